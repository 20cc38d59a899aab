package report_test

import (
	"bytes"
	"encoding/json"
	"errors"
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"unicode"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/net/html"
	"golang.org/x/text/width"

	"zhengqi/internal/dossier"
	"zhengqi/internal/report"
)

var update = flag.Bool("update", false, "write the golden files anew")

// group reads a report as check --json writes it.
func group(t *testing.T, name string) dossier.Report {
	t.Helper()
	data, err := os.ReadFile(filepath.Join("testdata", name))
	if err != nil {
		t.Fatal(err)
	}
	var r dossier.Report
	if err := json.Unmarshal(data, &r); err != nil {
		t.Fatal(err)
	}
	return r
}

func textOf(t *testing.T, r dossier.Report) string {
	t.Helper()
	var b bytes.Buffer
	if err := report.Text(&b, r); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

func pageOf(t *testing.T, r dossier.Report) string {
	t.Helper()
	var b bytes.Buffer
	if err := report.HTML(&b, r); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

func golden(t *testing.T, name, got string) {
	t.Helper()
	path := filepath.Join("testdata", name)
	if *update {
		if err := os.WriteFile(path, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(string(want), got); diff != "" {
		t.Errorf("%s (-want +got):\n%s", path, diff)
	}
}

func TestText(t *testing.T) {
	got := textOf(t, group(t, "incomplete.json"))
	golden(t, "incomplete.txt", got)
	checkWidth(t, got)
}

// A report under a profile with many slots goes on in a second block.
func TestTextOfManySlots(t *testing.T) {
	r := group(t, "incomplete.json")
	for i := range r.Applicants {
		for _, slot := range []string{"basic_info_form", "application_form", "request_letter", "payment_local", "visa_page", "never_heard_of"} {
			r.Applicants[i].Documents = append(r.Applicants[i].Documents, dossier.SlotDocument{Slot: slot, State: dossier.SlotNotStated})
		}
	}
	got := textOf(t, r)
	golden(t, "manyslots.txt", got)
	checkWidth(t, got)
}

func TestTextOfNothing(t *testing.T) {
	got := textOf(t, dossier.Report{Verdict: dossier.Review, Profile: "mfa", Business: "cancel"})
	if !strings.Contains(got, "待人工核对 (needs review)") || strings.Contains(got, "申请人材料") {
		t.Errorf("an empty report:\n%s", got)
	}
}

func checkWidth(t *testing.T, s string) {
	t.Helper()
	for _, line := range strings.Split(s, "\n") {
		n := 0
		for _, r := range line {
			if unicode.In(r, unicode.Mn, unicode.Me) {
				continue
			}
			n++
			if k := width.LookupRune(r).Kind(); k == width.EastAsianWide || k == width.EastAsianFullwidth {
				n++
			}
		}
		if n > 100 {
			t.Errorf("%d columns: %s", n, line)
		}
	}
}

// hostile is a report in which every text attacks.
func hostile() dossier.Report {
	return hostileWith("\x1b[31m\x1b]0;owned\x07<script>alert(1)</script>\u202egpj.exe\u202c\" onload=\"x\n\r\x00\x9b2J\u009b1m\u200b\ue000")
}

// hostileWith is a report in which every text is evil.
func hostileWith(evil string) dossier.Report {
	file, field := "applicants/"+evil, "field"+evil
	finding := dossier.Finding{Rule: evil, Severity: dossier.Severity(evil), File: &file, Field: &field, Message: evil, MessageEN: evil, Source: evil}
	part := dossier.Part{
		Verdict: dossier.Verdict(evil), Findings: []dossier.Finding{finding},
		Documents: []dossier.SlotDocument{{Slot: evil, Kind: dossier.Kind(evil), File: &file, State: dossier.SlotState(evil)}},
		Lapses:    []dossier.Lapse{{Date: evil, Rule: evil, Title: evil, TitleEN: evil, File: evil}},
	}
	identity := []dossier.Trait{{Name: evil, Values: []dossier.TraitValue{{Value: evil, Places: []dossier.Evidence{{File: evil, Field: evil}}}}}}
	long := part
	long.Documents = []dossier.SlotDocument{{Slot: strings.Repeat("长", 500), State: dossier.SlotOK}}
	return dossier.Report{
		Profile: evil, RulesVersion: evil, Business: evil, Company: evil, Reason: evil, Date: evil, Verdict: dossier.Verdict(evil), Forwarding: evil, Deadline: &file, Provisional: true,
		Findings: []dossier.Finding{finding}, Enterprise: part,
		Applicants: []dossier.ApplicantPart{{Name: evil, Folder: evil, Part: part, Identity: identity}, {Name: strings.Repeat("名", 300), Folder: strings.Repeat("f", 300), Part: long}},
		Unassigned: []dossier.Unassigned{{File: evil, Kind: dossier.Photo, Reason: evil}},
	}
}

func checkHarmless(t *testing.T, s string) {
	t.Helper()
	for _, r := range s {
		if r != '\n' && unicode.In(r, unicode.Cc, unicode.Cf, unicode.Co) {
			t.Fatalf("%U came through", r)
		}
	}
	if strings.Contains(s, "[31m") || strings.Contains(s, "owned") {
		t.Error("an escape sequence left its remains")
	}
}

func TestHostileText(t *testing.T) {
	got := textOf(t, hostile())
	checkHarmless(t, got)
	checkWidth(t, got)
}

func TestHostilePage(t *testing.T) {
	got := pageOf(t, hostile())
	checkHarmless(t, got)
	for _, n := range nodes(parse(t, got), func(n *html.Node) bool { return true }) {
		if n.Data == "script" || attribute(n, "onload") != "" || attribute(n, "src") != "" || attribute(n, "href") != "" {
			t.Errorf("a <%s> with %v came through", n.Data, n.Attr)
		}
	}
}

func parse(t *testing.T, page string) *html.Node {
	t.Helper()
	root, err := html.Parse(strings.NewReader(page))
	if err != nil {
		t.Fatal(err)
	}
	return root
}

func nodes(root *html.Node, wanted func(*html.Node) bool) []*html.Node {
	var out []*html.Node
	for n := range root.Descendants() {
		if n.Type == html.ElementNode && wanted(n) {
			out = append(out, n)
		}
	}
	return out
}

func attribute(n *html.Node, name string) string {
	for _, a := range n.Attr {
		if a.Key == name {
			return a.Val
		}
	}
	return ""
}

func content(n *html.Node) string {
	var b strings.Builder
	for c := range n.Descendants() {
		if c.Type == html.TextNode {
			b.WriteString(c.Data)
		}
	}
	return strings.Join(strings.Fields(b.String()), " ")
}

func with(name, value string) func(*html.Node) bool {
	return func(n *html.Node) bool { return attribute(n, name) == value }
}

func TestPage(t *testing.T) {
	r := group(t, "incomplete.json")
	root := parse(t, pageOf(t, r))
	header := nodes(root, func(n *html.Node) bool { return n.Data == "header" })
	if len(header) != 1 || !strings.Contains(content(header[0]), "材料不完整 incomplete") {
		t.Errorf("the header does not give the verdict")
	}
	rows := nodes(nodes(root, with("class", "matrix"))[0], func(n *html.Node) bool { return n.Data == "tr" && attribute(n, "data-folder") != "" })
	if len(rows) != len(r.Applicants) {
		t.Fatalf("%d rows for %d applicants", len(rows), len(r.Applicants))
	}
	for i, a := range r.Applicants {
		checkRow(t, rows[i], a)
	}
	findings := nodes(root, with("class", "finding"))
	if want := 6; len(findings) != want {
		t.Errorf("%d findings, want %d", len(findings), want)
	}
	first := content(findings[0])
	for _, part := range []string{"待人工判断", "汇款", "S-LN26 L170"} {
		if !strings.Contains(first, part) {
			t.Errorf("the first finding lacks %s: %s", part, first)
		}
	}
	if mends := nodes(root, with("class", "mend")); len(mends) != 1 || content(mends[0]) != "办法：请换发护照。" {
		t.Errorf("%d findings say how they are mended", len(mends))
	}
	if got := content(nodes(root, with("class", "unassigned"))[0]); !strings.Contains(got, "x.jpg") || !strings.Contains(got, "无法判断属于谁") {
		t.Errorf("the file that belongs to nobody: %s", got)
	}
}

func checkRow(t *testing.T, row *html.Node, a dossier.ApplicantPart) {
	t.Helper()
	if attribute(row, "data-folder") != a.Folder || !strings.Contains(content(row), a.Name) {
		t.Errorf("the row of %s is %s", a.Name, content(row))
	}
	for _, d := range a.Documents {
		cells := nodes(row, with("data-slot", d.Slot))
		if len(cells) != 1 {
			t.Fatalf("%s has %d cells for %s", a.Name, len(cells), d.Slot)
		}
		zh := cellOf(d).State.Zh
		if attribute(cells[0], "data-state") != string(d.State) || !strings.Contains(content(cells[0]), zh) {
			t.Errorf("%s of %s is %s, shown as %s", d.Slot, a.Name, d.State, content(cells[0]))
		}
	}
}

// Of several papers in one slot the worst decides what the matrix shows.
func TestWorstPaperShows(t *testing.T) {
	r := dossier.Report{Applicants: []dossier.ApplicantPart{{Name: "王晓琳", Folder: "applicants/01", Part: dossier.Part{
		Documents: []dossier.SlotDocument{{Slot: "photo", State: dossier.SlotOK}, {Slot: "photo", State: dossier.SlotFailed}, {Slot: "photo", State: dossier.SlotReview}},
	}}}}
	cells := nodes(parse(t, pageOf(t, r)), with("data-state", "failed"))
	if len(cells) != 1 {
		t.Errorf("%d cells are failed", len(cells))
	}
}

func TestTitles(t *testing.T) {
	for _, v := range []dossier.Verdict{dossier.Barred, dossier.Incomplete, dossier.Review, dossier.Deferrable, dossier.Complete} {
		if title := report.VerdictTitle(v); title.Zh == "" || title.En == "" || title.Zh == string(v) {
			t.Errorf("verdict %s: %v", v, title)
		}
	}
	for _, c := range report.NewView(dossier.Report{}).Counts {
		if c.Severity.Zh == c.Severity.Code {
			t.Errorf("severity %s has no title", c.Severity.Code)
		}
	}
	marks := map[string]bool{}
	for _, s := range []dossier.SlotState{dossier.SlotOK, dossier.SlotReview, dossier.SlotFailed, dossier.SlotMissing, dossier.SlotDeferred,
		dossier.SlotExempt, dossier.SlotNotRequired, dossier.SlotNotStated} {
		c := cellOf(dossier.SlotDocument{Slot: "photo", State: s})
		if c.State.Zh == string(s) || marks[c.Mark] {
			t.Errorf("state %s: title %s, mark %s", s, c.State.Zh, c.Mark)
		}
		marks[c.Mark] = true
	}
	for slot, want := range map[string]string{"tax_proof": "纳税证明", "loss_proof": "遗失证明", "old_card": "APEC商务旅行卡", "unheard": "unheard"} {
		accepts := map[string][]dossier.Kind{"old_card": {dossier.Card}}[slot]
		if c := cellOf(dossier.SlotDocument{Slot: slot, Accepts: accepts}); c.Slot.Zh != want {
			t.Errorf("slot %s is %s, want %s", slot, c.Slot.Zh, want)
		}
	}
	if title := report.BusinessTitle("new"); title.Zh != "新办" || title.En != "new" {
		t.Errorf("business new is %v", title)
	}
}

// cellOf is the one cell that the papers of one slot make.
func cellOf(papers ...dossier.SlotDocument) report.Cell {
	return report.NewView(dossier.Report{Enterprise: dossier.Part{Documents: papers}}).Enterprise.Cells[0]
}

type failing struct{}

var errFull = errors.New("full")

func (failing) Write([]byte) (int, error) { return 0, errFull }

func TestWriterErrors(t *testing.T) {
	if err := report.Text(failing{}, dossier.Report{}); !errors.Is(err, errFull) {
		t.Errorf("Text: %v", err)
	}
	if err := report.HTML(failing{}, dossier.Report{}); !errors.Is(err, errFull) {
		t.Errorf("HTML: %v", err)
	}
}

func TestTheWorstPaperGivesTheStateOfItsSlot(t *testing.T) {
	order := []dossier.SlotState{dossier.SlotMissing, dossier.SlotFailed, dossier.SlotReview, dossier.SlotDeferred, dossier.SlotNotStated, dossier.SlotOK}
	for i := range order[1:] {
		bad, good := dossier.SlotDocument{Slot: "photo", State: order[i]}, dossier.SlotDocument{Slot: "photo", State: order[i+1]}
		for _, c := range []report.Cell{cellOf(bad, good), cellOf(good, bad)} {
			if c.State.Code != string(order[i]) {
				t.Errorf("%s and %s in one slot show as %s", order[i], order[i+1], c.State.Code)
			}
		}
	}
}

// Papers that share a file are told apart by their pages, and places in several
// files by these.
func TestPapersOfOneFile(t *testing.T) {
	file, other := "all.pdf", "02.jpg"
	at := func(file, field string, page int) dossier.Evidence {
		return dossier.Evidence{File: file, Field: field, Page: page, Box: dossier.Box{1, 2, 3, 4}}
	}
	r := dossier.Report{Applicants: []dossier.ApplicantPart{{Name: "王晓琳", Part: dossier.Part{
		Documents: []dossier.SlotDocument{{Slot: "passport", Kind: dossier.Passport, File: &file, Pages: []int{1}}, {Slot: "no_crime_record", Kind: dossier.NoCrimeRecord, File: &file, Pages: []int{2}}},
		Findings:  []dossier.Finding{{Rule: "a.b", Severity: dossier.Fail, Message: "不一致", Evidence: []dossier.Evidence{at(file, "document_number", 1), at(other, "name", 1)}}}},
		Identity: []dossier.Trait{{Name: "birth_date", Values: []dossier.TraitValue{{Value: "1970-01-01", Places: []dossier.Evidence{at(file, "birth_date", 1)}},
			{Value: "1970-01-02", Places: []dossier.Evidence{at(file, "birth_date", 2)}}, {Value: "1970-01-03", Places: []dossier.Evidence{at(file, "birth_date", 7)}}}}}}}}
	for _, shown := range []string{strings.Join(strings.Fields(textOf(t, r)), ""), strings.Join(strings.Fields(pageOf(t, r)), "")} {
		for _, place := range []string{"护照资料页（all.pdf第1页）", "无犯罪记录证明（all.pdf第2页）", "all.pdf第7页", "护照号码（all.pdf第1页", "name（02.jpg第1页"} {
			if !strings.Contains(shown, place) {
				t.Errorf("%s is missing in %s", place, shown)
			}
		}
	}
}

func TestPlacesOfWhatIsCompared(t *testing.T) {
	file := "01/p.jpg"
	f := dossier.Finding{Rule: "passport.viz_mrz.match", Severity: dossier.Fail, File: &file, Message: "不一致", Evidence: []dossier.Evidence{
		{File: file, Field: "document_number", Page: 1, Box: dossier.Box{120, 880, 310, 42}},
		{File: file, Field: "viz_document_number", Page: 1, Box: dossier.Box{640, 90, 180, 30}},
	}}
	r := dossier.Report{Applicants: []dossier.ApplicantPart{{Name: "王晓琳", Part: dossier.Part{
		Documents: []dossier.SlotDocument{{Slot: "passport", Kind: dossier.Passport, File: &file, State: dossier.SlotFailed}},
		Findings:  []dossier.Finding{f},
	}}}}
	for _, shown := range []string{strings.Join(strings.Fields(textOf(t, r)), ""), strings.Join(strings.Fields(pageOf(t, r)), "")} {
		for _, place := range []string{"护照号码（第1页120,880310×42）", "印刷区护照号码（第1页640,90180×30）"} {
			if !strings.Contains(shown, place) {
				t.Errorf("%s is missing in %s", place, shown)
			}
		}
	}
}
