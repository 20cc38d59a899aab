package bench

import (
	"fmt"
	"io"
)

// confidenceSteps are the lower ends of the rows of a calibration.
var confidenceSteps = [...]float64{0.9999, 0.999, 0.99, 0.9, 0.5, 0}

// Calibration counts readings, of characters or lines, by the confidence they
// have, and those of them that are wrong.
type Calibration struct {
	N, Wrong [len(confidenceSteps)]int
	Promised [len(confidenceSteps)]float64 // sum of 1 - confidence: the wrong ones that were to be expected
}

// Add counts the characters of a reading; one of another shape than the truth
// is wrong throughout.
func (c *Calibration) Add(truth ZoneTruth, got ZoneReading) {
	for i, confidences := range got.Confidence {
		read, want := lineAt(got.Lines, i), lineAt(truth.Lines, i)
		for k, confidence := range confidences {
			c.add(confidence, len(read) == len(want) && read[k] == want[k])
		}
	}
}

func (c *Calibration) add(confidence float64, right bool) {
	row := 0
	for confidence < confidenceSteps[row] && row+1 < len(confidenceSteps) {
		row++
	}
	c.N[row]++
	c.Promised[row] += 1 - confidence
	if !right {
		c.Wrong[row]++
	}
}

// Write writes the counts as a Markdown table.
func (c *Calibration) Write(w io.Writer, title string) {
	fmt.Fprintf(w, "| %s | n | wrong | expected wrong | right |\n", title)
	fmt.Fprintln(w, "|---|---|---|---|---|")
	for i, step := range confidenceSteps {
		fmt.Fprintf(w, "| %g and more | %d | %d | %.1f | %s |\n", step, c.N[i], c.Wrong[i], c.Promised[i], percent(c.N[i]-c.Wrong[i], c.N[i]))
	}
	fmt.Fprintln(w)
}
