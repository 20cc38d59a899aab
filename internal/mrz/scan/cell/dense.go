package cell

import "math"

// On a processor that multiplies bytes it is quicker to multiply all of a map
// than to look for what is not zero. The sums are the same whole numbers.

const (
	panel    = 16  // outputs computed at once
	inWord   = 4   // bytes multiplied at once
	atOnce   = 4   // pixels
	zeroByte = 128 // stands for zero on the map of the patch
)

// denseLayer is a layer whose inputs are a map of bytes with its edge of zeros.
type denseLayer struct {
	shape
	depth           int     // bytes a pixel
	words           int     // of bytes that a row of the kernel covers
	weights         []int8  // panel by panel, row by row, of each four inputs those of one output together
	starts          []int32 // what the sums begin with
	factors, biases []float32
}

// dense is the layers before the last.
type dense [len(shapes) - 1]denseLayer

// newDense packs the weights of all layers, the first of which has signed
// inputs: its map holds them moved up by zeroByte.
func newDense(packed []layer, weights [][]byte) *dense {
	d := new(dense)
	for i := range d {
		d[i] = newDenseLayer(packed[i], weights[i])
	}
	first := &d[0]
	for i := range len(first.weights) {
		first.starts[i/(first.kernelRows*first.words*inWord*panel)*panel+i/inWord%panel] -= zeroByte * int32(first.weights[i])
	}
	return d
}

func newDenseLayer(l layer, weights []byte) denseLayer {
	d := denseLayer{shape: l.shape, depth: wholeWords(l.channels)}
	if l.channels == 1 {
		d.depth = 1
	}
	d.words = wholeWords(d.kernelCols*d.depth) / inWord
	panels := (d.outputs + panel - 1) / panel
	d.weights = make([]int8, panels*d.kernelRows*d.words*inWord*panel)
	d.starts, d.factors, d.biases = make([]int32, panels*panel), make([]float32, panels*panel), make([]float32, panels*panel)
	copy(d.factors, l.factors)
	copy(d.biases, l.biases)
	for i, w := range weights {
		input, output := i/d.outputs, i%d.outputs
		row, at := input/(d.kernelCols*d.channels), input%(d.kernelCols*d.channels)
		at = at/d.channels*d.depth + at%d.channels
		word := (output/panel*d.kernelRows+row)*d.words + at/inWord
		d.weights[(word*panel+output%panel)*inWord+at%inWord] = int8(w)
	}
	return d
}

func wholeWords(bytes int) int { return (bytes + inWord - 1) / inWord * inWord }

// inStep is the bytes of a row of the layer's map.
func (l *denseLayer) inStep() int { return (l.cols + 2*l.pad) * l.depth }

// bytes is the size of the layer's map.
func (l *denseLayer) bytes() int { return (l.rows + 2*l.pad) * l.inStep() }

// mapsRoom is more than the bytes of all maps together.
const mapsRoom = 1 << 13

// see lists what the layers make of a patch.
func (d *dense) see(p *Patch, out *activations) {
	var room [mapsRoom]uint8
	in, rest := room[:], room[d[0].bytes():]
	d[0].picture(p, in)
	for i := range d[1:] {
		next := &d[i+1]
		d[i].convolve(in, rest[next.pad*(next.inStep()+next.depth):], next.inStep(), next.depth)
		in, rest = rest, rest[next.bytes():]
	}
	last := &d[len(d)-1]
	last.convolve(in, rest, 0, 0)
	out.take(rest[:last.outputs])
}

// picture makes the map of the first layer of a patch.
func (l *denseLayer) picture(p *Patch, pix []uint8) {
	for i := range l.bytes() {
		pix[i] = zeroByte
	}
	for y := range Height {
		row := pix[(y+l.pad)*l.inStep()+l.pad:][:Width]
		for x, v := range p[y*Width:][:Width] {
			row[x] = uint8(min(max(v*quantum+zeroByte, 0), math.MaxUint8))
		}
	}
}

// convolve writes the layer's rounded activations to out, rows step apart and
// pixels deep bytes. Where the last pixels of a row are fewer than are computed
// at once, some before them are computed again.
func (l *denseLayer) convolve(in, out []uint8, step, deep int) {
	size := l.kernelRows * l.words * inWord * panel
	for first := 0; first < l.outputs; first += panel {
		t := tile{
			kernelRows: l.kernelRows, words: l.words, inStep: l.inStep(), pixelStep: l.stride * l.depth, outStep: deep,
			weights: &l.weights[first/panel*size], starts: &l.starts[first], factors: &l.factors[first], biases: &l.biases[first],
			half: 0.5, mask: 1<<min(panel, wholeWords(l.outputs)-first) - 1,
		}
		if l.outCols() == 1 {
			t.pixelStep = 0 // four times the same
		}
		for row := range l.outRows() {
			for col := 0; col < l.outCols(); col += atOnce {
				from := max(0, min(col, l.outCols()-atOnce))
				t.in, t.out = &in[row*l.stride*t.inStep+from*t.pixelStep], &out[row*step+from*deep+first]
				convolve4(&t)
			}
		}
	}
}

// take lists the activations of one pixel.
func (a *activations) take(values []uint8) {
	a.n = 0
	for i, v := range values {
		if v != 0 {
			a.list[a.n] = active{int32(i), int32(v)}
			a.n++
		}
	}
	a.starts[0], a.starts[1] = 0, int32(a.n)
}
