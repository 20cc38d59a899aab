package reader

import (
	"context"
	"testing"
)

// The boxes of a choice stand before its words or behind them.
func TestTicksOnEitherSideOfTheirWords(t *testing.T) {
	for line, want := range map[string]string{
		"性别:√男 女":    "M",
		"性别:男 √女":    "F",
		"性别:□男 ☑女":   "F",
		"性别:男√ 女":    "M",
		"性别:男☑ 女□":   "M",
		"性别:男□ 女■":   "F",
		"性别:男 女√":    "F",
		"性别:男√女":     "?F", // whose the mark is, only a person sees
		"性别:√男 □女 □": "?M",
	} {
		p := ownPage("申请人员基本资料", line)
		if got := values(readPersonForm(context.Background(), &text{rows: p.rows})); got["sex"] != want {
			t.Errorf("%s: %q, want %q", line, got["sex"], want)
		}
	}
}

// On a scan the ink of the boxes is compared, never that of the words.
func TestInkOfWordsIsNoTick(t *testing.T) {
	for line, want := range map[string]string{"性别:男□ 女■": "?F", "性别:□男 ■女": "F"} {
		p := scannedPage("", "申请人员基本资料", line)
		grey := p.sheet.Gray
		for i := range grey.Pix {
			grey.Pix[i] = 255
		}
		for _, g := range p.rows[1].glyphs[2:] { // 男 is denser than 女
			every := map[rune]int{'男': 4, '女': 7, '□': 6, '■': 1, ':': 9}[g.r]
			for y := g.box.Min.Y; y < g.box.Max.Y; y += every {
				for x := g.box.Min.X; x < g.box.Max.X-4; x++ {
					grey.Pix[grey.PixOffset(x, y)] = 0
				}
			}
		}
		if got := values(readPersonForm(context.Background(), &text{rows: p.rows})); got["sex"] != want {
			t.Errorf("%s: %q, want %q", line, got["sex"], want)
		}
	}
}
