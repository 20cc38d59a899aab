package web_test

import (
	"testing"

	"zhengqi/internal/dossier"
	"zhengqi/internal/web"
)

// What a group declares is taken back and put right as a whole; who did it stays.
func TestADeclarationIsChanged(t *testing.T) {
	h := newHouse(t)
	groupID, _ := h.readGroup()
	path := "/api/v1/groups/" + groupID + "/declaration"
	put := func(tag, body string) answer { h.Helper(); return h.json("PUT", path, body, "If-Match", tag) }
	a := h.do("GET", path, nil)
	var was web.DeclarationView
	a.into(h, 200, &was)
	tag := a.Header.Get("ETag")
	if tag == "" || len(was.History) != 0 || len(was.Declaration.Applicants) == 0 {
		t.Fatalf("%q %+v", tag, was)
	}
	const body = `{"by":"李专办","why":"姓名误填","declaration":{"profile":"liaoning-2026","business":"renew","enterprise":{"name":"沈阳示例贸易有限公司"},"applicants":[{"folder":"01","name_zh":"王晓琳"},{"folder":"09"}]}}`
	h.wantProblem(put("", body), 428, "if_match_required")
	h.wantProblem(put(`"other"`, body), 412, "version_mismatch")
	h.wantProblem(h.json("PUT", "/api/v1/groups/nope/declaration", body, "If-Match", tag), 404, "group_not_found")
	h.wantProblem(put(tag, `{"by":"李","why":"x","declaration":{"profile":"nope"}}`), 400, "unknown_profile")
	h.wantProblem(put(tag, `{"by":" ","why":"x","declaration":{}}`), 400, "unsigned")
	h.wantProblem(put(tag, `{"by":"李","why":"\u0007","declaration":{}}`), 400, "unsigned")
	var is web.DeclarationView
	changed := put(tag, body)
	changed.into(h, 200, &is)
	if d := is.Declaration; d.Business != "renew" || d.Enterprise.Name == "" || d.Applicants[0].NameZh != "王晓琳" || len(is.History) != 1 || is.History[0].By != "李专办" || is.History[0].Why != "姓名误填" {
		t.Errorf("%+v", is)
	}
	h.wantProblem(put(tag, body), 412, "version_mismatch")
	if again := changed.Header.Get("ETag"); again == tag || again != h.do("GET", path, nil).Header.Get("ETag") {
		t.Errorf("the ETag is %q, was %q", again, tag)
	}
	var without web.DeclarationView
	put(changed.Header.Get("ETag"), `{"by":"李专办","why":"没有第九人","declaration":{"profile":"liaoning-2026"}}`).into(h, 200, &without)
	for _, applicant := range without.Declaration.Applicants {
		if applicant.Folder == "applicants/09" || applicant.NameZh != "" {
			t.Errorf("still there: %+v", applicant)
		}
	}
	g, err := h.db.Group(t.Context(), groupID)
	h.ok(err)
	if g.Business != "" || g.Date != was.Declaration.Date || g.Date == "" || len(g.Documents) == 0 || len(g.Applicants) != len(without.Declaration.Applicants) || g.Profile != dossier.DefaultProfile {
		t.Errorf("%+v", g)
	}
}
