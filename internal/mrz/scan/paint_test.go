package scan_test

import (
	"bytes"
	"image"
	"image/color"
	"image/draw"
	"image/jpeg"
	"math"
	"math/rand/v2"
	"os"
	"testing"

	"golang.org/x/image/font"
	"golang.org/x/image/font/opentype"
	"golang.org/x/image/math/f64"
	"golang.org/x/image/math/fixed"

	xdraw "golang.org/x/image/draw"
)

// Fonts of Debian's fonts-ocr-b and fonts-dejavu-core.
const (
	zoneFont  = "/usr/share/fonts/opentype/ocr-b/OCRBS.otf"
	plainFont = "/usr/share/fonts/truetype/dejavu/DejaVuSans.ttf"
)

// A painted page is a data page of 125 x 88 mm at dotsPerMM.
const dotsPerMM = 12

func mm(v float64) int { return int(v * dotsPerMM) }

func openFace(t testing.TB, path string, size float64) font.Face {
	t.Helper()
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	f, err := opentype.Parse(data)
	if err != nil {
		t.Fatal(err)
	}
	face, err := opentype.NewFace(f, &opentype.FaceOptions{Size: size, DPI: 72})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { face.Close() })
	return face
}

// paintPage paints a data page with the lines as its zone, without a zone
// where there are none.
func paintPage(t testing.TB, lines []string) *image.RGBA {
	t.Helper()
	page := image.NewRGBA(image.Rect(0, 0, mm(125), mm(88)))
	for y := range page.Rect.Dy() {
		for x := range page.Rect.Dx() {
			wave := 10 * math.Sin(float64(x)/9+5*math.Sin(float64(y)/40))
			page.SetRGBA(x, y, color.RGBA{uint8(225 + wave), uint8(215 + wave), uint8(222 - wave), 255})
		}
	}
	draw.Draw(page, image.Rect(mm(6), mm(14), mm(39), mm(60)), image.NewUniform(color.Gray{120}), image.Point{}, draw.Src)
	text := font.Drawer{Dst: page, Src: image.NewUniform(color.Gray{60}), Face: openFace(t, plainFont, 2.6*dotsPerMM)}
	for i, line := range []string{"Type P    Country code CHN    Passport No. E12345678", "Name", "WANG, XIAOLIN", "Date of birth / Place of birth", "20 MAR 1985    LIAONING / SHENYANG", "Authority of the issuing state"} {
		text.Dot = fixed.P(mm(44), mm(12+8*float64(i)))
		text.DrawString(line)
	}
	paintZone(t, page, lines, mm(4+2.54/2), mm(70))
	return page
}

// paintZone prints lines in OCR-B, 2.54 mm a character, from x and the first
// line's foot y on.
func paintZone(t testing.TB, page draw.Image, lines []string, x, y int) {
	t.Helper()
	face := openFace(t, zoneFont, 3.45*dotsPerMM)
	advance, _ := face.GlyphAdvance('0')
	ink := font.Drawer{Dst: page, Src: image.NewUniform(color.Gray{35}), Face: face}
	for i, line := range lines {
		for k, c := range line {
			left := float64(x) + (float64(k)+0.5)*2.54*dotsPerMM - float64(advance)/128
			ink.Dot = fixed.Point26_6{X: fixed.Int26_6(left * 64), Y: fixed.I(y + i*mm(6.35))}
			ink.DrawString(string(c))
		}
	}
}

// pose is how a page lies on the picture: pixels a cell, clockwise quarter
// turns, skew in degrees, margin of the desk around in shares of the width.
type pose struct {
	pitch  float64
	turn   int
	skew   float64
	margin float64
	blur   float64
	noise  float64
	jpeg   int
}

// take photographs the page on a dark desk.
func take(t testing.TB, page image.Image, p pose) image.Image {
	t.Helper()
	scale := p.pitch / (2.54 * dotsPerMM)
	angle := float64(p.turn)*math.Pi/2 + p.skew*math.Pi/180
	sin, cos := math.Sincos(angle)
	w, h := float64(page.Bounds().Dx())*scale, float64(page.Bounds().Dy())*scale
	fullW := math.Abs(w*cos) + math.Abs(h*sin) + 2*p.margin*w
	fullH := math.Abs(w*sin) + math.Abs(h*cos) + 2*p.margin*w
	out := image.NewRGBA(image.Rect(0, 0, int(fullW), int(fullH)))
	draw.Draw(out, out.Rect, image.NewUniform(color.Gray{70}), image.Point{}, draw.Src)
	m := f64.Aff3{
		scale * cos, -scale * sin, fullW/2 - (w*cos-h*sin)/2,
		scale * sin, scale * cos, fullH/2 - (w*sin+h*cos)/2,
	}
	xdraw.CatmullRom.Transform(out, m, page, page.Bounds(), draw.Over, nil)
	return spoil(t, out, p)
}

// spoil blurs the picture, adds noise and sends it through JPEG.
func spoil(t testing.TB, img *image.RGBA, p pose) image.Image {
	t.Helper()
	r := rand.New(rand.NewPCG(7, uint64(p.pitch*100)+uint64(p.turn)))
	for range int(math.Round(p.blur * p.blur / 0.5)) { // each pass has a variance of half a pixel
		smooth(img.Pix, 4, len(img.Pix))
		smooth(img.Pix, img.Stride, len(img.Pix))
	}
	for i := range img.Pix {
		img.Pix[i] = uint8(min(max(float64(img.Pix[i])+p.noise*r.NormFloat64(), 0), 255))
	}
	if p.jpeg == 0 {
		return img
	}
	var buffer bytes.Buffer
	if err := jpeg.Encode(&buffer, img, &jpeg.Options{Quality: p.jpeg}); err != nil {
		t.Fatal(err)
	}
	decoded, err := jpeg.Decode(&buffer)
	if err != nil {
		t.Fatal(err)
	}
	return decoded
}

// smooth weighs every byte 2 and its neighbours step away 1.
func smooth(pix []uint8, step, n int) {
	old := bytes.Clone(pix)
	for i := step; i < n-step; i++ {
		pix[i] = uint8((int(old[i-step]) + 2*int(old[i]) + int(old[i+step]) + 2) / 4)
	}
}
