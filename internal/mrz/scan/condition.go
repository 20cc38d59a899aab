package scan

import (
	"fmt"
	"slices"

	"zhengqi/internal/mrz/scan/cell"
)

// Problem is why a zone can be seen on a picture and not be read.
type Problem string

// The problems of zones.
const (
	TooSmall Problem = "too_small" // fewer pixels a character than can be read
	Blurred  Problem = "blurred"   // edges as wide as strokes
	Glare    Problem = "glare"     // light has washed characters out
	CutOff   Problem = "cut_off"   // a part of the zone is outside the picture
)

// Unreadable is the error of a picture that shows what has the lines and the
// equal cells of a zone and yet cannot be read. It is ErrNoZone too, for who
// does not ask for the reason.
type Unreadable struct {
	Problem   Problem
	Condition Condition
	Corners   [4]Corner
}

func (e *Unreadable) Error() string {
	return fmt.Sprintf("scan: the zone cannot be read: %s, %.1f pixels a character", e.Problem, e.Condition.Pitch)
}

// Unwrap returns ErrNoZone.
func (e *Unreadable) Unwrap() error { return ErrNoZone }

// Condition is how well a picture shows a zone.
type Condition struct {
	Pitch  float64 // pixels a character
	Edge   float64 // width of the strokes' edges in characters, a median: 0.1 is sharp, 0.4 blurred
	Washed int     // characters in glare
	Cut    int     // characters of which a part is outside the picture
}

// The bounds of conditions in which zones are read.
const (
	leastPitch  = 6
	widestEdge  = 0.3
	mostWashed  = 2
	mostCut     = 1
	washedLevel = 240
)

// problem names what is wrong with a zone in this condition, "" for nothing.
func (c Condition) problem() Problem {
	switch {
	case c.Cut > mostCut:
		return CutOff
	case c.Pitch < leastPitch:
		return TooSmall
	case c.Washed > mostWashed:
		return Glare
	case c.Edge > widestEdge:
		return Blurred
	}
	return ""
}

// condition measures how the picture shows the cells of a grid from first on.
func (s sight) condition(g *grid, first, cells int) Condition {
	level, scale := s.picture.Level(g.pitch(), FlatCell)
	c := Condition{Pitch: g.pitch()}
	var edges []float64
	for line := range g.lines {
		for i := first; i < first+cells; i++ {
			if g.cut(line, i, s.picture[0]) {
				c.Cut++
				continue
			}
			look := glance(level, scale, g, line, i)
			if look.darkest > washedLevel {
				c.Washed++
			}
			edges = append(edges, look.edge())
		}
	}
	if len(edges) > 0 {
		slices.Sort(edges)
		c.Edge = edges[len(edges)/2]
	}
	return c
}

// cut reports whether a part of the character in a cell is outside the picture.
func (g *grid) cut(line, i int, l cell.Level) bool {
	for _, corner := range [4]point{{0.2, -0.4}, {0.8, -0.4}, {0.2, 0.4}, {0.8, 0.4}} {
		p := g.at(line, float64(i)+corner.x, corner.y)
		if p.x < 0 || p.y < 0 || p.x > float64(l.W) || p.y > float64(l.H) {
			return true
		}
	}
	return false
}

// tones are the tones of a cell and the steepest step between two places
// glanceStep of a cell apart.
type tones struct{ darkest, lightest, steepest uint8 }

// edge is how wide the sharpest edge of the cell is, in cells.
func (t tones) edge() float64 {
	return glanceStep * float64(t.lightest-t.darkest) / float64(max(t.steepest, 1))
}

const glanceStep = 1.0 / 20

// glance samples a cell along five rows.
func glance(l cell.Level, scale float64, g *grid, line, i int) tones {
	out := tones{darkest: 255}
	for _, v := range []float64{-0.4, -0.2, 0, 0.2, 0.4} {
		var before uint8
		for k := range int(1 / glanceStep) {
			p := g.at(line, float64(i)+float64(k)*glanceStep, v)
			tone := sample(l, p.x*scale-0.5, p.y*scale-0.5)
			out.darkest, out.lightest = min(out.darkest, tone), max(out.lightest, tone)
			if k > 0 {
				out.steepest = max(out.steepest, tone-min(tone, before), before-min(tone, before))
			}
			before = tone
		}
	}
	return out
}
