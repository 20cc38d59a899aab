package specimen

import (
	"fmt"
	"slices"
	"time"
)

func customsLayouts() []layout {
	return append([]layout{
		{name: "export", draw: drawCustomsExport},
		{name: "import", draw: drawCustomsImport},
		{name: "open-rows", draw: drawCustomsOpenRows},
		{name: "screen", draw: drawCustomsScreen},
	}, append(anyCustomsLayouts(), heldCustoms()...)...)
}

// declaration is one customs declaration of the enterprise.
type declaration struct {
	company company
	partner economy // where the goods go to or come from
	trade   economy // with whom the contract was made
	agent   company // declares for the enterprise
	entry   string
	date    time.Time
	goods   [][]string
}

func newDeclaration(f *facts, direction string) declaration {
	d := declaration{company: f.company, partner: f.company.tradeEconomy}
	year := f.today.Year() - 1
	switch f.defect {
	case "trade.customs.previous_year":
		year -= 2
	case "trade.customs.apec_counterparty":
		d.partner = economy{"德国", "Germany", "DEU", "Rheinwerk Handels GmbH", "汉堡"}
	}
	d.date = day(year, between(f.rng, 1, 12), between(f.rng, 1, 28))
	d.entry = "0908" + fmt.Sprint(year) + direction + digits(f.rng, 9)
	for i := range between(f.rng, 2, 3) {
		count := between(f.rng, 3, 90)
		d.goods = append(d.goods, []string{fmt.Sprint(i + 1), "84" + digits(f.rng, 8), f.company.trade + fmt.Sprintf("用配件 %d 型|品牌：无|用途：生产", i+1),
			fmt.Sprintf("%d千克 %d台", count*12, count), fmt.Sprintf("%d.00 美元", count*137), "照章征税"})
	}
	d.agent = otherCompany(f)
	d.agent.name = pick(f.rng, []string{"大连通达报关有限公司", "沈阳顺达国际货运代理有限公司", "营口港联报关行有限公司", "大连保税区汇丰国际物流有限公司"})
	d.trade = d.partner
	if f.rng.IntN(4) == 0 && f.defect == "" {
		d.trade = pick(f.rng, slices.Concat(economies, middlemen))
	}
	return d
}

// middlemen are places that goods are often paid from without going there.
var middlemen = []economy{
	{"中国香港", "Hong Kong", "HKG", "Kwun Tong Resources Limited", "Hong Kong"},
	{"美国", "United States", "USA", "Blue Ridge Industrial Supply Inc.", "Houston"},
	{"加拿大", "Canada", "CAN", "Maple Coast Trading Ltd.", "Vancouver"},
}

func (d declaration) truth() map[string]any {
	return map[string]any{
		"entry_id": d.entry, "consignor_name": plain(d.company.name), "consignor_uscc": d.company.uscc,
		"declaration_date": isoDate(d.date), "trade_country": d.trade.code, "destination_country": d.partner.code,
	}
}

// labelled is a cell of the declaration: a small label above its value.
type labelled struct {
	w            float64
	label, value string
}

// labelRow draws cells side by side and returns the y below.
func (n pen) labelRow(x, y, h float64, cells []labelled) float64 {
	for _, c := range cells {
		n.p.frame(area{x, y, c.w, h}, 0.2, n.c)
		n.sized(7).at(x+1, y+3.4, c.label)
		n.para(x+1, y+7.6, c.w-2, 3.6, c.value)
		x += c.w
	}
	return y + h
}

func drawCustomsExport(f *facts) paper {
	d := newDeclaration(f, "0")
	p := newPage(297, 210)
	n := pen{p, 8.5, pick(f.rng, songs), black}
	n.sized(16).in(fontSongBold).mid(148, 18, "中华人民共和国海关出口货物报关单")
	n.at(14, 27, "预录入编号："+d.entry)
	n.at(110, 27, "海关编号："+d.entry+"（大连港）")
	n.end(283, 27, "页码/页数：1/1")
	ship := compactDate(d.date.AddDate(0, 0, 2))
	y := n.labelRow(14, 30, 12, []labelled{{88, "境内发货人（" + d.company.uscc + "）", d.company.name}, {50, "出境关别（0908）", "大连港"},
		{44, "出口日期", ship}, {44, "申报日期", compactDate(d.date)}, {43, "备案号", ""}})
	y = n.labelRow(14, y, 12, []labelled{{88, "境外收货人", d.trade.partner}, {50, "运输方式（2）", "水路运输"},
		{88, "运输工具名称及航次号", "DONG FANG FU/" + digits(f.rng, 4) + "E"}, {43, "提运单号", "COSU" + digits(f.rng, 9)}})
	y = n.labelRow(14, y, 12, []labelled{{88, "生产销售单位（" + d.company.uscc + "）", d.company.name}, {50, "监管方式（0110）", "一般贸易"},
		{88, "征免性质（101）", "一般征税"}, {43, "许可证号", ""}})
	y = n.labelRow(14, y, 12, []labelled{{88, "合同协议号", "XS" + digits(f.rng, 8)}, {50, "贸易国（地区）（" + d.trade.code + "）", d.trade.zh},
		{44, "运抵国（地区）（" + d.partner.code + "）", d.partner.zh}, {44, "指运港", d.partner.zh}, {43, "离境口岸", "大连港"}})
	y = n.labelRow(14, y, 12, []labelled{{60, "包装种类（22）", "纸制或纤维板制盒/箱"}, {28, "件数", fmt.Sprint(between(f.rng, 4, 60))}, {50, "毛重（千克）", digits(f.rng, 4)},
		{44, "净重（千克）", digits(f.rng, 3)}, {44, "成交方式（3）", "FOB"}, {43, "运费", ""}})
	y = table{n, 14, y, 0.2, 9, []column{{"项号", 16, 'c'}, {"商品编号", 34, 'c'}, {"商品名称及规格型号", 95, 'l'}, {"数量及单位", 44, 'c'},
		{"单价/总价/币制", 44, 'c'}, {"征免", 36, 'c'}}}.draw(d.goods)
	y = n.labelRow(14, y, 16, []labelled{{90, "申报人员　申报人员证号", "2102" + digits(f.rng, 5)}, {90, "申报单位", d.agent.name}, {89, "海关批注及签章", ""}})
	p.seal(240, y-4, 17, d.agent.name, "报关专用章")
	return paper{[]*page{p}, d.truth()}
}

func compactDate(t time.Time) string { return t.Format("20060102") }

// drawCustomsImport draws an import declaration whose head has no cells, only
// lines.
func drawCustomsImport(f *facts) paper {
	d := newDeclaration(f, "1")
	p := newPage(297, 210)
	n := pen{p, 9, pick(f.rng, heis), black}
	n.sized(15).in(fontHeiBold).mid(148, 20, "中华人民共和国海关进口货物报关单")
	n.at(18, 31, "海关编号："+d.entry)
	n.at(140, 31, "仅供核对用")
	lines := [][3]string{
		{"境内收货人：" + d.company.name, "进境关别：沈阳海关", "申报日期：" + compactDate(d.date)},
		{"统一社会信用代码：" + d.company.uscc, "运输方式：航空运输", "进口日期：" + compactDate(d.date.AddDate(0, 0, -1))},
		{"境外发货人：" + d.trade.partner, "贸易国（地区）：" + d.trade.zh, "启运国（地区）：" + d.partner.zh},
		{"消费使用单位：" + d.company.name, "监管方式：一般贸易", "征免性质：一般征税"},
		{"合同协议号：JK" + digits(f.rng, 8), "经停港：" + d.partner.zh, "成交方式：CIF"}}
	y := 36.0
	for _, l := range lines {
		p.line(18, y, 279, y, 0.2, black)
		n.at(20, y+6.5, l[0])
		n.at(130, y+6.5, l[1])
		n.at(206, y+6.5, l[2])
		y += 10
	}
	y = table{n, 18, y, 0.2, 10, []column{{"项号", 18, 'c'}, {"商品编号", 36, 'c'}, {"商品名称及规格型号", 90, 'l'}, {"数量及单位", 40, 'c'},
		{"总价", 42, 'c'}, {"征免", 35, 'c'}}}.draw(d.goods)
	n.at(20, y+9, "申报单位："+d.agent.name)
	n.at(180, y+9, "海关批注及签章：")
	p.seal(238, y+14, 16, "中华人民共和国沈阳海关", "验讫章")
	return paper{[]*page{p}, d.truth()}
}
