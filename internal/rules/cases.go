package rules

import (
	"maps"
	"slices"
	"strings"

	"go.yaml.in/yaml/v3"

	"zhengqi/internal/dossier"
)

// casesSource is a cases file as it lies beside its pack, with what it extends.
type casesSource struct {
	file string
	data []byte
	base *casesSource // nil for none
}

// casesFile is a cases file as it is written: a group with nothing wrong, and
// for each rule the changes that make it pass, fail or be undecided.
type casesFile struct {
	Extends text                  `yaml:"extends"`
	Base    baseFile              `yaml:"base"`
	Cases   map[string][]caseFile `yaml:"cases"`
	Without []text                `yaml:"without"`
}

// baseFile is the group that every case starts from. The fields under every
// are given to each paper.
type baseFile struct {
	Group      map[string]yaml.Node            `yaml:"group"`
	Enterprise map[string]yaml.Node            `yaml:"enterprise"`
	Applicants map[string]map[string]yaml.Node `yaml:"applicants"`
	Every      map[string]yaml.Node            `yaml:"every"`
	Papers     map[string]map[string]yaml.Node `yaml:"papers"`
}

// caseFile holds one of passed, failed and unknown: the changes to the base.
type caseFile struct {
	Passed   *changes `yaml:"passed"`
	Failed   *changes `yaml:"failed"`
	Unknown  *changes `yaml:"unknown"`
	Severity string   `yaml:"severity"`

	file string
}

// changes are paths in the group with their new values, in the order written.
type changes struct {
	line  int
	paths []text
	nodes []yaml.Node
}

// UnmarshalYAML keeps the order and the lines of a mapping.
func (c *changes) UnmarshalYAML(n *yaml.Node) error {
	if n.Kind != yaml.MappingNode {
		return misshapen(n, "map")
	}
	c.line = n.Line
	for i := 0; i+1 < len(n.Content); i += 2 {
		c.paths = append(c.paths, text{Value: n.Content[i].Value, Line: n.Content[i].Line})
		c.nodes = append(c.nodes, *n.Content[i+1])
	}
	return nil
}

// CaseResult is how one case of a rule came out. Case is what it shows:
// "passed", "failed" or "unknown". Want and Got are "passed", "failed SEVERITY"
// or "unknown"; a prohibited case that cannot be told is wanted "passed", for
// it is not claimed. The rule "" is the base itself, which must have no
// findings at all.
type CaseResult struct {
	Pack string // PROFILE VERSION
	File string
	Line int
	Rule string
	Case string
	Want string
	Got  string
}

// OK reports whether the case came out as written.
func (c CaseResult) OK() bool { return c.Want == c.Got }

// RunCases runs the cases that lie beside the packs, in the order of packs,
// rules and lines. The base counts as a passed case of every rule that it
// passes. A mistake in a cases file is a dossier.Error of code broken_pack.
func (c *Catalogue) RunCases() ([]CaseResult, error) {
	var out []CaseResult
	for _, p := range c.packs {
		source, ok := c.cases[p]
		if !ok {
			continue
		}
		results, err := p.runCases(source)
		if err != nil {
			return nil, err
		}
		out = append(out, results...)
	}
	return out, nil
}

// caseRunner runs the cases of one file against one pack.
type caseRunner struct {
	pack     *Pack
	base     baseFile
	file     string
	mistakes Mistakes
	results  []CaseResult
}

func (p *Pack) runCases(source casesSource) ([]CaseResult, error) {
	written, ms := source.read(p)
	if len(ms) > 0 {
		return nil, ms.err()
	}
	c := &caseRunner{pack: p, base: written.Base, file: source.file}
	c.runBase()
	for _, rule := range slices.Sorted(maps.Keys(written.Cases)) {
		for _, k := range written.Cases[rule] {
			c.runCase(rule, k)
		}
	}
	return c.results, c.mistakes.err()
}

// read reads the cases for a pack with those they extend: of these the cases of
// rules that the pack has.
func (s casesSource) read(p *Pack) (*casesFile, Mistakes) {
	written := new(casesFile)
	if ms := decodeStrict(s.file, s.data, written); len(ms) > 0 {
		return nil, ms
	}
	for _, cases := range written.Cases {
		for i := range cases {
			cases[i].file = s.file
		}
	}
	if s.base == nil {
		return written, nil
	}
	base, ms := s.base.read(p)
	if len(ms) > 0 {
		return nil, ms
	}
	if ms := s.leftOut(written.Without, base, p); len(ms) > 0 {
		return nil, ms
	}
	written.inherit(base, p)
	return written, nil
}

// leftOut refuses to leave out cases of what neither the pack nor the cases of
// base name.
func (s casesSource) leftOut(without []text, base *casesFile, p *Pack) (ms Mistakes) {
	for _, id := range without {
		if _, there := base.Cases[id.Value]; !there && !slices.Contains(p.info.Rules, id.Value) {
			ms = append(ms, newMistake(s.file, id.Line, "without：没有 %q 的用例可去掉%s",
				"without: there are no cases of %q to leave out%s", id.Value, meant(id.Value, p.info.Rules)))
		}
	}
	return ms
}

// inherit lays the cases over those of base.
func (f *casesFile) inherit(base *casesFile, p *Pack) {
	f.Base.inherit(base.Base)
	if f.Cases == nil {
		f.Cases = make(map[string][]caseFile)
	}
	for rule, cases := range base.Cases {
		left := slices.ContainsFunc(f.Without, func(t text) bool { return t.Value == rule })
		if !left && slices.Contains(p.info.Rules, rule) {
			f.Cases[rule] = append(slices.Clone(cases), f.Cases[rule]...)
		}
	}
}

// inherit lays facts and papers over those of base; a paper that is null is
// taken away.
func (f *baseFile) inherit(base baseFile) {
	f.Group, f.Enterprise = overlay(f.Group, base.Group), overlay(f.Enterprise, base.Enterprise)
	f.Every, f.Applicants = overlay(f.Every, base.Every), overlay(f.Applicants, base.Applicants)
	papers := overlay(f.Papers, base.Papers)
	for path, fields := range papers {
		if fields == nil {
			delete(papers, path)
			continue
		}
		papers[path] = overlay(fields, base.Papers[path])
	}
	f.Papers = papers
}

func (c *caseRunner) wrong(line int, zh, en string, args ...any) {
	c.mistakes = append(c.mistakes, newMistake(c.file, line, zh, en, args...))
}

// runBase evaluates the base: it must have no findings, and is a passed case
// of every rule that came out true in it.
func (c *caseRunner) runBase() {
	r := c.evaluate(&changes{line: 1})
	if r == nil {
		return
	}
	c.add("", 1, "passed", outcomeOf(withoutNotes(r.allFindings())))
	for i, rule := range c.pack.rules {
		if r.passed[i] {
			c.add(rule.id, 1, "passed", "passed")
		}
	}
	slices.SortFunc(c.results, func(a, b CaseResult) int { return strings.Compare(a.Rule, b.Rule) })
}

// withoutNotes leaves out what the office says of the business itself, whatever
// is handed in.
func withoutNotes(findings []finding) []finding {
	return slices.DeleteFunc(findings, func(f finding) bool { return f.Rule == statedRule })
}

func (c *caseRunner) runCase(rule string, k caseFile) {
	c.file = k.file
	want, set := "passed", k.Passed
	if k.Failed != nil {
		want, set = "failed "+k.severity(c.pack, rule), k.Failed
	}
	if k.Unknown != nil {
		want, set = "unknown", k.Unknown
		if prefixOf(rule) == "ban" {
			want = "passed"
		}
	}
	if set == nil || !slices.Contains(c.pack.info.Rules, rule) {
		c.wrong(1, "%q 的用例：规则包中没有这条规则，或没有写 passed、failed、unknown 之一", "a case of %q: the pack has no such rule, or none of passed, failed and unknown is there", rule)
		return
	}
	r := c.evaluate(set)
	if r == nil {
		return
	}
	var about []finding
	for _, f := range r.allFindings() {
		if f.Rule == rule {
			about = append(about, f)
		}
	}
	c.add(rule, set.line, want, outcomeOf(about))
	if k.Unknown != nil {
		c.results[len(c.results)-1].Case = "unknown"
	}
}

func (c *caseRunner) add(rule string, line int, want, got string) {
	kind, _, _ := strings.Cut(want, " ")
	c.results = append(c.results, CaseResult{Pack: c.pack.info.Profile + " " + c.pack.info.Version,
		File: c.file, Line: line, Rule: rule, Case: kind, Want: want, Got: got})
}

// severity is what a failed case must show: as written, else that of the
// rule's first check; at most what the pack allows the rule.
func (k caseFile) severity(p *Pack, rule string) string {
	for _, r := range p.rules {
		if r.id != rule {
			continue
		}
		if k.Severity == "" {
			return string(r.checks[0].severity)
		}
		if r.atMost != "" && slices.Index(severities, dossier.Severity(k.Severity)) > slices.Index(severities, r.atMost) {
			return string(r.atMost)
		}
	}
	switch {
	case k.Severity != "":
		return k.Severity
	case prefixOf(rule) == "ban":
		return string(dossier.Manual)
	case p.deferrable(rule):
		return string(dossier.Warn)
	}
	return string(dossier.Fail)
}

// deferrable reports whether rule tells of a slot that may be filled later.
func (p *Pack) deferrable(rule string) bool {
	for _, b := range p.businesses {
		if i := slices.IndexFunc(b.slots, func(s *slot) bool { return s.presentRule() == rule }); i >= 0 {
			return b.slots[i].deferred != ""
		}
	}
	return false
}

// outcomeOf sums findings up: the first that is decided says more than those
// that are not.
func outcomeOf(findings []finding) string {
	out := "passed"
	for _, f := range findings {
		if !f.unknown {
			return "failed " + string(f.Severity)
		}
		out = "unknown"
	}
	return out
}

// allFindings are those of the group and of all its parts.
func (r *run) allFindings() []finding {
	out := slices.Clone(r.findings)
	for _, p := range r.parts() {
		out = append(out, p.findings...)
	}
	return out
}

// evaluate judges the base with changes; nil when the changes are mistaken.
func (c *caseRunner) evaluate(set *changes) *run {
	before := len(c.mistakes)
	g := c.group(set)
	if len(c.mistakes) > before {
		return nil
	}
	r, err := c.pack.evaluate(g)
	if err != nil {
		c.wrong(set.line, "%v", "%v", err)
		return nil
	}
	return r
}
