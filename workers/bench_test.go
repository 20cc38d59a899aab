package workers_test

import (
	"testing"

	"zhengqi/internal/dossier"
)

// BenchmarkGroup measures what queue and database add to a group of 190
// documents whose reading takes no time.
func BenchmarkGroup(b *testing.B) {
	desk := newBench(b)
	desk.work(&pipe{})
	n := 0
	for b.Loop() {
		texts := contents(190)
		for i := range texts {
			texts[i] += string(rune('A' + n))
		}
		n++
		id, _ := desk.group(texts...)
		desk.report(id)
	}
}

// BenchmarkCorrection measures the way from a correction to its report.
func BenchmarkCorrection(b *testing.B) {
	desk := newBench(b)
	desk.work(&pipe{})
	id, docs := desk.group("a")
	desk.report(id)
	for b.Loop() {
		_, err := desk.db.Correct(b.Context(), docs[0].ID, desk.document(docs[0].ID).Version,
			[]dossier.Correction{{Field: "document_number", Value: "E1", By: "李"}})
		desk.ok(err)
		desk.report(id)
	}
}
