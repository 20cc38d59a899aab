package raster

import (
	"image"
	"slices"
	"testing"

	"github.com/klippa-app/go-pdfium/responses"
)

func TestTextOfSealsIsNoLine(t *testing.T) {
	char := func(text string, angle float64) *responses.GetPageTextStructuredChar {
		return &responses.GetPageTextStructuredChar{Text: text, Angle: angle}
	}
	for name, c := range map[string]struct {
		chars []*responses.GetPageTextStructuredChar
		want  string
	}{
		"a ring":      {[]*responses.GetPageTextStructuredChar{char("省", 4.71), char("成", 5.9), char("都", 0), char("\r", 0), char("市", 0.4), char("局", 0), char("长", 0)}, "局长"},
		"a watermark": {[]*responses.GetPageTextStructuredChar{char("无", 0), char("作", 0.5), char("废", 0.5), char("犯", 0), char("罪", 0)}, "无犯罪"},
		"text":        {[]*responses.GetPageTextStructuredChar{char("无", 0), char("犯", 0), char("罪", 0)}, "无犯罪"},
	} {
		got := ""
		for i, across := range acrossText(c.chars) {
			if !across && c.chars[i].Text != "\r" {
				got += c.chars[i].Text
			}
		}
		if got != c.want {
			t.Errorf("%s: %q, want %q", name, got, c.want)
		}
	}
}

// TestSmallLinesBesideATallTitle keeps two small lines apart that stand over each
// other within the height of a title beside them.
func TestSmallLinesBesideATallTitle(t *testing.T) {
	word := func(text string, x, y, w, h int) TextWord {
		return TextWord{Text: text, Box: image.Rect(x, y, x+w, y+h)}
	}
	lines := linesOf([]TextWord{word("验证码:", 50, 53, 36, 9), word("AH3F", 50, 66, 18, 9), word("92C1", 73, 66, 18, 9), word("参保证明", 195, 36, 200, 47)})
	var got []string
	for _, l := range lines {
		text := ""
		for _, w := range l.Words {
			text += w.Text + " "
		}
		got = append(got, text)
	}
	if want := []string{"验证码: 参保证明 ", "AH3F 92C1 "}; !slices.Equal(got, want) {
		t.Errorf("lines %q, want %q", got, want)
	}
}
