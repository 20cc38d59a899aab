package lines

import (
	"math/rand/v2"
	"slices"
	"testing"
)

// A judge with five panels, of which the last is not full.
func judge(rng *rand.Rand) (*layer, grid) {
	const inputs, classes, frames = 16, 70, 12
	l := &layer{Op: "conv", In: inputs, Out: classes, Kernel: [2]int{1, 1}, Step: [2]int{1, 1}, inner: inputs}
	l.weights = panels(randomValues(rng, inputs*classes), classes)
	l.biases = make([]float32, whole(classes))
	copy(l.biases, randomValues(rng, classes))
	g := new(shelf).grid(1, frames, inputs)
	copy(g.inner(0), randomValues(rng, frames*inputs))
	return l, g
}

func TestClassifyEqualsProbabilitiesOfEveryLogit(t *testing.T) {
	l, g := judge(rand.New(rand.NewPCG(7, 8)))
	s := new(shelf)
	logits := slices.Clone(l.convolve(g, s).inner(0))
	for _, allowed := range [][]part{{{0, 70}}, {{0, 1}}, {{0, 1}, {5, 6}, {30, 33}}, {{0, 40}, {66, 70}}, {{0, 2}, {69, 70}}} {
		got, want := l.classify(g, s, allowed, 0.1), probabilities(logits, whole(l.Out), allowed, 0.1)
		if !slices.EqualFunc(got, want, slices.Equal[frame]) {
			t.Errorf("%v: %v, want %v", allowed, got, want)
		}
	}
}

func TestDivide(t *testing.T) {
	all := []part{{0, 1}, {5, 9}, {20, 30}}
	for at, want := range map[int][2][]part{
		0:  {nil, all},
		1:  {all[:1], all[1:]},
		7:  {{{0, 1}, {5, 7}}, {{7, 9}, {20, 30}}},
		20: {all[:2], all[2:]},
		30: {all, nil},
	} {
		if before, after := divide(all, at); !slices.Equal(before, want[0]) || !slices.Equal(after, want[1]) {
			t.Errorf("at %d: %v and %v", at, before, after)
		}
	}
	if !slices.Equal(all, []part{{0, 1}, {5, 9}, {20, 30}}) {
		t.Errorf("the parts changed: %v", all)
	}
}
