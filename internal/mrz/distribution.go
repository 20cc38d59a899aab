package mrz

import "math"

// Alphabet holds the 37 characters of ICAO 9303-3 clause 4.3 in the order of
// a Distribution.
const Alphabet = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ<"

// Distribution is the probability of every character of Alphabet in one cell.
type Distribution [len(Alphabet)]float64

// leastProbability is granted to every character of every cell: no reader of
// pictures is surer than that.
const leastProbability = 1e-6

// place is where a character stands in Alphabet; one that does not counts as a
// filler.
func place(c byte) int {
	switch {
	case c >= '0' && c <= '9':
		return int(c - '0')
	case c >= 'A' && c <= 'Z':
		return int(c-'A') + 10
	}
	return len(Alphabet) - 1
}

// Of returns the probability of a character of Alphabet.
func (d *Distribution) Of(c byte) float64 { return d[place(c)] }

// Best returns the most probable character.
func (d *Distribution) Best() byte { return Alphabet[d.best()] }

// tidied returns d with a sum of 1 before leastProbability is granted. What is
// no probability counts as 0; a cell of which nothing is known is even.
func (d *Distribution) tidied() Distribution {
	out, sum := *d, 0.0
	for i, p := range out {
		if !(p > 0) {
			out[i] = 0
		} else if p > 1e100 { // infinite, or a sum of such would be
			out[i] = 1e100
		}
		sum += out[i]
	}
	for i := range out {
		if sum < 1e-100 {
			out[i] = 1.0 / float64(len(out))
		} else {
			out[i] = max(out[i]/sum, leastProbability)
		}
	}
	return out
}

// best is the place of the most probable character.
func (d *Distribution) best() int {
	best := 0
	for k := range d {
		if d[k] > d[best] {
			best = k
		}
	}
	return best
}

// ceiling is the logarithm of the best character of each cell taken alone.
func ceiling(cells []Distribution) float64 {
	sum, product := 0.0, 1.0
	for i := range cells {
		product *= cells[i][cells[i].best()]
		if product < 1e-200 {
			sum, product = sum+math.Log(product), 1
		}
	}
	return sum + math.Log(product)
}
