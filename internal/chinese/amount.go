package chinese

import (
	"fmt"
	"regexp"
	"strconv"
	"strings"
)

const (
	maxAmountLength = 64
	maxWholeDigits  = 13
	fenPerYuan      = 100
)

var (
	amountForm = regexp.MustCompile(`^(-?)(?:CNY|RMB|CNT|人民币)?[:]?[¥Y]?(-?)(\d{1,3}(?:,\d{3})+|\d+)(?:\.(\d{1,2}))?(万|亿)?(?:元|圆)?(?:整|正)?(?:CNY|RMB|人民币)?$`)
	spaceAtTie = regexp.MustCompile(`(\D) +| +(\D)`)
)

var multiples = map[string]int64{"": 1, "万": 1e4, "亿": 1e8}

// ParseAmount reads an amount in figures as fen: 1,234.50, ¥720.00, RMB 720,
// 500万元, (1,234.00) and -5 as negative. Thousands must be grouped by three,
// decimals are one or two, other currencies are refused, and so are figures
// with a space between digits, which may be two columns.
func ParseAmount(s string) (fen int64, ok bool) {
	if whole, decimals, isPlain := plainAmount(s); isPlain {
		return fenOf(whole, decimals, 1)
	}
	if tooLong(s, maxAmountLength) {
		return 0, false
	}
	text := spaceAtTie.ReplaceAllString(strings.ToUpper(NormaliseText(s)), "$1$2")
	negative := strings.HasPrefix(text, "(") && strings.HasSuffix(text, ")")
	if negative {
		text = text[1 : len(text)-1]
	}
	m := amountForm.FindStringSubmatch(strings.TrimPrefix(text, "人民币"))
	if m == nil {
		return 0, false
	}
	fen, ok = fenOf(strings.ReplaceAll(m[3], ",", ""), m[4], multiples[m[5]])
	if negative != (m[1]+m[2] == "-") {
		fen = -fen
	}
	return fen, ok && len(m[1]+m[2]) < 2
}

// plainAmount splits an amount in its normal form: 1234.50.
func plainAmount(s string) (whole, decimals string, is bool) {
	whole, decimals, _ = strings.Cut(s, ".")
	is = len(whole) > 0 && len(s) == len(whole)+len(".00") && len(decimals) == 2
	for _, part := range [...]string{whole, decimals} {
		for i := range len(part) {
			is = is && '0' <= part[i] && part[i] <= '9'
		}
	}
	return whole, decimals, is
}

func fenOf(whole, decimals string, multiple int64) (int64, bool) {
	if len(whole) > maxWholeDigits {
		return 0, false
	}
	n, err := strconv.ParseInt(whole+(decimals + "00")[:2], 10, 64)
	if err != nil || n > 1e15/multiple {
		return 0, false
	}
	return n * multiple, true
}

// FormatYuan writes fen as yuan with two decimals: 1234.50.
func FormatYuan(fen int64) string {
	sign := ""
	if fen < 0 {
		sign = "-"
	}
	return fmt.Sprintf("%s%d.%02d", sign, magnitude(fen/fenPerYuan), magnitude(fen%fenPerYuan))
}

func magnitude(n int64) int64 {
	if n < 0 {
		return -n
	}
	return n
}
