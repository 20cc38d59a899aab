package scan

import (
	"image"
	"time"

	"zhengqi/internal/mrz"
)

// What separates a zone from other print: the mean probability that a cell
// holds a character of OCR-B, and that of its best character; what the
// standard makes of them; and, unless the characters are clear, a check digit
// or two that hold.
const (
	leastSeen   = 0.6
	leastMean   = 0.5
	plainMean   = 0.85
	leastChecks = 2
	mostPenalty = 0.9 // natural logarithm a cell
)

// formats are those that have a shape.
var formats = map[shape][]mrz.Format{
	{2, 44}: {mrz.TD3, mrz.MRVA},
	{2, 36}: {mrz.TD2, mrz.MRVB},
	{3, 30}: {mrz.TD1},
}

// decide fits the formats of the shape to what was seen and accepts the better
// one if it is a zone at all.
func decide(g *grid, w window, now time.Time) (*Result, bool) {
	cells, seen, clarity := distributions(w)
	if seen < leastSeen || clarity < leastMean || w.dimmest() < leastMean {
		return nil, false
	}
	fitted := fit(w.shape, cells)
	if fitted.Penalty > mostPenalty*float64(w.shape.lines*w.shape.cells) {
		return nil, false
	}
	zone, err := mrz.Parse(fitted.Lines, now)
	if err != nil || clarity < plainMean && holding(zone) < leastChecks {
		return nil, false
	}
	r := &Result{Zone: zone, Clarity: clarity, Best: bestLines(cells), Turn: g.turn(), worth: w.gain - fitted.Penalty}
	for i, text := range fitted.Lines {
		r.Lines = append(r.Lines, Line{text, fitted.Confidence[i], image.Rectangle{}, g, i, w.first})
		r.Lines[i].Box = r.Lines[i].BoxOf(0, len(text))
	}
	r.Corners = g.corners(w.first, w.shape.cells)
	return r, true
}

// fit gives the most probable zone of the formats of a shape. A visa is told
// from a passport or card by its first letter (ICAO 9303-7): where that looks
// more like theirs, a wrong check digit is a misprint and no sign of a visa,
// whose zone has fewer of them.
func fit(sh shape, cells [][]mrz.Distribution) mrz.Fitted {
	var fitted mrz.Fitted
	for i, format := range formats[sh] {
		if i > 0 && !beginsAsVisa(cells[0][0]) {
			break
		}
		f, err := mrz.Fit(format, cells)
		if err == nil && (i == 0 || f.Penalty < fitted.Penalty) {
			fitted = f
		}
	}
	return fitted
}

// beginsAsVisa reports whether the first cell of a zone looks at least as much
// like V as like the first letter of any other document.
func beginsAsVisa(first mrz.Distribution) bool {
	return first.Of('V') >= max(first.Of('P'), first.Of('I'), first.Of('A'), first.Of('C'))
}

// dimmest is the mean probability of the best characters of the line in which
// it is least: a zone of which a whole line cannot be read is not read.
func (w window) dimmest() float64 {
	least := 1.0
	for _, line := range w.cells {
		var sum float64
		for i := range line {
			sum += line[i].top()
		}
		least = min(least, sum/float64(len(line)))
	}
	return least
}

// holding counts the check digits that hold.
func holding(z mrz.Zone) int {
	n := 0
	for _, c := range z.Checks {
		if c.OK {
			n++
		}
	}
	return n
}

// distributions drops None from what was seen; seen is the mean probability
// that a cell is not None, clarity that of the best character.
func distributions(w window) (cells [][]mrz.Distribution, seen, clarity float64) {
	n := 0.0
	for _, line := range w.cells {
		var out []mrz.Distribution
		for _, o := range line {
			var d mrz.Distribution
			rest := max(o.seen(), 1e-4)
			for k := range d {
				d[k] = float64(o[k])/rest + (1-rest)/float64(len(d))
			}
			seen, clarity, n = seen+o.seen(), clarity+o.top(), n+1
			out = append(out, d)
		}
		cells = append(cells, out)
	}
	return cells, seen / n, clarity / n
}

func bestLines(cells [][]mrz.Distribution) []string {
	var out []string
	for _, line := range cells {
		text := make([]byte, len(line))
		for i := range line {
			text[i] = line[i].Best()
		}
		out = append(out, string(text))
	}
	return out
}
