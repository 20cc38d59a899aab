package scan

import "math"

// point is a place on a picture in pixels.
type point struct{ x, y float64 }

func (p point) plus(q point) point       { return point{p.x + q.x, p.y + q.y} }
func (p point) minus(q point) point      { return point{p.x - q.x, p.y - q.y} }
func (p point) times(f float64) point    { return point{p.x * f, p.y * f} }
func (p point) dot(q point) float64      { return p.x*q.x + p.y*q.y }
func (p point) across() point            { return point{-p.y, p.x} }
func (p point) length() float64          { return math.Hypot(p.x, p.y) }
func (p point) distance(q point) float64 { return p.minus(q).length() }

// axis returns the mean of the points and the unit vector along which they
// spread most; it points to the right, or down.
func axis(points []point) (middle, along point) {
	for _, p := range points {
		middle = middle.plus(p)
	}
	middle = middle.times(1 / float64(len(points)))
	var xx, xy, yy float64
	for _, p := range points {
		d := p.minus(middle)
		xx, xy, yy = xx+d.x*d.x, xy+d.x*d.y, yy+d.y*d.y
	}
	angle := 0.5 * math.Atan2(2*xy, xx-yy)
	along = point{math.Cos(angle), math.Sin(angle)}
	if along.x < -1e-9 || math.Abs(along.x) <= 1e-9 && along.y < 0 {
		along = along.times(-1)
	}
	return middle, along
}

// parabola is a + b*x + c*x*x.
type parabola struct{ a, b, c float64 }

func (p parabola) at(x float64) float64 { return p.a + x*(p.b+x*p.c) }

// fitParabola returns the least-squares parabola through weighted points; with
// too few points to bend it, a straight or level line.
func fitParabola(xs, ys, weights []float64, bend bool) parabola {
	var m [3][4]float64
	for i, x := range xs {
		powers := [3]float64{1, x, x * x}
		for r := range 3 {
			for c := range 3 {
				m[r][c] += weights[i] * powers[r] * powers[c]
			}
			m[r][3] += weights[i] * powers[r] * ys[i]
		}
	}
	if !bend {
		m[2] = [4]float64{0, 0, 1, 0}
		m[0][2], m[1][2] = 0, 0
	}
	s := solve3(m)
	return parabola{s[0], s[1], s[2]}
}

// solve3 solves three linear equations; unknowns that they leave open are 0.
func solve3(m [3][4]float64) [3]float64 {
	var out [3]float64
	used := [3]int{-1, -1, -1}
	free := [3]bool{true, true, true}
	for col := range 3 {
		pivot := -1
		for r := range 3 {
			if free[r] && (pivot < 0 || math.Abs(m[r][col]) > math.Abs(m[pivot][col])) {
				pivot = r
			}
		}
		if math.Abs(m[pivot][col]) < 1e-12 {
			continue
		}
		free[pivot], used[col] = false, pivot
		for r := range 3 {
			if r == pivot {
				continue
			}
			f := m[r][col] / m[pivot][col]
			for c := col; c < 4; c++ {
				m[r][c] -= f * m[pivot][c]
			}
		}
	}
	for col, r := range used {
		if r >= 0 {
			out[col] = m[r][3] / m[r][col]
		}
	}
	return out
}
