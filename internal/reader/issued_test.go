package reader

import (
	"context"
	"testing"
)

func TestDayOfIssue(t *testing.T) {
	for name, c := range map[string]struct {
		lines []string
		want  string
	}{
		"a label no list holds":                 {[]string{"证书填发之日:2026年11月4日"}, "2026-11-04"},
		"days without dashes":                   {[]string{"出具日期:20261104"}, "2026-11-04"},
		"two days at labels":                    {[]string{"填发日期:2026年11月4日", "开具日期:2026年11月6日"}, "?2026-11-04"},
		"under the office":                      {[]string{"        沈阳市公安局和平分局", "        2026年11月4日"}, "2026-11-04"},
		"beside the place of the seal":          {[]string{"经办单位(盖章)          2026年11月4日"}, "2026-11-04"},
		"printed later than signed":             {[]string{"        沈阳市公安局和平分局", "        2026年11月4日", "打印日期:2026-11-09"}, "2026-11-04"},
		"printed only":                          {[]string{"导出时间:2026-11-09"}, "2026-11-09"},
		"printed on two days":                   {[]string{"查询日期:2026-11-08", "打印日期:2026-11-09"}, "?2026-11-09"},
		"with wide spaces":                      {[]string{"        (公章)", "      2026  年  11  月  4  日", "打印时间:2026-11-09"}, "2026-11-04"},
		"printed beside another lone day":       {[]string{"2026年11月4日", "本证明请妥善保管以备查验之用", "打印日期:2026-11-09"}, "?2026-11-09"},
		"a payment in a column":                 {[]string{"增值税   2026-01-14     1,234.00", "                      合计 1,234.00"}, "?2026-01-14"},
		"alone at the left, with nobody beside": {[]string{"2026年11月4日", "本证明不得涂改,请妥善保管以备查验之用。"}, "?2026-11-04"},
		"the day of something else":             {[]string{"受理日期:2026-11-02", "有效期限截止日期:2027-02-02"}, "?2027-02-02"},
	} {
		p := ownPage(append([]string{"        证明"}, c.lines...)...)
		tx := &text{rows: p.rows}
		f := newForm(tx, [][]term{issueTerms, printTerms}...)
		f.addEndings(dayKey)
		if got := judged(readIssueDay(context.Background(), f, tx.stream())); got != c.want {
			t.Errorf("%s: %q, want %q", name, got, c.want)
		}
	}
}
