package store

import (
	"fmt"

	"github.com/go-json-experiment/json"
	"github.com/go-json-experiment/json/jsontext"

	"zhengqi/internal/dossier"
)

// papersOf reads the papers of a document as toJSON wrote them; the empty text
// is none. To judge stored groups again is mostly to read their papers, which
// takes encoding/json three times as long.
func papersOf(text string) (papers []dossier.Paper, err error) {
	if text != "" {
		err = json.Unmarshal([]byte(text), &papers, json.WithUnmarshalers(fieldsFrom))
	}
	return papers, err
}

// fieldsFrom reads the fields of a paper, which encoding/json reads by
// Fields.UnmarshalJSON.
var fieldsFrom = json.UnmarshalFromFunc(func(from *jsontext.Decoder, fields *dossier.Fields) error {
	if open, err := from.ReadToken(); err != nil || open.Kind() != '{' {
		return err
	}
	*fields = make(dossier.Fields)
	for from.PeekKind() != '}' {
		token, err := from.ReadToken()
		if err != nil {
			return err
		}
		name := token.String()
		var written dossier.FieldJSON
		if err := json.UnmarshalDecode(from, &written); err != nil {
			return err
		}
		if (*fields)[name], err = written.Field(); err != nil {
			return fmt.Errorf("%s: %w", name, err)
		}
	}
	_, err := from.ReadToken()
	return err
})
