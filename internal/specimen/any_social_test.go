package specimen

import (
	"fmt"
	"testing"

	"zhengqi/internal/racetest"
)

// TestPapersOfRandomLookAreReadable draws many papers of random look: every
// text lies on its sheet and apart from the others, and every value of the
// truth is printed.
func TestPapersOfRandomLookAreReadable(t *testing.T) {
	racetest.Long(t)
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
					checkGlyphs(t, pg)
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

// checkGlyphs looks for letters that a typeface lacks, or the one that stands
// for it in a PDF.
func checkGlyphs(t *testing.T, pg *page) {
	t.Helper()
	for _, i := range pg.items {
		text, ok := i.(*textItem)
		if !ok {
			continue
		}
		for _, r := range text.s {
			if text.face.glyph(r).missing || fontFiles[text.face].pdfFace.glyph(r).missing {
				t.Errorf("%q of %q has no glyph", r, text.s)
			}
		}
	}
}
