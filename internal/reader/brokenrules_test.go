package reader

import (
	"image/color"
	"testing"
)

// A thin ruling in a grainy picture leaves its row and comes back, and is as
// light as paper at places.
func TestBrokenRulesAreErased(t *testing.T) {
	img := blank(400, 300)
	for i := 20; i < 380; i++ {
		if i%11 < 3 {
			continue
		}
		img.SetGray(i, 50+i%2, color.Gray{190})
		img.SetGray(60+i%2, min(i, 280), color.Gray{190})
	}
	out := cloneGray(img)
	uprights := eraseRules(out, img, 25)
	for i := 100; i < 270; i++ {
		if out.GrayAt(i, 50).Y != 255 || out.GrayAt(i, 51).Y != 255 || out.GrayAt(60, i).Y != 255 || out.GrayAt(61, i).Y != 255 {
			t.Fatalf("a ruling is left at %d", i)
		}
	}
	if len(uprights) == 0 {
		t.Error("nobody is told where the ruling stood that runs down")
	}
}

// The strokes across small figures lie in a row as a broken ruling does, with
// others over and under them.
func TestRowsOfSmallFiguresAreNoBrokenRules(t *testing.T) {
	img := blank(400, 100)
	for x := 20; x < 380; x += 7 {
		for k := range 5 {
			for _, y := range []int{40, 45, 50} {
				img.SetGray(x+k, y, color.Gray{60})
			}
		}
	}
	out := cloneGray(img)
	eraseRules(out, img, 16)
	for i, v := range img.Pix {
		if out.Pix[i] != v {
			t.Fatalf("ink at %d, %d is gone", i%img.Stride, i/img.Stride)
		}
	}
}

// Figures with feet, 1 and 2, have nothing below them and little above.
func TestFeetOfFiguresAreNoBrokenRule(t *testing.T) {
	img := blank(400, 100)
	for x := 20; x < 380; x += 10 {
		for k := range 7 {
			img.SetGray(x+k, 52, color.Gray{60})
		}
		for y := 38; y < 52; y++ {
			img.SetGray(x+3, y, color.Gray{60})
			img.SetGray(x+4, y, color.Gray{60})
		}
	}
	out := cloneGray(img)
	eraseRules(out, img, 18)
	for i, v := range img.Pix {
		if out.Pix[i] != v {
			t.Fatalf("ink at %d, %d is gone", i%img.Stride, i/img.Stride)
		}
	}
}
