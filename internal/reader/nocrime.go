package reader

import (
	"context"
	"regexp"
	"slices"
	"strings"

	"zhengqi/internal/chinese"
	"zhengqi/internal/dossier"
	"zhengqi/internal/ocr"
)

var noCrimeTerms = [][]term{
	terms("name", "被查询人姓名", "被查询人", "查询对象", "姓名", "当事人", "当事人姓名", "被证明人", "查询对象姓名"),
	terms("applicant", "申请人姓名", "申请人"),
	terms("id_number", "公民身份号码", "身份证号码", "证件号码", "身份证号", "证件号", "居民身份证号码", "居民身份证号", "身份证件号码", "身份号码"),
	terms("birth_date", "出生日期", "出生年月日", "出生年月", "出生时间", "出生"),
	terms("sex", "性别"),
	issueTerms, printTerms,
	terms("issuing_authority", product([]string{"出具", "开具", "签发", "查询", "出具证明", "制发", "受理", "公安"}, []string{"单位", "机关"})...),
	terms("certificate_number", product([]string{"证明", "证书", "文书", ""}, []string{"编号", "文号", "字号"})...),
	terms("period", product([]string{"查询", "核查"}, []string{"期间", "区间", "时段", "起止时间", "时间范围", "时间段", "起止日期", "时限"})...),
	terms("verdict", product([]string{"查询", "核查", "审核", "审查"}, []string{"结果", "情况", "意见"})...),
	terms("", "国籍", "证件名称", "证件类型", "证件种类", "住址", "用途", "有效期", "有效期至", "民族", "查询人", "审核人", "经办人", "承办人", "核发人",
		"承办民警", "审批人", "联系人", "联系电话", "户籍地址", "户籍所在地", "工作单位", "申请事由",
		"受理编号", "申请编号", "查询编号", "业务编号", "委托人", "代办人", "法定代表人"),
}

var (
	policeNumber  = regexp.MustCompile(`\p{Han}公[(\[]?\p{Han}{0,6}[)\]]?\p{Han}{0,6}[(\[〔【]?20\d{2}[)\]〕】]?年?第?[A-Z]?\d{3,14}号?`)
	personAtLabel = regexp.MustCompile(`^[A-Za-z/()]*[:;]?(\p{Han}[\p{Han}·•]{1,14})(?:[,;:。.()]|$)`)
	// personInText is a name in front of what a sentence says of the person.
	personInText  = regexp.MustCompile(`(\p{Han}[\p{Han}·•]{1,14})(?:[,，(]{1,2}(?:性别|男|女|国籍|民族|\p{Han}{1,3}族|居民|身份证|公民身份|证件|护照|出生|户籍|[现居]住|[A-Z]|\d{4}年)|同志|\(?系我)`)
	personQueried = regexp.MustCompile(`(?:被查询人|兹证明|查询对象|申请人|申请查询)(?:姓名)?[:;,]?(\p{Han}[\p{Han}·•]{1,14}?)(?:[,;:。.(]|性别|国籍|身份证|男|女|证件|公民|同志|系|在)`)
	// beforePerson is what a sentence says in front of a name.
	beforePerson = regexp.MustCompile(`^.*(?:兹证明|兹有|现有|证明|查询人|查询对象|查询|申请人|姓名|人员|辖区|居民|公民|村民)`)
	documentNo   = regexp.MustCompile(`(?:证件号码?|身份证号码?|身份号码|居民身份证号码?|护照(?:号码?)?)(?:为|是)?[:;,(]*([0-9Xx*]{15,18}|[A-Z][A-Z0-9]{7,8})`)
	bornOn       = regexp.MustCompile(`(?:出生日期|出生年月|生于|出生于|出生)[:;,]?(\d{4}[-./年]\d{1,2}[-./月]\d{1,2}日?)`)
	bornBefore   = regexp.MustCompile(`(\d{4}年\d{1,2}月\d{1,2}日)(?:出生|生[,，])`)
	sexPrinted   = regexp.MustCompile(`性别[:;,]?([男女])|[,，(]([男女])性?[,，)。;]`)
	sexAtLabel   = regexp.MustCompile(`^[A-Za-z/()]*[:;]?([男女])`)
	queryPeriod  = regexp.MustCompile(`(?:自|在|从|为)?((?:19|20)\d{2}[-./年]\d{1,2}[-./月]\d{1,2}日?)(?:起)?(?:至|到|-|~|—|–|一)((?:19|20)\d{2}[-./年]\d{1,2}[-./月]\d{1,2}日?)`)
	queriedUntil = regexp.MustCompile(`截[至止到]到?((?:19|20)\d{2}[-./年]\d{1,2}[-./月]\d{1,2}日?)`)
	cleanPhrase  = regexp.MustCompile(`未(?:发现|查询到|查到|查见|检索到|见|有)[^。;]{0,16}?(?:犯罪|刑事(?:处罚|处分|责任))[^。;]{0,3}?(?:记录|纪录|信息|行为|情况|前科)|未发现[^。]{0,16}?(?:犯罪记录|犯罪行为|犯罪情况)|(?:^|[^有])(?:无|没有|无任何)(?:违法|刑事)?犯罪(?:的)?(?:记录|行为|前科)(?:[^证专查]|$)|未查(?:到|见|询到|获)[^。]{0,16}?(?:犯罪记录|犯罪行为)|` +
		`未受过?刑事(?:处分|处罚)|未曾?受过?[^。]{0,6}刑事处罚|无刑事(?:处罚|处分|案底)|不存在[^。]{0,6}犯罪记录|未有[^。]{0,6}犯罪记录|(?:无|没有)前科`)
	recordPhrase = regexp.MustCompile(`(?:发现|查明|存在|具有|确有|曾因)[^未无不。]{0,12}犯罪(?:记录|行为)|[^未无现没如若否凡]有(?:违法)?犯罪记录(?:[^证]|$)|决定不予出具|不符合[^。]{0,12}出具|被判处|判处有期|受过刑事(?:处分|处罚)`)
	refusalTitle = regexp.MustCompile(`不予出具`)
	// partlyClean is a clean phrase that leaves something out, punishedFor what is
	// said, beside one, of somebody who has a record.
	partlyClean  = regexp.MustCompile(`(?:未|没|无|不存在)[^。;]{0,10}其[他它]|(?:(?:之前|除[^。;]{0,30}外)[^。;有]{0,8}|(?:[^目当日此以]|\d日)前,?)(?:未|没有|无|不存在)[^。;]{0,16}(?:犯罪|刑事|前科)`)
	punishedFor  = regexp.MustCompile(`受到[^。;]{0,6}刑事处[罚分]|判处|有期徒刑|拘役|缓刑|\p{Han}[^犯无有认定何其]罪(?:[^犯名行责记]|记[^录]|记录(?:[^证]|$)|$)|[^未无现没如若否凡]有[^未无不没。;,]{1,8}犯罪记录(?:[^证]|$)`)
	dateAnywhere = regexp.MustCompile(`(?:\d{4}年\d{1,2}月\d{1,2}日|[二三〇○零OoO0一四五六七八九十]{4}年[一二三四五六七八九十]{1,2}月[一二三四五六七八九十廿卅]{1,3}日|\d{4}[-./]\d{1,2}[-./]\d{1,2})`)
	policeOffice = regexp.MustCompile(`\p{Han}{2,40}(?:公安局|派出所|公安分局|公安厅|公安处|警务站|分局|出入境管理局|政务服务中心|户政[^,。]{0,6})`)
)

// readNoCrimeRecord reads a no-crime record (无犯罪记录证明) and the notice
// that refuses one.
func readNoCrimeRecord(ctx context.Context, t *text) dossier.Fields {
	f, s := newForm(t, noCrimeTerms...), t.stream()
	f.addUnlisted(noCrimeKey)
	out := dossier.Fields{}
	paper, doubt := policeNumberOf(f, s)
	put(out, "certificate_number", doubted(readPoliceNumber(ctx, paper), doubt))
	person, named := personNamed(f, s)
	name := readName(ctx, person)
	if !named || f.cutShort(person) {
		name = inDoubt(name)
	}
	put(out, "name", name)
	number, ofPerson := personNumber(f, s)
	id := readDocumentNumber(ctx, number)
	if !ofPerson {
		id = inDoubt(id)
	}
	put(out, "id_number", id)
	put(out, "birth_date", agreeingBirth(ctx, f, s, out["id_number"]))
	put(out, "sex", agreeingSex(f, s, out["id_number"]))
	readQueried(ctx, f, s, out)
	put(out, "has_record", readVerdict(f, s))
	put(out, "issue_date", readIssueDay(ctx, f, s))
	put(out, "issuing_authority", readPolice(ctx, f))
	return out
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

// readPoliceNumber reads the number of the paper. A bracket of it that was not
// read is known by the other one.
func readPoliceNumber(ctx context.Context, v span) dossier.Field {
	if v.empty() {
		return dossier.Field{}
	}
	if v.own() {
		return fieldOf(v, v.text(), ownText, paired(v.text()))
	}
	f := readText(ctx, v)
	value := unspotted(tidy(withTwins(v.text())))
	squared := strings.ContainsAny(v.text(), "[]") // one of them alone is no part of the text
	switch {
	case bareYear.MatchString(value) || endAlone.MatchString(value) || mixedYear.MatchString(value):
		return fieldOf(v, value, doubtful, false)
	case f.Value == value, !f.Review && !squared:
		return f
	}
	again, lowest := v.look(ctx, glance{language: ocr.HanS})
	if letters(again) == letters(value) && min(v.lettersConfidence(), lowest) >= nameGlyph && paired(value) && !v.atEdge() {
		return fieldOf(v, value, agreed, true)
	}
	return fieldOf(v, value, doubtful, false)
}

var (
	placeOpened = regexp.MustCompile(`^(.公)(\p{Han}{1,3}\))`)
	placeClosed = regexp.MustCompile(`^(.公\(\p{Han}{1,3}?)(证)`)
	yearOpened  = regexp.MustCompile(`([^(〔【\[]|^)(20\d{2})([)〕】\]])`)
	yearClosed  = regexp.MustCompile(`([(〔【\[])(20\d{2})([^)〕】\]\d])`)
	yearAsOne   = regexp.MustCompile(`([(〔\[【])(20\d{2})1(\d{3,}号?)$`) // the bracket behind the year was read as a 1
	otherOf     = map[string]string{"(": ")", "〔": "〕", "【": "】", "[": "]", ")": "(", "〕": "〔", "】": "【", "]": "["}
	bareYear    = regexp.MustCompile(`^(?:.*[证字])?20\d{2}(?:第\d+|\d+号)`) // its brackets were not read
	endAlone    = regexp.MustCompile(`^\d{1,8}号$`)                       // its place and year were not read
	mixedYear   = regexp.MustCompile(`\(20\d{2}[〕\]】]|[〔\[【]20\d{2}\)`)  // one of its brackets was misread
)

// withTwins gives the brackets of a police number their twins: around the sign
// of the place, and around the year.
func withTwins(s string) string {
	s = placeClosed.ReplaceAllString(placeOpened.ReplaceAllString(s, "$1($2"), "$1)$2")
	if m := yearOpened.FindStringSubmatchIndex(s); m != nil {
		s = s[:m[4]] + otherOf[s[m[6]:m[7]]] + s[m[4]:]
	}
	if m := yearClosed.FindStringSubmatchIndex(s); m != nil {
		s = s[:m[5]] + otherOf[s[m[2]:m[3]]] + s[m[5]:]
	}
	if m := yearAsOne.FindStringSubmatchIndex(s); m != nil {
		s = s[:m[5]] + otherOf[s[m[2]:m[3]]] + s[m[6]:]
	}
	return s
}

// agent is what stands before one who acts for the person.
var agent = regexp.MustCompile(`代[办领理]|受托|经办|委托|联系人|申领|领[取证]人|监护|担保|被授权`)

// ofAgent reports whether a row gives a number as that of an agent.
func ofAgent(s stream, v span) bool {
	said := before(s, v)
	at := agent.FindAllStringIndex(said, -1)
	return at != nil && !strings.Contains(said[at[len(at)-1][1]:], "查询")
}

// personNumber finds the number of the person's document: what is named so, a
// citizen number before one of a passport, else the only one on the paper that is
// a valid citizen number. named tells whether it is that of nobody who acts for
// the person.
func personNumber(f *form, s stream) (v span, named bool) {
	var all []span
	for _, m := range s.findAll(documentNo, -1) {
		all = append(all, group(m))
	}
	all = append(all, f.like("id_number", documentShape), f.value("id_number"))
	all = slices.DeleteFunc(all, span.empty)
	slices.SortStableFunc(all, func(a, b span) int { return passportFirst(a) - passportFirst(b) })
	valid := codesIn(s, chinese.IDNumberValid)
	for _, v := range all {
		if ofAgent(s, v) {
			continue
		}
		if whole := f.tailed(v, chinese.IDNumberValid); chinese.IDNumberValid(whole.text()) {
			v = whole
		}
		if len(valid) == 1 && rowsMeet(s, valid[0], v) && !ofAgent(s, valid[0]) {
			return valid[0], true // with what runs into it cut off
		}
		return v, true
	}
	if len(valid) == 1 {
		return valid[0], !ofAgent(s, valid[0])
	}
	return first(all), false
}

// passportFirst puts numbers of passports behind others.
func passportFirst(v span) int {
	if n := len(compact(v.text())); n == 8 || n == 9 {
		return 1
	}
	return 0
}

// rowsMeet reports whether two spans share a row.
func rowsMeet(s stream, a, b span) bool {
	return slices.Equal(rowGlyphs(s, a), rowGlyphs(s, b)) || slices.Equal(rowGlyphs(s, a[:1]), rowGlyphs(s, b[:1]))
}

var documentShape = regexp.MustCompile(`[0-9Xx*]{15,18}|[A-Z][A-Z0-9]{7,8}`)

// readDocumentNumber reads a citizen number, or a passport number where that
// is what the paper names.
func readDocumentNumber(ctx context.Context, v span) dossier.Field {
	if n := len(compact(v.text())); n == 8 || n == 9 {
		return readCode(ctx, v, codeAlphabet)
	}
	return readChecked(ctx, v, idNumber)
}

// agreeingBirth reads the date of birth; a proven citizen number confirms or
// refutes it, and tells it from the other dates of the paper.
func agreeingBirth(ctx context.Context, f *form, s stream, id dossier.Field) dossier.Field {
	v := orElse(f.like("birth_date", dateAnywhere), orElse(group(s.find(bornOn)), group(s.find(bornBefore))))
	birth, _, ok := chinese.IDNumberBirthSex(id.Value)
	proves := ok && id.Certain()
	if v.empty() && proves {
		v = dateSaying(s, birth)
	}
	if d, read := chinese.ParseDate(v.text()); read && proves && d.Value == birth {
		return fieldOf(v, birth, proven, true)
	}
	date := readDate(ctx, v)
	date.Review = date.Review || ok && date.Value != birth
	return date
}

// dateSaying finds a date that says a day, and is not the beginning of a period.
func dateSaying(s stream, day string) span {
	within := s.find(queryPeriod)
	for _, m := range s.findAll(dateAnywhere, -1) {
		if d, ok := dateIn(m[0].text()); ok && d.Value == day && (within == nil || !sameSpot(within[1], m[0])) {
			return m[0]
		}
	}
	return nil
}

// agreeingSex reads the sex; a proven citizen number confirms or refutes it.
func agreeingSex(f *form, s stream, id dossier.Field) dossier.Field {
	v := orElse(f.like("sex", sexAtLabel), group(s.find(sexPrinted)))
	if v.empty() {
		return dossier.Field{}
	}
	value := map[string]string{"男": "M", "女": "F"}[v.text()]
	_, sex, ok := chinese.IDNumberBirthSex(id.Value)
	clear := v[0].glyphs[0].conf >= clearly && chinese.IDNumberValid(id.Value)
	if v.own() || ok && sex == value && (id.Certain() || clear) {
		return fieldOf(v, value, proven, true)
	}
	return fieldOf(v, value, alone, false)
}

// readVerdict tells what the paper says of a record, or its cell for that, whose
// label may stand between its lines.
func readVerdict(f *form, s stream) dossier.Field {
	v := verdictIn(s)
	for i, m := range f.marks {
		if m.key == "verdict" && !v.Known() {
			v = verdictIn(linesOf(f.longAt(i, fullLine)).stream())
		}
	}
	return v
}

// linesOf is a span as a text of its own.
func linesOf(v span) *text {
	var t text
	for _, r := range v {
		t.rows = append(t.rows, row{page: r.page, glyphs: r.glyphs, box: r.box(), height: medianHeight(r.glyphs)})
	}
	return &t
}

// askedFor is that there is no record as it is asked or wished for, not found.
var askedFor = regexp.MustCompile(`(?:是否|开具|申请|出具|办理|(?:事项|事由|用途|内容|项目)[:;]?)(?:为|有)?(?:无|没有|未有)(?:违法|刑事)?犯罪(?:的)?(?:记录|行为|前科)(?:$|[^证])`)

// verdictIn tells what a text says of a record. A refusal to certify is a record;
// where both are said, or none for a part of the time or besides one, a person
// must read it, as where one is only asked for.
func verdictIn(s stream) dossier.Field {
	stated := s.without(askedFor)
	clean, asked := stated.find(cleanPhrase), s.find(askedFor)
	rest := stated.without(cleanPhrase)
	record, refused := rest.find(recordPhrase), rest.find(refusalTitle)
	doubt := s.find(partlyClean) != nil || rest.find(punishedFor) != nil
	switch {
	case record != nil && clean != nil:
		return fieldOf(record[0], "true", doubtful, false)
	case record != nil:
		return fieldOf(record[0], "true", alone, refused != nil || record[0].own())
	case refused != nil:
		return fieldOf(refused[0], "true", alone, false)
	case clean != nil && doubt:
		return fieldOf(clean[0], "false", doubtful, false)
	case clean != nil:
		return fieldOf(clean[0], "false", agreed, saysNone(clean[0]))
	case asked != nil:
		return fieldOf(asked[0], "false", doubtful, false)
	}
	return dossier.Field{}
}

// saysNone reports whether the character that makes a phrase say that there is
// no record was read well: the others only make it the phrase it is.
func saysNone(v span) bool {
	const legible = 0.3
	for _, r := range v {
		for _, g := range r.glyphs {
			if g.conf < legible && isLetter(g.r) || g.conf < nameGlyph && strings.ContainsRune("未无没不", g.r) {
				return false
			}
		}
	}
	return true
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

// officeLabel is a label that runs into the name of an office.
var officeLabel = regexp.MustCompile(`^.*(?:机关|单位|盖章|公章)[):]{0,2}`)

// readPolice reads the office that signs: at its label, else the last row that
// holds nothing but the name of a police office, which is before one at a label
// that no list holds. Where it differs from one at a label, or labels differ, a
// person looks.
func readPolice(ctx context.Context, f *form) dossier.Field {
	signed, sure := signedPolice(f)
	v, loose, differ := f.said("issuing_authority", f.policeAt)
	if v.empty() {
		return doubted(readLong(ctx, signed), !sure)
	}
	another := sure && !sayAlike(v, signed)
	if another && loose {
		v = signed
	}
	return doubted(readLong(ctx, v), differ || another)
}

// policeAt is the police office at mark i.
func (f *form) policeAt(i int) span {
	v := orElse(f.right(i).trim(aroundValue), f.under(i))
	if policeOffice.MatchString(v.text()) {
		return f.headed(orElse(cutWhole(v.withoutSealMark(), policeOffice), v))
	}
	return f.headed(f.at(i, policeOffice))
}

// signedPolice is the last row that holds nothing but the name of a police office,
// which is not sure where it does not begin as those do.
func signedPolice(f *form) (v span, sure bool) {
	var likely span
	for i := len(f.rows) - 1; i >= 0; i-- {
		for _, c := range f.rows[i].cells(gapWithin) {
			v := span{c}
			v = f.headed(v.from(len([]rune(officeLabel.FindString(v.text())))).trim(aroundValue))
			t := v.text()
			switch m := policeOffice.FindString(t); {
			case m != "" && isLocalOffice(t):
				return v, true
			case len(m)*10 >= len(t)*7 && m != "":
				likely = orElse(likely, v)
			}
		}
	}
	return likely, false
}
