package rules

import (
	"fmt"
	"maps"
	"slices"
	"strings"

	"zhengqi/internal/dossier"
)

// Lines says all of a pack, with what it took from those it extends: first the
// parameters, then what each business requires, then the rules.
func (p *Pack) Lines() []dossier.RuleLine {
	d := &description{}
	f := p.written
	for _, name := range slices.Sorted(maps.Keys(f.Parameters)) {
		d.say("parameter", name, "", settingText(f.Parameters[name]))
	}
	d.say("deferral", "deferral", "workdays", f.Deferral.Workdays.Value)
	d.say("deferral", "deferral", "sources", sourceText(f.Deferral.Sources))
	for _, b := range f.Businesses {
		for _, s := range b.Slots {
			d.slot(b.ID.Value+" "+s.ID.Value, s)
		}
		for i, n := range b.Notes {
			d.note(fmt.Sprintf("%s note %d", b.ID.Value, i+1), n)
		}
	}
	for _, b := range f.Bans {
		d.say("ban", b.ID.Value, "title", b.Title.Value)
		d.say("ban", b.ID.Value, "sources", sourceText(b.Sources))
	}
	for _, r := range f.Rules {
		d.rule(ruleTitle(f.Rules, r), r)
	}
	for _, id := range slices.Sorted(maps.Keys(f.Silent)) {
		d.say("silent", id, "", f.Silent[id].Value)
	}
	return d.lines
}

// description collects the lines of a pack.
type description struct{ lines []dossier.RuleLine }

// say adds a line; what is not written is not said.
func (d *description) say(part, name, key, value string) {
	if value != "" {
		d.lines = append(d.lines, dossier.RuleLine{Part: part, Name: name, Key: key, Value: strings.TrimSpace(value)})
	}
}

func (d *description) slot(name string, s slotFile) {
	d.say("slot", name, "title", s.Title.Value)
	d.say("slot", name, "accepts", strings.Join(values(s.Accepts), "、"))
	d.say("slot", name, "owner", s.Owner.Value)
	d.say("slot", name, "need", orRequired(s.Need.Value))
	d.say("slot", name, "when", s.When.Value)
	d.say("slot", name, "fits", s.Fits.Value)
	if s.Anywhere {
		d.say("slot", name, "anywhere", "true")
	}
	for _, e := range s.Exempt {
		d.say("slot", name, "exempt", e.Title.Value+"："+e.When.Value+" "+sourceText(e.Sources))
	}
	d.say("slot", name, "defer", sourceText(s.Defer))
	d.say("slot", name, "sources", sourceText(s.Sources))
}

func orRequired(need string) string {
	if need == "" {
		return string(needRequired)
	}
	return need
}

func (d *description) note(name string, n noteFile) {
	d.say("note", name, n.Severity.Value, n.Title.Value)
	d.say("note", name, "when", n.When.Value)
	d.say("note", name, "sources", sourceText(n.Sources))
}

// ruleTitle is the id of a rule, with its scope where it stands several times.
func ruleTitle(all []ruleFile, r ruleFile) string {
	for _, o := range all {
		if o.ID.Value == r.ID.Value && !sameTexts(o.Scope, r.Scope) {
			return r.ID.Value + " (" + strings.Join(values(r.Scope), "、") + ")"
		}
	}
	return r.ID.Value
}

func (d *description) rule(name string, r ruleFile) {
	d.say("rule", name, "title", r.Title.Value)
	d.say("rule", name, "businesses", strings.Join(values(r.Businesses), "、"))
	d.say("rule", name, "scope", strings.Join(values(r.Scope), "、"))
	d.say("rule", name, "when", r.When.Value)
	d.say("rule", name, "at_most", r.AtMost.Value)
	d.say("rule", name, "mend", r.Mend.Value)
	d.say("rule", name, "lapses", r.Lapses.Value)
	for i, k := range r.Checks {
		key := fmt.Sprintf("check %d", i+1)
		d.say("rule", name, key, k.Severity.Value+": "+strings.Join(strings.Fields(k.Check.Value), " "))
		d.say("rule", name, key+" message", k.Message.Value)
		d.say("rule", name, key+" ban", k.Ban.Value)
	}
	d.say("rule", name, "sources", sourceText(r.Sources))
	d.say("rule", name, "own", r.Own.Value)
}

func settingText(s setting) string {
	if s.node.Value != "" {
		return s.node.Value
	}
	var items []string
	for _, n := range s.node.Content {
		items = append(items, n.Value)
	}
	return strings.Join(items, "、")
}

func sourceText(sources []sourceFile) string {
	var parts []string
	for _, s := range sources {
		parts = append(parts, fmt.Sprintf("%s L%d「%s」", s.Seed.Value, s.Line, s.Clause.Value))
	}
	return strings.Join(parts, "；")
}
