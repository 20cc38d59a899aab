package dossier

import (
	"encoding/json"
	"errors"
	"fmt"
)

// Source says where a value was taken from.
type Source string

// The sources of a field.
const (
	SourceMRZ    Source = "mrz"    // a passport's machine-readable zone
	SourceOCR    Source = "ocr"    // printed text, recognised
	SourceText   Source = "text"   // a PDF's own text
	SourceImage  Source = "image"  // measured on the picture
	SourcePerson Source = "person" // a reviewer's correction
)

// Box is [x, y, width, height] in pixels of the page as uploaded, after its
// EXIF orientation; PDF pages at 200 dpi. The zero Box means "no place".
type Box [4]int

// Field is one value read from a document, in the normal form of its
// FieldSpec. An absent field is unknown; so is one without a value. Review
// asks for a person's look before the value is relied upon.
type Field struct {
	Value      string   // the value of every type but List
	List       []string // the value of type List; nil for the others
	Raw        string   // what was read before normalisation
	Confidence float64  // calibrated probability that Value is right, 0 to 1
	Review     bool
	Source     Source
	Page       int // 1-based
	Box        Box
}

// Fields are the fields of a paper by their contract name.
type Fields map[string]Field

// Known reports whether f holds a value at all.
func (f Field) Known() bool { return f.Value != "" || f.List != nil }

// Certain reports whether f holds a value that may be relied upon.
func (f Field) Certain() bool { return f.Known() && !f.Review }

// FieldJSON is a field as JSON shows it. Value is nil, a string, or a list of
// strings ([]any, or []string where it is written).
type FieldJSON struct {
	Value      any     `json:"value"`
	Raw        string  `json:"raw"`
	Confidence float64 `json:"confidence"`
	Review     bool    `json:"review"`
	Source     Source  `json:"source"`
	Page       int     `json:"page"`
	Box        Box     `json:"box"`
}

// MarshalJSON writes the field as the contract shows it: value is a text, a
// list of texts, or null where nothing could be read.
func (f Field) MarshalJSON() ([]byte, error) {
	j := FieldJSON{nil, f.Raw, f.Confidence, f.Review, f.Source, f.Page, f.Box}
	if f.List != nil {
		j.Value = f.List
	} else if f.Value != "" {
		j.Value = f.Value
	}
	return json.Marshal(j)
}

// UnmarshalJSON reads what MarshalJSON writes. It reads all fields at one go:
// each by itself takes twice the time, and stored groups have thousands.
func (f *Fields) UnmarshalJSON(data []byte) error {
	var read map[string]FieldJSON
	if err := json.Unmarshal(data, &read); err != nil || read == nil {
		return err
	}
	*f = make(Fields, len(read))
	for name, j := range read {
		field, err := j.Field()
		if err != nil {
			return fmt.Errorf("%s: %w", name, err)
		}
		(*f)[name] = field
	}
	return nil
}

// UnmarshalJSON reads what MarshalJSON writes.
func (f *Field) UnmarshalJSON(data []byte) error {
	var j FieldJSON
	err := json.Unmarshal(data, &j)
	if err == nil {
		*f, err = j.Field()
	}
	return err
}

// Field is the field that was written as j.
func (j FieldJSON) Field() (Field, error) {
	f := Field{Raw: j.Raw, Confidence: j.Confidence, Review: j.Review, Source: j.Source, Page: j.Page, Box: j.Box}
	switch value := j.Value.(type) {
	case nil:
	case string:
		f.Value = value
	case []any:
		f.List = make([]string, len(value))
		for i, item := range value {
			text, ok := item.(string)
			if !ok {
				return f, errFieldValue
			}
			f.List[i] = text
		}
	default:
		return f, errFieldValue
	}
	return f, nil
}

var errFieldValue = errors.New("the value of a field is a text, a list of texts, or null")
