package specimen

import (
	"fmt"
	"time"
)

func moreLicenceLayouts() []layout {
	return []layout{
		{name: "partnership", draw: licencePaper(drawLicencePartnership)},
		{name: "trader", draw: licencePaper(drawLicenceTrader)},
		{name: "old_number", draw: licencePaper(drawLicenceOldNumber)},
		{name: "copy_stamped", draw: licencePaper(drawLicenceCopy)},
		{name: "upright", draw: licencePaper(drawLicenceUpright)},
	}
}

// without is truth with the fields left out that the licence does not print.
func (l licence) without(truth map[string]any, fields ...string) map[string]any {
	for _, name := range fields {
		delete(truth, name)
	}
	return truth
}

// ended is pairs with the term added, and the field's name, where it has an
// end; licences since 2019 print no other term.
func (l licence) ended(pairs [][2]string, label string) ([][2]string, []string) {
	if l.term.IsZero() {
		return pairs, nil
	}
	return append(pairs, [2]string{label, zhDatePadded(l.company.established) + "至" + zhDatePadded(l.term)}), []string{"term_end"}
}

// longScope adds what a scope of several lines holds.
func (l licence) longScope() licence {
	l.company.scope = "一般项目：" + l.company.scope + "；企业管理；会议及展览服务；市场营销策划；信息咨询服务（不含许可类信息咨询服务）；住房租赁；非居住房地产租赁；办公用品销售；劳动保护用品销售" + scopeTail
	return l
}

// drawLicencePartnership draws the landscape duplicate of a partnership, which
// has partners and a term of its own name but no capital.
func drawLicencePartnership(f *facts, l licence) paper {
	l.company.kind = "有限合伙企业"
	p := newPage(297, 210)
	p.ground = ink{251, 249, 238}
	goldFrame(p, area{9, 9, 279, 192})
	emblem(p, 148, 30, 13)
	n := pen{p, 11, pick(f.rng, []face{fontSong, fontMing, fontKai}), black}
	n.sized(30).in(fontSongBold).spreadMid(148, 60, 84, "营业执照")
	n.sized(12).mid(148, 69, "（副　本）（1 - 1）")
	n.sized(9).at(24, 30, "证照编号："+digits(f.rng, 20))
	n.sized(10.5).at(24, 78, "统一社会信用代码　"+l.company.uscc)
	p.qr(244, 22, 24, f.rng.Uint64(), black)
	write := pick(f.rng, []func(time.Time) string{zhDatePadded, zhDate})
	n.entries(30, 92, 34, 226, [][2]string{{"名称", l.company.name}, {"类型", l.company.kind}, {"主要经营场所", l.company.address},
		{"执行事务合伙人", l.company.legalRep}, {"成立日期", write(l.company.established)},
		{"合伙期限", "自 " + write(l.company.established) + " 至 " + l.end(write)}, {"经营范围", l.company.scope}})
	n.sized(12).at(184, 180, "登 记 机 关")
	n.sized(11).at(206, 190, zhDateSpaced(l.issue))
	p.seal(232, 178, 18, l.company.registrar, "(3)")
	n.sized(7.5).mid(148, 193.5, "http://www.gsxt.gov.cn　合伙企业应当于每年1月1日至6月30日报送公示上一年度年度报告")
	return paper{[]*page{p}, l.without(l.truth("term_end"), "registered_capital")}
}

// drawLicenceTrader draws the small upright licence of a sole trader.
func drawLicenceTrader(f *facts, l licence) paper {
	l.company.kind = "个体工商户"
	p := newPage(190, 265)
	p.ground = ink{253, 250, 240}
	goldFrame(p, area{8, 8, 174, 249})
	emblem(p, 95, 32, 13)
	n := pen{p, 12, pick(f.rng, []face{fontSong, fontFang, fontKai}), black}
	n.sized(30).in(fontSongBold).spreadMid(95, 66, 74, "营业执照")
	n.sized(11).mid(95, 76, "（正　本）")
	n.sized(9.5).end(174, 86, "统一社会信用代码："+l.company.uscc)
	n.sized(9.5).end(174, 92, "原注册号："+l.company.uscc[2:8]+"6"+digits(f.rng, 8))
	write := pick(f.rng, []func(time.Time) string{zhDatePadded, oldCapsDate})
	pairs, fields := l.ended([][2]string{{"经营者", l.company.legalRep}, {"名称", l.company.name}, {"类型", l.company.kind}, {"组成形式", "个人经营"},
		{"经营场所", l.company.address}, {"注册日期", write(l.company.established)}}, "经营期限")
	n.entries(20, 106, 28, 150, append(pairs, [2]string{"经营范围", l.company.scope}))
	n.sized(12).at(84, 226, "登记机关")
	n.sized(11).at(104, 238, zhDateSpaced(l.issue))
	p.seal(134, 226, 19, l.company.registrar, "")
	return paper{[]*page{p}, l.without(l.truth(fields...), "registered_capital")}
}

// drawLicenceOldNumber draws the older form for companies, with a
// registration number, capital paid in and dates in old numerals.
func drawLicenceOldNumber(f *facts, l licence) paper {
	p := newA4()
	p.ground = ink{254, 251, 243}
	goldFrame(p, area{10, 10, 190, 277})
	emblem(p, 105, 36, 14)
	n := pen{p, 12, pick(f.rng, []face{fontSong, fontKai, fontMing}), black}
	n.sized(27).in(fontSongBold).spreadMid(105, 72, 120, "企业法人营业执照")
	n.sized(11).at(122, 86, "注册号："+l.company.uscc[2:8]+"00"+digits(f.rng, 7))
	n.sized(10).at(26, 86, "统一社会信用代码："+l.company.uscc)
	term := "自" + oldCapsDate(l.company.established) + "至"
	fields := []string{"term_end"}
	if l.term.IsZero() {
		term, fields = term+"　　　　年　　月　　日", nil
	} else {
		term += oldCapsDate(l.term)
	}
	paid := int64(l.company.capitalWan) / 5 * 1000000
	n.entries(26, 104, 34, 158, [][2]string{{"企业名称", l.company.name}, {"住所", l.company.address}, {"法定代表人姓名", l.company.legalRep},
		{"注册资本", "（人民币）" + l.capitalWords()}, {"实收资本", "（人民币）" + amountWords(paid)}, {"公司类型", l.company.kind},
		{"经营范围", l.company.scope}, {"成立日期", oldCapsDate(l.company.established)}, {"营业期限", term}})
	n.sized(11).at(26, 262, "（本执照未经年度检验无效）")
	n.sized(12).at(112, 252, "登记机关")
	n.sized(12).at(128, 264, oldCapsDate(l.issue))
	p.seal(156, 252, 20, l.company.registrar, "登记专用章")
	return paper{[]*page{p}, l.truth(fields...)}
}

// drawLicenceCopy draws a duplicate in two narrow columns of small print with
// a stamp across that says what the copy is for.
func drawLicenceCopy(f *facts, l licence) paper {
	l = l.longScope()
	p := newPage(297, 210)
	securityWaves(p, area{20, 80, 257, 90}, gold.pale())
	goldFrame(p, area{10, 10, 277, 190})
	emblem(p, 148, 32, 14)
	n := pen{p, 9.5, pick(f.rng, songs), black}
	n.sized(32).in(fontSongBold).spreadMid(148, 66, 88, "营业执照")
	n.sized(12).mid(148, 75, "（副　本）(2-1)")
	n.sized(9).at(24, 32, "统一社会信用代码")
	n.sized(11.5).in(fontLatinBold).at(24, 38.5, l.company.uscc)
	p.qr(246, 22, 23, f.rng.Uint64(), black)
	n.sized(5.5).para(246, 49, 24, 2.6, "扫描市场主体身份码了解更多登记、备案、许可、监管信息，体验更多应用服务。")
	left := [][2]string{{"名称", l.company.name}, {"类型", l.company.kind}, {"法定代表人", l.company.legalRep}}
	right, fields := l.ended([][2]string{{"注册资本", fmt.Sprintf("%d.000000万人民币", l.company.capitalWan)}, {"成立日期", zhDatePadded(l.company.established)},
		{"住所", l.company.address}}, "营业期限")
	y := n.entries(24, 90, 24, 118, left)
	n.sized(8).entries(24, y, 24, 118, [][2]string{{"经营范围", l.company.scope}})
	n.entries(156, 90, 22, 116, right)
	n.sized(11).at(192, 162, "登记机关")
	n.sized(11).at(206, 175, zhDateSpaced(l.issue))
	p.seal(228, 164, 18, l.company.registrar, "")
	violet := ink{70, 50, 150}
	n.sized(15).in(fontHei).ink(violet).wash(60, 176, 14, "再复印无效　仅供办理商旅卡使用")
	p.seal(140, 165, 18, l.company.name, "")
	n.sized(7).at(22, 195, "国家企业信用信息公示系统网址: http://www.gsxt.gov.cn")
	n.sized(7).end(275, 195, "国家市场监督管理总局监制")
	return paper{[]*page{p}, l.truth(fields...)}
}

// drawLicenceUpright draws an upright original whose labels end flush before
// their values; a company without an end of its term says so in its own way.
func drawLicenceUpright(f *facts, l licence) paper {
	p := newPage(210, 285)
	p.ground = ink{250, 248, 236}
	p.frame(area{8, 8, 194, 269}, 1.6, gold)
	emblem(p, 105, 30, 13)
	n := pen{p, 12, pick(f.rng, []face{fontWenKai, fontFang, fontHei}), black}
	n.sized(34).in(fontKai).spreadMid(105, 66, 110, "营业执照")
	p.qr(22, 20, 22, f.rng.Uint64(), black)
	n.sized(9).end(190, 24, "编号 No."+digits(f.rng, 8))
	n.sized(11).mid(105, 80, "统一社会信用代码："+l.company.uscc)
	end := "不约定期限"
	if !l.term.IsZero() {
		end = zhDatePadded(l.term)
	}
	n.flush(58, 98, 128, 10, [][2]string{{"名称", l.company.name}, {"类型", l.company.kind}, {"营业场所", l.company.address}, {"负责人", l.company.legalRep},
		{"注册资金", fmt.Sprintf("%d万元", l.company.capitalWan)}, {"成立日期", zhDatePadded(l.company.established)},
		{"经营期限", zhDatePadded(l.company.established) + "至" + end}, {"经营范围", l.company.scope}})
	n.sized(11).at(100, 246, "登记机关　"+l.company.registrar)
	n.sized(11).at(118, 257, "核发日期　"+isoDate(l.issue))
	p.seal(156, 246, 20, l.company.registrar, "行政许可专用章")
	n.sized(8).mid(105, 272, "请于每年1月1日至6月30日通过国家企业信用信息公示系统报送公示年度报告")
	return paper{[]*page{p}, l.truth("term_end")}
}
