package dossier_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"zhengqi/internal/dossier"
)

func TestCorrectionsFollowTheirPaperWhenTheFileIsReadAgain(t *testing.T) {
	seen := dossier.Document{ID: "d", Papers: []dossier.Paper{
		{Kind: dossier.Passport, Pages: []int{1, 2}}, {Kind: dossier.NoCrimeRecord, Pages: []int{3}}}}
	name := dossier.Correction{Paper: 1, Field: "name", Value: "王晓琳"}.On(seen)
	paper := func(kind dossier.Kind, pages ...int) dossier.Paper { return dossier.Paper{Kind: kind, Pages: pages} }
	for what, k := range map[string]struct {
		papers []dossier.Paper
		at     int // -1: lost
	}{
		"the same":                    {seen.Papers, 1},
		"another paper before it":     {[]dossier.Paper{paper(dossier.Passport, 1), paper(dossier.Other, 2), paper(dossier.NoCrimeRecord, 3)}, 2},
		"joined with the page before": {[]dossier.Paper{paper(dossier.Passport, 1), paper(dossier.NoCrimeRecord, 2, 3)}, 1},
		"all one paper of its kind":   {[]dossier.Paper{paper(dossier.NoCrimeRecord, 1, 2, 3)}, 0},
		"two papers of its kind":      {[]dossier.Paper{paper(dossier.NoCrimeRecord, 3), paper(dossier.NoCrimeRecord, 3)}, 1},
		"two others of its kind":      {[]dossier.Paper{paper(dossier.NoCrimeRecord, 3), paper(dossier.Other, 1), paper(dossier.NoCrimeRecord, 3)}, -1},
		"another kind with the field": {[]dossier.Paper{paper(dossier.Passport, 1), paper(dossier.SocialInsurance, 3)}, 1},
		"another kind without it":     {[]dossier.Paper{paper(dossier.Passport, 1), paper(dossier.Passport, 3)}, -1},
		"another paper in its place":  {[]dossier.Paper{paper(dossier.NoCrimeRecord, 1), paper(dossier.NoCrimeRecord, 2)}, -1},
		"nothing at all":              {nil, -1},
	} {
		d := dossier.Apply([]dossier.Document{{ID: "d", Papers: k.papers}}, []dossier.Correction{name})[0]
		at := -1
		for i, p := range d.Papers {
			if p.Fields["name"].Value == "王晓琳" {
				at = i
			}
		}
		if lost := len(d.Lost) == 1; at != k.at || lost != (k.at < 0) {
			t.Errorf("%s: on paper %d, lost %v, want %d", what, at, lost, k.at)
		}
	}
}

func TestALostCorrectionIsAnsweredByANewOne(t *testing.T) {
	lost := dossier.Correction{DocumentID: "d", Paper: 3, Kind: dossier.Passport, Page: 9, Field: "surname", Value: "WANG"}
	other := dossier.Correction{DocumentID: "d", Paper: 4, Kind: dossier.Passport, Page: 12, Field: "surname", Value: "LI"}
	later := lost
	later.Value = "HUANG"
	docs := []dossier.Document{{ID: "d", Papers: []dossier.Paper{{Kind: dossier.Passport, Pages: []int{1}}}}}
	got := dossier.Apply(docs, []dossier.Correction{lost, other, later})[0].Lost
	if diff := cmp.Diff([]dossier.Correction{other, later}, got); diff != "" {
		t.Errorf("the newest of each paper: %s", diff)
	}
	answer := dossier.Correction{Field: "surname", Value: "HUANG"}.On(docs[0])
	if got := dossier.Apply(docs, []dossier.Correction{lost, other, answer})[0].Lost; len(got) != 0 {
		t.Errorf("answered and still lost: %+v", got)
	}
}

// The number and the span of the months paid follow the months; what a person
// says of them afterwards counts.
func TestCorrectedMonthsBringTheirNumber(t *testing.T) {
	docs := []dossier.Document{{ID: "d", Papers: []dossier.Paper{{Kind: dossier.SocialInsurance, Fields: dossier.Fields{
		"month_count": {Value: "29"}, "period_start": {Value: "2024-01"}, "period_end": {Value: "2026-05", Review: true}}}}}}
	months := dossier.Correction{DocumentID: "d", Kind: dossier.SocialInsurance, Field: "months", List: []string{"2026-03", "2026-01", "2026-01"}}
	count := dossier.Correction{DocumentID: "d", Kind: dossier.SocialInsurance, Field: "month_count", Value: "7"}
	for i, k := range []struct {
		corrections []dossier.Correction
		want        [3]string
	}{
		{[]dossier.Correction{months}, [3]string{"2", "2026-01", "2026-03"}},
		{[]dossier.Correction{months, count}, [3]string{"7", "2026-01", "2026-03"}},
		{[]dossier.Correction{count, months}, [3]string{"2", "2026-01", "2026-03"}},
		{[]dossier.Correction{{DocumentID: "d", Kind: dossier.SocialInsurance, Field: "months"}}, [3]string{}},
		{[]dossier.Correction{{DocumentID: "d", Kind: dossier.SocialInsurance, Field: "months", List: []string{}}}, [3]string{"0"}},
	} {
		f := dossier.Apply(docs, k.corrections)[0].Papers[0].Fields
		if got := [3]string{f["month_count"].Value, f["period_start"].Value, f["period_end"].Value}; got != k.want || f["period_end"].Review {
			t.Errorf("%d: %v, want %v", i, got, k.want)
		}
	}
}
