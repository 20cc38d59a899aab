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
	for _, allowed := range []set{every(70), every(1), setOf(0, 5, 30, 31, 32), setOf(0, 40, 66, 69), setOf(0, 65)} {
		got, want := l.classify(g, s, allowed, 0.1), probabilities(logits, whole(l.Out), allowed, 0.1)
		if !slices.EqualFunc(got, want, slices.Equal[frame]) {
			t.Errorf("%v: %v, want %v", allowed, got, want)
		}
	}
}

func TestAboveOnEveryProcessor(t *testing.T) {
	usual := best
	defer func() { best = usual }()
	rng := rand.New(rand.NewPCG(9, 10))
	values, least := randomValues(rng, 7*together), randomValues(rng, 7)
	least[6] = values[6*together+31]
	want, got := make([]uint32, 7), make([]uint32, 7)
	for i, v := range values {
		if v > least[i/together] {
			want[i/together] |= 1 << (i % together)
		}
	}
	for best = range usual + 1 {
		if above(values, least, got); !slices.Equal(got, want) {
			t.Errorf("instructions %v: %x, want %x", best, got, want)
		}
	}
}
