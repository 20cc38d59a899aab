package raster

import "image"

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

func addBlocks(sums []uint32, row []uint8, k int) {
	for i, p := 0, 0; i+2 < len(sums); i += 3 {
		var r, g, b uint32
		for range k {
			px := row[p : p+4 : p+4]
			r += uint32(px[0])
			g += uint32(px[1])
			b += uint32(px[2])
			p += 4
		}
		sums[i] += r
		sums[i+1] += g
		sums[i+2] += b
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
				for i := range k {
					sums[x] += uint32(row[x*k+i])
				}
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
// becomes the maximum, then the minimum, of its neighbourhood.
func closing(src *image.Gray, r int) *image.Gray {
	return erode(dilate(src, r), r)
}

// dilate takes the maximum over a square of side 2r+1.
func dilate(src *image.Gray, r int) *image.Gray {
	return filterSquare(src, r, func(a, b uint8) uint8 { return max(a, b) })
}

// erode takes the minimum over a square of side 2r+1.
func erode(src *image.Gray, r int) *image.Gray {
	return filterSquare(src, r, func(a, b uint8) uint8 { return min(a, b) })
}

// filterSquare reduces the square of side 2r+1 around each pixel by pick,
// which is idempotent, so windows may overlap: a window of n is two windows
// of a power of two.
func filterSquare(src *image.Gray, r int, pick func(a, b uint8) uint8) *image.Gray {
	w, h := src.Rect.Dx(), src.Rect.Dy()
	dst := image.NewGray(src.Rect)
	padded := make([]uint8, w+2*r)
	for y := range h {
		row := src.Pix[y*src.Stride:][:w]
		copy(padded[r:], row)
		pad(padded, r, w)
		slide(padded, 2*r+1, pick)
		copy(dst.Pix[y*dst.Stride:], padded[:w])
	}
	return filterColumns(dst, r, pick)
}

func filterColumns(src *image.Gray, r int, pick func(a, b uint8) uint8) *image.Gray {
	w, h := src.Rect.Dx(), src.Rect.Dy()
	dst := image.NewGray(src.Rect)
	padded := make([]uint8, h+2*r)
	for x := range w {
		for y := range h {
			padded[r+y] = src.Pix[y*src.Stride+x]
		}
		pad(padded, r, h)
		slide(padded, 2*r+1, pick)
		for y := range h {
			dst.Pix[y*dst.Stride+x] = padded[y]
		}
	}
	return dst
}

// pad repeats the first and last of the n values that start at r.
func pad(padded []uint8, r, n int) {
	for i := range r {
		padded[i] = padded[r]
		padded[r+n+i] = padded[r+n-1]
	}
}

// slide replaces each value by pick over the window of size values that
// starts there.
func slide(v []uint8, size int, pick func(a, b uint8) uint8) {
	span := 1
	for ; 2*span <= size; span *= 2 {
		for i := 0; i+span < len(v); i++ {
			v[i] = pick(v[i], v[i+span])
		}
	}
	if rest := size - span; rest > 0 {
		for i := 0; i+rest < len(v); i++ {
			v[i] = pick(v[i], v[i+rest])
		}
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
