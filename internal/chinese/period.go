package chinese

import (
	"regexp"
	"strings"
)

var shortMonth = regexp.MustCompile(`^\d{1,2}月$`)

// ParseMonth reads a month (202510, 2025-10, 2025年10月, 二〇二五年十月) or the
// month of a full date, as YYYY-MM.
func ParseMonth(s string) (string, bool) {
	d, ok := ParseDate(s)
	if !ok || d.Value == NoEnd {
		return "", false
	}
	return d.Value[:len(monthLayout)], true
}

// ParseDateRange reads two dates joined by 至, 到, a dash or a tilde; the end
// may be 长期 (NoEnd), and is the zero DateValue where it is open: 至今, or
// nothing behind the dash. It refuses a range that ends before it begins and
// text that can be cut into two dates in more than one way.
func ParseDateRange(s string) (from, to DateValue, ok bool) {
	if tooLong(s, maxDateLength) {
		return DateValue{}, DateValue{}, false
	}
	text := dashes.Replace(NormaliseText(s))
	found := 0
	for i, r := range text {
		if r != '-' && r != '至' && r != '到' {
			continue
		}
		a, b, valid := rangeParts(text[:i], text[i+len(string(r)):])
		if valid {
			from, to, found = a, b, found+1
		}
	}
	return from, to, found == 1
}

// rangeParts reads the two sides of a cut. Several dashes in a row (--, 至-)
// leave a dash on one side, which no date keeps. A bare dash behind a date that
// is itself written with dashes is a date cut short, not an open end.
func rangeParts(left, right string) (from, to DateValue, ok bool) {
	left, right = strings.TrimSpace(left), strings.TrimSpace(right)
	if strings.HasSuffix(left, "-") || strings.HasSuffix(left, "至") {
		return from, to, false
	}
	from, ok = ParseDate(left)
	if !ok || from.Value == NoEnd {
		return from, to, false
	}
	right = strings.TrimLeft(right, "-至 ")
	if right == "" || right == "今" {
		return from, DateValue{}, right != "" || !strings.Contains(left, "-")
	}
	if shortMonth.MatchString(right) {
		right = from.Value[:4] + "年" + right
	}
	to, ok = ParseDate(right)
	return from, to, ok && !before(to.Value, from.Value)
}

// before compares dates at the precision that both have.
func before(a, b string) bool {
	n := min(len(a), len(b))
	return a[:n] < b[:n]
}

// ParseMonthRange reads a range of months (202401-202412,
// 2024年08月-2026年07月, 2024.01至2024.12, 2024年1月-6月) or the months of a
// range of dates. An open end (至今, 长期, nothing) gives an empty to.
func ParseMonthRange(s string) (from, to string, ok bool) {
	a, b, ok := ParseDateRange(s)
	if !ok {
		return "", "", false
	}
	from = a.Value[:len(monthLayout)]
	if b.Value != "" && b.Value != NoEnd {
		to = b.Value[:len(monthLayout)]
	}
	return from, to, true
}
