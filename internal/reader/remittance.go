package reader

import (
	"context"
	"regexp"
	"strings"

	"zhengqi/internal/dossier"
)

var slipTerms = [][]term{
	terms("payer_name", "付款人户名", "付款人全称", "付款人名称", "付款户名", "付款单位", "付款方户名", "付款方名称", "汇款人全称", "汇款人户名", "汇款人名称", "付款账户名称", "汇款人"),
	terms("payer_account", "付款人账号", "付款账号", "付款方账号", "汇款人账号", "付款账户", "付款卡号"),
	terms("payer_bank", "付款人开户行", "付款人开户银行", "付款开户行", "付款方开户行", "汇出行", "汇出行名称", "付款行", "付款行名称"),
	terms("payee_name", "收款人户名", "收款人全称", "收款人名称", "收款户名", "收款单位", "收款方户名", "收款方名称", "收款账户名称"),
	terms("payee_account", "收款人账号", "收款账号", "收款方账号", "收款账户", "收款卡号"),
	terms("payee_bank", "收款人开户行", "收款人开户银行", "收款开户行", "收款方开户行", "汇入行", "汇入行名称", "收款行", "收款行名称"),
	terms("payer", "付款人", "付款方"),
	terms("payee", "收款人", "收款方"),
	terms("any_name", "户名", "全称", "名称", "账户名称"),
	terms("any_account", "账号", "帐号", "卡号", "账"),
	terms("any_bank", "开户行", "开户银行", "开户行名称", "开户网点"),
	terms("amount_words", "大写金额", "金额大写", "人民币(大写)", "金额(大写)", "人民币大写", "大写"),
	terms("amount", "小写金额", "金额小写", "金额(小写)", "(小写)", "小写", "交易金额", "汇款金额", "转账金额", "金额"),
	terms("date", "交易日期", "记账日期", "汇款日期", "转账日期", "交易时间", "付款日期", "入账日期", "委托日期", "日期"),
	terms("purpose", "用途", "附言", "摘要", "汇款用途", "交易用途", "转账附言"),
	terms("serial_number", "交易流水号", "流水号", "业务流水号", "核心流水号", "电子流水号", "交易序号"),
	terms("receipt_number", "电子回单号码", "回单编号", "回单号", "回单号码"),
	terms("status", "交易状态", "处理状态", "状态", "处理结果", "指令状态"),
	terms("", "币种", "手续费", "凭证号码", "交易机构", "验证码", "打印次数", "打印时间", "打印日期", "交易渠道", "记账网点", "柜员", "备注", "凭证种类", "业务类型", "业务种类"),
}

// bankName is what the name of a branch of a bank begins and ends with.
var bankName = regexp.MustCompile(`(?:银行|(?:银行|信用|农商|农信).*(?:行|部|社|中心|公司))$`)

// readRemittanceSlip reads a bank's receipt or a slip of a transfer (汇款单,
// 电子回单).
func readRemittanceSlip(ctx context.Context, t *text) dossier.Fields {
	f := newForm(t, slipTerms...)
	f.assignSides()
	out := dossier.Fields{}
	for _, name := range []string{"payer_name", "payee_name", "payee_bank", "purpose"} {
		put(out, name, readLong(ctx, f.long(name, fullLine)))
	}
	for _, name := range []string{"payer_account", "payee_account"} {
		put(out, name, readAccount(ctx, f.value(name)))
	}
	put(out, "serial_number", readSerial(ctx, f))
	put(out, "date", readSlipDate(ctx, f))
	if f, ok := out["payee_bank"]; ok && !bankName.MatchString(f.Value) {
		f.Confidence, f.Review = doubtful, true // a line of it was not read
		out["payee_bank"] = f
	}
	put(out, "status", readText(ctx, f.value("status")))
	readSlipAmount(ctx, f, out)
	return out
}

// readSerial reads the bank's serial number of the transfer. That of the receipt
// may be another one: it stands in for a person to see.
func readSerial(ctx context.Context, f *form) dossier.Field {
	if v := f.value("serial_number"); !v.empty() {
		return readCode(ctx, v, codeAlphabet)
	}
	receipt := readCode(ctx, f.value("receipt_number"), codeAlphabet)
	receipt.Review = true
	return receipt
}

// assignSides gives the bare labels 户名, 账号 and 开户行 to the payer or the
// payee. Of several of a kind the first in reading order is the payer's; of one
// whose twin was not read, the place decides.
func (f *form) assignSides() {
	parts := []string{"name", "account", "bank"}
	bare := map[string][]int{}
	for _, part := range parts {
		bare[part] = f.marksOf("any_" + part)
	}
	for _, part := range parts {
		for n, i := range bare[part] {
			side := "payee"
			switch {
			case n > 0, f.has("payer_" + part):
			case len(bare[part]) > 1, f.has("payee_" + part):
				side = "payer"
			default:
				side = f.sideOf(f.marks[i], bare)
			}
			f.marks[i].key = side + "_" + part
		}
	}
}

// sideOf tells whose a label without its twin is: where other labels stand side
// by side, that of the nearer one; else that of the party named last before it;
// else nobody's.
func (f *form) sideOf(m mark, bare map[string][]int) string {
	for _, twins := range bare {
		if len(twins) != 2 || f.marks[twins[0]].row != f.marks[twins[1]].row {
			continue
		}
		x, left, right := f.leftOf(m), f.leftOf(f.marks[twins[0]]), f.leftOf(f.marks[twins[1]])
		if 2*x < left+right {
			return "payer"
		}
		return "payee"
	}
	side := "nobody"
	for _, other := range f.marks {
		if before := other.row < m.row || other.row == m.row && other.from < m.from; before && (other.key == "payer" || other.key == "payee") {
			side = other.key
		}
	}
	return side
}

func (f *form) leftOf(m mark) int { return f.rows[m.row].glyphs[m.from].box.Min.X }

// marksOf are the labels of a key, by their places in marks.
func (f *form) marksOf(key string) []int {
	var out []int
	for i, m := range f.marks {
		if m.key == key {
			out = append(out, i)
		}
	}
	return out
}

func (f *form) has(key string) bool { return len(f.marksOf(key)) > 0 }

var slipMoney = regexp.MustCompile(`\d{1,3}(?:[.,]\d{3})+[.,]\d{2}|\d+\.\d{2}`)

// readSlipAmount reads the amount in figures and words; that they agree proves
// both.
func readSlipAmount(ctx context.Context, f *form, out dossier.Fields) {
	var amount dossier.Field
	var fen int64
	for _, v := range f.values("amount") {
		part := cutWhole(v, slipMoney)
		if part.empty() {
			continue
		}
		amount, fen = readAmount(ctx, part)
		break
	}
	if !amount.Known() {
		if m := f.stream().find(slipMoney); m != nil {
			amount, fen = readAmount(ctx, m[0])
			amount.Review = true
		}
	}
	words := wordsOf(f)
	both := readWords(ctx, words, fen)
	if both.says == saysSame {
		amount.Review, amount.Confidence = false, proven
	} else if both.says == saysOther && !words.own() {
		amount.Review, amount.Confidence = true, doubtful
	}
	put(out, "amount", amount)
	put(out, "amount_words", both.field)
}

// readSlipDate reads the day of the transfer: at its label, else the first date
// of the slip that is not the day of printing, for a person to see.
func readSlipDate(ctx context.Context, f *form) dossier.Field {
	if v := dateOf(f.value("date")); !v.empty() {
		return readDate(ctx, v)
	}
	for _, r := range f.rows {
		if strings.Contains(flat(r.glyphs), "打印") {
			continue
		}
		one := text{rows: []row{r}}
		if m := one.stream().find(dateAnywhere); m != nil {
			date := readDate(ctx, m[0])
			date.Review = true
			return date
		}
	}
	return dossier.Field{}
}

// wordsOf finds the amount in words: at its label, else anywhere.
func wordsOf(f *form) span {
	for _, v := range f.values("amount_words") {
		if strings.ContainsAny(v.text(), "元圆园整正分角") {
			return v.trimWords()
		}
	}
	if m := f.stream().find(capitalWords); m != nil {
		return m[0]
	}
	return nil
}

// cutWhole returns what the pattern matches within a value.
func cutWhole(v span, pattern *regexp.Regexp) span {
	t := v.text()
	m := pattern.FindStringIndex(t)
	if m == nil {
		return nil
	}
	return v.from(len([]rune(t[:m[0]]))).first(len([]rune(t[m[0]:m[1]])))
}
