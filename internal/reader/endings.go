package reader

import (
	"cmp"
	"slices"
	"strings"
	"unicode"

	"zhengqi/internal/dossier"
)

// longestPrefix is how many characters stand before the ending of a label at
// most.
const longestPrefix = 7

// longestLabel is how many characters a label has at most.
const longestLabel = longestPrefix + 6

// addEndings finds the labels that no vocabulary lists, of those for which keyOf
// gives a key.
func (f *form) addEndings(keyOf func(label string) string) {
	for i, r := range f.rows {
		for from := 0; from < len(r.glyphs); from++ {
			to := f.labelFrom(i, from, closeSet)
			key := keyOf(flat(r.glyphs[from:to]))
			if wide := f.labelFrom(i, from, looselySet); wide > to {
				if k := keyOf(flat(r.glyphs[from:wide])); k != "" {
					to, key = wide, k // one more character stood a little apart
				}
			}
			if to == from {
				continue
			}
			before := f.markEnding(i, from)
			switch {
			case key == "" || key == "stop" && (f.bracketed(i, from, to) || f.valueAt(i, from, to) && !f.headsColumn(i, from, keyOf)):
			case before >= 0 && r.gapBefore(from) <= 0.3:
				f.marks[before].to = to // 及附言 behind 用途
			default:
				f.add(mark{key, i, from, to})
			}
			from = to - 1
		}
	}
}

// addUnlisted is addEndings beside a vocabulary: what such a label says is weaker
// than what a listed one does.
func (f *form) addUnlisted(keyOf func(label string) string) {
	listed := map[[2]int]bool{}
	for _, m := range f.marks {
		listed[m.place()] = true
	}
	f.addEndings(keyOf)
	f.loose = map[[2]int]bool{}
	for _, m := range f.marks {
		f.loose[m.place()] = !listed[m.place()]
	}
}

// place is the row and the place in it where a label begins.
func (m mark) place() [2]int { return [2]int{m.row, m.from} }

// said is what the first label of the key says that says anything, listed labels
// before others. loose tells that no list holds its label, differ that another
// label of the key says something else.
func (f *form) said(key string, value func(i int) span) (v span, loose, differ bool) {
	for _, i := range f.marksOf(key) {
		switch x := value(i); {
		case x.empty():
		case v.empty():
			v, loose = x, f.loose[f.marks[i].place()]
		default:
			differ = differ || !sayAlike(v, x)
		}
	}
	return v, loose, differ
}

// sayAlike reports whether two values say the same, or one of them what the other
// says a part of.
func sayAlike(a, b span) bool {
	x, y := letters(a.text()), letters(b.text())
	return strings.Contains(x, y) || strings.Contains(y, x)
}

// doubted is a field, flagged where doubt is true.
func doubted(f dossier.Field, doubt bool) dossier.Field {
	if doubt {
		return inDoubt(f)
	}
	return f
}

// bracketed reports whether glyphs [from, to) of row i stand in brackets that were
// opened close behind a value and go on behind them: 制卡费(团组号213735).
func (f *form) bracketed(i, from, to int) bool {
	gs := f.rows[i].glyphs
	open := strings.LastIndexAny(flat(gs[:to]), "()")
	if open < 0 || flat(gs[:to])[open] == ')' {
		return false
	}
	n := len([]rune(flat(gs[:to])[:open]))
	return n > 0 && n <= from && isLetter(gs[n-1].r) && !f.marked(i, n-1) && f.rows[i].gapBefore(n) <= gapOfBracket
}

// gapOfBracket is the most white, in character heights, before a bracket that
// belongs to what stands before it: wide ones have the room of a character.
const gapOfBracket = 1.0

// valueAt reports whether what stands at glyphs [from, to) of row i is rather
// the value of a label before it.
func (f *form) valueAt(i, from, to int) bool {
	r := f.rows[i]
	if to < len(r.glyphs) && strings.ContainsRune(":：", r.glyphs[to].r) {
		return false
	}
	for from > 0 && strings.ContainsRune(":：", r.glyphs[from-1].r) {
		from--
	}
	return from > 0 && f.marked(i, from-1)
}

// headsColumn reports whether glyph from of row i begins a label over its value,
// in a row of such: what stands under it and under the label before it is none.
func (f *form) headsColumn(i, from int, keyOf func(string) string) bool {
	before := f.lastBefore(i, from)
	if before < 0 || i+1 == len(f.rows) || f.rows[i+1].page != f.rows[i].page {
		return false
	}
	r, below := f.rows[i], 0
	for _, c := range f.rows[i+1].cells(0.8) {
		x, near := c.box().Min.X, int(0.7*r.height)
		if alike(x, r.glyphs[from].box.Min.X, near) || alike(x, f.leftOf(f.marks[before]), near) {
			below++
			if keyOf(strings.TrimRight(flat(c.glyphs), ":")) != "" {
				return false
			}
		}
	}
	return below == 2
}

// add puts a label at its place among the others.
func (f *form) add(m mark) {
	at, _ := slices.BinarySearchFunc(f.marks, m, inPrint)
	f.marks = slices.Insert(f.marks, at, m)
}

// marksIn are the places [first, end) in marks of the labels of row i.
func (f *form) marksIn(i int) (first, end int) {
	byRow := func(m mark, row int) int { return m.row - row }
	first, _ = slices.BinarySearchFunc(f.marks, i, byRow)
	end, _ = slices.BinarySearchFunc(f.marks, i+1, byRow)
	return first, end
}

// How far apart, in character heights, the characters of a label stand that are
// set close, and at most, where the places of characters are not exact.
const (
	closeSet   = 0.3
	looselySet = 0.5
)

// labelFrom returns where a label of Chinese characters that begins at glyph
// from of row i ends, from itself where none begins: something must part it
// from what stands before it, and a colon or a gap from its value.
func (f *form) labelFrom(i, from int, close float64) int {
	r := f.rows[i]
	if from > 0 && r.gapBefore(from) <= 0.6 && !f.marked(i, from-1) && isLetter(r.glyphs[from-1].r) {
		return from
	}
	to := f.evenlySet(i, from, close)
	ends := to == len(r.glyphs) || f.marked(i, to) || r.gapBefore(to) > 0.3 || strings.ContainsRune(":：", r.glyphs[to].r) || r.glyphs[to].r < unicode.MaxASCII && isLetter(r.glyphs[to].r)
	if to-from < 2 || to-from > longestLabel || !ends {
		return from
	}
	return to
}

// evenlySet returns where the characters of a label that begin at glyph from of
// row i end: they stand close, or all as far apart as the first two.
func (f *form) evenlySet(i, from int, close float64) int {
	const widest, least, share = 6.0, 0.35, 0.15
	r := f.rows[i]
	pitch, slack := 0.0, least
	if gap := r.gapBefore(from + 1); gap > close && gap <= widest {
		pitch, slack = gap, max(least, share*gap)
	}
	to := from
	for ; to < len(r.glyphs) && to-from <= longestLabel && !f.marked(i, to) && labelLetter(r.glyphs[to].r); to++ {
		gap := r.gapBefore(to)
		switch {
		case to == from:
		case gap > max(close, pitch+slack):
			return to
		case pitch > 0 && gap < pitch-slack:
			return to - 1 // the value begins, with its characters close
		}
	}
	return to
}

// markEnding is the label of row i that ends before glyph n, -1 for none.
func (f *form) markEnding(i, n int) int {
	if j := f.lastBefore(i, n); j >= 0 && f.marks[j].to == n {
		return j
	}
	return -1
}

// lastBefore is the last label of row i that begins before glyph n, -1 for none.
func (f *form) lastBefore(i, n int) int {
	j, _ := slices.BinarySearchFunc(f.marks, mark{row: i, from: n}, inPrint)
	if j--; j >= 0 && f.marks[j].row == i {
		return j
	}
	return -1
}

// inPrint puts labels in the order in which they stand.
func inPrint(a, b mark) int { return cmp.Or(a.row-b.row, a.from-b.from) }

func isLetter(r rune) bool      { return unicode.IsLetter(r) || isDigit(r) }
func isDigit(r rune) bool       { return r >= '0' && r <= '9' }
func labelLetter(r rune) bool   { return unicode.Is(unicode.Han, r) || strings.ContainsRune("()/、", r) }
func (m mark) holds(i int) bool { return m.from <= i && i < m.to }

// marked reports whether glyph n of row i belongs to a label.
func (f *form) marked(i, n int) bool {
	j := f.lastBefore(i, n+1)
	return j >= 0 && f.marks[j].holds(n)
}
