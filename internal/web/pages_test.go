package web_test

import (
	"slices"
	"strings"
	"testing"
	"unicode"

	"golang.org/x/net/html"

	"zhengqi/internal/dossier"
)

// htmlPage is a page as a browser parses it.
type htmlPage struct{ root *html.Node }

func (h *house) page(path string) htmlPage {
	h.Helper()
	a := h.do("GET", path, nil, "Accept", "text/html")
	if a.StatusCode != 200 || a.Header.Get("Content-Type") != "text/html; charset=utf-8" {
		h.Fatalf("%s: %d %v", path, a.StatusCode, a.Header)
	}
	return h.parse(a.body)
}

func (h *house) parse(body []byte) htmlPage {
	h.Helper()
	root, err := html.Parse(strings.NewReader(string(body)))
	h.ok(err)
	return htmlPage{root}
}

// find gives the elements that fit a selector of the form
// "tag#id.class[name=value]", any part of which may be left out, below one
// that fits the selector before it.
func (p htmlPage) find(selector string) []*html.Node {
	found := []*html.Node{p.root}
	for _, step := range strings.Fields(selector) {
		var next []*html.Node
		for _, from := range found {
			for n := range from.Descendants() {
				if n.Type == html.ElementNode && fits(n, step) && !slices.Contains(next, n) {
					next = append(next, n)
				}
			}
		}
		found = next
	}
	return found
}

func fits(n *html.Node, step string) bool {
	step, condition, _ := strings.Cut(strings.TrimSuffix(step, "]"), "[")
	name, value, _ := strings.Cut(condition, "=")
	if got, ok := attribute(n, name); name != "" && (!ok || got != value) {
		return false
	}
	step, class, hasClass := strings.Cut(step, ".")
	tag, id, hasID := strings.Cut(step, "#")
	return (tag == "" || n.Data == tag) && (!hasID || attr(n, "id") == id) &&
		(!hasClass || slices.Contains(strings.Fields(attr(n, "class")), class))
}

func attribute(n *html.Node, name string) (string, bool) {
	for _, a := range n.Attr {
		if a.Key == name {
			return a.Val, true
		}
	}
	return "", false
}

func attr(n *html.Node, name string) string {
	value, _ := attribute(n, name)
	return value
}

func text(n *html.Node) string {
	var b strings.Builder
	for d := range n.Descendants() {
		if d.Type == html.TextNode {
			b.WriteString(d.Data)
		}
	}
	return strings.Join(strings.Fields(b.String()), " ")
}

func (h *house) wantText(p htmlPage, selector string, want string) {
	h.Helper()
	nodes := p.find(selector)
	if len(nodes) == 0 || !strings.Contains(text(nodes[0]), want) {
		h.Errorf("%s: %d elements, want the first to say %q", selector, len(nodes), want)
	}
}

func (h *house) wantCount(p htmlPage, selector string, want int) {
	h.Helper()
	if got := len(p.find(selector)); got != want {
		h.Errorf("%d of %s, want %d", got, selector, want)
	}
}

func TestGroupsPage(t *testing.T) {
	h := newHouse(t)
	h.wantText(h.page("/"), "p.empty", "还没有团组")
	id, _ := h.readGroup()
	h.judge(id, aReport(1))
	empty := h.createGroup()
	p := h.page("/")
	h.wantCount(p, "tr.group", 2)
	h.wantText(p, "tr.group[data-id="+id+"] .verdict[data-verdict=incomplete]", "材料不完整 incomplete")
	h.wantText(p, "tr.group[data-id="+id+"]", "辽宁省 2026")
	h.wantText(p, "tr.group[data-id="+empty+"] .verdict", "待上传材料")
	h.wantCount(p, "form#new-group input[type=file]", 1)
	h.wantCount(p, "form#new-group option[value=liaoning-2026]", 1)
	if link := p.find("tr.group[data-id=" + id + "] a")[0]; attr(link, "href") != "/groups/"+id {
		t.Errorf("the group's link goes to %s", attr(link, "href"))
	}
}

func TestGroupsPageGoesOn(t *testing.T) {
	h := newHouse(t)
	for range 51 {
		h.createGroup()
	}
	p := h.page("/")
	h.wantCount(p, "tr.group", 50)
	h.wantCount(h.page(attr(p.find("a.more")[0], "href")), "tr.group", 1)
}

func TestGroupPageShowsTheMatrix(t *testing.T) {
	h := newHouse(t)
	id, _ := h.readGroup()
	h.wantText(h.page("/groups/"+id), "#waiting", "正在读取材料")
	h.judge(id, aReport(30))
	p := h.page("/groups/" + id)
	h.wantText(p, "h1", "材料不完整")
	h.wantText(p, "#progress-text", "1/1")
	h.wantCount(p, "#applicants tbody tr", 30)
	h.wantCount(p, "#applicants td.slot", 150)
	h.wantCount(p, "#applicants td.missing", 30)
	h.wantText(p, "tr.applicant[data-folder=applicants/02] td[data-slot=photo]", "缺少")
	h.wantText(p, "tr.applicant[data-folder=applicants/02] td[data-slot=passport]", "合格")
	h.wantText(p, "#enterprise td[data-slot=business_licence]", "合格")
	h.wantCount(p, "a.own-notice", 30)
	link, _ := attribute(p.find("#applicant-2 a.own-notice")[0], "href")
	if a := h.do("GET", link, nil); a.StatusCode != 200 || !strings.Contains(string(a.body), "对象：申请人02") {
		t.Errorf("%s: %d %s", link, a.StatusCode, a.body)
	}
	h.wantCount(p, "section.findings", 31)
	h.wantCount(p, "#repeated li.finding", 5) // a picture of each kind is dark, for six people
	h.wantText(p, "#repeated li[data-rule=photo.quality]", "申请人02 · applicants/02/photo.jpg")
	h.wantCount(p, "#to-confirm", 0)
	h.wantText(p, "#applicant-2 li.finding", "缺少照片。") // the heaviest first
	h.wantText(p, "#applicant-2 li[data-rule=photo.present] .en", "Missing: photo.")
	h.wantText(p, "#applicant-2 li[data-rule=photo.present] .source", "申请人须提交照片")
	h.wantText(p, "#applicant-2 li[data-rule=photo.present] .mend", "办法：请提交照片。")
	h.wantText(p, "#unassigned li", "x.jpg")
	h.wantCount(p, "a[href=/api/v1/groups/"+id+"/report]", 1)
	h.wantText(p, "a[href=/api/v1/groups/"+id+"/report?format=xlsx]", "报告表格")
	h.wantText(p, "a[href=/api/v1/groups/"+id+"/notice]", "补正通知书")
	h.wantCount(p, "a[href=/api/v1/groups/"+id+"/notice?format=xlsx]", 1)
	for _, link := range []string{"report?format=pdf", "notice?format=pdf", "notices", "package"} {
		h.wantCount(p, "a[href=/api/v1/groups/"+id+"/"+link+"]", 1)
	}
	h.wantCount(p, "#unreadable", 0)
	h.wantCount(p, "#stale[hidden=]", 1)
	h.upload(id, nil, part{"file", "more.png", picture(t, 9)}).into(h, 202, nil)
	p = h.page("/groups/" + id)
	h.wantText(p, "#stale", "报告正在更新")
	if _, hidden := attribute(p.find("#stale")[0], "hidden"); hidden {
		t.Error("a report from before the last upload is shown as current")
	}
}

func TestGroupPageListsWhatWasRefused(t *testing.T) {
	h := newHouse(t)
	id := h.createGroup()
	h.upload(id, nil, part{"file", "notes.txt", "no picture"}).into(h, 202, nil)
	h.wantText(h.page("/groups/"+id), "#unreadable li", "notes.txt")
}

func TestUnknownPage(t *testing.T) {
	h := newHouse(t)
	for path, code := range map[string]string{"/hats": "not_found", "/groups/nope": "group_not_found", "/groups/": "not_found", "/assets/": "not_found"} {
		a := h.do("GET", path, nil, "Accept", "text/html")
		if a.StatusCode != 404 {
			t.Errorf("%s: %d", path, a.StatusCode)
		}
		h.wantCount(h.parse(a.body), "p[data-code="+code+"]", 1)
	}
}

// hostile is a text that would like to be more than a text.
const hostile = "</td><script>alert(1)</script>\"'><img src=x onerror=alert(1)>\u202egpj.x\u2066\u0007\u009b31m\x00{{.ID}}"

func TestHostileTextIsShownHarmlessly(t *testing.T) {
	h := newHouse(t)
	groupID, _ := h.readGroup()
	file, field := hostile, hostile
	finding := dossier.Finding{Rule: hostile, Severity: dossier.Fail, File: &file, Field: &field, Message: hostile, MessageEN: hostile, Source: hostile}
	slot := dossier.SlotDocument{Slot: hostile, File: &file, Kind: hostile, State: hostile}
	part := dossier.Part{Verdict: hostile, Documents: []dossier.SlotDocument{slot}, Findings: []dossier.Finding{finding}}
	h.judge(groupID, dossier.Report{RulesVersion: hostile, Verdict: hostile, Deadline: &file, Findings: []dossier.Finding{finding}, Enterprise: part,
		Applicants: []dossier.ApplicantPart{{Name: hostile, Folder: hostile, Part: part}},
		Unassigned: []dossier.Unassigned{{File: hostile, Kind: hostile, Reason: hostile}}})
	g, err := h.db.Group(t.Context(), groupID)
	h.ok(err)
	seen := g
	g.Enterprise.Name, g.Profile, g.Business, g.Date = hostile, hostile, hostile, hostile
	h.ok(h.db.SetFacts(t.Context(), seen, g, "李审核", "试"))
	for _, path := range []string{"/", "/groups/" + groupID, "/groups/" + "%3Cscript%3E%E2%80%AE"} {
		a := h.do("GET", path, nil, "Accept", "text/html")
		p := h.parse(a.body)
		h.wantCount(p, "script", 1) // the page's own
		h.wantCount(p, "img", 0)
		if i := strings.IndexFunc(string(a.body), dangerous); i >= 0 {
			t.Errorf("%s holds %q", path, a.body[max(0, i-20):i+10])
		}
	}
	h.wantText(h.page("/groups/"+groupID), "tr.applicant th", "<script>alert(1)</script>")
}

func dangerous(r rune) bool {
	return r != '\n' && unicode.In(r, unicode.Cc, unicode.Cf, unicode.Co) || r == unicode.ReplacementChar
}

func TestAssets(t *testing.T) {
	h := newHouse(t)
	p := h.page("/")
	for _, n := range append(p.find("link"), p.find("script")...) {
		path := attr(n, "href") + attr(n, "src")
		if a := h.do("GET", path, nil); a.StatusCode != 200 || len(a.body) == 0 || !strings.HasPrefix(path, "/assets/") {
			t.Errorf("%s: %d", path, a.StatusCode)
		}
	}
	for _, n := range p.find("script") {
		if n.FirstChild != nil {
			t.Errorf("an inline script: %s", text(n))
		}
	}
	h.wantCount(p, "style", 0)
}
