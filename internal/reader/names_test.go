package reader

import (
	"context"
	"testing"
)

func TestReadName(t *testing.T) {
	const name = "曹婷"
	for what, c := range map[string]struct {
		conf  float64
		again []string // by our own network and by Tesseract
		want  string
	}{
		"two clear looks":                         {0.999, []string{name, ""}, name},
		"not clear, and Tesseract says the same":  {0.95, []string{name, name}, name},
		"not clear, and Tesseract says another":   {0.95, []string{name, "草婷"}, "?" + name},
		"not clear, and Tesseract says nothing":   {0.95, []string{name, ""}, "?" + name},
		"the first look hesitates":                {0.85, []string{name, name}, "?" + name},
		"the second look reads another":           {0.999, []string{"草婷", "草婷"}, "?" + name},
		"the second look only, but Tesseract too": {0.999, []string{"草婷", name}, name},
		"one clear look is not enough for a name": {0.999, []string{"", ""}, "?" + name},
		"nor is Tesseract where we are not clear": {0.8, []string{"", name}, "?" + name},
	} {
		if got := judged(readName(context.Background(), scannedSpan(name, c.conf, c.again...))); got != c.want {
			t.Errorf("%s: %s, want %s", what, got, c.want)
		}
	}
}
