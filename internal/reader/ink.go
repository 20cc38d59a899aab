package reader

import (
	"image"

	"zhengqi/internal/raster"
)

// Ink returns a sheet in grey without ruling lines: what its text is read from.
func Ink(s *raster.Sheet) *image.Gray {
	return withoutRules(s.Gray, s.TextHeight)
}
