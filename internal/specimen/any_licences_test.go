package specimen

import "testing"

func TestAnyLicenceIsPrintedInFull(t *testing.T) {
	seen := map[string]int{}
	drawAny(t, "business_licence", func(t *testing.T, _ *facts, p paper) {
		for _, pg := range p.pages {
			checkPage(t, pg)
			checkOverlap(t, pg)
		}
		checkPrinted(t, p)
		for name := range p.truth {
			seen[name]++
		}
	})
	for _, name := range []string{"uscc", "name", "type", "legal_representative", "establishment_date", "address", "scope"} {
		if seen[name] != anySeeds {
			t.Errorf("%s is on %d of %d licences", name, seen[name], anySeeds)
		}
	}
	for _, name := range []string{"registered_capital", "term_end"} {
		if seen[name] == 0 || seen[name] == anySeeds {
			t.Errorf("%s is on %d of %d licences; it should be on some and not on all", name, seen[name], anySeeds)
		}
	}
}
