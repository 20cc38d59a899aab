package raster

import "math"

// point is a position in pixels; the centre of pixel (i, j) is (i+0.5, j+0.5).
type point struct{ x, y float64 }

// matrix is a plane homography in row order.
type matrix [9]float64

var identity = matrix{1, 0, 0, 0, 1, 0, 0, 0, 1}

func (m matrix) apply(p point) point {
	w := m[6]*p.x + m[7]*p.y + m[8]
	return point{(m[0]*p.x + m[1]*p.y + m[2]) / w, (m[3]*p.x + m[4]*p.y + m[5]) / w}
}

// after returns the map that does first, then m.
func (m matrix) after(first matrix) matrix {
	var out matrix
	for i := range 3 {
		for j := range 3 {
			for k := range 3 {
				out[3*i+j] += m[3*i+k] * first[3*k+j]
			}
		}
	}
	return out
}

func scaling(fx, fy float64) matrix   { return matrix{fx, 0, 0, 0, fy, 0, 0, 0, 1} }
func translation(x, y float64) matrix { return matrix{1, 0, x, 0, 1, y, 0, 0, 1} }

// rotation turns clockwise on the screen by angle radians about the origin.
func rotation(angle float64) matrix {
	s, c := math.Sincos(angle)
	return matrix{c, -s, 0, s, c, 0, 0, 0, 1}
}

// quad is four corners: top left, top right, bottom right, bottom left.
type quad [4]point

func (q quad) scaled(f float64) quad {
	for i := range q {
		q[i] = point{q[i].x * f, q[i].y * f}
	}
	return q
}

// squareTo maps the rectangle of width w and height h onto q (Heckbert 1989,
// projective mapping of the unit square).
func squareTo(q quad, w, h float64) matrix {
	dx1, dy1 := q[1].x-q[2].x, q[1].y-q[2].y
	dx2, dy2 := q[3].x-q[2].x, q[3].y-q[2].y
	sx := q[0].x - q[1].x + q[2].x - q[3].x
	sy := q[0].y - q[1].y + q[2].y - q[3].y
	det := dx1*dy2 - dx2*dy1
	g := (sx*dy2 - dx2*sy) / det
	k := (dx1*sy - sx*dy1) / det
	unit := matrix{
		q[1].x - q[0].x + g*q[1].x, q[3].x - q[0].x + k*q[3].x, q[0].x,
		q[1].y - q[0].y + g*q[1].y, q[3].y - q[0].y + k*q[3].y, q[0].y,
		g, k, 1,
	}
	return unit.after(scaling(1/w, 1/h))
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

// solve eliminates the unknowns of normal equations, whose right sides come
// last in the rows, and reports whether they tell all of them.
func solve(rows [][]float64) ([]float64, bool) {
	n := len(rows)
	for i := range rows {
		if rows[i][i] < 1e-9 {
			return nil, false
		}
		for r := i + 1; r < n; r++ {
			f := rows[r][i] / rows[i][i]
			for k := i; k <= n; k++ {
				rows[r][k] -= f * rows[i][k]
			}
		}
	}
	out := make([]float64, n)
	for i := n - 1; i >= 0; i-- {
		v := rows[i][n]
		for k := i + 1; k < n; k++ {
			v -= rows[i][k] * out[k]
		}
		out[i] = v / rows[i][i]
	}
	return out, true
}
