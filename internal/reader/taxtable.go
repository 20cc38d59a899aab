package reader

import (
	"cmp"
	"image"
	"regexp"
	"slices"
	"strings"

	"zhengqi/internal/chinese"
)

// taxTable is the list of payments on one page of a certificate, in columns of
// white space between them. A cell may wrap: so a column is read as one text, and
// is known by what it holds as often as there are payments.
type taxTable struct {
	payments int
	columns  []text // each the lines of a column, with what stands over and under the list
}

// How far the cells of the first and the last payment reach over and under their
// amounts, how far over them the heads of the columns are looked for, and what
// parts columns, in character heights.
const (
	wrapReach = 2.6
	headReach = 8
	columnGap = 0.35
)

// taxTables finds the lists of payments, page by page.
func taxTables(f *form, rows []payment) []taxTable {
	var out []taxTable
	for _, p := range f.pages() {
		var amounts []run
		for _, x := range rows {
			if x.at[0].page == p {
				amounts = append(amounts, x.at[0])
			}
		}
		if len(amounts) > 0 {
			out = append(out, tableOf(f, amounts))
		}
	}
	return out
}

// tableOf is the list of one page with those amounts.
func tableOf(f *form, amounts []run) taxTable {
	byHeight := func(a, b run) int { return cmp.Compare(centre(a.glyphs), centre(b.glyphs)) }
	first, last := slices.MinFunc(amounts, byHeight), slices.MaxFunc(amounts, byHeight)
	h := medianHeight(first.glyphs)
	body := f.listRows(first, last, 0.5*h, 0.5*h)
	table := taxTable{payments: len(amounts)}
	from := -1 << 30
	for _, to := range columnEnds(body, columnGap*h) {
		var column text
		for _, r := range f.listRows(first, last, f.headOver(first, h), wrapReach*h) {
			gs := slices.DeleteFunc(slices.Clone(r.glyphs), func(g glyph) bool {
				x := (g.box.Min.X + g.box.Max.X) / 2
				return x < from || x >= to
			})
			if len(gs) > 0 {
				column.rows = append(column.rows, row{page: r.page, glyphs: gs, box: boxOf(gs), height: r.height})
			}
		}
		table.columns, from = append(table.columns, column), to
	}
	return table
}

// listRows are the rows from over the first amount of a list to under the last,
// but those of sums.
func (f *form) listRows(first, last run, over, under float64) []row {
	top, bottom := centre(first.glyphs)-over, centre(last.glyphs)+under
	var out []row
	for i, r := range f.rows {
		c := centre(r.glyphs)
		if r.page == first.page && c >= top && c <= bottom && !f.sumsUp(i) {
			out = append(out, r)
		}
	}
	return out
}

// heads are words that head the columns of a list of payments.
var heads = regexp.MustCompile(`税种|[)项]种|项目|品目|金额|税额|日期|时期|所属期|凭证|票号|号码|状态`)

// headOver is how far over the first amount of a list the heads of its columns
// begin.
func (f *form) headOver(first run, h float64) float64 {
	const least, above = 2, 1.2 // heads, and what a head of three lines has over its middle
	for i := f.rowOf(first); i >= 0 && f.rows[i].page == first.page; i-- {
		over := centre(first.glyphs) - centre(f.rows[i].glyphs)
		if over > headReach*h {
			break
		}
		if len(heads.FindAllString(flat(f.rows[i].glyphs), -1)) >= least {
			return over + above*h
		}
	}
	return wrapReach * h
}

// sumsUp reports whether row i gives a total or a part of one.
func (f *form) sumsUp(i int) bool {
	from, to := f.marksIn(i)
	return subtotalWord.MatchString(flat(f.rows[i].glyphs)) || slices.ContainsFunc(f.marks[from:to], func(m mark) bool { return m.key == "total" })
}

// withinDay is the most white within a day or a period, in character heights.
const withinDay = 0.6

// columnEnds are the places between the columns of rows, in the middle of the
// white that goes through all of them, and an end behind the last.
func columnEnds(rows []row, gap float64) []int {
	var boxes []image.Rectangle
	for _, r := range rows {
		for _, g := range r.glyphs {
			b := g.box
			if strings.ContainsRune("至到~-—–年月", g.r) {
				b = b.Inset(-int(withinDay * r.height)) // what stands about it is one thing with it
			}
			boxes = append(boxes, b)
		}
	}
	slices.SortFunc(boxes, func(a, b image.Rectangle) int { return a.Min.X - b.Min.X })
	var out []int
	reach := 1 << 30
	for _, b := range boxes {
		if float64(b.Min.X-reach) > gap {
			out = append(out, (b.Min.X+reach)/2)
		}
		if reach == 1<<30 || b.Max.X > reach {
			reach = b.Max.X
		}
	}
	return append(out, 1<<30)
}

// inColumns is what a pattern finds in the columns of a table that holds it once
// for each payment, with nothing but marks between.
func (t taxTable) inColumns(pattern *regexp.Regexp) [][]found {
	var out [][]found
	for _, c := range t.columns {
		if all := t.each(c, pattern); all != nil {
			out = append(out, all)
		}
	}
	return out
}

// daysInTurn are the first and the last days of a column that holds two for each
// payment, one under the other.
func (t taxTable) daysInTurn(column text) (from, to []found) {
	pairs := taxTable{payments: 2 * t.payments}
	for i, m := range pairs.each(column, dayAlone) {
		if i%2 == 0 {
			from = append(from, m)
		} else {
			to = append(to, m)
		}
	}
	return from, to
}

// each is what a pattern finds in a column, once for each payment; nil where it
// does not.
func (t taxTable) each(column text, pattern *regexp.Regexp) []found {
	s := column.stream()
	all := s.findAll(pattern, -1)
	if len(all) != t.payments {
		return nil
	}
	for i := 1; i < len(all); i++ {
		if letters(s.between(all[i-1][0], all[i][0])) != "" {
			return nil
		}
	}
	return all
}

// between is the text between two spans of a stream.
func (s stream) between(a, b span) string {
	last := a[len(a)-1].glyphs
	from, to := slices.Index(s.glyphs, last[len(last)-1])+1, slices.Index(s.glyphs, b[0].glyphs[0])
	return s.letters[s.starts[from]:s.starts[max(from, to)]]
}

// periods are the periods of a table's payments: in a column of their own, or
// as the first and the last days in two.
func (t taxTable) periods(f *form) []period {
	for _, pattern := range []*regexp.Regexp{taxPeriod, taxMonths} {
		if all := t.inColumns(pattern); len(all) == 1 {
			return periodsOf(f, all[0], all[0], 1, 2)
		}
	}
	for _, c := range t.columns {
		if from, to := t.daysInTurn(c); from != nil && wholeMonths(from, to) {
			return periodsOf(f, from, to, 0, 0)
		}
	}
	for i := 0; i+1 < len(t.columns); i++ {
		from, to := t.each(t.columns[i], dayAlone), t.each(t.columns[i+1], dayAlone)
		if from != nil && to != nil && (wholeMonths(from, to) || beginAndEnd(t.columns[i], t.columns[i+1])) {
			return periodsOf(f, from, to, 0, 0)
		}
	}
	return nil
}

var dayAlone = regexp.MustCompile(dayOf)

// periodsOf makes periods of what was found: the first days in one group, the
// last ones in another. None of them goes over the end of a line.
func periodsOf(f *form, from, to []found, first, last int) []period {
	var out []period
	for i := range from {
		a, b := from[i][first], to[i][last]
		if len(a) > 1 || len(b) > 1 {
			return nil
		}
		out = append(out, period{a, b, f.rowOf(a[0])})
	}
	return out
}

// wholeMonths reports whether days are the first of a month and the last of one,
// all of them in order.
func wholeMonths(from, to []found) bool {
	for i := range from {
		a, ok := dateIn(from[i][0].text())
		b, also := dateIn(to[i][0].text())
		if !ok || !also || a.Value > b.Value || !strings.HasSuffix(a.Value, "-01") || !strings.HasSuffix(chinese.AddDays(b.Value, 1), "-01") {
			return false
		}
	}
	return true
}

// beginAndEnd reports whether the heads of two columns say that one holds the
// first days of periods and the other the last.
func beginAndEnd(from, to text) bool {
	return beginHead.MatchString(headOf(from)) && endHead.MatchString(headOf(to))
}

var beginHead, endHead = regexp.MustCompile(`期\p{Han}{0,2}[起始自]`), regexp.MustCompile(`期\p{Han}{0,2}[止终迄至]`)

// headOf is what a column says before its first figure.
func headOf(column text) string {
	all := column.stream().letters
	if at := strings.IndexAny(all, "0123456789"); at >= 0 {
		return all[:at]
	}
	return all
}
