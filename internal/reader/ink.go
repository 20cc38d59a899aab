package reader

import (
	"image"
	"slices"

	"zhengqi/internal/raster"
)

// Ink returns a sheet in grey without ruling lines, all of its print about as
// dark: what its text is read from.
func Ink(s *raster.Sheet) *image.Gray {
	ink, _ := inkAndRules(s)
	return ink
}

// inkAndRules is the ink of a sheet, and where rulings that run down stood on it.
func inkAndRules(s *raster.Sheet) (*image.Gray, []image.Rectangle) {
	height := s.TextHeight
	if height <= 0 {
		height = usualHeight
	}
	out, plain := cloneGray(s.Gray), cloneGray(s.Gray)
	faint := faintnessOf(s.Color, height)
	faint.darken(plain) // where print is faint, rulings are
	rules := eraseRules(out, plain, height)
	faint.darken(out)
	return out, rules
}

// cloneGray copies a picture without gaps between rows.
func cloneGray(src *image.Gray) *image.Gray {
	out := *src
	out.Pix = slices.Clone(src.Pix)
	return &out
}
