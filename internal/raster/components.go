package raster

import "image"

// component is a connected patch of ink on a picture.
type component struct {
	box  image.Rectangle
	area int // ink pixels
}

// bitmap is a binary picture, one byte a pixel, 1 for ink.
type bitmap struct {
	w, h int
	ink  []uint8
}

func (b bitmap) row(y int) []uint8 { return b.ink[y*b.w:][:b.w] }

// inkOf marks the pixels of an evened picture darker than threshold.
func inkOf(gray *image.Gray, threshold uint8) bitmap {
	w, h := gray.Rect.Dx(), gray.Rect.Dy()
	b := bitmap{w, h, make([]uint8, w*h)}
	for y := range h {
		row := b.row(y)
		for x, v := range gray.Pix[y*gray.Stride:][:w] {
			if v < threshold {
				row[x] = 1
			}
		}
	}
	return b
}

// stroke is a horizontal run of ink within a row.
type stroke struct {
	from, to int // half open
	label    int
}

// labeller joins strokes of neighbouring rows (8-connected) by union-find.
type labeller struct {
	parent []int
	comps  []component
}

// components returns the connected patches of ink, in no order.
func (b bitmap) components() []component {
	var l labeller
	var above, here []stroke
	for y := range b.h {
		here = l.strokes(here[:0], b.row(y), y)
		l.join(above, here)
		above, here = here, above
	}
	return l.roots()
}

func (l *labeller) strokes(out []stroke, row []uint8, y int) []stroke {
	for x := 0; x < len(row); x++ {
		if row[x] == 0 {
			continue
		}
		from := x
		for x < len(row) && row[x] != 0 {
			x++
		}
		label := len(l.parent)
		l.parent = append(l.parent, label)
		l.comps = append(l.comps, component{image.Rect(from, y, x, y+1), x - from})
		out = append(out, stroke{from, x, label})
	}
	return out
}

func (l *labeller) join(above, here []stroke) {
	i := 0
	for _, s := range here {
		for i < len(above) && above[i].to < s.from {
			i++
		}
		for j := i; j < len(above) && above[j].from <= s.to; j++ {
			l.union(above[j].label, s.label)
		}
	}
}

func (l *labeller) find(a int) int {
	for l.parent[a] != a {
		l.parent[a] = l.parent[l.parent[a]]
		a = l.parent[a]
	}
	return a
}

func (l *labeller) union(a, b int) {
	a, b = l.find(a), l.find(b)
	if a == b {
		return
	}
	if a > b {
		a, b = b, a
	}
	l.parent[b] = a
	l.comps[a].box = l.comps[a].box.Union(l.comps[b].box)
	l.comps[a].area += l.comps[b].area
}

func (l *labeller) roots() []component {
	var out []component
	for i, p := range l.parent {
		if p == i {
			out = append(out, l.comps[i])
		}
	}
	return out
}
