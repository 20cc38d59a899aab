package reader

import (
	"math"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"zhengqi/internal/chinese"
)

// The least number of columns that make a grid: of months that say so or have
// their year, of bare numbers, of years or of companies.
const (
	leastMonths  = 3
	leastNumbers = 6
	leastYears   = 2
)

// longestMark is the length of the longest mark in a grid: an amount.
const longestMark = 9

var (
	paidMark   = regexp.MustCompile(`^(?:[●√✓✔☑■★◆√]|已[缴交到].*|实缴.*|正常.*|足额|到账|是|[正缴已实足有]|补.{0,2}|缴[费纳]|缴清|参保缴费|[YV1]|20\d{2}(?:0[1-9]|1[0-2]))$`)
	unpaidMark = regexp.MustCompile(`^(?:[-—–_/×xX○△▲0]+|未.*|欠.*|停.*|断.?|无|空|否|中断.*|暂停.*|N|0?\.0+)$`)
	// legend is what the notes of a paper say a mark means.
	legend   = regexp.MustCompile(`(?:[“"']([●○◎△▲√×✓■□★☆*※◆◇/—-]|\p{Han})[”"'](?:表示|代表|为|:|=)?|([●○◎△▲√×✓■□★☆*※◆◇/—-])(?:表示|代表|为|:|=))(\p{Han}[^,。;“"']{0,40})`)
	goodMark = regexp.MustCompile(`^(?:已|实|正常|足额|缴[费纳清]|到账|当月|按月)|(?:已|足额|正常|实际)(?:足额|正常|实际)?[缴到]`)
	// badMark is what takes that back.
	badMark = regexp.MustCompile(`未|欠|[停断][缴交保]|[无没不非否]`)
)

// column is one of a grid: what its heading says of when, or of who paid.
type column struct {
	cell
	year  string
	month int
	payer employer
}

// readGrid reads a table of marks whose columns are months, years or employers,
// from its heading on: each mark is of the month that its row and its column
// name together. It returns the number of lines it took; 0 where none begins.
func (b *book) readGrid(i int) int {
	head := b.gridColumns(b.lines[i])
	if len(head) == 0 {
		return 0
	}
	n := 1
	for i+n < len(b.lines) && b.lines[i+n].heads && b.lines[i+n].row.page == b.lines[i].row.page && len(b.gridColumns(b.lines[i+n])) == 0 {
		n++ // the rest of a heading of several lines
	}
	var rows []gridRow
	for ; i+n < len(b.lines); n++ {
		l := b.lines[i+n]
		if l.heads || l.row.page != b.lines[i].row.page || len(b.gridColumns(l)) > 0 || !b.inGrid(l, head) && !b.amidGrid(l, head) {
			break
		}
		r := rowOfGrid(l, head)
		r.marked = b.inGrid(l, head)
		rows = append(rows, r)
	}
	for len(rows) > 0 && !b.inGrid(b.lines[i+n-1], head) {
		n, rows = n-1, rows[:n-2] // the heading of the next
	}
	if len(rows) == 0 {
		return 0
	}
	for k := i; k < i+n; k++ {
		b.taken[k] = true
	}
	b.lines[i].heads = true
	b.keysOf(rows)
	b.fillYears(rows, b.yearOver(i))
	b.guessYear(rows, head)
	rows = slices.DeleteFunc(rows, func(r gridRow) bool { return !r.marked })
	if !b.lines[i].row.ownText() {
		b.single = append(b.single, b.scannedGrid(rows, head)...)
		return n
	}
	for _, r := range rows {
		b.single = append(b.single, b.gridEntries(r, head)...)
	}
	return n
}

// amidGrid reports whether a line without marks may stand between the rows of a
// grid: it names a year or who paid, or stands wholly left of the marks.
func (b *book) amidGrid(l line, head []column) bool {
	const misread = 2 // characters of a year
	left := len([]rune(hanOnly(l.text))) <= misread && !slices.ContainsFunc(l.cells, func(c cell) bool { return c.box().Max.X > head[0].box().Min.X })
	return left && !l.row.ownText() || l.onlyYear() || b.joined[l.index] || b.headingPayer(l).name != ""
}

// titleYear is the year that a title begins with: that in which it was printed.
var titleYear = regexp.MustCompile(`^(20\d{2})年\p{Han}{4}`)

// guessYear gives the rows of a scan none of which names a year, for a person to
// look at, the last one in which all that they mark can have been paid.
func (b *book) guessYear(rows []gridRow, head []column) {
	last := b.lastMonth()
	for _, l := range b.lines {
		if m := titleYear.FindStringSubmatch(l.text); m != nil && last == "" {
			last = m[1] + "-12"
		}
	}
	if last == "" || head[0].year != "" || slices.ContainsFunc(rows, func(r gridRow) bool { return r.year != "" || r.row.ownText() }) {
		return
	}
	newest := 0
	for _, r := range rows {
		for i, h := range head {
			if c := markUnder(r.line, head, i); r.marked && c != nil {
				if paid, _ := b.marks(plainMark(c.text)); paid {
					newest = max(newest, h.month, r.month)
				}
			}
		}
	}
	year := atoi(last[:4])
	if newest > atoi(last[5:]) {
		year--
	}
	for i := range rows {
		rows[i].year = strconv.Itoa(year)
	}
	b.doubt = true
}

// gridRow is a row of a grid, with the time it names by itself.
type gridRow struct {
	line
	year   string
	month  int
	marked bool  // it has marks, and is no heading between rows
	keys   *line // under it, of who paid each of its months
}

// rowOfGrid finds the time that a row names left of its marks.
func rowOfGrid(l line, head []column) gridRow {
	r := gridRow{line: l}
	for _, c := range l.cells {
		if c.box().Max.X > head[0].box().Max.X && !l.onlyYear() {
			break
		}
		month, ok := c.month()
		switch {
		case ok:
			r.year, r.month = month[:4], atoi(month[5:])
		case yearCell.MatchString(c.text):
			r.year = c.text[:4]
		case r.month == 0 && bareMonth(c.text) > 0:
			r.month = bareMonth(c.text)
		}
	}
	return r
}

// fillYears gives the rows that name no year that of the rows they belong to.
func (b *book) fillYears(rows []gridRow, over string) {
	var heights []float64
	var named []naming
	for _, r := range rows {
		if r.marked {
			heights = append(heights, r.height())
		}
		if r.year != "" {
			named = append(named, naming{height: r.height(), employer: employer{code: r.year}})
		}
	}
	years, sure := spreadDown(heights, named)
	b.doubt = b.doubt || !sure && len(named) > 0
	for i := range rows {
		k := slices.Index(heights, rows[i].height())
		if rows[i].year == "" && k >= 0 && years[k] >= 0 {
			rows[i].year = named[years[k]].code
		}
		if rows[i].year == "" {
			rows[i].year = over
		}
	}
}

// onlyYear reports whether a line says no more than a year.
func (l line) onlyYear() bool {
	m := loneYear.FindStringSubmatch(l.text)
	return m != nil && !strings.Contains(l.text, "月")
}

// loneYear is a heading that says which year the rows under it are of.
var loneYear = regexp.MustCompile(`^[(【\[一二三四五六七八九十、.]{0,3}(?:(?:缴费)?(?:年度|年份):?)?(20\d{2})年?度?\p{Han}{0,8}[)】\]:]?$`)

// yearOver is the year of a heading right over line i or in it, else the one of
// the page.
func (b *book) yearOver(i int) string {
	const near = 3
	for _, c := range b.lines[i].cells {
		if yearCell.MatchString(c.text) {
			return c.text[:4]
		}
	}
	for k := i - 1; k >= max(0, i-near) && b.lines[k].row.page == b.lines[i].row.page; k-- {
		if m := loneYear.FindStringSubmatch(b.lines[k].text); m != nil {
			return m[1]
		}
	}
	return b.years[b.lines[i].row.page]
}

// gridColumns are the cells of a line that head the columns of a grid: months of
// a year or of several, years, or companies, one after the other. Nothing where
// the line holds anything else than words beside them.
func (b *book) gridColumns(l line) []column {
	var months, years, payers []column
	words := false // the months are no bare numbers
	for _, c := range l.cells {
		month, full := c.month()
		switch e, ok := b.payerInHead(c); {
		case full:
			months, words = append(months, column{cell: c, year: month[:4], month: atoi(month[5:])}), true
		case bareMonth(c.text) > 0:
			months, words = append(months, column{cell: c, month: bareMonth(c.text)}), words || strings.Contains(c.text, "月")
		case yearCell.MatchString(c.text):
			years = append(years, column{cell: c, year: c.text[:4]})
		case ok:
			payers = append(payers, column{cell: c, payer: e})
		case len(keepDigits(c.text)) > 2 || labelColon.MatchString(c.text):
			return nil
		}
	}
	switch {
	case len(months) >= leastNumbers || words && len(months) >= leastMonths || b.restOfGrid(l, months):
		if len(years) < 2 && inOrder(months) {
			return months
		}
	case len(years) >= leastYears && len(months) == 0 && inOrder(years):
		return years
	case len(payers) >= leastYears && len(months)+len(years) == 0:
		return payers
	}
	return nil
}

// payerInHead is the employer that the heading of a column names.
func (b *book) payerInHead(c cell) (employer, bool) {
	if !wholeCompany.MatchString(c.text) {
		return employer{}, false
	}
	return companyIn(c.run)
}

// inOrder reports whether the months or years of columns follow each other, up
// or down, without a gap.
func inOrder(columns []column) bool {
	at := func(c column) int {
		if c.month == 0 {
			return 12 * atoi(c.year)
		}
		return 12*atoi(c.year) + c.month
	}
	if len(columns) == 1 {
		return true
	}
	step := at(columns[1]) - at(columns[0])
	unit := 1
	if columns[0].month == 0 {
		unit = 12
	}
	for i := 1; i < len(columns); i++ {
		if at(columns[i])-at(columns[i-1]) != step {
			return false
		}
	}
	return step == unit || step == -unit
}

// inGrid reports whether a line has marks in columns of the grid.
func (b *book) inGrid(l line, head []column) bool {
	if b.titleAlone(l) {
		return false
	}
	n := 0
	for i := range head {
		c := markUnder(l, head, i)
		if c == nil {
			continue
		}
		if _, month := c.month(); len([]rune(c.text)) > longestMark || month && head[0].month > 0 && head[0].year != "" {
			return false
		}
		n++
	}
	if r := rowOfGrid(l, head); head[0].month == 0 && r.month == 0 {
		return false
	}
	return n > 0 && !labelColon.MatchString(l.text)
}

// markUnder is the cell of a line that stands in the i-th column, nil where none
// does.
func markUnder(l line, head []column, i int) *cell {
	pitch := columnPitch(head, i)
	for k, c := range l.cells {
		if 2*math.Abs(middle(c)-middle(head[i].cell)) < pitch && float64(c.box().Dx()) < 1.5*pitch && !yearCell.MatchString(c.text) {
			return &l.cells[k]
		}
	}
	return nil
}

func middle(c cell) float64 { return float64(c.box().Min.X+c.box().Max.X) / 2 }

// gridEntries are the months that a row of a grid marks as paid. Where a mark is
// not understood, the grid is in doubt.
func (b *book) gridEntries(r gridRow, head []column) []entry {
	var out []entry
	for i, h := range head {
		c := markUnder(r.line, head, i)
		if c == nil {
			continue
		}
		paid, known := b.marks(c.text)
		b.doubt = b.doubt || !known
		if paid {
			h.payer = b.payerUnder(r, head, i)
			out = b.addMark(out, r, h, *c)
		}
	}
	return out
}

// addMark adds the month that a mark in a row and a column of a grid says was
// paid.
func (b *book) addMark(out []entry, r gridRow, h column, c cell) []entry {
	year, month := r.year, max(h.month, r.month)
	if h.year != "" {
		year = h.year
	}
	at, ok := chinese.ParseMonth(year + "年" + strconv.Itoa(month) + "月")
	if !ok {
		b.unread++
		return out
	}
	e := entry{months: []string{at}, at: span{c.run}, line: r.index, employer: h.payer, arrears: strings.Contains(c.text, "补")}
	if !e.employer.known() {
		e.employer = b.payerOf(r.line)
	}
	return append(out, e)
}

// legends are the marks that the notes of a paper explain, and whether each
// means that a month was paid. The first note holds.
func legends(lines []line) map[string]bool {
	out := map[string]bool{}
	for _, l := range lines {
		for _, m := range legend.FindAllStringSubmatch(l.text, -1) {
			mark := m[1] + m[2]
			if _, told := out[mark]; !told {
				means := notInterrupted.ReplaceAllString(m[3], "")
				out[mark] = !badMark.MatchString(means) && (goodMark.MatchString(means) || strings.Contains(lead(means, 3), "补"))
			}
		}
	}
	return out
}

// marks says whether a mark in a grid means that a month was paid, and whether
// that is known.
func (b *book) marks(s string) (paid, known bool) {
	if paid, told := b.legend[s]; told {
		return paid, true
	}
	switch {
	case paidWords.MatchString(s) && !badMark.MatchString(s):
		return true, true // with a mark before it
	case unpaidMark.MatchString(s):
		return false, true
	case paidMark.MatchString(s), moneyFigures.MatchString(s), plainAmount.MatchString(s):
		return keep(s, "123456789") != "" || keepDigits(s) == "", true
	}
	return hanOnly(s) == "" && strings.Trim(s, ".,、·") != "", false // a character is a part of another cell's name
}

// plainAmount is an amount without decimals.
var plainAmount = regexp.MustCompile(`^\d{2,6}$`)
