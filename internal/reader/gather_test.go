package reader

import (
	"image"
	"image/color"
	"image/draw"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestSegmentsGatherWhatBelongsTogether(t *testing.T) {
	black, pale := color.Gray{0}, color.Gray{190}
	type stroke struct {
		box  image.Rectangle
		grey color.Gray
	}
	for _, c := range []struct {
		name    string
		strokes []stroke
		want    []image.Rectangle
	}{
		{"the parts of a large character", []stroke{
			{image.Rect(40, 40, 100, 58), black}, {image.Rect(40, 68, 70, 100), black}, {image.Rect(73, 68, 100, 100), black},
			{image.Rect(180, 40, 240, 100), black},
		}, []image.Rectangle{image.Rect(40, 40, 100, 100), image.Rect(180, 40, 240, 100)}},
		{"a comma below figures", []stroke{
			{image.Rect(40, 40, 55, 64), black}, {image.Rect(62, 62, 66, 70), black}, {image.Rect(70, 40, 120, 64), black},
		}, []image.Rectangle{image.Rect(40, 40, 120, 70)}},
		{"a thin bracket", []stroke{
			{image.Rect(40, 40, 65, 64), black}, {image.Rect(88, 38, 91, 66), pale}, {image.Rect(104, 40, 130, 64), black},
		}, []image.Rectangle{image.Rect(40, 40, 130, 64)}},
		{"columns with grain between them", []stroke{
			{image.Rect(40, 40, 65, 64), black}, {image.Rect(80, 50, 84, 54), pale}, {image.Rect(104, 40, 130, 64), black},
		}, []image.Rectangle{image.Rect(40, 40, 65, 64), image.Rect(104, 40, 130, 64)}},
		{"columns with a ruling between them", []stroke{
			{image.Rect(40, 40, 65, 64), black}, {image.Rect(84, 10, 86, 90), pale}, {image.Rect(104, 40, 130, 64), black},
		}, []image.Rectangle{image.Rect(40, 40, 65, 64), image.Rect(104, 40, 130, 64)}},
		{"small print in two lines beside a title", []stroke{
			{image.Rect(40, 40, 100, 100), black},
			{image.Rect(140, 42, 250, 66), black}, {image.Rect(140, 74, 250, 98), black},
		}, []image.Rectangle{image.Rect(40, 40, 100, 100), image.Rect(140, 42, 250, 66), image.Rect(140, 74, 250, 98)}},
	} {
		img := blank(300, 140)
		for _, s := range c.strokes {
			draw.Draw(img, s.box, image.NewUniform(s.grey), image.Point{}, draw.Src)
		}
		if diff := cmp.Diff(c.want, segments(img, 25)); diff != "" {
			t.Errorf("%s: %s", c.name, diff)
		}
	}
}

func TestCloseLinesAreParted(t *testing.T) {
	img := blank(400, 200)
	fill := func(x0, y0, x1, y1 int) { ink(img, image.Rect(x0, y0, x1, y1)) }
	for _, y := range []int{40, 71, 102} { // lines a quarter of a character apart
		for n := range 10 {
			x := 40 + 28*n
			if n != 4 || y == 40 {
				fill(x, y, x+24, y+24)
				continue
			}
			fill(x, y, x+12, y+3) // a point over the rest of a character
			fill(x, y+6, x+24, y+24)
		}
	}
	want := []image.Rectangle{image.Rect(40, 40, 316, 64), image.Rect(40, 71, 316, 95), image.Rect(40, 102, 316, 126)}
	if diff := cmp.Diff(want, segments(img, 25)); diff != "" {
		t.Error(diff)
	}
}
