package rules

import (
	"fmt"
	"slices"

	"zhengqi/internal/dossier"
)

// Diff lists what changes from one pack to another, in the order of the later
// one; what is gone comes last. A slot, a prohibited case or a rule that is new
// or gone as a whole is one change.
func Diff(from, to *Pack) []dossier.RuleChange {
	before, after := from.Lines(), to.Lines()
	out := []dossier.RuleChange{}
	for _, l := range after {
		i := slices.IndexFunc(before, line(l).same)
		switch {
		case i < 0 && !slices.ContainsFunc(before, line(l).sameEntry):
			out = addEntry(out, dossier.RuleChange{Part: l.Part, Name: l.Name, After: entryTitle(after, l)})
		case i < 0:
			out = append(out, change(l, "", l.Value))
		case before[i].Value != l.Value:
			out = append(out, change(l, before[i].Value, l.Value))
		}
	}
	for _, l := range before {
		switch {
		case !slices.ContainsFunc(after, line(l).sameEntry):
			out = addEntry(out, dossier.RuleChange{Part: l.Part, Name: l.Name, Before: entryTitle(before, l)})
		case !slices.ContainsFunc(after, line(l).same):
			out = append(out, change(l, l.Value, ""))
		}
	}
	for i := range out {
		out[i].Text = inWords(out[i])
	}
	return out
}

func change(l dossier.RuleLine, before, after string) dossier.RuleChange {
	return dossier.RuleChange{Part: l.Part, Name: l.Name, Key: l.Key, Before: before, After: after}
}

// line is a statement to be compared.
type line dossier.RuleLine

func (l line) same(o dossier.RuleLine) bool { return l.sameEntry(o) && l.Key == o.Key }

func (l line) sameEntry(o dossier.RuleLine) bool { return l.Part == o.Part && l.Name == o.Name }

// addEntry adds a change of a whole entry once.
func addEntry(out []dossier.RuleChange, c dossier.RuleChange) []dossier.RuleChange {
	if slices.Contains(out, c) {
		return out
	}
	return append(out, c)
}

// entryTitle is what the first line of an entry says: its title, or its value.
func entryTitle(lines []dossier.RuleLine, l dossier.RuleLine) string {
	return lines[slices.IndexFunc(lines, line(l).sameEntry)].Value
}

var partTitles = map[string]string{"parameter": "参数", "deferral": "容缺", "slot": "材料", "note": "说明", "ban": "禁办情形", "rule": "规则", "silent": "未载明"}

var keyTitles = map[string]string{"title": "名称", "accepts": "接受的材料", "owner": "归属", "need": "要求", "when": "适用条件", "fits": "归入条件",
	"anywhere": "不论放在何处", "exempt": "免交", "defer": "可容缺", "sources": "条文", "businesses": "业务", "scope": "对象", "at_most": "最高级别", "lapses": "到期日",
	"own": "自查理由", "workdays": "工作日"}

// inWords says a change in Chinese.
func inWords(c dossier.RuleChange) string {
	what := partTitles[c.Part] + " " + c.Name
	if title, ok := keyTitles[c.Key]; ok {
		what += " 的" + title
	} else if c.Key != "" {
		what += " " + c.Key
	}
	switch {
	case c.Before == "":
		return fmt.Sprintf("新增 %s：%s", what, c.After)
	case c.After == "":
		return fmt.Sprintf("删去 %s：%s", what, c.Before)
	}
	return fmt.Sprintf("改动 %s：%s → %s", what, c.Before, c.After)
}
