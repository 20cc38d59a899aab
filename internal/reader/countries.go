package reader

import (
	"context"
	"regexp"

	"zhengqi/internal/chinese"
	"zhengqi/internal/dossier"
	"zhengqi/internal/ocr"
)

var countryText = regexp.MustCompile(`([\p{Han}()]{2,16}|[A-Za-z][A-Za-z. ']{2,40})`)

// readCountry reads a country: certain if its code in brackets says the same, or
// a second look does.
func readCountry(ctx context.Context, boxes []box) dossier.Field {
	for _, b := range boxes {
		printed, known := chinese.EconomyCode(b.code.text())
		for _, v := range b.values {
			if f := countryAt(ctx, cut(v, countryText), printed); f.Known() {
				return f
			}
		}
		if known {
			return fieldOf(b.code, printed, doubtful, b.code.own())
		}
	}
	for _, b := range boxes {
		for _, v := range b.values {
			if code, ok := likeliestCountry(cut(v, countryText).text()); ok {
				return fieldOf(v, code, doubtful, false)
			}
		}
	}
	return dossier.Field{}
}

// countryAt reads a country that stands at v beside its code, if any.
func countryAt(ctx context.Context, v span, printed string) dossier.Field {
	code, ok := chinese.EconomyCode(v.text())
	lowest, _ := v.confidence()
	switch {
	case !ok:
		return dossier.Field{}
	case printed != "" && printed != code:
		return fieldOf(v, code, doubtful, false)
	case v.own(), printed != "" && lowest >= weakGlyph:
		return fieldOf(v, code, proven, true)
	}
	same := v.confirmed(ctx, countryOf, glance{ocr.Own, ""}, glance{ocr.HanS, ""})
	return fieldOf(v, code, confidenceIn(same), same)
}

// countryOf is the code of a country in print, or the print where it is none.
func countryOf(print string) string {
	if code, ok := chinese.EconomyCode(print); ok {
		return code
	}
	return print
}

// likeliestCountry is the only country whose Chinese name is the text but for one
// character.
func likeliestCountry(text string) (string, bool) {
	if code, ok := chinese.EconomyCode(text); ok {
		return code, true
	}
	return chinese.NearEconomy(text)
}
