package scan

import (
	"math"

	"zhengqi/internal/mrz/scan/cell"
)

// grid is one net of cells laid over all lines of a zone, in a frame of its
// own: x runs along the lines from middle, y across them. Lines may bend a
// little; columns may narrow towards one end, and lean, as perspective makes
// them.
type grid struct {
	middle  point
	along   point
	lines   []curve // y of the characters' middle, by x
	height  float64 // of capitals, at x = 0
	columns curve   // x of the left edge of a cell, by its number, at y = 0
	lean    float64 // x gained per y
}

// shape is the number of lines and cells of a format.
type shape struct{ lines, cells int }

// A zone of which glare hides an end may be taken for a shorter one.
var long, short = shape{2, 44}, shape{2, 36}

var shapes = []shape{long, short, {3, 30}}

// place returns the mapping of line i's cells to pixels.
func (g *grid) place(i int) cell.Place {
	return func(u, v float64) (float64, float64) {
		p := g.at(i, u, v)
		return p.x, p.y
	}
}

// at maps cell u and height v of line i to pixels.
func (g *grid) at(i int, u, v float64) point {
	x := g.columns.at(u)
	y := g.lines[i].at(x) + v*g.heightAt(x)
	x += g.lean * y
	return g.middle.plus(g.along.times(x)).plus(g.along.across().times(y))
}

// cellAt returns the cell coordinate of a place of the frame.
func (g *grid) cellAt(x, y float64) float64 {
	x -= g.lean * y
	u := g.columns.middle
	for range 4 {
		u += (x - g.columns.at(u)) / max(g.columns.slope(u), 0.3*g.pitch())
	}
	return u
}

// pitch is the width of a cell in the middle of the zone, in pixels.
func (g *grid) pitch() float64 { return g.columns.slope(g.columns.middle) }

// heightAt follows the lines' distance: both shrink alike with perspective.
func (g *grid) heightAt(x float64) float64 {
	if len(g.lines) < 2 {
		return g.height
	}
	last := len(g.lines) - 1
	here, there := g.lines[last].at(x)-g.lines[0].at(x), g.lines[last].at(0)-g.lines[0].at(0)
	if there == 0 {
		return g.height
	}
	return g.height * min(max(here/there, 0.7), 1.4)
}

// clone is a grid that can be changed without changing g.
func (g *grid) clone() *grid {
	out := *g
	out.lines = append([]curve(nil), g.lines...)
	return &out
}

// enlarge brings a grid that was fitted to a reduced picture to the whole one.
func (g *grid) enlarge(factor float64) {
	g.middle = g.middle.times(factor)
	g.height *= factor
	g.columns = g.columns.enlarged(1, factor)
	for i, l := range g.lines {
		g.lines[i] = l.enlarged(factor, factor)
	}
}

// lower moves line i down by so many heights.
func (g *grid) lower(i int, heights float64) {
	g.lines[i] = g.lines[i].raised(heights * g.height)
}

// turn is how many clockwise quarter turns bring the grid's lines to run
// right.
func (g *grid) turn() int {
	angle := math.Atan2(g.along.y, g.along.x) / (math.Pi / 2)
	return (4 - int(math.Round(angle))) % 4
}

func (g *grid) corners(first, cells int) [4]Corner {
	last := len(g.lines) - 1
	left, right := float64(first), float64(first+cells)
	var out [4]Corner
	for i, p := range []point{g.at(0, left, -0.5), g.at(0, right, -0.5), g.at(last, right, 0.5), g.at(last, left, 0.5)} {
		out[i] = Corner{p.x, p.y}
	}
	return out
}
