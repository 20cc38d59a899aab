package lines

import (
	"math"
	"math/rand/v2"
	"slices"
	"testing"
)

func randomValues(rng *rand.Rand, n int) []float32 {
	out := make([]float32, n)
	for i := range out {
		out[i] = rng.Float32() - 0.5
	}
	return out
}

// naive is the product by its definition.
func naive(p product) []float32 {
	out := slices.Clone(p.c)
	for r := range p.aRows {
		for x := range p.columns {
			sum := float64(p.start[r*p.startStep+x])
			for k := range p.inner {
				sum += float64(p.a[r*p.aStep+k]) * float64(p.b[x/panel*p.bStep+k*panel+x%panel])
			}
			out[r*p.cStep+x] = max(float32(sum), p.floor)
		}
	}
	return out
}

// products have rows of a apart, beside each other and overlapping, panels with
// room between them, and start from one row, many or c itself.
func products(rng *rand.Rand, rows, inner, columns int) []product {
	var out []product
	for i, aStep := range []int{1, inner, inner + 5} {
		p := product{aStep: aStep, aRows: rows, inner: inner, bStep: (inner + i) * panel, cStep: columns + i*panel, columns: columns, floor: []float32{0, -1e9}[i%2]}
		p.a = randomValues(rng, (rows-1)*aStep+inner)
		p.b = randomValues(rng, columns/panel*p.bStep)
		p.c = randomValues(rng, rows*p.cStep)
		one, many, same := p, p, p
		one.start = randomValues(rng, columns)
		many.start, many.startStep = randomValues(rng, rows*columns), columns
		same.start, same.startStep = p.c, p.cStep
		out = append(out, one, many, same)
	}
	return out
}

func TestEveryProcessorComputesTheSame(t *testing.T) {
	usual := best
	defer func() { best = usual }()
	rng := rand.New(rand.NewPCG(1, 2))
	for best = range usual + 1 {
		for _, rows := range []int{4, 8, 12, 20} {
			for _, inner := range []int{1, 3, 48, 433} {
				for _, columns := range []int{16, 32, 48, 80} {
					for _, p := range products(rng, rows, inner, columns) {
						compareProduct(t, p)
					}
				}
			}
		}
	}
}

// compareProduct lets p.c as it was: other products share it.
func compareProduct(t *testing.T, p product) {
	t.Helper()
	want, before := naive(p), slices.Clone(p.c)
	p.run()
	for i, v := range p.c {
		if math.Abs(float64(v-want[i])) > 1e-4 {
			t.Fatalf("instructions %v: %d x %d x %d, step %d: value %d is %v, want %v", best, p.aRows, p.inner, p.columns, p.aStep, i, v, want[i])
		}
	}
	copy(p.c, before)
}
