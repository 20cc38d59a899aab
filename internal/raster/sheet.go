package raster

import (
	"image"

	"zhengqi/internal/dossier"
)

// Sheet is a page made ready for recognition: outline cut and perspective
// undone where a sheet lies plainly on a desk, lighting evened, deskewed. It
// is not changed once made.
type Sheet struct {
	Gray       *image.Gray  // evened: paper near 255, ink dark, red seals removed
	Color      *image.NRGBA // the same geometry, colours kept
	TextHeight float64      // median height of printed characters in pixels; 0 unknown
	Outlined   bool         // the sheet was found on a desk and cut out
	Skew       float64      // degrees clockwise that the text leant and that were undone

	toPage route   // sheet pixels to pixels of the page's picture
	laid   *layout // of Gray; nil until it is measured
}

// ToPage maps a rectangle of the sheet to the page as uploaded: the bounding
// box of the mapped quadrilateral, within the page's picture where it lies on
// it.
func (s *Sheet) ToPage(r image.Rectangle) dossier.Box {
	b := s.toPage.boundsOf(r)
	return dossier.Box{b.Min.X, b.Min.Y, b.Dx(), b.Dy()}
}

// Turn returns the sheet turned clockwise by quarters of a full turn.
func (s *Sheet) Turn(quarters int) *Sheet {
	quarters = (quarters%4 + 4) % 4
	if quarters == 0 {
		return s
	}
	out := *s
	w, h := s.Gray.Rect.Dx(), s.Gray.Rect.Dy()
	out.laid = nil
	out.Gray = turnGray(s.Gray, quarters)
	out.Color = orient(s.Color, turnOrientation[quarters])
	out.toPage = s.toPage.after(turnBack(quarters, float64(w), float64(h)))
	return &out
}

// turnOrientation gives the EXIF orientation whose undoing turns a picture
// clockwise by that many quarters.
var turnOrientation = [4]int{1, 6, 3, 8}

// turnBack maps a picture of w by h turned clockwise by quarters back to where
// it was.
func turnBack(quarters int, w, h float64) matrix {
	switch quarters {
	case 1:
		return matrix{0, 1, 0, -1, 0, h, 0, 0, 1}
	case 2:
		return matrix{-1, 0, w, 0, -1, h, 0, 0, 1}
	}
	return matrix{0, -1, w, 1, 0, 0, 0, 0, 1}
}

func turnGray(src *image.Gray, quarters int) *image.Gray {
	w, h := src.Rect.Dx(), src.Rect.Dy()
	dw, dh := w, h
	if quarters%2 == 1 {
		dw, dh = h, w
	}
	dst := image.NewGray(image.Rect(0, 0, dw, dh))
	for y := range dh {
		row := dst.Pix[y*dst.Stride:][:dw]
		for x := range row {
			sx, sy := orientedSource(turnOrientation[quarters], x, y, w, h)
			row[x] = src.Pix[sy*src.Stride+sx]
		}
	}
	return dst
}
