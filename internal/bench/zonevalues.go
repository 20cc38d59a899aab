package bench

import (
	"fmt"
	"io"
	"maps"
	"slices"
	"time"
)

// ValueCounts counts how the values of one field were read.
type ValueCounts struct {
	Certain      int // right, not flagged
	Flagged      int // right, flagged for review
	Silent       int // wrong and not flagged
	FlaggedWrong int // wrong, flagged
}

// ValueTable counts the values of zones by field. The zero value is empty.
type ValueTable struct {
	counts map[string]*ValueCounts
}

// Add counts the values read from a picture of truth at now.
func (t *ValueTable) Add(truth ZoneTruth, got ZoneReading, now time.Time) {
	if t.counts == nil {
		t.counts = map[string]*ValueCounts{}
	}
	want := zoneValues(truth, now)
	for field, f := range got.Fields {
		if t.counts[field] == nil {
			t.counts[field] = &ValueCounts{}
		}
		t.counts[field].add(f.Value == want[field], f.Review)
	}
}

func (c *ValueCounts) add(right, review bool) {
	switch {
	case right && !review:
		c.Certain++
	case right:
		c.Flagged++
	case !review:
		c.Silent++
	default:
		c.FlaggedWrong++
	}
}

// Write writes the counts as a Markdown table.
func (t *ValueTable) Write(w io.Writer) {
	fmt.Fprintln(w, "| value | n | right, certain | right, flagged | **silent errors** | wrong, flagged |")
	fmt.Fprintln(w, "|---|---|---|---|---|---|")
	for _, field := range slices.Sorted(maps.Keys(t.counts)) {
		c := t.counts[field]
		n := c.Certain + c.Flagged + c.Silent + c.FlaggedWrong
		fmt.Fprintf(w, "| %s | %d | %s | %s | **%d** | %d |\n", field, n, percent(c.Certain, n), percent(c.Flagged, n), c.Silent, c.FlaggedWrong)
	}
	fmt.Fprintln(w)
}
