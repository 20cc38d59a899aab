package reader

import (
	"context"
	"strings"
	"testing"
)

// TestMonthsInFields takes the months between the fields of the first and of the
// last month, certainly where a field says how many they are.
func TestMonthsInFields(t *testing.T) {
	months := monthsFrom("2025-10", "2026-09")
	for count, want := range map[string]string{
		"累计缴费月数:       12(连续)": months,
		"累计缴费月数:12":            months,
		"累计缴费月数:       11":     "?" + months,
		"欠费情况:       无":        "?" + months,
	} {
		got := readTyped("姓名:        王晓琳", "工作单位:    "+here, "本单位参保起始年月:        2025年10月", "Contribution From",
			"缴费截止年月:2026年9月", "Contribution To", count)
		if got["months"] != want || got["employer"] != here {
			t.Errorf("%s: months %s of %s, want %s", count, got["months"], got["employer"], want)
		}
	}
}

// TestRangesOfInsurancesSideBySide reads a range that each insurance has of its
// own, where they say the same.
func TestRangesOfInsurancesSideBySide(t *testing.T) {
	head := []string{"单位名称:" + here,
		"序号    姓名      起始年月      截止年月      月数    起始年月      截止年月      月数    备注"}
	row := "1       王晓琳    2025-10       2026-09       12      2025-10       2026-09       12      正常"
	if got, want := readTyped(append(head, row)...)["months"], monthsFrom("2025-10", "2026-09"); got != want {
		t.Errorf("months %s, want %s", got, want)
	}
	misread := strings.Replace(head[1], "起始", "趄始", 1)
	if got, want := readTyped(head[0], misread, row)["months"], monthsFrom("2025-10", "2026-09"); got != want {
		t.Errorf("a heading misread: months %s, want %s", got, want)
	}
	other := "1       王晓琳    2025-10       2026-09       12      2026-02       2026-09       8       正常"
	if got := readTyped(append(head, other)...)["months"]; got != "" && got[0] != '?' {
		t.Errorf("ranges that differ: months %s, want them flagged", got)
	}
}

// TestAGridUnderAHeadingOfSeveralLines reads a grid whose heading has a line under
// that of the months.
func TestAGridUnderAHeadingOfSeveralLines(t *testing.T) {
	got := readTyped("参保单位:"+here,
		"                                                                       缴费",
		"年度      1月  2月  3月  4月  5月  6月  7月  8月  9月  10月  11月  12月",
		"                                                                       月数",
		"2025年    -    -    -    -    -    -    -    -    ✓    ✓     ✓     ✓     4",
		"2026年    ✓    ×    ✓    -    -    -    -    -    -    -     -     -     2")["months"]
	if want := monthsFrom("2025-09", "2026-01") + " 2026-03"; got != want {
		t.Errorf("months %s, want %s", got, want)
	}
}

// TestListsWithTheirNumbers reads months listed by years under what says that they
// were paid, each list with its number.
func TestListsWithTheirNumbers(t *testing.T) {
	const before = "参保人王晓琳,工作单位" + here + ",现将其缴费情况证明如下:"
	all := monthsFrom("2025-11", "2026-01") + " 2026-03"
	for last, want := range map[string]string{
		"共2个月;以上合计缴费4个月,未列月份为未缴费。": all,
		"共3个月;以上合计缴费5个月,未列月份为未缴费。": "?" + all,
		"共2个月;以上合计缴费4个月,其中3月未缴费。":  "?" + all,
	} {
		if got := readTyped(before, "2025年缴费月份:11、12月,共2个月;", "2026年缴费月份:1、3月,"+last)["months"]; got != want {
			t.Errorf("%s: months %s, want %s", last, got, want)
		}
	}
}

// TestAHeadingIsNoTotal takes no figures under a heading of numbers of months for a
// total of them, and is certain of ranges that say how many months they have.
func TestAHeadingIsNoTotal(t *testing.T) {
	got := readTyped("参保单位:"+here, "缴费时间段           缴费基数      个人缴费比例    实际缴费月数",
		"202507-202510     4724        8%           4", "202601-202603     5036        8%           3",
		"实际缴费月数合计                                7")["months"]
	if want := monthsFrom("2025-07", "2025-10") + " " + monthsFrom("2026-01", "2026-03"); got != want {
		t.Errorf("months %s, want %s", got, want)
	}
}

// TestBareMonthsOfAFirstPage takes no months for paid beside which nothing stands,
// though most of their page are such, where those of the next page say more.
func TestBareMonthsOfAFirstPage(t *testing.T) {
	first := ownPage("参保单位:"+here, "月份      基数      到账情况", "2025年", "6月", "7月", "8月", "9月", "10月", "11月", "12月    5000     已缴")
	second := ownPage("月份      基数      到账情况", "2026年", "1月    5000     已缴", "2月    5000     已缴", "3月    5000     已缴", "4月    5000     已缴", "5月    5000     已缴",
		"打印日期:2026年6月12日")
	got := values(readSocialInsurance(context.Background(), &text{rows: append(first.rows, second.rows...)}))["months"]
	if want := monthsFrom("2025-12", "2026-05"); strings.TrimPrefix(got, "?") != want {
		t.Errorf("months %s, want %s", got, want)
	}
}
