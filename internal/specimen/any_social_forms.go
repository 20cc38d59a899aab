package specimen

import (
	"fmt"
	"slices"
)

// matrix draws a row a year with a cell a month, one row for each employer.
func (l *ledger) matrix() {
	g := l.again(41)
	year := pick(g, []string{"2006年", "2006年度"})
	t := ledgerTable{cols: []ledgerColumn{{title: pick(g, []string{"年度", "年份", "缴费年度", "年\\月"}), side: 'c', merged: g.IntN(2) == 0}}}
	if l.units != unitHead && l.units != unitBlocks {
		t.cols = append(t.cols, ledgerColumn{title: pick(g, ledgerUnit), side: 'l', wraps: true})
	}
	head := pick(g, []string{"%d月", "%d", "%02d", "%d月"})
	for month := 1; month <= 12; month++ {
		t.cols = append(t.cols, ledgerColumn{title: fmt.Sprintf(head, month), side: 'c'})
	}
	counted := g.IntN(3) == 0
	if counted {
		t.cols = append(t.cols, ledgerColumn{title: pick(g, []string{"月数", "合计", "缴费月数"}), side: 'c'})
	}
	units := []int{0, 1}[:len(l.r.units)]
	years := l.r.years()
	if l.newest {
		slices.Reverse(years)
		slices.Reverse(units)
	}
	if l.units == unitBlocks {
		for _, u := range units {
			t.rows = append(t.rows, ledgerRow{across: l.blockHead(u)})
			l.matrixRows(&t, years, []int{u}, year, counted)
		}
	} else {
		l.matrixRows(&t, years, units, year, counted)
	}
	l.table(t)
}

// matrixRows adds the rows of the years in which the units paid.
func (l *ledger) matrixRows(t *ledgerTable, years, units []int, form string, counted bool) {
	g := l.again(42)
	yes, no := pick(g, []string{"√", "●", "√", "1", "已缴", "base", "share"}[:5+2*l.broad()]), pick(g, []string{"", "-", "×", "/", "—"})
	for _, year := range years {
		for _, u := range units {
			row, n := []string{day(year, 1, 1).Format(form)}, 0
			if l.units != unitHead && l.units != unitBlocks {
				row = append(row, l.r.units[u].name)
			}
			for month := 1; month <= 12; month++ {
				m, ok := l.r.month(year, month)
				if !ok || m.unit != u {
					row = append(row, no)
					continue
				}
				n++
				row = append(row, l.tick(m, yes))
			}
			if counted {
				row = append(row, fmt.Sprint(n))
			}
			if n > 0 {
				t.add(row...)
			}
		}
	}
}

// broad is 1 on a sheet that lies on its side.
func (l *ledger) broad() int {
	if l.sheetW > l.sheetH {
		return 1
	}
	return 0
}

// tick is what a month's cell of a matrix holds.
func (l *ledger) tick(m socialMonth, yes string) string {
	s := map[string]string{"base": fmt.Sprint(m.base), "share": m.pension()}[yes]
	if s == "" {
		s = yes
	}
	switch {
	case m.arrears && l.starred:
		return "*" + s
	case m.arrears:
		return "补缴"
	}
	return s
}

// blocks draws the months in two to four blocks of columns side by side.
func (l *ledger) blocks() {
	left, g := l.rowsOf(l.lines()), l.again(43)
	left.narrow = l.narrow
	count := pick(g, []int{2, 2, 3, 3, 4})
	for count > 2 && !left.fits(l.n.sized(7), l.w/float64(count), false) {
		count--
	}
	left.fit(l.n.sized(l.size), l.w/float64(count), false)
	each := (len(left.rows) + count - 1) / count
	var t ledgerTable
	for range count {
		t.cols = append(t.cols, left.cols...)
	}
	down, blank := g.IntN(3) > 0, make([]string, len(left.cols))
	for i := range each {
		var row []string
		for k := range count {
			at := i*count + k
			if down {
				at = i + k*each
			}
			cells := blank
			if at < len(left.rows) {
				cells = left.rows[at].cells
			}
			row = append(row, cells...)
		}
		t.add(row...)
	}
	for i := range t.cols {
		t.cols[i].spare, t.cols[i].merged = false, false
	}
	l.table(t)
}

// list tells the ranges in numbered sentences.
func (l *ledger) list() {
	g, n := l.again(44), l.n.sized(max(l.size, 10))
	how := pick(g, []string{"%d、", "%d．", "（%d）", "%d. "})
	form := g.IntN(4)
	lead := n.mm() * pick(g, []float64{1.6, 1.9})
	l.y += n.mm()
	for i, s := range l.lines() {
		kind := l.kindOf(s)
		if s.late {
			kind = "补缴"
		}
		name, from, to := l.r.units[s.unit].name, l.month(s.from), l.month(s.to)
		text := []string{
			fmt.Sprintf("%s至%s在%s缴费%d个月，缴费状态：%s；", from, to, name, s.n, kind),
			fmt.Sprintf("%s%s%s，%s，共%d个月，%s。", from, l.joint, to, name, s.n, kind),
			fmt.Sprintf("自%s起至%s止，由%s为其缴纳职工养老、失业、工伤保险，计%d个月（%s）。", from, to, name, s.n, kind),
			fmt.Sprintf("缴费单位：%s，缴费时段：%s%s%s，月数：%d，缴费类型：%s。", name, from, l.joint, to, s.n, kind),
		}[form]
		l.room(3 * lead)
		n.p = l.n.p
		l.y = n.indented(l.x, l.y, l.w, lead, fmt.Sprintf(how, i+1)+text)
	}
}
