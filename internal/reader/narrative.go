package reader

import (
	"regexp"
	"slices"
	"strconv"
	"strings"
	"unicode"

	"zhengqi/internal/chinese"
)

const (
	// paidInIt is what may say between a year and its months what they are.
	paidInIt      = `(?:[已实]?[缴交](?:费|纳)?的?月份?为?)?`
	hanMonthPrint = `20\d{2}年\d{1,2}月`
	dayOfMonth    = `(?:\d{1,2}日)?`
)

var (
	narrativeRange = regexp.MustCompile(`(` + monthPrint + `)` + dayPrint + `(?:起|开始)?` + tillPrint + `(` + monthPrint + `)` + dayPrint)
	narrativeOpen  = regexp.MustCompile(`(?:自|从|于)(` + hanMonthPrint + `)` + dayOfMonth + `(?:起|开始|以来|至今|在)`)
	// untilNow is what makes a beginning alone a range.
	untilNow = regexp.MustCompile(`至今|连续|按月|逐月|一直|目前`)
	// interrupted is what makes a range in a sentence not whole.
	interrupted = regexp.MustCompile(`中断|欠|断[缴交保]|停[缴交保]|暂停|补缴|补交|除外|未(?:缴|交|实缴|足额|按|入[账帐库]|到[账帐]|参)`)
	// notInterrupted denies it.
	notInterrupted = regexp.MustCompile(`(?:未列[出明示]?的?|其[余他]|其它)月份?[均皆都]?[为是系]?未(?:缴[费纳]?|参保)|(?:[无不未没]|没有|(?:未|没有?|无)(?:发现|发生|出现|存在|有|任何)+)(?:(?:中断|欠[缴费]*|断[缴交保])[、,或和及]?)+|无(?:停[缴交保]|补[缴交])(?:[、,。;]|$)`)
	// paying is what says of months in a sentence that they were paid.
	paying        = regexp.MustCompile(`缴|交纳|交费|参保|参加|投保|到[账帐]|入[账帐]`)
	sentenceCount = regexp.MustCompile(`(?:累计|合计|共计|总计|共|计|连续|缴费|缴纳)[\p{Han}:]{0,10}?(\d{1,3})个月|月数:?(\d{1,3})`)
	// item begins a line of a numbered list.
	item = regexp.MustCompile(`^\(?(?:\d{1,2}|[一二三四五六七八九十]{1,2})[)、.]`)
)

// narrative reads a statement in running text: 自…至…在…公司缴纳. What one
// range says of its payer and its months reaches to the next.
// A range that is what the paper is about is none.
func narrative(s stream, windows []window) []entry {
	var out []entry
	at, all := s.glyphAt(), narrativeRange.FindAllStringSubmatchIndex(s.letters, 20)
	for i, m := range all {
		from, to := between(all, i, len(s.letters))
		begin, end := s.sentence(from, m[0], m[1], to)
		if frameWords.MatchString(tail(s.letters[from:m[0]], 8)) || strings.Contains(tail(s.letters[from:m[0]], 3), "前") {
			continue
		}
		a, b, ok := chinese.ParseMonthRange(s.letters[m[2]:m[3]] + "至" + s.letters[m[4]:m[5]])
		months := chinese.Months(a, b)
		if !ok || len(months) == 0 || len(months) > mostMonths || slices.Contains(windows, window{a, b}) {
			continue
		}
		e := entry{months: months, at: s.span(at[m[0]], at[m[1]]), ranged: true}
		places := [][2]int{{m[1], end}, {m[1], to}, {from, m[0]}}
		if start := max(from, s.rowStart(m[0])); end < to && payerFirst.MatchString(s.letters[start:m[0]]) {
			places = slices.Insert(places, 1, [2]int{start, m[0]}) // before who stands in the next sentence
		}
		if begin > 0 {
			places = slices.Insert(places, 0, [2]int{begin, m[0]})
		}
		e.employer = s.firstCompany(at, places)
		e.saysHowMany(s.letters[m[1]:end])
		e.partial = e.partial || interrupts(tail(s.letters[from:m[0]], 8))
		out = append(out, e)
	}
	if len(out) == 0 {
		out = yearNarrative(s)
	}
	if len(out) == 0 {
		out = listNarrative(s)
	}
	if len(out) == 0 {
		return openNarrative(s)
	}
	return out
}

var (
	// listSaid are months of a year in a sentence: 2025年11月、12月. Its commas may
	// have been read as points.
	listSaid = regexp.MustCompile(`20\d{2}年度?` + paidInIt + `:?(?:(?:1[0-2]|0?[1-9])月?(?:[、,.和及]|` + tillPrint + `)?)*(?:1[0-2]|0?[1-9])月`)
	// listBegun is how a list of months of a year begins, whatever follows.
	listBegun = regexp.MustCompile(`20\d{2}年度?` + paidInIt + `(?::\d|\d{3,}月|(?:1[0-2]|0?[1-9])月?[、,.;和及])`)
	// saidOfMonths is what stands between a year and the list of its months.
	saidOfMonths = regexp.MustCompile(`^度?` + paidInIt + `:?`)
	// onePoint is a list of two months, or a number with a point.
	onePoint = regexp.MustCompile(`^20\d{2}年度?:?\d{1,2}\.\d{1,2}月$`)
	// noPayment is what stands before a month that is none of payment.
	noPayment = regexp.MustCompile(`(?:出生|生于|打印|查询|出具|首次|参加工作|开具|截至|截止|欠[缴费]|[断停][缴交保]|未[缴交])\p{Han}{0,6}:?$`)
)

// listNarrative reads a sentence that names each month that was paid.
func listNarrative(s stream) []entry {
	at, first, last := s.glyphAt(), len(s.letters), 0
	ranges := narrativeRange.FindAllStringIndex(s.letters, -1)
	e := entry{ranged: true}
	all, each := listSaid.FindAllStringIndex(s.letters, -1), true
	for i, m := range all {
		list := s.letters[m[0]:m[1]]
		months := monthsSaid(list)
		day := m[1] < len(s.letters) && unicode.IsDigit(rune(s.letters[m[1]]))
		ofRange := slices.ContainsFunc(ranges, func(r []int) bool { return r[0] <= m[0] && m[1] <= r[1] })
		if len(months) == 0 || day || ofRange || noPayment.MatchString(tail(s.letters[:m[0]], 12)) || !paying.MatchString(list) && frameWords.MatchString(tail(s.letters[:m[0]], 8)) {
			continue
		}
		_, to := between(all, i, len(s.letters))
		each = each && saysCount(s.letters[m[1]:to], len(months))
		e.months, e.at, last = append(e.months, months...), append(e.at, s.span(at[m[0]], at[m[1]])...), m[1]
		first = min(first, m[0])
	}
	slices.Sort(e.months)
	if e.months = slices.Compact(e.months); len(e.months) < 2 {
		return nil
	}
	e.saysHowMany(s.letters[last:])
	if each {
		e.counted, e.partial = true, interrupts(s.letters[last:])
	}
	from, to := s.around(first, last)
	said := s.letters[from:to]
	near := tail(s.letters[from:first], 16) + s.letters[first:last] + lead(s.letters[last:to], 40)
	e.partial = e.partial || listsUnread(s.letters) || !e.counted || interrupts(said) || !paying.MatchString(near)
	if e.employer = s.onlyCompany(at, from, to); e.employer.name == "" {
		e.employer = s.onlyCompany(at, 0, len(s.letters))
	}
	return []entry{e}
}

// yearNarrative reads sentences that each name months of a year, who paid them
// and how many they are: all of them, or none.
func yearNarrative(s stream) []entry {
	var out []entry
	at, all, unread := s.glyphAt(), listSaid.FindAllStringIndex(s.letters, -1), listsUnread(s.letters)
	for i, m := range all {
		_, to := between(all, i, len(s.letters))
		e := entry{months: monthsSaid(s.letters[m[0]:m[1]]), at: s.span(at[m[0]], at[m[1]]), ranged: true}
		if len(e.months) == 0 {
			e.months = monthsCounted(s.letters[m[0]:m[1]], s.letters[m[1]:to])
		}
		if e.employer = s.companyWithin(at, m[1], to); len(e.months) == 0 || e.employer.name == "" {
			continue
		}
		if e.saysHowMany(s.letters[m[1]:to]); !e.counted && len(out) == 0 {
			return nil
		}
		e.partial = e.partial || !e.counted || unread
		out = append(out, e)
	}
	return out
}

// monthsSaid are the months that a list in a sentence names.
func monthsSaid(list string) []string {
	year, numbers := list[:len("2000年")], list[len("2000年"):]
	return monthsListed(year+saidOfMonths.ReplaceAllString(strings.ReplaceAll(numbers, ".", "、"), ""), "")
}

// monthsCounted are the months that a list in a sentence names, between which a
// mark was lost, where their number, which follows, tells them apart.
func monthsCounted(list, rest string) []string {
	count := sentenceCount.FindStringSubmatch(rest)
	year, numbers, found := strings.Cut(strings.TrimSuffix(list, "月"), "年")
	if count == nil || !found || len(year) != 4 {
		return nil
	}
	numbers = marksOfLists.Replace(strings.TrimLeft(numbers, "度:"))
	if keep(numbers, "0123456789,") != numbers {
		return nil
	}
	return monthsOfYear(year, risingMonths(numbers, atoi(count[1]+count[2])))
}

// listsUnread reports whether a list of the months of a year begins where none
// was read to its end, or was beyond doubt: what it names is not known.
func listsUnread(letters string) bool {
	read := map[int]bool{} // by where they begin
	for _, m := range listSaid.FindAllStringIndex(letters, -1) {
		list := letters[m[0]:m[1]]
		read[m[0]] = len(monthsSaid(list)) > 0 && !onePoint.MatchString(list)
	}
	return slices.ContainsFunc(listBegun.FindAllStringIndex(letters, -1), func(b []int) bool { return !read[b[0]] })
}

// around is where the sentence begins and ends that holds what stands from first
// to last.
func (s stream) around(first, last int) (from, to int) {
	const full = "。"
	if i := strings.LastIndex(s.letters[:first], full); i >= 0 {
		from = i + len(full)
	}
	if i := strings.Index(s.letters[last:], full); i >= 0 {
		return from, last + i
	}
	return from, len(s.letters)
}

// onlyCompany is the first company named between two places of the text, in
// doubt where another is named there too.
func (s stream) onlyCompany(at map[int]int, from, to int) employer {
	var only employer
	for _, m := range companyName.FindAllStringIndex(s.letters[from:to], -1) {
		e := saidAt(s.span(at[from+m[0]], at[from+m[1]]))
		e.older = twoNamed.MatchString(s.letters[from+m[0] : to])
		switch {
		case e.name == "" || isOffice(e.at.text()) || strings.HasSuffix(e.name, "中心"):
		case only.name == "":
			only = e
		default:
			only.older = only.older || !only.is(e)
		}
	}
	return only
}

// between is where the text begins and ends that stands between the occurrences
// before and after the i-th of all.
func between(all [][]int, i, end int) (from, to int) {
	if i > 0 {
		from = all[i-1][1]
	}
	if i+1 < len(all) {
		end = all[i+1][0]
	}
	return from, end
}

// firstCompany is the first company named in the first of the places of the text
// that names one.
func (s stream) firstCompany(at map[int]int, places [][2]int) employer {
	for _, p := range places {
		if e := s.companyWithin(at, p[0], p[1]); e.name != "" {
			return e
		}
	}
	return employer{}
}

// sentence is what of the text between two places belongs to the sentence, or
// to the item of a list, that stands from at to until: begin is 0 where none
// begins between them.
func (s stream) sentence(from, at, until, to int) (begin, end int) {
	end = to
	for i, first := range s.starts[:len(s.glyphs)] {
		newRow := i > 0 && s.rows[i] != s.rows[i-1]
		if first <= from || first >= to || !(newRow && item.MatchString(s.letters[first:min(len(s.letters), first+12)])) && !(first > until && s.glyphs[i].r == '。') {
			continue
		}
		if first <= at {
			begin = first
		} else if first >= until {
			return begin, first
		}
	}
	return begin, end
}

// rowStart is where the row begins in which a place of the text stands.
func (s stream) rowStart(at int) int {
	begin := 0
	for i, first := range s.starts[:len(s.glyphs)] {
		if first > at {
			break
		}
		if i > 0 && s.rows[i] != s.rows[i-1] {
			begin = first
		}
	}
	return begin
}

// payerFirst begins a row that says first who paid.
var payerFirst = regexp.MustCompile(`^\(?\d{0,2}[)、.]?\p{Han}{0,4}(?:单位|企业)(?:名称|全称)?[:为]`)

// tail is the last n characters of a text.
func tail(s string, n int) string {
	r := []rune(s)
	return string(r[max(0, len(r)-n):])
}

// lead is the first n characters of a text.
func lead(s string, n int) string {
	r := []rune(s)
	return string(r[:min(n, len(r))])
}

// saysHowMany compares the months of a range with the number that the rest of
// its sentence gives.
func (e *entry) saysHowMany(rest string) {
	if m := sentenceCount.FindStringSubmatch(rest); m != nil {
		e.counted = m[1]+m[2] == strconv.Itoa(len(e.months))
		e.partial = !e.counted
	}
	e.partial = e.partial || interrupts(rest)
}

// saysCount reports whether a text gives first, of all numbers of months, n.
func saysCount(text string, n int) bool {
	m := sentenceCount.FindStringSubmatch(text)
	return m != nil && m[1]+m[2] == strconv.Itoa(n)
}

// interrupts reports whether a text speaks of months that were not paid in time.
func interrupts(text string) bool {
	return interrupted.MatchString(notInterrupted.ReplaceAllString(text, ""))
}

// companyWithin is the first company named between two places of the text.
func (s stream) companyWithin(at map[int]int, from, to int) employer {
	for _, m := range companyName.FindAllStringIndex(s.letters[from:to], -1) {
		v := s.span(at[from+m[0]], at[from+m[1]])
		if e := saidAt(v); e.name != "" && !isOffice(e.at.text()) {
			e.older = twoNamed.MatchString(s.letters[from+m[0] : to])
			return e
		}
	}
	return employer{}
}

// whoWorks is a person who is at a company, as a sentence says it.
var whoWorks = regexp.MustCompile(`^(\p{Han}{2,4})(?:同志|先生|女士)?[现一直均]*在[^线]`)

// twoNamed is a group and another of its companies, or one that pays for it.
var twoNamed = regexp.MustCompile(`^[\p{Han}()]{2,20}?集团(?:[和与及、代派]|下属|所属|旗下)`)

// whoPays stands before a company, as a sentence says it: 在我区由…为其参加.
var whoPays = regexp.MustCompile(`^\p{Han}{0,3}在\p{Han}{1,4}由`)

// saidAt is the employer that a sentence names at v, without the person before it.
func saidAt(v span) employer {
	if len(v) > 1 && isPerson(v[:1].text()) {
		v = v[1:] // a name that ends the line before
	}
	if m := whoWorks.FindStringSubmatchIndex(v.text()); m != nil && isPerson(v.text()[m[2]:m[3]]) {
		before, _, _ := strings.Cut(v.text(), "在")
		v = v.from(len([]rune(before)) + 1)
	}
	return employerAt(v.companyAfter(whoPays))
}

// openNarrative reads a sentence that gives only the first month: as many
// months as it says, else all until the month before the paper was made.
func openNarrative(s stream) []entry {
	m := narrativeOpen.FindStringSubmatchIndex(s.letters)
	if m == nil || !untilNow.MatchString(s.letters) {
		return nil
	}
	at := s.glyphAt()
	e := entry{at: s.span(at[m[2]], at[m[3]]), ranged: true, employer: s.companyWithin(at, m[1], len(s.letters)), partial: true}
	from, ok := chinese.ParseMonth(s.letters[m[2]:m[3]])
	to := chinese.AddMonths(newestMonth(s.letters), -1)
	if n := sentenceCount.FindStringSubmatch(s.letters[m[1]:]); n != nil {
		if count, err := strconv.Atoi(n[1] + n[2]); err == nil && count > 0 {
			to = chinese.AddMonths(from, count-1)
			e.counted, e.partial = true, interrupts(s.letters[m[1]:])
		}
	}
	if e.months = chinese.Months(from, to); !ok || len(e.months) == 0 || len(e.months) > mostMonths {
		return nil
	}
	return []entry{e}
}

// newestMonth is the month of the newest date in a text.
func newestMonth(letters string) string {
	newest := ""
	for _, d := range dateAnywhere.FindAllString(letters, -1) {
		if m, ok := chinese.ParseMonth(d); ok && m > newest {
			newest = m
		}
	}
	return newest
}
