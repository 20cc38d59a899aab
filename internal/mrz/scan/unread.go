package scan

import "slices"

// A place that cannot be read is like a zone where as many marks as this share
// of its cells stand at equal distances so well.
const (
	likeMarks = 0.6
	likeZone  = 0.8
	plainly   = -0.3 // clarity of a line that is one of a zone beyond doubt
)

// remember keeps a place that has the cells of a zone, in case nothing on the
// picture can be read.
func (s *search) remember(eye sight, p placed) {
	if s.unread != nil {
		return
	}
	c := eye.condition(p.grid, p.from, p.shape.cells)
	if why := c.problem(); why != "" {
		s.unread = &Unreadable{why, c, p.grid.corners(p.from, p.shape.cells)}
	}
}

// rememberLike keeps a place that does not read as a zone at all, if its marks
// are those of one; where only one line was seen, if that is one of a zone
// whose other line is cut off.
func (s *search) rememberLike(eye sight, p placed, c candidate) {
	if p.equal < likeZone || !p.shape.markedBy(c) {
		return
	}
	if !c.guessed() {
		s.remember(eye, p)
		return
	}
	cut := eye.condition(p.grid, p.from, p.shape.cells).Cut
	if cut >= p.shape.cells/2 && slices.Max(eye.clarities(p.grid, p.from, p.shape.cells)) > plainly {
		s.remember(eye, p)
	}
}

// markedBy reports whether the candidate has the marks of the shape, in the
// lines that were seen.
func (sh shape) markedBy(c candidate) bool {
	for _, l := range c.lines {
		if n := float64(len(l.blobs)); n > 0 && n < likeMarks*float64(sh.cells) {
			return false
		}
	}
	return true
}

// guessed reports whether a line of the candidate was not seen.
func (c candidate) guessed() bool {
	return slices.ContainsFunc(c.lines, func(l chain) bool { return len(l.blobs) == 0 })
}
