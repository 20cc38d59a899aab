package raster

import (
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
