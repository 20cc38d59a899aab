package reader

import "testing"

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
		"two of three":             {[]span{print(1, 0.99), print(0, 0.8), print(2, 0.9)}, lines[0]},
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
