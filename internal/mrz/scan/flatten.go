package scan

import (
	"image"

	"zhengqi/internal/mrz/scan/cell"
)

// A flattened zone shows a cell on FlatCell columns and a capital on as many
// rows, with lines FlatStep rows apart as ICAO 9303 prints them, and FlatMargin
// of ground around.
const (
	FlatCell   = 32
	FlatStep   = 5 * FlatCell / 2
	FlatMargin = FlatCell
)

// Flatten returns the zone as a picture of its own, upright, with level lines
// and equal cells of 32 pixels: what another reader likes to be given. img is
// the picture that r was read from.
func (r *Result) Flatten(img image.Image) *image.Gray {
	g, first := r.Lines[0].grid, r.Lines[0].first
	level, scale := cell.NewPyramid(grayOf(img, luminance)).Level(g.pitch(), FlatCell)
	w := len(r.Lines[0].Text)*FlatCell + 2*FlatMargin
	h := (len(r.Lines)-1)*FlatStep + 3*FlatCell
	out := image.NewGray(image.Rect(0, 0, w, h))
	for y := range h {
		down := (float64(y)+0.5)/FlatCell - 1.5
		for x := range w {
			p := g.between(float64(first)+(float64(x)+0.5-FlatMargin)/FlatCell, down)
			out.Pix[y*out.Stride+x] = sample(level, p.x*scale-0.5, p.y*scale-0.5)
		}
	}
	return out
}

// between maps cell u and a height, in capitals below the middle of the first
// line of lines FlatStep apart, to pixels of the picture.
func (g *grid) between(u, down float64) point {
	const step = float64(FlatStep) / FlatCell
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
