package reader

import (
	"context"
	"regexp"
	"slices"
	"strings"

	"zhengqi/internal/dossier"
	"zhengqi/internal/ocr"
)

var (
	certificateNo = regexp.MustCompile(`N[o0O°]{1,2}[.●:;·。,°@*]{0,3}(\d{12,20})`)
	loneNumber    = regexp.MustCompile(`^\D{0,6}(\d{15,20})$`)
	// numberOfOffice is a number that begins with its year and the office: (26)21证明35818005.
	numberOfOffice = regexp.MustCompile(`^([(〔\[【]\d{2,4}[)〕\]】][\dA-Z\p{Han}]{0,8}(?:证明?|证字)(?:第|No\.?)?\d{6,14}号?)$`)
	// numberOfLetter is the number of a letter of an office: 皖税证〔2026〕266号.
	numberOfLetter = regexp.MustCompile(`^(\p{Han}{2,8}[(〔\[【]20\d{2}[)〕\]】]第?\d{1,8}号)$`)
	// letterAtLabel is such a number behind its label, with its year in either place.
	letterAtLabel = regexp.MustCompile(`^[:;]?(\p{Han}{0,8}[(〔\[【]20\d{2}[)〕\]】]\p{Han}{0,8}第?\d{3,14}号)$`)
	longNumber    = regexp.MustCompile(`\d{10,20}`)
	capitalWords  = regexp.MustCompile(`[零壹贰叁肆伍陆柒捌玖〇一二三四五六七八九十百千拾佰仟万亿]{1,30}[元圆][零壹贰叁肆伍陆柒捌玖角分整正]{0,8}`)
)

// readTaxCertificate reads a tax payment certificate (税收完税证明), as a table
// or as a narrative.
func readTaxCertificate(ctx context.Context, t *text) dossier.Fields {
	f, s := newForm(t, taxTerms...), t.stream()
	f.addUnlisted(taxKey)
	out := dossier.Fields{}
	number, doubt := certificateNumber(f, s)
	put(out, "certificate_number", doubted(readCertificateNumber(ctx, number), doubt))
	put(out, "issue_date", readIssueDay(ctx, f, s))
	put(out, "tax_authority", readAuthority(ctx, taxAuthority(f, s)))
	put(out, "taxpayer_id", readTaxpayerID(ctx, f, s))
	put(out, "taxpayer_name", readTaxpayer(ctx, f, s))
	paid := readPaid(ctx, f, s, out)
	readTaxPeriods(ctx, f, s, paid, out)
	put(out, "items", taxItems(f, s, paid))
	put(out, "has_seal", readSeal(t))
	if pages := t.pages(); len(pages) > 0 && laterPage(sheet{page: pages[0]}) {
		doubtAll(out) // the page with the head is not there
	}
	return out
}

var (
	taxpayerID   = regexp.MustCompile(`(?:纳税人识别号|识别号|统一社会信用代码|信用代码|税号)[:;)为是]{0,2}([0-9A-Z]{15,20})`)
	withholderID = regexp.MustCompile(`扣缴义务人识别号`)
	taxpayerName = regexp.MustCompile(`(?:纳税人名称|纳税人|兹证明|缴税单位|单位)[:;]?(\p{Han}[\p{Han}()A-Za-z0-9]{3,40}?(?:公司|厂|合作社|中心|事务所|企业))`)
	addressee    = regexp.MustCompile(`(\p{Han}[\p{Han}()A-Za-z0-9]{3,40}(?:公司|厂|合作社|中心|事务所|企业))[:;]?(?:你|贵)(?:单位|公司)`)
	inBrackets   = regexp.MustCompile(`(\p{Han}[\p{Han}()A-Za-z0-9]{3,40}?(?:公司|厂|合作社|中心|事务所|企业))[:;]?\((?:纳税人识别号|统一社会信用代码|社会信用代码|税号)`)
	authority    = regexp.MustCompile(`国家税务总局[\p{Han}()]{2,40}?(?:税务局|税务所|分局)(?:[\p{Han}()]{0,12}(?:税务所|分局|办税服务厅\)?))*`)
	anyAuthority = regexp.MustCompile(`\p{Han}{2,30}(?:税务局|税务所|税务分局|分局)(?:[\p{Han}()]{0,12}(?:税务所|分局|办税服务厅\)?))*`)
)

// readTaxpayerID reads the credit code of the taxpayer.
func readTaxpayerID(ctx context.Context, f *form, s stream) dossier.Field {
	v := orElse(companyCode(f, s, "taxpayer_id"), group(s.without(withholderID).find(taxpayerID)))
	labelled := slices.ContainsFunc(f.marks, func(m mark) bool { return m.key == "taxpayer_id" }) || s.find(taxpayerID) != nil
	code := readChecked(ctx, v, creditCode)
	if !v.empty() && (withholderID.MatchString(before(s, v)) || !labelled && besideMoney(s, v)) {
		return inDoubt(code)
	}
	return code
}

// dateOf cuts the date out of a value that may hold more.
func dateOf(v span) span {
	return orElse(cutWholeOf(v, dateAnywhere), v)
}

func cutWholeOf(v span, pattern *regexp.Regexp) span {
	if v.empty() {
		return nil
	}
	return cutWhole(v, pattern)
}

// first keeps the first n characters.
func (s span) first(n int) span {
	var out span
	for _, r := range s {
		k := min(n, len(r.glyphs))
		n -= k
		if k > 0 {
			out = append(out, run{r.page, r.glyphs[:k]})
		}
	}
	return out
}

// The number of a certificate has so many digits, at least where it is one at
// all.
const (
	leastNumber   = 12
	wholeNumber   = 18
	numberAtLabel = 10
)

// readCertificateNumber reads the number of a certificate; one of another
// length than it has, or with print close beside it, lacks some. One of the
// right length has no ruling beside it in place of a figure.
func readCertificateNumber(ctx context.Context, v span) dossier.Field {
	if hanIn(v.text()) > 0 {
		return readPoliceNumber(ctx, v)
	}
	f := readCode(ctx, v, digitAlphabet)
	if v.own() || !f.Known() {
		return f
	}
	whole := len(f.Value) == wholeNumber && !v.runsOn()
	f.Review = !whole || f.Confidence < sureText || v.atEdge()
	return f
}

// certificateNumber finds the number behind No, at its label, or alone in a
// row of the upper part, away from the table. doubt tells that labels differ in
// it, or that it is as long as none behind a label that no list holds.
func certificateNumber(f *form, s stream) (v span, doubt bool) {
	if v := group(s.find(certificateNo)); !v.empty() && len(v[0].glyphs) >= leastNumber {
		return v[:1], false // what follows in the next row is another number
	}
	v, loose, differ := f.said("certificate_number", func(i int) span {
		if v := firstCell(f.rest(i), letterAtLabel); !v.empty() {
			return v
		}
		if v := firstCell(f.rest(i), longNumber); len(v.text()) >= numberAtLabel {
			return v
		}
		if v := f.nearLabel(i, longNumber); len(v.text()) >= numberAtLabel && !besideMoney(s, v) {
			return v
		}
		return nil
	})
	if !v.empty() {
		return v, differ || loose && hanIn(v.text()) == 0 && len(v.text()) != wholeNumber
	}
	for _, pattern := range []*regexp.Regexp{numberOfOffice, loneNumber, numberOfLetter} {
		if v := numberAbove(f, s, pattern); !v.empty() {
			return v, false
		}
	}
	return nil, false
}

// numberAbove is the number that a cell of the upper part is, beside no payment:
// there it is that of a voucher.
func numberAbove(f *form, s stream, pattern *regexp.Regexp) span {
	const upper = 7 // rows
	for _, r := range f.rows[:min(upper, len(f.rows))] {
		for _, c := range r.cells(gapWithin) {
			if v := cut(span{c}, pattern); !v.empty() && !besideMoney(s, v) {
				return v
			}
		}
	}
	return nil
}

// besideMoney reports whether an amount stands level with a span, or half a line
// from it, as beside a cell of several lines.
func besideMoney(s stream, v span) bool {
	const off = 1.2 // character heights
	return slices.ContainsFunc(s.text.rows, func(r row) bool {
		d := centre(r.glyphs) - centre(v[0].glyphs)
		return r.page == v[0].page && max(d, -d) < off*r.height && moneyFigures.MatchString(flat(r.glyphs))
	})
}

// sameCertificate reports whether two pages bear the number of one certificate.
func sameCertificate(a, b sheet) bool {
	if a.verdict.kind != dossier.TaxCertificate || b.verdict.kind != dossier.TaxCertificate {
		return false
	}
	number := func(p *page) string {
		t := &text{rows: p.rows}
		f := newForm(t, taxTerms...)
		f.addUnlisted(taxKey)
		number, _ := certificateNumber(f, t.stream())
		return number.text()
	}
	n := number(a.page)
	return n != "" && n == number(b.page)
}

// firstCell is what a pattern finds in the first cell of a span that it fits.
func firstCell(v span, pattern *regexp.Regexp) span {
	for _, r := range v {
		one := row{page: r.page, glyphs: r.glyphs, height: medianHeight(r.glyphs)}
		for _, c := range one.cells(cellGapAround) {
			if x := part(span{c}, pattern); !x.empty() {
				return x
			}
		}
	}
	return nil
}

// runsOn reports whether a figure stands close before the span, or a letter or
// figure behind it: it was cut out of something longer.
func (s span) runsOn() bool {
	begin, end := s[0].glyphs[0], s[len(s)-1].glyphs[len(s[len(s)-1].glyphs)-1]
	for _, r := range s[0].page.rows {
		for i, g := range r.glyphs {
			if g == begin && i > 0 && r.gapBefore(i) < adjoining && isDigit(r.glyphs[i-1].r) {
				return true
			}
			if g == end && i+1 < len(r.glyphs) && r.gapBefore(i+1) < adjoining && isAlphanumeric(r.glyphs[i+1].r) {
				return true
			}
		}
	}
	return false
}

// adjoining is the gap, in character heights, up to which print runs on.
const adjoining = 0.35

func isAlphanumeric(r rune) bool {
	return r >= '0' && r <= '9' || r >= 'A' && r <= 'Z' || r >= 'a' && r <= 'z'
}

// readAuthority reads the name of a tax office. All begin alike: where that is
// what the second look differs in, or a mark, the rest decides.
func readAuthority(ctx context.Context, v span) dossier.Field {
	f := readLong(ctx, v)
	if !f.Review || v.own() || !f.Known() || v.atEdge() {
		return f
	}
	const begins = "税务总局"
	again, lowest := v.look(ctx, glance{language: ocr.HanS})
	_, want, ok := strings.Cut(letters(f.Value), begins)
	_, got, also := strings.Cut(letters(tidy(again)), begins)
	if ok && also && want == got && min(v.lettersConfidence(), lowest) >= nameGlyph && authority.FindString(f.Value) == f.Value {
		return fieldOf(v, f.Value, agreed, true)
	}
	return f
}

// lettersConfidence is the lowest confidence of the letters and figures.
func (s span) lettersConfidence() float64 {
	lowest := 1.0
	for _, r := range s {
		for _, g := range r.glyphs {
			if letters(string(g.r)) != "" {
				lowest = min(lowest, g.conf)
			}
		}
	}
	return lowest
}

// taxAuthority finds the office that issues, at its label, else by its name;
// the office that manages the taxpayer comes last. A name in short is given in
// full where the paper has it so.
func taxAuthority(f *form, s stream) span {
	named := officesIn(s)
	v := officeAt(f)
	if v.empty() {
		return orElse(lastOf(named), f.likeAny(anyAuthority, "tax_authority", "managing_authority"))
	}
	for _, full := range named {
		if full.text() != v.text() && strings.HasSuffix(full.text(), v.text()) {
			return full
		}
	}
	return v
}

// officeAt is the office at a label of the one that issues.
func officeAt(f *form) span {
	for _, i := range f.marksOf("tax_authority") {
		if v := f.right(i); strings.Contains(v.text(), "税务") {
			v = f.wrappedWithin(v, f.reach(i), anyLine).trim(aroundValue)
			return orElse(cutWhole(v, authority), orElse(cutWhole(v, anyAuthority), v))
		}
	}
	for _, i := range f.marksOf("tax_authority") {
		if v := f.tailed(f.longAt(i, fullLine), isLocalOffice); authority.MatchString(v.text()) && isLocalOffice(v.text()) {
			return v
		}
	}
	return f.likeAny(authority, "tax_authority")
}

// officesIn are the tax offices a paper names in full. What a heading says before
// one is no part of it.
func officesIn(s stream) []span {
	const begins = "国家税务总局"
	var out []span
	for _, m := range s.findAll(authority, -1) {
		v := m[0]
		if t := v.text(); strings.LastIndex(t, begins) > 0 {
			v = v.from(len([]rune(t[:strings.LastIndex(t, begins)])))
		}
		if authority.MatchString(v.text()) {
			out = append(out, v)
		}
	}
	return out
}

// lastOf is the last span there is.
func lastOf(all []span) span {
	if len(all) == 0 {
		return nil
	}
	return all[len(all)-1]
}

// sealShare is the share of a page that a seal's red covers at least.
const sealShare = 0.0008

// readSeal tells whether red of a seal is on a page of the paper. A grey scan
// cannot show one: unknown.
func readSeal(t *text) dossier.Field {
	var best *page
	share, grey := 0.0, false
	for _, p := range t.pages() {
		grey = grey || p.raster.Grey
		if s := p.redShare(p.bounds()); best == nil || s > share {
			best, share = p, s
		}
	}
	switch {
	case best == nil, share < sealShare && grey:
		return dossier.Field{}
	case share >= sealShare:
		return dossier.Field{Value: "true", Source: dossier.SourceImage, Page: best.number(), Confidence: agreed}
	}
	return dossier.Field{Value: "false", Source: dossier.SourceImage, Page: best.number(), Confidence: alone, Review: share > sealShare/4}
}
