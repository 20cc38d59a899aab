package mrz

import (
	"fmt"
	"strings"
	"time"
)

// splitNames parts the primary identifier from the secondary one at the first
// double filler; without one, all of it is the primary identifier, as ICAO has
// it for names that are not divided.
func splitNames(s string) (surname, given string) {
	surname, given, _ = strings.Cut(s, "<<")
	return spaced(surname), spaced(given)
}

func spaced(s string) string {
	return strings.Join(strings.FieldsFunc(s, func(r rune) bool { return r == '<' }), " ")
}

func sexOf(s string) string {
	if s == "M" || s == "F" {
		return s
	}
	return ""
}

// birthDate picks the century: 20yy unless that day is still to come.
func birthDate(yymmdd string, now time.Time) string {
	date := dateIn(20, yymmdd)
	if date == "" || date > now.Format(time.DateOnly) {
		return dateIn(19, yymmdd)
	}
	return date
}

// mostYearsValid is how many years after now a document may end.
const mostYearsValid = 50

// expiryDate picks the century: 20yy unless no document is valid for so long.
func expiryDate(yymmdd string, now time.Time) string {
	date := dateIn(20, yymmdd)
	if date > now.AddDate(mostYearsValid, 0, 0).Format(time.DateOnly) {
		return dateIn(19, yymmdd)
	}
	return date
}

// dateIn reads six digits in a century; anything that is no day gives "".
func dateIn(century int, yymmdd string) string {
	day, err := time.Parse("20060102", fmt.Sprintf("%02d%s", century, yymmdd))
	if err != nil {
		return ""
	}
	return day.Format(time.DateOnly)
}
