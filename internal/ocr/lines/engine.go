package lines

import (
	"context"
	"image"
	"strings"

	"zhengqi/internal/ocr"
)

// Engine is an ocr.Engine that reads lines of codes, numbers, dates and amounts
// itself and leaves all else to the engine behind it.
type Engine struct {
	codes  *Reader
	behind ocr.Engine
}

// NewEngine puts the readers of this package in front of another engine, which
// Close closes with them.
func NewEngine(behind ocr.Engine) (*Engine, error) {
	codes, err := NewCodes()
	if err != nil {
		return nil, err
	}
	return &Engine{codes, behind}, nil
}

// Recognise implements ocr.Engine. It reads requests for one line in an
// alphabet that NewCodes knows, whatever their language. What it does not know
// at either end of a line, a label or a ruling, is left out; a line with
// anything unknown within goes to the engine behind.
func (e *Engine) Recognise(ctx context.Context, r ocr.Request) ([]ocr.TextLine, error) {
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	if r.Layout == ocr.Line && r.Alphabet != "" && e.codes.knows(r.Alphabet) {
		if line, ok := e.read(r); ok {
			return []ocr.TextLine{line}, nil
		}
	}
	return e.behind.Recognise(ctx, r)
}

// Close implements ocr.Engine.
func (e *Engine) Close() error { return e.behind.Close() }

// knows reports whether the reader can tell every character of the alphabet.
func (r *Reader) knows(alphabet string) bool {
	for _, c := range alphabet {
		if !strings.ContainsRune(r.Alphabet(), c) {
			return false
		}
	}
	return true
}

func (e *Engine) read(r ocr.Request) (ocr.TextLine, bool) {
	found, err := e.codes.Read(r.Image, r.Alphabet)
	if err != nil {
		return ocr.TextLine{}, false
	}
	known := found.known()
	if len(known) == 0 {
		return ocr.TextLine{}, false
	}
	w := ocr.Word{Confidence: found.Confidence}
	for _, c := range known {
		if c.R == Unknown {
			return ocr.TextLine{}, false
		}
		box := r.Image.Rect
		box.Min.X, box.Max.X = box.Min.X+c.From, box.Min.X+c.To
		w.Text += string(c.R)
		w.Box = w.Box.Union(box)
		w.Chars = append(w.Chars, ocr.Char{Text: string(c.R), Confidence: c.P, Box: box})
	}
	return ocr.TextLine{Words: []ocr.Word{w}, Box: w.Box}, w.Box != image.Rectangle{}
}

// known is the characters without the unknown ones at either end.
func (r Reading) known() []Char {
	out := r.Chars
	for len(out) > 0 && out[0].R == Unknown {
		out = out[1:]
	}
	for len(out) > 0 && out[len(out)-1].R == Unknown {
		out = out[:len(out)-1]
	}
	return out
}
