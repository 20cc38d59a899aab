package bench

import (
	"fmt"
	"io"
	"slices"
	"strings"
	"time"

	"zhengqi/internal/dossier"
	"zhengqi/internal/specimen"
)

// Judgement compares a report with the defects that were planted.
type Judgement struct {
	Planted    int
	Found      int      // reported at fail, warn or info
	ForAPerson int      // reported as manual
	Asked      []string // rule and owner: not reported, but a person is asked to look at the readings of the very paper
	Missed     []string // rule and owner
	FalseFails []string // fail findings that no planted defect explains
}

// Judge compares the report r with the truth of its group. A fail finding is
// false unless a defect was planted with the same owner that breaks the same
// rule or another on the same paper.
func Judge(truth specimen.Truth, r dossier.Report) Judgement {
	var j Judgement
	for _, p := range truth.Planted {
		j.Planted++
		switch severityOf(r, p.Owner, p.Rule) {
		case "":
			if asked(r, p) {
				j.Asked = append(j.Asked, p.Rule+" "+p.Owner)
				continue
			}
			j.Missed = append(j.Missed, p.Rule+" "+p.Owner)
		case dossier.Manual:
			j.ForAPerson++
		default:
			j.Found++
		}
	}
	for owner, findings := range parts(r) {
		for _, f := range findings {
			if f.Severity == dossier.Fail && !slices.ContainsFunc(truth.Planted, func(p specimen.Planted) bool { return explains(p, owner, f) }) {
				j.FalseFails = append(j.FalseFails, f.Rule+" "+owner)
			}
		}
	}
	slices.Sort(j.FalseFails)
	return j
}

// asked reports whether a person is asked to look at the readings of the paper
// that a defect is on.
func asked(r dossier.Report, p specimen.Planted) bool {
	return p.File != "" && slices.ContainsFunc(parts(r)[p.Owner], func(f dossier.Finding) bool {
		return strings.HasSuffix(f.Rule, ".review") && f.File != nil && *f.File == p.File
	})
}

// explains reports whether a planted defect is why a rule fails: it is the same
// rule, one of the same paper, or one on the same kind of paper (photo.pixels
// and photo.ratio_3_4, tax.kind.allowed and tax.present).
func explains(p specimen.Planted, owner string, f dossier.Finding) bool {
	about, _, _ := strings.Cut(f.Rule, ".")
	planted, _, _ := strings.Cut(p.Rule, ".")
	same := f.Rule == p.Rule || about == planted || f.File != nil && *f.File == p.File
	return same && (p.Owner == owner || p.Owner == "")
}

// parts gives the findings of a report by owner: an applicant's folder,
// "enterprise", or "" for the group.
func parts(r dossier.Report) map[string][]dossier.Finding {
	all := map[string][]dossier.Finding{"": r.Findings, string(dossier.OwnerEnterprise): r.Enterprise.Findings}
	for _, a := range r.Applicants {
		all[a.Folder] = a.Findings
	}
	return all
}

// severityOf gives the heaviest severity at which the rule was reported for
// the owner, or, for a defect of the enterprise or the group, anywhere.
func severityOf(r dossier.Report, owner, rule string) dossier.Severity {
	var found dossier.Severity
	for at, findings := range parts(r) {
		if at != owner && slices.ContainsFunc(r.Applicants, func(a dossier.ApplicantPart) bool { return a.Folder == owner }) {
			continue
		}
		for _, f := range findings {
			if f.Rule == rule && (found == "" || found == dossier.Manual) {
				found = f.Severity
			}
		}
	}
	return found
}

// GroupRun is one whole group, measured.
type GroupRun struct {
	Level                        string
	Applicants, Documents, Cores int
	Wall                         time.Duration
	Recognising                  time.Duration // inside Tesseract, over all cores
	Judgement                    Judgement
}

// WriteGroupHead writes the head of the table of groups.
func WriteGroupHead(w io.Writer) {
	fmt.Fprintln(w, "\n| group, level | applicants | documents | cores | seconds | documents/s/core | share inside Tesseract | planted | found | for a person | missed | false fails |")
	fmt.Fprintln(w, "|---|---|---|---|---|---|---|---|---|---|---|---|")
}

// Write writes the run as one line of the table.
func (g GroupRun) Write(w io.Writer) {
	cores := float64(g.Cores) * g.Wall.Seconds()
	fmt.Fprintf(w, "| %s | %d | %d | %d | %.1f | %.2f | %.0f %% | %d | %d | %d | %d | %d |\n", g.Level, g.Applicants, g.Documents, g.Cores,
		g.Wall.Seconds(), float64(g.Documents)/cores, 100*g.Recognising.Seconds()/cores, g.Judgement.Planted, g.Judgement.Found,
		g.Judgement.ForAPerson, len(g.Judgement.Missed), len(g.Judgement.FalseFails))
}
