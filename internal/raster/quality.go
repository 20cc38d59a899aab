package raster

import "image"

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

// Stats describes a picture well enough to tell photos, signatures and pages
// of text apart. Shares are 0 to 1.
type Stats struct {
	Width, Height int
	White         float64 // share of pixels nearly white
	Coloured      float64 // share of plainly coloured pixels
	Ink           float64 // share of pixels much darker than white
	Middle        float64 // share of pixels neither nearly white nor dark: the tones of a photo
	Tones         int     // grey levels of 64 that hold at least a half per cent of the pixels
}

// Stats measures the picture as it is, before any straightening.
func (p *Page) Stats() Stats {
	img := reduce(p.Image, max(1, min(p.Image.Rect.Dx(), p.Image.Rect.Dy())/300))
	var histogram [64]int
	var white, coloured, ink int
	for i := 0; i+2 < len(img.Pix); i += 4 {
		r, g, b := img.Pix[i], img.Pix[i+1], img.Pix[i+2]
		low, high := min(r, g, b), max(r, g, b)
		if low >= nearWhite {
			white++
		}
		if high-low > 40 {
			coloured++
		}
		if luma(r, g, b) < 128 {
			ink++
		}
		histogram[luma(r, g, b)/4]++
	}
	return statsOf(img, histogram, [3]int{white, coloured, ink})
}

const nearWhite = 225

func statsOf(img *image.NRGBA, histogram [64]int, counts [3]int) Stats {
	total := float64(max(1, len(img.Pix)/4))
	s := Stats{
		Width: img.Rect.Dx(), Height: img.Rect.Dy(),
		White: float64(counts[0]) / total, Coloured: float64(counts[1]) / total, Ink: float64(counts[2]) / total,
	}
	s.Middle = 1 - s.White - s.Ink
	for _, n := range histogram {
		if float64(n) >= total/200 {
			s.Tones++
		}
	}
	return s
}

// Quality names what is wrong with the picture for reading, of: too_small
// blurred glare cut_off dark black_and_white.
func Quality(p *Page) []string {
	var out []string
	if !p.Grey && colourless(p.Image) {
		out = append(out, "black_and_white")
	}
	return out
}
