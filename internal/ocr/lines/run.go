package lines

// margin is the zero columns beside a grid, so that a convolution needs no test
// for the edge.
const margin = 1

// grid is a map of rows of columns of channels. Channels are padded to whole
// panels, and the columns with margin zeros on either side.
type grid struct {
	values                  []float32
	height, width, channels int
}

func newGrid(height, width, channels int) grid {
	return grid{make([]float32, height*(width+2*margin)*channels), height, width, channels}
}

// row is the columns of one row with its margins.
func (g grid) row(y int) []float32 {
	size := (g.width + 2*margin) * g.channels
	return g.values[y*size : (y+1)*size]
}

// inner is the columns of one row.
func (g grid) inner(y int) []float32 {
	r := g.row(y)
	return r[margin*g.channels : len(r)-margin*g.channels]
}

// run returns the logits of a picture of n.Height rows: frames of whole(classes)
// values. The width of the picture is a multiple of tileRows times the stride.
func (n *network) run(picture []float32) []float32 {
	width := len(picture) / n.Height
	g := newGrid(n.Height, width, 1)
	for y := range n.Height {
		copy(g.inner(y), picture[y*width:(y+1)*width])
	}
	var kept grid
	for i := range n.Layers {
		switch l := &n.Layers[i]; l.Op {
		case "conv":
			g = l.convolve(g)
		case "along":
			g = l.along(g)
		case "keep":
			kept = g
		case "add":
			g.add(kept)
		}
	}
	return g.inner(0)
}

// convolve applies the layer. A kernel's columns and channels lie beside each
// other in the grid, so that each row of the kernel is one matrix product.
func (l *layer) convolve(g grid) grid {
	out := newGrid(l.rows(g.height), g.width/l.Step[1], whole(l.Out))
	for y := range out.height {
		into := out.inner(y)
		for x := 0; x < len(into); x += out.channels {
			copy(into[x:], l.biases)
		}
		for k := range l.Kernel[0] {
			if from := y*l.Step[0] + k - l.Pad[0]; from >= 0 && from < g.height {
				l.addRow(k, g.row(from), out.channels, into)
			}
		}
		if l.Rectify {
			rectify(into)
		}
	}
	return out
}

// addRow adds what row k of the kernel sees in a row of the grid.
func (l *layer) addRow(k int, row []float32, channels int, into []float32) {
	in := depth(l.In)
	product{
		a: row[(margin-l.Pad[1])*in:], aStep: l.Step[1] * in, aRows: len(into) / channels, inner: l.inner,
		b: l.weights[k*l.inner*panel:], bStep: l.Kernel[0] * l.inner * panel,
		c: into, cStep: channels,
	}.add()
}

// along applies the layer to each channel by itself.
func (l *layer) along(g grid) grid {
	out := newGrid(g.height, g.width, g.channels)
	for y := range g.height {
		in, into := g.inner(y), out.inner(y)
		for x := range g.width {
			l.alongAt(in, x, into[x*g.channels:(x+1)*g.channels])
		}
		if l.Rectify {
			rectify(into)
		}
	}
	return out
}

func (l *layer) alongAt(in []float32, x int, out []float32) {
	copy(out, l.biases)
	for k := range l.Kernel[1] {
		from := (x + k - l.Pad[1]) * len(out)
		if from < 0 || from >= len(in) {
			continue
		}
		weights, seen := l.weights[k*l.Out:(k+1)*l.Out], in[from:from+len(out)]
		for c, w := range weights {
			out[c] += w * seen[c]
		}
	}
}

func (g grid) add(other grid) {
	for i, v := range other.values {
		g.values[i] = max(g.values[i]+v, 0)
	}
}

func rectify(values []float32) {
	for i, v := range values {
		values[i] = max(v, 0)
	}
}
