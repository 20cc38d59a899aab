package reader

import (
	"context"
	"testing"
)

func TestReadName(t *testing.T) {
	const name = "曹婷"
	for what, c := range map[string]struct {
		conf  float64
		again []string // by the second model and the third
		want  string
	}{
		"all looks agree":               {0.97, []string{name, name}, name},
		"the first one hesitates":       {0.85, []string{name, name}, "?" + name},
		"the third look reads another":  {0.97, []string{name, "草婷"}, "?" + name},
		"the second look reads another": {0.97, []string{"草婷", name}, "?" + name},
		"the third look reads nothing":  {0.97, []string{name, ""}, "?" + name},
	} {
		if got := judged(readName(context.Background(), scannedSpan(name, c.conf, c.again...))); got != c.want {
			t.Errorf("%s: %s, want %s", what, got, c.want)
		}
	}
	const plain = "丁敏"
	if got := judged(readName(context.Background(), scannedSpan(plain, 0.98, plain, ""))); got != plain {
		t.Errorf("a clear name without a look-alike: %s", got)
	}
}
