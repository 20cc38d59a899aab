package raster

import (
	"encoding/binary"
	"image"
)

// reduce shrinks a colour picture by averaging blocks of k by k pixels; what
// does not fill a block at the right and bottom is left out. k is at least 1
// and no more than either side.
func reduce(src *image.NRGBA, k int) *image.NRGBA {
	w, h := src.Rect.Dx()/k, src.Rect.Dy()/k
	dst := image.NewNRGBA(image.Rect(0, 0, w, h))
	sums := make([]uint32, 3*w)
	area := uint32(k * k)
	for y := range h {
		clear(sums)
		for j := range k {
			addBlocks(sums, src.Pix[(y*k+j)*src.Stride:], k)
		}
		row := dst.Pix[y*dst.Stride:]
		for x := range w {
			row[4*x] = uint8(sums[3*x] / area)
			row[4*x+1] = uint8(sums[3*x+1] / area)
			row[4*x+2] = uint8(sums[3*x+2] / area)
			row[4*x+3] = 255
		}
	}
	return dst
}

// shrinkBy returns the factor for reduce that brings the longer side of r to
// about side pixels, or 1 where it is no longer.
func shrinkBy(r image.Rectangle, side int) int {
	return max(1, min((max(r.Dx(), r.Dy())+side/2)/side, r.Dx(), r.Dy()))
}

// addBlocks adds up each k pixels of a row. Red and blue are added in the two
// halves of a word, which hold up to 257 of them: no picture within the limits
// is reduced by more.
func addBlocks(sums []uint32, row []uint8, k int) {
	for i := 0; i+2 < len(sums); i += 3 {
		var redBlue, green uint32
		block := row[:4*k]
		row = row[4*k:]
		for ; len(block) >= 4; block = block[4:] {
			px := binary.LittleEndian.Uint32(block)
			redBlue += px & 0x00FF00FF
			green += px >> 8 & 0xFF
		}
		sums[i] += redBlue & 0xFFFF
		sums[i+1] += green
		sums[i+2] += redBlue >> 16
	}
}

// reduceGray is reduce for one channel.
func reduceGray(src *image.Gray, k int) *image.Gray {
	w, h := src.Rect.Dx()/k, src.Rect.Dy()/k
	dst := image.NewGray(image.Rect(0, 0, w, h))
	sums := make([]uint32, w)
	area := uint32(k * k)
	for y := range h {
		clear(sums)
		for j := range k {
			row := src.Pix[(y*k+j)*src.Stride:]
			for x := range sums {
				var sum uint32
				for _, v := range row[x*k : x*k+k] {
					sum += uint32(v)
				}
				sums[x] += sum
			}
		}
		for x, s := range sums {
			dst.Pix[y*dst.Stride+x] = uint8(s / area)
		}
	}
	return dst
}

// grayOf returns the luma (ITU-R BT.709 weights) of a colour picture.
func grayOf(src *image.NRGBA) *image.Gray {
	dst := image.NewGray(src.Rect)
	for i := range dst.Pix {
		dst.Pix[i] = luma(src.Pix[4*i], src.Pix[4*i+1], src.Pix[4*i+2])
	}
	return dst
}

func luma(r, g, b uint8) uint8 {
	return uint8((54*uint32(r) + 183*uint32(g) + 19*uint32(b)) >> 8)
}

// closing removes what is dark and narrower than 2r+1 pixels: each pixel
// becomes the maximum, then the minimum, of the square of side 2r+1 around it.
func closing(src *image.Gray, r int) *image.Gray {
	out := dilate(src, r)
	invert(out.Pix)
	out = dilate(out, r) // of the inverse, which is the minimum's inverse
	invert(out.Pix)
	return out
}

func invert(pix []uint8) {
	for i, v := range pix {
		pix[i] = ^v
	}
}

// dilate takes the maximum over a square of side 2r+1; the edge goes on beyond
// itself.
func dilate(src *image.Gray, r int) *image.Gray {
	w, h := src.Rect.Dx(), src.Rect.Dy()
	wide := w + 2*r
	padded := make([]uint8, wide*(h+2*r))
	for y := range h + 2*r {
		row := padded[y*wide:][:wide]
		from := src.Pix[min(max(y-r, 0), h-1)*src.Stride:][:w]
		copy(row[r:], from)
		for i := range r {
			row[i], row[r+w+i] = from[0], from[w-1]
		}
	}
	widen(padded, 2*r+1, 1)
	widen(padded, 2*r+1, wide)
	dst := image.NewGray(src.Rect)
	for y := range h {
		copy(dst.Pix[y*dst.Stride:][:w], padded[y*wide:])
	}
	return dst
}

// widen replaces each value by the greatest of so many that start there and are
// step apart; windows may overlap, so each is two windows of a power of two.
// What the last ones become is of no use.
func widen(v []uint8, size, step int) {
	span := 1
	for ; 2*span <= size; span *= 2 {
		raise(v, v[min(span*step, len(v)):])
	}
	if rest := size - span; rest > 0 {
		raise(v, v[min(rest*step, len(v)):])
	}
}

// raise brings each value of v up to that of b, eight at a time.
func raise(v, b []uint8) {
	const tops = 0x8080808080808080
	for ; len(b) >= 8; v, b = v[8:], b[8:] {
		x, y := binary.LittleEndian.Uint64(v), binary.LittleEndian.Uint64(b)
		rest := x | tops - y&^tops // its tops say which of the lower seven bits are no less
		greater := (x&^y | ^(x^y)&rest) & tops >> 7 * 0xFF
		binary.LittleEndian.PutUint64(v, x&greater|y&^greater)
	}
	for i, y := range b {
		v[i] = max(v[i], y)
	}
}

// blur averages over a square of side 2r+1.
func blur(src *image.Gray, r int) *image.Gray {
	w, h := src.Rect.Dx(), src.Rect.Dy()
	dst := image.NewGray(src.Rect)
	for y := range h {
		blurRun(dst.Pix[y*dst.Stride:], src.Pix[y*src.Stride:], run{w, 1}, r)
	}
	out := image.NewGray(src.Rect)
	for x := range w {
		blurRun(out.Pix[x:], dst.Pix[x:], run{h, dst.Stride}, r)
	}
	return out
}

// run is a row or a column within the pixels of a picture.
type run struct{ n, step int }

func blurRun(dst, src []uint8, along run, r int) {
	at := func(i int) int { return int(src[min(max(i, 0), along.n-1)*along.step]) }
	sum := 0
	for i := -r; i <= r; i++ {
		sum += at(i)
	}
	for i := range along.n {
		dst[i*along.step] = uint8(sum / (2*r + 1))
		sum += at(i+r+1) - at(i-r)
	}
}
