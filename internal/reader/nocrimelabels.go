package reader

import (
	"context"
	"regexp"

	"zhengqi/internal/dossier"
)

// Endings and words of labels on papers of the police that no list holds.
var (
	bureauEnding  = regexp.MustCompile(`(?:机关|单位|部门)(?:\(?[盖签公印]*章\)?)?$`)
	bureauOfOther = regexp.MustCompile(`工作|使用|申请|委托|用人|联系|服务|就职|任职|所在|推荐|接收|用途|身份|证件|护照|居住|居留|户籍|管理|监督|管辖`)
	paperEnding   = regexp.MustCompile(`(?:编号|文号|字号|证号)$`)
	paperOfOther  = regexp.MustCompile(`受理|申请|查询|业务|流水|验|身份|证件|护照|警|终端|表单|档案|户|委托|授权|公证|合同|介绍|来函|案`)
	citizenEnding = regexp.MustCompile(`(?:身份|公民|居民)\p{Han}*号码?$`)
	periodEnding  = regexp.MustCompile(`(?:期间|区间|时段|起止|范围|起止时间)$`)
	personOfOther = regexp.MustCompile(`民警|经办|代|承办|审核|英文|拼音|曾用|父|母|配偶|联系|委托|受托|申领|领取|领证|监护|担保|授权`)
	personEnding  = regexp.MustCompile(`姓名$`)
)

// noCrimeKey tells what a label on a paper of the police that no list holds
// stands for.
func noCrimeKey(label string) string {
	switch {
	case periodEnding.MatchString(label):
		return "period"
	case dayEnding.MatchString(label):
		return dayKey(label)
	case personEnding.MatchString(label) && !personOfOther.MatchString(label):
		return "name"
	case citizenEnding.MatchString(label) && !personOfOther.MatchString(label):
		return "id_number"
	case paperEnding.MatchString(label) && !paperOfOther.MatchString(label):
		return "certificate_number"
	case bureauEnding.MatchString(label) && !bureauOfOther.MatchString(label):
		return "issuing_authority"
	case bureauEnding.MatchString(label), paperEnding.MatchString(label), personEnding.MatchString(label), citizenEnding.MatchString(label), stopEnding.MatchString(label):
		return "stop"
	}
	return ""
}

var (
	// paperNumber is what a number of a paper looks like, with its place and year
	// or without.
	paperNumber = regexp.MustCompile(`^[:;]?([\p{Han}0-9A-Za-z()\[\]〔〕【】-]*\d{3,}[\p{Han}0-9A-Za-z()\[\]〔〕【】-]*)$`)
	behindNo    = regexp.MustCompile(`^N[oO][.:·●]{0,3}([(〔\[【\p{Han}0-9A-Z][\p{Han}0-9A-Z()〔〕\[\]【】第号年-]{4,})$`)
	numberAlone = regexp.MustCompile(`^((?:\p{Han}{1,2}公[\p{Han}()]{0,12})?[(〔\[【第]{1,2}20\d{2}[)〕\]】-]{1,2}年?第?\d{2,14}号)$`)
)

// officeBefore is the office that stands before a number which does not name it.
var officeBefore = regexp.MustCompile(`^.*(?:公安|分局|派出所)[^(〔\[【\d]*`)

// policeNumberOf finds the number of a paper of the police: at its label or
// behind No, else by what it looks like. doubt tells that labels differ in it, or
// that one that no list holds does from a number that looks like one.
func policeNumberOf(f *form, s stream) (v span, doubt bool) {
	v, loose, differ := f.said("certificate_number", func(i int) span {
		v := orElse(firstCell(f.rest(i), paperNumber), f.nearLabel(i, paperNumber))
		if dateAnywhere.MatchString(v.text()) {
			return nil
		}
		return v
	})
	shown := s.find(policeNumber)
	switch {
	case !v.empty():
		return v, differ || loose && shown != nil && !sayAlike(v, shown[0])
	case shown != nil:
		return shown[0].from(len([]rune(officeBefore.FindString(shown[0].text())))), false
	}
	return numberByLooks(f), false
}

// numberByLooks is the number behind No, or one alone in a cell.
func numberByLooks(f *form) span {
	for _, pattern := range []*regexp.Regexp{behindNo, numberAlone} {
		for _, r := range f.rows {
			for _, c := range r.cells(gapWithin) {
				if v := cut(span{c}, pattern); !v.empty() {
					return v
				}
			}
		}
	}
	return nil
}

// notQueried is said in front of a period, or of its last day, that is not the
// one that was looked through.
var notQueried = regexp.MustCompile(`有效|居住证|受理|办理|办公|上班|工作时间`)

// readQueried reads the period that the paper speaks of. Two different ones are
// for a person.
func readQueried(ctx context.Context, f *form, s stream, out dossier.Fields) {
	var all []period
	for _, m := range s.findAll(queryPeriod, -1) {
		if !notQueried.MatchString(before(s, m[1])) {
			all = append(all, period{m[1], m[2], 0})
		}
	}
	all = append(all, wrappedPeriods(f)...)
	if all = append(all, foldedPeriods(s)...); len(all) > 0 {
		from, to := readDate(ctx, all[0].from), readDate(ctx, all[0].to)
		if a, b := all[0].from.text(), all[0].to.text(); noughtBefore.MatchString(a) && figureAlone.MatchString(b) || noughtBefore.MatchString(b) && figureAlone.MatchString(a) {
			from, to = inDoubt(from), inDoubt(to) // of the one without a nought a figure may be lost
		}
		for _, p := range all[1:] {
			if !sameDays([]span{all[0].from, p.from}) || !sameDays([]span{all[0].to, p.to}) {
				from, to = inDoubt(from), inDoubt(to)
			}
		}
		put(out, "period_start", from)
		put(out, "period_end", to)
		return
	}
	if until := s.find(queriedUntil); until != nil && !notQueried.MatchString(before(s, until[1])) {
		put(out, "period_end", readDate(ctx, until[1]))
	}
}

var (
	noughtBefore = regexp.MustCompile(`\D0\d(?:\D|$)`) // a month or a day of two figures, the first a nought
	figureAlone  = regexp.MustCompile(`\D\d(?:\D|$)`)
)

// wrappedPeriods are the periods at their labels, in cells of several lines.
func wrappedPeriods(f *form) []period {
	var out []period
	for i, m := range f.marks {
		if m.key != "period" {
			continue
		}
		for _, v := range []span{f.longAt(i, fullLine), f.tailed(orElse(f.right(i), f.under(i)), queryPeriod.MatchString)} {
			if m := linesOf(v).stream().find(queryPeriod); m != nil {
				out = append(out, period{m[1], m[2], 0})
				break
			}
		}
	}
	return out
}
