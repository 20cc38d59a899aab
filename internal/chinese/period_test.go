package chinese_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"zhengqi/internal/chinese"
)

func TestParseMonthRange(t *testing.T) {
	for _, c := range []struct {
		in, from, to string
		ok           bool
	}{
		{"202401-202412", "2024-01", "2024-12", true},
		{"2024年08月-2026年07月", "2024-08", "2026-07", true},
		{"2024年08月 至 2026年07月", "2024-08", "2026-07", true},
		{"自2024年1月起至2024年12月止", "2024-01", "2024-12", true},
		{"2024.01～2024.12", "2024-01", "2024-12", true},
		{"2024-01-2024-12", "2024-01", "2024-12", true},
		{"2024-01 — 2024-12", "2024-01", "2024-12", true},
		{"202401--202412", "2024-01", "2024-12", true},
		{"2024年1月-6月", "2024-01", "2024-06", true},
		{"2025-07-01 至 2025-07-31", "2025-07", "2025-07", true},
		{"2025-07-01-2025-08-31", "2025-07", "2025-08", true},
		{"2025.07.01-2025.07.31", "2025-07", "2025-07", true},
		{"在1969-03-25至2026-05-24期间", "1969-03", "2026-05", true},
		{"202007 -", "2020-07", "", true},
		{"202007至今", "2020-07", "", true},
		{"2020年7月1日至长期", "2020-07", "", true},
		{"202412-202401", "", "", false},
		{"2024-01", "", "", false},
		{"2024-01-", "", "", false},
		{"2024-01-12", "", "", false},
		{"202413-202414", "", "", false},
		{"至今", "", "", false},
		{"", "", "", false},
	} {
		from, to, ok := chinese.ParseMonthRange(c.in)
		if from != c.from || to != c.to || ok != c.ok {
			t.Errorf("ParseMonthRange(%q) = %q, %q, %v; want %q, %q, %v", c.in, from, to, ok, c.from, c.to, c.ok)
		}
	}
}

func TestParseDateRange(t *testing.T) {
	from, to, ok := chinese.ParseDateRange("2019年09月16日至长期")
	if from.Value != "2019-09-16" || to.Value != chinese.NoEnd || !ok {
		t.Errorf("a term without end: %v, %v, %v", from, to, ok)
	}
	from, to, ok = chinese.ParseDateRange("2024-08-01—2044-07-31")
	if from.Value != "2024-08-01" || to.Value != "2044-07-31" || !ok {
		t.Errorf("a term: %v, %v, %v", from, to, ok)
	}
	if from, to, ok := chinese.ParseDateRange("2019年09月16日至 年 月 日"); ok {
		t.Errorf("a blank end was read: %v, %v", from, to)
	}
}

func TestParseMonth(t *testing.T) {
	for in, want := range map[string]string{
		"202510": "2025-10", "2025年10月": "2025-10", "2025-10-31": "2025-10", "二〇二五年十月": "2025-10", "长期": "", "2025": "",
	} {
		if got, ok := chinese.ParseMonth(in); got != want || ok != (want != "") {
			t.Errorf("ParseMonth(%q) = %q, %v; want %q", in, got, ok, want)
		}
	}
}

func TestMonths(t *testing.T) {
	want := []string{"2025-11", "2025-12", "2026-01"}
	if diff := cmp.Diff(want, chinese.Months("2025-11", "2026-01")); diff != "" {
		t.Error(diff)
	}
	for _, c := range [][2]string{{"2026-01", "2025-11"}, {"0001-01", "9999-12"}, {"2025-11-01", "2026-01"}, {"", ""}} {
		if got := chinese.Months(c[0], c[1]); got != nil {
			t.Errorf("Months(%v) = %v", c, got)
		}
	}
}

func TestAddMonths(t *testing.T) {
	for _, c := range []struct {
		date string
		n    int
		want string
	}{
		{"2025-11-30", 3, "2026-02-28"}, {"2024-01-31", 1, "2024-02-29"}, {"2024-03-31", -1, "2024-02-29"},
		{"2025-08-15", 12, "2026-08-15"}, {"2025-08", -8, "2024-12"}, {"9999-12-31", 3, "9999-12-31"},
		{"9999-12-30", 1, ""}, {"2025-02-30", 1, ""}, {"2025-01-01", 1 << 40, ""}, {"2025-01-01", -1 << 40, ""}, {"", 1, ""},
	} {
		if got := chinese.AddMonths(c.date, c.n); got != c.want {
			t.Errorf("AddMonths(%q, %d) = %q, want %q", c.date, c.n, got, c.want)
		}
	}
}

func TestAddYearsAndDays(t *testing.T) {
	if got := chinese.AddYears("2024-02-29", 1); got != "2025-02-28" {
		t.Errorf("a year from the leap day is %q", got)
	}
	if got := chinese.AddYears("2024-02-29", 1<<60); got != "" {
		t.Errorf("ages from now is %q", got)
	}
	if got := chinese.AddDays("2025-12-31", 1); got != "2026-01-01" {
		t.Errorf("a day later is %q", got)
	}
	if got := chinese.AddDays("2025-12-31", 1<<40); got != "" {
		t.Errorf("many days later is %q", got)
	}
	if got := chinese.DaysBetween("2024-02-28", "2024-03-01"); got != 2 {
		t.Errorf("from 28 February to 1 March 2024 are %d days", got)
	}
	if got := chinese.DaysBetween("1900-01-01", chinese.NoEnd); got != 2958463 {
		t.Errorf("from 1900 to the end are %d days", got)
	}
}

func TestNormaliseText(t *testing.T) {
	for in, want := range map[string]string{
		"名　　称": "名称", "纳税 人 Name  of 公司": "纳税人 Name of 公司", "ＡＢＣ（１）": "ABC(1)",
		"a\u202eb\x1b[31m": "ab[31m", " \t王\n晓 ": "王晓", "\xff王": "\uFFFD王", "": "",
	} {
		if got := chinese.NormaliseText(in); got != want {
			t.Errorf("NormaliseText(%q) = %q, want %q", in, got, want)
		}
	}
}
