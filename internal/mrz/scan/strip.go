package scan

import (
	"cmp"
	"math"
	"slices"

	"zhengqi/internal/mrz/scan/cell"
)

// strip is the lines of a grid from one cell to another, each cell read when
// it is first asked for.
type strip struct {
	eye   sight
	grid  *grid
	from  int
	bands []*cell.Band
	cells [][]outputs
	done  [][]bool
}

// strip cuts the lines of a grid from cell `from` to cell `to`.
func (s sight) strip(g *grid, from, to int) *strip {
	t := &strip{eye: s, grid: g, from: from, bands: s.bands(g, from, to-from)}
	for range t.bands {
		t.cells = append(t.cells, make([]outputs, to-from))
		t.done = append(t.done, make([]bool, to-from))
	}
	return t
}

func (t *strip) to() int { return t.from + len(t.cells[0]) }

// cell reads cell i of a line.
func (t *strip) cell(line, i int) *outputs {
	o := &t.cells[line][i-t.from]
	if !t.done[line][i-t.from] {
		t.done[line][i-t.from] = true
		*o = t.eye.look(t.bands[line], i-t.from)
	}
	return o
}

// evidence is how much the lines speak for column i to hold characters of a
// zone and not the ground beyond it: a logarithm, bounded a line.
func (t *strip) evidence(i int) float64 {
	const doubt, bound = 0.02, 2.5
	var sum float64
	for line := range t.bands {
		o := t.cell(line, i)
		sum += min(max(math.Log((doubt+o.top())/(doubt+float64(o[cell.None]))), -bound), bound)
	}
	return sum
}

// spare is how many cells beyond either end of a zone are looked at, in case
// the ends were taken wrongly; farther ones only where these hold something.
const (
	spare    = 2
	farthest = 12
)

// window is the cells of a zone as read. gain is how much speaks for what is in
// it to be a zone and for what is around it to be none.
type window struct {
	shape shape
	first int // cell coordinate of the first
	cells [][]outputs
	gain  float64
}

// nearlyAsGood is the gain by which a window may be behind the best one, so
// that the standard is asked which of the two it is.
const nearlyAsGood = 6

// read classifies the cells of a grid of which about those from `from` to `to`
// are filled, and returns the best window of it, and the second one where they
// are near.
func (s sight) read(g *grid, from, to int) []window {
	t := s.strip(g, from-farthest, to+farthest)
	var list []window
	from, to = t.ends(from-spare, to+spare)
	sums := t.sums(from, to)
	for _, sh := range shapes {
		for first := from; sh.lines == len(g.lines) && first+sh.cells <= to; first++ {
			gain := 2*(sums[first-from+sh.cells]-sums[first-from]) - sums[to-from]
			list = append(list, window{shape: sh, first: first, gain: gain})
		}
	}
	slices.SortStableFunc(list, func(a, b window) int { return cmp.Compare(b.gain, a.gain) })
	var out []window
	for i, w := range list[:min(len(list), 2)] {
		if i == 0 || list[0].gain-w.gain < nearlyAsGood {
			out = append(out, t.fill(w))
		}
	}
	return out
}

// windowAt is the window of a shape from cell first on.
func (t *strip) windowAt(sh shape, first int) window {
	sums := t.sums(t.from, t.to())
	inside := sums[first-t.from+sh.cells] - sums[first-t.from]
	return t.fill(window{shape: sh, first: first, gain: 2*inside - sums[len(sums)-1]})
}

// add adds a share of what another window of the same cells saw.
func (w *window) add(o window, share float32) {
	if w.cells == nil {
		*w = window{shape: o.shape, first: o.first, cells: make([][]outputs, len(o.cells))}
	}
	w.gain += o.gain * float64(share)
	for line, row := range o.cells {
		if w.cells[line] == nil {
			w.cells[line] = make([]outputs, len(row))
		}
		for i := range row {
			for k, p := range row[i] {
				w.cells[line][i][k] += p * share
			}
		}
	}
}

// sums adds the evidence of the columns up from `from` on.
func (t *strip) sums(from, to int) []float64 {
	sums := make([]float64, to-from+1)
	for i := from; i < to; i++ {
		sums[i-from+1] = sums[i-from] + t.evidence(i)
	}
	return sums
}

// ends moves from and to outwards past columns that hold something.
func (t *strip) ends(from, to int) (int, int) {
	for from > t.from && t.evidence(from)+t.evidence(from+1) > 0 {
		from--
	}
	for to < t.to() && t.evidence(to-1)+t.evidence(to-2) > 0 {
		to++
	}
	return from, to
}

// fill gives the window its cells.
func (t *strip) fill(w window) window {
	for line := range t.bands {
		row := make([]outputs, w.shape.cells)
		for i := range row {
			row[i] = *t.cell(line, w.first+i)
		}
		w.cells = append(w.cells, row)
	}
	return w
}

// unsure is the probability under which a cell is looked at again, a little to
// either side.
const unsure = 0.98

// look reads cell i, as the mean of three looks where one is not sure.
func (s sight) look(b *cell.Band, i int) outputs {
	out := s.classify(b, i, 0)
	if out.top() > unsure || out.seen() < 0.02 {
		return out
	}
	for _, shift := range []int{-1, 1} {
		for k, p := range s.classify(b, i, shift) {
			out[k] += p
		}
	}
	for k := range out {
		out[k] /= 3
	}
	return out
}
