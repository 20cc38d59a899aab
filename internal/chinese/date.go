package chinese

import (
	"regexp"
	"slices"
	"strconv"
	"strings"
	"time"
)

// NoEnd is the date that stands for 长期: no end at all.
const NoEnd = "9999-12-31"

const (
	maxDateLength = 64 // characters, a range in words included
	firstYear     = 1900
	lastYear      = 2099
	monthLayout   = "2006-01"
)

// Precision says how much of a date is known.
type Precision string

// The precisions of a date.
const (
	Day   Precision = "day"
	Month Precision = "month" // the day is covered, missing or not printed
)

// DateValue is a date as read: YYYY-MM-DD with precision Day, or YYYY-MM with
// precision Month. The zero DateValue is the open end of a range.
type DateValue struct {
	Value     string
	Precision Precision
}

var (
	clockTail   = regexp.MustCompile(`[ T]\d{1,2}[:时]\d{1,2}(?:[:分]\d{1,2}秒?|分)?$`)
	hanDate     = regexp.MustCompile(`^([^年月日]{4})年([^年月日]{1,3})月(?:([^年月日]{0,4})[日号])?$`)
	plainDate   = regexp.MustCompile(`^(\d{4})([-./])(\d{1,2})(?:([-./])(\d{1,2}))?$`)
	digitsDate  = regexp.MustCompile(`^(\d{4})(\d{2})(?:(\d{2})|月)?$`)
	englishDate = regexp.MustCompile(`^(\d{1,2})([-/. ]*)(?:(\d{1,2})月)?[-/. ]*([A-Z]{3,9})?[-/. ]*(?:(\d{1,2})月)?[-/. ]*(\d{4})$`)
	stars       = regexp.MustCompile(`^\*{3,}$`)
)

var noEndWords = []string{"长期", "长期有效", "永久", "永久有效", "永续经营", "不约定期限", "无固定期限", "无期限"}

var dashes = strings.NewReplacer("‐", "-", "‑", "-", "‒", "-", "–", "-", "—", "-", "―", "-", "−", "-", "~", "-", "〜", "-", "∼", "-")

// ParseDate reads one date in any form Chinese papers print it: 2025年10月1日,
// 二〇二五年十月一日 (with 零, ○, O or 0 for zero, and 廿, 卅), 2025-10-01,
// 2025.10.1, 2025/10/1, 20251001, 202510月, 01 OCT 2025, 01 10月/OCT 2025, each with
// spaces anywhere between its parts and a time of day behind it. A form without
// its day has precision Month. 长期, 不约定期限 and ****** give NoEnd. Years of
// two digits, impossible days, years outside 1900-2099, and a month number
// that contradicts the month name are refused.
func ParseDate(s string) (DateValue, bool) {
	if tooLong(s, maxDateLength) {
		return DateValue{}, false
	}
	text := trimDateWords(dashes.Replace(strings.ToUpper(NormaliseText(s))))
	if slices.Contains(noEndWords, text) || stars.MatchString(text) {
		return DateValue{NoEnd, Day}, true
	}
	text = clockTail.ReplaceAllString(text, "")
	if m := englishDate.FindStringSubmatch(text); m != nil && m[3]+m[4]+m[5] != "" {
		return parseEnglishDate(m)
	}
	return parseNumericDate(strings.ReplaceAll(text, " ", ""))
}

// trimDateWords cuts the words that stand around a date in a sentence.
func trimDateWords(s string) string {
	s = strings.TrimSpace(s)
	for _, word := range []string{"自", "从", "在", "由", "至", "到"} {
		s = strings.TrimPrefix(s, word)
	}
	for _, word := range []string{"期间", "起", "止"} {
		s = strings.TrimSuffix(s, word)
	}
	return strings.Trim(s, " :;,.。，")
}

func parseNumericDate(s string) (DateValue, bool) {
	if m := hanDate.FindStringSubmatch(s); m != nil {
		return parseHanDate(m)
	}
	if m := plainDate.FindStringSubmatch(s); m != nil {
		if m[4] != "" && m[4] != m[2] {
			return DateValue{}, false
		}
		return dateOf(atoi(m[1]), atoi(m[3]), m[5])
	}
	if m := digitsDate.FindStringSubmatch(s); m != nil {
		return dateOf(atoi(m[1]), atoi(m[2]), m[3])
	}
	return DateValue{}, false
}

// parseHanDate reads year, month and day between 年, 月 and 日. An empty or
// starred day is one the seal or the printer left out.
func parseHanDate(m []string) (DateValue, bool) {
	year, okYear := digitString(m[1])
	month, okMonth := smallNumber(m[2])
	if m[2] == "元" {
		month, okMonth = 1, true
	}
	if !okYear || !okMonth {
		return DateValue{}, false
	}
	day := strings.Trim(m[3], "*")
	if day == "" {
		return dateOf(year, month, "")
	}
	n, ok := smallNumber(day)
	if !ok {
		return DateValue{}, false
	}
	return dateOf(year, month, strconv.Itoa(n))
}

// parseEnglishDate reads day, month name or number or both, year. A day that
// runs into the month number is only certain as passports print it: with two
// digits, and with the name to confirm the month.
func parseEnglishDate(m []string) (DateValue, bool) {
	day, gap, number, name, year := m[1], m[2], m[3]+m[5], m[4], m[6]
	month := monthNamed(name)
	switch {
	case m[3] != "" && m[5] != "", name != "" && month == 0:
		return DateValue{}, false
	case m[3] != "" && gap == "" && (len(day) != 2 || name == ""):
		return DateValue{}, false
	case name != "" && number != "" && atoi(number) != month:
		return DateValue{}, false
	case name == "":
		month = atoi(number)
	}
	return dateOf(atoi(year), month, day)
}

func monthNamed(s string) int {
	for month := time.January; month <= time.December; month++ {
		name := strings.ToUpper(month.String())
		if s == name || s == name[:3] || s == "SEPT" && month == time.September {
			return int(month)
		}
	}
	return 0
}

// dateOf checks the parts against the calendar; an empty day gives a month.
func dateOf(year, month int, day string) (DateValue, bool) {
	if year == 9999 && month == 12 && day == "31" {
		return DateValue{NoEnd, Day}, true
	}
	precision, layout, number := Day, time.DateOnly, atoi(day)
	if day == "" {
		precision, layout, number = Month, monthLayout, 1
	}
	t := time.Date(year, time.Month(month), number, 0, 0, 0, 0, time.UTC)
	if year < firstYear || year > lastYear || t.Year() != year || t.Month() != time.Month(month) || t.Day() != number {
		return DateValue{}, false
	}
	return DateValue{t.Format(layout), precision}, true
}

// atoi reads digits that a pattern has already found; anything else is 0.
func atoi(s string) int {
	n, err := strconv.Atoi(s)
	if err != nil {
		return 0
	}
	return n
}
