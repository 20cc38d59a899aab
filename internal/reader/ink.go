package reader

import (
	"image"
	"slices"

	"zhengqi/internal/raster"
)

// Ink returns a sheet in grey without ruling lines, all of its print about as
// dark: what its text is read from.
func Ink(s *raster.Sheet) *image.Gray {
	height := s.TextHeight
	if height <= 0 {
		height = usualHeight
	}
	out, plain := cloneGray(s.Gray), cloneGray(s.Gray)
	faint := faintnessOf(s.Color, height)
	faint.darken(plain) // where print is faint, rulings are
	eraseRules(out, plain, height)
	faint.darken(out)
	return out
}

// cloneGray copies a picture without gaps between rows.
func cloneGray(src *image.Gray) *image.Gray {
	out := *src
	out.Pix = slices.Clone(src.Pix)
	return &out
}
