package dossier_test

import (
	"fmt"
	"slices"
	"testing"

	"zhengqi/internal/dossier"
)

// A sum counts every group and finding and lists the first thousand groups.
func TestFlipSum(t *testing.T) {
	sum := dossier.NewFlipSum()
	sum.Add(dossier.GroupFlips{GroupID: "nothing"})
	photo, tax := dossier.Finding{Rule: "photo.pixels", Severity: dossier.Fail}, dossier.Finding{Rule: "tax.seal", Severity: dossier.Warn}
	for i := range 1200 {
		sum.Add(dossier.GroupFlips{GroupID: fmt.Sprint(i), Flips: []dossier.Flip{{Gained: []dossier.Finding{photo, photo}}, {Lost: []dossier.Finding{tax}, Gained: []dossier.Finding{photo}}}})
	}
	want := []dossier.RuleFlips{{Rule: "photo.pixels", Severity: dossier.Fail, Gained: 3600}, {Rule: "tax.seal", Severity: dossier.Warn, Lost: 1200}}
	if sum.Count != 1200 || len(sum.Flipped) != dossier.ShownFlips || sum.Flipped[999].GroupID != "999" || !slices.Equal(sum.ByRule, want) {
		t.Errorf("%d groups, %d listed, %+v", sum.Count, len(sum.Flipped), sum.ByRule)
	}
}

// A prohibited case and a deferral about the group as a whole are flips of its
// verdict as any other finding is.
func TestFlipOfTheGroupAlone(t *testing.T) {
	none := dossier.Report{Verdict: dossier.Complete, Enterprise: dossier.Part{Verdict: dossier.Complete}}
	for want, f := range map[dossier.Verdict]dossier.Finding{
		dossier.Barred:     {Rule: "a.b", Severity: dossier.Fail, Barred: true},
		dossier.Incomplete: {Rule: "a.b", Severity: dossier.Fail},
		dossier.Review:     {Rule: "a.b", Severity: dossier.Manual},
		dossier.Deferrable: {Rule: "a.b", Severity: dossier.Warn, Deferred: true},
	} {
		after := none
		after.Findings = []dossier.Finding{f}
		flips := dossier.NewGroupFlips("1", none, after).Flips
		if len(flips) != 1 || flips[0].Before != dossier.Complete || flips[0].After != want {
			t.Errorf("%s: %+v", want, flips)
		}
	}
}
