package scan

import "math"

// curve is a polynomial of up to third degree through points near middle; its
// argument is scaled by reach, so that its coefficients are of like size.
type curve struct {
	middle, reach float64
	terms         [4]float64
}

// level is the curve that is a everywhere.
func level(a float64) curve { return curve{reach: 1, terms: [4]float64{a}} }

func (c *curve) at(x float64) float64 {
	t := (x - c.middle) / c.reach
	return c.terms[0] + t*(c.terms[1]+t*(c.terms[2]+t*c.terms[3]))
}

// slope is how much the curve rises per unit at x.
func (c *curve) slope(x float64) float64 {
	t := (x - c.middle) / c.reach
	return (c.terms[1] + t*(2*c.terms[2]+t*3*c.terms[3])) / c.reach
}

// raised is the curve with every value greater by so much.
func (c curve) raised(by float64) curve {
	c.terms[0] += by
	return c
}

// enlarged is the curve with arguments, where they are lengths too, and values
// multiplied by a factor.
func (c curve) enlarged(arguments, values float64) curve {
	c.middle *= arguments
	c.reach *= arguments
	for i := range c.terms {
		c.terms[i] *= values
	}
	return c
}

// fitCurve returns the least-squares polynomial of the degree, at most 3,
// through weighted points.
func fitCurve(xs, ys, weights []float64, degree int) curve {
	low, high := math.Inf(1), math.Inf(-1)
	for _, x := range xs {
		low, high = min(low, x), max(high, x)
	}
	if len(xs) == 0 {
		return level(0)
	}
	c := curve{middle: (low + high) / 2, reach: max((high-low)/2, 1e-6)}
	var m [4][5]float64
	for i, x := range xs {
		t := (x - c.middle) / c.reach
		powers := [4]float64{1, t, t * t, t * t * t}
		for r := range degree + 1 {
			for k := range degree + 1 {
				m[r][k] += weights[i] * powers[r] * powers[k]
			}
			m[r][4] += weights[i] * powers[r] * ys[i]
		}
	}
	c.terms = solve(m)
	return c
}

// solve solves four linear equations; unknowns that they leave open are 0.
func solve(m [4][5]float64) [4]float64 {
	var out [4]float64
	used := [4]int{-1, -1, -1, -1}
	var taken [4]bool
	for col := range 4 {
		pivot := -1
		for r := range 4 {
			if !taken[r] && (pivot < 0 || math.Abs(m[r][col]) > math.Abs(m[pivot][col])) {
				pivot = r
			}
		}
		if math.Abs(m[pivot][col]) < 1e-9 {
			continue
		}
		taken[pivot], used[col] = true, pivot
		for r := range 4 {
			if r == pivot {
				continue
			}
			f := m[r][col] / m[pivot][col]
			for k := col; k < 5; k++ {
				m[r][k] -= f * m[pivot][k]
			}
		}
	}
	for col, r := range used {
		if r >= 0 {
			out[col] = m[r][4] / m[r][col]
		}
	}
	return out
}
