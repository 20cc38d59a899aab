package reader

import (
	"context"
	"fmt"
	"image"
	"regexp"
	"slices"
	"strings"

	"zhengqi/internal/chinese"
	"zhengqi/internal/ocr"
)

// dateLetters are the characters of a printed date.
const dateLetters = "0123456789/ABCDEFGJLMNOPRSTUVY月"

var (
	printedDate = regexp.MustCompile(`(\d{2})(.{0,5}?)(` + strings.Join(monthNames, "|") + `)(.{0,6}?)((?:19|20)\d{2})$`)
	yearFirst   = regexp.MustCompile(`^((?:19|20)\d{2})[-./年](\d{1,2})[-./月](\d{1,2})日?$`)
	dayFirst    = regexp.MustCompile(`^(\d{2})[-./](\d{2})[-./]((?:19|20)\d{2})$`)
	monthNumber = regexp.MustCompile(`(\d{1,2})月`)
	monthNames  = []string{"JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC"}
)

// bilingualDate reads a date as Chinese passports print it, 20 3月/MAR 1985 or
// 20 MAR/3月 1985 or 20 MAR 1985, or in figures, 1985.03.20 or 20/03/1985,
// without its spaces. It gives "" for anything else, and where the number of
// the month is not that of its name.
func bilingualDate(s string) string {
	s = strings.ToUpper(s)
	if m := yearFirst.FindStringSubmatch(s); m != nil {
		return validDay(m[1], m[2], m[3])
	}
	if m := dayFirst.FindStringSubmatch(s); m != nil {
		return validDay(m[3], m[2], m[1])
	}
	m := printedDate.FindStringSubmatch(s)
	if m == nil {
		return ""
	}
	month := slices.Index(monthNames, m[3]) + 1
	for _, number := range monthNumber.FindAllStringSubmatch(m[2]+" "+m[4], -1) {
		if strings.TrimPrefix(number[1], "0") != fmt.Sprint(month) {
			return ""
		}
	}
	return validDay(m[5], fmt.Sprint(month), m[1])
}

// validDay joins the figures of a day that exists.
func validDay(year, month, day string) string {
	two := func(s string) string { return strings.Repeat("0", max(2-len(s), 0)) + s }
	date := year + "-" + two(month) + "-" + two(day)
	if !chinese.ValidDate(date) {
		return ""
	}
	return date
}

// dateFields are the dates of the page from top to bottom.
var dateFields = []string{"birth_date", "issue_date", "expiry_date"}

// dateRows are the heights of the three dates on the plate.
type dateRows struct{ birth, issue, expiry int }

// readDates reads the three dates of the page. Those of birth and expiry are
// known from the machine-readable zone; the one left is that of issue, which
// the term of a passport confirms.
func (v *viz) readDates(ctx context.Context) {
	places := map[string]image.Rectangle{}
	dates := v.datesOfColumn(ctx)
	for i, d := range dates {
		name := v.dateName(d.value, i, len(dates))
		if _, taken := places[name]; taken || name == "" {
			continue
		}
		places[name] = d.from.box
		v.addDate(name, d)
	}
	v.dated = rowsOf(places)
	birth, expiry := places["birth_date"], places["expiry_date"]
	if _, read := places["issue_date"]; read || birth.Empty() || expiry.Empty() {
		return
	}
	between := expiry.Sub(image.Pt(0, (expiry.Min.Y-birth.Min.Y)/2))
	v.add("issue_date", v.read(ctx, between, v.dateValued(v.spans)))
}

func (v *viz) addDate(name string, d printed) {
	if name == "issue_date" {
		v.add(name, d)
		return
	}
	v.pair(name, d)
}

// datesOfColumn reads what ends like a date in the right column, top to
// bottom.
func (v *viz) datesOfColumn(ctx context.Context) []printed {
	known := func(value string) bool {
		return v.says("birth_date")(value) || v.says("expiry_date")(value) || v.spans(value)
	}
	var dates []printed
	for _, box := range v.lines.dates {
		if d := v.read(ctx, box, v.dateValued(known)); d.value != "" {
			dates = append(dates, d)
		}
	}
	return dates
}

func (v *viz) dateValued(confirmed func(string) bool) valued {
	return valued{dateLooks, bilingualDate, confirmed}
}

var dateLooks = []plateLook{
	{glance{ocr.Own, dateLetters}, false, linePerMM},
	{glance{ocr.HanS, ""}, false, linePerMM},
	{glance{ocr.HanS, ""}, true, softPerMM},
}

// rowsOf gives the heights of the three dates; those that were not read are
// taken to stand at equal distances from those that were.
func rowsOf(places map[string]image.Rectangle) dateRows {
	step, birth := rowStep, birthRow
	var known []int
	for i, name := range dateFields {
		if !places[name].Empty() {
			known = append(known, i)
		}
	}
	if n := len(known); n > 0 {
		first, last := known[0], known[n-1]
		top, bottom := middleOf(places[dateFields[first]]), middleOf(places[dateFields[last]])
		if n > 1 {
			step = (bottom - top) / (last - first)
		}
		birth = top - first*step
	}
	return dateRows{birth, birth + step, birth + 2*step}
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
// date: after five years, or after ten where the bearer was sixteen by then, less
// a day (Passport Law, article 7; public affairs have five).
func (v *viz) spans(issued string) bool {
	expiry := v.fields["expiry_date"].Value
	if issued == "" || expiry == "" {
		return false
	}
	ends := func(years int) bool { return chinese.AddDays(chinese.AddYears(issued, years), -1) == expiry }
	birth := v.fields["birth_date"].Value
	return ends(5) || ends(10) && (birth == "" || chinese.AddYears(birth, 16) <= issued)
}
