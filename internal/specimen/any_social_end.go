package specimen

import (
	"fmt"
	"math/rand/v2"
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
	"数据来源：人力资源和社会保障部社会保险信息系统。",
	"本表由国家税务总局与人力资源和社会保障部门共享数据生成，数据更新至2026年10月31日。",
	"本单位缴费情况由所属税务机关负责解释，社会保险经办机构负责权益记录。",
	"本证明有效期至2027年5月31日。",
	"补缴、欠费等情况以社会保险经办机构核定为准。",
	"参保人在多个单位参保的，以养老保险所在单位为准。",
	"缴费基数上下限按上年度全口径城镇单位就业人员平均工资的300%和60%确定。",
}

// balances is a table of the savings of the personal account.
func (l *ledger) balances() {
	g := l.again(55)
	t := ledgerTable{cols: []ledgerColumn{{title: "年度", side: 'c'}, {title: "当年记账金额", side: 'r'}, {title: "当年利息", side: 'r'}, {title: pick(g, []string{"累计储存额", "个人账户累计储存额"}), side: 'r'}}}
	all, year := float64(between(g, 2000, 60000)), l.r.issue.Year()
	for i := between(g, 1, 3); i > 0; i-- {
		paid := float64(between(g, 3000, 12000))
		all += paid * 1.04
		t.add(fmt.Sprint(year-i), fmt.Sprintf("%.2f", paid), fmt.Sprintf("%.2f", paid*0.04), fmt.Sprintf("%.2f", all))
	}
	l.room(30)
	l.y += l.n.mm() + 3
	l.n.in(fontHeiBold).at(l.x, l.y, pick(g, []string{"个人账户情况", "养老保险个人账户储存额", "二、个人账户信息"}))
	l.y += 2
	l.table(t)
}

// below draws what follows the payments: sums, notes, the code to verify.
func (l *ledger) below() {
	g := l.again(52)
	if g.IntN(8) == 0 {
		l.balances()
	}
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
	l.footed(n, lead)
	if l.proof == 5 {
		l.underCode(n)
	}
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
	l.room(44)
	n.p = l.n.p
	signed := l.signed > 1 || l.signed == 1 && g.IntN(2) == 0
	dated := l.dated > 1 && l.dated < 5
	var lines []string
	if signed {
		lines, l.said["issuer"] = append(lines, pick(g, []string{"", "", pick(g, ledgerMade) + "："})+l.issuer), true
	}
	if dated {
		lines, l.said["issue_date"] = append(lines, pick(g, []string{"", "", pick(g, ledgerDate) + "："})+l.date(l.r.issue)), true
	}
	l.clerk(n)
	if g.IntN(3) == 0 {
		l.n.p.qr(l.x, l.y+2, 22, g.Uint64(), black)
	}
	wide := 0.0
	for _, s := range lines {
		wide = max(wide, n.width(s))
	}
	l.y += 8 + float64(g.IntN(8))
	x, y := l.signAt(g, wide), l.y
	side, apart := g.IntN(3), n.mm()*pick(g, []float64{1.8, 2.4})
	for i, s := range lines {
		n.at(x+[]float64{(wide - n.width(s)) / 2, 0, wide - n.width(s)}[side], y+float64(i)*apart, s)
	}
	if signed {
		r := pick(g, []float64{17, 18, 19, 20, 21})
		mid := min(max(x+wide/2+5, r+2), l.sheetW-r-2)
		l.n.p.seal(mid, min(y+2, l.sheetH-r-2), r, l.issuer, pick(g, []string{"业务专用章", "证明专用章", "电子业务专用章", "参保证明专用章", "业务专用章(2)"}))
	}
}

// signAt is where the signature begins: on the right, mostly.
func (l *ledger) signAt(g *rand.Rand, wide float64) float64 {
	x := pick(g, []float64{l.w - wide, l.w - wide, l.w - wide, l.w - wide - 12, (l.w - wide) / 2, 26})
	return l.x + min(max(x, 0), l.w-wide)
}

// clerk names who made the print, who is not the insured.
func (l *ledger) clerk(n pen) {
	g := l.again(56)
	if g.IntN(5) > 0 {
		return
	}
	who := pick(g, []string{"自助终端", "网上大厅", "周敏", "李建国", "wangsl", "系统管理员"})
	l.y += 2
	n.at(l.x, l.y, pick(g, []string{"经办人：", "打印人：", "操作员：", "制表人："})+who)
	if g.IntN(2) == 0 {
		n.at(l.x+60, l.y, pick(g, []string{"复核人：", "审核："})+pick(g, []string{"陈立", "赵红梅", ""}))
	}
	l.y += 3
}
