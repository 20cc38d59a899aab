package rules

import (
	"maps"
	"regexp"
	"slices"
	"strings"

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

// parsePack reads and compiles one pack that extends nothing. It returns every
// mistake with its file and line as an Invalid dossier.Error of code
// broken_pack.
func parsePack(file string, data []byte) (*Pack, error) {
	written, ms := readPack(file, data)
	if len(ms) > 0 {
		return nil, ms.err()
	}
	pack, ms := compilePack(file, written, make(map[string]*cel.Ast), false)
	return pack, ms.err()
}

// readPack reads a pack as it is written.
func readPack(file string, data []byte) (*packFile, Mistakes) {
	var written packFile
	if ms := decodeStrict(file, data, &written); len(ms) > 0 {
		return nil, ms
	}
	return &written, nil
}

// compilePack compiles a pack that has all it extends. Of an abstract one,
// which no group is judged by, only the mistakes count. The mistakes of an
// office's own pack are told in its own file, wherever they show.
func compilePack(file string, written *packFile, parsed map[string]*cel.Ast, own bool) (*Pack, Mistakes) {
	common, err := newEnv()
	if err != nil {
		return nil, Mistakes{newMistake(file, 0, "%v", "%v", err)}
	}
	written.lendSlots()
	c := &compiler{file: file, written: written, own: own, unfit: make(map[string]bool), abstract: written.Abstract, env: common.env, declared: maps.Clone(common.declared), parsed: parsed, seeds: written.Seeds,
		bans: make(map[string]*ban), slots: make(map[string]bool), named: make(map[string]bool)}
	return c.pack(written), c.mistakes
}

func (c *compiler) pack(f *packFile) *Pack {
	first := text{Line: 1, file: c.file}
	p := &Pack{file: c.file, written: f, info: Info{Profile: f.Profile.Value, Version: f.Version.Value, From: f.From.Value,
		Title: c.need(f.Title, first, "title"), TitleEN: c.need(f.TitleEN, first, "title_en")}}
	if !c.abstract {
		c.header(f, first)
	}
	c.parameters(f.Parameters)
	for _, b := range f.Bans {
		c.addBan(b)
	}
	c.deferral = c.compileDeferral(f.Deferral)
	p.deferral = c.deferral
	for _, s := range f.Slots {
		c.slots[s.ID.Value] = true
	}
	for _, b := range f.Businesses {
		p.businesses = append(p.businesses, c.business(b))
		p.info.Businesses = append(p.info.Businesses, b.ID.Value)
	}
	c.unique(words{"业务", "business"}, ids(f.Businesses, func(b businessFile) text { return b.ID }))
	c.uniqueRules(f)
	p.named = c.takeNamed()
	for i, r := range f.Rules {
		rule := c.rule(r)
		rule.order, rule.named = i, c.takeNamed()
		p.rules = append(p.rules, rule)
	}
	for _, b := range p.businesses {
		b.rules = scoped(p.rules, b.id)
	}
	p.info.Rules = p.ruleIDs(slices.Sorted(maps.Keys(c.bans)))
	c.silences(p, f.Silent)
	return p
}

// scoped are the rules for a business by what they are judged on.
func scoped(rules []*rule, business string) map[string][]*rule {
	out := make(map[string][]*rule)
	for _, r := range rules {
		if !r.applies(business) {
			continue
		}
		for _, scope := range r.scope {
			out[scope] = append(out[scope], r)
		}
	}
	return out
}

// silences keeps why the office has no rule of a name; it cannot be silent of
// what it has.
func (c *compiler) silences(p *Pack, silent map[string]text) {
	p.silent = make(map[string]string, len(silent))
	for id, why := range silent {
		if c.need(why, text{file: c.file}, "silent."+id); slices.Contains(p.info.Rules, id) {
			c.wrong(why, "规则包有规则 %s，却又说没有", "the pack has the rule %s of which it says that it has none", id)
		}
		p.silent[id] = why.Value
	}
}

func (c *compiler) header(f *packFile, first text) {
	if !profileName.MatchString(f.Profile.Value) {
		c.wrong(orAt(f.Profile, first), "profile 只能用小写字母、数字与连字符", "profile must be small letters, digits and hyphens")
	}
	if !packVersion.MatchString(f.Version.Value) {
		c.wrong(orAt(f.Version, first), "version 应为“日期.序号”，如 2026-01-01.1", "version must be DATE.NUMBER, such as 2026-01-01.1")
	}
	if !chinese.ValidDate(f.From.Value) {
		c.wrong(orAt(f.From, first), "from 应为日期，如 2026-01-01", "from must be a date, such as 2026-01-01")
	} else if day, _, _ := strings.Cut(f.Version.Value, "."); day != f.From.Value {
		c.wrong(orAt(f.Version, first), "version 应以 from 之日 %s 开头", "the version must begin with the day of from, %s", f.From.Value)
	}
	if len(f.Businesses) == 0 {
		c.wrong(text{}, "规则包至少要有一项业务", "a pack needs at least one business")
	}
}

func ids[T any](entries []T, id func(T) text) []text {
	out := make([]text, len(entries))
	for i, e := range entries {
		out[i] = id(e)
	}
	return out
}

// unique notes every id that stands a second time.
func (c *compiler) unique(what words, ids []text) {
	seen := make(map[string]int)
	for _, id := range ids {
		if line, ok := seen[id.Value]; ok {
			c.wrong(id, "%s %q 重复，已在第 %d 行", "the %s %q stands already at line %d", what, id.Value, line)
			continue
		}
		seen[id.Value] = id.Line
	}
}

// uniqueRules refuses ids that stand twice; a rule may stand once for each of
// several scopes.
func (c *compiler) uniqueRules(f *packFile) {
	all := ids(f.Bans, func(b banFile) text { return b.ID })
	for i, r := range f.Rules {
		other := slices.ContainsFunc(f.Rules[:i], func(o ruleFile) bool {
			return o.ID.Value == r.ID.Value && !sameTexts(o.Scope, r.Scope)
		})
		if !other {
			all = append(all, r.ID)
		}
	}
	c.unique(words{"规则", "rule"}, all)
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
			ids = append(ids, s.ruleIDs()...)
		}
		if len(b.notes) > 0 {
			ids = append(ids, statedRule)
		}
	}
	if p.deferral != nil {
		ids = append(ids, deferRule, p.deferral.rule())
	}
	slices.Sort(ids)
	return slices.Compact(ids)
}

// ruleIDs lists the ids of what a slot that is not filled gives.
func (s *slot) ruleIDs() []string {
	var out []string
	if s.need == needRequired {
		out = append(out, s.presentRule())
	}
	if s.mistaken.rule != "" && s.need == needRequired {
		out = append(out, s.mistaken.rule)
	}
	for _, e := range s.exempt {
		out = append(out, e.rule)
	}
	return out
}

func (c *compiler) business(f businessFile) *business {
	if !slices.Contains(businesses, f.ID.Value) {
		c.wrong(f.ID, "没有业务 %q", "there is no business %q", f.ID.Value)
	}
	c.entry = f.ID
	b := &business{id: f.ID.Value, title: c.need(f.Title, f.ID, "title")}
	for _, s := range f.Slots {
		slot := c.slot(s)
		b.slots = append(b.slots, slot)
		if slot.enterprise {
			b.enterprise = append(b.enterprise, slot)
		} else {
			b.applicant = append(b.applicant, slot)
		}
		c.slots[s.ID.Value] = true
	}
	c.unique(words{"材料项", "slot"}, ids(f.Slots, func(s slotFile) text { return s.ID }))
	c.entry = f.ID
	c.oneSlotAKind(b, f.Slots)
	for _, n := range f.Notes {
		b.notes = append(b.notes, c.note(n, f.ID))
	}
	return b
}

// oneSlotAKind refuses a kind that two slots of the same owner accept, unless
// all but one of them say which papers fit: no paper could tell which of them
// it is for.
func (c *compiler) oneSlotAKind(b *business, files []slotFile) {
	for i, s := range b.slots {
		for _, other := range b.slots[:i] {
			for _, kind := range s.accepts {
				if other.enterprise == s.enterprise && other.takes(kind) && s.fits == nil && other.fits == nil {
					c.wrong(files[i].ID, "材料种类 %s 已由材料项 %s 接受", "the kind %s is accepted by the slot %s already", kind, other.id)
				}
			}
		}
	}
}

func (c *compiler) note(f noteFile, entry text) *note {
	n := &note{severity: dossier.Severity(f.Severity.Value), message: c.newTemplate(f.Title, true),
		english: c.newTemplate(f.TitleEN, false), rows: values(f.Rows), source: c.sources(f.Sources)}
	c.need(f.Title, entry, "notes.title")
	c.need(f.TitleEN, orAt(f.Title, entry), "notes.title_en")
	if n.severity != dossier.Info && n.severity != dossier.Manual {
		c.wrong(orAt(f.Title, entry), "说明的 severity 应为 info 或 manual", "the severity of a note must be info or manual")
	}
	if n.source == "" {
		n.source = ownSilence
	}
	if f.When.Line > 0 {
		n.when = c.compile(f.When, cel.BoolType)
	}
	return n
}

func values(texts []text) []string {
	var out []string
	for _, t := range texts {
		out = append(out, t.Value)
	}
	return out
}
