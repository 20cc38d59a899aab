package cell

import (
	"math/rand/v2"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// TestBytesAreMultipliedToTheSameSums holds the layers on a processor that
// multiplies bytes against those on any.
func TestBytesAreMultipliedToTheSameSums(t *testing.T) {
	if !multipliesBytes {
		t.Skip("the processor does not multiply bytes")
	}
	n, err := NewNetwork()
	if err != nil {
		t.Fatal(err)
	}
	rng := rand.New(rand.NewPCG(1, 2))
	for range 200 {
		var p Patch
		spread := 6 * rng.Float32()
		for i := range p {
			p[i] = min(max(spread*(2*rng.Float32()-1), -4), 4)
		}
		var plain, quick activations
		n.see(&p, &plain)
		n.dense.see(&p, &quick)
		if diff := cmp.Diff(plain.list[:plain.n], quick.list[:quick.n], cmp.AllowUnexported(active{})); diff != "" {
			t.Fatalf("(-any processor +bytes):\n%s", diff)
		}
		if quick.n == 0 {
			t.Error("the patch makes nothing active")
		}
	}
}

// BenchmarkClassify classifies a patch with what the processor offers, and as any
// processor does.
func BenchmarkClassify(b *testing.B) {
	n, err := NewNetwork()
	if err != nil {
		b.Fatal(err)
	}
	var p Patch
	rng := rand.New(rand.NewPCG(3, 4))
	for i := range p {
		p[i] = 4*rng.Float32() - 2
	}
	any := *n
	any.dense = nil
	for name, network := range map[string]*Network{"best": n, "any": &any} {
		b.Run(name, func(b *testing.B) {
			for b.Loop() {
				network.Classify(&p)
			}
		})
	}
}
