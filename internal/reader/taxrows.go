package reader

import (
	"context"
	"image"
	"regexp"
	"slices"
	"strings"

	"zhengqi/internal/dossier"
)

var (
	moneyFigures = regexp.MustCompile(`-?\d{1,3}(?:[.,]\d{3})+[.,]\d{2}|-?\d+\.\d{2}`)
	taxMoney     = regexp.MustCompile(`([(-]|负)?[¥￥]?(\d{1,3}(?:[.,]\d{3})+[.,]\d{2}|\d+\.\d{2})(\))?`)
	// taxDates are dates and periods of a row, which run into its amounts.
	taxDates     = regexp.MustCompile(taxPeriod.String() + `|` + dateAnywhere.String() + `|\d{15,20}`)
	subtotalWord = regexp.MustCompile(`小计|本页`)
)

// payment is an amount of money printed on a certificate.
type payment struct {
	at      span
	fen     int64 // below zero for one paid back
	row     int
	summing bool // of a total
}

// paidTaxes is what a certificate lists.
type paidTaxes struct {
	rows   []payment // the amounts of its rows: those that add up to the total, where any do
	summed bool
	short  bool // they do not add up to a total: some may stand on a page that is not there
}

// money finds the amounts of all rows but of subtotals and of sums of something else.
func (f *form) money() []payment {
	totals := map[int]bool{}
	for _, m := range f.marks {
		totals[m.row] = totals[m.row] || m.key == "total"
	}
	var out []payment
	for i, r := range f.rows {
		if subtotalWord.MatchString(flat(r.glyphs)) {
			continue
		}
		for _, c := range r.cells(moneyGap) {
			for _, p := range moneyIn(c, i, totals[i]) {
				if !f.ofOtherTotal(p) {
					p.summing = p.summing || inTotal.MatchString(f.leading(p))
					out = append(out, p)
				}
			}
		}
	}
	return out
}

// inTotal is what a sentence says before the total in figures.
var inTotal = regexp.MustCompile(`共(?:缴|计|入|征|实)\p{Han}{0,10}[¥:]*$|小写[:;)]*¥?$`)

// leading is what stands in the row of an amount before it.
func (f *form) leading(p payment) string {
	r := f.rows[p.row]
	return flat(r.glyphs[:max(0, slices.Index(r.glyphs, p.at[0].glyphs[0]))])
}

// ofOtherTotal reports whether the label before an amount is that of a sum of
// something else than taxes paid.
func (f *form) ofOtherTotal(p payment) bool {
	j := f.lastBefore(p.row, slices.Index(f.rows[p.row].glyphs, p.at[0].glyphs[0]))
	return j >= 0 && f.marks[j].key == "other_total"
}

// moneyGap parts an amount from what stands beside it, in character heights.
const moneyGap = 0.7

// moneyIn finds the amounts of a cell of row i.
func moneyIn(c run, i int, summing bool) []payment {
	one := text{rows: []row{{page: c.page, glyphs: c.glyphs}}}
	var out []payment
	for _, m := range one.stream().without(taxDates).findAll(taxMoney, -1) {
		fen, ok := figures(m[2].text())
		if !ok {
			continue
		}
		if sign := m[1].text(); sign == "-" || sign == "负" || sign == "(" && !m[3].empty() {
			fen = -fen
		}
		out = append(out, payment{m[2], fen, i, summing})
	}
	return out
}

// readPaid reads the total in words and in figures. It is certain where
// the two agree, or where the figures are the sum of the rows.
func readPaid(ctx context.Context, f *form, s stream, out dossier.Fields) paidTaxes {
	all := f.money()
	words, meant := totalWords(f, s)
	total, labelled := totalFigures(f, s, all, meant)
	amount, fen := readAmount(ctx, total.at)
	paid := listed(all, total, fen)
	paid.summed = paid.summed && (labelled || len(paid.rows) > 1) // two equal amounts are not each other's sum
	paid.short = fen != 0 && !paid.summed && (labelled && len(paid.rows) > 0 || len(paid.rows) > 1)
	both := readWords(ctx, words, fen)
	switch {
	case both.says == saysSame, paid.summed && both.says != saysOther:
		amount.Confidence, amount.Review = proven, false
	case both.says == saysOther:
		amount.Confidence, amount.Review = doubtful, !amount.Certain() || !words.own()
	case !labelled, !total.at.own():
		amount = inDoubt(amount) // nothing bears it out, and some of it may be covered
	}
	switch {
	case paid.summed && both.says == saysSame:
		both.field.Review = false
	case both.says == saysOther:
		both.field = inDoubt(both.field) // some of the words may stand elsewhere
	}
	put(out, "total_amount", amount)
	put(out, "total_amount_words", both.field)
	return paid
}

func magnitude(fen int64) int64 { return max(fen, -fen) }

// summingUp is a total in words with its figures in brackets behind it.
var summingUp = regexp.MustCompile(`(?:合计|共计|总计)[^\d;。]{0,12}大写.?[:;]?([^¥\d(]{2,30})[(〈《<]?[^\d(]{0,3}(\d{1,3}(?:[.,]\d{3})*[.,]\d{2})`)

// listed returns the amounts that the total adds up: those of one column, or
// all of them; where none add up to it, the fullest column.
func listed(all []payment, total payment, fen int64) paidTaxes {
	rows := slices.DeleteFunc(slices.Clone(all), func(p payment) bool {
		return p.summing || p.row == total.row && sameSpot(p.at, total.at)
	})
	columns := columnsOf(rows)
	for _, set := range append(columns, rows) {
		var sum int64
		for _, p := range set {
			sum += p.fen
		}
		if len(set) > 0 && sum == fen && fen != 0 {
			return paidTaxes{rows: set, summed: true}
		}
	}
	var out paidTaxes
	for _, c := range columns {
		if len(c) >= len(out.rows) {
			out.rows = c
		}
	}
	return out
}

func sameSpot(a, b span) bool {
	return !a.empty() && !b.empty() && a[0].page == b[0].page && a[0].box() == b[0].box()
}

// columnsOf parts amounts by the column they stand in: two that stand side by side
// are of two.
func columnsOf(rows []payment) [][]payment {
	var out [][]payment
	for _, p := range rows {
		in := func(likely func(a, b image.Rectangle) bool) int {
			return slices.IndexFunc(out, func(c []payment) bool {
				last := c[len(c)-1].at[0]
				return likely(last.box(), p.at[0].box()) && !level(last, p.at[0])
			})
		}
		i := in(overlapX)
		if i < 0 {
			i = in(near)
		}
		if i < 0 {
			out = append(out, nil)
			i = len(out) - 1
		}
		out[i] = append(out[i], p)
	}
	return out
}

// taxItems lists the kinds of tax that appear, each once, in the order in which
// they are printed. They stand in a column of the list, once for each payment;
// else wherever the paper names one, and then they are for review unless they and
// the amounts account for each other: one may not have been read, or be spoken
// of only.
func taxItems(f *form, s stream, paid paidTaxes) dossier.Field {
	all := columnTaxes(f, paid.rows)
	sure := len(all) > 0
	if !sure {
		all, sure = namedTaxes(s, paid)
	}
	var names []string
	for _, v := range all {
		if name := v.text(); !slices.Contains(names, name) {
			names = append(names, name)
		}
	}
	if len(names) == 0 {
		return dossier.Field{}
	}
	field := dossier.Field{Confidence: agreed, Review: !sure || paid.short, List: names, Raw: strings.Join(names, " ")}
	return locate(field, all[0])
}

// columnTaxes are the taxes of the payments, where a column of the list on every
// page names one for each. The column that says what was taxed may name them too.
func columnTaxes(f *form, rows []payment) []span {
	var out []span
	for _, t := range taxTables(f, rows) {
		for _, c := range t.columns {
			all := t.each(c, taxNameAlone)
			if all == nil || strings.Contains(c.flat(), "品目") {
				continue
			}
			for _, m := range all {
				out = append(out, m[0])
			}
			break
		}
	}
	if len(out) != len(rows) {
		return nil
	}
	return out
}

// A name of a tax and its amount, by turns, or names that head amounts.
var (
	inTurns = regexp.MustCompile(`^(?:na)+$`)
	headed  = regexp.MustCompile(`^(?:na+)+$`)
)

// namedTaxes are the taxes that a paper names anywhere, and whether they and its
// amounts come in turn, or each heads some that add up to the total, or the only
// one has a label.
func namedTaxes(s stream, paid paidTaxes) (all []span, sure bool) {
	type place struct {
		page *page
		glyph
	}
	at, turns := map[place]byte{}, ""
	for _, p := range paid.rows {
		at[place{p.at[0].page, p.at[0].glyphs[0]}] = 'a'
	}
	for _, m := range s.findAll(taxNameAlone, -1) {
		if (len(m[0]) == 1 || wrapsOn(s, m)) && !taxedWith.MatchString(behind(s, m[0])) {
			all = append(all, m[0])
			at[place{m[0][0].page, m[0][0].glyphs[0]}] = 'n'
		}
	}
	for i, g := range s.glyphs {
		if t, ok := at[place{s.text.rows[s.rows[i]].page, g}]; ok {
			turns += string(t)
		}
	}
	only := len(all) == 1 && len(paid.rows) == 0 && taxLabel.MatchString(before(s, all[0]))
	return all, inTurns.MatchString(turns) || paid.summed && headed.MatchString(turns) || only
}

var (
	// taxedWith is said behind a tax of what else is due with it.
	taxedWith = regexp.MustCompile(`^(?:附|教育|地方教)`)
	taxLabel  = regexp.MustCompile(`(?:税种|税\(费\)种|种类|项目)(?:名称)?[:;]?$`)
)

// behind is the text of a row right of a span.
func behind(s stream, v span) string {
	last := v[len(v)-1].glyphs
	line := rowGlyphs(s, v)
	return flat(line[slices.Index(line, last[len(last)-1])+1:])
}

// level reports whether two stretches of print stand at one height.
func level(a, b run) bool {
	x, y := a.box(), b.box()
	shared := min(x.Max.Y, y.Max.Y) - max(x.Min.Y, y.Min.Y)
	return a.page == b.page && 2*shared > min(x.Dy(), y.Dy())
}

var taxNames = []string{"城市维护建设税", "地方教育费附加", "地方教育附加", "教育费附加", "土地增值税", "城镇土地使用税", "企业所得税", "个人所得税", "增值税", "消费税",
	"印花税", "房产税", "车船税", "契税", "资源税", "环境保护税", "残疾人就业保障金", "文化事业建设费", "地方水利建设基金", "水利建设基金", "水利建设专项收入",
	"车辆购置税", "耕地占用税", "烟叶税", "船舶吨税", "营业税", "水资源税", "城建税", "个税", "关税", "工会经费"}

var taxNameAlone = regexp.MustCompile(strings.Join(taxNames, "|"))

// near reports whether two boxes stand in one column.
func near(a, b image.Rectangle) bool {
	return min(a.Max.X, b.Max.X) > max(a.Min.X, b.Min.X)-b.Dx()/2
}
