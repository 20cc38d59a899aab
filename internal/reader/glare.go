package reader

import "image"

// besideGlare reports whether light falls on the paper beside an end of a value so
// that print fades into it: some of the value may have gone without a trace.
func (s span) besideGlare() bool {
	const (
		burnt = 235 // the tone of paper in which print is gone
		rise  = 18  // by how much the paper is darker within the value
		slice = 2.0 // character heights
	)
	for _, r := range s {
		if r.page.sheet == nil || r.page.sheet.Color == nil || len(r.glyphs) == 0 {
			continue
		}
		h, box := medianHeight(r.glyphs), r.box()
		width := int(slice * h)
		within := min(int(1.5*slice*h), box.Dx()/2)
		tone := func(x int) int {
			return r.page.paperTone(image.Rect(x-width/2, box.Min.Y-int(h)/3, x+width/2, box.Max.Y+int(h)/3))
		}
		before := max(tone(box.Min.X-width*3/2), tone(box.Min.X-width/2))
		behind := max(tone(box.Max.X+width*3/2), tone(box.Max.X+width/2))
		if before >= burnt && before-tone(box.Min.X+within) >= rise || behind >= burnt && behind-tone(box.Max.X-within) >= rise {
			return true
		}
	}
	return false
}

// paperTone is how light the paper is in a box of the reading surface; 0 outside.
func (p *page) paperTone(box image.Rectangle) int {
	var counts [256]int
	n := 0
	src := p.sheet.Color
	box = box.Intersect(src.Rect)
	for y := box.Min.Y; y < box.Max.Y; y++ {
		for x := box.Min.X; x < box.Max.X; x++ {
			px := src.Pix[src.PixOffset(x, y):]
			counts[(int(px[0])+int(px[1])+int(px[2]))/3]++
			n++
		}
	}
	if n == 0 {
		return 0
	}
	return percentile(counts, n*3/4)
}
