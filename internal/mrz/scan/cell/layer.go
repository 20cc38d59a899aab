package cell

// Three sums share one 64-bit word, so that one multiplication serves three
// outputs: weights are whole numbers of 8 bits, activations of 8 bits, and
// training keeps every sum of up to laneInputs products within 21 bits. A sum
// may be negative; it then borrows from the lane above, which lanes gives back.
const (
	lanesAWord = 3
	laneBits   = 21
	laneInputs = 300
)

// A stored patch value is a whole number of 1/quantum.
const quantum = 32

// mostActive is the largest activation between layers.
const mostActive = 255

// shape is what a layer sees and gives. Its input has rows of columns of
// channels, zero beyond the edge.
type shape struct {
	rows, cols, channels   int
	kernelRows, kernelCols int
	stride, pad            int
	outputs                int
}

func (s shape) inputs() int { return s.kernelRows * s.kernelCols * s.channels }

func (s shape) outRows() int { return (s.rows+2*s.pad-s.kernelRows)/s.stride + 1 }

func (s shape) outCols() int { return (s.cols+2*s.pad-s.kernelCols)/s.stride + 1 }

// layer holds a row of packed weights for every input, and the factor and bias
// that make an output of each sum.
type layer struct {
	shape
	words           int
	weights         []int64
	factors, biases []float32
}

// newLayer packs weights, which hold a row of outputs for every input.
func newLayer(s shape, weights []byte, scales []float32) layer {
	l := layer{shape: s, words: (s.outputs + lanesAWord - 1) / lanesAWord}
	l.factors, l.biases = scales[:s.outputs], scales[s.outputs:]
	l.weights = make([]int64, s.inputs()*l.words)
	for i, w := range weights {
		input, output := i/s.outputs, i%s.outputs
		l.weights[input*l.words+output/lanesAWord] += int64(int8(w)) << (laneBits * (output % lanesAWord))
	}
	return l
}

// mostActivations is the size of the largest map.
const mostActivations = Height / 2 * Width / 2 * 12

// active is one activation that is not zero; column counts channels along its
// row of the map.
type active struct{ column, value int32 }

// activations lists what is not zero on a map, pixel by pixel: more than half
// is, and costs nothing.
type activations struct {
	list   [mostActivations]active
	starts [Height*Width + 1]int32 // of each pixel in list
	n      int
}

// see takes the values of a patch as the activations of the first layer.
func (a *activations) see(p *Patch) {
	a.n = 0
	for i, v := range p {
		a.starts[i] = int32(a.n)
		whole := int32(min(max(v*quantum+128, 0), 255)) - 128
		if whole != 0 {
			a.list[a.n] = active{int32(i % Width), whole}
			a.n++
		}
	}
	a.starts[len(p)] = int32(a.n)
}

// lanes are the sums of up to 96 outputs, three a word.
type lanes [32]int64

// flush adds the lanes to totals and clears them.
func (s *lanes) flush(totals []int32) {
	for i := 0; i < len(totals); i += lanesAWord {
		word := s[i/lanesAWord]
		s[i/lanesAWord] = 0
		for k := i; k < min(i+lanesAWord, len(totals)); k++ {
			low := word << (64 - laneBits) >> (64 - laneBits)
			totals[k] += int32(low)
			word = (word - low) >> laneBits
		}
	}
}

// convolve writes the layer's rounded activations to out.
func (l *layer) convolve(in, out *activations) {
	out.n = 0
	pixel := 0
	for row := range l.outRows() {
		for col := range l.outCols() {
			var totals [96]int32
			sums := totals[:l.outputs]
			l.window(in, row*l.stride-l.pad, col*l.stride-l.pad, sums)
			out.starts[pixel] = int32(out.n)
			pixel++
			l.activate(sums, int32(col*l.outputs), out)
		}
	}
	out.starts[pixel] = int32(out.n)
}

// activate appends the outputs of one pixel that are above zero.
func (l *layer) activate(sums []int32, column int32, out *activations) {
	factors, biases := l.factors[:len(sums)], l.biases[:len(sums)]
	for k, sum := range sums {
		if v := int32(float32(sum)*factors[k] + biases[k] + 0.5); v > 0 {
			out.list[out.n] = active{column + int32(k), min(v, mostActive)}
			out.n++
		}
	}
}

// score writes the layer's outputs at its only pixel to dst.
func (l *layer) score(in *activations, dst []float32) {
	var totals [Outputs]int32
	l.window(in, 0, 0, totals[:])
	for k, sum := range totals {
		dst[k] = float32(sum)*l.factors[k] + l.biases[k]
	}
}

// window sums what the kernel sees with its top left corner at row, col.
func (l *layer) window(in *activations, row, col int, totals []int32) {
	var sums lanes
	held := 0
	width := l.kernelCols * l.channels
	from, to := max(col, 0), min(col+l.kernelCols, l.cols)
	for dy := range l.kernelRows {
		y := row + dy
		if y < 0 || y >= l.rows {
			continue
		}
		if held += width; held > laneInputs {
			sums.flush(totals)
			held = width
		}
		run := in.list[in.starts[y*l.cols+from]:in.starts[y*l.cols+to]]
		l.add(sums[:l.words], run, dy*width-col*l.channels)
	}
	sums.flush(totals)
}

// add adds to sums the weights of every activation of the run, times its value;
// base is the input at column 0. Four at a time halve the traffic of the sums.
func (l *layer) add(sums []int64, run []active, base int) {
	n := len(sums)
	for ; len(run) >= 4; run = run[4:] {
		a := l.weights[(base+int(run[0].column))*n:][:n]
		b := l.weights[(base+int(run[1].column))*n:][:n]
		c := l.weights[(base+int(run[2].column))*n:][:n]
		d := l.weights[(base+int(run[3].column))*n:][:n]
		x0, x1, x2, x3 := int64(run[0].value), int64(run[1].value), int64(run[2].value), int64(run[3].value)
		for j := range sums {
			sums[j] += x0*a[j] + x1*b[j] + x2*c[j] + x3*d[j]
		}
	}
	for _, x := range run {
		row := l.weights[(base+int(x.column))*n:][:n]
		for j := range sums {
			sums[j] += int64(x.value) * row[j]
		}
	}
}
