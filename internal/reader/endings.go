package reader

import (
	"cmp"
	"slices"
	"strings"
	"unicode"
)

// longestPrefix is how many characters stand before the ending of a label at
// most.
const longestPrefix = 7

// addEndings finds the labels that no vocabulary lists, of those for which keyOf
// gives a key.
func (f *form) addEndings(keyOf func(label string) string) {
	for i, r := range f.rows {
		for from := 0; from < len(r.glyphs); from++ {
			if to := f.labelFrom(i, from); to > from {
				if key := keyOf(flat(r.glyphs[from:to])); key != "" {
					f.marks = append(f.marks, mark{key, i, from, to})
				}
				from = to - 1
			}
		}
	}
	f.sortMarks()
}

func (f *form) sortMarks() {
	slices.SortStableFunc(f.marks, func(a, b mark) int {
		return cmp.Or(a.row-b.row, a.from-b.from)
	})
}

// labelFrom returns where a label of Chinese characters that begins at glyph
// from of row i ends, from itself where none begins: something must part it
// from what stands before it, and a colon or a gap from its value.
func (f *form) labelFrom(i, from int) int {
	r := f.rows[i]
	if from > 0 && r.gapBefore(from) <= 0.6 && !f.marked(i, from-1) && isLetter(r.glyphs[from-1].r) {
		return from
	}
	to := from
	for to < len(r.glyphs) && !f.marked(i, to) && labelLetter(r.glyphs[to].r) && (to == from || r.gapBefore(to) <= 0.3) {
		to++
	}
	ends := to == len(r.glyphs) || f.marked(i, to) || r.gapBefore(to) > 0.3 || strings.ContainsRune(":：", r.glyphs[to].r) || isDigit(r.glyphs[to].r)
	if to-from < 2 || to-from > longestPrefix+6 || !ends {
		return from
	}
	return to
}

func isLetter(r rune) bool      { return unicode.IsLetter(r) || isDigit(r) }
func isDigit(r rune) bool       { return r >= '0' && r <= '9' }
func labelLetter(r rune) bool   { return unicode.Is(unicode.Han, r) || strings.ContainsRune("()/、", r) }
func (m mark) holds(i int) bool { return m.from <= i && i < m.to }

// marked reports whether glyph n of row i belongs to a label.
func (f *form) marked(i, n int) bool {
	return slices.ContainsFunc(f.marks, func(m mark) bool { return m.row == i && m.holds(n) })
}
