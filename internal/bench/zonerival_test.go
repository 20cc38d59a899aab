package bench

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestZoneOfPicksTheLastLongLinesWithFillers(t *testing.T) {
	upper, lower := "P<UTOERIKSSON<<ANNA<MARIA<<<<", "L898902C36UTO7408122F1204159<<<<<10"
	page := []string{"PASSPORT", strings.Repeat("X", 44), upper, "<<", lower, "12"}
	if diff := cmp.Diff([]string{upper, lower}, zoneOf(page, 2)); diff != "" {
		t.Error(diff)
	}
	for _, count := range []int{0, 3} {
		if got := zoneOf(page, count); got != nil {
			t.Errorf("%d lines: got %v, want none", count, got)
		}
	}
}

func TestDifferencesMarksWhatIsNotAlike(t *testing.T) {
	for _, c := range []struct{ a, b, want string }{{"AB<", "AB<", ""}, {"AB<", "AC<", " ^"}, {"AB", "ABC", "  ^"}, {"", "A", "^"}} {
		if got := differences(c.a, c.b); got != c.want {
			t.Errorf("differences(%q, %q) = %q, want %q", c.a, c.b, got, c.want)
		}
	}
}
