package lines

import (
	"context"
	"errors"
	"image"
	"strings"
	"unicode"

	"zhengqi/internal/ocr"
)

// Engine is an ocr.Engine that reads single lines in the language ocr.Own
// itself and leaves all else to the engine behind it.
type Engine struct {
	codes, han *Reader
	behind     ocr.Engine
}

// NewEngine puts the readers of this package in front of another engine. A
// reader that is not nil takes the place of NewHan's. Close closes both.
func NewEngine(behind ocr.Engine, han *Reader) (*Engine, error) {
	codes, err := NewCodes()
	if err != nil {
		return nil, err
	}
	if han == nil {
		if han, err = NewHan(); err != nil {
			return nil, err
		}
	}
	return &Engine{codes, han, behind}, nil
}

// Recognise implements ocr.Engine. Of a line that is restricted to an alphabet
// of NewCodes, what is unknown at either end, a label or a ruling, is left out.
// An unknown character has no confidence.
func (e *Engine) Recognise(ctx context.Context, r ocr.Request) ([]ocr.TextLine, error) {
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	if r.Language != ocr.Own || r.Layout != ocr.Line || r.Image == nil {
		return e.behind.Recognise(ctx, r)
	}
	reader := e.han
	if r.Alphabet != "" && e.codes.knows(r.Alphabet) {
		reader = e.codes
	}
	found, err := reader.Read(r.Image, r.Alphabet)
	if err != nil {
		return nil, nil // no line, so no text
	}
	chars := found.Chars
	if r.Alphabet != "" {
		chars = known(chars)
	}
	return textLine(r.Image, chars, found.Confidence), nil
}

// Close implements ocr.Engine.
func (e *Engine) Close() error { return errors.Join(e.han.Close(), e.behind.Close()) }

// knows reports whether the reader can tell every character of the alphabet.
func (r *Reader) knows(alphabet string) bool {
	for _, c := range alphabet {
		if !strings.ContainsRune(r.Alphabet(), c) {
			return false
		}
	}
	return true
}

// known is the characters without the unknown ones at either end.
func known(chars []Char) []Char {
	for len(chars) > 0 && chars[0].R == Unknown {
		chars = chars[1:]
	}
	for len(chars) > 0 && chars[len(chars)-1].R == Unknown {
		chars = chars[:len(chars)-1]
	}
	return chars
}

// textLine is the characters, each in a box as wide as its ink: one word, or
// several where the reader knows spaces.
func textLine(line *image.Gray, chars []Char, confidence float64) []ocr.TextLine {
	ink := inkedColumns(line)
	var out ocr.TextLine
	open := false
	for _, c := range chars {
		if unicode.IsSpace(c.R) {
			open = false
			continue
		}
		if !open {
			out.Words, open = append(out.Words, ocr.Word{Confidence: confidence}), true
		}
		char := ocr.Char{Text: string(c.R), Confidence: c.P, Box: inked(line.Rect, ink, c)}
		if c.R == Unknown {
			char.Confidence = 0
		}
		w := &out.Words[len(out.Words)-1]
		w.Text, w.Chars, w.Box = w.Text+char.Text, append(w.Chars, char), w.Box.Union(char.Box)
		out.Box = out.Box.Union(char.Box)
	}
	if len(out.Words) == 0 {
		return nil
	}
	return []ocr.TextLine{out}
}

// inked is the box of a character, as wide as its ink and as high as the line.
func inked(line image.Rectangle, ink []bool, c Char) image.Rectangle {
	from, to := ends(ink[c.From:c.To])
	if from >= to {
		from, to = 0, c.To-c.From
	}
	return image.Rect(line.Min.X+c.From+from, line.Min.Y, line.Min.X+c.From+to, line.Max.Y)
}

// inkedColumns tells of every column of the line whether ink stands in it.
func inkedColumns(line *image.Gray) []bool {
	out := make([]bool, line.Rect.Dx())
	limits := inkLimits(line)
	for y := range line.Rect.Dy() {
		for x, v := range line.Pix[y*line.Stride:][:len(out)] {
			out[x] = out[x] || float64(v) < limits[x]
		}
	}
	return out
}
