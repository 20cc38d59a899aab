package reader

import (
	"context"
	"regexp"
	"strconv"

	"zhengqi/internal/chinese"
	"zhengqi/internal/dossier"
)

var socialTerms = [][]term{
	terms("name", "参保人姓名", "参保人员姓名", "姓名", "参保人"),
	terms("id_number", "社会保障号码", "社会保障号", "公民身份号码", "身份证号码", "身份证号", "证件号码", "居民身份证号", "社会保障卡号"),
	terms("employer", "现参保单位", "参保单位名称", "参保单位", "缴费单位名称", "缴费单位", "单位名称", "工作单位", "现单位名称", "当前参保单位"),
	terms("issue_date", "打印日期", "打印时间", "查询日期", "查询时间", "出具日期", "开具日期", "证明日期", "制表日期", "证明时间", "开具时间"),
	terms("issuer", "经办机构", "出具机构", "打印机构", "社保经办机构", "经办机构名称", "出具单位", "社保机构", "参保经办机构"),
	terms("verification_code", "验证码", "校验码", "表单验证号码", "验证号码", "查询流水号", "验真码", "在线验证码", "授权码"),
	terms("", "性别", "个人编号", "单位编号", "社保电脑号", "参保险种", "缴费年月", "缴费基数", "序号", "养老保险", "失业保险", "工伤保险",
		"医疗保险", "生育保险", "缴费类型", "缴费状态", "备注", "缴费起止年月", "参保地", "参保状态", "个人缴费", "单位缴费", "缴费区县",
		"企业职工基本养老保险", "参保时间", "本地缴费月数", "累计缴费月数", "实际缴费月数", "险种", "起止时间", "统筹区", "参保起止时间", "页码", "联系电话", "出生日期", "制表人"),
}

var (
	socialOffice = regexp.MustCompile(`\p{Han}{2,12}(?:社会保险\p{Han}{0,8}(?:中心|局|处)|人力资源和社会保障局|社会保险基金管理\p{Han}{1,4}|社保中心|社保局|社会保障事业\p{Han}{1,6}|医疗保障局)`)
	inlineCode   = regexp.MustCompile(`(?:验证码|校验码|授权码|验真码|查询流水号|表单验证号码?)[:;]?([0-9A-Z]{8,32})`)
)

// readSocialInsurance reads a social-insurance statement (社会保险缴费证明) of
// any place: month rows, ranges, or unit codes with their names elsewhere.
func readSocialInsurance(ctx context.Context, t *text) dossier.Fields {
	f, s := newForm(t, socialTerms...), t.stream()
	out := dossier.Fields{}
	put(out, "name", readName(ctx, f.value("name")))
	put(out, "id_number", readChecked(ctx, f.value("id_number"), idNumber))
	put(out, "issue_date", readIssued(ctx, dateOf(f.value("issue_date")), s))
	put(out, "issuer", readLong(ctx, socialIssuer(f)))
	put(out, "verification_code", readCode(ctx, verificationCode(f, s), codeAlphabet))
	readPayments(ctx, f, s, out)
	return out
}

func socialIssuer(f *form) span {
	if v := f.value("issuer"); len([]rune(v.text())) > 3 {
		return v
	}
	for i := len(f.rows) - 1; i >= 0; i-- {
		for _, c := range f.rows[i].cells(gapWithin) {
			s := flat(c.glyphs)
			if m := socialOffice.FindString(s); m != "" && len(m)*10 >= len(s)*7 {
				return span{c}
			}
		}
	}
	return nil
}

// readPayments reads which months were paid at which employer.
func readPayments(ctx context.Context, f *form, s stream, out dossier.Fields) {
	l := readLedger(f, s)
	if len(l.entries) == 0 {
		put(out, "employer", readLong(ctx, f.long("employer", fullLine)))
		return
	}
	who := l.newestEmployer(f)
	field := l.readEmployer(ctx, who, f)
	several, missing := l.ofSeveral(s), pagesMissing(f.text)
	field.Review = field.Review || who.older || several || missing
	put(out, "employer", field)
	paid := l.paidAt(who)
	if len(paid.months) == 0 {
		return
	}
	sure := l.sure(ctx) && !several && !missing && !who.older && (!field.Review || l.single(who)) && !l.doubtful(who, paid) && paid.whole
	end := ends{}
	switch l.says(s, len(paid.months)) {
	case saysSame:
		end = ends{sure, sure}
	case saysNothing:
		cut := l.cutShort()
		end = l.endsOf(ctx, paid, s, sure)
		end = ends{end.oldest && !cut.oldest, end.newest && !cut.newest}
	}
	putMonths(out, paid, end)
}

// putMonths stores the months paid, as sure as the ends of the table are.
func putMonths(out dossier.Fields, paid payments, end ends) {
	sure := end.oldest && end.newest
	put(out, "months", monthField(paid, paid.months, sure))
	put(out, "arrears_months", monthField(paid, paid.arrears, sure))
	put(out, "month_count", oneMonthField(paid, strconv.Itoa(len(paid.months)), sure))
	put(out, "period_start", oneMonthField(paid, paid.months[0], end.oldest))
	put(out, "period_end", oneMonthField(paid, paid.months[len(paid.months)-1], end.newest))
}

func monthField(p payments, months []string, sure bool) dossier.Field {
	if len(months) == 0 {
		return dossier.Field{}
	}
	f := fieldOf(p.at, "", confidenceOf(p.at, sure), sure)
	f.List = months
	return f
}

func oneMonthField(p payments, value string, sure bool) dossier.Field {
	return fieldOf(p.at, value, confidenceOf(p.at, sure), sure)
}

func confidenceOf(v span, sure bool) float64 {
	switch {
	case !sure:
		return doubtful
	case v.own():
		return ownText
	}
	return agreed
}

// verificationCode finds the code at its label or within a sentence that names
// it.
func verificationCode(f *form, s stream) span {
	if v := f.value("verification_code"); len(compact(v.text())) >= 6 {
		return v
	}
	return group(s.find(inlineCode))
}

// normalName is the form in which employers are told apart.
func normalName(s string) string { return chinese.NormaliseCompany(s) }
