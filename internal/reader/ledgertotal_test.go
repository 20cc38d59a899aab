package reader

import (
	"context"
	"strings"
	"testing"
)

func socialMonths(p *page) string {
	return values(readSocialInsurance(context.Background(), &text{rows: p.rows}))["months"]
}

func TestLegendTakenBack(t *testing.T) {
	got := legends([]line{{text: "“○”表示当月无实际缴费记录"}, {text: "“—”表示没有正常缴费"}, {text: "“-”表示该月没有正常缴费"}})
	if got["○"] || got["—"] || got["-"] {
		t.Errorf("marks of nothing paid read as paid: %v", got)
	}
}

func TestInkedMarkUnknown(t *testing.T) {
	m := gridMark{cell: &cell{text: "×"}, ink: 0.9, known: true}
	if (&book{}).settleMark(&m, 1); m.known {
		t.Error("a cross with the ink of a mark is known")
	}
}

func TestStatementNumberEdits(t *testing.T) {
	if !fewEdits("210102199003074522", "210102199008074523") || fewEdits("210102199003074522", "210102199107084533") {
		t.Error("two misread characters are the most")
	}
}

func TestRangeCountDoubt(t *testing.T) {
	for name, lines := range map[string][]string{
		"open":  {"起止时间      个月    养老    失业    状态", "2025-01 -     8      1      1      正常", "缴费数据截至2026-02。"},
		"whole": {"年度    累计月数  缴费基数", "2025   12      5000.00"},
	} {
		lines = append(append([]string{"姓名:王晓琳", "参保单位:沈阳华晟机电设备有限公司"}, lines...), "打印日期:2026年3月12日")
		for _, p := range []*page{ownPage(lines...), scannedPage("", lines...)} {
			if got := socialMonths(p); got != "" && !strings.Contains(got, "?") {
				t.Errorf("%s: %q is certain", name, got)
			}
		}
	}
}

func TestTotalDoubt(t *testing.T) {
	l := ledger{entries: []entry{{mixed: true, guessed: true}, {mixed: true}}}
	if l.borneOut(); !l.entries[0].mixed || l.entries[1].mixed {
		t.Error("a total bears out a month that was not read, or not one that was")
	}
	for said, want := range map[string]bool{"养老保险累计缴费6个月": true, "养老保险累计缴费6个月,失业保险累计缴费5个月": false} {
		x := text{rows: ownPage(said).rows}
		if got := oneTotal(x.stream()); got != want {
			t.Errorf("%s: %v", said, got)
		}
	}
}
