package rules_test

import (
	"maps"
	"slices"
	"strings"
	"testing"

	"zhengqi/internal/dossier"
)

// second puts a second paper of the kind beside the base group's, different in
// the changes.
func second(kind dossier.Kind, changes map[string]dossier.Field) func(*dossier.Group) {
	return func(g *dossier.Group) {
		for _, d := range g.Documents {
			if d.Path != "01/"+string(kind) {
				continue
			}
			fields := maps.Clone(d.Papers[0].Fields)
			maps.Copy(fields, changes)
			d.ID, d.Path = d.ID+"-old", d.Path+"-old"
			d.Papers = []dossier.Paper{{Kind: kind, KindConfidence: 1, Pages: []int{1}, Fields: fields}}
			g.Documents = append(g.Documents, d)
			return
		}
	}
}

func stateOf(p dossier.Part, file string) dossier.SlotState {
	for _, d := range p.Documents {
		if d.File != nil && *d.File == file {
			return d.State
		}
	}
	return ""
}

func TestAnOldPaperBesideAGoodOneIsForAPerson(t *testing.T) {
	for rule, put := range map[string]func(*dossier.Group){
		"passport.validity.min_1y": second(dossier.Passport, map[string]dossier.Field{
			"document_number": {Value: "E12345670"}, "viz_document_number": {Value: "E12345670"},
			"expiry_date": {Value: "2020-01-01"}, "viz_expiry_date": {Value: "2020-01-01"}, "issue_date": {Value: "2010-01-02"}}),
		"no_crime.validity.max_3m": second(dossier.NoCrimeRecord, map[string]dossier.Field{"issue_date": {Value: "2025-01-05"}}),
		"social.name.match":        second(dossier.SocialInsurance, map[string]dossier.Field{"name": {Value: "李别人"}, "id_number": {Value: "210102199001011237"}}),
	} {
		r := evaluate(t, "{}", put)
		part := r.Applicants[0].Part
		want(t, rule+" verdict", r.Verdict, dossier.Review)
		at := slices.IndexFunc(part.Findings, func(f dossier.Finding) bool { return f.Rule == rule })
		if at < 0 {
			t.Errorf("%s is silent", rule)
			continue
		}
		f := part.Findings[at]
		good := strings.TrimSuffix(*f.File, "-old")
		want(t, rule, f.Severity, dossier.Manual)
		want(t, "the old one", stateOf(part, good+"-old"), dossier.SlotReview)
		want(t, "the good one", stateOf(part, good), dossier.SlotOK)
		for _, text := range []string{f.Message, f.MessageEN} {
			if strings.Count(text, good) < 2 || !strings.Contains(text, good+"-old") {
				t.Errorf("the message does not name both files: %s", text)
			}
		}
	}
}

func TestPapersThatBothFailAreNotExcused(t *testing.T) {
	r := evaluate(t, "{01/passport.nationality: USA}", second(dossier.Passport, map[string]dossier.Field{"expiry_date": {Value: "2020-01-01"}}))
	want(t, "verdict", r.Verdict, dossier.Incomplete)
	want(t, "old", stateOf(r.Applicants[0].Part, "01/passport-old"), dossier.SlotFailed)
	want(t, "new", stateOf(r.Applicants[0].Part, "01/passport"), dossier.SlotFailed)
}

func TestAnOldPaperBesideADoubtfulOneIsForAPerson(t *testing.T) {
	r := evaluate(t, `{01/passport.expiry_date: "?"}`, second(dossier.Passport, map[string]dossier.Field{"expiry_date": {Value: "2020-01-01"}}))
	want(t, "verdict", r.Verdict, dossier.Review)
}

func TestAProhibitedCaseBarsBesideAGoodPaper(t *testing.T) {
	r := evaluate(t, "{}", second(dossier.NoCrimeRecord, map[string]dossier.Field{"has_record": {Value: "true"}}))
	want(t, "verdict", r.Verdict, dossier.Barred)
	want(t, "state", stateOf(r.Applicants[0].Part, "01/no_crime_record-old"), dossier.SlotFailed)
}
