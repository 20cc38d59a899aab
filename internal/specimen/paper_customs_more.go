package specimen

import "fmt"

// goodsOf are goods with where they come from and go to, which need not be
// where the declaration says it goes.
func (d declaration) goodsOf(f *facts, inward bool) [][]string {
	var rows [][]string
	for _, g := range d.goods {
		from, to := "中国", d.partner.zh
		if f.rng.IntN(3) == 0 {
			to = pick(f.rng, economies).zh
		}
		if inward {
			from, to = to, "中国"
		}
		rows = append(rows, []string{g[0], g[1], g[2], g[3], g[4], from, to, "照章征税"})
	}
	return rows
}

// maker is who made or uses the goods: the enterprise or another.
func (d declaration) maker(f *facts) company {
	if f.rng.IntN(2) == 0 {
		return otherCompany(f)
	}
	return d.company
}

// bare draws cells side by side without upright rules, and a rule below.
func (n pen) bare(x, y, h float64, cells []labelled) float64 {
	from := x
	for _, c := range cells {
		n.sized(6.5).at(x+1, y+3, c.label)
		n.para(x+1, y+6.8, c.w-2, 3.4, c.value)
		x += c.w
	}
	n.p.line(from, y+h, x, y+h, 0.15, n.c)
	return y + h
}

// bars draws a bar code of the number.
func bars(p *page, x, y, w, h float64, number string) {
	rng := newRand(uint64(len(number)), uint64(number[len(number)-1]))
	for at := x; at < x+w; {
		width := 0.25 + 0.25*float64(rng.IntN(3))
		p.fill(at, y, width, h, black)
		at += width + 0.3 + 0.25*float64(rng.IntN(3))
	}
}

// drawCustomsOpenRows draws the print of 2018 and after: codes in the labels,
// rules between the rows only, the broker's seal at the foot.
func drawCustomsOpenRows(f *facts) paper {
	d := newDeclaration(f, "0")
	p := newPage(297, 210)
	n := pen{p, 8, pick(f.rng, []face{fontMing, fontSong, fontHei}), black}
	bars(p, 222, 8, 56, 8, d.entry)
	n.sized(7.5).mid(250, 19.5, "*"+d.entry+"*")
	n.sized(14).in(fontHeiBold).mid(142, 17, "中华人民共和国海关出口货物报关单")
	n.sized(7.5).at(20, 26, "预录入编号："+"E"+d.entry[1:])
	n.sized(7.5).at(96, 26, "海关编号："+d.entry)
	n.sized(7.5).at(180, 26, "（新港海关）")
	n.sized(7.5).at(250, 26, "页码/页数：1/1")
	p.line(18, 28, 279, 28, 0.3, black)
	y := d.openHead(f, n)
	y = table{n.sized(7.5), 18, y + 1, 0, 11, []column{{"项号", 12, 'c'}, {"商品编号", 24, 'c'}, {"商品名称及规格型号", 64, 'l'}, {"数量及单位", 32, 'r'},
		{"单价/总价/币制", 34, 'r'}, {"原产国（地区）", 30, 'c'}, {"最终目的国（地区）", 36, 'c'}, {"征免", 29, 'c'}}}.draw(d.goodsOf(f, false))
	p.line(18, y+4, 279, y+4, 0.15, black)
	n.sized(7.5).at(20, y+9, "特殊关系确认：否　　价格影响确认：否　　支付特许权使用费确认：否　　自报自缴：是")
	p.line(18, y+12, 279, y+12, 0.15, black)
	n.at(20, y+18, "报关人员　"+otherPerson(f).nameZh+"　报关人员证号 21"+digits(f.rng, 6)+"　电话 "+f.company.phone)
	n.at(20, y+26, "申报单位（"+d.agent.uscc+"）"+d.agent.name)
	n.at(152, y+18, "兹申明对以上内容承担如实申报、依法纳税之法律责任")
	n.at(152, y+26, "申报单位（签章）")
	n.at(226, y+18, "海关批注及签章")
	p.seal(200, y+24, 14, d.agent.name, "报关专用章")
	return paper{[]*page{p}, d.truth()}
}

func (d declaration) openHead(f *facts, n pen) float64 {
	m := d.maker(f)
	y := n.bare(18, 28, 11, []labelled{{86, "境内发货人（" + d.company.uscc + "）", d.company.name}, {58, "出境关别（0908）", "新港海关"},
		{40, "出口日期", ""}, {40, "申报日期", compactDate(d.date)}, {37, "备案号", ""}})
	y = n.bare(18, y, 11, []labelled{{86, "境外收货人（NO）", d.trade.partner}, {58, "运输方式（2）", "水路运输"},
		{60, "运输工具名称及航次号", "HAI WANG XING/" + digits(f.rng, 3) + "W"}, {57, "提运单号", "SITD" + digits(f.rng, 10)}})
	y = n.bare(18, y, 11, []labelled{{86, "生产销售单位（" + m.uscc + "）", m.name}, {58, "监管方式（0110）", "一般贸易"},
		{60, "征免性质（101）", "一般征税"}, {57, "许可证号", ""}})
	y = n.bare(18, y, 11, []labelled{{66, "合同协议号", "HT-" + digits(f.rng, 6)}, {56, "贸易国（地区）（" + d.trade.code + "）", d.trade.zh},
		{56, "运抵国（地区）（" + d.partner.code + "）", d.partner.zh}, {46, "指运港（" + d.partner.code + "000）", d.partner.city}, {37, "离境口岸（210301）", "大连"}})
	y = n.bare(18, y, 11, []labelled{{50, "包装种类（93）", "天然木托"}, {24, "件数", fmt.Sprint(between(f.rng, 2, 40))}, {34, "毛重（千克）", digits(f.rng, 4)},
		{34, "净重（千克）", digits(f.rng, 4)}, {36, "成交方式（3）", "FOB"}, {28, "运费", ""}, {28, "保费", ""}, {27, "杂费", ""}})
	return n.bare(18, y, 9, []labelled{{261, "标记唛码及备注", "N/M　集装箱标箱数及号码：1；TGHU" + digits(f.rng, 7)}})
}

// drawCustomsScreen draws the upright print of a declaration kept in the
// enterprise's account: shaded labels, dates with dashes, the codes of
// companies in cells of their own.
func drawCustomsScreen(f *facts) paper {
	inward := f.rng.IntN(2) == 0
	way := map[bool][]string{false: {"0", "出口", "境内发货人", "境外收货人", "运抵国（地区）", "生产销售单位", "出境关别"}, true: {"1", "进口", "境内收货人", "境外发货人", "启运国（地区）", "消费使用单位", "进境关别"}}[inward]
	d := newDeclaration(f, way[0])
	m, p := d.maker(f), newA4()
	n := pen{p, 8.5, pick(f.rng, heis), black}
	p.fill(14, 12, 182, 9, ink{44, 102, 176})
	n.sized(10).in(fontHeiBold).ink(white).at(18, 18, "货物申报 > 报关数据查询 > "+way[1]+"报关单")
	n.sized(13).in(fontHeiBold).mid(105, 30, "海关"+way[1]+"货物报关单")
	g := form{n, 14, 35, 0.15}
	w := []float64{36, 55, 36, 55}
	rows := [][4]string{{"统一编号", pick(f.rng, []string{"I", "E"}) + compactDate(d.date) + digits(f.rng, 9), "海关编号", d.entry},
		{way[6], "大连海关（0900）", "申报日期", isoDate(d.date)},
		{way[2] + "名称", d.company.name, "统一社会信用代码", d.company.uscc},
		{way[5] + "名称", m.name, "统一社会信用代码", m.uscc},
		{"申报单位名称", d.agent.name, "统一社会信用代码", d.agent.uscc},
		{way[3], d.trade.partner, "合同协议号", digits(f.rng, 4) + "-" + digits(f.rng, 3)},
		{"贸易国（地区）", d.trade.zh, way[4], d.partner.zh},
		{"监管方式", "一般贸易", "征免性质", "一般征税"},
		{"运输方式", "航空运输", "航次号", "CZ" + digits(f.rng, 4)},
		{"成交方式", "CIF", "录入日期", isoDate(d.date.AddDate(0, 0, -1))},
		{"件数/包装种类", fmt.Sprint(between(f.rng, 2, 30)) + " / 纸箱", "报关状态", "已放行 " + isoDate(d.date.AddDate(0, 0, 1))}}
	for _, r := range rows {
		p.fill(14, g.y, 36, 9, ink{234, 240, 248})
		p.fill(105, g.y, 36, 9, ink{234, 240, 248})
		g.row(9, w, "|"+r[0], r[1], "|"+r[2], r[3])
	}
	n.sized(9.5).in(fontHeiBold).at(14, g.y+8, "商品信息")
	table{n.sized(7.5), 14, g.y + 11, 0.15, 9, []column{{"项号", 12, 'c'}, {"商品编号", 24, 'c'}, {"商品名称及规格型号", 46, 'l'}, {"成交数量", 24, 'r'},
		{"总价", 24, 'r'}, {"原产国", 17, 'c'}, {"最终目的国", 18, 'c'}, {"征免", 17, 'c'}}}.draw(d.goodsOf(f, inward))
	n.sized(7.5).ink(grey).at(14, 284, "打印人："+otherPerson(f).nameZh+"　打印时间："+isoDate(f.today.AddDate(0, 0, -3))+" 10:21:07")
	n.sized(7.5).ink(grey).end(196, 284, "1 / 1")
	return paper{[]*page{p}, d.truth()}
}
