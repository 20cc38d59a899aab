package scan

import (
	"math"

	"zhengqi/internal/mrz/scan/cell"
)

// quarters is how many places a cell are tried by a survey.
const quarters = 4

// survey is how clearly a character stands at every quarter of a cell along
// the lines of a grid: the logarithm of the best one's probability, for a cell
// that begins at from + i/quarters.
type survey struct {
	from  int
	clear [][]float32
}

// survey looks at the lines of a grid from cell `from` to cell `to`.
func (s sight) survey(g *grid, from, to int) survey {
	out := survey{from: from}
	for _, b := range s.bands(g, from, to-from) {
		line := make([]float32, quarters*(to-from))
		for i := range line {
			o := s.classify(b, i/quarters, i%quarters*cell.Pitch/quarters)
			line[i] = float32(math.Log(max(o.top(), leastTop)))
		}
		out.clear = append(out.clear, line)
	}
	return out
}

// leastTop bounds what one cell that cannot be read says about its grid.
const leastTop = 0.03

// fitting is where a zone's cells stand in the cells of the grid surveyed: the
// middle of each line of them, their width, and how far the cells at both ends
// are moved. clear is the mean of the survey over them.
type fitting struct {
	middles     [3]float64
	width, bend float64
	clear       float64
}

// The widths and bends that are tried, around those of the grid surveyed.
type fitRange struct{ width, widthStep, bend, bendStep float64 }

var (
	wide   = fitRange{0.09, 0.006, 1, 0.25}
	narrow = fitRange{0.015, 0.005, 0.5, 0.25}
)

// fit returns the best fitting of so many cells.
func (v survey) fit(cells int, r fitRange) fitting {
	best := fitting{clear: math.Inf(-1)}
	for width := 1 - r.width; width < 1+r.width+1e-9; width += r.widthStep {
		for bend := -r.bend; bend < r.bend+1e-9; bend += r.bendStep {
			if f := v.place(cells, width, bend); f.clear > best.clear {
				best = f
			}
		}
	}
	return best
}

// offset is how far the middle of cell k of so many stands from the middle of
// the line, in cells of the grid surveyed.
func (f fitting) offset(k, cells int) float64 {
	t := float64(k) + 0.5 - float64(cells)/2
	end := 2 * t / float64(cells)
	return t*f.width + f.bend*end*end
}

// mostLean is how many quarters of a cell a line may stand aside of its
// neighbour.
const mostLean = 5

// place finds the best middles for a width and a bend.
func (v survey) place(cells int, width, bend float64) fitting {
	f := fitting{width: width, bend: bend, clear: math.Inf(-1)}
	offsets := make([]int, cells)
	for k := range offsets {
		offsets[k] = int(math.Round(quarters * (f.offset(k, cells) - 0.5)))
	}
	low, high := -offsets[0], len(v.clear[0])-offsets[cells-1]
	if high-low < 1 {
		return f
	}
	sums := make([][]float32, len(v.clear))
	for i, line := range v.clear {
		sums[i] = sumsAt(line, offsets, low, high)
	}
	base := len(sums) / 2
	for m := range sums[base] {
		total := sums[base][m]
		var at [3]int
		at[base] = m
		for i := range sums {
			if i != base {
				at[i] = bestNear(sums[i], m)
				total += sums[i][at[i]]
			}
		}
		if clear := float64(total) / float64(cells*len(sums)); clear > f.clear {
			f.clear = clear
			for i := range sums {
				f.middles[i] = float64(v.from) + float64(low+at[i])/quarters
			}
		}
	}
	return f
}

// sumsAt sums the line up at all offsets from each middle of low to high.
func sumsAt(line []float32, offsets []int, low, high int) []float32 {
	out := make([]float32, high-low)
	for m := range out {
		var sum float32
		for _, o := range offsets {
			sum += line[low+m+o]
		}
		out[m] = sum
	}
	return out
}

// bestNear is the index of the greatest sum within mostLean of m.
func bestNear(sums []float32, m int) int {
	best := m
	for i := max(m-mostLean, 0); i <= min(m+mostLean, len(sums)-1); i++ {
		if sums[i] > sums[best] {
			best = i
		}
	}
	return best
}

// refitted is the grid with its columns where the fitting says; the cells of
// the zone then count from 0.
func (g *grid) refitted(f fitting, cells int) *grid {
	out := g.clone()
	var us, xs, ones []float64
	for k := range cells {
		u := f.middles[0] + f.offset(k, cells)
		us, xs, ones = append(us, float64(k)+0.5), append(xs, g.columns.at(u)), append(ones, 1)
	}
	last := len(g.lines) - 1
	first := g.columns.at(f.middles[0])
	x := g.columns.at(f.middles[last])
	top, foot := g.lines[0].at(first), g.lines[last].at(x)
	aside := 0.0
	if foot != top {
		aside = (x - first) / (foot - top)
	}
	out.lean = g.lean + aside
	out.columns = fitCurve(us, xs, ones, 3).raised(-aside * top)
	return out
}
