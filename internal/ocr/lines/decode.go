package lines

import (
	"cmp"
	"math"
	"slices"
)

const blank = 0

// A Char tells of at most maxAlternatives other characters, each at least
// leastAlternative probable.
const (
	maxAlternatives  = 5
	leastAlternative = 1e-4
)

// frames is what a line may hold, frame by frame.
type frames []frame

// frame is the classes that are not unlikely, in order, the blank always the
// first.
type frame []share

// share is the probability of one class.
type share struct {
	class int
	p     float64
}

// A class counts for nothing at a frame if its logit lies negligible below the
// top, and is not followed if it lies unlikely below: of a large alphabet, that
// leaves few.
const (
	negligible = 16
	unlikely   = 12
)

// probabilities divides the logits, whole rows of step values, by the
// temperature and shares the probability out among the classes allowed, the
// blank among them.
func probabilities(logits []float32, step int, allowed set, temperature float64) frames {
	f := make(frames, 0, len(logits)/step)
	for ; len(logits) >= step; logits = logits[step:] {
		g := newGathering(temperature)
		g.addAll(logits[:step], allowed)
		f = append(f, g.frame())
	}
	return f
}

// gathering makes a frame of logits that come in the order of their classes, the
// blank first.
type gathering struct {
	scale      float32
	top, least float32 // of the logits so far, and of those that count beside it
	sum        float64 // of the probabilities so far, where that of top is 1
	found      []logit
}

type logit struct {
	class int32
	v     float32
}

func newGathering(temperature float64) gathering {
	lowest := float32(math.Inf(-1))
	return gathering{scale: float32(1 / temperature), top: lowest, least: lowest}
}

// add takes the logits whose bits are set, the first of which is of class from.
func (g *gathering) add(from int, logits []float32, which uint32) {
	each(which, func(i int) {
		if logits[i] > g.least {
			g.take(from+i, logits[i])
		}
	})
}

// addAll takes the logits of all classes that are allowed.
func (g *gathering) addAll(logits []float32, allowed set) {
	high := []uint32{0}
	for k, word := range allowed {
		part := logits[k*together:]
		if len(part) >= together {
			above(part, []float32{g.least}, high)
			word &= high[0]
		}
		g.add(k*together, part, word)
	}
}

func (g *gathering) take(class int, v float32) {
	if v > g.top {
		g.sum *= fading((v - g.top) * g.scale)
		g.top, g.least = v, v-negligible/g.scale
	}
	below := (g.top - v) * g.scale
	g.sum += fading(below)
	if below > unlikely && class != blank {
		return
	}
	if len(g.found) == cap(g.found) {
		g.forget()
	}
	g.found = append(g.found, logit{int32(class), v})
}

// forget drops what has become unlikely.
func (g *gathering) forget() {
	kept := g.found[:0]
	for _, l := range g.found {
		if l.class == blank || (g.top-l.v)*g.scale <= unlikely {
			kept = append(kept, l)
		}
	}
	g.found = kept
}

// refined is how far below the top a logit matters enough to be made exact.
const refined = 10

// refine replaces the logits that matter, estimates so far, by exact ones.
func (g *gathering) refine(exact func(class int) float32) {
	g.forget()
	least, top := g.top-refined/g.scale, float32(math.Inf(-1))
	var near []int
	for i, l := range g.found {
		if l.v > least {
			g.sum -= fading((g.top - l.v) * g.scale)
			g.found[i].v = exact(int(l.class))
			top = max(top, g.found[i].v)
			near = append(near, i)
		}
	}
	g.sum *= math.Exp(float64((g.top - top) * g.scale))
	for _, i := range near {
		g.sum += fading((top - g.found[i].v) * g.scale)
	}
	g.top = top
}

// frame is what has been gathered. Where that is not finite it says nothing.
func (g *gathering) frame() frame {
	g.forget()
	if !(g.sum > 0) || g.found[0].class != blank {
		return frame{{blank, 1}}
	}
	out := make(frame, len(g.found))
	for i, l := range g.found {
		out[i] = share{int(l.class), fading((g.top-l.v)*g.scale) / g.sum}
	}
	return out
}

// fade is the exponential function at every 1/fadeSteps from 0 down to
// -negligible.
const fadeSteps = 64

var fade = func() (table [negligible*fadeSteps + 1]float64) {
	for i := range table {
		table[i] = math.Exp(-float64(i) / fadeSteps)
	}
	return table
}()

// fading is exp(-x), right to a millionth; 1 at the most, and 0 where it is
// negligible. It takes an eighth of the time of math.Exp.
func fading(x float32) float64 {
	if x < 0 {
		x = 0
	}
	if !(x < negligible) {
		return 0
	}
	at := int(x * fadeSteps)
	rest := float64(x) - float64(at)/fadeSteps
	return fade[at] * (1 - rest*(1-rest/2))
}

// of returns the probability of a class.
func (f frame) of(class int) float64 {
	low, high := 0, len(f)
	for low < high {
		if middle := (low + high) / 2; f[middle].class < class {
			low = middle + 1
		} else {
			high = middle
		}
	}
	if low < len(f) && f[low].class == class {
		return f[low].p
	}
	return 0
}

// likelihood is the probability, over every alignment, that the line holds
// exactly these characters: the forward pass of CTC.
func (f frames) likelihood(text []int) float64 {
	states := states(text)
	now, next := make([]float64, len(states)), make([]float64, len(states))
	log := 0.0
	for t, row := range f {
		sum := 0.0
		for s, class := range states {
			next[s] = row.of(class) * reach(now, states, s, t)
			sum += next[s]
		}
		if sum == 0 {
			return 0
		}
		for s := range next {
			next[s] /= sum
		}
		log += math.Log(sum)
		now, next = next, now
	}
	total := now[len(now)-1]
	if len(now) > 1 {
		total += now[len(now)-2]
	}
	return math.Exp(log) * total
}

// reach is the probability of standing before state s at frame t.
func reach(now []float64, states []int, s, t int) float64 {
	if t == 0 {
		if s < 2 {
			return 1
		}
		return 0
	}
	sum := now[s]
	if s > 0 {
		sum += now[s-1]
	}
	if skips(states, s) {
		sum += now[s-2]
	}
	return sum
}

// alternatives returns the other characters a span may hold, most probable
// first. Their probabilities and that of the character itself are the means of
// what its frames say, without the blank.
func (f frames) alternatives(s span, alphabet []rune) (p float64, others []Alternative) {
	total := 0.0
	for _, row := range f[s.from:s.to] {
		total += 1 - row[blank].p
	}
	for _, c := range f.sums(s) {
		if c.class == s.class {
			p = c.p / total
		} else if c.p >= leastAlternative*total {
			others = append(others, Alternative{alphabet[c.class-1], c.p / total})
		}
	}
	slices.SortFunc(others, func(a, b Alternative) int { return cmp.Compare(b.P, a.P) })
	return p, slices.Clip(others[:min(len(others), maxAlternatives)])
}

// sums adds up what the frames of a span say of each character.
func (f frames) sums(s span) frame {
	var all frame
	for _, row := range f[s.from:s.to] {
		all = append(all, row[1:]...)
	}
	slices.SortStableFunc(all, func(a, b share) int { return cmp.Compare(a.class, b.class) })
	out := all[:0]
	for _, c := range all {
		if n := len(out); n > 0 && out[n-1].class == c.class {
			out[n-1].p += c.p
		} else {
			out = append(out, c)
		}
	}
	return out
}
