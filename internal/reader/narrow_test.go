package reader

import (
	"context"
	"image"
	"testing"

	"zhengqi/internal/raster"
)

// A page may set its text so narrow that a word is no wider than a pixel.
func TestTextWithoutWidth(t *testing.T) {
	lines := []raster.TextLine{}
	for i, w := range []string{"采购合同", "甲方:沈阳华晟机电设备有限公司", "2026-09-30abcdefgh", "境内收发货人沈阳华晟机电设备有限公司"} {
		lines = append(lines, raster.TextLine{Words: []raster.TextWord{{Text: w, Box: image.Rect(100, 300+40*i, 101, 300+40*i+20*(i%2))}}})
	}
	for _, gs := range ownGlyphs(lines) {
		for _, g := range gs {
			if g.box.Empty() {
				t.Errorf("%c stands nowhere", g.r)
			}
		}
	}
	p := ownPage()
	for _, l := range lines { // as a recogniser may give them
		for _, w := range l.Words {
			p.rows = append(p.rows, makeRows(p, [][]glyph{appendWord(nil, w.Text, 1, w.Box)})...)
		}
	}
	for kind := range readers {
		readFields(context.Background(), kind, &text{rows: p.rows})
	}
}
