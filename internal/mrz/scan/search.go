package scan

import (
	"context"
	"errors"
	"image"
	"slices"
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
	if errors.Is(err, ErrNoZone) && s.unread != nil {
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
		if r, ok := s.readCandidate(eye, c, scale); ok {
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
		if other, ok := s.readCandidate(eye, c, scale); ok {
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
	return r, nil
}

// A place that cannot be read is like a zone where as many marks as this share
// of its cells stand at equal distances so well.
const (
	likeMarks = 0.6
	likeZone  = 0.8
	plainly   = -0.3 // clarity of a line that is one of a zone beyond doubt
)

// like reports whether the candidate has the marks of a zone of the shape, in
// the lines that were seen; equal is how well they stand at equal distances.
func (sh shape) like(c candidate, equal float64) bool {
	for _, l := range c.lines {
		if n := float64(len(l.blobs)); n > 0 && n < likeMarks*float64(sh.cells) {
			return false
		}
	}
	return equal > likeZone
}

// guessed reports whether a line of the candidate was not seen.
func (c candidate) guessed() bool {
	return slices.ContainsFunc(c.lines, func(l chain) bool { return len(l.blobs) == 0 })
}

// remember keeps a candidate that has the cells of a zone, in case nothing on
// the picture can be read.
func (s *search) remember(eye sight, g *grid, from int, sh shape) {
	c := eye.condition(g, from, sh.cells)
	if p := c.problem(); p != "" && s.unread == nil {
		s.unread = &Unreadable{p, c, g.corners(from, sh.cells)}
	}
}

// leastClarity is the mean log probability under which a place is no zone.
const leastClarity = -1.6

// readCandidate reads the zone at c, whichever way up it stands.
func (s *search) readCandidate(eye sight, c candidate, scale float64) (*Result, bool) {
	g, shape, equal := newGrid(c)
	if g == nil {
		return nil, false
	}
	from := g.firstCell(c)
	g.enlarge(scale)
	best := eye.clarity(g, from, shape.cells)
	if down, _, _ := newGrid(c.turned()); down != nil && best < clear {
		back := down.firstCell(c.turned())
		down.enlarge(scale)
		if clarity := eye.clarity(down, back, shape.cells); clarity > best {
			best, g, from = clarity, down, back
		}
	}
	if best < leastClarity {
		if shape.like(c, equal) && (!c.guessed() || slices.Max(eye.clarities(g, from, shape.cells)) > plainly) {
			s.remember(eye, g, from, shape)
		}
		return nil, false
	}
	if s.reads++; s.reads > mostReads {
		return nil, false
	}
	eye.polish(s.ctx, g, from, shape.cells)
	r, ok := s.decideBest(g, eye.read(g, from, from+shape.cells))
	if !ok {
		s.remember(eye, g, from, shape)
	}
	if !ok || r.Clarity > surelyFitted {
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
