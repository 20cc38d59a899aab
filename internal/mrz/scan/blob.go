package scan

import "image"

// blob is a connected patch of ink.
type blob struct {
	box  image.Rectangle
	area int
}

func (b blob) center() point {
	return point{float64(b.box.Min.X+b.box.Max.X) / 2, float64(b.box.Min.Y+b.box.Max.Y) / 2}
}

// size is the larger side of the blob.
func (b blob) size() int { return max(b.box.Dx(), b.box.Dy()) }

// span is a run of ink in one row that belongs to a blob.
type span struct{ from, to, blob int }

// blobs returns the connected patches of the mask, eight neighbours counted.
func blobs(mask []bool, w int) []blob {
	var found []blob
	parents := forest{}
	var above, row []span
	for y := 0; y*w < len(mask); y++ {
		row = spansOf(mask[y*w:y*w+w], row[:0])
		k := 0
		for i := range row {
			s := &row[i]
			for k < len(above) && above[k].to < s.from {
				k++
			}
			s.blob = -1
			for j := k; j < len(above) && above[j].from <= s.to; j++ {
				if s.blob >= 0 {
					parents.join(above[j].blob, s.blob)
				}
				s.blob = parents.root(above[j].blob)
			}
			if s.blob < 0 {
				s.blob = len(found)
				found = append(found, blob{box: image.Rect(s.from, y, s.to, y+1)})
				parents = append(parents, s.blob)
			}
			found[s.blob].add(*s, y)
		}
		above, row = row, above
	}
	return merged(found, parents)
}

// add lets the blob grow by a run of row y.
func (b *blob) add(s span, y int) {
	b.box.Min.X, b.box.Max.X = min(b.box.Min.X, s.from), max(b.box.Max.X, s.to)
	b.box.Max.Y = y + 1
	b.area += s.to - s.from
}

// spansOf appends the runs of ink of a row to out.
func spansOf(row []bool, out []span) []span {
	for x := 0; x < len(row); x++ {
		if !row[x] {
			continue
		}
		from := x
		for x < len(row) && row[x] {
			x++
		}
		out = append(out, span{from: from, to: x})
	}
	return out
}

func merged(found []blob, parents forest) []blob {
	var out []blob
	place := make([]int, len(found))
	for i := range found {
		root := parents.root(i)
		if root == i {
			place[i] = len(out)
			out = append(out, found[i])
			continue
		}
		b := &out[place[root]]
		b.box = b.box.Union(found[i].box)
		b.area += found[i].area
	}
	return out
}

// forest joins numbers into sets; the smallest of a set is its root.
type forest []int

func (f forest) root(i int) int {
	for f[i] != i {
		f[i] = f[f[i]]
		i = f[i]
	}
	return i
}

func (f forest) join(a, b int) {
	a, b = f.root(a), f.root(b)
	f[max(a, b)] = min(a, b)
}

func newForest(n int) forest {
	f := make(forest, n)
	for i := range f {
		f[i] = i
	}
	return f
}
