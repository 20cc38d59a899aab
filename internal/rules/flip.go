package rules

import (
	"slices"

	"zhengqi/internal/dossier"
)

// Flips compares two reports on one group, part by part, in the order of the
// later one; parts that come to the same are left out.
func Flips(before, after dossier.Report) []dossier.Flip {
	var out []dossier.Flip
	whole := flip("", dossier.Stronger(verdictAlone(before.Findings), before.Enterprise.Verdict), dossier.Stronger(verdictAlone(after.Findings), after.Enterprise.Verdict),
		slices.Concat(before.Findings, before.Enterprise.Findings), slices.Concat(after.Findings, after.Enterprise.Findings))
	out = appendFlip(out, whole)
	for _, a := range after.Applicants {
		i := slices.IndexFunc(before.Applicants, func(b dossier.ApplicantPart) bool { return b.Folder == a.Folder })
		if i < 0 {
			continue
		}
		b := before.Applicants[i]
		out = appendFlip(out, flip(a.Folder, b.Verdict, a.Verdict, b.Findings, a.Findings))
	}
	return out
}

// verdictAlone is what findings of the group as a whole come to by themselves.
func verdictAlone(findings []dossier.Finding) dossier.Verdict {
	wrapped := make([]finding, len(findings))
	for i, f := range findings {
		wrapped[i] = finding{Finding: f}
	}
	return verdictOf(wrapped)
}

func flip(folder string, before, after dossier.Verdict, was, is []dossier.Finding) dossier.Flip {
	return dossier.Flip{Folder: folder, Before: before, After: after, Gained: without(is, was), Lost: without(was, is)}
}

func appendFlip(out []dossier.Flip, f dossier.Flip) []dossier.Flip {
	if f.Before == f.After && len(f.Gained) == 0 && len(f.Lost) == 0 {
		return out
	}
	return append(out, f)
}

// without are the findings of a that b has not: of another rule or severity, or
// about another file or field.
func without(a, b []dossier.Finding) []dossier.Finding {
	out := []dossier.Finding{}
	for _, f := range a {
		if !slices.ContainsFunc(b, func(o dossier.Finding) bool { return sameFinding(f, o) }) {
			out = append(out, f)
		}
	}
	return out
}

func sameFinding(a, b dossier.Finding) bool {
	return a.Rule == b.Rule && a.Severity == b.Severity && orNone(a.File) == orNone(b.File) && orNone(a.Field) == orNone(b.Field)
}

func orNone(s *string) string {
	if s == nil {
		return ""
	}
	return *s
}
