package web

import (
	"slices"

	"zhengqi/internal/dossier"
	"zhengqi/internal/report"
)

type verdictView struct {
	ID     dossier.Verdict
	Zh, En string
}

func viewVerdict(v dossier.Verdict) verdictView {
	if v == "" {
		return verdictView{}
	}
	zh, en := report.VerdictTitle(v)
	return verdictView{v, zh, en}
}

// slotView is one cell of the matrix: all papers in one slot.
type slotView struct {
	Slot, Title, StateTitle, File string
	State                         dossier.SlotState
	Count                         int
}

type personRow struct {
	Folder, Name, Anchor string
	Cells                []slotView
	Verdict              verdictView
}

type sectionView struct {
	Title, Anchor string
	Findings      []findingView
}

type findingView struct {
	Rule, SeverityTitle, Message, MessageEN, File, Source string
	Severity                                              dossier.Severity
}

type unassignedView struct {
	File, Kind, Reason string
}

// worstFirst orders the states of a slot that several papers fill.
var worstFirst = []dossier.SlotState{dossier.SlotFailed, dossier.SlotMissing, dossier.SlotReview, dossier.SlotDeferred,
	dossier.SlotNotStated, dossier.SlotOK, dossier.SlotExempt, dossier.SlotNotRequired}

// mergeSlots gives one cell a slot, in order, with the worst state of its
// papers.
func mergeSlots(documents []dossier.SlotDocument) []slotView {
	var cells []slotView
	for _, d := range documents {
		i := slices.IndexFunc(cells, func(c slotView) bool { return c.Slot == d.Slot })
		if i < 0 {
			title, _ := report.SlotTitle(d.Slot, d.Accepts)
			cells = append(cells, slotView{Slot: d.Slot, Title: title})
			i = len(cells) - 1
		}
		cells[i].add(d)
	}
	return cells
}

func (c *slotView) add(d dossier.SlotDocument) {
	if d.File != nil {
		c.Count++
		if c.File == "" {
			c.File = *d.File
		}
	}
	if c.State == "" || slices.Index(worstFirst, d.State) < slices.Index(worstFirst, c.State) {
		c.State = d.State
		c.StateTitle, _ = report.StateTitle(d.State)
	}
}

// viewMatrix gives the columns and the rows of the applicants' matrix.
func viewMatrix(applicants []dossier.ApplicantPart) ([]slotView, []personRow) {
	var columns []slotView
	for _, a := range applicants {
		for _, c := range mergeSlots(a.Documents) {
			if !slices.ContainsFunc(columns, func(x slotView) bool { return x.Slot == c.Slot }) {
				columns = append(columns, c)
			}
		}
	}
	rows := make([]personRow, len(applicants))
	for i, a := range applicants {
		rows[i] = personRow{Folder: a.Folder, Name: a.Name, Anchor: anchorOf(i), Verdict: viewVerdict(a.Verdict)}
		cells := mergeSlots(a.Documents)
		for _, column := range columns {
			cell := slotView{Slot: column.Slot}
			if j := slices.IndexFunc(cells, func(x slotView) bool { return x.Slot == column.Slot }); j >= 0 {
				cell = cells[j]
			}
			rows[i].Cells = append(rows[i].Cells, cell)
		}
	}
	return columns, rows
}

// viewSections gives the findings part by part; parts without any are left
// out.
func viewSections(r dossier.Report) []sectionView {
	sections := []sectionView{
		{"团组 Group", "findings-group", viewFindings(r.Findings)},
		{"企业 Enterprise", "findings-enterprise", viewFindings(r.Enterprise.Findings)},
	}
	for i, a := range r.Applicants {
		title := a.Name
		if title == "" {
			title = a.Folder
		}
		sections = append(sections, sectionView{title, anchorOf(i), viewFindings(a.Findings)})
	}
	return slices.DeleteFunc(sections, func(s sectionView) bool { return len(s.Findings) == 0 })
}

func viewFindings(findings []dossier.Finding) []findingView {
	views := make([]findingView, len(findings))
	for i, f := range findings {
		title, _ := report.SeverityTitle(f.Severity)
		views[i] = findingView{Rule: f.Rule, Severity: f.Severity, SeverityTitle: title,
			Message: f.Message, MessageEN: f.MessageEN, Source: f.Source}
		if f.File != nil {
			views[i].File = *f.File
		}
	}
	return views
}

func businessTitle(id string) string {
	title, _ := report.BusinessTitle(id)
	return title
}
