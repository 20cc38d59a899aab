package specimen

import (
	"hash/fnv"
	"image"
	"math"
	"math/rand/v2"
)

// sealItem is a stamped seal. Its ink is uneven, as from a pad, and lets the
// print beneath shine through.
type sealItem struct {
	at             point
	rx, ry         float64
	around, bottom string
	middle         string
	star           bool
	ink            ink
}

func (s *sealItem) paint(c *canvas) {
	layer := s.stamp(c.scale)
	origin := image.Pt(c.px(s.at.x)-layer.Bounds().Dx()/2, c.px(s.at.y)-layer.Bounds().Dy()/2)
	r := layer.Bounds().Add(origin).Intersect(c.img.Bounds())
	for y := r.Min.Y; y < r.Max.Y; y++ {
		for x := r.Min.X; x < r.Max.X; x++ {
			a := layer.AlphaAt(x-origin.X, y-origin.Y).A
			if a != 0 {
				multiply(c.img.Pix[c.img.PixOffset(x, y):], s.ink, float64(a)/255)
			}
		}
	}
}

// multiply lays a transparent ink over the pixel: what is dark stays dark.
func multiply(d []uint8, c ink, a float64) {
	mix := func(v, k uint8) uint8 { return uint8(float64(v) * (1 - a + a*float64(k)/255)) }
	d[0], d[1], d[2] = mix(d[0], c.r), mix(d[1], c.g), mix(d[2], c.b)
}

// stamp returns the density of the seal's ink at scale pixels a millimetre.
func (s *sealItem) stamp(scale float64) *image.Alpha {
	w, h := int(2*(s.rx+1.5)*scale), int(2*(s.ry+1.5)*scale)
	c := &canvas{img: image.NewNRGBA(image.Rect(0, 0, w, h)), scale: scale, mask: image.NewAlpha(image.Rectangle{})}
	for i := range c.img.Pix {
		c.img.Pix[i] = 255
	}
	s.draw(c, point{float64(w) / 2, float64(h) / 2})
	return inked(c.img, s.random())
}

// random is fixed by what the seal says, so that a company's seal always
// wears alike.
func (s *sealItem) random() *rand.Rand {
	h := fnv.New64a()
	h.Write([]byte(s.around + s.bottom))
	return newRand(h.Sum64(), 7)
}

func (s *sealItem) draw(c *canvas, mid point) {
	rx, ry := s.rx*c.scale, s.ry*c.scale
	ring := func(shrink, width float64) {
		k := shrink * c.scale
		for _, o := range strokeOutlines(ellipsePoints(mid, rx-k, ry-k), true, width*c.scale) {
			c.fill(o, black, 1)
		}
	}
	ring(0.5, 1.0)
	if !s.star {
		ring(1.6, 0.25)
	}
	n := float64(len([]rune(s.around)))
	span := arcSpan(n)
	em := min(min(rx, ry)*0.30, span*(min(rx, ry)-1.6*c.scale)/(n+0.95*span))
	s.arc(c, mid, em)
	s.inner(c, mid, min(rx, ry))
}

// arcSpan is the angle that n letters take along the rim. The letters of a
// long name are smaller, so that they stand beside each other.
func arcSpan(n float64) float64 { return min(math.Pi*1.45, 0.36*n) }

// arc sets the name along the upper part of the rim.
func (s *sealItem) arc(c *canvas, mid point, em float64) {
	runes := []rune(s.around)
	span := arcSpan(float64(len(runes)))
	rx, ry := s.rx*c.scale-1.6*c.scale-em*0.95, s.ry*c.scale-1.6*c.scale-em*0.95
	for i, r := range runes {
		t := -span/2 + span*(float64(i)+0.5)/float64(len(runes))
		sin, cos := math.Sincos(t)
		at := point{mid.x + rx*sin, mid.y - ry*cos}
		turn := -math.Atan2(sin*ry, cos*rx)
		g := fontSongBold.glyph(r)
		half := g.advance * em / 2
		at.x, at.y = at.x-half*math.Cos(turn), at.y+half*math.Sin(turn)
		c.fill(g.placed(at, em, turn), black, 1)
	}
}

func (s *sealItem) inner(c *canvas, mid point, r float64) {
	if s.star {
		c.fill(polygonOutline(starPoints(mid, r*0.30)), black, 1)
		s.row(c, point{mid.x, mid.y + r*0.56}, r*0.20, r*1.1, s.bottom)
		return
	}
	s.row(c, point{mid.x, mid.y + r*0.18}, r*0.30, s.rx*c.scale*1.35, s.middle)
	s.row(c, point{mid.x, mid.y + r*0.62}, r*0.24, s.rx*c.scale*1.1, s.bottom)
}

// row sets a centred line no wider than most.
func (s *sealItem) row(c *canvas, at point, em, most float64, text string) {
	w := fontSongBold.advance(text)
	if w == 0 {
		return
	}
	em = min(em, most/w)
	x := at.x - w*em/2
	for _, r := range text {
		g := fontSongBold.glyph(r)
		c.fill(g.placed(point{x, at.y}, em, 0), black, 1)
		x += g.advance * em
	}
}

func starPoints(c point, r float64) []point {
	out := make([]point, 10)
	for i := range out {
		k := r
		if i%2 == 1 {
			k = r * 0.382
		}
		sin, cos := math.Sincos(math.Pi * float64(i) / 5)
		out[i] = point{c.x + k*sin, c.y - k*cos}
	}
	return out
}

// inked turns black on white into ink density, thinned in soft patches.
func inked(img *image.NRGBA, rng *rand.Rand) *image.Alpha {
	r := img.Bounds()
	out := image.NewAlpha(r)
	px, py := rng.Float64()*6, rng.Float64()*6
	for y := range r.Dy() {
		for x := range r.Dx() {
			cover := 255 - img.Pix[img.PixOffset(x, y)]
			if cover == 0 {
				continue
			}
			u, v := float64(x)/float64(r.Dx())*9+px, float64(y)/float64(r.Dy())*9+py
			wear := 0.86 + 0.10*math.Sin(u)*math.Cos(v*1.3) - 0.10*rng.Float64()
			out.Pix[y*out.Stride+x] = uint8(float64(cover) * wear)
		}
	}
	return out
}
