package raster

import (
	"bytes"
	"image"
)

// Component is a connected patch of ink on a picture.
type Component struct {
	Box  image.Rectangle
	Area int // pixels of ink
}

// Components returns the patches of ink, eight neighbours counted, in the order
// in which their first pixels come row by row. ink has rows of w bytes, 1 for
// ink and 0 for none.
func Components(ink []uint8, w int) []Component {
	var found []Component
	var sets Forest
	var above, row []stroke
	for y := 0; y*w < len(ink); y++ {
		row = strokesOf(ink[y*w:][:w], row[:0])
		k := 0
		for i := range row {
			s := &row[i]
			for k < len(above) && above[k].to < s.from {
				k++
			}
			s.patch = -1
			for j := k; j < len(above) && above[j].from <= s.to; j++ {
				if s.patch >= 0 {
					sets.Join(above[j].patch, s.patch)
				}
				s.patch = sets.Root(above[j].patch)
			}
			if s.patch < 0 {
				s.patch = len(found)
				found = append(found, Component{Box: image.Rect(s.from, y, s.to, y+1)})
				sets = append(sets, s.patch)
			}
			found[s.patch].add(*s, y)
		}
		above, row = row, above
	}
	return merged(found, sets)
}

// stroke is a run of ink within a row, half open, and the patch it belongs to.
type stroke struct{ from, to, patch int }

// strokesOf appends the runs of ink of a row to out.
func strokesOf(row []uint8, out []stroke) []stroke {
	for x := 0; ; {
		skip := bytes.IndexByte(row[x:], 1)
		if skip < 0 {
			return out
		}
		from, to := x+skip, len(row)
		if n := bytes.IndexByte(row[from:], 0); n >= 0 {
			to = from + n
		}
		out = append(out, stroke{from: from, to: to})
		x = to
	}
}

// add lets the patch grow by a run of row y.
func (c *Component) add(s stroke, y int) {
	c.Box.Min.X, c.Box.Max.X = min(c.Box.Min.X, s.from), max(c.Box.Max.X, s.to)
	c.Box.Max.Y = y + 1
	c.Area += s.to - s.from
}

// merged puts together the patches of each set.
func merged(found []Component, sets Forest) []Component {
	var out []Component
	place := make([]int, len(found))
	for i := range found {
		root := sets.Root(i)
		if root == i {
			place[i] = len(out)
			out = append(out, found[i])
			continue
		}
		c := &out[place[root]]
		c.Box = c.Box.Union(found[i].Box)
		c.Area += found[i].Area
	}
	return out
}

// Forest joins numbers into sets; the smallest of a set is its root.
type Forest []int

// NewForest returns n sets of one number each, from 0.
func NewForest(n int) Forest {
	f := make(Forest, n)
	for i := range f {
		f[i] = i
	}
	return f
}

// Root returns the root of the set that i belongs to.
func (f Forest) Root(i int) int {
	for f[i] != i {
		f[i] = f[f[i]]
		i = f[i]
	}
	return i
}

// Join makes one set of the sets of a and b.
func (f Forest) Join(a, b int) {
	a, b = f.Root(a), f.Root(b)
	f[max(a, b)] = min(a, b)
}

// bitmap is a binary picture, one byte a pixel, 1 for ink.
type bitmap struct {
	w, h int
	ink  []uint8
}

func (b bitmap) row(y int) []uint8 { return b.ink[y*b.w:][:b.w] }

func (b bitmap) components() []Component { return Components(b.ink, b.w) }

// inkOf marks the pixels of an evened picture darker than threshold.
func inkOf(gray *image.Gray, threshold uint8) bitmap {
	w, h := gray.Rect.Dx(), gray.Rect.Dy()
	b := bitmap{w, h, make([]uint8, w*h)}
	for y := range h {
		row := b.row(y)
		for x, v := range gray.Pix[y*gray.Stride:][:w] {
			row[x] = uint8((int(v) - int(threshold)) >> 8 & 1) // 1 where the difference is negative
		}
	}
	return b
}
