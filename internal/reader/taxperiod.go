package reader

import (
	"context"
	"regexp"
	"slices"
	"strings"

	"zhengqi/internal/chinese"
	"zhengqi/internal/dossier"
)

// A day or a month as periods are printed, and what stands between two.
const (
	dayOf     = `((?:19|20)\d{2}(?:[-./]\d{1,2}[-./]\d{1,2}|年\d{1,2}月\d{1,2}日?|(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])))`
	monthOf   = `(20\d{2}(?:年\d{1,2}月|[-./](?:1[0-2]|0?[1-9])|(?:0[1-9]|1[0-2])))`
	untilWord = `(?:起)?(?:至|到|-|~|—|–|一)+`
)

var (
	taxPeriod  = regexp.MustCompile(dayOf + untilWord + dayOf)
	taxMonths  = regexp.MustCompile(monthOf + untilWord + monthOf)
	openPeriod = regexp.MustCompile(`((?:19|20)\d{2}(?:[-./]\d{1,2}[-./]\d{1,2}|\d{4}|年\d{1,2}月\d{1,2}日))(?:至|到|-|~|—)$`)
	// brokenPeriod is one whose second day goes on in the next line.
	brokenPeriod = regexp.MustCompile(`^(.*)(?:至|到|~|—)(20\d{2}[-./年](?:\d{1,2}[-./月])?)$`)
	restOfDay    = regexp.MustCompile(`^(\d{1,2}(?:[-./月]\d{1,2})?日?)$`)
	// otherPeriod is said in front of a period that is not the taxes' own.
	otherPeriod = regexp.MustCompile(`制票|(?:开具|填发|入库|缴款|上解|申报)(?:日期|时间|期间)|开票|打印|查询|有效期|起止日期|日期起止`)
	// voucher is the number of one before the rest of its row: alone a number is that of the paper or a code.
	voucher = regexp.MustCompile(`^[^\p{Han}\dN]{0,3}(?:\d{15,20}[^\dA-Z]|\d{21,})`)
)

// period is the first and the last day, or month, of what a tax is for.
type period struct {
	from, to span
	row      int
}

// readTaxPeriods gives the first and the last day that the periods of all rows
// cover. Taxes are paid for whole months: other days are for a person to see,
// and so is a table of which a row's period was not read.
func readTaxPeriods(ctx context.Context, f *form, s stream, paid paidTaxes, out dossier.Fields) {
	rows := paid.rows
	all := taxPeriods(f, s, rows)
	var from, to []dossier.Field
	read := map[string]dossier.Field{}
	for _, p := range all {
		from = append(from, readOnce(ctx, p.from, read))
		to = append(to, readOnce(ctx, p.to, read))
	}
	unknown := func(f dossier.Field) bool { return !f.Known() }
	from, to = slices.DeleteFunc(from, unknown), slices.DeleteFunc(to, unknown)
	if len(from) == 0 || len(to) == 0 {
		return
	}
	byValue := func(a, b dossier.Field) int { return strings.Compare(a.Value, b.Value) }
	first, last := wholeMonth(slices.MinFunc(from, byValue), false), wholeMonth(slices.MaxFunc(to, byValue), true)
	own := s.text.rows[0].ownText()
	listed := len(read) > 2 || slices.ContainsFunc(all, func(p period) bool { return p.row >= 0 })
	unsure := monthsInRows(f, rows) && !slices.ContainsFunc(all, func(p period) bool { return p.row >= 0 || ofTaxes(s, p) })
	unsure = unsure || !own && min(len(from), len(to)) < rowsWithPeriods(f, all, rows)
	unsure = unsure || !own && (!strings.HasSuffix(first.Value, "-01") || !strings.HasSuffix(chinese.AddDays(last.Value, 1), "-01"))
	unsure = unsure || listed && (paid.short || min(len(from), len(to)) < len(rows))
	first.Review, last.Review = unsure || !vouched(from, first.Value, false), unsure || !vouched(to, last.Value, true)
	out["period_start"], out["period_end"] = first, last
}

// vouched reports whether one of the days that begin or end periods is the first
// or the last of all and was read beyond doubt, and the others at least begin or
// end a month: so they lie within.
func vouched(days []dossier.Field, bound string, last bool) bool {
	sure := false
	for _, f := range days {
		day := wholeMonth(f, last).Value
		if last {
			day = chinese.AddDays(day, 1)
		}
		certain := !f.Review || sureMonth(f)
		if !certain && !strings.HasSuffix(day, "-01") {
			return false
		}
		sure = sure || certain && wholeMonth(f, last).Value == bound
	}
	return sure
}

// sureMonth reports whether a date without a day was read beyond doubt.
func sureMonth(f dossier.Field) bool {
	return len(f.Value) == len("2025-01") && f.Confidence >= sureText
}

// wholeMonth gives a month the day it begins or ends with.
func wholeMonth(f dossier.Field, last bool) dossier.Field {
	if len(f.Value) == len("2025-01") {
		f.Value += "-01"
		if last {
			f.Value = chinese.AddDays(chinese.AddMonths(f.Value, 1), -1)
		}
	}
	return f
}

// rowsWithPeriods is how many rows should have a period: those with an amount
// or the number of a voucher, unless the paper gives one period for all.
func rowsWithPeriods(f *form, all []period, rows []payment) int {
	if !slices.ContainsFunc(all, func(p period) bool { return p.row >= 0 }) {
		return 0
	}
	n := 0
	for _, r := range f.rows {
		if voucher.MatchString(flat(r.glyphs)) {
			n++
		}
	}
	return max(n, len(rows))
}

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

// taxPeriods finds the periods of the rows with an amount; where no row has
// one, those of the paper.
func taxPeriods(f *form, s stream, rows []payment) []period {
	var listed []period
	for _, t := range taxTables(f, rows) {
		listed = append(listed, t.periods(f)...)
	}
	if len(listed) > 0 && len(listed) == len(rows) {
		return listed
	}
	all := append(periodsLike(f, s, taxPeriod), foldedPeriods(s)...)
	if len(all) == 0 {
		all = periodsLike(f, s, taxMonths)
	}
	ofRows := []period{}
	for i, p := range all {
		if slices.ContainsFunc(rows, func(x payment) bool { return level(x.at[0], p.from[0]) }) {
			ofRows = append(ofRows, p)
		} else {
			all[i].row = -1
		}
	}
	if ofRows = append(ofRows, columnPeriods(f, rows, ofRows)...); len(ofRows) > 0 {
		return ofRows
	}
	if own := slices.DeleteFunc(slices.Clone(all), func(p period) bool { return !ofTaxes(s, p) }); len(own) > 0 {
		return own
	}
	return all
}

// periodsLike finds the periods of a form that nothing in front of them says to
// be another.
func periodsLike(f *form, s stream, pattern *regexp.Regexp) []period {
	var out []period
	for _, m := range s.findAll(pattern, -1) {
		if i := f.rowOf(m[1][0]); i >= 0 && !otherPeriod.MatchString(before(s, m[1])) && wrapsOn(s, m) {
			out = append(out, period{m[1], m[2], i})
		}
	}
	return out
}

// wrapsOn reports whether a period that goes over the end of a row is wrapped as
// prose is: nothing of another column stands behind its beginning or before its
// end, which is at the left of the lines.
func wrapsOn(s stream, m found) bool {
	if len(m[0]) < 2 {
		return true
	}
	head, tail := rowGlyphs(s, m[0][:1]), rowGlyphs(s, m[0])
	last := m[0][0].glyphs[len(m[0][0].glyphs)-1]
	const indent = 2.5 // character heights, of the first line of a paragraph
	return head[len(head)-1] == last && tail[0] == m[0][len(m[0])-1].glyphs[0] &&
		float64(tail[0].box.Min.X-head[0].box.Min.X) < indent*medianHeight(head)
}

var monthAlone = regexp.MustCompile(`20\d{2}(?:年\d{1,2}月|[-./]\d{1,2}|(?:0[1-9]|1[0-2]))(?:\D|$)`)

// monthsInRows reports whether a row with an amount gives a single month: a
// period elsewhere may be any other then.
func monthsInRows(f *form, rows []payment) bool {
	return slices.ContainsFunc(rows, func(x payment) bool {
		i := f.rowOf(x.at[0])
		if i < 0 {
			return false
		}
		return slices.ContainsFunc(f.rows[i].cells(moneyGap), func(c run) bool {
			return monthAlone.MatchString(taxDates.ReplaceAllString(flat(c.glyphs), ""))
		})
	})
}

// ofTaxes reports whether a period is said to be that of the taxes: close
// before it or behind.
func ofTaxes(s stream, p period) bool {
	at := slices.Index(s.glyphs, p.from[0].glyphs[0])
	if at < 0 {
		return false
	}
	const before, behind = 10, 36 // characters
	return strings.Contains(s.span(max(0, at-before), at).text(), "所属") ||
		taxesBehind.MatchString(s.span(at, min(len(s.glyphs), at+behind)).text())
}

var taxesBehind = regexp.MustCompile(`^[^\p{Han}(]*(?:[年月日至到起止][^\p{Han}(]*)*\(?(?:税款|税费)?所属`)

// foldedPeriods finds periods whose second day stands under the first.
func foldedPeriods(s stream) []period {
	var out []period
	rows := s.text.rows
	for i, r := range rows {
		for _, c := range r.cells(1.0) {
			if from := cut(span{c}, openPeriod); !from.empty() {
				if to := under(rows, i, c, wholeDay); !to.empty() {
					out = append(out, period{from, to, i})
				}
			} else if from, to := broken(rows, i, c); !from.empty() {
				out = append(out, period{from, to, i})
			}
		}
	}
	return out
}

// broken finds in a cell of row i a period whose second day ends in the line under
// it.
func broken(rows []row, i int, c run) (from, to span) {
	for _, m := range (span{c}).all(brokenPeriod) {
		to = slices.Concat(m[2], under(rows, i, c, func(v span) span { return cut(v, restOfDay) }))
		if from = cutWhole(m[1], dateAnywhere); !from.empty() && dateAnywhere.FindString(to.text()) == to.text() {
			return from, to
		}
	}
	return nil, nil
}

// columnPeriods finds the first and last days that stand side by side with
// nothing read between them, in rows whose period is not known: the first of a
// month and the last of one.
func columnPeriods(f *form, rows []payment, known []period) []period {
	var out []period
	for _, r := range f.rows {
		line := run{r.page, r.glyphs}
		if !slices.ContainsFunc(rows, func(x payment) bool { return level(x.at[0], line) }) ||
			slices.ContainsFunc(known, func(p period) bool { return level(p.from[0], line) }) {
			continue
		}
		one := text{rows: []row{r}}
		dates := one.stream().findAll(dateAnywhere, -1)
		for i := 0; i+1 < len(dates); i++ {
			from, ok := dateIn(dates[i][0].text())
			to, also := dateIn(dates[i+1][0].text())
			if ok && also && from.Value < to.Value && strings.HasSuffix(from.Value, "-01") && strings.HasSuffix(chinese.AddDays(to.Value, 1), "-01") {
				out = append(out, period{dates[i][0], dates[i+1][0], 0})
				break
			}
		}
	}
	return out
}

// under returns what find finds in a cell in the lines under a cell of row i, which
// holds nothing else.
func under(rows []row, i int, c run, find func(span) span) span {
	for j := i + 1; j < len(rows) && j <= i+3; j++ {
		r := rows[j]
		if r.page != c.page || float64(r.box.Min.Y-c.box().Max.Y) > 1.6*r.height {
			break
		}
		for _, d := range r.cells(1.0) {
			v := find(span{d})
			if overlapX(d.box(), c.box()) && !v.empty() && len(v.text()) == len(flat(d.glyphs)) {
				return v
			}
		}
	}
	return nil
}

// wholeDay is a day in a span.
func wholeDay(v span) span { return orElse(cutWhole(v, dateAnywhere), cutWhole(v, digitDate)) }

var digitDate = regexp.MustCompile(`^(?:19|20)\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])$`)
