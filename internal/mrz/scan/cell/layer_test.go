package cell

import (
	"math/rand/v2"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// plainWindow sums one input at a time what layer.window packs three a word.
func plainWindow(s shape, weights []byte, at func(y, x, c int) int32, row, col int) []int32 {
	sums := make([]int32, s.outputs)
	for input := range s.inputs() {
		dy, dx, c := input/s.channels/s.kernelCols, input/s.channels%s.kernelCols, input%s.channels
		y, x := row+dy, col+dx
		if y < 0 || y >= s.rows || x < 0 || x >= s.cols {
			continue
		}
		for k := range sums {
			sums[k] += int32(int8(weights[input*s.outputs+k])) * at(y, x, c)
		}
	}
	return sums
}

func TestWindowSumsLikePlainArithmetic(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	for _, s := range shapes {
		weights := make([]byte, s.inputs()*s.outputs)
		for i := range weights {
			weights[i] = byte(int8(r.IntN(25) - 12))
		}
		values := make([]int32, s.rows*s.cols*s.channels)
		in := new(activations)
		for i := range values {
			if i%s.channels == 0 {
				in.starts[i/s.channels] = int32(in.n)
			}
			if r.IntN(2) == 0 {
				values[i] = int32(1 + r.IntN(mostActive))
				in.list[in.n] = active{int32(i % (s.cols * s.channels)), values[i]}
				in.n++
			}
		}
		in.starts[s.rows*s.cols] = int32(in.n)
		l := newLayer(s, weights, make([]float32, 2*s.outputs))
		at := func(y, x, c int) int32 { return values[(y*s.cols+x)*s.channels+c] }
		for range 20 {
			row := r.IntN(s.outRows())*s.stride - s.pad
			col := r.IntN(s.outCols())*s.stride - s.pad
			got := make([]int32, s.outputs)
			l.window(in, row, col, got)
			if diff := cmp.Diff(plainWindow(s, weights, at, row, col), got); diff != "" {
				t.Fatalf("layer %+v at %d, %d (-plain +packed):\n%s", s, row, col, diff)
			}
		}
	}
}

// The largest sums that any input can bring about must fit their lanes, or they
// would change their neighbours.
func TestEmbeddedWeightsFitTheirLanes(t *testing.T) {
	rest := weights
	for i, s := range shapes {
		largest := mostActive
		if i == 0 {
			largest = 128
		}
		for k := range s.outputs {
			if sum := largest * heaviest(s, rest, k); sum >= 1<<(laneBits-1) {
				t.Errorf("layer %d, output %d: sums up to %d", i, k, sum)
			}
		}
		rest = rest[s.outputs*(s.inputs()+8):]
	}
}

// heaviest is the largest sum of absolute weights that output k holds in its
// lane before it is flushed.
func heaviest(s shape, weights []byte, k int) int {
	width := s.kernelCols * s.channels
	most, sum, held := 0, 0, 0
	for dy := range s.kernelRows {
		if held += width; held > laneInputs {
			sum, held = 0, width
		}
		for input := dy * width; input < (dy+1)*width; input++ {
			w := int(int8(weights[input*s.outputs+k]))
			sum += max(w, -w)
		}
		most = max(most, sum)
	}
	return most
}
