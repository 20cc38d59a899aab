package specimen

import (
	"fmt"
	"strings"
)

// drawContractService draws the form of contracts for technical services: a
// cover sheet with the parties on ruled lines, and a page of clauses.
func drawContractService(f *facts) paper {
	d := newFarDeal(f)
	p := newA4()
	n := pen{p, 14, pick(f.rng, songs), black}
	n.sized(10.5).at(24, 24, "合同登记编号："+d.number)
	n.sized(28).in(fontSongBold).spreadMid(105, 62, 110, "技术服务合同")
	y := 100.0
	for _, s := range [][2]string{{"项目名称", d.us.trade + "项目技术服务"}, {"委托方（甲方）", d.firm.zh}, {"受托方（乙方）", d.us.name},
		{"签订时间", pick(f.rng, []string{zhDate(d.date), zhDateSpaced(d.date), isoDate(d.date)})}, {"签订地点", d.us.city + d.us.district},
		{"有效期限", zhDate(d.date.AddDate(0, 0, 20)) + "至" + zhDate(d.date.AddDate(1, 6, 19))}} {
		n.at(28, y, s[0]+"：")
		n.ruled(74, y, 108, s[1])
		y += 17
	}
	n.sized(12).mid(105, 262, "中华人民共和国科学技术部印制")
	return paper{[]*page{p, d.servicePage(n)}, d.truth(d.firm.zh, plain(d.us.name))}
}

func (d farDeal) servicePage(n pen) *page {
	p := newA4()
	n.p, n.size = p, 11.5
	y := n.indented(24, 28, 162, 8, fmt.Sprintf("委托方为设立于%s%s的企业，现就%s项目委托受托方提供技术服务。双方经协商一致，签订本合同。", d.partner.zh, d.cityZh, d.us.trade))
	for i, s := range []string{"技术服务的内容：提供设计方案、现场指导与人员培训。", "工作条件：甲方提供场地、资料及必要的签证邀请函。",
		"服务费总额为美元拾万元整，由甲方在验收后三十日内支付。", "受托方开户银行：中国银行" + d.us.city + "分行，账号：" + d.us.account + "。",
		"技术资料的保密期限为合同终止后三年。", "违约责任：任何一方违约，应按服务费总额的百分之十支付违约金。", "争议由北京仲裁委员会仲裁。本合同一式四份，双方各执两份。"} {
		y = n.indented(24, y+2, 162, 8, "第"+tens(i+1)+"条　"+s)
	}
	n.at(24, y+20, "委托方（签字）：")
	n.at(112, y+20, "受托方（盖章）：")
	n.at(24, y+32, "法定代表人或委托代理人：")
	n.at(112, y+32, "法定代表人："+d.us.legalRep)
	p.seal(158, y+26, 20, d.us.name, "合同专用章")
	return p
}

// drawContractEnglish draws an agreement in English alone that names its
// parties in the first sentence.
func drawContractEnglish(f *facts) paper {
	d := newFarDeal(f)
	p := newA4()
	n := pen{p, 10.5, pick(f.rng, []face{fontLatinSerif, fontLatin}), black}
	n.sized(15).in(fontLatinBold).mid(105, 30, "SALES AND PURCHASE AGREEMENT")
	n.sized(9.5).mid(105, 37, "Agreement No. "+d.number)
	when := pick(f.rng, []string{"this " + formalDate(d.date), monthDayYear(d.date), d.date.Format("2 January 2006")})
	y := n.para(24, 50, 162, 6, "THIS AGREEMENT is made and entered into on "+when+" by and between:")
	y = n.para(34, y+3, 152, 6, fmt.Sprintf("%s, a company organised under the laws of %s, having its principal office at %s (hereinafter called the \"Seller\"); and",
		d.partner.partner, d.partner.en, d.abroad()))
	y = n.para(34, y+3, 152, 6, fmt.Sprintf("%s, a company organised under the laws of the People's Republic of China, having its registered office in %s (hereinafter called the \"Buyer\").",
		d.us.english(), d.home()))
	for i, s := range []string{"GOODS. The Seller shall sell and the Buyer shall purchase two sets of equipment as specified in Annex 1.",
		"PRICE. The total contract price is USD 186,400.00, CIF Dalian.", "SHIPMENT. Not later than " + monthDayYear(d.date.AddDate(0, 4, 9)) + ".",
		"PAYMENT. By irrevocable letter of credit opened through Bank of China, Liaoning Branch.",
		"TERM. This Agreement shall remain in force until " + monthDayYear(d.date.AddDate(2, 0, -1)) + ".", "GOVERNING LAW. This Agreement is governed by the CISG."} {
		y = n.para(24, y+3, 162, 6, fmt.Sprintf("%d. %s", i+1, s))
	}
	y = n.para(24, y+4, 162, 6, "IN WITNESS WHEREOF the parties have caused this Agreement to be signed by their duly authorised representatives.")
	n.in(fontLatinBold).at(24, y+12, "For the Seller")
	n.in(fontLatinBold).at(116, y+12, "For the Buyer")
	n.ruled(24, y+30, 60, "")
	n.ruled(116, y+30, 60, "")
	n.at(24, y+37, d.signer+", President")
	n.at(116, y+37, "Authorised signature")
	p.seal(150, y+24, 18, d.us.name, "")
	return paper{[]*page{p}, d.truth(latin(d.partner.partner), d.us.english())}
}

// drawContractSupply draws the printed form of purchase contracts, its head
// in two columns and the parties' particulars in a table at its foot.
func drawContractSupply(f *facts) paper {
	d := newFarDeal(f)
	p := newA4()
	n := pen{p, 10.5, pick(f.rng, append(songs, fontKai)), black}
	n.sized(19).in(fontHeiBold).spreadMid(105, 28, 84, pick(f.rng, []string{"工矿产品购销合同", "产品出口供货合同", "设备采购合同"}))
	seller, buyer := pick2(f.rng, [][2]string{{"供方：", "需方："}, {"出卖人：", "买受人："}, {"供货方：", "采购方："}})
	n.at(20, 44, seller+d.us.name)
	n.at(20, 52, buyer+d.firm.zh)
	n.at(128, 44, "合同编号："+d.number)
	n.at(128, 52, "签订地点："+d.us.city)
	n.at(128, 60, "签订时间："+pick(f.rng, []string{zhDatePadded(d.date), d.date.Format("2006.01.02"), d.date.Format("2006/1/2")}))
	n.at(20, 60, "运抵国别："+d.partner.zh)
	y := table{n.sized(9.5), 20, 66, 0.25, 8, []column{{"产品名称", 46, 'l'}, {"规格型号", 30, 'c'}, {"单位", 14, 'c'}, {"数量", 16, 'c'},
		{"单价（元）", 30, 'r'}, {"总金额（元）", 34, 'r'}}}.draw([][]string{
		{d.us.trade + "专用件", "LN-" + digits(f.rng, 3), "套", "30", "4,280.00", "128,400.00"}, {"配套附件", "FJ-" + digits(f.rng, 2), "件", "60", "215.00", "12,900.00"},
		{"合计人民币金额（大写）", "", "", "", "", "壹拾肆万壹仟叁佰元整"}})
	for _, s := range []string{"一、质量要求、技术标准：按双方签字的技术协议执行。", "二、交（提）货时间：" + zhDate(d.date.AddDate(0, 3, 5)) + "前，地点：大连大窑湾港。",
		"三、运输方式及费用负担：海运，费用由供货一方承担。", "四、结算方式及期限：预付百分之三十，发货前付清余款。", "五、违约责任：按《中华人民共和国民法典》有关规定执行。"} {
		y = n.para(20, y+8, 170, 7, s) - 7
	}
	d.footTable(n, y+6, strings.TrimSuffix(seller, "："), strings.TrimSuffix(buyer, "："))
	p.seal(78, y+36, 19, d.us.name, "合同专用章")
	return paper{[]*page{p}, d.truth(plain(d.us.name), d.firm.zh)}
}

// footTable draws the particulars of both parties side by side.
func (d farDeal) footTable(n pen, y float64, seller, buyer string) {
	n.size = 9.5
	g := form{n, 20, y, 0.25}
	g.row(8, []float64{85, 85}, "|"+seller, "|"+buyer)
	for _, r := range [][2]string{{"单位名称（章）：" + d.us.name, "单位名称（章）：" + d.firm.zh}, {"单位地址：" + d.us.address, "单位地址：" + d.partner.zh + d.cityZh},
		{"法定代表人：" + d.us.legalRep, "法定代表人：" + d.signer}, {"电话：" + d.us.phone, "电话："},
		{"开户银行：中国建设银行" + d.us.city + "支行", "开户银行："}, {"账号：" + d.us.account, "账号："}} {
		g.row(8.5, []float64{85, 85}, r[0], r[1])
	}
}

// drawContractConfirmation draws a bilingual sales confirmation.
func drawContractConfirmation(f *facts) paper {
	d := newFarDeal(f)
	p := newA4()
	n := pen{p, 9.5, pick(f.rng, heis), black}
	n.sized(18).in(fontHeiBold).mid(105, 26, "售货确认书")
	n.sized(14).in(fontLatinBold).mid(105, 34, "SALES CONFIRMATION")
	p.line(20, 38, 190, 38, 0.5, black)
	for i, s := range []string{"编号 S/C No.: " + d.number, "日期 Date: " + pick(f.rng, []string{shortMonthDayYear(d.date), d.date.Format("2006-01-02"), monthDayYear(d.date)}), "签约地点 Signed at: " + d.us.seat()} {
		n.at(122, 46+float64(i)*6, s)
	}
	n.at(20, 68, "卖方 Sellers:")
	n.at(52, 68, d.us.name)
	n.at(20, 75, "地址 Address:")
	n.at(52, 75, d.home())
	n.at(20, 84, "买方 Buyers:")
	n.at(52, 84, d.partner.partner)
	n.at(20, 91, "地址 Address:")
	n.at(52, 91, d.abroad())
	y := n.para(20, 103, 170, 5.4, "兹经买卖双方同意成交下列商品，订立条款如下： The undersigned Sellers and Buyers have agreed to close the following transactions according to the terms and conditions stipulated below:")
	y = table{n.sized(9), 20, y, 0.2, 8, []column{{"品名及规格 Name of Commodity", 62, 'l'}, {"数量 Quantity", 32, 'c'}, {"单价 Unit Price", 38, 'r'},
		{"金额 Amount", 38, 'r'}}}.draw([][]string{{tradeLatin[d.us.trade] + " goods, item " + digits(f.rng, 4), "1,200 PCS", "USD 8.50", "USD 10,200.00"}, {"Packing in cartons", "40 CTNS", "", ""}})
	for _, s := range []string{"总值 Total Value: SAY US DOLLARS TEN THOUSAND TWO HUNDRED ONLY", "装运期限 Time of Shipment: before " + shortMonthDayYear(d.date.AddDate(0, 2, 11)),
		"装运口岸 Port of Loading: Dalian　　目的口岸 Destination: " + d.partner.city, "通知方 Notify Party: Harbour Freight Agency",
		"银行 Sellers' Bank: Bank of Communications, " + d.us.seat() + " Branch", "仲裁 Arbitration: CIETAC"} {
		y += 8
		n.at(20, y, s)
	}
	n.at(24, y+20, "卖方 THE SELLERS")
	n.at(126, y+20, "买方 THE BUYERS")
	n.at(126, y+36, d.signer)
	p.seal(62, y+28, 19, d.us.name, "业务专用章")
	return paper{[]*page{p}, d.truth(plain(d.us.name), latin(d.partner.partner))}
}
