package main

import (
	"math"
	"math/rand/v2"
)

// letters is how one printer's cut of OCR-B differs from the font: size,
// slant, weight, and a bend of its own for every character.
type letters struct {
	wide, tall, slant float64
	weight            int
	bend              float64
	seed              uint64
}

// newLetters draws a cut; strange multiplies how far it is from the font.
func newLetters(r *rand.Rand, strange float64) letters {
	l := letters{wide: 1, tall: 1, weight: int(math.Round(r.NormFloat64() * 1.2)), seed: r.Uint64()}
	if r.IntN(3) > 0 {
		l.wide = 1 + 0.07*strange*r.NormFloat64()
		l.tall = 1 + 0.04*strange*r.NormFloat64()
	}
	if r.IntN(3) == 0 {
		l.slant = 0.05 * strange * r.NormFloat64()
	}
	if r.IntN(2) == 0 {
		l.bend = 0.9 * strange * math.Abs(r.NormFloat64())
	}
	return l
}

// cut redraws the sheet of text in this cut.
func (l letters) cut(s plane, text string) plane {
	out := newPlane(s.w, s.h)
	for cell := -1; cell <= lineCells; cell++ {
		var c byte
		if cell >= 0 && cell < len(text) {
			c = text[cell]
		}
		l.cutCell(s, out, cell+1, c)
	}
	for range min(max(l.weight, -l.weight), 3) {
		out = out.spread(l.weight > 0)
	}
	return out
}

// cutCell redraws one cell of the sheet, counted with its margin. The same
// character is bent alike wherever it stands.
func (l letters) cutCell(s, out plane, cell int, c byte) {
	r := rand.New(rand.NewPCG(l.seed, uint64(c)))
	a, b := r.Float64()*6, r.Float64()*6
	kx, ky := 2+5*r.Float64(), 2+5*r.Float64()
	middle := (float64(cell) + 0.5) * sharpPitch
	// The bend is a sum of what the column adds and what the row adds.
	var alongX, alongY [sharpPitch]float64
	for i := range alongX {
		dx := (float64(i) - sharpPitch/2) / sharpPitch
		alongX[i] = dx*sharpPitch/l.wide + l.bend*math.Sin(kx*dx+b)
		alongY[i] = l.bend * math.Sin(kx*dx+a+2)
	}
	for y := range s.h {
		dy := (float64(y) - sharpHeight/2) / sharpPitch
		downX := middle + dy*l.slant*sharpPitch + l.bend*math.Sin(ky*dy+a)
		downY := sharpHeight/2 + dy*sharpPitch/l.tall + l.bend*math.Sin(ky*dy+b+2)
		line := out.v[y*s.w+cell*sharpPitch:][:sharpPitch]
		for i := range line {
			line[i] = s.at(downX+alongX[i], downY+alongY[i])
		}
	}
}

// ink puts the marks of printing on a sheet: spread ink, dots of engraving or
// needles, stripes of a thermal head, gaps.
func ink(r *rand.Rand, s plane) plane {
	if r.IntN(6) == 0 {
		s = swollen(r, s)
	}
	switch r.IntN(10) {
	case 0, 1:
		dots(r, s)
	case 2:
		stripes(r, s)
	}
	if r.IntN(4) == 0 {
		gaps(r, s)
	}
	return s
}

// swollen lets ink run: counters fill, corners round.
func swollen(r *rand.Rand, s plane) plane {
	s = s.blurred(1+2.5*r.Float64(), 1+2.5*r.Float64())
	edge, slope := float32(0.3+0.35*r.Float64()), float32(2+4*r.Float64())
	for i, v := range s.v {
		s.v[i] = min(max(0.5+(v-edge)*slope, 0), 1)
	}
	return s
}

// dots leaves of the strokes a raster of dots, as a laser burns them into
// polycarbonate and needles strike them.
func dots(r *rand.Rand, s plane) {
	period, full := 3+5*r.Float64(), float32(0.25+0.5*r.Float64())
	depth := float32(0.4 + 0.6*r.Float64())
	k := 2 * math.Pi / period
	lean := 0.3 * r.NormFloat64()
	for i, v := range s.v {
		if v == 0 {
			continue
		}
		x, y := float64(i%s.w), float64(i/s.w)
		raster := float32(0.5 + 0.25*(math.Cos(k*(x+lean*y))+math.Cos(k*(y-lean*x))))
		s.v[i] = v * (1 - depth + depth*min(max((raster-full)*4+0.5, 0), 1))
	}
}

// stripes takes ink away in rows or columns.
func stripes(r *rand.Rand, s plane) {
	period, depth := 3+9*r.Float64(), 0.8*r.Float64()
	across := r.IntN(3) == 0
	for i, v := range s.v {
		at := float64(i / s.w)
		if across {
			at = float64(i % s.w)
		}
		s.v[i] = v * float32(1-depth*(0.5+0.5*math.Sin(at*2*math.Pi/period)))
	}
}

// gaps breaks strokes where the ribbon or the paper was bad.
func gaps(r *rand.Rand, s plane) {
	n := newCloud(r, s.w, s.h, 3+12*r.Float64())
	edge, depth := float32(0.1+0.3*r.Float64()), float32(0.3+0.7*r.Float64())
	for i, v := range s.v {
		if v > 0 {
			s.v[i] = v * (1 - depth*min(max((edge-n.at(i%s.w, i/s.w))*8, 0), 1))
		}
	}
}

// cloud is smooth noise between 0 and 1.
type cloud struct {
	size  float64
	knots plane
}

// newCloud covers w by h points; size is the distance of its knots.
func newCloud(r *rand.Rand, w, h int, size float64) cloud {
	c := cloud{size, newPlane(int(float64(w)/size)+3, int(float64(h)/size)+3)}
	for i := range c.knots.v {
		c.knots.v[i] = r.Float32()
	}
	return c
}

func (c cloud) at(x, y int) float32 {
	return c.knots.at(float64(x)/c.size, float64(y)/c.size)
}
