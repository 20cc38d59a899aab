package bench

import (
	"fmt"
	"io"

	"zhengqi/internal/dossier"
	"zhengqi/internal/specimen"
)

// OfficeTable sums up groups by profile and business, in the order in which
// these come.
type OfficeTable struct {
	order []string
	rows  map[string]*officeRow
}

type officeRow struct {
	groups, applicants, documents             int
	planted, found, forAPerson, asked, missed int
	falseFails, looks                         int
}

// Add counts one judged group.
func (t *OfficeTable) Add(o specimen.Options, documents int, r dossier.Report, j Judgement) {
	name := o.Profile + " " + o.Business
	if t.rows == nil {
		t.rows = make(map[string]*officeRow)
	}
	row := t.rows[name]
	if row == nil {
		row = &officeRow{}
		t.order, t.rows[name] = append(t.order, name), row
	}
	row.add(officeRow{groups: 1, applicants: o.Applicants, documents: documents, planted: j.Planted, found: j.Found, forAPerson: j.ForAPerson, asked: len(j.Asked),
		missed: len(j.Missed), falseFails: len(j.FalseFails), looks: looks(r)})
}

func (row *officeRow) add(more officeRow) {
	row.groups += more.groups
	row.applicants += more.applicants
	row.documents += more.documents
	row.planted += more.planted
	row.found += more.found
	row.forAPerson += more.forAPerson
	row.asked += more.asked
	row.missed += more.missed
	row.falseFails += more.falseFails
	row.looks += more.looks
}

// looks is how many findings of a report are for a person.
func looks(r dossier.Report) int {
	n := 0
	for _, findings := range parts(r) {
		for _, f := range findings {
			if f.Severity == dossier.Manual {
				n++
			}
		}
	}
	return n
}

// Write writes the table. The error is that of w.
func (t *OfficeTable) Write(w io.Writer) error {
	fmt.Fprintln(w, "| office, business | groups | applicants | documents | planted | found | for a person | asked to look at the paper | missed | false fails | looks a group |")
	fmt.Fprintln(w, "|---|---|---|---|---|---|---|---|---|---|---|")
	all := &officeRow{}
	for _, name := range t.order {
		all.add(*t.rows[name])
		t.rows[name].write(w, name)
	}
	return all.write(w, "all")
}

func (row *officeRow) write(w io.Writer, name string) error {
	_, err := fmt.Fprintf(w, "| %s | %d | %d | %d | %d | %d | %d | %d | %d | %d | %.1f |\n", name, row.groups, row.applicants, row.documents, row.planted,
		row.found, row.forAPerson, row.asked, row.missed, row.falseFails, float64(row.looks)/float64(max(row.groups, 1)))
	return err
}
