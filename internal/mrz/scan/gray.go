package scan

import (
	"image"
	"image/color"
)

// grayOf returns the luminance of img, with its top left corner at 0,0.
func grayOf(img image.Image) *image.Gray {
	b := img.Bounds()
	out := image.NewGray(image.Rect(0, 0, b.Dx(), b.Dy()))
	for y := range b.Dy() {
		grayRow(img, b.Min.X, b.Min.Y+y, out.Pix[y*out.Stride:][:b.Dx()])
	}
	return out
}

// grayRow writes the luminance of a row from pixel x, y on.
func grayRow(img image.Image, x, y int, dst []uint8) {
	switch m := img.(type) {
	case *image.Gray:
		copy(dst, m.Pix[m.PixOffset(x, y):])
	case *image.YCbCr:
		copy(dst, m.Y[m.YOffset(x, y):])
	case *image.NRGBA:
		luminance(m.Pix[m.PixOffset(x, y):], dst)
	case *image.RGBA:
		luminance(m.Pix[m.PixOffset(x, y):], dst)
	default:
		for i := range dst {
			dst[i] = color.GrayModel.Convert(img.At(x+i, y)).(color.Gray).Y
		}
	}
}

// luminance weighs the first three of every four bytes as ITU-R BT.601 does.
func luminance(pix, dst []uint8) {
	for i := range dst {
		p := pix[4*i : 4*i+3 : 4*i+3]
		dst[i] = uint8((299*int(p[0]) + 587*int(p[1]) + 114*int(p[2]) + 500) / 1000)
	}
}
