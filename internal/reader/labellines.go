package reader

import (
	"slices"
	"sort"
)

// addWrapped marks the labels that a narrow box breaks into two lines: the upper
// line bears the key, and neither is a value.
func (f *form) addWrapped(vocabulary ...[]term) {
	keys := map[string]string{}
	for _, terms := range vocabulary {
		for _, t := range terms {
			keys[t.phrase] = t.key
		}
	}
	for i, r := range f.rows {
		for _, upper := range r.cells(betweenBoxes) {
			if _, whole := keys[flat(upper.glyphs)]; whole {
				continue
			}
			if j, lower, key := f.lowerLine(i, upper, keys); j > 0 {
				f.marks = slices.DeleteFunc(f.marks, func(m mark) bool { return m.row == i && upper.holds(r.glyphs[m.from]) })
				f.marks = append(f.marks, f.markOf(key, i, upper), f.markOf("", j, lower))
			}
		}
	}
	sort.Slice(f.marks, func(a, b int) bool {
		return f.marks[a].row < f.marks[b].row || f.marks[a].row == f.marks[b].row && f.marks[a].from < f.marks[b].from
	})
}

// betweenBoxes is the least space, in character heights, between what stands in
// two boxes.
const betweenBoxes = 0.9

func (r run) holds(g glyph) bool { return slices.Contains(r.glyphs, g) }

// lowerLine finds, under a cell of row i, the rest of a label that begins there.
func (f *form) lowerLine(i int, upper run, keys map[string]string) (row int, lower run, key string) {
	const far = 1.6 // character heights from line to line
	r := f.rows[i]
	for j := i + 1; j < len(f.rows) && j <= i+2 && f.rows[j].page == r.page; j++ {
		if float64(f.rows[j].box.Min.Y-upper.box().Max.Y) > far*r.height {
			break
		}
		for _, c := range f.rows[j].cells(betweenBoxes) {
			if key, ok := keys[flat(upper.glyphs)+flat(c.glyphs)]; ok && overlapX(c.box(), upper.box()) {
				return j, c, key
			}
		}
	}
	return 0, run{}, ""
}

// markOf is a label that is all of a run of row i.
func (f *form) markOf(key string, i int, c run) mark {
	from := 0
	for f.rows[i].glyphs[from] != c.glyphs[0] {
		from++
	}
	return mark{key, i, from, from + len(c.glyphs)}
}
