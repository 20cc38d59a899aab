package specimen

import "fmt"

// heldCommitments are promises kept apart for measuring.
func heldCommitments() []layout {
	return []layout{{name: "held-a", held: true, draw: heldCommitmentA}}
}

func heldCommitmentA(f *facts) paper {
	p, c := newA4(), f.company
	n := pen{p, 11.5, pick(f.rng, []face{fontFang, fontZenHei, fontWenKai}), black}
	n.sized(11).at(22, 20, "附件3")
	n.sized(19).in(fontSongBold).mid(105, 36, "申办APEC商务旅行卡企业责任承诺书")
	y := n.indented(22, 52, 166, 7.8, "我企业自愿申办APEC商务旅行卡，已知晓并同意遵守管理办法的全部规定，法定代表人"+c.legalRep+"代表企业作如下承诺。")
	for i, s := range promises() {
		y = n.para(22, y+2, 166, 7.8, fmt.Sprintf("%d．%s", i+1, s))
	}
	n.at(22, y+20, "企业名称（公章）："+c.name)
	n.at(22, y+31, "信用代码："+c.uscc)
	n.at(22, y+42, "承诺日期："+capsDate(f.today.AddDate(0, 0, -between(f.rng, 1, 25))))
	n.at(120, y+42, "持卡人代表："+correspondent(f).nameZh)
	p.seal(98, y+27, 19, c.name, "")
	return paper{[]*page{p}, map[string]any{}}
}

// heldRequests are requests kept apart for measuring.
func heldRequests() []layout {
	return []layout{{name: "held-a", held: true, draw: heldRequestA}}
}

func heldRequestA(f *facts) paper {
	p, c, who := newA4(), f.company, correspondent(f)
	r := newRequest(f, who, cardNumber(f))
	n := pen{p, 12, pick(f.rng, []face{fontWenKai, fontSong, fontMicroHei}), black}
	n.sized(12).ink(blue).at(24, 24, c.name)
	p.line(24, 28, 186, 28, 0.4, blue)
	n.sized(18).in(fontHeiBold).mid(105, 48, r.subject+"APEC商务旅行卡申请")
	n.at(24, 64, "省外办并转外交部：")
	y := n.indented(24, 75, 162, 8.6, "申请人："+who.nameZh+"，"+who.position+"，护照号码"+who.passportNumber+"，出生日期"+zhDate(who.birth)+"。")
	y = n.indented(24, y, 162, 8.6, "申请事由："+r.reason+"。")
	y = n.indented(24, y, 162, 8.6, "申请事项："+r.ask+"。由此产生的一切后果由我公司承担。")
	n.at(24, y+12, "此致")
	n.at(24, y+34, "（公章）"+c.name+"　"+zhDate(f.today.AddDate(0, 0, -between(f.rng, 1, 20))))
	p.seal(70, y+32, 19, c.name, "")
	return paper{[]*page{p}, map[string]any{}}
}
