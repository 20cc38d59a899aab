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

// beginning is a text the line may begin with: the one of parent and the class
// at place at. blank and char are its probability over all alignments to the
// frames so far that end in a blank, or in its last character.
type beginning struct {
	parent      *beginning
	at          int
	next        []*beginning
	blank, char float64
	then        struct{ blank, char float64 } // with one more frame
	listed      bool
}

func (b *beginning) total() float64 { return b.blank + b.char }

// followed returns b with one more character.
func (b *beginning) followed(at int) *beginning {
	for _, n := range b.next {
		if n.at == at {
			return n
		}
	}
	n := &beginning{parent: b, at: at}
	b.next = append(b.next, n)
	return n
}

// text is the places of the classes from the first character on.
func (b *beginning) text() []int {
	var out []int
	for ; b.parent != nil; b = b.parent {
		out = append(out, b.at)
	}
	slices.Reverse(out)
	return out
}

// search returns the text that is most probable over all its alignments, as far
// as a search of limited width finds it.
func (f frames) search() []int {
	beam := []*beginning{{at: blank, blank: 1}}
	for _, row := range f.values {
		beam = prune(extend(beam, row))
	}
	return beam[0].text()
}

// extend returns everything the beam becomes with one more frame.
func extend(beam []*beginning, row []float64) []*beginning {
	var out []*beginning
	characters := likely(row)
	list := func(b *beginning) {
		if !b.listed {
			b.listed = true
			out = append(out, b)
		}
	}
	for _, b := range beam {
		list(b)
		b.then.blank += b.total() * row[blank]
		if b.at != blank {
			b.then.char += b.char * row[b.at]
		}
		for _, at := range characters {
			before := b.total()
			if at == b.at {
				before = b.blank
			}
			n := b.followed(at)
			n.then.char += before * row[at]
			list(n)
		}
	}
	return out
}

// likely returns the characters worth following.
func likely(row []float64) []int {
	var out []int
	for at, p := range row {
		if at != blank && p >= leastLikely {
			out = append(out, at)
		}
	}
	return out
}

// prune keeps the most probable beginnings, their probabilities to sum to one.
func prune(all []*beginning) []*beginning {
	for _, b := range all {
		b.blank, b.char = b.then.blank, b.then.char
		b.then.blank, b.then.char, b.listed = 0, 0, false
	}
	slices.SortStableFunc(all, func(a, b *beginning) int { return cmp.Compare(b.total(), a.total()) })
	for _, b := range all[min(len(all), beamWidth):] {
		b.blank, b.char = 0, 0
	}
	all = all[:min(len(all), beamWidth)]
	sum := 0.0
	for _, b := range all {
		sum += b.total()
	}
	for _, b := range all {
		b.blank, b.char = b.blank/sum, b.char/sum
	}
	return all
}

// span is the frames that hold one character: at is the place of its class in
// frames.classes, peak the frame surest of it.
type span struct {
	at, from, to, peak int
}

// states are the text's places with a blank before, between and after them.
func states(text []int) []int {
	out := make([]int, 2*len(text)+1)
	for i, at := range text {
		out[2*i+1] = at
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
		if f.values[t][c.at] > f.values[c.peak][c.at] {
			c.peak = t
		}
	}
	return out
}

// path returns the state at every frame of the most probable path.
func (f frames) path(states []int) []int {
	count, n := len(f.values), len(states)
	score, next := make([]float64, n), make([]float64, n)
	back := make([]uint8, count*n)
	for t, row := range f.values {
		top := 0.0
		for s, at := range states {
			step, before := likeliest(score, states, s, t)
			next[s] = before * row[at]
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
