package report

import (
	"cmp"
	"slices"
	"strings"
	"time"

	"zhengqi/internal/chinese"
	"zhengqi/internal/dossier"
)

// Day is a day on which something lapses. Early says that this is before the
// group is forwarded, Review that the day was read without certainty.
type Day struct {
	Date, Whose, Title, TitleEN, File string
	Early, Review                     bool
}

// calendarYears is how far from its date a report looks ahead.
const calendarYears = 1

// calendar lists what lapses within a year of the report, or before the group
// is forwarded, in the order of days.
func calendar(r dossier.Report) []Day {
	until := max(yearAfter(r.Date), r.Forwarding)
	var out []Day
	add := func(whose string, lapses []dossier.Lapse) {
		for _, l := range lapses {
			if l.Date >= r.Date && l.Date <= until {
				out = append(out, Day{Clean(l.Date), whose, Clean(l.Title), Clean(l.TitleEN), Clean(l.File), l.Date < r.Forwarding, l.Review})
			}
		}
	}
	add("申办企业", r.Enterprise.Lapses)
	for _, a := range r.Applicants {
		add(nameOf(a), a.Lapses)
	}
	slices.SortStableFunc(out, func(a, b Day) int { return cmp.Compare(a.Date, b.Date) })
	return out
}

func yearAfter(date string) string {
	day, err := time.Parse(time.DateOnly, date)
	if err != nil {
		return date
	}
	return day.AddDate(calendarYears, 0, 0).Format(time.DateOnly)
}

// DayOf is noon in China on the day of a report; the zero time where it has none.
// Files made of a report bear it.
func DayOf(r dossier.Report) time.Time {
	day, err := time.ParseInLocation(time.DateOnly, r.Date, dossier.Shanghai)
	if err != nil {
		return time.Time{}
	}
	return day.Add(12 * time.Hour)
}

// Marks are what is to be said of a day, in Chinese; "" for nothing.
func (d Day) Marks() string {
	var marks []string
	if d.Early {
		marks = append(marks, "早于报送日")
	}
	if d.Review {
		marks = append(marks, "日期请核对")
	}
	return strings.Join(marks, "，")
}

// Person is an applicant with the traits on which the papers disagree.
type Person struct {
	Name, Folder string
	Traits       []Trait
}

// Trait is one trait in all its values.
type Trait struct {
	Title  Title
	Values []TraitValue
}

// TraitValue is a value and the places that show it, in Chinese.
type TraitValue struct {
	Value, Places string
	Review        bool
}

func people(r dossier.Report) []Person {
	filed := filedOf(r)
	var out []Person
	for _, a := range r.Applicants {
		p := Person{Name: nameOf(a), Folder: Clean(a.Folder)}
		for _, t := range a.Identity {
			trait := Trait{Title: titled(traitTitles, t.Name)}
			for _, v := range t.Values {
				trait.Values = append(trait.Values, TraitValue{Clean(traitValue(t.Name, v.Value)), sources(v.Places, filed), v.Review})
			}
			p.Traits = append(p.Traits, trait)
		}
		if len(p.Traits) > 0 {
			out = append(out, p)
		}
	}
	return out
}

// sources says which papers show a value.
func sources(places []dossier.Evidence, filed papers) string {
	var out []string
	for _, at := range places {
		source := "申报"
		if at.File != "" {
			source = filed.source(at)
		}
		if !slices.Contains(out, source) {
			out = append(out, source)
		}
	}
	return strings.Join(out, "、")
}

// traitValue is a value of a trait as a Chinese reader knows it.
func traitValue(trait, value string) string {
	if trait == "sex" {
		return chinese.SexWord(value)
	}
	return value
}

// InWords is a trait with its values in one line.
func (t Trait) InWords() string {
	var out []string
	for _, v := range t.Values {
		doubt := ""
		if v.Review {
			doubt = "（读数没有把握）"
		}
		out = append(out, v.Value+doubt+"："+v.Places)
	}
	return strings.Join(out, "；")
}
