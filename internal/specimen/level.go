package specimen

import (
	"bytes"
	"fmt"
	"image"
	"image/draw"
	"image/jpeg"
	"math"
	"math/rand/v2"
	"slices"
)

// The picture levels of the contract, and the form of a certificate that
// never was on paper.
const (
	LevelPDF   = "pdf" // an e-certificate with its own text
	Level0     = "0"   // clean scan
	Level1     = "1"   // office scan
	Level2     = "2"   // phone photo
	Level3     = "3"   // bad photo
	LevelMixed = "mixed"
)

// levels lists what a single paper can be made at.
var levels = []string{LevelPDF, Level0, Level1, Level2, Level3}

// damage says what a level does to a picture.
type damage struct {
	skew    float64 // degrees, at most
	cast    [2]float64
	corners float64 // part of the short side, at most
	falloff float64 // loss of light at the far side
	shadow  float64 // factor beyond a hard edge; 0 for none
	glare   bool
	blur    float64 // sigma in pixels
	noise   float64 // sigma in grey steps
	quality int
	phone   bool // on a desk, perhaps turned
}

var damages = map[string]damage{
	Level0: {quality: 92},
	Level1: {skew: 2.5, cast: [2]float64{0.88, 0.97}, blur: 0.7, noise: 5, quality: 75},
	Level2: {corners: 0.035, falloff: 0.35, blur: 1.0, noise: 5, quality: 70, phone: true},
	Level3: {corners: 0.075, falloff: 0.50, shadow: 0.72, glare: true, blur: 1.5, noise: 8, quality: 50, phone: true},
}

// encode renders the paper at level and returns the file: passports at 300
// dpi, others at 200. A paper of several pages becomes a PDF of pictures.
func encode(doc paper, kind, level string, rng *rand.Rand) ([]byte, error) {
	if level == LevelPDF {
		return writePDF(doc.pages)
	}
	d, ok := damages[level]
	if !ok {
		return nil, fmt.Errorf("level %q is none of %v", level, levels)
	}
	if len(doc.pages) == 0 {
		return nil, fmt.Errorf("%s: nothing drawn", kind)
	}
	if len(doc.pages) > 1 {
		return scannedPDF(doc.pages, d, rng)
	}
	img := d.apply(doc.pages[0].render(dpiOf(kind)), rng).img
	if doc.pages[0].grey {
		return stated(greyOf(img), d.quality, d.states(kind))
	}
	return encodeJPEG(img, d.quality, d.states(kind))
}

// dpiOf is the resolution that a kind of paper is rendered at.
func dpiOf(kind string) float64 {
	if kind == "passport" {
		return 300
	}
	return 200
}

// states is the resolution that the file of a picture states.
func (d damage) states(kind string) int {
	if d.phone {
		return 72
	}
	return int(dpiOf(kind))
}

// greyOf returns img without colour, as a file of the grey colour space.
func greyOf(img *image.NRGBA) *image.Gray {
	grey := image.NewGray(img.Rect)
	draw.Draw(grey, grey.Rect, img, image.Point{}, draw.Src)
	return grey
}

// encodeJPEG writes img, which is opaque, as a JPEG.
func encodeJPEG(img *image.NRGBA, quality, dpi int) ([]byte, error) {
	// Opaque pixels are the same in both colour models, and the encoder is
	// quick with this one only.
	return stated(&image.RGBA{Pix: img.Pix, Stride: img.Stride, Rect: img.Rect}, quality, dpi)
}

// stated writes a JPEG that states its resolution in a JFIF header, as
// scanners and cameras do.
func stated(img image.Image, quality, dpi int) ([]byte, error) {
	var buf bytes.Buffer
	if err := jpeg.Encode(&buf, img, &jpeg.Options{Quality: quality}); err != nil {
		return nil, err
	}
	jfif := []byte{0xFF, 0xE0, 0, 16, 'J', 'F', 'I', 'F', 0, 1, 2, 1, byte(dpi >> 8), byte(dpi), byte(dpi >> 8), byte(dpi), 0, 0}
	return slices.Insert(buf.Bytes(), 2, jfif...), nil
}

// shot is the picture that a level makes of a page.
type shot struct {
	img    *image.NRGBA
	places homography                 // from places of the page to places of the picture, in pixels
	glare  func(x, y float64) float64 // how much of a place of the page, 0 to 1, is burnt out
}

func (d damage) apply(img *image.NRGBA, rng *rand.Rand) shot {
	toPage, burnt := unmoved, spot{}
	switch {
	case d.phone:
		img, toPage, burnt = d.photograph(img, rng)
	case d.skew > 0:
		img, toPage = d.scan(img, rng)
	}
	if d.blur > 0 {
		blur(img, d.blur)
	}
	if d.noise > 0 {
		grain(img, rng, d.noise)
	}
	flat := toPage.inverse()
	s := shot{img, flat, func(x, y float64) float64 { return burnt.at(flat.at(x, y)) }}
	if d.phone && rng.IntN(4) == 0 {
		quarters := 1 + rng.IntN(3)
		s.places = quarterTurn(quarters, img.Rect.Size()).after(flat)
		s.img = turned(img, quarters)
	}
	return s
}

// scan lays the paper askew under the lid of a scanner with a greyish cast. It
// returns the picture and the map from there to the page.
func (d damage) scan(img *image.NRGBA, rng *rand.Rand) (*image.NRGBA, homography) {
	angle := (2*rng.Float64() - 1) * d.skew * math.Pi / 180
	sin, cos := math.Sincos(angle)
	w, h := float64(img.Rect.Dx()), float64(img.Rect.Dy())
	m := homography{cos, sin, w/2 - cos*w/2 - sin*h/2, -sin, cos, h/2 + sin*w/2 - cos*h/2, 0, 0}
	cast := d.cast[0] + rng.Float64()*(d.cast[1]-d.cast[0])
	tone := [3]float64{cast, cast * (0.99 + 0.01*rng.Float64()), cast * (0.97 + 0.03*rng.Float64())}
	flat := func(_, _ float64) float64 { return 1 }
	return warp(img, img.Rect.Size(), m, view{desk: ink{236, 236, 234}, tone: tone, light: flat}), m
}

// photograph puts the paper on a desk in front of a camera held by hand. It
// returns the picture, the map from there to the page and the glare.
func (d damage) photograph(img *image.NRGBA, rng *rand.Rand) (*image.NRGBA, homography, spot) {
	w, h := float64(img.Rect.Dx()), float64(img.Rect.Dy())
	reach := d.corners * min(w, h)
	margin := reach + (0.01+0.05*rng.Float64())*min(w, h)
	size := image.Pt(int(w+2*margin), int(h+2*margin))
	var corner [4]point
	for i, c := range [4]point{{0, 0}, {w, 0}, {w, h}, {0, h}} {
		corner[i] = point{c.x + margin + reach*(2*rng.Float64()-1), c.y + margin + reach*(2*rng.Float64()-1)}
	}
	m := quadTo(corner, w, h)
	warm := 0.02 * rng.NormFloat64()
	v := view{desk: pick(rng, desks), tone: [3]float64{1 + warm, 1, 1 - warm}, light: d.lamp(rng, size), grainy: true}
	out := warp(img, size, m, v)
	var burnt spot
	if d.glare {
		burnt = glare(out, rng)
	}
	return out, m, burnt
}

// desks are dark or coloured table tops.
var desks = []ink{{52, 40, 34}, {96, 66, 44}, {38, 42, 48}, {60, 84, 96}, {112, 84, 56}, {30, 30, 32}, {70, 88, 64}}

// lamp returns the light at each place of the picture, falling off away from
// one corner or side, with a hard shadow edge across where there is one.
func (d damage) lamp(rng *rand.Rand, size image.Point) func(x, y float64) float64 {
	w, h := float64(size.X), float64(size.Y)
	angle := rng.Float64() * 2 * math.Pi
	sin, cos := math.Sincos(angle)
	span := math.Abs(cos)*w + math.Abs(sin)*h
	edge := angle + (rng.Float64()-0.5)*2
	es, ec := math.Sincos(edge)
	at := (0.1 + 0.25*rng.Float64()) * span
	return func(x, y float64) float64 {
		dx, dy := x-w/2, y-h/2
		l := 1 - d.falloff*(0.5+(dx*cos+dy*sin)/span)
		if d.shadow > 0 && dx*ec+dy*es > at {
			l *= d.shadow
		}
		return l
	}
}

// spot is an ellipse of glare that fades out; none where it has no size.
type spot struct{ x, y, rx, ry float64 }

// at is the opacity of the glare at a place.
func (s spot) at(x, y float64) float64 {
	if s.rx == 0 {
		return 0
	}
	u, v := (x-s.x)/s.rx, (y-s.y)/s.ry
	return min(1, 1.15*math.Exp(-(u*u+v*v)))
}

// glare burns out one spot within the middle of the picture.
func glare(img *image.NRGBA, rng *rand.Rand) spot {
	w, h := float64(img.Rect.Dx()), float64(img.Rect.Dy())
	s := spot{x: w * (0.2 + 0.6*rng.Float64()), y: h * (0.2 + 0.6*rng.Float64())}
	s.rx, s.ry = w*(0.06+0.05*rng.Float64()), h*(0.03+0.04*rng.Float64())
	box := image.Rect(int(s.x-2.5*s.rx), int(s.y-2.5*s.ry), int(s.x+2.5*s.rx), int(s.y+2.5*s.ry)).Intersect(img.Rect)
	for y := box.Min.Y; y < box.Max.Y; y++ {
		for x := box.Min.X; x < box.Max.X; x++ {
			blend(img.Pix[img.PixOffset(x, y):][:3], ink{255, 255, 252}, s.at(float64(x), float64(y)))
		}
	}
	return s
}

// turned returns img turned clockwise by quarter turns.
func turned(img *image.NRGBA, quarters int) *image.NRGBA {
	w, h := img.Rect.Dx(), img.Rect.Dy()
	size := image.Pt(w, h)
	if quarters%2 == 1 {
		size = image.Pt(h, w)
	}
	out := image.NewNRGBA(image.Rectangle{Max: size})
	for y := range h {
		for x := range w {
			to := [4]image.Point{{x, y}, {h - 1 - y, x}, {w - 1 - x, h - 1 - y}, {y, w - 1 - x}}[quarters%4]
			copy(out.Pix[out.PixOffset(to.X, to.Y):][:4], img.Pix[img.PixOffset(x, y):][:4])
		}
	}
	return out
}
