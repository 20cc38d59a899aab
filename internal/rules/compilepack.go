package rules

import (
	"maps"
	"regexp"
	"slices"

	"cel.dev/cel-go/cel"

	"zhengqi/internal/chinese"
	"zhengqi/internal/dossier"
)

var (
	packVersion = regexp.MustCompile(`^\d{4}-\d{2}-\d{2}\.\d{1,4}$`)
	profileName = regexp.MustCompile(`^[a-z0-9][a-z0-9-]{0,63}$`)
	ruleName    = regexp.MustCompile(`^[a-z0-9_]+(\.[A-Za-z0-9_]+)+$`)
	scopeWords  = []string{"group", "enterprise", "applicant"}
	businesses  = []string{"new", "renew", "replace", "passport_swap", "cancel", "early", "payment"}
)

// parsePack reads and compiles one pack. It returns every mistake with its
// file and line as an Invalid dossier.Error of code broken_pack.
func parsePack(file string, data []byte) (*Pack, error) {
	var written packFile
	if ms := decodeStrict(file, data, &written); len(ms) > 0 {
		return nil, ms.err()
	}
	env, declared, err := newEnv()
	if err != nil {
		return nil, err
	}
	c := &compiler{file: file, env: env, declared: declared, seeds: written.Seeds,
		bans: make(map[string]*ban), slots: make(map[string]bool)}
	pack := c.pack(&written)
	if err := c.mistakes.err(); err != nil {
		return nil, err
	}
	return pack, nil
}

func (c *compiler) pack(f *packFile) *Pack {
	p := &Pack{file: c.file, info: Info{Profile: f.Profile.Value, Version: f.Version.Value, From: f.From.Value,
		Title: c.need(f.Title, 1, "title"), TitleEN: c.need(f.TitleEN, 1, "title_en")}}
	c.header(f)
	c.parameters(f.Parameters)
	for _, b := range f.Bans {
		c.addBan(b)
	}
	if len(f.Businesses) == 0 {
		c.wrong(0, "a pack needs at least one business")
	}
	for _, b := range f.Businesses {
		p.businesses = append(p.businesses, c.business(b))
		p.info.Businesses = append(p.info.Businesses, b.ID.Value)
	}
	c.unique("business", slices.Collect(func(yield func(text) bool) {
		for _, b := range f.Businesses {
			if !yield(b.ID) {
				return
			}
		}
	}))
	c.uniqueRules(f)
	for _, r := range f.Rules {
		p.rules = append(p.rules, c.rule(r))
	}
	p.info.Rules = p.ruleIDs(slices.Sorted(maps.Keys(c.bans)))
	return p
}

func (c *compiler) header(f *packFile) {
	if !profileName.MatchString(f.Profile.Value) {
		c.wrong(max(f.Profile.Line, 1), "profile must be small letters, digits and hyphens")
	}
	if !packVersion.MatchString(f.Version.Value) {
		c.wrong(max(f.Version.Line, 1), "version must be DATE.NUMBER, such as 2026-01-01.1")
	}
	if !chinese.ValidDate(f.From.Value) {
		c.wrong(max(f.From.Line, 1), "from must be a date, such as 2026-01-01")
	}
}

// unique notes every id that stands a second time.
func (c *compiler) unique(what string, ids []text) {
	seen := make(map[string]int)
	for _, id := range ids {
		if line, ok := seen[id.Value]; ok {
			c.wrong(id.Line, "the %s %q stands already at line %d", what, id.Value, line)
			continue
		}
		seen[id.Value] = id.Line
	}
}

func (c *compiler) uniqueRules(f *packFile) {
	var ids []text
	for _, b := range f.Bans {
		ids = append(ids, b.ID)
	}
	for _, r := range f.Rules {
		ids = append(ids, r.ID)
	}
	c.unique("rule", ids)
}

// ruleIDs lists every id the pack's findings can have, but for those the
// engine adds to any document (x.fields.review, x.owner.review, x.kind.review).
func (p *Pack) ruleIDs(bans []string) []string {
	ids := slices.Clone(bans)
	for _, r := range p.rules {
		ids = append(ids, r.id)
	}
	for _, b := range p.businesses {
		for _, s := range b.slots {
			ids = append(ids, s.prefix+".present")
			if s.mistaken.rule != "" {
				ids = append(ids, s.mistaken.rule)
			}
		}
	}
	slices.Sort(ids)
	return slices.Compact(ids)
}

func (c *compiler) business(f businessFile) *business {
	if !slices.Contains(businesses, f.ID.Value) {
		c.wrong(f.ID.Line, "there is no business %q", f.ID.Value)
	}
	b := &business{id: f.ID.Value, title: c.need(f.Title, f.ID.Line, "title")}
	var ids []text
	for _, s := range f.Slots {
		b.slots = append(b.slots, c.slot(s))
		ids = append(ids, s.ID)
		c.slots[s.ID.Value] = true
	}
	c.unique("slot", ids)
	c.oneSlotAKind(b, f.Slots)
	return b
}

// oneSlotAKind refuses a kind that two slots of the same owner accept: no
// paper could tell which of them it is for.
func (c *compiler) oneSlotAKind(b *business, files []slotFile) {
	for i, s := range b.slots {
		for _, other := range b.slots[:i] {
			for _, kind := range s.accepts {
				if other.enterprise == s.enterprise && other.takes(kind) {
					c.wrong(files[i].ID.Line, "the kind %s is accepted by the slot %s already", kind, other.id)
				}
			}
		}
	}
}

func (c *compiler) slot(f slotFile) *slot {
	s := &slot{id: c.need(f.ID, 0, "id of a slot"), title: c.need(f.Title, f.ID.Line, "title"),
		titleEN: c.need(f.TitleEN, f.ID.Line, "title_en"), prefix: c.need(f.Prefix, f.ID.Line, "prefix"),
		accepts: c.kinds(f.Accepts), anywhere: f.Anywhere, enterprise: f.Owner.Value == "enterprise",
		source: c.sources(f.Sources)}
	if len(s.accepts) == 0 {
		c.wrong(f.ID.Line, "the slot %s accepts no kind", s.id)
	}
	if s.source == "" {
		c.wrong(f.ID.Line, "the slot %s needs a source", s.id)
	}
	if !s.enterprise && (f.Owner.Value != "applicant" || f.Anywhere) {
		c.wrong(f.ID.Line, "owner must be enterprise or applicant, and only an enterprise slot may count papers anywhere")
	}
	if f.When.Line > 0 {
		s.when = c.compile(f.When, cel.BoolType)
	}
	s.mistaken = mistaken{rule: f.Mistaken.Rule.Value, kinds: c.kinds(f.Mistaken.Kinds), source: c.sources(f.Mistaken.Sources)}
	if s.mistaken.rule != "" && (len(s.mistaken.kinds) == 0 || s.mistaken.source == "") {
		c.wrong(f.Mistaken.Rule.Line, "mistaken needs kinds and sources")
	}
	return s
}

func (c *compiler) addBan(f banFile) {
	if prefixOf(f.ID.Value) != "ban" {
		c.wrong(f.ID.Line, "the id of a prohibited case begins with ban.")
	}
	c.need(f.Title, f.ID.Line, "title")
	c.need(f.TitleEN, f.ID.Line, "title_en")
	c.need(f.Message, f.ID.Line, "message")
	c.need(f.MessageEN, f.ID.Line, "message_en")
	b := &ban{id: f.ID.Value, message: c.newTemplate(f.Message, true), english: c.newTemplate(f.MessageEN, false),
		source: c.sources(f.Sources)}
	if b.source == "" {
		c.wrong(f.ID.Line, "%s needs a source", b.id)
	}
	c.bans[b.id] = b
}

func (c *compiler) rule(f ruleFile) *rule {
	r := &rule{id: f.ID.Value, title: c.need(f.Title, f.ID.Line, "title"), titleEN: c.need(f.TitleEN, f.ID.Line, "title_en"),
		source: c.sources(f.Sources)}
	if !ruleName.MatchString(r.id) {
		c.wrong(f.ID.Line, "the rule id %q must be words joined by dots", r.id)
	}
	for _, b := range f.Businesses {
		r.businesses = append(r.businesses, b.Value)
	}
	c.scope(r, f)
	if f.When.Line > 0 {
		r.when = c.compile(f.When, cel.BoolType)
	}
	if len(f.Checks) == 0 {
		c.wrong(f.ID.Line, "the rule %s has no checks", r.id)
	}
	for _, k := range f.Checks {
		r.checks = append(r.checks, c.check(k, f))
	}
	if f.Own.Value != "" {
		r.source = "本程序自查，没有条文依据（own check）：" + f.Own.Value
	}
	if (f.Own.Value == "") == (len(f.Sources) == 0) {
		c.wrong(f.ID.Line, "the rule %s needs either sources or own", r.id)
	}
	return r
}

func (c *compiler) scope(r *rule, f ruleFile) {
	if len(f.Scope) == 0 {
		c.wrong(f.ID.Line, "the rule %s needs a scope", r.id)
	}
	for _, s := range f.Scope {
		r.scope = append(r.scope, s.Value)
		word := slices.Contains(scopeWords, s.Value)
		if !word && !c.slots[s.Value] || word && len(f.Scope) > 1 {
			c.wrong(s.Line, "scope %q: one of group, enterprise, applicant, or a list of slots", s.Value)
		}
	}
}

func (c *compiler) check(f checkFile, r ruleFile) *check {
	line := max(f.Check.Line, r.ID.Line)
	c.need(f.Check, line, "check")
	c.need(f.Message, line, "message")
	c.need(f.MessageEN, line, "message_en")
	k := &check{program: c.compile(f.Check, cel.BoolType), severity: dossier.Severity(f.Severity.Value),
		field: c.field(f.Field), message: c.newTemplate(f.Message, true), english: c.newTemplate(f.MessageEN, false)}
	severities := []dossier.Severity{dossier.Fail, dossier.Warn, dossier.Info, dossier.Manual}
	if !slices.Contains(severities, k.severity) {
		c.wrong(line, "severity must be fail, warn, info or manual")
	}
	if r.Own.Value != "" && k.severity != dossier.Warn && k.severity != dossier.Info {
		c.wrong(line, "an own check, without a clause, may be at most warn")
	}
	if prefixOf(r.ID.Value) == "ban" && k.severity != dossier.Manual {
		c.wrong(line, "a prohibited case is always manual")
	}
	if f.Ban.Value != "" {
		k.ban = c.bans[f.Ban.Value]
		if k.ban == nil || k.severity != dossier.Fail {
			c.wrong(f.Ban.Line, "ban %q must name an entry of bans, and its check must be fail", f.Ban.Value)
		}
	}
	return k
}
