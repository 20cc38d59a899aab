package lines

import (
	"context"
	"errors"
	"image"
	"log/slog"
	"slices"
	"strings"
	"sync"
	"unicode"

	"zhengqi/internal/ocr"
)

// Engine is an ocr.Engine that reads single lines in the language ocr.Own
// itself and leaves all else to the engine behind it.
type Engine struct {
	codes, han *Reader
	users      *Reader // read in place of han; nil for none
	complain   sync.Once
	behind     ocr.Engine
}

// usersConfidence bounds what is believed of a user's model, whose confidences
// nobody has measured: it is under what makes one model's reading certain.
const usersConfidence = 0.95

// NewEngine puts the readers of this package in front of another engine. A
// user's reader that is not nil reads in place of NewHan's, as long as it can.
// Close closes both.
func NewEngine(behind ocr.Engine, users *Reader) (*Engine, error) {
	codes, err := NewCodes()
	if err != nil {
		return nil, err
	}
	han, err := NewHan()
	if err != nil {
		return nil, err
	}
	return &Engine{codes: codes, han: han, users: users, behind: behind}, nil
}

// Recognise implements ocr.Engine. Of a line that is restricted to an alphabet
// of NewCodes, what is unknown at either end and stands apart, a label or a
// ruling, is left out. An unknown character has no confidence.
func (e *Engine) Recognise(ctx context.Context, r ocr.Request) ([]ocr.TextLine, error) {
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	if r.Language != ocr.Own || r.Layout != ocr.Line || r.Image == nil {
		return e.behind.Recognise(ctx, r)
	}
	found, err := e.read(r)
	if err != nil {
		return nil, nil // no line, so no text
	}
	line := textLine(r.Image, found.Chars, found.Confidence)
	if r.Alphabet != "" {
		line = withoutStrangers(line)
	}
	return line, nil
}

// read reads a line with the network made for it.
func (e *Engine) read(r ocr.Request) (Reading, error) {
	if r.Alphabet != "" && e.codes.knows(r.Alphabet) {
		return e.codes.Read(r.Image, r.Alphabet)
	}
	if e.users == nil {
		return e.han.Read(r.Image, r.Alphabet)
	}
	found, err := e.users.Read(r.Image, r.Alphabet)
	if err != nil && !errors.Is(err, ErrLine) {
		e.complain.Do(func() { slog.Warn("the line model failed; the built-in reader reads where it does", "error", err) })
		return e.han.Read(r.Image, r.Alphabet)
	}
	for i := range found.Chars {
		found.Chars[i].P = min(found.Chars[i].P, usersConfidence)
	}
	return found, err
}

// Close implements ocr.Engine.
func (e *Engine) Close() error {
	if e.users == nil {
		return e.behind.Close()
	}
	return errors.Join(e.users.Close(), e.behind.Close())
}

// knows reports whether the reader can tell every character of the alphabet.
func (r *Reader) knows(alphabet string) bool {
	for _, c := range alphabet {
		if !strings.ContainsRune(r.Alphabet(), c) {
			return false
		}
	}
	return true
}

// apart is the least white, in heights of the line, between a value and what
// does not belong to it.
const apart = 0.3

// withoutStrangers drops unknown characters at either end of a word that stand
// apart from the rest.
func withoutStrangers(lines []ocr.TextLine) []ocr.TextLine {
	for i := range lines {
		for k := range lines[i].Words {
			w := &lines[i].Words[k]
			w.Chars, w.Text, w.Box = familiar(w.Chars), "", image.Rectangle{}
			for _, c := range w.Chars {
				w.Text, w.Box = w.Text+c.Text, w.Box.Union(c.Box)
			}
		}
		lines[i].Words = slices.DeleteFunc(lines[i].Words, func(w ocr.Word) bool { return w.Text == "" })
	}
	return slices.DeleteFunc(lines, func(l ocr.TextLine) bool { return len(l.Words) == 0 })
}

// familiar is the characters without unknown ones apart at either end.
func familiar(chars []ocr.Char) []ocr.Char {
	unknown := func(i int) bool { return chars[i].Text == string(Unknown) }
	from, to := 0, len(chars)
	for i := 0; i < len(chars) && unknown(i); i++ {
		if i+1 == len(chars) || parted(chars[i], chars[i+1]) {
			from = i + 1
		}
	}
	for i := len(chars) - 1; i > from && unknown(i); i-- {
		if parted(chars[i-1], chars[i]) {
			to = i
		}
	}
	return chars[from:to]
}

func parted(a, b ocr.Char) bool {
	return float64(b.Box.Min.X-a.Box.Max.X) >= apart*float64(a.Box.Dy())
}

// textLine is the characters, each in a box as wide as its ink: one word, or
// several where the reader knows spaces.
func textLine(line *image.Gray, chars []Char, confidence float64) []ocr.TextLine {
	if len(chars) == 0 {
		return nil
	}
	ink, _ := inkIn(line)
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
