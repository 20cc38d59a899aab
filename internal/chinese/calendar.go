package chinese

import "time"

const (
	maxMonths = 1200    // of a list: a hundred years
	maxShift  = 4000000 // days, months or years added at once
)

// Months lists the months from one to another, both included, as YYYY-MM. It
// is nil where either is no month, they are in the wrong order, or they lie a
// hundred years apart.
func Months(from, to string) []string {
	first, okFirst := parseMonth(from)
	last, okLast := parseMonth(to)
	if !okFirst || !okLast {
		return nil
	}
	var months []string
	for m := first; !m.After(last); m = m.AddDate(0, 1, 0) {
		if len(months) == maxMonths {
			return nil
		}
		months = append(months, formatDay(m)[:len(monthLayout)])
	}
	return months
}

// AddMonths moves a date (YYYY-MM-DD) by n months to the corresponding day, or
// to the month's last day where there is none (Civil Code art. 202); a month
// (YYYY-MM) stays a month. NoEnd stays as it is. What is no date, or moves out
// of the years 1-9999, gives "".
func AddMonths(date string, n int) string {
	if len(date) == len(monthLayout) {
		month, ok := parseMonth(date)
		if !ok {
			return ""
		}
		moved := formatShifted(shiftMonths(month, n))
		return moved[:min(len(moved), len(monthLayout))]
	}
	day, ok := parseDay(date)
	switch {
	case !ok:
		return ""
	case date == NoEnd:
		return NoEnd
	}
	moved := shiftMonths(day.AddDate(0, 0, 1-day.Day()), n)
	lastDay := moved.AddDate(0, 1, -1).Day()
	return formatShifted(moved.AddDate(0, 0, min(day.Day(), lastDay)-1))
}

// AddYears moves a date or a month by n years, as AddMonths does.
func AddYears(date string, n int) string {
	if n > maxShift || n < -maxShift {
		return ""
	}
	return AddMonths(date, 12*n)
}

// AddDays moves a date (YYYY-MM-DD) by n days, under the terms of AddMonths.
func AddDays(date string, n int) string {
	day, ok := parseDay(date)
	switch {
	case !ok:
		return ""
	case date == NoEnd:
		return NoEnd
	}
	if n > maxShift || n < -maxShift {
		return ""
	}
	return formatShifted(day.AddDate(0, 0, n))
}

// DaysBetween counts the days from a to b, both YYYY-MM-DD; it is negative
// where b comes first. The caller makes sure that both are dates (ValidDate):
// for anything else it is 0.
func DaysBetween(a, b string) int {
	from, okFrom := parseDay(a)
	to, okTo := parseDay(b)
	if !okFrom || !okTo {
		return 0
	}
	return int((to.Unix() - from.Unix()) / (24 * 60 * 60))
}

// ValidDate reports whether s is a date in normal form, YYYY-MM-DD.
func ValidDate(s string) bool {
	_, ok := parseDay(s)
	return ok
}

func shiftMonths(t time.Time, n int) time.Time {
	if n > 12*maxShift || n < -12*maxShift {
		return time.Time{}.AddDate(-1, 0, 0)
	}
	return t.AddDate(0, n, 0)
}

func formatShifted(t time.Time) string {
	if t.Year() < 1 || t.Year() > 9999 {
		return ""
	}
	return formatDay(t)
}

// parseDay reads YYYY-MM-DD. It is called so often that time.Parse, for all
// layouts, took a tenth of the judgement of an applicant.
func parseDay(s string) (time.Time, bool) {
	if len(s) != len(time.DateOnly) || s[4] != '-' || s[7] != '-' {
		return time.Time{}, false
	}
	year, month, day := digits(s[:4]), digits(s[5:7]), digits(s[8:])
	if year < 0 || month < 1 || month > 12 || day < 1 {
		return time.Time{}, false
	}
	t := time.Date(year, time.Month(month), day, 0, 0, 0, 0, time.UTC)
	return t, t.Day() == day // a day that the month lacks is one of the next month
}

// digits is the number that s writes in figures alone, -1 for anything else.
func digits(s string) int {
	n := 0
	for i := range len(s) {
		if s[i] < '0' || s[i] > '9' {
			return -1
		}
		n = 10*n + int(s[i]-'0')
	}
	return n
}

// parseMonth reads YYYY-MM, as the first day of the month.
func parseMonth(s string) (time.Time, bool) { return parseDay(s + "-01") }

// formatDay writes YYYY-MM-DD, for the years 0-9999: in RFC 3339, which package
// time writes several times as fast as other layouts.
func formatDay(t time.Time) string { return t.Format(time.RFC3339)[:len(time.DateOnly)] }
