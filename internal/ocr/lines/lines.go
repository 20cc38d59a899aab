// Package lines reads single lines of text with small networks of our own: the
// line is scaled to the network's height, every four columns become one frame,
// and the frames, each a distribution over the alphabet and a blank, are read
// by connectionist temporal classification. The programs that train the
// networks lie in train.
package lines

import (
	_ "embed"
	"errors"
	"image"
	"strings"
)

// Unknown stands in a Reading for a character that the network takes for none
// of its alphabet.
const Unknown = '\uFFFD'

// maxFrames bounds the length of a line.
const maxFrames = 1024

// ErrLine says that an image cannot be one line of text: it is empty, or more
// than a hundred times as wide as high.
var ErrLine = errors.New("lines: the image is no line of text")

//go:embed codes.bin
var codes []byte

// Reader reads lines with one model. It is safe for use by several goroutines.
type Reader struct {
	model    model
	letters  string
	alphabet []rune // letters: class k is character k-1
	classes  map[rune]int
	all      set
}

func newReader(m model, letters string) *Reader {
	r := &Reader{model: m, letters: letters, alphabet: []rune(letters), classes: map[rune]int{}}
	r.all = newSet(len(r.alphabet) + 1)
	r.all.add(blank)
	for i, c := range r.alphabet {
		r.classes[c] = i + 1
		r.all.add(i + 1)
	}
	return r
}

// model turns lines into frames of classes, class 0 the blank.
type model interface {
	// look returns what the model makes, in the classes allowed, of a line
	// without paper around it. Where that cannot be one line the error is
	// ErrLine.
	look(line *image.Gray, allowed set) (view, error)
}

// view is what a model makes of a line.
type view struct {
	frames frames
	pixels float64 // pixels of the line a frame
}

// Reading is what a line says. Spaces are not read. Confidence is the
// probability that Text is right in whole, over all ways to align it; it is 0
// where Text is empty.
type Reading struct {
	Text       string
	Confidence float64
	Chars      []Char
}

// Char is one character read. P is the probability of R where some character
// stands and that none was overlooked beside it, From and To its columns in
// pixels from the left edge of the line, and Alternatives the characters most
// probable instead, best first.
type Char struct {
	R            rune
	P            float64
	From, To     int
	Alternatives []Alternative
}

// Alternative is a character and its probability.
type Alternative struct {
	R rune
	P float64
}

// NewCodes returns the reader of credit codes, numbers, dates and amounts. It
// knows digits, capitals, numerals and the characters of dates and sums, and
// writes full-width forms as their ASCII ones.
func NewCodes() (*Reader, error) {
	return New(codes)
}

// New returns the reader that a model file of train/export.py describes.
func New(model []byte) (*Reader, error) {
	n, err := load(model)
	if err != nil {
		return nil, err
	}
	return newReader(n, n.Alphabet), nil
}

// Alphabet returns the characters the reader knows, Unknown among them.
func (r *Reader) Alphabet() string {
	return r.letters
}

// Read reads one line, dark on light, cut out with little around it. An
// alphabet that is not empty restricts the answer to its characters and
// Unknown. A line without text gives an empty Reading. Errors are ErrLine, and
// of a user's model whatever that fails with.
func (r *Reader) Read(line *image.Gray, alphabet string) (Reading, error) {
	if line == nil || line.Bounds().Empty() || line.Bounds().Dx() > 100*line.Bounds().Dy() {
		return Reading{}, ErrLine
	}
	if dark, light := extremes(line); light-dark < leastContrast {
		return Reading{}, nil
	}
	text := trim(line)
	v, err := r.model.look(text, r.allowed(alphabet))
	if err != nil {
		return Reading{}, err
	}
	out := r.reading(v, text.Rect.Size())
	out.shift(text.Rect.Min.X - line.Rect.Min.X)
	return out, nil
}

// allowed returns the classes an alphabet restricts a reading to.
func (r *Reader) allowed(alphabet string) set {
	if alphabet == "" {
		return r.all
	}
	return r.setOf(alphabet)
}

// setOf returns the classes of some characters, of Unknown and the blank.
func (r *Reader) setOf(characters string) set {
	out := newSet(len(r.alphabet) + 1)
	out.add(blank)
	for _, c := range characters + string(Unknown) {
		if class, known := r.classes[c]; known {
			out.add(class)
		}
	}
	return out
}

// reading decodes the view of a line of a size in pixels.
func (r *Reader) reading(v view, size image.Point) Reading {
	f := v.frames
	text := f.search()
	if len(text) == 0 {
		return Reading{}
	}
	spans := r.uncrowded(f, text, float64(size.Y)/v.pixels)
	out := Reading{Confidence: f.likelihood(classesOf(spans)), Chars: make([]Char, len(spans))}
	var b strings.Builder
	cuts := between(spans, len(f))
	for i, s := range spans {
		c := Char{R: r.alphabet[s.class-1]}
		c.P, c.Alternatives = f.alternatives(s, r.alphabet)
		c.P *= 1 - f.overlooked(spans, i)
		c.From, c.To = min(int(cuts[i]*v.pixels), size.X), min(int(cuts[i+1]*v.pixels), size.X)
		out.Chars[i] = c
		b.WriteRune(c.R)
	}
	out.Text = b.String()
	return out
}

func classesOf(spans []span) []int {
	out := make([]int, len(spans))
	for i, s := range spans {
		out[i] = s.class
	}
	return out
}

// shift moves the characters right.
func (r Reading) shift(by int) {
	for i := range r.Chars {
		r.Chars[i].From += by
		r.Chars[i].To += by
	}
}

// between returns the frames at which one character gives way to the next: half
// way between their peaks, and as far beyond the first and the last.
func between(text []span, frames int) []float64 {
	middle := func(i int) float64 { return float64(text[i].peak) + 0.5 }
	n := len(text)
	cuts := make([]float64, n+1)
	for i := 1; i < n; i++ {
		cuts[i] = (middle(i-1) + middle(i)) / 2
	}
	reach := 2.0
	if n > 1 {
		reach = (middle(n-1) - middle(0)) / float64(n-1) / 2
	}
	cuts[0], cuts[n] = max(middle(0)-reach, 0), min(middle(n-1)+reach, float64(frames))
	return cuts
}
