package reader

import (
	"context"
	"regexp"
	"slices"
	"strings"
	"unicode"

	"zhengqi/internal/chinese"
	"zhengqi/internal/dossier"
)

// dealTerms are the labels of contracts, letters of intent and project plans, in
// capitals. The parties are in two families: those that say which party they are,
// and those of which the order on the paper says it.
var dealTerms = [][]term{
	terms("a", "甲方", "PARTYA"),
	terms("b", "乙方", "PARTYB"),
	terms("party", "买方", "卖方", "供方", "需方", "供货方", "采购方", "供应方", "需求方", "销售方", "购买方", "出卖人", "买受人", "出让方", "受让方", "委托方", "受托方", "委托人", "受托人",
		"定作方", "承揽方", "发包方", "承包方", "许可方", "被许可方", "进口方", "出口方", "意向采购方", "意向供应方", "意向方", "中方", "外方", "合作方", "境外合作方", "中方单位", "外方单位",
		"项目单位", "合作单位", "境外合作单位", "编制单位", "申报单位", "实施单位", "承办单位", "主办单位", "建设单位", "合作伙伴",
		"THEBUYER", "THESELLER", "BUYER", "SELLER", "BUYERS", "SELLERS", "THEBUYERS", "THESELLERS", "SUPPLIER", "PURCHASER", "VENDOR", "CLIENT", "CONTRACTOR", "PREPAREDBY", "PARTNER", "FOREIGNPARTNER",
		"PROJECTOWNER", "APPLICANT", "买方THEBUYER", "卖方THESELLER", "买方BUYERS", "卖方SELLERS", "买方BUYER", "卖方SELLER"),
	terms("addressee", "TO:", "致:"),
	terms("date", "签订日期", "签订时间", "签约日期", "签署日期", "签署时间", "订立日期", "签字日期", "编制日期", "编制时间", "填表日期", "制定日期", "申报日期", "日期", "日期DATE", "DATE", "DATED", "DATEOFSIGNATURE", "SIGNEDON"),
	terms("countries", "国别", "运抵国别", "合作国别", "合作经济体", "目标经济体", "所在国", "供应方所在国", "采购方所在国", "所在国家", "国家或地区", "经济体", "合作国家", "目标市场", "TARGETECONOMIES", "TARGETECONOMY", "ECONOMY", "COUNTRY", "ECONOMIES", "COUNTRIES"),
	terms("", "地址", "ADDRESS", "签订地点", "合同编号", "编号", "电话", "法定代表人", "授权代表", "项目名称", "有效期限", "联系人", "项目负责人", "实施地点", "签署地点", "签约地点", "甲方代表", "乙方代表", "VERSION", "PROJECTMANAGER", "PROJECT"),
}

// readDeal reads a contract, a letter of intent or a project plan.
func readDeal(ctx context.Context, t *text) dossier.Fields {
	f := newUpperForm(t, dealTerms...)
	f.marks = slices.DeleteFunc(f.marks, func(m mark) bool { return !f.leadsToValue(m) })
	for i := range f.marks {
		f.lengthen(i)
	}
	out := dossier.Fields{}
	parties, sure := f.parties()
	for i, key := range []string{"party_a", "party_b"} {
		p := readParty(ctx, parties[i])
		if !sure && p.Known() {
			p = inDoubt(p)
		}
		put(out, key, p)
	}
	put(out, "date", f.readSigned(ctx))
	put(out, "countries", f.readCountries(ctx))
	return out
}

// leadsToValue reports whether what a label says of a party stands behind it: a
// sentence may begin with the same word.
func (f *form) leadsToValue(m mark) bool {
	const apart = 0.6
	r := f.rows[m.row]
	if m.to == len(r.glyphs) || m.key == "" {
		return true
	}
	next := r.glyphs[m.to].r
	return strings.ContainsRune(":;(", next) || strings.ContainsRune(":", r.glyphs[m.to-1].r) || r.gapBefore(m.to) > apart ||
		unicode.Is(unicode.Han, r.glyphs[m.to-1].r) && unicode.Is(unicode.Latin, next)
}

// signer is a party as a label names it.
type signer struct {
	span
	mark
}

// parties finds the two parties: by their labels, else in the sentence that names
// them, else as the writer and the receiver of a letter. They are sure unless a
// label that was not read may have named another before them.
func (f *form) parties() (both [2]span, sure bool) {
	var a, b span
	var others []signer
	for i, m := range f.marks {
		v := f.partyAt(i)
		switch first := f.labelOf(i); {
		case v.empty():
		case strings.ContainsAny(first, "甲") || m.key == "a":
			a = orElse(a, v)
		case strings.ContainsAny(first, "乙") || m.key == "b":
			b = orElse(b, v)
		case m.key == "party":
			others = append(others, signer{v, m})
		}
	}
	byRole := a.empty() && b.empty()
	together, ordered := namedTogether(others)
	for _, n := range together {
		a, b = takeParty(a, b, n.span)
	}
	switch m := f.stream().find(betweenParties); {
	case !a.empty() && !b.empty():
		return [2]span{a, b}, !byRole || ordered
	case m != nil && a.empty() && b.empty():
		return [2]span{m[1], m[2]}, true
	}
	if to := f.value("addressee"); !to.empty() {
		return [2]span{orElse(a, f.letterhead()), orElse(b, to)}, true
	}
	return [2]span{a, b}, !byRole || len(others) == 0 || !f.opposed(others[0].mark)
}

// takeParty gives a party the place that is left.
func takeParty(a, b, v span) (span, span) {
	switch {
	case v.empty() || v.text() == a.text() || v.text() == b.text():
	case a.empty():
		return v, b
	case b.empty():
		return a, v
	}
	return a, b
}

// namedTogether leaves out parties named far above the others, of whom the label
// there was not read, where the others say in which order they are. They are
// sure where nothing is so.
func namedTogether(all []signer) (rest []signer, sure bool) {
	const apart = 8 // rows
	i := slices.IndexFunc(all, func(n signer) bool { return n.text() != all[0].text() })
	if i < 0 || all[i].row-all[0].row <= apart {
		return all, true
	}
	if rest := all[i:]; slices.ContainsFunc(rest, func(o signer) bool { return o.text() == all[0].text() }) {
		return rest, false
	}
	return all, false
}

// opposed reports whether a label is that of one of two: where it stands alone
// the other may have been the first.
func (f *form) opposed(m mark) bool {
	label := flat(f.rows[m.row].glyphs[m.from:m.to])
	return strings.HasSuffix(label, "方") || strings.HasSuffix(label, "人") || strings.Contains(strings.ToUpper(label), "ER")
}

// betweenParties is the sentence by which a contract in English names its
// parties, in a text without spaces.
var betweenParties = regexp.MustCompile(`(?i)between:?(.{6,80}?)(?:,(?:a|an)(?:company|corporation|firm|enterprise|limited)|,having|,with(?:its|a)|,incorporated|,organi[sz]ed|\(here|\(the|of[A-Z]).{0,400}?(?:;and|\)and|,and|\),and)(.{6,80}?)(?:,(?:a|an)(?:company|corporation|firm|enterprise|limited)|,having|,with(?:its|a)|,incorporated|,organi[sz]ed|\(here|\(the)`)

func (f *form) labelOf(i int) string {
	m := f.marks[i]
	return flat(f.rows[m.row].glyphs[m.from:m.to])
}

// signatureOf is what stands behind the name of a party where it signs.
var signatureOf = regexp.MustCompile(`^\(?(?:盖章|签字|签章|公章|章|代表|签名|签字盖章|盖章签字)`)

// partyAt is the party that label i names; nothing where it names none.
func (f *form) partyAt(i int) span {
	if k := f.marks[i].key; k != "a" && k != "b" && k != "party" {
		return nil
	}
	v := f.right(i).trim(aroundValue + "_")
	if v.empty() || signatureOf.MatchString(v.text()) {
		v = orElse(f.under(i), personForm{f}.below(i))
	}
	v = withoutEconomy(v.from(len([]rune(nameLabel.FindString(v.text())))))
	if !partyLike(v.text()) {
		return nil
	}
	if latinName(v.text()) {
		return v
	}
	if whole := f.longAt(i, fullLine); len(whole) > len(v) && !companyEnd.MatchString(v.text()) && companyEnd.MatchString(whole.text()) {
		return whole
	}
	return v
}

// nameLabel is a label of the name alone, as it stands where the parties sign.
var nameLabel = regexp.MustCompile(`^(?:单位|公司|企业|当事人)?(?:名称|全称)(?:\([^()]{1,4}\))?:|^(?:单位|公司|企业)(?:\([^()]{1,4}\))?:`)

// withoutEconomy drops the name of a country in brackets behind a party's.
func withoutEconomy(v span) span {
	s := v.text()
	if at := strings.LastIndex(s, "("); at > 0 && strings.HasSuffix(s, ")") {
		if _, ok := chinese.EconomyCode(strings.Trim(s[at:], "()")); ok {
			return v.first(len([]rune(s[:at])))
		}
	}
	return v
}

// abroadForm is how companies abroad are called.
var abroadForm = regexp.MustCompile(`(?i)(?:ltd|limited|inc|corp|corporation|company|llc|llp|k\.?k|gmbh|s\.?a|spa|jsc|bhd|pte|pty|ltda|plc|co|group|c\.v|b\.v|n\.v|a\.g|oyj?|ab|as|pt|(?:[a-z]\.){2,})\.?$`)

// partyLike reports whether a text may be the name of a party.
func partyLike(s string) bool {
	s = strings.TrimRight(s, "。,")
	if signatureOf.MatchString(s) || len([]rune(s)) < 4 || heading.MatchString(s) || dateAnywhere.MatchString(s) {
		return false
	}
	return companyEnd.MatchString(s) || strings.Contains(s, "公司") || abroadForm.MatchString(s) || latinTitle.MatchString(s)
}

// latinTitle is a Latin text that begins like a name, without spaces or with.
var latinTitle = regexp.MustCompile(`^[A-Z0-9][A-Za-z0-9.,&'() -]{5,}$`)

// latinName reports whether a name is in Latin letters.
func latinName(s string) bool {
	return hanIn(s) == 0
}

// letterhead is the company whose name stands alone at the top of a letter.
func (f *form) letterhead() span {
	const most = 3
	for _, r := range f.rows[:min(most, len(f.rows))] {
		if v := (span{{r.page, r.glyphs}}); partyLike(v.text()) && (abroadForm.MatchString(v.text()) || companyEnd.MatchString(v.text())) {
			return v
		}
	}
	return nil
}

// readParty reads the name of a party.
func readParty(ctx context.Context, v span) dossier.Field {
	if v.empty() {
		return dossier.Field{}
	}
	if !latinName(v.text()) {
		return readCompanyName(ctx, v)
	}
	f := readLatin(ctx, v)
	if lostPoint.MatchString(f.Value) && !v.own() {
		f.Value += "."
		return inDoubt(f)
	}
	if lostComma.MatchString(f.Value) {
		return inDoubt(f)
	}
	if words := strings.Fields(f.Value); !abroadForm.MatchString(f.Value) && slices.ContainsFunc(words, func(w string) bool { return !unicode.IsUpper([]rune(w)[0]) }) {
		return inDoubt(f)
	}
	return f
}

// madeOn is the date in the sentence that opens a contract in English.
var madeOn = regexp.MustCompile(`(?i)(?:made|signed|entered|concluded|dated|executed)[a-z]{0,20}?(?:on|this|asof|dated)(?:this)?(` + englishDate.String() + `)`)

// lostComma is a legal form of which the comma may not have been read.
var lostComma = regexp.MustCompile(`(?i)\bCo\.? ?Ltd`)

// lostPoint is a legal form with a point inside and none at its end.
var lostPoint = regexp.MustCompile(`(?:Co\.,|Pte\.|Sdn\.) ?(?:Ltd|Bhd)$|\b(?:[A-Z]\. ?)+[A-Z]$`)

// readSigned reads the day of signing, or of making: at its label, in the opening
// sentence, or where a date stands alone; the only one that is left is for a
// person.
func (f *form) readSigned(ctx context.Context) dossier.Field {
	for _, i := range f.marksOf("date") {
		for _, v := range []span{f.right(i), personForm{f}.below(i)} {
			if _, ok := anyDateIn(v.text()); ok {
				return readAnyDate(ctx, v)
			}
		}
	}
	s := f.stream()
	if m := s.find(madeOn); m != nil {
		return readAnyDate(ctx, m[1])
	}
	var all []span
	for _, pattern := range []*regexp.Regexp{englishDate, dateAnywhere} {
		for _, m := range s.findAll(pattern, -1) {
			all = append(all, m[0])
		}
	}
	for _, v := range all {
		if f.standsAlone(v) {
			return readAnyDate(ctx, v)
		}
	}
	if len(all) > 0 {
		return inDoubt(readAnyDate(ctx, all[0]))
	}
	return dossier.Field{}
}

// standsAlone reports whether a date is all that its cell says.
func (f *form) standsAlone(v span) bool {
	if len(v) != 1 {
		return false
	}
	j := f.rowOf(v[0])
	if j < 0 {
		return false
	}
	for _, c := range f.rows[j].cells(gapWithin) {
		if slices.Contains(c.glyphs, v[0].glyphs[0]) {
			return len(letters(flat(c.glyphs))) <= len(letters(v.text()))+1
		}
	}
	return false
}

// readAnyDate reads a date in Chinese, in figures or in English.
func readAnyDate(ctx context.Context, v span) dossier.Field {
	if englishDate.MatchString(v.text()) {
		return readDateBy(ctx, v.widened(), anyDateIn, latinDateLooks)
	}
	return readDate(ctx, v)
}

// readCountries reads the economies of a deal: those at a label, else the only one
// that the paper names. China is never listed.
func (f *form) readCountries(ctx context.Context) dossier.Field {
	for _, i := range f.marksOf("countries") {
		for _, v := range []span{f.right(i), personForm{f}.below(i)} {
			if all := economiesIn(v); len(all) > 0 {
				out := economyList(ctx, all, true)
				if len(listMark.FindAllString(v.text(), -1)) != len(all)-1 {
					return inDoubt(out) // one of them was not known
				}
				return out
			}
		}
	}
	return economyList(ctx, economiesOf(f.text), false)
}

// listMark stands between the economies of a list.
var listMark = regexp.MustCompile(`[;,、/]|和|及`)

// economyList makes a field of economies. Several that no label names may be
// places of other things.
func economyList(ctx context.Context, all []mention, labelled bool) dossier.Field {
	if len(all) == 0 {
		return dossier.Field{}
	}
	var codes []string
	count := map[string]int{}
	for _, m := range all {
		if count[m.code]++; count[m.code] == 1 {
			codes = append(codes, m.code)
		}
	}
	ok := labelled || len(codes) == 1
	for _, m := range all {
		ok = ok && (count[m.code] > 1 || m.sureOf(ctx))
	}
	out := fieldOf(all[0].span, "", confidenceIn(ok), ok)
	out.List = codes
	return out
}
