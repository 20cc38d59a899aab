package reader

import (
	"image"
	"image/color"
	"image/draw"
	"math/rand/v2"
	"testing"
)

// painted is a colour picture and the same in grey.
func painted(w, h int, paint func(x, y int) color.NRGBA) (*image.NRGBA, *image.Gray) {
	colour := image.NewNRGBA(image.Rect(0, 0, w, h))
	for y := range h {
		for x := range w {
			colour.SetNRGBA(x, y, paint(x, y))
		}
	}
	grey := image.NewGray(colour.Rect)
	draw.Draw(grey, grey.Rect, colour, image.Point{}, draw.Src)
	return colour, grey
}

// striped paints strokes of one colour over paper.
func striped(ink, paper color.NRGBA) func(x, y int) color.NRGBA {
	return func(x, y int) color.NRGBA {
		if x%20 < 4 && y%60 < 24 {
			return ink
		}
		return paper
	}
}

func TestFaintPrintIsDarkened(t *testing.T) {
	white := color.NRGBA{255, 255, 255, 255}
	colour, grey := painted(640, 480, striped(color.NRGBA{185, 185, 185, 255}, white))
	faintnessOf(colour, 24).darken(grey)
	if v := grey.GrayAt(322, 250).Y; v >= darkInk {
		t.Errorf("faint print is left at %d", v)
	}
	if v := grey.GrayAt(322, 280).Y; v != 255 {
		t.Errorf("paper became %d", v)
	}
}

func TestDarkPrintAndRedStayAsTheyAre(t *testing.T) {
	white := color.NRGBA{255, 255, 255, 255}
	for _, ink := range []color.NRGBA{{30, 30, 30, 255}, {240, 170, 170, 255}} {
		colour, grey := painted(640, 480, striped(ink, white))
		before := grey.GrayAt(322, 250).Y
		faintnessOf(colour, 24).darken(grey)
		if v := grey.GrayAt(322, 250).Y; v != before {
			t.Errorf("print of %v at %d became %d", ink, before, v)
		}
	}
}

func TestGrainOfPaperIsNotDarkened(t *testing.T) {
	rng := rand.New(rand.NewPCG(1, 2))
	colour, grey := painted(640, 480, func(int, int) color.NRGBA {
		v := uint8(min(max(225+14*rng.NormFloat64(), 0), 255))
		return color.NRGBA{v, v, v, 255}
	})
	for i, v := range grey.Pix {
		grey.Pix[i] = uint8(min(int(v)*255/225, 255)) // as evened
	}
	faintnessOf(colour, 24).darken(grey)
	dark := 0
	for _, v := range grey.Pix {
		if v < darkInk {
			dark++
		}
	}
	if dark*1000 > len(grey.Pix) {
		t.Errorf("%d of %d pixels of bare paper became ink", dark, len(grey.Pix))
	}
}
