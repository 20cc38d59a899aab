package reader

import (
	"context"
	"regexp"
	"strings"
	"unicode"

	"zhengqi/internal/chinese"
	"zhengqi/internal/dossier"
)

// licenceTerms are the labels of business licences: of companies, branches,
// partnerships, sole proprietors, co-operatives and family businesses, of the
// prints before 2014 and after.
var licenceTerms = [][]term{
	terms("uscc", "统一社会信用代码", "社会信用代码", "信用代码"),
	terms("number", "注册号", "营业执照注册号", "执照注册号"),
	terms("name", "名称", "企业名称", "字号名称", "公司名称", "单位名称"),
	terms("type", "类型", "公司类型", "企业类型", "主体类型", "市场主体类型"),
	terms("form", "组成形式", "组织形式", "企业性质", "经济性质"),
	terms("legal_representative", "法定代表人", "法定代表人姓名", "执行事务合伙人", "经营者", "经营者姓名", "投资人", "投资人姓名", "负责人", "负责人姓名"),
	terms("registered_capital", "注册资本", "注册资金", "出资额", "成员出资总额", "出资总额", "资金数额"),
	terms("establishment_date", "成立日期", "注册日期", "成立时间", "设立日期"),
	terms("term", "营业期限", "合伙期限", "经营期限", "营业期限自"),
	terms("address", "住所", "主要经营场所", "经营场所", "营业场所", "住所(经营场所)"),
	terms("other_address", "地址", "注册地址"),
	terms("scope", "经营范围", "业务范围", "经营范围及方式"),
	terms("", "登记机关", "发照机关", "国家企业信用信息公示系统", "市场主体应当", "证照编号", "扫描二维码", "实收资本", "核准日期", "发证日期", "颁发日期", "登记日期", "打印时间", "打印日期", "经营方式", "股东", "发起人", "副本号"),
}

// licenceEndings are what the labels of other prints end with.
var licenceEndings = regexp.MustCompile(`(信用代码)$|(注册号)$|(名称|字号)$|(类型)$|(形式|性质)$|((?:代表人?|负责人|经营者|投资人|合伙人|业主)(?:姓名)?)$|(资本|出资额?|资金)$|((?:[成设]立|注册)(?:日期|时间))$|(期限|有效期)[自至]?$|(住所|场所)$|(地址)$|(范围)(?:及方式)?$|(日期|时间|机关|编号|方式|实收资本|状态|类别|行业)$`)

// ofAnotherFirm is in labels that tell of the company a branch belongs to, or of
// people who do not act for it.
var ofAnotherFirm = regexp.MustCompile(`隶属|总公司|总部|所属|上级|财务|联络|股东|发起人`)

// datedOrOpen is in what follows the label of a term, though it may end like one.
var datedOrOpen = regexp.MustCompile(`不约定|无固定|长期|永久|[年月].{0,3}[至日]`)

var licenceKeys = []string{"uscc", "number", "name", "type", "form", "legal_representative", "registered_capital", "establishment_date", "term", "address", "other_address", "scope", "stop"}

// wantedLabel is licenceLabel for labels of what is read; others may be such ones
// misread.
func wantedLabel(label string) string { return strings.Replace(licenceLabel(label), "stop", "", 1) }

// licenceLabel tells what a label is by its ending; "" where it is none.
func licenceLabel(label string) string {
	label = wordOrder(label)
	switch {
	case strings.Contains(label, "实收"), strings.Contains(label, "机关"), ofAnotherFirm.MatchString(label):
		return "stop"
	case datedOrOpen.MatchString(label):
		return ""
	}
	m := licenceEndings.FindStringSubmatch(label)
	for i, key := range licenceKeys {
		if m != nil && m[i+1] != "" {
			return key
		}
	}
	return ""
}

// readBusinessLicence reads a business licence (营业执照).
func readBusinessLicence(ctx context.Context, t *text) dossier.Fields {
	f := &form{text: t}
	f.addEndings(wantedLabel)
	f.addTerms(licenceTerms...)
	f.addAligned(licenceTerms...)
	f.addEndings(licenceLabel)
	out := dossier.Fields{}
	put(out, "uscc", readCompanyCode(ctx, f))
	put(out, "name", readCompanyName(ctx, f.prose("name")))
	put(out, "type", readLong(ctx, f.prose("type", "form")))
	put(out, "legal_representative", readHead(ctx, f.prose("legal_representative")))
	put(out, "registered_capital", readCapital(ctx, f.value("registered_capital")))
	put(out, "establishment_date", readDate(ctx, f.value("establishment_date")))
	term := f.prose("term")
	put(out, "term_end", readTermEnd(ctx, term))
	put(out, "address", readAddress(ctx, f.prose("address", "other_address")))
	put(out, "scope", f.readScope(ctx, f.long("scope", anyLine)))
	put(out, "is_duplicate", readDuplicate(f))
	judgeTerm(term, out)
	guessLicence(ctx, f, out)
	return out
}

// prose returns the value of the first of the keys that has one, to the next
// label: where it stands beside its own, it may go on over any number of lines.
func (f *form) prose(keys ...string) span {
	for _, key := range keys {
		for _, i := range f.marksOf(key) {
			free := fullLine
			if !f.right(i).empty() {
				free = anyLine
			}
			if v := f.longAt(i, free).withoutSpecks(); !v.empty() {
				return v
			}
		}
	}
	return nil
}

// withoutSpecks drops the marks in front of a Chinese text, and letters that a
// gap parts from it: what a frame leaves there.
func (s span) withoutSpecks() span {
	const most, gap = 3, 0.5
	if s.empty() {
		return nil
	}
	r := row{page: s[0].page, glyphs: s[0].glyphs, height: medianHeight(s[0].glyphs)}
	for n := range min(most, len(r.glyphs)) {
		if unicode.Is(unicode.Han, r.glyphs[n].r) || r.glyphs[n].r == '(' {
			if n > 0 && (r.gapBefore(n) > gap || !isLetter(r.glyphs[n-1].r)) {
				return s.from(n)
			}
			return s
		}
	}
	return s
}

// oldNumber is a registration number of the time before credit codes.
var oldNumber = regexp.MustCompile(`^\d{13}(?:\d{2})?$`)

// readCompanyCode reads the credit code: at its label, else anywhere where it
// proves itself; on old licences the registration number stands for it, for a
// person to see.
func readCompanyCode(ctx context.Context, f *form) dossier.Field {
	code := readChecked(ctx, companyCode(f, f.stream(), "uscc"), creditCode)
	if code.Certain() || len(code.Value) == codeLength {
		return code
	}
	for _, v := range append(f.values("number"), f.values("uscc")...) {
		v = v.upTo('(')
		if oldNumber.MatchString(digitsOf(v.text())) {
			return inDoubt(readDigits(ctx, v)) // no code, and nothing proves it
		}
		if meant, ok := chinese.USCCRepair(lowerDigits.Replace(v.text())); ok && !v.own() {
			return fieldOf(v, meant, proven, true)
		}
	}
	return code
}

// lowerDigits puts right small letters, which no code has.
var lowerDigits = strings.NewReplacer("q", "9", "g", "9", "o", "0", "l", "1", "i", "1", "z", "2", "s", "5", "b", "6")

// companyEnd is how the names of all who are licensed end.
var companyEnd = regexp.MustCompile(`(?:公司|企业|中心|厂|店|部|社|所|院|行|场|集团|合伙|坊|馆|站|铺|屋|超市|商场|市场|农场|工作室|\))$`)

// readCompanyName reads the name of a company; one that ends like none was not
// read to its end.
func readCompanyName(ctx context.Context, v span) dossier.Field {
	f := readLong(ctx, v)
	if f.Known() && !companyEnd.MatchString(f.Value) {
		return inDoubt(f)
	}
	return f
}

// readHead reads who acts for a company: a person, or another company.
func readHead(ctx context.Context, v span) dossier.Field {
	if companyLike.MatchString(v.text()) || strings.Contains(v.text(), "公司") {
		return readLong(ctx, v)
	}
	return readName(ctx, v)
}

// addressEnd is how addresses end: with a number, or the name of a building, a
// part of one, or a place.
var addressEnd = regexp.MustCompile(`(?:[号室层楼座栋幢单元院区村组园厦场心库房铺店屋街路巷弄城苑港基地旁侧内段户)]|[0-9A-Za-z])$`)

// readAddress reads an address; glare may have taken its end or a part of it
// and left no ink.
func readAddress(ctx context.Context, v span) dossier.Field {
	f := readText(ctx, v) // twice: of two equal figures of a number one is easily lost
	if f.Certain() && !v.own() && (v.holed() || !addressEnd.MatchString(f.Value)) {
		return inDoubt(f)
	}
	return f
}

// holed reports whether a text has a hole in a line, or at the end of one that
// others go on from, in which characters may have stood.
func (s span) holed() bool {
	const hole, byMark, byMarks, short = 1.0, 1.4, 1.9, 2.5 // character heights
	right := 0
	for _, r := range s {
		right = max(right, r.box().Max.X)
	}
	for n, r := range s {
		line := row{page: r.page, glyphs: r.glyphs, height: medianHeight(r.glyphs)}
		for i := 1; i < len(r.glyphs); i++ {
			widest := hole
			switch here, before := isLetter(r.glyphs[i].r), isLetter(r.glyphs[i-1].r); {
			case !here && !before:
				widest = byMarks
			case !here || !before:
				widest = byMark // it stands in a square of its own
			}
			if line.gapBefore(i) > widest {
				return true
			}
		}
		if n < len(s)-1 && float64(right-r.box().Max.X) > short*line.height {
			return true
		}
	}
	return false
}

// termPoint is a point in time that a term names, or that it has no end.
var termPoint = regexp.MustCompile(dateAnywhere.String() + `|长期|永久|不约定(?:期限)?|无固定期限|无期限|\*{3,}`)

// untilPoint ends what stands before the end of a term.
var untilPoint = regexp.MustCompile(`[-至到—~]$`)

// readTermEnd reads the end of the operating term: the later of two points, or one
// behind a word for until; a blank end is unknown, and a lone day may be the first.
func readTermEnd(ctx context.Context, v span) dossier.Field {
	t := v.text()
	points := termPoint.FindAllStringIndex(t, -1)
	if len(points) == 0 {
		return inDoubt(readDate(ctx, v)) // of two days that were not read, this may be the first
	}
	last := points[len(points)-1]
	end := v.from(len([]rune(t[:last[0]]))).first(len([]rune(t[last[0]:last[1]])))
	switch read := readDate(ctx, end); {
	case len(points) > 1, untilPoint.MatchString(t[:last[0]]), read.Value == chinese.NoEnd:
		return read
	case strings.ContainsAny(t, "自起至到—~") || strings.HasSuffix(t, "-"):
		return dossier.Field{} // a term whose end is blank
	default:
		return inDoubt(read)
	}
}

// judgeTerm compares the day of establishment with that on which the term
// begins: what was clearly read the same at two places is right.
func judgeTerm(term span, out dossier.Fields) {
	day, ok := out["establishment_date"]
	from, isDate := dateIn(dateAnywhere.FindString(term.text()))
	if ok && isDate && !term.own() && from.Value == day.Value && from.Precision == chinese.Day {
		if lowest, _ := term.confidence(); lowest >= nameGlyph {
			day.Review, day.Confidence = false, proven
			out["establishment_date"] = day
		}
	}
}

// from drops the first n characters.
func (s span) from(n int) span {
	var out span
	for _, r := range s {
		k := min(n, len(r.glyphs))
		n -= k
		if k < len(r.glyphs) {
			out = append(out, run{r.page, r.glyphs[k:]})
		}
	}
	return out
}

// copyMark is where a licence names itself an original or a duplicate: in
// brackets, with a number, or behind its title.
var (
	copyMark  = regexp.MustCompile(`(?:执照|[(（])(正本|副本)(?:[^、和与及或具]|$)|(正本|副本)(?:[)）(（:：\d]|编?号)`)
	copyWords = regexp.MustCompile(`正本|副本`)
)

// readDuplicate tells a 副本 from a 正本. A licence that names itself neither
// may be one whose mark was not read; one whose text names them elsewhere, as
// some do that say what an electronic licence is worth, is for a person.
func readDuplicate(f *form) dossier.Field {
	m, named := f.copyTitle(), true
	if m.empty() {
		if m, named = first(f.stream().find(copyWords)), false; m.empty() {
			return dossier.Field{}
		}
	}
	value := "false"
	if strings.Contains(m.text(), "副本") {
		value = "true"
	}
	lowest, _ := m.confidence()
	return fieldOf(m, value, agreed, named && lowest >= nameGlyph)
}

// copyTitle is where a licence names itself, a duplicate first.
func (f *form) copyTitle() span {
	var titles []span
	for _, m := range f.stream().findAll(copyMark, -1) {
		for _, part := range m[1:] {
			if !part.empty() {
				titles = append(titles, part)
			}
		}
	}
	for _, r := range f.rows {
		for _, c := range r.cells(0.8) {
			if t := flat(c.glyphs); t == "副本" || t == "正本" {
				titles = append(titles, span{c})
			}
		}
	}
	for _, v := range titles {
		if v.text() == "副本" {
			return v
		}
	}
	return first(titles)
}
