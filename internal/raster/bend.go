package raster

import (
	"math"
	"slices"
)

const (
	bendOrder  = 5 // of the polynomial
	bendTerms  = bendOrder * (bendOrder + 1) / 2
	minSlopes  = 6     // that agree on a bend
	strayLine  = 0.03  // slope against the others', from which on it counts for little
	bendRounds = 4     // of leaving out strays
	stiffness  = 0.006 // of a sheet: keeps places without lines from being bent wildly
)

// bend is how far lines are shifted sideways, as a polynomial of the place
// along them and of their level: the coefficients of along^i level^j for i from
// 1 and i+j up to bendOrder. Lines stay where they cross the middle, since
// slopes tell nothing of that.
type bend [bendTerms]float64

// at returns the shift of a line at a place.
func (b *bend) at(along, level float64) float64 {
	sum, n := 0.0, 0
	for j, p := 0, along; j < bendOrder; j, p = j+1, p*level {
		for i, q := 1, p; i+j <= bendOrder; i, q = i+1, q*along {
			sum += b[n] * q
			n++
		}
	}
	return sum
}

func (b bend) plus(c bend) bend {
	for i, v := range c {
		b[i] += v
	}
	return b
}

// slopeTerms returns what one of each coefficient adds to the slope of a line
// at a place.
func slopeTerms(along, level float64) (terms bend) {
	n := 0
	for j, p := 0, 1.0; j < bendOrder; j, p = j+1, p*level {
		for i, q := 1, p; i+j <= bendOrder; i, q = i+1, q*along {
			terms[n] = float64(i) * q
			n++
		}
	}
	return terms
}

// bendOf fits a bend to slopes by least squares, strays left out step by step.
// Where too few agree there is none.
func bendOf(slopes []cellSlope) (b bend) {
	for round := range bendRounds {
		var s normal
		agree := 0
		for _, c := range slopes {
			terms := slopeTerms(c.along, c.level)
			off := c.slope
			for i, t := range terms {
				off -= b[i] * t
			}
			weight := c.weight
			if off = math.Abs(off) / strayLine; round > 0 {
				weight /= 1 + off*off*off*off
			}
			if off < 1 {
				agree++
			}
			s.add(terms, c.slope, weight)
		}
		if round > 0 && agree < minSlopes || len(slopes) < minSlopes {
			return bend{}
		}
		b = s.solve()
	}
	return b
}

// normal holds the normal equations of a bend, their right sides last, and the
// sum of the weights.
type normal struct {
	rows   [bendTerms][bendTerms + 1]float64
	weight float64
}

func (s *normal) add(terms bend, slope, weight float64) {
	s.weight += weight
	for i, t := range terms {
		for j, u := range terms {
			s.rows[i][j] += weight * t * u
		}
		s.rows[i][bendTerms] += weight * t * slope
	}
}

// solve finds the bend; what a coefficient costs, the more the higher its order,
// makes the equations definite.
func (s *normal) solve() (b bend) {
	n := 0
	for j := range bendOrder {
		for i := 1; i+j <= bendOrder; i++ {
			s.rows[n][n] += s.weight*stiffness*float64(i+j-1) + 1e-9
			n++
		}
	}
	rows := make([][]float64, bendTerms)
	for i := range rows {
		rows[i] = s.rows[i][:]
	}
	c, ok := solve(rows)
	if !ok || slices.ContainsFunc(c, func(v float64) bool { return math.IsNaN(v) || math.IsInf(v, 0) }) {
		return bend{}
	}
	return bend(c)
}
