package reader

import (
	"context"
	"slices"
	"strings"

	"zhengqi/internal/chinese"
	"zhengqi/internal/ocr"
)

// newestEmployer is who paid the newest month; where rows name nobody, the one
// in the heading.
func (l ledger) newestEmployer(f *form) employer {
	newest, best := "", employer{}
	for _, e := range l.entries {
		last := e.months[len(e.months)-1]
		if !e.unpaid && e.employer.name != "" && last > newest {
			newest, best = last, e.employer
		}
	}
	for _, e := range l.entries {
		best.older = best.older || !e.unpaid && e.employer.name == "" && e.months[len(e.months)-1] > newest
	}
	if best.name == "" {
		v := f.long("employer", fullLine)
		best = employer{name: normalName(v.text()), at: v}
	}
	return best
}

// paidAt collects the months paid at an employer. A row that names nobody is
// that of the employer in the heading; names one slip apart are one.
func (l ledger) paidAt(name string) payments {
	p := payments{whole: true}
	for _, e := range l.entries {
		if e.unpaid || e.employer.name != "" && !sameEmployer(e.employer.name, name) {
			continue
		}
		p.months = append(p.months, e.months...)
		if e.arrears {
			p.arrears = append(p.arrears, e.months...)
		}
		p.at = append(p.at, e.at...)
		p.whole = p.whole && !e.partial
	}
	slices.Sort(p.months)
	slices.Sort(p.arrears)
	p.months, p.arrears = slices.Compact(p.months), slices.Compact(p.arrears)
	return p
}

// doubtful reports whether a row taken for another employer's may be one of
// this employer misread: it stands between the employer's months, or its name
// is much the same.
func (l ledger) doubtful(name string, paid payments) bool {
	for _, e := range l.entries {
		if e.unpaid || e.employer.name == "" || sameEmployer(e.employer.name, name) || e.at.own() {
			continue
		}
		first, last := paid.months[0], paid.months[len(paid.months)-1]
		a, b := []rune(e.employer.name), []rune(name)
		alike := 10*len(common(a, b)) >= 7*max(len(a), len(b))
		if alike || e.months[0] > first && e.months[0] < last {
			return true
		}
	}
	return false
}

// single reports whether no row names another employer.
func (l ledger) single(name string) bool {
	return !slices.ContainsFunc(l.entries, func(e entry) bool {
		return e.employer.name != "" && !sameEmployer(e.employer.name, name)
	})
}

// total is the number of distinct months of all rows.
func (l ledger) total() int {
	seen := map[string]bool{}
	for _, e := range l.entries {
		for _, m := range e.months {
			seen[m] = seen[m] || !e.unpaid
		}
	}
	return len(seen)
}

func sameEmployer(a, b string) bool {
	m := chinese.MatchEmployer(a, b)
	return m == chinese.EmployerSame || m == chinese.EmployerLikely
}

// sure reports whether the months can be relied on: they run without a gap
// and each appears equally often, or every one of them is borne out by the
// number of months beside it or reads the same twice.
func (l ledger) sure(ctx context.Context) bool {
	if l.unread > 0 {
		return false
	}
	if l.entries[0].at.own() {
		return true
	}
	unnamedRange := func(e entry) bool { return e.ranged && e.employer.name == "" } // a heading's, it may be
	if l.partlyNamed() || slices.ContainsFunc(l.entries, unnamedRange) {
		return false
	}
	if !l.entries[0].ranged && l.regular() {
		return true
	}
	const most = 40
	if len(l.entries) > most {
		return false
	}
	for _, e := range l.entries {
		if !e.counted && !e.at.confirmed(ctx, keepDigits, glance{ocr.Own, dateAlphabet}, glance{ocr.ChiSim, dateAlphabet}) {
			return false
		}
	}
	return true
}

// partlyNamed reports whether some rows name an employer and others none: on a
// scan, theirs may be another one that was not read.
func (l ledger) partlyNamed() bool {
	named := func(e entry) bool { return e.employer.name != "" }
	return slices.ContainsFunc(l.entries, named) && slices.ContainsFunc(l.entries, func(e entry) bool { return !named(e) })
}

// ofSeveral reports whether no row names its employer and the paper speaks of
// several companies: nothing tells whose months they are.
func (l ledger) ofSeveral(s stream) bool {
	if slices.ContainsFunc(l.entries, func(e entry) bool { return e.employer.name != "" }) {
		return false
	}
	const most = 40
	first := ""
	for _, m := range s.findAll(companyName, most) {
		name := normalName(m[0].text())
		if first == "" {
			first = name
		}
		if !strings.HasSuffix(first, name) && !strings.HasSuffix(name, first) && !sameEmployer(first, name) {
			return true
		}
	}
	return false
}

// regular reports whether the months are consecutive and appear equally often.
func (l ledger) regular() bool {
	count := map[string]int{}
	var months []string
	for _, e := range l.entries {
		for _, m := range e.months {
			count[m]++
			months = append(months, m)
		}
	}
	slices.Sort(months)
	months = slices.Compact(months)
	all := chinese.Months(months[0], months[len(months)-1])
	if len(all) != len(months) {
		return false
	}
	for _, m := range months {
		if count[m] != count[months[0]] {
			return false
		}
	}
	return true
}
