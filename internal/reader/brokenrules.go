package reader

import "image"

// A ruling that is thin, blurred and grainy is no run of ink: its pixels leave
// the row and come back, and some are as light as paper. It shows by standing
// alone, with white on both sides, as strokes of characters do not.
const (
	brokenInk    = 205 // grey level below which a pixel may be of a broken ruling: thin ones are fainter than print
	ruleGap      = 4   // pixels without ink that a broken ruling goes on over
	brokenAcross = 6.0 // least lengths, in character heights
	brokenDown   = 3.0
	aloneFrom    = 0.14 // character heights from its middle to where the white begins,
	leastAlone   = 3    // at least so many pixels,
	aloneTo      = 0.4  // and as far as it is looked at
	aloneStep    = 3    // pixels from one place that is looked at to the next
	aloneShare   = 9    // tenths of those that are white on both sides
	inkedShare   = 7    // and tenths of all its places that show ink
)

// broken paints rulings over that are broken by grain.
func (r *rules) broken(textHeight float64) {
	w, h := r.dst.Rect.Dx(), r.dst.Rect.Dy()
	if w < 3 || h < 3 {
		return
	}
	from := max(leastAlone, int(aloneFrom*textHeight))
	r.white = [2]int{from, max(from+leastAlone, int(aloneTo*textHeight))}
	ink := inkBitsOf(r.src, brokenInk)
	r.brokenRows(ink, int(brokenAcross*textHeight))
	r.brokenColumns(ink, int(brokenDown*textHeight))
}

func (r *rules) brokenRows(ink inkBits, length int) {
	w, h := r.dst.Rect.Dx(), r.dst.Rect.Dy()
	l := lattice{w, h, 1, r.src.Stride, 1}
	inked := make([]uint64, ink.words)
	var c chain
	for y := 1; y+1 < h; y++ {
		ink.oneAbove(inked, y)
		withoutEnds(inked, w)
		for i, marked := range inked {
			for bit := 0; marked != 0; {
				bit, marked = firstBit(marked)
				if from, to, ended := c.follow(i*wordBits+bit, length); ended {
					r.eraseBroken(l, stretch{from, to, y})
				}
			}
		}
		if from, to, ended := c.end(length); ended {
			r.eraseBroken(l, stretch{from, to, y})
		}
	}
}

// brokenColumns is brokenRows for columns, all of which it walks at once.
func (r *rules) brokenColumns(ink inkBits, length int) {
	w, h := r.dst.Rect.Dx(), r.dst.Rect.Dy()
	l := lattice{h, w, r.src.Stride, 1, 2}
	inked, chains := make([]uint64, ink.words), make([]chain, w)
	for y := range h {
		inkBeside(inked, ink.row(y))
		withoutEnds(inked, w)
		for i, marked := range inked {
			for bit := 0; marked != 0; {
				bit, marked = firstBit(marked)
				x := i*wordBits + bit
				if from, to, ended := chains[x].follow(y, length); ended {
					r.eraseBroken(l, stretch{from, to, x})
				}
			}
		}
	}
	for x := range chains {
		if from, to, ended := chains[x].end(length); ended {
			r.eraseBroken(l, stretch{from, to, x})
		}
	}
}

// chain is a stretch of a line with gaps, on its way.
type chain struct{ from, last, inked int }

// follow goes on to place i of the line, which shows ink. Where a stretch of at
// least length places has ended, it returns that.
func (c *chain) follow(i, length int) (from, to int, ended bool) {
	if c.inked > 0 && i-c.last > ruleGap {
		from, to, ended = c.end(length)
	}
	if c.inked == 0 {
		c.from = i
	}
	c.last = i
	c.inked++
	return from, to, ended
}

// end returns the stretch, if it is long and inked enough, and begins anew.
func (c *chain) end(length int) (from, to int, ok bool) {
	from, to = c.from, c.last+1
	ok = c.inked > 0 && to-from >= length && 10*c.inked >= inkedShare*(to-from)
	*c = chain{}
	return from, to, ok
}

// eraseBroken paints over a stretch that stands alone, as wide as a ruling is.
func (r *rules) eraseBroken(l lattice, s stretch) {
	alone, all := 0, 0
	for i := s.from; i < s.to; i += aloneStep {
		all++
		if r.whiteBeside(l, i, s.line, -1) && r.whiteBeside(l, i, s.line, 1) {
			alone++
		}
	}
	if 10*alone < aloneShare*all {
		return
	}
	for i := s.from; i < s.to; i++ {
		up, down := r.extent(l, i, s.line, -1), r.extent(l, i, s.line, 1)
		if up+down+1 <= r.thick {
			r.paint(l, i, [2]int{max(0, s.line-max(1, up)), min(l.m-1, s.line+max(1, down))})
		}
	}
	if l.way == 2 {
		r.uprights = append(r.uprights, image.Rect(s.line, s.from, s.line+1, s.to))
	}
}

// whiteBeside reports whether paper begins soon on one side of a ruling.
func (r *rules) whiteBeside(l lattice, i, line, side int) bool {
	for k := r.white[0]; k <= r.white[1]; k++ {
		if at := line + side*k; at >= 0 && at < l.m && r.src.Pix[l.at(i, at)] < ruleInk {
			return false
		}
	}
	return true
}
