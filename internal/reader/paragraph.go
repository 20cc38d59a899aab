package reader

import (
	"image"
	"slices"
	"strings"
)

// How much of its cell a line leaves free, in character heights, before the
// value can be taken not to wrap.
const (
	fullLine = 4.0
	anyLine  = 1e6 // prose, which ends where the next label begins
)

// long returns the first value of the key, with the lines over and under its
// own that belong to it: where it leaves no more than free of its cell it
// wraps, and a label may stand at the middle of a cell of several lines.
func (f *form) long(key string, free float64) span {
	for _, i := range f.marksOf(key) {
		if v := f.longAt(i, free); !v.empty() {
			return v
		}
	}
	return nil
}

// longAt is long for one label.
func (f *form) longAt(i int, free float64) span {
	v := f.lineAbove(i, f.right(i))
	if v.empty() {
		v = f.around(i)
	}
	if v.empty() {
		v = f.below(i)
	}
	if v.empty() {
		return nil
	}
	v = f.wrappedWithin(append(f.linesOver(i, v), v...), f.reach(i), free)
	if free == anyLine {
		v = f.underLabel(i, v)
	}
	return v.trim(aroundValue)
}

// underLabel adds to a value that follows its label i closely the lines that begin
// under the label: a paragraph of both.
func (f *form) underLabel(i int, v span) span {
	const near = 2.0 // character heights; a colon has the room of one
	m := f.marks[i]
	r := f.rows[m.row]
	if len(v) != 1 || f.rowOf(v[0]) != m.row || float64(v[0].box().Min.X-r.glyphs[m.to-1].box.Max.X) > near*r.height {
		return v
	}
	for j := m.row + 1; j < len(f.rows) && f.rows[j].page == r.page; j++ {
		c, ok := f.startingAt(j, f.leftOf(m), r.height)
		if float64(f.rows[j].box.Min.Y-v[len(v)-1].box().Max.Y) > r.height || ok && (f.labelled(j, c) || c.box().Min.X >= f.reach(i)) {
			break
		}
		if ok {
			v = append(v, c)
		}
	}
	return v
}

// lineAbove puts the line over a value before it, where the value stands lower
// than its label i, which is at the middle of a cell of two lines.
func (f *form) lineAbove(i int, v span) span {
	const lower, least, most = 0.3, 0.7, 1.9 // character heights
	m := f.marks[i]
	r := f.rows[m.row]
	if v.empty() || centre(v[0].glyphs)-centre(r.glyphs[m.from:m.to]) < lower*r.height {
		return v
	}
	for j := m.row - 1; j >= 0 && f.rows[j].page == r.page; j-- {
		c, ok := f.startingAt(j, v[0].box().Min.X, r.height)
		if !ok {
			continue
		}
		if up := centre(v[0].glyphs) - centre(c.glyphs); up < least*r.height || up > most*r.height || f.labelled(j, c) || f.labelBefore(j, c) {
			return v
		}
		return append(span{c}, v...)
	}
	return v
}

// labelBefore reports whether a label stands close before the run of row j.
func (f *form) labelBefore(j int, c run) bool {
	first, end := f.marksIn(j)
	for _, m := range f.marks[first:end] {
		if m.key == "" && f.told[[2]int{j, m.from}] {
			continue // the second line of a label
		}
		gs := f.rows[j].glyphs[m.to:]
		for len(gs) > 0 && strings.ContainsRune(aroundValue, gs[0].r) {
			gs = gs[1:]
		}
		if len(gs) > 0 && gs[0] == c.glyphs[0] {
			return true
		}
	}
	return false
}

// around returns the lines of a cell whose label stands between them.
func (f *form) around(i int) span {
	m := f.marks[i]
	r := f.rows[m.row]
	label := boxOf(r.glyphs[m.from:m.to])
	var v span
	for j := max(0, m.row-1); j <= min(len(f.rows)-1, m.row+1); j++ {
		n := f.rows[j]
		if j == m.row || n.page != r.page {
			continue
		}
		if off := centre(n.glyphs) - centre(r.glyphs[m.from:m.to]); off > 1.15*r.height || off < -1.15*r.height {
			continue
		}
		for _, c := range n.cells(gapWithin) {
			x := c.box().Min.X
			if c = f.untilLabel(j, c); len(c.glyphs) > 0 && x > label.Max.X && x < f.reach(i) && x-label.Max.X < int(gapToNext*r.height) {
				v = append(v, c)
				break
			}
		}
	}
	return v
}

// untilLabel is what a run of row j says before the first label within it.
func (f *form) untilLabel(j int, c run) run {
	first, end := f.marksIn(j)
	for _, m := range f.marks[first:end] {
		x := f.leftOf(m)
		if b := f.boxOf(m); x < c.box().Min.X && b.Max.X > c.box().Min.X {
			return run{c.page, nil} // it begins within a label
		}
		if n := slices.IndexFunc(c.glyphs, func(g glyph) bool { return g.box.Min.X >= x }); n >= 0 && x >= c.box().Min.X {
			c.glyphs = c.glyphs[:n]
		}
		if len(c.glyphs) == 0 {
			break
		}
	}
	return c
}

// wrappedWithin extends a value over the following rows while its last line
// leaves no more than free character heights up to the limit. Under a line that
// is full the next may stand farther off.
func (f *form) wrappedWithin(v span, limit int, free float64) span {
	const full, close, loose = 2.6, 1.0, 1.7 // character heights
	left := v[0].box().Min.X
	for j := f.rowOf(v[len(v)-1]) + 1; j > 0 && j < len(f.rows); j++ {
		last, r := v[len(v)-1].box(), f.rows[j]
		gap := close
		if float64(limit-last.Max.X) < full*r.height {
			gap = loose
		}
		if float64(limit-last.Max.X) > free*r.height || r.page != v[0].page ||
			float64(r.box.Min.Y-last.Max.Y) > gap*r.height {
			break
		}
		c, ok := f.startingAt(j, left, r.height)
		if !ok && free == anyLine {
			c, ok = f.startingAt(j, left-int(1.8*r.height), r.height) // its first character was lost
		}
		if !ok && free == anyLine {
			c, ok = f.endingAt(j, last) // a last line flush right
		}
		if !ok && f.clearAt(j, left, last.Max.X) {
			continue // a line of the cell beside it
		}
		if c = f.untilLabel(j, c); !ok || len(c.glyphs) == 0 || c.box().Min.X >= limit || f.labelBefore(j, c) || f.headsNext(j, c) {
			break
		}
		v = append(v, c)
	}
	return v
}

// clearAt reports whether nothing stands between left and right in row j.
func (f *form) clearAt(j, left, right int) bool {
	return !slices.ContainsFunc(f.rows[j].glyphs, func(g glyph) bool { return g.box.Max.X > left && g.box.Min.X < right })
}

func (f *form) startingAt(j, left int, tolerance float64) (run, bool) {
	for _, c := range f.rows[j].cells(gapWithin) {
		if d := float64(c.box().Min.X - left); d > -tolerance && d < tolerance {
			return c, true
		}
	}
	return run{}, false
}

// endingAt is the run of row j that ends where the line over it does, and begins
// right of where that does.
// rowOf returns the row that holds the run.
func (f *form) endingAt(j int, over image.Rectangle) (run, bool) {
	near := int(f.rows[j].height)
	for _, c := range f.rows[j].cells(gapWithin) {
		if b := c.box(); alike(b.Max.X, over.Max.X, near) && b.Min.X > over.Min.X {
			return c, true
		}
	}
	return run{}, false
}
