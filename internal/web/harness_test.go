package web_test

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"image"
	"image/color"
	"image/png"
	"io"
	"log/slog"
	"mime/multipart"
	"net/http"
	"net/http/httptest"
	"path/filepath"
	"slices"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"zhengqi/internal/blob"
	"zhengqi/internal/dossier"
	"zhengqi/internal/intake"
	"zhengqi/internal/store"
	"zhengqi/internal/web"
)

// house is a real server over a real database, blob store and border.
type house struct {
	*testing.T
	db     *store.DB
	web    *web.Server
	server *httptest.Server
	down   error         // what /readyz reports
	rules  *atomic.Value // the version in force, in place of that of profiles
}

func newHouse(t *testing.T) *house {
	t.Helper()
	dir := t.TempDir()
	path := filepath.Join(dir, "z.db")
	if err := store.Migrate(t.Context(), path); err != nil {
		t.Fatal(err)
	}
	db, err := store.Open(t.Context(), path, time.Now)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { db.Close() })
	blobs, err := blob.OpenDir(filepath.Join(dir, "blobs"))
	if err != nil {
		t.Fatal(err)
	}
	h := &house{T: t, db: db, rules: &atomic.Value{}}
	h.web = web.New(web.Options{Hosts: []string{"ZhengQi.example.cn:8443"},
		Store: db, Intake: desk{intake.New(blobs, db, dir)}, Rules: book{h.rules}, Packer: paperbag{db}, Fixer: retoucher{db}, Version: "test",
		Ready:     func(context.Context) error { return h.down },
		Heartbeat: 20 * time.Millisecond, Log: slog.New(slog.DiscardHandler),
	})
	h.server = httptest.NewServer(h.web)
	t.Cleanup(h.server.Close)
	t.Cleanup(h.web.Close)
	return h
}

func profiles() []web.Profile {
	return []web.Profile{{ID: "liaoning-2026", Title: "辽宁省 2026", TitleEN: "Liaoning 2026", Version: "2026-01-01.1", Businesses: []string{"new"}}}
}

// book is a book of rules with one profile that takes any pack.
type book struct{ version *atomic.Value }

func (b book) InForce(context.Context) (dossier.InForce, error) {
	return func(profile, date string) (string, error) {
		if version := b.version.Load(); version != nil {
			return version.(string), nil
		}
		return profiles()[0].Version, nil
	}, nil
}

func (book) Profiles(context.Context) ([]web.Profile, error) { return profiles(), nil }

func (book) Show(_ context.Context, pack string) (web.Profile, []dossier.RuleLine, error) {
	if pack != "liaoning-2026" {
		return web.Profile{}, nil, &dossier.Error{Class: dossier.NotFound, Code: "unknown_profile", Message: "没有", MessageEN: "none"}
	}
	return profiles()[0], []dossier.RuleLine{{Part: "parameter", Name: "min_months", Value: "6"}}, nil
}

func (b book) Diff(ctx context.Context, from, to string) ([]dossier.RuleChange, error) {
	if _, _, err := b.Show(ctx, to); err != nil {
		return nil, err
	}
	return []dossier.RuleChange{{Part: "parameter", Name: from, Before: "6", After: "3", Text: "改动"}}, nil
}

func (book) Preview(_ context.Context, p dossier.PackText) (dossier.Preview, error) {
	if p.Body == "" {
		return dossier.Preview{}, &dossier.Error{Class: dossier.Invalid, Code: "broken_pack", Message: "坏", MessageEN: "broken", Cause: twoMistakes{}}
	}
	return dossier.Preview{Profile: p.Name, Groups: 3, Changes: []dossier.RuleChange{}, FlipSum: dossier.NewFlipSum()}, nil
}

func (book) Activate(_ context.Context, p dossier.PackText) (web.Profile, error) {
	return web.Profile{ID: p.Name, Version: p.Cases}, nil
}

// paperbag packs the number of the report's applicants.
type paperbag struct{ db *store.DB }

func (p paperbag) Pack(ctx context.Context, groupID string) (io.ReadCloser, int64, error) {
	r, _, err := p.db.Report(ctx, groupID)
	return io.NopCloser(strings.NewReader(fmt.Sprint(len(r.Applicants)))), 1, err
}

// twoMistakes is an error with details.
type twoMistakes struct{}

func (twoMistakes) Error() string     { return "one\ntwo" }
func (twoMistakes) Details() []string { return []string{"p.yaml:1: one", "p.yaml:2: two"} }

// desk gives uploads to the border.
type desk struct{ *intake.Intake }

func (d desk) Accept(ctx context.Context, groupID, key string, next func() (web.Upload, error)) (web.Accepted, error) {
	batch := d.Begin(groupID)
	for {
		u, err := next()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			return web.Accepted{}, err
		}
		if err := batch.Take(ctx, intake.Upload{FileName: u.FileName, Path: u.Path, Applicant: u.Applicant}, u.Body); err != nil {
			return web.Accepted{}, err
		}
	}
	documents, _, err := batch.Accept(ctx, key, time.Now())
	out := web.Accepted{Documents: documents}
	if declaration := batch.Declaration(); declaration != nil {
		out.Agrees = func(g dossier.Group) bool { return intake.Agrees(g, *declaration) }
	}
	return out, err
}

func (desk) Folder(name string) (string, bool) { return intake.ApplicantFolder(name) }

func (h *house) ok(err error) {
	h.Helper()
	if err != nil {
		h.Fatal(err)
	}
}

// answer is a whole response.
type answer struct {
	*http.Response
	body []byte
}

func (h *house) do(method, path string, body io.Reader, headers ...string) answer {
	h.Helper()
	r, err := http.NewRequestWithContext(h.Context(), method, h.server.URL+path, body)
	h.ok(err)
	for i := 0; i+1 < len(headers); i += 2 {
		r.Header.Set(headers[i], headers[i+1])
	}
	response, err := h.server.Client().Do(r)
	h.ok(err)
	defer response.Body.Close()
	data, err := io.ReadAll(response.Body)
	h.ok(err)
	return answer{response, data}
}

func (h *house) json(method, path, body string, headers ...string) answer {
	h.Helper()
	return h.do(method, path, strings.NewReader(body), append([]string{"Content-Type", "application/json"}, headers...)...)
}

// into decodes a successful answer.
func (a answer) into(h *house, status int, v any) {
	h.Helper()
	if a.StatusCode != status {
		h.Fatalf("%s %s answered %d: %s", a.Request.Method, a.Request.URL, a.StatusCode, a.body)
	}
	if v != nil {
		h.ok(json.Unmarshal(a.body, v))
	}
}

// problem checks that the answer is a problem document and returns its code.
func (a answer) problem(h *house) string {
	h.Helper()
	if got := a.Header.Get("Content-Type"); got != "application/problem+json" {
		h.Errorf("%s %s: content type %q: %s", a.Request.Method, a.Request.URL, got, a.body)
	}
	var p web.ProblemDocument
	if err := json.Unmarshal(a.body, &p); err != nil {
		h.Fatalf("%v: %s", err, a.body)
	}
	if p.Status != a.StatusCode || p.Code == "" || p.Detail == "" || p.Title == "" {
		h.Errorf("an incomplete problem: %s", a.body)
	}
	return p.Code
}

func (h *house) wantProblem(a answer, status int, code string) {
	h.Helper()
	if got := a.problem(h); a.StatusCode != status || got != code {
		h.Errorf("%s %s: %d %s, want %d %s: %s", a.Request.Method, a.Request.URL, a.StatusCode, got, status, code, a.body)
	}
}

func (h *house) createGroup() string {
	h.Helper()
	var g web.GroupView
	h.json("POST", "/api/v1/groups", `{"profile":"liaoning-2026","business":"new","date":"2026-11-20"}`).into(h, 201, &g)
	return g.ID
}

// part is a file of an upload, or, without a name, a text field.
type part struct{ field, name, data string }

func form(h *house, parts ...part) (string, *bytes.Buffer) {
	h.Helper()
	var body bytes.Buffer
	w := multipart.NewWriter(&body)
	for _, p := range parts {
		var to io.Writer
		var err error
		if p.name == "" {
			to, err = w.CreateFormField(p.field)
		} else {
			to, err = w.CreateFormFile(p.field, p.name)
		}
		h.ok(err)
		_, err = io.WriteString(to, p.data)
		h.ok(err)
	}
	h.ok(w.Close())
	return w.FormDataContentType(), &body
}

func (h *house) upload(groupID string, headers []string, parts ...part) answer {
	h.Helper()
	media, body := form(h, parts...)
	return h.do("POST", "/api/v1/groups/"+groupID+"/files", body, append([]string{"Content-Type", media}, headers...)...)
}

// picture gives a small PNG of its own content for every n.
func picture(t testing.TB, n int) string {
	t.Helper()
	img := image.NewGray(image.Rect(0, 0, 8, 8))
	img.SetGray(n%8, n/8%8, color.Gray{Y: 200})
	var b bytes.Buffer
	if err := png.Encode(&b, img); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

// read gives a stored document the papers of a passport.
func (h *house) read(id string) {
	h.Helper()
	claim, err := h.db.Claim(h.Context(), id)
	h.ok(err)
	h.ok(h.db.Finish(h.Context(), claim, dossier.Reading{ElapsedMS: 41, ReaderVersion: "v1", Papers: []dossier.Paper{{
		Kind: dossier.Passport, KindConfidence: 0.99, Pages: []int{1}, Fields: dossier.Fields{
			"document_number": {Value: "E12345678", Raw: "E12345678", Confidence: 0.9, Review: true, Source: dossier.SourceMRZ, Page: 1, Box: dossier.Box{1, 2, 3, 4}},
			"quality":         {List: []string{}, Confidence: 1, Source: dossier.SourceImage, Page: 1},
			"birth_date":      {Raw: "??", Source: dossier.SourceOCR, Page: 1, Review: true},
		}}}}))
}

// judge saves r as the report on the present state of the group.
func (h *house) judge(groupID string, r dossier.Report) {
	h.Helper()
	_, _, revision, err := h.db.Basis(h.Context(), groupID)
	h.ok(err)
	h.ok(h.db.SaveReport(h.Context(), groupID, revision, r))
}

// readGroup is a group with one document, read.
func (h *house) readGroup() (groupID, documentID string) {
	h.Helper()
	groupID = h.createGroup()
	var up web.UploadAnswer
	h.upload(groupID, nil, part{"path", "", "applicants/01/p.png"}, part{"file", "p.png", picture(h.T, 0)}).into(h, 202, &up)
	if len(up.Accepted) != 1 {
		h.Fatalf("accepted %+v, refused %+v", up.Accepted, up.Refused)
	}
	h.read(up.Accepted[0].ID)
	return groupID, up.Accepted[0].ID
}

// aReport is a report on n applicants with five slots each.
func aReport(n int) dossier.Report {
	file := "enterprise/licence.jpg"
	r := dossier.Report{Profile: "liaoning-2026", RulesVersion: "2026-01-01.1", Business: "new", Date: "2026-11-20", Verdict: dossier.Incomplete,
		Findings: []dossier.Finding{},
		Enterprise: dossier.Part{Verdict: dossier.Complete, Findings: []dossier.Finding{}, Documents: []dossier.SlotDocument{
			{Slot: "business_licence", Accepts: []dossier.Kind{dossier.BusinessLicence}, Kind: dossier.BusinessLicence, File: &file, State: dossier.SlotOK}}},
		Unassigned: []dossier.Unassigned{{File: "x.jpg", Kind: dossier.Photo, Reason: "文件名也不能确定归属"}}}
	for i := range n {
		r.Applicants = append(r.Applicants, anApplicant(i))
	}
	return r
}

func anApplicant(i int) dossier.ApplicantPart {
	a := dossier.ApplicantPart{Name: fmt.Sprintf("申请人%02d", i+1), Folder: fmt.Sprintf("applicants/%02d", i+1)}
	a.Verdict, a.Findings = dossier.Complete, []dossier.Finding{}
	for j, kind := range []dossier.Kind{dossier.Passport, dossier.Photo, dossier.Signature, dossier.SocialInsurance, dossier.NoCrimeRecord} {
		file := fmt.Sprintf("%s/%s.jpg", a.Folder, kind)
		d := dossier.SlotDocument{Slot: string(kind), Accepts: []dossier.Kind{kind}, Kind: kind, File: &file, State: dossier.SlotOK}
		if i%5 == j {
			d.File, d.State, a.Verdict = nil, dossier.SlotMissing, dossier.Incomplete
			a.Findings = []dossier.Finding{
				{Rule: string(kind) + ".quality", Severity: dossier.Warn, File: &file, Message: "图像较暗，请核对。", MessageEN: "The picture is dark.", Source: "程序自有检查"},
				{Rule: string(kind) + ".present", Severity: dossier.Fail, Message: "缺少" + dossier.Spec(kind).Title + "。", MessageEN: "Missing: " + dossier.Spec(kind).TitleEN + ".", Source: "申请人须提交" + dossier.Spec(kind).Title, Mend: "请提交" + dossier.Spec(kind).Title + "。"}}
		}
		a.Documents = append(a.Documents, d)
	}
	return a
}

// retoucher fixes any stored document.
type retoucher struct{ db *store.DB }

func (r retoucher) Fix(ctx context.Context, id string) (dossier.FixedPicture, error) {
	if _, _, err := r.db.Document(ctx, id); err != nil {
		return dossier.FixedPicture{}, err
	}
	return dossier.FixedPicture{JPEG: []byte("\xff\xd8jpeg"), Done: []string{"缩放"}, DoneEN: []string{"resized"}}, nil
}

func (book) Has(_ context.Context, profile string) (bool, error) {
	return slices.Contains([]string{"liaoning-2026", "not-yet"}, profile), nil
}

func (book) Unusable(context.Context) ([]dossier.UnusablePack, error) {
	return []dossier.UnusablePack{{Name: "own", Profile: "liaoning-2026", Version: "2027-01-01.1", From: "2027-01-01", Problem: dossier.Problem{Code: "broken_pack"}}}, nil
}

func (book) Rebuild(_ context.Context, groupID, version string) (dossier.Report, error) {
	if version != "2026-01-01.1" {
		return dossier.Report{}, &dossier.Error{Class: dossier.NotFound, Code: "unknown_version", Message: "没有", MessageEN: "none"}
	}
	return dossier.Report{Profile: "liaoning-2026", RulesVersion: version, Verdict: dossier.Review}, nil
}
