package scan

import (
	"image"
	"math/rand/v2"
	"testing"
)

// The primaries of a JPEG's picture are those that image/color makes of it,
// whatever pixels share their colour.
func TestGrayOfMakesThePrimariesOfLuma(t *testing.T) {
	random := rand.New(rand.NewPCG(1, 2))
	for ratio := range image.YCbCrSubsampleRatio410 + 1 {
		img := image.NewYCbCr(image.Rect(0, 0, 37, 9), ratio)
		for _, plane := range [][]uint8{img.Y, img.Cb, img.Cr} {
			for i := range plane {
				plane[i] = uint8(random.Uint32())
			}
		}
		part := img.SubImage(image.Rect(3, 2, 36, 9))
		light, dark := grayOf(part, brightest), grayOf(part, darkest)
		for y := range 7 {
			for x := range 33 {
				r, g, b := primaries(part, x+3, y+2)
				if l, d := light.GrayAt(x, y).Y, dark.GrayAt(x, y).Y; l != max(r, g, b) || d != min(r, g, b) {
					t.Fatalf("%v at %d,%d: %d and %d of %d %d %d", ratio, x, y, l, d, r, g, b)
				}
			}
		}
	}
}
