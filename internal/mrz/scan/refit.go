package scan

import (
	"cmp"
	"math"
	"slices"

	"zhengqi/internal/mrz/scan/cell"
)

// missed is a candidate that could not be read outright: the picture it was
// seen on, and the pixels of that for each of the candidate's own.
type missed struct {
	eye       sight
	candidate candidate
	scale     float64
}

// fittedClarity is the clarity above which a grid needs no survey.
const fittedClarity = 0.97

// surelyFitted reports whether the grid of a zone needs no survey. That of a
// short zone always does: it may be the beginning of a long one.
func (r *Result) surelyFitted() bool {
	return r.Clarity > fittedClarity && len(r.Lines[0].Text) != short.cells
}

// refit surveys the lines of a zone that was read with doubt, and returns what
// is read with the grid moved to where the characters stand, and in the channel
// that shows them best, if that is better.
func (s *search) refit(eye sight, r *Result) *Result {
	g, first, cells := r.Lines[0].grid, r.Lines[0].first, len(r.Lines[0].Text)
	if (shape{len(r.Lines), cells}) == short {
		return s.refitLonger(eye, r)
	}
	if f := eye.survey(g, first-spare, first+cells+spare).fit(cells, narrow); !math.IsInf(f.clear, -1) {
		again := g.refitted(f, cells)
		eye.polish(s.ctx, again, 0, cells)
		if other, ok := s.decideBest(again, eye.read(again, 0, cells)); ok && other.worth > r.worth {
			r = other
		}
	}
	if r.Clarity < fittedClarity && coloured(s.img) {
		r = s.recolour(r)
	}
	return r
}

// recolour reads the cells of r again in every channel, and returns the best of
// them and of their mean.
func (s *search) recolour(r *Result) *Result {
	g, first := r.Lines[0].grid, r.Lines[0].first
	sh := shape{len(r.Lines), len(r.Lines[0].Text)}
	var mean window
	for c := range channels {
		w := sight{s.network, s.view(c)}.strip(g, first-spare, first+sh.cells+spare).windowAt(sh, first)
		if other, ok := decide(g, w, s.now); ok && other.worth > r.worth {
			r = other
		}
		mean.add(w, 1/float32(channels))
	}
	if other, ok := decide(g, mean, s.now); ok && other.worth > r.worth {
		r = other
	}
	return r
}

// refitLonger looks whether a zone read as a short one goes on: on a poor picture
// the first 36 cells of a long one obey the standard too.
func (s *search) refitLonger(eye sight, r *Result) *Result {
	const blank = 0.1 // how much less clear cells are if a fifth of them holds nothing
	g, first := r.Lines[0].grid, r.Lines[0].first
	f := eye.survey(g, first-farthest, first+short.cells+farthest).fit(long.cells, wide)
	if f.clear < leastClarity {
		return r
	}
	longer := g.refitted(f, long.cells)
	eye.polish(s.ctx, longer, 0, long.cells)
	other, ok := s.decideBest(longer, eye.read(longer, 0, long.cells))
	if !ok {
		return r
	}
	if other.worth > r.worth || len(other.Lines[0].Text) == long.cells && other.Clarity > r.Clarity-blank {
		return other
	}
	return r
}

// Of a picture without a zone, only so many places are probed, and surveyed.
const (
	mostProbed  = 8
	mostSurveys = 2
)

// surveyMissed surveys the most promising of the missed candidates.
func (s *search) surveyMissed() (*Result, error) {
	slices.SortStableFunc(s.missed, func(a, b missed) int { return cmp.Compare(b.candidate.score, a.candidate.score) })
	surveyed := 0
	for _, m := range differing(s.missed) {
		if err := s.ctx.Err(); err != nil {
			return nil, err
		}
		g, from, to, ok := m.rough()
		if !ok {
			continue
		}
		if r, ok := s.surveyed(m.eye, g, from, to); ok {
			if !r.surelyFitted() {
				r = s.refit(m.eye, r)
			}
			if !s.holdBack(r) {
				return s.finish(r)
			}
		}
		if surveyed++; surveyed == mostSurveys {
			break
		}
	}
	return nil, ErrNoZone
}

// differing keeps the first of those missed in one place, mostProbed in all.
func differing(list []missed) []missed {
	var out []missed
	for _, m := range list {
		known := slices.ContainsFunc(out, func(o missed) bool { return o.near(m) })
		if !known && len(out) < mostProbed {
			out = append(out, m)
		}
	}
	return out
}

// near reports whether two missed candidates are one place of the picture.
func (m missed) near(o missed) bool {
	if len(m.candidate.lines) != len(o.candidate.lines) {
		return false
	}
	for i, l := range m.candidate.lines {
		other := o.candidate.lines[i]
		apart := l.middle.times(m.scale).distance(other.middle.times(o.scale))
		ratio := l.size * m.scale / (other.size * o.scale)
		if apart > 2*l.size*m.scale || ratio < 0.7 || ratio > 1.4 {
			return false
		}
	}
	return true
}

// promising is the mean logarithm of the best characters' probabilities under
// which a place is not surveyed: zones that only a survey finds have -0.3 and more.
const promising = -0.5

// rough is a grid of equal cells over the candidate, whichever way up it reads
// better, and the cells to survey. It returns false where neither promises to
// be a zone.
func (m missed) rough() (g *grid, from, to int, ok bool) {
	best := promising
	for _, c := range []candidate{m.candidate, m.candidate.turned()} {
		trial, cells, fits := roughGrid(c)
		if !fits {
			continue
		}
		trial.enlarge(m.scale)
		if p := m.eye.promise(trial, cells, best); p > best {
			margin := min(max(52-cells, 3), 14)
			best, g, from, to, ok = p, trial, -margin, cells+margin, true
		}
	}
	return g, from, to, ok
}

// roughGrid lays equal cells over the marks of a candidate and returns how many
// there are.
func roughGrid(c candidate) (*grid, int, bool) {
	g, marks := frame(c)
	pitch := medianGap(marks, g.height)
	if pitch == 0 {
		pitch = 1.03 * g.height
	}
	from, to := extent(marks)
	cells := int(math.Round((to-from)/pitch)) + 1
	if cells < 18 || cells > 60 {
		return nil, 0, false
	}
	g.columns = curve{reach: 1, terms: [4]float64{from - pitch/2, pitch}}
	return g, cells, true
}

// promise is the mean logarithm of the best characters' probabilities in a few
// cells, each moved to where it reads best; or what it is at most, once it can no
// longer come to least.
func (s sight) promise(g *grid, cells int, least float64) float64 {
	const probes = 6
	all := float64(len(g.lines) * probes)
	var sum float64
	bands := s.bands(g, 0, cells)
	for k := range probes {
		for line, b := range bands {
			best := 0.0
			for q := range quarters {
				best = max(best, s.classify(b, probedCell(k, line, cells, probes), (q-1)*cell.Pitch/quarters).top())
			}
			if sum += math.Log(max(best, leastTop)); sum < least*all {
				return sum / all
			}
		}
	}
	return sum / all
}

// surveyed reads the zone along the lines of a grid whose columns are not known.
func (s *search) surveyed(eye sight, g *grid, from, to int) (*Result, bool) {
	v := eye.survey(g, from, to)
	var best fitting
	var cells int
	for _, sh := range shapes {
		const longer = 0.25 // what the longer shape may be less clear: glare may hide an end
		if sh.lines != len(g.lines) {
			continue
		}
		if f := v.fit(sh.cells, wide); cells == 0 || f.clear > best.clear+longer {
			best, cells = f, sh.cells
		}
	}
	if best.clear < leastClarity {
		return nil, false
	}
	fitted := g.refitted(best, cells)
	eye.polish(s.ctx, fitted, 0, cells)
	return s.decideBest(fitted, eye.read(fitted, 0, cells))
}
