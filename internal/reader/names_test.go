package reader

import (
	"context"
	"testing"
)

func TestReadName(t *testing.T) {
	const name, other = "曹婷", "草婷"
	for what, c := range map[string]struct {
		conf  float64
		again []string // by our own network at three pictures, and by Tesseract
		want  string
	}{
		"two clear looks":                         {0.999, []string{name, ""}, name},
		"not clear, and Tesseract says the same":  {0.95, []string{name}, name},
		"not clear, and Tesseract says another":   {0.95, []string{name, name, name, other}, "?" + name},
		"not clear, and Tesseract says nothing":   {0.95, []string{name, name, name, ""}, "?" + name},
		"two models take it for a common one":     {0.1, []string{name}, "?" + name},
		"one look reads another":                  {0.999, []string{other, name}, "?" + name},
		"all other looks read another":            {0.999, []string{other}, "?" + other},
		"one clear look is not enough for a name": {0.999, []string{""}, "?" + name},
		"nor is Tesseract where we are not clear": {0.8, []string{"", "", "", name}, "?" + name},
	} {
		if got := judged(readName(context.Background(), scannedSpan(name, c.conf, c.again...))); got != c.want {
			t.Errorf("%s: %s, want %s", what, got, c.want)
		}
	}
}

func TestSurnameReadInAGivenName(t *testing.T) {
	for name, want := range map[string]string{"王吴": "?王吴", "吴涛": "吴涛"} {
		if got := judged(readName(context.Background(), scannedSpan(name, 0.999, name, name))); got != want {
			t.Errorf("%s: %s", name, got)
		}
	}
}

// The form of address behind a name is no part of it.
func TestNameWithAFormOfAddress(t *testing.T) {
	for text, want := range map[string]string{"单健同志": "单健", "欧阳雪女士": "欧阳雪", "王先生": "王先生"} {
		if got := judged(readName(context.Background(), span{{ownPage(text), ownPage(text).rows[0].glyphs}})); got != want {
			t.Errorf("%s: %s, want %s", text, got, want)
		}
	}
}

// People of seldom surnames need no look more than others do.
func TestSeldomSurnames(t *testing.T) {
	for _, name := range []string{"裘雨", "禤蓉斐", "笪珺", "隗宁峰", "宓子翀", "骆雪", "狄晓", "储明"} {
		if got := judged(readName(context.Background(), scannedSpan(name, 0.999, name, name))); got != name {
			t.Errorf("%s: %s", name, got)
		}
	}
}
