package lines

import (
	"context"
	"errors"
	"image"
	"testing"

	"zhengqi/internal/ocr"
	"zhengqi/internal/ocr/ocrtest"
)

// broken is a model that fails on every line.
type broken struct{ err error }

func (b broken) look(*image.Gray, set) (view, error) { return view{}, b.err }

func TestUsersModel(t *testing.T) {
	own, err := NewHan()
	if err != nil {
		t.Fatal(err)
	}
	line := ocrtest.Draw(t, "2026")
	for name, c := range map[string]struct {
		users *Reader
		want  string
		most  float64
	}{
		"reads, and is not believed in full": {own, "2026", usersConfidence},
		"fails: the built-in reader reads":   {newReader(broken{errors.New("no memory")}, "01"), "2026", 1},
		"sees no line":                       {newReader(broken{ErrLine}, "01"), "", 1},
	} {
		e, err := NewEngine(nil, c.users)
		if err != nil {
			t.Fatal(err)
		}
		found, err := e.Recognise(context.Background(), ocr.Request{Image: line, Language: ocr.Own, Layout: ocr.Line})
		if err != nil || ocrtest.Text(found) != c.want {
			t.Errorf("%s: read %q, %v", name, ocrtest.Text(found), err)
		}
		for _, l := range found {
			for _, char := range l.Words[0].Chars {
				if char.Confidence > c.most {
					t.Errorf("%s: %s of confidence %v", name, char.Text, char.Confidence)
				}
			}
		}
	}
}

func TestOnlyWhatStandsApartIsLeftOut(t *testing.T) {
	const unknown = string(Unknown)
	at := func(text string, from int) ocr.Char {
		return ocr.Char{Text: text, Box: image.Rect(from, 0, from+10, 30)}
	}
	for name, c := range map[string]struct {
		chars []ocr.Char
		want  string
	}{
		"a ruling on either side": {[]ocr.Char{at(unknown, 0), at("1", 30), at("2", 42), at(unknown, 70)}, "12"},
		"a label far off":         {[]ocr.Char{at(unknown, 0), at(unknown, 12), at("1", 40)}, "1"},
		"a figure not known":      {[]ocr.Char{at("1", 0), at("2", 12), at(unknown, 24)}, "12" + unknown},
		"one not known in front":  {[]ocr.Char{at(unknown, 0), at("1", 12), at("2", 24)}, unknown + "12"},
		"nothing known":           {[]ocr.Char{at(unknown, 0), at(unknown, 12)}, ""},
		"one within":              {[]ocr.Char{at("1", 0), at(unknown, 30), at("2", 60)}, "1" + unknown + "2"},
	} {
		text := ""
		for _, l := range withoutStrangers([]ocr.TextLine{{Words: []ocr.Word{{Chars: c.chars}}}}) {
			text += l.Words[0].Text
		}
		if text != c.want {
			t.Errorf("%s: %q, want %q", name, text, c.want)
		}
	}
}
