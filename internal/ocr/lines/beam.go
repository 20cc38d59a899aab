package lines

import (
	"cmp"
	"slices"
)

// Bounds of the search: beamWidth beginnings of the text are followed at once,
// by classes at least leastLikely.
const (
	beamWidth   = 8
	leastLikely = 1e-3
)

// beginning is a text the line may begin with: the one of parent and one more
// character. Its probability, over all alignments to the frames so far, is that
// of those that end in a blank and that of those that end in the character.
type beginning struct {
	parent         *beginning
	class          int        // of the last character; blank where there is none
	child, sibling *beginning // the first one longer, and the next of the same parent
	now, then      ending     // as of this frame, and with one more
	listed         bool
}

type ending struct{ blank, char float64 }

func (e ending) total() float64 { return e.blank + e.char }

// text is the classes from the first character on.
func (b *beginning) text() []int {
	var out []int
	for ; b.parent != nil; b = b.parent {
		out = append(out, b.class)
	}
	slices.Reverse(out)
	return out
}

// beam is the most probable beginnings, best first, and room for what they
// become.
type beam struct {
	best, next []*beginning
	spare      []beginning
}

// search returns the text that is most probable over all its alignments, as far
// as a search of limited width finds it.
func (f frames) search() []int {
	b := beam{best: []*beginning{{class: blank, now: ending{blank: 1}}}}
	for _, row := range f {
		b.extend(row)
		b.prune()
	}
	return b.best[0].text()
}

// followed returns a beginning with one more character.
func (b *beam) followed(from *beginning, class int) *beginning {
	for n := from.child; n != nil; n = n.sibling {
		if n.class == class {
			return n
		}
	}
	if len(b.spare) == 0 {
		b.spare = make([]beginning, 64)
	}
	n := &b.spare[0]
	b.spare = b.spare[1:]
	n.parent, n.class, n.sibling = from, class, from.child
	from.child = n
	return n
}

// list puts a beginning among the next ones, once.
func (b *beam) list(n *beginning) {
	if !n.listed {
		n.listed = true
		b.next = append(b.next, n)
	}
}

// extend makes next everything that the best become with one more frame.
func (b *beam) extend(row frame) {
	b.next = b.next[:0]
	for _, from := range b.best {
		b.list(from)
		from.then.blank += from.now.total() * row[blank].p
		if from.class != blank {
			from.then.char += from.now.char * row.of(from.class)
		}
		for _, c := range row[1:] {
			if c.p < leastLikely {
				continue
			}
			before := from.now.total()
			if c.class == from.class {
				before = from.now.blank
			}
			n := b.followed(from, c.class)
			n.then.char += before * c.p
			b.list(n)
		}
	}
}

// prune keeps the most probable of the next, their probabilities to sum to one.
func (b *beam) prune() {
	for _, n := range b.next {
		n.now, n.then, n.listed = n.then, ending{}, false
	}
	slices.SortStableFunc(b.next, func(a, b *beginning) int { return cmp.Compare(b.now.total(), a.now.total()) })
	kept := min(len(b.next), beamWidth)
	for _, n := range b.next[kept:] {
		n.now = ending{}
	}
	b.best, b.next = b.next[:kept], b.best
	sum := 0.0
	for _, n := range b.best {
		sum += n.now.total()
	}
	for _, n := range b.best {
		n.now = ending{n.now.blank / sum, n.now.char / sum}
	}
}

// span is the frames that hold one character of a class, peak the frame surest
// of it.
type span struct {
	class, from, to, peak int
}

// states are the text's classes with a blank before, between and after them.
func states(text []int) []int {
	out := make([]int, 2*len(text)+1)
	for i, class := range text {
		out[2*i+1] = class
	}
	return out
}

// align returns where the characters of a text stand on its most probable path.
func (f frames) align(text []int) []span {
	path := f.path(states(text))
	out := make([]span, len(text))
	for t, s := range path {
		if s%2 == 0 {
			continue
		}
		c := &out[s/2]
		if c.to == 0 {
			*c = span{text[s/2], t, t, t}
		}
		c.to = t + 1
		if f[t].of(c.class) > f[c.peak].of(c.class) {
			c.peak = t
		}
	}
	return out
}

// path returns the state at every frame of the most probable path.
func (f frames) path(states []int) []int {
	count, n := len(f), len(states)
	score, next := make([]float64, n), make([]float64, n)
	back := make([]uint8, count*n)
	for t, row := range f {
		top := 0.0
		for s, class := range states {
			step, before := likeliest(score, states, s, t)
			next[s] = before * row.of(class)
			back[t*n+s] = step
			top = max(top, next[s])
		}
		for s := range next {
			next[s] /= max(top, 1e-300)
		}
		score, next = next, score
	}
	return retrace(back, score, count)
}

// likeliest returns how many states back the path to state s at frame t comes
// from, and its score there.
func likeliest(score []float64, states []int, s, t int) (step uint8, best float64) {
	if t == 0 {
		if s < 2 {
			return 0, 1
		}
		return 0, 0
	}
	best = score[s]
	if s > 0 && score[s-1] > best {
		step, best = 1, score[s-1]
	}
	if skips(states, s) && score[s-2] > best {
		step, best = 2, score[s-2]
	}
	return step, best
}

// skips reports whether a path may come to state s without the blank before it.
func skips(states []int, s int) bool {
	return s > 1 && states[s] != blank && states[s] != states[s-2]
}

func retrace(back []uint8, score []float64, count int) []int {
	n := len(score)
	s := n - 1
	if n > 1 && score[n-2] > score[n-1] {
		s = n - 2
	}
	path := make([]int, count)
	for t := count - 1; t >= 0; t-- {
		path[t] = s
		s -= int(back[t*n+s])
	}
	return path
}
