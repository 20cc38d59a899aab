package reader

import (
	"context"
	"slices"
	"strings"
	"testing"

	"zhengqi/internal/racetest"
)

// restForms are tables that go on in smaller ones, numerals, lists of one row and
// rows set close, and the months that they say the newest employer paid.
var restForms = map[string]struct {
	lines  []string
	months string
}{
	"the last months of a grid under it": {[]string{
		"参保单位:沈阳华晟机电设备有限公司",
		"费款所属期    202509      202510      202511      202512",
		"养老保险      √           √           √           √",
		"失业保险      √           √           √           √",
		"费款所属期         202601             202602",
		"养老保险           √                  √",
		"失业保险           √                  √",
		"打印日期:2026年3月12日",
	}, monthsFrom("2025-09", "2026-02")},
	"one last month of a grid": {[]string{
		"参保单位:沈阳华晟机电设备有限公司",
		"险种    2025/11     2025/12     2026/01",
		"养老    已缴         已缴         已缴",
		"失业    已缴         已缴         已缴",
		"险种             2026/02",
		"养老             已缴",
		"失业             已缴",
		"打印日期:2026年3月12日",
	}, monthsFrom("2025-11", "2026-02")},
	"cards of months side by side, with keys of who paid": {[]string{
		"现参保单位:沈阳华晟机电设备有限公司",
		"2026年2月     2026年1月     2025年12月     2025年11月",
		"✓ 已缴        ✓已缴         ✓  已缴        ✓已缴",
		"  甲             甲             甲             乙",
		"2025年10月    2025年9月     2025年8月      2025年7月",
		"✓ 已缴        ✓已缴         ✓  已缴        ✓已缴",
		"  乙             乙             乙             乙",
		"缴费单位对照",
		"甲:沈阳华晟机电设备有限公司",
		"乙:杭州旧日贸易有限公司",
		"打印日期:2026年3月12日",
	}, monthsFrom("2025-12", "2026-02")},
	"one month of a year, and their number": {[]string{
		"参保单位:沈阳华晟机电设备有限公司",
		"缴费年度          已缴月份                 个月    月缴费基数",
		"2025年   12                               1      5000.00",
		"2026年   1、2、3、4                        4      5000.00",
		"打印日期:2026年5月12日",
	}, monthsFrom("2025-12", "2026-04")},
	"numbers and words under the heading of a person": {[]string{
		"参保单位                   人员姓名      身份证件号码          证件类型",
		"沈阳华晟机电设备有限公司      王晓琳     210102199003074522   居民身份证",
		"                         Name       表单编号",
		"                                    8630082151204326",
		"缴费明细",
		"序号   缴费年    月    缴费基数    征缴状态",
		"1     2025年   12   5000.00    已实缴",
		"2     2026年   01   5000.00    已实缴",
		"3     2026年   02   5000.00    已实缴",
		"打印日期:2026年3月12日",
	}, monthsFrom("2025-12", "2026-02")},
	"months of two figures over a grid": {[]string{
		"参保单位:沈阳华晟机电设备有限公司",
		"险种    26.02    26.01    25.12    25.11",
		"养老    已缴      已缴      已缴      已缴",
		"失业    已缴      已缴      已缴      已缴",
		"打印日期:2026年3月12日",
	}, monthsFrom("2025-11", "2026-02")},
	"a range of two figures that goes on": {[]string{
		"参保单位:沈阳华晟机电设备有限公司",
		"单位管理码    单位名称",
		"23309840    沈阳华晟机电设备有限公司",
		"社会保险缴费明细情况",
		"缴费起止年月    单位管理码    实际缴费月数    征缴状态",
		"25-11-至今     23309840    4            已缴",
		"打印日期:2026年3月12日",
	}, monthsFrom("2025-11", "2026-02")},
	"numbered ranges of two figures": {[]string{
		"姓名:王晓琳   身份证号:210102199003074522",
		"1.25.07至25.11,杭州旧日贸易有限公司,共5个月,正常应缴。",
		"2.25.12至26.02,沈阳华晟机电设备有限公司,共3个月,正常应缴。",
		"打印日期:2026年3月12日",
	}, monthsFrom("2025-12", "2026-02")},
	"a range in numerals": {[]string{
		"参保单位:沈阳华晟机电设备有限公司",
		"缴费起止时间                      实缴月数    缴费工资",
		"二〇二五年十月至二〇二六年二月        5          4900.00",
		"打印日期:2026年3月12日",
	}, monthsFrom("2025-10", "2026-02")},
	"a list of all whom an employer pays for, under a table of one row": {[]string{
		"姓名      证件号码              参保单位                   查询时段",
		"王晓琳    210102199003074522   沈阳华晟机电设备有限公司    2025-03-2026-02",
		"单位:元",
		"序号    姓名     证件号码               缴费时段            月数",
		"1     李四海    110101199003074514    202407-202602    20",
		"2     王晓琳    210102199003074522    202512-202602    3",
		"打印日期:2026年3月12日",
	}, monthsFrom("2025-12", "2026-02")},
	"marks close behind the months": {[]string{
		"参保单位:沈阳华晟机电设备有限公司",
		"台账年月   单位名称                  失业  工伤   养老",
		"2025/12是  沈阳华晟机电设备有限公司    是    是",
		"2026/01   沈阳华晟机电设备有限公司    是    是    是",
		"2026/02是  沈阳华晟机电设备有限公司    是    是",
		"打印日期:2026年3月12日",
	}, monthsFrom("2025-12", "2026-02")},
	"who pays stands before the months of each sentence": {[]string{
		"姓名:王晓琳   身份证号:210102199003074522",
		"1缴费单位:沈阳华晟机电设备有限公司,缴费时段:2025.12至2026.02,月数:3,缴费类型:实缴到账。",
		"2缴费单位:杭州旧日贸易有限公司,缴费时段:2025.04至2025.09,月数:6,缴费类型:实缴到账。",
		"打印日期:2026年3月12日",
	}, monthsFrom("2025-12", "2026-02")},
	"the year of the title, and when the employer began": {[]string{
		"个人参保证明",
		"(2026年)",
		"单位名称                 险种类型    起始年月    截止年月",
		"沈阳华晟机电设备有限公司    失业保险    202104     -",
		"月份     缴费基数    缴费状态",
		"01      3831      ●",
		"02      3831      ●",
		"03      3831      ●",
		"●表示已经实缴",
		"打印日期:2026年4月12日",
	}, monthsFrom("2026-01", "2026-03")},
	"up to when the paper knows": {[]string{
		"参保单位:沈阳华晟机电设备有限公司",
		"以下缴费情况统计至2026-02(含)",
		"缴费时段        月数    缴费基数     状态",
		"2025-12至今    3      5000.00    足额缴纳",
		"社保经办机构",
	}, monthsFrom("2025-12", "2026-02")},
	"a name beside a number, misread, and the table of names": {[]string{
		"参保单位名冻:沈阳华最机申设备有限公司    单位编号    27444529",
		"缴费年   月    单位编号     基数",
		"2025   12    638276     9200.00",
		"2026   01    27444529   9200.00",
		"2026   02    27444529   9200.00",
		"单位编号对应的单位名称",
		"单位编号      单位名称",
		"638276      杭州旧日贸易有限公司",
		"27444529    沈阳华晟机电设备有限公司",
		"打印日期:2026年3月12日",
	}, monthsFrom("2026-01", "2026-02")},
}

// TestAYearOfSeveralMayBeMissing reads the pages of two years of a paper whose
// ranges say that the employer began to pay before.
func TestAYearOfSeveralMayBeMissing(t *testing.T) {
	page := func(year string) []string {
		return []string{
			"(" + year + "年)",
			"单位名称                 险种类型    起始年月    截止年月",
			"沈阳华晟机电设备有限公司    失业保险    202104     -",
			"月份     缴费基数    缴费状态",
			"01      3831      ●",
			"02      3831      ●",
			"●表示已经实缴",
		}
	}
	one := ownPage(append([]string{"个人参保证明"}, append(page("2026"), "打印日期:2026年3月12日")...)...)
	if got := values(readSocialInsurance(context.Background(), &text{rows: one.rows}))["months"]; got != monthsFrom("2026-01", "2026-02") {
		t.Errorf("a paper about a year: %s", got)
	}
	first, second := ownPage(append([]string{"个人参保证明"}, page("2025")...)...), ownPage(append(page("2026"), "打印日期:2026年3月12日")...)
	got := values(readSocialInsurance(context.Background(), &text{rows: slices.Concat(first.rows, second.rows)}))["months"]
	if !strings.HasPrefix(got, "?") {
		t.Errorf("two years of a paper that began before: %s", got)
	}
}

// TestRestOfTables reads the months of the newest employer from tables that go on
// under themselves, and others of which a part was taken for something else.
func TestRestOfTables(t *testing.T) {
	racetest.Long(t)
	for name, c := range restForms {
		p := ownPage(c.lines...)
		got := values(readSocialInsurance(context.Background(), &text{rows: p.rows}))
		if got["employer"] != here || got["months"] != c.months {
			t.Errorf("%s: %s, %s; want %s", name, got["employer"], got["months"], c.months)
		}
	}
}

// TestAMarkLostInASentence takes the months of a list between two of which a mark
// was lost, for a person to see, where their number tells them apart.
func TestAMarkLostInASentence(t *testing.T) {
	got := readTyped("姓名:王晓琳", "2026年1、2、3、4、56、7、8月,缴费单位:"+here+",共8个月(缴费)。")["months"]
	if want := "?" + monthsFrom("2026-01", "2026-08"); got != want {
		t.Errorf("months %s, want %s", got, want)
	}
}

// TestTotalsThatDiffer flags months where the paper states a total that is a few
// months greater, and not where that counts a life's.
func TestTotalsThatDiffer(t *testing.T) {
	rows := []string{"缴费年月     单位缴费     单位名称"}
	for _, m := range []string{"202601", "202602", "202603", "202604", "202605"} {
		rows = append(rows, m+"     644.00     "+here)
	}
	months := monthsFrom("2026-01", "2026-05")
	for said, want := range map[string]string{"累计6个月,实缴5个月": "?" + months, "累计86个月,实缴5个月": months} {
		if got := readTyped(append(rows, said)...)["months"]; got != want {
			t.Errorf("%s: months %s, want %s", said, got, want)
		}
	}
}

// TestAPlaceIsNoName is certain of a name under which a place stands, whose first
// character may be a surname.
func TestAPlaceIsNoName(t *testing.T) {
	got := readTyped("姓名         王晓琳     性别    女", "当前参保地    宁波市     状态    正常参保")["name"]
	if got != "王晓琳" {
		t.Errorf("name %s, want it certain", got)
	}
}

// TestAYearGoesOnOverThePage gives the months at the top of a page the year of
// those that they go on, and not that named further down.
func TestAYearGoesOnOverThePage(t *testing.T) {
	first := ownPage("参保单位:"+here, "月份    缴费工资    到账标志", "缴费年度:2025年",
		"10月    5000.00    足额到账", "11月    5000.00    足额到账", "第1页,共2页")
	second := ownPage("月份    缴费工资    到账标志", "12月    5000.00    足额到账", "缴费年度:2026年", "1月     5000.00    足额到账",
		"打印日期:2026年2月12日", "第2页,共2页")
	got := values(readSocialInsurance(context.Background(), &text{rows: append(first.rows, second.rows...)}))["months"]
	if want := monthsFrom("2025-10", "2026-01"); got != want {
		t.Errorf("months %s, want %s", got, want)
	}
}
