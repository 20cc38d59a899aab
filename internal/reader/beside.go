package reader

import (
	"image"
	"slices"
)

// besideUnread reports whether print that was not read stands close beside a
// value, in its line: a character that fell into glare, or one that was cut off
// with what stands there. Something is missing from the value then.
func (s span) besideUnread() bool {
	for _, r := range s {
		if r.page.ink == nil || len(r.glyphs) == 0 {
			continue
		}
		before, behind := r.page.room(r)
		least := leastUnread * inkOf(r.page.ink, r.box()) / float64(len(r.glyphs))
		if least == 0 {
			continue
		}
		if inkOf(r.page.ink, before) > least || inkOf(r.page.ink, behind) > least {
			return true
		}
	}
	return false
}

// leastUnread is how much ink, of that of a character of the value, is print.
const leastUnread = 0.4

// room is the space before and behind a run, up to the next characters that
// were read and no wider than a character.
func (p *page) room(r run) (before, behind image.Rectangle) {
	const near, far = 0.15, 1.3 // character heights
	h, box := medianHeight(r.glyphs), r.box()
	before = image.Rect(box.Min.X-int(far*h), box.Min.Y, box.Min.X-int(near*h), box.Max.Y)
	behind = image.Rect(box.Max.X+int(near*h), box.Min.Y, box.Max.X+int(far*h), box.Max.Y)
	for _, w := range p.rows {
		if w.box.Max.Y < box.Min.Y || w.box.Min.Y > box.Max.Y {
			continue
		}
		for _, g := range w.glyphs {
			if g.box.Max.Y <= box.Min.Y || g.box.Min.Y >= box.Max.Y {
				continue
			}
			if g.box.Max.X <= box.Min.X+g.box.Dx()/2 {
				before.Min.X = max(before.Min.X, g.box.Max.X+int(near*h))
			}
			if g.box.Min.X >= box.Max.X-g.box.Dx()/2 {
				behind.Max.X = min(behind.Max.X, g.box.Min.X-int(near*h))
			}
		}
	}
	return before.Intersect(p.ink.Rect), behind.Intersect(p.ink.Rect)
}

// inkOf is how much darker than paper a box is, summed over its pixels; 0 where
// no column of it is white, which is a shadow or a picture and no print.
func inkOf(plane *image.Gray, box image.Rectangle) float64 {
	const paper, whitest = 225, 0.1
	columns := make([]float64, box.Dx())
	for y := box.Min.Y; y < box.Max.Y; y++ {
		for x, v := range plane.Pix[plane.PixOffset(box.Min.X, y):][:len(columns)] {
			columns[x] += float64(max(0, paper-int(v)))
		}
	}
	if len(columns) == 0 || slices.Min(columns) > whitest*slices.Max(columns) {
		return 0
	}
	sum := 0.0
	for _, c := range columns {
		sum += c
	}
	return sum
}
