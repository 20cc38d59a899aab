package chinese_test

import (
	"testing"

	"zhengqi/internal/chinese"
)

func TestParseAmountWords(t *testing.T) {
	for _, c := range []struct {
		in  string
		fen int64
		ok  bool
	}{
		{"柒佰贰拾元整", 72000, true},
		{"壹仟伍佰元整", 150000, true},
		{"柒佰柒拾元整", 77000, true},
		{"贰仟贰佰贰拾元整", 222000, true},
		{"柒仟贰佰元整", 720000, true},
		{"贰万壹仟陆佰元整", 2160000, true},
		{"（大写）人民币：贰万壹仟陆佰圆正", 2160000, true},
		{"叁佰万元整", 300000000, true},
		{"（人民币）伍拾万元", 50000000, true},
		{"叁拾贰元伍角整", 3250, true},
		{"拾贰元", 1200, true},
		{"玖分", 9, true},
		{"伍角整", 50, true},
		{"壹拾陆元零伍分", 1605, true},
		{"人民币壹拾肆万柒仟壹佰玖拾柒元肆角伍分", 14719745, true},
		{"壹亿零贰万叁仟元整", 10002300000, true},
		{"柦百贰拾元整", 72000, true},
		{"染伯貳拾园整", 72000, true},
		{"柒佰贰拾整", 72000, true},
		{"七百二十元", 72000, true},
		{"廿元", 0, false},
		{"壹拾肆万柒仟壹佰玖柦元肆角伍分", 0, false}, // a lost 拾
		{"柒佰拾元整", 0, false},
		{"柒佰贰拾", 0, false},
		{"拾佰元", 0, false},
		{"壹佰贰仟元", 0, false},
		{"壹元贰元", 0, false},
		{"壹元伍分贰角", 0, false},
		{"元整", 0, false},
		{"壹亿万元整", 0, false},
		{"零万柒仟贰佰零拾零元零角零分", 720000, true},
		{"整", 0, false},
		{"柒佰贰拾元整吗", 0, false},
		{"", 0, false},
	} {
		fen, ok := chinese.ParseAmountWords(c.in)
		if fen != c.fen || ok != c.ok {
			t.Errorf("ParseAmountWords(%q) = %d, %v; want %d, %v", c.in, fen, ok, c.fen, c.ok)
		}
	}
}

func TestAmountWordsRoundTrip(t *testing.T) {
	for _, fen := range []int64{0, 1, 9, 10, 50, 105, 1605, 3250, 72000, 100000, 100005, 1050000, 10000000, 10010000,
		2160000, 10700053, 14719745, 100000000, 1000000000000, 1000000100000, 99999999999999, -72000} {
		words := chinese.AmountWords(fen)
		if got, ok := chinese.ParseAmountWords(words); got != fen || !ok {
			t.Errorf("ParseAmountWords(AmountWords(%d) = %s) = %d, %v", fen, words, got, ok)
		}
	}
}

func TestAmountWords(t *testing.T) {
	if got := chinese.AmountWords(1e14); got != "" {
		t.Errorf("AmountWords(1e14) = %s", got)
	}
	for fen, want := range map[int64]string{
		72000: "柒佰贰拾元整", 2160000: "贰万壹仟陆佰元整", 140950: "壹仟肆佰零玖元伍角整", 600714: "陆仟零柒元壹角肆分",
		32504: "叁佰贰拾伍元零肆分", 0: "零元整", 105000000: "壹佰零伍万元整", 1000000000: "壹仟万元整", 10000005000: "壹亿零伍拾元整",
	} {
		if got := chinese.AmountWords(fen); got != want {
			t.Errorf("AmountWords(%d) = %s, want %s", fen, got, want)
		}
	}
}

func TestParseAmount(t *testing.T) {
	for _, c := range []struct {
		in, yuan string
	}{
		{"1,234.00", "1234.00"}, {"¥163,647.19", "163647.19"}, {"￥720.00", "720.00"}, {"CNY 720", "720.00"},
		{"RMB720.5", "720.50"}, {"CNT100000.00", "100000.00"}, {"500万元", "5000000.00"}, {"1.5亿元", "150000000.00"},
		{"（￥1,234.00）", "-1234.00"}, {"-5", "-5.00"}, {"人民币 720 元整", "720.00"}, {"163, 647.19", "163647.19"},
		{"0.07", "0.07"}, {"-0.07", "-0.07"},
		{"1.234.00", ""}, {"1,234,00", ""}, {"12 500.00", ""}, {"USD 720.00", ""}, {"1,23", ""}, {"720.001", ""},
		{"12345678901234567890", ""}, {"--5", ""}, {"", ""}, {"元", ""},
	} {
		fen, ok := chinese.ParseAmount(c.in)
		got := ""
		if ok {
			got = chinese.FormatYuan(fen)
		}
		if got != c.yuan {
			t.Errorf("ParseAmount(%q) = %q, want %q", c.in, got, c.yuan)
		}
	}
}
