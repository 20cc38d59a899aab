package raster

import "image"

const (
	sealFaint = 28  // red above the weaker of green and blue: below it, no seal
	sealFull  = 60  // above it, nothing but seal
	sealDark  = 110 // the red channel of seal ink is at least this bright
)

// tone brings pixels to grey: paper white, seals as bright as paper.
type tone struct {
	balance [3]uint32 // of the channels, in 1/256, so that paper is grey
	seal    uint32    // what makes the red of seal ink white, in 1/256
}

// tone measures the seal ink of the page: a deep red stays a grey ring in the
// red channel unless that is brightened as far as the ink needs.
func (b background) tone() tone {
	var t tone
	for c := range t.balance {
		t.balance[c] = uint32(256 / b.white[c])
	}
	var histogram [256]int
	total := 0
	for i, v := range b.cells.Pix {
		r, g, bl := t.balanced(b.small.Pix[4*i:4*i+4:4*i+4], 255*256/max(uint32(v), 24))
		if r > min(g, bl)+sealFull && r >= sealDark && r < 256 {
			histogram[r]++
			total++
		}
	}
	t.seal = 255 * 256 / sealLevel(&histogram, total)
	return t
}

// sealLevel is the brightness that two thirds of the seal's cells reach.
func sealLevel(histogram *[256]int, total int) uint32 {
	const fewest = 12
	if total < fewest {
		return 255
	}
	seen := 0
	for v, n := range histogram {
		if seen += n; 3*seen >= total {
			return uint32(v)
		}
	}
	return 255
}

func (t *tone) balanced(px []uint8, gain uint32) (r, g, b uint32) {
	return uint32(px[0]) * t.balance[0] >> 8 * gain >> 8,
		uint32(px[1]) * t.balance[1] >> 8 * gain >> 8,
		uint32(px[2]) * t.balance[2] >> 8 * gain >> 8
}

func (t *tone) evenRow(dst, src []uint8, gains []uint32) {
	for x := range dst {
		r, g, b := t.balanced(src[4*x:4*x+4:4*x+4], gains[x])
		v := (54*r + 183*g + 19*b) >> 8
		if other := min(g, b); r > other+sealFaint && r > v {
			v = t.withoutSeal(v, r, r-other-sealFaint)
		}
		dst[x] = uint8(min(v, 255))
	}
}

// withoutSeal moves a reddish pixel from its luma towards its red, the more
// the redder it is: a red seal is nearly as bright as paper in the red
// channel, and black text under it as dark there as anywhere. Gold frames go
// the same way.
func (t *tone) withoutSeal(luma, red, excess uint32) uint32 {
	const full = sealFull - sealFaint
	strength := min(excess, full)
	brightened := max(min(red*t.seal>>8, 255), luma)
	return luma + (brightened-luma)*strength/full
}

// RedShare returns the share, 0 to 1, of the pixels of r that have the red of
// a seal.
func (s *Sheet) RedShare(r image.Rectangle) float64 {
	r = r.Intersect(s.Color.Rect)
	if r.Empty() {
		return 0
	}
	red := 0
	for y := r.Min.Y; y < r.Max.Y; y++ {
		row := s.Color.Pix[s.Color.PixOffset(r.Min.X, y):s.Color.PixOffset(r.Max.X, y)]
		for i := 0; i+2 < len(row); i += 4 {
			if sealRed(row[i], row[i+1], row[i+2]) {
				red++
			}
		}
	}
	return float64(red) / float64(r.Dx()*r.Dy())
}

// sealRed reports whether a pixel is plainly red: stronger than green and
// blue by a third of itself, and neither of those ahead of the other as in
// gold or magenta.
func sealRed(r, g, b uint8) bool {
	high, low := max(g, b), min(g, b)
	return r > 60 && int(high)*3 < int(r)*2 && int(high)-int(low) < int(r)/4
}
