package dossier

import "slices"

// ShownFlips is the most groups whose flips are listed at once.
const ShownFlips = 1000

// FlipSum is what flips among stored groups: how many of them, by which rules,
// and the first ShownFlips of them in full. Make one with NewFlipSum.
type FlipSum struct {
	Count   int          `json:"flipped_groups" doc:"How many groups flip."`
	ByRule  []RuleFlips  `json:"by_rule" doc:"How many findings come and go, by rule and severity."`
	Flipped []GroupFlips `json:"flipped" doc:"The first 1000 of these groups, the oldest first."`
}

// RuleFlips counts the findings of a rule, of one severity, that come and go.
type RuleFlips struct {
	Rule     string   `json:"rule"`
	Severity Severity `json:"severity"`
	Gained   int      `json:"gained"`
	Lost     int      `json:"lost"`
}

// NewFlipSum returns a sum of nothing.
func NewFlipSum() FlipSum { return FlipSum{ByRule: []RuleFlips{}, Flipped: []GroupFlips{}} }

// Add adds a group; one without flips adds nothing.
func (s *FlipSum) Add(g GroupFlips) {
	if len(g.Flips) == 0 {
		return
	}
	s.Count++
	for _, f := range g.Flips {
		for _, gained := range f.Gained {
			s.of(gained).Gained++
		}
		for _, lost := range f.Lost {
			s.of(lost).Lost++
		}
	}
	if len(s.Flipped) < ShownFlips {
		s.Flipped = append(s.Flipped, g)
	}
}

// of is the count that a finding belongs to.
func (s *FlipSum) of(f Finding) *RuleFlips {
	i := slices.IndexFunc(s.ByRule, func(r RuleFlips) bool { return r.Rule == f.Rule && r.Severity == f.Severity })
	if i < 0 {
		i, s.ByRule = len(s.ByRule), append(s.ByRule, RuleFlips{Rule: f.Rule, Severity: f.Severity})
	}
	return &s.ByRule[i]
}
