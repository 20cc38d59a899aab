package specimen

import "fmt"

// heldCustoms are declarations kept apart for measuring.
func heldCustoms() []layout {
	return []layout{{name: "held-a", held: true, draw: heldCustomsA}, {name: "held-b", held: true, draw: heldCustomsB}}
}

// heldCustomsA draws the older print: the enterprise is the 收发货人, with its
// two codes beside the name, and labels stand before their values.
func heldCustomsA(f *facts) paper {
	inward := f.rng.IntN(3) == 0
	way := map[bool][4]string{false: {"0", "出口", "运抵国（地区）", "生产销售单位"}, true: {"1", "进口", "启运国（地区）", "消费使用单位"}}[inward]
	d := newDeclaration(f, way[0])
	m := d.maker(f)
	p := newPage(297, 210)
	n := pen{p, 9, pick(f.rng, []face{fontSong, fontKai, fontZenHei}), black}
	n.sized(17).in(fontSongBold).spreadMid(148, 20, 150, "中华人民共和国海关"+way[1]+"货物报关单")
	n.sized(9).at(20, 30, "预录入编号："+digits(f.rng, 9))
	n.sized(9).end(277, 30, "海关编号："+d.entry)
	g := form{n, 20, 33, 0.3}
	g.row(10, []float64{118, 47, 46, 46}, "收发货人　"+d.company.name+" "+d.company.uscc+" / 2101"+digits(f.rng, 6), way[1]+"口岸　大窑湾", way[1]+"日期　"+compactDate(d.date.AddDate(0, 0, 3)), "申报日期　"+compactDate(d.date))
	g.row(10, []float64{118, 47, 92}, way[3]+"　"+m.name+" "+m.uscc, "运输方式　江海运输", "运输工具名称　XIN TAI CANG/"+digits(f.rng, 4))
	g.row(10, []float64{118, 47, 46, 46}, "申报单位　"+d.agent.name+" "+d.agent.uscc, "监管方式　一般贸易", "征免性质　一般征税", "备案号")
	g.row(10, []float64{60, 58, 70, 69}, "贸易国（地区）　"+d.trade.zh, way[2]+"　"+d.partner.zh, "指运港　"+d.partner.city, "境内货源地　沈阳")
	g.row(10, []float64{60, 58, 70, 69}, "许可证号", "成交方式　CIF", "运费　502/"+digits(f.rng, 3)+"/3", "保费　0.3")
	g.row(10, []float64{60, 58, 70, 69}, "合同协议号　"+digits(f.rng, 8), fmt.Sprintf("件数　%d", between(f.rng, 1, 50)), "毛重（千克）　"+digits(f.rng, 4), "净重（千克）　"+digits(f.rng, 3))
	var rows [][]string
	for _, r := range d.goodsOf(f, inward) {
		to := r[6]
		if inward {
			to = r[5]
		}
		rows = append(rows, []string{r[0], r[1], r[2], r[3], to, r[4], "照章"})
	}
	y := table{n.sized(8), 20, g.y, 0.3, 11, []column{{"项号", 14, 'c'}, {"商品编号", 30, 'c'}, {"商品名称、规格型号", 80, 'l'}, {"数量及单位", 38, 'c'},
		{map[bool]string{false: "最终目的国（地区）", true: "原产国（地区）"}[inward], 40, 'c'}, {"总价 币制", 37, 'r'}, {"征免", 18, 'c'}}}.draw(rows)
	n.at(20, y+8, "录入员　"+digits(f.rng, 13)+"　　录入单位　"+d.agent.name)
	n.at(20, y+16, "报关人员　"+otherPerson(f).nameZh)
	n.at(180, y+8, "海关批注及签章　"+isoDate(d.date.AddDate(0, 0, 1)))
	p.seal(236, y+14, 15, "中华人民共和国大窑湾海关", "单证专用章")
	return paper{[]*page{p}, d.truth()}
}

// heldCustomsB draws the enterprise's own file copy, typed on a grid without
// rules, values under their labels.
func heldCustomsB(f *facts) paper {
	d := newDeclaration(f, "0")
	p := newA4()
	n := pen{p, 8.5, pick(f.rng, []face{fontMono, fontFang, fontMing}), black}
	n.sized(13).in(fontHei).at(18, 22, "海关出口货物报关单")
	n.sized(9).in(fontHei).at(78, 22, "【企业留存】")
	n.sized(8).end(192, 22, "第 1 页，共 1 页")
	p.line(18, 25, 192, 25, 0.6, black)
	p.line(18, 26, 192, 26, 0.2, black)
	y := heldCustomsHead(f, n, d)
	p.line(18, y-2, 192, y-2, 0.2, black)
	for _, r := range d.goodsOf(f, false) {
		n.at(18, y+5, r[0]+"  "+r[1])
		n.at(56, y+5, r[2])
		n.at(56, y+10, r[3]+"   "+r[4]+"   最终目的国："+r[6])
		y += 14
	}
	p.line(18, y+2, 192, y+2, 0.2, black)
	n.at(18, y+10, "海关状态：结关　结关日期："+d.date.AddDate(0, 0, 6).Format("2006/01/02"))
	p.seal(160, y+22, 18, d.company.name, "报关专用章")
	return paper{[]*page{p}, d.truth()}
}

func heldCustomsHead(f *facts, n pen, d declaration) float64 {
	m, y := d.maker(f), 33.0
	for _, r := range [][3][2]string{
		{{"海关编号", d.entry}, {"申报日期", d.date.Format("2006/01/02")}, {"出口日期", d.date.AddDate(0, 0, 2).Format("2006/01/02")}},
		{{"境内发货人", d.company.name}, {"社会信用代码", d.company.uscc}, {"海关注册编码", "2102" + digits(f.rng, 6)}},
		{{"生产销售单位", m.name}, {"社会信用代码", m.uscc}, {"货主单位地区", "沈阳"}},
		{{"申报单位", d.agent.name}, {"社会信用代码", d.agent.uscc}, {"录入日期", d.date.AddDate(0, 0, -1).Format("2006/01/02")}},
		{{"境外收货人", d.trade.partner}, {"境外收货人代码", "NO"}, {"合同协议号", "CT" + digits(f.rng, 7)}},
		{{"贸易国（地区）", d.trade.zh}, {"运抵国（地区）", d.partner.zh}, {"指运港", d.partner.zh + d.partner.city}},
		{{"监管方式", "一般贸易（0110）"}, {"成交方式", "FOB"}, {"运输方式", "航空运输"}},
		{{"毛重", digits(f.rng, 4) + "千克"}, {"净重", digits(f.rng, 4) + "千克"}, {"件数", fmt.Sprint(between(f.rng, 2, 60))}}} {
		for i, x := range []float64{18, 92, 148} {
			n.sized(7).ink(grey).at(x, y, r[i][0])
			n.at(x, y+4.6, r[i][1])
		}
		y += 12
	}
	return y
}
