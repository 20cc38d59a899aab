package web_test

import (
	"archive/zip"
	"bytes"
	"io"
	"slices"
	"strings"
	"testing"

	"zhengqi/internal/dossier"
	"zhengqi/internal/raster"
	"zhengqi/internal/web"
)

func TestPrintComesAsAsked(t *testing.T) {
	h := newHouse(t)
	id, _ := h.readGroup()
	h.judge(id, aReport(2))
	for _, what := range []string{"report", "notice"} {
		path := "/api/v1/groups/" + id + "/" + what
		for _, a := range []answer{h.do("GET", path, nil, "Accept", "application/pdf"), h.do("GET", path+"?format=pdf", nil, "Accept", "text/html")} {
			if a.Header.Get("Content-Type") != "application/pdf" || a.Header.Get("Content-Disposition") != "inline; filename="+what+"-"+id+".pdf" {
				t.Errorf("%d %v", a.StatusCode, a.Header)
			}
			h.wantPages(a.body)
		}
	}
}

// wantPages checks that data is a PDF that opens.
func (h *house) wantPages(data []byte) {
	h.Helper()
	f, err := raster.Open(data, raster.DefaultLimits)
	if err != nil || f.Format() != raster.PDF || f.NumPages() == 0 {
		h.Errorf("no PDF: %v", err)
	}
}

func TestNoticeOnOnePart(t *testing.T) {
	h := newHouse(t)
	id, _ := h.readGroup()
	path := "/api/v1/groups/" + id + "/notice"
	h.wantProblem(h.do("GET", path+"s", nil), 404, "report_not_ready")
	h.judge(id, aReport(2))
	page := string(h.do("GET", path+"?applicant=applicants/01", nil).body)
	if !strings.Contains(page, "对象：申请人01") || !strings.Contains(page, "缺少护照资料页。") || strings.Contains(page, "缺少照片。") {
		t.Errorf("the notice on the first says %s", page)
	}
	if page := string(h.do("GET", path+"?applicant=enterprise", nil).body); !strings.Contains(page, "没有需要企业补正的事项") {
		t.Errorf("the notice on the enterprise says %s", page)
	}
	h.wantProblem(h.do("GET", path+"?applicant=applicants/03&format=pdf", nil), 404, "no_such_applicant")
	a := h.do("GET", path+"s", nil)
	if a.Header.Get("Content-Type") != "application/zip" || a.Header.Get("Content-Disposition") != "attachment; filename=notices-"+id+".zip" {
		t.Errorf("%d %v", a.StatusCode, a.Header)
	}
	z, err := zip.NewReader(bytes.NewReader(a.body), int64(len(a.body)))
	h.ok(err)
	var names []string
	for _, f := range z.File {
		names = append(names, f.Name)
		r, err := f.Open()
		h.ok(err)
		data, err := io.ReadAll(r)
		h.ok(err)
		h.wantPages(data)
	}
	if want := []string{"00-企业与团组.pdf", "01-申请人01.pdf", "02-申请人02.pdf"}; !slices.Equal(names, want) {
		t.Errorf("the ZIP holds %q", names)
	}
}

// A report that the group has outgrown is given with the mark of one, as a
// report, as a notice and in the list.
func TestAnOutdatedReportIsMarked(t *testing.T) {
	h := newHouse(t)
	id, _ := h.readGroup()
	h.judge(id, aReport(2))
	path := "/api/v1/groups/" + id
	said := func() []bool {
		var r dossier.Report
		h.do("GET", path+"/report", nil).into(h, 200, &r)
		return []bool{r.Outdated, r.Problem != nil, strings.Contains(string(h.do("GET", path+"/notice", nil).body), "请勿发出本通知"),
			strings.Contains(string(h.do("GET", "/", nil).body), "非最新")}
	}
	if got := said(); slices.Contains(got, true) {
		t.Errorf("a current report is marked: %v", got)
	}
	_, err := h.db.Reprocess(t.Context(), false)
	h.ok(err)
	if got := said(); !slices.Equal(got, []bool{true, false, true, true}) {
		t.Errorf("while a newer one is on its way: %v", got)
	}
	_, _, revision, err := h.db.Basis(t.Context(), id)
	h.ok(err)
	h.ok(h.db.SaveFailure(t.Context(), id, revision, &dossier.Problem{Code: "rules_unusable", Message: "规则包不能使用。", MessageEN: "unusable"}))
	if got := said(); slices.Contains(got, false) {
		t.Errorf("where none can be made: %v", got)
	}
}

// A report under rules that are not those in force any more is marked as well,
// until the group is judged under the new ones.
func TestAReportUnderOlderRulesIsMarked(t *testing.T) {
	h := newHouse(t)
	id, _ := h.readGroup()
	h.judge(id, aReport(2))
	said := func() []bool {
		var list struct{ Groups []dossier.GroupSummary }
		h.do("GET", "/api/v1/groups", nil).into(h, 200, &list)
		var g web.GroupView
		h.do("GET", "/api/v1/groups/"+id, nil).into(h, 200, &g)
		var r dossier.Report
		h.do("GET", "/api/v1/groups/"+id+"/report", nil).into(h, 200, &r)
		_, unmarked := attribute(h.page("/groups/" + id).find("#rules-changed")[0], "hidden")
		if !g.Progress.Report {
			t.Error("a report on the present papers counts as one on its way")
		}
		return []bool{!list.Groups[0].Current, list.Groups[0].Outdated, g.Outdated, g.Progress.RulesChanged, r.Outdated, r.RulesInForce == "2026-07-01.1", !unmarked,
			strings.Contains(string(h.do("GET", "/api/v1/groups/"+id+"/report?format=html", nil).body), "现行规则为 2026-07-01.1"),
			strings.Contains(string(h.do("GET", "/api/v1/groups/"+id+"/notice", nil).body), "请勿发出本通知"),
			strings.Contains(string(h.do("GET", "/", nil).body), "非最新")}
	}
	if got := said(); slices.Contains(got, true) {
		t.Errorf("under the rules in force: %v", got)
	}
	h.rules.Store("2026-07-01.1")
	if got := said(); slices.Contains(got, false) {
		t.Errorf("under older rules: %v", got)
	}
	_, err := h.db.Reprocess(t.Context(), false)
	h.ok(err)
	again := aReport(2)
	again.RulesVersion = "2026-07-01.1"
	h.judge(id, again)
	if got := said(); slices.Contains(got, true) {
		t.Errorf("judged anew: %v", got)
	}
}

func TestThePackageIsADownload(t *testing.T) {
	h := newHouse(t)
	id, _ := h.readGroup()
	path := "/api/v1/groups/" + id + "/package"
	h.wantProblem(h.do("GET", path, nil), 404, "report_not_ready")
	h.judge(id, aReport(2))
	a := h.do("GET", path, nil)
	if a.Header.Get("Content-Type") != "application/zip" || a.Header.Get("Content-Disposition") != "attachment; filename=package-"+id+".zip" || a.ContentLength != 1 || string(a.body) != "2" {
		t.Errorf("%d %v %q", a.StatusCode, a.Header, a.body)
	}
}
