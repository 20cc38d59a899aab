package reader

import "slices"

// Tables of web pages and word processors set a label at the middle of its cell,
// with as many lines of the value over it as under it.

// How far apart, in character heights, the lines of one cell may stand.
const (
	pitchLeast = 0.7
	pitchMost  = 2.4
)

// linesOver returns the lines that stand over the value v of mark i and belong
// to it, the highest first. Lines may just as well be what the value over them
// goes on with: they are ours only where as many stand under v, and where the
// line over them ends early, or lies farther off than they do from each other,
// or another label of the form stands between two lines of its value.
func (f *form) linesOver(i int, v span) span {
	label := labelOf{f, i, v[0].box().Min.X}
	up, over := label.beyond(v[0], -1)
	if len(up) == 0 {
		return nil
	}
	down, _ := label.beyond(v[len(v)-1], 1)
	if len(down) != len(up) {
		return nil
	}
	if over != nil && !f.parted(*over, up, append(v, down...)) && !f.middled() {
		return nil
	}
	var out span
	for n := len(up) - 1; n >= 0; n-- {
		out = append(out, up[n])
	}
	return out
}

// parted reports whether the line over others belongs to another cell: it ends
// early, or stands farther off than the lines under it do from each other.
func (f *form) parted(over run, up []run, rest span) bool {
	const short, wider = 4.0, 1.2
	right := 0
	for _, c := range append(span(up), rest...) {
		right = max(right, c.box().Max.X)
	}
	if float64(right-over.box().Max.X) > short*medianHeight(over.glyphs) {
		return true
	}
	pitch := centre(rest[0].glyphs) - centre(up[0].glyphs)
	return centre(up[len(up)-1].glyphs)-centre(over.glyphs) > wider*pitch
}

// middled reports whether a label of the form stands between two lines of its
// value, which tells how all are set.
func (f *form) middled() bool {
	for i, m := range f.marks {
		if m.key != "" && f.right(i).empty() && len(f.around(i)) == 2 {
			return true
		}
	}
	return false
}

// labelOf is the label of mark i, whose value begins at left.
type labelOf struct {
	*form
	mark, left int
}

// beyond returns the lines that follow a line of the value upwards (-1) or
// downwards (1), up to the next with a label of its own, which is returned too.
func (l labelOf) beyond(from run, step int) (lines []run, next *run) {
	h := medianHeight(from.glyphs)
	last := from
	for j := l.rowOf(from) + step; j >= 0 && j < len(l.rows) && l.rows[j].page == from.page; j += step {
		off := float64(step) * (centre(l.rows[j].glyphs) - centre(last.glyphs))
		if off > pitchMost*h {
			break
		}
		c, ok := l.lineIn(j)
		if !ok || off < pitchLeast*h {
			continue
		}
		if l.labelled(j, c) {
			break
		}
		if l.named(c, off) {
			return lines, &c
		}
		lines, last = append(lines, c), c
	}
	return lines, nil
}

// lineIn returns what begins in row j where the values of the column do, up to
// the next label.
func (l labelOf) lineIn(j int) (run, bool) {
	const apart = 0.5 // character heights
	r := l.rows[j]
	from := slices.IndexFunc(r.glyphs, func(g glyph) bool { return alike(g.box.Min.X, l.left, int(r.height)) })
	if from < 0 || r.gapBefore(from) < apart {
		return run{}, false
	}
	first, end := l.marksIn(j)
	to, marks := from+1, l.marks[first:end]
	for to < len(r.glyphs) && r.gapBefore(to) <= gapWithin && !slices.ContainsFunc(marks, func(m mark) bool { return m.from == to }) {
		to++
	}
	return run{r.page, r.glyphs[from:to]}, true
}

// named reports whether print stands beside a line where the labels of its
// column stand: at its height, or between it and the next line of a cell, from
// which it is pitch away.
func (l labelOf) named(c run, pitch float64) bool {
	const beside = 0.75
	m := l.marks[l.mark]
	h := medianHeight(c.glyphs)
	from, to := float64(l.leftOf(m))-0.4*h, float64(l.left)-0.3*h
	at := centre(c.glyphs)
	for _, r := range c.page.rows {
		for _, g := range r.glyphs {
			x, y := float64(g.box.Min.X+g.box.Max.X)/2, float64(g.box.Min.Y+g.box.Max.Y)/2
			if x > from && x < to && y > at-beside*pitch && y < at+beside*pitch {
				return true
			}
		}
	}
	return false
}

// headsNext reports whether the line of row j is the head of a cell whose label
// stands lower.
func (f *form) headsNext(j int, c run) bool {
	const deepest = 12 // rows
	for i, m := range f.marks {
		if m.row <= j || m.row > j+deepest || f.rows[m.row].page != c.page {
			continue
		}
		v := f.right(i)
		if v.empty() {
			v = f.around(i)
		}
		if v.empty() || !alike(v[0].box().Min.X, c.box().Min.X, int(medianHeight(c.glyphs))) {
			continue
		}
		for _, up := range append(f.linesOver(i, v), v[0]) {
			if up.box() == c.box() {
				return true
			}
		}
	}
	return false
}
