package specimen

import (
	"image"
	"image/draw"
	"math"

	ximage "golang.org/x/image/draw"
	"golang.org/x/image/font/sfnt"
	"golang.org/x/image/vector"
)

// canvas is a page being rendered.
type canvas struct {
	img   *image.NRGBA
	scale float64 // pixels a millimetre
	ras   vector.Rasterizer
	mask  *image.Alpha
}

// outline is a closed figure in pixels.
type outline []segment

// render draws the page at dpi.
func (p *page) render(dpi float64) *image.NRGBA {
	scale := dpi / 25.4
	r := image.Rect(0, 0, int(math.Round(p.w*scale)), int(math.Round(p.h*scale)))
	c := &canvas{img: image.NewNRGBA(r), scale: scale, mask: image.NewAlpha(image.Rectangle{})}
	for i := 0; i < len(c.img.Pix); i += 4 {
		copy(c.img.Pix[i:i+4], []uint8{p.ground.r, p.ground.g, p.ground.b, 255})
	}
	for _, i := range p.items {
		i.paint(c)
	}
	return c.img
}

// fill lays the outlines over the picture with opacity alpha (0 to 1). The
// outlines are in pixels.
func (c *canvas) fill(o outline, colour ink, alpha float64) {
	box := o.bounds().Intersect(c.img.Bounds())
	if box.Empty() {
		return
	}
	c.trace(o, box)
	for y := box.Min.Y; y < box.Max.Y; y++ {
		m := c.mask.Pix[(y-box.Min.Y)*c.mask.Stride:]
		d := c.img.Pix[c.img.PixOffset(box.Min.X, y):]
		for x := range box.Dx() {
			if m[x] != 0 {
				blend(d[4*x:4*x+3:4*x+3], colour, float64(m[x])*alpha/255)
			}
		}
	}
}

// trace leaves the coverage of o within box in c.mask.
func (c *canvas) trace(o outline, box image.Rectangle) {
	c.ras.Reset(box.Dx(), box.Dy())
	dx, dy := float64(box.Min.X), float64(box.Min.Y)
	at := func(p point) (float32, float32) { return float32(p.x - dx), float32(p.y - dy) }
	for _, s := range o {
		x, y := at(s.args[0])
		switch s.op {
		case sfnt.SegmentOpMoveTo:
			c.ras.ClosePath()
			c.ras.MoveTo(x, y)
		case sfnt.SegmentOpLineTo:
			c.ras.LineTo(x, y)
		case sfnt.SegmentOpQuadTo:
			x1, y1 := at(s.args[1])
			c.ras.QuadTo(x, y, x1, y1)
		case sfnt.SegmentOpCubeTo:
			x1, y1 := at(s.args[1])
			x2, y2 := at(s.args[2])
			c.ras.CubeTo(x, y, x1, y1, x2, y2)
		}
	}
	c.ras.ClosePath()
	size := image.Rect(0, 0, box.Dx(), box.Dy())
	if n := box.Dx() * box.Dy(); cap(c.mask.Pix) < n {
		c.mask = image.NewAlpha(size)
	} else {
		c.mask = &image.Alpha{Pix: c.mask.Pix[:n], Stride: box.Dx(), Rect: size}
	}
	c.ras.DrawOp = draw.Src
	c.ras.Draw(c.mask, size, image.Opaque, image.Point{})
}

func (o outline) bounds() image.Rectangle {
	lo, hi := point{math.Inf(1), math.Inf(1)}, point{math.Inf(-1), math.Inf(-1)}
	for _, s := range o {
		for _, a := range s.args[:segmentArgs(s.op)] {
			lo.x, lo.y = min(lo.x, a.x), min(lo.y, a.y)
			hi.x, hi.y = max(hi.x, a.x), max(hi.y, a.y)
		}
	}
	if len(o) == 0 {
		return image.Rectangle{}
	}
	return image.Rect(int(math.Floor(lo.x)), int(math.Floor(lo.y)), int(math.Ceil(hi.x)), int(math.Ceil(hi.y)))
}

func segmentArgs(op sfnt.SegmentOp) int {
	switch op {
	case sfnt.SegmentOpQuadTo:
		return 2
	case sfnt.SegmentOpCubeTo:
		return 3
	}
	return 1
}

func blend(d []uint8, c ink, a float64) {
	d[0] = uint8(float64(d[0])*(1-a) + float64(c.r)*a + 0.5)
	d[1] = uint8(float64(d[1])*(1-a) + float64(c.g)*a + 0.5)
	d[2] = uint8(float64(d[2])*(1-a) + float64(c.b)*a + 0.5)
}

// placed returns the outline of g with its origin at, size pixels an em,
// turned counter-clockwise by radians.
func (g *glyph) placed(at point, size, radians float64) outline {
	sin, cos := math.Sincos(radians)
	out := make(outline, len(g.segments))
	for i, s := range g.segments {
		out[i].op = s.op
		for j, a := range s.args {
			x, y := a.x*size, a.y*size
			out[i].args[j] = point{at.x + x*cos + y*sin, at.y - x*sin + y*cos}
		}
	}
	return out
}

// polygonOutline returns the closed figure through points.
func polygonOutline(points []point) outline {
	out := make(outline, len(points))
	for i, p := range points {
		out[i] = segment{op: sfnt.SegmentOpLineTo, args: [3]point{p}}
	}
	if len(out) > 0 {
		out[0].op = sfnt.SegmentOpMoveTo
	}
	return out
}

// strokeOutlines returns a line of the given width through points, one figure
// a stretch so that crossings do not cancel.
func strokeOutlines(points []point, closed bool, width float64) []outline {
	var out []outline
	n := len(points) - 1
	if closed {
		n++
	}
	for i := range n {
		if o := stretch(points[i], points[(i+1)%len(points)], width/2); o != nil {
			out = append(out, o)
		}
	}
	return out
}

func stretch(a, b point, half float64) outline {
	dx, dy := b.x-a.x, b.y-a.y
	l := math.Hypot(dx, dy)
	if l == 0 {
		return nil
	}
	ux, uy := dx/l*half, dy/l*half
	return polygonOutline([]point{
		{a.x - ux/2 - uy, a.y - uy/2 + ux}, {b.x + ux/2 - uy, b.y + uy/2 + ux},
		{b.x + ux/2 + uy, b.y + uy/2 - ux}, {a.x - ux/2 + uy, a.y - uy/2 - ux},
	})
}

func ellipsePoints(c point, rx, ry float64) []point {
	const n = 96
	out := make([]point, n)
	for i := range out {
		sin, cos := math.Sincos(2 * math.Pi * float64(i) / n)
		out[i] = point{c.x + rx*cos, c.y + ry*sin}
	}
	return out
}

func scaled(points []point, k float64) []point {
	out := make([]point, len(points))
	for i, p := range points {
		out[i] = point{p.x * k, p.y * k}
	}
	return out
}

// lay puts img, stretched, over the picture.
func (c *canvas) lay(img *image.NRGBA, r image.Rectangle) {
	ximage.BiLinear.Scale(c.img, r, img, img.Bounds(), ximage.Over, nil)
}

func toNRGBA(img image.Image) *image.NRGBA {
	if n, ok := img.(*image.NRGBA); ok {
		return n
	}
	n := image.NewNRGBA(image.Rect(0, 0, img.Bounds().Dx(), img.Bounds().Dy()))
	draw.Draw(n, n.Bounds(), img, img.Bounds().Min, draw.Src)
	return n
}
