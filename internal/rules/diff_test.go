package rules_test

import (
	"strings"
	"testing"

	"zhengqi/internal/dossier"
	"zhengqi/internal/rules"
)

// TestDiffInWords compares an office's pack with one that changes a parameter,
// a severity and a clause, leaves a rule out and adds one.
func TestDiffInWords(t *testing.T) {
	later := strings.NewReplacer("2026-01-01", "2026-07-01", "years: 1", "years: 2", "at_most: warn, ", "",
		"line: 2, clause: 一年", "line: 8, clause: 两年").Replace(office) +
		"  - {id: passport.citizen, sources: [{seed: S, line: 3, clause: 公民}]}\n"
	c := load(t, map[string]string{"lender": lender, "office": office, "later": later})
	from, err := c.PackVersion("office", "2026-01-01.1")
	showMistakes(t, err)
	to, err := c.PackVersion("office", "2026-07-01.1")
	showMistakes(t, err)
	want(t, "forwards", said(rules.Diff(from, to)), []string{
		"改动 参数 years：1 → 2",
		"改动 规则 passport.expiry 的条文：S L2「一年」 → S L8「两年」",
		"新增 规则 passport.citizen：国籍",
		"删去 规则 passport.expiry 的最高级别：warn",
	})
	want(t, "backwards", said(rules.Diff(to, from)), []string{
		"改动 参数 years：2 → 1",
		"新增 规则 passport.expiry 的最高级别：warn",
		"改动 规则 passport.expiry 的条文：S L8「两年」 → S L2「一年」",
		"删去 规则 passport.citizen：国籍",
	})
	want(t, "itself", said(rules.Diff(from, from)), []string{})
	guide := packOf(t, builtin(t), "liaoning-guide") // some rules stand there once for each of several scopes
	want(t, "a rule of several scopes", said(rules.Diff(guide, guide)), []string{})
}

func said(changes []dossier.RuleChange) []string {
	out := []string{}
	for _, c := range changes {
		out = append(out, c.Text)
	}
	return out
}
