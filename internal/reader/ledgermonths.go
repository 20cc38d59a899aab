package reader

import (
	"image"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"zhengqi/internal/chinese"
)

var (
	monthCell    = regexp.MustCompile(`^[*※★☆#△▲◆]?(20\d{2})(?:[-./年]?(0[1-9]|1[0-2])|[-./年](\d))月?份?[*※★☆#△▲◆]?$`)
	monthMark    = regexp.MustCompile(`[*※★☆#△▲◆]`)
	wholeDate    = regexp.MustCompile(`^20\d{2}[-./年](?:1[0-2]|0?[1-9])[-./月](?:[12]\d|3[01]|0?[1-9])日?$`)
	yearCell     = regexp.MustCompile(`^(20\d{2})年?度?$`)
	monthOnly    = regexp.MustCompile(`^(0?[1-9]|1[0-2])月?份?$`)
	arrearsWords = regexp.MustCompile(`补缴|补收|补交|趸缴`)
	unpaidWords  = regexp.MustCompile(`暂停|中断|未缴|欠缴|欠费|停保|缓缴|未到[账帐]|未实缴|断缴|未参保|未交|未入[账帐库]|无效|作废|冲销|退费|退收`)
	paidWords    = regexp.MustCompile(`正常|已到[账帐]|已缴|足额|缴费成功|已实缴|实缴到[账帐]|参保缴费|按月缴|到账`)
)

// month is the month a cell names. On a scan, marks of rulings among six
// figures are left out.
func (c cell) month() (string, bool) {
	if monthCell.MatchString(c.text) {
		return chinese.ParseMonth(strings.Trim(monthMark.ReplaceAllString(c.text, ""), "份"))
	}
	if (c.sense == senseMonth || c.sense == senseRange) && wholeDate.MatchString(c.text) {
		return chinese.ParseMonth(c.text)
	}
	if c.page == nil || c.page.ink == nil || hanOnly(c.text) != "" || len([]rune(c.text)) > 10 || letters(c.text) != keepDigits(c.text) {
		return "", false
	}
	if s := keepDigits(c.text); len(s) == 6 && monthCell.MatchString(s) {
		return chinese.ParseMonth(s)
	}
	return "", false
}

// months reports whether a line of a table names a month or a range of them.
func (l line) months() bool {
	for i, c := range l.cells {
		if _, ok := c.month(); ok || rangeInRow.MatchString(c.text) || l.yearAndMonth(i) {
			return true
		}
	}
	return false
}

// yearAndMonth reports whether a year stands in cell i and a month in the next.
func (l line) yearAndMonth(i int) bool {
	if i+1 == len(l.cells) || !yearCell.MatchString(l.cells[i].text) || !monthOnly.MatchString(l.cells[i+1].text) {
		return false
	}
	next := l.cells[i+1]
	if strings.Contains(next.text, "月") || next.sense == senseMonth {
		return true
	}
	return next.sense == senseNone && (i+2 == len(l.cells) || bareMonth(l.cells[i+2].text) == 0)
}

// monthAt is a month with the cells that name it: [from, to) of its line.
type monthAt struct {
	month    string
	from, to int
	sense    sense
}

// monthsOf finds the months of a line, each in one cell or in two. Where one is
// the month paid for, when the money came in is left out.
func (l line) monthsOf() []monthAt {
	var out []monthAt
	owed := false
	for i, c := range l.cells {
		if len(l.cells) == 1 && wholeDate.MatchString(c.text) || notPaid.MatchString(c.head) || c.sense == senseFrom && l.endless() {
			continue // the day of the paper, or of something else, or where a range without an end begins
		}
		if m, ok := c.month(); ok {
			out = append(out, monthAt{m, i, i + 1, c.sense})
		} else if l.yearAndMonth(i) {
			year, _ := strings.CutSuffix(strings.TrimSuffix(c.text, "度"), "年")
			m, _ := chinese.ParseMonth(year + "年" + strings.TrimRight(l.cells[i+1].text, "月份") + "月")
			out = append(out, monthAt{m, i, i + 2, senseMonth})
		} else {
			continue
		}
		owed = owed || out[len(out)-1].sense != senseBooked
	}
	if !owed {
		return out
	}
	kept := out[:0]
	for _, m := range out {
		if m.sense != senseBooked {
			kept = append(kept, m)
		}
	}
	return kept
}

// endless reports whether a dash or the like stands in the column of last months.
func (l line) endless() bool {
	to := l.senseIn(senseTo)
	return len(to) == 1 && strings.Trim(to[0].text, "至今-—/") == ""
}

// monthEntries reads the months of a line, those of tables that stand side by
// side each with its own payer.
func (b *book) monthEntries(l line) []entry {
	months, tabular := l.monthsOf(), l.tabular()
	var out []entry
	for i, m := range months {
		beside := l
		if len(months) > 1 {
			beside.cells = panel(l.cells, months, i)
			beside.text = textOf(beside.cells)
			if i+1 < len(months) {
				beside.until = l.cells[months[i+1].from].box().Min.X
			}
		}
		e := b.entryOf(beside)
		e.months, e.at = []string{m.month}, spanOf(l.cells[m.from:m.to])
		if len(e.at) > 1 {
			e.at = span{mergeCells(l.cells[m.from:m.to])}
		}
		if mark := monthMark.FindString(textOf(l.cells[m.from:m.to])); mark != "" {
			paid, told := b.legend[mark]
			e.arrears = e.arrears || !told || paid
			e.unpaid = e.unpaid || told && !paid
			e.mixed = e.mixed || !told && mark != "*"
		}
		e.unheaded = m.sense == senseNone
		e.loose = m.sense != senseMonth && m.sense != senseYear && !tabular && !b.listing[l.index]
		out = append(out, e)
	}
	if !slices.ContainsFunc(out, func(e entry) bool { return e.employer.known() }) {
		whole := b.payerOf(l)
		for i := range out {
			out[i].employer = whole
		}
	}
	return out
}

// panel is the cells that belong to the i-th month of a line: those behind it,
// or, where nothing stands behind the last, those before it.
func panel(cells []cell, months []monthAt, i int) []cell {
	if from := panelsOf(cells); len(from) == len(months)+1 {
		return cells[from[i]:from[i+1]]
	}
	if months[len(months)-1].to == len(cells) && months[0].from > 0 {
		from := 0
		if i > 0 {
			from = months[i-1].to
		}
		return cells[from:months[i].to]
	}
	to := len(cells)
	if i+1 < len(months) {
		to = months[i+1].from
	}
	return cells[months[i].from:to]
}

// panelsOf are the places where the columns of a line begin anew, by their
// headings, and its end.
func panelsOf(cells []cell) []int {
	var out []int
	for i, c := range cells {
		if i == 0 || c.head != "" && c.head == cells[0].head {
			out = append(out, i)
		}
	}
	return append(out, len(cells))
}

// entryOf is what a line says beside its months.
func (b *book) entryOf(l line) entry {
	e := entry{line: l.index, employer: b.payerOf(l), arrears: arrearsWords.MatchString(l.text)}
	unpaid, stated := unpaidWords.MatchString(l.text), paidWords.MatchString(unpaidWords.ReplaceAllString(l.text, ""))
	e.unpaid = unpaid && (!stated || !perInsurance.MatchString(b.headed(l)))
	e.mixed = unpaid && stated && !perInsurance.MatchString(b.headed(l))
	if !e.unpaid && l.nothingPaid() {
		e.unpaid, e.mixed = true, true
	}
	if b.bare(l) {
		e.unpaid = l.row.ownText() || l.dashed() || b.faint(l)
		e.mixed = e.mixed || !e.unpaid || l.row.ownText() && !l.dashed() && !b.calendar()
	}
	if odd, sure := b.oddMark(l); odd {
		e.unpaid, e.mixed = true, !sure
	}
	if paid, known := b.marked(l); known {
		e.unpaid = !paid
		if !paid && !unpaid && stated {
			e.unpaid, e.mixed = false, true // the word and the mark say two things
		}
		e.mixed = e.mixed || !paid && !l.row.ownText() && len(l.cells) < b.widest() && !l.dashed() && !b.faint(l)
	}
	return e
}

// marked says whether the marks in a row, one for each insurance, have it that
// anything was paid, where there are such marks. A dash beside amounts or words
// is an empty cell.
func (b *book) marked(l line) (paid, known bool) {
	blank, dashes := true, 0 // nothing but dashes beside the month and who paid
	for _, c := range l.cells {
		good, sure := false, false
		if len([]rune(c.text)) <= 2 && keepDigits(c.text) == "" {
			good, sure = b.marks(c.text)
		}
		dash := strings.Trim(c.text, "-—/") == ""
		paid, known = paid || good, known || sure && !dash
		if dash {
			dashes++
		}
		blank = blank && (dash || sure || l.dates(c) || companyName.MatchString(c.text) || c.sense == senseCode)
	}
	if paid || l.row.ownText() {
		return paid, known || blank && dashes > 0
	}
	return false, blank && dashes > 1 // a mark of a scan may be misread, not every one
}

// dashed reports whether dashes, for nothing paid, were read in a row.
func (l line) dashed() bool {
	n := 0
	for _, c := range l.cells {
		if strings.Trim(c.text, "-—一") == "" {
			n++
		}
	}
	return n > 1
}

// faint reports whether a row of a scan shows so little ink behind its month,
// beside what rows that are read show there, that it can hold only dashes.
func (b *book) faint(l line) bool {
	const little = 0.35
	if b.usualInk == nil {
		ink := b.inkOfRows()
		b.usualInk = &ink
	}
	return l.inkBehindMonth() < little*(*b.usualInk)
}

// inkOfRows is the ink that the rows of a scan that are read usually show behind
// their month; 0 where there are fewer than three.
func (b *book) inkOfRows() float64 {
	var full []float64
	for _, o := range b.lines {
		if len(o.cells)+1 >= b.widest() && slices.ContainsFunc(o.cells, o.dates) {
			full = append(full, o.inkBehindMonth())
		}
	}
	if len(full) < 3 {
		return 0
	}
	slices.Sort(full)
	return full[len(full)/2]
}

// inkBehindMonth is the share of ink in the row of a scan right of the cells
// that say when.
func (l line) inkBehindMonth() float64 {
	page := l.row.page.ink
	from := l.row.box.Min.X
	for _, c := range l.cells {
		if l.dates(c) {
			from = c.box().Max.X
			break
		}
	}
	half := int(l.row.height / 2)
	middle, to := int(centre(l.row.glyphs)), page.Rect.Max.X
	if l.until > 0 {
		to = l.until
	}
	return inkShare(page, image.Rect(from+half, middle-half, to-half, middle+half).Intersect(page.Rect))
}

// widest is the number of cells of the longest line that names a month.
func (b *book) widest() int {
	if b.wide > 0 {
		return b.wide
	}
	for _, l := range b.lines {
		if slices.ContainsFunc(l.cells, l.dates) {
			b.wide = max(b.wide, len(l.cells))
		}
	}
	return b.wide
}

// dates reports whether a cell says no more than when: a month or a year.
func (l line) dates(c cell) bool {
	_, month := c.month()
	return month || yearCell.MatchString(c.text) || monthOnly.MatchString(c.text) && (c.sense == senseMonth || strings.Contains(c.text, "月"))
}

// perInsurance is the heading of a table with a column for each insurance.
var perInsurance = regexp.MustCompile(`养老.*(?:医疗|失业|工伤)`)

// headed is the text of the nearest heading over a line.
func (b *book) headed(l line) string {
	for i := l.index; i >= 0; i-- {
		if b.lines[i].heads {
			return b.lines[i].text
		}
	}
	return ""
}

// baseHead heads what a payment is reckoned from, which is no payment.
var baseHead = regexp.MustCompile(`基数|工资`)

// nothingPaid reports whether all amounts of a line, where it has any, are nil;
// what they are reckoned from does not count.
func (l line) nothingPaid() bool {
	n := 0
	for _, c := range l.cells {
		if !moneyFigures.MatchString(c.text) || baseHead.MatchString(c.head) {
			continue
		}
		if keep(c.text, "123456789") != "" {
			return false
		}
		n++
	}
	return n > 0
}

// tabular reports whether a line has what rows of payments have beside their
// months: an amount, a company, a status, a code, or a running number.
func (l line) tabular() bool {
	if labelWithin.MatchString(l.text) {
		return false
	}
	for _, c := range l.cells {
		if moneyFigures.MatchString(c.text) || paidWords.MatchString(c.text) || payCell.MatchString(c.text) || companyName.MatchString(c.text) ||
			arrearsWords.MatchString(c.text) || unpaidWords.MatchString(c.text) {
			return true
		}
		_, err := strconv.Atoi(c.text)
		if _, month := c.month(); err == nil && !month && len(l.cells) > 2 && len(c.text) <= longestNumber {
			return true
		}
	}
	return false
}

// payCell is a status that says no more than that there was a payment.
var payCell = regexp.MustCompile(`^缴[费纳]$`)

// longestNumber is how many figures a running number or a plain amount has at
// most.
const longestNumber = 6

// labelWithin is what says a value and no row of a table.
var labelWithin = regexp.MustCompile(`(?:姓名|号码|日期|时间|月数|状态|地|性别)[:]`)

// underMonths reports whether a cell stands in the column of the single months
// that were read, if any were: a year elsewhere is of another table.
func (b *book) underMonths(c cell) bool {
	return len(b.single) == 0 || slices.ContainsFunc(b.single, func(e entry) bool {
		return slices.ContainsFunc(e.at, func(r run) bool { return overlapX(r.box(), c.box()) })
	})
}

// payerOf finds who paid the months of a line.
func (b *book) payerOf(l line) employer {
	if v := b.payers[l.index]; !v.empty() {
		return employerAt(v)
	}
	return payer(l.cells, b.units)
}
