package reader

import (
	"cmp"
	"context"
	"regexp"
	"slices"
	"strings"

	"zhengqi/internal/chinese"
	"zhengqi/internal/dossier"
	"zhengqi/internal/ocr"
)

// newestEmployer is who paid the newest month; where rows name nobody, the one
// in the heading.
func (l ledger) newestEmployer(f *form) employer {
	newest, best := "", employer{}
	for _, e := range l.entries {
		last := e.months[len(e.months)-1]
		if e.unpaid || !e.employer.known() || last < newest {
			continue
		}
		if last > newest || best.name == "" {
			best = e.employer
		} else if !best.is(e.employer) {
			best.older = true // two at once
		}
		newest = last
	}
	if newest == "" {
		best.older = l.employersUnread()
	}
	for _, e := range l.entries {
		best.older = best.older || newest != "" && !e.unpaid && !e.employer.known() && e.months[len(e.months)-1] > newest
	}
	head := f.headEmployer()
	best.older = best.older || best.bare && wholeCompany.MatchString(head.text()) && !sameEmployer(head.text(), best.name)
	if best.name == "" {
		v := head
		if v.empty() {
			v = first(fitting(f.far("employer"), wholeCompany.MatchString))
		}
		best.older = best.older || best.code != ""
		if v.empty() {
			v, best.older = onlyEmployer(f.text), true
		}
		best.name, best.at = normalName(v.text()), v
	}
	return best
}

// employersUnread reports whether the rows of a scan, which name nobody, may
// have a column of employers that was not read.
func (l ledger) employersUnread() bool {
	if len(l.entries) == 0 || l.entries[0].at.own() {
		return false
	}
	for i := l.entries[0].line; i >= 0; i-- {
		if l.lines[i].heads {
			return slices.ContainsFunc(l.lines[i].cells, func(c cell) bool {
				s := headSense(c.text)
				return s == senseEmployer || s == senseCode
			})
		}
	}
	return true
}

// readEmployer reads the name of the newest employer where it stands: as it is
// read most often, and, where one print of it leaves doubt, at others that say
// the same.
func (l ledger) readEmployer(ctx context.Context, e employer, f *form) dossier.Field {
	const most = 3
	field, prints := dossier.Field{}, l.prints(e, f)
	for i, v := range prints {
		again := readBorneOut(ctx, v, prints, readLong)
		if i == 0 {
			field = again
		}
		if again.Certain() && letters(again.Value) == letters(field.Value) {
			field = again
			break
		}
		if i+1 == most {
			break
		}
	}
	field.Review = field.Review || beheaded.MatchString(field.Value) || e.at.cutInFront() || e.at.begunBefore() || l.longerName(f, e) ||
		misreadOnce(prints, field.Value)
	return field
}

// misreadOnce reports whether on a scan a print of a name says nearly the same and
// not as many say just the same as it does: either may be the one misread.
func misreadOnce(prints []span, name string) bool {
	same, nearly := 0, 0
	for i, v := range prints {
		switch {
		case v.own() || v.among(prints[:i]):
		case letters(v.text()) == letters(name):
			same++
		case nearlySame(v.text(), name):
			nearly++
		}
	}
	return nearly > 0 && same <= nearly
}

// longerName reports whether the heading or a row of a scan names a company of
// which this name is only the end.
func (l ledger) longerName(f *form, e employer) bool {
	longer := func(name string) bool { return len(name) > len(e.name) && strings.HasSuffix(name, e.name) }
	return !e.at.own() && (longer(normalName(f.headEmployer().text())) ||
		slices.ContainsFunc(l.entries, func(x entry) bool { return longer(x.employer.name) }))
}

// beheaded is a company's name that begins with its trade or its kind: what
// stands before it was not read.
var beheaded = regexp.MustCompile(`^(?:国际|进出口|贸易|商贸|科技|技术|机械|电[气器子]|工程|物流|软件|信息|网络|管理|咨询|建[筑设]|新?材料|设备|制造|实业|服务|有限|股份|集团|公司|[省市区县])`)

// prints are the places where an employer is named, those first that say what
// most of them say, the clearest of these first.
func (l ledger) prints(e employer, f *form) []span {
	all := []span{e.at}
	if v := f.headEmployer(); sameEmployer(v.text(), e.name) {
		all = append(all, v)
	}
	count := map[string]int{e.at.text(): 1}
	for _, x := range l.entries {
		if x.employer.name != "" && x.employer.is(e) {
			all = append(all, x.employer.at)
			count[x.employer.at.text()]++
		}
	}
	slices.SortStableFunc(all, func(a, b span) int {
		_, clearA := a.confidence()
		_, clearB := b.confidence()
		return cmp.Or(cmp.Compare(count[b.text()], count[a.text()]), cmp.Compare(clearB, clearA))
	})
	return slices.CompactFunc(all, func(a, b span) bool { return a.same(b) })
}

// same reports whether two spans are one place.
func (s span) same(o span) bool {
	return len(s) == len(o) && slices.EqualFunc(s, o, func(a, b run) bool { return a.page == b.page && a.box() == b.box() })
}

// paidAt collects the months paid at an employer. A row that names nobody is
// that of the employer in the heading; names one slip apart are one.
func (l ledger) paidAt(who employer) payments {
	p := payments{whole: true}
	for _, e := range l.entries {
		if e.unpaid || e.employer.known() && !e.employer.is(who) {
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
func (l ledger) doubtful(who employer, paid payments) bool {
	for _, e := range l.entries {
		if e.unpaid || !e.employer.known() || e.employer.is(who) || e.at.own() {
			continue
		}
		first, last := paid.months[0], paid.months[len(paid.months)-1]
		if _, mean := e.employer.at.confidence(); mean < alone && !e.employer.at.empty() || muchAlike(e.employer, who) || e.months[0] > first && e.months[0] < last {
			return true
		}
	}
	return false
}

// muchAlike reports whether two names are much the same: but for two characters,
// or their beginning, or more where either is not so clear that they are sure to be two.
func muchAlike(a, b employer) bool {
	if a.name != "" && b.name != "" && (fewEdits(a.name, b.name) || strings.HasSuffix(a.name, b.name) || strings.HasSuffix(b.name, a.name)) {
		return true
	}
	x, y := []rune(a.name), []rune(b.name)
	if 10*len(common(x, y)) < 7*max(len(x), len(y)) {
		return false
	}
	lowA, _ := a.at.confidence()
	lowB, _ := b.at.confidence()
	return min(lowA, lowB) < clearly
}

// single reports whether no row names another employer.
func (l ledger) single(who employer) bool {
	return !slices.ContainsFunc(l.entries, func(e entry) bool { return e.employer.known() && !e.employer.is(who) })
}

// months are the distinct months of all rows that were paid, in order.
func (l ledger) months() []string {
	var all []string
	for _, e := range l.entries {
		if !e.unpaid {
			all = append(all, e.months...)
		}
	}
	slices.Sort(all)
	return slices.Compact(all)
}

// sure reports whether the months can be relied on: they run without a gap
// and each appears equally often, or every one of them is borne out by the
// number of months beside it or reads the same twice.
func (l ledger) sure(ctx context.Context) bool {
	if l.unread > 0 || l.doubt || l.unsureMarks || slices.ContainsFunc(l.entries, func(e entry) bool { return e.mixed }) {
		return false
	}
	if l.entries[0].at.own() {
		return !l.partlyNamed() || l.oneName()
	}
	unnamedRange := func(e entry) bool { return e.ranged && !e.employer.known() && !e.counted } // a heading's, it may be
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

// borneOut takes back what was in doubt about single rows where the paper gives
// the number of months that were read: never about months that only a gap asks
// for.
func (l *ledger) borneOut() {
	l.unread, l.unsureMarks = 0, false
	for i := range l.entries {
		l.entries[i].mixed = l.entries[i].guessed
	}
}

// partlyNamed reports whether some rows name an employer and others none: on a
// scan, theirs may be another one that was not read.
func (l ledger) partlyNamed() bool {
	named := func(e entry) bool { return !e.unpaid && e.employer.known() }
	unnamed := func(e entry) bool { return !e.unpaid && !e.employer.known() }
	return slices.ContainsFunc(l.entries, named) && slices.ContainsFunc(l.entries, unnamed)
}

// oneName reports whether all rows that name an employer name the same one.
func (l ledger) oneName() bool {
	i := slices.IndexFunc(l.entries, func(e entry) bool { return e.employer.known() })
	return i < 0 || l.single(l.entries[i].employer)
}

// unitLabel is the label of a company that stands right before its name.
var unitLabel = regexp.MustCompile(`^\p{Han}{0,4}单位(?:名称|全称)?:?`)

// ofSeveral reports whether no row names its employer and the paper speaks of
// several companies: nothing tells whose months they are.
func (l ledger) ofSeveral(s stream) bool {
	if slices.ContainsFunc(l.entries, func(e entry) bool { return e.employer.known() }) {
		return false
	}
	const most = 40
	first := ""
	for _, m := range s.findAll(companyName, most) {
		name := normalName(unitLabel.ReplaceAllString(m[0].text(), ""))
		if isOffice(m[0].text()) || strings.HasSuffix(name, "中心") {
			continue
		}
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
