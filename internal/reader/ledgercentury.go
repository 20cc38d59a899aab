package reader

import (
	"regexp"
	"slices"
)

// Years of two figures, as in 25.11, are years only where nothing else can be
// meant, not even two months of a year: in a range of months, or in a column that
// is headed as one of months.

const shortMonth = `(?:1[3-9]|[23]\d)[-./年](?:1[0-2]|0?[1-9])月?`

var (
	shortYears = regexp.MustCompile(`(?:^|[^-./\d]|^\d{1,2}[.、)])(` + shortMonth + `)(?:` + tillPrint + `)(` + shortMonth + `)(?:[^-./\d]|$)`)
	// shortCell is a month in a column of months: the century is left out, not the
	// year.
	shortCell = regexp.MustCompile(`^(?:` + shortMonth + `|(?:1[3-8]|2[1-9]|3\d)(?:0[1-9]|1[0-2]))份?$`)
)

// shortOpen is a range without an end in a column of ranges.
var shortOpen = regexp.MustCompile(`^` + shortMonth + tillPrint + `(?:今|现在|目前)?$`)

// fullYears writes years of two figures in ranges of months in full.
func (t *text) fullYears() *text {
	out := &text{rows: slices.Clone(t.rows)}
	for i, r := range out.rows {
		for _, c := range r.cells(cellGap) {
			for _, m := range (span{c}).all(shortYears) {
				for _, at := range m[1:] {
					gs := out.rows[i].glyphs
					out.rows[i].glyphs = withCentury(gs, slices.Index(gs, at[0].glyphs[0]))
				}
			}
		}
	}
	return out
}

// withCentury puts 20 before glyph i.
func withCentury(gs []glyph, i int) []glyph {
	two, nought := gs[i], gs[i]
	two.r, nought.r = '2', '0'
	two.box.Max.X, nought.box.Max.X = two.box.Min.X, two.box.Min.X
	return slices.Insert(slices.Clone(gs), i, two, nought)
}

// datedCards writes in full the months that begin lines of three cells or fewer,
// three of them or more, each beside a word for what was paid.
func datedCards(lines []line) {
	const least, most = 3, 3 // lines; cells
	var cards []int
	for i, l := range lines {
		if n := len(l.cells); n > 1 && n <= most && shortAlone.MatchString(l.cells[0].text) && (paidWords.MatchString(l.text) || payCell.MatchString(l.cells[1].text)) {
			cards = append(cards, i)
		}
	}
	for _, i := range cards {
		if c := &lines[i].cells[0]; len(cards) >= least {
			c.glyphs = withCentury(c.glyphs, 0)
			c.text = cellText(c.glyphs)
		}
	}
}

// datedHeads writes in full the months of a line, three of them or more, each of
// which is the next of the one beside it, as they head the columns of a grid.
func datedHeads(lines []line) {
	const least = 3
	for _, l := range lines {
		var short []*cell
		var months []column
		for k := range l.cells {
			if c := &l.cells[k]; shortAlone.MatchString(c.text) {
				short = append(short, c)
				months = append(months, column{year: "20" + c.text[:2], month: atoi(keepDigits(c.text[3:]))})
			}
		}
		if len(short) < least || !inOrder(months) {
			continue
		}
		for _, c := range short {
			c.glyphs = withCentury(c.glyphs, 0)
			c.text = cellText(c.glyphs)
		}
	}
}

var shortAlone = regexp.MustCompile(`^` + shortMonth + `$`)

// inFull is a cell of a column of months with the century of its year.
func (c cell) inFull() cell {
	switch c.sense {
	case senseMonth, senseRange, senseFrom, senseTo:
		if shortCell.MatchString(c.text) || c.sense != senseMonth && shortOpen.MatchString(c.text) {
			c.glyphs = withCentury(c.glyphs, 0)
			c.text = cellText(c.glyphs)
		}
	}
	return c
}
