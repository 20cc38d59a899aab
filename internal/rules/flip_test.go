package rules_test

import (
	"strings"
	"testing"

	"zhengqi/internal/dossier"
)

func TestFlipsOfAChangedParameter(t *testing.T) {
	stricter := strings.NewReplacer("2026-01-01", "2026-07-01", "years: 1", "years: 3", "at_most: warn, ", "").Replace(office)
	c := load(t, map[string]string{"lender": lender, "office": office, "later": stricter})
	from, err := c.PackVersion("office", "2026-01-01.1")
	showMistakes(t, err)
	to, err := c.PackVersion("office", "2026-07-01.1")
	showMistakes(t, err)
	g := onePassport("office", "2028-01-01")
	second := passport("b/p", "2033-01-01", "CHN")
	second.Owner = "b"
	g.Applicants = append(g.Applicants, dossier.Applicant{Folder: "b"})
	g.Documents = append(g.Documents, second)
	before, err := from.Evaluate(g)
	showMistakes(t, err)
	after, err := to.Evaluate(g)
	showMistakes(t, err)
	flips := dossier.Flips(before, after)
	if len(flips) != 1 {
		t.Fatalf("flips: %+v", flips)
	}
	f := flips[0]
	want(t, "who", []string{f.Folder, string(f.Before), string(f.After)}, []string{"a", "complete", "incomplete"})
	want(t, "why", brief(f.Gained), []string{"passport.expiry fail a/p -"})
	want(t, "nothing lost", brief(f.Lost), []string{})
	if back := dossier.Flips(after, before); len(back) != 1 || len(back[0].Lost) != 1 {
		t.Errorf("backwards: %+v", back)
	}
	if same := dossier.Flips(after, after); len(same) != 0 {
		t.Errorf("the same report flips: %+v", same)
	}
}
