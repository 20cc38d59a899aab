package lines

import (
	"math"
	"math/bits"
)

// set is some classes, a bit each in words of together.
type set []uint32

// together is how many classes are computed, and then looked at, at once: so few
// that they stay near the processor.
const together = 2 * panel

func newSet(classes int) set { return make(set, (classes+together-1)/together) }

func (s set) add(class int) { s[class/together] |= 1 << (class % together) }

// each calls visit with the places of the bits, lowest first.
func each(word uint32, visit func(int)) {
	for ; word != 0; word &= word - 1 {
		visit(bits.TrailingZeros32(word))
	}
}

// classify returns the frames of a grid of one row, by a last layer that judges
// each of its columns alone. Only words of classes allowed are computed.
func (l *layer) classify(g grid, s *shelf, allowed set, temperature float64) frames {
	logits := s.take((g.width + quickRows) * together)
	defer s.give(logits)
	if l.quick == nil {
		gathered := gather(g.width, allowed, temperature, logits, func(from int) { l.judge(g, from, logits) })
		return finished(gathered)
	}
	inputs := g.inner(0)
	r := roundFrames(inputs, g.channels)
	gathered := gather(g.width, allowed, temperature, logits, func(from int) { l.quick.estimate(r, from, logits) })
	for x := range gathered {
		row := inputs[x*g.channels : (x+1)*g.channels]
		gathered[x].refine(func(class int) float32 { return l.quick.exactly(class, row) })
	}
	return finished(gathered)
}

// usual is how many classes there is room for at each frame to begin with.
const usual = 32

// gather has every word of logits that is allowed computed, the first class
// from, and keeps what is likely.
func gather(width int, allowed set, temperature float64, logits []float32, compute func(from int)) []gathering {
	gathered, least, high := make([]gathering, width), make([]float32, width), make([]uint32, width)
	room := make([]logit, width*usual)
	for x := range gathered {
		gathered[x] = newGathering(temperature)
		gathered[x].found = room[x*usual : x*usual : (x+1)*usual]
		least[x] = gathered[x].least
	}
	for k, word := range allowed {
		if word == 0 {
			continue
		}
		compute(k * together)
		above(logits, least, high)
		for x, found := range high {
			if found &= word; found != 0 {
				gathered[x].add(k*together, logits[x*together:], found)
				least[x] = gathered[x].least
			}
		}
	}
	return gathered
}

func finished(gathered []gathering) frames {
	f := make(frames, len(gathered))
	for x := range gathered {
		f[x] = gathered[x].frame()
	}
	return f
}

// judge computes one word of logits of every frame, the first class from.
func (l *layer) judge(g grid, from int, logits []float32) {
	product{
		a: g.inner(0), aStep: g.channels, aRows: g.width, inner: l.inner, b: l.weights[from*l.inner:], bStep: l.inner * panel,
		start: l.biases[from:], c: logits, cStep: together, columns: min(together, whole(l.Out)-from), floor: float32(math.Inf(-1)),
	}.run()
}

// abovePlain tells of every row of together values which are above its least.
func abovePlain(values, least []float32, high []uint32) {
	for x, limit := range least {
		word := uint32(0)
		for i, v := range (*[together]float32)(values[x*together:]) {
			if v > limit {
				word |= 1 << i
			}
		}
		high[x] = word
	}
}
