// Package bench measures the program on synthetic papers: what it reads right,
// what it gets wrong without saying so, and how long it takes.
package bench

import (
	"maps"
	"slices"
	"strings"
	"time"

	"zhengqi/internal/dossier"
)

// Score counts how the fields of some papers of one kind and level were read.
// Every field the truth names is in exactly one of Certain, Flagged, Silent,
// FlaggedWrong and Unread.
type Score struct {
	Papers       int
	KindRight    int
	Certain      int // right, not flagged
	Flagged      int // right, flagged for review
	Silent       int // wrong and not flagged: the worst there is
	FlaggedWrong int // wrong, flagged
	Unread       int
	Times        []time.Duration
	Mistakes     []Mistake
	Readings     []Judged // of pictures; a PDF's own text is what it says
}

// Mistake is one silent error, for the person who mends the reader.
type Mistake struct {
	Sample, Field, Want, Got string
}

// Fields is how many fields the truth names.
func (s Score) Fields() int {
	return s.Certain + s.Flagged + s.Silent + s.FlaggedWrong + s.Unread
}

// Median is the median time a paper took.
func (s Score) Median() time.Duration { return percentile(s.Times, 0.5) }

// Add counts one sample: what it holds in truth, what was read from it.
func (s *Score) Add(name, kind string, truth map[string]any, papers []dossier.Paper) {
	s.Papers++
	if len(papers) == 0 {
		s.Unread += len(truth)
		return
	}
	paper := papers[0]
	if string(paper.Kind) == kind {
		s.KindRight++
	}
	for _, field := range slices.Sorted(maps.Keys(truth)) {
		s.addField(name, field, truth[field], paper.Fields[field])
	}
}

func (s *Score) addField(sample, field string, want any, got dossier.Field) {
	right := equal(field, want, got)
	if got.Known() && got.Source != dossier.SourceText {
		s.Readings = append(s.Readings, Judged{field, got.Confidence, got.Review, right})
	}
	switch {
	case right && !got.Review:
		s.Certain++
	case right:
		s.Flagged++
	case !got.Known():
		s.Unread++
	case got.Review:
		s.FlaggedWrong++
	default:
		s.Silent++
		s.Mistakes = append(s.Mistakes, Mistake{sample, field, text(want), text(value(got))})
	}
}

func value(f dossier.Field) any {
	if f.List != nil {
		return f.List
	}
	return f.Value
}

func text(v any) string {
	switch v := v.(type) {
	case string:
		return v
	case []string:
		return strings.Join(v, ",")
	}
	return ""
}

// equal compares a truth with a field; an empty truth is a field the paper
// does not have. Of lists only that of months has an order.
func equal(field string, want any, got dossier.Field) bool {
	switch want := want.(type) {
	case string:
		return want == got.Value
	case []string:
		if field == "months" {
			return slices.Equal(want, got.List)
		}
		return slices.Equal(slices.Sorted(slices.Values(want)), slices.Sorted(slices.Values(got.List)))
	}
	return false
}
