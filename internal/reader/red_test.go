package reader

import (
	"image"
	"image/color"
	"image/draw"
	"testing"

	"zhengqi/internal/raster"
)

func TestRedPrintComesBackAndSealsDoNot(t *testing.T) {
	paper := image.NewNRGBA(image.Rect(0, 0, 1200, 900))
	draw.Draw(paper, paper.Rect, image.White, image.Point{}, draw.Src)
	red := image.NewUniform(color.NRGBA{200, 30, 40, 255})
	fill := func(r image.Rectangle, c image.Image) { draw.Draw(paper, r, c, image.Point{}, draw.Src) }
	for i := range 6 { // a heading
		fill(image.Rect(200+60*i, 100, 240+60*i, 140), red)
	}
	for x := 600; x < 800; x += 4 { // a seal: a square ring with marks in it, over black print
		for _, r := range []image.Rectangle{image.Rect(x, 500, x+4, 506), image.Rect(x, 694, x+4, 700), image.Rect(600, x-100, 606, x-96), image.Rect(794, x-100, 800, x-96)} {
			fill(r, red)
		}
	}
	for i := range 3 {
		fill(image.Rect(640+50*i, 530, 670+50*i, 560), red)
		fill(image.Rect(560+50*i, 600, 590+50*i, 628), image.Black)
	}
	ink := blank(1200, 900)
	for i := range 3 {
		draw.Draw(ink, image.Rect(560+50*i, 600, 590+50*i, 628), image.Black, image.Point{}, draw.Src)
	}
	p := &page{sheet: &raster.Sheet{Color: paper, TextHeight: 30}, ink: ink}
	p.restoreRed()
	for at, want := range map[image.Point]bool{{220, 120}: true, {520, 120}: true, {655, 545}: false, {700, 503}: false, {575, 614}: true, {50, 50}: false} {
		if got := ink.GrayAt(at.X, at.Y).Y < darkInk; got != want {
			t.Errorf("ink at %v: %v", at, got)
		}
	}
}

func TestRedPrintComesBackOutOfFramesAndAsLargeAsGrades(t *testing.T) {
	paper := image.NewNRGBA(image.Rect(0, 0, 1200, 900))
	draw.Draw(paper, paper.Rect, image.White, image.Point{}, draw.Src)
	red := image.NewUniform(color.NRGBA{170, 30, 45, 255})
	fill := func(r image.Rectangle) { draw.Draw(paper, r, red, image.Point{}, draw.Src) }
	for _, x := range []int{100, 130, 160} { // a label close under the frame of a form
		fill(image.Rect(x, 206, x+24, 230))
	}
	for _, y := range []int{200, 300} {
		fill(image.Rect(80, y, 1100, y+3))
	}
	for _, x := range []int{80, 1097} {
		fill(image.Rect(x, 200, x+3, 303))
	}
	for _, x := range []int{500, 640} { // a grade four characters high
		fill(image.Rect(x, 500, x+20, 605))
		fill(image.Rect(x, 500, x+90, 520))
		fill(image.Rect(x, 585, x+90, 605))
	}
	p := &page{sheet: &raster.Sheet{Color: paper, TextHeight: 26}, ink: blank(1200, 900)}
	p.restoreRed()
	for at, want := range map[image.Point]bool{{110, 220}: true, {170, 220}: true, {510, 550}: true, {700, 595}: true, {600, 201}: false} {
		if got := p.ink.GrayAt(at.X, at.Y).Y < darkInk; got != want {
			t.Errorf("ink at %v: %v", at, got)
		}
	}
}
