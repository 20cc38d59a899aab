package web_test

import (
	"errors"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"zhengqi/internal/dossier"
	"zhengqi/internal/web"
)

func TestGroupRoundTrip(t *testing.T) {
	h := newHouse(t)
	a := h.json("POST", "/api/v1/groups", `{"business":"new","enterprise":{"name":"大连示例有限公司","employees":12},
		"applicants":[{"folder":"01","name_zh":"王晓琳","legal_representative":true},{"name_zh":"赵六"}]}`)
	var created, got web.GroupView
	a.into(h, 201, &created)
	if want := "/api/v1/groups/" + created.ID; a.Header.Get("Location") != want {
		t.Errorf("Location %q, want %q", a.Header.Get("Location"), want)
	}
	h.do("GET", "/api/v1/groups/"+created.ID, nil).into(h, 200, &got)
	if diff := cmp.Diff(created, got); diff != "" {
		t.Error(diff)
	}
	if got.Applicants[0].Folder != "applicants/01" || got.Applicants[1].Folder != "applicants/赵六" {
		t.Errorf("folders: %+v", got.Applicants)
	}
	if got.Profile != dossier.DefaultProfile || got.Business != dossier.DefaultBusiness || got.Date != "" || got.Verdict != "" || got.Documents == nil || got.OnRecord != nil {
		t.Errorf("what was not declared is not unknown: %+v", got)
	}
}

// A group may be handed in to an office whose rules are not in force today, or
// are set aside.
func TestGroupOfRulesThatAreNotInForce(t *testing.T) {
	h := newHouse(t)
	h.json("POST", "/api/v1/groups", `{"profile":"not-yet"}`).into(h, 201, nil)
}

func TestGroupIsRefused(t *testing.T) {
	h := newHouse(t)
	for _, c := range []struct {
		body   string
		status int
		code   string
	}{
		{`{"profile":"nowhere"}`, 400, "unknown_profile"},
		{`{"date":"2026-02-30"}`, 400, "bad_date"},
		{`{"date":"20 November"}`, 422, "invalid_request"},
		{`{"business":"old"}`, 422, "invalid_request"},
		{`{"hat":1}`, 422, "invalid_request"},
		{`{"enterprise":{"industry":"hats"}}`, 400, "unknown_industry"},
		{`{"enterprise":{"name":"` + strings.Repeat("长", 201) + `"}}`, 400, "bad_text"},
		{`{"enterprise":{"name":"a\u0000b"}}`, 400, "bad_text"},
		{`{"applicants":[{}]}`, 400, "bad_applicant"},
		{`{"applicants":[{"folder":"../x"}]}`, 400, "bad_applicant"},
		{`{"applicants":[{"folder":"a"},{"folder":"applicants/a"}]}`, 400, "bad_applicant"},
		{`{"profile":`, 400, "bad_request"},
		{``, 400, "bad_request"},
		{`{"state":"` + strings.Repeat("x", 2<<20) + `"}`, 413, "too_large"},
	} {
		a := h.json("POST", "/api/v1/groups", c.body)
		h.wantProblem(a, c.status, c.code)
	}
	h.wantProblem(h.do("POST", "/api/v1/groups", strings.NewReader("profile: x"), "Content-Type", "application/yaml"), 415, "unsupported_media_type")
	var list struct{ Groups []dossier.GroupSummary }
	h.do("GET", "/api/v1/groups", nil).into(h, 200, &list)
	if len(list.Groups) != 0 {
		t.Errorf("%d groups were made of refused requests", len(list.Groups))
	}
}

func TestCreateGroupIsIdempotent(t *testing.T) {
	h := newHouse(t)
	var first, again, other web.GroupView
	h.json("POST", "/api/v1/groups", `{"business":"new","state":"x"}`, "Idempotency-Key", "k").into(h, 201, &first)
	h.json("POST", "/api/v1/groups", `{"state":"x", "business":"new"}`, "Idempotency-Key", "k").into(h, 201, &again)
	if again.ID != first.ID {
		t.Error("the same request made two groups")
	}
	h.wantProblem(h.json("POST", "/api/v1/groups", `{"business":"renew"}`, "Idempotency-Key", "k"), 409, "idempotency_key_reused")
	h.json("POST", "/api/v1/groups", `{"business":"new","state":"x"}`).into(h, 201, &other)
	if other.ID == first.ID {
		t.Error("a request without a key gave an earlier group")
	}
}

func TestUnknownPathsAndMethods(t *testing.T) {
	h := newHouse(t)
	h.wantProblem(h.do("GET", "/api/v1/hats", nil), 404, "not_found")
	h.wantProblem(h.do("GET", "/api/v1/hats", nil, "Accept", "text/html"), 404, "not_found")
	h.wantProblem(h.do("GET", "/hats", nil), 404, "not_found")
	a := h.do("DELETE", "/api/v1/groups", nil)
	h.wantProblem(a, 405, "method_not_allowed")
	if allow := a.Header.Get("Allow"); allow != "GET, HEAD, POST" {
		t.Errorf("Allow: %q", allow)
	}
	h.wantProblem(h.do("GET", "/api/v1/groups/nope", nil), 404, "group_not_found")
	h.wantProblem(h.do("GET", "/api/v1/documents/nope", nil), 404, "document_not_found")
	h.wantProblem(h.do("GET", "/api/v1/groups?limit=0", nil), 422, "invalid_request")
}

func TestOtherSitesMayNotPost(t *testing.T) {
	h := newHouse(t)
	h.wantProblem(h.json("POST", "/api/v1/groups", `{}`, "Sec-Fetch-Site", "cross-site"), 403, "cross_origin")
	h.json("POST", "/api/v1/groups", `{}`, "Sec-Fetch-Site", "same-origin").into(h, 201, nil)
}

// A page of another site that has its own name point here reads and changes
// nothing.
func TestOtherNamesAreRefused(t *testing.T) {
	h := newHouse(t)
	for host, status := range map[string]int{"evil.example": 421, "evil.example:8080": 421, "127.0.0.1.evil.example": 421, "localhost.": 421, "": 200,
		"localhost:8080": 200, "zhengqi": 200, "[::1]:8080": 200, "192.168.1.7": 200, "zq.localhost": 200, "Zhengqi.Example.cn": 200} {
		r := httptest.NewRequest("GET", "/api/v1/groups", nil)
		r.Host = host
		w := httptest.NewRecorder()
		h.web.ServeHTTP(w, r)
		if w.Code != status || status == 421 && !strings.Contains(w.Body.String(), "unknown_host") {
			t.Errorf("%q: %d %s", host, w.Code, w.Body)
		}
	}
}

func TestEveryAnswerCarriesTheGuardsHeaders(t *testing.T) {
	h := newHouse(t)
	for _, path := range []string{"/", "/hats", "/api/v1/groups", "/api/v1/hats", "/assets/style.css"} {
		a := h.do("GET", path, nil)
		policy := a.Header.Get("Content-Security-Policy")
		if a.Header.Get("X-Content-Type-Options") != "nosniff" || a.Header.Get("X-Request-Id") == "" || strings.Contains(policy, "unsafe") || !strings.Contains(policy, "default-src 'self'") {
			t.Errorf("%s: %v", path, a.Header)
		}
		if public := strings.HasPrefix(a.Header.Get("Cache-Control"), "public"); public != strings.HasPrefix(path, "/assets/") {
			t.Errorf("%s: Cache-Control %q", path, a.Header.Get("Cache-Control"))
		}
	}
}

func TestHealth(t *testing.T) {
	h := newHouse(t)
	h.do("GET", "/healthz", nil).into(h, 200, nil)
	h.do("GET", "/readyz", nil).into(h, 200, nil)
	h.down = errors.New("redis: secret detail")
	a := h.do("GET", "/readyz", nil)
	h.wantProblem(a, http.StatusServiceUnavailable, "not_ready")
	if strings.Contains(string(a.body), "secret") {
		t.Error("the cause is shown")
	}
	h.do("GET", "/healthz", nil).into(h, 200, nil)
}

func TestPreviewAndActivate(t *testing.T) {
	h := newHouse(t)
	var preview dossier.Preview
	h.json("POST", "/api/v1/rules/preview", `{"name":"office","body":"profile: x"}`).into(h, 200, &preview)
	if preview.Profile != "office" || preview.Groups != 3 {
		t.Errorf("preview %+v", preview)
	}
	var profile web.Profile
	h.json("POST", "/api/v1/rules", `{"name":"office","body":"profile: x","cases":"base: {}"}`).into(h, 201, &profile)
	if profile.ID != "office" || profile.Version != "base: {}" {
		t.Errorf("profile %+v", profile)
	}
	a := h.json("POST", "/api/v1/rules/preview", `{"name":"office","body":""}`)
	h.wantProblem(a, http.StatusBadRequest, "broken_pack")
	for _, mistake := range twoMistakes.Details(twoMistakes{}) {
		if !strings.Contains(string(a.body), mistake) {
			t.Errorf("%q is not among the errors: %s", mistake, a.body)
		}
	}
}

func TestRulesAndReprocess(t *testing.T) {
	h := newHouse(t)
	var rules struct{ Profiles []web.Profile }
	h.do("GET", "/api/v1/rules", nil).into(h, 200, &rules)
	if diff := cmp.Diff(profiles(), rules.Profiles); diff != "" {
		t.Error(diff)
	}
	id, _ := h.readGroup()
	h.judge(id, aReport(1))
	var queued struct{ Queued int }
	h.json("POST", "/api/v1/reprocess", `{}`).into(h, 202, &queued)
	var g web.GroupView
	h.do("GET", "/api/v1/groups/"+id, nil).into(h, 200, &g)
	if queued.Queued != 1 || g.Progress.Report || g.Progress.Done != 1 {
		t.Errorf("queued %d, progress %+v", queued.Queued, g.Progress)
	}
	h.json("POST", "/api/v1/reprocess", `{"reread":true}`).into(h, 202, &queued)
	h.do("GET", "/api/v1/groups/"+id, nil).into(h, 200, &g)
	if g.Progress.Done != 0 {
		t.Errorf("nothing is read again: %+v", g.Progress)
	}
}
