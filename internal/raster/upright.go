package raster

import (
	"image"
	"math"
)

// Upright returns the clockwise quarter turns, 0 or 1, after which text lines
// run across. Which of the two ways is up remains open. Characters of a line
// stand closer together than lines do, in either script.
func (s *Sheet) Upright() int {
	l := s.layout()
	if l.height == 0 {
		return 0
	}
	grid := newMarkGrid(l)
	across, down := 0, 0
	for _, m := range l.marks {
		right, below := grid.gaps(m.Box)
		switch {
		case right < below && right < grid.cell:
			across += m.Area
		case below < right && below < grid.cell:
			down += m.Area
		}
	}
	if down > across {
		return 1
	}
	return 0
}

// markGrid finds the neighbours of a mark without looking at all of them: on
// a picture of noise there are many thousands.
type markGrid struct {
	cell  int // side in layout pixels; gaps of a cell or more are not looked for
	boxes map[image.Point][]image.Rectangle
}

func newMarkGrid(l layout) markGrid {
	g := markGrid{max(4, int(2*l.height)), map[image.Point][]image.Rectangle{}}
	for _, m := range l.marks {
		for x := m.Box.Min.X / g.cell; x <= (m.Box.Max.X-1)/g.cell; x++ {
			for y := m.Box.Min.Y / g.cell; y <= (m.Box.Max.Y-1)/g.cell; y++ {
				at := image.Pt(x, y)
				g.boxes[at] = append(g.boxes[at], m.Box)
			}
		}
	}
	return g
}

// gaps returns the pixels between a and the nearest mark to its right and
// below it.
func (g markGrid) gaps(a image.Rectangle) (right, below int) {
	right, below = math.MaxInt, math.MaxInt
	for x := a.Min.X / g.cell; x <= a.Max.X/g.cell+1; x++ {
		for y := a.Min.Y / g.cell; y <= a.Max.Y/g.cell+1; y++ {
			for _, b := range g.boxes[image.Pt(x, y)] {
				if gap := b.Min.X - a.Max.X; gap >= 0 && overlaps(a.Min.Y, a.Max.Y, b.Min.Y, b.Max.Y) {
					right = min(right, gap)
				}
				if gap := b.Min.Y - a.Max.Y; gap >= 0 && overlaps(a.Min.X, a.Max.X, b.Min.X, b.Max.X) {
					below = min(below, gap)
				}
			}
		}
	}
	return right, below
}

// overlaps reports whether two intervals share half of the shorter one.
func overlaps(a0, a1, b0, b1 int) bool {
	return 2*(min(a1, b1)-max(a0, b0)) >= min(a1-a0, b1-b0)
}
