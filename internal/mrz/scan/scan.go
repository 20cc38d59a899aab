// Package scan finds and reads the machine-readable zone of a passport, card
// or visa on a picture. It looks for parallel rows of marks in any direction,
// lays one grid of equal cells over them, classifies every cell with the
// network of package cell, and lets mrz.Fit choose the most probable lines
// that obey ICAO 9303.
package scan

import (
	"context"
	"errors"
	"image"
	"math"
	"sync"
	"time"

	"zhengqi/internal/mrz"
	"zhengqi/internal/mrz/scan/cell"
)

// ErrNoZone says that the picture shows no zone that can be read as one.
var ErrNoZone = errors.New("scan: no machine-readable zone on the picture")

// Result is a zone read from a picture.
type Result struct {
	Zone  mrz.Zone
	Lines []Line
	// Corners are the zone's corners in pixels of the picture, as the zone is
	// read: top left, top right, bottom right, bottom left.
	Corners [4]Corner
	// Turn is how many clockwise quarter turns bring the zone upright.
	Turn int
	// Clarity is the mean probability of the characters that the network saw,
	// before the standard had its say.
	Clarity float64
	// Best holds the lines of the best character of each cell alone.
	Best []string
}

// Corner is a place on the picture in pixels.
type Corner struct{ X, Y float64 }

// Line is one line of a zone. Confidence holds, for each character, the
// probability that it is right. Box is in pixels of the picture.
type Line struct {
	Text       string
	Confidence []float64
	Box        image.Rectangle
	grid       *grid
	index      int
	first      int
}

var network = sync.OnceValues(cell.NewNetwork)

// Pictures are reduced for finding: first so that the longer side has at most
// the first of these pixels, and where that shows no zone, the next.
var findingSizes = []int{1000, 2000}

// Read finds the zone on img and reads it; now gives the century of birth
// dates. It fails with ErrNoZone where there is none, and with ctx.Err.
func Read(ctx context.Context, img image.Image, now time.Time) (*Result, error) {
	size := img.Bounds().Size()
	if size.X < 64 || size.Y < 64 {
		return nil, ErrNoZone
	}
	net, err := network()
	if err != nil {
		return nil, err
	}
	s := sight{net, cell.NewPyramid(grayOf(img))}
	done := -1
	for _, side := range findingSizes {
		level := reducedLevel(s.picture, side)
		if level == done {
			break
		}
		done = level
		r, err := s.search(ctx, level, now)
		if !errors.Is(err, ErrNoZone) {
			return r, err
		}
	}
	return nil, ErrNoZone
}

// reducedLevel is the largest level whose longer side has at most side pixels.
func reducedLevel(p cell.Pyramid, side int) int {
	for i, l := range p {
		if max(l.W, l.H) <= side {
			return i
		}
	}
	return len(p) - 1
}

// search looks for a zone on one level of the picture.
func (s sight) search(ctx context.Context, level int, now time.Time) (*Result, error) {
	l := s.picture[level]
	scale := math.Exp2(float64(level))
	found := candidates(chains(blobs(inkMask(l), l.W)))
	for _, c := range found {
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		if r, ok := s.readCandidate(ctx, c.scaled(scale), now); ok {
			return r, nil
		}
	}
	return nil, ErrNoZone
}

// leastClarity is the mean log probability under which a place is no zone.
const leastClarity = -1.6

// readCandidate reads the zone at c, whichever way up it stands.
func (s sight) readCandidate(ctx context.Context, c candidate, now time.Time) (*Result, bool) {
	up, shape, ok := newGrid(c)
	if !ok {
		return nil, false
	}
	g, from := up, up.firstCell(c)
	best := s.clarity(up, from, shape.cells)
	if down, _, ok := newGrid(c.turned()); ok && best < clear {
		back := down.firstCell(c.turned())
		if clarity := s.clarity(down, back, shape.cells); clarity > best {
			best, g, from = clarity, down, back
		}
	}
	if best < leastClarity {
		return nil, false
	}
	s.polish(ctx, g, from, shape.cells)
	r, ok := decide(g, shape, s.read(g, from, shape, spare), now)
	if !ok && shape == short {
		r, ok = decide(g, long, s.read(g, from, long, long.cells-short.cells+spare), now)
	}
	return r, ok
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

// What separates a zone from other print: the mean probability that a cell
// holds a character of OCR-B, and that of its best character; what the
// standard makes of them; and, unless the characters are clear, a check digit
// or two that hold.
const (
	leastSeen   = 0.6
	leastMean   = 0.5
	plainMean   = 0.85
	leastChecks = 2
	mostPenalty = 0.9 // natural logarithm a cell
)

// formats are those that have a shape.
var formats = map[shape][]mrz.Format{
	{2, 44}: {mrz.TD3, mrz.MRVA},
	{2, 36}: {mrz.TD2, mrz.MRVB},
	{3, 30}: {mrz.TD1},
}

// decide fits the formats of the shape to what was seen and accepts the better
// one if it is a zone at all.
func decide(g *grid, sh shape, w window, now time.Time) (*Result, bool) {
	cells, seen, clarity := distributions(w)
	if seen < leastSeen || clarity < leastMean {
		return nil, false
	}
	var fitted mrz.Fitted
	for i, format := range formats[sh] {
		f, err := mrz.Fit(format, cells)
		if err == nil && (i == 0 || f.Penalty < fitted.Penalty) {
			fitted = f
		}
	}
	if fitted.Penalty > mostPenalty*float64(sh.lines*sh.cells) {
		return nil, false
	}
	zone, err := mrz.Parse(fitted.Lines, now)
	if err != nil || clarity < plainMean && holding(zone) < leastChecks {
		return nil, false
	}
	r := &Result{Zone: zone, Clarity: clarity, Best: bestLines(cells), Turn: g.turn()}
	for i, text := range fitted.Lines {
		r.Lines = append(r.Lines, Line{text, fitted.Confidence[i], image.Rectangle{}, g, i, w.first})
		r.Lines[i].Box = r.Lines[i].BoxOf(0, len(text))
	}
	r.Corners = g.corners(w.first, sh.cells)
	return r, true
}

// holding counts the check digits that hold.
func holding(z mrz.Zone) int {
	n := 0
	for _, c := range z.Checks {
		if c.OK {
			n++
		}
	}
	return n
}

// BoxOf is the box around the characters from to to (exclusive), in pixels of
// the picture.
func (l Line) BoxOf(from, to int) image.Rectangle {
	left, right := float64(l.first+from), float64(l.first+to)
	lowX, lowY, highX, highY := math.Inf(1), math.Inf(1), math.Inf(-1), math.Inf(-1)
	for _, u := range []float64{left, (left + right) / 2, right} {
		for _, v := range []float64{-0.6, 0.6} {
			p := l.grid.at(l.index, u, v)
			lowX, highX = min(lowX, p.x), max(highX, p.x)
			lowY, highY = min(lowY, p.y), max(highY, p.y)
		}
	}
	return image.Rect(int(lowX), int(lowY), int(math.Ceil(highX)), int(math.Ceil(highY)))
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

// distributions drops None from what was seen; seen is the mean probability
// that a cell is not None, clarity that of the best character.
func distributions(w window) (cells [][]mrz.Distribution, seen, clarity float64) {
	n := 0.0
	for _, line := range w.cells {
		var out []mrz.Distribution
		for _, o := range line {
			var d mrz.Distribution
			rest := max(o.seen(), 1e-4)
			for k := range d {
				d[k] = float64(o[k])/rest + (1-rest)/float64(len(d))
			}
			seen, clarity, n = seen+o.seen(), clarity+o.top(), n+1
			out = append(out, d)
		}
		cells = append(cells, out)
	}
	return cells, seen / n, clarity / n
}

func bestLines(cells [][]mrz.Distribution) []string {
	var out []string
	for _, line := range cells {
		text := make([]byte, len(line))
		for i, d := range line {
			best := 0
			for k, p := range d {
				if p > d[best] {
					best = k
				}
			}
			text[i] = mrz.Alphabet[best]
		}
		out = append(out, string(text))
	}
	return out
}

// scaled is the candidate on the full picture.
func (c candidate) scaled(factor float64) candidate {
	out := candidate{along: c.along, score: c.score}
	for _, l := range c.lines {
		out.lines = append(out.lines, l.scaled(factor))
	}
	return out
}

func (c chain) scaled(factor float64) chain {
	f := int(factor)
	out := chain{
		middle: c.middle.times(factor), along: c.along,
		from: c.from * factor, to: c.to * factor, size: c.size * factor,
	}
	for _, b := range c.blobs {
		box := image.Rectangle{Min: b.box.Min.Mul(f), Max: b.box.Max.Mul(f)}
		out.blobs = append(out.blobs, blob{box, b.area * f * f})
	}
	return out
}
