package reader

import (
	"regexp"
	"strconv"
	"strings"

	"zhengqi/internal/chinese"
)

const (
	hanMonthPrint = `20\d{2}年\d{1,2}月`
	dayOfMonth    = `(?:\d{1,2}日)?`
)

var (
	narrativeRange = regexp.MustCompile(`(` + hanMonthPrint + `)` + dayOfMonth + `(?:起|开始)?(?:至|到|-|~|—)(` + hanMonthPrint + `)` + dayOfMonth)
	narrativeOpen  = regexp.MustCompile(`(?:自|从|于)(` + hanMonthPrint + `)` + dayOfMonth + `(?:起|开始|以来|至今|在)`)
	// untilNow is what makes a beginning alone a range.
	untilNow = regexp.MustCompile(`至今|连续|按月|逐月|一直|目前`)
	// interrupted is what makes a range in a sentence not whole.
	interrupted   = regexp.MustCompile(`中断|未缴|欠缴|断缴|停缴|暂停|补缴|补交|除外`)
	sentenceCount = regexp.MustCompile(`(?:累计|合计|共计|总计|共|计|连续|缴费|缴纳)[\p{Han}:]{0,10}?(\d{1,3})个月`)
)

// narrative reads a statement in running text: 自…至…在…公司缴纳. What one
// range says of its payer and its months reaches to the next.
func narrative(s stream) []entry {
	var out []entry
	at, all := s.glyphAt(), narrativeRange.FindAllStringSubmatchIndex(s.letters, 20)
	for i, m := range all {
		from, to := 0, len(s.letters)
		if i > 0 {
			from = all[i-1][1]
		}
		if i+1 < len(all) {
			to = all[i+1][0]
		}
		if frameWords.MatchString(tail(s.letters[from:m[0]], 8)) || strings.Contains(tail(s.letters[from:m[0]], 3), "前") {
			continue
		}
		a, b, ok := chinese.ParseMonthRange(s.letters[m[2]:m[3]] + "至" + s.letters[m[4]:m[5]])
		months := chinese.Months(a, b)
		if !ok || len(months) == 0 || len(months) > mostMonths {
			continue
		}
		e := entry{months: months, at: s.span(at[m[0]], at[m[1]]), ranged: true, employer: s.companyWithin(at, m[1], to)}
		if e.employer.name == "" {
			e.employer = s.companyWithin(at, from, m[0])
		}
		e.saysHowMany(s.letters[m[1]:to])
		out = append(out, e)
	}
	if len(out) == 0 {
		return openNarrative(s)
	}
	return out
}

// tail is the last n characters of a text.
func tail(s string, n int) string {
	r := []rune(s)
	return string(r[max(0, len(r)-n):])
}

// saysHowMany compares the months of a range with the number that the rest of
// its sentence gives.
func (e *entry) saysHowMany(rest string) {
	if m := sentenceCount.FindStringSubmatch(rest); m != nil {
		e.counted = m[1] == strconv.Itoa(len(e.months))
		e.partial = !e.counted
	}
	e.partial = e.partial || interrupted.MatchString(rest) && !strings.Contains(rest, "无中断") && !strings.Contains(rest, "未中断")
}

// companyWithin is the first company named between two places of the text.
func (s stream) companyWithin(at map[int]int, from, to int) employer {
	for _, m := range companyName.FindAllStringIndex(s.letters[from:to], -1) {
		v := s.span(at[from+m[0]], at[from+m[1]])
		if e := employerAt(v); e.name != "" && !isOffice(e.at.text()) {
			return e
		}
	}
	return employer{}
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
		if count, err := strconv.Atoi(n[1]); err == nil && count > 0 {
			to = chinese.AddMonths(from, count-1)
			e.counted, e.partial = true, interrupted.MatchString(s.letters[m[1]:])
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
