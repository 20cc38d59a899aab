package scan

import (
	"image"

	"zhengqi/internal/mrz/scan/cell"
)

// A flattened zone shows a capital on flatHeight rows and a cell on as many
// columns, with lines flatStep rows apart as ICAO 9303 prints them, and
// flatMargin of ground around.
const (
	flatHeight = 32
	flatStep   = 5 * flatHeight / 2
	flatMargin = flatHeight
)

// Flatten returns the zone as a picture of its own, upright, with level lines
// and equal cells of 32 pixels: what another reader likes to be given. img is
// the picture that r was read from.
func (r *Result) Flatten(img image.Image) *image.Gray {
	g, first := r.Lines[0].grid, r.Lines[0].first
	level, scale := levelOf(cell.NewPyramid(grayOf(img, luminance)), g.pitch())
	w := len(r.Lines[0].Text)*flatHeight + 2*flatMargin
	h := (len(r.Lines)-1)*flatStep + 3*flatHeight
	out := image.NewGray(image.Rect(0, 0, w, h))
	for y := range h {
		down := (float64(y)+0.5)/flatHeight - 1.5
		for x := range w {
			p := g.between(float64(first)+(float64(x)+0.5-flatMargin)/flatHeight, down)
			out.Pix[y*out.Stride+x] = sample(level, p.x*scale-0.5, p.y*scale-0.5)
		}
	}
	return out
}

// between maps cell u and a height, in capitals below the middle of the first
// line of lines flatStep apart, to pixels of the picture.
func (g *grid) between(u, down float64) point {
	const step = float64(flatStep) / flatHeight
	last := len(g.lines) - 1
	i := min(max(int(down/step), 0), max(last-1, 0))
	here := g.at(i, u, down-float64(i)*step)
	share := min(max(down/step-float64(i), 0), 1)
	if share == 0 || last == 0 {
		return here
	}
	there := g.at(i+1, u, down-float64(i+1)*step)
	return here.times(1 - share).plus(there.times(share))
}

// levelOf is the level of p whose cells are at most half again as wide as a
// flattened zone's, and its scale.
func levelOf(p cell.Pyramid, pitch float64) (cell.Level, float64) {
	i, scale := 0, 1.0
	for pitch*scale > 1.5*flatHeight && i+1 < len(p) {
		i, scale = i+1, scale/2
	}
	return p[i], scale
}

// sample is the grey between the four pixel centres around x, y; beyond the
// edge the edge goes on.
func sample(l cell.Level, x, y float64) uint8 {
	x, y = min(max(x, 0), float64(l.W-1)), min(max(y, 0), float64(l.H-1))
	x0, y0 := int(x), int(y)
	x1, y1 := min(x0+1, l.W-1), min(y0+1, l.H-1)
	fx, fy := x-float64(x0), y-float64(y0)
	top := float64(l.Pix[y0*l.W+x0])*(1-fx) + float64(l.Pix[y0*l.W+x1])*fx
	bottom := float64(l.Pix[y1*l.W+x0])*(1-fx) + float64(l.Pix[y1*l.W+x1])*fx
	return uint8(top*(1-fy) + bottom*fy + 0.5)
}
