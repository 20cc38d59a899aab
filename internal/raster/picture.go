package raster

import (
	"bytes"
	"errors"
	"image"
	"image/color"
	"image/draw"
	"image/jpeg"
	"image/png"

	"zhengqi/internal/raster/pixels"
)

// pictureInfo is what the header of a picture file says.
type pictureInfo struct {
	width, height int
	orientation   int  // EXIF orientation 1 to 8
	dpi           int  // 0 unknown
	adobe         bool // a JPEG says by Adobe's marker how its colours are kept
	inks          bool // a JPEG of four components: cyan, magenta, yellow, black
}

// checkPicture reads the structure of a picture without decoding it.
func checkPicture(format Format, data []byte, limits Limits) (pictureInfo, error) {
	var info pictureInfo
	var config image.Config
	var err error
	if format == JPEG {
		config, err = jpeg.DecodeConfig(bytes.NewReader(data))
	} else {
		config, err = png.DecodeConfig(bytes.NewReader(data))
	}
	if err != nil {
		return info, decodeError(err)
	}
	if config.Width < 1 || config.Height < 1 {
		return info, errDamaged(nil)
	}
	if config.Width > limits.Pixels/config.Height {
		return info, errTooManyPixels(config.Width, config.Height, limits.Pixels)
	}
	if format == JPEG {
		info, err = scanJPEG(data)
	} else {
		info, err = scanPNG(data)
	}
	info.width, info.height = config.Width, config.Height
	return info, err
}

func decodePicture(format Format, data []byte, info pictureInfo) (*Page, error) {
	var img image.Image
	var err error
	if format == JPEG {
		img, err = decodeJPEG(data, info)
	} else {
		img, err = png.Decode(bytes.NewReader(data))
	}
	if err != nil {
		return nil, decodeError(err)
	}
	return &Page{
		Number: 1,
		Image:  orient(opaque(img), info.orientation),
		Grey:   oneChannel(img),
		DPI:    info.dpi,
	}, nil
}

// decodeError tells a sound file of a variant Go does not decode (arithmetic
// coding, 12 bits) from a damaged one.
func decodeError(err error) error {
	var unsupportedJPEG jpeg.UnsupportedError
	var unsupportedPNG png.UnsupportedError
	if errors.As(err, &unsupportedJPEG) || errors.As(err, &unsupportedPNG) {
		return errUnsupported(err)
	}
	return errDamaged(err)
}

func oneChannel(img image.Image) bool {
	switch m := img.(type) {
	case *image.Gray, *image.Gray16:
		return true
	case *image.Paletted:
		return greyPalette(m.Palette)
	}
	return false
}

func greyPalette(p color.Palette) bool {
	for _, c := range p {
		r, g, b, _ := c.RGBA()
		if r != g || g != b {
			return false
		}
	}
	return true
}

// opaque lays img over white and returns it with its origin at (0,0).
// An opaque picture has the same bytes premultiplied or not, so the standard
// library's fast paths into RGBA serve.
func opaque(img image.Image) *image.NRGBA {
	b := img.Bounds()
	if m, ok := img.(*image.YCbCr); ok && b.Min == (image.Point{}) && halved(m.SubsampleRatio) {
		return coloured(m)
	}
	dst := image.NewRGBA(image.Rect(0, 0, b.Dx(), b.Dy()))
	op := draw.Src
	if o, ok := img.(interface{ Opaque() bool }); !ok || !o.Opaque() {
		draw.Draw(dst, dst.Bounds(), image.White, image.Point{}, draw.Src)
		op = draw.Over
	}
	draw.Draw(dst, dst.Bounds(), img, b.Min, op)
	return &image.NRGBA{Pix: dst.Pix, Stride: dst.Stride, Rect: dst.Rect}
}

// halved reports whether two pixels of a row share their colour.
func halved(r image.YCbCrSubsampleRatio) bool {
	return r == image.YCbCrSubsampleRatio420 || r == image.YCbCrSubsampleRatio422
}

// coloured is opaque for the pictures of most files.
func coloured(m *image.YCbCr) *image.NRGBA {
	dst := image.NewNRGBA(m.Rect)
	w := m.Rect.Dx()
	for y := range m.Rect.Dy() {
		at := m.COffset(0, y)
		pixels.Colour(dst.Pix[y*dst.Stride:], m.Y[m.YOffset(0, y):][:w], m.Cb[at:], m.Cr[at:])
	}
	return dst
}

// orient undoes an EXIF orientation: the result is upright as a viewer shows
// it.
func orient(src *image.NRGBA, orientation int) *image.NRGBA {
	if orientation < 2 || orientation > 8 {
		return src
	}
	w, h := src.Rect.Dx(), src.Rect.Dy()
	dw, dh := w, h
	if orientation >= 5 {
		dw, dh = h, w
	}
	dst := image.NewNRGBA(image.Rect(0, 0, dw, dh))
	for y := range dh {
		for x := range dw {
			sx, sy := orientedSource(orientation, x, y, w, h)
			copy(dst.Pix[y*dst.Stride+4*x:][:4], src.Pix[sy*src.Stride+4*sx:][:4])
		}
	}
	return dst
}

// orientedSource returns the stored pixel shown at (x, y); w and h are the
// stored size (EXIF 2.3, tag 0x0112).
func orientedSource(orientation, x, y, w, h int) (int, int) {
	switch orientation {
	case 2:
		return w - 1 - x, y
	case 3:
		return w - 1 - x, h - 1 - y
	case 4:
		return x, h - 1 - y
	case 5:
		return y, x
	case 6:
		return y, h - 1 - x
	case 7:
		return w - 1 - y, h - 1 - x
	case 8:
		return w - 1 - y, x
	}
	return x, y
}
