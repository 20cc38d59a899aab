package scan

import "math"

// row is where the marks of a line stand, and how tall they are.
type row struct {
	xs, ys []float64
	size   float64
}

// followed returns the curves along rows. All of them bend alike, as lines of
// one page do, but each has its own place and slope.
func followed(rows []row) []curve {
	straight := make([]curve, len(rows))
	bend := level(0)
	for range 3 {
		var xs, rest []float64
		var size float64
		for i, r := range rows {
			straight[i] = r.fit(bend, min(len(r.xs)/6, 1))
			for k, x := range r.xs {
				xs, rest = append(xs, x), append(rest, r.ys[k]-straight[i].at(x))
			}
			size = max(size, r.size)
		}
		pooled := row{xs, rest, size}
		bend = pooled.fit(level(0), min(max(len(xs)/8-1, 0), 3))
	}
	out := make([]curve, len(rows))
	for i, r := range rows {
		out[i] = r.fit(bend, min(len(r.xs)/6, 1)).sum(bend, r.xs)
	}
	return out
}

// fit returns the curve of the degree along what is left of the row above bend;
// marks that stand off count little.
func (r row) fit(bend curve, degree int) curve {
	weights, rest := make([]float64, len(r.xs)), make([]float64, len(r.xs))
	for i, x := range r.xs {
		weights[i], rest[i] = 1, r.ys[i]-bend.at(x)
	}
	c := fitCurve(r.xs, rest, weights, degree)
	for range 3 {
		for i, x := range r.xs {
			off := (rest[i] - c.at(x)) / (0.12 * r.size)
			weights[i] = 1 / (1 + off*off)
		}
		c = fitCurve(r.xs, rest, weights, degree)
	}
	return c
}

// sum adds two curves, as one over the range of xs.
func (c curve) sum(o curve, xs []float64) curve {
	const points = 12
	low, high := math.Inf(1), math.Inf(-1)
	for _, x := range xs {
		low, high = min(low, x), max(high, x)
	}
	if len(xs) == 0 {
		return c
	}
	var at, ys, ones []float64
	for i := range points {
		x := low + (high-low)*float64(i)/(points-1)
		at, ys, ones = append(at, x), append(ys, c.at(x)+o.at(x)), append(ones, 1)
	}
	return fitCurve(at, ys, ones, 3)
}
