package raster

import (
	"image"
	"math"
)

// Sizes here are in pixels of the small picture the skew is measured on.
const (
	slopeCell   = 96   // lines count as straight within a cell of this size
	steepest    = 0.15 // slope of a line that is still looked for
	minEnds     = 30   // ends of ink in a cell; fewer tell no slope
	minClear    = 1.15 // how much more of them must gather at one slope than at the others
	minCurl     = 0.6  // mean shift of the print; less is not worth bending
	minGain     = 1.06 // how much more the ends of ink must gather on straight lines across without the curl
	minGainDown = 1.15 // and on lines down, of which most papers show few
	curlRounds  = 4
)

// curl is how the print of a sheet that does not lie flat is bent: what
// belongs at p is seen at p moved by it. Nil is none. Bends are in units of half the longer
// side, about the centre.
type curl struct {
	centre       point
	unit         float64
	across, down bend // of lines that run across and down
}

// curlOf measures how the lines on a picture of the given size are bent by
// where ink ends. It returns nil where they are straight or there are too few.
// Bends are measured again on what the last ones leave, and each is taken only
// if it gathers the ends of ink on straight lines.
func curlOf(across, down []edgePoint, size image.Point) *curl {
	c := curl{centre: point{float64(size.X) / 2, float64(size.Y) / 2}, unit: float64(max(size.X, size.Y)) / 2}
	flatAcross, flatDown := across, down
	for range curlRounds {
		next := c.bentBy(c.bends(flatAcross, flatDown))
		if next == c {
			break
		}
		a, d := moved(across, down, next.undo)
		better := c
		if gathering(a) > minGain*gathering(flatAcross) {
			better.across = next.across
		}
		if gathering(d) > minGainDown*gathering(flatDown) {
			better.down = next.down
		}
		if better == c {
			break
		}
		if c = better; c != next {
			a, d = moved(across, down, c.undo)
		}
		flatAcross, flatDown = a, d
	}
	if c.across == (bend{}) && c.down == (bend{}) {
		return nil
	}
	return &c
}

func (c curl) bentBy(across, down bend) curl {
	c.across, c.down = c.across.plus(across), c.down.plus(down)
	return c
}

// bends fits bends to the slopes of lines across and down; one too small to
// matter is none.
func (c *curl) bends(across, down []edgePoint) (a, d bend) {
	turned := point{c.centre.y, c.centre.x}
	a, d = bendOf(c.slopes(across, c.centre)), bendOf(c.slopes(down, turned))
	if c.shift(&a, across, c.centre) < minCurl {
		a = bend{}
	}
	if c.shift(&d, down, turned) < minCurl {
		d = bend{}
	}
	return a, d
}

// apply returns where what belongs at p is seen.
func (c *curl) apply(p point) point {
	x, y := (p.x-c.centre.x)/c.unit, (p.y-c.centre.y)/c.unit
	return point{p.x + c.unit*c.down.at(y, x), p.y + c.unit*c.across.at(x, y)}
}

// undo returns what belongs where p is seen.
func (c *curl) undo(p point) point {
	q := p
	for range 4 {
		seen := c.apply(q)
		q = point{q.x + p.x - seen.x, q.y + p.y - seen.y}
	}
	return q
}

// scaled returns the curl on the same picture f times as large.
func (c *curl) scaled(f float64) *curl {
	if c == nil {
		return nil
	}
	return &curl{point{c.centre.x * f, c.centre.y * f}, c.unit * f, c.across, c.down}
}

// moved returns ends of ink, of lines across and of lines down, moved on the
// picture.
func moved(across, down []edgePoint, move func(point) point) (a, d []edgePoint) {
	a, d = make([]edgePoint, len(across)), make([]edgePoint, len(down))
	for i, e := range across {
		p := move(point{e.along, e.level})
		a[i] = edgePoint{p.x, p.y}
	}
	for i, e := range down {
		p := move(point{e.level, e.along})
		d[i] = edgePoint{p.y, p.x}
	}
	return a, d
}

// shift is the root of the mean square by which a bend moves the ends of ink.
func (c *curl) shift(b *bend, ends []edgePoint, centre point) float64 {
	if *b == (bend{}) {
		return 0
	}
	sum := 0.0
	for _, e := range ends {
		v := c.unit * b.at((e.along-centre.x)/c.unit, (e.level-centre.y)/c.unit)
		sum += v * v
	}
	return math.Sqrt(sum / float64(max(1, len(ends))))
}

// cellSlope is the slope of the lines around a place.
type cellSlope struct{ along, level, slope, weight float64 }

// slopes measures the slope of the lines in each cell that shows one.
func (c *curl) slopes(ends []edgePoint, centre point) []cellSlope {
	var out []cellSlope
	for _, cell := range cellsOf(ends, slopeCell) {
		if len(cell) < minEnds {
			continue
		}
		slope, clear := slopeOf(cell)
		if clear < minClear {
			continue
		}
		at := middleOf(cell)
		out = append(out, cellSlope{(at.along - centre.x) / c.unit, (at.level - centre.y) / c.unit, slope, (clear - 1) * (clear - 1)})
	}
	return out
}

// cellsOf parts ends of ink by where they lie, into cells of the given length.
func cellsOf(ends []edgePoint, length float64) [][]edgePoint {
	index := map[image.Point]int{}
	var cells [][]edgePoint
	for _, e := range ends {
		at := image.Pt(int(math.Floor(e.along/length)), int(math.Floor(e.level/slopeCell)))
		i, ok := index[at]
		if !ok {
			i = len(cells)
			index[at] = i
			cells = append(cells, nil)
		}
		cells[i] = append(cells[i], e)
	}
	return cells
}

func middleOf(ends []edgePoint) (m edgePoint) {
	for _, e := range ends {
		m.along, m.level = m.along+e.along, m.level+e.level
	}
	n := float64(len(ends))
	return edgePoint{m.along / n, m.level / n}
}

// slopeOf returns the slope at which the ends of ink in a cell gather the
// most, and how much more so than at all slopes.
func slopeOf(ends []edgePoint) (slope, clear float64) {
	const steps = 15
	var scores [2*steps + 1]float64
	best, sum := 0, 0.0
	for i := range scores {
		scores[i] = gathered(ends, steepest*float64(i-steps)/steps)
		sum += scores[i]
		if scores[i] > scores[best] {
			best = i
		}
	}
	at := float64(best - steps)
	if best > 0 && best < 2*steps { // the top of a parabola through the best three
		l, m, r := scores[best-1], scores[best], scores[best+1]
		at += (l - r) / (2 * (l + r - 2*m))
	}
	return steepest * at / steps, scores[best] * float64(len(scores)) / sum
}

// gathered is the sum of the squares of how many ends lie on each line of one
// slope.
func gathered(ends []edgePoint, slope float64) float64 {
	const bins = 256
	var profile [bins]int32
	for _, e := range ends {
		profile[int(e.level-slope*e.along+64*bins)&(bins-1)]++
	}
	sum := 0.0
	for _, n := range profile {
		sum += float64(n) * float64(n)
	}
	return sum
}

// gathering says how much the ends of ink gather on straight lines several
// cells long.
func gathering(ends []edgePoint) float64 {
	sum := 0.0
	for _, cell := range cellsOf(ends, 4*slopeCell) {
		sum += gathered(cell, 0)
	}
	return sum
}
