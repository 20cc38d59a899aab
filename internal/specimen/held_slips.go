package specimen

import (
	"fmt"
	"time"
)

func heldRemittanceLayouts() []layout {
	return []layout{
		{name: "cmbc", held: true, draw: drawCMBC},
		{name: "shengjing", held: true, draw: drawShengjing},
		{name: "huaxia", held: true, draw: drawHuaxia},
		{name: "pingan", held: true, draw: drawPingAn},
	}
}

// drawCMBC draws labels in two languages, the payee's side above the payer's.
func drawCMBC(f *facts) paper {
	t := newTransfer(f, "中国民生银行股份有限公司沈阳分行")
	p := newPage(210, 165)
	n, en := pen{p, 9.5, pick(f.rng, append(songs, fontMicroHei)), black}, pen{p, 6.5, fontLatin, grey}
	status := t.status("处理成功", "待复核")
	n.sized(13).in(fontHeiBold).ink(ink{0, 130, 110}).at(14, 16, "中国民生银行 CHINA MINSHENG BANK")
	n.sized(12).in(fontHeiBold).end(196, 24, "业务回单（付款）")
	y := 36.0
	for _, row := range [][3]string{{"收款人名称", "Payee", t.payee}, {"收款人账号", "Payee A/C", t.payeeAccount}, {"收款人开户行", "Payee Bank", feeBank},
		{"付款人名称", "Payer", t.payer}, {"付款人账号", "Payer A/C", fourGroups(t.payerAccount)}, {"付款人开户行", "Payer Bank", t.payerBank},
		{"交易金额", "Amount", "CNY" + grouped(t.fen)}, {"大写金额", "In words", "人民币" + roundYuan(t.fen)}, {"交易时间", "Time", t.at.Format("2006年01月02日 15:04:05")}} {
		n.at(16, y, row[0])
		en.at(16, y+3.2, row[1])
		n.at(50, y+1, row[2])
		p.line(16, y+4.8, 150, y+4.8, 0.1, grey)
		y += 9.4
	}
	x := 156.0
	for i, row := range [][2]string{{"流水号", t.serial}, {"摘要", "网银跨行"}, {"用途", t.purpose}, {"状态", status}, {"渠道", "企业网银"}} {
		n.sized(7.5).ink(grey).at(x, 36+float64(i)*13, row[0])
		n.sized(8.5).para(x, 41+float64(i)*13, 40, 4, row[1])
	}
	n.sized(7.5).at(16, y+8, "回单编号 "+digits(f.rng, 18)+"　验证码 "+t.code+"　第 1 次补打，请避免重复记账")
	if t.done {
		p.ovalSeal(174, y-2, 19, 13, "中国民生银行", "电子业务", "专用章")
	}
	truth := t.truth(status)
	truth["amount_words"] = roundYuan(t.fen)
	return paper{[]*page{p}, truth}
}

// drawShengjing draws a slip of a needle printer without rules, sides mixed.
func drawShengjing(f *facts) paper {
	t := newTransfer(f, "盛京银行股份有限公司沈阳市正浩支行")
	p := newPage(215, 140)
	p.ground = ink{252, 252, 246}
	n := pen{p, 10, pick(f.rng, []face{fontMono, fontMing}), ink{50, 50, 90}}
	n.sized(14).mid(107, 16, "盛京银行记账凭证（支付系统往账）")
	for i, row := range [][2]string{{"交易日期:" + t.at.Format("2006/01/02"), "机构号:0210" + digits(f.rng, 2) + "  柜员号:" + digits(f.rng, 6)},
		{"付款账号:" + t.payerAccount, "交易序号:" + t.serial}, {"付款户名:" + t.payer, "业务种类:普通汇兑"}, {"收款账号:" + t.payeeAccount, "汇划渠道:大额支付"},
		{"收款户名:" + t.payee, "接收行号:102100000" + digits(f.rng, 3)}} {
		n.at(14, 30+float64(i)*9, row[0])
		n.at(124, 30+float64(i)*9, row[1])
	}
	n.at(14, 75, "收款行名:"+feeBank)
	n.at(14, 84, "付款行名:"+t.payerBank)
	n.at(14, 93, "金额:RMB "+yuan(t.fen)+"  ("+amountWords(t.fen)+")")
	n.at(14, 102, "附言:"+t.purpose+"  手续费:5.00  邮电费:0.00")
	if s := t.told(); s != "" {
		n.at(14, 111, "交易状态:"+s)
	} else {
		p.seal(180, 112, 16, "盛京银行股份有限公司", "核算用章(12)")
	}
	n.sized(8).at(14, 124, "复核:            记账:自动            打印日期:"+t.at.AddDate(0, 0, 1).Format("2006/01/02")+"  客户联")
	return paper{[]*page{p}, t.known(t.told())}
}

// drawHuaxia draws a ruled form with the amount digit by digit in boxes and
// in words.
func drawHuaxia(f *facts) paper {
	t := newTransfer(f, "华夏银行股份有限公司沈阳和平支行")
	p := newPage(230, 150)
	wine := ink{150, 20, 40}
	n := pen{p, 9.5, pick(f.rng, append(kais, fontSong)), black}
	n.sized(15).in(fontSongBold).ink(wine).mid(115, 17, "华夏银行　电汇凭证（回单）")
	n.mid(115, 25, zhDatePadded(t.at))
	n.end(214, 25, "No "+digits(f.rng, 8))
	g := form{n, 16, 28, 0.3}
	w := []float64{24, 74, 24, 76}
	g.row(10, w, "|汇款人", t.payer, "|收款人", t.payee)
	g.row(10, w, "|账　号", t.payerAccount, "|账　号", t.payeeAccount)
	g.row(10, w, "|汇出地点", "辽宁省沈阳市", "|汇入地点", "北京市东城区")
	g.row(12, w, "|汇出行", t.payerBank, "|汇入行", feeBank)
	g.row(14, []float64{24, 104, 70}, "|金额", "人民币（大写）　"+amountWords(t.fen), "")
	x := 216.0 - 7
	for _, d := range reversed(fmt.Sprintf("¥%d", t.fen)) {
		n.mid(x+2, g.y-4, d)
		p.line(x-1.5, g.y-14, x-1.5, g.y, 0.15, black)
		x -= 7
	}
	n.sized(6.5).end(213, g.y-10, "亿  千  百  十  万  千  百  十  元  角  分")
	g.row(9, []float64{24, 74, 24, 76}, "|汇款用途", t.purpose, "|银行流水", t.serial)
	g.row(9, []float64{24, 74, 24, 76}, "|小写金额", "￥"+grouped(t.fen), "|支付密码", "****************")
	if s := t.told(); s != "" {
		n.at(16, g.y+8, "业务状态："+s)
	} else {
		p.ovalSeal(180, g.y+13, 20, 12, "华夏银行股份有限公司", "业务处理讫", "")
	}
	n.sized(8).at(16, g.y+16, "复核　　　　记账　　　　客户签章：　　　　附加信息及用途栏如需更正请加盖预留印鉴")
	return paper{[]*page{p}, t.known(t.told())}
}

// reversed lists the letters of s from the last to the first.
func reversed(s string) []string {
	var out []string
	for _, r := range s {
		out = append([]string{string(r)}, out...)
	}
	return out
}

// drawPingAn draws an upright e-receipt in three bands without colons.
func drawPingAn(f *facts) paper {
	t := newTransfer(f, "平安银行沈阳分行")
	t.payerAccount = masked(t.payerAccount)
	p := newPage(160, 225)
	orange := ink{235, 100, 20}
	n := pen{p, 10, pick(f.rng, heis), black}
	status := t.status("付款成功", "银行处理中")
	p.fill(0, 0, 160, 22, orange)
	n.sized(14).in(fontHeiBold).ink(white).at(12, 14, "平安银行")
	n.sized(10).ink(white).end(148, 14, "电子交易凭证")
	n.sized(9).ink(grey).mid(80, 34, "付款金额（元）")
	n.sized(22).in(fontHeiBold).mid(80, 45, grouped(t.fen))
	n.sized(9).mid(80, 52, amountWords(t.fen))
	y := 64.0
	for _, band := range [][][2]string{{{"收款人", t.payee}, {"收款卡号", t.payeeAccount}, {"收款机构", feeBank}}, {{"付款人", t.payer}, {"付款卡号", t.payerAccount}, {"付款机构", t.payerBank}},
		{{"交易时间", t.at.Format(time.DateTime)}, {"交易单号", t.serial}, {"交易备注", t.purpose}, {"交易结果", status}, {"回单生成时间", t.at.AddDate(0, 0, 3).Format(time.DateTime)}}} {
		for _, row := range band {
			n.ink(grey).at(14, y, row[0])
			n.end(146, y, row[1])
			y += 8.4
		}
		p.dotted(14, y-3, 146, 1.5, orange)
		y += 5
	}
	n.sized(7.5).ink(grey).para(14, y+4, 84, 4, "本凭证由系统自动生成，仅作为付款指令受理情况的参考，不作为收款方发货依据。验证码 "+t.code)
	if t.done {
		p.seal(124, y+14, 15, "平安银行股份有限公司", "电子凭证专用章")
	}
	return paper{[]*page{p}, t.truth(status)}
}
