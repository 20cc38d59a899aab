package raster_test

import (
	"image"
	"image/color"
	"image/draw"
	"math"
	"slices"
	"testing"

	"zhengqi/internal/racetest"
	"zhengqi/internal/raster"
)

func TestQuality(t *testing.T) {
	racetest.Long(t)
	dim := func(x, y float64) float64 { return 0.3 }
	spot := func(x, y float64) float64 {
		d := math.Hypot(x-0.6, (y-0.4)*1.27) / 0.05
		return 0.7 + 3*math.Exp(-d*d)
	}
	desk := color.NRGBA{100, 75, 52, 255}
	tiny := raster.Straighten(&raster.Page{Image: paper(1300, 1700)}).Scale(0.4).Color
	over := onDesk
	over.corners[0], over.corners[3] = [2]float64{-70, 86}, [2]float64{-90, 1766}
	colourful := paper(1300, 1700)
	draw.Draw(colourful, image.Rect(100, 100, 200, 200), image.NewUniform(color.NRGBA{200, 30, 30, 255}), image.Point{}, draw.Src)
	for name, c := range map[string]struct {
		img  *image.NRGBA
		want []string
	}{
		"good":            {colourful, nil},
		"no colour":       {paper(1300, 1700), []string{"black_and_white"}},
		"small print":     {tiny, []string{"too_small", "black_and_white"}},
		"dark":            {onDesk.shoot(colourful, desk, dim), []string{"dark"}},
		"glare":           {onDesk.shoot(colourful, desk, spot), []string{"glare"}},
		"over the border": {over.shoot(colourful, desk, falling), []string{"cut_off"}},
		"out of focus":    {softened(softened(softened(colourful, 7), 7), 7), []string{"blurred"}},
	} {
		t.Run(name, func(t *testing.T) {
			if got := raster.Quality(&raster.Page{Image: c.img}); !slices.Equal(got, c.want) {
				t.Errorf("quality = %v, want %v", got, c.want)
			}
		})
	}
}

// softened averages squares of n pixels.
func softened(src *image.NRGBA, n int) *image.NRGBA {
	dst := image.NewNRGBA(src.Rect)
	for y := range src.Rect.Dy() {
		for x := range src.Rect.Dx() {
			var sum [3]int
			for i := range n * n {
				p := src.Pix[src.PixOffset(min(x+i%n, src.Rect.Max.X-1), min(y+i/n, src.Rect.Max.Y-1)):]
				sum[0], sum[1], sum[2] = sum[0]+int(p[0]), sum[1]+int(p[1]), sum[2]+int(p[2])
			}
			dst.SetNRGBA(x, y, color.NRGBA{uint8(sum[0] / n / n), uint8(sum[1] / n / n), uint8(sum[2] / n / n), 255})
		}
	}
	return dst
}

func TestStatsTellPagesFromPictures(t *testing.T) {
	page := (&raster.Page{Image: paper(1300, 1700)}).Stats()
	if page.Marks < 300 || page.White < 0.5 || page.Coloured > 0.001 || page.Width != 1300 {
		t.Errorf("page: %+v", page)
	}
	shaded := image.NewNRGBA(image.Rect(0, 0, 300, 400))
	for y := range 400 {
		for x := range 300 {
			shaded.SetNRGBA(x, y, color.NRGBA{uint8(120 + x/3), uint8(90 + y/5), uint8(70 + x/6), 255})
		}
	}
	if s := (&raster.Page{Image: shaded}).Stats(); s.Marks > 5 || s.Middle < 0.5 || s.Skin < 0.3 || s.Tones < 10 {
		t.Errorf("tones of skin: %+v", s)
	}
}

func BenchmarkStraighten(b *testing.B) {
	photo := &raster.Page{Image: onDesk.shoot(paper(1300, 1700), color.NRGBA{45, 40, 38, 255}, falling)}
	scan := &raster.Page{Image: paper(1240, 1754)}
	skewed := &raster.Page{Image: turned(paper(1240, 1754), 1.5)}
	for name, p := range map[string]*raster.Page{"photo": photo, "scan": scan, "skewed": skewed} {
		b.Run(name, func(b *testing.B) {
			for b.Loop() {
				raster.Straighten(p)
			}
		})
	}
	b.Run("Quality", func(b *testing.B) {
		for b.Loop() {
			raster.Quality(photo)
		}
	})
}
