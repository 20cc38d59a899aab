package reader

import (
	"bytes"
	"image"
	"math/rand/v2"
	"testing"
)

// TestInkIsFoundAtEveryPlace holds what looks at many pixels at a time against
// what looks at each.
func TestInkIsFoundAtEveryPlace(t *testing.T) {
	rng := rand.New(rand.NewPCG(1, 2))
	for _, width := range []int{1, 7, 63, 64, 65, 200} {
		row := grainyRow(rng, width)
		src := &image.Gray{Pix: row, Stride: width, Rect: image.Rect(0, 0, width, 1)}
		for _, level := range []uint8{128, darkInk, ruleInk, 255} {
			ink := inkBitsOf(src, level).row(0)
			for x := range width {
				dark, light := x, x
				for dark < width && row[dark] >= level {
					dark++
				}
				for light < width && row[light] < level {
					light++
				}
				if got := nextInk(ink, x, width); got != dark {
					t.Errorf("%v from %d, below %d: %d, want %d", row, x, level, got, dark)
				}
				if got := nextPaper(ink, x, width); got != light {
					t.Errorf("%v from %d, not below %d: %d, want %d", row, x, level, got, light)
				}
			}
		}
	}
}

// grainyRow is white with stretches of any grey.
func grainyRow(rng *rand.Rand, width int) []uint8 {
	row := bytes.Repeat([]byte{255}, width)
	for x := range row {
		if rng.IntN(20) < 7 {
			row[x] = uint8(rng.IntN(256))
		}
	}
	return row
}

// TestInkBesideStaysWithinTheRow: what stands beside the last place of a row is
// none of it.
func TestInkBesideStaysWithinTheRow(t *testing.T) {
	for _, places := range []int{3, 63, 64, 65, 130} {
		row := make([]uint64, (places+wordBits-1)/wordBits)
		for _, x := range []int{0, places / 2, places - 1} {
			row[x/wordBits] |= 1 << (x % wordBits)
		}
		got := make([]uint64, len(row))
		inkBeside(got, row)
		withoutEnds(got, places)
		for x := range wordBits * len(got) {
			near := x <= 1 || x >= places/2-1 && x <= places/2+1 || x >= places-2
			want := near && x > 0 && x < places-1
			if marked := got[x/wordBits]>>(x%wordBits)&1 == 1; marked != want {
				t.Errorf("place %d of %d: %v, want %v", x, places, marked, want)
			}
		}
	}
}

// TestInkMasksLookAtEveryPixel counts the ink of every reduced pixel by itself.
func TestInkMasksLookAtEveryPixel(t *testing.T) {
	rng := rand.New(rand.NewPCG(3, 4))
	src := &image.Gray{Pix: grainyRow(rng, 61*40), Stride: 61, Rect: image.Rect(0, 0, 61, 40)}
	for _, k := range []int{1, 2, 3, 5, 9} {
		w := 61 / k
		dark, faint := inkMasks(src, k)
		for i := range dark {
			least := uint8(255)
			for y := i / w * k; y < (i/w+1)*k; y++ {
				for x := i % w * k; x < (i%w+1)*k; x++ {
					least = min(least, src.GrayAt(x, y).Y)
				}
			}
			if (dark[i] == 1) != (least < darkInk) || (faint[i] == 1) != (least < faintInk) {
				t.Fatalf("reduced %d times, pixel %d whose darkest is %d: dark %d, faint %d", k, i, least, dark[i], faint[i])
			}
		}
	}
}

// TestRulingsOfEveryPlace draws rulings at every place of 64 columns and takes
// them off.
func TestRulingsOfEveryPlace(t *testing.T) {
	for at := range wordBits {
		img := image.NewGray(image.Rect(0, 0, 401, 303))
		for i := range img.Pix {
			img.Pix[i] = 255
		}
		for x := 20 + at; x < 250; x++ {
			img.Pix[(50+at)*img.Stride+x] = 60
			if x%4 != 0 {
				img.Pix[(150+at)*img.Stride+x] = 190 // broken by grain
			}
		}
		for y := 20 + at; y < 290; y++ {
			img.Pix[y*img.Stride+260+at] = 60
			if y%4 != 0 {
				img.Pix[y*img.Stride+330+at] = 190
			}
		}
		uprights := eraseRules(img, cloneGray(img), 20)
		if n := bytes.Count(img.Pix, []byte{255}); n != len(img.Pix) {
			t.Errorf("shifted by %d: %d pixels of rulings are left", at, len(img.Pix)-n)
		}
		if len(uprights) < 2 {
			t.Errorf("shifted by %d: rulings that run down: %v", at, uprights)
		}
	}
}
