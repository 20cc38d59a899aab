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
	// Condition is how well the picture shows the zone.
	Condition Condition
	// worth is how much speaks for these lines against others of the picture.
	worth float64
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

// Read finds the zone on img and reads it; now gives the century of birth
// dates. It fails with ErrNoZone where there is none, with Unreadable where there
// is one that cannot be read, and with ctx.Err.
func Read(ctx context.Context, img image.Image, now time.Time) (*Result, error) {
	size := img.Bounds().Size()
	if size.X < leastSide || size.Y < leastSide {
		return nil, ErrNoZone
	}
	net, err := network()
	if err != nil {
		return nil, err
	}
	s := search{ctx: ctx, network: net, now: now, img: img}
	return s.run()
}

// leastSide is the side in pixels below which a picture can show no zone.
const leastSide = 16

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
