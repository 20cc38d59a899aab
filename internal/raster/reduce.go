package raster

import (
	"encoding/binary"
	"image"
)

// even2 picks the even channels of two pixels, each with room for sums beside it.
const even2 = 0x00FF00FF00FF00FF

// reduce shrinks an opaque colour picture by averaging blocks of k by k pixels;
// what does not fill a block at the right and bottom is left out. k is at least
// 1 and no more than either side.
func reduce(src *image.NRGBA, k int) *image.NRGBA {
	w, h := src.Rect.Dx()/k, src.Rect.Dy()/k
	dst := image.NewNRGBA(image.Rect(0, 0, w, h))
	share := shareOf(k)
	for y := range h {
		row := dst.Pix[y*dst.Stride:][:4*w]
		if k == 2 {
			halveRow(row, src.Pix[2*y*src.Stride:], src.Pix[(2*y+1)*src.Stride:])
			continue
		}
		for x := range w {
			red, green, blue := blockSums(src.Pix[y*k*src.Stride+4*k*x:], src.Stride, k)
			px := uint32(red*share>>shareBits) | uint32(green*share>>shareBits)<<8 | uint32(blue*share>>shareBits)<<16
			binary.LittleEndian.PutUint32(row[4*x:], px|0xFF<<24)
		}
	}
	return dst
}

// halveRow averages squares of four pixels of two rows.
func halveRow(dst, a, b []uint8) {
	a, b = a[:2*len(dst)], b[:2*len(dst)]
	for len(dst) >= 4 && len(a) >= 8 && len(b) >= 8 {
		p, q := binary.LittleEndian.Uint64(a), binary.LittleEndian.Uint64(b)
		redBlue := p&even2 + q&even2
		others := p>>8&even2 + q>>8&even2
		redBlue += redBlue >> 32
		others += others >> 32
		binary.LittleEndian.PutUint32(dst, uint32(redBlue>>2&0x00FF00FF|others<<6&0xFF00FF00))
		dst, a, b = dst[4:], a[8:], b[8:]
	}
}

// blockSums adds up the channels of the block of k by k pixels with which pix
// begins. Two pixels are added at a time, in quarters of words that hold 257
// values: they are emptied when that many may have come.
func blockSums(pix []uint8, stride, k int) (red, green, blue uint64) {
	var redBlue, others uint64
	for j := range k {
		row := pix[j*stride:][:4*k]
		for ; len(row) >= 8; row = row[8:] {
			px := binary.LittleEndian.Uint64(row)
			redBlue += px & even2
			others += px >> 8 & even2
		}
		if len(row) >= 4 {
			px := uint64(binary.LittleEndian.Uint32(row))
			redBlue += px & even2
			others += px >> 8 & even2
		}
		if k > 16 || j == k-1 {
			redBlue, others = redBlue&(1<<32-1)+redBlue>>32, others+others>>32
			red += redBlue & 0xFFFF
			blue += redBlue >> 16 & 0xFFFF
			green += others & 0xFFFF
			redBlue, others = 0, 0
		}
	}
	return red, green, blue
}

const shareBits = 40

// shareOf is the share of one pixel of k by k in their mean, in parts of two to
// the power of shareBits, rounded up: for k up to 256 a sum of so many bytes
// times it is the mean to the last bit.
func shareOf(k int) uint64 { return (1<<shareBits + uint64(k*k) - 1) / uint64(k*k) }

// shrinkBy returns the factor for reduce that brings the longer side of r to
// about side pixels, or 1 where it is no longer.
func shrinkBy(r image.Rectangle, side int) int {
	return max(1, min((max(r.Dx(), r.Dy())+side/2)/side, r.Dx(), r.Dy()))
}

// reduceGray is reduce for one channel.
func reduceGray(src *image.Gray, k int) *image.Gray {
	w, h := src.Rect.Dx()/k, src.Rect.Dy()/k
	dst := image.NewGray(image.Rect(0, 0, w, h))
	sums := make([]uint32, w)
	share := shareOf(k)
	for y := range h {
		clear(sums)
		for j := range k {
			row := src.Pix[(y*k+j)*src.Stride:]
			p := 0
			for x := range sums {
				for range k {
					sums[x] += uint32(row[p])
					p++
				}
			}
		}
		for x, s := range sums {
			dst.Pix[y*dst.Stride+x] = uint8(uint64(s) * share >> shareBits)
		}
	}
	return dst
}

// grayOf returns the luma (ITU-R BT.709 weights) of a colour picture.
func grayOf(src *image.NRGBA) *image.Gray {
	dst := image.NewGray(src.Rect)
	for i := range dst.Pix {
		px := binary.LittleEndian.Uint32(src.Pix[4*i:])
		dst.Pix[i] = luma(uint8(px), uint8(px>>8), uint8(px>>16))
	}
	return dst
}

func luma(r, g, b uint8) uint8 {
	return uint8((54*uint32(r) + 183*uint32(g) + 19*uint32(b)) >> 8)
}

// closing removes what is dark and narrower than 2r+1 pixels: each pixel
// becomes the maximum, then the minimum, of the square of side 2r+1 around it.
func closing(src *image.Gray, r int) *image.Gray {
	return eroded(dilate(src, r), r)
}

// eroded takes the minimum over a square of side 2r+1.
func eroded(src *image.Gray, r int) *image.Gray {
	inverse := image.NewGray(src.Rect)
	for i, v := range src.Pix {
		inverse.Pix[i] = ^v
	}
	out := dilate(inverse, r)
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
