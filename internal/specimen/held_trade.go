package specimen

import (
	"fmt"
	"strings"
	"time"
)

func heldContracts() []layout {
	return []layout{{name: "held-agency", held: true, draw: drawHeldAgency}, {name: "held-boxes", held: true, draw: drawHeldBoxes}}
}

func heldIntents() []layout {
	return []layout{{name: "held-investment", held: true, draw: drawHeldInvestment}, {name: "held-mou", held: true, draw: drawHeldMOU}}
}

func heldPlans() []layout {
	return []layout{{name: "held-brief", held: true, draw: drawHeldBrief}, {name: "held-slide", held: true, draw: drawHeldSlide}}
}

// drawHeldAgency draws an agency contract whose parties stand in blocks with
// their particulars, dated between the signatures.
func drawHeldAgency(f *facts) paper {
	d := newFarDeal(f)
	p := newA4()
	n := pen{p, 11, pick(f.rng, []face{fontZenHei, fontWenKai, fontMing}), black}
	n.sized(9).ink(grey).at(22, 18, "合同号 "+d.number)
	n.sized(22).mid(105, 34, pick(f.rng, []string{"海外市场代理合同", "独家经销协议", "出口代理协议书"}))
	first, second := pick2(f.rng, [][2]string{{"委托人（以下称甲方）", "代理人（以下称乙方）"}, {"授权方（甲方）", "被授权方（乙方）"}})
	y := 50.0
	for i, block := range [][]string{{first, d.us.name, "住所：" + d.us.address, "统一社会信用代码：" + d.us.uscc},
		{second, d.firm.zh, "住所：" + d.partner.zh + d.cityZh, "负责人：" + d.signer}} {
		p.fill(22, y-5, 1.2, 24, []ink{blue, red}[i])
		n.sized(9.5).ink(grey).at(26, y, block[0])
		n.sized(13).at(26, y+6.5, block[1])
		n.sized(9.5).at(26, y+12.5, block[2])
		n.sized(9.5).at(26, y+17.5, block[3])
		y += 31
	}
	for i, s := range []string{"甲方授权乙方在" + d.partner.zh + "境内代理销售其" + d.us.trade + "产品。", "代理期限自" + zhDate(d.date.AddDate(0, 0, 14)) + "起至" + zhDate(d.date.AddDate(2, 0, 13)) + "止。",
		"乙方每年度最低销售额为五十万美元，佣金比例为百分之五。", "佣金经中国农业银行" + d.us.city + "分行汇付，汇费由甲方承担。", "未经甲方书面同意，乙方不得将代理权转让给第三方。",
		"因本合同产生的争议，提交大连仲裁委员会仲裁。"} {
		y = n.para(22, y+3, 166, 7.2, fmt.Sprintf("%d、%s", i+1, s))
	}
	p.line(22, y+8, 188, y+8, 0.2, grey)
	n.at(22, y+17, "甲方签章")
	n.at(148, y+17, "乙方签章")
	n.mid(105, y+30, "签约日 "+pick(f.rng, []string{d.date.Format("2006/01/02"), zhDate(d.date), capsDate(d.date)}))
	n.sized(9.5).mid(105, y+36, "签约地 "+d.us.city)
	n.at(148, y+30, d.signer)
	p.seal(56, y+26, 18, d.us.name, "合同专用章")
	return paper{[]*page{p}, d.truth(plain(d.us.name), d.firm.zh)}
}

// drawHeldBoxes draws an order in English, its parties side by side in
// boxes.
func drawHeldBoxes(f *facts) paper {
	d := newFarDeal(f)
	p := newA4()
	n := pen{p, 9.5, pick(f.rng, []face{fontLatinMono, fontLatinSerif}), black}
	n.sized(16).in(fontLatinSerif).at(18, 26, "PURCHASE CONTRACT")
	p.frame(area{18, 32, 87, 40}, 0.3, black)
	p.frame(area{105, 32, 87, 40}, 0.3, black)
	n.sized(8).ink(grey).at(20, 37, "BUYER")
	n.para(20, 43, 82, 5, d.partner.partner)
	n.sized(8).para(20, 56, 82, 4.4, d.abroad())
	n.sized(8).ink(grey).at(107, 37, "SELLER")
	n.para(107, 43, 82, 5, d.us.english())
	n.sized(8).para(107, 56, 82, 4.4, d.home())
	date := pick(f.rng, []func(time.Time) string{func(t time.Time) string { return strings.ToUpper(t.Format("02 Jan 2006")) }, monthDayYear, isoDate})
	y := table{n.sized(8.5), 18, 76, 0.2, 8, []column{{"CONTRACT NO.", 58, 'c'}, {"CONTRACT DATE", 58, 'c'}, {"DELIVERY NOT LATER THAN", 58, 'c'}}}.draw([][]string{{d.number, date(d.date), date(d.date.AddDate(0, 4, 2))}})
	y = table{n.sized(8.5), 18, y + 6, 0.2, 8, []column{{"POS", 14, 'c'}, {"DESCRIPTION OF GOODS", 74, 'l'}, {"QTY", 22, 'c'}, {"UNIT PRICE", 32, 'r'}, {"TOTAL USD", 32, 'r'}}}.draw([][]string{
		{"1", tradeLatin[d.us.trade] + " unit", "6", "4,150.00", "24,900.00"}, {"2", "Commissioning on site", "1", "3,000.00", "3,000.00"}, {"", "TOTAL FOB DALIAN", "", "", "27,900.00"}})
	for _, s := range []string{"TERMS OF PAYMENT: 20 PCT WITH ORDER, BALANCE AGAINST DOCUMENTS", "BENEFICIARY BANK: INDUSTRIAL AND COMMERCIAL BANK OF CHINA, " + strings.ToUpper(d.us.seat()),
		"COUNTRY OF ORIGIN: CHINA", "COUNTRY OF DESTINATION: " + strings.ToUpper(d.partner.en), "CONSIGNEE: TO ORDER", "WARRANTY: 12 MONTHS FROM COMMISSIONING"} {
		n.sized(8.5).at(18, y+8, s)
		y += 7
	}
	n.at(18, y+24, "Signed for the Buyer")
	n.at(105, y+24, "Signed for the Seller")
	n.ruled(18, y+44, 66, d.signer)
	n.ruled(105, y+44, 66, "")
	p.seal(140, y+38, 18, d.us.name, "合同专用章")
	return paper{[]*page{p}, d.truth(latin(d.partner.partner), d.us.english())}
}

// drawHeldInvestment draws an intent in running text that names the parties
// in its first sentence.
func drawHeldInvestment(f *facts) paper {
	d := newFarDeal(f)
	p := newA4()
	n := pen{p, 13, pick(f.rng, []face{fontWenKai, fontFang, fontMing}), black}
	n.sized(24).in(fontWenKai).spreadMid(105, 42, 108, "项目投资意向书")
	y := n.indented(28, 64, 154, 10, fmt.Sprintf("%s（甲方）与%s的%s（乙方），就双方在%s合作开展%s业务事宜，经友好磋商，于%s在%s达成如下意向。",
		d.us.name, d.partner.zh, d.firm.zh, d.cityZh, d.us.trade, pick(f.rng, []string{zhDate(d.date), capsDate(d.date)}), d.us.city))
	for i, s := range []string{"双方共同出资设立合营公司，甲方占股百分之六十，乙方占股百分之四十。", "甲方以设备和技术出资，乙方以场地和现金出资。",
		"双方争取于" + zhDate(d.date.AddDate(0, 10, 6)) + "前完成可行性研究报告。", "本意向书不构成任何一方的法律责任。"} {
		y = n.indented(28, y+2, 154, 10, tens(i+1)+"、"+s)
	}
	n.at(28, y+22, "甲方代表："+d.us.legalRep)
	n.at(28, y+36, "乙方代表："+d.signer)
	p.seal(92, y+24, 20, d.us.name, "")
	return paper{[]*page{p}, d.truth(plain(d.us.name), d.firm.zh)}
}

// drawHeldMOU draws a memorandum of understanding in English with a table of
// its parties on its first lines.
func drawHeldMOU(f *facts) paper {
	d := newFarDeal(f)
	p := newA4()
	n := pen{p, 10, pick(f.rng, []face{fontLatinSerif, fontLatinMono}), black}
	n.sized(14).in(fontLatinSerif).mid(105, 30, "MEMORANDUM OF UNDERSTANDING")
	n.sized(10).mid(105, 37, "(Letter of Intent)")
	g := form{n.sized(9), 22, 44, 0.2}
	g.row(9, []float64{42, 124}, "First Party", d.us.english())
	g.row(9, []float64{42, 124}, "Second Party", d.partner.partner)
	g.row(9, []float64{42, 124}, "Place of business", d.partner.city+", "+d.partner.en)
	g.row(9, []float64{42, 124}, "Effective date", pick(f.rng, []string{d.date.Format("2 January 2006"), monthDayYear(d.date), formalDate(d.date)}))
	g.row(9, []float64{42, 124}, "Duration", "12 months")
	y := g.y + 10
	for i, s := range []string{"Background. The parties met during a business mission and wish to record their common understanding.",
		"Intended cooperation. The First Party intends to supply, and the Second Party intends to distribute, products for the local market.",
		"Visits. Each party will receive employees of the other and provide invitation letters where a visa is required.",
		"Confidentiality. Information marked as confidential will not be disclosed to third parties such as banks or carriers.",
		"No obligation. Except for confidentiality this document creates no binding obligation."} {
		y = n.para(22, y, 166, 6, fmt.Sprintf("%d. %s", i+1, s)) + 3
	}
	n.at(22, y+14, "First Party")
	n.at(118, y+14, "Second Party")
	n.ruled(22, y+34, 60, "")
	n.ruled(118, y+34, 60, d.signer)
	p.seal(56, y+28, 18, d.us.name, "")
	return paper{[]*page{p}, d.truth(d.us.english(), latin(d.partner.partner))}
}

// drawHeldBrief draws a plan as an official paper: a heading, numbered
// chapters in Chinese, the company and the date at the end.
func drawHeldBrief(f *facts) paper {
	d := newFarDeal(f)
	p := newA4()
	n := pen{p, 12, pick(f.rng, []face{fontMing, fontFang, fontWenKai}), black}
	n.sized(18).in(fontZenHei).mid(105, 34, "关于赴"+d.partner.zh+"实施"+d.us.trade+"项目的计划书")
	y := n.indented(26, 52, 158, 8.6, "为落实公司国际化经营方针，经与合作方"+d.firm.zh+"协商，拟在"+d.cityZh+"实施本项目。现将有关计划报告如下。")
	for i, s := range []string{"项目背景。该国市场需求稳定，合作方具有完善的销售渠道，双方已有三年往来。", "主要任务。完成样品认证、渠道建设和售后培训三项工作。",
		fmt.Sprintf("时间安排。%d年第一季度考察，第二季度签约，第三季度起供货，%s前总结。", d.date.Year()+1, zhDate(d.date.AddDate(1, 1, 9))),
		"费用来源。所需经费九十五万元由公司自筹，在年度预算中列支。", "人员派遣。拟派业务和技术骨干五人，每年往返四至六次，每次不超过三十天。"} {
		y = n.indented(26, y+2, 158, 8.6, "（"+tens(i+1)+"）"+s)
	}
	n.end(184, y+24, d.us.name)
	n.end(184, y+33, pick(f.rng, []string{zhDate(d.date), capsDate(d.date)}))
	p.seal(158, y+26, 20, d.us.name, "")
	return paper{[]*page{p}, d.truth(plain(d.us.name), d.firm.zh)}
}

// drawHeldSlide draws the sheet of a presentation.
func drawHeldSlide(f *facts) paper {
	d := newFarDeal(f)
	p := newPage(280, 158)
	n := pen{p, 11, pick(f.rng, []face{fontZenHei, fontMicroHei}), black}
	p.fill(0, 0, 280, 26, ink{120, 40, 40})
	n.sized(20).ink(white).at(14, 17, "国际合作项目计划书")
	n.sized(10).ink(white).end(266, 17, "Project Plan")
	y := 40.0
	for _, s := range [][2]string{{"主办方", d.us.name}, {"协作方", d.partner.partner}, {"目标市场", d.partner.zh}, {"制定日期", pick(f.rng, []string{isoDate(d.date), d.date.Format("2006.01.02"), zhDate(d.date)})}} {
		p.fill(14, y-5.4, 30, 8, ink{240, 226, 222})
		n.mid(29, y, s[0])
		n.at(50, y, s[1])
		y += 11
	}
	for i, s := range []string{"调研", "洽谈", "签约", "实施", "验收"} {
		x := 14 + float64(i)*52
		p.frame(area{x, 92, 44, 14}, 0.4, ink{120, 40, 40})
		n.mid(x+22, 101, s)
		n.sized(9).ink(grey).mid(x+22, 112, d.date.AddDate(0, 2+3*i, 0).Format("2006年1月"))
	}
	n.sized(10).at(14, 128, "投入：人员六名，资金八十万元。产出：年销售额三百万美元。")
	n.sized(9).ink(grey).at(14, 150, "内部资料　请勿外传")
	n.sized(9).ink(grey).end(266, 150, "1 / 1")
	return paper{[]*page{p}, d.truth(plain(d.us.name), latin(d.partner.partner))}
}
