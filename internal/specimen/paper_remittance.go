package specimen

import (
	"fmt"
	"slices"
	"strings"
	"time"
)

func remittanceLayouts() []layout {
	return slices.Concat([]layout{
		{name: "icbc", draw: drawICBC},
		{name: "boc", draw: drawBOC},
		{name: "ccb", draw: drawCCB},
		{name: "cmb", draw: drawCMB},
		{name: "abc", held: true, draw: drawABC},
		{name: "bocom", held: true, draw: drawBOCOM},
	}, moreRemittanceLayouts(), anySlipLayouts(), heldRemittanceLayouts())
}

const (
	feePayee     = "外交部机关及驻外机构服务中心"
	feeAccount   = "9558850200001278881"
	feeBank      = "中国工商银行股份有限公司北京东四南支行"
	olderAccount = "0200001029006592382"
	olderPayee   = "外交部机关及驻外机构服务中心机关业务服务部"
	feeFen       = 72000 // a person
)

// transfer is one bank transfer as its slip shows it.
type transfer struct {
	payer, payerAccount, payerBank string
	payee, payeeAccount            string
	fen                            int64
	at                             time.Time
	purpose, serial, code          string
	done                           bool
}

func newTransfer(f *facts, payerBank string) transfer {
	t := transfer{
		payer: f.company.name, payerAccount: "62" + digits(f.rng, 17), payerBank: payerBank,
		payee: f.pays().payee, payeeAccount: f.pays().account, fen: f.pays().fen * int64(max(1, len(f.people))), done: true,
		at:      f.today.AddDate(0, 0, -between(f.rng, 1, 25)).Add(time.Duration(between(f.rng, 9*3600, 17*3600)) * time.Second),
		purpose: pick(f.rng, []string{"APEC商务旅行卡制卡费", "APEC商务旅行卡费用", "商务旅行卡制卡费"}),
		serial:  digits(f.rng, 14), code: verification(f, 12, 4),
	}
	t.plant(f)
	return t
}

// pays is the fee of a slip.
func (f *facts) pays() fee {
	if f.fee == nil {
		return ministryFee
	}
	return *f.fee
}

func (t *transfer) plant(f *facts) {
	switch f.defect {
	case "payment.amount":
		t.fen -= int64(between(f.rng, 2, 6)) * 10000
	case "payment.payee":
		t.payee = pick(f.rng, []string{"北京华诚签证咨询服务有限公司", "沈阳远行出国服务有限公司"})
	case "payment.account":
		t.payee, t.payeeAccount = olderPayee, olderAccount
		if f.pays().account == olderAccount {
			t.payee, t.payeeAccount = feePayee, feeAccount
		}
	case "payment.payer.match":
		t.payer = otherCompany(f).name
	case "payment.status.success":
		t.done = false
	}
}

// status is the word of a slip for how the transfer stands.
func (t transfer) status(done, open string) string {
	if t.done {
		return done
	}
	return open
}

func (t transfer) truth(status string) map[string]any {
	return map[string]any{
		"payer_name": plain(t.payer), "payer_account": t.payerAccount, "payee_name": plain(t.payee),
		"payee_account": t.payeeAccount, "payee_bank": plain(feeBank), "amount": yuan(t.fen),
		"amount_words": amountWords(t.fen), "date": isoDate(t.at), "purpose": plain(t.purpose),
		"serial_number": t.serial, "status": status,
	}
}

// drawICBC draws a ruled slip with payer and payee side by side.
func drawICBC(f *facts) paper {
	t := newTransfer(f, "中国工商银行沈阳和平支行")
	p := newPage(210, 140)
	n := pen{p, 9, pick(f.rng, songs), black}
	bank := ink{190, 20, 40}
	status := t.status("交易成功", "待复核")
	n.sized(13).in(fontHeiBold).ink(bank).at(14, 16, "中国工商银行")
	n.sized(15).in(fontSongBold).mid(110, 17, "网上银行电子回单")
	n.at(14, 26, "电子回单号码："+fourGroups(digits(f.rng, 16)))
	g := form{n, 14, 29, 0.25}
	w := []float64{8, 20, 63, 8, 20, 63}
	g.row(9, w, "|付", "|户　名", t.payer, "|收", "|户　名", t.payee)
	g.row(9, w, "|款", "|账　号", t.payerAccount, "|款", "|账　号", t.payeeAccount)
	g.row(9, w, "|人", "|开户银行", t.payerBank, "|人", "|开户银行", feeBank)
	g.row(8.5, []float64{28, 63, 28, 63}, "|金　额", "¥"+grouped(t.fen)+"元", "|金额（大写）", "人民币 "+amountWords(t.fen))
	g.row(8.5, []float64{28, 63, 28, 63}, "|摘　要", t.purpose, "|业务（产品）种类", "跨行汇款")
	g.row(8.5, []float64{28, 154}, "|用　途", t.purpose)
	g.row(8.5, []float64{28, 63, 28, 63}, "|交易流水号", t.serial, "|时间戳", t.at.Format("2006-01-02-15.04.05"))
	g.row(8.5, []float64{28, 63, 28, 63}, "|交易状态", status, "|记账日期", zhDatePadded(t.at))
	n.sized(8).at(14, g.y+6, "备注：")
	n.sized(8).at(14, g.y+11, "验证码："+t.code)
	n.sized(8).at(14, g.y+16, "重要提示：本回单仅供参考，请勿重复记账。打印次数：1")
	if t.done {
		p.ovalSeal(168, g.y+10, 20, 13, "中国工商银行", "电子回单", "专用章")
	}
	return paper{[]*page{p}, t.truth(status)}
}

func fourGroups(s string) string {
	var parts []string
	for ; len(s) > 4; s = s[4:] {
		parts = append(parts, s[:4])
	}
	return strings.Join(append(parts, s), " ")
}

// drawBOC draws a slip of label and value lines without rules.
func drawBOC(f *facts) paper {
	t := newTransfer(f, "中国银行沈阳中山广场支行")
	p := newPage(210, 145)
	n := pen{p, 9.5, pick(f.rng, heis), black}
	status := t.status("交易成功", "处理中")
	n.sized(14).in(fontHeiBold).ink(ink{170, 20, 50}).at(16, 18, "中国银行 BANK OF CHINA")
	n.sized(14).in(fontHeiBold).end(194, 18, "国内支付业务付款回单")
	p.line(16, 22, 194, 22, 0.5, ink{170, 20, 50})
	n.at(16, 30, "客户号："+digits(f.rng, 9))
	n.at(120, 30, "日期："+zhDatePadded(t.at))
	n.at(16, 40, "付款人账号："+t.payerAccount)
	n.at(108, 40, "收款人账号："+t.payeeAccount)
	n.at(16, 48, "付款人名称：")
	n.para(38, 48, 66, 5, t.payer)
	n.at(108, 48, "收款人名称：")
	n.para(130, 48, 66, 5, t.payee)
	n.at(16, 61, "付款人开户行：")
	n.para(41, 61, 63, 5, t.payerBank)
	n.at(108, 61, "收款人开户行：")
	n.para(133, 61, 62, 5, feeBank)
	n.at(16, 75, "金额：CNY"+grouped(t.fen))
	n.at(16, 83, "人民币（大写）："+amountWords(t.fen))
	n.at(16, 93, "业务种类：网上支付跨行")
	n.at(108, 93, "业务编号："+digits(f.rng, 10))
	n.at(16, 101, "用途："+t.purpose)
	n.at(108, 101, "交易流水号："+t.serial)
	n.at(16, 109, "交易状态："+status)
	n.at(108, 109, "手续费：CNY 0.00")
	n.sized(8).at(16, 121, "交易机构：07"+digits(f.rng, 3)+"　交易渠道：网上银行　回单编号："+digits(f.rng, 16))
	n.sized(8).at(16, 127, "验证码："+t.code+"　如您已通过银行网点取得相应纸质回单，请注意核对，勿重复记账！")
	if t.done {
		p.seal(168, 122, 16, "中国银行股份有限公司", "电子回单专用章")
	}
	return paper{[]*page{p}, t.truth(status)}
}

// drawCCB draws an upright form with a blue head and one field a row.
func drawCCB(f *facts) paper {
	t := newTransfer(f, "中国建设银行股份有限公司沈阳城内支行")
	p := newA4()
	n := pen{p, 10, pick(f.rng, songs), black}
	status := t.status("转账成功", "处理中")
	p.fill(20, 18, 170, 12, blue)
	n.sized(14).in(fontHeiBold).ink(white).mid(105, 26.5, "中国建设银行单位客户专用回单")
	n.at(20, 38, "币别：人民币")
	n.mid(105, 38, zhDatePadded(t.at))
	n.end(190, 38, "流水号："+t.serial)
	g := form{n, 20, 41, 0.25}
	w := []float64{9, 20, 54, 9, 20, 58}
	g.row(13, w, "|付", "|全称", t.payer, "|收", "|全称", t.payee)
	g.row(10, w, "|款", "|账号", t.payerAccount, "|款", "|账号", t.payeeAccount)
	g.row(13, w, "|人", "|开户行", t.payerBank, "|人", "|开户行", feeBank)
	g.row(12, []float64{29, 83, 58}, "|大写金额", amountWords(t.fen), "|￥"+grouped(t.fen))
	g.row(10, []float64{29, 54, 29, 58}, "|凭证种类", "电子转账凭证", "|凭证号码", digits(f.rng, 12))
	g.row(10, []float64{29, 54, 29, 58}, "|结算方式", "转账", "|用途", t.purpose)
	g.row(10, []float64{29, 141}, "|交易状态", status)
	n.sized(9).at(20, g.y+10, "打印时间："+t.at.Add(26*time.Hour).Format("2006-01-02 15:04:05"))
	n.sized(9).at(20, g.y+17, "交易机构：2106"+digits(f.rng, 5)+"　　打印次数：1　　验证码："+t.code)
	p.qr(22, g.y+22, 22, f.rng.Uint64(), black)
	if t.done {
		p.seal(158, g.y+20, 18, "中国建设银行股份有限公司", "电子回单专用章")
	}
	n.sized(8).mid(105, 280, "本回单可通过建行对公自助设备或建行网站校验真伪")
	return paper{[]*page{p}, t.truth(status)}
}

// drawCMB draws a narrow receipt with payer above payee.
func drawCMB(f *facts) paper {
	t := newTransfer(f, "招商银行沈阳分行营业部")
	p := newPage(190, 160)
	n := pen{p, 10, pick(f.rng, append(heis, fontMono)), black}
	status := t.status("成功", "银行处理中")
	n.sized(15).in(fontHeiBold).ink(red).at(16, 18, "招商银行")
	n.sized(14).mid(100, 18, "付款回单")
	y := 32.0
	for _, line := range [][2]string{
		{"日期", zhDate(t.at)}, {"业务类型", "企业银行转账"}, {"流水号", t.serial}, {"付款账号", t.payerAccount},
		{"付款人户名", t.payer}, {"付款开户行", t.payerBank}, {"收款账号", t.payeeAccount}, {"收款人户名", t.payee},
		{"收款开户行", feeBank}, {"金额（小写）", "RMB " + grouped(t.fen)}, {"金额（大写）", "人民币" + amountWords(t.fen)},
		{"用途", t.purpose}, {"交易状态", status}} {
		n.at(18, y, line[0]+"：")
		n.at(50, y, line[1])
		y += 7.6
	}
	n.sized(8).at(18, y+6, "回单编号："+digits(f.rng, 13)+"　回单验证码："+t.code+"　打印次数：2")
	n.sized(8).at(18, y+11, "提示：1.电子回单验证码相同表示同一笔业务回单，请勿重复记账使用。")
	if t.done {
		p.ovalSeal(158, y-12, 19, 12, "招商银行股份有限公司", "电子回单专用章", "")
	}
	return paper{[]*page{p}, t.truth(status)}
}

// drawABC draws a wide slip whose columns are payee first.
func drawABC(f *facts) paper {
	t := newTransfer(f, "中国农业银行股份有限公司沈阳铁西支行")
	p := newPage(230, 130)
	n := pen{p, 9, pick(f.rng, []face{fontMing, fontKai}), black}
	green := ink{0, 110, 90}
	status := t.status("交易成功", "待授权")
	n.sized(14).in(fontKai).ink(green).at(14, 16, "中国农业银行")
	n.sized(13).in(fontSongBold).mid(120, 16, "客户电子回单")
	n.at(14, 25, "回单编号："+digits(f.rng, 18))
	n.at(150, 25, "第 1 次打印")
	g := form{n.ink(ink{20, 60, 50}), 14, 28, 0.3}
	w := []float64{22, 79, 22, 79}
	g.row(10, w, "|收款户名", t.payee, "|付款户名", t.payer)
	g.row(9, w, "|收款账号", t.payeeAccount, "|付款账号", t.payerAccount)
	g.row(10, w, "|收款行", feeBank, "|付款行", t.payerBank)
	g.row(9, w, "|小写金额", fmt.Sprintf("%s 元", grouped(t.fen)), "|大写金额", amountWords(t.fen))
	g.row(9, w, "|交易时间", t.at.Format("2006/01/02 15:04:05"), "|日志号", t.serial)
	g.row(9, w, "|交易用途", t.purpose, "|交易结果", status)
	n.sized(8).at(14, g.y+8, "验证码："+t.code+"　　渠道：企业网银")
	n.sized(8).at(14, g.y+13, "本回单由客户自行打印，请登录中国农业银行网站核验。")
	if t.done {
		p.seal(196, g.y+12, 14, "中国农业银行", "电子回单专用章")
	}
	return paper{[]*page{p}, t.truth(status)}
}

// drawBOCOM draws an upright slip whose values stand under their labels.
func drawBOCOM(f *facts) paper {
	t := newTransfer(f, "交通银行股份有限公司沈阳和平支行")
	p := newPage(148, 210)
	n := pen{p, 10, pick(f.rng, []face{fontWenKai, fontZenHei}), black}
	status := t.status("处理成功", "处理中")
	n.sized(13).in(fontHeiBold).ink(blue).mid(74, 18, "交通银行  电子回单")
	p.line(14, 23, 134, 23, 0.3, blue)
	y := 32.0
	for _, pair := range [][2][2]string{
		{{"交易日期", t.at.Format("2006.01.02")}, {"会计流水号", t.serial}}, {{"转出账号", t.payerAccount}, {"转入账号", t.payeeAccount}},
		{{"转出户名", t.payer}, {"转入户名", t.payee}}, {{"转出行名", t.payerBank}, {"转入行名", feeBank}},
		{{"金额", "￥" + grouped(t.fen)}, {"大写", amountWords(t.fen)}}, {{"附言", t.purpose}, {"处理结果", status}}} {
		for i, field := range pair {
			n.sized(7.5).ink(grey).at(16+float64(i)*62, y, field[0])
			n.para(16+float64(i)*62, y+5.5, 57, 4.8, field[1])
		}
		y += 21
	}
	p.line(14, y-4, 134, y-4, 0.3, blue)
	n.sized(7.5).at(16, y+4, "校验码："+t.code)
	n.sized(7.5).at(16, y+10, "补打次数：0　　渠道：企业网上银行")
	if t.done {
		p.ovalSeal(108, y+8, 20, 13, "交通银行股份有限公司", "业务专用章", "")
	}
	return paper{[]*page{p}, t.truth(status)}
}
