package specimen

import (
	"fmt"
	"strings"
	"time"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

const (
	isoMonth = "2006-01"
	// endless is how the contract writes a term without an end (长期).
	endless = "9999-12-31"
)

var (
	capitalDigits = []rune("零壹贰叁肆伍陆柒捌玖")
	plainDigits   = []rune("〇一二三四五六七八九")
)

// plain is the contract's normal form of a Chinese text: NFKC and no spaces.
func plain(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsSpace(r) {
			return -1
		}
		return r
	}, norm.NFKC.String(s))
}

// latin is the contract's normal form of a Latin text: NFKC, single spaces.
func latin(s string) string { return strings.Join(strings.Fields(norm.NFKC.String(s)), " ") }

func zhDate(t time.Time) string { return fmt.Sprintf("%d年%d月%d日", t.Year(), t.Month(), t.Day()) }

func zhDatePadded(t time.Time) string { return t.Format("2006年01月02日") }

func zhDateSpaced(t time.Time) string {
	return fmt.Sprintf("%d 年 %d 月 %d 日", t.Year(), t.Month(), t.Day())
}

// capsDate writes a date in Chinese numerals, 二〇二五年十月一日.
func capsDate(t time.Time) string {
	var year strings.Builder
	for _, r := range fmt.Sprint(t.Year()) {
		year.WriteRune(plainDigits[r-'0'])
	}
	return year.String() + "年" + tens(int(t.Month())) + "月" + tens(t.Day()) + "日"
}

// oldCapsDate is capsDate with the short form 廿 that older papers use for 二十.
func oldCapsDate(t time.Time) string {
	return strings.Replace(capsDate(t), "二十", "廿", 1)
}

// tens writes 1 to 99 in plain Chinese numerals.
func tens(n int) string {
	s := ""
	if n >= 20 {
		s = string(plainDigits[n/10])
	}
	if n >= 10 {
		s += "十"
	}
	if n%10 > 0 {
		s += string(plainDigits[n%10])
	}
	return s
}

// grouped writes an amount of fen as yuan with thousands separators, 1,234.50.
func grouped(fen int64) string {
	whole := fmt.Sprint(fen / 100)
	for i := len(whole) - 3; i > 0; i -= 3 {
		whole = whole[:i] + "," + whole[i:]
	}
	return fmt.Sprintf("%s.%02d", whole, fen%100)
}

// yuan writes an amount of fen in the contract's normal form, 1234.50.
func yuan(fen int64) string { return fmt.Sprintf("%d.%02d", fen/100, fen%100) }

// amountWords writes an amount of fen in the capital numerals of banks and tax
// offices, 壹仟贰佰叁拾肆元伍角整. The amount is below one trillion yuan.
func amountWords(fen int64) string {
	whole, rest := fen/100, fen%100
	words := ""
	if whole > 0 {
		words = wholeWords(whole) + "元"
	}
	if rest == 0 {
		return words + "整"
	}
	return words + restWords(rest, whole > 0)
}

// restWords writes jiao and fen; follows is true when yuan stand before them.
func restWords(rest int64, follows bool) string {
	jiao, fen := rest/10, rest%10
	switch {
	case fen == 0:
		return string(capitalDigits[jiao]) + "角整"
	case jiao == 0 && follows:
		return "零" + string(capitalDigits[fen]) + "分"
	case jiao == 0:
		return string(capitalDigits[fen]) + "分"
	}
	return string(capitalDigits[jiao]) + "角" + string(capitalDigits[fen]) + "分"
}

// wholeWords writes a positive whole number below 10^12 in capital numerals.
func wholeWords(n int64) string {
	words, gap := "", false
	for _, part := range []struct {
		size int64
		unit string
	}{{100000000, "亿"}, {10000, "万"}, {1, ""}} {
		four := n / part.size % 10000
		if four == 0 {
			gap = words != ""
			continue
		}
		if words != "" && (gap || four < 1000) {
			words += "零"
		}
		words, gap = words+fourWords(four)+part.unit, false
	}
	return words
}

// fourWords writes 1 to 9999 in capital numerals.
func fourWords(n int64) string {
	words, gap := "", false
	for _, part := range []struct {
		size int64
		unit string
	}{{1000, "仟"}, {100, "佰"}, {10, "拾"}, {1, ""}} {
		digit := n / part.size % 10
		if digit == 0 {
			gap = words != ""
			continue
		}
		if gap {
			words += "零"
		}
		words, gap = words+string(capitalDigits[digit])+part.unit, false
	}
	return words
}
