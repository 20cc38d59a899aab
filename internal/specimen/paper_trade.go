package specimen

import (
	"fmt"
	"time"
)

func contractLayouts() []layout {
	return append([]layout{{name: "chinese", draw: drawContractChinese}, {name: "bilingual", draw: drawContractBilingual},
		{name: "service", draw: drawContractService}, {name: "english", draw: drawContractEnglish},
		{name: "supply", draw: drawContractSupply}, {name: "confirmation", draw: drawContractConfirmation}}, heldContracts()...)
}

func intentLayouts() []layout {
	return append([]layout{{name: "cooperation", draw: drawIntentCooperation}, {name: "memorandum", draw: drawIntentMemorandum},
		{name: "letter", draw: drawIntentLetter}, {name: "purchase", draw: drawIntentPurchase}, {name: "columns", draw: drawIntentColumns}}, heldIntents()...)
}

func planLayouts() []layout {
	return append([]layout{{name: "chapters", draw: drawPlanChapters}, {name: "table", draw: drawPlanTable},
		{name: "cover", draw: drawPlanCover}, {name: "proposal", draw: drawPlanProposal}, {name: "sheet", draw: drawPlanSheet}}, heldPlans()...)
}

// deal is what a contract, a letter of intent or a plan is about.
type deal struct {
	us      company
	partner economy
	date    time.Time
	number  string
}

func newDeal(f *facts) deal {
	return deal{f.company, f.company.tradeEconomy, day(f.today.Year()-1, between(f.rng, 1, 12), between(f.rng, 1, 28)),
		fmt.Sprintf("%c%c-%d-%s", 'A'+rune(f.rng.IntN(26)), 'A'+rune(f.rng.IntN(26)), f.today.Year()-1, digits(f.rng, 4))}
}

// truth gives the parties in the order of the paper.
func (d deal) truth(a, b string) map[string]any {
	return map[string]any{"party_a": a, "party_b": b, "date": isoDate(d.date), "countries": []string{d.partner.code}}
}

func drawContractChinese(f *facts) paper {
	d := newDeal(f)
	p := newA4()
	n := pen{p, 11.5, pick(f.rng, songs), black}
	n.sized(20).in(fontSongBold).spreadMid(105, 34, 90, "货物购销合同")
	n.end(186, 46, "合同编号："+d.number)
	n.at(24, 58, "甲方（卖方）："+d.us.name)
	n.at(24, 66, "地址："+d.us.address)
	n.at(24, 74, "乙方（买方）："+d.partner.partner)
	n.at(24, 82, "国别："+d.partner.zh+"　　城市："+d.partner.city)
	y := n.indented(24, 94, 162, 7.5, "甲乙双方本着平等互利的原则，经友好协商，就货物购销事宜达成如下合同：")
	goods := [][]string{{"1", d.us.trade + "产品 A 型", "12", "3,600.00", "43,200.00"}, {"2", d.us.trade + "产品 B 型", "8", "2,150.00", "17,200.00"}}
	y = table{n.sized(10), 24, y - 2, 0.25, 8, []column{{"序号", 16, 'c'}, {"货物名称及规格", 66, 'l'}, {"数量", 20, 'c'},
		{"单价（美元）", 30, 'r'}, {"金额（美元）", 30, 'r'}}}.draw(goods)
	for _, s := range []string{"第一条　交货地点：大连港。", "第二条　付款方式：合同签订后十五日内电汇预付百分之三十，余款见提单副本付清。",
		"第三条　质量标准：按双方确认的样品执行。", "第四条　争议解决：双方协商不成的，提交中国国际经济贸易仲裁委员会仲裁。", "第五条　本合同一式两份，自双方签字盖章之日起生效。"} {
		y = n.indented(24, y+8, 162, 7.5, s) - 7.5
	}
	n.at(24, y+26, "甲方（盖章）：")
	n.at(112, y+26, "乙方（签字）：")
	n.at(24, y+36, "授权代表："+d.us.legalRep)
	n.at(24, y+46, "签订日期："+zhDate(d.date))
	p.seal(66, y+32, 19, d.us.name, "合同专用章")
	return paper{[]*page{p}, d.truth(plain(d.us.name), latin(d.partner.partner))}
}

func drawContractBilingual(f *facts) paper {
	d := newDeal(f)
	p := newA4()
	n := pen{p, 10, pick(f.rng, heis), black}
	n.sized(17).in(fontLatinBold).mid(105, 28, "SALES CONTRACT")
	n.sized(16).in(fontHeiBold).mid(105, 37, "销售合同")
	n.at(22, 50, "合同号 Contract No.: "+d.number)
	n.at(120, 50, "日期 Date: "+isoDate(d.date))
	n.at(22, 60, "买方 The Buyer: "+d.partner.partner)
	n.at(22, 67, "地址 Address: "+d.partner.city+", "+d.partner.en)
	n.at(22, 76, "卖方 The Seller: "+d.us.name)
	n.at(22, 83, "地址 Address: "+d.us.address)
	y := n.para(22, 95, 166, 5.6, "兹经买卖双方同意，由买方购进、卖方出售下列货物，并按下列条款签订本合同。 The Buyer agrees to buy and the Seller agrees to sell the following goods on the terms stated below.")
	y = table{n.sized(9), 22, y, 0.2, 8, []column{{"货名 Commodity", 60, 'l'}, {"数量 Quantity", 36, 'c'}, {"单价 Unit Price", 35, 'r'},
		{"总值 Amount", 35, 'r'}}}.draw([][]string{{d.us.trade + " Model K-200", "20 SETS", "USD 1,880.00", "USD 37,600.00"}})
	for _, s := range []string{"1. 装运港 Port of Shipment: Dalian, China", "2. 目的港 Port of Destination: " + d.partner.city,
		"3. 付款条件 Payment: 30% T/T in advance, balance against copy of B/L", "4. 保险 Insurance: to be covered by the Buyer",
		"5. 仲裁 Arbitration: CIETAC, Beijing"} {
		n.at(22, y+10, s)
		y += 8
	}
	n.at(22, y+26, "买方签字 The Buyer")
	n.at(120, y+26, "卖方签章 The Seller")
	p.seal(150, y+30, 19, d.us.name, "合同专用章")
	return paper{[]*page{p}, d.truth(latin(d.partner.partner), plain(d.us.name))}
}

func drawIntentCooperation(f *facts) paper {
	d := newDeal(f)
	p := newA4()
	n := pen{p, 12.5, pick(f.rng, append(songs, fontKai)), black}
	n.sized(21).in(fontSongBold).spreadMid(105, 40, 86, "合作意向书")
	n.at(26, 58, "甲方："+d.us.name)
	n.at(26, 67, "乙方："+d.partner.partner+"（"+d.partner.zh+"）")
	y := n.indented(26, 82, 158, 9, "甲乙双方经初步接触，就"+d.us.trade+"领域的合作达成以下意向：")
	for i, s := range []string{"双方拟在" + d.partner.zh + d.partner.city + "共同开展项目合作，具体方案另行商定。", "甲方将派业务人员赴当地考察，乙方提供必要的商务邀请与协助。",
		"双方应在本意向书签署后六个月内完成可行性研究。", "本意向书不具有法律约束力，具体权利义务以正式合同为准。"} {
		y = n.indented(26, y, 158, 9, fmt.Sprintf("%s、%s", tens(i+1), s))
	}
	n.at(26, y+26, "甲方代表（盖章）：")
	n.at(112, y+26, "乙方代表（签字）：")
	n.at(26, y+42, zhDate(d.date))
	p.seal(64, y+32, 20, d.us.name, "")
	return paper{[]*page{p}, d.truth(plain(d.us.name), latin(d.partner.partner))}
}

func drawIntentMemorandum(f *facts) paper {
	d := newDeal(f)
	p := newA4()
	n := pen{p, 10.5, fontLatinSerif, black}
	n.sized(16).in(fontLatinBold).mid(105, 36, "LETTER OF INTENT")
	n.sized(15).in(fontKai).mid(105, 45, "项目意向书")
	y := n.para(24, 60, 162, 6.4, fmt.Sprintf("This Letter of Intent is made on %s between %s of %s, %s (Party A) and the Chinese company named below (Party B).",
		d.date.Format("2 January 2006"), d.partner.partner, d.partner.city, d.partner.en))
	y = n.in(fontSong).para(24, y+3, 162, 6.8, "甲方："+d.partner.partner+"　　乙方："+d.us.name)
	for _, s := range []string{"1. The parties intend to develop a joint project and to exchange technical and commercial information.",
		"2. Party A will invite the staff of Party B for site visits and negotiations.", "3. A formal agreement shall be negotiated within six months.",
		"4. This letter expresses intentions only and creates no legal obligation."} {
		y = n.para(24, y+3, 162, 6.4, s)
	}
	y = n.in(fontSong).para(24, y+4, 162, 7, "双方有意就项目合作进行磋商，本意向书仅表达合作意愿，正式协议另行签订。")
	n.at(24, y+24, "For Party A:")
	n.at(116, y+24, "For Party B:")
	p.seal(146, y+30, 19, d.us.name, "")
	return paper{[]*page{p}, d.truth(latin(d.partner.partner), plain(d.us.name))}
}

func drawPlanChapters(f *facts) paper {
	d := newDeal(f)
	p := newA4()
	n := pen{p, 11.5, pick(f.rng, songs), black}
	n.sized(20).in(fontHeiBold).mid(105, 36, d.partner.zh+"市场拓展项目计划书")
	n.mid(105, 48, "编制单位："+d.us.name)
	n.mid(105, 56, "合作单位："+d.partner.partner)
	n.mid(105, 64, "编制日期："+zhDate(d.date))
	y := 82.0
	for _, s := range [][2]string{
		{"一、项目背景", "随着" + d.partner.zh + "市场对" + d.us.trade + "需求增长，公司计划在" + d.partner.city + "设立服务网点，与当地企业开展长期合作。"},
		{"二、项目目标", "三年内实现年销售额三百万美元，建立稳定的售后服务体系。"},
		{"三、实施步骤", "第一阶段完成市场调研与客户拜访；第二阶段签订合作协议；第三阶段组织供货、安装与培训。"},
		{"四、投资估算", "项目总投资一百二十万元人民币，由公司自筹。"},
		{"五、人员安排", "公司拟派出业务及技术人员多次赴" + d.partner.zh + "执行项目，需办理商务旅行证件。"},
		{"六、风险与对策", "汇率波动风险通过远期结汇控制；法律风险由当地律师把关。"}} {
		n.in(fontHeiBold).at(24, y, s[0])
		y = n.indented(24, y+8, 162, 7.4, s[1]) + 2
	}
	p.seal(150, y+16, 20, d.us.name, "")
	return paper{[]*page{p}, d.truth(plain(d.us.name), latin(d.partner.partner))}
}

func drawPlanTable(f *facts) paper {
	d := newDeal(f)
	p := newPage(297, 210)
	n := pen{p, 10, pick(f.rng, heis), black}
	n.sized(18).in(fontHeiBold).mid(148, 24, "境外合作项目实施计划书")
	g := form{n, 20, 32, 0.25}
	g.row(9, []float64{36, 92, 36, 92}, "|甲方（申报单位）", d.us.name, "|乙方（合作方）", d.partner.partner)
	g.row(9, []float64{36, 92, 36, 92}, "|合作国别", d.partner.zh, "|编制日期", isoDate(d.date))
	year := d.date.Year()
	y := table{n, 20, g.y, 0.25, 10, []column{{"阶段", 26, 'c'}, {"工作内容", 110, 'l'}, {"起止时间", 60, 'c'}, {"负责人", 30, 'c'}, {"预算（万元）", 30, 'r'}}}.draw([][]string{
		{"第一阶段", "市场调研、客户拜访、项目立项", fmt.Sprintf("%d年1月-%d年3月", year+1, year+1), d.us.legalRep, "20.00"},
		{"第二阶段", "技术交流、样机试用、商务谈判", fmt.Sprintf("%d年4月-%d年8月", year+1, year+1), d.us.legalRep, "45.00"},
		{"第三阶段", "签订合同、发货、现场安装调试", fmt.Sprintf("%d年9月-%d年12月", year+1, year+1), d.us.legalRep, "60.00"}})
	n.para(20, y+10, 250, 6.4, "项目计划说明：本项目由我公司与"+d.partner.en+"企业共同实施，拟安排业务人员定期赴"+d.partner.city+"开展工作。")
	p.seal(230, y+34, 20, d.us.name, "")
	return paper{[]*page{p}, d.truth(plain(d.us.name), latin(d.partner.partner))}
}
