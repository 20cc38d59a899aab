package raster_test

import (
	"image"
	"image/color"
	"math"
	"testing"

	"zhengqi/internal/raster"
)

func TestFromPageLeadsBackFromThePage(t *testing.T) {
	s := raster.Straighten(&raster.Page{Image: onDesk.shoot(paper(1300, 1700), color.NRGBA{45, 40, 38, 255}, falling)})
	if !s.Outlined {
		t.Fatal("the sheet was not found")
	}
	for _, sheet := range []*raster.Sheet{s, s.Turn(1), s.Scale(0.5)} {
		for _, at := range []image.Point{{40, 30}, {300, 500}, {600, 100}} {
			b := sheet.ToPage(image.Rectangle{at, at.Add(image.Pt(1, 1))})
			u, v := sheet.FromPage(float64(b[0])+float64(b[2])/2, float64(b[1])+float64(b[3])/2)
			if off := math.Hypot(u-float64(at.X)-0.5, v-float64(at.Y)-0.5); off > 1 {
				t.Errorf("%v of %v comes back %.2f pixels off", at, sheet.Gray.Rect, off)
			}
		}
	}
}
