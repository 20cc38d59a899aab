package scan

import (
	"image"
	"image/color"

	"zhengqi/internal/mrz/scan/cell"
	"zhengqi/internal/raster/pixels"
)

// channel is a way of making grey of colour.
type channel int

const (
	luminance channel = iota
	brightest         // the brightest primary: coloured stamps vanish, black print stays
	darkest           // the darkest primary: coloured print is dark
	channels
)

// grayOf returns one channel of img, with its top left corner at 0,0.
func grayOf(img image.Image, c channel) *image.Gray {
	b := img.Bounds()
	out := image.NewGray(image.Rect(0, 0, b.Dx(), b.Dy()))
	for y := range b.Dy() {
		dst := out.Pix[y*out.Stride:][:b.Dx()]
		if c == luminance {
			grayRow(img, b.Min.X, b.Min.Y+y, dst)
		} else {
			primaryRow(img, image.Pt(b.Min.X, b.Min.Y+y), c, dst)
		}
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
		pixels.Weigh(dst, m.Pix[m.PixOffset(x, y):])
	case *image.RGBA:
		pixels.Weigh(dst, m.Pix[m.PixOffset(x, y):])
	default:
		for i := range dst {
			dst[i] = color.GrayModel.Convert(img.At(x+i, y)).(color.Gray).Y
		}
	}
}

// primaryRow writes the brightest or darkest primary of a row from at on.
func primaryRow(img image.Image, at image.Point, c channel, dst []uint8) {
	switch m := img.(type) {
	case *image.YCbCr:
		primaryOfLuma(m, at, c, dst)
		return
	case *image.NRGBA:
		pick(m.Pix[m.PixOffset(at.X, at.Y):], c, dst)
		return
	case *image.RGBA:
		pick(m.Pix[m.PixOffset(at.X, at.Y):], c, dst)
		return
	}
	for i := range dst {
		r, g, b := primaries(img, at.X+i, at.Y)
		if c == brightest {
			dst[i] = max(r, g, b)
		} else {
			dst[i] = min(r, g, b)
		}
	}
}

// pick is primaryRow for the first three of every four bytes.
func pick(pix []uint8, c channel, dst []uint8) {
	if c == brightest {
		pixels.Brightest(dst, pix)
	} else {
		pixels.Darkest(dst, pix)
	}
}

// primaryOfLuma is primaryRow for the pictures of most files: of the three sums
// of luminance and colour that JFIF clause 7 makes, only the greatest or the
// least is made.
func primaryOfLuma(m *image.YCbCr, at image.Point, c channel, dst []uint8) {
	luma, step := m.Y[m.YOffset(at.X, at.Y):], chromaStep(m.SubsampleRatio)
	for i := 0; i < len(dst); {
		k := m.COffset(at.X+i, at.Y)
		colour := chroma(m.Cb[k], m.Cr[k], c)
		end := min(i+step-(at.X+i)%step, len(dst))
		for ; i < end; i++ {
			dst[i] = uint8(min(max((int32(luma[i])*0x10101+colour)>>16, 0), 255))
		}
	}
}

// chromaStep is how many pixels of a row share their colour.
func chromaStep(r image.YCbCrSubsampleRatio) int {
	switch r {
	case image.YCbCrSubsampleRatio422, image.YCbCrSubsampleRatio420:
		return 2
	case image.YCbCrSubsampleRatio411, image.YCbCrSubsampleRatio410:
		return 4
	}
	return 1
}

// chroma is what the colour adds to the luminance for the brightest or darkest
// primary, in parts of 65536.
func chroma(cb, cr uint8, c channel) int32 {
	b, r := int32(cb)-128, int32(cr)-128
	red, green, blue := 91881*r, -22554*b-46802*r, 116130*b
	if c == brightest {
		return max(red, green, blue)
	}
	return min(red, green, blue)
}

func primaries(img image.Image, x, y int) (r, g, b uint8) {
	switch m := img.(type) {
	case *image.YCbCr:
		c := m.COffset(x, y)
		return color.YCbCrToRGB(m.Y[m.YOffset(x, y)], m.Cb[c], m.Cr[c])
	case *image.NRGBA:
		p := m.Pix[m.PixOffset(x, y):]
		return p[0], p[1], p[2]
	case *image.RGBA:
		p := m.Pix[m.PixOffset(x, y):]
		return p[0], p[1], p[2]
	}
	r32, g32, b32, _ := img.At(x, y).RGBA()
	return uint8(r32 >> 8), uint8(g32 >> 8), uint8(b32 >> 8)
}

// coloured reports whether some part of the picture is coloured enough for its
// channels to differ.
func coloured(img image.Image) bool {
	if _, ok := img.(*image.Gray); ok {
		return false
	}
	const probes, chroma = 64, 16
	b := img.Bounds()
	n := 0
	for j := range probes {
		for i := range probes {
			r, g, bl := primaries(img, b.Min.X+i*b.Dx()/probes, b.Min.Y+j*b.Dy()/probes)
			if max(r, g, bl)-min(r, g, bl) > chroma {
				n++
			}
		}
	}
	return n > probes*probes/200
}

// double enlarges a level to twice its size, blending between its pixels: three
// parts of the pixel in which a new one lies and one of that next to it, across
// and down.
func double(l cell.Level) cell.Level {
	out := cell.Level{W: 2 * l.W, H: 2 * l.H, Pix: make([]uint8, 4*l.W*l.H)}
	blend := make([]int, l.W+2) // the edges go on beyond themselves
	for y := range out.H {
		near := y / 2
		far := min(max(near+y%2*2-1, 0), l.H-1)
		b := l.Pix[far*l.W:][:l.W]
		for x, v := range l.Pix[near*l.W:][:l.W] {
			blend[x+1] = 3*int(v) + int(b[x])
		}
		blend[0], blend[l.W+1] = blend[1], blend[l.W]
		row := out.Pix[y*out.W:][:out.W]
		for x := range l.W {
			row[2*x] = uint8((3*blend[x+1] + blend[x] + 8) / 16)
			row[2*x+1] = uint8((3*blend[x+1] + blend[x+2] + 8) / 16)
		}
	}
	return out
}
