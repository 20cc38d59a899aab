package rules_test

import (
	"cmp"
	"encoding/csv"
	"flag"
	"fmt"
	"os"
	"slices"
	"strings"
	"testing"

	"zhengqi/internal/dossier"
	"zhengqi/internal/rules"
)

var update = flag.Bool("update", false, "write the tables of packs/README.md anew")

// profiles are the offices whose texts the lists of requirements and rules were
// taken from.
var profiles = []string{"mfa", "liaoning-2026", "liaoning-guide", "wanzhou-2025", "shenzhen-2022"}

// reasons are those of a replacement.
var reasons = []string{"passport_changed", "damaged", "lost", "add_economy"}

// coverageDay is a day on which the newest pack of every office is in force.
const coverageDay = "2026-11-20"

// neverUnknown are the rules that look only at what is there and how many:
// these are known of every group.
var neverUnknown = []string{"group.size.max_30", "group.size.min_1", "state.allows", "tax.kind.allowed",
	"trade.contract.support", "passport.name.pinyin_format", "photo.single", "signature.single",
	"defer.allowed", "defer.cure.workdays_10", "replace.old_card", "photo.unique", "signature.unique", "form.fields.complete"}

// requirement is a row of the list of requirements for one reason.
type requirement struct{ profile, business, reason, slot, status, source string }

func rows(t *testing.T, file string) [][]string {
	t.Helper()
	f, err := os.Open(file)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	all, err := csv.NewReader(f).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	return all[1:]
}

// requirements are the rows of requirements.csv, one for each reason.
func requirements(t *testing.T) []requirement {
	var out []requirement
	for _, row := range rows(t, "testdata/requirements.csv") {
		of := strings.Split(row[2], "|")
		if row[2] == "any" {
			of = reasons
		}
		for _, reason := range of {
			out = append(out, requirement{row[0], row[1], reason, row[3], row[4], row[5]})
		}
	}
	return out
}

func packOf(t testing.TB, c *rules.Catalogue, profile string) *rules.Pack {
	t.Helper()
	p, err := c.Pack(profile, coverageDay)
	if err != nil {
		t.Fatal(err)
	}
	return p
}

func liaoning(t testing.TB) (*rules.Catalogue, *rules.Pack) {
	t.Helper()
	c := builtin(t)
	return c, packOf(t, c, "liaoning-2026")
}

// emptyGroup is a group of one applicant that has handed in nothing, at the
// time the requirement asks for its paper.
func (r requirement) emptyGroup() dossier.Group {
	g := dossier.Group{Profile: r.profile, Business: r.business, Reason: r.reason, Date: coverageDay,
		Applicants: []dossier.Applicant{{Folder: "a"}}}
	if strings.Contains(r.status, "待缴费") || strings.Contains(r.status, "after first review") || r.business == "payment" {
		g.State = "待缴费"
	}
	if strings.HasPrefix(r.status, "X if enterprise on record") {
		yes := true
		g.OnRecord = &yes
	}
	return g
}

// state is what a report says of the requirement where nothing was handed in:
// the state of its slot, or "note SEVERITY".
func (r requirement) state(t *testing.T, p *rules.Pack) (slot, state string) {
	t.Helper()
	report, err := p.Evaluate(r.emptyGroup())
	if err != nil {
		t.Fatal(err)
	}
	if r.slot == "all files" && p.Severity(r.business, "social.format") != "" {
		return "", "rule social.format" // of each paper in its place
	}
	for _, a := range p.Answers(r.business) {
		if !slices.Contains(a.Names, r.slot) {
			continue
		}
		if a.Note != "" {
			return "", "note " + a.Note
		}
		for _, d := range slices.Concat(report.Enterprise.Documents, report.Applicants[0].Documents) {
			if d.Slot == a.Slot {
				return a.Slot, string(d.State)
			}
		}
	}
	return "", ""
}

// allowed are the states that a status of the list may have.
func (r requirement) allowed() []string {
	note := []string{"note info", "note manual"}
	switch {
	case strings.HasPrefix(r.status, "R/D"):
		return append(note, "deferred")
	case strings.HasPrefix(r.status, "R if"):
		return []string{"missing", "not_required"}
	case strings.HasPrefix(r.status, "R"):
		return append(note, "missing")
	case strings.HasPrefix(r.status, "X if"):
		return []string{"exempt"}
	case r.status == "N/A":
		return append(note, "not_required")
	case r.slot == "all files":
		return []string{"rule social.format"}
	}
	return append(note, "not_stated") // C and ?
}

func TestEveryRequirementIsAnswered(t *testing.T) {
	c := builtin(t)
	for _, r := range requirements(t) {
		slot, state := r.state(t, packOf(t, c, r.profile))
		if !slices.Contains(r.allowed(), state) {
			t.Errorf("%s %s %s: %s is %q (slot %q), want one of %v for %q", r.profile, r.business, r.reason, r.slot, state, slot, r.allowed(), r.status)
		}
	}
}

func TestEveryRuleOfTheListIsThereOrSilent(t *testing.T) {
	c := builtin(t)
	for _, profile := range profiles {
		p := packOf(t, c, profile)
		for _, row := range rows(t, "testdata/rules.csv") {
			has, why := slices.Contains(p.Info().Rules, row[0]), p.Silent(row[0])
			if has == (why != "") {
				t.Errorf("%s: %s: in the pack %v, silent %q", profile, row[0], has, why)
			}
		}
	}
}

func TestEveryRuleHasItsCases(t *testing.T) {
	c := builtin(t)
	results, err := c.RunCases()
	showMistakes(t, err)
	shown := make(map[string]bool)
	for _, r := range results {
		shown[r.Pack+" "+r.Rule+" "+r.Case] = true
	}
	for _, info := range c.List() {
		for _, id := range info.Rules {
			for _, want := range []string{"passed", "failed", "unknown"} {
				certain := strings.HasSuffix(id, ".present") || strings.Contains(id, ".exempt") || slices.Contains(neverUnknown, id) || id == "business.stated"
				if !shown[info.Profile+" "+info.Version+" "+id+" "+want] && !(want == "unknown" && certain) {
					t.Errorf("%s: %s has no %s case", info.Profile, id, want)
				}
			}
		}
	}
}

// TestTablesOfTheReadme keeps the tables of what each office asks for beside the
// packs: go test -run TestTablesOfTheReadme -update writes them anew.
func TestTablesOfTheReadme(t *testing.T) {
	const begin, end = "<!-- tables: begin -->\n", "<!-- tables: end -->\n"
	data, err := os.ReadFile("packs/README.md")
	if err != nil {
		t.Fatal(err)
	}
	head, rest, ok := strings.Cut(string(data), begin)
	_, tail, ok2 := strings.Cut(rest, end)
	if !ok || !ok2 {
		t.Fatal("packs/README.md has no place for the tables")
	}
	text := head + begin + tables(t) + end + tail
	if *update {
		if err := os.WriteFile("packs/README.md", []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	if text != string(data) {
		t.Error("the tables of packs/README.md are not those of the packs: go test ./internal/rules -run TestTablesOfTheReadme -update")
	}
}

func tables(t *testing.T) string {
	c := builtin(t)
	var b strings.Builder
	b.WriteString("### Requirements\n\nEvery row of the list of requirements, with the state of its slot where nothing was handed in; a *note* is a finding `business.stated`.\n\n")
	b.WriteString("| profile | business | reason | requirement | as listed | slot | state |\n|---|---|---|---|---|---|---|\n")
	for _, r := range requirements(t) {
		slot, state := r.state(t, packOf(t, c, r.profile))
		fmt.Fprintf(&b, "| %s | %s | %s | %s | %s | %s | %s |\n", r.profile, r.business, r.reason, r.slot, r.status, slot, state)
	}
	b.WriteString("\n### Rules\n\nEvery rule of the list by office: in which businesses it is judged and the hardest it can say there, or why the office has no such rule.\n\n")
	fmt.Fprintf(&b, "| rule | %s |\n|---|%s\n", strings.Join(profiles, " | "), strings.Repeat("---|", len(profiles)))
	for _, row := range rows(t, "testdata/rules.csv") {
		fmt.Fprintf(&b, "| `%s` |", row[0])
		for _, profile := range profiles {
			fmt.Fprintf(&b, " %s |", ruleCell(packOf(t, c, profile), row[0]))
		}
		b.WriteString("\n")
	}
	return b.String()
}

// ruleCell says in which businesses a pack judges a rule, and how hard.
func ruleCell(p *rules.Pack, rule string) string {
	by := make(map[string][]string)
	var order []string
	for _, business := range rules.Businesses() {
		severity := p.Severity(business, rule)
		if severity == "" {
			continue
		}
		if by[severity] == nil {
			order = append(order, severity)
		}
		by[severity] = append(by[severity], business)
	}
	var parts []string
	for _, severity := range order {
		parts = append(parts, severity+": "+strings.Join(by[severity], ", "))
	}
	return cmp.Or(strings.Join(parts, "; "), "– "+p.Silent(rule))
}

// A company that is told what is wrong is told what to do about it.
func TestEveryFailureCanBeMended(t *testing.T) {
	c := builtin(t)
	for _, profile := range profiles {
		failing, mended := map[string]bool{}, map[string]bool{}
		for _, l := range packOf(t, c, profile).Lines() {
			failing[l.Name] = failing[l.Name] || l.Part == "rule" && strings.HasPrefix(l.Value, "fail: ")
			mended[l.Name] = mended[l.Name] || l.Part == "rule" && l.Key == "mend"
		}
		for name, fails := range failing {
			if fails && !mended[name] {
				t.Errorf("%s: %s does not say how it is mended", profile, name)
			}
		}
	}
}
