package chinese_test

import (
	"strings"
	"testing"

	"zhengqi/internal/chinese"
)

func FuzzParseDate(f *testing.F) {
	for _, s := range []string{"2025年10月1日", "二〇二五年十月廿三日", "20 3月/MAR 1985", "202401-202412", "自2024年1月起至今", strings.Repeat("十", 99)} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		d, ok := chinese.ParseDate(s)
		if ok != (d.Value != "") || ok && d.Precision == chinese.Day && !chinese.ValidDate(d.Value) {
			t.Errorf("ParseDate(%q) = %+v, %v", s, d, ok)
		}
		if again, ok := chinese.ParseDate(d.Value); d.Value != "" && (!ok || again != d) {
			t.Errorf("ParseDate(%q) = %+v reads back as %+v", s, d, again)
		}
		from, to, ok := chinese.ParseMonthRange(s)
		if ok && to != "" && len(chinese.Months(from, to)) == 0 {
			t.Errorf("ParseMonthRange(%q) = %q, %q", s, from, to)
		}
	})
}

func FuzzParseAmountWords(f *testing.F) {
	for _, s := range []string{"柒佰贰拾元整", "人民币壹亿零贰万叁仟元肆角伍分", "玖分", "负拾元", "廿元", strings.Repeat("拾", 99)} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		if fen, ok := chinese.ParseAmountWords(s); ok {
			if again, ok := chinese.ParseAmountWords(chinese.AmountWords(fen)); again != fen || !ok {
				t.Errorf("ParseAmountWords(%q) = %d, written again %d", s, fen, again)
			}
		}
		if fen, ok := chinese.ParseAmount(s); ok {
			if again, ok := chinese.ParseAmount(chinese.FormatYuan(fen)); again != fen || !ok {
				t.Errorf("ParseAmount(%q) = %d, written again %d", s, fen, again)
			}
		}
	})
}

func FuzzMatchEmployer(f *testing.F) {
	f.Add("辽宁省沈阳市东方贸易有限责任公司", "沈阳东方贸易有限公司")
	f.Add("中国（深圳）有限公司（一）", "市市市市")
	f.Add(strings.Repeat("沈阳市", 40), "")
	f.Fuzz(func(t *testing.T, a, b string) {
		key := chinese.NormaliseCompany(a)
		if key != "" && chinese.MatchEmployer(a, a) != chinese.EmployerSame {
			t.Errorf("%q is not itself", a)
		}
		chinese.MatchEmployer(a, b)
	})
}

func FuzzMatchPinyin(f *testing.F) {
	f.Add("欧阳文", "OUYANG", "WEN")
	f.Add(strings.Repeat("阿", 30), "A", strings.Repeat("A", 29))
	f.Add("\xff王", "W", "\x00")
	f.Fuzz(func(t *testing.T, name, surname, given string) {
		if chinese.MatchPinyin(name, surname, given) == "" {
			t.Errorf("no answer for %q, %q, %q", name, surname, given)
		}
		if chinese.SameName(name, surname) != chinese.SameName(surname, name) {
			t.Errorf("the order of %q and %q matters", name, surname)
		}
		chinese.USCCRepair(name)
		chinese.IDNumberBirthSex(given)
	})
}

func BenchmarkMatchPinyinHostile(b *testing.B) {
	name, given := strings.Repeat("阿", 30), strings.Repeat("A", 79)
	for b.Loop() {
		chinese.MatchPinyin(name, "A", given)
	}
}
