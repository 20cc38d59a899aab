package specimen

import (
	"image"
	"image/color"
	"math"
)

func (c ink) rgba() color.NRGBA { return color.NRGBA{c.r, c.g, c.b, 255} }

// textItem is a run of characters. Lengths are in millimetres.
type textItem struct {
	at      point
	size    float64 // of the em
	gap     float64 // added after each character
	degrees float64 // counter-clockwise
	face    face
	ink     ink
	s       string
	field   *formField // whose value it shows; nil for print
}

func (t *textItem) paint(c *canvas) {
	rad := t.degrees * math.Pi / 180
	sin, cos := math.Sincos(rad)
	x, y := t.at.x*c.scale, t.at.y*c.scale
	for _, r := range t.s {
		g := t.face.glyph(r)
		c.fill(g.placed(point{x, y}, t.size*c.scale, rad), t.ink, 1)
		step := (g.advance*t.size + t.gap) * c.scale
		x, y = x+step*cos, y-step*sin
	}
}

// polygonItem is a painted area.
type polygonItem struct {
	points []point
	ink    ink
}

func (p *polygonItem) paint(c *canvas) {
	c.fill(polygonOutline(scaled(p.points, c.scale)), p.ink, 1)
}

// strokeItem is a line through points.
type strokeItem struct {
	points []point
	closed bool
	width  float64
	ink    ink
}

func (s *strokeItem) paint(c *canvas) {
	width := max(s.width*c.scale, 0.8)
	for _, o := range strokeOutlines(scaled(s.points, c.scale), s.closed, width) {
		c.fill(o, s.ink, 1)
	}
}

// imageItem is a placed picture.
type imageItem struct {
	at   point
	w, h float64
	img  *image.NRGBA
}

func (i *imageItem) paint(c *canvas) {
	c.lay(i.img, image.Rect(c.px(i.at.x), c.px(i.at.y), c.px(i.at.x+i.w), c.px(i.at.y+i.h)))
}

// sheetItem is a smaller sheet lying on this one.
type sheetItem struct {
	at    point
	sheet *page
}

func (s *sheetItem) paint(c *canvas) {
	img := s.sheet.render(c.scale * 25.4)
	at := image.Pt(c.px(s.at.x), c.px(s.at.y))
	r := img.Rect.Add(at).Intersect(c.img.Rect)
	for y := r.Min.Y; y < r.Max.Y; y++ {
		from := img.PixOffset(r.Min.X-at.X, y-at.Y)
		copy(c.img.Pix[c.img.PixOffset(r.Min.X, y):], img.Pix[from:from+4*r.Dx()])
	}
}

func (c *canvas) px(mm float64) int { return int(math.Round(mm * c.scale)) }

// pseudoQR draws a QR-like pattern of 33 modules a side: three finder squares
// and a reproducible scatter.
func pseudoQR(seed uint64, c ink) *image.NRGBA {
	const n, k = 33, 6
	rng := newRand(seed, 0x51)
	img := image.NewNRGBA(image.Rect(0, 0, (n+2)*k, (n+2)*k))
	for y := range n + 2 {
		for x := range n + 2 {
			dark := rng.IntN(2) == 0
			if ring := finderRing(x-1, y-1, n); ring >= 0 {
				dark = ring != 1 && ring != 3
			}
			inside := x > 0 && y > 0 && x <= n && y <= n
			paintModule(img, image.Rect(x*k, y*k, x*k+k, y*k+k), dark && inside, c)
		}
	}
	return img
}

func paintModule(img *image.NRGBA, r image.Rectangle, dark bool, c ink) {
	colour := white.rgba()
	if dark {
		colour = c.rgba()
	}
	for y := r.Min.Y; y < r.Max.Y; y++ {
		for x := r.Min.X; x < r.Max.X; x++ {
			img.SetNRGBA(x, y, colour)
		}
	}
}

// finderRing returns how many modules x, y lies inside the nearest finder
// square's edge: 0 its dark rim, 1 the light ring, 2 the dark heart, 3 the
// light border around it; -1 outside all.
func finderRing(x, y, n int) int {
	for _, o := range [][2]int{{0, 0}, {n - 7, 0}, {0, n - 7}} {
		d := min(x-o[0], y-o[1], o[0]+6-x, o[1]+6-y)
		if d == -1 {
			return 3
		}
		if d >= 0 {
			return min(d, 2)
		}
	}
	return -1
}
