package reader

import (
	"context"
	"regexp"
	"strings"
	"unicode"

	"zhengqi/internal/chinese"
	"zhengqi/internal/dossier"
	"zhengqi/internal/ocr"
)

var licenceTerms = [][]term{
	terms("uscc", "统一社会信用代码", "注册号", "社会信用代码"),
	terms("name", "名称", "企业名称"),
	terms("type", "类型", "公司类型", "组成形式", "主体类型"),
	terms("legal_representative", "法定代表人", "执行事务合伙人", "经营者", "投资人", "负责人"),
	terms("registered_capital", "注册资本", "注册资金", "出资额"),
	terms("establishment_date", "成立日期", "注册日期"),
	terms("term", "营业期限", "合伙期限", "经营期限"),
	terms("address", "住所", "主要经营场所", "经营场所", "营业场所"),
	terms("scope", "经营范围"),
	terms("", "登记机关", "国家企业信用信息公示系统", "市场主体应当", "证照编号", "扫描二维码", "实收资本"),
}

var termRange = regexp.MustCompile(`至(.+)$`)

// readBusinessLicence reads a business licence (营业执照).
func readBusinessLicence(ctx context.Context, t *text) dossier.Fields {
	f := newForm(t, licenceTerms...)
	out := dossier.Fields{}
	put(out, "uscc", readChecked(ctx, f.value("uscc"), creditCode))
	put(out, "name", readLong(ctx, f.long("name", fullLine)))
	put(out, "type", readLong(ctx, f.long("type", fullLine)))
	put(out, "legal_representative", readName(ctx, f.long("legal_representative", fullLine)))
	put(out, "registered_capital", readCapital(ctx, f.value("registered_capital")))
	put(out, "establishment_date", readDate(ctx, f.value("establishment_date")))
	put(out, "term_end", readTermEnd(ctx, f.long("term", fullLine)))
	put(out, "address", readLong(ctx, f.long("address", anyLine)))
	put(out, "scope", readScope(ctx, f.long("scope", anyLine)))
	put(out, "is_duplicate", readDuplicate(t.stream()))
	return out
}

// readCapital reads 叁佰万元整, 500万元 or (人民币)伍拾万元 as yuan.
func readCapital(ctx context.Context, v span) dossier.Field {
	if v.empty() {
		return dossier.Field{}
	}
	fen, ok := capital(v.text())
	if v.own() && ok {
		return fieldOf(v, chinese.FormatYuan(fen), ownText, true)
	}
	votes := map[int64]int{}
	if ok {
		votes[fen]++
	}
	first, _ := v.confidence()
	for _, g := range []glance{{ocr.Own, capitalAlphabet}, {ocr.HanS, ""}, {ocr.ChiSim, ""}, {ocr.HanS, capitalAlphabet}} {
		again, lowest := v.look(ctx, g)
		if got, read := capital(again); read {
			votes[got]++
			if votes[got] > 1 && len(votes) == 1 && g.bearsOut(first, lowest) {
				return fieldOf(v, chinese.FormatYuan(got), agreed, true)
			}
		}
	}
	best, count := int64(0), 0
	for got, n := range votes {
		if n > count || n == count && got > best {
			best, count = got, n
		}
	}
	if count == 0 {
		return dossier.Field{}
	}
	return fieldOf(v, chinese.FormatYuan(best), doubtful, false)
}

const capitalAlphabet = wordsAlphabet + digitAlphabet + ".,人民币()"

// readScope reads the scope of business. Its clauses are parted by semicolons,
// which recognisers take for commas.
func readScope(ctx context.Context, v span) dossier.Field {
	f := readLong(ctx, v)
	if v.own() || v.empty() {
		return f
	}
	f.Value = clauseCommas(f.Value)
	colon := strings.Contains(tidy(v.text()), ":") // of 一般项目, or a semicolon misread
	f.Review = f.Review || colon || !v.confirmed(ctx, clauses, glance{ocr.HanS, ""}) || strings.Contains(f.Value, ";;")
	return f
}

// clauses is a scope with all its separators alike.
func clauses(s string) string {
	return strings.NewReplacer(",", ";", ".", ";", ":", ";").Replace(tidy(s))
}

// clauseCommas makes semicolons of the commas outside brackets.
func clauseCommas(s string) string {
	depth := 0
	return strings.Map(func(r rune) rune {
		switch {
		case r == '(':
			depth++
		case r == ')':
			depth = max(0, depth-1)
		case r == ',' && depth == 0:
			return ';'
		case r == ';' && depth > 0:
			return ','
		}
		return r
	}, s)
}

func capital(s string) (int64, bool) {
	if strings.ContainsRune(s, unicode.ReplacementChar) {
		return 0, false
	}
	s = tidy(strings.NewReplacer("人民币", "", "(", "", ")", "").Replace(s))
	fen, ok := chinese.ParseAmountWords(s)
	if !ok {
		fen, ok = chinese.ParseAmount(strings.TrimRight(s, "整正"))
	}
	return fen, ok && fen > 0
}

// readTermEnd reads the end of the operating term; a blank end is unknown.
func readTermEnd(ctx context.Context, v span) dossier.Field {
	m := termRange.FindStringSubmatchIndex(v.text())
	if m == nil {
		return readDate(ctx, v)
	}
	skip := len([]rune(v.text()[:m[2]]))
	return readDate(ctx, v.from(skip))
}

// from drops the first n characters.
func (s span) from(n int) span {
	var out span
	for _, r := range s {
		k := min(n, len(r.glyphs))
		n -= k
		if k < len(r.glyphs) {
			out = append(out, run{r.page, r.glyphs[k:]})
		}
	}
	return out
}

var (
	duplicateMark = regexp.MustCompile(`副本`)
	originalMark  = regexp.MustCompile(`正本`)
)

// readDuplicate tells a 副本 from a 正本. A licence that names itself neither
// may be one whose mark was not read.
func readDuplicate(s stream) dossier.Field {
	m, value := s.find(duplicateMark), "true"
	if m == nil {
		m, value = s.find(originalMark), "false"
	}
	if m == nil {
		return dossier.Field{}
	}
	lowest, _ := m[0].confidence()
	return fieldOf(m[0], value, agreed, lowest >= nameGlyph)
}
