package reader

import (
	"regexp"
	"strings"

	"zhengqi/internal/chinese"
)

// A form may say with a field of its own each in which month the payments of a
// person began, in which they ended, and how many there are.

// fieldCount is the number of months in a field, with what a bracket adds.
var fieldCount = regexp.MustCompile(`^(\d{1,3})个?月?(?:\(.*)?$`)

// fieldRange is the range between the fields of the first and of the last month,
// where the paper has one of each and no table; it is counted where the field of
// the number of months says as many.
func (b *book) fieldRange() (entry, bool) {
	from, to, count := b.fieldsOf(senseFrom), b.fieldsOf(senseTo), b.fieldsOf(senseCount)
	if len(from) != 1 || len(to) != 1 {
		return entry{}, false
	}
	first, okFirst := from[0].month()
	last, okLast := to[0].month()
	months := chinese.Months(first, last)
	if !okFirst || !okLast || len(months) == 0 || len(months) > mostMonths {
		return entry{}, false
	}
	e := entry{months: months, at: span{from[0].run, to[0].run}, ranged: true}
	if len(count) == 1 {
		m := fieldCount.FindStringSubmatch(count[0].text)
		e.counted = m != nil && atoi(m[1]) == len(months)
	}
	e.partial = !e.counted
	return e, true
}

// fieldsOf are the values in the lines without a heading whose label has the
// sense, and speaks of payments and not of other dates.
func (b *book) fieldsOf(s sense) []cell {
	var out []cell
	for _, l := range b.lines {
		parts := l.parts()
		for i, c := range parts[:max(0, len(parts)-1)] {
			if !l.heads && c.head == "" && headSense(c.text) == s && hanOnly(c.text) == c.text && !notPaid.MatchString(c.text) && !windowWords.MatchString(c.text) {
				out = append(out, parts[i+1])
			}
		}
	}
	return out
}

// parts are the cells of a line, those parted that hold a label and its value.
func (l line) parts() []cell {
	var out []cell
	for _, c := range l.cells {
		before, _, found := strings.Cut(flat(c.glyphs), ":")
		if n := len([]rune(before)); found && n > 0 && n+1 < len(c.glyphs) {
			value := run{c.page, c.glyphs[n+1:]}
			out = append(out, cell{run: run{c.page, c.glyphs[:n]}, text: before, head: c.head}, cell{run: value, text: cellText(value.glyphs)})
			continue
		}
		out = append(out, c)
	}
	return out
}
