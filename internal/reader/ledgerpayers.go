package reader

import (
	"math"
	"regexp"
	"slices"
	"strings"
)

// naming is a place of a table that says who paid: in a row, in a merged cell
// or in a heading over several.
type naming struct {
	height float64
	employer
}

// pageHeight is more than the height of any page, so that places of all pages
// have one order.
const pageHeight = 1e6

func (l line) height() float64 { return float64(l.row.page.number())*pageHeight + centre(l.row.glyphs) }

// nameByHeadings names the payers of rows that name none: by the merged cell
// they belong to, where the rows of their table name somebody, else, where no
// row does, by the last heading over them that does.
func (b *book) nameByHeadings(entries []entry) {
	if len(entries) < 2 || !slices.ContainsFunc(entries, func(e entry) bool { return !e.employer.known() }) {
		return
	}
	heights, names := b.rowsNamed(entries)
	if len(names) == 0 {
		if headings, inside := b.headings(entries); inside > 0 {
			if under := b.withLast(headings[len(headings)-inside:], entries); inPairs(heights, under) {
				headings = under
			}
			b.spreadNames(entries, heights, headings)
		}
		return
	}
	for _, table := range b.tables(entries) {
		heights, names := b.rowsNamed(table)
		if middles := b.middles(table); len(names)+len(middles) > 0 {
			b.spreadNames(entries, heights, append(names, middles...))
		}
	}
}

// tables parts entries by the heading of a table over them.
func (b *book) tables(entries []entry) [][]entry {
	var out [][]entry
	var heads []int
	for _, e := range entries {
		head := b.headOf(e.line)
		i := slices.Index(heads, head)
		if i < 0 {
			out, heads, i = append(out, nil), append(heads, head), len(heads)
		}
		out[i] = append(out[i], e)
	}
	return out
}

// spreadNames gives the rows at the heights, where they name nobody, the payers
// that the names around them say.
func (b *book) spreadNames(entries []entry, heights []float64, names []naming) {
	slices.SortStableFunc(names, func(x, y naming) int { return int(x.height - y.height) })
	payers, sure := spreadDown(heights, names)
	paired := inPairs(heights, names)
	if paired {
		sure = true
		for i := range payers {
			payers[i] = i
		}
	}
	paired = paired || fillGaps(heights, names)
	for i := range entries {
		e := &entries[i]
		if k := slices.Index(heights, b.lines[e.line].height()); !e.employer.known() && k >= 0 && payers[k] >= 0 {
			e.employer, e.mixed = names[payers[k]].employer, e.mixed || !e.at.own() && !paired
			b.doubt = b.doubt || !sure
		}
	}
}

// inPairs reports whether a name stands as far under each row as under any other,
// or as far over each: every row has its own, so that none can have been lost.
func inPairs(heights []float64, names []naming) bool {
	const slack = 0.2 // of the way from row to row
	if len(heights) != len(names) {
		return false
	}
	pitch, first := usualPitch(heights), names[0].height-heights[0]
	for i, n := range names {
		if away := n.height - heights[i]; math.Abs(away) > pitch || math.Abs(away-first) > slack*pitch {
			return false
		}
	}
	return true
}

// fillGaps reports whether names stand in gaps between the rows, and no gap is
// without one: none can have been lost.
func fillGaps(heights []float64, names []naming) bool {
	pitch, filled := usualPitch(heights), 0
	if len(heights) < 3 || len(names) == 0 || names[0].height > heights[0] {
		return false
	}
	for i := 1; i < len(heights); i++ {
		if heights[i]-heights[i-1] < 1.5*pitch {
			continue
		}
		if !slices.ContainsFunc(names, func(n naming) bool { return n.height > heights[i-1] && n.height < heights[i] }) {
			return false
		}
		filled++
	}
	return filled == len(names)-1
}

// rowsNamed are the heights of the rows of entries from top to bottom, and who
// those name that name somebody.
func (b *book) rowsNamed(entries []entry) (heights []float64, names []naming) {
	for _, e := range entries {
		h := b.lines[e.line].height()
		if !slices.Contains(heights, h) {
			heights = append(heights, h)
		}
		if e.employer.known() && !slices.ContainsFunc(names, func(n naming) bool { return n.height == h }) {
			names = append(names, naming{h, e.employer})
		}
	}
	slices.Sort(heights)
	return heights, names
}

// bounds are the first and the last line of entries.
func bounds(entries []entry) (first, last int) {
	first, last = entries[0].line, entries[0].line
	for _, e := range entries {
		first, last = min(first, e.line), max(last, e.line)
	}
	return first, last
}

// headings are the lines that name who paid and no month, from the last over
// the first row to the last row, and how many of them stand between rows.
func (b *book) headings(entries []entry) (out []naming, inside int) {
	first, last := bounds(entries)
	var over []naming
	for _, l := range b.lines[:last] {
		e := b.headingPayer(l)
		switch n := (naming{l.height(), e}); {
		case e.name == "":
		case l.index > first:
			out, inside = append(out, n), inside+1
		default:
			over = []naming{n}
		}
	}
	return append(over, out...), inside
}

// withLast adds to names between rows the one right under the last row, as on
// cards that name who paid under each month.
func (b *book) withLast(names []naming, entries []entry) []naming {
	_, last := bounds(entries)
	if last+1 < len(b.lines) && b.lines[last+1].row.page == b.lines[last].row.page {
		if e := b.headingPayer(b.lines[last+1]); e.name != "" {
			return append(names, naming{b.lines[last+1].height(), e})
		}
	}
	return names
}

// middles are the lines between the rows of a table that hold no more than the
// name of who paid, in the middle of a merged cell.
func (b *book) middles(entries []entry) (out []naming) {
	first, last := bounds(entries)
	for _, l := range b.lines[first:last] {
		if e := b.headingPayer(l); e.name != "" && len(l.cells) == 1 && !b.explains[l.index] {
			out = append(out, naming{l.height(), e})
		}
	}
	return out
}

// headingPayer is who a line names that is no row of payments; the zero employer
// where it names nobody.
func (b *book) headingPayer(l line) employer {
	if l.heads || l.months() || b.joined[l.index] {
		return employer{}
	}
	e := l.company()
	if e.name == "" {
		return b.unitNamed(l)
	}
	before, _, _ := strings.Cut(l.text, e.at.text())
	before = strings.TrimRight(besideName.ReplaceAllString(before, ""), ":")
	if hanOnly(before) != "" && socialKey(labelAtEnd.FindString(before)) != "employer" {
		return employer{} // an office, a firm that keeps the system, part of a sentence
	}
	label := labelAtEnd.FindString(before)
	e.bare = label != "单位" && !isTerm("employer", label)
	e.older = b.goesOnFrom(l, e)
	return e
}

var (
	// besideName is what may stand before the name of who paid, beside its label.
	besideName = regexp.MustCompile(codeLabelled.String() + `|^\(?[一二三四五六七八九十]+\)?[、.]|20\d{2}年度?|[为是系]$`)
	// labelAtEnd is the label that a text ends with.
	labelAtEnd = regexp.MustCompile(`[\p{Han}()]+$`)
)

// isTerm reports whether a label is one of those listed for a key.
func isTerm(key, label string) bool {
	return slices.ContainsFunc(socialTerms, func(list []term) bool { return slices.Contains(list, term{key, label}) })
}

// company is the first company that a line names, those first that fill a cell.
func (l line) company() employer {
	for _, c := range l.cells {
		if wholeCompany.MatchString(c.text) && !isOffice(c.text) {
			return employerAt(span{c.run})
		}
	}
	for _, c := range append(regroup(l.cells), mergeCells(l.cells)) {
		if e, ok := companyIn(c); ok {
			return e
		}
	}
	return employer{}
}

// unitNamed is the employer whose code a heading gives.
func (b *book) unitNamed(l line) employer {
	for _, c := range l.cells {
		if m := codeLabelled.FindStringSubmatch(c.text); m != nil {
			return b.units[plainCode(m[1])]
		}
	}
	return employer{}
}

// spreadDown gives each row of a table the place that names what it belongs to,
// -1 for none: the last over it or beside it, unless the names stand at the
// middle of merged cells. sure reports whether only one of these can be.
func spreadDown(heights []float64, names []naming) (out []int, sure bool) {
	above, middle := namedAbove(heights, names), namedAtMiddle(heights, names)
	switch {
	case len(middle) == 0 || slices.Equal(above, middle):
		return above, len(above) == 0 || above[0] >= 0
	case above[0] < 0 || betweenRows(heights, names):
		return middle, true
	}
	return above, false
}

// namedAbove takes names for those of the rows from their own down.
func namedAbove(heights []float64, names []naming) []int {
	out := make([]int, len(heights))
	near := usualPitch(heights) / 3
	for i, h := range heights {
		out[i] = -1
		for k, n := range names {
			if n.height <= h+near {
				out[i] = k
			}
		}
	}
	return out
}

// namedAtMiddle takes names for those of the rows around them, as many over as
// under; nothing where that does not come out even.
func namedAtMiddle(heights []float64, names []naming) []int {
	out := make([]int, len(heights))
	from, near := 0, usualPitch(heights)/3
	for k, n := range names {
		to := from
		for to < len(heights) && heights[from]+heights[to] < 2*(n.height-near) {
			to++
		}
		if to == len(heights) || math.Abs(heights[from]+heights[to]-2*n.height) > 2*near {
			return nil
		}
		for i := from; i <= to; i++ {
			out[i] = k
		}
		from = to + 1
		if from == len(heights) && k+1 < len(names) {
			return nil
		}
	}
	if from < len(heights) {
		return nil
	}
	return out
}

// betweenRows reports whether a name stands between two rows no farther apart
// than any: it is no row of its own, but the middle of a merged cell.
func betweenRows(heights []float64, names []naming) bool {
	pitch := usualPitch(heights)
	for _, n := range names {
		for i := 1; i < len(heights); i++ {
			if n.height > heights[i-1]+pitch/4 && n.height < heights[i]-pitch/4 && heights[i]-heights[i-1] < 1.4*pitch {
				return true
			}
		}
	}
	return false
}

// usualPitch is how far apart rows usually stand.
func usualPitch(heights []float64) float64 {
	var gaps []float64
	for i := 1; i < len(heights); i++ {
		gaps = append(gaps, heights[i]-heights[i-1])
	}
	if len(gaps) == 0 {
		return 1
	}
	slices.Sort(gaps)
	return gaps[(len(gaps)-1)/2]
}

// settleMerged gives the rows that name no month that of the merged cell they
// belong to, whose month stands alone between them, so that every row is
// accounted for: a month is paid if any of its rows is.
func (b *book) settleMerged() {
	alone := func(e entry) bool {
		return len(b.lines[e.line].cells) == 1 && b.lines[e.line].cells[0].sense == senseMonth
	}
	if !slices.ContainsFunc(b.single, alone) {
		return
	}
	for _, table := range b.tables(b.single) {
		if !slices.ContainsFunc(table, alone) {
			continue
		}
		rows, heights := b.rowsUnder(table), []float64(nil)
		var names []naming
		for _, r := range rows {
			heights = append(heights, b.lines[r].height())
		}
		for _, e := range table {
			names = append(names, naming{height: b.lines[e.line].height(), employer: employer{code: e.months[0]}})
			if !alone(e) {
				return // months stand in rows too: what belongs to what is open
			}
		}
		of := namedAtMiddle(heights, names)
		if len(of) == 0 {
			b.doubt = b.doubt || len(rows) > 0
			continue
		}
		b.takeMerged(table, rows, of)
	}
}

// rowsUnder are the rows without a month of the table of some entries.
func (b *book) rowsUnder(table []entry) []int {
	var out []int
	for i, l := range b.lines {
		if b.headOf(i) != b.headOf(table[0].line) || l.heads || l.months() || l.sums() || !l.tabular() || b.headingPayer(l).name != "" && len(l.cells) < 3 {
			continue
		}
		out = append(out, i)
	}
	return out
}

// takeMerged takes what the rows of merged cells say of the months of these.
func (b *book) takeMerged(table []entry, rows, of []int) {
	for k := range b.single {
		e := &b.single[k]
		i := slices.IndexFunc(table, func(o entry) bool { return o.at.same(e.at) })
		if i < 0 {
			continue
		}
		e.unpaid, e.loose = true, false
		for n, r := range rows {
			if of[n] != i {
				continue
			}
			told := b.entryOf(b.lines[r])
			e.unpaid, e.mixed, e.arrears = e.unpaid && told.unpaid, e.mixed || told.mixed, e.arrears || told.arrears
			if !e.employer.known() {
				e.employer = told.employer
			}
		}
	}
	b.without = slices.DeleteFunc(b.without, func(i int) bool { return slices.Contains(rows, i) })
}
