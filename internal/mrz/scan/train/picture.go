package main

import (
	"bytes"
	"image"
	"image/jpeg"
	"math"
	"math/rand/v2"

	"zhengqi/internal/mrz/scan/cell"
)

// view is how a picture shows a line: the pixels of a cell, the proportion of
// height to width, the lie of the line.
type view struct {
	pitch, aspect, skew, left, middle float64
}

// newView draws a view: from 5 pixels a cell, where reading ends, to 40, more
// often small than large.
func newView(r *rand.Rand) view {
	pitch := 5 * math.Exp(r.Float64()*math.Log(8))
	if r.IntN(2) == 0 {
		pitch = 8 + 14*r.Float64()
	}
	return view{
		pitch:  pitch,
		aspect: 1.02 + 0.06*r.NormFloat64(),
		skew:   r.NormFloat64() * 0.01,
		left:   pitch * (1 + r.Float64()),
		middle: pitch * (1.6 + 0.5*r.Float64()),
	}
}

// place maps cells and cap heights to pixels of the picture.
func (v view) place(u, t float64) (x, y float64) {
	along, across := u*v.pitch, t*v.pitch*v.aspect
	return v.left + along - across*v.skew, v.middle + along*v.skew + across
}

// size of the picture that shows all cells.
func (v view) size() (w, h int) {
	lean := math.Abs(v.skew) * lineCells * v.pitch
	return int(v.left*2 + lineCells*v.pitch), int(v.middle*2 + lean)
}

// photograph reduces the sheet to the view. The answer is the share of ink of
// every pixel. tear moves the origin up for lines that fall.
func photograph(s sheet, v view) ([]float32, int, int) {
	w, h := v.size()
	out := make([]float32, w*h)
	steps := int(min(max(math.Round(16/v.pitch), 1), 3))
	for y := range h {
		for x := range w {
			var sum float32
			for k := range steps * steps {
				px := float64(x) + (float64(k%steps)+0.5)/float64(steps)
				py := float64(y) + (float64(k/steps)+0.5)/float64(steps)
				sum += s.at(v.sheetPoint(px, py))
			}
			out[y*w+x] = sum / float32(steps*steps)
		}
	}
	return out, w, h
}

// sheetPoint is the inverse of place, in pixels of a sheet.
func (v view) sheetPoint(x, y float64) (float64, float64) {
	dx, dy := x-v.left, y-v.middle
	n := 1 + v.skew*v.skew
	u := (dx + dy*v.skew) / n / v.pitch
	t := (dy - dx*v.skew) / n / v.pitch / v.aspect
	return (u + 1) * sharpPitch, sharpHeight/2 + t*sharpPitch
}

// expose lays the ink on a tinted, patterned, unevenly lit ground and passes
// the picture through lens, sensor and JPEG.
func expose(r *rand.Rand, ink []float32, w, h int, pitch float64) *image.Gray {
	if wear := r.Float64(); wear < 0.3 {
		fade(r, ink, w, wear*1.5)
	}
	light := ground(r, w, h, pitch)
	strength := float32(0.35 + 0.6*math.Sqrt(r.Float64()))
	for i := range light {
		light[i] *= 1 - strength*ink[i]
	}
	if r.IntN(12) == 0 {
		glare(r, light, w, h, pitch)
	}
	blur := pitch * min(math.Abs(r.NormFloat64())*0.07, 0.24)
	light = soften(light, w, h, blur*(0.7+0.6*r.Float64()), blur)
	g := develop(r, light, w, h)
	if r.IntN(4) > 0 {
		g = compress(g, 30+r.IntN(65))
	}
	return g
}

// ground is the paper without ink, 0 to 1: a tint, a fall of light, a hard
// shadow now and then, and waves of security print.
func ground(r *rand.Rand, w, h int, pitch float64) []float32 {
	base, fallX, fallY := 0.55+0.45*r.Float64(), 0.2*r.NormFloat64(), 0.1*r.NormFloat64()
	var waves [3]wave
	for i := range waves {
		waves[i] = newWave(r, pitch)
	}
	shadow, edge := 1.0, float64(w)*r.Float64()
	if r.IntN(8) == 0 {
		shadow = 0.55 + 0.35*r.Float64()
	}
	out := make([]float32, w*h)
	for y := range h {
		for x := range w {
			v := base * (1 + fallX*(float64(x)/float64(w)-0.5) + fallY*(float64(y)/float64(h)-0.5))
			for _, wave := range waves {
				v += wave.at(float64(x), float64(y))
			}
			if float64(x)+float64(y) > edge {
				v *= shadow
			}
			out[y*w+x] = float32(min(max(v, 0.1), 1))
		}
	}
	return out
}

type wave struct{ kx, ky, phase, height, bend float64 }

func newWave(r *rand.Rand, pitch float64) wave {
	if r.IntN(2) == 0 {
		return wave{}
	}
	period, angle := pitch*(0.25+2*r.Float64()), r.Float64()*math.Pi
	k := 2 * math.Pi / period
	return wave{k * math.Cos(angle), k * math.Sin(angle), r.Float64() * 6, 0.09 * r.Float64(), r.Float64() * 2}
}

func (s wave) at(x, y float64) float64 {
	if s.height == 0 {
		return 0
	}
	return s.height * math.Sin(s.kx*x+s.ky*y+s.phase+s.bend*math.Sin(0.3*(s.kx*y-s.ky*x)))
}

// fade takes ink away in patches, as wear and poor printing do.
func fade(r *rand.Rand, ink []float32, w int, depth float64) {
	kx, ky := 0.1+0.5*r.Float64(), 0.1+0.5*r.Float64()
	for i := range ink {
		x, y := float64(i%w), float64(i/w)
		ink[i] *= float32(1 - depth*(0.5+0.5*math.Sin(kx*x+3*math.Sin(ky*y))))
	}
}

// glare burns a round spot of the picture out.
func glare(r *rand.Rand, light []float32, w, h int, pitch float64) {
	cx, cy, size := float64(w)*r.Float64(), float64(h)*r.Float64(), pitch*(1+4*r.Float64())
	for i := range light {
		dx, dy := float64(i%w)-cx, float64(i/w)-cy
		light[i] += float32(0.8 * math.Exp(-(dx*dx+dy*dy)/(size*size)))
	}
}

// soften blurs with a Gaussian of the given deviations in pixels.
func soften(light []float32, w, h int, sigmaX, sigmaY float64) []float32 {
	out := light
	if sigmaX > 0.25 {
		out = convolve(out, w, h, 1, gaussian(sigmaX))
	}
	if sigmaY > 0.25 {
		out = convolve(out, w, h, w, gaussian(sigmaY))
	}
	return out
}

func gaussian(sigma float64) []float32 {
	reach := int(math.Ceil(3 * sigma))
	kernel, sum := make([]float32, 2*reach+1), float32(0)
	for i := range kernel {
		d := float64(i - reach)
		kernel[i] = float32(math.Exp(-d * d / (2 * sigma * sigma)))
		sum += kernel[i]
	}
	for i := range kernel {
		kernel[i] /= sum
	}
	return kernel
}

// convolve runs the kernel along x (step 1) or along y (step w).
func convolve(in []float32, w, h, step int, kernel []float32) []float32 {
	out, reach := make([]float32, len(in)), len(kernel)/2
	for y := range h {
		for x := range w {
			var sum float32
			for k, weight := range kernel {
				px, py := x, y
				if step == 1 {
					px = min(max(x+k-reach, 0), w-1)
				} else {
					py = min(max(y+k-reach, 0), h-1)
				}
				sum += weight * in[py*w+px]
			}
			out[y*w+x] = sum
		}
	}
	return out
}

// develop adds noise and gives bytes.
func develop(r *rand.Rand, light []float32, w, h int) *image.Gray {
	noise := math.Abs(r.NormFloat64()) * 0.022
	g := image.NewGray(image.Rect(0, 0, w, h))
	for i, v := range light {
		g.Pix[i] = uint8(min(max((float64(v)+noise*r.NormFloat64())*255, 0), 255))
	}
	return g
}

// compress sends the picture through JPEG.
func compress(g *image.Gray, quality int) *image.Gray {
	var buffer bytes.Buffer
	if err := jpeg.Encode(&buffer, g, &jpeg.Options{Quality: quality}); err != nil {
		return g
	}
	decoded, err := jpeg.Decode(&buffer)
	if err != nil {
		return g
	}
	if gray, ok := decoded.(*image.Gray); ok {
		return gray
	}
	return g
}

// misplaced is the view's place as a grid finds it: a little aside, too high,
// too wide, the line leaning.
func (v view) misplaced(r *rand.Rand) cell.Place {
	aside, high := 0.05*r.NormFloat64(), 0.05*r.NormFloat64()
	stretch, tall := 0.0012*r.NormFloat64(), 1+0.05*r.NormFloat64()
	lean, bow := 0.0015*r.NormFloat64(), 0.04*r.NormFloat64()
	return func(u, t float64) (x, y float64) {
		c := (u - lineCells/2) / (lineCells / 2)
		return v.place(u+aside+stretch*(u-lineCells/2)+bow*(c*c-0.5), t*tall+high+lean*(u-lineCells/2))
	}
}
