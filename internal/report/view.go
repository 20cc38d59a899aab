package report

import (
	"cmp"
	"slices"

	"zhengqi/internal/dossier"
)

// view is a report made ready to show: titled, cleaned, findings in order of
// weight, and the slots of the applicants as the columns of a matrix.
type view struct {
	Verdict      title
	Profile      string
	RulesVersion string
	Business     title
	Reason       string
	Date         string
	Deadline     string
	Provisional  bool
	Counts       []count
	Enterprise   part
	Columns      []title
	Rows         []row
	Sections     []section
	Unassigned   []loose
}

type count struct {
	Severity title
	N        int
}

// part is the enterprise's verdict and its slots, one line a paper.
type part struct {
	Verdict title
	Slots   []paper
}

type paper struct {
	Slot  title
	State title
	Mark  string
	File  string
	Kind  string
}

// row is an applicant's line of the matrix; a cell stands under each column.
type row struct {
	Name, Folder string
	Verdict      title
	Cells        []cell
}

// cell is one slot of one applicant. State is empty where the applicant has no
// such slot.
type cell struct {
	Slot, State title
	Mark        string
	Files       []string
}

// section holds the findings on the group, the enterprise or an applicant.
type section struct {
	Title, TitleEN, Folder string
	Findings               []finding
}

type finding struct {
	Rule                       string
	Severity                   title
	Message, MessageEN, Source string
	File, Field                string
}

type loose struct{ File, Kind, Reason string }

// severityOrder is the order in which findings are listed.
var severityOrder = []dossier.Severity{dossier.Fail, dossier.Manual, dossier.Warn, dossier.Info}

// stateOrder ranks states; the first among those of several papers in one slot
// is the one the matrix shows.
var stateOrder = []dossier.SlotState{
	dossier.SlotMissing, dossier.SlotFailed, dossier.SlotReview, dossier.SlotDeferred,
	dossier.SlotNotStated, dossier.SlotOK, dossier.SlotExempt, dossier.SlotNotRequired,
}

func newView(r dossier.Report) view {
	v := view{
		Verdict: titled(verdictTitles, r.Verdict), Profile: Clean(r.Profile), RulesVersion: Clean(r.RulesVersion),
		Business: titled(businessTitles, r.Business), Reason: Clean(r.Reason), Date: Clean(r.Date),
		Deadline: text(r.Deadline), Provisional: r.Provisional,
		Counts: counts(r), Enterprise: newPart(r.Enterprise), Sections: sections(r),
	}
	columns := columnsOf(r.Applicants)
	for _, c := range columns {
		v.Columns = append(v.Columns, slotTitle(c.Slot, c.Accepts))
	}
	for _, a := range r.Applicants {
		v.Rows = append(v.Rows, newRow(a, columns))
	}
	for _, u := range r.Unassigned {
		v.Unassigned = append(v.Unassigned, loose{Clean(u.File), dossier.Spec(u.Kind).Title, Clean(u.Reason)})
	}
	return v
}

// text returns what an optional text says, or nothing.
func text(s *string) string {
	if s == nil {
		return ""
	}
	return Clean(*s)
}

func newPart(p dossier.Part) part {
	out := part{Verdict: titled(verdictTitles, p.Verdict)}
	for _, d := range p.Documents {
		out.Slots = append(out.Slots, paper{
			slotTitle(d.Slot, d.Accepts), titled(stateTitles, d.State), StateMark(d.State), text(d.File), dossier.Spec(d.Kind).Title,
		})
	}
	return out
}

// columnsOf lists the slots that any applicant has, in the order they appear.
func columnsOf(applicants []dossier.ApplicantPart) []dossier.SlotDocument {
	var columns []dossier.SlotDocument
	seen := map[string]bool{}
	for _, a := range applicants {
		for _, d := range a.Documents {
			if !seen[d.Slot] {
				seen[d.Slot] = true
				columns = append(columns, d)
			}
		}
	}
	return columns
}

func newRow(a dossier.ApplicantPart, columns []dossier.SlotDocument) row {
	out := row{Name: cmp.Or(Clean(a.Name), Clean(a.Folder)), Folder: Clean(a.Folder), Verdict: titled(verdictTitles, a.Verdict)}
	cells := map[string]*dossier.SlotState{}
	files := map[string][]string{}
	for _, d := range a.Documents {
		if old := cells[d.Slot]; old == nil || Worse(d.State, *old) {
			cells[d.Slot] = &d.State
		}
		if d.File != nil {
			files[d.Slot] = append(files[d.Slot], Clean(*d.File))
		}
	}
	for _, c := range columns {
		next := cell{Slot: slotTitle(c.Slot, c.Accepts), Files: files[c.Slot]}
		if state := cells[c.Slot]; state != nil {
			next.State, next.Mark = titled(stateTitles, *state), StateMark(*state)
		}
		out.Cells = append(out.Cells, next)
	}
	return out
}

// Worse reports whether a is the state to show of two papers in one slot, a and
// b.
func Worse(a, b dossier.SlotState) bool { return rank(stateOrder, a) < rank(stateOrder, b) }

// rank is the place of x in order; what is not there comes before all.
func rank[T comparable](order []T, x T) int { return slices.Index(order, x) }

func counts(r dossier.Report) []count {
	n := map[dossier.Severity]int{}
	add := func(findings []dossier.Finding) {
		for _, f := range findings {
			n[f.Severity]++
		}
	}
	add(r.Findings)
	add(r.Enterprise.Findings)
	for _, a := range r.Applicants {
		add(a.Findings)
	}
	out := make([]count, 0, len(severityOrder))
	for _, s := range severityOrder {
		out = append(out, count{titled(severityTitles, s), n[s]})
	}
	return out
}

// sections lists those parts of the report that have findings.
func sections(r dossier.Report) []section {
	kinds := kindsOf(r)
	all := []section{
		{Title: "团组", TitleEN: "Group", Findings: newFindings(r.Findings, kinds)},
		{Title: "企业", TitleEN: "Enterprise", Findings: newFindings(r.Enterprise.Findings, kinds)},
	}
	for _, a := range r.Applicants {
		all = append(all, section{cmp.Or(Clean(a.Name), Clean(a.Folder)), "Applicant", Clean(a.Folder), newFindings(a.Findings, kinds)})
	}
	return slices.DeleteFunc(all, func(s section) bool { return len(s.Findings) == 0 })
}

func newFindings(findings []dossier.Finding, kinds map[string]dossier.Kind) []finding {
	sorted := slices.Clone(findings)
	slices.SortStableFunc(sorted, func(a, b dossier.Finding) int {
		return cmp.Compare(rank(severityOrder, a.Severity), rank(severityOrder, b.Severity))
	})
	var out []finding
	for _, f := range sorted {
		out = append(out, finding{
			Rule: Clean(f.Rule), Severity: titled(severityTitles, f.Severity), Message: cmp.Or(Clean(f.Message), Clean(f.MessageEN)),
			MessageEN: Clean(f.MessageEN), Source: Clean(f.Source), File: text(f.File), Field: fieldTitle(f, kinds),
		})
	}
	return out
}

// kindsOf maps each file of the report to the kind it fills a slot with.
func kindsOf(r dossier.Report) map[string]dossier.Kind {
	kinds := map[string]dossier.Kind{}
	add := func(documents []dossier.SlotDocument) {
		for _, d := range documents {
			if d.File != nil {
				kinds[*d.File] = d.Kind
			}
		}
	}
	add(r.Enterprise.Documents)
	for _, a := range r.Applicants {
		add(a.Documents)
	}
	return kinds
}

// fieldTitle is the Chinese title of the field a finding concerns, or its name.
func fieldTitle(f dossier.Finding, kinds map[string]dossier.Kind) string {
	if f.Field == nil || f.File == nil {
		return text(f.Field)
	}
	if spec, ok := dossier.Spec(kinds[*f.File]).Field(*f.Field); ok {
		return spec.Title
	}
	return Clean(*f.Field)
}
