package specimen

import (
	"fmt"
	"slices"
	"strings"
	"time"
)

func socialLayouts() []layout {
	return slices.Concat([]layout{
		{name: "beijing", draw: drawBeijing},
		{name: "zhejiang", draw: drawZhejiang},
		{name: "jiangsu", draw: drawJiangsu},
		{name: "liaoning_months", draw: drawLiaoningMonths},
		{name: "liaoning_ranges", draw: drawLiaoningRanges},
		{name: "guangdong", draw: drawGuangdong},
		{name: "shenzhen", draw: drawShenzhen},
		{name: "hubei", draw: drawHubei},
		{name: "platform", draw: drawPlatform},
		{name: "hunan", held: true, draw: drawHunan},
		{name: "chongqing", held: true, draw: drawChongqing},
	}, moreSocialLayouts(), anySocialLayouts(), heldSocialLayouts())
}

// socialMonth is one month of contributions, paid at the unit of that index.
type socialMonth struct {
	at      time.Time // first day of the month
	unit    int
	arrears bool
	base    int // yuan
}

type socialUnit struct{ name, uscc, code string }

// socialRecord is what a social-insurance office knows of one person. The
// last unit is the present employer.
type socialRecord struct {
	name, idNumber, sex string
	units               []socialUnit
	months              []socialMonth // oldest first
	issue               time.Time
	window              time.Time // first month the statement looks at
	personCode          string
	code                string // verification code
}

// newSocialRecord makes the record that a statement over the last window
// months shows, with the defect of f planted.
func newSocialRecord(f *facts, window int) socialRecord {
	r := socialRecord{
		name: f.person.nameZh, idNumber: f.person.idNumber, sex: f.person.sex,
		issue:      f.today.AddDate(0, 0, -between(f.rng, 1, 18)),
		personCode: digits(f.rng, 10),
	}
	r.window = firstOfMonth(r.issue).AddDate(0, -window, 0)
	if f.defect == "social.name.match" {
		other := otherPerson(f)
		r.name, r.idNumber, r.sex = other.nameZh, other.idNumber, other.sex
	}
	r.units = socialUnits(f)
	r.months = socialMonths(f, r.window, window, len(r.units))
	return r
}

func firstOfMonth(t time.Time) time.Time { return day(t.Year(), int(t.Month()), 1) }

// socialUnits are the employers of a person, one in three having had another
// before.
func socialUnits(f *facts) []socialUnit {
	present := f.company
	if f.defect == "social.employer.match" {
		present = otherCompany(f)
	}
	units := []socialUnit{{present.name, present.uscc, digits(f.rng, 8)}}
	if f.defect == "" && f.rng.IntN(3) == 0 {
		former := otherCompany(f)
		units = append([]socialUnit{{former.name, former.uscc, digits(f.rng, 8)}}, units...)
	}
	return units
}

// socialMonths pays months of the window that begins at start.
func socialMonths(f *facts, start time.Time, window, units int) []socialMonth {
	last, n := window-1, between(f.rng, 8, window)
	switch f.defect {
	case "social.months.min_6":
		n = 4
	case "social.consecutive", "social.no_arrears":
		n = max(n, 10)
	case "social.recent":
		last -= min(12, window-7)
		n = min(n, last+1)
	}
	present := n
	if units > 1 {
		n = max(n, min(window, 11))
		present = between(f.rng, 7, n-2)
	}
	base := between(f.rng, 45, 200) * 100
	var months []socialMonth
	for i := last - n + 1; i <= last; i++ {
		unit := 0
		if units > 1 && i > last-present {
			unit = 1
		}
		months = append(months, socialMonth{at: start.AddDate(0, i, 0), unit: unit, base: base})
	}
	return plantSocial(months, f.defect)
}

// plantSocial leaves out two of the latest months or makes one an arrear.
func plantSocial(months []socialMonth, defect string) []socialMonth {
	n := len(months)
	switch defect {
	case "social.consecutive":
		return append(months[:n-5:n-5], months[n-3:]...)
	case "social.no_arrears":
		months[n-3].arrears = true
	}
	return months
}

func (r socialRecord) employer() socialUnit { return r.units[len(r.units)-1] }

// paid are the months paid at the present employer.
func (r socialRecord) paid() []socialMonth { return r.at(len(r.units) - 1) }

func (r socialRecord) at(unit int) []socialMonth {
	var out []socialMonth
	for _, m := range r.months {
		if m.unit == unit {
			out = append(out, m)
		}
	}
	return out
}

// truth is what a reader should find, with the issuer as printed.
func (r socialRecord) truth(issuer string) map[string]any {
	paid := r.paid()
	months := make([]string, len(paid))
	for i, m := range paid {
		months[i] = m.at.Format(isoMonth)
	}
	t := map[string]any{
		"name": plain(r.name), "id_number": r.idNumber, "employer": plain(r.employer().name),
		"period_start": months[0], "period_end": months[len(months)-1],
		"month_count": fmt.Sprint(len(months)), "months": months,
		"issue_date": isoDate(r.issue), "issuer": plain(issuer),
	}
	if late := arrears(paid); late != nil {
		t["arrears_months"] = late
	}
	if r.code != "" {
		t["verification_code"] = plain(r.code)
	}
	return t
}

// arrears are the months paid late, nil when there are none.
func arrears(months []socialMonth) []string {
	var late []string
	for _, m := range months {
		if m.arrears {
			late = append(late, m.at.Format(isoMonth))
		}
	}
	return late
}

// span is an unbroken run of months at one unit.
type span struct {
	from, to time.Time
	unit, n  int
	arrears  bool
}

// spans joins the months into runs, oldest first; arrears begin a new run.
func (r socialRecord) spans() []span {
	var out []span
	for _, m := range r.months {
		if i := len(out) - 1; i >= 0 && out[i].unit == m.unit && out[i].arrears == m.arrears &&
			out[i].to.AddDate(0, 1, 0).Equal(m.at) {
			out[i].to, out[i].n = m.at, out[i].n+1
			continue
		}
		out = append(out, span{m.at, m.at, m.unit, 1, m.arrears})
	}
	return out
}

func (m socialMonth) kind() string {
	if m.arrears {
		return "补缴"
	}
	return "正常缴费"
}

// pension is the person's share, eight percent of the base.
func (m socialMonth) pension() string { return fmt.Sprintf("%.2f", float64(m.base)*0.08) }

func (m socialMonth) wage() string { return fmt.Sprintf("%d.00", m.base) }

func (m socialMonth) compact() string { return m.at.Format("200601") }

func sexZh(sex string) string {
	if sex == "F" {
		return "女"
	}
	return "男"
}

// verification draws n random letters and digits of a verification code, in groups.
func verification(f *facts, n, group int) string {
	const set = "0123456789ABCDEFGHJKLMNPQRSTUWXY"
	var b strings.Builder
	for i := range n {
		if group > 0 && i > 0 && i%group == 0 {
			b.WriteByte(' ')
		}
		b.WriteByte(set[f.rng.IntN(len(set))])
	}
	return b.String()
}
