package reader

import (
	"context"
	"image"

	"zhengqi/internal/ocr"
)

// underSeal is the share of seal red in the place of a character from which a
// seal may have changed its strokes.
const underSeal = 0.03

// sealed reports whether a seal lies over a character of the span.
func (s span) sealed() bool {
	for _, r := range s {
		if r.page.ink == nil {
			continue
		}
		for _, g := range r.glyphs {
			if r.page.redShare(g.box) > underSeal {
				return true
			}
		}
	}
	return false
}

// sealGlances are the looks at what a seal lies over.
var sealGlances = []ocr.Language{ocr.Own, ocr.HanS}

// legibleUnderSeal reports whether no seal lies over the span, or looks by both
// models at another picture of it read what is wanted, in the form that norm
// gives: every look at the evened picture shares what taking the seal off did to
// it.
func (s span) legibleUnderSeal(ctx context.Context, want string, norm func(string) string) bool {
	if !s.sealed() {
		return true
	}
	for _, language := range sealGlances {
		if norm(flat(s.lookThroughRed(ctx, language, asItIs))) != want {
			return false
		}
	}
	return true
}

// lookThroughRed recognises the places of the span as they show in red light,
// in which seals fade and black ink stays.
func (s span) lookThroughRed(ctx context.Context, language ocr.Language, by scale) []glyph {
	var out []glyph
	for _, r := range s {
		margin := int(medianHeight(r.glyphs))
		plane := redLight(r.page.sheet.Color, r.box().Inset(-margin))
		out = append(out, r.page.lookIn(ctx, plane, r, glance{language: language}, by)...)
	}
	return out
}

// redLight is the red channel of a box of the picture, its tones spread from
// the darkest to those that a seal has there, which become white.
func redLight(src *image.NRGBA, box image.Rectangle) *image.Gray {
	const paperShare, sealTone = 6, 8 // tenths: of the box, that is paper or darker; of the paper's tone
	box = box.Intersect(src.Rect)
	out := image.NewGray(box)
	var counts [256]int
	for y := box.Min.Y; y < box.Max.Y; y++ {
		row := src.Pix[src.PixOffset(box.Min.X, y):]
		for x := range box.Dx() {
			v := row[4*x]
			out.Pix[(y-box.Min.Y)*out.Stride+x] = v
			counts[v]++
		}
	}
	dark, paper := percentile(counts, len(out.Pix)/100), percentile(counts, len(out.Pix)*paperShare/10)
	white := max((paper-dark)*sealTone/10, 1)
	for i, v := range out.Pix {
		out.Pix[i] = uint8(min(max((int(v)-dark)*255/white, 0), 255))
	}
	return out
}
