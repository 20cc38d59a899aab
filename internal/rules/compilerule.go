package rules

import (
	"slices"

	"cel.dev/cel-go/cel"

	"zhengqi/internal/dossier"
)

func (c *compiler) addBan(f banFile) {
	c.entry = f.ID
	if prefixOf(f.ID.Value) != "ban" {
		c.wrong(f.ID, "不予受理情形的 id 应以 ban. 开头", "the id of a prohibited case begins with ban.")
	}
	c.need(f.Title, f.ID, "title")
	c.need(f.TitleEN, f.ID, "title_en")
	c.need(f.Message, f.ID, "message")
	c.need(f.MessageEN, f.ID, "message_en")
	b := &ban{id: f.ID.Value, message: c.newTemplate(f.Message, true), english: c.newTemplate(f.MessageEN, false),
		source: c.sources(f.Sources)}
	if b.source == "" && !c.abstract {
		c.wrong(f.ID, "%s 缺少依据（sources）", "%s needs a source", b.id)
	}
	c.bans[b.id] = b
}

func (c *compiler) rule(f ruleFile) *rule {
	c.entry = f.ID
	r := &rule{id: f.ID.Value, title: c.need(f.Title, f.ID, "title"), titleEN: c.need(f.TitleEN, f.ID, "title_en"),
		businesses: values(f.Businesses), together: f.Together, atMost: dossier.Severity(f.AtMost.Value), when: c.condition(f.When), mend: f.Mend.Value, mendEN: f.MendEN.Value, source: c.sources(f.Sources)}
	if (r.mend == "") != (r.mendEN == "") {
		c.wrong(f.ID, "规则 %s 的改正办法只写了一种语言", "the rule %s says how to mend it in one language only", r.id)
	}
	if !ruleName.MatchString(r.id) {
		c.wrong(f.ID, "规则 id %q 应为用点连接的单词", "the rule id %q must be words joined by dots", r.id)
	}
	for _, b := range f.Businesses {
		if !slices.Contains(businesses, b.Value) {
			c.wrong(b, "没有业务 %q", "there is no business %q", b.Value)
		}
	}
	c.scope(r, f)
	c.lapses(r, f.Lapses)
	if len(f.Checks) == 0 {
		c.wrong(f.ID, "规则 %s 没有 checks", "the rule %s has no checks", r.id)
	}
	for _, k := range f.Checks {
		r.checks = append(r.checks, c.check(k, f))
	}
	if f.Own.Value != "" {
		r.source = "本程序自查，没有条文依据（own check）：" + f.Own.Value
	}
	if (f.Own.Value == "") == (len(f.Sources) == 0) && !c.abstract {
		c.wrong(f.ID, "规则 %s 应写 sources 或 own 之一", "the rule %s needs either sources or own", r.id)
	}
	return r
}

// lapses compiles the day up to which a paper keeps the rule.
func (c *compiler) lapses(r *rule, day text) {
	if day.Value == "" {
		return
	}
	if r.together || slices.ContainsFunc(r.scope, func(s string) bool { return slices.Contains(scopeWords, s) }) {
		c.wrong(day, "lapses 是某份材料的日期，规则的 scope 应为材料项", "lapses is a day of a paper: the scope of the rule must be slots")
	}
	r.lapses = c.compile(day, cel.StringType)
}

func (c *compiler) scope(r *rule, f ruleFile) {
	if len(f.Scope) == 0 {
		c.wrong(f.ID, "规则 %s 缺少 scope", "the rule %s needs a scope", r.id)
	}
	for _, s := range f.Scope {
		if slices.Contains(r.scope, s.Value) {
			c.wrong(s, "scope %q 重复", "scope %q stands twice", s.Value)
		}
		r.scope = append(r.scope, s.Value)
		word := slices.Contains(scopeWords, s.Value)
		if !word && !c.slots[s.Value] || word && (len(f.Scope) > 1 || r.together) {
			c.wrong(s, "scope %q：应为 group、enterprise、applicant 之一，或材料项列表", "scope %q: one of group, enterprise, applicant, or a list of slots", s.Value)
		}
	}
}

// severities from the mildest on.
var severities = []dossier.Severity{dossier.Info, dossier.Warn, dossier.Manual, dossier.Fail}

func (c *compiler) check(f checkFile, r ruleFile) *check {
	at := orAt(f.Check, r.ID)
	c.need(f.Check, at, "check")
	c.need(f.Message, at, "message")
	c.need(f.MessageEN, at, "message_en")
	k := &check{program: c.compile(f.Check, cel.BoolType), severity: dossier.Severity(f.Severity.Value),
		field: c.field(f.Field), message: c.newTemplate(f.Message, true), english: c.newTemplate(f.MessageEN, false)}
	c.severity(k, at, r)
	if prefixOf(r.ID.Value) == "ban" && k.severity != dossier.Manual {
		c.wrong(at, "不予受理情形的 severity 只能是 manual", "a prohibited case is always manual")
	}
	if f.Ban.Value != "" {
		k.ban = c.bans[f.Ban.Value]
		if k.ban == nil || f.Severity.Value != string(dossier.Fail) {
			c.wrong(f.Ban, "ban %q 应是 bans 中的一项，其检查应为 fail", "ban %q must name an entry of bans, and its check must be fail", f.Ban.Value)
		}
		if k.severity != dossier.Fail {
			k.ban = nil
		}
	}
	return k
}

// severity checks the severity of k and bounds it by the rule's at_most.
func (c *compiler) severity(k *check, at text, r ruleFile) {
	rank := slices.Index(severities, k.severity)
	if rank < 0 {
		c.wrong(at, "severity 应为 fail、warn、info 或 manual", "severity must be fail, warn, info or manual")
	}
	most := slices.Index(severities, dossier.Severity(r.AtMost.Value))
	if r.AtMost.Line > 0 && most < 0 {
		c.wrong(r.AtMost, "at_most 应为 fail、warn、info 或 manual", "at_most must be fail, warn, info or manual")
	}
	if most >= 0 && most < rank {
		k.severity = severities[most]
	}
	if r.Own.Value != "" && k.severity != dossier.Warn && k.severity != dossier.Info {
		c.wrong(r.Own, "没有条文依据的自查（own），severity 最高为 warn", "an own check, without a clause, may be at most warn")
	}
}
