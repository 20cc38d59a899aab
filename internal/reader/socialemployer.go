package reader

import (
	"regexp"
	"slices"
	"strings"
)

// latestWords are in the label of the employer of today.
var latestWords = regexp.MustCompile(`现|当前|最近|目前|最后|最新|末`)

// headEmployer is who a label names as the employer: of several companies that
// of today. A name that fills its place by itself takes no other line with it.
func (f *form) headEmployer() span {
	var all []span
	var latest []bool
	for _, i := range f.marksOf("employer") {
		m := f.marks[i]
		v := f.right(i).trim(aroundValue)
		if sumUnit.MatchString(v.text()) {
			continue
		}
		if !wholeCompany.MatchString(v.text()) {
			v = f.longAt(i, fullLine)
		} else if w := f.longAt(i, fullLine); branchOf.MatchString(w.text()) {
			v = w
		}
		if n := len(wholeOf(v.text())); n > 0 {
			v = v.first(n)
		}
		if !v.empty() && !heading.MatchString(tidy(v.text())) && (wholeCompany.MatchString(v.text()) || namesSomebody(v.text()) && headSense(v.text()) == senseNone) {
			all, latest = append(all, v), append(latest, latestWords.MatchString(flat(f.rows[m.row].glyphs[m.from:m.to])))
		}
	}
	s := f.stream()
	if said := s.saidOf(employerNow); !said.empty() {
		all, latest = slices.Insert(all, 0, said), slices.Insert(latest, 0, true)
	}
	if said := s.saidOf(employerSaid); !said.empty() {
		all, latest = append(all, said), append(latest, false)
	}
	return bestEmployer(all, latest)
}

// bestEmployer is the first company among what labels name as the employer, that
// of a label of today before others, else the first of all.
func bestEmployer(all []span, latest []bool) span {
	for _, today := range []bool{true, false} {
		for i, v := range all {
			if wholeCompany.MatchString(v.text()) && (latest[i] || !today) {
				return v
			}
		}
	}
	return first(all)
}

var (
	// employerNow is whom the sentence about a person says to employ the person,
	// before it comes to the payments.
	employerNow = []*regexp.Regexp{
		regexp.MustCompile(`[,;](?:其?现|目前|当前)?(?:参保|缴费|工作|所在|用人|就业)?单位(?:名称)?(?:为|是|系|:)(` + companyName.String() + `)[,;。]`),
		regexp.MustCompile(`系(` + companyName.String() + `)(?:职工|员工|在职)`),
	}
	// employerSaid is who a sentence says pays.
	employerSaid = []*regexp.Regexp{
		regexp.MustCompile(`(?:参保|缴费|工作|所在|用人|就业|现)单位(?:名称)?(?:为|是|系|:)(` + companyName.String() + `)`),
		regexp.MustCompile(`由(` + companyName.String() + `)(?:在|为|缴)`),
	}
)

// saidOf is the company that a sentence of the paper says to employ the person.
func (s stream) saidOf(patterns []*regexp.Regexp) span {
	for _, pattern := range patterns {
		if v := group(s.find(pattern)); !v.empty() && !isOffice(v.text()) && !twoNamed.MatchString(v.text()) {
			return v
		}
	}
	return nil
}

// codeInBrackets is a unit's code behind its name.
var codeInBrackets = regexp.MustCompile(`^\([A-Z]?\d{4,20}\)$`)

// wholeOf is the company's name that a text begins with, before the words of a
// heading that stand in the next line or the company's code; "" where there is
// nothing to leave out.
func wholeOf(s string) []rune {
	m := companyName.FindStringIndex(s)
	if m == nil || m[0] != 0 || wholeCompany.MatchString(s) || headSense(s[m[1]:]) == senseNone && !codeInBrackets.MatchString(s[m[1]:]) {
		return nil
	}
	return []rune(s[:m[1]])
}

// companyPart is what is left of a company's name that was not wholly read.
var companyPart = regexp.MustCompile(`公司|有限|集团|责任`)

// namesOther reports whether a label on a scan names an employer other than this
// one, none of whose payments were read.
func (f *form) namesOther(l ledger, who employer) bool {
	for _, i := range f.marksOf("employer") {
		v := f.right(i).trim(aroundValue)
		known := func(e entry) bool { return e.employer.name != "" && nearlySame(e.employer.name, normalName(v.text())) }
		if !v.empty() && !v.own() && companyPart.MatchString(v.text()) && !strings.Contains(normalName(v.text()), who.name) && !strings.Contains(who.name, normalName(v.text())) &&
			!nearlySame(who.name, normalName(v.text())) && !slices.ContainsFunc(l.entries, known) {
			return true
		}
	}
	return false
}
