package specimen

import (
	"fmt"
	"strings"
)

// decoyAbove draws what stands between head and payments and is no payment.
func (l *ledger) decoyAbove() {
	g := l.again(51)
	if g.IntN(3) > 0 {
		return
	}
	state := l.r.state(pick(g, ledgerYes), pick(g, ledgerNo))
	t := ledgerTable{cols: []ledgerColumn{{title: pick(g, []string{"险种", "参保险种", "险种类型"}), side: 'c'}, {title: pick(g, []string{"参保状态", "缴费状态", "当前状态"}), side: 'c'}}}
	place := g.IntN(2) == 0
	if place {
		t.cols = append(t.cols, ledgerColumn{title: "参保地", side: 'c'})
	}
	for _, s := range []string{pick(g, ledgerKinds), "失业保险", "工伤保险", "职工基本医疗保险"}[:between(g, 2, 4)] {
		t.add([]string{s, state, l.place.city}[:len(t.cols)]...)
	}
	if s := pick(g, []string{"", "当前参保状态", "参加社会保险基本情况", "一、参保情况"}); s != "" {
		l.y += l.n.mm() + 1
		l.n.in(fontHeiBold).at(l.x, l.y, s)
		l.y += 2
	}
	l.table(t)
	l.y += 2
}

var ledgerNotes = []string{
	"本证明可作为参保人在我市参加社会保险的证明，涂改无效。",
	"本表信息为打印时参保人的参保缴费情况，如有疑问请与参保地社保经办机构联系。",
	"本证明自打印之日起三个月内有效，逾期请重新打印。",
	"本证明加盖电子印章，与鲜章具有同等效力。",
	"使用“掌上12333”APP扫描二维码可验证真伪。",
	"如对缴费记录有异议，可在60日内向参保地经办机构申请核对。",
	"参保人应妥善保管本证明，因泄露个人信息引起的后果由本人承担。",
	"本记录不含视同缴费年限及异地转入的缴费记录。",
	"自2020年11月1日起，企业社会保险费由税务部门统一征收。",
	"根据《中华人民共和国社会保险法》及有关规定出具。",
	"社会保险缴费以实际到账为准，当月缴费可能于次月到账。",
	"咨询电话：12333。",
	"验证网址：https://rs.12333.example/verify，有效期30天。",
	"本清单仅反映查询时段内的缴费信息，不作为待遇核定依据。",
}

// below draws what follows the payments: sums, notes, the code to verify.
func (l *ledger) below() {
	g := l.again(52)
	n := l.n.sized(max(7.5, l.size-float64(g.IntN(3))))
	lead := n.mm() * 1.45
	l.y += n.mm() + 2
	total := fmt.Sprintf([]string{"合计：%d个月", "实际缴费月数合计%d个月。", "累计缴费%d个月", "共计%d个月"}[g.IntN(4)], len(l.r.months))
	if g.IntN(3) == 0 {
		l.line(n, lead, total)
	} else if g.IntN(5) == 0 {
		l.line(n, lead, fmt.Sprintf("截至%s，累计缴费年限（含视同）%d个月。", l.month(l.r.lastMonth()), len(l.r.months)+between(g, 1, 90)))
	}
	if l.starred {
		l.line(n, lead, pick(g, []string{"注：带“*”的为补缴月份。", "“*”标识为补缴。", "月份前标有*号的为补缴记录"}))
	}
	if l.proof == 2 {
		l.said["verification_code"] = true
		l.line(n, lead, pick(g, ledgerProof)+pick(g, []string{"：", ":"})+l.r.code)
	}
	l.notes(n, lead)
	if l.proof == 3 {
		l.said["verification_code"] = true
		l.line(n, lead, pick(g, []string{
			"本证明可登录当地人社网上服务平台，凭验证码" + l.r.code + "查验真伪。", "查验地址：www.sbcx.example，授权码：" + l.r.code, "验真码：" + l.r.code + "（有效期三个月）"}))
	}
}

func (l *ledger) line(n pen, lead float64, s string) {
	l.room(2 * lead)
	n.p = l.n.p
	l.y = n.para(l.x, l.y, l.w, lead, s)
}

func (l *ledger) notes(n pen, lead float64) {
	g := l.again(53)
	from, count := g.IntN(len(ledgerNotes)), g.IntN(5)
	if count == 0 {
		return
	}
	word, how := pick(g, []string{"备注：", "说明：", "注：", "温馨提示：", "声明："}), pick(g, []string{"%d.", "%d、", "（%d）"})
	var each []string
	for i := range count {
		each = append(each, fmt.Sprintf(how, i+1)+ledgerNotes[(from+i*3)%len(ledgerNotes)])
	}
	if g.IntN(2) == 0 {
		l.line(n, lead, word+strings.Join(each, ""))
		return
	}
	l.line(n, lead, word)
	for _, s := range each {
		l.line(n, lead, s)
	}
}

// sign draws the issuer, the date and the seal.
func (l *ledger) sign() {
	g := l.again(54)
	n := l.n.sized(max(l.size, 9))
	l.room(40)
	n.p = l.n.p
	issuer, date := l.issuer, l.date(l.r.issue)
	if g.IntN(3) == 0 {
		issuer = pick(g, ledgerMade) + "：" + issuer
	}
	if g.IntN(3) == 0 {
		date = pick(g, ledgerDate) + "：" + date
	}
	if g.IntN(3) == 0 {
		l.n.p.qr(l.x, l.y+2, 22, g.Uint64(), black)
	}
	l.y += 8 + float64(g.IntN(8))
	x, wide := l.x+l.w, max(n.width(issuer), n.width(date))
	apart := n.mm() * pick(g, []float64{1.8, 2.4})
	signed := l.signed > 1 || l.signed == 1 && g.IntN(2) == 0
	y := l.y
	if signed {
		l.said["issuer"] = true
		n.mid(x-wide/2, y, issuer)
		y += apart
	}
	if l.dated > 1 && l.dated < 5 {
		l.said["issue_date"] = true
		n.mid(x-wide/2, y, date)
	}
	if signed {
		r := pick(g, []float64{17, 18, 19, 20, 21})
		l.n.p.seal(min(x-wide/2+5, l.sheetW-r-2), min(l.y+2, l.sheetH-r-2), r, l.issuer, pick(g, []string{"业务专用章", "证明专用章", "电子业务专用章", "参保证明专用章", "业务专用章(2)"}))
	}
	l.y = y
}
