package web

import (
	"cmp"
	"slices"
	"strconv"

	"zhengqi/internal/dossier"
	"zhengqi/internal/report"
)

// groupPageView is the data of the page of one group, every text cleaned.
type groupPageView struct {
	Title, ID, Enterprise, Profile, Business, Date, RulesVersion, Deadline string
	Applicants, Total, Done                                                int
	Revision                                                               int64
	HasReport, Current, Provisional                                        bool
	Failure                                                                *dossier.Problem
	Verdict                                                                verdictView
	EnterpriseSlots                                                        []slotView
	Columns                                                                []slotView
	People                                                                 []personRow
	Sections                                                               []sectionView
	Unassigned, Unreadable                                                 []looseView
}

func (s *Server) viewGroupPage(g dossier.Group, now standing) groupPageView {
	r, p := now.report, now.progress
	g = g.WithDefaults()
	v := groupPageView{ID: g.ID, Enterprise: report.Clean(g.Enterprise.Name), Profile: s.profileTitle(g.Profile),
		Business: businessTitle(g.Business), Date: report.Clean(g.Date), RulesVersion: report.Clean(r.RulesVersion),
		Applicants: max(len(g.Applicants), len(r.Applicants)), Total: p.Total, Done: p.Done, Revision: now.meta.Revision,
		HasReport: r.Verdict != "", Current: p.Report, Provisional: r.Provisional, Failure: p.Error,
		Verdict: viewVerdict(r.Verdict, p.Total), EnterpriseSlots: mergeSlots(r.Enterprise.Documents), Sections: viewSections(r)}
	v.Title = cmp.Or(v.Enterprise, "团组 "+g.ID)
	if r.Deadline != nil {
		v.Deadline = report.Clean(*r.Deadline)
	}
	v.Columns, v.People = viewMatrix(r.Applicants)
	for _, u := range r.Unassigned {
		v.Unassigned = append(v.Unassigned, looseView{File: report.Clean(u.File), Kind: dossier.Spec(u.Kind).Title, Reason: report.Clean(u.Reason)})
	}
	for _, d := range g.Documents {
		if d.Problem != nil {
			v.Unreadable = append(v.Unreadable, looseView{File: report.Clean(d.Path), Reason: report.Clean(d.Problem.Message), ReasonEN: report.Clean(d.Problem.MessageEN)})
		}
	}
	return v
}

type verdictView struct {
	ID     dossier.Verdict
	Zh, En string
}

// viewVerdict titles a verdict; before the first one it says what the group
// waits for.
func viewVerdict(v dossier.Verdict, documents int) verdictView {
	switch {
	case v != "":
		zh, en := report.VerdictTitle(v)
		return verdictView{v, zh, en}
	case documents == 0:
		return verdictView{"pending", "待上传材料", "no papers yet"}
	}
	return verdictView{"pending", "处理中", "in progress"}
}

// slotView is one cell of the matrix: all papers in one slot.
type slotView struct {
	Slot, Title, TitleEN, Mark, StateTitle, StateTitleEN string
	State                                                dossier.SlotState
	Files                                                []string
}

type personRow struct {
	Folder, Name, Anchor string
	Cells                []slotView
	Verdict              verdictView
}

type sectionView struct {
	Title, TitleEN, Anchor string
	Findings               []findingView
}

type findingView struct {
	Rule, SeverityTitle, SeverityTitleEN, Message, MessageEN, File, Source string
	Severity                                                               dossier.Severity
}

// looseView is a file that stands outside the matrix, and why.
type looseView struct{ File, Kind, Reason, ReasonEN string }

// mergeSlots gives one cell a slot, in order, with the worst state of its
// papers.
func mergeSlots(documents []dossier.SlotDocument) []slotView {
	var cells []slotView
	for _, d := range documents {
		i := slices.IndexFunc(cells, func(c slotView) bool { return c.Slot == d.Slot })
		if i < 0 {
			zh, en := report.SlotTitle(d.Slot, d.Accepts)
			cells = append(cells, slotView{Slot: d.Slot, Title: zh, TitleEN: en})
			i = len(cells) - 1
		}
		cells[i].add(d)
	}
	return cells
}

func (c *slotView) add(d dossier.SlotDocument) {
	if d.File != nil {
		c.Files = append(c.Files, report.Clean(*d.File))
	}
	if c.State == "" || report.Worse(d.State, c.State) {
		c.State, c.Mark = d.State, report.StateMark(d.State)
		c.StateTitle, c.StateTitleEN = report.StateTitle(d.State)
	}
}

// viewMatrix gives the columns and the rows of the applicants' matrix.
func viewMatrix(applicants []dossier.ApplicantPart) ([]slotView, []personRow) {
	var columns []slotView
	cells := make([][]slotView, len(applicants))
	for i, a := range applicants {
		cells[i] = mergeSlots(a.Documents)
		for _, c := range cells[i] {
			if !slices.ContainsFunc(columns, func(x slotView) bool { return x.Slot == c.Slot }) {
				columns = append(columns, c)
			}
		}
	}
	rows := make([]personRow, len(applicants))
	for i, a := range applicants {
		rows[i] = personRow{Folder: report.Clean(a.Folder), Name: nameOf(a), Anchor: anchorOf(i),
			Cells: align(cells[i], columns), Verdict: viewVerdict(a.Verdict, 1)}
	}
	return columns, rows
}

// align puts the cells under their columns; a slot the applicant does not have
// stays empty.
func align(cells, columns []slotView) []slotView {
	row := make([]slotView, len(columns))
	for i, column := range columns {
		row[i].Slot = column.Slot
		if j := slices.IndexFunc(cells, func(c slotView) bool { return c.Slot == column.Slot }); j >= 0 {
			row[i] = cells[j]
		}
	}
	return row
}

func nameOf(a dossier.ApplicantPart) string {
	return cmp.Or(report.Clean(a.Name), report.Clean(a.Folder), "（姓名未知）")
}

func anchorOf(i int) string { return "applicant-" + strconv.Itoa(i+1) }

// viewSections gives the findings part by part; parts without any are left
// out.
func viewSections(r dossier.Report) []sectionView {
	sections := []sectionView{
		{"团组", "Group", "findings-group", viewFindings(r.Findings)},
		{"企业", "Enterprise", "findings-enterprise", viewFindings(r.Enterprise.Findings)},
	}
	for i, a := range r.Applicants {
		sections = append(sections, sectionView{nameOf(a), report.Clean(a.Folder), anchorOf(i), viewFindings(a.Findings)})
	}
	return slices.DeleteFunc(sections, func(s sectionView) bool { return len(s.Findings) == 0 })
}

// heaviestFirst is the order in which findings are listed.
var heaviestFirst = []dossier.Severity{dossier.Fail, dossier.Manual, dossier.Warn, dossier.Info}

func viewFindings(findings []dossier.Finding) []findingView {
	views := make([]findingView, len(findings))
	for i, f := range findings {
		zh, en := report.SeverityTitle(f.Severity)
		views[i] = findingView{Rule: report.Clean(f.Rule), Severity: f.Severity, SeverityTitle: zh, SeverityTitleEN: en,
			Message: report.Clean(f.Message), MessageEN: report.Clean(f.MessageEN), Source: report.Clean(f.Source)}
		if f.File != nil {
			views[i].File = report.Clean(*f.File)
		}
	}
	slices.SortStableFunc(views, func(a, b findingView) int {
		return cmp.Compare(slices.Index(heaviestFirst, a.Severity), slices.Index(heaviestFirst, b.Severity))
	})
	return views
}

func businessTitle(id string) string {
	title, _ := report.BusinessTitle(id)
	return title
}
