package bench_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"zhengqi/internal/bench"
	"zhengqi/internal/dossier"
	"zhengqi/internal/specimen"
)

func TestScoreCountsEveryFieldOnce(t *testing.T) {
	var s bench.Score
	truth := map[string]any{"a": "1", "b": "2", "c": "3", "d": "4", "e": "5", "months": []string{"2026-01"}}
	fields := dossier.Fields{
		"a": {Value: "1", Confidence: 0.99}, "b": {Value: "2", Review: true}, "c": {Value: "x"}, "d": {Value: "x", Review: true},
		"months": {List: []string{"2026-01"}, Source: dossier.SourceText}, "extra": {Value: "not in the truth"},
	}
	s.Add("paper", "tax_rating", truth, []dossier.Paper{{Kind: dossier.TaxRating, Fields: fields}})
	s.Add("lost", "tax_rating", map[string]any{"a": "1"}, nil)
	want := bench.Score{Papers: 2, KindRight: 1, Certain: 2, Flagged: 1, Silent: 1, FlaggedWrong: 1, Unread: 2,
		Mistakes: []bench.Mistake{{Sample: "paper", Field: "c", Want: "3", Got: "x"}},
		Readings: []bench.Judged{{Field: "a", Confidence: 0.99, Right: true}, {Field: "b", Review: true, Right: true}, {Field: "c"}, {Field: "d", Review: true}}}
	if diff := cmp.Diff(want, s); diff != "" {
		t.Error(diff)
	}
	if s.Fields() != 7 {
		t.Errorf("%d fields, want 7", s.Fields())
	}
}

func TestOnlyMonthsHaveAnOrder(t *testing.T) {
	var s bench.Score
	truth := map[string]any{"months": []string{"2026-01", "2026-02"}, "items": []string{"增值税", "印花税"}, "countries": []string{"JPN", "KOR"}}
	fields := dossier.Fields{"months": {List: []string{"2026-02", "2026-01"}}, "items": {List: []string{"印花税", "增值税"}}, "countries": {List: []string{"JPN", "JPN", "KOR"}}}
	s.Add("paper", "tax_certificate", truth, []dossier.Paper{{Kind: dossier.TaxCertificate, Fields: fields}})
	if s.Certain != 1 || s.Silent != 2 {
		t.Errorf("%d right, %d silent, want 1 and 2", s.Certain, s.Silent)
	}
}

func TestJudgeTellsFoundFromMissedAndAccusesFalseFails(t *testing.T) {
	truth := specimen.Truth{Planted: []specimen.Planted{
		{Rule: "photo.pixels", Owner: "applicants/01"}, {Rule: "social.months.min_6", Owner: "applicants/01"},
		{Rule: "photo.present", Owner: "applicants/02"}, {Rule: "group.size.max_30"},
		{Rule: "social.consecutive", Owner: "applicants/03", File: "applicants/03/s.jpg"},
	}}
	statement := "applicants/03/s.jpg"
	finding := func(rule string, severity dossier.Severity) dossier.Finding {
		return dossier.Finding{Rule: rule, Severity: severity}
	}
	r := dossier.Report{Applicants: []dossier.ApplicantPart{
		{Folder: "applicants/01", Part: dossier.Part{Findings: []dossier.Finding{
			finding("photo.pixels", dossier.Fail), finding("social.months.min_6", dossier.Manual)}}},
		{Folder: "applicants/02", Part: dossier.Part{Findings: []dossier.Finding{finding("photo.pixels", dossier.Fail)}}},
		{Folder: "applicants/03", Part: dossier.Part{Findings: []dossier.Finding{
			finding("photo.present", dossier.Fail), finding("photo.colour", dossier.Warn),
			{Rule: "social.fields.review", Severity: dossier.Manual, File: &statement}}}},
	}, Findings: []dossier.Finding{finding("group.size.max_30", dossier.Fail)}}
	want := bench.Judgement{Planted: 5, Found: 2, ForAPerson: 1, Asked: []string{"social.consecutive applicants/03"},
		Missed: []string{"photo.present applicants/02"}, FalseFails: []string{"photo.present applicants/03"}}
	if diff := cmp.Diff(want, bench.Judge(truth, r)); diff != "" {
		t.Error(diff)
	}
}
