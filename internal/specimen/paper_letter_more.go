package specimen

import "fmt"

// room starts another page when fewer than need millimetres are left, and
// returns the pages, the page to draw on and the y there.
func room(pages []*page, y, need float64) ([]*page, *page, float64) {
	last := pages[len(pages)-1]
	if y+need <= last.h-18 {
		return pages, last, y
	}
	next := newPage(last.w, last.h)
	return append(pages, next), next, 26
}

// drawLetterBoxed draws a letter that gives the enterprise's figures in a
// ruled box and the applicants, two in a row, in another.
func drawLetterBoxed(f *facts) paper {
	l := newLetter(f)
	p := newA4()
	n := pen{p, 10.5, pick(f.rng, heis), black}
	n.sized(18).in(fontHeiBold).mid(105, 24, l.company.name)
	n.sized(8.5).in(fontLatinSerif).ink(grey).mid(105, 30, "Shenyang, Liaoning, P. R. China   Tel "+f.company.phone)
	p.line(20, 33, 190, 33, 0.3, black)
	n.sized(9.5).at(20, 40, "编号：外字"+l.number)
	n.sized(9.5).end(190, 40, "密级：无")
	n.sized(15).in(fontHeiBold).mid(105, 52, "关于申请办理亚太经合组织（APEC）商务旅行卡的请示")
	n.at(20, 63, pick(f.rng, []string{"沈阳市人民政府外事办公室：", "大连市人民政府外事办公室：", foreignOffice}))
	y := n.indented(20, 71, 170, 6.4, "我公司因开拓"+l.company.tradeEconomy.zh+"等经济体市场之需，拟为部分人员申办商务旅行卡，企业基本情况如下表。")
	y = l.box(n.sized(9.5), f, y-1)
	y = n.indented(20, y+8, 170, 6.4, fmt.Sprintf("拟申办人员共%d人：", len(l.people)))
	pages := []*page{p}
	for i := 0; i < len(l.people); i += 2 {
		pages, n.p, y = room(pages, y, 8)
		g := form{n.sized(9.5), 20, y - 4, 0.2}
		cells := []string{"|" + fmt.Sprint(i+1), "|" + l.people[i].nameZh, "|" + l.people[i].position, "", "", ""}
		if i+1 < len(l.people) {
			cells = []string{cells[0], cells[1], cells[2], "|" + fmt.Sprint(i+2), "|" + l.people[i+1].nameZh, "|" + l.people[i+1].position}
		}
		g.row(7, []float64{12, 28, 45, 12, 28, 45}, cells...)
		y = g.y + 4
	}
	pages, n.p, y = room(pages, y, 52)
	y = n.indented(20, y+4, 170, 6.4, "妥否，请批示。")
	n.at(20, y+4, "（经办人："+otherPerson(f).nameZh+"　手机：139"+digits(f.rng, 8)+"）")
	n.mid(150, y+16, l.company.name)
	n.mid(150, y+25, zhDateSpaced(l.date))
	n.p.seal(150, y+19, 20, l.company.name, "")
	return paper{pages, l.truth()}
}

// box draws the figures of the enterprise and returns the y below.
func (l letter) box(n pen, f *facts, y float64) float64 {
	c := l.company
	g := form{n, 20, y, 0.2}
	w := []float64{34, 51, 34, 51}
	g.row(8, w, "|企业名称", c.name, "|法定代表人", c.legalRep)
	g.row(8, w, "|成立时间", zhDate(c.established), "|企业性质", c.kind)
	g.row(8, w, "|员工总数（人）", fmt.Sprint(l.employees), "|其中：外贸人员", fmt.Sprint(l.employees/9+1))
	g.row(8, w, "|上年贸易额（万元）", fmt.Sprint(l.trade), "|上年纳税（万元）", fmt.Sprint(l.tax))
	g.row(8, w, "|总资产（万元）", fmt.Sprint(l.assets), "|注册资本（万元）", fmt.Sprint(c.capitalWan))
	g.row(12, []float64{34, 136}, "|经营范围", c.scope)
	g.row(8, []float64{34, 136}, "|主要往来伙伴", c.tradeEconomy.partner+"（"+c.tradeEconomy.zh+"）")
	return g.y
}

// drawLetterOneByOne draws a letter that introduces each applicant in a
// sentence, with the days of a planned journey, and ends on the left.
func drawLetterOneByOne(f *facts) paper {
	l := newLetter(f)
	c, p := l.company, newA4()
	pages := []*page{p}
	n := pen{p, 11, pick(f.rng, []face{fontWenKai, fontSong, fontMing, fontKai}), black}
	p.fill(0, 0, 210, 4, ink{160, 40, 30})
	n.sized(10).ink(ink{160, 40, 30}).end(188, 14, c.name+" 文件")
	n.sized(19).in(fontSongBold).mid(105, 34, "公　　函")
	n.at(22, 48, "中华人民共和国外交部、"+foreignOffice)
	y := n.indented(22, 57, 166, 7, fmt.Sprintf("兹介绍我公司情况：%s，统一社会信用代码%s，%s设立，%s，从业人员共计%d名，上一年度进出口贸易总额约%d万元人民币，缴税%d万元，资产总计%d万元。",
		c.name, c.uscc, zhDate(c.established), plain(c.kind), l.employees, l.trade, l.tax, l.assets))
	y = n.indented(22, y, 166, 7, fmt.Sprintf("我公司经营%s。%s计划于%s前往%s与%s洽谈，今后仍需多次往返，故申请办理APEC商务旅行卡人员如下：", c.scope, pick(f.rng, []string{"有关人员", "业务团队"}), zhDate(f.today.AddDate(0, 3, 0)), c.tradeEconomy.zh, c.tradeEconomy.partner))
	for i, who := range l.people {
		pages, n.p, y = room(pages, y, 16)
		y = n.indented(22, y, 166, 7, fmt.Sprintf("%d. %s，%s，%d年%d月出生，护照号%s，任我公司%s，在职%d年。", i+1, who.nameZh, sexZh(who.sex), who.birth.Year(), who.birth.Month(), who.passportNumber, who.position, between(f.rng, 1, 9)))
	}
	pages, n.p, y = room(pages, y, 66)
	y = n.indented(22, y, 166, 7, "我公司保证以上人员均为本公司正式员工，无违法犯罪记录，遵守所到经济体法律。特此函达。")
	n.at(22, y+8, "此致")
	n.at(22, y+16, "敬礼！")
	n.at(26, y+32, c.name+"（公章）")
	n.at(26, y+41, "法定代表人："+c.legalRep)
	n.at(26, y+50, l.date.Format("2006年01月02日"))
	n.p.seal(62, y+40, 19.5, c.name, "")
	return paper{pages, l.truth()}
}
