package reader

import (
	"slices"
	"strings"

	"github.com/agnivade/levenshtein"
)

// addAligned finds the labels that were read too badly to be known by
// themselves: in a form they stand under each other, and so do their values.
// What stands in such a column of labels is taken for the label that it is most
// like, where no other label of its key was found.
func (f *form) addAligned(vocabulary ...[]term) {
	for _, c := range f.labelColumns() {
		for i, r := range f.rows {
			from, to := c.within(r)
			if r.page != c.page || to-from < 2 || to == len(r.glyphs) || f.marked(i, from) || f.marked(i, to-1) {
				continue
			}
			if key := likeliestKey(flat(r.glyphs[from:to]), vocabulary); key != "" && len(f.marksOf(key)) < timesOf(key) {
				f.add(mark{key, i, from, to})
			}
		}
	}
}

// timesOf is how often a label of the key may stand on a paper: one that names
// no party, once for each.
func timesOf(key string) int {
	if strings.HasPrefix(key, "any_") {
		return 2
	}
	return 1
}

// labelColumn is where the labels of a form stand and their values begin.
type labelColumn struct {
	page        *page
	left, value int
	near        int // how far off a place may be
}

// labelColumns are the columns of at least three labels.
func (f *form) labelColumns() []labelColumn {
	var out []labelColumn
	for _, m := range f.marks {
		r := f.rows[m.row]
		if m.key == "" || m.to >= len(r.glyphs) || m.from > 0 && r.gapBefore(m.from) < 1 {
			continue
		}
		c := labelColumn{r.page, f.leftOf(m), r.glyphs[m.to].box.Min.X, int(0.7 * r.height)}
		known := slices.ContainsFunc(out, func(o labelColumn) bool { return o.page == c.page && alike(o.left, c.left, c.near) })
		if !known && f.aligned(c) >= 3 {
			out = append(out, c)
		}
	}
	return out
}

// aligned counts the labels that stand in the column.
func (f *form) aligned(c labelColumn) int {
	n := 0
	for _, m := range f.marks {
		r := f.rows[m.row]
		if r.page == c.page && m.to < len(r.glyphs) && alike(f.leftOf(m), c.left, c.near) && alike(r.glyphs[m.to].box.Min.X, c.value, c.near) {
			n++
		}
	}
	return n
}

func alike(a, b, near int) bool { return a-b <= near && b-a <= near }

// within returns the characters of a row that stand where the column's labels
// do; none where the row has no value beginning where they begin.
func (c labelColumn) within(r row) (from, to int) {
	from = slices.IndexFunc(r.glyphs, func(g glyph) bool { return alike(g.box.Min.X, c.left, c.near) })
	to = slices.IndexFunc(r.glyphs, func(g glyph) bool { return g.box.Min.X >= c.value-c.near })
	if from < 0 || to < 0 || !alike(r.glyphs[to].box.Min.X, c.value, 2*c.near) {
		return 0, 0
	}
	if to > from && isLetter(r.glyphs[to-1].r) && isLetter(r.glyphs[to].r) && r.gapBefore(to) <= closeSet {
		return 0, 0 // text goes on there
	}
	return from, to
}

// likeliestKey is the key of the phrase that a text is most like, with at least
// half of it right; "" where two keys are as likely.
func likeliestKey(s string, vocabulary [][]term) string {
	best, key := 0, ""
	for _, list := range vocabulary {
		for _, t := range list {
			n := len([]rune(t.phrase))
			right := n - levenshtein.ComputeDistance(s, t.phrase)
			switch {
			case 2*right < n || right < best:
			case right > best:
				best, key = right, t.key
			case key != t.key:
				key = ""
			}
		}
	}
	return key
}
