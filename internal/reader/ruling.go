package reader

import (
	"bytes"
	"image"
	"slices"
)

const (
	darkInk = 140 // grey level below which a pixel is ink
	ruleInk = 170 // and below which it may be of a ruling: one that is thin and blurred is faint at places
)

// The least lengths of rulings and the greatest thickness, in character
// heights, and pixels that blur adds to any.
const (
	ruleAcross = 4.0
	ruleDown   = 2.0
	ruleThick  = 0.22
	leastThick = 6
	ruleSlim   = 10 // and how many times longer than thick it is at least
)

// eraseRules paints ruling lines over: straight runs of ink, across or down,
// far longer than a character and thin. Frames and table lines make the
// recogniser drop or mangle text that touches them. They are looked for in src,
// which is as large as dst. It returns where those stood that run down.
func eraseRules(dst, src *image.Gray, textHeight float64) []image.Rectangle {
	r := rules{src: src, dst: dst, thick: max(leastThick, int(ruleThick*textHeight)), on: make([]uint8, len(dst.Pix))}
	ink := inkBitsOf(src, ruleInk)
	r.across(ink, int(ruleAcross*textHeight))
	r.down(ink, int(ruleDown*textHeight))
	r.broken(textHeight)
	r.crossings()
	return r.uprights
}

// rules takes rulings off.
type rules struct {
	src, dst *image.Gray // without gaps between rows
	thick    int         // pixels that a ruling has at most
	white    [2]int      // pixels from the middle of a broken ruling, between which nothing stands beside it
	uprights []image.Rectangle
	on       []uint8 // of each pixel of dst, whether a ruling across (1), down (2) or both (3) runs over it
}

// across paints over the runs of at least length pixels within rows.
func (r *rules) across(ink inkBits, length int) {
	w, h := r.dst.Rect.Dx(), r.dst.Rect.Dy()
	l := lattice{w, h, 1, r.src.Stride, 1}
	for y := range h {
		row := ink.row(y)
		for from := nextInk(row, 0, w); from < w; {
			to := nextPaper(row, from, w)
			if to-from >= length {
				r.erase(l, stretch{from, to, y})
			}
			from = nextInk(row, to, w)
		}
	}
}

// down is across for columns, all of which it walks at once: a picture lies in
// memory row by row.
func (r *rules) down(ink inkBits, length int) {
	w, h := r.dst.Rect.Dx(), r.dst.Rect.Dy()
	l := lattice{h, w, r.src.Stride, 1, 2}
	starts := make([]int, w) // rows where the columns' last runs of ink began
	none := make([]uint64, ink.words)
	above := none
	for y := range h + 1 {
		row := none // below the picture
		if y < h {
			row = ink.row(y)
		}
		for i, marked := range row {
			for bit, changed := 0, marked^above[i]; changed != 0; {
				bit, changed = firstBit(changed)
				from := &starts[i*wordBits+bit]
				if marked>>bit&1 != 0 {
					*from = y
				} else if y-*from >= length {
					r.erase(l, stretch{*from, y, i*wordBits + bit})
				}
			}
		}
		above = row
	}
}

// lattice walks a picture along its rows or along its columns: n steps along
// each of m lines.
type lattice struct {
	n, m         int
	step, stride int
	way          uint8 // 1 across, 2 down
}

func (l lattice) at(i, line int) int { return i*l.step + line*l.stride }

// stretch is the pixels [from, to) of a line.
type stretch struct{ from, to, line int }

// erase paints over a stretch of a ruling with its blurred edges, sparing what
// strokes of characters cross. What is thick at most of its places is none.
func (r *rules) erase(l lattice, s stretch) {
	extents := make([][2]int, s.to-s.from)
	widths := make([]int, len(extents))
	for i := range extents {
		up, down := r.extent(l, s.from+i, s.line, -1), r.extent(l, s.from+i, s.line, 1)
		extents[i], widths[i] = [2]int{up, down}, up+down+1
	}
	sorted := slices.Clone(widths)
	slices.Sort(sorted)
	usual := sorted[len(sorted)/2]
	if usual > r.thick || len(extents) < ruleSlim*usual {
		return
	}
	for i, e := range extents {
		if widths[i] > usual+1 && widths[i] > r.thick {
			continue
		}
		r.paint(l, s.from+i, [2]int{s.line - e[0], s.line + e[1]})
	}
	if l.way == 2 {
		r.uprights = append(r.uprights, image.Rect(s.line, s.from, s.line+1, s.to))
	}
	for i := s.from; i < s.to; i++ {
		r.on[l.at(i, s.line)] |= l.way
	}
}

// extent counts the ink pixels next to (i, line) across the run, up to a few
// more than a ruling has.
func (r *rules) extent(l lattice, i, line, direction int) int {
	n := 0
	for k := line + direction; k >= 0 && k < l.m && n <= r.thick && r.src.Pix[l.at(i, k)] < ruleInk; k += direction {
		n++
	}
	return n
}

// paint makes the pixels of one place of a ruling white, and those beside it
// as far as it fades away.
func (r *rules) paint(l lattice, i int, ink [2]int) {
	for k := ink[0]; k <= ink[1]; k++ {
		r.dst.Pix[l.at(i, k)] = 255
	}
	for side, direction := range [2]int{-1, 1} {
		before := uint8(0)
		for k := ink[side] + direction; k >= 0 && k < l.m && direction*(k-ink[side]) <= ruleBlur; k += direction {
			v := r.src.Pix[l.at(i, k)]
			if v < before {
				break // other ink begins
			}
			r.dst.Pix[l.at(i, k)], before = 255, v
		}
	}
}

// ruleBlur is how many pixels beyond its ink a ruling fades away.
const ruleBlur = 3

// crossings paints over the places where two rulings meet: each seems to be a
// stroke across the other there.
func (r *rules) crossings() {
	w, h := r.dst.Rect.Dx(), r.dst.Rect.Dy()
	for at := bytes.IndexByte(r.on, 3); at >= 0; {
		x, y := at%w, at/w
		for k := max(0, y-ruleBlur); k <= min(h-1, y+ruleBlur); k++ {
			row := r.dst.Pix[k*r.dst.Stride:]
			for j := max(0, x-ruleBlur); j <= min(w-1, x+ruleBlur); j++ {
				row[j] = 255
			}
		}
		next := bytes.IndexByte(r.on[at+1:], 3)
		if next < 0 {
			return
		}
		at += next + 1
	}
}
