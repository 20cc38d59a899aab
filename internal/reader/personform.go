package reader

import (
	"context"
	"math"
	"regexp"
	"slices"
	"strings"
	"unicode"

	"github.com/agnivade/levenshtein"

	"zhengqi/internal/chinese"
	"zhengqi/internal/dossier"
	"zhengqi/internal/ocr"
)

// personTerms are the labels of forms about one person.
var personTerms = [][]term{
	terms("name", "姓名", "中文姓名", "申请人姓名"),
	terms("surname", "姓", "中文姓", "姓氏"),
	terms("given_names", "名", "中文名"),
	terms("name_pinyin", "姓名拼音", "汉语拼音", "拼音", "拼音姓名", "英文姓名"),
	terms("former_name", "曾用名"),
	terms("id_number", "身份证号", "身份证号码", "公民身份号码", "居民身份证号码", "公民身份证号", "身份证件号码"),
	terms("sex", "性别"),
	terms("birth_date", "出生日期", "出生年月日", "出生年月"),
	terms("birth_place", "出生地点", "出生地"),
	terms("home_address", "家庭住址", "家庭地址", "现住址", "住址"),
	terms("mobile_number", "手机号码", "手机", "手机号", "移动电话", "联系手机"),
	terms("", "联系人手机", "联系人手机号", "联系人手机号码", "联系人电话", "紧急联系人手机", "紧急联系人手机号码", "紧急联系人电话"),
	terms("email", "电子邮箱", "电子邮件", "邮箱", "电子信箱"),
	terms("insurance_place", "参保地", "社保参保地", "社会保险参保地", "参保地点"),
	terms("position", "职务", "现任职务"),
	terms("months_employed", "在所属单位连续工作时间", "连续工作时间", "在本单位连续工作月数", "连续工作月数", "在所属单位连续工作月数"),
	terms("passport_number", "护照号码", "护照号", "护照编号"),
	terms("passport_type", "护照种类", "护照类型", "护照类别"),
	terms("issue_date", "签发日期", "护照签发日期"),
	terms("expiry_date", "失效日期", "护照失效日期", "有效期至", "护照有效期至"),
	terms("issuing_authority", "签发机关", "护照签发机关"),
	terms("issue_place", "签发地点", "护照签发地点", "签发地", "护照签发地"),
	terms("has_apec_visa", "是否有APEC经济体签证记录", "有无APEC经济体签证", "是否有APEC经济体", "有无APEC经济体签证记录", "APEC经济体签证记录"),
	terms("residence_country", "居留国家或地区", "居留国家", "居住国家或地区", "居住国家"),
	terms("has_old_card", "是否有旧APEC卡", "是否持有旧APEC卡", "有无旧APEC卡", "旧APEC卡"),
	terms("", "申请事由", "申请人签名", "单位意见", "填表日期", "填报单位", "申请单位", "单位名称", "签证记录", "民族", "婚姻状况", "照片", "传真", "邮政编码", "工作单位", "填表说明"),
}

// personForm is a form about a person.
type personForm struct{ *form }

// readPersonForm reads the basic information form and the application form.
func readPersonForm(ctx context.Context, t *text) dossier.Fields {
	f := personForm{newForm(t, personTerms...)}
	for i := range f.marks {
		f.shorten(i)
	}
	for i := range f.marks {
		f.lengthen(i)
		f.addEnglish(i)
	}
	out := dossier.Fields{}
	for key, read := range map[string]func(context.Context, span) dossier.Field{
		"name": readName, "surname": readText, "given_names": readText, "former_name": readName, "name_pinyin": readCapitalName,
		"id_number": readIDNumber, "birth_date": readDate, "birth_place": readText, "home_address": readLong, "mobile_number": readMobile,
		"email": readEmail, "insurance_place": readText, "position": readText, "months_employed": readMonthCount, "passport_number": readPassportNumber,
		"passport_type": readText, "issue_date": readDate, "expiry_date": readDate, "issuing_authority": readLong, "issue_place": readText,
		"residence_country": readResidence,
	} {
		put(out, key, f.read(ctx, key, read))
	}
	put(out, "sex", f.readChoice(ctx, "sex", map[string]string{"男": "M", "女": "F"}))
	for _, key := range []string{"has_apec_visa", "has_old_card"} {
		put(out, key, f.readChoice(ctx, key, map[string]string{"是": "true", "有": "true", "否": "false", "无": "false"}))
	}
	f.guess(ctx, out)
	judgePerson(out)
	return out
}

// read reads the answer at the first label of the key that has one.
func (f personForm) read(ctx context.Context, key string, read func(context.Context, span) dossier.Field) dossier.Field {
	for _, i := range f.marksOf(key) {
		if v := f.answer(i); !v.empty() {
			return read(ctx, v)
		}
	}
	return dossier.Field{}
}

// shorten gives back the 护照 before a label that is the end of what stands left
// of it.
func (f personForm) shorten(i int) {
	m, passport := &f.marks[i], []rune("护照")
	r := f.rows[m.row]
	if n := len(passport); strings.HasPrefix(flat(r.glyphs[m.from:m.to]), string(passport)) && m.from+n < m.to && r.gapBefore(m.from+n) > 0.8 {
		m.from += n
	}
}

// lengthen takes into a label what is said behind it in brackets.
func (f *form) lengthen(i int) {
	m, end := &f.marks[i], f.nextLabel(i)
	r := f.rows[m.row]
	if m.to >= end || r.glyphs[m.to].r != '(' {
		return
	}
	if n := slices.IndexFunc(r.glyphs[m.to:end], func(g glyph) bool { return g.r == ')' }); n > 0 && n < 10 {
		m.to += n + 1
	} else if m.to+1 == end {
		m.to++ // it goes on in the next line
	}
}

// nextLabel is where the next label of the row of label i begins, or the row ends.
func (f *form) nextLabel(i int) int {
	if i+1 < len(f.marks) && f.marks[i+1].row == f.marks[i].row {
		return f.marks[i+1].from
	}
	return len(f.rows[f.marks[i].row].glyphs)
}

// addEnglish takes into a label its English, which has small letters.
func (f personForm) addEnglish(i int) {
	m, end := &f.marks[i], f.nextLabel(i)
	r := f.rows[m.row]
	to := m.to
	for to < end && !unicode.Is(unicode.Han, r.glyphs[to].r) && (to == m.to || r.gapBefore(to) < gapWithin) {
		to++
	}
	if englishTail.MatchString(flat(r.glyphs[m.to:to])) {
		m.to = to
	}
}

// englishTail is the English of a label: no figure or address, and not all in
// capitals as a name in Pinyin is.
var englishTail = regexp.MustCompile(`^[A-Za-z.,/' -]*[a-z]{2}[A-Za-z.,/' -]*$`)

// itemNumber is the number of the next question.
var itemNumber = regexp.MustCompile(`\d{1,2}[.、]$`)

// answer is what was filled in at a label: beside it, else under it.
func (f personForm) answer(i int) span {
	v := f.right(i).trim(aroundValue + "_")
	if at := itemNumber.FindStringIndex(v.text()); at != nil && i+1 < len(f.marks) && f.marks[i+1].row == f.marks[i].row {
		v = v.first(len([]rune(v.text()[:at[0]]))).trim(aroundValue)
	}
	if v.empty() || f.isEnglishOf(i, v) {
		v = f.below(i)
	}
	return v
}

// isEnglishOf reports whether what stands behind a label is its English, which was
// not read well enough to be known for it: no answer to most questions has small
// letters.
func (f personForm) isEnglishOf(i int, v span) bool {
	switch f.marks[i].key {
	case "email", "position", "former_name", "issuing_authority", "passport_type":
		return false
	}
	const least = 3
	return countRunes([]rune(v.text()), unicode.IsLower) >= least && !englishDate.MatchString(v.text())
}

// below is the answer in the row under a label that stands over it: it begins
// where the label does, and before the next label of the row.
func (f personForm) below(i int) span {
	m := f.marks[i]
	r := f.rows[m.row]
	box := boxOf(r.glyphs[m.from:m.to])
	left := box.Min.X - int(3*r.height)
	if i > 0 && f.marks[i-1].row == m.row {
		left = max(left, boxOf(r.glyphs[f.marks[i-1].from:f.marks[i-1].to]).Max.X)
	}
	for j := m.row + 1; j < len(f.rows) && j <= m.row+2; j++ {
		below := f.rows[j]
		if below.page != r.page || float64(below.box.Min.Y-box.Max.Y) > gapBelow*r.height {
			return nil
		}
		for _, c := range below.cells(1.2) {
			x := c.box().Min.X
			if x < left || x >= f.reach(i) {
				continue
			}
			if f.labelled(j, c) || itemNumber.MatchString(flat(c.glyphs)) {
				return nil
			}
			return span{c}.trim(aroundValue)
		}
	}
	return nil
}

// readChoice reads an answer that is one of a few words, or the one ticked.
func (f personForm) readChoice(ctx context.Context, key string, choices map[string]string) dossier.Field {
	for _, i := range f.marksOf(key) {
		if f.offersChoice(i, choices) {
			return f.readTicked(i, choices)
		}
		v := f.answer(i)
		if value, ok := choices[strings.Trim(v.text(), "√☑✓")]; ok {
			read := readText(ctx, v)
			read.Value = value
			return read
		}
	}
	return dossier.Field{}
}

func readIDNumber(ctx context.Context, v span) dossier.Field { return readChecked(ctx, v, idNumber) }

func readMonthCount(ctx context.Context, v span) dossier.Field {
	return ofShape(readCode(ctx, v, digitAlphabet), monthCount)
}

// readMobile reads the number of a mobile phone. Its first digit is a stroke, but
// no ruling where there are eleven.
func readMobile(ctx context.Context, v span) dossier.Field {
	raw := keepDigits(v.text())
	if v.own() || !mobileNumber.MatchString(raw) {
		f := ofShape(readCode(ctx, v, digitAlphabet), mobileNumber)
		f.Review = f.Review || anyChinese.MatchString(v.text()) // words say whose
		return f
	}
	ok := !anyChinese.MatchString(v.text()) && v.confirmed(ctx, keepDigits, glance{ocr.Own, digitAlphabet}, glance{ocr.HanS, ""})
	return fieldOf(v, raw, confidenceIn(ok), ok)
}

func readPassportNumber(ctx context.Context, v span) dossier.Field {
	return ofShape(readCode(ctx, v, codeAlphabet), passportNumber)
}

var (
	monthCount     = regexp.MustCompile(`^[1-9]\d{0,2}$`)
	mobileNumber   = regexp.MustCompile(`^1[3-9]\d{9}$`)
	passportNumber = regexp.MustCompile(`^[A-Z][A-Z]?\d{7,8}$`)
	emailAddress   = regexp.MustCompile(`^[a-z0-9._%+-]+@[a-z0-9-]+(?:\.[a-z0-9-]+)+$`)
)

// ofShape doubts a value that is not built as it should be.
func ofShape(f dossier.Field, shape *regexp.Regexp) dossier.Field {
	if f.Known() && !shape.MatchString(f.Value) {
		return inDoubt(f)
	}
	return f
}

// readEmail reads an e-mail address: certain where Tesseract reads what we do, or
// where both its models say the same, and ours all but a letter or two and the
// same figures.
func readEmail(ctx context.Context, v span) dossier.Field {
	if v.own() {
		return ofShape(fieldOf(v, plainAddress(v.inWords()), ownText, true), emailAddress)
	}
	eng, first := v.lookInWords(ctx, ocr.English)
	han, second := v.lookInWords(ctx, ocr.HanS)
	value, ok := chooseAddress(plainAddress(v.text()), plainAddress(eng), plainAddress(han))
	ok = ok && min(first, second) >= weakGlyph
	return ofShape(fieldOf(v, value, confidenceIn(ok), ok), emailAddress)
}

// plainAddress is an address as it is typed: without spaces, in small letters,
// with points for the marks as which they are misread.
func plainAddress(s string) string {
	return strings.ToLower(strings.NewReplacer(" ", "", ":", ".", ",", ".").Replace(s))
}

// chooseAddress takes what two of three readings say. Where all differ it takes
// the one nearest to the others, ours before them; but ours reads two letters
// alike that stand side by side as one.
func chooseAddress(ours, eng, han string) (value string, ok bool) {
	const slips = 2
	if eng == han && keepDigits(ours) == keepDigits(eng) && levenshtein.ComputeDistance(squeezed(eng), squeezed(ours)) <= slips {
		return eng, true
	}
	if eng == han && emailAddress.MatchString(ours) {
		return ours, false // both models of Tesseract err alike
	}
	nearest := math.MaxInt
	for _, s := range []string{ours, eng, han} {
		away := levenshtein.ComputeDistance(s, ours) + levenshtein.ComputeDistance(s, eng) + levenshtein.ComputeDistance(s, han)
		if away < nearest && emailAddress.MatchString(s) {
			value, nearest = s, away
		}
	}
	if value == "" {
		return eng, false
	}
	return value, value == ours && (ours == eng || ours == han)
}

// readResidence reads the name of a country or region.
func readResidence(ctx context.Context, v span) dossier.Field {
	f := readText(ctx, v)
	if code, ok := chinese.EconomyCode(f.Value); ok {
		f.Value = code
		return f
	}
	return dossier.Field{}
}

// judgePerson compares answers that bear each other out: the number of an
// identity card with birth and sex, a name with its Pinyin, the two ends of a
// passport's term.
func judgePerson(out dossier.Fields) {
	if id := out["id_number"]; id.Certain() {
		birth, sex, ok := chinese.IDNumberBirthSex(id.Value)
		for name, value := range map[string]string{"birth_date": birth, "sex": sex} {
			if f, known := out[name]; ok && known {
				out[name] = provenBy(f, f.Value == value)
			}
		}
	}
	judgePinyin(out)
	issue, expiry := out["issue_date"], out["expiry_date"]
	ends := func(years int) bool { return chinese.AddDays(chinese.AddYears(issue.Value, years), -1) == expiry.Value }
	if issue.Known() && expiry.Known() && (ends(5) || ends(10)) {
		out["issue_date"], out["expiry_date"] = provenBy(issue, true), provenBy(expiry, true)
	}
}

// provenBy is a value that another on the paper proves, or contradicts.
func provenBy(f dossier.Field, same bool) dossier.Field {
	if !same {
		return inDoubt(f)
	}
	f.Confidence, f.Review = max(f.Confidence, proven), false
	return f
}

// judgePinyin takes a name in Pinyin for right that spells the Chinese name, and
// no other.
func judgePinyin(out dossier.Fields) {
	pinyin, ok := out["name_pinyin"]
	surname, given, two := strings.Cut(pinyin.Value, " ")
	name := out["name"].Value
	if name == "" {
		name = out["surname"].Value + out["given_names"].Value
	}
	if !ok || name == "" || pinyin.Source == dossier.SourceText {
		return
	}
	spells := two && !strings.Contains(given, " ") && chinese.MatchPinyin(name, surname, given) != chinese.PinyinNoMatch
	out["name_pinyin"] = provenBy(pinyin, spells)
}
