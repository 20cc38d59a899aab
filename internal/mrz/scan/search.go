package scan

import (
	"context"
	"errors"
	"image"
	"math"
	"time"

	"zhengqi/internal/mrz/scan/cell"
)

// look is one way of looking for a zone: at which channel of the picture,
// reduced or enlarged so that its longer side has at most so many pixels, and
// what counts as ink.
type look struct {
	channel channel
	side    int
	ink     inkRule
}

// looks are tried one after the other until one finds a zone. Nearly every
// picture needs the first only.
var looks = []look{
	{luminance, 1000, faintInk},
	{luminance, 1000, plainInk},
	{luminance, 1000, boldInk},
	{luminance, 2000, plainInk},
	{luminance, 2000, faintInk},
	{brightest, 1000, faintInk},
	{darkest, 1000, faintInk},
}

// search is the search for the zone of one picture.
type search struct {
	ctx     context.Context
	network *cell.Network
	now     time.Time
	img     image.Image
	views   [channels]cell.Pyramid // made when first looked at
	missed  []missed
	unread  *Unreadable // the first that is like a zone
	held    *Result     // the best of those held back
	tries   int
	reads   int
}

// run looks until it finds a zone. Where no look finds one outright, the best
// places that any of them saw are surveyed.
func (s *search) run() (*Result, error) {
	done := map[look]bool{}
	for _, l := range looks {
		if l.channel != luminance && !coloured(s.img) {
			continue
		}
		view := s.view(l.channel)
		level := levelOfSide(view, l.side)
		l.side = level
		if done[l] {
			continue
		}
		done[l] = true
		r, err := s.look(view, level, l.ink)
		if err == nil || !errors.Is(err, ErrNoZone) || errors.As(err, new(*Unreadable)) {
			return r, err
		}
	}
	r, err := s.surveyMissed()
	switch {
	case errors.Is(err, ErrNoZone) && s.held != nil:
		return s.finish(s.held.doubted())
	case errors.Is(err, ErrNoZone) && s.unread != nil:
		return nil, s.unread
	}
	return r, err
}

// view is the picture in one channel, in all its sizes.
func (s *search) view(c channel) cell.Pyramid {
	if s.views[c] == nil {
		s.views[c] = cell.NewPyramid(grayOf(s.img, c))
	}
	return s.views[c]
}

// enlarged is the level of a picture so small that it is looked at in double
// size.
const enlarged = -1

// levelOfSide is the largest level whose longer side has at most side pixels.
func levelOfSide(p cell.Pyramid, side int) int {
	if 2*max(p[0].W, p[0].H) <= side {
		return enlarged
	}
	for i, l := range p {
		if max(l.W, l.H) <= side {
			return i
		}
	}
	return len(p) - 1
}

// look looks for a zone on one level of the picture.
func (s *search) look(view cell.Pyramid, level int, rule inkRule) (*Result, error) {
	var shown cell.Level
	scale := 0.5
	if level == enlarged {
		shown = double(view[0])
	} else {
		shown, scale = view[level], float64(int(1)<<level)
	}
	return s.readFirst(sight{s.network, view}, candidates(chains(blobs(inkMask(shown, rule), shown.W))), scale)
}

// mostTries bounds how many candidates of a picture are tried, mostReads how
// many of them are read through.
const (
	mostTries = 32
	mostReads = 5
)

// readFirst reads the first of the candidates that is a zone. scale is the
// pixels of the picture for each of theirs.
func (s *search) readFirst(eye sight, list []candidate, scale float64) (*Result, error) {
	for i, c := range list {
		if err := s.ctx.Err(); err != nil {
			return nil, err
		}
		if s.tries++; s.tries > mostTries {
			break
		}
		if r, ok := s.readCandidate(eye, c, scale); ok && !s.holdBack(r) {
			return s.finish(s.readLarger(eye, list[i:], scale, r))
		}
		s.missed = append(s.missed, missed{eye, c, scale})
	}
	return nil, ErrNoZone
}

// readLarger returns the zone of another candidate in place of r, that of the
// first, where it is larger: what lies in front is meant.
func (s *search) readLarger(eye sight, list []candidate, scale float64, r *Result) *Result {
	const larger = 1.15
	for _, c := range list[1:] {
		if c.lines[0].length() < larger*list[0].lines[0].length() || c.score < list[0].score/2 {
			continue
		}
		if other, ok := s.readCandidate(eye, c, scale); ok && !s.holdBack(other) {
			return other
		}
		break
	}
	return r
}

// finish measures how the picture shows the zone; one that is cut off is not
// given, since its characters may have been made up.
func (s *search) finish(r *Result) (*Result, error) {
	l := r.Lines[0]
	r.Condition = sight{s.network, s.view(luminance)}.condition(l.grid, l.first, len(l.Text))
	if r.Condition.Cut > mostCut {
		return nil, &Unreadable{CutOff, r.Condition, r.Corners}
	}
	if r.Clarity < poorClarity {
		return r.doubted(), nil // a grid that is a little off shows clear pieces of neighbours
	}
	return r, nil
}

// leastClarity is the mean log probability under which a place is no zone.
const leastClarity = -1.6

// placed is a candidate as a grid: the cell in which its marks begin, how well
// they stand at equal distances, and how clear the cells are.
type placed struct {
	grid    *grid
	from    int
	shape   shape
	equal   float64
	clarity float64
}

// place lays a grid over c, the way up that reads better. It returns false where
// no grid of a format fits.
func (s *search) place(eye sight, c candidate, scale float64) (placed, bool) {
	var best placed
	for _, way := range []candidate{c, c.turned()} {
		g, sh, equal := newGrid(way)
		if g == nil {
			break
		}
		p := placed{grid: g, from: g.firstCell(way), shape: sh, equal: equal}
		g.enlarge(scale)
		least := leastClarity
		if s.unread == nil && equal >= likeZone && sh.markedBy(c) {
			least = math.Inf(-1) // the place may be remembered, the right way up
		}
		p.clarity = eye.clarity(g, p.from, sh.cells, least)
		if best.grid == nil || p.clarity > best.clarity {
			best = p
		}
		if best.clarity > clear {
			break
		}
	}
	return best, best.grid != nil
}

// readCandidate reads the zone at c.
func (s *search) readCandidate(eye sight, c candidate, scale float64) (*Result, bool) {
	p, ok := s.place(eye, c, scale)
	if !ok {
		return nil, false
	}
	if p.clarity < leastClarity {
		s.rememberLike(eye, p, c)
		return nil, false
	}
	if s.reads++; s.reads > mostReads {
		return nil, false
	}
	eye.polish(s.ctx, p.grid, p.from, p.shape.cells)
	r, ok := s.decideBest(p.grid, eye.read(p.grid, p.from, p.from+p.shape.cells))
	if !ok {
		s.remember(eye, p)
	}
	if !ok || r.surelyFitted() {
		return r, ok
	}
	return s.refit(eye, r), true
}

// decideBest decides on the windows of a grid and returns the zone that obeys
// the standard best.
func (s *search) decideBest(g *grid, windows []window) (*Result, bool) {
	var best *Result
	for _, w := range windows {
		if r, ok := decide(g, w, s.now); ok && (best == nil || r.worth > best.worth) {
			best = r
		}
	}
	return best, best != nil
}
