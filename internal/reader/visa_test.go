package reader

import (
	"context"
	"testing"
)

// What a visa says of its term is certain where its two ends prove it: that the
// day of issue is the first, and which figures of a date are the day.
func TestTermOfAVisa(t *testing.T) {
	for name, c := range map[string]struct {
		lines       []string
		from, until string
	}{
		"a label that was not read": {[]string{"JAPAN", "DATE OF ISSUE   01 MAR 2025", "VALlD FRQN  15 MAR 2025", "VALID UNTIL  15 SEP 2025"}, "?2025-03-01", "2025-09-15"},
		"the day of issue":          {[]string{"JAPAN", "DATE OF ISSUE   15 MAR 2025", "VALID UNTIL  15 SEP 2025"}, "2025-03-15", "2025-09-15"},
		"day or month first":        {[]string{"CANADA", "VALID FROM   03/04/2025", "VALID UNTIL  03/11/2025"}, "?2025-04-03", "?2025-11-03"},
		"day first by the term":     {[]string{"SINGAPORE", "VALID FROM   03/04/2025", "VALID UNTIL  03/10/2025"}, "2025-04-03", "2025-10-03"},
		"either by the term":        {[]string{"CANADA", "VALID FROM   03/04/2025", "VALID UNTIL  03/04/2026"}, "?2025-04-03", "?2026-04-03"},
		"no day is a month":         {[]string{"CANADA", "VALID FROM   13/04/2025", "VALID UNTIL  29/08/2025"}, "2025-04-13", "2025-08-29"},
	} {
		p := ownPage(append([]string{"VISA", "NAME   WANG QIANG"}, c.lines...)...)
		got := values(readVisa(context.Background(), &text{rows: p.rows}))
		if got["valid_from"] != c.from || got["valid_until"] != c.until {
			t.Errorf("%s: from %q until %q, want %q and %q", name, got["valid_from"], got["valid_until"], c.from, c.until)
		}
	}
}
