package bench

import (
	"fmt"
	"io"
	"slices"
	"strings"
)

// ZoneTable collects scores by the rows of a table, in the order in which they
// come up.
type ZoneTable struct {
	names  []string
	scores map[string]*ZoneScore
}

// Row returns the score of a row, which is new where no picture was in it yet.
func (t *ZoneTable) Row(name string) *ZoneScore {
	if t.scores == nil {
		t.scores = map[string]*ZoneScore{}
	}
	if t.scores[name] == nil {
		t.names = append(t.names, name)
		t.scores[name] = &ZoneScore{}
	}
	return t.scores[name]
}

// Write writes the rows by name as Markdown and returns their sum.
func (t *ZoneTable) Write(w io.Writer, title string) ZoneScore {
	fmt.Fprintf(w, "| %s | n | found | lines exact | characters right | **silent errors** | values right and certain | exact, flagged | false zones | decode, median ms | read, median ms | p95 ms |\n", title)
	fmt.Fprintln(w, "|---|---|---|---|---|---|---|---|---|---|---|---|")
	var all ZoneScore
	for _, name := range slices.Sorted(slices.Values(t.names)) {
		t.scores[name].write(w, name)
		all.Join(*t.scores[name])
	}
	if len(t.names) > 1 {
		all.write(w, "all")
	}
	fmt.Fprintln(w)
	return all
}

func (s *ZoneScore) write(w io.Writer, name string) {
	exact := "–"
	if s.Characters > 0 {
		exact = fmt.Sprint(s.Exact)
	}
	fmt.Fprintf(w, "| %s | %d | %d | %s | %s | **%d** | %s | %d | %d | %d | %d | %d |\n", name, s.N, s.Found, exact, percent(s.Right, s.Characters),
		s.Silent, percent(s.Certain, s.Values), s.Flagged, s.False,
		percentile(s.Decoding, 0.5).Milliseconds(), percentile(s.Reading, 0.5).Milliseconds(), percentile(s.Reading, 0.95).Milliseconds())
}

func percent(part, whole int) string {
	if whole == 0 {
		return "–"
	}
	return fmt.Sprintf("%.2f %%", 100*float64(part)/float64(whole))
}

// writeZoneFailure writes what was read of a picture above what it shows, with
// a mark under every character that is wrong.
func writeZoneFailure(w io.Writer, name string, truth ZoneTruth, got ZoneReading) {
	if len(got.Lines) == 0 {
		fmt.Fprintf(w, "%s: no zone found\n", name)
		return
	}
	fmt.Fprintf(w, "%s:\n", name)
	for i := range max(len(truth.Lines), len(got.Lines)) {
		read, want := lineAt(got.Lines, i), lineAt(truth.Lines, i)
		fmt.Fprintf(w, "  read %s\n  true %s\n", read, want)
		if marks := differences(read, want); marks != "" {
			fmt.Fprintf(w, "       %s\n", marks)
		}
	}
}

func lineAt(lines []string, i int) string {
	if i < len(lines) {
		return lines[i]
	}
	return ""
}

// differences has a ^ wherever two lines differ; "" where they are the same.
func differences(a, b string) string {
	marks := []byte(strings.Repeat(" ", max(len(a), len(b))))
	for i := range marks {
		if i >= len(a) || i >= len(b) || a[i] != b[i] {
			marks[i] = '^'
		}
	}
	return strings.TrimRight(string(marks), " ")
}
