package specimen

import "fmt"

// heldLosses are proofs of a loss kept apart for measuring.
func heldLosses() []layout {
	return []layout{{name: "held-a", held: true, draw: heldLossA}, {name: "held-b", held: true, draw: heldLossB},
		{name: "held-c", held: true, draw: heldLossC}}
}

// heldLossA is a register slip of the police with a stub beside it.
func heldLossA(f *facts) paper {
	l := newLoss(f, "police")
	p := newPage(210, 148)
	n := pen{p, 10.5, pick(f.rng, []face{fontZenHei, fontFang, fontSong}), black}
	n.sized(17).in(fontHeiBold).mid(105, 20, "遗失物品登记证明")
	n.sized(9).in(fontLatinMono).end(196, 28, "No."+digits(f.rng, 8))
	y := 40.0
	for _, r := range [][2]string{{"失主", l.who.nameZh + "（" + sexZh(l.who.sex) + "，电话" + l.who.phone + "）"}, {"身份证号", l.who.idNumber},
		{"工作单位", f.company.name}, {"遗失物品", "APEC商务旅行卡壹张"}, {"物品编号", l.card}, {"遗失时间、地点", isoDate(l.lost) + "，" + pick(f.rng, []string{"出租车内", "青年大街", "大连北站"})},
		{"登记时间", isoDate(l.told)}, {"受理民警", otherPerson(f).nameZh}} {
		n.in(fontHei).at(20, y, r[0]+"：")
		n.at(56, y, r[1])
		y += 9
	}
	n.at(20, y+6, "出证单位："+l.issuer)
	n.at(20, y+15, "出证日期："+l.day.Format("2006.01.02"))
	p.seal(170, y-4, 20, l.issuer, "")
	return paper{[]*page{p}, l.truth(true)}
}

// heldLossB is a picture of a newspaper's page on a screen.
func heldLossB(f *facts) paper {
	l := newLoss(f, "newspaper")
	p := newPage(120, 200)
	n := pen{p, 9.5, pick(f.rng, heis), black}
	p.fill(0, 0, 120, 16, ink{150, 20, 30})
	n.sized(14).in(fontKai).ink(white).at(6, 11, l.issuer)
	n.sized(8).ink(white).end(114, 11, "数字报  "+l.day.Format("2006年01月02日"))
	n.sized(8).ink(grey).at(6, 23, "第"+fmt.Sprint(between(f.rng, 5, 12))+"版：公告·广告　　上一版 下一版")
	n.sized(13).in(fontHeiBold).mid(60, 36, "声明公告")
	with, without := l.notice(f)
	number := f.rng.IntN(3) > 0
	own := map[bool]string{true: with, false: without}[number]
	y, at := 48.0, f.rng.IntN(5)
	for i, s := range strangersNotices(f, 5) {
		if i == at {
			y = n.para(8, y, 104, 5.4, "■ "+own) + 3
		}
		y = n.para(8, y, 104, 5.4, "■ "+s) + 3
	}
	n.sized(8).ink(grey).at(6, 192, "打印时间："+isoDate(f.today.AddDate(0, 0, -between(f.rng, 0, 3)))+"　版权所有 未经许可不得转载")
	return paper{[]*page{p}, l.truth(number)}
}

// heldLossC is a reply of the police to the enterprise.
func heldLossC(f *facts) paper {
	l := newLoss(f, "police")
	p := newA4()
	n := pen{p, 13, pick(f.rng, append(songs, fontWenKai)), black}
	n.sized(20).in(fontSongBold).mid(105, 42, "关于"+l.who.nameZh+"遗失APEC商务旅行卡的证明")
	n.at(26, 62, f.company.name+"：")
	y := n.indented(26, 74, 158, 10, fmt.Sprintf("你公司员工%s（身份证%s）于%s向我单位报案，称其持有的APEC商务旅行卡在%s丢失，卡号%s，有效期内。经核查，情况登记属实。",
		l.who.nameZh, l.who.idNumber, zhDate(l.told), zhDate(l.lost), l.card))
	n.indented(26, y, 158, 10, "本证明仅用于办理该卡挂失补办手续。")
	n.mid(140, y+34, l.issuer)
	n.mid(140, y+45, zhDateSpaced(l.day))
	p.seal(140, y+38, 21, l.issuer, "")
	return paper{[]*page{p}, l.truth(true)}
}
