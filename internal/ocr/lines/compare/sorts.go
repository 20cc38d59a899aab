package main

import "regexp"

// sort is a sort of line: what its text looks like, without spaces, and the
// characters it may hold.
type sort struct {
	name, alphabet string
	form           *regexp.Regexp
}

const digits = "0123456789"

// sorts are tried in this order.
var sorts = []sort{
	{"ID number", digits + "X", regexp.MustCompile(`^[1-9]\d{5}(19|20)\d{2}[01]\d[0-3]\d{4}[\dX]$`)},
	{"credit code", digits + "ABCDEFGHJKLMNPQRTUWXY", regexp.MustCompile(`^[1-9][1-39]\d{6}[0-9A-HJ-NPQRTUWXY]{10}$`)},
	{"date", digits + "年月日至长期自起止-./:〇零一二三四五六七八九十廿", regexp.MustCompile(
		`^自?((\d{4}|[〇零一二三四五六七八九]{4})[年./-][\d〇零一二三四五六七八九十廿]{1,3}([月./-][\d〇零一二三四五六七八九十廿]{1,3}日?|月)?起?[至-]?(长期|止)?){1,2}$`)},
	{"amount", digits + ".,-¥元万%", regexp.MustCompile(`^[¥-]?\d[\d,]*\.\d{2}(万?元|%)?$`)},
	{"amount in words", "零壹贰叁肆伍陆柒捌玖拾佰仟万亿元圆角分整正人民币:", regexp.MustCompile(`^(人民币)?:?[零壹贰叁肆伍陆柒捌玖拾佰仟万亿]+[元圆][壹贰叁肆伍陆柒捌玖角分零整正]*$`)},
	{"number", digits, regexp.MustCompile(`^\d{8,}$`)},
}

// sortOf returns the name of the first sort the text is of, or "".
func sortOf(text string) string {
	for _, s := range sorts {
		if s.form.MatchString(text) {
			return s.name
		}
	}
	return ""
}
