package main

import (
	"math"
	"math/rand/v2"
)

// mishaps draws what has come over a line since it was printed: pens, stamps,
// creases, scratches, wear. light is what comes from the page, line included.
func mishaps(r *rand.Rand, light plane, pitch float64) {
	if r.IntN(7) == 0 {
		pen(r, light, pitch)
	}
	if r.IntN(10) == 0 {
		stamp(r, light, pitch)
	}
	if r.IntN(9) == 0 {
		crease(r, light, pitch)
	}
	if r.IntN(9) == 0 {
		glare(r, light, pitch)
	}
}

// fade takes ink away in patches, as wear does.
func fade(r *rand.Rand, s plane, pitch float64) {
	n := newCloud(r, s.w, s.h, pitch*(0.3+3*r.Float64()))
	depth := 0.8 * r.Float32()
	for i := range s.v {
		s.v[i] *= 1 - depth*n.at(i%s.w, i/s.w)
	}
}

// stroke darkens (depth over 0) or lightens what lies within half of width of
// the place.
func stroke(light plane, x, y, width float64, depth float32) {
	reach := int(width/2 + 1)
	for py := max(int(y)-reach, 0); py <= min(int(y)+reach, light.h-1); py++ {
		for px := max(int(x)-reach, 0); px <= min(int(x)+reach, light.w-1); px++ {
			away := math.Hypot(float64(px)+0.5-x, float64(py)+0.5-y)
			cover := float32(min(max(width/2-away+0.5, 0), 1))
			i := py*light.w + px
			if depth > 0 {
				light.v[i] = min(light.v[i], 1-depth*cover)
			} else {
				light.v[i] = max(light.v[i], -depth*cover)
			}
		}
	}
}

// pen writes a curl, or rules a line through the text.
func pen(r *rand.Rand, light plane, pitch float64) {
	for range 1 + r.IntN(3) {
		x, y := r.Float64()*float64(light.w), r.Float64()*float64(light.h)
		angle, turn := r.Float64()*2*math.Pi, 0.08*r.NormFloat64()
		width, depth := pitch*(0.05+0.15*r.Float64()), float32(0.3+0.5*r.Float64())
		if r.IntN(3) == 0 {
			angle, turn = 0.03*r.NormFloat64(), 0
		}
		if r.IntN(8) == 0 {
			depth = -0.6 - 0.4*r.Float32()
		}
		for range int(20 + 150*r.Float64()) {
			stroke(light, x, y, width, depth)
			x += math.Cos(angle) * 0.2 * pitch
			y += math.Sin(angle) * 0.2 * pitch
			angle += turn
			turn += 0.02 * r.NormFloat64()
		}
	}
}

// stamp sets a ring or a frame with some bars in it on the page; its ink lets
// the page show through.
func stamp(r *rand.Rand, light plane, pitch float64) {
	cx, cy := r.Float64()*float64(light.w), r.Float64()*float64(light.h)
	radius, depth := pitch*(2+7*r.Float64()), 0.1+0.5*r.Float32()
	width, bar, angle := pitch*(0.1+0.3*r.Float64()), pitch*(0.3+0.8*r.Float64()), r.Float64()*math.Pi
	worn := newCloud(r, light.w, light.h, max(pitch*0.2, 1))
	square := r.IntN(3) == 0
	for i := range light.v {
		x, y := float64(i%light.w)-cx, float64(i/light.w)-cy
		u, v := x*math.Cos(angle)+y*math.Sin(angle), y*math.Cos(angle)-x*math.Sin(angle)
		away := math.Hypot(u, v)
		if square {
			away = max(math.Abs(u), 1.6*math.Abs(v))
		}
		on := math.Abs(away-radius) < width/2 || away < 0.75*radius && math.Mod(math.Abs(v), 2.2*bar) < 0.3*bar && math.Mod(math.Abs(u), bar) < 0.6*bar
		if on {
			light.v[i] *= 1 - depth*min(max(worn.at(i%light.w, i/light.w)*1.6-0.1, 0), 1)
		}
	}
}

// crease folds the page: a bright or dark line, with a shade to one side.
func crease(r *rand.Rand, light plane, pitch float64) {
	x0, angle := r.Float64()*float64(light.w), math.Pi/2+0.5*r.NormFloat64()
	if r.IntN(4) == 0 {
		angle = 0.05 * r.NormFloat64()
	}
	width, sharp := pitch*(0.03+0.2*r.Float64()), float32(0.4*r.NormFloat64())
	side, far := float32(0.12*r.NormFloat64()), pitch*(0.5+4*r.Float64())
	y0 := r.Float64() * float64(light.h)
	for i := range light.v {
		x, y := float64(i%light.w)-x0, float64(i/light.w)-y0
		d := x*math.Sin(angle) - y*math.Cos(angle)
		near := float32(math.Exp(-d * d / (width * width)))
		if d > 0 {
			light.v[i] *= 1 + side*float32(math.Exp(-d/far))
		}
		light.v[i] += sharp * near
	}
}

// glare burns a round or long spot of the picture out.
func glare(r *rand.Rand, light plane, pitch float64) {
	cx, cy, size := float64(light.w)*r.Float64(), float64(light.h)*r.Float64(), pitch*(1+5*r.Float64())
	strength, long, lean := float32(0.2+0.8*r.Float64()), 0.2+0.8*r.Float64(), r.NormFloat64()
	for i := range light.v {
		dx, dy := float64(i%light.w)-cx, float64(i/light.w)-cy
		dx += lean * dy
		light.v[i] += strength * float32(math.Exp(-(dx*dx*long*long+dy*dy)/(size*size)))
	}
}
