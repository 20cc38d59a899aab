package bench

import (
	"context"
	"image"
	"strings"

	"golang.org/x/image/draw"

	"zhengqi/internal/ocr"
	"zhengqi/internal/ocr/lines"
)

// LineReader is one way to read a line. An alphabet that is not empty holds
// every character of the line; a reader may make use of it or not. Confidence
// is that the text is right in whole, 0 to 1.
type LineReader struct {
	Name  string
	Own   bool                       // its confidences are to be tested
	Reads func(alphabet string) bool // whether it is made for such lines; nil for all
	Read  func(ctx context.Context, line *image.Gray, alphabet string) (text string, confidence float64, err error)
}

// OwnLineReaders returns the product's own networks.
func OwnLineReaders() ([]LineReader, error) {
	codes, err := lines.NewCodes()
	if err != nil {
		return nil, err
	}
	han, err := lines.NewHan()
	if err != nil {
		return nil, err
	}
	return []LineReader{
		{"codes", true, narrow, func(_ context.Context, line *image.Gray, alphabet string) (string, float64, error) {
			r, err := codes.Read(line, alphabet)
			return r.Text, r.Confidence, err
		}},
		{"han", true, nil, func(_ context.Context, line *image.Gray, _ string) (string, float64, error) {
			r, err := han.Read(line, "")
			return r.Text, r.Confidence, err
		}},
	}, nil
}

// TesseractLineReaders returns the models that e has, given lines as the
// product gives them: at the height they read best, and their alphabet.
func TesseractLineReaders(e ocr.Engine) []LineReader {
	var out []LineReader
	for _, language := range []ocr.Language{ocr.HanS, ocr.ChiSim, ocr.English} {
		read := func(ctx context.Context, line *image.Gray, alphabet string) (string, float64, error) {
			found, err := e.Recognise(ctx, ocr.Request{Image: atHeight(line), Language: language, Layout: ocr.Line, Alphabet: alphabet})
			text, confidence := joined(found)
			return text, confidence, err
		}
		r := LineReader{Name: "Tesseract " + string(language), Read: read}
		if language == ocr.English {
			r.Reads = withDigits
		}
		out = append(out, r)
	}
	return out
}

func narrow(alphabet string) bool     { return alphabet != "" }
func withDigits(alphabet string) bool { return strings.Contains(alphabet, numerals) }

// textHeight is the height of characters, in pixels, that Tesseract is given.
const textHeight = 40

// atHeight scales a framed line to the height Tesseract is given.
func atHeight(line *image.Gray) *image.Gray {
	size := line.Rect.Size()
	factor := min(textHeight*(1+2*margin)/float64(size.Y), 4)
	dst := image.NewGray(image.Rect(0, 0, int(float64(size.X)*factor), int(float64(size.Y)*factor)))
	draw.CatmullRom.Scale(dst, dst.Rect, line, line.Rect, draw.Src, nil)
	return dst
}

// joined is the text of all words, and the least of their confidences.
func joined(found []ocr.TextLine) (string, float64) {
	var text strings.Builder
	sure := 1.0
	for _, l := range found {
		for _, w := range l.Words {
			text.WriteString(w.Text)
			sure = min(sure, w.Confidence)
		}
	}
	if text.Len() == 0 {
		sure = 0
	}
	return text.String(), sure
}
