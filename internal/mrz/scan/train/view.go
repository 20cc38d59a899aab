package main

import (
	"math"
	"math/rand/v2"

	"zhengqi/internal/mrz/scan/cell"
)

// view is how a picture shows a line: the pixels of a cell, the proportion of
// height to width, the lie of the line, and how it narrows to one end.
type view struct {
	pitch, aspect, skew, left, middle, narrow float64
}

// newView draws a view: from 4.5 pixels a cell, where reading ends, to 40,
// more often small than large.
func newView(r *rand.Rand) view {
	pitch := 4.5 * math.Exp(r.Float64()*math.Log(9))
	switch r.IntN(4) {
	case 0:
		pitch = 5 + 7*r.Float64()
	case 1:
		pitch = 8 + 14*r.Float64()
	}
	return view{
		pitch:  pitch,
		aspect: 1.02 + 0.06*r.NormFloat64(),
		skew:   r.NormFloat64() * 0.012,
		left:   pitch * (1 + r.Float64()),
		middle: pitch * (1.6 + 0.5*r.Float64()),
		narrow: 0.0005 * r.NormFloat64(),
	}
}

// place maps cells and cap heights to pixels of the picture.
func (v view) place(u, t float64) (x, y float64) {
	d := u - lineCells/2
	along, across := (u+v.narrow*d*d)*v.pitch, t*v.pitch*v.aspect
	return v.left + along - across*v.skew, v.middle + along*v.skew + across
}

// size of the picture that shows all cells.
func (v view) size() (w, h int) {
	lean := math.Abs(v.skew) * lineCells * v.pitch
	return int(v.left*2 + lineCells*v.pitch), int(v.middle*2 + lean)
}

// photograph reduces the sheet to the view. The answer is the share of ink of
// every pixel; coarse takes one point of the sheet a pixel.
func photograph(s plane, v view, coarse bool) plane {
	w, h := v.size()
	out := newPlane(w, h)
	steps := int(min(max(math.Round(16/v.pitch), 1), 3))
	if coarse {
		steps = 1
	}
	for y := range h {
		for x := range w {
			var sum float32
			for k := range steps * steps {
				px := float64(x) + (float64(k%steps)+0.5)/float64(steps)
				py := float64(y) + (float64(k/steps)+0.5)/float64(steps)
				sum += s.at(v.sheetPoint(px, py))
			}
			out.v[y*w+x] = sum / float32(steps*steps)
		}
	}
	return out
}

// sheetPoint is the inverse of place, in pixels of a sheet.
func (v view) sheetPoint(x, y float64) (float64, float64) {
	dx, dy := x-v.left, y-v.middle
	n := 1 + v.skew*v.skew
	along := (dx + dy*v.skew) / n / v.pitch
	u := along
	for range 2 {
		d := u - lineCells/2
		u = along - v.narrow*d*d
	}
	t := (dy - dx*v.skew) / n / v.pitch / v.aspect
	return (u + 1) * sharpPitch, sharpHeight/2 + t*sharpPitch
}

// misplaced is the view's place as a grid finds it, on a picture grown by so
// much: a little aside, too high, too wide, the line leaning.
func (v view) misplaced(r *rand.Rand, grown float64) cell.Place {
	aside, high := 0.05*r.NormFloat64(), 0.05*r.NormFloat64()
	stretch, tall := 0.0012*r.NormFloat64(), 1+0.06*r.NormFloat64()
	lean, bow, slant := 0.0015*r.NormFloat64(), 0.04*r.NormFloat64(), 0.04*r.NormFloat64()
	return func(u, t float64) (x, y float64) {
		c := (u - lineCells/2) / (lineCells / 2)
		at := u + aside + stretch*(u-lineCells/2) + bow*(c*c-0.5) + slant*t
		x, y = v.place(at, t*tall+high+lean*(u-lineCells/2))
		return x * grown, y * grown
	}
}
