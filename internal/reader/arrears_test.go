package reader

import (
	"slices"
	"testing"
)

// A statement's own text without any mark says that no month was paid late.
func TestNoArrears(t *testing.T) {
	lines := []string{"社会保险个人缴费证明", "姓名:王晓琳   单位名称:辽宁华晟机电设备有限公司",
		"缴费年月   缴费基数   单位名称", "202608   5000   辽宁华晟机电设备有限公司", "202609   5000   辽宁华晟机电设备有限公司", "202610   5000   辽宁华晟机电设备有限公司"}
	none := readSocialInsurance(t.Context(), &text{rows: ownPage(lines...).rows})["arrears_months"]
	if none.List == nil || len(none.List) > 0 {
		t.Errorf("no month was paid late: %v", none.List)
	}
	for _, note := range []string{"注:带*的为补缴。", "2026年9月为追缴。", "逾期缴纳,已加收滞纳金。"} {
		noted := slices.Concat(lines, []string{note})
		if f := readSocialInsurance(t.Context(), &text{rows: ownPage(noted...).rows})["arrears_months"]; f.Known() {
			t.Errorf("%s: %v", note, f)
		}
	}
}

// A mark at a month is what the notes say of it; one that nothing explains is for
// a person to see.
func TestMarkAtAMonth(t *testing.T) {
	for note, want := range map[string]map[string]string{
		"“※”为补缴月份。":  {"months": "2026-08 2026-09 2026-10", "arrears_months": "2026-09"},
		"“※”为欠费月份。":  {"months": "2026-08 2026-10", "arrears_months": ""},
		"服务热线:12333": {"months": "?2026-08 2026-09 2026-10", "arrears_months": "?2026-09"},
	} {
		got := values(readSocialInsurance(t.Context(), &text{rows: ownPage("社会保险个人缴费证明(2026年8月至2026年10月)", "姓名:王晓琳   单位名称:辽宁华晟机电设备有限公司",
			"缴费月份   缴费基数   个人缴费", "2026.08   5000   400", "2026.09※   5000   400", "2026.10   5000   400", note).rows}))
		for name, value := range want {
			if got[name] != value {
				t.Errorf("%s: %s %q, want %q", note, name, got[name], value)
			}
		}
	}
}

// In a picture that holds where the table is certain to its ends; where it is
// not, a mark may be lost with the rest.
func TestNoArrearsInAPicture(t *testing.T) {
	rows := []string{"社会保险个人缴费证明(2026年8月至2026年10月)", "姓名:王晓琳   单位名称:辽宁华晟机电设备有限公司",
		"缴费月份   缴费基数   个人缴费", "2026.08   5000   400", "2026.09   5000   400", "2026.10   5000   400", "合计缴费月数:3个月"}
	for _, lines := range [][]string{rows, rows[:5], append(slices.Clone(rows), "注:带*的为补缴。")} {
		got := readSocialInsurance(t.Context(), &text{rows: scannedPage("", lines...).rows})
		none, months := got["arrears_months"], got["months"]
		if want := len(lines) == len(rows); none.Known() != want || none.Known() && (none.Review || len(none.List) > 0) {
			t.Errorf("%d lines: months certain %v, arrears %v known %v", len(lines), months.Certain(), none.List, none.Known())
		}
	}
}
