package reader

import (
	"regexp"
	"slices"
	"strconv"
	"strings"

	"zhengqi/internal/chinese"
)

// entry is one row of a statement: the months it covers, who paid, and how.
type entry struct {
	months   []string
	at       span // the print of the month or range
	employer employer
	arrears  bool
	unpaid   bool
	partial  bool // the row states another number of months than its range has
	counted  bool // the row states the number of months its range has
	ranged   bool
}

// employer is a company as printed in a row.
type employer struct {
	name  string
	at    span
	older bool // the newest rows name nobody that could be read
}

// ledger is all rows of a statement.
type ledger struct {
	entries []entry
	unread  int // rows of the table whose month was not read
}

// payments are the months paid at one employer, in order.
type payments struct {
	months  []string
	arrears []string
	at      span
	whole   bool // every row says as many months as its range has
}

var (
	monthCell    = regexp.MustCompile(`^\*?(20\d{2})(?:[-./年]?(0[1-9]|1[0-2])|[-./年](\d))月?\*?$`)
	yearCell     = regexp.MustCompile(`^(20\d{2})年?$`)
	monthOnly    = regexp.MustCompile(`^(0?[1-9]|1[0-2])月?$`)
	rangeInRow   = regexp.MustCompile(`\*?(20\d{2}[-./年]?(?:1[0-2]|0?[1-9])月?(?:[-./]?\d{1,2}日?)?)\*?(?:至|到|-|~|—|一)+\*?(20\d{2}[-./年]?(?:1[0-2]|0?[1-9])月?)\*?`)
	companyName  = regexp.MustCompile(`\p{Han}[\p{Han}()A-Za-z0-9·]{2,45}?(?:有限责任公司|股份公司|有限公司|公司|合作社|事务所|分公司|工厂|厂|中心|集团)(?:[\p{Han}()]{2,8}分公司)?(?:\([一二三四五六]\))?`)
	unitCode     = regexp.MustCompile(`^[A-Z]?\d{5,20}$`)
	notPaid      = regexp.MustCompile(`首次参保|参保时间|出生|打印日期|首次缴费`)
	countCell    = regexp.MustCompile(`^(\d{1,3})个?月?$`)
	windowWords  = regexp.MustCompile(`前\d*个月|近\d*个月|缴费情况|查询|打印|时段|期间|有效`)
	arrearsWords = regexp.MustCompile(`补缴|补收|补交|趸缴`)
	unpaidWords  = regexp.MustCompile(`暂停|中断|未缴|欠缴|欠费|停保|缓缴`)
)

// cellGap parts the cells of a table row, in character heights.
const cellGap = 0.7

// readLedger collects the rows that name months. Rows of single months are
// preferred: where there are any, ranges are headings or summaries.
func readLedger(f *form, s stream) ledger {
	units := unitNames(f)
	var single, ranged []entry
	unread := 0
	for _, r := range f.rows {
		line := flat(r.glyphs)
		if windowWords.MatchString(line) && !strings.Contains(line, "公司") {
			continue
		}
		cells := r.cells(cellGap)
		if notPaid.MatchString(line) {
			continue
		}
		if e, ok := rangeEntry(r, cells, units); ok {
			ranged = append(ranged, e)
			continue
		}
		found := monthEntries(cells, units)
		if len(found) == 0 && isTableRow(cells, units) {
			unread++
		}
		single = append(single, found...)
	}
	if len(single) > len(ranged) {
		return ledger{single, unread + skippedRows(single)}
	}
	if len(ranged) == 0 {
		ranged = narrative(s)
	}
	return ledger{named(ranged), len(single)}
}

// named keeps the ranges that name who paid, where any does: the others repeat
// them by kind of insurance.
func named(ranged []entry) []entry {
	out := slices.DeleteFunc(slices.Clone(ranged), func(e entry) bool { return e.employer.name == "" })
	if len(out) == 0 {
		return ranged
	}
	return out
}

// skippedRows counts the places where two rows of a scan stand so far apart
// that one between them was not read. A single row is no table: it counts.
func skippedRows(single []entry) int {
	if single[0].at.own() {
		return 0
	}
	usual := rowPitch(single)
	if usual == 0 {
		return 1
	}
	n := 0
	for _, p := range pitches(single) {
		if 2*p > 3*usual {
			n++
		}
	}
	return n
}

// isTableRow reports whether a row without a month looks like those that have
// one: a payer or a year, with figures or a status beside it.
func isTableRow(cells []run, units map[string]employer) bool {
	figures, year := 0, false
	for _, c := range cells {
		s := flat(c.glyphs)
		year = year || yearCell.MatchString(s)
		if moneyFigures.MatchString(s) || strings.Contains(s, "正常") || strings.Contains(s, "到账") {
			figures++
		}
	}
	_, coded := units[flat(cells[0].glyphs)]
	return year && len(cells) > 2 || figures > 0 && (coded || payer(cells, units).name != "")
}

// unitNames reads the table that gives the names behind unit codes.
func unitNames(f *form) map[string]employer {
	units := map[string]employer{}
	for _, r := range f.rows {
		cells := r.cells(cellGap)
		if slices.ContainsFunc(cells, func(c run) bool { return monthCell.MatchString(flat(c.glyphs)) }) {
			continue
		}
		for i, c := range cells {
			code := flat(c.glyphs)
			if !unitCode.MatchString(code) || i+1 >= len(cells) {
				continue
			}
			if e, ok := companyIn(mergeRuns(cells[i+1:])); ok {
				units[code] = e
			}
		}
	}
	return units
}

func mergeRuns(cells []run) run {
	out := run{page: cells[0].page}
	for _, c := range cells {
		out.glyphs = append(out.glyphs, c.glyphs...)
	}
	return out
}

// companyIn finds a company's name in a stretch of a row.
func companyIn(c run) (employer, bool) {
	v := cutWhole(span{c}, companyName)
	if v.empty() {
		return employer{}, false
	}
	return employerAt(v), true
}

// monthsBefore is what a sentence says of the time before it names a company.
var monthsBefore = regexp.MustCompile(`^.*\d[年月日](?:起|止|期间)?(?:在|于|由)?`)

// employerAt is the employer printed at v, without the time in front of it.
func employerAt(v span) employer {
	v = v.from(len([]rune(monthsBefore.FindString(v.text()))))
	return employer{name: normalName(v.text()), at: v}
}

// payer finds who paid the row: a company's name, or a unit code with one.
func payer(cells []run, units map[string]employer) employer {
	if len(cells) == 0 {
		return employer{}
	}
	for _, c := range append(regroup(cells), mergeRuns(cells)) {
		if e, ok := companyIn(c); ok {
			return e
		}
	}
	for _, c := range cells {
		if e, ok := units[flat(c.glyphs)]; ok {
			return e
		}
	}
	return employer{}
}

// regroup joins cells that stand less than the width of a character apart:
// names set wide are cut into several.
func regroup(cells []run) []run {
	out := []run{cells[0]}
	for _, c := range cells[1:] {
		last := &out[len(out)-1]
		if float64(c.box().Min.X-last.box().Max.X) < 1.2*medianHeight(last.glyphs) {
			*last = mergeRuns([]run{*last, c})
			continue
		}
		out = append(out, c)
	}
	return out
}

// monthEntries reads the months of a row: in one cell, or a year and a month
// in two.
func monthEntries(cells []run, units map[string]employer) []entry {
	line := flat(mergeRuns(append([]run{{}}, cells...)).glyphs)
	base := entry{employer: payer(cells, units), arrears: arrearsWords.MatchString(line), unpaid: unpaidWords.MatchString(line)}
	var out []entry
	for i, c := range cells {
		e := base
		s := flat(c.glyphs)
		if month, ok := chinese.ParseMonth(strings.Trim(s, "*")); ok && monthCell.MatchString(s) {
			e.months, e.at = []string{month}, span{c}
		} else if i+1 < len(cells) && yearCell.MatchString(s) && monthOnly.MatchString(flat(cells[i+1].glyphs)) {
			both := mergeRuns(cells[i : i+2])
			month, ok := chinese.ParseMonth(strings.TrimSuffix(s, "年") + "年" + strings.TrimSuffix(flat(cells[i+1].glyphs), "月") + "月")
			if !ok {
				continue
			}
			e.months, e.at = []string{month}, span{both}
		} else {
			continue
		}
		e.arrears = e.arrears || strings.Contains(s, "*")
		out = append(out, e)
	}
	return out
}

// rangeEntry reads a row that covers a range of months, written in one cell or
// as a first and a last month in two.
func rangeEntry(r row, cells []run, units map[string]employer) (entry, bool) {
	from, to, at := monthRange(r, cells)
	months := chinese.Months(from, to)
	if len(months) == 0 || len(months) > 600 {
		return entry{}, false
	}
	line := flat(r.glyphs)
	e := entry{
		months: months, at: at, ranged: true, employer: payer(cells, units),
		arrears: strings.Contains(at.text(), "*") || arrearsWords.MatchString(line),
		unpaid:  unpaidWords.MatchString(line),
	}
	e.counted, e.partial = statesCount(cells, len(months))
	return e, true
}

func monthRange(r row, cells []run) (from, to string, at span) {
	one := text{rows: []row{r}}
	if m := one.stream().find(rangeInRow); m != nil {
		from, to, ok := chinese.ParseMonthRange(strings.ReplaceAll(m[1].text(), "*", "") + "至" + m[2].text())
		if ok && to != "" {
			return from, to, m[0]
		}
	}
	var months []string
	for _, c := range cells {
		s := flat(c.glyphs)
		if month, ok := chinese.ParseMonth(strings.Trim(s, "*")); ok && monthCell.MatchString(s) {
			months = append(months, month)
			at = append(at, c)
		}
	}
	if len(months) == 2 && months[0] <= months[1] {
		return months[0], months[1], at
	}
	return "", "", nil
}

// statesCount reports whether the row gives its number of months as n, and
// whether it gives only other numbers.
func statesCount(cells []run, n int) (same, other bool) {
	for _, c := range cells {
		m := countCell.FindStringSubmatch(flat(c.glyphs))
		if m == nil {
			continue
		}
		if m[1] == strconv.Itoa(n) {
			return true, false
		}
		other = true
	}
	return false, other
}

var narrativeRange = regexp.MustCompile(`(?:自|从|于)?(20\d{2}年\d{1,2}月)(?:\d{1,2}日)?(?:起)?(?:至|到|-|~|—)(20\d{2}年\d{1,2}月)`)

// narrative reads a statement in running text: 自…至…在…公司缴纳.
func narrative(s stream) []entry {
	var out []entry
	var e employer
	if m := s.find(companyName); m != nil {
		e = employerAt(m[0])
	}
	for _, m := range s.findAll(narrativeRange, 20) {
		from, to, ok := chinese.ParseMonthRange(m[1].text() + "至" + m[2].text())
		if months := chinese.Months(from, to); ok && len(months) > 0 && len(months) < 600 {
			out = append(out, entry{months: months, at: m[0], ranged: true, employer: e, partial: true})
		}
	}
	return out
}
