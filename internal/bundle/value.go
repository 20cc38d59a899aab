package bundle

import (
	"cmp"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"zhengqi/internal/chinese"
	"zhengqi/internal/dossier"
	"zhengqi/internal/report"
	"zhengqi/internal/rules"
)

// value is what one source says of a field of the form. A value nobody gave
// has no text.
type value struct {
	text   string
	from   string
	note   string // why it is to be looked at; "" where it is certain
	read   bool   // what stands on a paper is certain, whatever the paper is worth
	person bool   // a person's correction
}

// declared is what was declared with the group.
func declared(text string) value { return value{text: text, from: "申报", read: true} }

// line makes a line of the form of what the sources say, the first to be
// preferred: a person's correction comes before all. A value that is not
// certain is for a person, and so is one that a paper contradicts, be it one that
// is doubted. The
// hint says what the papers state beside the field, where it is empty.
func line(f dossier.FormField, hint string, values ...value) report.FormLine {
	l := report.FormLine{Label: f.Title, Starred: f.Starred, State: report.FormEmpty}
	values = slices.DeleteFunc(slices.Clone(values), func(v value) bool { return strings.TrimSpace(v.text) == "" })
	if len(values) == 0 {
		l.Note = hint
		return l
	}
	slices.SortStableFunc(values, func(a, b value) int { return cmp.Compare(b.rank(), a.rank()) })
	first := values[0]
	l.Value, l.From, l.State = shown(f, first.text), first.from, report.FormUsable
	notes := doubts(f, first, values[1:])
	if len(notes) > 0 {
		l.State, l.Note = report.FormUnsure, strings.Join(notes, "；")
	}
	return l
}

// rank puts corrections first, then what is certain, then the rest.
func (v value) rank() int {
	switch {
	case v.person && v.note == "":
		return 2
	case v.note == "":
		return 1
	}
	return 0
}

// doubts are the reasons to look at the first value.
func doubts(f dossier.FormField, first value, others []value) []string {
	var notes []string
	if first.note != "" {
		notes = append(notes, first.note)
	}
	if !rules.WellFormed(f, first.text) {
		notes = append(notes, "格式不正确")
	}
	for _, other := range others {
		if other.read && !same(f, first.text, other.text) {
			notes = append(notes, fmt.Sprintf("与“%s”（%s）不一致", shown(f, other.text), other.from))
		}
	}
	return slices.Compact(notes)
}

// same compares two values of a field as the form shows them, names in Latin
// letters without their spaces.
func same(f dossier.FormField, a, b string) bool {
	a, b = strings.ToUpper(chinese.NormaliseText(shown(f, a))), strings.ToUpper(chinese.NormaliseText(shown(f, b)))
	if f.Name == "name_pinyin" {
		a, b = strings.ReplaceAll(a, " ", ""), strings.ReplaceAll(b, " ", "")
	}
	if f.Type == dossier.Number {
		x, errX := strconv.ParseFloat(a, 64)
		y, errY := strconv.ParseFloat(b, 64)
		return errX == nil && errY == nil && x == y
	}
	return a == b
}

// shown is a value in the words of the form.
func shown(f dossier.FormField, text string) string {
	switch {
	case f.Name == "sex":
		return chinese.SexWord(text)
	case f.Type == dossier.Boolean && text == "true":
		return "是"
	case f.Type == dossier.Boolean && text == "false":
		return "否"
	}
	return text
}
