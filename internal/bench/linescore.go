package bench

import (
	"fmt"
	"io"
	"time"
)

// sureOf are the confidences from which a reading might be taken without a
// look at it.
var sureOf = [...]float64{0.9, 0.99}

// LineScore counts how an engine read some lines.
type LineScore struct {
	N, Right        int
	Characters      int // of the texts as printed
	Errors          int // characters to insert, leave out or exchange to get from those to what was read
	Sure, SureWrong [len(sureOf)]int
	Times           []time.Duration
}

// Add counts one line: its text and what was read, both in normal form.
func (s *LineScore) Add(want, got string, confidence float64, took time.Duration) {
	s.N++
	s.Characters += len([]rune(want))
	s.Errors += distance([]rune(want), []rune(got))
	s.Times = append(s.Times, took)
	if want == got {
		s.Right++
	}
	for i, least := range sureOf {
		if confidence < least {
			continue
		}
		s.Sure[i]++
		if want != got {
			s.SureWrong[i]++
		}
	}
}

// Join adds the counts of other lines.
func (s *LineScore) Join(o *LineScore) {
	s.N, s.Right = s.N+o.N, s.Right+o.Right
	s.Characters, s.Errors = s.Characters+o.Characters, s.Errors+o.Errors
	for i := range sureOf {
		s.Sure[i] += o.Sure[i]
		s.SureWrong[i] += o.SureWrong[i]
	}
	s.Times = append(s.Times, o.Times...)
}

// writeLineHead writes the first rows of the table of lines.
func writeLineHead(w io.Writer) {
	fmt.Fprintln(w, "| lines | level | n | read by | exactly right | character errors | sure of 0.9 | of these wrong | sure of 0.99 | of these wrong | median ms |")
	fmt.Fprintln(w, "|---|---|---|---|---|---|---|---|---|---|---|")
}

func (s *LineScore) write(w io.Writer, sort, level, engine string) {
	fmt.Fprintf(w, "| %s | %s | %d | %s | %s | %s | %s | %d | %s | %d | %.1f |\n", sort, level, s.N, engine,
		percent(s.Right, s.N), percent(s.Errors, s.Characters), percent(s.Sure[0], s.N), s.SureWrong[0],
		percent(s.Sure[1], s.N), s.SureWrong[1], percentile(s.Times, 0.5).Seconds()*1000)
}

// distance is the number of characters to insert, leave out or exchange to get
// from a to b (Levenshtein).
func distance(a, b []rune) int {
	row := make([]int, len(b)+1)
	for k := range row {
		row[k] = k
	}
	for i, x := range a {
		before := row[0]
		row[0] = i + 1
		for k, y := range b {
			cost := before
			if x != y {
				cost++
			}
			before = row[k+1]
			row[k+1] = min(cost, before+1, row[k]+1)
		}
	}
	return row[len(b)]
}
