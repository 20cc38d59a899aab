package mrz

import (
	"cmp"
	"math"
	"slices"
	"strings"
)

// A lattice is the set of all texts a run of cells may hold, step by step. A
// step reads one cell or a few that only make sense together (a country, a
// day of the year); between steps only a state is kept: the running sums of
// the check digits and where in the names the reader stands.
type lattice struct {
	steps []step
}

// step is what may stand in the cells from first on, and what each option does
// to the state.
type step struct {
	first, cells int
	options      []option
	move         move
}

// option is one text for the cells of a step; weight is its probability by
// the picture times its prior.
type option struct {
	text   string
	weight float64
}

// move gives the state after an option and the prior probability of taking it
// there, 0 where it cannot stand.
type move func(s state, o option) (state, float64)

// state is what the rest of a zone depends on. field and composite are sums
// modulo 10; broken says that a printed check digit was already found wrong;
// part is where in a name, or in a run of fillers, the text stands.
type state struct {
	field, composite uint8
	broken           uint8
	part             uint8
}

const (
	parts  = 8
	states = 10 * 10 * 2 * parts
)

func (s state) index() int {
	return ((int(s.field)*10+int(s.composite))*2+int(s.broken))*parts + int(s.part)
}

func stateOf(i int) state {
	return state{uint8(i / parts / 2 / 10), uint8(i / parts / 2 % 10), uint8(i / parts % 2), uint8(i % parts)}
}

// maxOptions bounds the options of a step, the least probable first out;
// leastShare drops those far less probable than the best.
const (
	maxOptions = 24
	leastShare = 2e-6
)

// addStep appends a step, keeping its most probable options.
func (l *lattice) addStep(s step) {
	slices.SortStableFunc(s.options, func(a, b option) int { return cmp.Compare(b.weight, a.weight) })
	if len(s.options) > maxOptions {
		s.options = s.options[:maxOptions]
	}
	least := s.options[0].weight * leastShare
	s.options = slices.DeleteFunc(s.options, func(o option) bool { return o.weight < least })
	l.steps = append(l.steps, s)
}

// edge is one way on from a state.
type edge struct {
	from, to int32
	option   int32
	weight   float64
}

// edges spreads the lattice out from the zero state, a slice of edges a step.
func (l *lattice) edges() [][]edge {
	out := make([][]edge, len(l.steps))
	active := []int{state{}.index()}
	for i, s := range l.steps {
		var seen [states]bool
		var next []int
		for _, from := range active {
			for k, o := range s.options {
				to, prior := s.move(stateOf(from), o)
				if prior == 0 {
					continue
				}
				t := to.index()
				if !seen[t] {
					seen[t] = true
					next = append(next, t)
				}
				out[i] = append(out[i], edge{int32(from), int32(t), int32(k), prior * o.weight})
			}
		}
		active = next
	}
	return out
}

// solution is the most probable text of a lattice. confidence holds, for each
// cell, the share of all texts of the lattice, by probability, that agree with
// it there. score is the natural logarithm of its probability.
type solution struct {
	text       string
	confidence []float64
	score      float64
}

// solve finds the most probable text and how sure each of its cells is.
func (l *lattice) solve() solution {
	edges := l.edges()
	chosen, score := best(edges)
	shares := marginals(edges, l.steps)
	out := solution{score: score}
	var text strings.Builder
	for i, s := range l.steps {
		picked := s.options[chosen[i]].text
		text.WriteString(picked)
		for k := range picked {
			var agree float64
			for j, o := range s.options {
				if o.text[k] == picked[k] {
					agree += shares[i][j]
				}
			}
			out.confidence = append(out.confidence, agree)
		}
	}
	out.text = text.String()
	return out
}

// best walks the most probable way and returns the option taken at each step.
func best(edges [][]edge) ([]int, float64) {
	value := map[int32]float64{int32(state{}.index()): 0}
	from := make([][states]int32, len(edges))
	taken := make([][states]int32, len(edges))
	for i, list := range edges {
		next := make(map[int32]float64, len(value))
		for _, e := range list {
			v := value[e.from] + math.Log(e.weight)
			if old, ok := next[e.to]; !ok || v > old {
				next[e.to] = v
				from[i][e.to], taken[i][e.to] = e.from, e.option
			}
		}
		value = next
	}
	end, score := int32(0), math.Inf(-1)
	for s, v := range value {
		if v > score || v == score && s < end {
			end, score = s, v
		}
	}
	chosen := make([]int, len(edges))
	for i := len(edges) - 1; i >= 0; i-- {
		chosen[i] = int(taken[i][end])
		end = from[i][end]
	}
	return chosen, score
}

// marginals returns the share of every option of every step among all ways.
func marginals(edges [][]edge, steps []step) [][]float64 {
	forward := make([][states]float64, len(edges)+1)
	forward[0][state{}.index()] = 1
	for i, list := range edges {
		for _, e := range list {
			forward[i+1][e.to] += forward[i][e.from] * e.weight
		}
		scale(&forward[i+1])
	}
	var backward [states]float64
	for i := range backward {
		backward[i] = 1
	}
	out := make([][]float64, len(edges))
	for i := len(edges) - 1; i >= 0; i-- {
		out[i] = make([]float64, len(steps[i].options))
		var before [states]float64
		var sum float64
		for _, e := range edges[i] {
			w := e.weight * backward[e.to]
			before[e.from] += w
			out[i][e.option] += forward[i][e.from] * w
			sum += forward[i][e.from] * w
		}
		for k := range out[i] {
			out[i][k] /= sum
		}
		scale(&before)
		backward = before
	}
	return out
}

// scale brings the largest value to 1 against underflow.
func scale(values *[states]float64) {
	top := slices.Max(values[:])
	if top == 0 {
		return
	}
	for i := range values {
		values[i] /= top
	}
}
