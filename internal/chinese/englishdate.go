package chinese

import (
	"regexp"
	"strconv"
	"strings"
)

const (
	monthPattern = `(JAN(?:UARY)?|FEB(?:RUARY)?|MAR(?:CH)?|APR(?:IL)?|MAY|JUNE?|JULY?|AUG(?:UST)?|SEPT?(?:EMBER)?|OCT(?:OBER)?|NOV(?:EMBER)?|DEC(?:EMBER)?)`
	yearPattern  = `((?:19|20)\d{2})`
	dayPattern   = `(\d{1,2})(?:ST|ND|RD|TH)?`
)

var (
	dayMonthYear = regexp.MustCompile(`^(?:THE)?` + dayPattern + `(?:DAY)?(?:OF)?[-./,]*` + monthPattern + `[-./,]*` + yearPattern + `$`)
	monthDayYear = regexp.MustCompile(`^` + monthPattern + `[-./,]*` + dayPattern + `[-./,]*` + yearPattern + `$`)
	yearMonthDay = regexp.MustCompile(`^` + yearPattern + `[-./,]*` + monthPattern + `[-./,]*` + dayPattern + `$`)
)

// ParseEnglishDate reads a day as papers in English print it, the month by its
// name: 12 March 2025, March 12, 2025, 12MAR2025, 12th day of March, 2025,
// 2025 Mar 12; white space and capitals do not matter.
func ParseEnglishDate(s string) (DateValue, bool) {
	if tooLong(s, maxDateLength) {
		return DateValue{}, false
	}
	text := strings.Trim(compact(s), ".,;:")
	if m := dayMonthYear.FindStringSubmatch(text); m != nil {
		return dateOf(atoi(m[3]), monthNamed(m[2]), m[1])
	}
	if m := monthDayYear.FindStringSubmatch(text); m != nil {
		return dateOf(atoi(m[3]), monthNamed(m[1]), m[2])
	}
	if m := yearMonthDay.FindStringSubmatch(text); m != nil {
		return dateOf(atoi(m[1]), monthNamed(m[2]), m[3])
	}
	return DateValue{}, false
}

var dayFirstDate = regexp.MustCompile(`^(\d{1,2})([-./])(\d{1,2})([-./])` + yearPattern + `$`)

// ParseDayFirst reads a date in figures that has its day first, as most countries
// but China write it: 31/12/2025. plain says that it cannot be one with the
// month first.
func ParseDayFirst(s string) (date DateValue, plain, ok bool) {
	m := dayFirstDate.FindStringSubmatch(compact(s))
	if m == nil || m[2] != m[4] {
		return DateValue{}, false, false
	}
	date, ok = dateOf(atoi(m[5]), atoi(m[3]), strconv.Itoa(atoi(m[1])))
	return date, atoi(m[1]) > 12 || atoi(m[1]) == atoi(m[3]), ok
}
