package dossier

import "slices"

// NewGroupFlips compares two reports on the group of an id, part by part, in the
// order of the later one; parts that come to the same are left out.
func NewGroupFlips(id string, before, after Report) GroupFlips {
	return GroupFlips{GroupID: id, Company: after.Company, Flips: flips(before, after)}
}

func flips(before, after Report) []Flip {
	var out []Flip
	whole := newFlip(Stronger(VerdictOf(before.Findings), before.Enterprise.Verdict), Stronger(VerdictOf(after.Findings), after.Enterprise.Verdict),
		slices.Concat(before.Findings, before.Enterprise.Findings), slices.Concat(after.Findings, after.Enterprise.Findings))
	out = appendFlip(out, whole)
	for _, a := range after.Applicants {
		i := slices.IndexFunc(before.Applicants, func(b ApplicantPart) bool { return b.Folder == a.Folder })
		if i < 0 {
			continue
		}
		b := before.Applicants[i]
		own := newFlip(b.Verdict, a.Verdict, b.Findings, a.Findings)
		own.Folder, own.Name = a.Folder, a.Name
		out = appendFlip(out, own)
	}
	return out
}

func newFlip(before, after Verdict, was, is []Finding) Flip {
	return Flip{Before: before, After: after, Gained: without(is, was), Lost: without(was, is)}
}

func appendFlip(out []Flip, f Flip) []Flip {
	if f.Before == f.After && len(f.Gained) == 0 && len(f.Lost) == 0 {
		return out
	}
	return append(out, f)
}

// without are the findings of a that b has not: of another rule or severity, or
// about another file or field.
func without(a, b []Finding) []Finding {
	out := []Finding{}
	for _, f := range a {
		if !slices.ContainsFunc(b, func(o Finding) bool { return sameFinding(f, o) }) {
			out = append(out, f)
		}
	}
	return out
}

func sameFinding(a, b Finding) bool {
	return a.Rule == b.Rule && a.Severity == b.Severity && orNone(a.File) == orNone(b.File) && orNone(a.Field) == orNone(b.Field)
}

func orNone(s *string) string {
	if s == nil {
		return ""
	}
	return *s
}
