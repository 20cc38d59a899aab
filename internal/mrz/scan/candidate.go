package scan

import (
	"cmp"
	"math"
	"slices"
)

// candidate is a place where a zone may be: two or three parallel chains, top
// to bottom as seen when along points right.
type candidate struct {
	lines []chain
	along point
	score float64
}

// Proportions of a zone in heights of its characters: the lines' distance
// (6.35 mm to 2.6 mm on paper, ICAO 9303-4 to -6) and their length.
const (
	leastDistance, mostDistance = 1.5, 4.2
	usualDistance               = 2.5
	leastLength                 = 20
	mostCandidates              = 10
)

// candidates returns the places where zones may be, the most likely first.
func candidates(list []chain) []candidate {
	var long []chain
	for _, c := range list {
		if c.length() >= leastLength*c.size {
			long = append(long, c)
		}
	}
	var out []candidate
	for i, a := range long {
		for _, b := range long[i+1:] {
			if c, ok := pair(a, b); ok {
				out = append(out, withThird(c, long), c)
			}
		}
	}
	for _, a := range long {
		out = append(out, beside(a, 1), beside(a, -1))
	}
	slices.SortStableFunc(out, func(a, b candidate) int { return cmp.Compare(b.score, a.score) })
	return distinct(out)
}

// pair makes a candidate of two chains that lie as the lines of a zone do.
func pair(a, b chain) (candidate, bool) {
	if math.Abs(a.along.dot(b.along.across())) > 0.09 || max(a.size, b.size) > 1.5*min(a.size, b.size) {
		return candidate{}, false
	}
	if a.along.dot(b.along) < 0 {
		b = b.turned()
	}
	size := (a.size + b.size) / 2
	distance := math.Abs(a.offset(b.middle))
	shift := math.Abs(b.middle.minus(a.middle).dot(a.along))
	short, long := min(a.length(), b.length()), max(a.length(), b.length())
	if distance < leastDistance*size || distance > mostDistance*size || short < 0.5*long || shift > 0.3*long {
		return candidate{}, false
	}
	if a.offset(b.middle) < 0 {
		a, b = b, a
	}
	score := likeness(a, size) + likeness(b, size)
	apart := distance/size - usualDistance
	return candidate{[]chain{a, b}, a.along, score * (0.5 + 0.5*short/long) / (1 + apart*apart)}, true
}

// likeness is the length of a chain in heights of its characters, and less
// again where it is longer than lines of zones are.
func likeness(c chain, size float64) float64 {
	const longest = 52
	n := c.length() / size
	return min(n, longest*longest/max(n, 1))
}

// withThird adds the third line of a card below or above the two, where there
// is one at the same distance; else it returns c with no score.
func withThird(c candidate, list []chain) candidate {
	top, bottom := c.lines[0], c.lines[1]
	step := top.offset(bottom.middle)
	for _, third := range list {
		if _, ok := pair(bottom, third); ok && math.Abs(top.offset(third.middle)-2*step) < 0.3*step {
			return candidate{[]chain{top, bottom, third}, c.along, c.score + likeness(third, third.size)}
		}
	}
	return candidate{score: -1}
}

// beside guesses the second line of a zone of which only one was seen.
func beside(a chain, side float64) candidate {
	other := a
	other.blobs = nil
	other.middle = a.middle.plus(a.along.across().times(side * 2.5 * a.size))
	lines := []chain{a, other}
	if side < 0 {
		lines = []chain{other, a}
	}
	return candidate{lines, a.along, likeness(a, a.size) / 2}
}

// distinct keeps the best of the candidates, none twice.
func distinct(list []candidate) []candidate {
	var out []candidate
	for _, c := range list {
		known := slices.ContainsFunc(out, func(o candidate) bool { return o.same(c) })
		if c.score > 0 && !known {
			out = append(out, c)
		}
		if len(out) == mostCandidates {
			break
		}
	}
	return out
}

func (c candidate) same(o candidate) bool {
	if len(c.lines) != len(o.lines) {
		return false
	}
	for i := range c.lines {
		if c.lines[i].middle.distance(o.lines[i].middle) > c.lines[i].size {
			return false
		}
	}
	return true
}

// turned is the candidate seen from the other side.
func (c candidate) turned() candidate {
	out := candidate{along: c.along.times(-1), score: c.score}
	for _, l := range slices.Backward(c.lines) {
		out.lines = append(out.lines, l.turned())
	}
	return out
}

// turned is the chain seen from the other side.
func (c chain) turned() chain {
	c.along = c.along.times(-1)
	c.from, c.to = -c.to, -c.from
	return c
}
