package reader

import (
	"regexp"
	"slices"
	"strconv"
	"strings"

	"zhengqi/internal/chinese"
)

const (
	monthPrint = `20\d{2}[-./年]?(?:1[0-2]|0?[1-9])月?`
	dayPrint   = `(?:[-./]?\d{1,2}日?)?`
	tillPrint  = `(?:起?至|到|-|~|—|一|–|―|─|→)+`
	mostMonths = 600 // of a range
)

var (
	rangeInRow = regexp.MustCompile(`\*?(` + monthPrint + dayPrint + `)\*?` + tillPrint + `\*?(` + monthPrint + `)` + dayPrint + `\*?`)
	// monthsStacked are the ends of a range over each other, the dash between
	// which was not read.
	monthsStacked = regexp.MustCompile(`^(20\d{2}[-./年](?:1[0-2]|0[1-9])月?)(20\d{2}[-./年](?:1[0-2]|0?[1-9])月?)$`)
	// shortRange is a range within one year: 2025年1-6月.
	shortRange = regexp.MustCompile(`(20\d{2})[年.]?(1[0-2]|0?[1-9])月?` + tillPrint + `(1[0-2]|0?[1-9])月`)
	// ofTheYear is such a range beside the year's own cell.
	ofTheYear = regexp.MustCompile(`^(1[0-2]|0?[1-9])月?` + tillPrint + `(1[0-2]|0?[1-9])月?$`)
	openRange = regexp.MustCompile(`(` + monthPrint + `)` + dayPrint + `(?:` + tillPrint + `(?:今|目前|现在|$)|起?至今)`)
	countCell = regexp.MustCompile(`^(\d{1,3})个?月?$`)
	// frameWords stand in front of a range that says what a paper is about.
	frameWords = regexp.MustCompile(`(?:(?:查询|打印|统计|证明|有效|情况|明细|记录)\p{Han}{0,4}|(?:^|[^费保纳属])(?:时段|期间|范围|区间)\p{Han}{0,4})[:(]?$`)
)

// timeInBrackets is a row that is nothing but a time in brackets, as under a title:
// what the paper is about, and no payment.
var timeInBrackets = regexp.MustCompile(`^\([\d年月日.至到/—~-]+\)$`)

// rangeEntry reads a row that covers a range of months, written in one cell or
// as a first and a last month in two.
func (b *book) rangeEntry(l line) (entry, bool) {
	months, at := b.listed(l)
	pair, open, guessed := false, false, false
	if len(months) == 0 {
		months, at, pair = l.monthRange()
	}
	if len(months) == 0 {
		months, at = b.openRange(l)
		open = len(months) > 0
	}
	if len(months) == 0 {
		months, at = l.wholeYear()
		guessed = len(months) > 0
	}
	if len(months) == 0 || len(months) > mostMonths {
		return entry{}, false
	}
	e := b.entryOf(l)
	e.months, e.at, e.ranged, e.pair = months, at.byLines(), true, pair
	e.arrears = e.arrears || strings.Contains(at.text(), "*")
	e.loose = !l.tabular() && !b.besideCount(l, at) && len(l.senseIn(senseRange))+len(l.senseIn(senseFrom)) == 0
	e.counted, e.partial = statesCount(l.without(at), len(months))
	e.open, e.partial = open, e.partial || guessed || open && (!e.counted || months[len(months)-1] != b.lastMonth())
	return e, true
}

// wholeYear are the months of a row of a scan that names a year and says that
// twelve of its months were paid, whose list was not read.
func (l line) wholeYear() ([]string, span) {
	years := l.senseIn(senseYear)
	if n, ok := l.openCount(); !ok || n != 12 || strings.Contains(l.senseIn(senseCount)[0].head, "累计") || len(years) != 1 || l.row.ownText() || !yearCell.MatchString(years[0].text) || len(l.monthsOf()) > 0 {
		return nil, nil
	}
	return monthsWithin(years[0].text[:4], "1", "12"), span{years[0].run}
}

// besideCount reports whether a row has a number of months beside its range.
func (b *book) besideCount(l line, at span) bool {
	return !labelWithin.MatchString(l.text) && len(l.cells) > len(at) &&
		slices.ContainsFunc(l.cells, func(c cell) bool { return countCell.MatchString(c.text) })
}

// monthRange finds the months of a row that covers a range. pair says that two
// single months stand in it, which may be no range.
func (l line) monthRange() (months []string, at span, pair bool) {
	one := text{rows: []row{l.row}}
	s := one.stream()
	var found []found
	for _, c := range l.cells {
		found = append(found, (span{c.run}).all(rangeInRow)...)
	}
	for _, c := range l.senseIn(senseRange) {
		found = append(found, (span{c.run}).all(monthsStacked)...)
	}
	if len(found) == 0 {
		found = s.findAll(rangeInRow, -1)
	}
	for _, m := range found {
		from, to, ok := chinese.ParseMonthRange(strings.ReplaceAll(m[1].text(), "*", "") + "至" + m[2].text())
		if ok && to != "" {
			months, at = append(months, chinese.Months(from, to)...), append(at, m[0]...)
		}
	}
	if len(months) == 0 {
		if m := s.find(shortRange); m != nil {
			months, at = monthsWithin(m[1].text(), m[2].text(), m[3].text()), m[0]
		}
	}
	if len(months) == 0 {
		months, at, pair = l.cellRange()
	}
	if len(months) == 0 {
		months, at = l.numeralRange()
	}
	slices.Sort(months)
	return slices.Compact(months), at, pair
}

// numeralRange finds a range whose ends are written in numerals.
func (l line) numeralRange() ([]string, span) {
	for _, c := range l.cells {
		if m := rangeInRow.FindStringSubmatch(c.text); m != nil && numeralRange.MatchString(flat(c.glyphs)) {
			from, to, ok := chinese.ParseMonthRange(m[1] + "至" + m[2])
			if ok && to != "" {
				return chinese.Months(from, to), span{c.run}
			}
		}
	}
	return nil, nil
}

// cellRange finds a range whose ends stand in two cells: a year and the months
// of it, the first and the last month.
func (l line) cellRange() ([]string, span, bool) {
	for i, c := range l.cells[:len(l.cells)-1] {
		if m := ofTheYear.FindStringSubmatch(l.cells[i+1].text); m != nil && yearCell.MatchString(c.text) {
			return monthsWithin(c.text[:4], m[1], m[2]), span{c.run, l.cells[i+1].run}, false
		}
	}
	if months, at := l.headedRange(); len(months) > 0 {
		return months, at, false
	}
	found := l.monthsOf()
	if len(found) != 2 || found[0].to-found[0].from > 1 || found[0].sense == senseMonth && found[1].sense == senseMonth ||
		l.cells[found[0].from].head != "" && l.cells[found[0].from].head == l.cells[found[1].from].head {
		return l.oneMonthRange(found)
	}
	return chinese.Months(found[0].month, found[1].month), spanOf(append(slices.Clone(l.cells[found[0].from:found[0].to]), l.cells[found[1].from:found[1].to]...)),
		found[0].sense != senseFrom && found[1].sense != senseTo
}

// headedRange is the range between the columns of first and of last months, which
// each insurance may have of its own: they say the same, or none is taken.
func (l line) headedRange() (months []string, at span) {
	from, to := l.senseIn(senseFrom), l.senseIn(senseTo)
	if len(from) != len(to) {
		return nil, nil
	}
	for i := range from {
		a, okA := endOfRange(from[i])
		b, okB := endOfRange(to[i])
		if !okA || !okB {
			return nil, nil
		}
		own := chinese.Months(a, b)
		if i > 0 && !slices.Equal(own, months) {
			return nil, nil
		}
		months, at = own, span{from[0].run, to[0].run}
	}
	return months, at
}

// oneMonthRange is a single month in a column of ranges.
func (l line) oneMonthRange(found []monthAt) ([]string, span, bool) {
	if len(found) == 1 && found[0].sense == senseRange && !openRange.MatchString(l.cells[found[0].from].text) {
		return []string{found[0].month}, spanOf(l.cells[found[0].from:found[0].to]), false
	}
	return nil, nil, false
}

// endOfRange is the month of a cell in a column of first or last months or
// days.
func endOfRange(c cell) (string, bool) {
	if m, ok := c.month(); ok {
		return m, true
	}
	if dateAnywhere.MatchString(c.text) {
		return chinese.ParseMonth(c.text)
	}
	return "", false
}

func monthsWithin(year, from, to string) []string {
	a, okA := chinese.ParseMonth(year + "年" + from + "月")
	b, okB := chinese.ParseMonth(year + "年" + to + "月")
	if !okA || !okB {
		return nil
	}
	return chinese.Months(a, b)
}

// openRange finds a range that goes on until now: to the last month that the
// paper can know of, that before it was made.
func (b *book) openRange(l line) ([]string, span) {
	one := text{rows: []row{l.row}}
	var from string
	var at span
	m := one.stream().find(openRange)
	for _, c := range l.cells {
		if found := (span{c.run}).all(openRange); m == nil && len(found) > 0 {
			m = found[0] // ends with its dash, where the row goes on
		}
	}
	if m != nil {
		from, _ = chinese.ParseMonth(m[1].text())
		at = m[0]
	} else if first := l.senseIn(senseFrom); len(first) == 1 {
		if len(l.senseIn(senseTo)) > 0 && !l.endless() {
			return nil, nil
		}
		from, _ = endOfRange(first[0])
		at = span{first[0].run}
	}
	if from == "" {
		return nil, nil
	}
	last := b.lastMonth()
	if n, ok := l.openCount(); ok && (last == "" || chinese.AddMonths(from, n-2) <= last) {
		return chinese.Months(from, chinese.AddMonths(from, n-1)), at
	}
	return chinese.Months(from, last), at
}

// upTo names the last month that a paper knows of.
var upTo = regexp.MustCompile(`(?:截至|截止到?|(?:数据|统计)至)(` + monthPrint + `)[^-./\d]`)

// lastMonth is the last month that the paper says it knows of, else the one
// before its newest date, looked for once: every row of a long paper may ask for
// it.
func (b *book) lastMonth() string {
	if b.last == nil {
		var all strings.Builder
		for _, l := range b.lines {
			all.WriteString(l.text + "\n")
		}
		last := chinese.AddMonths(newestMonth(all.String()), -1)
		if m := upTo.FindStringSubmatch(all.String()); m != nil {
			last, _ = chinese.ParseMonth(m[1])
		}
		b.last = &last
	}
	return *b.last
}

// frames reports whether a range is what the paper is about, and no payment:
// words that say so stand right in front of it.
func (b *book) frames(l line, e entry) bool {
	if slices.ContainsFunc(l.senseIn(senseWindow), func(c cell) bool { return strings.Contains(c.text, e.at[0:1].text()) }) {
		return true
	}
	before, _, found := strings.Cut(l.text, e.at[0:1].text())
	return found && frameWords.MatchString(before) && !strings.HasSuffix(before, "自")
}

// addWindow keeps the span of months that a heading names.
func (b *book) addWindow(l line) {
	one := text{rows: []row{l.row}}
	if m := one.stream().find(rangeInRow); m != nil {
		from, to, ok := chinese.ParseMonthRange(strings.ReplaceAll(m[1].text(), "*", "") + "至" + m[2].text())
		if ok && to != "" {
			b.windows = append(b.windows, window{from, to})
		}
	}
}

// without are the cells of a line that are no part of a span.
func (l line) without(v span) []cell {
	return slices.DeleteFunc(slices.Clone(l.cells), func(c cell) bool {
		return slices.ContainsFunc(v, func(r run) bool { return r.page == c.page && r.box() == c.box() })
	})
}

// openCount is the number of months that a row gives for a range without an end.
func (l line) openCount() (int, bool) {
	counts := l.senseIn(senseCount)
	if len(counts) != 1 {
		return 0, false
	}
	m := countCell.FindStringSubmatch(counts[0].text)
	if m == nil || atoi(m[1]) == 0 {
		return 0, false
	}
	return atoi(m[1]), true
}

// statesCount reports whether the row gives its number of months as n, and
// whether it gives only other numbers.
func statesCount(cells []cell, n int) (same, other bool) {
	headed := slices.ContainsFunc(cells, func(c cell) bool { return c.sense == senseCount && countCell.MatchString(c.text) })
	for _, c := range cells {
		m := countCell.FindStringSubmatch(c.text)
		if m == nil || c.sense == senseSerial || c.sense == senseYear || headed && c.sense != senseCount {
			continue
		}
		if m[1] == strconv.Itoa(n) {
			return true, false
		}
		other = other || c.sense == senseCount || c.sense == senseNone
	}
	return false, other
}

// settlePairs decides what two months in each row are. Ranges that overlap for
// one payer are none: where the second month follows the first by a month or
// less, it is when the money came in, else the rows of two tables stand side by
// side.
func (b *book) settlePairs() {
	var pairs []entry
	for _, e := range b.ranged {
		if e.pair {
			pairs = append(pairs, e)
		}
	}
	if !overlapping(pairs) {
		return
	}
	b.doubt = true
	b.ranged = slices.DeleteFunc(b.ranged, func(e entry) bool { return e.pair })
	booked := !slices.ContainsFunc(pairs, func(e entry) bool { return len(e.months) > 3 })
	for _, e := range pairs {
		first, last := e, e
		first.months, last.months = e.months[:1], e.months[len(e.months)-1:]
		first.ranged, last.ranged, first.at, last.at = false, false, e.at[:1], e.at[len(e.at)-1:]
		b.single = append(b.single, first)
		if !booked {
			b.single = append(b.single, last)
		}
	}
}

// overlapping reports whether a month lies in two of the ranges of one payer.
func overlapping(ranges []entry) bool {
	for i, a := range ranges {
		for _, c := range ranges[:i] {
			if a.months[0] <= c.months[len(c.months)-1] && c.months[0] <= a.months[len(a.months)-1] &&
				!(a.employer.known() && c.employer.known() && !a.employer.is(c.employer)) &&
				!slices.Equal(a.months, c.months) {
				return true
			}
		}
	}
	return false
}
