package reader

import (
	"image"
	"image/color"
	"image/draw"
	"testing"
)

func TestPrintThatWasNotReadBesideAValue(t *testing.T) {
	const row = "流水号: 9516883056391 交易日期"
	read := func(more ...image.Rectangle) bool {
		p := ownPage(row)
		p.ink = image.NewGray(p.raster.Image.Rect)
		draw.Draw(p.ink, p.ink.Rect, image.White, image.Point{}, draw.Src)
		for _, g := range p.rows[0].glyphs {
			more = append(more, g.box.Inset(3))
		}
		for _, box := range more {
			draw.Draw(p.ink, box, image.NewUniform(color.Gray{120}), image.Point{}, draw.Src)
		}
		return span{{p, p.rows[0].glyphs[4:17]}}.besideUnread()
	}
	last := typed(row)[0][16].box
	if read() {
		t.Error("what stands behind the value was read")
	}
	if !read(last.Add(image.Pt(17, 0)).Inset(3)) {
		t.Error("a digit behind the value was not read")
	}
	if read(image.Rect(last.Max.X+5, last.Min.Y, last.Max.X+7, last.Min.Y+4)) {
		t.Error("a speck is no digit")
	}
}
