package lines

import (
	"encoding/binary"
	"encoding/json"
	"errors"
	"fmt"
	"image"
	"math"
	"strings"
)

// The form of a model file: magic, the length of the head as little-endian
// uint32, the head as JSON, and the weights of every layer in order as
// little-endian half floats. train/export.py writes it.
const magic = "zqlines1"

// Bounds of what a model file may ask for.
const (
	maxHead     = 1 << 20
	maxChannels = 1 << 15
	maxKernel   = 15
	maxHeight   = 64
)

var errModel = errors.New("lines: damaged model")

// head describes a network.
type head struct {
	Height      int     `json:"height"`      // rows of the input
	Stride      int     `json:"stride"`      // columns of input a frame
	Alphabet    string  `json:"alphabet"`    // class k is character k-1; class 0 is the blank
	Temperature float64 `json:"temperature"` // divides the logits
	Layers      []layer `json:"layers"`
}

// layer is one step of a network. The operations are
//
//	conv   a convolution over rows and columns
//	along  a convolution along the line, channel by channel
//	keep   keeps the map for a later add
//	add    adds the kept map and cuts negative values off
type layer struct {
	Op      string `json:"op"`
	In      int    `json:"in"`
	Out     int    `json:"out"`
	Kernel  [2]int `json:"kernel"` // rows, columns
	Step    [2]int `json:"stride"`
	Pad     [2]int `json:"pad"`
	Rectify bool   `json:"rectify"`

	inner   int       // values a row of the kernel covers in the grid
	weights []float32 // conv: panels; along: columns of channels
	biases  []float32 // padded to whole panels
	quick   *quick    // the last layer of a large alphabet, where that saves time
}

// network turns pictures of lines into logits. It does not change once loaded.
type network struct {
	head
	classes int
}

// look implements model.
func (n *network) look(line *image.Gray, allowed set) (view, error) {
	p := prepare(line, n.Height, tileRows*n.Stride)
	if p.used > maxFrames*n.Stride {
		return view{}, ErrLine
	}
	s := shelves.Get().(*shelf)
	defer shelves.Put(s)
	g := n.features(p.values, s)
	f := n.last().classify(g, s, allowed, n.Temperature)
	s.give(g.values)
	return view{f, float64(n.Stride) / p.scale}, nil
}

// last is the layer that judges each frame alone.
func (n *network) last() *layer { return &n.Layers[len(n.Layers)-1] }

// load reads a model file.
func load(data []byte) (*network, error) {
	rest, found := strings.CutPrefix(string(data[:min(len(data), len(magic)+4)]), magic)
	if !found || len(rest) < 4 {
		return nil, errModel
	}
	size := int(binary.LittleEndian.Uint32([]byte(rest)))
	data = data[len(magic)+4:]
	if size > min(len(data), maxHead) {
		return nil, errModel
	}
	n := new(network)
	if err := json.Unmarshal(data[:size], &n.head); err != nil {
		return nil, fmt.Errorf("%w: %w", errModel, err)
	}
	if err := n.check(); err != nil {
		return nil, err
	}
	if err := n.fill(data[size:]); err != nil {
		return nil, err
	}
	if best.quick() && n.classes >= quickClasses && n.positive() {
		n.last().quick = newQuick(n.last())
	}
	return n, nil
}

// positive reports whether the last layer sees no negative value.
func (n *network) positive() bool {
	if len(n.Layers) < 2 {
		return false
	}
	before := n.Layers[len(n.Layers)-2]
	return before.Op == "add" || before.Op != "keep" && before.Rectify
}

// check refuses a head that the code cannot run.
func (n *network) check() error {
	channels, height, across, kept := 1, n.Height, 1, 0
	for _, l := range n.Layers {
		if !l.runs(channels, kept) || height < 1 {
			return fmt.Errorf("%w: layer %+v", errModel, l)
		}
		switch l.Op {
		case "conv":
			channels, height, across = l.Out, l.rows(height), across*l.Step[1]
		case "keep":
			kept = channels
		case "add":
			kept = 0
		}
	}
	n.classes = len([]rune(n.Alphabet)) + 1
	if !n.judges() || channels != n.classes || height != 1 || across != n.Stride || n.Height > maxHeight || n.Temperature <= 0 {
		return fmt.Errorf("%w: %d channels, %d rows, stride %d", errModel, channels, height, across)
	}
	return nil
}

// judges reports whether the last layer judges each frame alone.
func (n *network) judges() bool {
	if len(n.Layers) == 0 {
		return false
	}
	l := n.last()
	return l.Op == "conv" && l.Kernel == [2]int{1, 1} && l.Step == [2]int{1, 1} && !l.Rectify
}

// rows is the height of a convolution of a grid of that height.
func (l layer) rows(height int) int {
	return (height+2*l.Pad[0]-l.Kernel[0])/l.Step[0] + 1
}

// runs reports whether the layer fits what comes before it.
func (l layer) runs(channels, kept int) bool {
	small := l.Kernel[0] <= maxKernel && l.Kernel[1] <= maxKernel && l.In == channels && l.Out > 0 && l.Out <= maxChannels
	positive := min(l.Kernel[0], l.Kernel[1], l.Step[0], l.Step[1]) > 0 && min(l.Pad[0], l.Pad[1]) >= 0
	switch l.Op {
	case "conv":
		return small && positive && l.Step[0] <= 2 && l.Step[1] <= 2 && l.Pad[0] < l.Kernel[0] && 2*l.Pad[1] == l.Kernel[1]-1 && l.Pad[1] <= margin
	case "along":
		return small && positive && l.Out == l.In && l.Kernel[0] == 1 && 2*l.Pad[1] == l.Kernel[1]-1
	case "keep":
		return true
	case "add":
		return kept == channels
	}
	return false
}

// fill reads the weights.
func (n *network) fill(data []byte) error {
	for i := range n.Layers {
		l := &n.Layers[i]
		if l.Op != "conv" && l.Op != "along" {
			continue
		}
		count := l.Kernel[0] * l.Kernel[1] * l.Out
		if l.Op == "conv" {
			count *= l.In
		}
		if len(data) < 2*(count+l.Out) {
			return fmt.Errorf("%w: the weights end early", errModel)
		}
		l.weights = halves(data[:2*count])
		l.biases = make([]float32, whole(l.Out))
		copy(l.biases, halves(data[2*count:2*(count+l.Out)]))
		if l.Op == "conv" {
			l.inner = l.Kernel[1] * depth(l.In)
			l.weights = panels(spread(l.weights, l.In, l.Out), l.Out)
		}
		data = data[2*(count+l.Out):]
	}
	if len(data) > 0 {
		return fmt.Errorf("%w: %d bytes too many", errModel, len(data))
	}
	return nil
}

// depth is the channels of a grid that holds the given ones: a picture's single
// channel is not padded.
func depth(channels int) int {
	if channels == 1 {
		return 1
	}
	return whole(channels)
}

// spread inserts rows of zeros for the channels a grid pads its own with.
func spread(rows []float32, inputs, outputs int) []float32 {
	size := inputs * outputs
	out := make([]float32, len(rows)/size*depth(inputs)*outputs)
	for k := range len(rows) / size {
		copy(out[k*depth(inputs)*outputs:], rows[k*size:(k+1)*size])
	}
	return out
}

// whole rounds a count of channels up to whole panels.
func whole(channels int) int {
	return (channels + panel - 1) / panel * panel
}

// panels reorders rows of a weight for every output into panels of few
// outputs each, rows of a panel after one another, padded with zeros.
func panels(rows []float32, outputs int) []float32 {
	count := len(rows) / outputs
	out := make([]float32, count*whole(outputs))
	for r := range count {
		for o, v := range rows[r*outputs : (r+1)*outputs] {
			out[(o/panel*count+r)*panel+o%panel] = v
		}
	}
	return out
}

// halves decodes IEEE 754 half floats.
func halves(data []byte) []float32 {
	out := make([]float32, len(data)/2)
	for i := range out {
		out[i] = half(binary.LittleEndian.Uint16(data[2*i:]))
	}
	return out
}

func half(bits uint16) float32 {
	sign, exponent, fraction := uint32(bits>>15)<<31, uint32(bits>>10&31), uint32(bits&1023)
	if exponent == 0 {
		value := float32(fraction) * (1.0 / (1 << 24))
		return math.Float32frombits(math.Float32bits(value) | sign)
	}
	return math.Float32frombits(sign | (exponent+112)<<23 | fraction<<13)
}
