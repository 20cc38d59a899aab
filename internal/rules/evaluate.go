package rules

import (
	"cmp"
	"fmt"
	"slices"

	"cel.dev/cel-go/common/types"

	"zhengqi/internal/chinese"
	"zhengqi/internal/dossier"
)

// Evaluate judges a group whose documents have their owners and corrections.
// It is a pure function of g and the pack: the same group gives the same
// report, in the same order. The errors are of class Invalid and code
// invalid_date or unknown_business.
func (p *Pack) Evaluate(g dossier.Group) (dossier.Report, error) {
	r, err := p.evaluate(&g)
	if err != nil {
		return dossier.Report{}, err
	}
	defer r.release()
	return r.report(p), nil
}

func (p *Pack) evaluate(g *dossier.Group) (*run, error) {
	r, err := p.begin(g)
	if err != nil {
		return nil, err
	}
	r.applyRules(r.business.rules)
	r.conclude()
	return r, nil
}

// begin gives the papers of a group their places and tells what is missing and
// what the office states, or does not.
func (p *Pack) begin(g *dossier.Group) (*run, error) {
	if !chinese.ValidDate(g.Date) {
		return nil, &dossier.Error{Class: dossier.Invalid, Code: "invalid_date",
			Message:   fmt.Sprintf("申报日期“%s”不是有效日期，请写成 2026-11-20 的样子。", g.Date),
			MessageEN: fmt.Sprintf("the submission date %q is not a date such as 2026-11-20", g.Date)}
	}
	if !slices.Contains(businesses, g.Business) {
		return nil, &dossier.Error{Class: dossier.Invalid, Code: "unknown_business",
			Message:   fmt.Sprintf("没有业务类型“%s”。", g.Business),
			MessageEN: fmt.Sprintf("there is no business %q", g.Business)}
	}
	b := p.business(g.Business)
	if b == nil {
		r := newRun(g, &business{id: g.Business})
		r.findings = append(r.findings, p.notStated(g.Business))
		return r, nil
	}
	r := newRun(g, b)
	r.passed = make([]bool, len(p.rules))
	r.checkSlots()
	r.tellEmptyHanded()
	r.tellDeferred(p.deferral)
	r.tellNotes()
	return r, nil
}

// conclude puts what the rules found in their order and adds what is for a
// person to look at.
func (r *run) conclude() {
	inOrder(r.findings)
	for _, p := range r.parts() {
		inOrder(p.findings)
		slices.SortStableFunc(p.lapses, func(a, b dossier.Lapse) int {
			return cmp.Or(cmp.Compare(a.Date, b.Date), cmp.Compare(a.Rule, b.Rule), cmp.Compare(a.File, b.File))
		})
	}
	r.excuseSuperseded()
	r.reviewPapers()
}

func inOrder(findings []finding) {
	slices.SortStableFunc(findings, func(a, b finding) int { return cmp.Compare(a.order, b.order) })
}

// parts are the enterprise and the applicants, in order.
func (r *run) parts() []*part { return r.everyone }

// maybe is a file that may be what a slot lacks: one of the owner's, or
// of nobody's, whose kind could not be told or that could not be read; or one
// of a fitting kind that lies loose, or with the enterprise in place of an
// applicant or the other way about. A file of bare text can be no paper but an
// e-mail, a misnamed declaration none. It is nil where there is none.
func (r *run) maybe(p *part, s *slot) *dossier.Document {
	owners := []*part{p}
	if s.anywhere {
		owners = r.parts()
	}
	for _, owner := range owners {
		if d := first(owner.strays, (*paper).unrecognised); d != nil {
			return d
		}
	}
	if d := first(r.loose, func(l *paper) bool { return l.unrecognised() || s.takes(l.kind) }); d != nil {
		return d
	}
	for _, owner := range r.parts() {
		if d := first(owner.strays, func(l *paper) bool { return l.slot == nil && s.takes(l.kind) }); d != nil {
			return d
		}
	}
	unreadable := r.unreadable
	for _, owner := range owners {
		unreadable = slices.Concat(owner.unreadable, unreadable)
	}
	for _, d := range unreadable {
		if d.Problem.MayBe(s.takes) {
			return d
		}
	}
	return nil
}

// first is the file of the first of the papers that is so, or nil.
func first(papers []*paper, is func(*paper) bool) *dossier.Document {
	i := slices.IndexFunc(papers, is)
	if i < 0 {
		return nil
	}
	return papers[i].doc
}

// slotsOf are the slots of the enterprise, or those of an applicant.
func (r *run) slotsOf(p *part) []*slot {
	if p == r.enterprise {
		return r.business.enterprise
	}
	return r.business.applicant
}

// in are the papers of the part that fill a slot.
func (p *part) in(s *slot) []*paper {
	return those(p.papers, func(paper *paper) bool { return paper.slot == s })
}

// applyRules judges rules, by what they are judged on, wherever their scope
// says: one view after another, so that what a view shows is looked up once.
func (r *run) applyRules(rules map[string][]*rule) {
	r.findings = append(r.findings, r.applyAll(rules["group"], &view{run: r}, false)...)
	for _, p := range r.parts() {
		scope := "applicant"
		if p == r.enterprise {
			scope = "enterprise"
		}
		p.findings = append(p.findings, r.applyAll(rules[scope], &view{run: r, part: p}, false)...)
		for _, s := range r.slotsOf(p) {
			if len(p.in(s)) > 0 {
				p.findings = append(p.findings, r.applyAll(rules[s.id], &view{run: r, part: p, slot: s}, true)...)
			}
		}
		for _, paper := range p.papers {
			v := &view{run: r, part: p, paper: paper}
			own := r.applyAll(rules[paper.slot.id], v, false)
			p.lapses = append(p.lapses, v.lapses(rules[paper.slot.id])...)
			for i := range own {
				own[i].alone = true
			}
			p.findings = append(p.findings, own...)
		}
	}
}

// applyAll judges in one view the rules for it: those for all papers of a slot
// together, or the others.
func (r *run) applyAll(rules []*rule, v *view, together bool) []finding {
	var out []finding
	for _, rule := range rules {
		if rule.together != together {
			continue
		}
		from := len(out)
		out = append(out, r.applyTo(rule, v)...)
		for i := range out[from:] {
			out[from+i].order = rule.order
		}
	}
	return out
}

// applyTo judges a rule in one view. A check that reads papers is passed over
// where none of their kinds is in view: what is not there is missed by its
// slot.
func (r *run) applyTo(rule *rule, v *view) []finding {
	if rule.when != nil && !rule.when.hasPapers(v) {
		return nil
	}
	when := holds(rule.when, v)
	if when.is(false) {
		r.relied.add(when.relied)
		return nil
	}
	var out []finding
	var open []outcome
	for _, k := range rule.checks {
		if !k.program.hasPapers(v) {
			continue
		}
		o := k.program.judge(v)
		switch {
		case o.is(true):
			r.relied.add(when.relied)
			r.relied.add(o.relied)
			r.passed[rule.order] = true
		case o.out == nil || when.out == nil:
			open = append(open, when, o)
		default:
			relied := slices.Concat(when.relied, o.relied)
			r.doubted.add(relied)
			out = append(out, failed(rule, k, v, relied)...)
		}
	}
	if len(open) > 0 && !rule.isBan() {
		out = append(out, undecided(rule, v, open))
	}
	return out
}

// always is the outcome of a condition that is not there.
var always = outcome{out: types.True}

// holds judges a condition; none holds always.
func holds(condition *program, v *view) outcome {
	if condition == nil {
		return always
	}
	return condition.judge(v)
}
