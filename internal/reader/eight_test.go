package reader

import (
	"bytes"
	"image"
	"math/rand/v2"
	"testing"
)

// TestEightPixelsAtATime holds what looks at eight pixels at a time against what
// looks at each.
func TestEightPixelsAtATime(t *testing.T) {
	rng := rand.New(rand.NewPCG(1, 2))
	for _, width := range []int{1, 7, 8, 9, 31, 64} {
		row := grainyRow(rng, width)
		for _, level := range []uint64{128, darkInk, ruleInk, faintInk, brokenInk, 255} {
			for x := range width {
				dark, light := x, x
				for dark < width && uint64(row[dark]) >= level {
					dark++
				}
				for light < width && uint64(row[light]) < level {
					light++
				}
				if got := nextDark(row, x, level); got != dark {
					t.Errorf("%v from %d, below %d: %d, want %d", row, x, level, got, dark)
				}
				if got := nextLight(row, x, level); got != light {
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

// TestRedPlaneLooksAtEveryPixel holds the quick look at two pixels against the
// redness of each.
func TestRedPlaneLooksAtEveryPixel(t *testing.T) {
	rng := rand.New(rand.NewPCG(5, 6))
	src := image.NewNRGBA(image.Rect(0, 0, 301, 201))
	for i := range src.Pix {
		src.Pix[i] = uint8(rng.IntN(256))
	}
	plane, found := redPlane(src)
	for i, v := range plane.Pix {
		if want := redness(src.Pix[4*i:]); v != want {
			t.Fatalf("%v is %d, want %d", src.Pix[4*i:4*i+3], v, want)
		}
	}
	if !found {
		t.Error("a picture with much red has none")
	}
}

// TestRulingsOfEveryPlace draws rulings at every place of eight columns and takes
// them off.
func TestRulingsOfEveryPlace(t *testing.T) {
	for at := range 8 {
		img := image.NewGray(image.Rect(0, 0, 301, 203))
		for i := range img.Pix {
			img.Pix[i] = 255
		}
		for x := 20 + at; x < 250; x++ {
			img.Pix[(50+at)*img.Stride+x] = 60
			if x%4 != 0 {
				img.Pix[(90+at)*img.Stride+x] = 190 // broken by grain
			}
		}
		for y := 20 + at; y < 190; y++ {
			img.Pix[y*img.Stride+270+at] = 60
			if y%4 != 0 {
				img.Pix[y*img.Stride+280+at] = 190
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
