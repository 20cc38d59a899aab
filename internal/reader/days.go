package reader

import (
	"cmp"
	"regexp"
	"slices"
	"strings"
	"time"

	"zhengqi/internal/chinese"
	"zhengqi/internal/dossier"
)

// pastDates are the fields that hold a day which cannot lie ahead.
var pastDates = []string{"issue_date", "date", "declaration_date", "establishment_date", "birth_date"}

// lastDates are the kinds of paper on which the date of issue is the last of all
// days: what they attest lies before it.
var lastDates = []dossier.Kind{dossier.SocialInsurance, dossier.NoCrimeRecord, dossier.TaxCertificate, dossier.TaxRating}

// doubtDates flags a date that lies ahead, and a date of issue after which the
// paper names another day that is past: it may be the day of something else. Of
// a date of issue that is called so or signed, a later day of printing is no rival.
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
			rivals := daysIn(t, anyDay)
			if slices.Contains(daysIn(t, issueDay), day) || signedOn(t.stream()) == day {
				printed := daysIn(t, printDay)
				rivals = slices.DeleteFunc(rivals, func(other string) bool { return slices.Contains(printed, other) })
			}
			return slices.ContainsFunc(rivals, func(other string) bool { return other > day && other <= tomorrow })
		})
	}
}

// A day, as dates without their words are printed, behind the label of the day
// of issue, and as the day of printing: behind its label or before a time.
const dayPrinted = `(20\d{2}[-./年]\d{1,2}[-./月]\d{1,2}日?|[二〇○零一三四五六七八九]{4}年[一二三四五六七八九十]{1,2}月[一二三四五六七八九十廿卅]{1,3}日)`

var (
	anyDay   = regexp.MustCompile(dayPrinted)
	issueDay = regexp.MustCompile(`(?:` + strings.Join(issueVerbs, "|") + `)(?:日期|时间)[:;]?` + dayPrinted)
	printDay = regexp.MustCompile(`(?:` + strings.Join(printVerbs, "|") + `)(?:日期|时间)[:;]?` + dayPrinted + `|` + dayPrinted + ` ?\d{1,2}:\d{2}`)
	setApart = regexp.MustCompile(` ?([\p{Han}:]) ?`)
)

// daysIn are the days that a pattern finds in the rows of a paper.
func daysIn(t *text, pattern *regexp.Regexp) []string {
	var out []string
	for _, r := range t.rows {
		for _, m := range pattern.FindAllStringSubmatch(setApart.ReplaceAllString(spacedText(r.glyphs), "$1"), -1) {
			if day, ok := chinese.ParseDate(cmp.Or(m[1:]...)); ok && day.Precision == chinese.Day {
				out = append(out, day.Value)
			}
		}
	}
	return out
}
