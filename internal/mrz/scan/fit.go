package scan

import (
	"math"
	"slices"
)

// frame returns a grid without columns yet, its lines following the blobs of
// the candidate, and these blobs as marks.
func frame(c candidate) (*grid, []mark) {
	g := &grid{along: c.along}
	for _, l := range c.lines {
		g.middle = g.middle.plus(l.middle.times(1 / float64(len(c.lines))))
	}
	marks := g.follow(c)
	g.height = capHeight(marks)
	return g, marks
}

// newGrid fits a grid to the blobs of a candidate, and says how well they stand
// at equal distances, 0 to 1. It returns nil where they do not, or where their
// number is that of no format.
func newGrid(c candidate) (*grid, shape, float64) {
	g, marks := frame(c)
	pitch := medianGap(marks, g.height)
	if pitch == 0 {
		return nil, shape{}, 0
	}
	from, to := extent(marks)
	s, ok := shapeOf((to-from)/pitch+1, len(c.lines))
	if !ok {
		return nil, s, 0
	}
	teeth := settle(marks, len(c.lines), comb{pitch: pitch}, to-from)
	g.lean = teeth.lean
	g.columns = teeth.columns(from, to)
	return g, s, teeth.coherence(marks, len(c.lines))
}

// mark is a blob in the frame of a grid.
type mark struct {
	x, y, wide, tall float64
	line             int
}

// extent returns the least and the greatest x of the marks.
func extent(marks []mark) (from, to float64) {
	from, to = math.Inf(1), math.Inf(-1)
	for _, m := range marks {
		from, to = min(from, m.x), max(to, m.x)
	}
	return from, to
}

// mark is the blob in the frame of g, its sides freed of what the slant of the
// lines adds to its box.
func (g *grid) mark(b blob, line int) mark {
	d := b.center().minus(g.middle)
	m := mark{x: d.dot(g.along), y: d.dot(g.along.across()), line: line}
	w, h := float64(b.Box.Dx()), float64(b.Box.Dy())
	cos, sin := math.Abs(g.along.x), math.Abs(g.along.y)
	if sin > cos {
		w, h, cos, sin = h, w, sin, cos
	}
	sin = min(sin, 0.4)
	square := cos*cos - sin*sin
	m.wide, m.tall = max((w*cos-h*sin)/square, 1), max((h*cos-w*sin)/square, 1)
	return m
}

// follow fits the lines to their blobs and returns them as marks. A line without
// blobs runs beside the first one with.
func (g *grid) follow(c candidate) []mark {
	var marks []mark
	rows := make([]row, len(c.lines))
	for i, l := range c.lines {
		for _, b := range l.blobs {
			m := g.mark(b, i)
			marks = append(marks, m)
			rows[i].xs, rows[i].ys = append(rows[i].xs, m.x), append(rows[i].ys, m.y)
		}
		rows[i].size = l.size
	}
	g.lines = followed(rows)
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
				g.lines[i] = g.lines[i].raised(l.middle.minus(seen.middle).dot(g.along.across()))
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
