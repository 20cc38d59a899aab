package reader

import (
	"context"
	"regexp"
	"strconv"
	"strings"

	"zhengqi/internal/dossier"
	"zhengqi/internal/ocr"
)

var ratingTerms = [][]term{
	terms("taxpayer_id", "纳税人识别号", "统一社会信用代码", "社会信用代码", "统一社会信用代码(纳税人识别号)", "纳税人识别号(统一社会信用代码)"),
	terms("taxpayer_name", "纳税人名称", "企业名称", "单位名称", "纳税人(缴费人)名称", "缴费人名称"),
	terms("year", "评价年度", "评价年份", "所属年度"),
	terms("rating", "纳税缴费信用级别", "纳税信用级别", "纳税信用等级", "信用级别", "信用等级", "评价结果", "评价级别", "级别", "评定级别"),
	terms("score", "评价得分", "得分", "评价分数"),
	terms("issuer", "主管税务机关", "税务机关", "评价机关"),
	terms("issue_date", "打印日期", "出具日期", "查询日期", "打印时间", "开具日期", "评价日期", "查询时间"),
	terms("", "法定代表人", "注册地址", "行业", "验证码", "备注", "说明"),
}

var (
	gradeInText = regexp.MustCompile(`([ABMCD])级|级别[:;为是]{0,2}([ABMCD])`)
	gradeAlone  = regexp.MustCompile(`^([ABMCD])级?$`)
	yearInText  = regexp.MustCompile(`(20\d{2}年?度)`)
	yearAlone   = regexp.MustCompile(`(20\d{2}年?)`)
)

// readTaxRating reads a print-out of the tax-credit rating (纳税信用).
func readTaxRating(ctx context.Context, t *text) dossier.Fields {
	f, s := newForm(t, ratingTerms...), t.stream()
	out := dossier.Fields{}
	put(out, "taxpayer_id", readChecked(ctx, orElse(cut(f.value("taxpayer_id"), codeInValue), group(s.find(taxpayerID))), creditCode))
	put(out, "taxpayer_name", readLong(ctx, orElse(f.long("taxpayer_name", fullLine), group(s.find(taxpayerName)))))
	put(out, "year", readYear(ctx, f, s))
	put(out, "rating", readGrade(ctx, f, s))
	put(out, "issuer", readLong(ctx, orElse(f.long("issuer", fullLine), firstOf(s.find(authority)))))
	put(out, "issue_date", readIssued(ctx, dateOf(f.value("issue_date")), s))
	put(out, "has_seal", readSeal(t))
	return out
}

func firstOf(f found) span {
	if f == nil {
		return nil
	}
	return f[0]
}

func readYear(ctx context.Context, f *form, s stream) dossier.Field {
	v := cut(f.value("year"), yearAlone)
	v = orElse(v, group(s.find(yearInText)))
	if v.empty() {
		return dossier.Field{}
	}
	if v.own() {
		return fieldOf(v, keepDigits(v.text()), ownText, true)
	}
	ok := v.confirmed(ctx, keepDigits, glance{ocr.Own, digitAlphabet}, glance{ocr.ChiSim, ""}, glance{ocr.ChiSim, digitAlphabet})
	return fieldOf(v, keepDigits(v.text()), agreed, ok)
}

// cut returns what the pattern's first group matches within a value.
func cut(v span, pattern *regexp.Regexp) span {
	t := v.text()
	m := pattern.FindStringSubmatchIndex(t)
	if m == nil {
		return nil
	}
	from := len([]rune(t[:m[2]]))
	return v.from(from).first(len([]rune(t[m[2]:m[3]])))
}

// readGrade reads the grade, a single letter: certain when a second look
// agrees and the score, where printed, does not contradict it.
func readGrade(ctx context.Context, f *form, s stream) dossier.Field {
	var v span
	for _, c := range f.values("rating") {
		if v = cut(c, gradeAlone); !v.empty() {
			break
		}
	}
	if v.empty() {
		v = group(s.find(gradeInText))
	}
	if v.empty() {
		return dossier.Field{}
	}
	grade := v.text()
	field := fieldOf(v, grade, agreed, v.own())
	if !v.own() {
		field.Review = !v.confirmed(ctx, capitalLetters, glance{ocr.Own, "ABCDM"}, glance{ocr.ChiSim, ""}, glance{ocr.ChiSim, "ABCDM级"})
	}
	if score, ok := readScore(f); ok && !gradeFits(grade, score) {
		field.Review, field.Confidence = true, doubtful
	}
	return field
}

func capitalLetters(s string) string {
	return strings.Map(func(r rune) rune {
		if r >= 'A' && r <= 'Z' {
			return r
		}
		return -1
	}, s)
}

func readScore(f *form) (float64, bool) {
	x, err := strconv.ParseFloat(strings.TrimSuffix(f.value("score").text(), "分"), 64)
	return x, err == nil && x >= 0 && x <= 100
}

// gradeFits is the table of 国家税务总局公告2025年第12号 article 16. Serious
// dishonesty gives D, and a new company M, at any score.
func gradeFits(grade string, score float64) bool {
	switch grade {
	case "A":
		return score >= 90
	case "B":
		return score >= 70 && score < 90
	case "C":
		return score >= 40 && score < 70
	}
	return true
}
