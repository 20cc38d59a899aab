package report

import (
	"cmp"
	"slices"
	"strconv"
	"strings"

	"zhengqi/internal/dossier"
)

// View is a report made ready to show: titled, every text cleaned, findings in
// order of weight, and the slots of the applicants as the columns of a matrix.
type View struct {
	Verdict      Title
	Profile      string
	RulesVersion string
	Business     Title
	Reason       string
	Date         string
	Deadline     string
	Provisional  bool
	Outdated     Title // that the report is not current, and why; empty where it is
	Counts       []Count
	Enterprise   Part
	Columns      []Title
	Rows         []Row
	Sections     []Section
	ToConfirm    []Gathered // what no program can tell
	Repeated     []Gathered // what is said alike of several papers, and weighs little
	People       []Person
	Forwarding   string
	Calendar     []Day
	Unassigned   []Loose
}

// Count is how many findings of one severity a report has.
type Count struct {
	Severity Title
	N        int
}

// Part is the enterprise's verdict and its slots: one Paper a paper, one Cell a
// slot.
type Part struct {
	Verdict Title
	Papers  []Paper
	Cells   []Cell
}

// Paper is one paper in a slot, or the empty slot: File is then empty too.
type Paper struct {
	Slot  Title
	State Title
	Mark  string
	File  string
	Kind  string
}

// Row is an applicant's line of the matrix; a cell stands under each column.
// Anchor is that of the Section with the applicant's findings.
type Row struct {
	Name, Folder, Anchor string
	Verdict              Title
	Cells                []Cell
	Counts               []Count
}

// Cell is one slot with all its papers; State is the worst of theirs. A slot
// that an applicant does not have has no State.
type Cell struct {
	Slot, State Title
	Mark        string
	Files       []string
}

// Section holds the findings on the group, the enterprise or an applicant.
// Anchor names it within a page.
type Section struct {
	Title, TitleEN, Folder, Anchor string
	Findings                       []Finding
}

// Finding is one finding, ready to show.
type Finding struct {
	Rule                       string
	Severity                   Title
	Message, MessageEN, Source string
	Mend, MendEN               string // what the company does about it; "" where the rule does not say
	File, Field                string
	Places                     string // where the values it compares stand; "" for fewer than two
	Fix                        string // the document whose picture a fix would mend; "" for none
	ByPerson                   bool   // one of those in ToConfirm
}

// Gathered is what findings say alike of several papers, told once.
type Gathered struct {
	Rule                       string
	Severity                   Title
	Message, MessageEN, Source string
	Mend, MendEN               string
	Papers                     []Gatherable
}

// Gatherable is one of these papers, and whose it is.
type Gatherable struct{ Whose, File string }

// Where is the file, the field and the places of a finding, as far as it has
// any.
func (f Finding) Where() string {
	return strings.Join(slices.DeleteFunc([]string{f.File, f.Field, f.Places}, func(s string) bool { return s == "" }), " · ")
}

// Loose is a file that fills no slot, and why.
type Loose struct{ File, Kind, Reason string }

// severityOrder is the order in which findings are listed.
var severityOrder = []dossier.Severity{dossier.Fail, dossier.Manual, dossier.Warn, dossier.Info}

// stateOrder ranks states; the first among those of several papers in one slot
// is the one the matrix shows.
var stateOrder = []dossier.SlotState{
	dossier.SlotMissing, dossier.SlotFailed, dossier.SlotReview, toConfirm, dossier.SlotDeferred,
	dossier.SlotNotStated, dossier.SlotOK, dossier.SlotExempt, dossier.SlotNotRequired,
}

// NewView makes r ready to show.
func NewView(r dossier.Report) View {
	v := View{
		Verdict: titled(verdictTitles, r.Verdict), Profile: Clean(r.Profile), RulesVersion: Clean(r.RulesVersion),
		Business: titled(businessTitles, r.Business), Reason: Clean(r.Reason), Date: Clean(r.Date),
		Deadline: text(r.Deadline), Provisional: r.Provisional, Outdated: outdated(r),
		Counts: counts(allFindings(r)), Enterprise: newPart(r.Enterprise), Sections: sections(r),
		People: people(r), Forwarding: Clean(r.Forwarding), Calendar: calendar(r),
	}
	v.ToConfirm = gather(v.Sections, func(f Finding) bool { return f.ByPerson })
	v.Repeated = gather(v.Sections, v.repeats())
	v.Columns, v.Rows = matrix(r.Applicants)
	for _, u := range r.Unassigned {
		v.Unassigned = append(v.Unassigned, Loose{Clean(u.File), dossier.Spec(u.Kind).Title, Clean(u.Reason)})
	}
	return v
}

// outdated warns of a report that is not current.
func outdated(r dossier.Report) Title {
	if !r.Outdated {
		return Title{}
	}
	t := Title{Code: "outdated", Zh: "本报告已不是最新：此后材料、更正或规则有变化，请以新的报告为准。", En: "Not current: papers, corrections or rules have changed since; wait for the new report."}
	if r.RulesInForce != "" {
		t.Zh += "现行规则为 " + Clean(r.RulesInForce) + "，重新评估后适用。"
		t.En += " The rules in force are " + Clean(r.RulesInForce) + "; they apply once the group is re-evaluated."
	}
	if r.Problem != nil {
		t.Zh += "新的报告未能作出：" + Clean(r.Problem.Message)
		t.En += " No newer report can be made: " + Clean(r.Problem.MessageEN)
	}
	return t
}

// Until is the deadline, with a word where it may still move; "" for none.
func (v View) Until() string {
	if v.Deadline != "" && v.Provisional {
		return v.Deadline + "（暂定：该年度放假安排尚未公布）"
	}
	return v.Deadline
}

// text returns what an optional text says, or nothing.
func text(s *string) string {
	if s == nil {
		return ""
	}
	return Clean(*s)
}

func newPart(p dossier.Part) Part {
	out := Part{Verdict: titled(verdictTitles, p.Verdict), Cells: cells(p.Documents)}
	for _, d := range p.Documents {
		out.Papers = append(out.Papers, Paper{
			slotTitle(d.Slot, d.Accepts), stateTitle(stateOf(d)), stateMark(stateOf(d)), text(d.File), dossier.Spec(d.Kind).Title,
		})
	}
	return out
}

// stateOf is the state of a slot to show.
func stateOf(d dossier.SlotDocument) dossier.SlotState {
	if d.ByPerson {
		return toConfirm
	}
	return d.State
}

// stateTitle is what a state is called; one that is to be confirmed is one of
// review.
func stateTitle(s dossier.SlotState) Title {
	title := titled(stateTitles, s)
	if s == toConfirm {
		title.Code = string(dossier.SlotReview)
	}
	return title
}

// matrix lays out the applicants' slots: the columns are those that any of
// them has, in the order they appear.
func matrix(applicants []dossier.ApplicantPart) ([]Title, []Row) {
	var columns []Title
	all := make([][]Cell, len(applicants))
	for i, a := range applicants {
		all[i] = cells(a.Documents)
		for _, c := range all[i] {
			if !slices.Contains(columns, c.Slot) {
				columns = append(columns, c.Slot)
			}
		}
	}
	rows := make([]Row, len(applicants))
	for i, a := range applicants {
		rows[i] = Row{nameOf(a), Clean(a.Folder), anchorOf(i), titled(verdictTitles, a.Verdict), align(all[i], columns), counts(a.Findings)}
	}
	return columns, rows
}

// cells gives one cell a slot, in order, with the worst state of its papers.
func cells(documents []dossier.SlotDocument) []Cell {
	var out []Cell
	var states []dossier.SlotState
	for _, d := range documents {
		slot := slotTitle(d.Slot, d.Accepts)
		i := slices.IndexFunc(out, func(c Cell) bool { return c.Slot == slot })
		if i < 0 {
			i, out, states = len(out), append(out, Cell{Slot: slot}), append(states, stateOf(d))
		}
		if worse(stateOf(d), states[i]) {
			states[i] = stateOf(d)
		}
		if d.File != nil {
			out[i].Files = append(out[i].Files, Clean(*d.File))
		}
	}
	for i, state := range states {
		out[i].State, out[i].Mark = stateTitle(state), stateMark(state)
	}
	return out
}

// align puts the cells under their columns; a slot the applicant does not have
// stays empty.
func align(list []Cell, columns []Title) []Cell {
	row := make([]Cell, len(columns))
	for i, slot := range columns {
		row[i].Slot = slot
		if j := slices.IndexFunc(list, func(c Cell) bool { return c.Slot == slot }); j >= 0 {
			row[i] = list[j]
		}
	}
	return row
}

func nameOf(a dossier.ApplicantPart) string {
	return cmp.Or(Clean(a.Name), Clean(a.Folder), "（姓名未知）")
}

func anchorOf(i int) string { return "applicant-" + strconv.Itoa(i+1) }

// worse reports whether a is the state to show of two papers in one slot, a and
// b.
func worse(a, b dossier.SlotState) bool { return rank(stateOrder, a) < rank(stateOrder, b) }

// rank is the place of x in order; what is not there comes before all.
func rank[T comparable](order []T, x T) int { return slices.Index(order, x) }

// allFindings are those on the group, the enterprise and every applicant.
func allFindings(r dossier.Report) []dossier.Finding {
	all := slices.Concat(r.Findings, r.Enterprise.Findings)
	for _, a := range r.Applicants {
		all = append(all, a.Findings...)
	}
	return all
}

func counts(findings []dossier.Finding) []Count {
	n := map[dossier.Severity]int{}
	for _, f := range findings {
		n[f.Severity]++
	}
	out := make([]Count, 0, len(severityOrder))
	for _, s := range severityOrder {
		out = append(out, Count{titled(severityTitles, s), n[s]})
	}
	return out
}

// sections lists those parts of the report that have findings.
func sections(r dossier.Report) []Section {
	filed, documents := filedOf(r), documentsOf(r)
	all := []Section{
		{Title: "团组", TitleEN: "Group", Anchor: "findings-group", Findings: newFindings(r.Findings, filed, nil)},
		{Title: "企业", TitleEN: "Enterprise", Anchor: "findings-enterprise", Findings: newFindings(r.Enterprise.Findings, filed, nil)},
	}
	for i, a := range r.Applicants {
		all = append(all, Section{nameOf(a), "Applicant", Clean(a.Folder), anchorOf(i), newFindings(a.Findings, filed, documents)})
	}
	return slices.DeleteFunc(all, func(s Section) bool { return len(s.Findings) == 0 })
}

// gather puts those of the findings that are wanted together, each thing once.
func gather(sections []Section, wanted func(Finding) bool) []Gathered {
	var out []Gathered
	for _, s := range sections {
		for _, f := range s.Findings {
			if !wanted(f) {
				continue
			}
			i := slices.IndexFunc(out, func(g Gathered) bool { return g.Rule == f.Rule && g.Message == f.Message })
			if i < 0 {
				i, out = len(out), append(out, Gathered{Rule: f.Rule, Severity: f.Severity, Message: f.Message, MessageEN: f.MessageEN,
					Source: f.Source, Mend: f.Mend, MendEN: f.MendEN})
			}
			out[i].Papers = append(out[i].Papers, Gatherable{s.Title, f.File})
		}
	}
	return out
}

// fewestRepeated is how many papers must have the same said of them for it to be
// told once.
const fewestRepeated = 3

// repeats tells which findings say nothing but what others say too, and of no
// weight: that of files as PDF, which the platform does not take, there may be
// a hundred. One that shows places, or whose picture can be mended, stands by
// itself.
func (v View) repeats() func(Finding) bool {
	type said struct{ rule, message string }
	light := func(f Finding) bool {
		return f.Severity.Code != string(dossier.Fail) && f.Severity.Code != string(dossier.Manual) && f.File != "" && f.Places == "" && f.Fix == ""
	}
	times := make(map[said]int)
	for _, s := range v.Sections {
		for _, f := range s.Findings {
			if light(f) {
				times[said{f.Rule, f.Message}]++
			}
		}
	}
	return func(f Finding) bool { return light(f) && times[said{f.Rule, f.Message}] >= fewestRepeated }
}

// Judged are the sections without what ToConfirm and Repeated gather.
func (v View) Judged() []Section {
	var out []Section
	repeated := v.repeats()
	for _, s := range v.Sections {
		s.Findings = slices.DeleteFunc(slices.Clone(s.Findings), func(f Finding) bool { return f.ByPerson || repeated(f) })
		if len(s.Findings) > 0 {
			out = append(out, s)
		}
	}
	return out
}

func newFindings(findings []dossier.Finding, filed papers, documents map[string]string) []Finding {
	sorted := slices.Clone(findings)
	slices.SortStableFunc(sorted, func(a, b dossier.Finding) int {
		return cmp.Or(cmp.Compare(rank(severityOrder, a.Severity), rank(severityOrder, b.Severity)), cmp.Compare(after(a), after(b)))
	})
	var out []Finding
	for _, f := range sorted {
		out = append(out, Finding{
			Rule: Clean(f.Rule), Severity: titled(severityTitles, f.Severity), Message: cmp.Or(Clean(f.Message), Clean(f.MessageEN)),
			MessageEN: Clean(f.MessageEN), Mend: Clean(f.Mend), MendEN: Clean(f.MendEN), Source: Clean(f.Source), File: text(f.File), Field: filed.fieldTitle(f),
			Places: filed.placesOf(f.Evidence), Fix: fixOf(f, documents), ByPerson: f.ByPerson,
		})
	}
	return out
}

// after is 1 for a finding that is for a person in any case, which comes after
// others as weighty.
func after(f dossier.Finding) int {
	if f.ByPerson {
		return 1
	}
	return 0
}
