package web_test

import (
	"net/http"
	"testing"

	"zhengqi/internal/dossier"
	"zhengqi/internal/web"
)

func (h *house) withdraw(id, ifMatch, body string) answer {
	h.Helper()
	return h.json("DELETE", "/api/v1/documents/"+id, body, "If-Match", ifMatch)
}

// A file that is withdrawn is no part of its group any more, is listed apart,
// and may be handed in again.
func TestADocumentIsWithdrawn(t *testing.T) {
	h := newHouse(t)
	groupID, id := h.readGroup()
	h.judge(groupID, aReport(1))
	tag := h.do("GET", "/api/v1/documents/"+id, nil).Header.Get("ETag")
	a := h.withdraw(id, tag, `{"by":"李审核","why":"交错了"}`)
	var d web.DocumentView
	a.into(h, 200, &d)
	if d.Status != dossier.StatusWithdrawn || d.File != "applicants/01/p.png" || d.Withdrawn == nil || d.Withdrawn.By != "李审核" || len(d.Papers) != 1 || a.Header.Get("ETag") == tag {
		t.Errorf("%+v, %v", d, a.Header)
	}
	var g web.GroupView
	h.do("GET", "/api/v1/groups/"+groupID, nil).into(h, 200, &g)
	if len(g.Documents) != 0 || g.Progress.Total != 0 || g.Progress.Report || !g.Outdated {
		t.Errorf("%+v", g)
	}
	if len(g.Withdrawn) != 1 || g.Withdrawn[0].ID != id || g.Withdrawn[0].Kinds[0] != dossier.Passport || g.Withdrawn[0].Why != "交错了" || g.Withdrawn[0].At.IsZero() {
		t.Errorf("withdrawn: %+v", g.Withdrawn)
	}
	var up web.UploadAnswer
	h.upload(groupID, nil, part{"path", "", "applicants/01/p.png"}, part{"file", "p.png", picture(t, 0)}).into(h, 202, &up)
	if len(up.Accepted) != 1 || up.Accepted[0].File != "applicants/01/p.png" {
		t.Errorf("again: %+v", up)
	}
}

func TestAWithdrawalIsRefused(t *testing.T) {
	h := newHouse(t)
	_, id := h.readGroup()
	tag := h.do("GET", "/api/v1/documents/"+id, nil).Header.Get("ETag")
	const good = `{"by":"李","why":"x"}`
	h.wantProblem(h.withdraw("nope", tag, good), http.StatusNotFound, "document_not_found")
	h.wantProblem(h.withdraw(id, `"1"`, good), http.StatusPreconditionFailed, "version_mismatch")
	h.wantProblem(h.withdraw(id, "", good), http.StatusPreconditionRequired, "if_match_required")
	h.wantProblem(h.withdraw(id, tag, `{"by":"李"}`), http.StatusUnprocessableEntity, "invalid_request")
	h.wantProblem(h.withdraw(id, tag, `{"by":" ","why":"x"}`), http.StatusBadRequest, "unsigned")
	h.wantProblem(h.withdraw(id, tag, ""), http.StatusBadRequest, "bad_request")
	h.withdraw(id, tag, good).into(h, 200, nil)
	h.wantProblem(h.withdraw(id, tag, good), http.StatusConflict, "document_withdrawn")
	h.wantProblem(h.correct(id, tag, `{"by":"李","why":"x","fields":{"surname":"WANG"}}`), http.StatusConflict, "document_withdrawn")
}
