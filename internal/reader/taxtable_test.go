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

func TestSumsInASentence(t *testing.T) {
	for name, c := range map[string]struct {
		lines                []string
		items, total, office string
	}{
		"one tax, its name wrapped": {[]string{
			"你单位于2025年1月1日至2025年1月31日期间共缴纳各项税费壹佰元整(小写:100.00元),其中:印",
			"花税100.00元。",
			"税务机关:沈阳市和平区税务局",
			"                    国家税务总局沈阳市和平区税务局",
		}, "印花税", "100.00", "国家税务总局沈阳市和平区税务局"},
		"one tax and one amount, at labels": {[]string{
			"税费种类:增值税", "实缴金额合计:¥100.00", "国家税务总局", "  税收完税证明", "开具机关:国家税务总局沈阳市和平区税务局",
		}, "增值税", "100.00", "国家税务总局沈阳市和平区税务局"},
		"more taxes than amounts": {[]string{
			"已缴纳增值税100.00元,印花税300.00元。不含个人所得税。",
		}, "?增值税 印花税 个人所得税", "?300.00", ""},
	} {
		p := ownPage(append([]string{"税收完税证明"}, c.lines...)...)
		got := values(readTaxCertificate(context.Background(), &text{rows: p.rows}))
		if got["items"] != c.items || got["total_amount"] != c.total || got["tax_authority"] != c.office {
			t.Errorf("%s: %s, %s, %s", name, got["items"], got["total_amount"], got["tax_authority"])
		}
	}
}

func TestLaterPagesOfACertificate(t *testing.T) {
	first := []string{"税收完税证明", "票证号码:321035251100046512"}
	for name, c := range map[string]struct {
		lines []string
		want  bool
	}{
		"numbered by a stroke":       {[]string{"税收完税证明", "               2/3"}, true},
		"numbered behind a note":     {[]string{"税收完税证明", "遗失不补  2 / 3"}, true},
		"numbered by dashes":         {[]string{"税收完税证明", "              - 2 -"}, true},
		"the first of several":       {[]string{"税收完税证明", "               1/3"}, false},
		"with the number of another": {[]string{"税收完税证明", "票证号码:321035251100046513"}, false},
		"with the same number":       {[]string{"税收完税证明", "票证号码:321035251100046512"}, true},
		"with a day":                 {[]string{"税收完税证明", "           2025/1/2"}, false},
	} {
		lead, next := sheet{page: ownPage(first...)}, sheet{page: ownPage(c.lines...)}
		lead.verdict, next.verdict = decide(lead.page.rows, ""), decide(next.page.rows, "")
		lead.verdict.kind, next.verdict.kind = "tax_certificate", "tax_certificate"
		if got := continues(lead, next); got != c.want {
			t.Errorf("%s: %v", name, got)
		}
	}
}

func TestTableOfYears(t *testing.T) {
	for name, c := range map[string]struct {
		lines []string
		want  string
	}{
		"years in a row":            {[]string{"年度      2023年度    2024年度    2025年度", "信用等级     B         M         A"}, "A 2025"},
		"years in a row, one blank": {[]string{"年度      2023年度    2024年度    2025年度", "信用等级     B         M"}, "?M ?2024"},
		"a score of another year":   {[]string{"年度      得分      级别", "2024年    95       A", "2025年    71       B"}, "B 2025"},
		"a score against the grade": {[]string{"年度      得分      级别", "2024年    95       A", "2025年    95       B"}, "?B 2025"},
		"a label no list holds":     {[]string{"考评年度:2025", "税务信用认定结果:A级"}, "A 2025"},
	} {
		p := ownPage(append([]string{"纳税信用级别"}, c.lines...)...)
		got := values(readTaxRating(context.Background(), &text{rows: p.rows}))
		if have := got["rating"] + " " + got["year"]; have != c.want {
			t.Errorf("%s: %s, want %s", name, have, c.want)
		}
	}
}

func TestDayOfATableIsNoSignature(t *testing.T) {
	p := ownPage("纳税信用评价信息", "纳税人识别号          年度   级别   发布日期", "91350100M000100Y43   2025   A    2026-04-20",
		"                     国家税务总局沈阳市和平区税务局", "                     下载时间:2026-11-02")
	if got := values(readTaxRating(context.Background(), &text{rows: p.rows})); got["issue_date"] != "2026-11-02" {
		t.Errorf("issued %q", got["issue_date"])
	}
}

func TestNamesThatWrapInTheirCells(t *testing.T) {
	p := ownPage("纳税信用评价信息", "纳税人识别号          纳税人名称            主管税务机关",
		"91350100M000100Y43   大连泰和电气设备有限    国家税务总局大连市中山区税", "                          公司                 务局")
	got := values(readTaxRating(context.Background(), &text{rows: p.rows}))
	if got["taxpayer_name"] != "大连泰和电气设备有限公司" || got["issuer"] != "国家税务总局大连市中山区税务局" {
		t.Errorf("%v", got)
	}
}

func TestCompanyOfANoteIsNotTheTaxpayer(t *testing.T) {
	p := ownPage("纳税信用级别证明", "  经查询,沈阳华晟机电设备有限公司(税号:91350100M000100Y43)在2025年度评定为M级。",
		"说明:1.评价结果动态调整。3.A级", "纳税人名单由税务机关公开。4.M级适用于新设立企业和评价年度内无收入的企业。")
	if got := values(readTaxRating(context.Background(), &text{rows: p.rows})); got["taxpayer_name"] != "沈阳华晟机电设备有限公司" {
		t.Errorf("taxpayer %q", got["taxpayer_name"])
	}
}

func TestPeriodOfEntryIsNotThatOfTheTaxes(t *testing.T) {
	p := ownPage("税收完税证明", "税款所属时期   2025-01-01至2025-03-31", "合计金额   100.00", "备注:入库时间2025-01-01至2026-11-11")
	if got := values(readTaxCertificate(context.Background(), &text{rows: p.rows})); got["period_end"] != "2025-03-31" {
		t.Errorf("period to %q", got["period_end"])
	}
}

func TestWordsAgainstASumAreForReview(t *testing.T) {
	p := ownPage("税收完税证明", "增值税   100.00", "印花税   300.05", "合计(大写) 肆佰元整   ¥400.05")
	if got := values(readTaxCertificate(context.Background(), &text{rows: p.rows})); got["total_amount_words"] != "?肆佰元整" {
		t.Errorf("words %q", got["total_amount_words"])
	}
}

func TestPeriodOfMonthsInHyphens(t *testing.T) {
	p := ownPage("纳税情况证明", "税款所属期起止:2025-01 至 2025-12", "征收项目      入库金额(元)", "增值税   100.00", "合计   100.00")
	if got := values(readTaxCertificate(context.Background(), &text{rows: p.rows})); got["period_end"] != "2025-12-31" {
		t.Errorf("period to %q", got["period_end"])
	}
}

func TestDayOfAPeriodOverTwoLines(t *testing.T) {
	p := ownPage("税收完税证明", "填发日期:2026年5月6日",
		"税种          税款所属时期                  入库日期          实缴金额",
		"增值税         2025-06-01至2025-            2025-07-12      59,389.87",
		"             06-30",
		"合计                                                     59,389.87")
	got := values(readTaxCertificate(context.Background(), &text{rows: p.rows}))
	if got["period_start"] != "2025-06-01" || got["period_end"] != "2025-06-30" {
		t.Errorf("from %q to %q", got["period_start"], got["period_end"])
	}
}

func TestNumberOfALetterAtItsLabel(t *testing.T) {
	for _, number := range []string{"(2026)川税证字第451395号", "甬税证明〔2026〕301888号"} {
		p := ownPage("税收完税证明", "     编号:"+number, "沈阳华晟机电设备有限公司(纳税人识别号:91350100M000100Y43):", "税款合计(小写:¥100.00)。")
		if got := values(readTaxCertificate(context.Background(), &text{rows: p.rows})); got["certificate_number"] != number {
			t.Errorf("number %q, want %q", got["certificate_number"], number)
		}
	}
}

func TestGradeInQuotes(t *testing.T) {
	p := ownPage("纳税信用等级证明", "兹证明沈阳华晟机电设备有限公司(统一社会信用代码:91350100M000100Y43)2025年度纳税信用评价结果为“A”级纳", "税人。")
	if got := values(readTaxRating(context.Background(), &text{rows: p.rows})); got["rating"] != "A" {
		t.Errorf("rating %q", got["rating"])
	}
}

func TestLetterOfATaxOffice(t *testing.T) {
	p := ownPage("国家税务总局阜阳市颍州区税务局", "       税收完税证明", "     皖税阜完证〔2026〕5266号", "沈阳华晟机电设备有限公司:",
		"经查询,你公司(统一社会信用代码:91350100M000100Y43)在税款所属期2025年1月1日至2025年12月31日内,已入库各项税款合计人民币壹佰元整(小写:¥100.00)。",
		"本证明一式两份,纳税人、税务机关各执一份")
	got := values(readTaxCertificate(context.Background(), &text{rows: p.rows}))
	if got["certificate_number"] != "皖税阜完证〔2026〕5266号" || got["taxpayer_name"] != "沈阳华晟机电设备有限公司" {
		t.Errorf("%q of %q", got["certificate_number"], got["taxpayer_name"])
	}
}
