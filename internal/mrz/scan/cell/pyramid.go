package cell

import (
	"encoding/binary"
	"image"
)

// Pyramid is a grey picture and its halvings, largest first.
type Pyramid []Level

// Level is one size of a Pyramid.
type Level struct {
	W, H int
	Pix  []uint8
}

// minSide ends a pyramid: smaller pictures hold no zone.
const minSide = 32

// NewPyramid builds the halvings of g, whose pixels it shares.
func NewPyramid(g *image.Gray) Pyramid {
	size := g.Bounds().Size()
	base := Level{size.X, size.Y, g.Pix}
	if g.Stride != size.X {
		base.Pix = make([]uint8, size.X*size.Y)
		for y := range size.Y {
			copy(base.Pix[y*size.X:][:size.X], g.Pix[y*g.Stride:])
		}
	}
	p := Pyramid{base}
	for p[len(p)-1].W >= 2*minSide && p[len(p)-1].H >= 2*minSide {
		p = append(p, p[len(p)-1].half())
	}
	return p
}

// half averages squares of four pixels, eight squares at a time where a row
// has as many.
func (l Level) half() Level {
	h := Level{W: l.W / 2, H: l.H / 2}
	h.Pix = make([]uint8, h.W*h.H)
	for y := range h.H {
		a := l.Pix[2*y*l.W:][:2*h.W]
		b := l.Pix[(2*y+1)*l.W:][:2*h.W]
		row := h.Pix[y*h.W:][:h.W]
		x := 0
		for ; x+8 <= len(row); x += 8 {
			low := halves(binary.LittleEndian.Uint64(a[2*x:]), binary.LittleEndian.Uint64(b[2*x:]))
			high := halves(binary.LittleEndian.Uint64(a[2*x+8:]), binary.LittleEndian.Uint64(b[2*x+8:]))
			binary.LittleEndian.PutUint64(row[x:], low|high<<32)
		}
		for ; x < len(row); x++ {
			row[x] = uint8((int(a[2*x]) + int(a[2*x+1]) + int(b[2*x]) + int(b[2*x+1]) + 2) / 4)
		}
	}
	return h
}

// halves averages the squares of four pixels under two words of eight pixels
// into the lower half of a word.
func halves(a, b uint64) uint64 {
	const even, pairs, one, two = 0x00FF00FF00FF00FF, 0x0000FFFF0000FFFF, 0x00000000FFFFFFFF, 0x0002000200020002
	v := (a&even + a>>8&even + b&even + b>>8&even + two) >> 2 & even
	v = (v | v>>8) & pairs
	return (v | v>>16) & one
}

// Level returns the size of p on which a cell, pitch pixels wide on the picture,
// is at most one and a half times as wide as wanted, and its scale relative to
// the picture.
func (p Pyramid) Level(pitch, wanted float64) (Level, float64) {
	i, scale := 0, 1.0
	for pitch*scale > 1.5*wanted && i+1 < len(p) {
		i, scale = i+1, scale/2
	}
	return p[i], scale
}

// at samples the level between pixel centres; beyond its edge the edge goes on.
func (l Level) at(x, y float64) float32 {
	x = min(max(x, 0), float64(l.W-1))
	y = min(max(y, 0), float64(l.H-1))
	x0, y0 := int(x), int(y)
	x1, y1 := min(x0+1, l.W-1), min(y0+1, l.H-1)
	fx, fy := float32(x-float64(x0)), float32(y-float64(y0))
	top := float32(l.Pix[y0*l.W+x0])*(1-fx) + float32(l.Pix[y0*l.W+x1])*fx
	bottom := float32(l.Pix[y1*l.W+x0])*(1-fx) + float32(l.Pix[y1*l.W+x1])*fx
	return top*(1-fy) + bottom*fy
}

// holds reports whether what lies between two places that it holds needs no
// look at the edge.
func (l Level) holds(x, y float64) bool {
	return x >= 2 && y >= 2 && x < float64(l.W-2) && y < float64(l.H-2)
}

// inside is at for places off the edge.
func (l Level) inside(x, y float64) float32 {
	x0, y0 := int(x), int(y)
	fx, fy := float32(x-float64(x0)), float32(y-float64(y0))
	i := y0*l.W + x0
	upper, lower := l.Pix[i:i+2], l.Pix[i+l.W:i+l.W+2]
	top := float32(upper[0])*(1-fx) + float32(upper[1])*fx
	bottom := float32(lower[0])*(1-fx) + float32(lower[1])*fx
	return top*(1-fy) + bottom*fy
}
