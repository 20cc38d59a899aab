package specimen

import (
	"fmt"
	"math/rand/v2"
	"slices"
)

// How the head of a statement is written.
const (
	headLines = iota
	headGrid
	headAbove
	headStory
	headUnder
	headFlush
	headWays
)

// title draws what stands above all: the title and perhaps the office.
func (l *ledger) title() {
	n := l.n.in(l.caps).sized(pick(l.again(1), []float64{14, 15, 16, 17, 18, 20, 22}))
	mid := l.sheetW / 2
	if l.platform {
		name := pick(l.again(2), []string{"人力资源和社会保障网上服务大厅", "政务服务网", "电子社保卡", "掌上12333", "社会保险网上服务平台"})
		if l.signed == 0 {
			name, l.said["issuer"] = l.issuer, true
		}
		l.n.sized(9).ink(blue).at(l.x, l.y-4, name)
		l.n.p.line(l.x, l.y-2, l.x+l.w, l.y-2, 0.3, blue)
		l.y += 5
	}
	l.browser()
	for _, s := range l.heading {
		for n.width(s) > l.w {
			n = n.sized(n.size - 0.5)
		}
		l.y += n.mm()
		n.mid(mid, l.y, s)
		l.y += n.mm() * 0.6
	}
	l.y += 3
	l.subtitle()
	l.y += l.n.mm()
}

// subtitle is what small print stands under the title.
func (l *ledger) subtitle() {
	g := l.again(3)
	n, s := l.n, pick(g, []string{"", "", "", "", "", "Social Insurance Contribution Statement", "（" + l.joined(l.r.window, l.r.lastMonth()) + "）", "险种：" + pick(g, ledgerKinds), "（" + l.place.city + "）"})
	if l.brief() {
		s = "（" + zhMonth(l.r.window) + "至" + zhMonth(l.r.lastMonth()) + "）"
	}
	if s != "" {
		l.y += n.mm()
		n.mid(l.sheetW/2, l.y, s)
		l.y += 2
	}
	var ends []string
	if l.proof == 4 {
		l.said["verification_code"] = true
		ends = append(ends, pick(g, ledgerProof)+l.colon+l.r.code)
	}
	if l.dated == 5 {
		l.said["issue_date"] = true
		ends = append(ends, pick(g, ledgerDate)+l.colon+l.date(l.r.issue))
	}
	if g.IntN(6) == 0 {
		ends = append(ends, pick(g, []string{"编号", "流水号", "打印编号"})+l.colon+digits(g, 14))
	}
	left := g.IntN(3) == 0
	for _, s := range ends {
		l.y += n.mm() + 1.5
		if left {
			n.at(l.x, l.y, s)
		} else {
			n.end(l.x+l.w, l.y, s)
		}
	}
}

// again is a source that gives the same on every sheet.
func (l *ledger) again(stream uint64) *rand.Rand { return newRand(l.seed, stream) }

// maybe is a field that one statement in so many has.
func maybe(g *rand.Rand, in int, labels []string, value string) [][2]string {
	if g.IntN(in) > 0 {
		return nil
	}
	return [][2]string{{pick(g, labels), value}}
}

// fieldsOf lists what the head tells, in its order.
func (l *ledger) fieldsOf() [][2]string {
	g := l.again(11)
	now := l.unitFields(g)
	out := slices.Concat([][2]string{{pick(g, ledgerName), l.spelt(g)}}, maybe(g, 3, []string{"性别"}, sexZh(l.r.sex)), [][2]string{{pick(g, ledgerID), l.r.idNumber}},
		maybe(g, 3, ledgerMan, l.r.personCode), maybe(g, 4, []string{"证件类型"}, "居民身份证（户口簿）"))
	switch g.IntN(8) {
	case 0, 1:
		out = append(now, out...)
	case 2:
		out = append([][2]string{out[0]}, append(now, out[1:]...)...)
	default:
		out = append(out, now...)
	}
	out = append(out, l.stateFields(g)...)
	if l.dated == 1 {
		out, l.said["issue_date"] = append(out, [2]string{pick(g, ledgerDate), l.date(l.r.issue)}), true
	}
	if l.proof == 1 {
		out, l.said["verification_code"] = append(out, [2]string{pick(g, ledgerProof), l.r.code}), true
	}
	if l.signed == 1 {
		out, l.said["issuer"] = append(out, [2]string{pick(g, []string{"经办机构", "社保经办机构", "经办机构名称"}), l.issuer}), true
	}
	return l.bilingual(out)
}

// spelt is the name, one of two characters sometimes set apart.
func (l *ledger) spelt(g *rand.Rand) string {
	if g.IntN(5) == 0 && len([]rune(l.r.name)) == 2 {
		return l.spaced()
	}
	return l.r.name
}

func (l *ledger) spaced() string {
	name := []rune(l.r.name)
	return string(name[0]) + "　" + string(name[1:])
}

// unitFields are those on the present employer, where the head names it.
func (l *ledger) unitFields(g *rand.Rand) [][2]string {
	unit := l.r.employer()
	if l.foot || !l.headUnit() && g.IntN(2) == 0 {
		return nil
	}
	return slices.Concat([][2]string{{pick(g, ledgerNow), unit.name}}, maybe(g, 3, ledgerCode, unit.code), maybe(g, 6, []string{"统一社会信用代码"}, unit.uscc))
}

// stateFields are those on the insurance.
func (l *ledger) stateFields(g *rand.Rand) [][2]string {
	began := l.r.months[0].at.AddDate(-between(g, 1, 9), -g.IntN(12), 0)
	return slices.Concat(maybe(g, 4, []string{"参保状态", "缴费状态", "人员状态", "当前状态"}, l.r.state("正常参保", "暂停缴费")),
		maybe(g, 5, []string{"参保地", "参保所在地", "参保地区"}, l.place.city),
		maybe(g, 5, []string{"险种", "险种类型", "参保险种"}, pick(g, ledgerKinds)),
		maybe(g, 4, []string{"查询时段", "查询起止年月", "证明时段", "统计期间"}, l.joined(l.r.window, l.r.lastMonth())),
		maybe(g, 6, []string{"首次参保时间", "参加工作时间", "首次参保年月"}, l.month(began)),
		maybe(g, 10, []string{"人员类别", "参保身份", "用工形式"}, pick(g, []string{"企业职工", "在职", "合同制职工", "城镇职工"})),
		maybe(g, 10, []string{"累计缴费月数", "实际缴费月数", "本地缴费月数"}, fmt.Sprint(len(l.r.months)+between(g, 0, 90))),
		maybe(g, 8, []string{"业务流水号", "打印流水号", "表单编号", "No."}, digits(g, 16)))
}

// head draws what the statement says of the person.
func (l *ledger) head() {
	pairs := l.fieldsOf()
	l.y += 3
	switch l.fields {
	case headGrid:
		l.grid(pairs)
	case headAbove:
		l.above(pairs)
	case headStory:
		l.story(pairs)
	case headFlush:
		l.flushed(pairs)
	default:
		l.inLines(pairs)
	}
	l.y += 4
}

// inLines writes labels with values in columns, a long one over several.
func (l *ledger) inLines(pairs [][2]string) {
	n, g := l.n, l.again(12)
	cols := max(1+l.broad(), pick(g, []int{1, 2, 2, 3, 3, 4}))
	lead := n.mm() * pick(g, []float64{1.6, 1.9, 2.3})
	w, col := l.w/float64(cols), 0
	label := n.in(pick(g, []face{l.body, l.body, fontHeiBold}))
	l.y += n.mm()
	for _, p := range pairs {
		need := 1
		for need < cols && label.width(p[0]+l.colon)+n.width(p[1])+4 > w*float64(need) {
			need++
		}
		if col+need > cols {
			col, l.y = 0, l.y+lead
		}
		x := l.x + float64(col)*w
		if l.fields == headUnder {
			n.lined(x, l.y, w*float64(need)-3, p[0]+l.colon, p[1])
		} else {
			label.at(x, l.y, p[0]+l.colon)
			n.at(x+label.width(p[0]+l.colon), l.y, p[1])
		}
		col += need
	}
	l.y += n.mm() * 0.6
}

// grid writes labels beside values in ruled cells.
func (l *ledger) grid(pairs [][2]string) {
	n, g := l.n, l.again(13)
	each := max(1+l.broad(), pick(g, []int{1, 2, 2, 2, 3}))
	label := pick(g, []float64{15, 18, 24, 30})
	w := l.w/float64(each) - label
	side := pick(g, []byte{'c', 'c', 'l'})
	for len(pairs) > 0 {
		var row [][2]string
		for len(pairs) > 0 && len(row) < each && (len(row) == 0 || n.width(pairs[0][1])+2 < w) {
			row, pairs = append(row, pairs[0]), pairs[1:]
			if n.width(row[len(row)-1][1])+2 >= w {
				break
			}
		}
		l.gridRow(n, row, label, w, side)
	}
}

// gridRow draws one row of labels and values; the last value takes the rest.
func (l *ledger) gridRow(n pen, row [][2]string, label, w float64, side byte) {
	h, last := n.mm()*l.loose, l.w-float64(len(row))*label-float64(len(row)-1)*w
	for _, p := range row {
		h = max(h, n.tall(p[0], label))
	}
	h = max(h, n.tall(row[len(row)-1][1], last))
	l.room(h)
	n.p = l.n.p
	for i, p := range row {
		x := l.x + float64(i)*(label+w)
		b := area{x + label, l.y, w, h}
		if i == len(row)-1 {
			b.w = last
		}
		l.cellPair(n, area{x, l.y, label, h}, b, side, p)
	}
	l.y += h
}

func (l *ledger) cellPair(n pen, a, b area, side byte, p [2]string) {
	if l.tinted {
		n.p.fill(a.x, a.y, a.w, a.h, l.tint)
	}
	n.p.frame(a, l.rule, l.ruleInk)
	n.p.frame(b, l.rule, l.ruleInk)
	n.cell(a, 'c', p[0])
	n.cell(b, side, p[1])
}

// above writes labels over values in rows of cells.
func (l *ledger) above(pairs [][2]string) {
	for len(pairs) > 0 {
		t := ledgerTable{rows: []ledgerRow{{}}}
		room := 0.0
		for len(pairs) > 0 && len(t.cols) < 6 {
			need := max(l.n.width(pairs[0][0]), l.n.width(pairs[0][1])) + ledgerPad
			if len(t.cols) > 0 && room+need > l.w {
				break
			}
			room += need
			t.cols = append(t.cols, ledgerColumn{title: pairs[0][0], side: 'c', wraps: need > 60})
			t.rows[0].cells = append(t.rows[0].cells, pairs[0][1])
			pairs = pairs[1:]
		}
		fill := l.fill
		l.fill = true
		l.table(t)
		l.fill = fill
	}
}

// flushed writes labels that end where their values begin.
func (l *ledger) flushed(pairs [][2]string) {
	label := 0.0
	for _, p := range pairs {
		label = max(label, l.n.width(p[0]+l.colon))
	}
	for i := range pairs {
		pairs[i][0] += l.colon
	}
	l.y += l.n.mm()
	l.y = l.n.flush(l.x+label, l.y, l.w-label-3, l.n.mm()*1.8, pairs) - l.n.mm()
}

// story says in a sentence who is insured where, and the rest in lines.
func (l *ledger) story(pairs [][2]string) {
	g := l.again(14)
	unit := l.r.employer().name
	text := pick(g, []string{
		fmt.Sprintf("兹证明%s，身份证号码%s，系%s职工，已在我中心参加社会保险，缴费情况如下：", l.r.name, l.r.idNumber, unit),
		fmt.Sprintf("兹有%s同志（公民身份号码：%s），现参保单位为%s，在%s缴纳社会保险费情况如下：", l.r.name, l.r.idNumber, unit, l.place.city),
		fmt.Sprintf("参保人%s（社会保障号码：%s）由%s在%s参加企业职工基本养老保险等社会保险，具体缴费情况如下表。", l.r.name, l.r.idNumber, unit, l.place.city),
		fmt.Sprintf("%s（%s，身份证号：%s）在%s参加社会保险，参保单位：%s。其缴费明细如下：", l.r.name, sexZh(l.r.sex), l.r.idNumber, l.place.city, unit),
	})
	n := l.n.sized(max(l.size, 10))
	l.y += n.mm()
	l.y = n.indented(l.x, l.y, l.w, n.mm()*1.7, text)
	var rest [][2]string
	for _, p := range pairs {
		if !slices.Contains([]string{l.r.name, l.spaced(), l.r.idNumber, unit, sexZh(l.r.sex)}, p[1]) {
			rest = append(rest, p)
		}
	}
	if len(rest) > 0 {
		l.inLines(rest)
	}
}
