package specimen

import (
	"fmt"
	"testing"
)

// TestAnySocialIsReadable draws many statements of random look: every text
// lies on its sheet and apart from the others, and every value of the truth
// is printed.
func TestAnySocialIsReadable(t *testing.T) {
	for seed := range uint64(150) {
		defect := []string{"", "", "social.consecutive", "social.no_arrears", "social.months.min_6"}[seed%5]
		t.Run(fmt.Sprint(seed), func(t *testing.T) {
			p := drawAnySocial(testFacts(1000+seed, 1, defect))
			checkPrinted(t, p)
			for _, pg := range p.pages {
				checkPage(t, pg)
				checkOverlap(t, pg)
			}
		})
	}
}
