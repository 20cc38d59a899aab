package reader

import (
	"context"
	"regexp"
	"strconv"

	"zhengqi/internal/chinese"
	"zhengqi/internal/dossier"
)

var socialTerms = [][]term{
	terms("name", "参保人姓名", "参保人员姓名", "姓名", "参保人", "职工姓名", "参保人员", "个人姓名", "缴费人姓名", "被保险人"),
	terms("id_number", "社会保障号码", "社会保障号", "公民身份号码", "身份证号码", "身份证号", "证件号码", "居民身份证号", "社会保障卡号",
		"证件号", "居民身份证号码", "有效证件号码", "公民身份证号码", "公民身份证号", "身份号码", "身份证件号码", "社会保障(身份证)号码", "身份证(社会保障)号码"),
	terms("employer", "现参保单位", "参保单位名称", "参保单位", "缴费单位名称", "缴费单位", "单位名称", "工作单位", "现单位名称", "当前参保单位",
		"现缴费单位", "现工作单位", "单位全称", "用人单位", "用人单位名称", "所在单位", "最近参保单位", "参保单位(最近)", "当前缴费单位", "最后参保单位", "缴费企业", "企业名称",
		"目前参保单位", "目前缴费单位", "最近缴费单位", "当前单位", "当前单位名称", "参保缴费单位", "所属单位", "所属单位名称", "所在单位名称", "工作单位名称"),
	terms("issue_date", "打印日期", "打印时间", "查询日期", "查询时间", "出具日期", "开具日期", "证明日期", "制表日期", "证明时间", "开具时间",
		"出具时间", "制表时间", "生成时间", "生成日期", "填发日期", "打印时点", "出证日期", "证明出具日期", "证明开具日期", "开证日期", "签发日期", "制作日期", "下载时间", "下载日期"),
	terms("issuer", "经办机构", "出具机构", "打印机构", "社保经办机构", "经办机构名称", "出具单位", "社保机构", "参保经办机构",
		"证明机构", "证明机构名称", "开具机构", "开具单位", "办理机构", "打印单位", "出证机构", "参保机构", "社会保险经办机构", "经办单位", "证明单位"),
	terms("verification_code", "验证码", "校验码", "表单验证号码", "验证号码", "验真码", "在线验证码", "授权码",
		"查验码", "防伪码", "核验码", "校验号", "查询验证码", "电子验证码", "验证编号", "防伪验证码", "校验编码", "真伪验证码", "验证号", "核验口令", "验证口令", "查验口令", "校验口令", "查询口令", "防伪口令", "查验编号", "核验编号", "防伪编号", "防伪编码", "验真编号"),
	terms("serial_number", "查询流水号"),
	terms("", "性别", "个人编号", "单位编号", "社保电脑号", "参保险种", "缴费年月", "缴费基数", "序号", "养老保险", "失业保险", "工伤保险",
		"医疗保险", "生育保险", "缴费类型", "缴费状态", "备注", "缴费起止年月", "参保地", "参保状态", "个人缴费", "单位缴费", "缴费区县",
		"企业职工基本养老保险", "参保时间", "本地缴费月数", "累计缴费月数", "实际缴费月数", "险种", "起止时间", "统筹区", "参保起止时间", "页码", "联系电话", "出生日期",
		"制表人", "单位编码", "单位管理码", "个人编码", "证件类型", "证件名称", "险种类型", "起始年月", "截止年月", "终止年月", "查询区间",
		"查询编号", "打印流水", "目前状态", "参保状况", "所属税务机关", "统一社会信用代码", "缴费时段", "个人账号", "打印终端", "操作员", "单位经办人", "民族", "人员类别", "户口性质"),
}

var (
	personName    = regexp.MustCompile(`^\p{Han}{2,4}$|^\p{Han}{1,10}(?:·\p{Han}{1,10})+$|^[A-Z][A-Za-z ,]{3,40}$`)
	officeName    = regexp.MustCompile(`^\p{Han}[\p{Han}()]{3,30}(?:中心|局|处|所|厅|平台|办公室|委员会|站)$`)
	citizenNumber = regexp.MustCompile(`[1-9]\d{16}[0-9Xx]`)
	socialOffice  = regexp.MustCompile(`国家税务总局\p{Han}{2,20}税务局|\p{Han}{2,12}(?:(?:社会|养老|劳动)保险\p{Han}{0,12}(?:中心|局|处|所)|人力资源和?社会保障\p{Han}{0,6}(?:厅|局|所|中心)|税务局社会保险费\p{Han}{2,8}中心|社保(?:中心|局|所)|社会保障\p{Han}{1,8}(?:中心|局|处)|医疗保障\p{Han}{0,6}(?:局|中心)|就业\p{Han}{0,8}(?:局|中心)|政务服务\p{Han}{0,6}(?:局|中心)|公共服务平台)`)
)

// readSocialInsurance reads a social-insurance statement (社会保险缴费证明) of
// any place: month rows, ranges, or unit codes with their names elsewhere.
func readSocialInsurance(ctx context.Context, t *text) dossier.Fields {
	t = t.fullYears()
	f, s := newSocialForm(t), t.stream()
	out := dossier.Fields{}
	name, sure := socialName(f, s)
	put(out, "name", unlessSure(readBorneOut(ctx, name, f.labelledNames(), wholly(readName)), sure))
	number, sure := socialNumber(f, s)
	put(out, "id_number", unlessSure(readChecked(ctx, number, idNumber), sure))
	put(out, "issue_date", readIssued(ctx, socialDate(f), s))
	put(out, "issuer", readIssuer(ctx, f))
	code, sure := verificationCode(f, s)
	put(out, "verification_code", unlessSure(readVerification(ctx, code), sure))
	readPayments(ctx, f, s, out)
	return out
}

// unlessSure flags a value that was found without what names it.
func unlessSure(f dossier.Field, sure bool) dossier.Field {
	f.Review = f.Review || !sure
	return f
}

// readWhole reads a value for a person to look at where ink that was not read
// stands before it.
func readWhole(ctx context.Context, v span, read func(context.Context, span) dossier.Field) dossier.Field {
	field := read(ctx, v)
	field.Review = field.Review || v.cutInFront()
	return field
}

// wholly is readWhole as a way to read.
func wholly(read func(context.Context, span) dossier.Field) func(context.Context, span) dossier.Field {
	return func(ctx context.Context, v span) dossier.Field { return readWhole(ctx, v, read) }
}

// likeliest is the first value of the form that is looked for, else the first
// as short as a name.
func likeliest(values []span, form *regexp.Regexp) span {
	for _, v := range values {
		if form.MatchString(tidy(v.text())) && !heading.MatchString(tidy(v.text())) {
			return v
		}
	}
	for _, v := range values {
		if n := len([]rune(hanOnly(v.text()))); n > 1 && n < 6 && !heading.MatchString(tidy(v.text())) {
			return v
		}
	}
	return nil
}

// far is what stands alone in the row of each label of the key, at any distance
// from it: a table without rulings sets values to the right edge.
func (f *form) far(key string) []span {
	var out []span
	for i, m := range f.marks {
		r := f.rows[m.row]
		alone := (i == 0 || f.marks[i-1].row != m.row) && (i+1 == len(f.marks) || f.marks[i+1].row != m.row)
		if m.key != key || !alone || m.to == len(r.glyphs) {
			continue
		}
		rest := row{page: r.page, glyphs: r.glyphs[m.to:], height: r.height}
		cells := rest.cells(gapWithin)
		for _, v := range []span{{{r.page, rest.glyphs}}, {cells[len(cells)-1]}} {
			if v = v.trim(aroundValue + ".…·-_"); !v.empty() {
				out = append(out, v)
			}
		}
	}
	return out
}

// readPayments reads which months were paid at which employer.
func readPayments(ctx context.Context, f *form, s stream, out dossier.Fields) {
	l := readLedger(ctx, f, s)
	if len(l.entries) == 0 {
		put(out, "employer", unpaidEmployer(ctx, l, f, s))
		return
	}
	who := l.newestEmployer(f)
	field := l.readEmployer(ctx, who, f)
	several, missing := l.ofSeveral(s), pagesMissing(f.text) || pageUnread(f.text)
	field.Review = field.Review || who.older || several || missing || f.namesOther(l, who)
	put(out, "employer", field)
	paid := l.paidAt(who)
	if len(paid.months) == 0 {
		return
	}
	said := l.says(s, len(paid.months))
	if said == saysSame && l.oneName() && oneTotal(s) {
		l.borneOut()
	}
	sure := l.sure(ctx) && !several && !missing && !who.older && !l.doubtful(who, paid) && paid.whole
	end := ends{}
	switch said {
	case saysSame:
		end = ends{sure, sure}
	case saysNothing:
		cut := l.cutShort()
		end = l.endsOf(ctx, paid, s, sure)
		end = ends{end.oldest && !cut.oldest, end.newest && !cut.newest}
	}
	putMonths(out, paid, end)
	certain := end.oldest && end.newest
	if (paid.at.own() || certain) && len(paid.arrears) == 0 && !arrearsMark.MatchString(s.letters) {
		none := monthField(paid, paid.months, certain)
		none.List = []string{}
		out["arrears_months"] = none
	}
}

// arrearsMark is what may say that a month was paid late. Where a file's own
// text has none of it no month was; nor where a table in a picture was read
// whole, to both its ends.
var arrearsMark = regexp.MustCompile(`补|趸|追|逾期|滞纳|延缴|延迟|清欠|` + monthMark.String())

// unpaidEmployer is the employer of a paper whose payments were not read: the one
// in its heading, for a person to see where others are named too, or the only
// company it names.
func unpaidEmployer(ctx context.Context, l ledger, f *form, s stream) dossier.Field {
	if v := f.headEmployer(); companyName.MatchString(v.text()) || namesSomebody(v.text()) {
		return unlessSure(readWhole(ctx, v, readLong), !l.ofSeveral(s))
	}
	return unlessSure(readLong(ctx, onlyEmployer(f.text)), false)
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

// normalName is the form in which employers are told apart.
func normalName(s string) string { return chinese.NormaliseCompany(s) }
