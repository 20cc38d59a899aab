package rules_test

import (
	"errors"
	"testing"

	"zhengqi/internal/rules"
)

// builtin loads the embedded packs and shows every mistake.
func builtin(t testing.TB) *rules.Catalogue {
	t.Helper()
	c, err := rules.Builtin()
	showMistakes(t, err)
	return c
}

func showMistakes(t testing.TB, err error) {
	t.Helper()
	var mistakes rules.Mistakes
	if errors.As(err, &mistakes) {
		t.Fatalf("mistakes:\n%v", mistakes)
	}
	if err != nil {
		t.Fatal(err)
	}
}

func TestCasesOfThePacks(t *testing.T) {
	results, err := builtin(t).RunCases()
	showMistakes(t, err)
	for _, r := range results {
		if !r.OK() {
			t.Errorf("%s:%d: %s: want %s, got %s", r.File, r.Line, r.Rule, r.Want, r.Got)
		}
	}
	t.Logf("%d cases", len(results))
}
