package reader

import (
	"cmp"
	"context"
	"regexp"
	"slices"
	"strings"

	"zhengqi/internal/chinese"
)

// entry is one row of a statement: the months it covers, who paid, and how.
type entry struct {
	months   []string
	at       span // the print of the month or range
	line     int  // the row of the text it stands in
	employer employer
	arrears  bool
	unpaid   bool
	mixed    bool // what the row says of payment can be taken in two ways
	guessed  bool // no print was read that says its month
	partial  bool // the row states another number of months than its range has
	counted  bool // the row states the number of months its range has
	ranged   bool
	loose    bool // it may be no row of a table
	unheaded bool // no heading stands over its month
	open     bool // it goes on until now
	pair     bool // the first and last of two months that may be something else
}

// ledger is all rows of a statement.
type ledger struct {
	entries     []entry
	unread      int      // rows of the table whose month was not read
	prose       bool     // read from sentences
	doubt       bool     // the table can be understood in more than one way
	grids       []window // the months that grids on scans have places for
	unsureMarks bool     // marks of a grid on a scan may be others than were read
	windows     []window // the spans of time the paper says it is about
	lines       []line
}

// window is a span of months that a heading names.
type window struct{ from, to string }

// payments are the months paid at one employer, in order.
type payments struct {
	months  []string
	arrears []string
	at      span
	whole   bool // every row says as many months as its range has
}

var (
	notPaid     = regexp.MustCompile(`首次参保|参保时间|出生|打印日期|首次缴费|参加工作|建立账户|建账`)
	windowWords = regexp.MustCompile(`前\d*个月|近\d*个月|缴费情况|查询|打印|时段|期间|有效|统计|出具|区间|参保年限|缴费年度`)
)

// cellGap parts the cells of a table row, in character heights.
const cellGap = 0.7

// book gathers the rows of a statement.
type book struct {
	ledger
	units          map[string]employer
	payers         map[int]span // names of several lines, by the row of their months
	single, ranged []entry
	without        []int            // rows of the table whose month was not read
	found          map[int]bool     // rows whose month was found by where it must stand
	said           int              // ranges that stand in sentences
	stray          []entry          // ranges that stand in no table
	years          map[*page]string // the one year that the headings of a page name
	legend         map[string]bool  // the marks that the notes explain
	wide           int              // the cells of the longest line that names a month, once counted
	taken          map[int]bool     // lines of grids
	listing        map[int]bool     // lines that hold nothing but months
	explains       map[int]bool     // lines that give the names behind codes
	joined         map[int]bool     // lines that are parts of a name over several
	others         map[int]bool     // rows of payments for other people
	usual          *rune            // the mark of most rows of a scan, once found
	usualInk       *float64         // the ink of the rows of a scan, once measured
	last           *string          // the month before the newest date, once found
}

// readLedger collects the rows that name months. Rows of single months are
// preferred: where there are any, ranges are headings or summaries.
func readLedger(ctx context.Context, f *form, s stream) ledger {
	b := &book{ledger: ledger{lines: tableLines(f.rows)}, found: map[int]bool{}, taken: map[int]bool{}}
	b.units, b.explains = unitNames(b.lines)
	b.payers, b.joined = joinWrapped(b.lines)
	b.others = b.otherPeople()
	b.years, b.legend, b.listing = headingYears(b.lines), legends(b.lines), lists(b.lines)
	for i := 0; i < len(b.lines) && ctx.Err() == nil; i++ {
		if n := b.readGrid(i); n > 0 {
			i += n - 1
			continue
		}
		b.read(b.lines[i])
	}
	b.single = append(b.single, b.yearless()...)
	slices.SortStableFunc(b.single, func(x, y entry) int { return cmp.Compare(x.line, y.line) })
	b.settlePairs()
	b.settleMerged()
	b.nameByHeadings(b.single)
	b.nameByHeadings(b.ranged)
	b.recoverRows(ctx)
	for _, i := range b.without {
		if !b.found[i] && b.amongMonths(i) {
			b.unread++
		}
	}
	b.leaveOutFuture(b.issuedIn(f, s))
	b.choose(s)
	b.doubt = b.doubt || ctx.Err() != nil
	return b.ledger
}

// read takes what one line says.
func (b *book) read(l line) {
	if l.heads || l.sums() || b.others[l.index] || b.aside(l) || b.granted(l) {
		return
	}
	if e, ok := b.rangeEntry(l); ok && !b.listing[l.index] {
		switch {
		case l.saysInWords(e.at):
			b.said++
		case b.frames(l, e):
			b.addWindow(l)
		case e.loose:
			b.stray = append(b.stray, e)
		default:
			b.ranged = append(b.ranged, e)
		}
		return
	}
	found := b.monthEntries(l)
	if len(found) == 0 && b.unreadRow(l) {
		b.without = append(b.without, l.index)
	}
	b.single = append(b.single, found...)
}

var (
	// sumWords begin a line that adds up what stands over it.
	sumWords = regexp.MustCompile(`^(?:小计|合计|总计|共计|累计)`)
	// accountHead heads the table of what a person has saved, by years.
	accountHead = regexp.MustCompile(`利息|储存|记账`)
)

func (l line) sums() bool { return sumWords.MatchString(l.text) }

// saysInWords reports whether a range stands in a sentence: words and a comma
// are in its cell.
func (l line) saysInWords(at span) bool {
	for _, c := range l.cells {
		if before, after, found := strings.Cut(flat(c.glyphs), at[:1].text()); found {
			rest := before + after
			return strings.ContainsAny(rest, ",。;") && hanIn(rest) >= 4 || hanIn(before) > 1 && hanIn(after) > 1 || item.MatchString(before)
		}
	}
	return false
}

// aside takes what a line says of other dates than those of payments, and
// reports whether it says nothing else. A word of such dates in a row of the
// table, as in its remark, does not take the row away; a row that may be one of
// the table counts as unread.
func (b *book) aside(l line) bool {
	window := (windowWords.MatchString(l.text) || timeInBrackets.MatchString(l.text)) && !strings.Contains(l.text, "公司")
	if !window && !notPaid.MatchString(l.text) {
		return false
	}
	row, sure := l.paidRow()
	if row && sure {
		return false
	}
	if row {
		b.without = append(b.without, l.index)
	} else if window && !notPaid.MatchString(l.text) {
		b.addWindow(l)
	}
	return true
}

// paidRow reports whether a line that holds words of other dates looks like a
// row of payments, none of whose dates follows such a word, and whether that is
// sure: its date begins it, or stands under the heading of months.
func (l line) paidRow() (row, sure bool) {
	if !l.tabular() {
		return false, false
	}
	for i, c := range l.cells {
		if !l.dates(c) && rangeInRow.FindString(c.text) != c.text {
			continue
		}
		if i > 0 && (notPaid.MatchString(l.cells[i-1].text) || windowWords.MatchString(l.cells[i-1].text)) {
			return false, false
		}
		row, sure = true, sure || i == 0 || slices.Contains([]sense{senseMonth, senseYear, senseRange, senseFrom}, c.sense)
	}
	return row, sure
}

// choose settles which rows are the payments: single months, ranges, or a
// sentence.
func (b *book) choose(s stream) {
	loose := func(e entry) bool { return e.loose }
	b.leaveOutAbove()
	guessed := slices.Clone(b.single)
	if !slices.ContainsFunc(b.single, func(e entry) bool { return !e.loose }) && len(b.ranged) > 0 {
		b.single = nil
	}
	if len(b.ranged)+len(b.single) > 0 && slices.ContainsFunc(b.single, func(e entry) bool { return !e.loose }) {
		b.single = slices.DeleteFunc(b.single, loose)
	}
	if said := narrative(s, b.windows); b.said > len(b.single)+len(b.ranged) && len(said) > 0 {
		b.single, b.ranged = nil, nil
	}
	fields, formed := b.fieldRange()
	switch {
	case formed && len(b.ranged) == 0 && !slices.ContainsFunc(b.single, func(e entry) bool { return !e.loose }) && len(narrative(s, b.windows)) == 0:
		b.entries, b.doubt, b.unread = []entry{fields}, b.doubt || !fields.counted, 0
	case len(b.single) > len(b.ranged):
		b.entries = b.employedAt(b.single, b.ranged)
		b.doubt = b.doubt || len(b.windows) == 0 && !b.ofOneYear() && beganBefore(b.entries, b.ranged)
		if !slices.ContainsFunc(b.single, func(e entry) bool { return b.taken[e.line] }) {
			b.unread += b.skippedRows()
		}
		b.doubt = b.doubt || slices.ContainsFunc(b.single, loose)
		return
	case len(b.ranged) > 0 && (b.said == 0 || slices.ContainsFunc(b.ranged, func(e entry) bool { return e.employer.known() })):
		b.entries, b.unread = named(b.ranged), b.unread+len(b.single)
		b.doubt = b.doubt || slices.ContainsFunc(b.entries, func(e entry) bool { return e.pair && !e.counted })
	default:
		b.entries, b.unread, b.prose = narrative(s, b.windows), 0, true
		b.doubt = b.doubt || overlapping(b.entries)
	}
	if len(b.entries) == 0 {
		b.entries, b.doubt, b.prose = b.stray, true, false
	}
	if len(b.entries) == 0 && len(guessed) > 1 {
		b.entries = guessed // for a person to look at
	}
}

// leaveOutAbove leaves out single months that stand over the table of payments,
// whose heading says that it holds months: those are of something else.
func (b *book) leaveOutAbove() {
	first := -1
	for _, e := range b.single {
		if !e.unheaded && (first < 0 || e.line < first) {
			first = e.line
		}
	}
	b.single = slices.DeleteFunc(b.single, func(e entry) bool { return e.unheaded && e.line < first && e.at.own() })
}

// named keeps the ranges that name who paid, where any does: the others repeat
// them by kind of insurance.
func named(ranged []entry) []entry {
	out := slices.DeleteFunc(slices.Clone(ranged), func(e entry) bool { return !e.employer.known() })
	if len(out) == 0 {
		return ranged
	}
	return out
}

// employedAt names the payers of months that name none by the ranges that say
// who paid in which months.
func (b *book) employedAt(single, ranged []entry) []entry {
	if slices.ContainsFunc(single, func(e entry) bool { return e.employer.known() }) {
		return single
	}
	out := slices.Clone(single)
	for i := range out {
		month := out[i].months[0]
		within := !slices.ContainsFunc(ranged, func(r entry) bool { return r.employer.known() })
		for _, r := range ranged {
			if !r.employer.known() || month < r.months[0] || month > r.months[len(r.months)-1] && !r.open {
				continue
			}
			if out[i].employer.known() && !out[i].employer.is(r.employer) {
				out[i].employer = employer{} // two at once
				break
			}
			out[i].employer, within = r.employer, true
		}
		if !within { // nobody's, it seems
			out[i].mixed = !out[i].unpaid && !b.bare(b.lines[out[i].line])
			out[i].unpaid = true
		}
	}
	return out
}

// amongMonths reports whether a row without a month may be one of a table of
// months: on a page with its own text, only one under the same heading as such,
// on a scan also one under a heading of which something may be lost.
func (b *book) amongMonths(i int) bool {
	head := b.headOf(i)
	of := func(e entry) bool { return b.headOf(e.line) == head }
	if slices.ContainsFunc(b.single, of) || slices.ContainsFunc(b.ranged, of) {
		return true
	}
	return !b.lines[i].row.ownText() && (head < 0 || !b.ofPerson(head))
}

// ofPerson reports whether a heading is of what names a person, as at the top
// of a statement.
func (b *book) ofPerson(head int) bool {
	return slices.ContainsFunc(b.lines[head].cells, func(c cell) bool {
		key := socialKey(c.text)
		return key == "name" || key == "id_number"
	})
}

// headOf is the line of the nearest heading of a table over line i, -1 for none.
func (b *book) headOf(i int) int {
	for i >= 0 && !b.lines[i].heads {
		i--
	}
	return i
}

// issuedIn is the month in which the paper was made: that of its own date, else
// of the newest one on it.
func (b *book) issuedIn(f *form, s stream) string {
	if m, ok := chinese.ParseMonth(socialDate(f).text()); ok {
		return m
	}
	newest, later := newestMonth(s.letters), 0
	for _, e := range b.single {
		if e.months[0] > newest {
			later++
		}
	}
	if 2*later > len(b.single) {
		return "" // the dates are of something else
	}
	return newest
}

// leaveOutFuture marks months after the newest date of the paper, which nobody
// can have paid: they were misread.
func (b *book) leaveOutFuture(newest string) {
	for i, e := range b.single {
		if newest != "" && e.months[0] > newest {
			b.single[i].unpaid, b.single[i].mixed = true, !e.unpaid && !b.bare(b.lines[e.line])
		}
		if l := b.lines[e.line]; e.months[0] == newest && !e.unpaid && !l.tabular() {
			b.single[i].mixed = true // it is not over, and nothing says that it was paid
		}
	}
}

// ofOneYear reports whether the headings say that the paper is about a year, as
// one that has only the months of that year is. Of a paper with a page for each
// of several years one may be missing.
func (b *book) ofOneYear() bool {
	about := b.years[b.lines[b.single[0].line].row.page]
	return about != "" && !slices.ContainsFunc(b.single, func(e entry) bool {
		return b.years[b.lines[e.line].row.page] != about || !strings.HasPrefix(e.months[0], about)
	})
}

// beganBefore reports whether the newest payer paid, by the ranges that say who
// paid when, before the first month that was read of it: a page of the paper
// may be missing.
func beganBefore(single, ranged []entry) bool {
	newest := slices.MaxFunc(single, func(x, y entry) int { return cmp.Compare(x.months[0], y.months[0]) })
	first := newest.months[0]
	for _, e := range single {
		if e.employer.is(newest.employer) {
			first = min(first, e.months[0])
		}
	}
	return slices.ContainsFunc(ranged, func(r entry) bool { return r.employer.is(newest.employer) && r.months[0] < first })
}

// unreadRow reports whether a row without a month looks like those that have
// one: a payer or a year, with figures or a status beside it.
func (b *book) unreadRow(l line) bool {
	if labelWithin.MatchString(l.text) || afterTable.MatchString(l.text) || accountHead.MatchString(b.headed(l)) || b.headed(l) == "" && len(b.single) == 0 {
		return false
	}
	figures, year := 0, false
	for _, c := range l.cells {
		year = year || yearCell.MatchString(c.text) && b.underMonths(c)
		if moneyFigures.MatchString(c.text) || strings.Contains(c.text, "正常") || strings.Contains(c.text, "到账") {
			figures++
		}
	}
	_, coded := b.units[l.cells[0].text]
	return year && len(l.cells) > 2 || figures > 0 && (coded || payer(l.cells, b.units).name != "")
}
