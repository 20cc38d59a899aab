package raster_test

import (
	"image"
	"image/color"
	"image/draw"
	"math"
	"math/rand/v2"
	"slices"
	"testing"
	"time"

	"zhengqi/internal/dossier"
	"zhengqi/internal/racetest"
	"zhengqi/internal/raster"
)

// paper draws rows of dark blocks, as wide as high with narrow gaps, in
// columns: from afar, lines of Chinese text. Blocks are 22 pixels.
func paper(w, h int) *image.NRGBA {
	img := image.NewNRGBA(image.Rect(0, 0, w, h))
	draw.Draw(img, img.Rect, image.White, image.Point{}, draw.Src)
	r := rand.New(rand.NewPCG(7, 7))
	gap := false
	for y := h / 10; y < h*9/10; y += 48 {
		for x := w / 10; x < w*9/10; x += 27 {
			if gap = !gap && r.IntN(9) == 0; !gap {
				glyph(img, x, y, r)
			}
		}
	}
	return img
}

// glyph draws strokes within 22 by 22 pixels that reach all its sides.
func glyph(img *image.NRGBA, x, y int, r *rand.Rand) {
	ink := image.NewUniform(color.NRGBA{25, 25, 28, 255})
	bar := func(r image.Rectangle) { draw.Draw(img, r, ink, image.Point{}, draw.Src) }
	middle := y + 6 + r.IntN(9)
	bar(image.Rect(x, y, x+22, y+3))
	bar(image.Rect(x, y+19, x+22, y+22))
	bar(image.Rect(x, middle, x+22, middle+3))
	column := x + r.IntN(19)
	bar(image.Rect(column, y, column+3, y+22))
}

// view maps the paper's pixels to those of a photo by a homography.
type view struct {
	w, h    int // of the photo
	corners [4][2]float64
}

// project solves for the place of a point of a paper of size pw by ph.
func (v view) project(pw, ph, x, y float64) (float64, float64) {
	c := v.corners
	dx1, dy1 := c[1][0]-c[2][0], c[1][1]-c[2][1]
	dx2, dy2 := c[3][0]-c[2][0], c[3][1]-c[2][1]
	sx, sy := c[0][0]-c[1][0]+c[2][0]-c[3][0], c[0][1]-c[1][1]+c[2][1]-c[3][1]
	det := dx1*dy2 - dx2*dy1
	g, k := (sx*dy2-dx2*sy)/det, (dx1*sy-sx*dy1)/det
	s, t := x/pw, y/ph
	d := g*s + k*t + 1
	return ((c[1][0]-c[0][0]+g*c[1][0])*s + (c[3][0]-c[0][0]+k*c[3][0])*t + c[0][0]) / d,
		((c[1][1]-c[0][1]+g*c[1][1])*s + (c[3][1]-c[0][1]+k*c[3][1])*t + c[0][1]) / d
}

// shoot photographs the paper on a desk: it splats every quarter pixel.
func (v view) shoot(src *image.NRGBA, desk color.NRGBA, light func(x, y float64) float64) *image.NRGBA {
	img := image.NewNRGBA(image.Rect(0, 0, v.w, v.h))
	draw.Draw(img, img.Rect, image.NewUniform(desk), image.Point{}, draw.Src)
	pw, ph := src.Rect.Dx(), src.Rect.Dy()
	for i := range 2 * ph {
		for j := range 2 * pw {
			x, y := v.project(float64(pw), float64(ph), float64(j)/2+0.25, float64(i)/2+0.25)
			img.SetNRGBA(int(x), int(y), src.NRGBAAt(j/2, i/2))
		}
	}
	r := rand.New(rand.NewPCG(3, 3))
	for y := range v.h {
		for x := range v.w {
			p := img.Pix[img.PixOffset(x, y):]
			l := light(float64(x)/float64(v.w), float64(y)/float64(v.h))
			for c := range 3 {
				p[c] = uint8(min(max(float64(p[c])*l+4*r.NormFloat64(), 0), 255))
			}
		}
	}
	return img
}

var onDesk = view{1500, 1900, [4][2]float64{{118, 86}, {1391, 131}, {1428, 1804}, {72, 1766}}}

func falling(x, y float64) float64 { return 0.98 - 0.3*x - 0.15*y }

func TestSheetIsCutOutOfADesk(t *testing.T) {
	racetest.Long(t)
	for name, desk := range map[string]color.NRGBA{
		"dark": {45, 40, 38, 255}, "wood": {150, 105, 66, 255}, "blue": {60, 95, 140, 255},
	} {
		t.Run(name, func(t *testing.T) {
			s := raster.Straighten(&raster.Page{Image: onDesk.shoot(paper(1300, 1700), desk, falling)})
			if !s.Outlined {
				t.Fatal("the sheet was not found")
			}
			corners := s.ToPage(s.Gray.Rect)
			if want := (dossier.Box{72, 86, 1356, 1718}); !nearBox(corners, want, 14) {
				t.Errorf("outline = %v, want %v (skew %.2f)", corners, want, s.Skew)
			}
			if math.Abs(s.TextHeight-22) > 3 {
				t.Errorf("text height = %v, want 22", s.TextHeight)
			}
			checkEven(t, s)
		})
	}
}

func nearBox(a, b dossier.Box, by int) bool {
	for i := range a {
		if d := a[i] - b[i]; d > by || -d > by {
			return false
		}
	}
	return true
}

// checkEven looks at the strip left of the text, where only paper is.
func checkEven(t *testing.T, s *raster.Sheet) {
	t.Helper()
	w, h := s.Gray.Rect.Dx(), s.Gray.Rect.Dy()
	dim := 0
	for y := h / 20; y < h*19/20; y++ {
		for x := w / 40; x < w/14; x++ {
			if s.Gray.GrayAt(x, y).Y < 235 {
				dim++
			}
		}
	}
	if share := float64(dim) / float64(h*w/25); share > 0.02 {
		t.Errorf("%.1f%% of the bare paper is not white", 100*share)
	}
}

func TestHardShadowDoesNotBecomeInk(t *testing.T) {
	shadow := func(x, y float64) float64 {
		if x+0.3*y > 0.62 {
			return 0.66 * falling(x, y)
		}
		return falling(x, y)
	}
	s := raster.Straighten(&raster.Page{Image: onDesk.shoot(paper(1300, 1700), color.NRGBA{45, 40, 38, 255}, shadow)})
	if !s.Outlined {
		t.Error("the sheet was not found")
	}
	checkEven(t, s)
}

// TestPagesWithoutADeskStayWhole looks at papers whose own dark parts could be
// taken for a desk.
func TestPagesWithoutADeskStayWhole(t *testing.T) {
	framed := paper(1300, 1700)
	ink := image.NewUniform(color.NRGBA{190, 150, 60, 255})
	for _, r := range []image.Rectangle{{image.Pt(40, 40), image.Pt(1260, 70)}, {image.Pt(40, 1630), image.Pt(1260, 1660)},
		{image.Pt(40, 40), image.Pt(70, 1660)}, {image.Pt(1230, 40), image.Pt(1260, 1660)}} {
		draw.Draw(framed, r, ink, image.Point{}, draw.Src)
	}
	banner := paper(1300, 1700)
	draw.Draw(banner, image.Rect(0, 0, 1300, 160), image.NewUniform(color.NRGBA{30, 60, 140, 255}), image.Point{}, draw.Src)
	for name, img := range map[string]*image.NRGBA{"plain": paper(1300, 1700), "gold frame": framed, "banner": banner} {
		if s := raster.Straighten(&raster.Page{Image: img}); s.Outlined || s.Gray.Rect != img.Rect {
			t.Errorf("%s: cut to %v", name, s.ToPage(s.Gray.Rect))
		}
	}
}

func TestSkewIsUndone(t *testing.T) {
	racetest.Long(t)
	for _, degrees := range []float64{-14, -2.5, -0.4, 0, 0.4, 1.7, 7, 14} {
		s := raster.Straighten(&raster.Page{Image: turned(paper(1000, 1400), degrees)})
		if math.Abs(s.Skew-degrees) > 0.15 {
			t.Errorf("skew = %.2f, want %.2f", s.Skew, degrees)
		}
	}
}

// turned turns a picture clockwise about its middle, white around.
func turned(src *image.NRGBA, degrees float64) *image.NRGBA {
	w, h := src.Rect.Dx(), src.Rect.Dy()
	dst := image.NewNRGBA(src.Rect)
	draw.Draw(dst, dst.Rect, image.White, image.Point{}, draw.Src)
	sin, cos := math.Sincos(degrees * math.Pi / 180)
	for y := range h {
		for x := range w {
			dx, dy := float64(x)-float64(w)/2, float64(y)-float64(h)/2
			sx, sy := int(cos*dx+sin*dy+float64(w)/2), int(-sin*dx+cos*dy+float64(h)/2)
			if image.Pt(sx, sy).In(src.Rect) {
				dst.SetNRGBA(x, y, src.NRGBAAt(sx, sy))
			}
		}
	}
	return dst
}

// TestToPageMapsBack marks places on the paper, photographs it, finds the
// marks on the straightened, turned and scaled sheet, and asks where they are
// on the photo.
func TestToPageMapsBack(t *testing.T) {
	racetest.Long(t)
	marks := []image.Point{{260, 300}, {1000, 420}, {420, 1500}, {1090, 1390}}
	src := paper(1300, 1700)
	green := color.NRGBA{0, 190, 0, 255}
	for _, m := range marks {
		draw.Draw(src, image.Rect(m.X-12, m.Y-12, m.X+12, m.Y+12), image.NewUniform(green), image.Point{}, draw.Src)
	}
	s := raster.Straighten(&raster.Page{Image: onDesk.shoot(src, color.NRGBA{45, 40, 38, 255}, falling)})
	for name, variant := range map[string]*raster.Sheet{
		"straight": s, "turned": s.Turn(1), "turned over": s.Turn(2), "turned back": s.Turn(-1),
		"enlarged": s.Scale(1.7), "reduced and turned": s.Scale(0.6).Turn(3), "round trip": s.Turn(1).Turn(3),
	} {
		found := greenMarks(variant)
		if len(found) != len(marks) {
			t.Fatalf("%s: found %d marks", name, len(found))
		}
		var got []image.Point
		for _, r := range found {
			b := variant.ToPage(r)
			got = append(got, image.Pt(b[0]+b[2]/2, b[1]+b[3]/2))
		}
		for _, m := range marks {
			x, y := onDesk.project(1300, 1700, float64(m.X), float64(m.Y))
			want := image.Pt(int(x), int(y))
			if !slices.ContainsFunc(got, func(p image.Point) bool { return within(p, want, 3) }) {
				t.Errorf("%s: no mark at %v among %v", name, want, got)
			}
		}
	}
}

// greenMarks returns the boxes of green squares, gathered by nearness.
func greenMarks(s *raster.Sheet) []image.Rectangle {
	var out []image.Rectangle
	for y := range s.Color.Rect.Dy() {
		for x := range s.Color.Rect.Dx() {
			c := s.Color.NRGBAAt(x, y)
			if int(c.G) < 2*int(c.R)+20 || int(c.G) < 2*int(c.B)+20 {
				continue
			}
			p := image.Rect(x, y, x+1, y+1)
			i := slices.IndexFunc(out, func(r image.Rectangle) bool { return r.Inset(-40).Overlaps(p) })
			if i < 0 {
				out = append(out, p)
			} else {
				out[i] = out[i].Union(p)
			}
		}
	}
	return out
}

func TestIdentityMapsExactly(t *testing.T) {
	s := raster.Straighten(&raster.Page{Image: paper(700, 900)})
	r := image.Rect(13, 17, 200, 301)
	for name, got := range map[string]dossier.Box{
		"as is":       s.ToPage(r),
		"twice":       s.Scale(2).ToPage(image.Rect(26, 34, 400, 602)),
		"turned":      s.Turn(1).ToPage(image.Rect(900-301, 13, 900-17, 200)),
		"turned over": s.Turn(2).ToPage(image.Rect(500, 599, 687, 883)),
	} {
		if got != (dossier.Box{13, 17, 187, 284}) {
			t.Errorf("%s: %v", name, got)
		}
	}
}

func TestUprightAndLines(t *testing.T) {
	s := raster.Straighten(&raster.Page{Image: paper(1000, 1400)})
	if got := s.Upright(); got != 0 {
		t.Errorf("upright page: %d", got)
	}
	if got := s.Turn(1).Upright(); got != 1 {
		t.Errorf("turned page: %d", got)
	}
	lines := s.Lines()
	if want := (1260 - 140 + 47) / 48; len(lines) != want {
		t.Fatalf("%d lines, want %d", len(lines), want)
	}
	for i, l := range lines {
		if y := 140 + 48*i; l.Min.Y < y-3 || l.Max.Y > y+25 || l.Dx() < 700 {
			t.Errorf("line %d is %v", i, l)
		}
	}
}

func TestSealIsTakenOffAndTextUnderItStays(t *testing.T) {
	img := paper(1000, 1400)
	for y := 500; y < 800; y++ {
		for x := 400; x < 700; x++ {
			p := img.Pix[img.PixOffset(x, y):]
			p[0], p[1], p[2] = uint8(int(p[0])*205/255), uint8(int(p[1])*30/255), uint8(int(p[2])*36/255)
		}
	}
	s := raster.Straighten(&raster.Page{Image: img})
	if share := s.RedShare(image.Rect(400, 500, 700, 800)); share < 0.5 {
		t.Errorf("red share on the seal = %.2f", share)
	}
	if share := s.RedShare(image.Rect(0, 0, 1000, 450)); share != 0 {
		t.Errorf("red share off the seal = %.4f", share)
	}
	clean := raster.Straighten(&raster.Page{Image: paper(1000, 1400)})
	wrong := 0
	for y := 505; y < 795; y++ {
		for x := 405; x < 695; x++ {
			if (s.Gray.GrayAt(x, y).Y < 128) != (clean.Gray.GrayAt(x, y).Y < 128) {
				wrong++
			}
		}
	}
	if share := float64(wrong) / (290 * 290); share > 0.002 {
		t.Errorf("%.2f%% of the pixels under the seal changed side", 100*share)
	}
}

// TestNoiseTakesNoLongerThanText guards against work that grows with the
// square of the marks: noise holds some hundred thousand of them.
func TestNoiseTakesNoLongerThanText(t *testing.T) {
	img := image.NewNRGBA(image.Rect(0, 0, 1000, 1000))
	r := rand.New(rand.NewPCG(5, 5))
	for y := 0; y < 1000; y += 4 {
		for x := 0; x < 1000; x += 4 {
			draw.Draw(img, image.Rect(x, y, x+4, y+4), image.White, image.Point{}, draw.Src)
			draw.Draw(img, image.Rect(x, y, x+3, y+1+r.IntN(3)), image.Black, image.Point{}, draw.Src)
		}
	}
	s := raster.Straighten(&raster.Page{Image: img})
	done := make(chan bool)
	go func() { s.Upright(); s.Lines(); close(done) }()
	select {
	case <-done:
	case <-time.After(20 * time.Second):
		t.Error("still at work after 20 s")
	}
}

func TestDegeneratePicturesAreStraightened(t *testing.T) {
	for _, size := range []image.Point{{1, 1}, {1, 500}, {500, 1}, {3, 3}, {2, 4000}, {17, 9}} {
		img := image.NewNRGBA(image.Rectangle{Max: size})
		p := &raster.Page{Image: img}
		s := raster.Straighten(p)
		s.Lines()
		raster.Quality(p)
		if b := s.Turn(s.Upright()).Scale(0.5).ToPage(image.Rect(0, 0, 1, 1)); b[2] < 0 {
			t.Errorf("%v: %v", size, b)
		}
	}
}

// The strokes of faint print fall to pieces where only what is dark is ink.
func TestHeightOfFaintPrint(t *testing.T) {
	img := image.NewNRGBA(image.Rect(0, 0, 900, 700))
	for i := range img.Pix {
		img.Pix[i] = 255
	}
	set := func(x, y int, v uint8) { copy(img.Pix[img.PixOffset(x, y):], []uint8{v, v, v}) }
	for line := range 10 {
		for char := range 25 {
			for y := range 22 {
				for x := range 20 {
					switch frame := x < 2 || y < 2 || x > 17 || y > 19; {
					case frame && (x+y)%8 < 4 && (x%8 < 3 || y%8 < 3):
						set(60+30*char+x, 60+60*line+y, 120)
					case frame:
						set(60+30*char+x, 60+60*line+y, 205)
					}
				}
			}
		}
	}
	if got := raster.Straighten(&raster.Page{Image: img}).TextHeight; got < 18 || got > 26 {
		t.Errorf("characters are %.0f high, want 22", got)
	}
}
