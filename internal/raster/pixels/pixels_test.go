package pixels

import (
	"bytes"
	"image"
	"image/draw"
	"math/rand/v2"
	"testing"
)

// rowOf gives so many bytes of any value.
func rowOf(rng *rand.Rand, n int) []uint8 {
	out := make([]uint8, n)
	for i := range out {
		out[i] = uint8(rng.IntN(256))
	}
	return out
}

// TestEveryPixelIsDoneAlike holds what is done to many pixels at once against what
// is done to one.
func TestEveryPixelIsDoneAlike(t *testing.T) {
	rng := rand.New(rand.NewPCG(1, 2))
	tone := Tone{[3]uint32{160, 256, 426}, 593}
	for _, n := range []int{1, 15, 16, 17, 1003, 50_000} {
		colours, gains := rowOf(rng, 4*n), make([]uint32, n)
		for i := range gains {
			gains[i] = 200 + rng.Uint32N(2600)
		}
		for name, do := range map[string]func(dst, colours []uint8, gains []uint32){
			"weigh":     func(dst, colours []uint8, _ []uint32) { Weigh(dst, colours) },
			"brightest": func(dst, colours []uint8, _ []uint32) { Brightest(dst, colours) },
			"darkest":   func(dst, colours []uint8, _ []uint32) { Darkest(dst, colours) },
			"even":      tone.Even,
			"redness":   func(dst, colours []uint8, _ []uint32) { Redness(dst, colours) },
		} {
			got, want := make([]uint8, n), make([]uint8, n)
			do(got, colours, gains)
			for i := range want {
				do(want[i:i+1], colours[4*i:], gains[i:])
			}
			if !bytes.Equal(got, want) {
				t.Errorf("%s of %d pixels is not that of each", name, n)
			}
		}
	}
}

// TestColourIsThatOfTheStandardLibrary draws a picture with every luminance beside
// every difference that chance brings.
func TestColourIsThatOfTheStandardLibrary(t *testing.T) {
	rng := rand.New(rand.NewPCG(3, 4))
	for _, width := range []int{1, 2, 31, 32, 1001} {
		src := image.NewYCbCr(image.Rect(0, 0, width, 200), image.YCbCrSubsampleRatio422)
		copy(src.Y, rowOf(rng, len(src.Y)))
		copy(src.Cb, rowOf(rng, len(src.Cb)))
		copy(src.Cr, rowOf(rng, len(src.Cr)))
		want := image.NewRGBA(src.Rect)
		draw.Draw(want, want.Rect, src, image.Point{}, draw.Src)
		got := make([]uint8, len(want.Pix))
		for y := range 200 {
			Colour(got[y*want.Stride:], src.Y[y*src.YStride:][:width], src.Cb[y*src.CStride:], src.Cr[y*src.CStride:])
		}
		if !bytes.Equal(got, want.Pix) {
			t.Errorf("%d pixels wide: the colours differ", width)
		}
	}
}

func TestBelowMarksWhatIsLess(t *testing.T) {
	rng := rand.New(rand.NewPCG(5, 6))
	for _, n := range []int{1, 63, 64, 65, 1000} {
		values := rowOf(rng, n)
		for _, level := range []uint8{0, 1, 128, 170, 255} {
			got := make([]uint64, (n+63)/64)
			Below(got, values, level)
			for i := range 64 * len(got) {
				marked := got[i/64]>>(i%64)&1 == 1
				if want := i < n && values[i] < level; marked != want {
					t.Fatalf("value %d of %d, below %d: %v, want %v", i, n, level, marked, want)
				}
			}
		}
	}
}

// Brown print is red enough to be put back, gold frames are not.
func TestRednessIsOfRedAlone(t *testing.T) {
	for _, c := range []struct {
		pixel [4]uint8
		want  uint8
	}{{[4]uint8{200, 30, 40, 255}, 0}, {[4]uint8{120, 50, 50, 255}, 141}, {[4]uint8{148, 85, 25, 255}, 72}, {[4]uint8{200, 160, 60, 255}, 255}, {[4]uint8{255, 255, 255, 255}, 255}, {[4]uint8{200, 30, 190, 255}, 255}} {
		var got [1]uint8
		if Redness(got[:], c.pixel[:]); got[0] != c.want {
			t.Errorf("%v is %d, want %d", c.pixel, got[0], c.want)
		}
	}
}
