package bench

import (
	"cmp"
	"fmt"
	"io"
	"maps"
	"slices"

	"zhengqi/internal/dossier"
)

// Judged is a field that was read from a picture: what it was said to be worth,
// and whether it is right.
type Judged struct {
	Field         string
	Confidence    float64
	Review, Right bool
}

// fieldOf names a field of a kind.
type fieldOf struct {
	kind  dossier.Kind
	field string
}

// fieldWorth tells what the confidences of fields are worth: those of all fields
// by steps, and those of every field of every kind.
type fieldWorth struct {
	all    Calibration
	fields map[fieldOf]*judgement
}

// judgement counts the readings of one field. Expected is how many are wrong by
// their confidences.
type judgement struct {
	n, wrong, flagged, silent int // flagged: right, but for review
	expected                  float64
}

func (w *fieldWorth) add(kind dossier.Kind, readings []Judged) {
	if w.fields == nil {
		w.fields = map[fieldOf]*judgement{}
	}
	for _, r := range readings {
		w.all.add(r.Confidence, r.Right)
		name := fieldOf{kind, r.Field}
		if w.fields[name] == nil {
			w.fields[name] = &judgement{}
		}
		w.fields[name].add(r)
	}
}

func (j *judgement) add(r Judged) {
	j.n++
	j.expected += 1 - r.Confidence
	switch {
	case r.Right && r.Review:
		j.flagged++
	case !r.Right:
		j.wrong++
		if !r.Review {
			j.silent++
		}
	}
}

// write writes two Markdown tables: by steps of confidence, and by field.
func (w *fieldWorth) write(to io.Writer) {
	fmt.Fprintln(to)
	w.all.Write(to, "confidence of a field")
	fmt.Fprintln(to, "| kind | field | n | wrong | expected wrong | **silent errors** | flagged, of right ones |")
	fmt.Fprintln(to, "|---|---|---|---|---|---|---|")
	byName := func(a, b fieldOf) int { return cmp.Or(cmp.Compare(a.kind, b.kind), cmp.Compare(a.field, b.field)) }
	for _, name := range slices.SortedFunc(maps.Keys(w.fields), byName) {
		j := w.fields[name]
		fmt.Fprintf(to, "| %s | %s | %d | %d | %.1f | **%d** | %s |\n", name.kind, name.field, j.n, j.wrong, j.expected, j.silent, percent(j.flagged, j.n-j.wrong))
	}
}
