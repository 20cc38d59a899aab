package reader

import (
	"context"
	"image"
	"image/draw"
	"strings"
	"testing"
)

// TestMarksUnlikeTheOthers leaves out, for a person to look at, the month of a
// scan whose mark is read as nothing that is known and unlike those of the other
// rows.
func TestMarksUnlikeTheOthers(t *testing.T) {
	for mark, want := range map[string]string{"@": monthsFrom("2026-02", "2026-07"), "入": "?2026-02 2026-03 2026-04 2026-06 2026-07"} {
		lines := []string{"个人参保证明(2026年)", "单位名称  " + here, "月份    缴费基数    缴费情况    缴费基数    缴费情况"}
		for _, m := range []string{"02", "03", "04", "05", "06", "07"} {
			line := m + "     8200     @     8200     @"
			if m == "05" {
				line = strings.ReplaceAll(line, "@", mark)
			}
			lines = append(lines, line)
		}
		p := scannedPage("", append(lines, "打印日期:2026年8月12日")...)
		got := values(readSocialInsurance(context.Background(), &text{rows: p.rows}))["months"]
		if strings.TrimPrefix(got, "?") != strings.TrimPrefix(want, "?") || want[0] == '?' && got[0] != '?' {
			t.Errorf("%s: months %s, want %s", mark, got, want)
		}
	}
}

// inked puts ink on a scan where its characters stand, little where they are
// strokes.
func inked(p *page) *page {
	draw.Draw(p.ink, p.ink.Rect, image.White, image.Point{}, draw.Src)
	for _, r := range p.rows {
		for _, g := range r.glyphs {
			box := g.box
			if strings.ContainsRune("-一", g.r) {
				box.Min.Y = (box.Min.Y + box.Max.Y) / 2
				box.Max.Y = box.Min.Y + 2
			}
			draw.Draw(p.ink, box, image.Black, image.Point{}, draw.Src)
		}
	}
	return p
}

// TestGridsOnScans is certain of the months of a grid on a scan only where its
// rows, or a number of months, bear each other out.
func TestGridsOnScans(t *testing.T) {
	head := "年度     险种      1月    2月    3月    4月    5月    6月    7月"
	for name, c := range map[string]struct {
		rows []string
		want string
	}{
		"rows that agree":      {rows: []string{"2026年   养老      -      一     √      v      √      √      -", "2026年   失业      -      -     √      √      v√     √      -"}, want: monthsFrom("2026-03", "2026-06")},
		"rows that do not":     {rows: []string{"2026年   养老      -      一     √      v      √      √      -", "2026年   失业      -      -     √      √      -      √      -"}, want: "?" + monthsFrom("2026-03", "2026-06")},
		"one clear row":        {rows: []string{"2026年   养老      -      一     √      v      √      √      -"}, want: monthsFrom("2026-03", "2026-06")},
		"one row with a hole":  {rows: []string{"2026年   养老      -      √     -      v      √      √      -"}, want: "?2026-02 2026-04 2026-05 2026-06"},
		"one row and a number": {rows: []string{"2026年   养老      -      一     √      v      √      √      -", "累计缴费4个月"}, want: monthsFrom("2026-03", "2026-06")},
	} {
		lines := append([]string{"社会保险参保证明", "单位名称  " + here, head}, c.rows...)
		p := inked(scannedPage("", append(lines, "打印日期:2026年8月12日")...))
		if got := values(readSocialInsurance(context.Background(), &text{rows: p.rows}))["months"]; got != c.want {
			t.Errorf("%s: months %s, want %s", name, got, c.want)
		}
	}
}
