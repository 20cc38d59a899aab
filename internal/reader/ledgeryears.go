package reader

import (
	"regexp"
	"slices"
	"strconv"
	"strings"

	"zhengqi/internal/chinese"
)

// yearHeading is a year that a title or a label gives for all months.
var yearHeading = regexp.MustCompile(`\((20\d{2})年度?\)|(20\d{2})年度|(?:年度|年份):?(20\d{2})`)

// headingYears are the years that the headings of each page name, where they
// name one; a page that names none goes on with that of the page before.
func headingYears(lines []line) map[*page]string {
	years := map[*page]string{}
	var before *page
	for _, l := range lines {
		p := l.row.page
		if _, seen := years[p]; !seen {
			years[p], before = years[before], p
			for _, y := range yearsNamed(lines, p) {
				years[p] = y
			}
		}
	}
	return years
}

// yearsNamed is the year that the headings of a page name; "" where they name
// several, nothing where they name none.
func yearsNamed(lines []line, p *page) []string {
	var out []string
	for _, l := range lines {
		if l.row.page != p {
			continue
		}
		for _, m := range yearHeading.FindAllStringSubmatch(l.text, -1) {
			if y := m[1] + m[2] + m[3]; !slices.Contains(out, y) {
				out = append(out, y)
			}
		}
	}
	if len(out) > 1 {
		return []string{""}
	}
	return out
}

// datedLine is a line of a table that names a month, a year, or both.
type datedLine struct {
	line  int
	month int // 0 where it names only a year
	year  string
	over  bool // it says no more than the year of those under it
	at    []cell
}

// yearless reads the rows that name a month whose year stands in another row:
// once for all the months of that year.
func (b *book) yearless() []entry {
	var out []entry
	groups := b.yearGroups(b.datedLines())
	for i, group := range groups {
		year, bare := b.yearOf(group)
		if i > 0 && b.goesOnYear(groups[i-1], group) {
			year, _ = b.yearOf(groups[i-1])
		}
		if !bare {
			continue
		}
		for _, d := range group {
			if d.month == 0 || d.year != "" && len(d.at) > 1 {
				continue
			}
			if year == "" {
				b.unread++
				continue
			}
			month, _ := chinese.ParseMonth(year + "年" + strconv.Itoa(d.month) + "月")
			e := b.entryOf(b.lines[d.line])
			e.unpaid = e.unpaid || b.bare(b.lines[d.line])
			e.months, e.at = []string{month}, spanOf(d.at[len(d.at)-1:])
			b.doubt = b.doubt || repeated(out, month)
			out = append(out, e)
		}
	}
	return out
}

// goesOnYear reports whether the months at the top of a page go on where those of
// the page before end, and the year over these is not named again: one that the
// page names further down is of what stands under it.
func (b *book) goesOnYear(before, group []datedLine) bool {
	last, first := before[len(before)-1], group[0]
	return b.pageOf(last) != b.pageOf(first) && last.month > 0 && first.month == last.month+1 &&
		!slices.ContainsFunc(group, func(d datedLine) bool { return d.year != "" }) &&
		!slices.ContainsFunc(b.lines[last.line:first.line], func(l line) bool { return yearHeading.MatchString(l.text) })
}

// bare reports whether a row says nothing but when, while the rows of its table
// say more: nothing was paid, or the rest was not read.
func (b *book) bare(l line) bool {
	if b.widest() < 3 || b.listing[l.index] || l.row.ownText() && !b.amidFull(l) {
		return false
	}
	return !slices.ContainsFunc(l.cells, func(c cell) bool {
		return !l.dates(c) && strings.Trim(c.text, "-—一_/.") != ""
	})
}

// repeated reports whether a month stands in rows with others between them and
// a later one: its year is doubtful.
func repeated(rows []entry, month string) bool {
	return len(rows) > 0 && rows[len(rows)-1].months[0] != month && slices.ContainsFunc(rows, func(e entry) bool { return e.months[0] == month })
}

// calendar reports whether the rows of the paper are all months of a year one
// after the other, paid or not.
func (b *book) calendar() bool {
	run := 0
	for _, d := range b.datedLines() {
		switch {
		case d.month == 0:
		case d.month == run+1:
			run++
		case d.month == 1:
			run = 1
		default:
			run = 0
		}
		if run == 12 {
			return true
		}
	}
	return false
}

// amidFull reports whether a third of the rows of its page, or of the paper, or more
// say more than when, so that one that says no more is no merged cell.
func (b *book) amidFull(l line) bool {
	const wide = 3 // cells
	full, all, fullHere, here := 0, 0, 0, 0
	for _, o := range b.lines {
		if o.heads || !slices.ContainsFunc(o.cells, o.dates) {
			continue
		}
		said := 0
		if len(o.cells) >= wide {
			said = 1
		}
		full, all = full+said, all+1
		if o.row.page == l.row.page {
			fullHere, here = fullHere+said, here+1
		}
	}
	return 3*fullHere >= here || 3*full >= all
}

// datedLines finds the rows that name a month or a year apart.
func (b *book) datedLines() []datedLine {
	var out []datedLine
	for _, l := range b.lines {
		if _, row := l.paidRow(); l.heads || l.sums() || b.taken[l.index] || accountHead.MatchString(b.headed(l)) || notPaid.MatchString(l.text) && !row {
			continue
		}
		d := datedLine{line: l.index, over: l.onlyYear() && l.cells[0].sense != senseYear}
		if d.over {
			d.year = loneYear.FindStringSubmatch(l.text)[1]
		}
		for i, c := range l.cells {
			switch {
			case d.over:
			case yearCell.MatchString(c.text) && (c.sense == senseYear || len(l.cells) == 1 || l.yearAndMonth(i)):
				d.year, d.at = c.text[:4], append(d.at, c)
			case d.month == 0 && monthOnly.MatchString(c.text) && (c.sense == senseMonth || strings.Contains(c.text, "月") || i > 0 && l.yearAndMonth(i-1)):
				d.month, _ = strconv.Atoi(strings.TrimRight(c.text, "月份"))
				d.at = append(d.at, c)
			}
		}
		if d.month != 0 || d.year != "" {
			out = append(out, d)
		}
	}
	return out
}

// yearGroups parts the rows where their months begin anew.
func (b *book) yearGroups(all []datedLine) [][]datedLine {
	var out [][]datedLine
	last, step := 0, 0
	for i, d := range all {
		begins := len(out) == 0 || b.years[b.pageOf(d)] != b.years[b.pageOf(all[i-1])] || d.over && last != 0
		if begins {
			last, step = 0, 0
		}
		if d.month != 0 && last != 0 && d.month != last {
			way := 1
			if d.month < last {
				way = -1
			}
			if begins = step != 0 && way != step; begins {
				step = 0
			} else {
				step = way
			}
		}
		if begins {
			out = append(out, nil)
		}
		if d.month != 0 {
			last = d.month
		}
		out[len(out)-1] = append(out[len(out)-1], d)
	}
	return out
}

func (b *book) pageOf(d datedLine) *page { return b.lines[d.line].row.page }

// yearOf is the one year that the rows of a group name, else that of the
// heading. bare reports whether any of them names no year.
func (b *book) yearOf(group []datedLine) (year string, bare bool) {
	for _, d := range group {
		bare = bare || d.year == "" && d.month != 0
		if d.year != "" && year != "" && d.year != year {
			return "", bare
		}
		if d.year != "" {
			year = d.year
		}
	}
	if year == "" {
		year = b.years[b.pageOf(group[0])]
	}
	return year, bare
}
