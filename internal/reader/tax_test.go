package reader

import (
	"context"
	"testing"

	"github.com/google/go-cmp/cmp"

	"zhengqi/internal/dossier"
)

func TestTaxCertificatesOfManyForms(t *testing.T) {
	common := map[string]string{
		"certificate_number": "321035251100046512", "issue_date": "2026-11-04", "tax_authority": "国家税务总局沈阳市和平区税务局",
		"taxpayer_id": "91350100M000100Y43", "taxpayer_name": "沈阳华晟机电设备有限公司", "period_start": "2025-01-01",
		"period_end": "2025-12-31", "items": "增值税 企业所得税", "total_amount": "3647.19", "total_amount_words": "叁仟陆佰肆拾柒元壹角玖分",
	}
	for name, lines := range map[string][]string{
		"labels over their values, a refund in brackets": {
			"          税收完税证明            No●321035251100046512",
			"填发日期            填发税务机关                     主管税务所(科、分局)",
			"2026年11月4日      国家税务总局沈阳市和平区税务局     和平区税务局",
			"纳税人识别号(统一社会信用代码)      纳税人名称",
			"91350100M000100Y43              沈阳华晟机电设备有限公司",
			"税种       品目名称     税款所属时期               入(退)库日期    实缴(退)金额",
			"增值税      商业       2025.01.01-2025.03.31     2025.04.15     1,300.00",
			"增值税      商业       2025.01.01-2025.03.31     2025.04.15     (￥66.00)",
			"企业所得税   所得       2025.01.01-2025.12.31     2026.01.15     2,413.19",
			"金额合计(大写)                                             (小写)",
			"人民币叁仟陆佰肆拾柒元壹角玖分                                ￥3,647.19",
		},
		"a letter to the taxpayer with a column of reliefs": {
			"          税收完税证明(文书式)",
			"                          (2026)辽税证    No321035251100046512",
			"沈阳华晟机电设备有限公司:",
			"你单位(纳税人识别号91350100M000100Y43)2025年1月1日至2025年12月",
			"31日(税款所属期)在我局入库税款情况如下:",
			"税(费)种          已缴金额(元)      减免金额(元)",
			"增值税            1,234.00         0.00",
			"企业所得税         2,413.19         0.00",
			"以上合计人民币叁仟陆佰肆拾柒元壹角玖分(小写:3,647.19元)。",
			"                    国家税务总局沈阳市和平区税务局",
			"                      二〇二六年十一月四日",
		},
		"a print of a web page, days without dashes, the total under the rows": {
			"2026/11/4 15:32                电子税务局 - 税收完税证明",
			"税收完税证明(表格式)",
			"票证号码  321035251100046512",
			"纳税人全称  沈阳华晟机电设备有限公司",
			"社会信用代码  91350100M000100Y43",
			"开具税务机关  国家税务总局沈阳市和平区税务局",
			"开具日期  2026-11-04",
			"制票日期起止  2024-04-14 ~ 2026-11-04",
			"原凭证号             征收项目      所属期起止            入库日期     实缴金额",
			"364211410539939431   增值税       20250101~20250331    20250414    1,234.00",
			"309399195979382184   企业所得税    20250101~20251231    20260111    2,413.19",
			"合计金额                                                  3,647.19元",
			"大写:人民币叁仟陆佰肆拾柒元壹角玖分",
		},
		"taxes that head their rows, the total before them": {
			"          税收完税证明",
			"证明字号:321035251100046512        填发日期:2026年11月4日",
			"缴税单位:沈阳华晟机电设备有限公司",
			"税务登记证号:91350100M000100Y43     经济类型:有限责任公司",
			"缴纳税额合计:￥3,647.19  人民币叁仟陆佰肆拾柒元壹角玖分",
			"增值税",
			"  商业    所属期 2025年01月01日—2025年03月31日   缴款 2025-04-11   1,234.00",
			"企业所得税",
			"  所得    所属期 2025年01月01日—2025年12月31日   缴款 2026-01-06   2,413.19",
			"经办人:某某      税务机关(章):国家税务总局沈阳市和平区税务局",
		},
		"periods in months": {
			"          税收完税证明",
			"证明编号:321035251100046512      填发日期:2026-11-04",
			"兹证明沈阳华晟机电设备有限公司(统一社会信用代码:91350100M000100Y43)",
			"税款所属时期 2025年1月至2025年12月 已缴纳:",
			"增值税 1,234.00元;",
			"企业所得税 2,413.19元。",
			"合计 3,647.19元(大写:人民币叁仟陆佰肆拾柒元壹角玖分)。",
			"                    国家税务总局沈阳市和平区税务局",
		},
	} {
		p := ownPage(lines...)
		if v := decide(p.rows, ""); v.kind != dossier.TaxCertificate {
			t.Errorf("%s: kind %s", name, v.kind)
		}
		got := values(readTaxCertificate(context.Background(), &text{rows: p.rows}))
		delete(got, "has_seal")
		if diff := cmp.Diff(common, got); diff != "" {
			t.Errorf("%s:\n%s", name, diff)
		}
	}
}

func TestPagesOfACertificateWithSubtotals(t *testing.T) {
	page := ownPage("          税收完税证明     No 321035251100046512",
		"税种       税款所属时期               入(退)库日期    实缴(退)金额",
		"增值税      2025-01-01至2025-01-31   2025-02-05    1,234.00",
		"                               本页小计            1,234.00")
	last := ownPage("          税收完税证明     No 321035251100046512",
		"企业所得税   2025-01-01至2025-12-31   2026-01-05    2,413.19",
		"                               本页小计            2,413.19",
		"金额合计   (大写)人民币叁仟陆佰肆拾柒元壹角玖分         ￥3,647.19")
	got := values(readTaxCertificate(context.Background(), &text{rows: append(page.rows, last.rows...)}))
	if got["total_amount"] != "3647.19" || got["items"] != "增值税 企业所得税" || got["period_end"] != "2025-12-31" {
		t.Errorf("%v", got)
	}
}

func TestUnknownTaxPaperGivesGuessesForReview(t *testing.T) {
	p := ownPage("      完税证明书",
		"沈阳华晟机电设备有限公司     91350100M000100Y43",
		"某栏  增值税   1,234.00",
		"某栏  企业所得税   2,413.19",
		"                     国家税务总局沈阳市和平区税务局",
		"                     2026年11月4日")
	got := values(readTaxCertificate(context.Background(), &text{rows: p.rows}))
	for field, want := range map[string]string{
		"taxpayer_id": "91350100M000100Y43", "taxpayer_name": "?沈阳华晟机电设备有限公司", "tax_authority": "国家税务总局沈阳市和平区税务局",
		"total_amount": "?2413.19", "issue_date": "2026-11-04",
	} {
		if got[field] != want {
			t.Errorf("%s: %q, want %q", field, got[field], want)
		}
	}
}

func TestPartOfACertificateNumberIsForReview(t *testing.T) {
	for line, want := range map[string]string{
		"No 321035251100046512": "321035251100046512", "No 32103525110004651": "?32103525110004651", "No 32103525110004651q2": "?32103525110004651",
	} {
		p := scannedPage("321035251100046512", "税收完税证明", line)
		p.engine = scripted{line: map[bool]string{true: "321035251100046512", false: "32103525110004651"}[want[0] != '?']}
		if got := values(readTaxCertificate(context.Background(), &text{rows: p.rows})); got["certificate_number"] != want {
			t.Errorf("%s: %q, want %q", line, got["certificate_number"], want)
		}
	}
}

func TestSecondReadingOfADateInNumerals(t *testing.T) {
	const first = "二〇二六年十一月二日"
	for again, want := range map[string]string{
		"二O〇二六年十一月二日": first, "本〇二六年十一月二日": first, "二〇二六年十一月三日": "二〇二六年十一月三日", "二〇年月日": "二〇年月日",
	} {
		if got := likeNumerals(again, first); got != want {
			t.Errorf("%s: %s, want %s", again, got, want)
		}
	}
}

func TestTaxRatingsOfManyForms(t *testing.T) {
	common := map[string]string{
		"taxpayer_id": "91350100M000100Y43", "taxpayer_name": "沈阳华晟机电设备有限公司", "year": "2025", "rating": "B",
		"issuer": "国家税务总局沈阳市和平区税务局", "issue_date": "2026-11-05",
	}
	for name, lines := range map[string][]string{
		"several years in one table, the newest last": {
			"纳税信用级别查询结果",
			"纳税人识别号  91350100M000100Y43   纳税人名称  沈阳华晟机电设备有限公司",
			"评价年度    信用级别    得分     主管税务机关",
			"2023年     M         75      国家税务总局沈阳市和平区税务局",
			"2024年     A         92      国家税务总局沈阳市和平区税务局",
			"2025年     B         85      国家税务总局沈阳市和平区税务局",
			"                          打印日期:2026-11-05",
		},
		"a notice that explains grades": {
			"       国家税务总局沈阳市和平区税务局",
			"           纳税缴费信用级别告知书",
			"沈阳华晟机电设备有限公司:",
			"(纳税人识别号:91350100M000100Y43)",
			"  现将你单位2025年度纳税缴费信用评价结果告知如下:评价",
			"级别为B级,得分80分。",
			"  得分90分以上为A级,不满40分为D级。",
			"                          2026年11月5日",
		},
		"a page of queries, labels over values and beside a field to fill in": {
			"我要查询 > 纳税信用 > 纳税信用状态查询",
			" 评价年度     2025      查询      重置",
			"纳税人识别号           纳税人名称            年度    得分    信用级别   判级原因     主管税务机关",
			"91350100M000100Y43   沈阳华晟机电设备有限公司    2025   77      B      指标得分判级   国家税务总局沈阳市和平区税务局",
			"温馨提示:A级纳税人名单由税务机关主动公开",
			"                                  查询日期:2026-11-05",
		},
	} {
		p := ownPage(lines...)
		if v := decide(p.rows, ""); v.kind != dossier.TaxRating {
			t.Errorf("%s: kind %s", name, v.kind)
		}
		got := values(readTaxRating(context.Background(), &text{rows: p.rows}))
		delete(got, "has_seal")
		if diff := cmp.Diff(common, got); diff != "" {
			t.Errorf("%s:\n%s", name, diff)
		}
	}
}

func TestGradeAgainstTheScoreIsForReview(t *testing.T) {
	p := ownPage("纳税信用评价信息", "评价年度:2025   评价得分:65   信用级别:A级")
	if got := values(readTaxRating(context.Background(), &text{rows: p.rows})); got["rating"] != "?A" {
		t.Errorf("rating %q", got["rating"])
	}
}

func TestPapersLikeTaxCertificatesAreOther(t *testing.T) {
	common := []string{
		"填发日期:2026年11月3日   税务机关:国家税务总局沈阳市和平区税务局",
		"纳税人识别号 91350100M000100Y43  纳税人名称 沈阳华晟机电设备有限公司",
		"税种 品目名称 税款所属时期 实缴(退)金额",
		"增值税 商业 2025-01-01至2025-01-31 1,234.00",
		"金额合计 (大写)壹仟贰佰叁拾肆元整 ¥1,234.00",
	}
	for _, title := range []string{
		"中华人民共和国税收缴款书(银行经收专用)", "中国工商银行电子缴税付款凭证", "无欠税证明", "涉税信息查询结果告知书",
	} {
		p := ownPage(append([]string{"     " + title}, common...)...)
		if v := decide(p.rows, ""); v.kind != dossier.Other {
			t.Errorf("%s is taken for %s", title, v.kind)
		}
	}
}

func TestEqualAmountsAreNotEachOthersSum(t *testing.T) {
	for name, lines := range map[string][]string{
		"one column": {"增值税   2025-01-01至2025-01-31   100.00", "消费税   2025-02-01至2025-02-28   100.00"},
		"beside what is taxed": {"增值税   2025-01-01至2025-01-31   5000.00   100.00",
			"消费税   2025-02-01至2025-02-28   7000.00   100.00"},
	} {
		p := ownPage(append([]string{"税收完税证明", "填发日期:2026年3月5日"}, lines...)...)
		if got := values(readTaxCertificate(context.Background(), &text{rows: p.rows})); got["total_amount"] != "?100.00" {
			t.Errorf("%s: total %q", name, got["total_amount"])
		}
	}
}

func TestSumOfTheRestWithoutALabel(t *testing.T) {
	for want, lines := range map[string][]string{
		"400.00":  {"增值税   2025-01-01至2025-01-31   100.00", "消费税   2025-02-01至2025-02-28   300.00", "                          400.00"},
		"?500.00": {"增值税   2025-01-01至2025-01-31   100.00", "消费税   2025-02-01至2025-02-28   300.00", "                          500.00"},
	} {
		p := ownPage(append([]string{"税收完税证明", "填发日期:2026年3月5日"}, lines...)...)
		if got := values(readTaxCertificate(context.Background(), &text{rows: p.rows})); got["total_amount"] != want {
			t.Errorf("total %q, want %q", got["total_amount"], want)
		}
	}
}

func TestWindowOfACertificateIsNotItsTaxes(t *testing.T) {
	for head, want := range map[string]string{
		"证明期间:2025-01-01至2025-12-31": "?2025-12-31", "税款所属期:2025-01-01至2025-12-31": "2025-12-31",
	} {
		p := ownPage("税收完税证明", "填发日期:2026年3月5日", head, "税种     所属月份               实缴金额",
			"增值税   2025-01   100.00", "消费税   2025-02   300.00", "合计    400.00")
		if got := values(readTaxCertificate(context.Background(), &text{rows: p.rows})); got["period_end"] != want {
			t.Errorf("%s: period to %q", head, got["period_end"])
		}
	}
}

func TestDayOfAPeriodOrOfPrintingIsNoDayOfIssue(t *testing.T) {
	const tax = "2025-01-01至2025-01-31  增值税  100.00"
	for want, lines := range map[string][]string{
		"":            {"填发日期:", tax, "合计    100.00"},
		"?2026-06-07": {"填发日期:   税务机关:国家税务总局沈阳市税务局", tax, "合计    100.00", "打印日期:2026-06-07"},
		"2026-06-08":  {tax, "合计    100.00", "打印日期:2026-06-08"},
	} {
		p := ownPage(append([]string{"税收完税证明"}, lines...)...)
		if got := values(readTaxCertificate(context.Background(), &text{rows: p.rows})); got["issue_date"] != want {
			t.Errorf("issued %q, want %q", got["issue_date"], want)
		}
	}
}

func TestNewerYearWithoutAGradeIsForReview(t *testing.T) {
	for row, want := range map[string]string{"2025年   未评价": "?A ?2024", "2025年": "?A ?2024", "2022年": "A 2024"} {
		p := ownPage("纳税信用级别查询", "评价年度   信用级别", row, "2024年    A", "2023年    B")
		got := values(readTaxRating(context.Background(), &text{rows: p.rows}))
		if have := got["rating"] + " " + got["year"]; have != want {
			t.Errorf("%s: %s, want %s", row, have, want)
		}
	}
}

func TestCodeOfAWithholderIsNotTheTaxpayers(t *testing.T) {
	for want, line := range map[string]string{"?91350100M000100Y43": "", "11010519491231002X": "识别号:11010519491231002X"} {
		p := ownPage("税收完税证明", "扣缴义务人识别号:91350100M000100Y43", "纳税人名称:王晓琳", line)
		if got := values(readTaxCertificate(context.Background(), &text{rows: p.rows})); got["taxpayer_id"] != want {
			t.Errorf("taxpayer %q, want %q", got["taxpayer_id"], want)
		}
	}
}
