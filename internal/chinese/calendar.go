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
	first, errFirst := time.Parse(monthLayout, from)
	last, errLast := time.Parse(monthLayout, to)
	if errFirst != nil || errLast != nil {
		return nil
	}
	var months []string
	for m := first; !m.After(last); m = m.AddDate(0, 1, 0) {
		if len(months) == maxMonths {
			return nil
		}
		months = append(months, m.Format(monthLayout))
	}
	return months
}

// AddMonths moves a date (YYYY-MM-DD) by n months to the corresponding day, or
// to the month's last day where there is none (Civil Code art. 202); a month
// (YYYY-MM) stays a month. NoEnd stays as it is. What is no date, or moves out
// of the years 1-9999, gives "".
func AddMonths(date string, n int) string {
	if len(date) == len(monthLayout) {
		month, err := time.Parse(monthLayout, date)
		if err != nil {
			return ""
		}
		return formatShifted(shiftMonths(month, n), monthLayout)
	}
	day, err := time.Parse(time.DateOnly, date)
	if err != nil || date == NoEnd {
		return unlessInvalid(date, err)
	}
	moved := shiftMonths(day.AddDate(0, 0, 1-day.Day()), n)
	lastDay := moved.AddDate(0, 1, -1).Day()
	return formatShifted(moved.AddDate(0, 0, min(day.Day(), lastDay)-1), time.DateOnly)
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
	day, err := time.Parse(time.DateOnly, date)
	if err != nil || date == NoEnd {
		return unlessInvalid(date, err)
	}
	if n > maxShift || n < -maxShift {
		return ""
	}
	return formatShifted(day.AddDate(0, 0, n), time.DateOnly)
}

// DaysBetween counts the days from a to b, both YYYY-MM-DD; it is negative
// where b comes first. The caller makes sure that both are dates (ValidDate):
// for anything else it is 0.
func DaysBetween(a, b string) int {
	from, errFrom := time.Parse(time.DateOnly, a)
	to, errTo := time.Parse(time.DateOnly, b)
	if errFrom != nil || errTo != nil {
		return 0
	}
	return int((to.Unix() - from.Unix()) / (24 * 60 * 60))
}

// ValidDate reports whether s is a date in normal form, YYYY-MM-DD.
func ValidDate(s string) bool {
	if len(s) != len(time.DateOnly) {
		return false
	}
	_, err := time.Parse(time.DateOnly, s)
	return err == nil
}

func unlessInvalid(date string, err error) string {
	if err != nil {
		return ""
	}
	return date
}

func shiftMonths(t time.Time, n int) time.Time {
	if n > 12*maxShift || n < -12*maxShift {
		return time.Time{}.AddDate(-1, 0, 0)
	}
	return t.AddDate(0, n, 0)
}

func formatShifted(t time.Time, layout string) string {
	if t.Year() < 1 || t.Year() > 9999 {
		return ""
	}
	return t.Format(layout)
}
