package scan

import (
	"context"
	"math"

	"zhengqi/internal/mrz/scan/cell"
)

// outputs is what the network says of one cell.
type outputs [cell.Outputs]float32

// seen is how far from None the cell is, 0 to 1.
func (o outputs) seen() float64 { return 1 - float64(o[cell.None]) }

// top is the probability of the best character.
func (o outputs) top() float64 {
	var top float32
	for _, p := range o[:cell.Characters] {
		top = max(top, p)
	}
	return float64(top)
}

// sight reads the cells of grids on one picture.
type sight struct {
	network *cell.Network
	picture cell.Pyramid
}

// bands cuts the lines of a grid, from cell `from` on.
func (s sight) bands(g *grid, from, cells int) []*cell.Band {
	out := make([]*cell.Band, len(g.lines))
	for i := range out {
		place := g.place(i)
		shifted := func(u, v float64) (float64, float64) { return place(u+float64(from), v) }
		out[i] = s.picture.Cut(shifted, cells, g.pitch())
	}
	return out
}

func (s sight) classify(b *cell.Band, i, shift int) outputs {
	var patch cell.Patch
	b.Patch(i, shift, &patch)
	return s.network.Classify(&patch)
}

// probes is how many cells of each line a first look takes.
const probes = 8

// clarities is the mean logarithm of the best character's probability over a
// few cells of each line, from cell `from` on.
func (s sight) clarities(g *grid, from, cells int) []float64 {
	out := make([]float64, len(g.lines))
	for i, b := range s.bands(g, from, cells) {
		for k := range probes {
			out[i] += s.probe(b, probedCell(k, i, cells, probes)) / probes
		}
	}
	return out
}

// probedCell is the cell of the probe k of a line, of so many probes.
func probedCell(k, line, cells, probes int) int { return (2*k + 1 + line%2) * cells / (2*probes + 2) }

// probe is the logarithm of the best character's probability in cell i.
func (s sight) probe(b *cell.Band, i int) float64 {
	o := s.classify(b, i, 0)
	return math.Log(max(o.top(), 0.003))
}

// A place is hopeless whose first few cells read worse than this: of zones that
// were read, the worst began with -1.5.
const (
	firstProbes = 4
	hopeless    = -2.6
)

// clarity is the mean of the lines' clarities; or what it is at most, once it
// can no longer come to least; or minus infinity where it is hopeless. It is
// looked for to the end where least is minus infinity.
func (s sight) clarity(g *grid, from, cells int, least float64) float64 {
	bands := s.bands(g, from, cells)
	all, seen := float64(probes*len(bands)), 0
	var sum float64
	for k := range probes {
		for i, b := range bands {
			if sum += s.probe(b, probedCell(k, i, cells, probes)); sum < least*all {
				return sum / all
			}
			if seen++; seen == firstProbes && sum < hopeless*firstProbes && !math.IsInf(least, -1) {
				return math.Inf(-1)
			}
		}
	}
	return sum / all
}

// polish moves the grid a little each way and keeps what reads clearer.
func (s sight) polish(ctx context.Context, g *grid, from, cells int) float64 {
	best := s.clarity(g, from, cells, math.Inf(-1))
	for _, change := range []func(g *grid, sign float64){
		func(g *grid, sign float64) { g.height *= 1 + 0.1*sign },
		func(g *grid, sign float64) { g.shift(0.1 * sign) },
		func(g *grid, sign float64) { g.columns = g.columns.raised(0.12 * sign * g.pitch()) },
		func(g *grid, sign float64) { g.lean += 0.08 * sign },
	} {
		if best > clear || ctx.Err() != nil {
			return best
		}
		for _, sign := range []float64{-1, 1} {
			trial := g.clone()
			change(trial, sign)
			if c := s.clarity(trial, from, cells, best); c > best {
				best, *g = c, *trial
			}
		}
	}
	return best
}

// clear is the clarity at which a grid needs no polish.
const clear = -0.02

// shift moves all lines down by so many heights.
func (g *grid) shift(heights float64) {
	for i := range g.lines {
		g.lower(i, heights)
	}
}
