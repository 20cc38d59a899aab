package reader

import (
	"regexp"
	"slices"
	"strconv"
	"strings"

	"zhengqi/internal/chinese"
)

// A cell of a statement names a time in one of many notations: a month of a
// year, a month whose year stands elsewhere, a year, a list of such, a range.

var (
	numeralMonth = regexp.MustCompile(`^(?:[二][〇零○O0][一二三四五六七八九〇零○O0]{2}年)?(?:十[一二]?|[一二三四五六七八九])月份?$`)
	numeralYear  = regexp.MustCompile(`^[二][〇零○O0][一二三四五六七八九〇零○O0]{2}年度?$`)
	// monthList is one month or range or several of them, those without a year of
	// their own of the year before them.
	monthList = regexp.MustCompile(`^(?:` + listYear + `)?` + listItem + `(?:[、,;/+&及和与]` + listItem + `)*月?份?$`)
	listParts = regexp.MustCompile(`(20\d{2})年度?[:]?|(20\d{2})[-./]?(1[0-2]|0[1-9])|(1[0-2]|0?[1-9])(?:月份?)?(?:` + tillPrint + `(1[0-2]|0?[1-9]))?(?:月份?)?`)
)

// numeralRange is a range of months in numerals.
var numeralRange = regexp.MustCompile(`^([二〇零○O0一二三四五六七八九]{3,4}年[一二三四五六七八九十]{1,2}月)(?:至|到|-|~|—|–|―|─|→)+([二〇零○O0一二三四五六七八九]{3,4}年[一二三四五六七八九十]{1,2}月)$`)

// lostNought is a month in numerals the 〇 of whose year was not read.
var lostNought = regexp.MustCompile(`^二?二([一二三四五六七八九]年(?:十[一二]?|[一二三四五六七八九])月份?)$`)

// monthsClose are two months with nothing between them.
var monthsClose = regexp.MustCompile(`月(\d)`)

const (
	listYear = `20\d{2}年度?[:]?`
	listItem = `(?:` + listYear + `|20\d{2}[-./]?)?(?:1[0-2]|0?[1-9])(?:月份?)?(?:` + tillPrint + `(?:1[0-2]|0?[1-9]))?(?:月份?)?`
)

// plainNumerals writes a month or year in Chinese numerals with figures.
func plainNumerals(s string) string {
	if m := numeralRange.FindStringSubmatch(s); m != nil {
		return plainNumerals(m[1]) + "至" + plainNumerals(m[2])
	}
	if m := lostNought.FindStringSubmatch(s); m != nil {
		s = "二〇二" + m[1]
	}
	switch {
	case numeralYear.MatchString(s):
		m, ok := chinese.ParseMonth(strings.TrimSuffix(s, "度") + "一月")
		if ok {
			return m[:4] + "年"
		}
	case numeralMonth.MatchString(s):
		year, month, found := strings.Cut(strings.TrimSuffix(s, "份"), "年")
		if !found {
			year, month = "二〇二〇", year
		}
		if m, ok := chinese.ParseMonth(year + "年" + month); ok && found {
			return m[:4] + "年" + m[5:] + "月"
		} else if ok {
			return strings.TrimPrefix(m[5:], "0") + "月"
		}
	}
	return s
}

// monthsListed are the months that a list names, in order; year is that of what
// names none. Nothing where the text is no such list or a year is wanting.
func monthsListed(s, year string) []string {
	s = monthsClose.ReplaceAllString(s, "月、$1")
	if !monthList.MatchString(s) {
		return nil
	}
	var out []string
	for _, m := range listParts.FindAllStringSubmatch(s, -1) {
		switch {
		case m[1] != "":
			year = m[1]
		case m[2] != "":
			year = m[2]
			out = append(out, year+"-"+m[3])
		case year == "":
			return nil
		default:
			to := m[5]
			if to == "" {
				to = m[4]
			}
			within := monthsWithin(year, m[4], to)
			if len(within) == 0 {
				return nil
			}
			out = append(out, within...)
		}
	}
	slices.Sort(out)
	return slices.Compact(out)
}

// several reports whether a text is a list of more than one month, and no
// amount, number or single month.
func several(s string) bool {
	s = monthsClose.ReplaceAllString(s, "月、$1")
	return monthList.MatchString(s) && !monthCell.MatchString(s) && strings.ContainsAny(s, "、,;/+&及和与-至到~—一–―─→") && !moneyFigures.MatchString(s) && !dateAnywhere.MatchString(s)
}

// bareMonth is the month that a cell names without its year; 0 for none.
func bareMonth(s string) int {
	m := monthOnly.FindStringSubmatch(s)
	if m == nil {
		return 0
	}
	n, _ := strconv.Atoi(m[1])
	return n
}

// partOfList is a line of a list of months that takes several.
var partOfList = regexp.MustCompile(`^[\d、,;月至-]*(?:[、,月]|\d{1,2})[\d、,;月至-]*$`)

// listBeside are the lines over (step -1) or under (1) line i that hold no more
// than a part of a list, put together.
func (b *book) listBeside(i, step int) string {
	const near = 1.3 // character heights from a line to the next
	out, last := "", b.lines[i].row
	for k := i + step; k >= 0 && k < len(b.lines); k += step {
		l := b.lines[k]
		away := float64(step) * (centre(l.row.glyphs) - centre(last.glyphs))
		if l.row.page != last.page || away > near*max(last.height, l.row.height) || !partOfList.MatchString(l.text) {
			break
		}
		part := cellList(l.cells)
		if last = l.row; step < 0 {
			out = joinLists(part, out)
		} else {
			out = joinLists(out, part)
		}
	}
	return out
}

// cellList writes cells that hold a month each as a list.
func cellList(cells []cell) string {
	out := ""
	for _, c := range cells {
		if out != "" && !strings.HasSuffix(out, "、") {
			out += "、"
		}
		out += strings.ReplaceAll(c.text, ",", "、")
	}
	return out
}

// joinLists puts two lines of a list together: the first may end within 10月.
func joinLists(a, b string) string {
	if a == "" || b == "" || strings.HasPrefix(b, "月") || strings.HasPrefix(b, "、") || strings.HasSuffix(a, "、") {
		return a + b
	}
	return a + "、" + b
}

// listOfLines finds the months of a row whose list stands in lines over and
// under it.
func (b *book) listOfLines(l line) ([]string, span) {
	if !l.ofYear() {
		return nil, nil
	}
	over, under := b.listBeside(l.index, -1), b.listBeside(l.index, 1)
	if over+under == "" {
		return nil, nil
	}
	i := slices.IndexFunc(l.cells, func(c cell) bool { return yearCell.MatchString(c.text) })
	own := ""
	if i+1 < len(l.cells) && (several(l.cells[i+1].text) || strings.HasSuffix(l.cells[i+1].text, "、") || l.cells[i+1].sense == senseMonth) {
		own = l.cells[i+1].text
	}
	return monthsListed(strings.Trim(joinLists(joinLists(over, own), under), "、"), l.cells[i].text[:4]), span{l.cells[i].run}
}

// listed finds the months that a row lists: in one cell, or in several behind
// the cell of their year.
func (b *book) listed(l line) ([]string, span) {
	if months, at := b.listOfLines(l); len(months) > 0 {
		return months, at
	}
	for i, c := range l.cells {
		if several(c.text) {
			year := ""
			if i > 0 && yearCell.MatchString(l.cells[i-1].text) {
				year = l.cells[i-1].text[:4]
			}
			if months := monthsListed(c.text, year); len(months) > 0 {
				return months, span{c.run}
			}
		}
		if !yearCell.MatchString(c.text) {
			continue
		}
		n, parts := i+1, ""
		for ; n < len(l.cells) && (several(l.cells[n].text) || bareMonth(l.cells[n].text) > 0 && strings.Contains(l.cells[n].text, "月")); n++ {
			parts += "、" + strings.Trim(l.cells[n].text, "、,;")
		}
		if months := monthsListed(strings.TrimPrefix(parts, "、"), c.text[:4]); n > i+2 && len(months) > 1 {
			return months, spanOf(l.cells[i:n])
		}
		if months, n := l.numbersFrom(i); len(months) > 0 {
			return months, spanOf(l.cells[i:n])
		}
	}
	return nil, nil
}

// listFigures is a cell with figures of a list of months, and marks between them.
var listFigures = regexp.MustCompile(`^\d[\d、,.;]*$`)

// numbersFrom are the months behind the year in cell i, whose numbers rise, in
// cells of their own or not, with marks between them or none, where the number of
// months that the row gives bears them out; n is the cell behind them.
func (l line) numbersFrom(i int) (months []string, n int) {
	list := ""
	for n = i + 1; n < len(l.cells) && listFigures.MatchString(l.cells[n].text); n++ {
		if count := countOf(l.cells[n]); count > 1 || count == 1 && l.cells[n].sense == senseCount {
			if months = monthsOfYear(l.cells[i].text[:4], risingMonths(list, count)); len(months) > 0 {
				return months, n
			}
		}
		list += marksOfLists.Replace(l.cells[n].text) + ","
	}
	if count, ok := l.openCount(); ok {
		return monthsOfYear(l.cells[i].text[:4], risingMonths(list, count)), n
	}
	if n < len(l.cells) {
		return monthsOfYear(l.cells[i].text[:4], risingMonths(list, countOf(l.cells[n]))), n
	}
	return nil, n
}

// countOf is the number of months that a cell gives, 0 where it gives none.
func countOf(c cell) int {
	if m := countCell.FindStringSubmatch(c.text); m != nil {
		return atoi(m[1])
	}
	return 0
}

// marksOfLists writes the marks of lists alike.
var marksOfLists = strings.NewReplacer("、", ",", ".", ",", ";", ",")

// risingMonths parts figures into count numbers of months, each greater than the
// one before it; nothing where that can be done in no way or in several.
func risingMonths(list string, count int) []int {
	var out []int
	ways := 0
	var part func(rest string, last int, so []int)
	part = func(rest string, last int, so []int) {
		rest = strings.TrimLeft(rest, ",")
		if rest == "" && len(so) == count {
			ways, out = ways+1, slices.Clone(so)
		}
		for n := 1; n <= min(2, len(rest)) && len(so) < count; n++ {
			if m := atoi(rest[:n]); m > last && m <= 12 {
				part(rest[n:], m, append(so, m))
			}
		}
	}
	if count > 0 && len(list) <= 64 {
		part(list, 0, nil)
	}
	if ways != 1 {
		return nil
	}
	return out
}

// monthsOfYear are the months of a year by their numbers.
func monthsOfYear(year string, numbers []int) []string {
	var out []string
	for _, n := range numbers {
		out = append(out, monthsWithin(year, strconv.Itoa(n), strconv.Itoa(n))...)
	}
	return out
}

// lists finds the lines that hold nothing but months, where at least one holds
// three: they name the months paid, one after the other.
func lists(lines []line) map[int]bool {
	const least = 3
	out := map[int]bool{}
	for i := 0; i < len(lines); i++ {
		n, longest := i, 0
		for ; n < len(lines) && lines[n].onlyMonths(); n++ {
			longest = max(longest, len(lines[n].cells))
		}
		for k := i; k < n && longest >= least; k++ {
			out[k] = true
		}
		i = max(i, n-1)
	}
	return out
}

func (l line) onlyMonths() bool {
	return len(l.cells) > 0 && !slices.ContainsFunc(l.cells, func(c cell) bool {
		_, month := c.month()
		return !month
	})
}
