package raster

import (
	"image"
	"math"
)

const (
	outlineSide   = 400  // longest side of the picture the outline is sought on
	inkRadius     = 5    // of the closing that takes ink off, at that size
	minStep       = 0.30 // natural logarithm of sheet over desk
	maxSlope      = 0.27 // of a side against the picture's: 15 degrees
	slopeStep     = 0.01
	minSupport    = 0.6  // share of a side that must show the step
	minSheetShare = 0.25 // of the picture
)

// findOutline returns the corners of a sheet that lies plainly on a darker or
// coloured ground, in pixels of img, and false where there is no such thing.
// Sides at which the sheet fills the picture stand in for themselves, but at
// least two sides must be seen.
func findOutline(img *image.NRGBA) (quad, bool) {
	k := max(1, (max(img.Rect.Dx(), img.Rect.Dy())+outlineSide-1)/outlineSide)
	small := reduce(img, min(k, img.Rect.Dx(), img.Rect.Dy()))
	field := newStepField(small)
	var sides [4]side
	seen := 0
	for i := range sides {
		sides[i] = field.turned(i).findSide()
		if sides[i].found {
			seen++
		}
	}
	if seen < 2 {
		return quad{}, false
	}
	q, ok := field.corners(sides)
	if !ok {
		return quad{}, false
	}
	for i := range q {
		q[i] = point{q[i].x * float64(k), q[i].y * float64(k)}
	}
	return q, true
}

// stepField is the logarithm of the weakest channel, its ink closed: light
// that falls off multiplies, so steps between sheet and desk stay the same
// everywhere; and white paper is stronger than any coloured desk in some
// channel.
type stepField struct {
	w, h int
	v    []float32
}

func newStepField(img *image.NRGBA) stepField {
	w, h := img.Rect.Dx(), img.Rect.Dy()
	low := image.NewGray(img.Rect)
	for i := range low.Pix {
		low.Pix[i] = min(img.Pix[4*i], img.Pix[4*i+1], img.Pix[4*i+2])
	}
	low = closing(low, inkRadius)
	f := stepField{w, h, make([]float32, w*h)}
	var logs [256]float32
	for i := range logs {
		logs[i] = float32(math.Log(float64(i) + 16))
	}
	for i, v := range low.Pix {
		f.v[i] = logs[v]
	}
	return f
}

// turned returns the field turned so that side i (0 top, 1 right, 2 bottom,
// 3 left) becomes the top: reading positions along the side clockwise.
func (f stepField) turned(i int) stepField {
	if i == 0 {
		return f
	}
	w, h := f.w, f.h
	if i%2 == 1 {
		w, h = h, w
	}
	out := stepField{w, h, make([]float32, w*h)}
	for y := range h {
		for x := range w {
			sx, sy := f.unturn(i, x, y)
			out.v[y*w+x] = f.v[sy*f.w+sx]
		}
	}
	return out
}

func (f stepField) unturn(i, x, y int) (int, int) {
	switch i {
	case 1:
		return f.w - 1 - y, x
	case 2:
		return f.w - 1 - x, f.h - 1 - y
	case 3:
		return y, f.h - 1 - x
	}
	return x, y
}

// side is the line y = level + slope*(x - middle) of a turned field.
type side struct {
	found        bool
	level, slope float64
}

// findSide looks for the top edge of the sheet: the line over which the most
// columns step from dark to bright, with nothing as bright as the sheet above
// it.
func (f stepField) findSide() side {
	steps := f.steps()
	var best side
	bestCount := 0
	for slope := -maxSlope; slope <= maxSlope; slope += slopeStep {
		level, count := f.strongest(steps, slope)
		if count > bestCount {
			best, bestCount = side{true, level, slope}, count
		}
	}
	if float64(bestCount) < minSupport*float64(f.w)*0.7 || !f.darkOutside(best) {
		return side{}
	}
	return best
}

// steps returns the places where the field rises by minStep within three
// pixels downwards and is the steepest thereabouts.
func (f stepField) steps() []image.Point {
	const reach = 2
	var out []image.Point
	rise := func(x, y int) float32 { return f.v[(y+reach)*f.w+x] - f.v[(y-reach)*f.w+x] }
	for y := reach + 1; y < f.h/2; y++ {
		for x := range f.w {
			r := rise(x, y)
			if r >= minStep && r >= rise(x, y-1) && (y+reach+1 >= f.h || r > rise(x, y+1)) {
				out = append(out, image.Pt(x, y))
			}
		}
	}
	return out
}

// strongest returns the level that the most steps share at one slope.
func (f stepField) strongest(steps []image.Point, slope float64) (level float64, count int) {
	margin := f.w / 3
	votes := make([]int, f.h+2*margin)
	middle := float64(f.w) / 2
	for _, s := range steps {
		i := int(float64(s.Y)-slope*(float64(s.X)-middle)) + margin
		if i >= 0 && i < len(votes) {
			votes[i]++
		}
	}
	for i := 1; i+1 < len(votes); i++ {
		if n := votes[i-1] + votes[i] + votes[i+1]; n > count {
			level, count = float64(i-margin)+0.5, n
		}
	}
	return level, count
}

// darkOutside reports whether the strip just outside of the line and all
// beyond it are darker than just inside, nearly everywhere.
func (f stepField) darkOutside(s side) bool {
	const gap, deep = 3, 6
	good, all := 0, 0
	for x := 0; x < f.w; x += 2 {
		y := int(s.at(float64(x), f.w))
		inside := y + deep
		if y-gap < 0 || inside >= f.h || inside < 0 {
			continue
		}
		limit := f.v[inside*f.w+x] - minStep/2
		for out := y - gap; out >= 0; out -= 3 {
			all++
			if f.v[out*f.w+x] < limit {
				good++
			}
		}
	}
	return all > 0 && float64(good) >= 0.85*float64(all)
}

func (s side) at(x float64, w int) float64 { return s.level + s.slope*(x-float64(w)/2) }

// corners crosses neighbouring sides and checks the result: convex, large,
// and within the picture but for a little.
func (f stepField) corners(sides [4]side) (quad, bool) {
	var ends [4][2]point
	for i, s := range sides {
		w := f.w
		if i%2 == 1 {
			w = f.h
		}
		for e := range 2 {
			x := float64(e * w)
			ends[i][e] = f.unturnPoint(i, point{x, s.at(x, w)})
		}
	}
	var q quad
	for i := range q {
		p, ok := cross(ends[(i+3)%4], ends[i])
		if !ok || !f.holds(p) {
			return q, false
		}
		q[i] = p
	}
	return q, q.convex() && q.area() >= minSheetShare*float64(f.w*f.h)
}

// unturnPoint is unturn for positions instead of pixels.
func (f stepField) unturnPoint(i int, p point) point {
	w, h := float64(f.w), float64(f.h)
	switch i {
	case 1:
		return point{w - p.y, p.x}
	case 2:
		return point{w - p.x, h - p.y}
	case 3:
		return point{p.y, h - p.x}
	}
	return p
}

// holds reports whether p lies in the picture or a tenth of it outside: a
// corner of the sheet may be cut off.
func (f stepField) holds(p point) bool {
	mx, my := float64(f.w)/10, float64(f.h)/10
	return p.x > -mx && p.y > -my && p.x < float64(f.w)+mx && p.y < float64(f.h)+my
}

// cross returns where two lines, each through two points, meet.
func cross(a, b [2]point) (point, bool) {
	adx, ady := a[1].x-a[0].x, a[1].y-a[0].y
	bdx, bdy := b[1].x-b[0].x, b[1].y-b[0].y
	det := adx*bdy - ady*bdx
	if math.Abs(det) < 1e-9 {
		return point{}, false
	}
	t := ((b[0].x-a[0].x)*bdy - (b[0].y-a[0].y)*bdx) / det
	return point{a[0].x + t*adx, a[0].y + t*ady}, true
}

func (q quad) convex() bool {
	for i := range q {
		a, b, c := q[i], q[(i+1)%4], q[(i+2)%4]
		if (b.x-a.x)*(c.y-b.y)-(b.y-a.y)*(c.x-b.x) <= 0 {
			return false
		}
	}
	return true
}

func (q quad) area() float64 {
	sum := 0.0
	for i := range q {
		a, b := q[i], q[(i+1)%4]
		sum += a.x*b.y - a.y*b.x
	}
	return sum / 2
}

// size returns the mean lengths of the two pairs of sides.
func (q quad) size() (w, h float64) {
	length := func(a, b point) float64 { return math.Hypot(a.x-b.x, a.y-b.y) }
	return (length(q[0], q[1]) + length(q[3], q[2])) / 2, (length(q[0], q[3]) + length(q[1], q[2])) / 2
}
