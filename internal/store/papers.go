package store

import (
	"fmt"

	"github.com/go-json-experiment/json"

	"zhengqi/internal/dossier"
)

// storedPaper is a paper as a document's row holds it.
type storedPaper struct {
	dossier.Paper
	Fields map[string]dossier.FieldJSON `json:"fields"`
}

// papersOf reads the papers of a document as toJSON wrote them; the empty text
// is none. To judge stored groups again is mostly to read their papers, which
// takes encoding/json three times as long.
func papersOf(text string) ([]dossier.Paper, error) {
	if text == "" {
		return nil, nil
	}
	var stored []storedPaper
	if err := json.Unmarshal([]byte(text), &stored); err != nil || stored == nil {
		return nil, err
	}
	papers := make([]dossier.Paper, len(stored))
	for i, s := range stored {
		papers[i] = s.Paper
		if s.Fields == nil {
			continue
		}
		papers[i].Fields = make(dossier.Fields, len(s.Fields))
		for name, written := range s.Fields {
			field, err := written.Field()
			if err != nil {
				return nil, fmt.Errorf("%s: %w", name, err)
			}
			papers[i].Fields[name] = field
		}
	}
	return papers, nil
}
