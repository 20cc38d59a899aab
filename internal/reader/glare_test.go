package reader

import (
	"image"
	"image/color"
	"testing"

	"zhengqi/internal/raster"
)

func TestAValueThatFadesIntoGlareMayLackSomeOfIt(t *testing.T) {
	p := ownPage("账号: 2105262129348942")
	v := span{{p, p.rows[0].glyphs[3:]}}
	end, size := v[0].box().Max.X, p.bounds()
	for name, c := range map[string]struct {
		paper uint8
		light func(x int) int // what falls on the paper besides
		want  bool
	}{
		"even light on grey":  {190, func(int) int { return 0 }, false},
		"even light on white": {250, func(int) int { return 0 }, false},
		"light that fades":    {190, func(x int) int { return x / 40 }, false},
		"a spot at the end":   {190, func(x int) int { return max(0, 65-abs(x-end-20)) }, true},
		"a spot farther off":  {190, func(x int) int { return max(0, 65-abs(x-end-200)) }, false},
		"a spot in the value": {190, func(x int) int { return max(0, 65-abs(x-end+160)) }, false},
	} {
		paper := image.NewNRGBA(image.Rect(0, 0, size.Dx()+400, size.Dy()))
		for y := range paper.Rect.Max.Y {
			for x := range paper.Rect.Max.X {
				tone := uint8(min(255, int(c.paper)+c.light(x)))
				paper.SetNRGBA(x, y, color.NRGBA{tone, tone, tone, 255})
			}
		}
		p.sheet = &raster.Sheet{Color: paper}
		if got := v.besideGlare(); got != c.want {
			t.Errorf("%s: %v", name, got)
		}
	}
}

func abs(n int) int { return max(n, -n) }
