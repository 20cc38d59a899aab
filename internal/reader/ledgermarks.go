package reader

import (
	"regexp"
	"slices"
	"strings"
)

// oddMark reports whether a row of a scan has marks of another kind than most
// rows have, which nothing explains: what is printed in place of the usual mark
// says that the month was not paid, or not as usual. That is sure where several
// such marks are alike, and notes explain one for what is owed.
func (b *book) oddMark(l line) (odd, sure bool) {
	if l.row.ownText() {
		return false, false
	}
	if b.usual == nil {
		usual := b.usualMark()
		b.usual = &usual
	}
	kinds := l.markKinds()
	if *b.usual == 0 || len(kinds) == 0 || slices.Contains(kinds, *b.usual) {
		return false, false
	}
	alike := 0
	for _, c := range l.cells {
		if c.text == string(kinds[0]) {
			alike++
		}
	}
	return true, alike > 1 && len(kinds) == 1 && slices.ContainsFunc(b.lines, func(o line) bool { return owedMark.MatchString(o.text) })
}

// owedMark is what notes say of a mark for months that were not paid.
var owedMark = regexp.MustCompile(`表示(?:该月)?[未欠]`)

// usualMark is the kind of mark that most of the rows with marks have, of five or
// more; 0 where there is none.
func (b *book) usualMark() rune {
	const least = 5
	rows, count := 0, map[rune]int{}
	for _, l := range b.lines {
		kinds := l.markKinds()
		if len(kinds) > 0 {
			rows++
		}
		for _, k := range kinds {
			count[k]++
		}
	}
	for k, n := range count {
		if rows >= least && 2*n > rows {
			return k
		}
	}
	return 0
}

// markKinds are the kinds of the marks in a row that names a month: each mark
// stands for those that are read for it.
func (l line) markKinds() []rune {
	var out []rune
	if !slices.ContainsFunc(l.cells, l.dates) {
		return nil
	}
	for _, c := range l.cells {
		r := []rune(c.text)
		if len(r) > 2 || keepDigits(c.text) != "" || strings.Trim(c.text, "-—一/.·_") == "" || paidWords.MatchString(c.text) || l.dates(c) {
			continue
		}
		kind := r[0]
		switch {
		case strings.ContainsRune("√✓✔vVyY", kind):
			kind = '√'
		case strings.ContainsRune("●•@⬤", kind):
			kind = '●'
		}
		if !slices.Contains(out, kind) {
			out = append(out, kind)
		}
	}
	return out
}
