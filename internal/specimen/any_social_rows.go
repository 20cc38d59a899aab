package specimen

import (
	"fmt"
	"slices"
	"time"
)

// The forms in which payments are listed.
const (
	formMonths  = iota // a row a month
	formApart          // the same, year and month in columns of their own
	formKinds          // a row a month and insurance
	formHalves         // two blocks of months side by side
	formRanges         // a row a range of months, in one column
	formEnds           // the same, in two
	formYears          // a row a year, with its first and last month
	formInsured        // a row an insurance and range
	formMatrix         // a row a year with twelve cells
	formList           // numbered sentences
	formProse          // a sentence a year that enumerates its months
	formListed         // a row a year that enumerates its months
	formBands          // a band a year, its months across and insurances down
	formGrid           // a block a year, its months down and insurances across
	formCards          // a few lines a month, as on a telephone
	formTurned         // months as columns and insurances as rows, in bands
	formStaff          // among the rows of others at the employer
	ledgerForms
)

func (s ledgerStyle) compact() bool { return s.form >= formRanges && s.form <= formListed }

// coded reports whether rows of the form may tell the employer by a code.
func (s ledgerStyle) coded() bool { return s.form <= formInsured || s.form == formListed }

// headUnit reports whether the head has to name the employer.
func (l *ledger) headUnit() bool { return l.units == unitHead }

// ledgerLine is what one row tells: a month or a range of months.
type ledgerLine struct {
	from, to      time.Time
	n, unit, base int
	late, open    bool
	months        []int // of the year, where they are enumerated
	insurance     string
}

// lines lists the rows of the form, in the order of the statement.
func (l *ledger) lines() []ledgerLine {
	out := l.ranges()
	if l.newest {
		slices.Reverse(out)
	}
	if l.form == formKinds || l.form == formInsured {
		return l.byInsurance(out)
	}
	return out
}

// ranges lists the months or ranges of months that have rows, oldest first.
func (l *ledger) ranges() []ledgerLine {
	var out []ledgerLine
	switch {
	case l.form == formYears:
		out = l.byYear(false)
	case l.form == formListed || l.form == formProse:
		out = l.byYear(true)
	case l.compact():
		for _, s := range l.r.spans() {
			out = append(out, ledgerLine{from: s.from, to: s.to, n: s.n, unit: s.unit, late: s.arrears, base: l.r.months[0].base})
		}
	default:
		out = l.byMonth()
	}
	return out
}

// byInsurance repeats the rows for each insurance.
func (l *ledger) byInsurance(out []ledgerLine) []ledgerLine {
	var each []ledgerLine
	for i, kind := range l.insurances() {
		for k, m := range out {
			m.insurance = kind
			if oldest := l.newest && k == len(out)-1 || !l.newest && k == 0; i > 0 && oldest && l.form == formInsured {
				m = m.later(min(m.n-1, l.again(25).IntN(4)))
			}
			each = append(each, m)
		}
	}
	if l.form == formKinds {
		slices.SortStableFunc(each, func(a, b ledgerLine) int {
			if l.newest {
				a, b = b, a
			}
			return a.from.Compare(b.from)
		})
	}
	return each
}

// insurances are those that have rows of their own.
func (l *ledger) insurances() []string {
	g := l.again(21)
	return append([]string{pick(g, ledgerKinds)}, []string{"失业保险", "工伤保险", "职工基本医疗保险", "生育保险"}[:between(g, 1, 3)]...)
}

// byMonth has a row a month, and one for each month not paid where they are
// shown.
func (l *ledger) byMonth() []ledgerLine {
	var out []ledgerLine
	for i, m := range l.r.months {
		if i > 0 && l.shown {
			for at := l.r.months[i-1].at.AddDate(0, 1, 0); at.Before(m.at); at = at.AddDate(0, 1, 0) {
				out = append(out, ledgerLine{from: at, to: at, unit: m.unit, base: m.base, open: true})
			}
		}
		out = append(out, ledgerLine{from: m.at, to: m.at, n: 1, unit: m.unit, base: m.base, late: m.arrears})
	}
	if last := out[len(out)-1]; l.shown && l.again(22).IntN(2) == 0 {
		at := last.to.AddDate(0, 1, 0)
		out = append(out, ledgerLine{from: at, to: at, unit: last.unit, base: last.base, open: true})
	}
	return out
}

// later is m without its first n months: other insurances often begin later
// than the pension.
func (m ledgerLine) later(n int) ledgerLine {
	m.from, m.n = m.from.AddDate(0, n, 0), m.n-n
	return m
}

// byYear cuts the ranges at the ends of years; a list of months may have gaps.
func (l *ledger) byYear(listed bool) []ledgerLine {
	var out []ledgerLine
	for _, m := range l.r.months {
		i := len(out) - 1
		if i >= 0 && (listed || out[i].to.AddDate(0, 1, 0).Equal(m.at)) && out[i].from.Year() == m.at.Year() && out[i].unit == m.unit && out[i].late == m.arrears {
			out[i].to, out[i].n, out[i].months = m.at, out[i].n+1, append(out[i].months, int(m.at.Month()))
			continue
		}
		out = append(out, ledgerLine{from: m.at, to: m.at, n: 1, unit: m.unit, base: m.base, late: m.arrears, months: []int{int(m.at.Month())}})
	}
	return out
}

// payments draws the list in its form, with the names of the employers where
// rows give their codes.
func (l *ledger) payments() {
	if l.units == unitAbove && l.coded() {
		l.unitList()
	}
	l.caption()
	l.asOf()
	l.listed()
	if l.units == unitBelow && l.coded() {
		l.y += 3
		l.unitList()
	}
}

// listed draws the list itself.
func (l *ledger) listed() {
	switch l.form {
	case formMatrix:
		l.matrix()
	case formList:
		l.list()
	case formProse:
		l.prose()
	case formTurned:
		l.turned()
	case formStaff:
		l.staff()
	case formHalves:
		l.blocks()
	case formBands:
		l.bands()
	case formGrid:
		l.yearGrid()
	case formCards:
		l.cards()
	default:
		t := l.rowsOf(l.lines())
		l.headAgain(&t)
		l.close(&t)
		l.table(t)
	}
}

// caption stands above the list.
func (l *ledger) caption() {
	g := l.again(23)
	from, to := l.month(l.r.window), l.month(l.r.lastMonth())
	s := pick(g, []string{"", "", "", "缴费明细", "社会保险缴费明细情况", "参保缴费情况", "一、缴费明细", "个人历年缴费信息",
		fmt.Sprintf("缴费情况（%s%s%s）", from, l.joint, to)})
	unit := pick(g, []string{"", "", "单位：元", "金额单位：元（人民币）"})
	if s == "" && unit == "" {
		l.y += 2
		return
	}
	l.room(20)
	n := l.n.in(fontHeiBold)
	l.y += n.mm() + 2
	if g.IntN(2) == 0 {
		n.at(l.x, l.y, s)
	} else {
		n.mid(l.x+l.w/2, l.y, s)
	}
	if l.w > n.width(s)+2*l.n.width(unit)+20 {
		l.n.end(l.x+l.w, l.y, unit)
	}
	l.y += 2
}

// unitList lists codes and names of the employers.
func (l *ledger) unitList() {
	g := l.again(24)
	t := ledgerTable{cols: []ledgerColumn{{title: pick(g, ledgerCode), side: 'c'}, {title: pick(g, ledgerUnit), side: pick(g, []byte{'c', 'l'}), wraps: true}}}
	if g.IntN(2) == 0 {
		t.cols = append(t.cols, ledgerColumn{title: "参保地", side: 'c'})
	}
	for _, u := range l.r.units {
		t.add([]string{u.code, u.name, l.place.city}[:len(t.cols)]...)
	}
	if s := pick(g, []string{"", "单位编号对应单位名称", "参保单位信息", "缴费单位明细"}); s != "" {
		l.room(24)
		l.y += l.n.mm() + 1
		l.n.at(l.x, l.y, s+l.colon)
		l.y += 2
	}
	l.table(t)
}
