package main

import (
	"bytes"
	"image"
	"image/jpeg"
	"math"
	"math/rand/v2"
)

// shoot passes the light of a page through lens, sensor, processing and JPEG.
// The picture may come out at another size: grown says by how much.
func shoot(r *rand.Rand, light plane, pitch float64) (g *image.Gray, grown float64) {
	light = lens(r, light, pitch)
	tone(r, light)
	sharpen := r.IntN(5) == 0
	if sharpen && r.IntN(2) == 0 {
		light = sharpened(r, light, pitch)
	}
	noise(r, light)
	if r.IntN(14) == 0 {
		light = copied(r, light, pitch)
	}
	grown = 1
	if r.IntN(4) == 0 {
		grown = 0.6 + 2*r.Float64()*r.Float64()
		if pitch*grown < 4.5 {
			grown = 1
		}
		light = light.resized(grown, r.IntN(4))
	}
	if sharpen {
		light = sharpened(r, light, pitch*grown)
	}
	g = light.gray()
	if r.IntN(4) > 0 {
		g = compressed(g, 20+r.IntN(75))
	}
	if r.IntN(5) == 0 {
		g = compressed(g, 40+r.IntN(55))
	}
	return g, grown
}

// lens blurs: out of focus, as a disc or smoothly, or moved.
func lens(r *rand.Rand, light plane, pitch float64) plane {
	blur := pitch * min(math.Abs(r.NormFloat64())*0.07, 0.22)
	switch r.IntN(8) {
	case 0:
		long := box(max(pitch*0.5*r.Float64(), 1))
		if r.IntN(3) == 0 {
			return light.blurred(blur/3, blur/3).convolved(light.w, long)
		}
		return light.blurred(blur/3, blur/3).convolved(1, long)
	case 1:
		disc := box(max(3*blur, 1))
		return light.convolved(1, disc).convolved(light.w, disc)
	}
	return light.blurred(blur*(0.7+0.6*r.Float64()), blur)
}

// tone bends the scale of grey, clips its ends, or flattens it.
func tone(r *rand.Rand, light plane) {
	gamma := 1.0
	if r.IntN(3) == 0 {
		gamma = math.Exp(0.35 * r.NormFloat64())
	}
	low, gain := float32(0), float32(1)
	switch r.IntN(6) {
	case 0:
		low, gain = 0.3*r.Float32(), 1.1+0.8*r.Float32()
	case 1:
		low, gain = -0.5*r.Float32(), 0.3+0.5*r.Float32()
	}
	for i, v := range light.v {
		v = min(max((v-low)*gain, 0), 1)
		if gamma != 1 {
			v = float32(math.Pow(float64(v), gamma))
		}
		light.v[i] = v
	}
}

// noise is that of the sensor, fine or, after a telephone's smoothing, coarse.
func noise(r *rand.Rand, light plane) {
	deviation := float32(math.Abs(r.NormFloat64()) * 0.022)
	grain := newPlane(light.w, light.h)
	for i := range grain.v {
		grain.v[i] = deviation * float32(r.NormFloat64())
	}
	if r.IntN(3) == 0 {
		grain = grain.blurred(0.8, 0.8)
	}
	for i, v := range grain.v {
		light.v[i] = min(max(light.v[i]+v, 0), 1)
	}
}

// sharpened has halos around its strokes.
func sharpened(r *rand.Rand, light plane, pitch float64) plane {
	sigma := max(pitch*(0.04+0.1*r.Float64()), 0.6)
	soft, amount := light.blurred(sigma, sigma), 0.3+2*r.Float32()*r.Float32()
	for i, v := range light.v {
		soft.v[i] = min(max(v+amount*(v-soft.v[i]), 0), 1)
	}
	return soft
}

// copied is black and white: cut at a threshold, or broken into a raster.
func copied(r *rand.Rand, light plane, pitch float64) plane {
	local := light.blurred(pitch*1.5, pitch*1.5)
	offset := 0.12*r.Float32() - 0.02
	soft := 4 + 40*r.Float32()
	raster := r.IntN(3) == 0 && pitch > 9
	period := 2 + float64(r.IntN(2))
	for i, v := range light.v {
		edge := local.v[i] - offset
		if raster {
			x, y := float64(i%light.w), float64(i/light.w)
			edge = float32(0.5 + 0.2*(math.Cos(math.Pi*2/period*x)+math.Cos(math.Pi*2/period*y)))
		}
		local.v[i] = 0.05 + 0.9*min(max((v-edge)*soft+0.5, 0), 1)
	}
	return local
}

// resized is the picture at another size, by nearest point (kind 0), smoothly
// between points, or between points that were evened first where it shrinks.
func (p plane) resized(factor float64, kind int) plane {
	if factor < 1 && kind > 1 {
		p = p.blurred(0.4/factor, 0.4/factor)
	}
	out := newPlane(int(float64(p.w)*factor), int(float64(p.h)*factor))
	for y := range out.h {
		for x := range out.w {
			px, py := (float64(x)+0.5)/factor-0.5, (float64(y)+0.5)/factor-0.5
			if kind == 0 {
				px, py = math.Round(px), math.Round(py)
			}
			px, py = min(max(px, 0), float64(p.w)-1.01), min(max(py, 0), float64(p.h)-1.01)
			out.v[y*out.w+x] = p.at(px, py)
		}
	}
	return out
}

// compressed sends the picture through JPEG.
func compressed(g *image.Gray, quality int) *image.Gray {
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
