package specimen

import (
	"image"
	"math"
	"testing"
)

func TestHomographyInverseLeadsBack(t *testing.T) {
	m := quadTo([4]point{{12, 7}, {390, 31}, {371, 610}, {-4, 580}}, 400, 600)
	for _, p := range []point{{0, 0}, {400, 0}, {123, 456}, {400, 600}} {
		x, y := m.inverse().at(m.at(p.x, p.y))
		if math.Hypot(x-p.x, y-p.y) > 1e-6 {
			t.Errorf("%v comes back as %g, %g", p, x, y)
		}
	}
}

func TestQuarterTurnFollowsTurned(t *testing.T) {
	img := image.NewNRGBA(image.Rect(0, 0, 5, 3))
	img.Pix[img.PixOffset(4, 1)] = 200
	for quarters := range 4 {
		x, y := quarterTurn(quarters, img.Rect.Size()).at(4.5, 1.5)
		out := turned(img, quarters)
		if got := out.NRGBAAt(int(x), int(y)).R; got != 200 {
			t.Errorf("%d quarters: %d at %g, %g", quarters, got, x, y)
		}
	}
}

func TestAfterDoesTheFirstMapFirst(t *testing.T) {
	double, right := homography{2, 0, 0, 0, 2, 0}, homography{1, 0, 10, 0, 1, 0}
	if x, y := right.after(double).at(3, 4); x != 16 || y != 8 {
		t.Errorf("3, 4 doubled and moved is %g, %g", x, y)
	}
}
