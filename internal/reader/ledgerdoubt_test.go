package reader

import (
	"context"
	"image"
	"slices"
	"testing"
)

// statement reads what a statement of one employer says of the months paid.
func statement(lines ...string) map[string]string {
	p := ownPage(append([]string{"单位名称:" + here}, append(lines, "打印日期:2026年5月12日")...)...)
	return values(readSocialInsurance(context.Background(), &text{rows: p.rows}))
}

// TestRemarksTakeNoRowAway counts rows whose remark or status is a word that
// elsewhere names another date, and keeps such dates from being counted.
func TestRemarksTakeNoRowAway(t *testing.T) {
	for name, c := range map[string]struct {
		lines []string
		want  string
	}{
		"a remark of the first row": {[]string{
			"年月      缴费基数     状态    备注",
			"202601    5000.00    正常    首次参保",
			"202602    5000.00    正常",
			"202603    5000.00    正常",
		}, "2026-01 2026-02 2026-03"},
		"a status": {[]string{
			"年月      缴费基数     状态",
			"202601    5000.00    有效",
			"202602    5000.00    有效",
			"202603    5000.00    补缴",
			"202604    5000.00    缴费期间",
		}, monthsFrom("2026-01", "2026-04")},
		"the months of a year printed once": {[]string{
			"年度       月份    缴费基数     备注",
			"2026年    1月     5000.00    首次参保",
			"          2月     5000.00    查询有效",
		}, "2026-01 2026-02"},
		"a remark before the month, under words unknown": {[]string{
			"甲       乙        丙        丁",
			"张三    202601    5000.00    首次参保",
			"张三    202602    5000.00    正常",
			"张三    202603    5000.00    正常",
		}, "?2026-02 2026-03"},
		"the first payment, beside amounts": {[]string{
			"首次参保年月    201205    缴费基数    5000.00",
			"年月      缴费基数     状态",
			"202601    5000.00    正常",
			"202602    5000.00    正常",
		}, "2026-01 2026-02"},
	} {
		if got := statement(c.lines...)["months"]; got != c.want {
			t.Errorf("%s: months %s, want %s", name, got, c.want)
		}
	}
}

// TestPairsOfMonthsUnderWordsUnknown flags two months that may be no range,
// unless their number stands beside them.
func TestPairsOfMonthsUnderWordsUnknown(t *testing.T) {
	pair := "202501    202603    " + here
	for line, want := range map[string]string{
		pair + "    5000.00": "?" + monthsFrom("2025-01", "2026-03"),
		pair + "    15":      monthsFrom("2025-01", "2026-03"),
	} {
		if got := statement("甲    乙    丙    丁", line)["months"]; got != want {
			t.Errorf("%s: months %s, want %s", line, got, want)
		}
	}
}

// TestOneAmountOfNothing leaves out, for a person to look at, a month whose
// only amount is nil.
func TestOneAmountOfNothing(t *testing.T) {
	got := statement("年月      缴费金额", "202601    400.00", "202602    0.00", "202603    400.00")["months"]
	if want := "?2026-01 2026-03"; got != want {
		t.Errorf("months %s, want %s", got, want)
	}
}

// TestMonthBeyondTheTableIsForReview flags a month of a scan that was seen only
// where one more row must stand: nothing says whether it was paid.
func TestMonthBeyondTheTableIsForReview(t *testing.T) {
	p := scannedPage("202604", "单位名称:"+here, "年月    缴费基数   状态", "202601  5000.00  正常",
		"202602  5000.00  正常", "202603  5000.00  正常", "", "", "参保时间:202601", "打印日期:2026年4月12日")
	ink := func(b image.Rectangle) {
		for x := b.Min.X + 2; x < b.Max.X-2; x += 5 {
			for y := b.Min.Y; y < b.Max.Y; y++ {
				p.ink.Pix[p.ink.PixOffset(x, y)] = 0
			}
		}
	}
	for i := range p.ink.Pix {
		p.ink.Pix[i] = 255
	}
	for _, r := range p.rows {
		for _, g := range r.glyphs {
			ink(g.box)
		}
	}
	for _, g := range p.rows[4].glyphs[:6] {
		ink(g.box.Add(image.Pt(0, 45)))
	}
	got := values(readSocialInsurance(context.Background(), &text{rows: p.rows}))
	if want := "?" + monthsFrom("2026-01", "2026-04"); got["months"] != want || got["period_end"] != "?2026-04" {
		t.Errorf("months %s, until %s; want %s", got["months"], got["period_end"], want)
	}
}

func TestAVoidMonthIsNotPaid(t *testing.T) {
	p := ownPage("社会保险参保证明", "姓名: 王晓琳", "缴费年月 单位名称 状态", "2026-08 沈阳华晟机电有限公司 正常",
		"2026-09 沈阳华晟机电有限公司 作废", "2026-10 沈阳华晟机电有限公司 正常")
	months := readSocialInsurance(t.Context(), &text{rows: p.rows})["months"]
	if slices.Contains(months.List, "2026-09") || !slices.Contains(months.List, "2026-10") {
		t.Errorf("months %v", months.List)
	}
}
