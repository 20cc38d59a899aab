package raster

import (
	"bytes"
	"image"
	"image/jpeg"
	"slices"
)

// adobeSegment is Adobe's marker for four components that are kept as they
// are: version 100, no flags, transform 0.
var adobeSegment = []byte{0xFF, 0xEE, 0, 14, 'A', 'd', 'o', 'b', 'e', 0, 100, 0, 0, 0, 0, 0}

// decodeJPEG decodes a JPEG of any of the usual colour models. Adobe's programs
// keep inks inverted and say so by their marker; a picture of four inks without
// it keeps them straight, and is one that the standard library does not know.
func decodeJPEG(data []byte, info pictureInfo) (image.Image, error) {
	if !info.inks || info.adobe {
		return jpeg.Decode(bytes.NewReader(data))
	}
	const afterStart = 2 // of the picture
	img, err := jpeg.Decode(bytes.NewReader(slices.Insert(slices.Clone(data), afterStart, adobeSegment...)))
	if inks, ok := img.(*image.CMYK); ok {
		for i := range inks.Pix {
			inks.Pix[i] = 255 - inks.Pix[i]
		}
	}
	return img, err
}
