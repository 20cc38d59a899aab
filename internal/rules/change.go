package rules

import (
	"encoding/json"
	"fmt"
	"maps"
	"slices"

	"zhengqi/internal/dossier"
)

// Change is a pack beside the one whose place it is to take: what both say
// alike of a group is found out once. It is immutable and may be used by many
// goroutines at once.
type Change struct {
	was, is                 *Pack
	onlyRules               bool                          // nothing but rules differs
	common, wasOnly, isOnly map[string]map[string][]*rule // by business, as business.rules; the common ones are those of is
	orderInWas              map[int]int                   // of the common rules, by their order in is
}

// NewChange compares two packs.
func NewChange(was, is *Pack) *Change {
	c := &Change{was: was, is: is, orderInWas: make(map[int]int)}
	if c.onlyRules = was.besidesRules() == is.besidesRules(); !c.onlyRules {
		return c
	}
	gone := make(map[string]*rule)
	for _, r := range was.rules {
		gone[was.wording(r)] = r
	}
	var common, added []*rule
	for _, r := range is.rules {
		wording := is.wording(r)
		if old := gone[wording]; old != nil {
			common, c.orderInWas[r.order] = append(common, r), old.order
			delete(gone, wording)
			continue
		}
		added = append(added, r)
	}
	left := slices.SortedFunc(maps.Values(gone), func(a, b *rule) int { return a.order - b.order })
	c.common, c.wasOnly, c.isOnly = is.byBusiness(common), is.byBusiness(left), is.byBusiness(added)
	return c
}

// byBusiness are rules by the businesses of p and by what they are judged on.
func (p *Pack) byBusiness(rules []*rule) map[string]map[string][]*rule {
	out := make(map[string]map[string][]*rule, len(p.businesses))
	for _, b := range p.businesses {
		out[b.id] = scoped(rules, b.id)
	}
	return out
}

// besidesRules is all that p says but for its rules and its own name.
func (p *Pack) besidesRules() string {
	f := *p.written
	f.Rules, f.Parameters, f.Without, f.Silent = nil, nil, nil, nil
	f.Version, f.From, f.Title, f.TitleEN, f.Extends = text{}, text{}, text{}, text{}, text{}
	return p.with(f, p.named)
}

// wording is all that p says in a rule.
func (p *Pack) wording(r *rule) string { return p.with(p.written.Rules[r.order], r.named) }

// with is an entry as it is written, with the parameters that it names.
func (p *Pack) with(entry any, parameters []string) string {
	for _, name := range parameters {
		node := p.written.Parameters[name].node
		entry = []any{entry, name, node.ShortTag(), settingText(p.written.Parameters[name])}
	}
	out, err := json.Marshal(entry)
	if err != nil { // no entry holds what JSON cannot show
		panic(fmt.Errorf("rules: %w", err))
	}
	return string(out)
}

// Evaluate judges a group under both packs, as Pack.Evaluate of each would.
func (c *Change) Evaluate(g dossier.Group) (was, is dossier.Report, err error) {
	if !c.onlyRules || c.is.business(g.Business) == nil { // what is not stated names its pack
		if was, err = c.was.Evaluate(g); err != nil {
			return was, is, err
		}
		is, err = c.is.Evaluate(g)
		return was, is, err
	}
	r, err := c.is.begin(&g)
	if err != nil {
		return was, is, err
	}
	defer r.release()
	r.applyRules(c.common[g.Business])
	common := r.found()
	is = r.reportOf(c.is, c.isOnly[g.Business])
	r.resume(common, c.orderInWas)
	return r.reportOf(c.was, c.wasOnly[g.Business]), is, nil
}

// reportOf judges the rest of a pack's rules and concludes.
func (r *run) reportOf(p *Pack, rest map[string][]*rule) dossier.Report {
	r.passed = make([]bool, len(p.rules))
	r.applyRules(rest)
	r.conclude()
	return r.report(p)
}

// found is what a run came to so far: of the group, then of each part.
type found struct {
	findings        [][]finding
	lapses          [][]dossier.Lapse
	relied, doubted fieldSet
}

// found keeps what r came to so far; what r finds from now on does not touch
// it.
func (r *run) found() found {
	out := found{findings: [][]finding{slices.Clone(r.findings)}, relied: r.relied.clone(), doubted: r.doubted.clone()}
	for _, p := range r.parts() {
		out.findings, out.lapses = append(out.findings, slices.Clone(p.findings)), append(out.lapses, slices.Clone(p.lapses))
	}
	return out
}

// resume puts r back where f was kept, its findings in the order that their
// rules have in another pack.
func (r *run) resume(f found, order map[int]int) {
	for _, findings := range f.findings {
		for i := range findings {
			if findings[i].order != beforeRules {
				findings[i].order = order[findings[i].order]
			}
		}
	}
	r.findings, r.relied, r.doubted = f.findings[0], f.relied, f.doubted
	for i, p := range r.parts() {
		p.findings, p.lapses = f.findings[i+1], f.lapses[i]
	}
}

func (s fieldSet) clone() fieldSet {
	out := make(fieldSet, len(s))
	for p, fields := range s {
		out[p] = maps.Clone(fields)
	}
	return out
}
