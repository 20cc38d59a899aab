package reader

import (
	"context"
	"testing"
)

func TestListsOfPaymentsInColumns(t *testing.T) {
	for name, c := range map[string]struct {
		lines       []string
		items, last string
	}{
		"first and last days apart, without dashes": {[]string{
			"税种          所属期起     所属期止     缴款日期     实缴金额",
			"增值税        20250101    20250331    20250415    100.00",
			"印花税        20250101    20251231    20260115    300.00",
			"合计                                             400.00",
		}, "增值税 印花税", "2025-12-31"},
		"cells that wrap over and under their amounts": {[]string{
			"税种        品目           税款所属期          缴款日期      实缴金额",
			"城市维护     市区(增值税     2025-01-01至",
			"                                            2025-04-11    100.00",
			"建设税       附征)          2025-03-31",
			"教育费附     增值税教       2025-01-01至",
			"                                            2026-01-11    300.00",
			"加          育费附加       2025-12-31",
			"合计                                                      400.00",
		}, "城市维护建设税 教育费附加", "2025-12-31"},
		"a column for the tax beside one that names it too": {[]string{
			"税种           品目              税款所属期                 实缴金额",
			"增值税         商业              2025-01-01 至 2025-01-31    100.00",
			"地方教育附加   增值税地方教育附加   2025-02-01 至 2025-02-28    300.00",
			"合计                                                     400.00",
		}, "增值税 地方教育附加", "2025-02-28"},
		"the newest first": {[]string{
			"税种       税款所属期                 实缴金额",
			"印花税      2025-02-01 至 2025-02-28    100.00",
			"增值税      2025-01-01 至 2025-01-31    300.00",
			"合计                                  400.00",
		}, "印花税 增值税", "2025-02-28"},
		"a tax that only a note names": {[]string{
			"税种       税款所属期                 实缴金额",
			"某税        2025-02-01 至 2025-02-28    100.00",
			"增值税      2025-01-01 至 2025-01-31    300.00",
			"合计                                  400.00",
			"备注:不含个人所得税。",
		}, "?增值税 个人所得税", "2025-02-28"},
	} {
		p := ownPage(append([]string{"税收完税证明", "填发日期:2026年3月5日"}, c.lines...)...)
		got := values(readTaxCertificate(context.Background(), &text{rows: p.rows}))
		if got["items"] != c.items || got["period_start"] != "2025-01-01" || got["period_end"] != c.last {
			t.Errorf("%s: %s from %s to %s", name, got["items"], got["period_start"], got["period_end"])
		}
	}
}

func TestLabelsOfATaxPaperByTheirEndings(t *testing.T) {
	p := ownPage("完税证明", "缴款单位名称:沈阳华晟机电设备有限公司", "纳税主体识别号:91350100M000100Y43", "电子号码:321035251100046512",
		"填开机关:国家税务总局沈阳市和平区税务局", "填开时间:2026年3月5日", "扣缴税额总额:¥400.00")
	want := map[string]string{
		"taxpayer_name": "沈阳华晟机电设备有限公司", "taxpayer_id": "91350100M000100Y43", "certificate_number": "321035251100046512",
		"tax_authority": "国家税务总局沈阳市和平区税务局", "issue_date": "2026-03-05", "total_amount": "400.00",
	}
	got := values(readTaxCertificate(context.Background(), &text{rows: p.rows}))
	for field, v := range want {
		if got[field] != v {
			t.Errorf("%s: %q, want %q", field, got[field], v)
		}
	}
}
