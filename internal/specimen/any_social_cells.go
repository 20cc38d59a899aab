package specimen

import (
	"fmt"
	"math/rand/v2"
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
	parts := l.parts()
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
	}
	return t
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
	when, unit := l.when(g), l.unitCells(g)
	var parts []ledgerCells
	if g.IntN(3) == 0 {
		parts = append(parts, oneColumn(ledgerColumn{title: "序号", side: 'c', spare: true}, func(i int, _ ledgerLine) string { return fmt.Sprint(i + 1) }))
	}
	switch {
	case g.IntN(3) == 0:
		parts = append(parts, unit...)
		parts = append(parts, when)
		unit = nil
	default:
		parts = append(parts, when)
	}
	if l.form == formKinds || l.form == formInsured {
		kind := oneColumn(ledgerColumn{title: pick(g, []string{"险种", "险种类型", "险种名称", "参保险种"}), side: 'c', merged: l.form == formInsured && g.IntN(2) == 0},
			func(_ int, m ledgerLine) string { return m.insurance })
		if l.form == formInsured {
			parts = append([]ledgerCells{kind}, parts...)
		} else {
			parts = append(parts, kind)
		}
	}
	atEnd := g.IntN(3) == 0
	if !atEnd {
		parts = append(parts, unit...)
	}
	if l.compact() {
		parts = append(parts, oneColumn(ledgerColumn{title: pick(g, ledgerCount), side: 'c'}, func(_ int, m ledgerLine) string { return fmt.Sprint(m.n) }))
	}
	parts = append(parts, l.amounts(g)...)
	if !l.starred || g.IntN(2) == 0 {
		parts = append(parts, l.kindCells(g))
	}
	if atEnd {
		parts = append(parts, unit...)
	}
	return parts
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
	if !l.compact() {
		return oneColumn(ledgerColumn{title: pick(g, ledgerMonth), side: 'c', merged: l.form == formKinds && g.IntN(3) == 0},
			func(_ int, m ledgerLine) string { return star(m) + l.month(m.from) })
	}
	if l.form == formRanges || g.IntN(2) == 0 {
		return oneColumn(ledgerColumn{title: pick(g, ledgerSpan), side: 'c'}, func(_ int, m ledgerLine) string { return star(m) + l.joined(m.from, m.to) })
	}
	i := g.IntN(len(ledgerFrom))
	return ledgerCells{[]ledgerColumn{{title: ledgerFrom[i], side: 'c'}, {title: ledgerTo[i], side: 'c'}},
		func(_ int, m ledgerLine) []string { return []string{star(m) + l.month(m.from), l.month(m.to)} }}
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
	switch g.IntN(5) {
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
	yes, no := pick(g, []string{"√", "√", "●", "是", "已缴", "1", "○"}), pick(g, []string{"-", "×", "", "/"})
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
