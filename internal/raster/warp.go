package raster

import (
	"encoding/binary"
	"image"
	"math"
)

// warpSpan is the number of pixels between exact projections; positions in
// between are interpolated, which at these angles errs by under a hundredth of
// a pixel.
const warpSpan = 16

// warp samples src bilinearly into a picture of w by h, where toSource maps
// its pixels to src. What lies outside of src repeats its edge.
func warp(src *image.NRGBA, toSource projection, w, h int) *image.NRGBA {
	dst := image.NewNRGBA(image.Rect(0, 0, w, h))
	at := make([]place, w)
	for y := range h {
		walk(toSource, y, at)
		row := dst.Pix[y*dst.Stride:][:4*w]
		for x, p := range at {
			binary.LittleEndian.PutUint32(row[4*x:], sampleNRGBA(src, p))
		}
	}
	return dst
}

// warpGray is warp for one channel.
func warpGray(src *image.Gray, toSource projection, w, h int) *image.Gray {
	dst := image.NewGray(image.Rect(0, 0, w, h))
	at := make([]place, w)
	for y := range h {
		walk(toSource, y, at)
		row := dst.Pix[y*dst.Stride:][:w]
		for x, p := range at {
			row[x] = sampleGray(src, p.x, p.y)
		}
	}
	return dst
}

// place is a position in 1/256 pixel, relative to the centre of the first pixel.
type place struct{ x, y int32 }

// walk fills in the source positions of the pixels of row y.
func walk(m projection, y int, places []place) {
	at := func(x int) (float64, float64) {
		p := m.apply(point{float64(x) + 0.5, float64(y) + 0.5})
		return fixed(p.x - 0.5), fixed(p.y - 0.5)
	}
	x0, y0 := at(0)
	for from := 0; from < len(places); from += warpSpan {
		n := min(warpSpan, len(places)-from)
		x1, y1 := at(from + n)
		dx, dy := (x1-x0)/float64(n), (y1-y0)/float64(n)
		for i := range places[from : from+n] {
			places[from+i] = place{int32(x0 + dx*float64(i)), int32(y0 + dy*float64(i))}
		}
		x0, y0 = x1, y1
	}
}

// fixed returns v in 1/256, bounded to what the sampling can hold.
func fixed(v float64) float64 {
	const bound = 1 << 21
	return math.Round(min(max(v, -bound), bound) * 256)
}

// sampleNRGBA interpolates the four channels of a pixel at a time.
func sampleNRGBA(src *image.NRGBA, p place) uint32 {
	x, y := int(p.x>>8), int(p.y>>8)
	var top, bottom uint64 // two pixels each
	fx, fy := uint64(p.x&255), uint64(p.y&255)
	if x >= 0 && y >= 0 && x < src.Rect.Max.X-1 && y < src.Rect.Max.Y-1 {
		i := y*src.Stride + 4*x
		top, bottom = binary.LittleEndian.Uint64(src.Pix[i:]), binary.LittleEndian.Uint64(src.Pix[i+src.Stride:])
	} else {
		x0, x1, wx := sampleAt(p.x, src.Rect.Max.X)
		y0, y1, wy := sampleAt(p.y, src.Rect.Max.Y)
		fx, fy = uint64(wx), uint64(wy)
		at := func(x, y int) uint64 { return uint64(binary.LittleEndian.Uint32(src.Pix[y*src.Stride+4*x:])) }
		top, bottom = at(x0, y0)|at(x1, y0)<<32, at(x0, y1)|at(x1, y1)<<32
	}
	v := mix(mix(spread(top), spread(top>>32), fx), mix(spread(bottom), spread(bottom>>32), fx), fy)
	return uint32(v) | uint32(v>>24)
}

// spread puts the channels of a pixel into the quarters of a word: red, blue,
// green, alpha.
func spread(px uint64) uint64 { return px&0x00FF00FF | px>>8&0x00FF00FF<<32 }

// mix interpolates the values in the quarters of two words; weight is that of b
// in 1/256.
func mix(a, b, weight uint64) uint64 {
	return (a*(256-weight) + b*weight + 0x0080008000800080) >> 8 & even2
}

func sampleGray(src *image.Gray, sx, sy int32) uint8 {
	x0, x1, fx := sampleAt(sx, src.Rect.Dx())
	y0, y1, fy := sampleAt(sy, src.Rect.Dy())
	upper, lower := src.Pix[y0*src.Stride:], src.Pix[y1*src.Stride:]
	top := uint32(upper[x0])*(256-fx) + uint32(upper[x1])*fx
	bottom := uint32(lower[x0])*(256-fx) + uint32(lower[x1])*fx
	return uint8((top*(256-fy) + bottom*fy + 1<<15) >> 16)
}

// sampleAt returns the two pixels around a position and the weight, in 1/256,
// of the second.
func sampleAt(v int32, n int) (first, second int, weight uint32) {
	i := int(v >> 8)
	if i < 0 {
		return 0, 0, 0
	}
	if i >= n-1 {
		return n - 1, n - 1, 0
	}
	return i, i + 1, uint32(v & 255)
}
