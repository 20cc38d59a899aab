package specimen

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
)

// ledgerCells makes one column, or several that belong together, and their
// cells for a row.
type ledgerCells struct {
	cols []ledgerColumn
	of   func(i int, m ledgerLine) []string
}

func oneColumn(c ledgerColumn, of func(i int, m ledgerLine) string) ledgerCells {
	return ledgerCells{[]ledgerColumn{c}, func(i int, m ledgerLine) []string { return []string{of(i, m)} }}
}

// rowsOf makes the table of the lines.
func (l *ledger) rowsOf(lines []ledgerLine) ledgerTable {
	var t ledgerTable
	parts, yearly := l.parts(), l.form <= formApart && l.again(33).IntN(8) == 0
	for _, p := range parts {
		t.cols = append(t.cols, p.cols...)
	}
	for i, m := range lines {
		if l.units == unitBlocks && (i == 0 || lines[i-1].unit != m.unit) {
			t.rows = append(t.rows, ledgerRow{across: l.blockHead(m.unit)})
		}
		var cells []string
		for _, p := range parts {
			cells = append(cells, p.of(i, m)...)
		}
		t.add(cells...)
		if yearly && (i == len(lines)-1 || lines[i+1].from.Year() != m.from.Year()) {
			t.rows = append(t.rows, l.subtotal(lines, m.from.Year()))
		}
	}
	return t
}

// subtotal is the row that counts the months of a year.
func (l *ledger) subtotal(lines []ledgerLine, year int) ledgerRow {
	n := 0
	for _, m := range lines {
		if m.from.Year() == year {
			n += m.n
		}
	}
	return ledgerRow{across: fmt.Sprintf(pick(l.again(34), []string{"%d年小计：%d个月", "小计（%d年）　%d", "%d年度实缴月数合计：%d"}), year, n)}
}

// blockHead is the row above the months of an employer.
func (l *ledger) blockHead(unit int) string {
	g, u := l.again(31), l.r.units[unit]
	s := pick(g, ledgerUnit) + pick(g, []string{"：", ":"}) + u.name
	return s + pick(g, []string{"", "", "（" + u.code + "）", "　单位编号：" + u.code, "　统一社会信用代码：" + u.uscc})
}

// parts chooses the columns of the list.
func (l *ledger) parts() []ledgerCells {
	g := l.again(32)
	unit, rest := l.unitCells(g), slices.Concat(l.amounts(g), l.extras(g))
	parts := []ledgerCells{l.when(g)}
	if l.form == formKinds || l.form == formInsured {
		parts = append(parts, l.insuranceCells(g))
		if l.form == formInsured || g.IntN(4) == 0 {
			slices.Reverse(parts)
		}
	}
	at := pick(g, []int{0, len(parts), len(parts)})
	if g.IntN(4) > 0 {
		parts = slices.Insert(parts, at, unit...)
		unit = nil
	}
	if g.IntN(3) == 0 {
		parts = append([]ledgerCells{oneColumn(ledgerColumn{title: "序号", side: 'c', spare: true}, func(i int, _ ledgerLine) string { return fmt.Sprint(i + 1) })}, parts...)
	}
	if l.compact() {
		parts = append(parts, oneColumn(ledgerColumn{title: pick(g, ledgerCount), side: 'c'}, func(_ int, m ledgerLine) string { return fmt.Sprint(m.n) }))
	}
	parts = append(parts, rest...)
	if !l.starred || l.shown || g.IntN(2) == 0 {
		parts = append(parts, l.kindCells(g))
	}
	return append(parts, unit...)
}

// insuranceCells is the column of the insurance, where each has rows.
func (l *ledger) insuranceCells(g *rand.Rand) ledgerCells {
	return oneColumn(ledgerColumn{title: pick(g, []string{"险种", "险种类型", "险种名称", "参保险种"}), side: 'c', merged: l.form == formInsured && g.IntN(2) == 0},
		func(_ int, m ledgerLine) string { return m.insurance })
}

// extras are columns that say nothing of the months.
func (l *ledger) extras(g *rand.Rand) []ledgerCells {
	var out []ledgerCells
	if g.IntN(6) == 0 && !l.compact() {
		received := pick(g, []string{"2006-01-02", "20060102", "2006.01.02"})
		out = append(out, oneColumn(ledgerColumn{title: pick(g, []string{"到账日期", "缴费日期", "入账日期"}), side: 'c', spare: true}, func(_ int, m ledgerLine) string {
			if m.open {
				return ""
			}
			return m.from.AddDate(0, 0, 9+int(m.from.Month())).Format(received)
		}))
	}
	if g.IntN(5) == 0 {
		out = append(out, oneColumn(ledgerColumn{title: pick(g, []string{"参保地", "缴费地", "统筹区"}), side: 'c', spare: true}, func(int, ledgerLine) string { return l.place.city }))
	}
	return out
}

// when are the columns that tell the months.
func (l *ledger) when(g *rand.Rand) ledgerCells {
	star := func(m ledgerLine) string {
		if l.starred && m.late {
			return "*"
		}
		return ""
	}
	if l.form == formApart {
		merged := g.IntN(3) == 0
		year, pad := pick(g, []string{"2006", "2006年"}), pick(g, []string{"01", "01", "1", "01月", "1月"})
		if merged || l.starred {
			year = "2006年"
		}
		return ledgerCells{[]ledgerColumn{{title: pick(g, []string{"年", "年度", "缴费年"}), side: 'c', merged: merged}, {title: pick(g, []string{"月", "月份", "缴费月"}), side: 'c'}},
			func(_ int, m ledgerLine) []string { return []string{m.from.Format(year), star(m) + m.from.Format(pad)} }}
	}
	switch {
	case l.form == formListed:
		return l.enumerated(g)
	case l.form == formYears && g.IntN(3) == 0:
		return l.monthsOfYear(g, star)
	case !l.compact():
		return oneColumn(ledgerColumn{title: pick(g, ledgerMonth), side: 'c', merged: l.form == formKinds && g.IntN(3) == 0},
			func(_ int, m ledgerLine) string { return star(m) + l.month(m.from) })
	case l.form == formRanges || g.IntN(2) == 0:
		return oneColumn(ledgerColumn{title: pick(g, ledgerSpan), side: 'c'}, func(_ int, m ledgerLine) string { return star(m) + l.span(m) })
	}
	i := g.IntN(len(ledgerFrom))
	return ledgerCells{[]ledgerColumn{{title: ledgerFrom[i], side: 'c'}, {title: ledgerTo[i], side: 'c'}},
		func(_ int, m ledgerLine) []string { return []string{star(m) + l.month(m.from), l.ending(m)} }}
}

// monthsOfYear are the columns of a year and the range of its months.
func (l *ledger) monthsOfYear(g *rand.Rand, star func(ledgerLine) string) ledgerCells {
	dash, year := pick(g, []string{"-", "至", "~"}), pick(g, []string{"年度", "年份", "缴费年度"})
	whole, bare := pick(g, []string{"", "-", "全年"}), g.IntN(2) == 0 // twelve months of a year need no range
	return ledgerCells{[]ledgerColumn{{title: year, side: 'c'}, {title: pick(g, []string{"月份", "缴费月份", "起止月份"}), side: 'c'}},
		func(_ int, m ledgerLine) []string {
			if bare && m.n == 12 {
				return []string{star(m) + m.from.Format("2006年"), whole}
			}
			return []string{star(m) + m.from.Format("2006年"), m.from.Format("01") + dash + m.to.Format("01")}
		}}
}

// enumerated are the columns of a year and its months one by one.
func (l *ledger) enumerated(g *rand.Rand) ledgerCells {
	between, how := pick(g, []string{"、", ",", "，", " "}), pick(g, []string{"%d", "%02d", "%d月"})
	return ledgerCells{[]ledgerColumn{{title: pick(g, []string{"年度", "年份", "缴费年度"}), side: 'c'}, {title: pick(g, []string{"缴费月份", "已缴月份", "月份"}), side: 'l', wraps: true}},
		func(_ int, m ledgerLine) []string {
			var each []string
			for _, month := range m.months {
				each = append(each, fmt.Sprintf(how, month))
			}
			year := m.from.Format("2006年")
			if l.starred && m.late {
				year = "*" + year
			}
			return []string{year, strings.Join(each, between)}
		}}
}

// unitCells is the column of the employer, where rows name it.
func (l *ledger) unitCells(g *rand.Rand) []ledgerCells {
	switch l.units {
	case unitColumn:
		c := ledgerColumn{title: pick(g, ledgerUnit), side: pick(g, []byte{'l', 'c'}), wraps: true, merged: g.IntN(5) == 0}
		return []ledgerCells{oneColumn(c, func(_ int, m ledgerLine) string { return l.r.units[m.unit].name })}
	case unitAbove, unitBelow:
		c := ledgerColumn{title: pick(l.again(24), ledgerCode), side: 'c'}
		return []ledgerCells{oneColumn(c, func(_ int, m ledgerLine) string { return l.r.units[m.unit].code })}
	}
	return nil
}

// kindCells is the column that tells whether a row was paid, and how.
func (l *ledger) kindCells(g *rand.Rand) ledgerCells {
	return oneColumn(ledgerColumn{title: pick(g, ledgerKind), side: 'c'}, func(_ int, m ledgerLine) string { return l.kindOf(m) })
}

func (l *ledger) kindOf(m ledgerLine) string {
	switch {
	case m.open:
		return l.open
	case m.late && !l.starred:
		return l.late
	}
	return l.paid
}

// amounts are the columns of money, or of marks by insurance.
func (l *ledger) amounts(g *rand.Rand) []ledgerCells {
	share := func(rate float64) func(int, ledgerLine) string {
		return func(_ int, m ledgerLine) string {
			if m.open {
				return "0.00"
			}
			return fmt.Sprintf("%.2f", float64(m.base*max(1, m.n))*rate)
		}
	}
	base := func(_ int, m ledgerLine) string { return fmt.Sprintf("%d.00", m.base) }
	money := func(title, group string, of func(int, ledgerLine) string) ledgerCells {
		return oneColumn(ledgerColumn{title: title, group: group, side: 'r', spare: true}, of)
	}
	titles := [3]string{pick(g, ledgerBase), pick(g, ledgerPays), pick(g, ledgerOwn)}
	form := g.IntN(5)
	if l.form == formKinds || l.form == formInsured {
		form = pick(g, []int{0, 1, 4}) // the others have a column an insurance
	}
	switch form {
	case 0:
		return []ledgerCells{money(titles[0], "", base), money(titles[2], "", share(0.08))}
	case 1:
		return []ledgerCells{money(titles[0], "", base), money(titles[1], "", share(0.16)), money(titles[2], "", share(0.08))}
	case 2:
		return l.marked(g)
	case 3:
		var out []ledgerCells
		for i, s := range []string{"养老保险", "失业保险", "医疗保险"}[:between(g, 1, 3)] {
			rate := []float64{0.08, 0.005, 0.02}[i]
			out = append(out, money(titles[0], s, base), money(titles[1], s, share(rate*2)), money(titles[2], s, share(rate)))
		}
		return out
	}
	return nil
}

// marked has a column an insurance with a mark for what was paid.
func (l *ledger) marked(g *rand.Rand) []ledgerCells {
	yes, no := pick(g, []string{"√", "√", "●", "是", "已缴", "1"}), pick(g, []string{"-", "×", "", "/"})
	var out []ledgerCells
	for _, s := range []string{"养老", "失业", "工伤", "医疗", "生育"}[:between(g, 3, 5)] {
		out = append(out, oneColumn(ledgerColumn{title: s, side: 'c', spare: true}, func(_ int, m ledgerLine) string {
			if m.open {
				return no
			}
			return yes
		}))
	}
	return out
}
