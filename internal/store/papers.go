package store

import (
	"fmt"

	"github.com/go-json-experiment/json"
	"github.com/go-json-experiment/json/jsontext"

	"zhengqi/internal/dossier"
)

// papersOf reads the papers of a document as toJSON wrote them; the empty text
// is none. To judge stored groups again is mostly to read their papers, which
// takes encoding/json five times as long.
func papersOf(text string) (papers []dossier.Paper, err error) {
	if text != "" {
		err = json.Unmarshal([]byte(text), &papers, json.WithUnmarshalers(fieldsFrom), jsontext.AllowDuplicateNames(true))
	}
	return papers, err
}

// fieldsFrom reads the fields of a paper, which encoding/json reads by
// Fields.UnmarshalJSON.
var fieldsFrom = json.UnmarshalFromFunc(func(from *jsontext.Decoder, fields *dossier.Fields) error {
	if from.PeekKind() == jsontext.Null.Kind() {
		return from.SkipValue()
	}
	*fields = make(dossier.Fields)
	r := fieldReader{from: from}
	for r.expect('{'); r.more('}'); {
		name := r.next().String()
		if (*fields)[name] = r.field(); r.err != nil {
			return fmt.Errorf("%s: %w", name, r.err)
		}
	}
	r.next()
	return r.err
})

// fieldReader reads tokens until one is not what it should be.
type fieldReader struct {
	from *jsontext.Decoder
	err  error
}

// field reads a field as dossier.FieldJSON shows it.
func (r *fieldReader) field() (f dossier.Field) {
	for r.expect('{'); r.more('}'); {
		switch r.next().String() {
		case "value":
			f.Value, f.List = r.value()
		case "raw":
			f.Raw = r.text()
		case "confidence":
			f.Confidence = number(r, jsontext.Token.Float)
		case "review":
			f.Review = r.next().Kind() == jsontext.True.Kind()
		case "source":
			f.Source = dossier.Source(r.text())
		case "page":
			f.Page = int(number(r, jsontext.Token.Int))
		case "box":
			f.Box = r.box()
		default:
			r.err = r.from.SkipValue()
		}
	}
	r.next()
	return f
}

// value reads a text, a list of texts, or null.
func (r *fieldReader) value() (text string, list []string) {
	switch r.from.PeekKind() {
	case jsontext.Null.Kind():
		r.next()
	case '[':
		list = []string{}
		for r.expect('['); r.more(']'); {
			list = append(list, r.text())
		}
		r.next()
	default:
		text = r.text()
	}
	return text, list
}

func (r *fieldReader) box() (box dossier.Box) {
	r.expect('[')
	for i := range box {
		box[i] = int(number(r, jsontext.Token.Int))
	}
	r.expect(']')
	return box
}

func (r *fieldReader) text() string {
	return r.expect('"').String()
}

// number reads a number by one of a token's methods.
func number[T any](r *fieldReader, of func(jsontext.Token) (T, error)) (n T) {
	token := r.expect('0')
	if r.err == nil {
		n, r.err = of(token)
	}
	return n
}

// expect reads a token of a kind.
func (r *fieldReader) expect(kind jsontext.Kind) jsontext.Token {
	token := r.next()
	if r.err == nil && token.Kind() != kind {
		r.err = fmt.Errorf("%s in place of %s", token.Kind(), kind)
	}
	return token
}

// more reports whether something stands before the closing bracket.
func (r *fieldReader) more(closing jsontext.Kind) bool {
	return r.err == nil && r.from.PeekKind() != closing
}

// next is the next token; null once something was wrong.
func (r *fieldReader) next() jsontext.Token {
	if r.err != nil {
		return jsontext.Null
	}
	token, err := r.from.ReadToken()
	if err != nil {
		token, r.err = jsontext.Null, err
	}
	return token
}
