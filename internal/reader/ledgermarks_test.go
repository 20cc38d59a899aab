package reader

import (
	"context"
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
