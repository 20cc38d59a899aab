package rules

import (
	"slices"
	"strconv"

	"cel.dev/cel-go/cel"
)

func (c *compiler) slot(f slotFile) *slot {
	c.entry = f.ID
	s := &slot{id: c.need(f.ID, f.Title, "slots.id"), title: c.need(f.Title, f.ID, "title"),
		titleEN: c.need(f.TitleEN, f.ID, "title_en"), prefix: c.need(f.Prefix, f.ID, "prefix"),
		accepts: c.kinds(f.Accepts), anywhere: f.Anywhere, enterprise: f.Owner.Value == "enterprise",
		need: need(f.Need.Value), rows: values(f.Rows), source: c.sources(f.Sources)}
	if s.need == "" {
		s.need = needRequired
	}
	if len(s.rows) == 0 {
		s.rows = []string{s.id}
	}
	if len(s.accepts) == 0 {
		c.wrong(f.ID, "材料项 %s 不接受任何材料种类（accepts）", "the slot %s accepts no kind", s.id)
	}
	if s.source == "" && s.need == needRequired {
		c.wrong(f.ID, "材料项 %s 缺少依据（sources）", "the slot %s needs a source", s.id)
	}
	if !slices.Contains(needs, s.need) {
		c.wrong(f.Need, "need 应为 required、optional、not_required 或 not_stated", "need must be required, optional, not_required or not_stated")
	}
	if !s.enterprise && (f.Owner.Value != "applicant" || f.Anywhere) {
		c.wrong(f.ID, "owner 应为 enterprise 或 applicant；只有企业材料项可写 anywhere", "owner must be enterprise or applicant, and only an enterprise slot may count papers anywhere")
	}
	s.when, s.fits = c.condition(f.When), c.condition(f.Fits)
	c.mistaken(s, f.Mistaken)
	for _, e := range f.Exempt {
		s.exempt = append(s.exempt, c.exemption(s, e, f.ID))
	}
	if s.deferred = c.sources(f.Defer); s.deferred != "" && c.deferral == nil {
		c.wrong(f.ID, "材料项 %s 可容缺，但规则包没有 deferral", "the slot %s is deferrable, but the pack has no deferral", s.id)
	}
	return s
}

// condition compiles a condition; nil when there is none.
func (c *compiler) condition(t text) *program {
	if t.Line == 0 {
		return nil
	}
	return c.compile(t, cel.BoolType)
}

func (c *compiler) mistaken(s *slot, f mistakenFile) {
	s.mistaken = mistaken{rule: f.Rule.Value, kinds: c.kinds(f.Kinds), source: c.sources(f.Sources)}
	if s.mistaken.source == "" {
		s.mistaken.source = s.source
	}
	if s.mistaken.rule != "" && len(s.mistaken.kinds) == 0 {
		c.wrong(f.Rule, "mistaken 缺少 kinds", "mistaken needs kinds")
	}
}

func (c *compiler) exemption(s *slot, f exemptionFile, entry text) *exemption {
	e := &exemption{rule: f.Rule.Value, title: c.need(f.Title, entry, "exempt.title"),
		titleEN: c.need(f.TitleEN, entry, "exempt.title_en"), when: c.condition(f.When), source: c.sources(f.Sources)}
	if e.rule == "" {
		e.rule = s.prefix + ".exempt"
	}
	if e.when == nil || e.source == "" {
		c.wrong(orAt(f.Title, entry), "免交情形应写 when 与 sources", "an exemption needs when and sources")
	}
	return e
}

func (c *compiler) compileDeferral(f deferralFile) *deferral {
	if f.Workdays.Line == 0 {
		return nil
	}
	d := &deferral{source: c.sources(f.Sources)}
	d.workdays, _ = strconv.Atoi(f.Workdays.Value)
	if d.workdays < 1 || d.workdays > 250 || d.source == "" {
		c.wrong(f.Workdays, "deferral 应写 sources 与 1 至 250 个工作日", "deferral needs sources and a number of working days from 1 to 250")
	}
	return d
}
