package reader

import (
	"context"
	"image"
	"math"
	"slices"
	"testing"

	"zhengqi/internal/mrz"
	"zhengqi/internal/mrz/scan"
	"zhengqi/internal/ocr"
)

// flatEngine reads the lines it is told off a flattened zone, one after the
// other, each character in its cell.
type flatEngine struct{ lines *[]string }

func (e flatEngine) Close() error { return nil }

func (e flatEngine) Recognise(_ context.Context, r ocr.Request) ([]ocr.TextLine, error) {
	if r.Alphabet != mrz.Alphabet || len(*e.lines) == 0 {
		return nil, nil
	}
	text := (*e.lines)[0]
	*e.lines = (*e.lines)[1:]
	var word ocr.Word
	for i, c := range text {
		x := 8 + scan.FlatMargin + i*scan.FlatCell
		word.Chars = append(word.Chars, ocr.Char{Text: string(c), Confidence: 0.9, Box: image.Rect(x+4, 20, x+26, 52)})
	}
	return []ocr.TextLine{{Words: []ocr.Word{word}}}, nil
}

func TestSecondOpinionWeighsAndChangesNothing(t *testing.T) {
	p, truth := passportPage(t, nil)
	found, err := scan.Read(context.Background(), p.raster.Image, p.now)
	if err != nil {
		t.Fatal(err)
	}
	line1, line2 := truth["mrz_line1"].(string), truth["mrz_line2"].(string)
	found.Lines[0].Confidence = slices.Repeat([]float64{0.9999}, len(line1))
	against := []byte(line1)
	against[5] = 'Q'
	New(flatEngine{&[]string{string(against), line2}}).secondOpinion(context.Background(), found.Flatten(p.raster.Image), found)
	if found.Lines[0].Text != line1 {
		t.Errorf("the line became %s", found.Lines[0].Text)
	}
	c := found.Lines[0].Confidence
	if c[5] >= 0.9992 || c[6] <= 0.9999 || c[len(line1)-1] != 0.9999 {
		t.Errorf("read otherwise %.5f, read alike %.5f, a filler %.5f", c[5], c[6], c[len(line1)-1])
	}
	z := newZoneFields(found, 1)
	if z.fields["surname"].Review != true {
		t.Error("a name that two readers read differently is not for a person")
	}
}

func TestWeighed(t *testing.T) {
	for _, c := range []struct {
		confidence float64
		agreed     bool
		want       float64
	}{{0.5, true, 0.637}, {0.5, false, 0.1}, {0.999, true, 0.99943}, {0.999, false, 0.99107}, {1, false, 1}, {0, true, 0}} {
		if got := weighed(c.confidence, c.agreed); math.Abs(got-c.want) > 0.0005 {
			t.Errorf("%v, agreed %v: %.5f, want %.5f", c.confidence, c.agreed, got, c.want)
		}
	}
}
