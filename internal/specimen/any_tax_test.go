package specimen

import (
	"strings"
	"testing"
	"unicode"

	"zhengqi/internal/racetest"
)

// TestAnyPapersOfOffices draws many of the papers put together by chance: every
// one stays on its sheets, shows its truth, and nothing runs through its words.
func TestAnyPapersOfOffices(t *testing.T) {
	racetest.Long(t)
	for _, kind := range []string{"tax_certificate", "no_crime_record", "tax_rating"} {
		for seed := range uint64(250) {
			p := anyOf(t, kind).draw(testFacts(seed+1000, 3, ""))
			checkPrinted(t, p)
			for _, pg := range p.pages {
				checkPage(t, pg)
				checkOverlap(t, pg)
				checkStruck(t, pg)
			}
			if t.Failed() {
				t.Fatalf("%s of seed %d", kind, seed+1000)
			}
		}
	}
}

// anyOf is the layout of a kind that is put together by chance.
func anyOf(t *testing.T, kind string) layout {
	t.Helper()
	for _, l := range paperLayouts(kind) {
		if l.name == "any" {
			return l
		}
	}
	t.Fatalf("no layout of %s put together by chance", kind)
	return layout{}
}

// checkStruck looks for straight lines that run through text.
func checkStruck(t *testing.T, pg *page) {
	t.Helper()
	for _, i := range pg.items {
		stroke, ok := i.(*strokeItem)
		if !ok {
			continue
		}
		for k, from := range stroke.points {
			if k == len(stroke.points)-1 && !stroke.closed {
				break
			}
			line := hull([]point{from, stroke.points[(k+1)%len(stroke.points)]})
			for _, j := range pg.items {
				if text, ok := j.(*textItem); ok && strings.TrimSpace(text.s) != "" && through(line, j) {
					t.Errorf("a line at %.1f %.1f, %.1f by %.1f, runs through %q", line.x, line.y, line.w, line.h, text.s)
				}
			}
		}
	}
}

// through reports whether a line crosses the middle of a text.
func through(line area, i item) bool {
	box, _, _ := extent(i)
	x, y := min(0.8, box.w*0.2), box.h*0.2
	return line.x < box.x+box.w-x && box.x+x < line.x+line.w && line.y < box.y+box.h-y && box.y+y < line.y+line.h
}

// TestAnyPapersDiffer holds the papers put together by chance to variety: of a
// hundred about one company and person nearly all are set in another way.
func TestAnyPapersDiffer(t *testing.T) {
	for _, kind := range []string{"tax_certificate", "no_crime_record", "tax_rating"} {
		looks := map[string]bool{}
		for seed := range uint64(100) {
			f := testFacts(7, 3, "")
			f.rng = newRand(seed, 3)
			looks[wordsOnly(printedText(anyOf(t, kind).draw(f)))] = true
		}
		if len(looks) < 95 {
			t.Errorf("%s: %d papers of 100 differ in their words", kind, len(looks))
		}
	}
}

// wordsOnly leaves out the digits and signs of a text.
func wordsOnly(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.Is(unicode.Han, r) {
			return r
		}
		return -1
	}, s)
}
