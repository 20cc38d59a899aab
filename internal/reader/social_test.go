package reader

import (
	"context"
	"strings"
	"testing"

	"zhengqi/internal/chinese"
	"zhengqi/internal/dossier"
	"zhengqi/internal/racetest"
)

const (
	here  = "沈阳华晟机电设备有限公司"
	there = "杭州旧日贸易有限公司"
)

// monthsFrom names the months from one to another, as a field shows them.
func monthsFrom(from, to string) string { return strings.Join(chinese.Months(from, to), " ") }

// TestTablesOfAnyLayout reads the months paid at the newest employer from
// tables and sentences of many forms.
func TestTablesOfAnyLayout(t *testing.T) {
	racetest.Long(t)
	for name, c := range map[string]struct {
		lines    []string
		employer string
		months   string
	}{
		"months and when the money came in": {[]string{
			"费款所属期    单位名称               到账年月    缴费基数",
			"202512    沈阳华晟机电设备有限公司    202601    5000.00",
			"202601    沈阳华晟机电设备有限公司    202602    5000.00",
			"202602    沈阳华晟机电设备有限公司    202603    5000.00",
			"打印日期:2026年3月12日",
		}, here, monthsFrom("2025-12", "2026-02")},
		"months and when, under words unknown": {[]string{
			"甲    乙    丙",
			"202512    202601    沈阳华晟机电设备有限公司    5000.00",
			"202601    202602    沈阳华晟机电设备有限公司    5000.00",
			"202602    202603    沈阳华晟机电设备有限公司    5000.00",
			"打印日期:2026年3月12日",
		}, here, "?" + monthsFrom("2025-12", "2026-02")},
		"two tables side by side": {[]string{
			"年月       单位名称               基数         年月       单位名称               基数",
			"202511    杭州旧日贸易有限公司       5000.00    202602    沈阳华晟机电设备有限公司    5000.00",
			"202512    杭州旧日贸易有限公司       5000.00    202603    沈阳华晟机电设备有限公司    5000.00",
			"202601    沈阳华晟机电设备有限公司    5000.00    202604    沈阳华晟机电设备有限公司    5000.00",
			"打印日期:2026年5月12日",
		}, here, monthsFrom("2026-01", "2026-04")},
		"years printed once": {[]string{
			"单位名称:沈阳华晟机电设备有限公司",
			"年度       月份    缴费基数     缴费状态",
			"2025年    11月    5000.00    正常缴费",
			"          12月    5000.00    正常缴费",
			"2026年    1月     5000.00    正常缴费",
			"          2月     5000.00    正常缴费",
			"打印日期:2026年3月12日",
		}, here, monthsFrom("2025-11", "2026-02")},
		"names over several lines": {[]string{
			"缴费年月    单位名称            缴费基数",
			"           沈阳华晟机电",
			"202601                       5000.00",
			"           设备有限公司",
			"",
			"           沈阳华晟机电",
			"202602                       5000.00",
			"           设备有限公司",
			"打印日期:2026年3月12日",
		}, here, monthsFrom("2026-01", "2026-02")},
		"employers in a table of their own": {[]string{
			"单位名称               起始年月    终止年月",
			"杭州旧日贸易有限公司       202401    202512",
			"沈阳华晟机电设备有限公司    202601    至今",
			"缴费年月    缴费基数     个人缴费    状态",
			"202512    5000.00    400.00    正常",
			"202601    5000.00    400.00    正常",
			"202602    5000.00    400.00    正常",
			"202603    5000.00    400.00    正常",
			"打印日期:2026年4月12日",
		}, here, monthsFrom("2026-01", "2026-03")},
		"a grid of twelve months": {[]string{
			"单位名称:沈阳华晟机电设备有限公司",
			"年度    1月  2月  3月  4月  5月  6月  7月  8月  9月  10月  11月  12月",
			"2025    -    -    -    -    -    -    -    -    -    -     ●     ●",
			"2026    ●    ●    △    ●    -    -    -    -    -    -     -     -",
			"●表示已缴,△表示欠费",
			"打印日期:2026年5月12日",
		}, here, "2025-11 2025-12 2026-01 2026-02 2026-04"},
		"one row a month and insurance": {[]string{
			"单位名称:沈阳华晟机电设备有限公司",
			"缴费年月    险种       缴费基数     缴费状态",
			"202601    养老保险    5000.00    正常",
			"202601    工伤保险    5000.00    正常",
			"202601    失业保险    5000.00    正常",
			"202602    养老保险    5000.00    正常",
			"202602    工伤保险    5000.00    正常",
			"202602    失业保险    5000.00    正常",
			"打印日期:2026年3月12日",
		}, here, monthsFrom("2026-01", "2026-02")},
		"a gap, nothing paid in it": {[]string{
			"缴费年月    单位名称               缴费基数     个人缴费",
			"202601    沈阳华晟机电设备有限公司    5000.00    400.00",
			"202602    沈阳华晟机电设备有限公司    0.00       0.00",
			"202603    沈阳华晟机电设备有限公司    5000.00    400.00",
			"打印日期:2026年4月12日",
		}, here, "?2026-01 2026-03"},
		"ranges within a year": {[]string{
			"年度      起止月份    单位名称               月数",
			"2025年   10-12月    沈阳华晟机电设备有限公司    3",
			"2026年   1-2月      沈阳华晟机电设备有限公司    2",
			"打印日期:2026年3月12日",
		}, here, monthsFrom("2025-10", "2026-02")},
		"a sentence": {[]string{
			"        社会保险参保证明",
			"兹证明王晓琳自2025年3月至2025年12月在杭州旧日贸易有限公司缴费10个月,",
			"自2026年1月至2026年3月在沈阳华晟机电设备有限公司连续缴费3个月。",
			"2026年4月12日",
		}, here, monthsFrom("2026-01", "2026-03")},
		"a sentence with a beginning and a number": {[]string{
			"        社会保险参保证明",
			"王晓琳自2026年1月起在沈阳华晟机电设备有限公司连续缴纳社会保险,共计3个月。",
			"2026年4月12日",
		}, here, monthsFrom("2026-01", "2026-03")},
		"a sentence with no end": {[]string{
			"        社会保险参保证明",
			"王晓琳自2026年1月起在沈阳华晟机电设备有限公司连续缴纳社会保险至今。",
			"2026年4月12日",
		}, here, "?" + monthsFrom("2026-01", "2026-03")},
	} {
		p := ownPage(c.lines...)
		got := values(readSocialInsurance(context.Background(), &text{rows: p.rows}))
		if got["employer"] != c.employer || got["months"] != c.months {
			t.Errorf("%s: %s, %s; want %s, %s", name, got["employer"], got["months"], c.employer, c.months)
		}
	}
}

// TestSpansThatAreNoPayments keeps the spans of time that a paper is about, and
// months of other things, from being taken for payments.
func TestSpansThatAreNoPayments(t *testing.T) {
	rows := []string{
		"缴费年月    单位名称               缴费基数",
		"202601    沈阳华晟机电设备有限公司    5000.00",
		"202602    沈阳华晟机电设备有限公司    5000.00",
	}
	for _, line := range []string{
		"查询时段:2024年01月至2026年02月", "统计区间 202401-202602", "参保单位:沈阳华晟机电设备有限公司 查询时段:202401-202602",
		"首次参保年月 2012年05月", "近24个月缴费情况(2024年03月-2026年02月)", "缴费明细(202401-202602)",
	} {
		p := ownPage(append([]string{line}, append(rows, "打印日期:2026年3月12日")...)...)
		got := values(readSocialInsurance(context.Background(), &text{rows: p.rows}))
		if got["months"] != "2026-01 2026-02" {
			t.Errorf("%s: months %s", line, got["months"])
		}
	}
}

// TestWhatMayBeMissingIsForReview flags the months of a paper that may lack
// some of its rows.
func TestWhatMayBeMissingIsForReview(t *testing.T) {
	whole := []string{
		"单位名称:沈阳华晟机电设备有限公司",
		"缴费年月    缴费基数     个人缴费",
		"202601    5000.00    400.00",
		"202602    5000.00    400.00",
		"打印日期:2026年3月12日",
	}
	for name, c := range map[string]struct {
		lines []string
		want  string
	}{
		"whole":                     {whole, "2"},
		"a page is missing":         {append(whole[:5:5], "第1页 共2页"), "?2"},
		"all pages are there":       {append(whole[:5:5], "第1页 共1页"), "2"},
		"another page, as a ratio":  {append(whole[:5:5], "1/2"), "?2"},
		"nothing under the table":   {whole[:4], "?2"},
		"another number is stated":  {append(whole[:5:5], "合计缴费3个月"), "?2"},
		"the same number is stated": {append(whole[:5:5], "合计缴费2个月"), "2"},
	} {
		p := ownPage(c.lines...)
		got := values(readSocialInsurance(context.Background(), &text{rows: p.rows}))
		if got["month_count"] != c.want {
			t.Errorf("%s: month_count %s, want %s", name, got["month_count"], c.want)
		}
	}
}

// TestUnitCodesWithoutNames leaves the months of several codes to a person.
func TestUnitCodesWithoutNames(t *testing.T) {
	p := ownPage(
		"单位名称:沈阳华晟机电设备有限公司",
		"缴费年月    单位编号      缴费基数",
		"202601    75297357    5000.00",
		"202602    06199474    5000.00",
		"打印日期:2026年3月12日")
	got := values(readSocialInsurance(context.Background(), &text{rows: p.rows}))
	if got["months"] != "?2026-02" {
		t.Errorf("months %s", got["months"])
	}
}

// TestTableThatRunsToTheEndOfItsPage leaves the last month to a person where
// nothing but the number of the page follows it, whatever the next page says.
func TestTableThatRunsToTheEndOfItsPage(t *testing.T) {
	first := ownPage(
		"单位名称:沈阳华晟机电设备有限公司",
		"缴费年月    缴费基数     个人缴费",
		"202602    5000.00    400.00",
		"202601    5000.00    400.00",
		"第1页/共2页")
	second := ownPage("社会保险经办机构:沈阳市社会保险中心", "打印日期:2026年3月12日", "第2页/共2页")
	got := values(readSocialInsurance(context.Background(), &text{rows: append(first.rows, second.rows...)}))
	if got["period_start"] != "?2026-01" || got["period_end"] != "2026-02" {
		t.Errorf("from %s to %s", got["period_start"], got["period_end"])
	}
}

// TestMonthsNobodyCanHavePaid leaves out months after the day of the paper.
func TestMonthsNobodyCanHavePaid(t *testing.T) {
	p := ownPage(
		"单位名称:沈阳华晟机电设备有限公司",
		"缴费年月    缴费基数     个人缴费",
		"202602    5000.00    400.00",
		"202803    5000.00    400.00",
		"打印日期:2026年3月12日")
	got := values(readSocialInsurance(context.Background(), &text{rows: p.rows}))
	if got["months"] != "?2026-02" {
		t.Errorf("months %s", got["months"])
	}
}

func TestCodesKeepTheirCaseAndEmployersLoseTheirVerb(t *testing.T) {
	got := values(readFields(context.Background(), dossier.SocialInsurance, &text{rows: ownPage(
		"     社会保险参保证明",
		"  兹证明王晓琳(公民身份号码:11010519491231002X)系厦门科达生",
		"物科技有限责任公司职工,该单位自2026年1月起至2026年3月止,在我市为其连续缴",
		"纳企业职工基本养老保险、失业保险、工伤保险,共计3个月,期间无欠费。",
		"          厦门市社会保险中心", "          2026年11月5日", "验证码:a1b2c3d4e5f6").rows}))
	if got["employer"] != "厦门科达生物科技有限责任公司" || got["verification_code"] != "a1b2c3d4e5f6" {
		t.Error(got)
	}
}

func TestRangeAloneInItsRowMayBeNoPayment(t *testing.T) {
	got := values(readFields(context.Background(), dossier.SocialInsurance, &text{rows: ownPage(
		"          参保人缴费记录(明细)",
		"          (2024年11月至2026年10月)",
		"人员姓名    社会保障号",
		"王晓琳      11010519491231002X",
		"费款所属年月   养老   失业   备注",
		"□5.11          是     是     正常缴费",
		"□5.12          是     是     正常缴费",
		"单位(盖章):"+here).rows}))
	if got["months"] != "" && !strings.HasPrefix(got["months"], "?") {
		t.Error(got)
	}
}
