package reader

import (
	"context"
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"

	"zhengqi/internal/chinese"
	"zhengqi/internal/dossier"
	"zhengqi/internal/ocr"
)

// readDate reads a date: certain when the first two readings that are dates are
// the same one, and our own networks are sure of it or Tesseract says so too. A
// sure reading that differs is not outvoted: a person looks.
func readDate(ctx context.Context, v span) dossier.Field {
	return readDateBy(ctx, v, dateIn, v.dateGlances())
}

// readDateBy is readDate for dates in the form that parse reads, with the second
// looks that suit them.
func readDateBy(ctx context.Context, v span, parse func(string) (chinese.DateValue, bool), looks []glance) dossier.Field {
	if v.empty() {
		return dossier.Field{}
	}
	first, _ := v.confidence()
	date, ok := parse(v.spaced())
	if !ok {
		date, ok = parse(v.text())
	}
	var readings []dated
	switch {
	case v.own() && ok:
		return fieldOf(v, date.Value, ownText, date.Precision == chinese.Day)
	case ok && date.Value == chinese.NoEnd:
		return fieldOf(v, date.Value, confidenceIn(first >= surely), first >= surely)
	case ok:
		readings = append(readings, dated{date, ocr.Own, v.glyphs()})
	}
	for _, g := range looks {
		again := v.lookAt(ctx, g)
		if d, ok := parse(likeNumerals(flat(again), v.text())); ok {
			readings = append(readings, dated{d, g.language, again})
		}
		if p := worthOf(readings); p >= sureText {
			return fieldOf(v, readings[0].Value, p, readings[0].Precision == chinese.Day)
		}
	}
	return likeliestDate(v, readings)
}

// numeralTail is what tells one date in Chinese numerals from another: all begin
// with 二〇 (or 一九), of which recognisers make O and marks.
var numeralTail = regexp.MustCompile(`[〇零OQ0o]{0,2}([〇零OQo一二三四五六七八九]{2}年[一二三四五六七八九十]{1,2}月[一二三四五六七八九十廿卅]{1,3}日)$`)

// markInDate is a speck read behind the word of a year or a month.
var markInDate = regexp.MustCompile(`([年月])[.,·]`)

// likeNumerals is a second reading of a date without specks, and with the
// century of the first where both are in numerals and the rest is whole.
func likeNumerals(again, first string) string {
	again = markInDate.ReplaceAllString(again, "$1")
	a, f := numeralTail.FindStringSubmatch(again), numeralTail.FindStringSubmatch(first)
	if a == nil || f == nil {
		return again
	}
	return strings.TrimSuffix(first, f[1]) + a[1]
}

// dated is a date as one model reads it.
type dated struct {
	chinese.DateValue
	model  ocr.Language
	glyphs []glyph
}

// worthOf is the probability that a date is right of which all readings are the
// same: by two models that share nothing, or by both of our networks.
func worthOf(readings []dated) float64 {
	if len(readings) < 2 {
		return 0
	}
	first, best := readings[0], 0.0
	for _, r := range readings[1:] {
		switch {
		case r.DateValue != first.DateValue:
			return 0
		case r.model != first.model:
			best = max(best, agreed)
		default:
			best = max(best, ofTwo(first.glyphs, r.glyphs))
		}
	}
	return best
}

// likeliestDate makes a field of what was read at v, for a person to look at. The
// first reading is of the worst picture, which takes in the whole row: where it is
// unsure, and a clear look and Tesseract say alike, they are right.
func likeliestDate(v span, readings []dated) dossier.Field {
	switch n := len(readings); {
	case n == 0:
		return dossier.Field{}
	case n > 2 && readings[1].DateValue == readings[2].DateValue:
		if sure := lowestOf(readings[0].glyphs) < surely && lowestOf(readings[1].glyphs) >= clearly && readings[1].Precision == chinese.Day; sure {
			return fieldOf(v, readings[1].Value, agreed, true)
		}
		return fieldOf(v, readings[1].Value, doubtful, false)
	}
	return fieldOf(v, readings[0].Value, doubtful, false)
}

// dateIn is the date that a text is or holds, with no figure or character
// unknown beside it.
func dateIn(s string) (chinese.DateValue, bool) {
	if strings.ContainsRune(s, unicode.ReplacementChar) {
		return chinese.DateValue{}, false
	}
	at := dateAnywhere.FindStringIndex(s)
	if at == nil {
		return chinese.ParseDate(s)
	}
	before, _ := utf8.DecodeLastRuneInString(s[:at[0]])
	after, _ := utf8.DecodeRuneInString(s[at[1]:])
	if unicode.IsDigit(before) || unicode.IsDigit(after) {
		return chinese.DateValue{}, false
	}
	return chinese.ParseDate(s[at[0]:at[1]])
}

// dateGlances are the second looks at a date, best first.
func (s span) dateGlances() []glance {
	alphabet := dateAlphabet
	if strings.ContainsAny(s.text(), numerals) {
		alphabet = numerals + "年月日"
	}
	return []glance{{ocr.Own, alphabet}, {ocr.HanS, ""}}
}
