package specimen

import (
	"strings"
	"time"
)

func moreRemittanceLayouts() []layout {
	return []layout{
		{name: "spdb", draw: drawSPDB},
		{name: "citic", draw: drawCITIC},
		{name: "ceb", draw: drawCEB},
		{name: "postal", draw: drawPostal},
		{name: "confirmation", draw: drawConfirmation},
		{name: "rural", draw: drawRural},
	}
}

// told adds a word on the state of the transfer where a bank prints none
// unless the transfer hangs.
func (t transfer) told() string { return t.status("", "处理中") }

// masked hides the middle of an account.
func masked(account string) string {
	return account[:4] + strings.Repeat("*", len(account)-8) + account[len(account)-4:]
}

// drawSPDB draws labels flush right over a watermark, one field a line.
func drawSPDB(f *facts) paper {
	t := newTransfer(f, "上海浦东发展银行沈阳分行")
	p := newPage(210, 148)
	n := pen{p, 9, pick(f.rng, heis), black}
	n.sized(20).in(fontHei).ink(blue.pale()).watermark("浦发银行", 40)
	n.sized(13).in(fontHeiBold).ink(blue).at(14, 15, "浦发银行 SPD BANK")
	n.sized(13).in(fontHeiBold).end(196, 15, "电子回单")
	p.line(14, 18, 196, 18, 0.6, blue)
	status := t.status("交易成功", "处理中")
	n.flush(48, 26, 64, 8.5, [][2]string{{"付款方账号", t.payerAccount}, {"付款方户名", t.payer}, {"付款方开户行", t.payerBank},
		{"小写金额", "CNY " + grouped(t.fen)}, {"交易日期", isoDate(t.at)}, {"核心流水号", t.serial}})
	n.flush(134, 26, 60, 8.5, [][2]string{{"收款方账号", t.payeeAccount}, {"收款方户名", t.payee}, {"收款方开户行", feeBank}})
	n.flush(134, 55, 60, 8.5, [][2]string{{"交易状态", status}, {"凭证种类", "网上银行支付"}})
	n.flush(48, 80, 140, 7.5, [][2]string{{"大写金额", "人民币" + amountWords(t.fen)}, {"用途", t.purpose}, {"摘要", "跨行转账"}, {"手续费", "CNY 0.00"}})
	p.dotted(14, 112, 196, 1.6, grey)
	n.sized(7.5).at(14, 118, "电子回单号："+digits(f.rng, 20)+"　防伪码："+t.code)
	n.sized(7.5).para(14, 123, 110, 4, "说明：本回单为电子打印凭证，不作为收付款方收付款的唯一依据，请以实际入账为准；请勿重复记账。客服热线95528")
	if t.done {
		p.ovalSeal(168, 126, 20, 13, "上海浦东发展银行", "电子回单", "专用章")
	}
	return paper{[]*page{p}, t.truth(status)}
}

// drawCITIC draws two boxes side by side, each label above its value, and
// masks the payer's account.
func drawCITIC(f *facts) paper {
	t := newTransfer(f, "中信银行沈阳分行营业部")
	t.payerAccount = masked(t.payerAccount)
	p := newPage(210, 160)
	n := pen{p, 9.5, pick(f.rng, append(songs, fontMicroHei)), black}
	n.sized(16).in(fontHeiBold).ink(red).at(16, 18, "中信银行")
	n.sized(12).in(fontSongBold).mid(118, 18, "对公网银转账业务凭证")
	n.sized(7.5).end(194, 24, "打印时间 "+t.at.AddDate(0, 0, 2).Format("2006-01-02 15:04:05")+"　第1次打印")
	for i, side := range [][4]string{{"付款人", t.payer, t.payerAccount, t.payerBank}, {"收款人", t.payee, t.payeeAccount, feeBank}} {
		x := 16 + float64(i)*90
		p.frame(area{x, 28, 88, 46}, 0.3, grey)
		n.sized(8).in(fontHeiBold).ink(red).at(x+3, 34, side[0]+"信息")
		for k, label := range []string{"名称", "账号", "开户机构"} {
			n.sized(7).ink(grey).at(x+3, 40+float64(k)*12, label)
			n.at(x+3, 44.6+float64(k)*12, side[k+1])
		}
	}
	status := t.status("支付成功", "待授权")
	g := form{n, 16, 78, 0.25}
	g.row(8, []float64{26, 62, 26, 64}, "币种金额", "RMB"+grouped(t.fen), "大写", roundYuan(t.fen))
	g.row(8, []float64{26, 62, 26, 64}, "受理日期", t.at.Format("2006/01/02"), "柜员流水", t.serial)
	g.row(8, []float64{26, 152}, "付款用途", t.purpose)
	g.row(8, []float64{26, 62, 26, 64}, "处理状态", status, "业务类型", "汇兑—实时支付")
	n.sized(7.5).para(16, g.y+6, 100, 3.8, "1.本凭证不可用于提货、质押。2.可登录中信银行门户网站“回单验证”，输入验证码"+t.code+"查询真伪。")
	if t.done {
		p.seal(166, g.y+18, 16, "中信银行股份有限公司", "业务受理章")
	}
	truth := t.truth(status)
	truth["amount_words"] = roundYuan(t.fen)
	return paper{[]*page{p}, truth}
}

// drawCEB draws a ruled form in three sections with a fee and the sum that
// was taken from the account.
func drawCEB(f *facts) paper {
	t := newTransfer(f, "中国光大银行股份有限公司沈阳和平支行")
	p := newPage(220, 150)
	n := pen{p, 9, pick(f.rng, kais), ink{40, 20, 70}}
	fee := int64(between(f.rng, 1, 9)) * 50
	n.sized(15).in(fontKai).mid(110, 17, "中国光大银行 客户贷记通知/付款回单")
	n.at(14, 26, "交易机构 7585 沈阳和平支行")
	n.mid(110, 26, t.at.Format("2006 年 01 月 02 日"))
	n.end(206, 26, "凭证编号 "+digits(f.rng, 10))
	g := form{n, 14, 29, 0.3}
	w := []float64{10, 24, 158}
	for i, side := range [][4]string{{"付款方", t.payer, t.payerAccount, t.payerBank}, {"收款方", t.payee, t.payeeAccount, feeBank}} {
		top := g.y
		for k, label := range []string{"|全　称", "|账　号", "|汇出行"} {
			if i == 1 && k == 2 {
				label = "|汇入行"
			}
			g.row(7.5, w, "", label, side[k+1])
		}
		p.fill(14.3, top+0.5, 9.4, 21.8, white)
		n.down(19, top+7.5, 5.5, side[0])
	}
	g.row(8, []float64{34, 96, 62}, "|汇款金额", "人民币（大写）"+amountWords(t.fen), "|¥"+yuan(t.fen))
	g.row(7.5, []float64{34, 48, 34, 76}, "|手续费", yuan(fee), "|扣账合计", yuan(t.fen+fee))
	g.row(7.5, []float64{34, 48, 34, 76}, "|交易流水", t.serial, "|附　言", t.purpose)
	if s := t.told(); s != "" {
		g.row(7.5, []float64{34, 158}, "|状　态", s)
	} else {
		p.ovalSeal(174, g.y+13, 18, 12, "中国光大银行", "业务清讫", "")
	}
	n.sized(7.5).at(14, g.y+7, "会计主管　　　　复核　　　　记账 EB210"+digits(f.rng, 3)+"　　　回单校验码 "+t.code)
	n.sized(7.5).at(14, g.y+12, "（此联为客户回单，自助终端补打 1 次）")
	return paper{[]*page{p}, t.known(t.told())}
}

// known is truth without the state where none is printed.
func (t transfer) known(status string) map[string]any {
	truth := t.truth(status)
	if status == "" {
		delete(truth, "status")
	}
	return truth
}

// drawPostal draws a counter slip: a preprinted form with small labels that a
// machine has filled in.
func drawPostal(f *facts) paper {
	t := newTransfer(f, "中国邮政储蓄银行股份有限公司沈阳市分行")
	p := newPage(200, 140)
	p.ground = ink{246, 251, 246}
	green := ink{0, 105, 60}
	label, fill := pen{p, 7.5, fontSong, green}, pen{p, 9.5, pick(f.rng, []face{fontMono, fontZenHei}), black}
	label.sized(13).in(fontSongBold).mid(100, 15, "中国邮政储蓄银行　单位汇兑凭证（回单）")
	label.at(12, 24, "委托日期")
	fill.at(28, 24, zhDateSpaced(t.at))
	label.at(120, 24, "流水号")
	fill.at(133, 24, t.serial)
	y := 28.0
	for _, row := range [][4]string{{"汇款人户名", t.payer, "收款人户名", t.payee}, {"汇款人账号", fourGroups(t.payerAccount), "收款人账号", fourGroups(t.payeeAccount)},
		{"汇出行名称", t.payerBank, "汇入行名称", feeBank}} {
		for k := range 2 {
			x := 12 + float64(k)*88
			p.frame(area{x, y, 88, 13}, 0.25, green)
			label.at(x+1.5, y+4, row[2*k])
			fill.at(x+4, y+10, row[2*k+1])
		}
		y += 13
	}
	postalFoot(f, t, label, fill, y)
	if s := t.told(); s != "" {
		fill.at(70, y+37, "交易状态："+s)
	} else {
		p.seal(164, y+30, 14, "中国邮政储蓄银行沈阳市分行", "业务专用章(06)")
	}
	truth := t.known(t.told())
	truth["amount_words"] = roundYuan(t.fen)
	return paper{[]*page{p}, truth}
}

// postalFoot draws the slip from the amount down.
func postalFoot(f *facts, t transfer, label, fill pen, y float64) {
	p, green := label.p, label.c
	p.frame(area{12, y, 176, 12}, 0.25, green)
	label.at(13.5, y+4, "金额（大写）")
	fill.at(36, y+8, "人民币"+roundYuan(t.fen))
	label.at(126, y+4, "（小写）")
	fill.at(138, y+8, "￥"+yuan(t.fen))
	p.frame(area{12, y + 12, 176, 10}, 0.25, green)
	label.at(13.5, y+18, "用途及附言")
	fill.at(36, y+18.5, t.purpose)
	label.at(120, y+18, "汇款方式")
	fill.at(134, y+18.5, "普通　□加急")
	label.at(12, y+30, "上列款项已从你单位账户支付。如需查询，请持本回单于90日内办理。客户服务电话 95580")
	label.at(12, y+37, "经办：0"+digits(f.rng, 5)+"　复核：0"+digits(f.rng, 5))
}

// drawConfirmation draws the page that a bank's site shows after a transfer,
// with the amount in large figures.
func drawConfirmation(f *facts) paper {
	t := newTransfer(f, "兴业银行沈阳分行")
	t.payerAccount = masked(t.payerAccount)
	p := newPage(230, 165)
	bar, teal := ink{242, 245, 250}, ink{0, 90, 170}
	n := pen{p, 9.5, pick(f.rng, heis), black}
	p.fill(0, 0, 230, 14, teal)
	n.sized(11).in(fontHeiBold).ink(white).at(10, 9.5, "兴业银行　企业网上银行")
	n.sized(8).ink(white).end(220, 9.5, "欢迎您，"+f.company.legalRep+"　上次登录 "+t.at.AddDate(0, 0, -3).Format("2006-01-02 15:04"))
	n.sized(8).ink(grey).at(10, 21, "首页 > 转账汇款 > 转账结果")
	status := t.status("转账成功", "银行处理中")
	n.sized(14).in(fontHeiBold).mid(115, 33, status)
	n.sized(20).in(fontHeiBold).ink(ink{220, 90, 20}).mid(115, 45, "￥"+grouped(t.fen))
	n.sized(8.5).ink(grey).mid(115, 51, "人民币"+amountWords(t.fen))
	y := 58.0
	for i, pair := range [][2]string{{"付款账户", t.payerAccount}, {"付款账户名称", t.payer}, {"付款网点", t.payerBank}, {"收款账户", t.payeeAccount}, {"收款户名", t.payee},
		{"收款银行", feeBank}, {"转账用途", t.purpose}, {"交易时间", t.at.Format(time.DateTime)}, {"交易流水号", t.serial}, {"手续费", "￥0.00（优惠10.50元）"}} {
		if i%2 == 0 {
			p.fill(30, y-5.4, 170, 8, bar)
		}
		n.ink(grey).end(78, y, pair[0])
		n.at(84, y, pair[1])
		y += 8
	}
	p.frame(area{84, y + 1, 24, 8}, 0.3, teal)
	n.sized(8.5).ink(teal).mid(96, y+6.5, "打印回单")
	p.frame(area{114, y + 1, 24, 8}, 0.3, teal)
	n.sized(8.5).ink(teal).mid(126, y+6.5, "继续转账")
	n.sized(7.5).ink(grey).mid(115, 161, "版权所有 兴业银行股份有限公司　客服 95561　如收款行未入账请于次日查询")
	return paper{[]*page{p}, t.truth(status)}
}

// drawRural draws a debit advice in sentences with a list below.
func drawRural(f *facts) paper {
	t := newTransfer(f, "辽宁农村商业银行股份有限公司浑南支行")
	p := newPage(182, 200)
	n := pen{p, 11, pick(f.rng, append(kais, fontSong)), black}
	n.sized(16).in(fontSongBold).mid(91, 22, "付 款 通 知 书")
	n.sized(9).mid(91, 29, "（客户回单联）")
	n.at(18, 42, t.payer+"：")
	y := n.indented(18, 50, 146, 7.4, "贵单位在我行开立的账户（账号："+t.payerAccount+"）已于"+zhDate(t.at)+"办理如下付款，请核对入账。")
	y += 2
	for _, pair := range [][2]string{{"收款单位", t.payee}, {"收款账号", t.payeeAccount}, {"收款银行", feeBank}, {"金额大写", "人民币" + amountWords(t.fen)},
		{"金额小写", "RMB" + grouped(t.fen) + "元"}, {"款项用途", t.purpose}, {"业务流水", t.serial}} {
		n.spread(24, y, 20, pair[0])
		n.lined(46, y, 116, "", pair[1])
		y += 9
	}
	if s := t.told(); s != "" {
		n.at(24, y+2, "业务状态："+s)
	} else {
		p.seal(132, y+16, 17, t.payerBank, "转讫章")
	}
	n.end(160, y+14, t.payerBank)
	n.end(160, y+22, t.at.Format("2006.01.02"))
	n.sized(7.5).para(18, 188, 146, 4, "注：如对本通知有疑问，请于十五日内向开户行查询，逾期视为无误。咨询电话 024-96608。")
	return paper{[]*page{p}, t.known(t.told())}
}
