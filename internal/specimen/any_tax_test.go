package specimen

import (
	"testing"
)

// TestAnyPapersOfOffices draws many of the papers put together by chance: every
// one stays on its sheets, shows its truth and nothing over anything else.
func TestAnyPapersOfOffices(t *testing.T) {
	for _, kind := range []string{"tax_certificate", "no_crime_record", "tax_rating"} {
		for _, l := range paperLayouts(kind) {
			if l.name != "any" {
				continue
			}
			for seed := range uint64(400) {
				p := l.draw(testFacts(seed+1000, 3, ""))
				checkPrinted(t, p)
				for _, pg := range p.pages {
					checkPage(t, pg)
					checkOverlap(t, pg)
				}
				if t.Failed() {
					t.Fatalf("%s of seed %d", kind, seed+1000)
				}
			}
		}
	}
}
