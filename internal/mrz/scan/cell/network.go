package cell

import (
	_ "embed"
	"encoding/binary"
	"fmt"
	"math"
)

// The shape of the network: two convolutions of stride 2 over the patch, then
// two dense layers. ../train/fit.py builds the same.
const (
	kernel1, channels1 = 5, 16
	height1, width1    = Height / 2, Width / 2
	kernel2, channels2 = 3, 32
	height2, width2    = height1 / 2, width1 / 2
	features           = height2 * width2 * channels2
	hidden             = 64
)

//go:embed weights.bin
var weights []byte

// Network is the trained classifier. It is safe for use by several goroutines.
type Network struct {
	conv1, conv2, dense1, dense2 layer
}

// layer holds the rows of a weight matrix and their biases.
type layer struct {
	inputs  int
	weights []float32
	biases  []float32
}

// NewNetwork reads the embedded weights. It fails only where the file does not
// fit the shape of the network.
func NewNetwork() (*Network, error) {
	n := new(Network)
	rest := weights
	for _, part := range []struct {
		layer           *layer
		outputs, inputs int
	}{
		{&n.conv1, channels1, kernel1 * kernel1},
		{&n.conv2, channels2, kernel2 * kernel2 * channels1},
		{&n.dense1, hidden, features},
		{&n.dense2, Outputs, hidden},
	} {
		size := 4 * part.outputs * (part.inputs + 1)
		if len(rest) < size {
			return nil, fmt.Errorf("cell: weights end %d bytes early", size-len(rest))
		}
		values := floats(rest[:size])
		split := part.outputs * part.inputs
		*part.layer = layer{part.inputs, values[:split], values[split:]}
		rest = rest[size:]
	}
	if len(rest) > 0 {
		return nil, fmt.Errorf("cell: weights hold %d bytes too many", len(rest))
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
	var (
		map1   [height1 * width1 * channels1]float32
		map2   [features]float32
		middle [hidden]float32
		out    [Outputs]float32
	)
	n.conv1.convolve(grid{p[:], Height, Width, 1, kernel1}, map1[:])
	n.conv2.convolve(grid{map1[:], height1, width1, channels1, kernel2}, map2[:])
	n.dense1.apply(map2[:], middle[:])
	rectify(middle[:])
	n.dense2.apply(middle[:], out[:])
	softmax(out[:])
	return out
}

// grid is the input of a convolution: rows of columns of channels.
type grid struct {
	values                  []float32
	height, width, channels int
	kernel                  int
}

// window copies what the kernel centred on row, col sees; zero beyond the
// edge.
func (g grid) window(row, col int, dst []float32) {
	clear(dst)
	reach := g.kernel / 2
	from, to := max(col-reach, 0), min(col+reach+1, g.width)
	for dy := range g.kernel {
		y := row + dy - reach
		if y < 0 || y >= g.height {
			continue
		}
		line := g.values[(y*g.width+from)*g.channels : (y*g.width+to)*g.channels]
		copy(dst[(dy*g.kernel+from-col+reach)*g.channels:], line)
	}
}

// convolve applies the layer at every second row and column of g and cuts
// negative values off.
func (l layer) convolve(g grid, dst []float32) {
	var buffer [kernel2 * kernel2 * channels1]float32
	seen := buffer[:l.inputs]
	outputs := len(l.biases)
	for row := 0; row < g.height; row += 2 {
		for col := 0; col < g.width; col += 2 {
			g.window(row, col, seen)
			l.apply(seen, dst[:outputs])
			rectify(dst[:outputs])
			dst = dst[outputs:]
		}
	}
}

func (l layer) apply(in, out []float32) {
	for i := range out {
		out[i] = l.biases[i] + dot(l.weights[i*l.inputs:(i+1)*l.inputs], in)
	}
}

// dot is the inner product; four sums keep the processor's adders busy.
func dot(a, b []float32) float32 {
	var s0, s1, s2, s3 float32
	for len(a) >= 4 && len(b) >= 4 {
		s0 += a[0] * b[0]
		s1 += a[1] * b[1]
		s2 += a[2] * b[2]
		s3 += a[3] * b[3]
		a, b = a[4:], b[4:]
	}
	for i := range min(len(a), len(b)) {
		s0 += a[i] * b[i]
	}
	return s0 + s1 + s2 + s3
}

func rectify(values []float32) {
	for i, v := range values {
		values[i] = max(v, 0)
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
