package cell

import (
	_ "embed"
	"encoding/binary"
	"fmt"
	"math"
)

// shapes are the layers of the network, three convolutions over the patch and
// two that see all that is left. ../train/fit.py builds the same.
var shapes = [...]shape{
	{rows: Height, cols: Width, channels: 1, kernelRows: 5, kernelCols: 5, stride: 2, pad: 2, outputs: 12},
	{rows: Height / 2, cols: Width / 2, channels: 12, kernelRows: 3, kernelCols: 3, stride: 2, pad: 1, outputs: 33},
	{rows: Height / 4, cols: Width / 4, channels: 33, kernelRows: 3, kernelCols: 3, stride: 1, outputs: 48},
	{rows: Height/4 - 2, cols: Width/4 - 2, channels: 48, kernelRows: Height/4 - 2, kernelCols: Width/4 - 2, stride: 1, outputs: 96},
	{rows: 1, cols: 1, channels: 96, kernelRows: 1, kernelCols: 1, stride: 1, outputs: Outputs},
}

//go:embed weights.bin
var weights []byte

// Network is the trained classifier. It is safe for use by several goroutines.
type Network struct {
	layers [len(shapes)]layer
	dense  *dense // where the processor multiplies bytes
}

// NewNetwork reads the embedded weights. It fails only where the file does not
// fit the shape of the network.
func NewNetwork() (*Network, error) {
	n := new(Network)
	rest := weights
	var each [len(shapes)][]byte
	for i, s := range shapes {
		size := s.outputs * (s.inputs() + 8)
		if len(rest) < size {
			return nil, fmt.Errorf("cell: weights end %d bytes early", size-len(rest))
		}
		split := s.outputs * s.inputs()
		each[i] = rest[:split]
		n.layers[i] = newLayer(s, each[i], floats(rest[split:size]))
		rest = rest[size:]
	}
	if len(rest) > 0 {
		return nil, fmt.Errorf("cell: weights hold %d bytes too many", len(rest))
	}
	if multipliesBytes {
		n.dense = newDense(n.layers[:], each[:])
	}
	return n, nil
}

func floats(data []byte) []float32 {
	out := make([]float32, len(data)/4)
	for i := range out {
		out[i] = math.Float32frombits(binary.LittleEndian.Uint32(data[4*i:]))
	}
	return out
}

// Classify returns the probability of every character of Alphabet, and of
// None, for one patch.
func (n *Network) Classify(p *Patch) [Outputs]float32 {
	var seen activations
	if n.dense != nil {
		n.dense.see(p, &seen)
	} else {
		n.see(p, &seen)
	}
	var out [Outputs]float32
	n.layers[len(n.layers)-1].score(&seen, out[:])
	softmax(out[:])
	return out
}

// see lists what the layers before the last make of a patch.
func (n *Network) see(p *Patch, out *activations) {
	var between activations
	from, to := out, &between
	from.see(p)
	for i := range len(n.layers) - 1 {
		n.layers[i].convolve(from, to)
		from, to = to, from
	}
	if from != out {
		*out = *from
	}
}

func softmax(values []float32) {
	top := values[0]
	for _, v := range values {
		top = max(top, v)
	}
	var sum float32
	for i, v := range values {
		values[i] = float32(math.Exp(float64(v - top)))
		sum += values[i]
	}
	for i := range values {
		values[i] /= sum
	}
}
