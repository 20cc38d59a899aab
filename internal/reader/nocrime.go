package reader

import (
	"context"
	"regexp"
	"slices"
	"strings"

	"zhengqi/internal/chinese"
	"zhengqi/internal/dossier"
)

var noCrimeTerms = append(append(append(append(
	terms("name", "被查询人姓名", "被查询人", "姓名"),
	terms("id_number", "公民身份号码", "身份证号码", "证件号码", "身份证号", "证件号", "居民身份证号码")...),
	terms("issue_date", "开具日期", "出具日期", "签发日期", "开具时间")...),
	terms("issuing_authority", "出具单位", "出具机关", "开具单位", "签发机关", "查询单位", "出具证明单位")...),
	terms("", "国籍", "性别", "出生日期", "证件名称", "证件类型", "住址", "用途", "查询时限", "有效期", "编号", "民族")...)

var (
	policeNumber  = regexp.MustCompile(`[京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼黔滇陇秦]公[(\[]?\p{Han}{0,6}[)\]]?\p{Han}{0,6}[(\[〔]?20\d{2}[)\]〕]?年?第?[A-Z]?\d{3,14}号?`)
	personQueried = regexp.MustCompile(`(?:被查询人|兹证明)(?:姓名)?[:;,]?(\p{Han}[\p{Han}·•]{1,14}?)(?:[,;:。.(]|性别|国籍|身份证|男|女|证件|公民|同志|系|在)`)
	personBracket = regexp.MustCompile(`(\p{Han}[\p{Han}·•]{1,14})\(性别`)
	documentNo    = regexp.MustCompile(`(?:证件号码?|身份证号码?|身份号码)(?:为|是)?[:;,(]*([0-9Xx*]{15,18}|[A-Z][A-Z0-9]{7,8})`)
	bornOn        = regexp.MustCompile(`(?:出生日期|出生年月|生于|出生于)[:;,]?(\d{4}[-./年]\d{1,2}[-./月]\d{1,2}日?)`)
	bornBefore    = regexp.MustCompile(`(\d{4}年\d{1,2}月\d{1,2}日)(?:出生|生[,，])`)
	sexPrinted    = regexp.MustCompile(`性别[:;,]?([男女])|[,，(]([男女])[,，)]`)
	queryPeriod   = regexp.MustCompile(`(?:自|在|从|为)?((?:19|20)\d{2}[-./年]\d{1,2}[-./月]\d{1,2}日?)(?:起)?(?:至|到|-|~|—)((?:19|20)\d{2}[-./年]\d{1,2}[-./月]\d{1,2}日?)`)
	queriedUntil  = regexp.MustCompile(`截[至止到]((?:19|20)\d{2}[-./年]\d{1,2}[-./月]\d{1,2}日?)`)
	cleanPhrase   = regexp.MustCompile(`未发现[^。]{0,12}犯罪记录|无(?:违法)?犯罪记录[。,，;]|没有(?:违法)?犯罪记录|无任何(?:违法)?犯罪记录|未查(?:到|见|询到)[^。]{0,8}犯罪记录`)
	recordPhrase  = regexp.MustCompile(`(?:发现|查明|存在|具有|确有|曾因)[^未无不。]{0,12}犯罪(?:记录|行为)|[^未无现没]有犯罪记录|决定不予出具|不符合[^。]{0,12}出具`)
	refusalTitle  = regexp.MustCompile(`不予出具`)
	dateAnywhere  = regexp.MustCompile(`(?:\d{4}年\d{1,2}月\d{1,2}日|[二三〇○零OoO0一四五六七八九十]{4}年[一二三四五六七八九十]{1,2}月[一二三四五六七八九十廿卅]{1,3}日|\d{4}[-./]\d{1,2}[-./]\d{1,2})`)
	policeOffice  = regexp.MustCompile(`\p{Han}{2,20}(?:公安局|派出所|公安分局|公安厅|警务站|分局|出入境管理局|政务服务中心|户政[^,。]{0,6})`)
)

// readNoCrimeRecord reads a no-crime record (无犯罪记录证明) and the notice
// that refuses one.
func readNoCrimeRecord(ctx context.Context, t *text) dossier.Fields {
	f, s := newForm(t, noCrimeTerms), t.stream()
	out := dossier.Fields{}
	put(out, "certificate_number", readPoliceNumber(ctx, s))
	put(out, "name", readName(ctx, personNamed(f, s)))
	put(out, "id_number", readDocumentNumber(ctx, orElse(group(s.find(documentNo)), f.value("id_number"))))
	put(out, "birth_date", agreeingBirth(ctx, s, out["id_number"]))
	put(out, "sex", agreeingSex(s, out["id_number"]))
	if period := s.find(queryPeriod); period != nil {
		put(out, "period_start", readDate(ctx, period[1]))
		put(out, "period_end", readDate(ctx, period[2]))
	} else if until := s.find(queriedUntil); until != nil {
		put(out, "period_end", readDate(ctx, until[1]))
	}
	put(out, "has_record", readVerdict(s))
	put(out, "issue_date", readIssued(ctx, f.value("issue_date"), s))
	put(out, "issuing_authority", readPolice(ctx, f))
	return out
}

// personNamed finds the person: in the sentence of the result, before the
// bracket with the person's data, or at a label.
func personNamed(f *form, s stream) span {
	if v := group(s.find(personQueried)); !v.empty() && !strings.Contains(v.text(), "未发现") {
		return v
	}
	if v := group(s.find(personBracket)); !v.empty() {
		return v[len(v)-1:]
	}
	return f.value("name")
}

func orElse(a, b span) span {
	if a.empty() {
		return b
	}
	return a
}

// group returns the first group of a pattern that took part.
func group(f found) span {
	for _, s := range f[min(1, len(f)):] {
		if !s.empty() {
			return s
		}
	}
	return nil
}

func readPoliceNumber(ctx context.Context, s stream) dossier.Field {
	m := s.find(policeNumber)
	if m == nil {
		return dossier.Field{}
	}
	return readText(ctx, m[0])
}

// readDocumentNumber reads a citizen number, or a passport number where that
// is what the paper names.
func readDocumentNumber(ctx context.Context, v span) dossier.Field {
	if n := len(compact(v.text())); n == 8 || n == 9 {
		return readCode(ctx, v, codeAlphabet)
	}
	return readChecked(ctx, v, idNumber)
}

// agreeingBirth reads the date of birth; a proven citizen number confirms or
// refutes it.
func agreeingBirth(ctx context.Context, s stream, id dossier.Field) dossier.Field {
	v := orElse(group(s.find(bornOn)), group(s.find(bornBefore)))
	birth, _, ok := chinese.IDNumberBirthSex(id.Value)
	if d, read := chinese.ParseDate(v.text()); read && ok && id.Certain() && d.Value == birth {
		return fieldOf(v, birth, proven, true)
	}
	f := readDate(ctx, v)
	f.Review = f.Review || ok && f.Value != birth
	return f
}

func agreeingSex(s stream, id dossier.Field) dossier.Field {
	v := group(s.find(sexPrinted))
	if v.empty() {
		return dossier.Field{}
	}
	value := map[string]string{"男": "M", "女": "F"}[v.text()]
	_, sex, ok := chinese.IDNumberBirthSex(id.Value)
	if v.own() || ok && id.Certain() && sex == value {
		return fieldOf(v, value, proven, true)
	}
	return fieldOf(v, value, alone, false)
}

// readVerdict tells what the paper says of a record. A refusal to certify is a
// record; where both are said, a person must read it.
func readVerdict(s stream) dossier.Field {
	clean := s.find(cleanPhrase)
	rest := s.without(cleanPhrase)
	record, refused := rest.find(recordPhrase), rest.find(refusalTitle)
	switch {
	case record != nil && clean != nil:
		return fieldOf(record[0], "true", doubtful, false)
	case record != nil:
		return fieldOf(record[0], "true", alone, refused != nil || record[0].own())
	case refused != nil:
		return fieldOf(refused[0], "true", alone, false)
	case clean != nil:
		lowest, _ := clean[0].confidence()
		return fieldOf(clean[0], "false", agreed, lowest >= nameGlyph)
	}
	return dossier.Field{}
}

// readIssued reads the day a paper was issued: at its label, else its last
// date. That one is certain only where it stands alone, as a signature's does:
// a date within a sentence may be any other.
func readIssued(ctx context.Context, labelled span, s stream) dossier.Field {
	if !labelled.empty() {
		return readDate(ctx, labelled)
	}
	last := lastDate(s)
	f := readDate(ctx, last)
	f.Review = f.Review || !isSignature(last)
	return f
}

// isSignature reports whether a date is all that its cell says: no word and no
// other date stands beside it. Specks of a seal may.
func isSignature(date span) bool {
	if len(date) != 1 {
		return false
	}
	for _, r := range date[0].page.rows {
		for _, c := range r.cells(gapWithin) {
			if slices.Contains(c.glyphs, date[0].glyphs[0]) {
				rest := strings.Replace(flat(c.glyphs), date.text(), "", 1)
				return hanOnly(rest) == "" && !dateAnywhere.MatchString(rest)
			}
		}
	}
	return false
}

// lastDate returns the last date of the paper that is not the end of a period
// nor a date of birth.
func lastDate(s stream) span {
	all := s.findAll(dateAnywhere, -1)
	for i := len(all) - 1; i >= 0; i-- {
		v := all[i][0]
		line := flat(rowGlyphs(s, v))
		if !strings.ContainsAny(line, "至~") && !strings.Contains(line, "期间") && !strings.Contains(line, "出生") {
			return v
		}
	}
	return nil
}

// rowGlyphs returns the whole row in which the span ends.
func rowGlyphs(s stream, v span) []glyph {
	last := v[len(v)-1]
	for _, r := range s.text.rows {
		if r.page == last.page && holds(r, last.glyphs[0]) {
			return r.glyphs
		}
	}
	return nil
}

// readPolice reads the office that signs: at its label, else the last row that
// holds nothing but the name of a police office.
func readPolice(ctx context.Context, f *form) dossier.Field {
	if v := f.value("issuing_authority"); policeOffice.MatchString(v.text()) {
		return readLong(ctx, v)
	}
	for i := len(f.rows) - 1; i >= 0; i-- {
		for _, c := range f.rows[i].cells(gapWithin) {
			s := flat(c.glyphs)
			if m := policeOffice.FindString(s); m != "" && len(m)*10 >= len(s)*7 {
				return readLong(ctx, span{c})
			}
		}
	}
	return dossier.Field{}
}
