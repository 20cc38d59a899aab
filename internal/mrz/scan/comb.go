package scan

import "math"

// comb is where the cells of a zone stand along its lines: their pitch, the
// cells gained per squared cell away from x = 0, the x gained per y, and the
// cell coordinate at x = 0.
type comb struct{ pitch, narrow, lean, start float64 }

// cellAt returns the cell coordinate of a place of the frame.
func (c comb) cellAt(x, y float64) float64 {
	t := (x - c.lean*y) / c.pitch
	return c.start + t + c.narrow*t*t
}

// columns is the comb between two places as a curve of x by cell.
func (c comb) columns(from, to float64) curve {
	const points = 24
	var us, xs, ones []float64
	for i := range points {
		x := from + (to-from)*float64(i)/(points-1)
		us, xs, ones = append(us, c.cellAt(x, 0)), append(xs, x), append(ones, 1)
	}
	return fitCurve(us, xs, ones, 3)
}

// settle finds the pitch and narrowing at which the marks of every line stand
// nearest to the middles of cells, near the pitch given, and the lean that
// brings the lines' cells over each other. span is the length of the zone.
func settle(marks []mark, lines int, near comb, span float64) comb {
	half := span / near.pitch / 2
	best, found := -1.0, near
	try := func(pitch, bend float64) {
		c := comb{pitch: pitch, narrow: bend / (half * half)}
		if strength := c.coherence(marks, lines); strength > best {
			best, found = strength, c
		}
	}
	for k := -14; k <= 14; k++ {
		for bend := -5; bend <= 5; bend++ {
			try(near.pitch*(1+0.003*float64(k)), 0.25*float64(bend))
		}
	}
	coarse := found
	for k := -2; k <= 2; k++ {
		for bend := -2; bend <= 2; bend++ {
			try(coarse.pitch*(1+0.001*float64(k)), coarse.narrow*half*half+0.08*float64(bend))
		}
	}
	found.settleLean(marks, lines)
	return found
}

// coherence is 1 where all marks of each line stand at the same place of a
// cell, whatever that place is in other lines.
func (c comb) coherence(marks []mark, lines int) float64 {
	var sum, total float64
	for _, w := range c.waves(marks, lines) {
		sum, total = sum+math.Hypot(w.re, w.im), total+w.total
	}
	return sum / total
}

// wave sums up where in their cells the marks of a line stand: its angle is
// their place, its length how well they agree. y is their mean.
type wave struct{ re, im, total, y float64 }

// waves gives each line's wave. Marks wider than a cell count little.
func (c comb) waves(marks []mark, lines int) [3]wave {
	var out [3]wave
	for _, m := range marks {
		weight := 1.0
		if m.wide > 1.1*c.pitch {
			weight = 0.1
		}
		sin, cos := math.Sincos(2 * math.Pi * c.cellAt(m.x, m.y))
		w := &out[min(m.line, lines-1)]
		w.re, w.im = w.re+weight*cos, w.im+weight*sin
		w.total, w.y = w.total+weight, w.y+weight*m.y
	}
	return out
}

// settleLean sets lean and start by the phases of the lines' waves. A lean of
// more than half a cell from line to line would be taken for another one.
func (c *comb) settleLean(marks []mark, lines int) {
	waves := c.waves(marks, lines)
	last := -1
	var shift, distance float64
	for i, w := range waves {
		if w.total == 0 {
			continue
		}
		if last >= 0 {
			a := waves[last]
			turn := math.Atan2(w.im*a.re-w.re*a.im, w.re*a.re+w.im*a.im) / (2 * math.Pi)
			shift += turn * c.pitch
			distance += w.y/w.total - a.y/a.total
		}
		last = i
	}
	if distance != 0 {
		c.lean = shift / distance
	}
	var re, im float64
	for _, w := range c.waves(marks, lines) {
		re, im = re+w.re, im+w.im
	}
	c.start = 0.5 - math.Atan2(im, re)/(2*math.Pi)
}
