package rules

import (
	"slices"
	"strings"
	"testing"
	"unicode"

	"cel.dev/cel-go/cel"
	"go.yaml.in/yaml/v3"

	"zhengqi/internal/dossier"
)

// CaseGroup is the base of a pack's cases with changes, written as in a cases
// file, laid over it.
func (c *Catalogue) CaseGroup(t testing.TB, p *Pack, written string) dossier.Group {
	t.Helper()

	read, ms := c.cases[p].read(p)
	if len(ms) > 0 {
		t.Fatal(ms)
	}
	set := &changes{}
	if err := yaml.Unmarshal([]byte(written), set); err != nil {
		t.Fatal(err)
	}
	runner := &caseRunner{pack: p, base: read.Base}
	g := runner.group(set)
	if len(runner.mistakes) > 0 {
		t.Fatal(runner.mistakes)
	}
	return *g
}

// ParsePack reads and compiles a pack.
func ParsePack(file string, data []byte) (*Pack, error) { return parsePack(file, data) }

// English lists the mistakes in English, one a line; each must be told in Chinese
// too.
func (ms Mistakes) English(t testing.TB) string {
	t.Helper()
	var lines []string
	for _, m := range ms {
		if !strings.ContainsFunc(m.Text, func(r rune) bool { return unicode.Is(unicode.Han, r) }) {
			t.Errorf("there is no Chinese in %s", m)
		}
		lines = append(lines, m.words().en)
	}
	return strings.Join(lines, "\n")
}

// Functions names the functions that expressions can call.
func Functions() ([]string, error) {
	common, err := newEnv()
	if err != nil {
		return nil, err
	}
	base, err := cel.NewEnv()
	if err != nil {
		return nil, err
	}
	var names []string
	for name := range common.env.Functions() {
		if !base.HasFunction(name) {
			names = append(names, name)
		}
	}
	return names, nil
}

// Answer is what a pack makes of a row of the list of requirements: a slot, or
// a note.
type Answer struct {
	Slot  string // "" for a note
	Need  string
	Note  string // severity of a note
	Rule  string // PREFIX.present
	Names []string
}

// Answers lists what the pack makes of the rows of a business.
func (p *Pack) Answers(business string) []Answer {
	b := p.business(business)
	if b == nil {
		return nil
	}
	var out []Answer
	for _, s := range b.slots {
		out = append(out, Answer{Slot: s.id, Need: string(s.need), Rule: s.presentRule(), Names: s.rows})
	}
	for _, n := range b.notes {
		out = append(out, Answer{Note: string(n.severity), Names: n.rows})
	}
	return out
}

// Silent says why the pack has no rule of a name; "" where it does not say.
func (p *Pack) Silent(rule string) string { return p.silent[rule] }

// Severity is the hardest that a rule can say in a business; "" where it is
// never judged there.
func (p *Pack) Severity(business, rule string) string {
	b := p.business(business)
	if b == nil {
		return ""
	}
	found := b.severityOf(p, rule)
	for _, r := range p.rules {
		if r.id == rule && r.applies(business) && b.has(r) {
			for _, k := range r.checks {
				found = harder(found, k.severity)
			}
		}
		for _, k := range r.checks {
			if k.ban != nil && k.ban.id == rule && r.applies(business) && b.has(r) {
				found = harder(found, dossier.Manual)
			}
		}
	}
	return string(found)
}

// severityOf is the severity of what the engine says of slots and deferrals.
func (b *business) severityOf(p *Pack, rule string) dossier.Severity {
	var found dossier.Severity
	for _, s := range b.slots {
		if s.need == needRequired && s.presentRule() == rule {
			found = harder(found, dossier.Fail)
			if s.deferred != "" {
				found = dossier.Warn
			}
		}
		if s.mistaken.rule == rule && s.need == needRequired {
			found = harder(found, dossier.Fail)
		}
		for _, e := range s.exempt {
			if e.rule == rule {
				found = harder(found, dossier.Info)
			}
		}
		if s.deferred != "" && (rule == deferRule || p.deferral != nil && rule == p.deferral.rule()) {
			found = harder(found, dossier.Info)
		}
	}
	return found
}

// has reports whether the rule finds what it looks at in the business.
func (b *business) has(r *rule) bool {
	scoped := slices.Contains(scopeWords, r.scope[0]) ||
		slices.ContainsFunc(b.slots, func(s *slot) bool { return slices.Contains(r.scope, s.id) })
	return scoped && slices.ContainsFunc(r.checks, func(k *check) bool {
		return len(k.program.kinds) == 0 || slices.ContainsFunc(k.program.kinds, func(kind dossier.Kind) bool {
			return slices.ContainsFunc(b.slots, func(s *slot) bool { return s.takes(kind) })
		})
	})
}

func harder(a, b dossier.Severity) dossier.Severity {
	if slices.Index(severities, b) > slices.Index(severities, a) {
		return b
	}
	return a
}

// Businesses are the kinds of business there are.
func Businesses() []string { return businesses }

// CaseGroups are the groups of all cases of a pack.
func (c *Catalogue) CaseGroups(t testing.TB, p *Pack) []dossier.Group {
	t.Helper()
	read, ms := c.cases[p].read(p)
	if len(ms) > 0 {
		t.Fatal(ms)
	}
	runner := &caseRunner{pack: p, base: read.Base}
	var out []dossier.Group
	for _, cases := range read.Cases {
		for _, k := range cases {
			for _, set := range []*changes{k.Passed, k.Failed, k.Unknown} {
				if set != nil {
					out = append(out, *runner.group(set))
				}
			}
		}
	}
	if len(runner.mistakes) > 0 {
		t.Fatal(runner.mistakes)
	}
	return out
}

// Common is how many rules of a business a change judges once.
func (c *Change) Common(business string) int {
	judged := make(map[*rule]bool)
	for _, rules := range c.common[business] {
		for _, r := range rules {
			judged[r] = true
		}
	}
	return len(judged)
}
