package reader

import (
	"cmp"
	"context"
	"fmt"
	"image"
	"regexp"
	"slices"
	"strings"

	"zhengqi/internal/chinese"
)

// dateLetters are the characters of a printed date but for 月, which the
// recogniser of Latin text does not know.
const dateLetters = "0123456789/ABCDEFGJLMNOPRSTUVY"

var (
	printedDate = regexp.MustCompile(`(\d{2})([^A-Z]{0,5}?)([A-Z]{3})([^A-Z]{0,6}?)((?:19|20)\d{2})$`)
	printedYear = regexp.MustCompile(`(?:19|20)\d{2}$`)
	monthNumber = regexp.MustCompile(`(\d{1,2})月`)
	monthNames  = []string{"JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC"}
)

// bilingualDate reads a date as Chinese passports print it, 20 3月/MAR 1985 or
// 20 MAR/3月 1985 or 20 MAR 1985, without its spaces. It gives "" for anything
// else, and where the number of the month is not that of its name.
func bilingualDate(s string) string {
	m := printedDate.FindStringSubmatch(strings.ToUpper(s))
	if m == nil {
		return ""
	}
	month := slices.Index(monthNames, m[3]) + 1
	for _, number := range monthNumber.FindAllStringSubmatch(m[2]+" "+m[4], -1) {
		if strings.TrimPrefix(number[1], "0") != fmt.Sprint(month) {
			return ""
		}
	}
	date := fmt.Sprintf("%s-%02d-%s", m[5], month, m[1])
	if month == 0 || !chinese.ValidDate(date) {
		return ""
	}
	return date
}

// dateFields are the dates of the page from top to bottom.
var dateFields = []string{"birth_date", "issue_date", "expiry_date"}

// readDates reads the three dates of the page. Those of birth and expiry are
// known from the machine-readable zone; the one left is that of issue, which
// the term of a passport confirms.
func (v *viz) readDates(ctx context.Context) {
	dates := v.datePhrases(ctx)
	places := map[string]image.Rectangle{}
	for i, d := range dates {
		name := v.dateName(d.value, i, len(dates))
		if _, taken := places[name]; taken || name == "" {
			continue
		}
		places[name] = d.from.box
		if name == "issue_date" {
			v.add(name, d)
		} else {
			v.pair(name, d)
		}
	}
	birth, expiry := places["birth_date"], places["expiry_date"]
	if _, read := places["issue_date"]; read || birth.Empty() || expiry.Empty() {
		return
	}
	between := expiry.Sub(image.Pt(0, (expiry.Min.Y-birth.Min.Y)/2))
	v.add("issue_date", v.twice(ctx, phrase{box: between}, latinDates, bilingualDate, v.spans))
}

var latinDates = glance{"eng", dateLetters}

// datePhrases reads everything on the plate that ends like a date, top to
// bottom.
func (v *viz) datePhrases(ctx context.Context) []printed {
	known := func(value string) bool {
		return v.says("birth_date")(value) || v.says("expiry_date")(value) || v.spans(value)
	}
	var dates []printed
	for _, p := range v.phrases {
		if n := len([]rune(p.text)); n < 8 || n > 15 || !printedYear.MatchString(p.text) {
			continue
		}
		if d := v.twice(ctx, p, latinDates, bilingualDate, known); d.value != "" {
			dates = append(dates, d)
		}
	}
	slices.SortFunc(dates, func(a, b printed) int { return cmp.Compare(a.from.box.Min.Y, b.from.box.Min.Y) })
	return dates
}

// dateName tells which date of n, the i-th from the top, a value is; "" where
// that is open.
func (v *viz) dateName(value string, i, n int) string {
	switch {
	case v.says("birth_date")(value):
		return "birth_date"
	case v.says("expiry_date")(value):
		return "expiry_date"
	case v.spans(value):
		return "issue_date"
	case n == len(dateFields):
		return dateFields[i]
	}
	return ""
}

// spans reports whether a passport issued that day would end on the expiry
// date: after ten years, or after five for the young, less a day (Passport
// Law, article 7).
func (v *viz) spans(issued string) bool {
	expiry := v.fields["expiry_date"].Value
	if issued == "" || expiry == "" {
		return false
	}
	for _, years := range []int{10, 5} {
		if chinese.AddDays(chinese.AddYears(issued, years), -1) == expiry {
			return true
		}
	}
	return false
}
