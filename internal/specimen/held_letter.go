package specimen

import "fmt"

// heldLetters are letters kept apart for measuring.
func heldLetters() []layout {
	return []layout{{name: "held-a", held: true, draw: heldLetterA}, {name: "held-b", held: true, draw: heldLetterB}}
}

// heldLetterA is an open letter with the list of applicants first and what is
// to be said of the enterprise after it.
func heldLetterA(f *facts) paper {
	l := newLetter(f)
	c, p := l.company, newA4()
	pages := []*page{p}
	n := pen{p, 11, pick(f.rng, []face{fontZenHei, fontFang, fontSong}), black}
	p.fill(20, 14, 10, 10, ink{30, 110, 90})
	n.sized(15).in(fontHeiBold).ink(ink{30, 110, 90}).at(34, 22, c.name)
	n.sized(8).ink(grey).end(190, 18, c.address)
	n.sized(8).ink(grey).end(190, 23, "电话 "+c.phone)
	n.at(20, 40, "致："+foreignOffice)
	n.in(fontHeiBold).at(20, 49, "事由：申办APEC商务旅行卡"+fmt.Sprintf("（%d人）", len(l.people)))
	n.at(20, 58, "日期："+isoDate(l.date))
	y := n.indented(20, 69, 170, 7, "我公司拟为下述同志申办APEC商务旅行卡——")
	for i, who := range l.people {
		pages, n.p, y = room(pages, y, 8)
		n.at(28+float64(i%2)*82, y, fmt.Sprintf("（%d）%s　%s", i+1, who.nameZh, who.position))
		if i%2 == 1 || i == len(l.people)-1 {
			y += 7.4
		}
	}
	pages, n.p, y = room(pages, y, 108)
	y += 3
	for _, s := range []string{"企业性质与规模：" + plain(c.kind) + "，" + scale(l.employees) + fmt.Sprintf("，现有员工%d人，其中大专以上学历%d人。", l.employees, l.employees/2),
		"生产经营范围：" + c.scope + "。", "经济体往来：与" + c.tradeEconomy.zh + c.tradeEconomy.partner + "等客户往来密切。",
		fmt.Sprintf("经营情况：上年度贸易额%d万元，总资产%d万元，纳税%d万元。公司于%s注册成立。", l.trade, l.assets, l.tax, zhDate(c.established))} {
		y = n.para(20, y, 170, 7, "● "+s)
	}
	y = n.indented(20, y+2, 170, 7, "以上内容属实，恳请协助办理。")
	n.at(20, y+14, "单位盖章：")
	n.at(20, y+26, "总经理："+c.legalRep)
	n.end(190, y+26, "联系人 "+otherPerson(f).nameZh+" 1380"+digits(f.rng, 7))
	n.p.seal(62, y+16, 20, c.name, "")
	return paper{pages, l.truth()}
}

// heldLetterB is a typed sheet of the government's pattern: red head, number,
// and the applicants as an appendix after the date.
func heldLetterB(f *facts) paper {
	l := newLetter(f)
	c, p, q := l.company, newA4(), newA4()
	n := pen{p, 12.5, pick(f.rng, []face{fontFang, fontMing, fontWenKai}), black}
	n.sized(24).in(fontSongBold).ink(red).mid(105, 36, c.name)
	n.sized(11).mid(105, 50, c.city+"外函"+l.number)
	p.line(24, 54, 186, 54, 0.9, red)
	n.sized(17).in(fontSongBold).mid(105, 70, "关于为我公司人员申办亚太经合组织")
	n.sized(17).in(fontSongBold).mid(105, 79, "商务旅行卡的函")
	n.at(26, 93, foreignOffice)
	y := n.indented(26, 103, 158, 8.4, fmt.Sprintf("我公司系在%s%s登记的%s，主营%s等，职工%d人。上年贸易额%d万元，纳税%d万元，年末总资产%d万元。", c.city, c.district, plain(c.kind), c.trade, l.employees, l.trade, l.tax, l.assets))
	y = n.indented(26, y, 158, 8.4, fmt.Sprintf("为执行与%s的合同（%d年签订），需派员前往%s等地。现申请为附件所列人员办理商务旅行卡，请予支持。", c.tradeEconomy.partner, l.date.Year()-1, c.tradeEconomy.zh))
	n.at(34, y+6, "附件：申请人员名单")
	n.end(176, y+30, c.name)
	n.end(176, y+40, capsDate(l.date))
	p.seal(142, y+34, 20.5, c.name, "")
	n.p = q
	n.in(fontHei).at(24, 26, "附件")
	n.sized(15).in(fontSongBold).mid(105, 38, "申请人员名单")
	y = 48
	for i, who := range l.people {
		n.sized(10.5).at(26, y, fmt.Sprintf("%d", i+1))
		n.sized(10.5).at(38, y, who.nameZh)
		n.sized(10.5).at(66, y, sexZh(who.sex))
		n.sized(10.5).at(78, y, isoDate(who.birth))
		n.sized(10.5).at(108, y, who.position)
		n.sized(10.5).end(186, y, who.passportNumber)
		q.line(24, y+2, 186, y+2, 0.1, grey)
		y += 7.4
	}
	return paper{[]*page{p, q}, l.truth()}
}
