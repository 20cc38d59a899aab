package specimen

import "fmt"

// heldAudits are audit forms kept apart for measuring.
func heldAudits() []layout {
	return []layout{{name: "held-a", held: true, draw: heldAuditA}, {name: "held-b", held: true, draw: heldAuditB}}
}

// heldAuditA is the form with the offices two in a row.
func heldAuditA(f *facts) paper {
	a := newAudit(f, "办理意见：")
	p := newA4()
	n := pen{p, 10, pick(f.rng, []face{fontZenHei, fontWenKai, fontSong}), black}
	n.sized(17).in(fontHeiBold).mid(105, 26, auditTitle)
	n.sized(9.5).end(192, 36, "填表日期："+isoDate(f.today.AddDate(0, 0, -between(f.rng, 41, 70))))
	g := form{n, 18, 40, 0.25}
	g.row(10, []float64{40, 134}, "|申请单位名称", a.company.name)
	g.row(10, []float64{40, 60, 30, 44}, "|统一社会信用代码", a.company.uscc, "|联系人", a.contact.nameZh)
	g.row(10, []float64{40, 60, 30, 44}, "|申请人姓名及职务", a.who.nameZh+"　"+a.who.position, "|单位电话", a.company.phone)
	g.row(10, []float64{40, 60, 30, 44}, "|申请人身份证号码", a.who.idNumber, "|手机", a.who.phone)
	g.row(10, []float64{40, 134}, "|企业类别", auditKinds(f))
	for i, o := range a.opinions {
		w, x := 87.0, 18+float64(i%2)*87
		if i == 4 {
			w = 174
		}
		box := area{x, g.y + float64(i/2)*52, w, 52}
		p.frame(box, 0.25, black)
		n.in(fontHeiBold).at(x+2, box.y+6, o.bureau+"办理意见")
		o.write(n, n.in(pick(f.rng, []face{fontKai, fontFang})), area{x, box.y + 7, w, 45}, 5.8)
	}
	return paper{[]*page{p}, a.truth()}
}

// heldAuditB is the form without rules, typed as numbered items.
func heldAuditB(f *facts) paper {
	a := newAudit(f, "")
	p := newA4()
	n := pen{p, 11, pick(f.rng, []face{fontKai, fontMicroHei, fontMing}), black}
	n.sized(15).in(fontSongBold).mid(105, 24, "重庆市万州区")
	n.sized(19).in(fontSongBold).mid(105, 34, "APEC商务旅行卡审核表")
	y := 46.0
	for i, s := range [][2]string{{"单位名称", a.company.name}, {"统一社会信用代码", a.company.uscc}, {"联系人及电话", a.contact.nameZh + "，" + a.company.phone},
		{"申请人", a.who.nameZh}, {"职务", a.who.position}, {"身份证号码", a.who.idNumber}, {"联系电话", a.who.phone}} {
		n.in(fontHei).at(24, y, fmt.Sprintf("%d. %s：", i+1, s[0]))
		n.at(76, y, s[1])
		p.line(75, y+1.4, 186, y+1.4, 0.15, grey)
		y += 8
	}
	for _, o := range a.opinions {
		p.line(24, y-2, 186, y-2, 0.5, grey)
		n.in(fontHei).at(24, y+4, "【"+o.bureau+"】")
		o.write(n, n, area{60, y - 2, 126, 35}, 5.8)
		y += 35
	}
	return paper{[]*page{p}, a.truth()}
}
