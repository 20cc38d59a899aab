package lines

import (
	"cmp"
	"math"
	"slices"
)

const blank = 0

// A Char tells of at most maxAlternatives other characters, each at least
// leastAlternative probable.
const (
	maxAlternatives  = 5
	leastAlternative = 1e-4
)

// frames is the probability of every class allowed at every frame.
type frames struct {
	classes []int // the classes, blank first
	values  [][]float64
}

// probabilities divides the logits, whole rows of step values, by the
// temperature and shares the probability out among the allowed classes.
func probabilities(logits []float32, step int, classes []int, temperature float64) frames {
	f := frames{classes: classes}
	for ; len(logits) >= step; logits = logits[step:] {
		row := make([]float64, len(classes))
		for i, class := range classes {
			row[i] = float64(logits[class]) / temperature
		}
		softmax(row)
		f.values = append(f.values, row)
	}
	return f
}

// negligible is how far below the top a logit counts for nothing: a large
// alphabet has few classes that do.
const negligible = 16

func softmax(row []float64) {
	top, sum := slices.Max(row), 0.0
	for i, v := range row {
		row[i] = 0
		if v > top-negligible {
			row[i] = math.Exp(v - top)
			sum += row[i]
		}
	}
	for i := range row {
		row[i] /= sum
	}
}

// likelihood is the probability, over every alignment, that the line holds
// exactly these characters: the forward pass of CTC.
func (f frames) likelihood(text []int) float64 {
	states := states(text)
	now, next := make([]float64, len(states)), make([]float64, len(states))
	log := 0.0
	for t, row := range f.values {
		sum := 0.0
		for s, at := range states {
			next[s] = row[at] * reach(now, states, s, t)
			sum += next[s]
		}
		if sum == 0 {
			return 0
		}
		for s := range next {
			next[s] /= sum
		}
		log += math.Log(sum)
		now, next = next, now
	}
	total := now[len(now)-1]
	if len(now) > 1 {
		total += now[len(now)-2]
	}
	return math.Exp(log) * total
}

// reach is the probability of standing before state s at frame t.
func reach(now []float64, states []int, s, t int) float64 {
	if t == 0 {
		if s < 2 {
			return 1
		}
		return 0
	}
	sum := now[s]
	if s > 0 {
		sum += now[s-1]
	}
	if skips(states, s) {
		sum += now[s-2]
	}
	return sum
}

// alternatives returns the other characters a span may hold, most probable
// first. Their probabilities and that of the character itself are the means of
// what its frames say, without the blank.
func (f frames) alternatives(s span, alphabet []rune) (p float64, others []Alternative) {
	sums := make([]float64, len(f.classes))
	total := 0.0
	for t := s.from; t < s.to; t++ {
		for i, v := range f.values[t][1:] {
			sums[i+1] += v
			total += v
		}
	}
	for i, v := range sums {
		if i != blank && i != s.at && v >= leastAlternative*total {
			others = append(others, Alternative{alphabet[f.classes[i]-1], v / total})
		}
	}
	slices.SortFunc(others, func(a, b Alternative) int { return cmp.Compare(b.P, a.P) })
	return sums[s.at] / total, slices.Clip(others[:min(len(others), maxAlternatives)])
}
