package specimen

import "testing"

// TestPapersOfTradeAndPersonsHaveLayoutsHeldApart holds the kinds whose
// papers have no common form to more layouts.
func TestPapersOfTradeAndPersonsHaveLayoutsHeldApart(t *testing.T) {
	for _, kind := range []string{"contract", "intent_letter", "project_plan", "visa_page", "basic_info_form", "application_form"} {
		held, open := 0, 0
		for _, l := range paperLayouts(kind) {
			if l.held {
				held++
			} else {
				open++
			}
		}
		if held < 2 || open < 4 {
			t.Errorf("%s: %d layouts and %d held apart, want at least 4 and 2", kind, open, held)
		}
	}
}
