package raster

import (
	"image"
	"math"
)

const (
	outlineSide   = 400  // longest side of the picture the outline is sought on
	inkRadius     = 5    // of the closing that takes ink off, at that size
	minStep       = 0.30 // natural logarithm of sheet over desk
	faintStep     = 0.20 // the same for sides that are else not found: a pale desk
	maxSlope      = 0.27 // of a side against the picture's: 15 degrees
	slopeStep     = 0.01
	maxSag        = 0.12 // of a side's ends against its middle, to half its length
	minSupport    = 0.42 // share of a side of the picture that must show the step
	minSheetShare = 0.25 // of the picture
)

// sheetOutline is where a sheet lies on a picture.
type sheetOutline struct {
	quad
	open bool // it reaches beyond the picture at some side
}

// findOutline returns the corners of a sheet that lies plainly on a darker or
// coloured ground, and false where there is no such thing. img is reduced to
// about outlineSide.
// Sides at which the sheet fills the picture stand in for themselves, but at
// least two sides must be seen.
func findOutline(img *image.NRGBA) (sheetOutline, bool) {
	field := newStepField(img)
	var sides [4]side
	var out sheetOutline
	seen := 0
	for i := range sides {
		turned := field.turned(i)
		if sides[i] = turned.findSide(minStep); !sides[i].found {
			sides[i] = turned.findSide(faintStep)
		}
		if sides[i].found {
			seen++
		} else {
			out.open = out.open || turned.reachesEdge()
		}
	}
	if seen < 2 {
		return out, false
	}
	var ok bool
	out.quad, ok = field.corners(sides)
	return out, ok
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

// side is the line y = level + slope*u + sag*u^2 of a turned field, where u is
// the distance from its middle.
type side struct {
	found             bool
	level, slope, sag float64
}

// findSide looks for the top edge of the sheet: the line over which the most
// columns step from dark to bright, with nothing as bright as the sheet above
// it. A sheet that curls may have a side that sags.
func (f stepField) findSide(step float32) side {
	steps := f.steps(step)
	var best side
	bestCount := 0
	for slope := -maxSlope; slope <= maxSlope; slope += slopeStep {
		level, count := f.strongest(steps, slope)
		if count > bestCount {
			best, bestCount = side{true, level, slope, 0}, count
		}
	}
	least := int(math.Ceil(minSupport * float64(f.w)))
	straight := best.refined(steps, f.w)
	if bestCount >= least && f.darkOutside(straight, step) {
		return straight
	}
	sagging := best.bent(steps, f.w)
	if sagging.support(steps, f.w) >= least && f.darkOutside(sagging, step) {
		return sagging
	}
	return side{}
}

// refined fits the line to the steps near it by least squares.
func (s side) refined(steps []point, w int) side {
	var n, sx, sy, sxx, sxy float64
	for _, p := range steps {
		x, y := p.x-float64(w)/2, p.y
		if math.Abs(y-s.at(p.x, w)) <= 2 {
			n, sx, sy, sxx, sxy = n+1, sx+x, sy+y, sxx+x*x, sxy+x*y
		}
	}
	det := n*sxx - sx*sx
	if det < 1 {
		return s
	}
	slope := (n*sxy - sx*sy) / det
	return side{s.found, (sy - slope*sx) / n, slope, 0}
}

// bent fits a parabola to the steps near the line, in a band that narrows.
func (s side) bent(steps []point, w int) side {
	const widest, narrowest = 8, 2
	half := float64(w) / 2
	for band := float64(widest); band >= narrowest; band-- {
		m := [][]float64{make([]float64, 4), make([]float64, 4), make([]float64, 4)}
		for _, p := range steps {
			u := (p.x - half) / half
			if math.Abs(p.y-s.at(p.x, w)) > band {
				continue
			}
			terms := [4]float64{1, u, u * u, p.y}
			for i := range m {
				for j, t := range terms {
					m[i][j] += terms[i] * t
				}
			}
		}
		c, ok := solve(m)
		if !ok || math.Abs(c[2]) > maxSag*half {
			return side{}
		}
		s = side{s.found, c[0], c[1] / half, c[2] / half / half}
	}
	return s
}

// support counts the columns that step at the line.
func (s side) support(steps []point, w int) int {
	columns := make([]bool, w)
	n := 0
	for _, p := range steps {
		if x := int(p.x); !columns[x] && math.Abs(p.y-s.at(p.x, w)) <= 1.5 {
			columns[x] = true
			n++
		}
	}
	return n
}

// reachesEdge reports that the picture's edge shows what lies further in, not
// a desk.
func (f stepField) reachesEdge() bool {
	edge, inside := min(1, f.h-1), f.h/6
	same, all := 0, 0
	for x := f.w / 5; x < f.w*4/5; x++ {
		all++
		if f.v[edge*f.w+x] > f.v[inside*f.w+x]-minStep/2 {
			same++
		}
	}
	return 4*same >= 3*all
}

// steps returns the places where the field rises by least within four
// pixels downwards and is the steepest thereabouts.
func (f stepField) steps(least float32) []point {
	const reach = 2
	var out []point
	rise := func(x, y int) float32 { return f.v[(y+reach)*f.w+x] - f.v[(y-reach)*f.w+x] }
	for y := reach + 1; y < min(f.h/2, f.h-reach-1); y++ {
		for x := range f.w {
			if r := rise(x, y); r >= least && r >= rise(x, y-1) && r > rise(x, y+1) {
				out = append(out, point{float64(x) + 0.5, f.crossing(x, y-reach, y+reach)})
			}
		}
	}
	return out
}

// crossing returns where column x passes the middle between its values at
// from and to.
func (f stepField) crossing(x, from, to int) float64 {
	half := (f.v[from*f.w+x] + f.v[to*f.w+x]) / 2
	for y := from; y < to; y++ {
		a, b := f.v[y*f.w+x], f.v[(y+1)*f.w+x]
		if a < half && b >= half {
			return float64(y) + 0.5 + float64((half-a)/(b-a))
		}
	}
	return float64(from+to+1) / 2
}

// strongest returns the level that the most steps share at one slope.
func (f stepField) strongest(steps []point, slope float64) (level float64, count int) {
	margin := f.w / 3
	votes := make([]int, f.h+2*margin)
	middle := float64(f.w) / 2
	for _, s := range steps {
		i := int(s.y-slope*(s.x-middle)) + margin
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

// darkOutside reports whether, over enough columns, all beyond the line is
// darker than just inside of it. Columns without a step at the line are the
// desk beside the sheet.
func (f stepField) darkOutside(s side, step float32) bool {
	const gap, deep = 3, 4
	columns, good, all := 0, 0, 0
	for x := range f.w {
		y := int(s.at(float64(x)+0.5, f.w))
		if y-gap < 0 || y+deep >= f.h {
			continue
		}
		inside := f.v[(y+deep)*f.w+x]
		if f.v[(y-gap)*f.w+x] > inside-0.7*step {
			continue
		}
		columns++
		for out := y - gap; out >= 0; out -= 3 {
			all++
			if f.v[out*f.w+x] < inside-step/2 {
				good++
			}
		}
	}
	return float64(columns) >= minSupport*float64(f.w) && float64(good) >= 0.85*float64(all)
}

// at returns the line's level at x on a field of width w.
func (s side) at(x float64, w int) float64 {
	u := x - float64(w)/2
	return s.level + (s.slope+s.sag*u)*u
}

// corners crosses neighbouring sides and checks the result: convex, large,
// and within the picture but for a little.
func (f stepField) corners(sides [4]side) (quad, bool) {
	var ends [4][2]point
	for i, s := range sides {
		w := f.w
		if i%2 == 1 {
			w = f.h
		}
		s.sag = 0 // a curl bends the sheet about its middle
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
