package scan

import (
	"math"
	"slices"
)

// newGrid fits a grid to the blobs of a candidate. It returns false where they
// do not stand at equal distances or where their number is that of no format.
func newGrid(c candidate) (*grid, shape, bool) {
	g := &grid{along: c.along}
	for _, l := range c.lines {
		g.middle = g.middle.plus(l.middle.times(1 / float64(len(c.lines))))
	}
	marks := g.follow(c)
	g.height = capHeight(marks)
	pitch := medianGap(marks, g.height)
	if pitch == 0 {
		return nil, shape{}, false
	}
	from, to := math.Inf(1), math.Inf(-1)
	for _, m := range marks {
		from, to = min(from, m.x), max(to, m.x)
	}
	s, ok := shapeOf((to-from)/pitch+1, len(c.lines))
	if !ok {
		return nil, s, false
	}
	g.settlePitch(marks, pitch, to-from)
	return g, s, true
}

// mark is a blob in the frame of a grid.
type mark struct {
	x, y, wide, tall float64
	line             int
}

// follow fits the lines' bends to their blobs and returns them as marks. A
// line without blobs runs beside the first one with.
func (g *grid) follow(c candidate) []mark {
	var marks []mark
	steep := math.Abs(c.along.y) > math.Abs(c.along.x)
	g.lines = make([]parabola, len(c.lines))
	for i, l := range c.lines {
		var xs, ys, ones []float64
		for _, b := range l.blobs {
			d := b.center().minus(g.middle)
			m := mark{d.dot(g.along), d.dot(g.along.across()), float64(b.box.Dx()), float64(b.box.Dy()), i}
			if steep {
				m.wide, m.tall = m.tall, m.wide
			}
			marks = append(marks, m)
			xs, ys, ones = append(xs, m.x), append(ys, m.y), append(ones, 1)
		}
		g.lines[i] = fitParabola(xs, ys, ones, len(xs) > 15)
	}
	g.followSeen(c)
	return marks
}

// followSeen gives a line that was only guessed the bend of its neighbour.
func (g *grid) followSeen(c candidate) {
	for i, l := range c.lines {
		if len(l.blobs) > 0 {
			continue
		}
		for j, seen := range c.lines {
			if len(seen.blobs) > 0 {
				g.lines[i] = g.lines[j]
				g.lines[i].a += l.middle.minus(seen.middle).dot(g.along.across())
				break
			}
		}
	}
}

// capHeight is the height of the taller marks: fillers are lower than letters.
func capHeight(marks []mark) float64 {
	talls := make([]float64, len(marks))
	for i, m := range marks {
		talls[i] = m.tall
	}
	slices.Sort(talls)
	return talls[len(talls)*3/4]
}

// medianGap is the usual distance between neighbouring marks of a line, 0
// where there is none.
func medianGap(marks []mark, height float64) float64 {
	sorted := slices.Clone(marks)
	slices.SortFunc(sorted, func(a, b mark) int {
		if a.line != b.line {
			return a.line - b.line
		}
		if a.x < b.x {
			return -1
		}
		return 1
	})
	var gaps []float64
	for i := 1; i < len(sorted); i++ {
		gap := sorted[i].x - sorted[i-1].x
		if sorted[i].line == sorted[i-1].line && gap > 0.55*height && gap < 1.6*height {
			gaps = append(gaps, gap)
		}
	}
	if len(gaps) < 8 {
		return 0
	}
	slices.Sort(gaps)
	return gaps[len(gaps)/2]
}

// shapeOf returns the format's shape whose lines have about so many cells.
func shapeOf(cells float64, lines int) (shape, bool) {
	for _, s := range shapes {
		if s.lines == lines && cells > float64(s.cells)*0.84 && cells < float64(s.cells)*1.1 {
			return s, true
		}
	}
	return shape{}, false
}

// settlePitch finds the pitch and narrowing at which the marks of every line
// stand nearest to the middles of cells, near the pitch given, and the lean
// that brings the lines' cells over each other. span is the length of the
// zone.
func (g *grid) settlePitch(marks []mark, pitch, span float64) {
	half := span / pitch / 2
	best, found := -1.0, *g
	try := func(p, bend float64) {
		g.pitch, g.narrow = p, bend/(half*half)
		if strength := g.coherence(marks); strength > best {
			best, found = strength, *g
		}
	}
	for k := -14; k <= 14; k++ {
		for bend := -5; bend <= 5; bend++ {
			try(pitch*(1+0.003*float64(k)), 0.25*float64(bend))
		}
	}
	coarse := found
	for k := -2; k <= 2; k++ {
		for bend := -2; bend <= 2; bend++ {
			try(coarse.pitch*(1+0.001*float64(k)), coarse.narrow*half*half+0.08*float64(bend))
		}
	}
	*g = found
	g.settleLean(marks)
}

// coherence is 1 where all marks of each line stand at the same place of a
// cell, whatever that place is in other lines.
func (g *grid) coherence(marks []mark) float64 {
	var sum, total float64
	for _, w := range g.waves(marks) {
		sum, total = sum+math.Hypot(w.re, w.im), total+w.total
	}
	return sum / total
}

// wave sums up where in their cells the marks of a line stand: its angle is
// their place, its length how well they agree. y is their mean.
type wave struct{ re, im, total, y float64 }

// waves gives each line's wave. Marks wider than a cell count little.
func (g *grid) waves(marks []mark) []wave {
	out := make([]wave, len(g.lines))
	for _, m := range marks {
		weight := 1.0
		if m.wide > 1.1*g.pitch {
			weight = 0.1
		}
		sin, cos := math.Sincos(2 * math.Pi * g.cellAt(m.x, m.y))
		w := &out[m.line]
		w.re, w.im = w.re+weight*cos, w.im+weight*sin
		w.total, w.y = w.total+weight, w.y+weight*m.y
	}
	return out
}

// settleLean sets lean and start by the phases of the lines' waves. A lean of
// more than half a cell from line to line would be taken for another one.
func (g *grid) settleLean(marks []mark) {
	waves := g.waves(marks)
	first := -1
	var shift, distance float64
	for i, w := range waves {
		if w.total == 0 {
			continue
		}
		if first >= 0 {
			a, b := waves[i-1], w
			turn := math.Atan2(b.im*a.re-b.re*a.im, b.re*a.re+b.im*a.im) / (2 * math.Pi)
			shift += turn * g.pitch
			distance += b.y/b.total - a.y/a.total
		}
		first = i
	}
	if distance != 0 {
		g.lean = shift / distance
	}
	var re, im float64
	for _, w := range g.waves(marks) {
		re, im = re+w.re, im+w.im
	}
	g.start = 0.5 - math.Atan2(im, re)/(2*math.Pi)
}

// firstCell is the cell in which the leftmost mark of the candidate stands.
func (g *grid) firstCell(c candidate) int {
	first := math.Inf(1)
	for _, l := range c.lines {
		for _, b := range l.blobs {
			d := b.center().minus(g.middle)
			first = min(first, g.cellAt(d.dot(g.along), d.dot(g.along.across())))
		}
	}
	return int(math.Floor(first))
}
