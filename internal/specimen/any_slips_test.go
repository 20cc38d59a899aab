package specimen

import "testing"

// anySeeds is how many papers of a layout of chance a test draws.
const anySeeds = 150

// drawAny draws the layout of chance of a kind many times.
func drawAny(t *testing.T, kind string, check func(t *testing.T, f *facts, p paper)) {
	t.Helper()
	for _, l := range paperLayouts(kind) {
		if l.name != "any" {
			continue
		}
		for seed := range uint64(anySeeds) {
			f := testFacts(1000+seed, 1+int(seed%8), "")
			p := l.draw(f)
			check(t, f, p)
			if t.Failed() {
				t.Fatalf("seed %d", seed)
			}
		}
		return
	}
	t.Fatalf("%s has no layout of chance", kind)
}

func TestAnySlipIsPrintedInFull(t *testing.T) {
	seen := map[string]int{}
	drawAny(t, "remittance_slip", func(t *testing.T, _ *facts, p paper) {
		for _, pg := range p.pages {
			checkPage(t, pg)
			checkOverlap(t, pg)
		}
		checkPrinted(t, p)
		for name := range p.truth {
			seen[name]++
		}
	})
	for _, name := range []string{"payer_name", "payee_name", "amount"} {
		if seen[name] != anySeeds {
			t.Errorf("%s is on %d of %d slips", name, seen[name], anySeeds)
		}
	}
	for _, name := range []string{"payer_account", "payee_account", "payee_bank", "amount_words", "date", "purpose", "serial_number", "status"} {
		if seen[name] == 0 || seen[name] == anySeeds {
			t.Errorf("%s is on %d of %d slips; it should be on some and not on all", name, seen[name], anySeeds)
		}
	}
}
