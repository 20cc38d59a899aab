package raster

import (
	"image"

	"zhengqi/internal/raster/pixels"
)

// sealDark is the least red channel of seal ink.
const sealDark = 110

// tone measures the seal ink of the page: a deep red stays a grey ring in the
// red channel unless that is brightened as far as the ink needs.
func (b background) tone() pixels.Tone {
	var t pixels.Tone
	for c := range t.Balance {
		t.Balance[c] = uint32(256 / b.white[c])
	}
	var histogram [256]int
	total := 0
	for i, v := range b.cells.Pix {
		r, g, bl := t.Balanced(b.small.Pix[4*i:4*i+4:4*i+4], 255*256/max(uint32(v), 24))
		if r > min(g, bl)+pixels.Red && r >= sealDark && r < 256 {
			histogram[r]++
			total++
		}
	}
	t.Seal = 255 * 256 / sealLevel(&histogram, total)
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
