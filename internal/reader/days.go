package reader

import (
	"regexp"
	"slices"
	"time"

	"zhengqi/internal/dossier"
)

// pastDates are the fields that hold a day which cannot lie ahead.
var pastDates = []string{"issue_date", "date", "declaration_date", "establishment_date", "birth_date"}

// lastDates are the kinds of paper on which the date of issue is the last of all
// days: what they attest lies before it.
var lastDates = []dossier.Kind{dossier.SocialInsurance, dossier.NoCrimeRecord, dossier.TaxCertificate, dossier.TaxRating}

// doubtDates flags a date that lies ahead, and a date of issue after which the
// paper names another day that is past: it may be the day of something else.
func doubtDates(kind dossier.Kind, fields dossier.Fields, t *text) {
	if len(t.rows) == 0 || t.rows[0].page.now.IsZero() {
		return // nobody said what day it is
	}
	now := t.rows[0].page.now
	doubt := func(name string, later func(day string) bool) {
		if f := fields[name]; f.Certain() && later(f.Value) {
			fields[name] = inDoubt(f)
		}
	}
	tomorrow := now.AddDate(0, 0, 1).Format(time.DateOnly) // the clock may stand behind that of the office
	for _, name := range pastDates {
		doubt(name, func(day string) bool { return day > tomorrow })
	}
	if slices.Contains(lastDates, kind) {
		doubt("issue_date", func(day string) bool {
			return slices.ContainsFunc(daysIn(t), func(other string) bool { return other > day && other <= tomorrow })
		})
	}
}

var anyDay = regexp.MustCompile(`(20\d{2})[-./年](\d{1,2})[-./月](\d{1,2})`)

// daysIn are the days that the rows of a paper name in figures.
func daysIn(t *text) []string {
	var out []string
	for _, r := range t.rows {
		for _, m := range anyDay.FindAllStringSubmatch(flat(r.glyphs), -1) {
			if day, err := time.Parse("2006-1-2", m[1]+"-"+m[2]+"-"+m[3]); err == nil {
				out = append(out, day.Format(time.DateOnly))
			}
		}
	}
	return out
}
