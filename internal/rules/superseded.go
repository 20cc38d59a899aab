package rules

import (
	"fmt"
	"slices"

	"zhengqi/internal/dossier"
)

// excuseSuperseded makes the failures of a paper manual where a better one, of
// which no failure is known, lies in the same slot. An expired passport beside
// a valid one is no reason to return the group, but which of the two counts is
// for a person to say. What shows a prohibited case at hand stays.
func (r *run) excuseSuperseded() {
	for _, p := range r.parts() {
		failing := failingPapers(p.findings)
		for i, f := range p.findings {
			if f.Severity != dossier.Fail || f.Barred || !f.alone {
				continue
			}
			beside := p.in(f.papers[0].slot)
			if at := slices.IndexFunc(beside, func(other *paper) bool { return !failing[other] }); at >= 0 {
				p.findings[i] = f.superseded(beside[at])
			}
		}
	}
}

func failingPapers(findings []finding) map[*paper]bool {
	out := make(map[*paper]bool)
	for _, f := range findings {
		for _, p := range f.papers {
			out[p] = out[p] || f.Severity == dossier.Fail
		}
	}
	return out
}

func (f finding) superseded(by *paper) finding {
	f.Severity = dossier.Manual
	old := f.papers[0].name()
	f.Message += fmt.Sprintf("同一项另有“%s”，未见不合要求之处；“%s”可能是旧件或多交的，请确认以哪一份为准。", by.name(), old)
	f.MessageEN += fmt.Sprintf(" Nothing fails in %s, which is in the same place; %s may be superseded. Please say which one counts.", by.name(), old)
	return f
}
