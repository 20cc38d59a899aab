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
