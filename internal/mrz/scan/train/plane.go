package main

import (
	"image"
	"math"
)

// plane is a picture of one number a point: how much ink lies there, or how
// much light comes from there, 0 to 1.
type plane struct {
	w, h int
	v    []float32
}

func newPlane(w, h int) plane { return plane{w, h, make([]float32, w*h)} }

// at samples p between the points; beyond its edge there is 0.
func (p plane) at(x, y float64) float32 {
	if x < 0 || y < 0 || x >= float64(p.w-1) || y >= float64(p.h-1) {
		return 0
	}
	x0, y0 := int(x), int(y)
	fx, fy := float32(x-float64(x0)), float32(y-float64(y0))
	i := y0*p.w + x0
	top := p.v[i]*(1-fx) + p.v[i+1]*fx
	bottom := p.v[i+p.w]*(1-fx) + p.v[i+p.w+1]*fx
	return top*(1-fy) + bottom*fy
}

// blurred is p through a Gaussian of the given deviations in points.
func (p plane) blurred(sigmaX, sigmaY float64) plane {
	if sigmaX > 0.25 {
		p = p.convolved(1, gaussian(sigmaX))
	}
	if sigmaY > 0.25 {
		p = p.convolved(p.w, gaussian(sigmaY))
	}
	return p
}

func gaussian(sigma float64) []float32 {
	kernel := make([]float32, 2*int(math.Ceil(3*sigma))+1)
	for i := range kernel {
		d := float64(i - len(kernel)/2)
		kernel[i] = float32(math.Exp(-d * d / (2 * sigma * sigma)))
	}
	return evened(kernel)
}

// box is a kernel of equal weights, the width in points; its ends hold what is
// left of the width.
func box(width float64) []float32 {
	reach := int(math.Ceil((width - 1) / 2))
	kernel := make([]float32, 2*reach+1)
	for i := range kernel {
		d := math.Abs(float64(i - reach))
		kernel[i] = float32(min(max(width/2-d+0.5, 0), 1))
	}
	return evened(kernel)
}

// evened divides the kernel by its sum.
func evened(kernel []float32) []float32 {
	var sum float32
	for _, k := range kernel {
		sum += k
	}
	for i := range kernel {
		kernel[i] /= sum
	}
	return kernel
}

// convolved runs the kernel along x (step 1) or along y (step p.w); beyond the
// edge the edge goes on.
func (p plane) convolved(step int, kernel []float32) plane {
	out, reach := newPlane(p.w, p.h), len(kernel)/2
	for y := range p.h {
		line := out.v[y*p.w:][:p.w]
		for k, weight := range kernel {
			if step > 1 {
				from := p.v[min(max(y+k-reach, 0), p.h-1)*p.w:][:p.w]
				for x := range line {
					line[x] += weight * from[x]
				}
				continue
			}
			addShifted(line, p.v[y*p.w:][:p.w], k-reach, weight)
		}
	}
	return out
}

// addShifted adds weight times the line moved left by so many points.
func addShifted(dst, line []float32, by int, weight float32) {
	for x := range dst {
		dst[x] += weight * line[min(max(x+by, 0), len(line)-1)]
	}
}

// spread widens what is dark in an ink plane by one point, or thins it.
func (p plane) spread(widen bool) plane {
	out := newPlane(p.w, p.h)
	for y := 1; y < p.h-1; y++ {
		for x := 1; x < p.w-1; x++ {
			i := y*p.w + x
			v := p.v[i]
			for _, near := range [4]float32{p.v[i-1], p.v[i+1], p.v[i-p.w], p.v[i+p.w]} {
				if widen {
					v = max(v, near)
				} else {
					v = min(v, near)
				}
			}
			out.v[i] = v
		}
	}
	return out
}

func planeOf(g *image.Gray) plane {
	p := newPlane(g.Rect.Dx(), g.Rect.Dy())
	for i, v := range g.Pix {
		p.v[i] = float32(v) / 255
	}
	return p
}

func (p plane) gray() *image.Gray {
	g := image.NewGray(image.Rect(0, 0, p.w, p.h))
	for i, v := range p.v {
		g.Pix[i] = uint8(min(max(v*255+0.5, 0), 255))
	}
	return g
}
