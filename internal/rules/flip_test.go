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
	g.Enterprise.Name, g.Applicants[0].NameZh = "甲公司", "王晓琳"
	second := passport("b/p", "2033-01-01", "CHN")
	second.Owner = "b"
	g.Applicants = append(g.Applicants, dossier.Applicant{Folder: "b"})
	g.Documents = append(g.Documents, second)
	before, err := from.Evaluate(g)
	showMistakes(t, err)
	after, err := to.Evaluate(g)
	showMistakes(t, err)
	changed := dossier.NewGroupFlips("7", before, after)
	if len(changed.Flips) != 1 {
		t.Fatalf("flips: %+v", changed)
	}
	f := changed.Flips[0]
	want(t, "who", []string{changed.GroupID, changed.Company, f.Folder, f.Name, string(f.Before), string(f.After)}, []string{"7", "甲公司", "a", "王晓琳", "complete", "incomplete"})
	want(t, "why", brief(f.Gained), []string{"passport.expiry fail a/p -"})
	want(t, "nothing lost", brief(f.Lost), []string{})
	if back := dossier.NewGroupFlips("7", after, before).Flips; len(back) != 1 || len(back[0].Lost) != 1 {
		t.Errorf("backwards: %+v", back)
	}
	if same := dossier.NewGroupFlips("7", after, after).Flips; len(same) != 0 {
		t.Errorf("the same report flips: %+v", same)
	}
}
