package lines

import (
	"slices"
	"unicode"
)

// Two Chinese characters stand at least so far apart: as a share of the usual
// pitch of the line, and of its height.
const (
	leastPitch = 0.45
	leastEm    = 0.31
)

// uncrowded returns where the characters of a text stand, without those for
// which there is no room: the frames of one Chinese character are at times read
// as two that look alike. What is kept then spans the frames of both, so that
// its probability is shared with the other's. height is that of the line in
// frames.
func (r *Reader) uncrowded(f frames, text []int, height float64) []span {
	spans := f.align(text)
	least := max(leastPitch*r.pitch(spans), leastEm*height)
	for i := 1; i < len(spans); {
		a, b := spans[i-1], spans[i]
		if !r.chinese(a) || !r.chinese(b) || float64(b.peak-a.peak) >= least {
			i++
			continue
		}
		kept, dropped := i-1, i
		if f[a.peak].of(a.class) < f[b.peak].of(b.class) {
			kept, dropped = i, i-1
		}
		spans[kept].from, spans[kept].to = a.from, b.to
		spans = slices.Delete(spans, dropped, dropped+1)
	}
	return spans
}

func (r *Reader) chinese(s span) bool { return unicode.Is(unicode.Han, r.alphabet[s.class-1]) }

// pitch is the median distance of neighbouring Chinese characters, in frames;
// 0 where there are none.
func (r *Reader) pitch(spans []span) float64 {
	var all []int
	for i := 1; i < len(spans); i++ {
		if r.chinese(spans[i-1]) && r.chinese(spans[i]) {
			all = append(all, spans[i].peak-spans[i-1].peak)
		}
	}
	if len(all) == 0 {
		return 0
	}
	slices.Sort(all)
	return float64(all[len(all)/2])
}

// overlooked is the probability that a character stands between the neighbours
// of character i, or beyond an end of the line, that the text lacks: the most
// that a frame there gives to classes other than the blank and theirs.
func (f frames) overlooked(spans []span, i int) float64 {
	from, to := 0, len(f)
	near := []int{blank, spans[i].class}
	if i > 0 {
		from, near = spans[i-1].to, append(near, spans[i-1].class)
	}
	if i+1 < len(spans) {
		to, near = spans[i+1].from, append(near, spans[i+1].class)
	}
	most := 0.0
	for t := from; t < to; t++ {
		if t >= spans[i].from && t < spans[i].to {
			continue
		}
		other := 1.0
		for k, class := range near {
			if !slices.Contains(near[:k], class) {
				other -= f[t].of(class)
			}
		}
		most = max(most, other)
	}
	return max(most, 0)
}
