package specimen

import (
	"hash/fnv"
	"image"
	"math"
	"math/rand/v2"
)

// look is how a drawn head looks. Colours are without shading.
type look struct {
	skin, hair, clothes, shirt, ground ink
	long                               bool // hair to the shoulders
	faceW, faceH, eyeY, mouthW, fringe float64
	glasses                            bool
	seed                               uint64
}

// portraitLook is fixed by the person, so that passport and photo agree.
func portraitLook(p person) look {
	h := fnv.New64a()
	h.Write([]byte(p.idNumber))
	rng := newRand(h.Sum64(), 3)
	return look{
		skin:    pick(rng, []ink{{236, 200, 172}, {226, 186, 156}, {240, 208, 184}, {214, 172, 140}}),
		hair:    pick(rng, []ink{{28, 24, 24}, {44, 34, 30}, {60, 46, 38}, {96, 94, 96}}),
		clothes: pick(rng, []ink{{36, 44, 66}, {58, 58, 64}, {92, 34, 44}, {40, 74, 62}, {74, 66, 92}}),
		shirt:   pick(rng, []ink{{214, 224, 238}, {232, 218, 206}, {186, 200, 224}}),
		ground:  white, long: p.sex == "F" && rng.IntN(3) > 0,
		faceW: 0.165 + 0.02*rng.Float64(), faceH: 0.222 + 0.02*rng.Float64(), eyeY: 0.395 + 0.01*rng.Float64(),
		mouthW: 0.055 + 0.015*rng.Float64(), fringe: 0.35 + 0.25*rng.Float64(), glasses: rng.IntN(4) == 0,
		seed: rng.Uint64(),
	}
}

// painter draws shaded ellipses; lengths are parts of the picture's width for
// x and of 4/3 of the width for y.
type painter struct {
	img *image.NRGBA
	w   float64
}

// portrait draws head and shoulders on a plain ground.
func portrait(l look, width, height int) *image.NRGBA {
	img := image.NewNRGBA(image.Rect(0, 0, width, height))
	p := painter{img, float64(width)}
	p.box(0, 0, 1, 1, l.ground)
	p.hairBack(l)
	p.body(l)
	p.head(l)
	p.features(l)
	softNoise(img, newRand(l.seed, 9), 1.6)
	return img
}

func (p painter) box(x0, y0, x1, y1 float64, c ink) {
	r := p.img.Bounds()
	for y := int(y0 * float64(r.Dy())); y < int(y1*float64(r.Dy())); y++ {
		for x := int(x0 * float64(r.Dx())); x < int(x1*float64(r.Dx())); x++ {
			p.img.SetNRGBA(x, y, c.rgba())
		}
	}
}

// ellipse paints a shaded ellipse lit from the upper left: depth 0 is flat, 1
// a ball. keep limits it, in the unit circle, to where it is true.
func (p painter) ellipse(cx, cy, rx, ry, depth float64, c ink, keep func(u, v float64) bool) {
	k := p.w * 4 / 3
	x0, x1 := int((cx-rx)*p.w)-1, int((cx+rx)*p.w)+1
	y0, y1 := int((cy-ry)*k)-1, int((cy+ry)*k)+1
	box := image.Rect(x0, y0, x1+1, y1+1).Intersect(p.img.Bounds())
	soft := 1.5 / (min(rx, ry) * p.w)
	for y := box.Min.Y; y < box.Max.Y; y++ {
		for x := box.Min.X; x < box.Max.X; x++ {
			u, v := (float64(x)+0.5-cx*p.w)/(rx*p.w), (float64(y)+0.5-cy*k)/(ry*k)
			d := math.Hypot(u, v)
			if d >= 1+soft || keep != nil && !keep(u, v) {
				continue
			}
			light := 1 + depth*(0.30*math.Sqrt(max(0, 1-d*d))-0.24-0.10*u-0.10*v)
			a := min(1, (1+soft-d)/(2*soft))
			blend(p.img.Pix[p.img.PixOffset(x, y):][:3], lit(c, light), a)
		}
	}
}

func lit(c ink, k float64) ink {
	m := func(v uint8) uint8 { return uint8(min(255, max(0, float64(v)*k))) }
	return ink{m(c.r), m(c.g), m(c.b)}
}

func (p painter) hairBack(l look) {
	if l.long {
		p.ellipse(0.5, 0.46, l.faceW+0.075, l.faceH+0.11, 0.8, l.hair, nil)
		p.ellipse(0.5, 0.60, l.faceW+0.06, 0.16, 0.8, l.hair, nil)
		return
	}
	p.ellipse(0.5, 0.37, l.faceW+0.035, l.faceH-0.005, 0.8, l.hair, func(_, v float64) bool { return v < 0.25 })
}

func (p painter) body(l look) {
	p.ellipse(0.5, 1.06, 0.46, 0.34, 0.9, l.clothes, nil)
	p.ellipse(0.5, 0.73, 0.082, 0.13, 0.5, lit(l.skin, 0.9), nil)
	p.ellipse(0.5, 0.79, 0.10, 0.12, 0.4, l.shirt, func(u, v float64) bool { return v > -0.35+1.3*(0.5-math.Abs(u)) })
	p.ellipse(0.5, 1.02, 0.10, 0.20, 0.3, l.shirt, func(u, v float64) bool { return math.Abs(u) < -v*0.8 })
}

func (p painter) head(l look) {
	for _, side := range []float64{-1, 1} {
		p.ellipse(0.5+side*(l.faceW+0.002), l.eyeY+0.045, 0.022, 0.042, 0.9, lit(l.skin, 0.93), nil)
	}
	p.ellipse(0.5, 0.425, l.faceW, l.faceH, 1, l.skin, nil)
	p.ellipse(0.5, 0.52, l.faceW*0.84, l.faceH*0.64, 0.5, l.skin, func(_, v float64) bool { return v > -0.2 })
	p.ellipse(0.5, 0.385, l.faceW+0.022, l.faceH-0.01, 0.9, l.hair, func(u, v float64) bool {
		return v < -l.fringe-0.30*u*u+0.06*math.Sin(9*u) || math.Abs(u) > 0.93 && v < 0.1
	})
}

func (p painter) features(l look) {
	gap := l.faceW * 0.45
	for _, side := range []float64{-1, 1} {
		x := 0.5 + side*gap
		p.ellipse(x, l.eyeY-0.035, 0.042, 0.0075, 0, lit(l.hair, 1.15), nil)
		p.ellipse(x, l.eyeY, 0.032, 0.0135, 0, lit(l.skin, 0.78), nil)
		p.ellipse(x, l.eyeY+0.001, 0.029, 0.0108, 0.1, ink{244, 242, 240}, nil)
		p.ellipse(x, l.eyeY, 0.0125, 0.0105, 0.3, ink{62, 44, 34}, nil)
		p.ellipse(x, l.eyeY, 0.0058, 0.0048, 0, ink{14, 12, 12}, nil)
		p.ellipse(x-0.003, l.eyeY-0.003, 0.0025, 0.0018, 0, white, nil)
		p.ellipse(0.5+side*0.017, l.eyeY+0.108, 0.0085, 0.0052, 0, lit(l.skin, 0.62), nil)
		if l.glasses {
			p.rim(x, l.eyeY+0.004)
		}
	}
	p.ellipse(0.5, l.eyeY+0.098, 0.030, 0.018, 0.9, lit(l.skin, 1.0), nil)
	p.ellipse(0.507, l.eyeY+0.05, 0.010, 0.05, 0, lit(l.skin, 0.95), nil)
	p.ellipse(0.5, l.eyeY+0.163, l.mouthW, 0.0125, 0.6, ink{188, 104, 98}, nil)
	p.ellipse(0.5, l.eyeY+0.163, l.mouthW*0.95, 0.0022, 0, ink{124, 60, 58}, nil)
}

// rim draws one side of a pair of clear glasses.
func (p painter) rim(x, y float64) {
	p.ellipse(x, y, 0.056, 0.034, 0, ink{50, 46, 46}, func(u, v float64) bool { return math.Hypot(u, v) > 0.90 })
	p.ellipse(0.5, y-0.006, 0.024, 0.004, 0, ink{50, 46, 46}, nil)
}

// softNoise adds the grain of a camera, leaving pure white alone.
func softNoise(img *image.NRGBA, rng *rand.Rand, sigma float64) {
	for i := 0; i < len(img.Pix); i += 4 {
		d := int(rng.NormFloat64() * sigma)
		for j := range 3 {
			if v := int(img.Pix[i+j]); v < 255 {
				img.Pix[i+j] = uint8(min(255, max(0, v+d)))
			}
		}
	}
}

// printed gives a portrait the muted colours and the tinted ground it has
// when printed into a passport.
func printed(img *image.NRGBA, tint ink) *image.NRGBA {
	for i := 0; i < len(img.Pix); i += 4 {
		for j, t := range []uint8{tint.r, tint.g, tint.b} {
			img.Pix[i+j] = uint8(20 + int(img.Pix[i+j])*(int(t)-20)/255)
		}
	}
	return img
}
