package raster

import "image"

// Stats describes a picture well enough to tell photos, signatures and pages
// of text apart. Shares are 0 to 1.
type Stats struct {
	Width, Height int     // pixels of the page's picture
	White         float64 // share of pixels nearly white
	Ink           float64 // share of pixels darker than middle grey
	Middle        float64 // share of the others: the tones of a photo
	Coloured      float64 // share of plainly coloured pixels
	Skin          float64 // share of pixels in the hues and tones of skin
	Tones         int     // of 64 grey levels, those that hold at least a half per cent of the pixels
	Marks         int     // patches of ink that may be characters; a page of text has hundreds
	MarkHeight    float64 // their median height in pixels of the page's picture, 0 where they are few
}

const (
	nearWhite  = 225 // the weakest channel of a nearly white pixel
	middleGrey = 128
)

// Stats measures the picture as it is, before any straightening.
func (p *Page) Stats() Stats { return p.overview().stats }

// measure measures a picture of so many pixels by its overview.
func (o *overview) measure(size image.Point) Stats {
	s := toneStats(o.tiny)
	s.Width, s.Height = size.X, size.Y
	marks := marksOf(o.ink)
	s.Marks = len(marks)
	s.MarkHeight = characterHeight(marks) * float64(o.k)
	return s
}

func toneStats(img *image.NRGBA) Stats {
	var histogram [64]int
	var s Stats
	one := 1 / float64(len(img.Pix)/4)
	for i := 0; i+2 < len(img.Pix); i += 4 {
		r, g, b := img.Pix[i], img.Pix[i+1], img.Pix[i+2]
		v := luma(r, g, b)
		histogram[v/4]++
		switch low := min(r, g, b); {
		case low >= nearWhite:
			s.White += one
		case v < middleGrey:
			s.Ink += one
		default:
			s.Middle += one
		}
		if max(r, g, b)-min(r, g, b) > 40 {
			s.Coloured += one
		}
		if skin(int(r), int(g), int(b)) {
			s.Skin += one
		}
	}
	for _, n := range histogram {
		if float64(n)*one >= 0.005 {
			s.Tones++
		}
	}
	return s
}

// skin reports whether a pixel has the colour of skin in daylight (Kovac,
// Peer and Solina 2003, uniform illumination).
func skin(r, g, b int) bool {
	return r > 95 && g > 40 && b > 20 && r > g && r > b &&
		r-min(g, b) > 15 && r-g > 15
}
