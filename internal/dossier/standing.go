package dossier

// InForce gives the version of a profile's rules that judges a group of a day
// (YYYY-MM-DD) now, or the reason why none can.
type InForce func(profile, date string) (version string, err error)

// Marked is a stored report as it is shown: outdated where it is not current or
// was made under other rules than those in force. The zero report stays.
func (r Report) Marked(meta ReportMeta, inForce InForce) Report {
	if r.Verdict == "" {
		return r
	}
	r.Outdated, r.Problem = !meta.Current, meta.Problem
	version, err := inForce(r.Profile, r.Date)
	switch {
	case err != nil && r.Problem == nil:
		r.Outdated, r.Problem = true, ProblemOf(err)
	case err == nil && version != r.RulesVersion:
		r.Outdated, r.RulesInForce = true, version
	}
	return r
}

// Marked is the line as it is shown: not current, and outdated where there is a
// verdict, also where its report was made under other rules than those in
// force.
func (s GroupSummary) Marked(inForce InForce) GroupSummary {
	if s.Verdict == "" {
		return s
	}
	version, err := inForce(s.Profile, s.Date)
	s.Current = s.Current && err == nil && version == s.RulesVersion
	s.Outdated = !s.Current
	return s
}
