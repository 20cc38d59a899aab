package specimen

import (
	"fmt"
	"testing"
)

// TestPapersOfRandomLookAreReadable draws many papers of random look: every
// text lies on its sheet and apart from the others, and every value of the
// truth is printed.
func TestPapersOfRandomLookAreReadable(t *testing.T) {
	for kind, defects := range map[string][]string{
		"social_insurance":    {"", "", "social.consecutive", "social.no_arrears", "social.months.min_6"},
		"company_letter":      {"", "", "company_letter.names_all_applicants"},
		"customs_declaration": {"", "trade.customs.previous_year"},
	} {
		for seed := range uint64(150) {
			t.Run(fmt.Sprint(kind, seed), func(t *testing.T) {
				f := testFacts(1000+seed, []int{1, 3, 6, 30}[seed%4], defects[seed%uint64(len(defects))])
				p := anyLayout(t, kind).draw(f)
				checkPrinted(t, p)
				for _, pg := range p.pages {
					checkPage(t, pg)
					checkOverlap(t, pg)
				}
			})
		}
	}
}

func anyLayout(t *testing.T, kind string) layout {
	t.Helper()
	for _, l := range paperLayouts(kind) {
		if l.name == "any" {
			return l
		}
	}
	t.Fatalf("%s has no layout of random look", kind)
	return layout{}
}
