package raster_test

import (
	"image"
	"image/draw"
	"testing"

	"zhengqi/internal/raster"
)

// TestRulesGoAndCharactersStay draws a table around and through rows of
// characters and compares with the same page without the table.
func TestRulesGoAndCharactersStay(t *testing.T) {
	ruled := paper(1000, 1400)
	line := func(r image.Rectangle) { draw.Draw(ruled, r, image.Black, image.Point{}, draw.Src) }
	for i := range 8 {
		y := 131 + 144*i
		line(image.Rect(60, y, 940, y+3)) // between the rows
	}
	line(image.Rect(60, 131, 63, 1142))
	line(image.Rect(937, 131, 940, 1142))
	line(image.Rect(60, 1199, 940, 1202)) // through a row
	with := raster.Straighten(&raster.Page{Image: ruled}).WithoutRules()
	clean := raster.Straighten(&raster.Page{Image: paper(1000, 1400)})
	left, lost := 0, 0
	for y := range 1400 {
		for x := range 1000 {
			a, b := with.Gray.GrayAt(x, y).Y < 128, clean.Gray.GrayAt(x, y).Y < 128
			if a && !b {
				left++
			}
			if b && !a {
				lost++
			}
		}
	}
	if total := 880*3*9 + 2*1000*3; left > total/25 {
		t.Errorf("%d of %d pixels of the rules are left", left, total)
	}
	if lost > 1500 {
		t.Errorf("%d pixels of characters are lost", lost)
	}
}
