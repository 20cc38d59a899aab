package specimen

import (
	"math/rand/v2"
)

// gridding are how much of a grid a sheet prints.
type gridding int

const (
	gridFull gridding = iota
	gridRows
	gridOutline
	gridNone
)

// sheet is a page that is filled from the top, in one style of chance.
type sheet struct {
	p            *page
	rng          *rand.Rand
	label, value pen
	accent       ink
	rules        gridding
	rule         float64
	colon        string
	x, w, y      float64 // the column of print and where its next part begins
	pad          float64 // above and below the text of a row
	zebra        ink     // of every other row of a list; black for none
	rows         int
	truth        map[string]any
}

func newSheet(rng *rand.Rand, w, h float64) sheet {
	p := newPage(w, h)
	margin := 9 + 7*rng.Float64()
	typeface := pick(rng, []face{fontSong, fontSong, fontMing, fontHei, fontHei, fontZenHei, fontMicroHei, fontKai, fontWenKai, fontMono, fontFang})
	size := pick(rng, []float64{8.5, 9, 9, 9.5, 10})
	n := pen{p, size, typeface, pick(rng, []ink{black, black, black, {40, 30, 70}, {60, 60, 60}})}
	s := sheet{p: p, rng: rng, label: n, value: n, x: margin, w: w - 2*margin, y: 12, truth: map[string]any{}, accent: black, zebra: black}
	s.rules = pick(rng, []gridding{gridFull, gridFull, gridFull, gridRows, gridOutline, gridNone, gridNone})
	s.rule = pick(rng, []float64{0.15, 0.25, 0.35})
	s.colon = pick(rng, []string{"：", "：", ":", "", " ：", ": "})
	if s.rules == gridFull {
		s.colon = pick(rng, []string{"", "", "", "："})
	}
	s.pad = 1 + 2*rng.Float64()
	if rng.IntN(3) == 0 {
		s.label = n.ink(grey)
	}
	if rng.IntN(5) == 0 {
		s.value = n.in(pick(rng, []face{fontMono, fontZenHei, fontKai, fontSong, fontHei}))
	}
	return s
}

// tell keeps the truth of what has been drawn.
func (s *sheet) tell(e said) {
	if e.field == "" || e.value == "" {
		return
	}
	s.truth[e.field] = e.truth
	if e.truth == "" {
		s.truth[e.field] = plain(e.value)
	}
}

// slot is one cell of a row: its width and its text, which is either plain or
// said.
type slot struct {
	w    float64
	text string
	pen  pen
	side byte
	open bool // has no lines of its own: what stands there spans rows
}

// lead is the distance of lines within a cell.
func lead(n pen) float64 { return n.mm() * 1.15 }

// tall is how much room the text of a cell needs.
func (s *sheet) tall(c slot) float64 {
	if c.open {
		return 0
	}
	return lead(c.pen)*float64(len(c.pen.wrap(c.text, c.w-1.6))) + 2*s.pad
}

// cells draws one row of cells from x on and moves below it.
func (s *sheet) cells(x float64, row []slot) {
	h := 0.0
	for _, c := range row {
		h = max(h, s.tall(c))
	}
	at := x
	for _, c := range row {
		a := area{at, s.y, c.w, h}
		if s.rules == gridFull && !c.open {
			s.p.frame(a, s.rule, s.lineInk())
		}
		if s.rules == gridRows && !c.open {
			s.p.line(at, s.y+h, at+c.w, s.y+h, s.rule, s.lineInk())
		}
		if c.text != "" {
			c.pen.cell(a, c.side, c.text)
		}
		at += c.w
	}
	s.y += h
}

// lineInk is the colour of the grid.
func (s *sheet) lineInk() ink {
	if s.accent == black {
		return s.label.c
	}
	return s.accent
}

// around draws the outline of what was drawn since y, where the style has one.
func (s *sheet) around(x, y, w float64) {
	if s.rules == gridOutline {
		s.p.frame(area{x, y, w, s.y - y}, s.rule, s.lineInk())
	}
	if s.rules == gridRows {
		s.p.line(x, y, x+w, y, s.rule, s.lineInk())
	}
}

// trim cuts or lengthens the sheet to what is on it; a form that does not
// fill its sheet keeps it.
func (s *sheet) trim() {
	if s.y+6 > s.p.h {
		s.p.h = s.y + 6
	}
}

// widest is the width of the widest label.
func (s *sheet) widest(n pen, entries []said) float64 {
	w := 0.0
	for _, e := range entries {
		w = max(w, n.width(e.label+s.colon))
	}
	return w
}

// manner picks how lists of this sheet stand: in cells where there is a grid.
func (s *sheet) manner() manner {
	if s.rules == gridFull {
		return inCells
	}
	return pick(s.rng, []manner{inCells, joined, joined, hung, hung, flushed, spreadly, above})
}
