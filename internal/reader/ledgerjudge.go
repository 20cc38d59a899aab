package reader

import (
	"context"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"github.com/agnivade/levenshtein"

	"zhengqi/internal/chinese"
	"zhengqi/internal/dossier"
)

var (
	statedCount = regexp.MustCompile(`(?:合计|共计|总计|累计|实际缴费|实缴|共)(?:实际)?(?:缴费|缴纳|参保)?(?:月数)?(?:合计)?[:;]?(\d{1,3})个月|(?:累计|实际|合计)\p{Han}{0,4}月数(?:合计)?[:;]?(\d{1,3})(?:\D|$)`)
	windowSize  = regexp.MustCompile(`(?:前|近)(\d{1,2})个月`)
	beganAt     = regexp.MustCompile(`(?:参保时间|首次参保\p{Han}{0,2}|首次缴费\p{Han}{0,2}|参保年月):?(20\d{2}[-./年]?(?:1[0-2]|0?[1-9])月?)`)
	pageOf      = regexp.MustCompile(`第(\d{1,3})页[^\d\p{Han}]{0,3}共(\d{1,3})页`)
	ofPages     = regexp.MustCompile(`共(\d{1,3})页[^\d\p{Han}]{0,3}第(\d{1,3})页`)
	pageNumber  = regexp.MustCompile(`[第共]?\d{0,3}页`)
	pageRatio   = regexp.MustCompile(`^(?:页码|页次|页)?:?(\d{1,2})/(\d{1,2})页?$`)
)

// says compares the numbers of months the paper states with those found at the
// employer and in all: the greatest of them, or their sum where sentences each give
// that of a part. A number greater than the span of time the paper is about counts a life's
// months, and so may one that says it is all there ever were, unless it is hardly
// greater.
func (l ledger) says(s stream, atEmployer int) saying {
	span, inAll := l.span(s), len(l.months())
	const lost = 3 // months that rows which were not read may hold
	said, most, sum, same, near := false, 0, 0, 0, 0
	for _, m := range s.findAll(statedCount, -1) {
		n, err := strconv.Atoi(group(m).text())
		if err != nil || span > 0 && n > span {
			continue
		}
		said, sum = true, sum+n
		if n == atEmployer || n == inAll {
			same = max(same, n)
		}
		if !strings.HasPrefix(m[0].text(), "累计") {
			most = max(most, n)
		} else if n <= inAll+lost {
			near = max(near, n)
		}
	}
	switch {
	case !said:
		return saysNothing
	case same > 0 && same >= most && same >= near || l.prose && sum == inAll:
		return saysSame
	}
	return saysOther
}

// oneTotal reports whether all numbers of months that the paper states are the
// same.
func oneTotal(s stream) bool {
	seen := map[string]bool{}
	for _, m := range s.findAll(statedCount, -1) {
		seen[group(m).text()] = true
	}
	return len(seen) == 1
}

// span is the number of months that the paper says it is about, 0 where it
// does not say.
func (l ledger) span(s stream) int {
	n := 0
	for _, w := range l.windows {
		n = max(n, len(chinese.Months(w.from, w.to)))
	}
	for _, m := range s.findAll(windowSize, -1) {
		if size, err := strconv.Atoi(m[1].text()); err == nil {
			n = max(n, size)
		}
	}
	return n
}

// endsOf says of the first and the last month paid at an employer whether they
// are sure, where the rows between them are. Before a month that follows
// another employer's none was lost.
func (l ledger) endsOf(ctx context.Context, paid payments, s stream, sure bool) ends {
	if !sure {
		return ends{}
	}
	first, last := l.months()[0], l.months()[len(l.months())-1]
	end := ends{oldest: l.begins(s, first), newest: last == newestMonth(s.letters)}
	for _, w := range l.windows {
		end.oldest, end.newest = end.oldest || w.from == first, end.newest || w.to == last
	}
	for _, g := range l.grids {
		end.oldest, end.newest = end.oldest || g.from < first, end.newest || last < g.to
	}
	end.oldest = end.oldest || slices.ContainsFunc(l.entries, func(e entry) bool { return e.months[0] < paid.months[0] })
	if !end.oldest || !end.newest {
		seen := l.ends(ctx)
		end.oldest, end.newest = end.oldest || seen.oldest, end.newest || seen.newest
	}
	return end
}

// begins reports whether the paper names the month as that of the first
// payment of all.
func (l ledger) begins(s stream, month string) bool {
	for _, m := range s.findAll(beganAt, -1) {
		if began, ok := chinese.ParseMonth(m[1].text()); ok && began == month {
			return true
		}
	}
	return false
}

// pagesMissing reports whether the paper says it has more pages than are at
// hand.
func pagesMissing(t *text) bool {
	most := 0
	for _, r := range t.rows {
		s := strings.NewReplacer("(", "", ")", "", " ", "").Replace(flat(r.glyphs))
		for _, m := range pageOf.FindAllStringSubmatch(s, -1) {
			most = max(most, atoi(m[2]))
		}
		for _, m := range ofPages.FindAllStringSubmatch(s, -1) {
			most = max(most, atoi(m[1]))
		}
		cells := r.cells(cellGap)
		if len(cells) <= 3 && len(r.glyphs) <= 7 {
			cells = []run{{r.page, r.glyphs}} // 1 / 2, set wide
		}
		for _, c := range cells {
			if m := pageRatio.FindStringSubmatch(cellText(c.glyphs)); m != nil && atoi(m[1]) <= atoi(m[2]) {
				most = max(most, atoi(m[2]))
			}
		}
	}
	const mostPages = 30 // more is a figure misread
	return most > len(t.pages()) && most <= mostPages
}

// pageUnread reports whether a page of the paper is full of print that could
// not be read: upside down, or too bad a picture.
func pageUnread(t *text) bool {
	const least, poor = 80, 0.65 // characters; mean confidence
	for _, p := range t.pages() {
		if p.source != dossier.SourceOCR {
			continue
		}
		n, sum := 0, 0.0
		for _, r := range p.rows {
			for _, g := range r.glyphs {
				n, sum = n+1, sum+g.conf
			}
		}
		if n >= least && sum < poor*float64(n) {
			return true
		}
	}
	return false
}

// sameStatement reports whether two pages under a title of their own are of one
// statement of social insurance, as where each year has its page: they have the
// same title, and the second names the same person by number, it may be misread,
// or none.
func sameStatement(a, b sheet) bool {
	if a.verdict.kind != dossier.SocialInsurance || b.verdict.kind != dossier.SocialInsurance {
		return false
	}
	if !sameTitle(a.page.rows, b.page.rows) {
		return false
	}
	first, second := text{rows: a.page.rows}, text{rows: b.page.rows}
	number, _ := socialNumber(newSocialForm(&first), first.stream())
	other, _ := socialNumber(newSocialForm(&second), second.stream())
	return !number.empty() && (other.empty() || fewEdits(number.text(), other.text()))
}

// fewEdits reports whether two numbers or names are the same but for two characters
// misread, lost or added.
func fewEdits(a, b string) bool {
	const most = 2
	return levenshtein.ComputeDistance(a, b) <= most
}

// sameTitle reports whether a row of words at the top of one page stands at the
// top of the other.
func sameTitle(a, b []row) bool {
	const top, least = 12, 8
	for _, r := range a[:min(top, len(a))] {
		x := []rune(hanOnly(flat(r.glyphs)))
		for _, o := range b[:min(top, len(b))] {
			y := []rune(hanOnly(flat(o.glyphs)))
			if min(len(x), len(y)) >= least && strings.Contains(string(x), "保险") && 10*len(common(x, y)) >= 9*max(len(x), len(y)) {
				return true
			}
		}
	}
	return false
}

func atoi(s string) int {
	n, err := strconv.Atoi(s)
	if err != nil {
		return 0
	}
	return n
}

// cutShort says of the first and the last row whether its page ends there:
// nothing but the number of the page is printed beyond it, so that rows may be
// missing.
func (l ledger) cutShort() ends {
	if l.prose {
		return ends{}
	}
	first, last := l.entries[0], l.entries[0]
	for _, e := range l.entries {
		if e.line < first.line {
			first = e
		}
		if e.line > last.line {
			last = e
		}
	}
	with := func(e entry) func(line) bool {
		return func(o line) bool { return o.row.page == l.lines[e.line].row.page && o.hasWords() }
	}
	above := !slices.ContainsFunc(l.lines[:first.line], with(first))
	below := !slices.ContainsFunc(l.lines[min(last.line+1, len(l.lines)):], with(last))
	if first.months[0] > last.months[0] {
		above, below = below, above
	}
	return ends{oldest: above, newest: below}
}

// hasWords reports whether a line holds words, and not specks alone.
func (l line) hasWords() bool {
	const least = 4
	s := pageNumber.ReplaceAllString(l.text, "")
	return len([]rune(hanOnly(s))) >= least || dateAnywhere.MatchString(s) || strings.Contains(s, "盖章")
}

// skippedRows counts the places where two rows of a scan stand so far apart
// that one between them was not read, where no heading stands. A single row is
// no table: it counts.
func (b *book) skippedRows() int {
	if b.single[0].at.own() {
		return 0
	}
	usual := rowPitch(b.single)
	if usual == 0 {
		return 1
	}
	n := 0
	for i := 1; i < len(b.single); i++ {
		over, under := b.single[i-1], b.single[i]
		away := max(under.at.middle()-over.at.middle(), over.at.middle()-under.at.middle())
		if over.at[0].page == under.at[0].page && 2*away > 3*usual && !b.headingWithin(over.line, under.line) {
			n++
		}
	}
	return n
}

// headingWithin reports whether a line between two others names who paid.
func (b *book) headingWithin(from, to int) bool {
	if from > to {
		from, to = to, from
	}
	return slices.ContainsFunc(b.lines[min(from+1, to):to], func(l line) bool { return b.headingPayer(l).name != "" })
}
