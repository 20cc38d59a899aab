package specimen

import (
	"fmt"
	"slices"
)

// shownYears are the years of the list in its order.
func (l *ledger) shownYears() []int {
	years := l.r.years()
	if l.newest {
		slices.Reverse(years)
	}
	return years
}

// bands draws a band of rows for each year: its months across, insurances
// down.
func (l *ledger) bands() {
	g := l.again(61)
	head := pick(g, []string{"%d月", "%02d", "%d"})
	yes, no := pick(g, []string{"√", "●", "已缴", "own"}[:3+l.broad()]), pick(g, []string{"", "-", "—", "/"})
	t := ledgerTable{cols: []ledgerColumn{{title: pick(g, []string{"年度", "年份"}), side: 'c', merged: true}, {title: pick(g, []string{"险种", "险种类型"}), side: 'c'}}}
	for month := 1; month <= 12; month++ {
		t.cols = append(t.cols, ledgerColumn{title: fmt.Sprintf(head, month), side: 'c'})
	}
	kinds := []string{"养老", "失业", "工伤", "医疗", "生育"}[:between(g, 2, 4)]
	for _, year := range l.shownYears() {
		for i, kind := range kinds {
			row := []string{fmt.Sprintf("%d年", year), kind}
			for month := 1; month <= 12; month++ {
				m, ok := l.r.month(year, month)
				switch {
				case !ok:
					row = append(row, no)
				case yes == "own":
					row = append(row, l.tick(m, fmt.Sprintf("%.2f", float64(m.base)*[]float64{0.08, 0.005, 0.002, 0.02, 0.001}[i])))
				default:
					row = append(row, l.tick(m, yes))
				}
			}
			t.add(row...)
		}
	}
	l.table(t)
}

// yearGrid draws a block for each year with a row for each of its months, paid
// or not.
func (l *ledger) yearGrid() {
	g := l.again(62)
	groups := []string{"养老保险", "失业保险", "工伤保险", "医疗保险"}[:between(g, 1, 4)]
	base, state := pick(g, ledgerBase), pick(g, ledgerKind)
	yes, no := pick(g, []string{"●", "√", "已缴", "足额到账"}), pick(g, []string{"-", "", "—"})
	t := ledgerTable{cols: []ledgerColumn{{title: "月份", side: 'c'}}}
	for _, s := range groups {
		t.cols = append(t.cols, ledgerColumn{title: base, group: s, side: 'c'}, ledgerColumn{title: state, group: s, side: 'c'})
	}
	how := pick(g, []string{"%d", "%02d", "%d月"})
	for _, year := range l.shownYears() {
		t.rows = append(t.rows, ledgerRow{across: fmt.Sprintf(pick(l.again(63), []string{"%d年", "%d年度", "缴费年度：%d年"}), year)})
		for month := 1; month <= 12; month++ {
			row := []string{fmt.Sprintf(how, month)}
			m, ok := l.r.month(year, month)
			for range groups {
				if ok {
					row = append(row, fmt.Sprint(m.base), l.tick(m, yes))
				} else {
					row = append(row, no, no)
				}
			}
			t.add(row...)
		}
	}
	l.table(t)
}

// cards draws a few lines for each month, as lists on telephones do.
func (l *ledger) cards() {
	g, n := l.again(64), l.n.sized(max(l.size, 9))
	lead := n.mm() * 1.7
	unit, own := pick(g, ledgerUnit), pick(g, ledgerOwn)
	base := pick(g, ledgerBase)
	l.y += n.mm() + 2
	for _, m := range l.lines() {
		l.room(3*lead + 4)
		n.p = l.n.p
		star, paid := "", float64(m.base)*0.08
		if l.starred && m.late {
			star = "*"
		}
		if m.open {
			paid = 0
		}
		n.in(l.caps).at(l.x, l.y, star+l.month(m.from))
		n.end(l.x+l.w, l.y, l.kindOf(m))
		l.y += lead
		if l.units != unitHead {
			n.at(l.x, l.y, unit+l.colon+l.r.units[m.unit].name)
			l.y += lead
		}
		n.at(l.x, l.y, fmt.Sprintf("%s%s%d.00", base, l.colon, m.base))
		n.end(l.x+l.w, l.y, fmt.Sprintf("%s%s%.2f", own, l.colon, paid))
		l.y += n.mm() * 0.8
		l.n.p.line(l.x, l.y, l.x+l.w, l.y, 0.1, grey)
		l.y += lead
	}
}

// close ends a table with a sum or with the words that nothing follows.
func (l *ledger) close(t *ledgerTable) {
	g := l.again(65)
	switch g.IntN(8) {
	case 0:
		t.rows = append(t.rows, ledgerRow{across: pick(g, []string{"以下空白", "（以下空白）", "——以下无正文——"})})
	case 1, 2:
		how := pick(g, []string{"合计：%d个月", "累计缴费月数：%d", "总计 %d 个月", "缴费月数合计%d个月，欠费0个月"})
		t.rows = append(t.rows, ledgerRow{across: fmt.Sprintf(how, len(l.r.months))})
	}
}
