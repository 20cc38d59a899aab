package raster

import (
	"image"
	"math"

	"github.com/disintegration/imaging"
)

const (
	skewSide  = 1000 // longest side of the picture the skew is measured on
	minSkew   = 0.15 // degrees; less is not worth a resampling
	sheetTrim = 0.004
)

// Straighten makes a page ready for recognition. It never fails: what it
// cannot find it leaves as it is. The page's picture is not changed, but may
// be shared by the sheet.
func Straighten(p *Page) *Sheet {
	s := &Sheet{Color: p.Image, toPage: route{cut: identity, page: identity}}
	size := p.Image.Rect.Size()
	o := p.overview()
	ink := o.ink
	if o.found {
		s.Outlined = true
		s.toPage.page, size = cutOut(o.outline.scaled(float64(o.k)))
		ink = localInk(preview(o.gray, o.k, s.toPage.page, size))
	}
	across, down := lowerEdges(ink)
	s.Skew = skewOf(across, down)
	k := float64(o.k)
	if math.Abs(s.Skew) >= minSkew {
		var turn matrix
		turn, size = unskew(s.Skew, size)
		s.toPage = s.toPage.after(turn)
		across, down = moved(across, down, scaling(1/k, 1/k).after(turn.inverse()).after(scaling(k, k)).apply)
	} else {
		s.Skew = 0
	}
	s.toPage.curl = curlOf(across, down, image.Pt(size.X/o.k, size.Y/o.k)).scaled(k)
	if s.toPage.curl != nil || s.toPage.page != identity {
		s.Color = warp(p.Image, s.toPage, size.X, size.Y)
	}
	s.Gray = even(s.Color)
	l := layoutOf(s.Gray)
	s.laid = &l
	s.TextHeight = l.height * float64(l.factor)
	return s
}

// cutOut returns the map from a rectangular sheet to its outline on the page,
// a hair inside of it, and the sheet's size.
func cutOut(q quad) (matrix, image.Point) {
	w, h := q.size()
	trim := sheetTrim * max(w, h)
	size := image.Pt(max(1, int(w-2*trim)), max(1, int(h-2*trim)))
	return squareTo(q, w, h).after(translation(trim, trim)), size
}

// preview returns a sheet of the given size, reduced by k, from a page reduced
// by k.
func preview(gray *image.Gray, k int, toPage matrix, size image.Point) *image.Gray {
	f := float64(k)
	return warpGray(gray, scaling(1/f, 1/f).after(toPage).after(scaling(f, f)), max(1, size.X/k), max(1, size.Y/k))
}

// unskew returns the map from a picture turned by -degrees, large enough to
// hold all of it, to the picture of the given size.
func unskew(degrees float64, size image.Point) (matrix, image.Point) {
	angle := degrees * math.Pi / 180
	s, c := math.Sincos(math.Abs(angle))
	w, h := float64(size.X), float64(size.Y)
	nw, nh := math.Ceil(w*c+h*s), math.Ceil(w*s+h*c)
	m := translation(w/2, h/2).after(rotation(angle)).after(translation(-nw/2, -nh/2))
	return m, image.Pt(int(nw), int(nh))
}

// maxScaledPixels bounds what Scale may make.
const maxScaledPixels = 60_000_000

// Scale returns the sheet resampled by factor, or the sheet itself where that
// would leave no pixel or make more than maxScaledPixels.
func (s *Sheet) Scale(factor float64) *Sheet {
	w, h := s.Gray.Rect.Dx(), s.Gray.Rect.Dy()
	nw, nh := math.Round(float64(w)*factor), math.Round(float64(h)*factor)
	if !(nw >= 1 && nh >= 1 && nw*nh <= maxScaledPixels) || int(nw) == w && int(nh) == h {
		return s
	}
	out := *s
	out.laid = nil
	filter := imaging.CatmullRom
	if factor < 1 {
		filter = imaging.Box
	}
	out.Color = imaging.Resize(s.Color, int(nw), int(nh), filter)
	out.Gray = firstChannel(imaging.Resize(s.Gray, int(nw), int(nh), filter))
	out.TextHeight = s.TextHeight * nh / float64(h)
	out.toPage = s.toPage.after(scaling(float64(w)/nw, float64(h)/nh))
	return &out
}

func firstChannel(src *image.NRGBA) *image.Gray {
	dst := image.NewGray(src.Rect)
	for i := range dst.Pix {
		dst.Pix[i] = src.Pix[4*i]
	}
	return dst
}
