package reader

import (
	"context"
	"regexp"
	"slices"
	"strings"

	"zhengqi/internal/dossier"
)

// A day has a label that says what happened on it: the paper was issued, or
// only printed or asked for, or something else.
var (
	issueVerbs = []string{"填发", "填开", "开具", "出具", "签发", "制发", "发证", "颁发", "核发", "填票", "开票", "出证", "制证", "印发"}
	printVerbs = []string{"打印", "查询", "下载", "导出", "生成", "制表", "制票", "证明"}
	otherVerbs = []string{"发布", "公布", "受理", "申请", "缴款", "缴纳", "入库", "限缴", "评价", "评定", "办理", "审核", "审批", "登记", "注册", "成立", "更新", "申报", "征收", "起始", "截止"}
	dayWords   = []string{"日期", "时间"}
	issueTerms = terms("issue_date", product(issueVerbs, dayWords)...)
	printTerms = append(terms("print_date", product(printVerbs, dayWords)...), terms("", product(otherVerbs, dayWords)...)...)
)

var (
	dayEnding   = regexp.MustCompile(`(?:日期|时间|年月日|之日)$`)
	issuingWord = regexp.MustCompile(strings.Join(issueVerbs, "|") + `|落款|签署`)
	// otherPaper is what a person or a company shows at the office.
	otherPaper = regexp.MustCompile(`身份|护照|证件|执照|居住|居留|户口|签证|[保障]卡|卡片`)
	printWord  = regexp.MustCompile(strings.Join(printVerbs, "|"))
)

// dayKey tells what the label of a day that no list holds says happened on it.
func dayKey(label string) string {
	switch {
	case !dayEnding.MatchString(label):
		return ""
	case otherPaper.MatchString(label):
		return "stop"
	case issuingWord.MatchString(label):
		return "issue_date"
	case printWord.MatchString(label):
		return "print_date"
	}
	return "stop"
}

// labelledDay is a day as it may stand at its label.
var labelledDay = regexp.MustCompile(dateAnywhere.String() + `|\b(?:19|20)\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])\b`)

// readIssueDay reads the day a paper was issued: at its label, else as the
// signature under the office, else the day it was printed. A day that only
// stands somewhere is a guess, and so is any where the label has none or two
// days have the label.
func readIssueDay(ctx context.Context, f *form, s stream) dossier.Field {
	if own := daysAt(f, s, "issue_date"); len(own) > 0 {
		day := readDate(ctx, own[0])
		if !sameDays(own) {
			return inDoubt(day)
		}
		return day
	}
	day := readSigned(ctx, f, s)
	if slices.ContainsFunc(f.marks, func(m mark) bool { return m.key == "issue_date" }) {
		return inDoubt(day)
	}
	return day
}

// readSigned reads the day of issue of a paper whose label of it has none. The day
// of printing is that only where no other stands alone, as one of a signature
// that was not known may.
func readSigned(ctx context.Context, f *form, s stream) dossier.Field {
	for _, v := range signedDays(s) {
		if !f.besideDayLabel(v) {
			return readDate(ctx, v)
		}
	}
	if printed := daysAt(f, s, "print_date"); len(printed) > 0 {
		day := readDate(ctx, printed[len(printed)-1])
		lone := slices.ContainsFunc(s.findAll(dateAnywhere, -1), func(m found) bool {
			return isSignature(m[0]) && !f.besideDayLabel(m[0]) && !sameDays([]span{m[0], printed[0]})
		})
		if lone || !sameDays(printed) {
			return inDoubt(day)
		}
		return day
	}
	return inDoubt(readDate(ctx, lastDate(s)))
}

// readIssued reads the day a paper was issued: at its label, else as the
// signature, else its last date, which may be any other.
func readIssued(ctx context.Context, labelled span, s stream) dossier.Field {
	if v := orElse(labelled, signedDay(s)); !v.empty() {
		return readDate(ctx, v)
	}
	return inDoubt(readDate(ctx, lastDate(s)))
}

// daysAt are the days at labels of the key that are not those of a period.
func daysAt(f *form, s stream, key string) []span {
	var out []span
	periods := s.findAll(taxPeriod, -1)
	for _, i := range f.marksOf(key) {
		if v := f.at(i, labelledDay); !v.empty() && !inPeriod(periods, v) {
			out = append(out, v)
		}
	}
	return out
}

// sameDays reports whether dates all say one day.
func sameDays(dates []span) bool {
	first, _ := dateIn(dates[0].text())
	return !slices.ContainsFunc(dates, func(v span) bool {
		d, _ := dateIn(v.text())
		return d != first
	})
}

// inPeriod reports whether a date is the first or the last day of one of the periods.
func inPeriod(periods []found, date span) bool {
	return slices.ContainsFunc(periods, func(m found) bool {
		return m[1][0].glyphs[0] == date[0].glyphs[0] || m[2][0].glyphs[0] == date[0].glyphs[0]
	})
}

// besideDayLabel reports whether the label of a day stands before a date in its
// row: the paper says itself what happened on it.
func (f *form) besideDayLabel(v span) bool {
	i := f.rowOf(v[0])
	if i < 0 {
		return false
	}
	r := f.rows[i]
	at := f.lastBefore(i, slices.Index(r.glyphs, v[0].glyphs[0]))
	return at >= 0 && dayEnding.MatchString(flat(r.glyphs[f.marks[at].from:f.marks[at].to])) && f.marks[at].key != "issue_date"
}

// signedDay is the last day of those of signatures.
func signedDay(s stream) span { return first(signedDays(s)) }

// signedDays are the dates that stand alone in their cells, as a signature's
// does, close to the office that signs or to the place of its seal, or with
// nothing else in their row, which is set in, the last first.
func signedDays(s stream) []span {
	var out []span
	all := s.findAll(dateAnywhere, -1)
	for i := len(all) - 1; i >= 0; i-- {
		if v := all[i][0]; isSignature(v) && (besideOffice(s, v) || setIn(s, v)) {
			out = append(out, v)
		}
	}
	return out
}

// signedOn is the day of the signature beside the office or the place of its
// seal, where there is one.
func signedOn(s stream) string {
	v := signedDay(s)
	if v.empty() || !besideOffice(s, v) {
		return ""
	}
	d, _ := dateIn(v.text())
	return d.Value
}

// setIn reports whether a date is all that its row says, and stands away from the
// left edge of what is printed on its page.
func setIn(s stream, date span) bool {
	const least = 3.0 // character heights
	left := date[0].box().Min.X
	for _, r := range s.text.rows {
		if r.page == date[0].page {
			left = min(left, r.box.Min.X)
		}
	}
	alone := hanOnly(flat(rowGlyphs(s, date))) == hanOnly(date.text())
	return alone && float64(date[0].box().Min.X-left) > least*medianHeight(date[0].glyphs)
}

// signing is what stands close to the day of a signature.
var signing = regexp.MustCompile(`(?:局|所|厅|处|中心|支队|大队|机关|单位|委员会|分局\)?|大厅\)?)(?:\(?[盖签公印]*章\)?)?$|[盖签公印]章|\(章\)`)

// besideOffice reports whether an office or the place of a seal stands in the
// row of a date, or close over or under it.
func besideOffice(s stream, date span) bool {
	const near = 4.5 // character heights
	box := date[0].box()
	return slices.ContainsFunc(s.text.rows, func(r row) bool {
		off := centre(r.glyphs) - centre(date[0].glyphs)
		if r.page != date[0].page || max(off, -off) > near*max(r.height, medianHeight(date[0].glyphs)) {
			return false
		}
		return slices.ContainsFunc(r.cells(gapWithin), func(c run) bool {
			level := max(off, -off) < r.height/2
			return (level || overlapX(c.box(), box) || overlapX(box, c.box())) && signing.MatchString(flat(c.glyphs)) && !inSentence.MatchString(flat(c.glyphs))
		})
	})
}

var inSentence = regexp.MustCompile(`[,。;]`)

// isSignature reports whether a date is all that its cell says: no word and no
// other date stands beside it, and no cells as in a table. Specks of a seal may.
func isSignature(date span) bool {
	const most = 2 // cells beside a signature
	if len(date) != 1 {
		return false
	}
	for _, r := range date[0].page.rows {
		for _, c := range r.cells(gapWithin) {
			if slices.Contains(c.glyphs, date[0].glyphs[0]) {
				rest := strings.Replace(flat(c.glyphs), date.text(), "", 1)
				return hanOnly(rest) == "" && !dateAnywhere.MatchString(rest) && len(r.without(date[0].glyphs).cells(cellGapAround)) <= most
			}
		}
	}
	return false
}

// without is a row without some of its glyphs.
func (r row) without(gs []glyph) row {
	r.glyphs = slices.DeleteFunc(slices.Clone(r.glyphs), func(g glyph) bool { return slices.Contains(gs, g) })
	return r
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
