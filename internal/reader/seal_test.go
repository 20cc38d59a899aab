package reader

import (
	"context"
	"image"
	"image/color"
	"image/draw"
	"testing"

	"zhengqi/internal/raster"
)

// sealedSpan is a scanned line, a seal over its third character.
func sealedSpan(line string, again ...string) span {
	v := scannedSpan(line, 0.95, again...)
	p := v[0].page
	p.raster.Image = image.NewNRGBA(image.Rect(0, 0, 700, 200))
	draw.Draw(p.raster.Image, p.raster.Image.Rect, image.White, image.Point{}, draw.Src)
	red := image.NewUniform(color.NRGBA{220, 40, 40, 255})
	draw.Draw(p.raster.Image, v[0].glyphs[2].box, red, image.Point{}, draw.Src)
	p.sheet = &raster.Sheet{Gray: p.ink, Color: p.raster.Image}
	return v
}

func TestTextUnderASealNeedsLooksInRedLight(t *testing.T) {
	const line = "中山区公安局"
	for name, c := range map[string]struct {
		again []string // in red light, by Tesseract, and in red light by both
		want  string
	}{
		"all read the same":               {[]string{line, line, line, line}, line},
		"in red light it reads otherwise": {[]string{"中出区公安局", line, "中出区公安局", line}, "?" + line},
		"to one model only":               {[]string{line, line, line, "中出区公安局"}, "?" + line},
		"in red light nothing is read":    {[]string{"", line, ""}, "?" + line},
	} {
		if got := judged(readText(context.Background(), sealedSpan(line, c.again...))); got != c.want {
			t.Errorf("%s: %s, want %s", name, got, c.want)
		}
	}
}

func TestRedLightFadesSealsAndKeepsInk(t *testing.T) {
	img := image.NewNRGBA(image.Rect(0, 0, 40, 20))
	draw.Draw(img, img.Rect, image.White, image.Point{}, draw.Src)
	draw.Draw(img, image.Rect(5, 5, 15, 15), image.NewUniform(color.NRGBA{210, 40, 40, 255}), image.Point{}, draw.Src)
	draw.Draw(img, image.Rect(8, 8, 12, 12), image.Black, image.Point{}, draw.Src)
	got := redLight(img, image.Rect(2, 2, 100, 18))
	if seal, ink, paper := got.GrayAt(6, 6).Y, got.GrayAt(10, 10).Y, got.GrayAt(30, 10).Y; seal != 255 || ink != 0 || paper != 255 {
		t.Errorf("seal %d, ink %d, paper %d", seal, ink, paper)
	}
}
