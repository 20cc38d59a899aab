package reader

import (
	"cmp"
	"image"
	"slices"
)

// Where values stand on a data page of the PRC, in pixels of the plate: the
// dates in a column of their own at the right, under the number; their rows
// rowStep apart, the first of them, that of birth, at birthRow (DOMAIN: the
// e-passport and its successor print the same rows).
const (
	columnLeft = 41 * platePerMM // the dates begin right of it
	valuesLeft = 16 * platePerMM // the values of the left column begin left of it
	valuesEdge = 11 * platePerMM / 2
	headBottom = 18 * platePerMM
	birthRow   = 28 * platePerMM
	rowStep    = 8 * platePerMM
	sameRow    = 9 * platePerMM / 4
)

// printRows are the lines of values of a plate, sorted by where they stand.
type printRows struct {
	numbers []image.Rectangle // at the top right
	dates   []image.Rectangle // of the right column, from top to bottom
	left    []image.Rectangle // all others, from top to bottom
}

// newPrintRows sorts runs into rows. A nationality that ends close before the
// date of birth is cut off it.
func newPrintRows(runs []image.Rectangle) printRows {
	var out printRows
	column := dateColumn(runs)
	for _, r := range runs {
		switch {
		case middleOf(r) < headBottom:
			if r.Min.X > columnLeft {
				out.numbers = append(out.numbers, r)
			}
		case r.Min.X > columnLeft:
			out.dates = append(out.dates, r)
		case column > 0 && r.Max.X > column+rowStep:
			date, before := r, r
			date.Min.X, before.Max.X = column-platePerMM/2, column-platePerMM/2
			out.dates, out.left = append(out.dates, date), append(out.left, before)
		default:
			out.left = append(out.left, r)
		}
	}
	for _, list := range [][]image.Rectangle{out.numbers, out.dates, out.left} {
		slices.SortFunc(list, func(a, b image.Rectangle) int { return cmp.Compare(middleOf(a), middleOf(b)) })
	}
	out.dates = joined(out.dates)
	return out
}

// joined puts together what stands in one row: print set wide leaves gaps
// between the words of a value.
func joined(sorted []image.Rectangle) []image.Rectangle {
	var out []image.Rectangle
	for _, r := range sorted {
		if n := len(out); n > 0 && middleOf(r)-middleOf(out[n-1]) < sameRow/2 {
			out[n-1] = out[n-1].Union(r)
			continue
		}
		out = append(out, r)
	}
	return out
}

// dateColumn is where the dates begin that stand alone in the right column, 0
// where there is none.
func dateColumn(runs []image.Rectangle) int {
	left := 0
	for _, r := range runs {
		if r.Min.X > columnLeft && middleOf(r) > headBottom && (left == 0 || r.Min.X < left) {
			left = r.Min.X
		}
	}
	return left
}

func middleOf(r image.Rectangle) int { return (r.Min.Y + r.Max.Y) / 2 }

// beside is the box of what stands left of the date column in the row at y,
// from its first value on; empty where there is nothing.
func (p printRows) beside(y int) image.Rectangle {
	var out image.Rectangle
	for _, r := range p.left {
		if middle := middleOf(r); middle > y-sameRow && middle < y+sameRow {
			out = out.Union(r)
		}
	}
	return out
}

// first is the first value of the left column in the row at y.
func (p printRows) first(y int) image.Rectangle {
	var out image.Rectangle
	for _, r := range p.left {
		if middle := middleOf(r); middle > y-sameRow && middle < y+sameRow && (out.Empty() || r.Min.X < out.Min.X) {
			out = r
		}
	}
	return out
}

// between lists the rows of the left column whose middles lie between two
// heights and that begin where values do, from top to bottom.
func (p printRows) between(from, to int) []image.Rectangle {
	var within []image.Rectangle
	for _, r := range p.left {
		if middleOf(r) > from && middleOf(r) < to {
			within = append(within, r)
		}
	}
	return slices.DeleteFunc(joined(within), func(r image.Rectangle) bool { return r.Min.X >= valuesLeft })
}

// leftEdge is where the values of the left column begin: left of half of those
// that were seen.
func (p printRows) leftEdge() int {
	var edges []int
	for _, r := range p.left {
		if r.Min.X < valuesLeft {
			edges = append(edges, r.Min.X)
		}
	}
	if len(edges) == 0 {
		return valuesEdge
	}
	slices.Sort(edges)
	return edges[len(edges)/2]
}

// placeOf is where a value of the left column stands whose middle is at y.
func (p printRows) placeOf(y int) image.Rectangle {
	const half, wide = 13 * platePerMM / 8, 38 * platePerMM
	return image.Rect(p.leftEdge()-half/2, y-half, p.leftEdge()+wide, y+half)
}
