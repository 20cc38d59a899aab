package main

import (
	"bytes"
	"encoding/json"
	"io"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"slices"
	"strings"
	"testing"
	"time"

	"golang.org/x/sync/semaphore"

	"zhengqi/internal/dossier"
	"zhengqi/internal/pipeline"
	"zhengqi/internal/rules"
	"zhengqi/internal/web"
)

// office is a front desk whose groups are judged by real rules and shown on the
// web.
type office struct {
	border
	line *pipeline.Pipeline
	web  *httptest.Server
}

func newOffice(t *testing.T) *office {
	t.Helper()
	b := newBorder(t)
	shelf := rules.NewShelf(b.db)
	line := pipeline.New(nil, shelf.Catalogue, time.Now)
	desk := rulesDesk{shelf, line, b.db}
	o := &office{border: b, line: line, web: httptest.NewServer(web.New(web.Options{Store: b.db, Intake: b.frontDesk, Rules: desk,
		Packer: &packer{b.db, b.blobs, t.TempDir(), desk, semaphore.NewWeighted(1)}, Log: slog.New(slog.DiscardHandler)}))}
	t.Cleanup(o.web.Close)
	return o
}

// judged hands a paper in to a new group, which is read and judged, and returns
// the group's id.
func (o *office) judged(t *testing.T, profile, date string) string {
	t.Helper()
	g := o.handIn(t, dossier.Group{Profile: profile, Date: date}, "applicants/01/p.jpg", blankJPEG(t))
	claim, err := o.db.Claim(t.Context(), g.Documents[0].ID)
	if err != nil {
		t.Fatal(err)
	}
	passport := dossier.Paper{Kind: dossier.Passport, KindConfidence: 1, Pages: []int{1},
		Fields: dossier.Fields{"expiry_date": {Value: "2035-06-01", Confidence: 1, Source: dossier.SourceMRZ}}}
	if err := o.db.Finish(t.Context(), claim, dossier.Reading{Papers: []dossier.Paper{passport}}); err != nil {
		t.Fatal(err)
	}
	o.judge(t, g.ID)
	return g.ID
}

// judge makes the report on a group as the workers do.
func (o *office) judge(t *testing.T, id string) dossier.Report {
	t.Helper()
	group, corrections, revision, err := o.db.Basis(t.Context(), id)
	if err != nil {
		t.Fatal(err)
	}
	report, err := o.line.Evaluate(t.Context(), group, corrections)
	if err != nil {
		t.Fatal(err)
	}
	if err := o.db.SaveReport(t.Context(), id, revision, report); err != nil {
		t.Fatal(err)
	}
	return report
}

// get gives the body of a successful answer.
func (o *office) get(t *testing.T, path string) []byte {
	t.Helper()
	answer, err := http.Get(o.web.URL + path)
	if err != nil {
		t.Fatal(err)
	}
	defer answer.Body.Close()
	body, err := io.ReadAll(answer.Body)
	if err != nil || answer.StatusCode != http.StatusOK {
		t.Fatalf("%s: %d %s, %v", path, answer.StatusCode, body, err)
	}
	return body
}

// marks says of a group, place by place, whether it is marked as outdated.
func (o *office) marks(t *testing.T, id string) map[string]bool {
	t.Helper()
	var list struct{ Groups []dossier.GroupSummary }
	if err := json.Unmarshal(o.get(t, "/api/v1/groups"), &list); err != nil {
		t.Fatal(err)
	}
	at := slices.IndexFunc(list.Groups, func(g dossier.GroupSummary) bool { return g.ID == id })
	if list.Groups[at].Current == list.Groups[at].Outdated {
		t.Errorf("current and outdated are %v", list.Groups[at].Current)
	}
	path := "/api/v1/groups/" + id
	var r dossier.Report
	if err := json.Unmarshal(o.get(t, path+"/report"), &r); err != nil {
		t.Fatal(err)
	}
	return map[string]bool{"list": list.Groups[at].Outdated, "report": r.Outdated && r.RulesInForce != "",
		"printed report": bytes.Contains(o.get(t, path+"/report?format=html"), []byte("不是最新")),
		"notice":         bytes.Contains(o.get(t, path+"/notice"), []byte("请勿发出本通知")),
		"package":        strings.Contains(string(unpack(t, o.get(t, path+"/package"))["请先读我 README.txt"]), "不是最新"),
		"page":           !bytes.Contains(o.get(t, "/groups/"+id), []byte(`id="rules-changed" hidden`))}
}

// A pack that is made active outdates the reports it would make otherwise, and
// no others, until they are made again.
func TestAnActivePackOutdatesTheReportsItSupersedes(t *testing.T) {
	o := newOffice(t)
	judged := o.judged(t, "", "2026-11-20")
	before := o.judged(t, "liaoning-2026", "2026-06-30")
	elsewhere := o.judged(t, "mfa", "2026-11-20")
	expect := func(when string, want map[string]bool) {
		t.Helper()
		for id, marked := range want {
			for place, got := range o.marks(t, id) {
				if got != marked {
					t.Errorf("%s, %s: marked is %v, want %v", when, place, got, marked)
				}
			}
		}
	}
	expect("at first", map[string]bool{judged: false, before: false, elsewhere: false})
	body := "profile: liaoning-2026\nversion: \"2026-07-01.1\"\nfrom: \"2026-07-01\"\ntitle: 四年\ntitle_en: four years\nextends: liaoning-2026\nparameters:\n  passport_years: 4\n"
	draft, err := json.Marshal(dossier.PackText{Name: "liaoning-2026-07", Body: body})
	if err != nil {
		t.Fatal(err)
	}
	answer, err := http.Post(o.web.URL+"/api/v1/rules", "application/json", bytes.NewReader(draft))
	if err != nil || answer.StatusCode != http.StatusCreated {
		t.Fatalf("%v, %v", answer, err)
	}
	answer.Body.Close()
	expect("a pack is active", map[string]bool{judged: true, before: false, elsewhere: false})
	if _, err := o.db.Reprocess(t.Context(), false); err != nil {
		t.Fatal(err)
	}
	for _, id := range []string{judged, before, elsewhere} {
		o.judge(t, id)
	}
	expect("judged anew", map[string]bool{judged: false, before: false, elsewhere: false})
}

// A file that nobody can read keeps its group from being complete until it is
// withdrawn.
func TestAWithdrawnFileIsJudgedNoMore(t *testing.T) {
	o := newOffice(t)
	id := o.judged(t, "", "2026-11-20")
	if err := o.accept(t, id, "later", "applicants/01/notes.txt", []byte("no picture")); err != nil {
		t.Fatal(err)
	}
	readable := func(f dossier.Finding) bool { return strings.HasPrefix(f.Rule, "document.readable") }
	complaints := func() int {
		r := o.judge(t, id)
		return len(slices.DeleteFunc(slices.Clone(r.Applicants[0].Findings), func(f dossier.Finding) bool { return !readable(f) }))
	}
	if got := complaints(); got != 1 {
		t.Errorf("%d complaints of the file", got)
	}
	for _, d := range slices.Backward(o.group(t, id).Documents) {
		if _, err := o.db.Withdraw(t.Context(), d.ID, d.Version, "李审核", "交错了"); err != nil {
			t.Fatal(err)
		}
		o.get(t, "/api/v1/groups/"+id+"/package") // of a report on a file that is gone
		if got := complaints(); got != 0 {
			t.Errorf("%d complaints of a file that was withdrawn", got)
		}
	}
}
