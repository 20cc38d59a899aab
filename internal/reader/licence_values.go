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

// readCapital reads 叁佰万元整, 500万元 or (人民币)伍拾万元 as yuan. Where it
// stands in words and in figures, that they agree proves it.
func readCapital(ctx context.Context, v span) dossier.Field {
	if v.empty() {
		return dossier.Field{}
	}
	fen, ok := capital(v.text())
	if v.own() && ok {
		return fieldOf(v, chinese.FormatYuan(fen), ownText, true)
	}
	if ok && saidTwice(v.text()) {
		return fieldOf(v, chinese.FormatYuan(fen), proven, true)
	}
	votes := map[int64]int{}
	if ok {
		votes[fen]++
	}
	first, _ := v.confidence()
	for _, g := range []glance{{ocr.Own, capitalAlphabet}, {ocr.HanS, ""}, {ocr.ChiSim, ""}, {ocr.HanS, capitalAlphabet}} {
		again := v.lookAt(ctx, g)
		if got, read := capital(flat(again)); read {
			votes[got]++
			strong := g.language != ocr.Own && first >= nameGlyph || ofTwo(v.glyphs(), again) >= sureText
			if votes[got] > 1 && len(votes) == 1 && strong {
				return fieldOf(v, chinese.FormatYuan(got), agreed, true)
			}
		}
	}
	if best := mostVotes(votes); best > 0 {
		return fieldOf(v, chinese.FormatYuan(best), doubtful, false)
	}
	return dossier.Field{}
}

// mostVotes is the amount with most votes, the greater one where two have as
// many.
func mostVotes(votes map[int64]int) int64 {
	best, count := int64(0), 0
	for got, n := range votes {
		if n > count || n == count && got > best {
			best, count = got, n
		}
	}
	return best
}

const capitalAlphabet = wordsAlphabet + digitAlphabet + ".,人民币()"

var (
	capitalInWords   = regexp.MustCompile(`[零壹贰叁肆伍陆柒捌玖拾佰仟万亿十百千一二三四五六七八九两]{2,}[元圆]?[整正]?`)
	capitalInFigures = regexp.MustCompile(`\d[\d,.]*[万亿]{0,2}`)
	foreignMoney     = regexp.MustCompile(`美元|港[币元]|欧元|日元|英镑|USD|HKD|EUR|JPY`)
	idleDecimals     = regexp.MustCompile(`(\d\.\d{0,2}?)0+([万亿]|$)`)
)

// capital reads an amount of capital in yuan: in words, in figures, or in both,
// which must agree.
func capital(s string) (int64, bool) {
	if strings.ContainsRune(s, unicode.ReplacementChar) || foreignMoney.MatchString(s) {
		return 0, false
	}
	words, inWords := amountOf(capitalInWords.FindString(s))
	figures, inFigures := amountOf(idleDecimals.ReplaceAllString(capitalInFigures.FindString(s), "$1$2"))
	rest := capitalNoise.ReplaceAllString(capitalInFigures.ReplaceAllString(capitalInWords.ReplaceAllString(s, ""), ""), "")
	switch {
	case rest != "", inWords && inFigures && words != figures:
		return 0, false
	case inWords:
		return words, true
	}
	return figures, inFigures
}

// capitalNoise is what may stand around an amount of capital.
var capitalNoise = regexp.MustCompile(`人民币|[元圆整正()¥:;,.\s]|RMB|CNY`)

func amountOf(s string) (int64, bool) {
	fen, ok := chinese.ParseAmountWords(strings.TrimRight(s, "元圆整正") + "元整")
	if !ok {
		fen, ok = chinese.ParseAmount(strings.Replace(s, ".万", "万", 1))
	}
	return fen, ok && fen > 0
}

// saidTwice reports whether an amount stands in words and in figures.
func saidTwice(s string) bool {
	return capitalInWords.MatchString(s) && capitalInFigures.MatchString(s)
}
