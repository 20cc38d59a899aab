package scan_test

import (
	"image"
	"image/color"
	"math"
	"testing"
)

// harm changes a picture for the worse.
type harm func(img *image.RGBA) *image.RGBA

// rgba copies a picture.
func rgba(img image.Image) *image.RGBA {
	out := image.NewRGBA(image.Rect(0, 0, img.Bounds().Dx(), img.Bounds().Dy()))
	for y := range out.Rect.Dy() {
		for x := range out.Rect.Dx() {
			out.Set(x, y, img.At(img.Bounds().Min.X+x, img.Bounds().Min.Y+y))
		}
	}
	return out
}

// warped moves every pixel: from gives the place, in shares of the sides, from
// which the pixel at x, y is taken.
func warped(from func(x, y float64) (float64, float64)) harm {
	return func(img *image.RGBA) *image.RGBA {
		out := image.NewRGBA(img.Rect)
		w, h := float64(img.Rect.Dx()), float64(img.Rect.Dy())
		for y := range img.Rect.Dy() {
			for x := range img.Rect.Dx() {
				u, v := from(float64(x)/w, float64(y)/h)
				out.SetRGBA(x, y, blended(img, u*w, v*h))
			}
		}
		return out
	}
}

// blended is the colour between the four pixels around x, y.
func blended(img *image.RGBA, x, y float64) color.RGBA {
	x0, y0 := math.Floor(x), math.Floor(y)
	fx, fy := x-x0, y-y0
	var sum [3]float64
	for _, near := range [4][3]float64{{0, 0, (1 - fx) * (1 - fy)}, {1, 0, fx * (1 - fy)}, {0, 1, (1 - fx) * fy}, {1, 1, fx * fy}} {
		c := img.RGBAAt(int(x0+near[0]), int(y0+near[1]))
		sum[0], sum[1], sum[2] = sum[0]+near[2]*float64(c.R), sum[1]+near[2]*float64(c.G), sum[2]+near[2]*float64(c.B)
	}
	return color.RGBA{uint8(sum[0]), uint8(sum[1]), uint8(sum[2]), 255}
}

// tilted shows the page as seen from one side: its right edge is smaller.
var tilted = warped(func(x, y float64) (float64, float64) {
	far := 1 - 0.25*(1-x)
	return 1 - (1-x)/far, 0.5 + (y-0.5)/(1-0.22*x)
})

// curled lets the page rise and fall, as one beside a spine does.
var curled = warped(func(x, y float64) (float64, float64) {
	return x + 0.008*math.Sin(3*x), y + 0.03*math.Sin(3.5*x)
})

// recoloured gives every pixel the colour that f makes of its own.
func recoloured(f func(x, y float64, c color.RGBA) color.RGBA) harm {
	return func(img *image.RGBA) *image.RGBA {
		out := image.NewRGBA(img.Rect)
		w, h := float64(img.Rect.Dx()), float64(img.Rect.Dy())
		for y := range img.Rect.Dy() {
			for x := range img.Rect.Dx() {
				out.SetRGBA(x, y, f(float64(x)/w, float64(y)/h, img.RGBAAt(x, y)))
			}
		}
		return out
	}
}

func lighter(v uint8, by float64) uint8 { return uint8(min(float64(v)+by, 255)) }

// shining lays a spot of light over a part of the first line.
var shining = recoloured(func(x, y float64, c color.RGBA) color.RGBA {
	by := 150 * math.Exp(-math.Pow((x-0.6)/0.07, 2)-math.Pow((y-0.8)/0.04, 2))
	return color.RGBA{lighter(c.R, by), lighter(c.G, by), lighter(c.B, by), 255}
})

// mixed is the colour between ink and ground that is as dark as c.
func mixed(c, ink, ground color.RGBA) color.RGBA {
	t := min(max((float64(c.G)-35)/180, 0), 1)
	mix := func(a, b uint8) uint8 { return uint8(float64(a)*(1-t) + float64(b)*t) }
	return color.RGBA{mix(ink.R, ground.R), mix(ink.G, ground.G), mix(ink.B, ground.B), 255}
}

func printedIn(ink, ground color.RGBA) harm {
	return recoloured(func(_, _ float64, c color.RGBA) color.RGBA { return mixed(c, ink, ground) })
}

// stamped lays a ring and two bars of a strong colour over the zone.
func stamped(stamp color.RGBA) harm {
	return recoloured(func(x, y float64, c color.RGBA) color.RGBA {
		ring := math.Hypot(x-0.4, 0.7*(y-0.82))
		bar := math.Abs(y-0.78-0.15*(x-0.4)) < 0.006 || math.Abs(x-0.45) < 0.004
		if math.Abs(ring-0.09) < 0.008 || bar && ring < 0.09 {
			return color.RGBA{uint8(int(c.R) * int(stamp.R) / 255), uint8(int(c.G) * int(stamp.G) / 255), uint8(int(c.B) * int(stamp.B) / 255), 255}
		}
		return c
	})
}

// patterned darkens stripes as wide as characters.
var patterned = recoloured(func(x, y float64, c color.RGBA) color.RGBA {
	wave := 0.75 + 0.25*math.Sin(260*x+170*y+2*math.Sin(30*y))
	return color.RGBA{uint8(float64(c.R) * wave), c.G, uint8(float64(c.B) * wave), 255}
})

// copied leaves black and white.
var copied = recoloured(func(_, _ float64, c color.RGBA) color.RGBA {
	if c.G > 130 {
		return color.RGBA{255, 255, 255, 255}
	}
	return color.RGBA{0, 0, 0, 255}
})

// cropped keeps a part of the picture, in shares of its sides.
func cropped(left, top, right, bottom float64) harm {
	return func(img *image.RGBA) *image.RGBA {
		w, h := float64(img.Rect.Dx()), float64(img.Rect.Dy())
		return rgba(img.SubImage(image.Rect(int(left*w), int(top*h), int(right*w), int(bottom*h))))
	}
}

// harmed is the specimen page, seen at so many pixels a character, and harmed.
func harmed(t testing.TB, p pose, h harm) image.Image {
	t.Helper()
	jpeg := p.jpeg
	p.jpeg = 0
	img := h(rgba(take(t, paintPage(t, specimen), p)))
	p.jpeg, p.blur, p.noise = jpeg, 0, 0
	return spoil(t, img, p)
}
