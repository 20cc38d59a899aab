package reader

import (
	"regexp"
	"slices"
	"strings"
)

// A list of all whom an employer pays for has a row for each person: only those
// of the person whom the paper is about say what was paid for this one.

// rowNumber is a citizen number in a cell, which may have lost a figure.
var rowNumber = regexp.MustCompile(`^\d{5,6}(?:19|20)\d{8,10}[Xx]?$`)

// otherPeople are the rows of payments that name another person than the one
// the rest of the paper speaks of.
func (b *book) otherPeople() map[int]bool {
	if out := b.rowsOfOthers(line.numberCell, line.namesNumber); len(out) > 0 {
		return out
	}
	return b.rowsOfOthers(line.personCell, func(l line, s string) bool { return strings.Contains(l.text, s) })
}

// rowsOfOthers are the rows of a list of several people in which the cell that
// names one names somebody whom no line beside the list does. The list is in
// doubt where not one of them is named there.
func (b *book) rowsOfOthers(person func(line) string, names func(line, string) bool) map[int]bool {
	listed := map[int]string{}
	var people []string
	for _, l := range b.lines {
		if s := person(l); s != "" && !l.heads {
			listed[l.index] = s
		}
	}
	b.leaveOutAlone(listed)
	for _, s := range listed {
		people = append(people, s)
	}
	slices.Sort(people)
	people = slices.Compact(people)
	if len(people) < 2 {
		return nil
	}
	own := slices.DeleteFunc(people, func(s string) bool {
		return !slices.ContainsFunc(b.lines, func(l line) bool { return listed[l.index] == "" && names(l, s) })
	})
	b.doubt = b.doubt || len(own) != 1
	others := map[int]bool{}
	for i, s := range listed {
		others[i] = !slices.Contains(own, s)
	}
	return others
}

// leaveOutAlone leaves out of the rows of a list those that stand alone under
// their heading: they are about the one whom the paper is about.
func (b *book) leaveOutAlone(listed map[int]string) {
	under := map[int]int{}
	for i := range listed {
		under[b.headOf(i)]++
	}
	for i := range listed {
		if under[b.headOf(i)] == 1 {
			delete(listed, i)
		}
	}
}

// numberCell is the citizen number in a row.
func (l line) numberCell() string {
	for _, c := range l.cells {
		if c.head != "" && rowNumber.MatchString(c.text) {
			return c.text
		}
	}
	return ""
}

// personHead heads the names of persons.
var personHead = regexp.MustCompile(`姓名|^(?:参保|缴费)(?:人员?|职工)$`)

// personCell is the name of a person in a row of a table that has a column of
// them.
func (l line) personCell() string {
	for _, c := range l.cells {
		if personHead.MatchString(c.head) && personName.MatchString(c.text) && !noName(c.text) && labelInEnglish.FindString(c.text) != c.text {
			return c.text
		}
	}
	return ""
}

// namesNumber reports whether a citizen number stands in a line, a few of whose
// figures may be misread or lost.
func (l line) namesNumber(number string) bool {
	const most = 2
	for _, s := range citizenNumber.FindAllString(l.text, -1) {
		if max(len(s), len(number))-len(common([]rune(strings.ToUpper(s)), []rune(strings.ToUpper(number)))) <= most {
			return true
		}
	}
	return false
}
