package reader

// headed puts the line over the name of an office before it where the name does
// not begin as those do, and does with that line: it wraps.
func (f *form) headed(v span) span {
	if v.empty() || isLocalOffice(v.text()) {
		return v
	}
	const most = 2.2 // character heights
	for j := f.rowOf(v[0]) - 1; j >= 0 && f.rows[j].page == v[0].page; j-- {
		r := f.rows[j]
		if centre(v[0].glyphs)-centre(r.glyphs) > most*r.height {
			break
		}
		for _, c := range r.cells(gapWithin) {
			head := span{c}
			if n := lastLabel(f, j, c); n > 0 {
				head = head.from(n)
			}
			if head = head.trim(aroundValue); (overlapX(c.box(), v[0].box()) || overlapX(v[0].box(), c.box())) && isLocalOffice(head.text()+v.text()) {
				return append(head, v...)
			}
		}
	}
	return v
}

// tailed puts the lines under a value behind it until it fits, as in a narrow cell
// it wraps: each stands close under the one before, in the same column.
func (f *form) tailed(v span, fits func(string) bool) span {
	const most, lines = 2.0, 3 // character heights from line to line
	if v.empty() {
		return v
	}
	out := v
	for range lines {
		if fits(out.trim(aroundValue).text()) {
			return out.trim(aroundValue)
		}
		next := f.lineUnder(out[len(out)-1], most)
		if next.empty() {
			return v
		}
		out = append(out[:len(out):len(out)], next...)
	}
	return v
}

// lineUnder is what stands close under a run in its column, and is no label.
func (f *form) lineUnder(c run, most float64) span {
	for j := f.rowOf(c) + 1; j > 0 && j < len(f.rows) && f.rows[j].page == c.page; j++ {
		r := f.rows[j]
		if centre(r.glyphs)-centre(c.glyphs) > most*r.height {
			break
		}
		for _, n := range r.cells(cellGapAround) {
			if (overlapX(n.box(), c.box()) || overlapX(c.box(), n.box())) && !f.labelled(j, n) {
				return span{n}
			}
		}
	}
	return nil
}

// lastLabel is how many glyphs of a run of row j its labels take up, from its
// beginning.
func lastLabel(f *form, j int, c run) int {
	n := 0
	first, end := f.marksIn(j)
	for _, m := range f.marks[first:end] {
		for i, g := range c.glyphs {
			if g == f.rows[j].glyphs[m.to-1] {
				n = i + 1
			}
		}
	}
	return n
}
