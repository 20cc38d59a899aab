package reader

import (
	"cmp"
	"context"
	"image"
	"math"
	"slices"

	"zhengqi/internal/chinese"
	"zhengqi/internal/ocr"
)

// recoverRows looks, on scans, for months where rows of a table must stand and
// none was read: between rows that are several rows and as many months apart,
// and beyond the first and the last.
func (b *book) recoverRows(ctx context.Context) {
	var found []entry
	b.fillPayers()
	for _, column := range b.columns() {
		pitch := rowPitch(column)
		if pitch == 0 || len(column) < 3 {
			continue
		}
		b.settleOutliers(column, pitch)
		for i := 1; i < len(column); i++ {
			found = append(found, b.between(ctx, column[i-1], column[i], pitch)...)
		}
		n := len(column)
		found = append(found, b.beyond(ctx, column[0], column[1], -pitch)...)
		found = append(found, b.beyond(ctx, column[n-1], column[n-2], pitch)...)
	}
	if len(found) == 0 {
		return
	}
	b.single = append(b.single, found...)
	slices.SortStableFunc(b.single, func(x, y entry) int {
		return cmp.Or(cmp.Compare(x.at[0].page.number(), y.at[0].page.number()), cmp.Compare(x.at.middle(), y.at.middle()))
	})
}

// fillPayers gives rows of scans that name nobody the payer of the rows over
// and under them, where these are the same, for a person to look at.
func (b *book) fillPayers() {
	for i := range b.single {
		e := &b.single[i]
		if e.employer.known() || e.at.own() {
			continue
		}
		over, under := b.nearest(*e, -1), b.nearest(*e, 1)
		if over.known() && over.is(under) {
			e.employer, e.mixed = over, true
		}
	}
}

// nearest is the payer of the next row over (side -1) or under (1) an entry, in
// its column, that names one.
func (b *book) nearest(e entry, side int) employer {
	best, away := employer{}, 0
	for _, o := range b.single {
		d := side * (o.at.middle() - e.at.middle())
		if d > 0 && (away == 0 || d < away) && o.employer.known() && o.at[0].page == e.at[0].page && overlapX(o.at[0].box(), e.at[0].box()) {
			best, away = o.employer, d
		}
	}
	return best
}

// columns are the single months of scans, one slice a page and column, from top
// to bottom.
func (b *book) columns() [][]entry {
	var out [][]entry
	for _, e := range b.single {
		if e.at.own() || len(e.months) != 1 || e.loose {
			continue
		}
		i := slices.IndexFunc(out, func(c []entry) bool {
			return c[0].at[0].page == e.at[0].page && overlapX(c[0].at[0].box(), e.at[0].box())
		})
		if i < 0 {
			out, i = append(out, nil), len(out)
		}
		out[i] = append(out[i], e)
	}
	return out
}

// middle is the height at which a span stands on its page.
func (s span) middle() int {
	box := s[0].box()
	return (box.Min.Y + box.Max.Y) / 2
}

// monthsApart is how many months the second is after the first.
func monthsApart(first, second string) int {
	if first > second {
		return -monthsApart(second, first)
	}
	return len(chinese.Months(first, second)) - 1
}

// settleOutliers gives a month that stands out of the order of the rows around
// it the one that the order asks for, for a person to look at.
func (b *book) settleOutliers(column []entry, pitch int) {
	for i := 1; i+1 < len(column); i++ {
		over, under := column[i-1], column[i+1]
		step := monthsApart(over.months[0], under.months[0])
		near := 5*(under.at.middle()-over.at.middle()) < 12*pitch
		if !near || step != 2 && step != -2 || monthsApart(over.months[0], column[i].months[0]) == step/2 {
			continue
		}
		for k := range b.single {
			if b.single[k].at.same(column[i].at) {
				b.single[k].months, b.single[k].mixed = []string{chinese.AddMonths(over.months[0], step/2)}, true
				b.single[k].guessed = true
				column[i] = b.single[k]
			}
		}
	}
}

// between finds the rows that were not read between two that follow each other.
func (b *book) between(ctx context.Context, over, under entry, pitch int) []entry {
	const most, slack = 8, 0.3
	away := under.at.middle() - over.at.middle()
	n := int(math.Round(float64(away) / float64(pitch)))
	step := monthsApart(over.months[0], under.months[0])
	if n < 2 || n > most || math.Abs(float64(away-n*pitch)) > slack*float64(pitch) || step != n && step != -n {
		return nil
	}
	var out []entry
	for i := 1; i < n; i++ {
		e, read := b.rowAt(ctx, over, i*away/n, i*step/n)
		if !e.employer.known() {
			e.employer = over.employer
			e.mixed = e.mixed || over.employer.known() && !over.employer.is(under.employer)
		}
		e.guessed = !read
		e.mixed = e.mixed || !read
		out = append(out, e)
	}
	return out
}

// beyond finds the rows that were not read over the first row of a table or
// under the last, away pixels apart, as long as months in order are read there.
func (b *book) beyond(ctx context.Context, end, next entry, away int) []entry {
	const most = 40
	step := monthsApart(next.months[0], end.months[0])
	if step != 1 && step != -1 {
		return nil
	}
	var out []entry
	for i := 1; i <= most; i++ {
		e, read := b.rowAt(ctx, end, i*away, i*step)
		if !read {
			break
		}
		if !e.employer.known() {
			e.employer, e.mixed = end.employer, e.mixed || end.employer.known()
		}
		out = append(out, e)
	}
	return out
}

// rowAt is the row that must stand away pixels below another one, step months
// after it, and whether its month was read there. Where no line says the rest of
// it, whether it was paid is for a person to look at.
func (b *book) rowAt(ctx context.Context, from entry, away, step int) (entry, bool) {
	month := chinese.AddMonths(from.months[0], step)
	page := from.at[0].page
	box := from.at[0].box().Add(image.Pt(0, away))
	e := entry{months: []string{month}, line: from.line, at: span{{page, appendWord(nil, month, doubtful, box)}}, mixed: true}
	if !box.In(page.ink.Rect) || inkShare(page.ink, box) < leastPrint {
		return e, false
	}
	for _, l := range b.lines {
		if l.row.page == page && !l.heads && math.Abs(centre(l.row.glyphs)-float64(e.at.middle())) < 0.6*l.row.height {
			told := b.entryOf(l)
			e.line, e.employer, e.arrears, e.unpaid, e.mixed = l.index, told.employer, told.arrears, told.unpaid, told.mixed
			b.found[l.index] = true
		}
	}
	moved := run{page, slices.Clone(from.at[0].glyphs)}
	for i := range moved.glyphs {
		moved.glyphs[i].box = moved.glyphs[i].box.Add(image.Pt(0, away))
	}
	again, lowest := span{moved}.look(ctx, glance{ocr.Own, dateAlphabet})
	read := keepDigits(again) == keepDigits(month) || keepDigits(again) == month[:4]+shortDigits(month)
	return e, read && lowest >= weakGlyph
}

// shortDigits is a month of the year without a leading nought.
func shortDigits(month string) string {
	if month[5] == '0' {
		return month[6:]
	}
	return month[5:]
}
