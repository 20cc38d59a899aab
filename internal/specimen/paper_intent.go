package specimen

import "fmt"

// drawIntentLetter draws a letter of intent that a company abroad writes to
// the enterprise, in English.
func drawIntentLetter(f *facts) paper {
	d := newFarDeal(f)
	p := newA4()
	n := pen{p, 10.5, pick(f.rng, []face{fontLatinSerif, fontLatin}), black}
	n.sized(15).in(fontLatinBold).ink(blue).at(24, 26, d.partner.partner)
	n.sized(8.5).ink(grey).at(24, 32, d.abroad())
	p.line(24, 35, 186, 35, 0.6, blue)
	n.at(24, 48, pick(f.rng, []string{monthDayYear(d.date), d.date.Format("2 January 2006"), "Date: " + monthDayYear(d.date)}))
	n.at(24, 60, "To: "+d.us.english())
	n.at(24, 66, d.home())
	n.in(fontLatinBold).at(24, 80, "Re: Letter of Intent for cooperation in "+d.partner.en)
	n.at(24, 92, "Dear Sirs,")
	y := 101.0
	for _, s := range []string{"Following our meeting at the trade fair in April, we are pleased to confirm our intention to enter into a business relationship with your company.",
		"We intend to purchase your products in the amount of approximately USD 300,000 a year, subject to the outcome of sample tests and to a definitive agreement.",
		"We would like to invite your staff to visit our plant in " + d.partner.city + " for technical discussions. We will assist with their visa applications.",
		"This letter is a statement of intent only and is not binding on either party. It lapses if no agreement is signed by " + monthDayYear(d.date.AddDate(0, 9, 3)) + "."} {
		y = n.para(24, y, 162, 6.4, s) + 3
	}
	n.at(24, y+8, "Yours faithfully,")
	n.in(fontKai).sized(16).ink(blue).at(26, y+24, d.signer)
	n.at(24, y+34, d.signer)
	n.at(24, y+40, "Managing Director")
	return paper{[]*page{p}, d.truth(latin(d.partner.partner), d.us.english())}
}

// drawIntentPurchase draws an intent to purchase with a table of the goods
// and a block of signatures in two columns.
func drawIntentPurchase(f *facts) paper {
	d := newFarDeal(f)
	p := newA4()
	n := pen{p, 11.5, pick(f.rng, heis), black}
	n.sized(20).in(fontHeiBold).mid(105, 32, pick(f.rng, []string{"采购意向书", "进口采购意向协议", "产品购销意向书"}))
	n.sized(9.5).end(186, 42, "编号："+d.number)
	buyer, seller := pick2(f.rng, [][2]string{{"甲方（采购方）", "乙方（供应方）"}, {"意向采购方", "意向供应方"}, {"甲　方", "乙　方"}})
	g := form{n, 24, 48, 0.25}
	g.row(10, []float64{40, 122}, "|"+buyer, d.us.name)
	g.row(10, []float64{40, 122}, "|"+seller, d.firm.zh)
	g.row(10, []float64{40, 122}, "|供应方所在国", d.partner.zh)
	y := n.indented(24, g.y+12, 162, 8, "双方于近期就下列商品的采购事宜进行了接洽，现达成采购意向如下：")
	next := zhDate(d.date.AddDate(0, 5, 8))
	y = table{n.sized(10), 24, y - 2, 0.25, 8.5, []column{{"序号", 14, 'c'}, {"商品名称", 54, 'l'}, {"意向数量", 30, 'c'}, {"意向金额（万美元）", 36, 'r'}, {"预计交货", 28, 'c'}}}.draw([][]string{
		{"1", d.us.trade + "原料", "200 吨", "46.00", "分批"}, {"2", "配套备件", "1 批", "8.50", "一次"}})
	for i, s := range []string{"具体价格、数量以" + next + "前签订的正式合同为准。", "供应方协助采购方人员办理商务签证并安排考察。", "本意向书自签署之日起一年内有效。"} {
		y = n.indented(24, y+9, 162, 8, fmt.Sprintf("%d．%s", i+1, s)) - 8
	}
	n.at(24, y+24, "采购方代表："+d.us.legalRep)
	n.at(116, y+24, "供应方代表："+d.signer)
	on := pick(f.rng, []string{zhDate(d.date), d.date.Format("2006.01.02"), zhDateSpaced(d.date)})
	n.at(24, y+36, "日期："+on)
	n.at(116, y+36, "日期："+on)
	p.seal(66, y+28, 19, d.us.name, "")
	return paper{[]*page{p}, d.truth(plain(d.us.name), d.firm.zh)}
}

// drawIntentColumns draws a memorandum of understanding, Chinese on the left
// and English on the right.
func drawIntentColumns(f *facts) paper {
	d := newFarDeal(f)
	p := newA4()
	n := pen{p, 10.5, pick(f.rng, songs), black}
	n.sized(18).in(fontSongBold).mid(60, 32, "合作意向备忘录")
	n.sized(11).in(fontLatinBold).mid(150, 31, "MEMORANDUM OF INTENT")
	p.line(105, 40, 105, 214, 0.15, grey)
	n.at(20, 48, "甲方："+d.us.name)
	n.at(20, 56, "乙方：")
	left := n.para(32, 56, 70, 6, d.partner.partner)
	e := n.sized(9).in(fontLatinSerif)
	e.at(110, 48, "Party A is a company of China.")
	e.para(110, 56, 80, 5.6, "Party B is a company of "+d.partner.en+".")
	left, right := max(left, 68)+4, 74.0
	for i, s := range [][2]string{{"双方同意在" + d.us.trade + "领域建立长期合作关系，优先选择对方作为合作伙伴。", "The parties agree to cooperate on a long-term basis and to give priority to each other."},
		{"双方将于六个月内互派人员进行商务访问和技术交流。", "Within six months the parties will exchange visits of business and technical staff."},
		{"具体合作项目由双方另行签订正式合同予以确定。", "Projects will be laid down in formal contracts to be signed later."},
		{"双方对在合作中知悉的商业秘密负有保密义务。", "Each party keeps confidential what it learns of the other's business."},
		{"本备忘录以中英文书就，两种文本同等有效，不具法律约束力。", "This memorandum is made in Chinese and English and is not legally binding."}} {
		y := max(left, right)
		left = n.para(20, y, 80, 6.6, tens(i+1)+"、"+s[0]) + 3
		right = e.para(110, y, 80, 5.6, fmt.Sprintf("%d. %s", i+1, s[1])) + 3
	}
	n.at(20, 224, "甲方签章：")
	n.at(116, 224, "乙方签字：")
	n.at(116, 240, d.signer)
	n.at(20, 262, "签署日期："+pick(f.rng, []string{capsDate(d.date), zhDate(d.date)}))
	n.at(116, 262, "签署地点："+d.cityZh)
	p.seal(58, 234, 19, d.us.name, "")
	return paper{[]*page{p}, d.truth(plain(d.us.name), latin(d.partner.partner))}
}
