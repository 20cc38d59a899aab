package reader

import (
	"context"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"zhengqi/internal/dossier"
	"zhengqi/internal/ocr"
)

var ratingTerms = [][]term{
	terms("taxpayer_id", companyCodeLabels...),
	terms("taxpayer_name", taxpayerLabels...),
	terms("year", "评价年度", "评价年份", "所属年度", "年度", "评定年度", "评价期", "所属年份"),
	terms("rating", product([]string{"纳税缴费信用", "纳税信用", "信用", "评价", "评定", "本年度信用", "判定", ""}, []string{"级别", "等级"})...),
	terms("rating", "评价结果", "评定结果", "信用评价结果", "纳税信用评价结果", "纳税缴费信用评价结果"),
	terms("score", "评价得分", "得分", "评价分数", "本年度评价得分", "评价总分", "分数"),
	terms("issuer", "主管税务机关", "税务机关", "评价机关", "评定机关", "评价税务机关", "出具机关", "开具机关", "主管税务机关名称"),
	issueTerms, printTerms,
	terms("", "法定代表人", "注册地址", "行业", "验证码", "备注", "说明", "判级原因", "评价方式", "上年度评价得分", "上年度信用级别", "终端编号",
		"是否新设立企业", "序号", "状态", "复评/复核记录"),
}

var (
	gradeInText = regexp.MustCompile(`(?:级别|等级|[评判认]?定为|评价?为|结果)[:;为是“"]{0,3}([ABMCD])[”"]?级?|信用([ABMCD])级|(?:定|评|判|价|级别|等级)为:?([八入人])级`)
	gradeNamed  = regexp.MustCompile(`([ABMCD])级`)
	gradeAlone  = regexp.MustCompile(`^[:;]?([ABMCD])级?$`)
	gradeWord   = regexp.MustCompile(`([ABMCD])(?:级|、|,|和)`)
	yearInText  = regexp.MustCompile(`(20\d{2}年?度)`)
	yearAlone   = regexp.MustCompile(`(?:^\D*|[^\d./-])(20\d{2})(?:年?度?$|年度?\D|年0?1月|[^\d./年-])`)
	yearOfRow   = regexp.MustCompile(`^(20\d{2})年?度?$`)
	scoreAlone  = regexp.MustCompile(`^[:;]?(\d{1,3}(?:\.\d{1,2})?)分?$`)
	// explains is said of grades that are not this taxpayer's.
	explains = regexp.MustCompile(`以上为|以下为|分为|共设|设A|名单|五级|上年|上一年|公开`)
)

// readTaxRating reads a print-out of the tax-credit rating (纳税信用).
func readTaxRating(ctx context.Context, t *text) dossier.Fields {
	f, s := newForm(t, ratingTerms...), t.stream()
	f.addUnlisted(ratingKey)
	out := dossier.Fields{}
	put(out, "taxpayer_id", readTaxpayerID(ctx, f, s))
	put(out, "taxpayer_name", readTaxpayer(ctx, f, s))
	year, grade, newest := newestRow(f)
	otherYear, otherGrade := !newest, !newest
	if year.empty() {
		var differ bool
		year, differ = yearOf(f, s)
		otherYear = otherYear || differ
		grade, differ = gradeOf(f, s)
		otherGrade = otherGrade || differ
	}
	newer := ratedLater(s, year)
	rating := readGrade(ctx, f, grade)
	if !rating.Known() {
		rating = largeGrade(ctx, f)
	}
	put(out, "year", doubted(readYear(ctx, year), otherYear || newer))
	put(out, "rating", doubted(rating, otherGrade || newer))
	put(out, "issuer", readAuthority(ctx, ratingIssuer(f, s)))
	put(out, "issue_date", readIssueDay(ctx, f, s))
	put(out, "has_seal", readSeal(t))
	return out
}

// ratedIn is what is said of the rating of a year.
var ratedIn = regexp.MustCompile(`(20\d{2})年度(?:纳税|缴费|信用|评价|评定)+(?:结果|级别|等级)`)

// ratedLater reports whether the rating of a later year is spoken of, though no
// grade may be known for it.
func ratedLater(s stream, year span) bool {
	return !year.empty() && slices.ContainsFunc(s.findAll(ratedIn, -1), func(m found) bool { return m[1].text() > year.first(len("2025")).text() })
}

// ratingKey tells what a label on a print-out of the rating that no list holds
// stands for.
func ratingKey(label string) string {
	switch {
	case strings.ContainsAny(label, "上前"):
		return ""
	case yearOfOther.MatchString(label), gradeOfOther.MatchString(label):
		return "stop"
	case yearEnding.MatchString(label):
		return "year"
	case gradeEnding.MatchString(label):
		return "rating"
	}
	return taxKey(label)
}

var (
	yearEnding   = regexp.MustCompile(`年度$|年份$`)
	yearOfOther  = regexp.MustCompile(`(?:布|成立|注册|登记|设立|开业|有效|申报|打印|查询)\p{Han}*(?:年度|年份)$`)
	gradeEnding  = regexp.MustCompile(`(?:信用|评价|评定|考评|认定)\p{Han}*(?:级别|等级|结果)$`)
	gradeOfOther = regexp.MustCompile(`(?:海关|风险|环保|环境|安全|质量|劳动|银行|资信|社会|市场)\p{Han}*(?:级别|等级|结果)$`)
)

// newestRow finds the year and the grade of the newest year in a table that has
// one, with the years in a column or in a row. newest tells that no newer year
// stands there without.
func newestRow(f *form) (year, grade span, newest bool) {
	var all, ungraded []span
	for i, r := range f.rows {
		years := cellsLike(r, yearOfRow)
		all = append(all, years...)
		for _, y := range years {
			g := cellLike(r, gradeAlone)
			if len(years) > 1 {
				g = f.gradeUnder(i, y)
			}
			switch {
			case g.empty():
				ungraded = append(ungraded, y)
			case y.text() > year.text():
				year, grade = y, g
			}
		}
	}
	if year.empty() {
		return nil, nil, len(all) < 2
	}
	newer := func(y span) bool {
		return y.text() > year.text() && (near(y[0].box(), year[0].box()) || level(y[0], year[0]))
	}
	return year, grade, !slices.ContainsFunc(ungraded, newer)
}

// gradeUnder is the grade in the column of a year in row i.
func (f *form) gradeUnder(i int, year span) span {
	const rows = 3
	for _, r := range f.rows[i+1 : min(len(f.rows), i+1+rows)] {
		for _, g := range cellsLike(r, gradeAlone) {
			if r.page == year[0].page && near(g[0].box(), year[0].box()) {
				return g
			}
		}
	}
	return nil
}

// cellsLike are what the pattern finds in the cells of a row.
func cellsLike(r row, pattern *regexp.Regexp) []span {
	var out []span
	for _, c := range r.cells(moneyGap) {
		if v := cut(span{c}, pattern); !v.empty() {
			out = append(out, v)
		}
	}
	return out
}

// cellLike is what the pattern finds in the first cell of a row that it fits.
func cellLike(r row, pattern *regexp.Regexp) span {
	return first(cellsLike(r, pattern))
}

// yearOf finds the year at its label, else in a sentence. differ tells that
// another label of one has another.
func yearOf(f *form, s stream) (v span, differ bool) {
	v, _, differ = f.said("year", func(i int) span { return f.at(i, yearAlone).first(len("2025")) })
	return orElse(v, group(s.find(yearInText))), differ
}

// gradeOf finds the grade at its label, in the sentence that gives it, or alone
// in a cell. doubt tells that another label of one has another, or a sentence
// where no list holds the label, or that nothing says that it is the taxpayer's.
func gradeOf(f *form, s stream) (v span, doubt bool) {
	told := gradesTold(s, gradeInText)
	v, loose, differ := f.said("rating", func(i int) span {
		return orElse(f.at(i, gradeAlone), cut(orElse(f.right(i).trim(aroundValue), f.under(i)), gradeAlone))
	})
	if !v.empty() {
		return v, differ || loose && slices.ContainsFunc(told, func(o span) bool { return o.text() != v.text() })
	}
	if len(told) > 0 {
		return told[0], false
	}
	for _, r := range f.rows {
		if g := cellLike(r, gradeAlone); !g.empty() {
			return g, false
		}
	}
	v = first(gradesTold(s, gradeNamed))
	return v, !v.empty()
}

// gradesTold are the grades that sentences give.
func gradesTold(s stream, pattern *regexp.Regexp) []span {
	var out []span
	for _, m := range s.findAll(pattern, -1) {
		if g := group(m); !s.explained(g) {
			out = append(out, g)
		}
	}
	return out
}

// explained reports whether the paragraph of a row speaks of several grades, or
// of grades in general.
func (s stream) explained(v span) bool {
	about := s.paragraphOf(v)
	grades := map[string]bool{}
	for _, m := range gradeWord.FindAllStringSubmatch(about, -1) {
		grades[m[1]] = true
	}
	return len(grades) > 1 || explains.MatchString(about)
}

// paragraphOf is the text of the row of a span with the rows of its print that
// stand close over and under it, one after the other.
func (s stream) paragraphOf(v span) string {
	at := slices.IndexFunc(s.text.rows, func(r row) bool { return r.page == v[0].page && holds(r, v[0].glyphs[0]) })
	if at < 0 {
		return ""
	}
	from, to := at, at+1
	for from > 0 && s.text.goesOn(from-1) {
		from--
	}
	for to < len(s.text.rows) && s.text.goesOn(to-1) {
		to++
	}
	about := ""
	for _, r := range s.text.rows[from:to] {
		about += flat(r.glyphs)
	}
	return about
}

// goesOn reports whether row i fills its line, and the next stands close under it
// in print of its size.
func (t *text) goesOn(i int) bool {
	const most, alike, full = 2.2, 1.3, 0.9 // character heights, times as high, of the longer line
	a, b := t.rows[i], t.rows[i+1]
	low, tall := min(a.height, b.height), max(a.height, b.height)
	apart := centre(b.glyphs) - centre(a.glyphs)
	return a.page == b.page && apart < most*tall && tall < alike*low && float64(a.box.Max.X-b.box.Min.X) > full*float64(b.box.Dx())
}

// ratingIssuer finds the tax office: at a label, else the last one named.
func ratingIssuer(f *form, s stream) span {
	if v := f.long("issuer", fullLine); !v.empty() {
		if office := cutWhole(v, authority); !office.empty() {
			return office
		}
	}
	if v := orElse(f.like("issuer", authority), lastOf(officesIn(s))); !v.empty() {
		return v
	}
	return f.tailed(f.long("issuer", fullLine), isLocalOffice)
}

func readYear(ctx context.Context, v span) dossier.Field {
	if v.empty() {
		return dossier.Field{}
	}
	if v.own() {
		return fieldOf(v, keepDigits(v.text()), ownText, true)
	}
	v = cut(v, yearAlone).first(len("2025"))
	ok := v.confirmed(ctx, keepDigits, glance{ocr.Own, digitAlphabet}, glance{ocr.HanS, ""}, glance{ocr.ChiSim, digitAlphabet})
	return fieldOf(v, v.text(), agreed, ok)
}

// cut returns what the pattern's first group matches within a value.
func cut(v span, pattern *regexp.Regexp) span {
	t := v.text()
	m := pattern.FindStringSubmatchIndex(t)
	if m == nil {
		return nil
	}
	from := len([]rune(t[:m[2]]))
	return v.from(from).first(len([]rune(t[m[2]:m[3]])))
}

// readGrade reads the grade, a single letter: certain when a second look
// agrees and the score, where printed, does not contradict it.
func readGrade(ctx context.Context, f *form, v span) dossier.Field {
	if v.empty() {
		return dossier.Field{}
	}
	if !strings.Contains("ABMCD", v.text()) {
		return readAsLetter(ctx, v)
	}
	grade := v.text()
	field := fieldOf(v, grade, agreed, v.own())
	if !v.own() {
		field.Review = v.atEdge() || !v.confirmed(ctx, capitalLetters, glance{ocr.Own, "ABCDM"}, glance{ocr.HanS, ""}, glance{ocr.ChiSim, "ABCDM级"})
	}
	if score, ok := readScore(f, v); ok && !gradeFits(grade, score) {
		field.Review, field.Confidence = true, doubtful
	}
	return field
}

// readAsLetter reads a grade of which the first look made a Chinese character,
// for a person.
func readAsLetter(ctx context.Context, v span) dossier.Field {
	again, lowest := v.look(ctx, glance{ocr.Own, "ABCDM"})
	if again = capitalLetters(again); len(again) != 1 || lowest < nameGlyph {
		return dossier.Field{}
	}
	return fieldOf(v, again, doubtful, false)
}

func capitalLetters(s string) string {
	return strings.Map(func(r rune) rune {
		if r >= 'A' && r <= 'Z' {
			return r
		}
		return -1
	}, s)
}

// readScore is the score at its label; in a table, that of the row of the grade.
func readScore(f *form, grade span) (float64, bool) {
	v := f.like("score", scoreAlone)
	for i, m := range f.marks {
		if m.key != "score" {
			continue
		}
		for _, c := range f.allNear(i, scoreAlone) {
			if level(c[0], grade[0]) {
				v = c
			}
		}
	}
	if j := f.rowOf(grade[0]); j >= 0 && len(cellsLike(f.rows[j], yearOfRow)) > 0 && !v.empty() && !level(v[0], grade[0]) {
		return 0, false // that of another year
	}
	x, err := strconv.ParseFloat(v.text(), 64)
	return x, err == nil && x >= 0 && x <= 100
}

// gradeFits is the table of 国家税务总局公告2025年第12号 article 16. Serious
// dishonesty gives D, and a new company M, at any score.
func gradeFits(grade string, score float64) bool {
	switch grade {
	case "A":
		return score >= 90
	case "B":
		return score >= 70 && score < 90
	case "C":
		return score >= 40 && score < 70
	}
	return true
}
