package specimen

import (
	"fmt"
	"slices"
)

// fields draws the head in one of the manners of such papers.
func (e *entryForm) fields() {
	manner := e.rng.IntN(4)
	if manner < 2 && e.coded == codeInLabel { // no room for it beside a value
		e.coded = codeAfter
	}
	pairs := e.list()
	switch manner {
	case 0:
		e.grid(pairs)
	case 1:
		e.ledger.fields = headLines
		e.inLines(slices.DeleteFunc(pairs, func(p [2]string) bool { return p[1] == "" }))
		e.y += 3
	default:
		e.stacked(pairs)
	}
	if e.rng.IntN(3) == 0 {
		e.stacked([][2]string{{pick(e.rng, []string{"标记唛码及备注", "备注", "随附单证及编号"}), "N/M　集装箱标箱数及号码：1；TGHU" + digits(e.rng, 7)}})
	}
	e.y += pick(e.rng, []float64{0, 2, 4})
}

// stacked draws cells with a small label above each value, as the printed form
// has them.
func (e *entryForm) stacked(pairs [][2]string) {
	label := e.n.sized(max(6.5, e.n.size-1))
	most := between(e.rng, 4, 6)
	for len(pairs) > 0 {
		var row [][2]string
		var w []float64
		for len(pairs) > 0 && len(row) < most {
			need := min(100, max(label.width(pairs[0][0]), e.n.width(pairs[0][1]))+5)
			if len(row) > 0 && sum(w)+need > e.w {
				break
			}
			row, w, pairs = append(row, pairs[0]), append(w, max(need, 22)), pairs[1:]
		}
		e.cells(label, row, w)
	}
}

// cells draws one row of stacked cells over the whole width.
func (e *entryForm) cells(label pen, row [][2]string, w []float64) {
	spread, h := e.w/sum(w), 0.0
	top := label.mm() + 1.2
	for i, p := range row {
		w[i] *= spread
		h = max(h, top+e.n.mm()*1.25*float64(len(e.n.wrap(p[1], w[i]-3)))+1.8)
	}
	e.room(h)
	x := e.x
	for i, p := range row {
		if e.ruled == ruledAll || e.ruled == ruledHead {
			e.n.p.frame(area{x, e.y, w[i], h}, e.rule, e.ruleInk)
		}
		label.at(x+1, e.y+top-0.6, p[0])
		if p[1] != "" {
			e.n.para(x+1.5, e.y+top+e.n.mm()*1.1, w[i]-3, e.n.mm()*1.25, p[1])
		}
		x += w[i]
	}
	e.y += h
	e.across(e.x, e.y, e.w, false)
}

// wares is the table of the goods.
func (e *entryForm) wares() {
	g := e.rng
	t := ledgerTable{cols: []ledgerColumn{{title: "项号", side: 'c'}, {title: pick(g, []string{"商品编号", "商品编码", "税则号列"}), side: 'c'},
		{title: pick(g, []string{"商品名称及规格型号", "商品名称、规格型号"}), side: 'l', wraps: true}, {title: "数量及单位", side: pick(g, []byte{'c', 'r'})}, {title: pick(g, []string{"单价/总价/币制", "总价", "总价/币制"}), side: 'r'}}}
	origin := g.IntN(2) == 0
	if origin {
		t.cols = append(t.cols, ledgerColumn{title: pick(g, []string{"原产国（地区）", "原产国(地区)"}), side: 'c', spare: true}, ledgerColumn{title: pick(g, []string{"最终目的国（地区）", "最终目的国(地区)"}), side: 'c', spare: true})
	}
	t.cols = append(t.cols, ledgerColumn{title: "征免", side: 'c', spare: true})
	for _, row := range e.goodsOf(e.f, e.inward) {
		if origin {
			t.add(row...)
		} else {
			t.add(append(slices.Clone(row[:5]), row[7])...)
		}
	}
	e.table(t)
}

// ending draws who declared, and the seal.
func (e *entryForm) ending() {
	g, n := e.rng, e.n
	e.room(44)
	n.p = e.n.p
	lead := n.mm() * 2.2
	y := e.y + lead
	if g.IntN(2) == 0 {
		n.at(e.x, y, "特殊关系确认：否　价格影响确认：否　支付特许权使用费确认：否　自报自缴：是")
		y += lead
	}
	if g.IntN(2) == 0 {
		n.at(e.x, y, pick(g, []string{"报关人员", "申报人员", "录入员"})+"　"+otherPerson(e.f).nameZh+"　"+pick(g, []string{"报关人员证号", "申报人员证号"})+"21"+digits(g, 6))
		y += lead
	}
	agent := e.agent.name
	if g.IntN(2) == 0 {
		agent += "（" + e.agent.uscc + "）"
	}
	n.at(e.x, y, pick(g, []string{"申报单位", "申报单位（签章）", "代理申报单位"})+e.colon+agent)
	n.at(e.x+e.w*0.7, y, pick(g, []string{"海关批注及签章", "海关审单批注及放行日期（签章）", ""}))
	if g.IntN(4) == 0 {
		n.at(e.x, y+lead, fmt.Sprintf("打印日期：%s　录入日期：%s", isoDate(e.f.today.AddDate(0, 0, -between(g, 3, 30))), isoDate(e.date.AddDate(0, 0, -1))))
	}
	if g.IntN(3) > 0 {
		who, what := e.agent.name, "报关专用章"
		if g.IntN(3) == 0 {
			who, what = "中华人民共和国"+pick(g, []string{"大连", "沈阳"})+"海关", "验讫章"
		}
		n.p.seal(e.x+e.w*0.8, y+6, 15, who, what)
	}
}
