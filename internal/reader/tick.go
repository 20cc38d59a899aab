package reader

import (
	"image"
	"strings"

	"zhengqi/internal/dossier"
)

// The marks of a box that is ticked, and what an empty one is read as.
const (
	tickMarks = "√✓✔☑☒■●"
	emptyBox  = "□口囗☐○"
)

// choice is one of two words of which a form has one ticked.
type choice struct {
	at             run
	value          string
	before, behind glyph // the boxes that were read beside it, if any
}

func isBox(g glyph) bool    { return strings.ContainsRune(tickMarks+emptyBox, g.r) }
func isTicked(g glyph) bool { return strings.ContainsRune(tickMarks, g.r) }

// offersChoice reports whether the words to choose from stand behind label i, both
// of them: one is no answer.
func (f personForm) offersChoice(i int, choices map[string]string) bool {
	row := f.marks[i].row
	both := func(all []choice) bool { return len(all) == 2 && all[0].value != all[1].value }
	return both(f.choicesIn(i, row, choices)) || row+1 < len(f.rows) && both(f.choicesIn(i, row+1, choices))
}

// readTicked reads which of the choices behind label i has a mark in its box: by
// the ink of the boxes, else by what was read in their places.
func (f personForm) readTicked(i int, choices map[string]string) dossier.Field {
	row := f.marks[i].row
	all := f.choicesIn(i, row, choices)
	if next := row + 1; len(all) == 0 && next < len(f.rows) {
		row, all = next, f.choicesIn(i, next, choices)
	}
	if len(all) != 2 || all[0].value == all[1].value {
		return dossier.Field{}
	}
	byInk, side := f.inkierBox(i, row, all)
	if side == sideUnknown {
		side = sideOf(all)
	}
	byText := tickedBox(all, side)
	chosen := all[0]
	if byInk > 0 || byInk == 0 && byText > 0 {
		chosen = all[1]
	}
	if byInk == 0 && byText == 0 {
		return dossier.Field{}
	}
	ok := side != sideUnknown && (byInk == byText || chosen.at.page.ink == nil)
	return fieldOf(span{chosen.at}, chosen.value, confidenceIn(ok), ok)
}

// boxSide is on which side of their words the boxes of a choice stand.
type boxSide int

const (
	sideUnknown boxSide = iota
	boxesBefore
	boxesBehind
)

// sideOf finds the side by the boxes that were read: one stands at the outside
// of the two words, or the only one between them is much nearer to its own.
func sideOf(all []choice) boxSide {
	const plainly = 2
	a, b := all[0], all[1]
	switch leads, ends := isBox(a.before), isBox(b.behind); {
	case leads && ends:
		return sideUnknown
	case leads:
		return boxesBefore
	case ends:
		return boxesBehind
	}
	left, right := b.before.box.Min.X-a.at.box().Max.X, b.at.box().Min.X-b.before.box.Max.X
	switch {
	case !isBox(b.before) || a.behind != b.before:
		return sideUnknown
	case left > plainly*right:
		return boxesBefore
	case right > plainly*left:
		return boxesBehind
	}
	return sideUnknown
}

// tickedBox tells by what was read in the boxes which choice is ticked: -1 for
// the first, 1 for the second, 0 where that was not read.
func tickedBox(all []choice, side boxSide) int {
	a, b := all[0].before, all[1].before
	if side == boxesBehind {
		a, b = all[0].behind, all[1].behind
	}
	switch {
	case isTicked(a) && !isTicked(b) || isBox(b) && !isTicked(b) && !isBox(a):
		return -1
	case isTicked(b) && !isTicked(a) || isBox(a) && !isTicked(a) && !isBox(b):
		return 1
	}
	return 0
}

// choicesIn are the choices that row j shows for label i.
func (f personForm) choicesIn(i, j int, choices map[string]string) []choice {
	r, area := f.rows[j], f.answerArea(i, j)
	var all []choice
	for k, g := range r.glyphs {
		value, ok := choices[string(g.r)]
		if !ok || g.box.Max.X <= area.Min.X || g.box.Max.X >= area.Max.X || f.marked(j, k) {
			continue
		}
		c := choice{at: run{r.page, r.glyphs[k : k+1]}, value: value}
		if k > 0 {
			c.before = r.glyphs[k-1]
		}
		if k+1 < len(r.glyphs) && !f.marked(j, k+1) {
			c.behind = r.glyphs[k+1]
		}
		all = append(all, c)
	}
	return all
}

// answerArea is where row j has the answer to label i; empty where it has none.
func (f personForm) answerArea(i, j int) image.Rectangle {
	m := f.marks[i]
	label, r := boxOf(f.rows[m.row].glyphs[m.from:m.to]), f.rows[j]
	if r.page != f.rows[m.row].page || float64(r.box.Min.Y-label.Max.Y) > gapBelow*r.height {
		return image.Rectangle{}
	}
	left := label.Max.X
	if j != m.row {
		left = max(label.Min.X-3*label.Dy(), 0)
	}
	right := f.reach(i)
	for _, other := range f.marks {
		if x := f.leftOf(other); other.row == j && x > label.Min.X && j != m.row {
			right = min(right, x)
		}
	}
	return image.Rect(left, r.box.Min.Y, right, r.box.Max.Y)
}

// inkierBox compares the ink of the boxes before two choices: -1 where the first
// has more, 1 where the second has, 0 where that is not plain. Boxes and words
// stand by turns in the row; the ink of words says nothing.
func (f personForm) inkierBox(i, j int, all []choice) (int, boxSide) {
	const plainly = 1.15
	p := f.rows[j].page
	if p.sheet == nil {
		return 0, sideUnknown
	}
	area := f.answerArea(i, j)
	area.Max.X = min(area.Max.X, all[1].at.box().Max.X+area.Dy())
	parts := inkColumns(p.sheet.Gray, area.Inset(-2))
	if len(parts) > 0 && 2*parts[0].size.Dx() < area.Dy() {
		parts = parts[1:] // the colon of the label
	}
	if len(parts) != 4 {
		return 0, sideUnknown
	}
	first, second := parts[0].ink, parts[2].ink
	switch {
	case parts[0].holds(all[0].at) && parts[2].holds(all[1].at):
		return 0, boxesBehind
	case float64(first) > plainly*float64(second):
		return -1, boxesBefore
	case float64(second) > plainly*float64(first):
		return 1, boxesBefore
	}
	return 0, boxesBefore
}

// inkPart is a stretch of columns with ink.
type inkPart struct {
	size image.Rectangle
	ink  int
}

// holds reports whether the middle of a run stands within the part.
func (p inkPart) holds(r run) bool {
	x := (r.box().Min.X + r.box().Max.X) / 2
	return x >= p.size.Min.X && x < p.size.Max.X
}

// inkColumns are the stretches of columns that have ink within a box, with white
// between them.
func inkColumns(img *image.Gray, box image.Rectangle) []inkPart {
	const dark, white = 150, 3
	box = box.Intersect(img.Rect)
	var out []inkPart
	for x := box.Min.X; x < box.Max.X; x++ {
		ink := 0
		for y := box.Min.Y; y < box.Max.Y; y++ {
			if img.GrayAt(x, y).Y < dark {
				ink++
			}
		}
		if ink == 0 {
			continue
		}
		if n := len(out); n == 0 || x-out[n-1].size.Max.X >= white {
			out = append(out, inkPart{size: image.Rect(x, box.Min.Y, x, box.Max.Y)})
		}
		last := &out[len(out)-1]
		last.size.Max.X, last.ink = x+1, last.ink+ink
	}
	return out
}
