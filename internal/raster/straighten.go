package raster

import (
	"image"

	"github.com/disintegration/imaging"
)

// Straighten makes a page ready for recognition. It never fails: what it
// cannot find it leaves as it is. The page's picture is not changed, but may
// be shared by the sheet.
func Straighten(p *Page) *Sheet {
	s := &Sheet{Color: p.Image, toPage: identity}
	s.Gray = even(s.Color)
	l := layoutOf(s.Gray)
	s.TextHeight = l.height * float64(l.factor)
	return s
}

// maxScaledPixels bounds what Scale may make.
const maxScaledPixels = 60_000_000

// Scale returns the sheet resampled by factor, which is bounded so that the
// result has at least one pixel and at most maxScaledPixels.
func (s *Sheet) Scale(factor float64) *Sheet {
	w, h := s.Gray.Rect.Dx(), s.Gray.Rect.Dy()
	nw, nh := int(float64(w)*factor+0.5), int(float64(h)*factor+0.5)
	if nw < 1 || nh < 1 || nw > maxScaledPixels/nh || nw == w && nh == h {
		return s
	}
	out := *s
	filter := imaging.CatmullRom
	if factor < 1 {
		filter = imaging.Box
	}
	out.Color = imaging.Resize(s.Color, nw, nh, filter)
	out.Gray = firstChannel(imaging.Resize(s.Gray, nw, nh, filter))
	out.TextHeight = s.TextHeight * float64(nh) / float64(h)
	out.toPage = s.toPage.after(scaling(float64(w)/float64(nw), float64(h)/float64(nh)))
	return &out
}

func firstChannel(src *image.NRGBA) *image.Gray {
	dst := image.NewGray(src.Rect)
	for i := range dst.Pix {
		dst.Pix[i] = src.Pix[4*i]
	}
	return dst
}
