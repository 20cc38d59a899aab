package reader

import (
	"context"
	"image"
	"regexp"
	"slices"
	"strings"

	"zhengqi/internal/chinese"
	"zhengqi/internal/dossier"
)

var taxTerms = [][]term{
	terms("issue_date", "填发日期", "开具日期", "打印日期", "出具日期"),
	terms("tax_authority", "税务机关"),
	terms("taxpayer_id", "纳税人识别号", "统一社会信用代码", "统一社会信用代码(纳税人识别号)", "纳税人识别号(统一社会信用代码)"),
	terms("taxpayer_name", "纳税人名称"),
	terms("total", "金额合计", "合计金额", "税款合计"),
	terms("certificate_number", "证明编号", "证明号码", "完税证明号码", "编号"),
	terms("", "原凭证号", "税种", "品目名称", "税款所属时期", "入(退)库日期", "实缴(退)金额", "税务机关(盖章)", "填票人", "备注",
		"妥善保管", "手写无效", "收据联"),
}

var (
	certificateNo = regexp.MustCompile(`N[o0O][.●:;·。,°]{0,3}(\d{12,20})`)
	loneNumber    = regexp.MustCompile(`^\D{0,6}(\d{15,20})$`)
	taxPeriod     = regexp.MustCompile(`((?:19|20)\d{2}[-./年]\d{1,2}[-./月]\d{1,2}日?)(?:至|到|-|~|—|一)((?:19|20)\d{2}[-./年]\d{1,2}[-./月]\d{1,2}日?)`)
	moneyFigures  = regexp.MustCompile(`-?\d{1,3}(?:[.,]\d{3})+[.,]\d{2}|-?\d+\.\d{2}`)
	capitalWords  = regexp.MustCompile(`[零壹贰叁肆伍陆柒捌玖〇一二三四五六七八九十百千拾佰仟万亿]{1,30}[元圆][零壹贰叁肆伍陆柒捌玖角分整正]{0,8}`)
	taxNames      = []string{"城市维护建设税", "地方教育附加", "教育费附加", "土地增值税", "城镇土地使用税", "企业所得税", "个人所得税", "增值税", "消费税",
		"印花税", "房产税", "车船税", "契税", "资源税", "环境保护税", "残疾人就业保障金", "文化事业建设费", "水利建设基金"}
)

// readTaxCertificate reads a tax payment certificate (税收完税证明), as a table
// or as a narrative.
func readTaxCertificate(ctx context.Context, t *text) dossier.Fields {
	f, s := newForm(t, taxTerms...), t.stream()
	out := dossier.Fields{}
	put(out, "certificate_number", readCode(ctx, certificateNumber(f, s), digitAlphabet))
	put(out, "issue_date", readIssued(ctx, dateOf(f.value("issue_date")), s))
	put(out, "tax_authority", readLong(ctx, taxAuthority(f, s)))
	put(out, "taxpayer_id", readChecked(ctx, orElse(cut(f.value("taxpayer_id"), codeInValue), group(s.find(taxpayerID))), creditCode))
	put(out, "taxpayer_name", readLong(ctx, orElse(f.long("taxpayer_name", fullLine), group(s.find(taxpayerName)))))
	readTaxPeriods(ctx, s, out)
	readTaxTotal(ctx, f, s, out)
	put(out, "items", taxItems(s))
	put(out, "has_seal", readSeal(t))
	return out
}

var (
	codeInValue  = regexp.MustCompile(`([0-9A-Z]{15,20})`)
	taxpayerID   = regexp.MustCompile(`(?:纳税人识别号|统一社会信用代码)[:;]?([0-9A-Z]{15,20})`)
	taxpayerName = regexp.MustCompile(`(?:纳税人名称|纳税人|兹证明)[:;]?(\p{Han}[\p{Han}()A-Za-z0-9]{3,40}?(?:公司|厂|合作社|中心|事务所|企业))`)
	authority    = regexp.MustCompile(`国家税务总局[\p{Han}()]{2,40}?(?:税务局|税务所|分局)(?:[\p{Han}()]{0,12}(?:税务所|分局|办税服务厅\)?))*`)
)

// dateOf cuts the date out of a value that may hold more.
func dateOf(v span) span {
	if v.empty() {
		return nil
	}
	m := dateAnywhere.FindStringIndex(v.text())
	if m == nil {
		return v
	}
	skip := len([]rune(v.text()[:m[0]]))
	return v.from(skip).first(len([]rune(v.text()[m[0]:m[1]])))
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

// leastNumber is how many digits the number of a certificate has at least.
const leastNumber = 12

// certificateNumber finds the number behind No, at its label, or alone in a
// row of the upper part, away from the table.
func certificateNumber(f *form, s stream) span {
	if v := group(s.find(certificateNo)); !v.empty() && len(v[0].glyphs) >= leastNumber {
		return v[:1] // what follows in the next row is another number
	}
	if v := f.value("certificate_number"); len(compact(v.text())) >= 10 {
		return v
	}
	for i, r := range f.rows {
		if i > 6 {
			break
		}
		for _, c := range r.cells(gapWithin) {
			if m := loneNumber.FindStringSubmatch(flat(c.glyphs)); m != nil {
				return span{c}.from(len(c.glyphs) - len(m[1]))
			}
		}
	}
	return nil
}

func taxAuthority(f *form, s stream) span {
	for i, m := range f.marks {
		if v := f.right(i); m.key == "tax_authority" && strings.Contains(v.text(), "税务") {
			return f.wrappedWithin(v, f.reach(i), anyLine).trim(aroundValue)
		}
	}
	return firstOf(s.find(authority))
}

// readTaxPeriods gives the first and the last day that the periods of all rows
// cover. Taxes are paid for whole months: other days are for a person to see,
// and so is a table of which a row's period was not read.
func readTaxPeriods(ctx context.Context, s stream, out dossier.Fields) {
	var from, to []dossier.Field
	read := map[string]dossier.Field{}
	for _, m := range taxPeriods(s) {
		from = append(from, readOnce(ctx, m[0], read))
		to = append(to, readOnce(ctx, m[1], read))
	}
	byValue := func(a, b dossier.Field) int { return strings.Compare(a.Value, b.Value) }
	known := func(f dossier.Field) bool { return !f.Known() }
	from, to = slices.DeleteFunc(from, known), slices.DeleteFunc(to, known)
	if len(from) == 0 || len(to) == 0 {
		return
	}
	unsure := slices.ContainsFunc(append(slices.Clone(from), to...), func(f dossier.Field) bool { return f.Review })
	first, last := slices.MinFunc(from, byValue), slices.MaxFunc(to, byValue)
	unsure = unsure || !s.text.rows[0].ownText() && min(len(from), len(to)) < vouchers(s.text.rows)
	unsure = unsure || !s.text.rows[0].ownText() && (!strings.HasSuffix(first.Value, "-01") || !strings.HasSuffix(chinese.AddDays(last.Value, 1), "-01"))
	first.Review, last.Review = unsure, unsure
	out["period_start"], out["period_end"] = first, last
}

// vouchers counts the rows of a table that begin with the number of a voucher.
func vouchers(rows []row) int {
	n := 0
	for _, r := range rows {
		if voucher.MatchString(flat(r.glyphs)) {
			n++
		}
	}
	return n
}

var voucher = regexp.MustCompile(`^[^\p{Han}\d]{0,3}\d{15,20}`)

// readOnce reads a date of a column; one that stood there before in the same
// words is worth what it was there.
func readOnce(ctx context.Context, v span, read map[string]dossier.Field) dossier.Field {
	if f, ok := read[v.text()]; ok {
		return f
	}
	f := readDate(ctx, v)
	read[v.text()] = f
	return f
}

// taxPeriods finds the periods of the rows: two dates with 至 between them in
// one line, or the second one under the first.
func taxPeriods(s stream) [][2]span {
	var out [][2]span
	for _, m := range s.findAll(taxPeriod, 60) {
		out = append(out, [2]span{m[1], m[2]})
	}
	rows := s.text.rows
	for i, r := range rows {
		for _, c := range r.cells(1.0) {
			from := cut(span{c}, openPeriod)
			if from.empty() {
				continue
			}
			if to := dateUnder(rows, i, c); !to.empty() {
				out = append(out, [2]span{from, to})
			}
		}
	}
	return out
}

var openPeriod = regexp.MustCompile(`((?:19|20)\d{2}[-./]\d{1,2}[-./]\d{1,2})(?:至|到|-|~)$`)

// dateUnder returns the date in the line under a cell of row i.
func dateUnder(rows []row, i int, c run) span {
	for j := i + 1; j < len(rows) && j <= i+3; j++ {
		r := rows[j]
		if r.page != c.page || float64(r.box.Min.Y-c.box().Max.Y) > 1.6*r.height {
			break
		}
		for _, d := range r.cells(1.0) {
			if v := cutWhole(span{d}, dateAnywhere); overlapX(d.box(), c.box()) && !v.empty() && len(v.text()) == len(flat(d.glyphs)) {
				return v
			}
		}
	}
	return nil
}

// readTaxTotal reads the total in words and in figures. It is certain where
// the two agree, or where the figures are the sum of the rows.
func readTaxTotal(ctx context.Context, f *form, s stream, out dossier.Fields) {
	words, print := totalParts(f, s)
	amount, fen := readAmount(ctx, print)
	sum, summed := rowSum(f, print)
	summed = summed && amount.Known() && sum == fen
	both := readWords(ctx, words, fen)
	if both.says == saysSame || summed && both.says != saysOther {
		amount.Confidence, amount.Review = proven, false
	} else if both.says == saysOther {
		amount.Confidence, amount.Review = doubtful, !amount.Certain() || !words.own()
	}
	if summed && both.says == saysSame {
		both.field.Review = false
	}
	put(out, "total_amount", amount)
	put(out, "total_amount_words", both.field)
}

// totalParts finds the words and the figures of the total: in the row of its
// label, else where a sentence sums up.
func totalParts(f *form, s stream) (words, print span) {
	for _, m := range f.marks {
		if m.key != "total" {
			continue
		}
		one := text{rows: []row{f.rows[m.row]}}
		line := one.stream()
		words = orElse(words, whole(line.find(capitalLike)))
		if all := line.findAll(moneyFigures, -1); len(all) > 0 {
			print = all[len(all)-1][0]
		}
	}
	if m := s.find(summingUp); m != nil && print.empty() {
		return orElse(words, m[1].trimWords()), m[2]
	}
	return orElse(words, whole(s.find(capitalLike))), print
}

// summingUp is a total in words with its figures in brackets behind it.
var summingUp = regexp.MustCompile(`(?:合计|共计|总计)[^\d;。]{0,12}大写.?[:;]?([^¥\d(]{2,30})[(〈《<]?[^\d(]{0,3}(\d{1,3}(?:[.,]\d{3})*[.,]\d{2})`)

// capitalLike is an amount in words as recognisers mangle it: anything between
// the words for yuan and its label.
var capitalLike = regexp.MustCompile(`(?:人民币)?(?:\(?大写\)?)?[:;]?(?:人民币)?[^\s:;()\d¥]{1,30}[元圆园][^\s\d¥,。;()]{0,6}[整正分角]|` + capitalWords.String())

func whole(f found) span {
	if f == nil {
		return nil
	}
	return f[0].trimWords()
}

// trimWords drops the label in front of an amount in words.
func (s span) trimWords() span {
	if at := strings.LastIndexAny(s.text(), "写币:;)"); at >= 0 {
		skip := len([]rune(s.text()[:at])) + 1
		return s.from(skip)
	}
	return s
}

// rowSum adds up the amounts in the column over the total.
func rowSum(f *form, total span) (int64, bool) {
	if total.empty() {
		return 0, false
	}
	box := total[0].box()
	var sum int64
	n := 0
	for _, r := range f.rows {
		if r.page != total[0].page || r.box.Max.Y > box.Min.Y+box.Dy()/2 {
			continue
		}
		one := text{rows: []row{r}}
		all := one.stream().findAll(moneyFigures, -1)
		if len(all) == 0 {
			continue
		}
		last := all[len(all)-1][0]
		if !near(last[0].box(), box) {
			continue
		}
		fen, ok := figures(last.text())
		if !ok {
			return 0, false
		}
		sum += fen
		n++
	}
	return sum, n > 0
}

// near reports whether two boxes stand in one column.
func near(a, b image.Rectangle) bool {
	return min(a.Max.X, b.Max.X) > max(a.Min.X, b.Min.X)-b.Dx()/2
}

// taxItems lists the kinds of tax that appear, in order. On a scan it is for
// review where there are more amounts than kinds, for one was not read, or
// fewer, for nothing tells whether one was.
func taxItems(s stream) dossier.Field {
	type place struct {
		name string
		at   span
	}
	var all []place
	seen := map[string]bool{}
	rows := 0
	for _, m := range s.findAll(taxNamePattern, -1) {
		if m[1] == nil {
			rows++
		}
		if name := strings.TrimSuffix(m[0].text(), "附"); !seen[name] && m[1] == nil {
			seen[name] = true
			all = append(all, place{name, m[0]})
		}
	}
	if len(all) == 0 {
		return dossier.Field{}
	}
	amounts := len(s.findAll(moneyFigures, -1))
	f := dossier.Field{Confidence: agreed, Review: (rows < amounts-1 || rows > amounts || amounts < 2) && !all[0].at.own()}
	var raw []string
	for _, p := range all {
		f.List = append(f.List, p.name)
		raw = append(raw, p.name)
	}
	f.Raw = strings.Join(raw, " ")
	return locate(f, all[0].at)
}

var taxNamePattern = regexp.MustCompile(`(?:` + strings.Join(taxNames, "|") + `)(附)?`)

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
