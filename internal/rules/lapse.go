package rules

import (
	"zhengqi/internal/chinese"
	"zhengqi/internal/dossier"
)

// lapses are the days up to which the paper in view keeps the rules that say
// so; a day that is not known, or never comes, is left out.
func (v *view) lapses(rules []*rule) []dossier.Lapse {
	var out []dossier.Lapse
	if v.part.replaced(v.paper) {
		return nil
	}
	for _, rule := range rules {
		if rule.lapses == nil || !rule.lapses.hasPapers(v) {
			continue
		}
		when := holds(rule.when, v)
		if !when.is(true) {
			continue
		}
		day := rule.lapses.judge(v)
		if day.out == nil || !chinese.ValidDate(str(day.out)) || str(day.out) == chinese.NoEnd {
			continue
		}
		out = append(out, dossier.Lapse{Date: str(day.out), Rule: rule.id, Title: rule.title, TitleEN: rule.titleEN,
			File: v.paper.doc.Path, Review: len(when.relied)+len(day.relied) > 0})
	}
	return out
}
