package scan

// plainShort is the clarity above which a short zone is taken for one.
const plainShort = 0.95

// holdBack keeps a short zone that is not clear or begins as a passport's, and
// reports whether it did: passports have long zones (ICAO 9303-4), and the first
// 36 cells of a long line are a short one to every check digit but the last.
func (s *search) holdBack(r *Result) bool {
	if len(r.Lines[0].Text) != short.cells || r.Best[0][0] != 'P' && r.Clarity > plainShort {
		return false
	}
	if s.held == nil || r.worth > s.held.worth {
		s.held = r
	}
	return true
}

// mostDoubted bounds the confidence of a zone whose grid may be wrong.
const mostDoubted = 0.9

// poorClarity is the clarity below which a zone's grid may be wrong: whatever
// is read then, the standard makes its check digits hold.
const poorClarity = 0.93

// doubted is r with no character surer than mostDoubted.
func (r *Result) doubted() *Result {
	for _, l := range r.Lines {
		for i, c := range l.Confidence {
			l.Confidence[i] = min(c, mostDoubted)
		}
	}
	return r
}
