package reader

import (
	"image"
	"slices"
)

// goesOn reports whether print that was not read stands close behind a value:
// the value is not whole.
func (s span) goesOn() bool {
	const near, far, inset, leastInk = 0.3, 1.1, 0.15, 0.08 // the first three in character heights
	if s.empty() || s[0].page.ink == nil {
		return false
	}
	last := s[len(s)-1]
	h, box := medianHeight(last.glyphs), last.box()
	place := image.Rect(box.Max.X+int(near*h), box.Min.Y+int(inset*h), box.Max.X+int(far*h), box.Max.Y-int(inset*h))
	place = place.Intersect(last.page.ink.Rect)
	for _, r := range last.page.rows {
		if slices.ContainsFunc(r.glyphs, func(g glyph) bool { return g.box.Overlaps(place) }) {
			return false
		}
	}
	return inkShare(last.page.ink, place) > leastInk
}
