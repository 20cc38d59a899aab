package reader

import (
	"context"
	"testing"
)

// clearAt sets how clear the characters of a print are.
func clearAt(v span, conf float64) span {
	gs := append([]glyph(nil), v[0].glyphs...)
	for i := range gs {
		gs[i].conf = conf
	}
	return span{{v[0].page, gs}}
}

func TestPlainestPrint(t *testing.T) {
	lines := []string{"昆明瑞泰进出口有限公司", "昆明瑞秦进出口有限公司", "昆明瑞泰进出口有限公司", "杭州旧日贸易有限公司"}
	p := scannedPage("", lines...)
	print := func(row int, conf float64) span { return clearAt(span{{p, p.rows[row].glyphs}}, conf) }
	for name, c := range map[string]struct {
		prints []span
		want   string
	}{
		"two of three":             {[]span{print(1, 0.99), print(0, 0.8), print(2, 0.9)}, "?" + lines[0]},
		"one of two":               {[]span{print(0, 0.8), print(1, 0.99)}, "?" + lines[1]},
		"the same print twice":     {[]span{print(0, 0.8), print(0, 0.8), print(1, 0.9)}, "?" + lines[1]},
		"another company":          {[]span{print(0, 0.8), print(3, 0.99)}, "?" + lines[0]},
		"one":                      {[]span{print(0, 0.8)}, lines[0]},
		"twice, whichever clearer": {[]span{print(0, 0.8), print(2, 0.9)}, lines[0]},
	} {
		v, sure := plainest(c.prints)
		got := v.text()
		if !sure {
			got = "?" + got
		}
		if got != c.want {
			t.Errorf("%s: %s, want %s", name, got, c.want)
		}
		if lowest, _ := v.confidence(); len(c.prints) == 2 && sure && lowest != 0.9 {
			t.Errorf("%s: not the clearer print", name)
		}
	}
	if !misreadOnce([]span{print(0, 0.9), print(1, 0.9)}, lines[0]) || misreadOnce([]span{print(0, 0.9), print(1, 0.9), print(2, 0.9)}, lines[0]) {
		t.Error("a misread print is outvoted by two that agree, and by no fewer")
	}
}

// TestNoSlipsInShortNames takes no name of another person for a misread one, and
// no second print for an answer to a doubt other than of clarity.
func TestNoSlipsInShortNames(t *testing.T) {
	print := func(s string) span { return scannedSpan(s, 0.99) }
	for _, pair := range [][2]string{{"王伟", "王芳"}, {"210102199003074522", "110101199003074514"}} {
		if mayBeMisread(print(pair[0]), print(pair[1])) {
			t.Errorf("%s may be %s", pair[0], pair[1])
		}
	}
	if own := ownPage("昆明瑞泰进出口有限公司", "昆明瑞秦进出口有限公司"); mayBeMisread(span{{own, own.rows[0].glyphs}}, span{{own, own.rows[1].glyphs}}) {
		t.Error("a PDF's own text is misread")
	}
	for text, again := range map[string]string{"王吴": "王吴", "曹婷": "草婷"} {
		v, other := scannedSpan(text, 0.999, again), scannedSpan(text, 0.999)
		if f := readBorneOut(context.Background(), v, []span{v, other}, wholly(readName)); f.Certain() {
			t.Errorf("%s is certain", text)
		}
	}
}
