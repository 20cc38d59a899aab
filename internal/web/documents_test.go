package web_test

import (
	"bytes"
	"net/http"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/xuri/excelize/v2"

	"zhengqi/internal/dossier"
	"zhengqi/internal/web"
)

func TestDocumentShowsItsFields(t *testing.T) {
	h := newHouse(t)
	groupID, id := h.readGroup()
	a := h.do("GET", "/api/v1/documents/"+id, nil)
	var d web.DocumentView
	a.into(h, 200, &d)
	if d.GroupID != groupID || d.Status != dossier.StatusRead || d.ElapsedMS != 41 || len(d.Papers) != 1 || d.Papers[0].Kind != dossier.Passport {
		t.Errorf("%+v", d)
	}
	want := map[string]web.FieldView{
		"document_number": {Value: "E12345678", Raw: "E12345678", Confidence: 0.9, Review: true, Source: dossier.SourceMRZ, Page: 1, Box: []int{1, 2, 3, 4}},
		"quality":         {Value: []any{}, Confidence: 1, Source: dossier.SourceImage, Page: 1, Box: []int{0, 0, 0, 0}},
		"birth_date":      {Raw: "??", Source: dossier.SourceOCR, Page: 1, Review: true, Box: []int{0, 0, 0, 0}},
	}
	if diff := cmp.Diff(want, d.Papers[0].Fields); diff != "" {
		t.Error(diff)
	}
}

func (h *house) correct(id, ifMatch, body string) answer {
	h.Helper()
	return h.json("PATCH", "/api/v1/documents/"+id+"/fields", body, "If-Match", ifMatch)
}

func TestCorrectionsAreAppendedAndShown(t *testing.T) {
	h := newHouse(t)
	groupID, id := h.readGroup()
	h.judge(groupID, aReport(1))
	tag := h.do("GET", "/api/v1/documents/"+id, nil).Header.Get("ETag")
	a := h.correct(id, tag, `{"by":"李审核","why":"看原件","fields":{"document_number":"E87654321","quality":["glare"]}}`)
	var d web.DocumentView
	a.into(h, 200, &d)
	number := d.Papers[0].Fields["document_number"]
	if number.Value != "E87654321" || number.Raw != "E12345678" || number.Source != dossier.SourcePerson || number.Review {
		t.Errorf("%+v", number)
	}
	if next := a.Header.Get("ETag"); next == tag || next != h.do("GET", "/api/v1/documents/"+id, nil).Header.Get("ETag") {
		t.Errorf("ETag %s after %s", next, tag)
	}
	h.wantProblem(h.correct(id, tag, `{"by":"赵","why":"x","fields":{"document_number":"E00000000"}}`), http.StatusPreconditionFailed, "version_mismatch")
	h.correct(id, a.Header.Get("ETag"), `{"by":"赵复核","why":"更正","fields":{"document_number":"E11111111"}}`).into(h, 200, &d)
	if d.Papers[0].Fields["document_number"].Value != "E11111111" {
		t.Errorf("the newest correction does not count: %+v", d.Papers[0].Fields)
	}
	all, err := h.db.Corrections(t.Context(), groupID)
	h.ok(err)
	if !slices.ContainsFunc(all, func(c dossier.Correction) bool {
		return c.Value == "E87654321" && c.By == "李审核" && c.Why == "看原件"
	}) || len(all) != 3 {
		t.Errorf("corrections are not kept: %+v", all)
	}
	var g web.GroupView
	h.do("GET", "/api/v1/groups/"+groupID, nil).into(h, 200, &g)
	if g.Progress.Report || g.Verdict != dossier.Incomplete {
		t.Errorf("the report from before the correction counts as current: %+v", g.Progress)
	}
}

// A document tells all that was corrected in it, in order, and nothing of
// another one of its group.
func TestDocumentTellsItsCorrections(t *testing.T) {
	h := newHouse(t)
	groupID, id := h.readGroup()
	var up web.UploadAnswer
	h.upload(groupID, nil, part{"file", "other.png", picture(t, 9)}).into(h, 202, &up)
	h.read(up.Accepted[0].ID)
	tagOf := func(id string) string { return h.do("GET", "/api/v1/documents/"+id, nil).Header.Get("ETag") }
	h.correct(id, tagOf(id), `{"by":"李审核","why":"看原件","fields":{"document_number":"E87654321","quality":[]}}`).into(h, 200, nil)
	h.correct(up.Accepted[0].ID, tagOf(up.Accepted[0].ID), `{"by":"李","why":"x","fields":{"document_number":"E00000000"}}`).into(h, 200, nil)
	var answered, d web.DocumentView
	h.correct(id, tagOf(id), `{"by":"赵复核","why":"再看","fields":{"document_number":"E11111111"}}`).into(h, 200, &answered)
	h.do("GET", "/api/v1/documents/"+id, nil).into(h, 200, &d)
	if diff := cmp.Diff(answered, d); diff != "" {
		t.Error(diff)
	}
	for i := range d.Corrections {
		if d.Corrections[i].At.IsZero() {
			t.Errorf("nobody knows when: %+v", d.Corrections[i])
		}
		d.Corrections[i].At = time.Time{}
	}
	want := []web.CorrectionView{{Field: "document_number", Value: "E87654321", By: "李审核", Why: "看原件"},
		{Field: "quality", Value: []any{}, By: "李审核", Why: "看原件"}, {Field: "document_number", Value: "E11111111", By: "赵复核", Why: "再看"}}
	if diff := cmp.Diff(want, d.Corrections); diff != "" {
		t.Error(diff)
	}
}

func TestCorrectionOfTheKindComesFirst(t *testing.T) {
	h := newHouse(t)
	_, id := h.readGroup()
	tag := h.do("GET", "/api/v1/documents/"+id, nil).Header.Get("ETag")
	var d web.DocumentView
	h.correct(id, tag, `{"by":"李","why":"x","fields":{"employer":"大连示例有限公司","kind":"social_insurance","months":["2026-01"]}}`).into(h, 200, &d)
	if d.Papers[0].Kind != dossier.SocialInsurance || d.Papers[0].Fields["employer"].Value != "大连示例有限公司" {
		t.Errorf("%+v", d.Papers[0])
	}
}

func TestCorrectionIsRefused(t *testing.T) {
	h := newHouse(t)
	groupID, id := h.readGroup()
	tag := h.do("GET", "/api/v1/documents/"+id, nil).Header.Get("ETag")
	one := func(fields string) string { return `{"by":"李","why":"x","fields":` + fields + `}` }
	for _, c := range []struct {
		ifMatch, body string
		status        int
		code          string
	}{
		{"", one(`{"surname":"WANG"}`), 428, "if_match_required"},
		{"*", one(`{"surname":"WANG"}`), 400, "bad_if_match"},
		{tag, one(`{"employer":"x"}`), 400, "unknown_field"},
		{tag, one(`{"kind":"hat"}`), 400, "unknown_kind"},
		{tag, one(`{"expiry_date":"2030-02-30"}`), 400, "bad_value"},
		{tag, one(`{"surname":["WANG"]}`), 400, "bad_value"},
		{tag, one(`{"surname":7}`), 422, "invalid_request"},
		{tag, one(`{}`), 422, "invalid_request"},
		{tag, `{"why":"x","fields":{"surname":"WANG"}}`, 422, "invalid_request"},
		{tag, `{"by":"","why":"x","fields":{"surname":"WANG"}}`, 422, "invalid_request"},
		{tag, `{"by":"李","why":"x","paper":3,"fields":{"surname":"WANG"}}`, 400, "no_such_paper"},
		{tag, `{"by":"李","why":"x","paper":-1,"fields":{"surname":"WANG"}}`, 422, "invalid_request"},
		{tag, `{"by":"` + strings.Repeat("x", 101) + `","why":"x","fields":{"surname":"WANG"}}`, 422, "invalid_request"},
	} {
		h.wantProblem(h.correct(id, c.ifMatch, c.body), c.status, c.code)
	}
	all, err := h.db.Corrections(t.Context(), groupID)
	h.ok(err)
	if len(all) != 0 {
		t.Errorf("refused corrections were kept: %+v", all)
	}
}

func TestReportComesAsAsked(t *testing.T) {
	h := newHouse(t)
	id, _ := h.readGroup()
	path := "/api/v1/groups/" + id + "/report"
	h.wantProblem(h.do("GET", path, nil), 404, "report_not_ready")
	h.judge(id, aReport(2))
	for _, c := range []struct{ accept, media string }{
		{"", "application/json"}, {"application/json", "application/json"}, {"*/*", "application/json"},
		{"text/html,application/xhtml+xml,*/*;q=0.8", "text/html; charset=utf-8"}, {"text/html;q=0, application/json", "application/json"},
		{xlsxType, xlsxType}, {"image/png, " + strings.ToUpper(xlsxType) + ";q=0.9", xlsxType}, {"application/*", "application/json"}, {"text/*", "text/html; charset=utf-8"},
	} {
		a := h.do("GET", path, nil, "Accept", c.accept)
		if a.StatusCode != 200 || a.Header.Get("Content-Type") != c.media || a.Header.Get("Vary") != "Accept" {
			t.Errorf("Accept %q: %d %v", c.accept, a.StatusCode, a.Header)
		}
		if strings.HasPrefix(c.media, "text/html") && !strings.Contains(a.Header.Get("Content-Security-Policy"), "default-src 'none'") {
			t.Errorf("the page of the report may load more than itself: %v", a.Header)
		}
	}
	h.wantWorkbook(h.do("GET", path+"?format=xlsx", nil, "Accept", "text/html"), "report-"+id+".xlsx", "人员")
	if a := h.do("GET", path+"?format=html", nil); a.Header.Get("Content-Type") != "text/html; charset=utf-8" {
		t.Errorf("?format=html: %v", a.Header)
	}
	h.wantProblem(h.do("GET", path+"?format=doc", nil), 422, "invalid_request")
	var r dossier.Report
	h.do("GET", path, nil).into(h, 200, &r)
	if diff := cmp.Diff(aReport(2), r); diff != "" {
		t.Error(diff)
	}
	h.wantProblem(h.do("GET", path, nil, "Accept", "image/png"), 406, "not_acceptable")
}

const xlsxType = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"

func TestNoticeComesAsAsked(t *testing.T) {
	h := newHouse(t)
	id, _ := h.readGroup()
	path := "/api/v1/groups/" + id + "/notice"
	h.wantProblem(h.do("GET", path, nil), 404, "report_not_ready")
	h.judge(id, aReport(2))
	for _, accept := range []string{"", "*/*", "text/html,application/xhtml+xml,*/*;q=0.8"} {
		a := h.do("GET", path, nil, "Accept", accept)
		if a.Header.Get("Content-Type") != "text/html; charset=utf-8" || !strings.Contains(a.Header.Get("Content-Security-Policy"), "default-src 'none'") {
			t.Errorf("Accept %q: %d %v", accept, a.StatusCode, a.Header)
		}
		if page := string(a.body); !strings.Contains(page, "缺少护照资料页。") || strings.Contains(page, "图像较暗") {
			t.Errorf("the notice says %s", page)
		}
	}
	h.wantWorkbook(h.do("GET", path, nil, "Accept", xlsxType), "notice-"+id+".xlsx", "补正")
	h.wantWorkbook(h.do("GET", path+"?format=xlsx", nil, "Accept", "text/html"), "notice-"+id+".xlsx", "补正")
	h.wantProblem(h.do("GET", path, nil, "Accept", "application/json"), 406, "not_acceptable")
	h.wantProblem(h.do("GET", path+"?format=json", nil), 422, "invalid_request")
}

// wantWorkbook checks that the answer is a download of that name, a workbook
// with that sheet.
func (h *house) wantWorkbook(a answer, name, sheet string) {
	h.Helper()
	if got := a.Header.Get("Content-Disposition"); a.Header.Get("Content-Type") != xlsxType || got != "attachment; filename="+name {
		h.Errorf("%d %v", a.StatusCode, a.Header)
	}
	f, err := excelize.OpenReader(bytes.NewReader(a.body))
	h.ok(err)
	defer f.Close()
	if rows, err := f.GetRows(sheet); err != nil || len(rows) < 2 {
		h.Errorf("the sheet %s: %q, %v", sheet, rows, err)
	}
}

func TestAReportThatCannotBeMadeIsTold(t *testing.T) {
	h := newHouse(t)
	id, _ := h.readGroup()
	_, _, revision, err := h.db.Basis(t.Context(), id)
	h.ok(err)
	h.ok(h.db.SaveFailure(t.Context(), id, revision, &dossier.Problem{Code: "no_rules_in_force", Message: "尚未施行。"}))
	var g web.GroupView
	h.do("GET", "/api/v1/groups/"+id, nil).into(h, 200, &g)
	if g.Progress.Report || g.Progress.Error == nil || g.Progress.Error.Code != "no_rules_in_force" {
		t.Errorf("%+v", g.Progress)
	}
	page := h.page("/groups/" + id)
	if got := text(page.find("#failure")[0]); !strings.Contains(got, "尚未施行") {
		t.Errorf("the page says %q", got)
	}
}
