package reader

import (
	"context"
	"regexp"
	"slices"
	"strings"

	"zhengqi/internal/dossier"
	"zhengqi/internal/ocr"
)

var letterTerms = [][]term{
	terms("company_name", "企业名称", "公司名称", "单位名称", "申请单位", "申办单位", "申请企业"),
	terms("employee_count", "员工人数", "员工总数", "员工总数(人)", "员工人数(人)", "职工人数", "职工总数", "从业人数", "公司人数", "企业人数", "人员总数", "现有员工", "在职员工人数", "企业员工人数", "从业人员", "在职员工"),
	terms("name", "姓名", "申请人姓名", "人员姓名", "申办人姓名", "中文姓名", "申请人", "申办人"),
	terms("date", "日期", "申请日期", "填表日期"),
	terms("", "序号", "性别", "职务", "护照号码", "护照号", "联系电话", "法定代表人", "成立时间", "企业性质", "其中:外贸人员", "上年贸易额(万元)",
		"上年纳税(万元)", "总资产(万元)", "注册资本(万元)", "经营范围", "成立日期", "注册时间", "注册地址", "公司地址", "上年进出口额", "上年纳税额", "企业法人", "主营业务", "公司类型", "注册资本", "注册资金", "主要往来伙伴", "联系人", "经办人", "出生日期", "身份证号码", "身份证号", "备注", "部门"),
}

// readCompanyLetter reads the letter with which an enterprise applies for its
// people: in running text, as a list, or with tables.
func readCompanyLetter(ctx context.Context, t *text) dossier.Fields {
	f, s := newForm(t, letterTerms...), t.stream()
	f.addWrapped(letterTerms...)
	out := dossier.Fields{}
	put(out, "company_name", f.readSender(ctx))
	put(out, "applicant_names", f.readApplicants(ctx, s))
	put(out, "employee_count", f.readEmployees(ctx, s))
	put(out, "date", f.readSignature(ctx))
	put(out, "has_seal", readRoundSeal(t))
	put(out, "has_letterhead", readLetterhead(t))
	put(out, "stated_items", readStatedItems(s))
	return out
}

// senderPrint is a cell that is a company's name, with the words that letters
// set beside it.
var senderPrint = regexp.MustCompile(`^(?:申请单位|申办单位|单位名称|单位|企业|公司)?(?:名称)?(?:\((?:盖章|公章|章)\))?:?(` + companyName.String() + `)(?:\((?:盖章|公章|章)\)|文件|函|:)*$`)

// legalForm is what sort of company one is, and none's name.
var legalForm = regexp.MustCompile(`^(?:性质|类型|有限|股份|国有|集体|私营|民营|外商|中外|一人|个人|自然人|我|本|该)`)

// readSender reads the name of the company that writes: what its letterhead, its
// signature and a table say. Two that agree bear each other out, unless a third
// is another company.
func (f *form) readSender(ctx context.Context) dossier.Field {
	var prints []span
	for i, r := range f.rows {
		for _, c := range append([]run{{r.page, r.glyphs}}, r.cells(gapWithin)...) {
			if v := cut(span{c}, senderPrint); !v.empty() && !f.addressed(i) && !legalForm.MatchString(v.text()) {
				prints = append(prints, v)
				break
			}
		}
	}
	for _, b := range f.boxes("company_name") {
		for _, v := range b.values {
			if v = cut(v, senderPrint); !v.empty() {
				prints = append(prints, v)
			}
		}
	}
	if len(prints) == 0 {
		return inDoubt(readLong(ctx, orElse(in(f.boxes("company_name"), anyChinese), group(f.stream().find(partyName)))))
	}
	best, p := mostPrinted(prints)
	field := fieldOf(best, tidy(best.text()), p, p >= sureText && paired(best.text()))
	if field.Review {
		field = readLong(ctx, best)
	}
	field.Review = field.Review || anotherCompany(best, prints)
	return field
}

// addressed reports whether a row opens the letter: whom it is written to.
func (f *form) addressed(i int) bool { return isOffice(flat(f.rows[i].glyphs)) }

// mostPrinted is the text that the most of the spans have, of several the one
// that was read most clearly, and the probability that it is right. No letter
// says its sender's name more often than is compared here.
func mostPrinted(prints []span) (best span, p float64) {
	const most = 30
	prints = prints[:min(most, len(prints))]
	votes, top := 0, 0.0
	for _, v := range prints {
		lowest, _ := v.confidence()
		n, same := 1, 0.0
		for _, w := range prints {
			if w.text() == v.text() && !w.covers(v) {
				n++
				same = max(same, calibrated(together(v.glyphs(), w.glyphs())))
			}
		}
		if n > votes || n == votes && lowest > top {
			best, votes, top, p = v, n, lowest, same
		}
	}
	return best, p
}

// covers reports whether two spans are of the same place.
func (s span) covers(v span) bool {
	return s[0].page == v[0].page && s[0].box().Overlaps(v[0].box())
}

// anotherCompany reports whether one of the prints is no misreading of the name.
func anotherCompany(name span, prints []span) bool {
	for _, v := range prints {
		if !sameEmployer(name.text(), v.text()) && lowestOf(v.glyphs()) >= surely {
			return true
		}
	}
	return false
}

// signatureDate is all that a cell says: a date, of which a seal may hide some.
var signatureDate = regexp.MustCompile(`^(?:(?:申请|填表|出具|落款)?(?:日期|时间):)?[^\p{Han}\d]{0,3}([二2][^年月日]{2,5}[年./-][^年月日]{1,3}[月./-][^年月日]{1,4}日?)[^\p{Han}\d]{0,3}$`)

// signedOn is the date under the letter: the last that stands by itself, not in
// a table of facts, and whether little stands under it.
func (f *form) signedOn() (at span, last bool) {
	const under = 8 // rows: whom to call, and what is enclosed
	for i := len(f.rows) - 1; i >= 0; i-- {
		for _, c := range f.rows[i].cells(gapWithin) {
			v := cut(span{c}, signatureDate)
			if before := f.markBefore(i, c); !v.empty() && (before == "" || before == "date") {
				return v.only("0123456789" + numerals + "OoO○年月日"), len(f.rows)-1-i <= under
			}
		}
	}
	return nil, false
}

// readSignature reads the date under a letter.
func (f *form) readSignature(ctx context.Context) dossier.Field {
	at, last := f.signedOn()
	field := readSignedDate(ctx, at)
	field.Review = field.Review || !last
	return field
}

// readSignedDate reads a date in numerals. 〇, a thin ring, is lost more
// often than any other numeral.
func readSignedDate(ctx context.Context, v span) dossier.Field {
	field := readDate(ctx, v)
	if year, rest, ok := strings.Cut(v.text(), "年"); !field.Known() && ok && strings.HasPrefix(year, "二") && len([]rune(year)) == 3 {
		if date, ok := dateIn("二〇" + strings.TrimPrefix(year, "二") + "年" + rest); ok {
			return fieldOf(v, date.Value, doubtful, false)
		}
	}
	return field
}

// markBefore is the key of the last label left of a run in row i, "" for none and
// "other" for one without a key.
func (f *form) markBefore(i int, c run) string {
	key := ""
	for _, m := range f.marks {
		if m.row == i && f.rows[i].glyphs[m.from].box.Min.X < c.box().Min.X {
			if key = m.key; key == "" {
				key = "other"
			}
		}
	}
	return key
}

// only keeps the characters of an alphabet where it is a date with 年, in which
// marks between them are specks.
func (s span) only(alphabet string) span {
	if !strings.Contains(s.text(), "年") {
		return s
	}
	out := slices.Clone(s)
	for i, r := range s {
		out[i].glyphs = slices.DeleteFunc(slices.Clone(r.glyphs), func(g glyph) bool { return !strings.ContainsRune(alphabet, g.r) })
	}
	return out
}

var employees = regexp.MustCompile(`(?:员工|职工|从业人员|在职人员|雇员|在册人员)(?:总人数|人数|总数|总计|共计|合计|规模|\(人\)|[共约为有达计:是。,])*(\d{1,6})|` +
	`(?:拥有|现有|共有|[有计达])(\d{1,6})(?:余|多)?[名人位](?:在册|正式|在职)?(?:员工|职工)`)

// someOnly is a count of some of the people that a company employs.
var someOnly = regexp.MustCompile(`(?:(?:新增|增加|招聘|招收|录用|解决|带动|吸纳|裁减|减少|包括|外籍|研发|技术|销售|生产|管理|外贸|一线|临时|兼职|退休|离职|残疾|女|男|派出|参保)[类岗性的了]?|其中\p{Han}{0,6})(?:` + employees.String() + `)`)

// readEmployees reads how many people the company employs; where the letter
// gives several numbers a person looks.
func (f *form) readEmployees(ctx context.Context, s stream) dossier.Field {
	var at span
	other := someOnly.MatchString(s.letters)
	for _, m := range s.findAll(employees, -1) {
		v := group(m)
		other = other || !at.empty() && v.text() != at.text()
		at = orElse(at, v)
	}
	at = orElse(in(f.boxes("employee_count"), firstNumber), at)
	if at.empty() {
		return dossier.Field{}
	}
	if at.own() {
		return fieldOf(at, at.text(), ownText, !other)
	}
	ok := at.confirmed(ctx, keepDigits, glance{ocr.Own, digitAlphabet}, glance{ocr.HanS, ""})
	return fieldOf(at, at.text(), confidenceIn(ok && !other), ok && !other)
}

var firstNumber = regexp.MustCompile(`^[约共]?(\d{1,6})[人名]?`)
