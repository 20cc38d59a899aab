// Package cell tells what stands in one cell of a machine-readable zone: it
// cuts a line of equal cells out of a picture, evens the local contrast and
// gives every cell to a small network trained on renderings of OCR-B. The
// training program, in ../train, cuts its samples with the same code.
package cell

import "math"

// Alphabet holds the 37 characters of ICAO 9303-3 clause 4.3, in the order of
// the network's outputs.
const Alphabet = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ<"

// Characters is the size of Alphabet. The network has one output more, None:
// what stands in the cell is no upright character of OCR-B.
const (
	Characters = len(Alphabet)
	None       = Characters
	Outputs    = Characters + 1
)

// A Band has Pitch columns a cell and shows a character's cap height on
// capHeight of its Height rows. A Patch is wider than a cell, so that the
// network sees the neighbours' edges and can tell a shifted grid.
const (
	Pitch     = 16
	Height    = 24
	Width     = 32
	capHeight = 16
	margin    = Pitch
)

// Patch is the picture of one cell, Height rows of Width values, evened to a
// mean near 0 and a deviation near 1 over the cell and its two neighbours.
type Patch [Height * Width]float32

// Place maps a point of a text line to pixels of the picture. u runs along the
// line and counts cells: character i stands between u=i and u=i+1. v counts
// cap heights down from the middle of the characters: -0.5 is their top.
type Place func(u, v float64) (x, y float64)

// Band is a line of cells rectified to Pitch columns a cell, with a margin of
// one cell at either end. Values are grey levels, 0 to 255. A Band is cut out
// of its picture where it is first looked at, so it is for one goroutine.
type Band struct {
	Cells int
	pix   []float32 // Height rows of stride values
	knots []bool    // which columns are cut, knot by knot
	level Level
	ends  func(col int) column
}

func (b *Band) stride() int { return b.Cells*Pitch + 2*margin }

// knot is the step of place's sampling, in columns: between knots, and from the
// top to the foot of a Band, a place is taken as straight.
const knot = Pitch / 2

// Cut rectifies a line of cells. pitch is the mean width of a cell in pixels
// of the picture; it chooses the level of p that is sampled.
func (p Pyramid) Cut(place Place, cells int, pitch float64) *Band {
	level, scale := p.Level(pitch, Pitch)
	b := &Band{Cells: cells, level: level}
	b.pix = make([]float32, b.stride()*Height)
	b.knots = make([]bool, b.stride()/knot)
	b.ends = func(col int) column {
		u := float64(col-margin) / Pitch
		x0, y0 := place(u, -0.5*Height/capHeight)
		x1, y1 := place(u, 0.5*Height/capHeight)
		return column{x0 * scale, y0 * scale, x1 * scale, y1 * scale}
	}
	return b
}

// cut samples the columns from from to before to, as far as they are not yet.
func (b *Band) cut(from, to int) {
	for i := from / knot; i*knot < to; i++ {
		if b.knots[i] {
			continue
		}
		b.knots[i] = true
		left, right := b.ends(i*knot), b.ends((i+1)*knot)
		for k := range knot {
			left.between(right, (float64(k)+0.5)/knot).sample(b.level, b.pix[i*knot+k:], b.stride())
		}
	}
}

// column is where the top and the foot of a Band's column lie on a level.
type column struct{ x0, y0, x1, y1 float64 }

func (c column) between(d column, t float64) column {
	return column{c.x0 + t*(d.x0-c.x0), c.y0 + t*(d.y0-c.y0), c.x1 + t*(d.x1-c.x1), c.y1 + t*(d.y1-c.y1)}
}

// sample writes the column to every stride-th value of dst.
func (c column) sample(l Level, dst []float32, stride int) {
	dx, dy := (c.x1-c.x0)/Height, (c.y1-c.y0)/Height
	x, y := c.x0+dx/2-0.5, c.y0+dy/2-0.5
	if l.holds(c.x0, c.y0) && l.holds(c.x1, c.y1) {
		for row := range Height {
			dst[row*stride] = l.inside(x, y)
			x, y = x+dx, y+dy
		}
		return
	}
	for row := range Height {
		dst[row*stride] = l.at(x, y)
		x, y = x+dx, y+dy
	}
}

// Patch writes the evened picture of cell i (0-based) to dst. shift moves the
// window by so many columns.
func (b *Band) Patch(i, shift int, dst *Patch) {
	left := margin + i*Pitch + shift
	mean, scale := b.statistics(left-Pitch, left+2*Pitch)
	left -= (Width - Pitch) / 2
	last := b.stride() - 1
	b.cut(min(max(left, 0), last), min(max(left+Width-1, 0), last)+1)
	for row := range Height {
		line := b.pix[row*b.stride():][:b.stride()]
		for col := range Width {
			x := min(max(left+col, 0), len(line)-1)
			dst[row*Width+col] = min(max((line[x]-mean)*scale, -4), 4)
		}
	}
}

// statistics returns the mean of the columns from to to and the factor that
// brings their deviation to 1; flat ground is not stretched without limit.
func (b *Band) statistics(from, to int) (mean, scale float32) {
	from = min(max(from, 0), b.stride()-Pitch)
	to = max(min(to, b.stride()), from+Pitch)
	b.cut(from, to)
	var sum, squares float64
	for row := range Height {
		for _, value := range b.pix[row*b.stride()+from : row*b.stride()+to] {
			sum += float64(value)
			squares += float64(value) * float64(value)
		}
	}
	n := float64((to - from) * Height)
	m := sum / n
	deviation := math.Sqrt(max(squares/n-m*m, 0))
	return float32(m), float32(1 / max(deviation, 2))
}
