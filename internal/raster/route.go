package raster

import (
	"image"
	"math"
)

// projection says where in its source a point of a picture is seen.
type projection interface{ apply(point) point }

// route leads from the pixels of a sheet to those of the page's picture: over
// the flat sheet as it was first cut, and over its curl where it has one.
type route struct {
	cut  matrix // of the sheet to the flat one; not used without a curl
	curl *curl  // nil: the sheet lies flat
	page matrix // of where things are seen on the sheet to the page
}

func (r route) apply(p point) point {
	if r.curl != nil {
		p = r.curl.apply(r.cut.apply(p))
	}
	return r.page.apply(p)
}

// after returns the route that does first, then r.
func (r route) after(first matrix) route {
	if r.curl == nil {
		r.page = r.page.after(first)
	} else {
		r.cut = r.cut.after(first)
	}
	return r
}

// back returns which point of the sheet is seen at p of the page.
func (r route) back(p point) point {
	p = r.page.inverse().apply(p)
	if r.curl != nil {
		p = r.cut.inverse().apply(r.curl.undo(p))
	}
	return p
}

// boundsOf returns the smallest pixel rectangle around the image of box.
func (r route) boundsOf(box image.Rectangle) image.Rectangle {
	minX, minY := math.Inf(1), math.Inf(1)
	maxX, maxY := math.Inf(-1), math.Inf(-1)
	steps := 1 // straight sides are bounded by their ends
	if r.curl != nil {
		steps = 8
	}
	for i := range steps + 1 {
		f := float64(i) / float64(steps)
		x, y := float64(box.Min.X)+f*float64(box.Dx()), float64(box.Min.Y)+f*float64(box.Dy())
		for _, p := range [4]point{{x, float64(box.Min.Y)}, {x, float64(box.Max.Y)}, {float64(box.Min.X), y}, {float64(box.Max.X), y}} {
			p = r.apply(p)
			minX, maxX = min(minX, p.x), max(maxX, p.x)
			minY, maxY = min(minY, p.y), max(maxY, p.y)
		}
	}
	const tolerance = 1e-6 // a round trip must not grow by rounding noise
	return image.Rect(int(math.Floor(minX+tolerance)), int(math.Floor(minY+tolerance)),
		int(math.Ceil(maxX-tolerance)), int(math.Ceil(maxY-tolerance)))
}
