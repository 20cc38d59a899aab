package reader

import (
	"cmp"
	"image"
	"math"
	"regexp"
	"slices"
	"strings"
)

// Where some cells of a row of a table take two lines and others one, set at
// the middle of the row, the row is read as three: what the first lines say,
// what the single lines say, and what the second lines say.

// foldRows puts such three rows of a table together to one, and such two as are
// left where the first two were read as one.
func foldRows(rows []row) []row {
	out := make([]row, 0, len(rows))
	for i := 0; i < len(rows); i++ {
		if i+2 < len(rows) {
			if folded, ok := folded(rows[i], rows[i+1], rows[i+2]); ok {
				out = append(out, folded)
				i += 2
				continue
			}
		}
		if i+1 < len(rows) {
			if whole, ok := goneOn(rows[i], rows[i+1]); ok {
				out = append(out, whole)
				i++
				continue
			}
		}
		out = append(out, rows[i])
	}
	return out
}

// ofTable is what tells a row of payments: a month or another number.
var ofTable = regexp.MustCompile(`20\d{2}|\d{6}`)

// folded is the row of three that stand closer to each other than lines of text
// do, where cells of the first go on in the third and none stands over or under
// one of the second.
func folded(above, middle, below row) (row, bool) {
	const even = 0.35 // character heights
	up, down := centre(middle.glyphs)-centre(above.glyphs), centre(below.glyphs)-centre(middle.glyphs)
	h := max(above.height, middle.height, below.height)
	if above.page != middle.page || middle.page != below.page || up <= 0 || down <= 0 || up > lineClose*h || down > lineClose*h || math.Abs(up-down) > even*h {
		return row{}, false
	}
	first, own, second := above.columnCells(), middle.columnCells(), below.columnCells()
	if len(own) == 0 || meet(own, first) || meet(own, second) || slices.ContainsFunc(first, noCell) || slices.ContainsFunc(second, func(c run) bool { return noCell(c) && !endsDate(first, c) }) {
		return row{}, false
	}
	cells := slices.Clone(own)
	joined := 0
	for _, c := range first {
		k := onlyUnder(second, c)
		if k >= 0 && onlyUnder(first, second[k]) >= 0 {
			if !wraps(c, second[k]) {
				return row{}, false
			}
			c.glyphs = slices.Concat(c.glyphs, second[k].glyphs)
			second = slices.Delete(second, k, k+1)
			joined++
		}
		cells = append(cells, c)
	}
	out := middle.of(append(cells, second...))
	return out, joined > 0 && ofTable.MatchString(flat(out.glyphs))
}

// goneOn is a row with the second lines of its cells, which hold words alone and
// stand closer under it than a line of text does.
func goneOn(r, below row) (row, bool) {
	away := centre(below.glyphs) - centre(r.glyphs)
	if r.page != below.page || away <= 0 || away > lineClose*max(r.height, below.height) || !ofTable.MatchString(flat(r.glyphs)) {
		return row{}, false
	}
	cells := r.columnCells()
	for _, c := range below.columnCells() {
		k := onlyUnder(cells, c)
		if k < 0 || c.box().Dx() > cells[k].box().Dx() || hanOnly(flat(c.glyphs)) != flat(c.glyphs) {
			return row{}, false
		}
		cells[k].glyphs = slices.Concat(cells[k].glyphs, c.glyphs)
	}
	return r.of(cells), true
}

// lineClose is how far apart, in character heights, rows stand at most that are
// none of their own.
const lineClose = 1.15

// of is the row with other cells.
func (r row) of(cells []run) row {
	slices.SortStableFunc(cells, func(a, b run) int { return cmp.Compare(a.box().Min.X, b.box().Min.X) })
	r.glyphs, r.box = nil, image.Rectangle{}
	for _, c := range cells {
		r.glyphs = append(r.glyphs, c.glyphs...)
		r.box = r.box.Union(c.box())
	}
	return r
}

// withoutEdges are the rows without what the edges of a scan were read as: a
// character or two within a fiftieth of the width.
func withoutEdges(rows []row) []row {
	const edge, most = 50, 2
	out := make([]row, 0, len(rows))
	for _, r := range rows {
		if r.page.ink == nil {
			out = append(out, r)
			continue
		}
		wide, gs := r.page.ink.Rect.Max.X, r.glyphs
		for n := 0; n < most && len(gs) > 0 && gs[0].box.Max.X < wide/edge; n++ {
			gs = gs[1:]
		}
		for n := 0; n < most && len(gs) > 0 && gs[len(gs)-1].box.Min.X > wide-wide/edge; n++ {
			gs = gs[:len(gs)-1]
		}
		if r.glyphs = gs; len(gs) > 0 {
			out = append(out, r)
		}
	}
	return out
}

// wraps reports whether the print of a cell may go on in that under it: rows of
// their own around a merged cell say the same again, or have figures each.
func wraps(c, under run) bool {
	a, b := flat(c.glyphs), flat(under.glyphs)
	if a == b || wholeCompany.MatchString(a) || float64(under.box().Dx()-c.box().Dx()) > medianHeight(c.glyphs) {
		return false
	}
	if partOfList.MatchString(a) && partOfList.MatchString(b) && strings.HasSuffix(a, "、") {
		return true
	}
	return hanOnly(a) != "" || hanOnly(b) != "" || endOfMonths.MatchString(a) && endOfMonths.MatchString(b)
}

var (
	// dateBegun is the first line of a month that its cell has no room for, and
	// dateEnd the second.
	dateBegun = regexp.MustCompile(`^20\d{2}年\d{0,2}$`)
	dateEnd   = regexp.MustCompile(`^\d{0,2}月$`)
)

// endsDate reports whether a cell is the end of a month that begins over it.
func endsDate(above []run, c run) bool {
	k := onlyUnder(above, c)
	return k >= 0 && dateBegun.MatchString(flat(above[k].glyphs)) && dateEnd.MatchString(flat(c.glyphs))
}

// endOfMonths is the first or the last month of a range.
var endOfMonths = regexp.MustCompile(`^` + monthPrint + `(?:` + tillPrint + `)?$`)

// noCell reports whether print is a part of a sentence or of a list of months,
// which take their lines whole and not by columns.
func noCell(c run) bool {
	s := flat(c.glyphs)
	list := partOfList.MatchString(s) && strings.ContainsAny(s, "月、,") && strings.Count(s, "、") < 2 && !strings.HasPrefix(s, "20")
	return list || strings.ContainsAny(s, ",。;:")
}

// meet reports whether a cell of one row stands over or under one of the other.
func meet(a, b []run) bool {
	return slices.ContainsFunc(a, func(x run) bool {
		return slices.ContainsFunc(b, func(y run) bool { return overlapX(x.box(), y.box()) })
	})
}

// onlyUnder is the one cell of a row that stands over or under another, -1
// where none or several do.
func onlyUnder(cells []run, c run) int {
	found := -1
	for i, o := range cells {
		if overlapX(o.box(), c.box()) {
			if found >= 0 {
				return -1
			}
			found = i
		}
	}
	return found
}

// byLines parts what was put together of several lines, as each is read by itself.
func (s span) byLines() span {
	var out span
	for _, r := range s {
		start := 0
		for i := 1; i <= len(r.glyphs); i++ {
			if i == len(r.glyphs) || beginsLine(r.glyphs[i-1].box, r.glyphs[i].box) {
				out = append(out, run{r.page, r.glyphs[start:i]})
				start = i
			}
		}
	}
	return out
}

// beginsLine reports whether a character stands under and left of the one before
// it.
func beginsLine(before, c image.Rectangle) bool {
	return c.Min.X < before.Min.X && 2*c.Min.Y > before.Min.Y+before.Max.Y
}
