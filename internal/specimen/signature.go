package specimen

import (
	"image"
	"math"
	"math/rand/v2"
)

// signature draws a name as written with a pen, filling a frame of the given
// pixels without touching its edge.
func signature(rng *rand.Rand, name string, width, height int) *image.NRGBA {
	p := newPage(float64(width), float64(height))
	c := &canvas{img: p.render(25.4), scale: 1, mask: image.NewAlpha(image.Rectangle{})}
	pen := pick(rng, []ink{{18, 18, 22}, {24, 32, 84}, {40, 40, 44}})
	written := scrawl(rng, name)
	margin := 0.05 + 0.03*rng.Float64()
	fitted := fit(written, float64(width), float64(height), margin*float64(height))
	for _, o := range fitted {
		c.fill(o, pen, 0.95)
	}
	return c.img
}

// scrawl sets the name in a Kai, leaning, swinging and with strokes that run
// from one character into the next.
func scrawl(rng *rand.Rand, name string) []outline {
	f := pick(rng, []face{fontKai, fontWenKai, fontFang})
	lean, swing := -0.10-0.25*rng.Float64(), 0.03+0.04*rng.Float64()
	phase := rng.Float64() * 6
	var out []outline
	var last point
	x := 0.0
	for i, r := range name {
		g := f.glyph(r)
		size := 0.92 + 0.25*rng.Float64()
		o := g.placed(point{x, 0.12 * rng.NormFloat64() * 0.5}, size, 0.06*rng.NormFloat64())
		bent := bend(o, func(p point) point {
			return point{p.x + lean*p.y + swing*math.Sin(4*p.y+phase), p.y + swing*math.Sin(5*p.x+phase)}
		})
		b := bent.box()
		if i > 0 {
			out = append(out, ligature(rng, last, point{b[0].x + 0.2*(b[1].x-b[0].x), b[0].y + 0.3*(b[1].y-b[0].y)})...)
		}
		last = point{b[1].x - 0.1, b[1].y - 0.12}
		out = append(out, bent)
		x += g.advance * size * 0.86
	}
	return append(out, flourish(rng, last)...)
}

func bend(o outline, f func(point) point) outline {
	out := make(outline, len(o))
	for i, s := range o {
		out[i].op = s.op
		for j, a := range s.args {
			out[i].args[j] = f(a)
		}
	}
	return out
}

// ligature is the thin stroke of a pen that does not quite leave the paper.
func ligature(rng *rand.Rand, from, to point) []outline {
	points := make([]point, 9)
	for i := range points {
		t := float64(i) / 8
		points[i] = point{from.x + (to.x-from.x)*t, from.y + (to.y-from.y)*t + 0.08*math.Sin(math.Pi*t)*rng.Float64()}
	}
	return strokeOutlines(points, false, 0.012+0.01*rng.Float64())
}

// flourish is the last stroke drawn out to the right.
func flourish(rng *rand.Rand, from point) []outline {
	points := make([]point, 12)
	for i := range points {
		t := float64(i) / 11
		points[i] = point{from.x + 0.45*t, from.y + 0.10*math.Sin(5*t) - 0.15*t*rng.Float64()*0.3}
	}
	return strokeOutlines(points, false, 0.022)
}

// box returns the exact corners of the outline's points.
func (o outline) box() [2]point {
	lo, hi := point{math.Inf(1), math.Inf(1)}, point{math.Inf(-1), math.Inf(-1)}
	for _, s := range o {
		for _, a := range s.args[:segmentArgs(s.op)] {
			lo, hi = point{min(lo.x, a.x), min(lo.y, a.y)}, point{max(hi.x, a.x), max(hi.y, a.y)}
		}
	}
	return [2]point{lo, hi}
}

// fit stretches the outlines to the frame less a margin on every side.
func fit(outlines []outline, width, height, margin float64) []outline {
	var all outline
	for _, o := range outlines {
		all = append(all, o...)
	}
	b := all.box()
	kx, ky := (width-2*margin)/(b[1].x-b[0].x), (height-2*margin)/(b[1].y-b[0].y)
	out := make([]outline, len(outlines))
	for i, o := range outlines {
		out[i] = bend(o, func(p point) point {
			return point{margin + (p.x-b[0].x)*kx, margin + (p.y-b[0].y)*ky}
		})
	}
	return out
}
