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

const (
	listYear = `20\d{2}年度?[:]?`
	listItem = `(?:` + listYear + `|20\d{2}[-./]?)?(?:1[0-2]|0?[1-9])(?:月份?)?(?:` + tillPrint + `(?:1[0-2]|0?[1-9]))?(?:月份?)?`
)

// plainNumerals writes a month or year in Chinese numerals with figures.
func plainNumerals(s string) string {
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

// listed finds the months that a row lists: in one cell, or in several behind
// the cell of their year.
func (b *book) listed(l line) ([]string, span) {
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
	}
	return nil, nil
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
