package raster

import (
	"bytes"
	"image"
	"math/rand/v2"
	"testing"
)

// plainReduce is reduce, one value at a time.
func plainReduce(src *image.NRGBA, k int) *image.NRGBA {
	dst := image.NewNRGBA(image.Rect(0, 0, src.Rect.Dx()/k, src.Rect.Dy()/k))
	for i := range dst.Pix {
		x, y, sum := i/4%dst.Rect.Dx(), i/dst.Stride, 0
		for j := range k * k {
			sum += int(src.Pix[(y*k+j/k)*src.Stride+4*(x*k+j%k)+i%4])
		}
		dst.Pix[i] = uint8(sum / (k * k))
	}
	return dst
}

func TestReduceAveragesLikePlainArithmetic(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	noise, white := image.NewNRGBA(image.Rect(0, 0, 530, 301)), image.NewNRGBA(image.Rect(0, 0, 530, 301))
	for i := range noise.Pix {
		noise.Pix[i], white.Pix[i] = uint8(r.IntN(256)), 255
		if i%4 == 3 {
			noise.Pix[i] = 255
		}
	}
	for _, k := range []int{1, 2, 3, 4, 7, 16, 17, 31, 256} {
		for _, img := range []*image.NRGBA{noise, white} {
			if !bytes.Equal(reduce(img, k).Pix, plainReduce(img, k).Pix) {
				t.Errorf("reduced by %d: other means than plain arithmetic's", k)
			}
		}
	}
}

// plainClosing is closing, one window at a time.
func plainClosing(src *image.Gray, r int) *image.Gray {
	pick := func(src *image.Gray, best func(a, b uint8) uint8) *image.Gray {
		dst := image.NewGray(src.Rect)
		for i := range dst.Pix {
			x, y := i%dst.Stride, i/dst.Stride
			v := src.Pix[i]
			for j := range (2*r + 1) * (2*r + 1) {
				u := min(max(x+j%(2*r+1)-r, 0), dst.Rect.Dx()-1)
				w := min(max(y+j/(2*r+1)-r, 0), dst.Rect.Dy()-1)
				v = best(v, src.Pix[w*src.Stride+u])
			}
			dst.Pix[i] = v
		}
		return dst
	}
	bright := pick(src, func(a, b uint8) uint8 { return max(a, b) })
	return pick(bright, func(a, b uint8) uint8 { return min(a, b) })
}

func TestClosingTakesExtremesLikePlainArithmetic(t *testing.T) {
	random := rand.New(rand.NewPCG(3, 4))
	for _, size := range []image.Point{{61, 43}, {3, 50}, {9, 1}} {
		img := image.NewGray(image.Rectangle{Max: size})
		for i := range img.Pix {
			img.Pix[i] = uint8(random.IntN(256))
		}
		for _, r := range []int{1, 4, 5, 6} {
			if !bytes.Equal(closing(img, r).Pix, plainClosing(img, r).Pix) {
				t.Errorf("%v, %d pixels to either side: other extremes than plain arithmetic's", size, r)
			}
		}
	}
}
