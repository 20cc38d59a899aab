package lines

import (
	"math"
	"sync"
)

// margin is the zero columns beside a grid, so that a convolution needs no test
// for the edge.
const margin = 1

// grid is a map of rows of columns of channels. Channels are padded to whole
// panels, and the columns with margin zeros on either side.
type grid struct {
	values                  []float32
	height, width, channels int
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

// shelf holds the memory of grids that are done with.
type shelf struct{ free [][]float32 }

var shelves = sync.Pool{New: func() any { return new(shelf) }}

// take returns memory for so many values, of which it may hold any.
func (s *shelf) take(size int) []float32 {
	n := len(s.free) - 1
	if n < 0 {
		return make([]float32, size)
	}
	values := s.free[n]
	s.free = s.free[:n]
	if cap(values) < size {
		return make([]float32, size)
	}
	return values[:size]
}

// give puts memory back that nothing refers to any more.
func (s *shelf) give(values []float32) { s.free = append(s.free, values) }

// grid returns a grid of which only the margins are set.
func (s *shelf) grid(height, width, channels int) grid {
	g := grid{s.take(height * (width + 2*margin) * channels), height, width, channels}
	for y := range height {
		r := g.row(y)
		clear(r[:margin*channels])
		clear(r[len(r)-margin*channels:])
	}
	return g
}

// features returns what the last layer is to judge: the grid that the layers
// before it make of a picture of n.Height rows. The width of the picture is a
// multiple of tileRows times the stride. The memory is the shelf's.
func (n *network) features(picture []float32, s *shelf) grid {
	width := len(picture) / n.Height
	g := s.grid(n.Height, width, 1)
	for y := range n.Height {
		copy(g.inner(y), picture[y*width:(y+1)*width])
	}
	var kept grid
	for i := range n.Layers[:len(n.Layers)-1] {
		l := &n.Layers[i]
		switch l.Op {
		case "keep":
			kept = g
			continue
		case "add":
			g.add(kept)
			s.give(kept.values)
			kept = grid{}
			continue
		}
		out := l.apply(g, s)
		if kept.values == nil || &kept.values[0] != &g.values[0] {
			s.give(g.values)
		}
		g = out
	}
	return g
}

func (l *layer) apply(g grid, s *shelf) grid {
	if l.Op == "along" {
		return l.along(g, s)
	}
	return l.convolve(g, s)
}

// convolve applies the layer. A kernel's columns and channels lie beside each
// other in the grid, so that each row of the kernel is one matrix product; the
// first starts from the biases, the last cuts negative values off.
func (l *layer) convolve(g grid, s *shelf) grid {
	out := s.grid(l.rows(g.height), g.width/l.Step[1], whole(l.Out))
	for y := range out.height {
		top := y*l.Step[0] - l.Pad[0]
		from, to := max(top, 0), min(top+l.Kernel[0], g.height)
		p := product{
			aStep: l.Step[1] * depth(l.In), aRows: out.width, inner: l.inner, bStep: l.Kernel[0] * l.inner * panel,
			start: l.biases, c: out.inner(y), cStep: out.channels, columns: out.channels, floor: float32(math.Inf(-1)),
		}
		for k := from; k < to; k++ {
			p.a, p.b = g.row(k)[(margin-l.Pad[1])*depth(l.In):], l.weights[(k-top)*l.inner*panel:]
			if l.Rectify && k == to-1 {
				p.floor = 0
			}
			p.run()
			p.start, p.startStep = p.c, p.cStep
		}
	}
	return out
}

// along applies the layer to each channel by itself.
func (l *layer) along(g grid, s *shelf) grid {
	out := s.grid(g.height, g.width, g.channels)
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

// add adds another grid and cuts negative values off.
func (g grid) add(other grid) {
	values := g.values[:len(other.values)]
	for i, v := range other.values {
		values[i] = cut(values[i] + v)
	}
}

func rectify(values []float32) {
	for i, v := range values {
		values[i] = cut(v)
	}
}

// cut is max(v, 0) for numbers, without the cases that the language asks of max.
func cut(v float32) float32 {
	bits := math.Float32bits(v)
	return math.Float32frombits(bits &^ uint32(int32(bits)>>31))
}
