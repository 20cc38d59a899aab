package main

import (
	"math"
	"math/rand/v2"
)

// paper draws the ground without the line: a tint, a fall of light, a hard
// shadow now and then, waves and microprint of security printing, the edges of
// a second portrait. spare is another print, to be seen small and faint.
func paper(r *rand.Rand, w, h int, pitch float64, spare plane) plane {
	p := newPlane(w, h)
	tint(r, p)
	for range r.IntN(5) {
		newWave(r, pitch).draw(p)
	}
	if r.IntN(5) == 0 {
		microprint(r, p, pitch, spare)
	}
	if r.IntN(8) == 0 {
		ghost(r, p, pitch)
	}
	if r.IntN(8) == 0 {
		shade(r, p)
	}
	for i, v := range p.v {
		p.v[i] = min(max(v, 0.06), 1)
	}
	return p
}

func tint(r *rand.Rand, p plane) {
	base, fallX, fallY := 0.5+0.5*r.Float64(), 0.22*r.NormFloat64(), 0.1*r.NormFloat64()
	rainbow, bands := 0.0, 1+8*r.Float64()
	if r.IntN(6) == 0 {
		rainbow = 0.12 * r.Float64()
	}
	for i := range p.v {
		x, y := float64(i%p.w)/float64(p.w)-0.5, float64(i/p.w)/float64(p.h)-0.5
		p.v[i] = float32(base * (1 + fallX*x + fallY*y + rainbow*math.Sin(bands*x*6)))
	}
}

// wave is a family of curved lines as guilloches have them; sharp ones are
// thin, others swell.
type wave struct {
	kx, ky, phase, height, bend, curl float64
	sharp                             bool
}

func newWave(r *rand.Rand, pitch float64) wave {
	period, angle := pitch*(0.15+1.6*r.Float64()*r.Float64()+0.3*r.Float64()), r.Float64()*math.Pi
	k := 2 * math.Pi / max(period, 2)
	return wave{
		k * math.Cos(angle), k * math.Sin(angle), r.Float64() * 6,
		0.14 * r.Float64() * math.Sqrt(r.Float64()), 3 * r.Float64(), 0.1 + 0.4*r.Float64(), r.IntN(2) == 0,
	}
}

func (s wave) draw(p plane) {
	for i := range p.v {
		x, y := float64(i%p.w), float64(i/p.w)
		v := math.Sin(s.kx*x + s.ky*y + s.phase + s.bend*math.Sin(s.curl*(s.kx*y-s.ky*x)))
		if s.sharp {
			v = 2*max(v-0.6, 0)*2.5 - 0.5
		}
		p.v[i] -= float32(s.height * v)
	}
}

// microprint lays small print over the paper.
func microprint(r *rand.Rand, p plane, pitch float64, spare plane) {
	scale := sharpPitch / (pitch * (0.15 + 0.6*r.Float64()*r.Float64()))
	slope, depth := 0.2*r.NormFloat64(), float32(0.05+0.3*r.Float64()*r.Float64())
	tall := float64(sharpHeight) * (0.8 + r.Float64())
	for i := range p.v {
		x, y := float64(i%p.w), float64(i/p.w)
		u, v := (x-slope*y)*scale, (y+slope*x)*scale+1e4*tall
		row := math.Floor(v / tall)
		u = math.Mod(u+row*37+1e6, float64(spare.w-1))
		p.v[i] -= depth * spare.at(u, v-row*tall)
	}
}

// ghost is the edge of another picture under the line.
func ghost(r *rand.Rand, p plane, pitch float64) {
	n := newCloud(r, p.w, p.h, pitch*(1+4*r.Float64()))
	fine := newCloud(r, p.w, p.h, max(pitch*0.15, 1))
	depth, grain := 0.35*r.Float32(), 0.15*r.Float32()
	for i := range p.v {
		x, y := i%p.w, i/p.w
		if level := min(max((n.at(x, y)-0.5)*12, 0), 1); level > 0 {
			p.v[i] -= level * (depth + grain*(fine.at(x, y)-0.5))
		}
	}
}

// shade darkens one side of a straight edge, hard or soft.
func shade(r *rand.Rand, p plane) {
	depth := 0.15 + 0.4*r.Float64()
	x0, y0, angle := r.Float64()*float64(p.w), r.Float64()*float64(p.h), r.Float64()*2*math.Pi
	soft := 1 + 20*r.Float64()*r.Float64()
	for i := range p.v {
		x, y := float64(i%p.w)-x0, float64(i/p.w)-y0
		d := (x*math.Cos(angle) + y*math.Sin(angle)) / soft
		p.v[i] *= float32(1 - depth*min(max(d+0.5, 0), 1))
	}
}
