package reader

import (
	"context"
	"regexp"
	"slices"
	"strings"

	"zhengqi/internal/dossier"
)

// slipTerms are the labels that are known even where a character of them is
// misread.
var slipTerms = append([][]term{
	terms("any_name", "户名", "全称", "名称", "账户名称"),
	terms("any_account", "账号", "帐号", "卡号", "账"),
	terms("any_bank", "开户行", "开户银行", "开户行名称", "开户网点"),
	terms("amount_words", "大写金额", "金额大写", "人民币(大写)", "金额(大写)", "人民币大写", "大写"),
	terms("amount", "小写金额", "金额小写", "金额(小写)", "(小写)", "小写", "交易金额", "汇款金额", "转账金额", "付款金额", "金额"),
	terms("date", "交易日期", "交易时间", "转账日期", "转账时间", "汇款日期", "汇款时间", "付款日期", "付款时间", "支付日期", "支付时间"),
	terms("booked", "记账日期", "入账日期", "入账时间", "委托日期", "日期", "时间戳"),
	terms("purpose", "用途", "汇款用途", "交易用途"),
	terms("remark", "附言", "转账附言"),
	terms("summary", "摘要"),
	terms("note", "备注"),
	terms("serial_number", "交易流水号", "流水号", "业务流水号", "核心流水号", "电子流水号", "银行流水号"),
	terms("deal_number", "交易序号"),
	terms("receipt_number", "电子回单号码", "回单编号", "回单号", "回单号码"),
	terms("voucher_number", "凭证号码", "凭证编号", "凭证号"),
	terms("status", "交易状态", "处理状态", "状态", "处理结果", "指令状态"),
	terms("", "币种", "手续费", "交易机构", "验证码", "打印次数", "打印时间", "打印日期", "交易渠道", "记账网点", "柜员", "凭证种类", "业务类型", "业务种类"),
}, partyTerms()...)

// partyTerms are the labels of the parties.
func partyTerms() [][]term {
	var out [][]term
	for _, party := range [][]string{
		{"payer", "付款人", "付款方", "付款单位", "付方", "汇款人", "汇款方", "汇款单位", "转出方"},
		{"payee", "收款人", "收款方", "收款单位", "收方", "转入方"},
	} {
		side, words := party[0], append(party[1:], strings.TrimSuffix(party[2], "方"))
		out = append(out,
			terms(side, party[1:]...),
			terms(side+"_name", product(words, []string{"户名", "全称", "名称", "账户名称"})...),
			terms(side+"_account", product(words, []string{"账号", "账户", "卡号"})...),
			terms(side+"_bank", product(words, []string{"开户行", "开户银行", "行名称", "开户行名称"})...))
	}
	return append(out,
		terms("payer", "付款人信息", "付款方信息", "付款单位信息", "借方"), terms("payee", "收款人信息", "收款方信息", "收款单位信息", "贷方"),
		terms("payer_bank", "汇出行", "汇出行名称", "付款行"), terms("payee_bank", "汇入行", "汇人行", "汇入行名称", "收款行"))
}

// bankName is what the name of a branch of a bank begins and ends with.
var bankName = regexp.MustCompile(`(?:银行|(?:银行|信用|农商|农信|^[工农中建交招]行|^邮储|^国开行).*(?:[^银]行|[部社厅所]|营业室|中心|公司))$`)

// What a value must look like to be taken for that of its label.
var (
	nameLike    = regexp.MustCompile(`^[^0-9*]*\p{Han}{2}[^0-9*]*(?:\d{1,4}[^0-9*]*)?$`)
	accountLike = regexp.MustCompile(`^[0-9*Xx-]{8,}(?:\)|$)`)
	accountSaid = regexp.MustCompile(`^([0-9*]{12,19})\p{Han}`) // in a sentence
	bankLike    = regexp.MustCompile(`^[^0-9*]*\p{Han}{4}[^0-9*]*$`)
	serialLike  = regexp.MustCompile(`^[A-Za-z]*[0-9][A-Za-z0-9-]{4,}$`)
	purposeLike = regexp.MustCompile(`^[^。]{2,40}$`)
)

// readRemittanceSlip reads a bank's receipt or a slip of a transfer (汇款单,
// 电子回单).
func readRemittanceSlip(ctx context.Context, t *text) dossier.Fields {
	f := slipForm(t)
	s := f.findSides()
	tabled := f.tabled(s)
	f.assignSides(s)
	f.turnOwn()
	out := dossier.Fields{}
	readParties(ctx, f, s, tabled, out)
	put(out, "serial_number", readSerial(ctx, f))
	put(out, "date", readSlipDate(ctx, f))
	put(out, "purpose", readPurpose(ctx, f))
	put(out, "status", readStatus(ctx, f))
	readSlipAmount(ctx, f, out)
	return out
}

// slipForm finds the labels of a slip: whole ones, those that a vocabulary has
// with a character misread, and those that stand in two lines or languages.
func slipForm(t *text) *form {
	f := &form{text: t}
	f.addDownwards()
	f.addEndings(slipLabel)
	f.addTerms(slipTerms...)
	f.joinStacked()
	f.joinFirst()
	f.joinBankNames()
	f.addAligned(slipTerms...)
	f.marks = slices.DeleteFunc(f.marks, func(m mark) bool { return statusAnywhere.MatchString(flat(f.rows[m.row].glyphs[m.from:m.to])) })
	f.addLatin()
	return f
}

// foreign are the Latin letters in a purpose, as read.
var foreign = regexp.MustCompile(`[A-Za-z]+`)

// readPurpose reads what a transfer is for: at the label for it, else where slips
// say it without one. A note may say anything: it is the purpose where it tells of
// a fee. What only says that money was sent stands in where nothing else does.
func readPurpose(ctx context.Context, f *form) dossier.Field {
	var general dossier.Field
	for _, key := range []string{"purpose", "remark", "summary", "note"} {
		v, fits := f.fitting(key, purposeLike)
		if !fits {
			continue
		}
		read := doubted(readUse(ctx, v), f.goesOn(v) || f.runsOn(v) || v.tailOfLabel())
		switch {
		case key == "purpose":
			return read
		case sentWord.MatchString(read.Value):
			if !general.Known() {
				general = inDoubt(read)
			}
		case key == "note" && !feeWord.MatchString(read.Value), len(f.marksOf("purpose")) > 0:
			return inDoubt(read)
		default:
			return read
		}
	}
	return general
}

// sentWord is what says no more of a transfer than that it is one.
var sentWord = regexp.MustCompile(`^\p{Han}{0,6}(?:汇兑|汇款|转[账帐]|往[账帐]|电汇|支付|付款|划款|支取|结算|转出|汇出|业务)$`)

// feeWord is in what slips of fees say of what they are for.
var feeWord = regexp.MustCompile(`APEC|旅行卡|费|款`)

// readUse reads the words for what a transfer is for. Latin letters among Chinese
// ones are misread with confidence: but for APEC, Tesseract must say the same.
func readUse(ctx context.Context, v span) dossier.Field {
	f := readLong(ctx, v)
	known := !slices.ContainsFunc(foreign.FindAllString(f.Value, -1), func(s string) bool { return s != "APEC" })
	if f.Certain() && !v.own() && !known && !v.saidByTesseract(ctx, f.Value) {
		return inDoubt(f)
	}
	return f
}

// readParties reads what the slip says of the payer and the payee.
func readParties(ctx context.Context, f *form, s sides, tabled map[string]span, out dossier.Fields) {
	likely := map[string]bool{} // fields of a party that is but likely
	for _, field := range []string{"payer_name", "payee_name", "payee_bank", "payer_account", "payee_account"} {
		part := partOfKey(field)
		v, fits := f.fitting(field, likeOf[part])
		if t := tabled[field]; !t.empty() && !fits {
			v, fits = t, true
		}
		if v.empty() {
			v, fits = f.fitting(field+unsure, likeOf[part])
			likely[field] = true
		}
		if part == "account" {
			v = v.upTo(')')
			if m := accountSaid.FindStringSubmatch(v.text()); m != nil {
				v, fits = v.first(len(m[1])), true
			}
		}
		read := partReader[part](ctx, v)
		put(out, field, doubted(read, !fits || part == "name" && (f.runsOn(v) || v.tailOfLabel() || branchOfBank.MatchString(read.Value))))
	}
	if _, ok := out["payer_name"]; !ok {
		put(out, "payer_name", readLong(ctx, f.addressee()))
	}
	readStory(ctx, f, out)
	guessParties(ctx, f, s, out)
	judgeParties(out, likely)
}

// partReader reads what a slip says of a party.
var partReader = map[string]func(context.Context, span) dossier.Field{"name": readLong, "account": readSlipAccount, "bank": readBank}

// fitting returns the value of the first label of the key that has one of the
// shape, beside it or under it; else the first value there is.
func (f *form) fitting(key string, like *regexp.Regexp) (v span, fits bool) {
	var other span
	for _, i := range f.marksOf(key) {
		for _, v := range []span{f.longAt(i, fullLine), f.under(i)} {
			if whole := likeWhole[partOfKey(key)]; whole != nil {
				v = f.completed(i, v, whole)
			}
			if s := v.text(); !v.empty() && like.MatchString(strings.Trim(s, aroundValue)) {
				return v, true
			}
			if other.empty() {
				other = v
			}
		}
	}
	return other, false
}

// upTo drops the first such character and all behind it.
func (s span) upTo(r rune) span {
	before, _, _ := strings.Cut(s.text(), string(r))
	return s.first(len([]rune(before)))
}

// readBank reads the name of a branch of a bank; one that does not end like one
// lacks a line that was not read.
func readBank(ctx context.Context, v span) dossier.Field {
	f := readLong(ctx, v)
	if !bankName.MatchString(f.Value) {
		return inDoubt(f)
	}
	return f
}

// payee is one to whom the fees are paid, as the offices publish it.
type payee struct{ account, name, bank string }

// feePayees are those of the ministry, the present and the earlier one, and that
// of Liaoning.
var feePayees = []payee{
	{"9558850200001278881", "外交部机关及驻外机构服务中心", "中国工商银行股份有限公司北京东四南支行"},
	{"0200001029006592382", "外交部机关及驻外机构服务中心机关业务服务部", "中国工商银行股份有限公司北京东四南支行"},
	{"293476735218", "辽宁省外事服务中心", "中国银行辽宁省分行"},
}

// feeOffice is in the names of all offices that fees are paid to; none of them
// pays fees.
var feeOffice = regexp.MustCompile(`外交部|外事服务|外事办`)

// judgeParties decides what the values say of each other: an account and a name
// that were published together bear each other out, and an office that fees are
// paid to is the payee.
func judgeParties(out dossier.Fields, likely map[string]bool) {
	known := slices.IndexFunc(feePayees, func(p payee) bool { return p.account == out["payee_account"].Value })
	if known >= 0 {
		p := feePayees[known]
		same := p.name == out["payee_name"].Value
		bearOut(out, "payee_account", p.account, same || p.bank == out["payee_bank"].Value)
		bearOut(out, "payee_name", p.name, same)
		bearOut(out, "payee_bank", p.bank, p.bank == out["payee_bank"].Value)
	}
	told := known >= 0 || feeOffice.MatchString(out["payee_name"].Value)
	crossed := feeOffice.MatchString(out["payer_name"].Value) || slices.ContainsFunc(feePayees, func(p payee) bool { return p.account == out["payer_account"].Value })
	for _, name := range []string{"payer_name", "payer_account", "payee_name", "payee_account", "payee_bank"} {
		if f, ok := out[name]; ok && (crossed || likely[name] && !told) {
			out[name] = inDoubt(f)
		}
	}
}

// bearOut makes a value certain that another one on the paper proves.
func bearOut(out dossier.Fields, name, value string, proof bool) {
	if f := out[name]; proof && f.Value == value && f.Source == dossier.SourceOCR {
		f.Review, f.Confidence = false, proven
		out[name] = f
	}
}

// readSerial reads the bank's serial number of the transfer. Other numbers, and
// that of the receipt, may be other ones: they stand in for a person to see.
func readSerial(ctx context.Context, f *form) dossier.Field {
	for _, key := range []string{"serial_number", "deal_number"} {
		if v, fits := f.fitting(key, serialLike); fits {
			return readNumber(ctx, v)
		}
	}
	for _, key := range []string{"serial_number", "deal_number", "other_number", "receipt_number", "voucher_number"} {
		if v, _ := f.fitting(key, serialLike); !v.empty() {
			return inDoubt(readNumber(ctx, v))
		}
	}
	return dossier.Field{}
}

// printing marks the rows that say when the slip was printed.
var printing = regexp.MustCompile(`打印|补打|制单|(?:下载|生成|导出|申请|查询)(?:日期?|时间)|有效(?:日期?|期|时间|至)`)

// ofTransfer is in the labels for the day of a transfer, whatever it is called.
var ofTransfer = regexp.MustCompile(`交易|转账|汇款|付款|支付|扣款|记账|入账|到账|过账|业务|办理|受理|委托`)

// readSlipDate reads the day of the transfer: at its label, else the day it was
// booked, else the first date of the slip that is not the day of printing. That
// one needs a person where other dates differ, or where neither a label, nor a
// second place, nor the head of the slip tells what it is.
func readSlipDate(ctx context.Context, f *form) dossier.Field {
	dates := f.slipDates()
	for _, key := range []string{"date", "booked"} {
		for _, i := range f.marksOf(key) {
			v := f.right(i).trim(aroundValue)
			if v.empty() {
				v = orElse(f.around(i), f.under(i))
			}
			if v = dateOf(v); v.empty() {
				continue
			}
			read := readDate(ctx, v)
			if m := f.marks[i]; ofDealing.MatchString(flat(f.rows[m.row].glyphs[m.from:m.to])) && !sameDay(dates, read.Value) {
				return inDoubt(read)
			}
			return read
		}
	}
	if len(dates) == 0 {
		return inDoubt(readDate(ctx, f.alone(compactDate)))
	}
	date := readDate(ctx, dates[0])
	if !sameDay(dates[1:], date.Value) {
		return inDoubt(date)
	}
	told := len(dates) > 1 || f.transferDated() || f.rowOf(dates[0][0]) < f.firstParty()
	if !told {
		return inDoubt(date)
	}
	return date
}

// ofDealing is a label that may name any day on which the bank dealt with the
// order.
var ofDealing = regexp.MustCompile(`^业务`)

// sameDay reports whether all dates are that day.
func sameDay(dates []span, day string) bool {
	return !slices.ContainsFunc(dates, func(v span) bool {
		other, ok := dateIn(v.text())
		return !ok || other.Value != day
	})
}

// compactDate is a date of eight figures.
var compactDate = regexp.MustCompile(`^20\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])$`)

// transferDated reports whether a label that no list has names a day of the
// transfer.
func (f *form) transferDated() bool {
	return slices.ContainsFunc(f.marksOf("other_date"), func(i int) bool {
		m := f.marks[i]
		return ofTransfer.MatchString(flat(f.rows[m.row].glyphs[m.from:m.to])) && !dateOf(f.right(i)).empty()
	})
}

// slipDates are the dates of a slip but for those of its printing.
func (f *form) slipDates() []span {
	var t text
	for _, r := range f.rows {
		if !printing.MatchString(flat(r.glyphs)) {
			t.rows = append(t.rows, r)
		}
	}
	var out []span
	for _, m := range t.stream().findAll(dateAnywhere, -1) {
		out = append(out, m[0])
	}
	return out
}

// statusAnywhere is how a bank says how a transfer stands.
var statusAnywhere = regexp.MustCompile(`^(?:\p{Han}{0,4}成功|(?:银行)?(?:正在)?处理中|待(?:复核|授权|审批|处理|提交|发送)|已(?:受理|提交|入账|完成|撤销|退回)|\p{Han}{0,4}失败)$`)

// statusLike is in what stands at a label for it.
var statusLike = regexp.MustCompile(`^[^。,]{0,8}(?:成功|失败|完成|处理|受理|待|已|撤|退|入账|通过|有效|正常)[^。,]{0,6}$`)

// readStatus reads how the transfer stands: at its label, else where a line says
// nothing else.
func readStatus(ctx context.Context, f *form) dossier.Field {
	if v, fits := f.fitting("status", statusLike); fits {
		return readText(ctx, v)
	}
	for j, r := range f.rows {
		for _, c := range r.cells(1.2) {
			if statusAnywhere.MatchString(flat(c.glyphs)) && !f.labelled(j, c) {
				return readText(ctx, span{c})
			}
		}
	}
	return dossier.Field{}
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
