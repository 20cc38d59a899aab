package raster

import (
	"image"
	"math"

	"github.com/klippa-app/go-pdfium/references"
	"github.com/klippa-app/go-pdfium/requests"
	"github.com/klippa-app/go-pdfium/responses"
)

// replaceBoxes gives characters a box where the page shows them whose own box is
// in the space of a form they stand in. So are those that the file names by an
// ActualText (ISO 32000-1, 14.9.4): browsers write one for every character that
// shares its glyph with a Kangxi radical, such as 大, 山 and 工. Their matrix is
// right; elsewhere characters follow each other from there, across or downwards.
// What may stand in a line by chance is returned with the place that its matrix
// says, by its number.
func (r sketcher) replaceBoxes(textPage references.FPDF_TEXTPAGE, chars []*responses.GetPageTextStructuredChar) (map[int]responses.CharPosition, error) {
	elsewhere := map[int]responses.CharPosition{}
	for i, c := range chars {
		origin, err := r.FPDFText_GetCharOrigin(&requests.FPDFText_GetCharOrigin{TextPage: textPage, Index: i})
		if err != nil {
			continue // white space that the file does not have
		}
		m, err := r.FPDFText_GetMatrix(&requests.FPDFText_GetMatrix{TextPage: textPage, Index: i})
		if err != nil {
			continue
		}
		size, err := r.FPDFText_GetFontSize(&requests.FPDFText_GetFontSize{TextPage: textPage, Index: i})
		if err != nil {
			return nil, err
		}
		to := matrix{float64(m.Matrix.A), float64(m.Matrix.C), float64(m.Matrix.E), float64(m.Matrix.B), float64(m.Matrix.D), float64(m.Matrix.F), 0, 0, 1}
		p, square := to.inverse().apply(point{origin.X, origin.Y}), squareAt(to, size.FontSize)
		switch {
		case !inLine(p, size.FontSize):
			c.PointPosition = square
		case math.Abs(p.x)+math.Abs(p.y) > math.Abs(size.FontSize):
			elsewhere[i] = square
		}
	}
	return elsewhere, nil
}

// settle puts characters where their matrix says, whose own boxes show nothing
// while there is print.
func settle(chars []*responses.GetPageTextStructuredChar, elsewhere map[int]responses.CharPosition, img *image.NRGBA, toPixels matrix) {
	for i, square := range elsewhere {
		if !marked(img, pixelBox(chars[i].PointPosition, toPixels)) && marked(img, pixelBox(square, toPixels)) {
			chars[i].PointPosition = square
		}
	}
}

// pixelBox is a box of the page in pixels.
func pixelBox(pos responses.CharPosition, toPixels matrix) image.Rectangle {
	a, b := toPixels.apply(point{pos.Left, pos.Top}), toPixels.apply(point{pos.Right, pos.Bottom})
	return image.Rect(pixel(a.x), pixel(a.y), pixel(b.x), pixel(b.y))
}

// inLine reports whether a point of the space of a text, of a size there, stands
// in the line or the column that begins at its origin. So does what has no place,
// under a matrix that flattens it.
func inLine(p point, size float64) bool {
	const beside = 0.6 // sizes: figures set higher, and the origins of columns
	return !(min(math.Abs(p.x), math.Abs(p.y)) > beside*math.Abs(size))
}

// squareAt is the box of a full-width character of a size, in points, under the
// matrix of its text.
func squareAt(to matrix, size float64) responses.CharPosition {
	const left, right, below, above = 0.06, 0.94, -0.08, 0.82 // of the size
	a, b := to.apply(point{left * size, above * size}), to.apply(point{right * size, below * size})
	return responses.CharPosition{Left: a.x, Top: a.y, Right: b.x, Bottom: b.y}
}
