package raster

import (
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
func (r sketcher) replaceBoxes(textPage references.FPDF_TEXTPAGE, chars []*responses.GetPageTextStructuredChar) error {
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
			return err
		}
		to := matrix{float64(m.Matrix.A), float64(m.Matrix.C), float64(m.Matrix.E), float64(m.Matrix.B), float64(m.Matrix.D), float64(m.Matrix.F), 0, 0, 1}
		if inLine(to.inverse().apply(point{origin.X, origin.Y}), size.FontSize) {
			continue
		}
		c.PointPosition = squareAt(to, size.FontSize)
	}
	return nil
}

// inLine reports whether a point of the space of a text, of a size there, stands
// in the line or the column that begins at its origin. So does what has no place,
// under a matrix that flattens it.
func inLine(p point, size float64) bool {
	return !(min(math.Abs(p.x), math.Abs(p.y)) > math.Abs(size))
}

// squareAt is the box of a full-width character of a size, in points, under the
// matrix of its text.
func squareAt(to matrix, size float64) responses.CharPosition {
	const left, right, below, above = 0.06, 0.94, -0.08, 0.82 // of the size
	a, b := to.apply(point{left * size, above * size}), to.apply(point{right * size, below * size})
	return responses.CharPosition{Left: a.x, Top: a.y, Right: b.x, Bottom: b.y}
}
