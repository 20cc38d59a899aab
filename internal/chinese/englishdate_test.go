package chinese

import "testing"

func TestEnglishDates(t *testing.T) {
	for s, want := range map[string]string{
		"12 March 2025": "2025-03-12", "March 12, 2025": "2025-03-12", "12MAR2025": "2025-03-12", "AUG. 04, 2025": "2025-08-04",
		"12th day of March, 2025": "2025-03-12", "this 12": "", "2025 JUL 11": "2025-07-11", "1stdayofMay,2025": "2025-05-01",
		"31 June 2025": "", "12 Brumaire 2025": "", "Sept. 3, 2025": "2025-09-03", "12-MAR-25": "",
	} {
		got, ok := ParseEnglishDate(s)
		if got.Value != want || ok != (want != "") {
			t.Errorf("%q: %q, %v, want %q", s, got.Value, ok, want)
		}
	}
}

func TestDayFirst(t *testing.T) {
	for s, want := range map[string]struct {
		date  string
		plain bool
	}{
		"31/12/2025": {"2025-12-31", true}, "03-02-2025": {"2025-02-03", false}, "5.5.2025": {"2025-05-05", true},
		"12/31/2025": {}, "03/02-2025": {}, "2025/02/03": {},
	} {
		got, plain, ok := ParseDayFirst(s)
		if got.Value != want.date || ok != (want.date != "") || ok && plain != want.plain {
			t.Errorf("%q: %q, %v, %v, want %v", s, got.Value, plain, ok, want)
		}
	}
}
