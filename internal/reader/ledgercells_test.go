package reader

import (
	"context"
	"image"
	"image/draw"
	"strings"
	"testing"
)

// crowded is a row of a scan in one stretch of print, with ink on all of its
// boxes but those between from and to.
func crowded(text string, from, to int) row {
	p := &page{ink: image.NewGray(image.Rect(0, 0, 600, 60))}
	draw.Draw(p.ink, p.ink.Rect, image.White, image.Point{}, draw.Src)
	r := row{page: p, height: 20}
	for i, c := range []rune(text) {
		box := image.Rect(20+20*i, 20, 38+20*i, 40)
		r.glyphs = append(r.glyphs, glyph{r: c, conf: 1, box: box})
		draw.Draw(p.ink, box, image.Black, image.Point{}, draw.Src)
	}
	draw.Draw(p.ink, image.Rect(from, 0, to, 60), image.White, image.Point{}, draw.Src)
	return r
}

// TestColumnsCloseToEachOther parts cells that stand in one stretch of print by
// the ruling between them, or by the white, and no others.
func TestColumnsCloseToEachOther(t *testing.T) {
	for name, c := range map[string]struct {
		text     string
		from, to int
		rule     image.Rectangle
		want     int
	}{
		"nothing":                     {text: "2024-012024-08", want: 1},
		"a ruling":                    {text: "2024-012024-08", rule: image.Rect(159, 0, 160, 60), want: 2},
		"a stroke of a character":     {text: "2024-012024-08", rule: image.Rect(159, 20, 160, 40), want: 1},
		"white":                       {text: "9216.00沈阳市", from: 150, to: 166, want: 2},
		"white between characters":    {text: "9216.00沈阳市", from: 152, to: 162, want: 1},
		"white around a mark":         {text: "1、2、3", from: 48, to: 64, want: 1},
		"a ruling in a row of others": {text: "养老保险", rule: image.Rect(59, 40, 60, 60), want: 1},
	} {
		r := crowded(c.text, c.from, c.to)
		r.page.rules = []image.Rectangle{c.rule}
		if got := len(r.columnCells()); got != c.want {
			t.Errorf("%s: %d cells, want %d", name, got, c.want)
		}
	}
}

// TestFiguresOfMonths parts the figures of a list into months where that can be
// done in one way only.
func TestFiguresOfMonths(t *testing.T) {
	for list, want := range map[string]int{"9101112": 4, "123456789101112": 12, "1,23,4,,5": 5, "1112": 2} {
		if got := risingMonths(list, want); len(got) != want {
			t.Errorf("%s: %v", list, got)
		}
	}
	for list, count := range map[string]int{"123": 2, "21": 2, "9101112": 5, "13": 1} {
		if got := risingMonths(list, count); got != nil {
			t.Errorf("%s as %d months: %v", list, count, got)
		}
	}
}

// TestWholeYearsOnScans takes a row of a scan that says that all of a year was
// paid for the twelve months whose list was not read, and years in numerals
// without their nought for what they can only be.
func TestWholeYearsOnScans(t *testing.T) {
	p := scannedPage("", "单位名称  "+here,
		"缴费年度    月份       缴费月数    缴费基数", "2024年     11-12       2        5000.00", "2025年                 12       5000.00", "打印日期:2026年1月12日")
	got := values(readSocialInsurance(context.Background(), &text{rows: p.rows}))["months"]
	if want := monthsFrom("2024-11", "2025-12"); strings.TrimPrefix(got, "?") != want {
		t.Errorf("months %s, want %s", got, want)
	}
	for s, want := range map[string]string{"二二六年十月": "2026年10月", "二五年九月": "2025年09月", "二月": "2月", "二二年": "二二年"} {
		if got := plainNumerals(s); got != want {
			t.Errorf("%s: %s, want %s", s, got, want)
		}
	}
}
