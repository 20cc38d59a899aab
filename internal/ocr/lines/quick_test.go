package lines

import (
	"math"
	"math/rand/v2"
	"slices"
	"testing"
)

// positiveJudge is a judge whose inputs are not negative, some of them zero.
func positiveJudge(rng *rand.Rand) (*layer, grid) {
	l, g := judge(rng)
	for i, v := range g.inner(0) {
		g.inner(0)[i] = max(v, 0) * float32(1+i%7)
	}
	return l, g
}

func TestEstimatesAreNear(t *testing.T) {
	l, g := positiveJudge(rand.New(rand.NewPCG(11, 12)))
	q, r := newQuick(l), roundFrames(g.inner(0), g.channels)
	exact := slices.Clone(l.convolve(g, new(shelf)).inner(0))
	got := make([]float32, len(r.scales)*together)
	for from := 0; from < l.Out; from += together {
		q.estimate(r, from, got)
		for x := range g.width {
			for i := range min(together, l.Out-from) {
				want, row := exact[x*whole(l.Out)+from+i], g.inner(0)[x*g.channels:(x+1)*g.channels]
				if e := q.exactly(from+i, row); math.Abs(float64(e-want)) > 1e-4 {
					t.Fatalf("frame %d class %d: exactly %v, want %v", x, from+i, e, want)
				}
				if e := got[x*together+i]; math.Abs(float64(e-want)) > farthest(q, r, from+i, x) {
					t.Fatalf("frame %d class %d: estimate %v, want %v", x, from+i, e, want)
				}
			}
		}
	}
}

// farthest is how far an estimate may be off: half a step of each weight times
// the input, and half a step of each input times the weight.
func farthest(q *quick, r rounded, class, frame int) float64 {
	sum := 0.0
	for k := range q.inputs {
		in := float64(r.bytes[frame*q.inputs+k]) + 0.5
		weight := math.Abs(float64(q.exact[class*q.inputs+k]))
		sum += in*float64(r.scales[frame]*q.scales[class])/2 + weight*float64(r.scales[frame])/2
	}
	return sum + 1e-4
}

func TestEveryProcessorEstimatesTheSame(t *testing.T) {
	usual := best
	defer func() { best = usual }()
	l, g := positiveJudge(rand.New(rand.NewPCG(13, 14)))
	q, r := newQuick(l), roundFrames(g.inner(0), g.channels)
	want, got := make([]float32, len(r.scales)*together), make([]float32, len(r.scales)*together)
	for from := 0; from < l.Out; from += together {
		for x := 0; x < len(r.scales); x += quickRows {
			q.plain(r, x, from, want[x*together:])
		}
		for best = range usual + 1 {
			q.estimate(r, from, got)
			for i := range got {
				if math.Abs(float64(got[i]-want[i])) > 1e-5 {
					t.Fatalf("instructions %v: value %d of class %d on is %v, want %v", best, i, from, got[i], want[i])
				}
			}
		}
	}
}

func TestEstimatesChangeNoLikelyClass(t *testing.T) {
	l, g := positiveJudge(rand.New(rand.NewPCG(15, 16)))
	allowed := setOf(0, 1, 2, 17, 33, 34, 50, 69)
	want := l.classify(g, new(shelf), allowed, 0.1)
	l.quick = newQuick(l)
	got := l.classify(g, new(shelf), allowed, 0.1)
	for x := range want {
		for _, c := range want[x] {
			if p := got[x].of(c.class); math.Abs(p-c.p) > 1e-4+0.001*c.p {
				t.Errorf("frame %d class %d: %v, want %v", x, c.class, p, c.p)
			}
		}
	}
}

func TestOnlyPositiveInputsAreEstimated(t *testing.T) {
	add, keep := layer{Op: "add"}, layer{Op: "keep", Rectify: true}
	cut, open := layer{Op: "conv", Rectify: true}, layer{Op: "conv"}
	for i, c := range []struct {
		before layer
		want   bool
	}{{add, true}, {keep, false}, {cut, true}, {open, false}} {
		n := &network{head: head{Layers: []layer{c.before, open}}}
		if n.positive() != c.want {
			t.Errorf("%d: %v", i, !c.want)
		}
	}
	if (&network{head: head{Layers: []layer{open}}}).positive() {
		t.Error("a picture's values are taken for positive")
	}
}
