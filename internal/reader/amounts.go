package reader

import (
	"context"
	"regexp"
	"slices"
	"strings"

	"zhengqi/internal/chinese"
	"zhengqi/internal/dossier"
	"zhengqi/internal/ocr"
)

// currencyMark ends what may stand close before an amount; a letter, a figure
// or a sign there is a part of it that was misread.
var currencyMark = regexp.MustCompile(`(?:CNY|RMB|[^A-Za-z0-9.,-])$`)

// clipped reports whether the print goes on close before the span: figures cut
// out of longer ones.
func (s span) clipped() bool {
	const adjoining = 0.35
	for _, r := range s[0].page.rows {
		if i := slices.Index(r.glyphs, s[0].glyphs[0]); i > 0 && r.gapBefore(i) < adjoining {
			return !currencyMark.MatchString(flat(r.glyphs[:i]))
		}
	}
	return false
}

// readAmount reads an amount in figures; certain when two readings agree, sure
// of it or borne out by Tesseract, and nothing was cut off before it.
func readAmount(ctx context.Context, v span) (dossier.Field, int64) {
	if v.empty() {
		return dossier.Field{}, 0
	}
	fen, ok := figures(v.text())
	if v.own() && ok {
		return fieldOf(v, chinese.FormatYuan(fen), ownText, !v.clipped()), fen
	}
	first, _ := v.confidence()
	second := glance{ocr.Own, amountAlphabet}
	again, lowest := v.look(ctx, second)
	fenAgain, okAgain := figures(again)
	switch {
	case ok && okAgain && fen == fenAgain && (second.bearsOut(first, lowest) || v.thirdAmount(ctx) == fen):
		return fieldOf(v, chinese.FormatYuan(fen), agreed, !v.clipped()), fen
	case okAgain && fenAgain > fen:
		return fieldOf(v, chinese.FormatYuan(fenAgain), doubtful, false), fenAgain
	case ok:
		return fieldOf(v, chinese.FormatYuan(fen), doubtful, false), fen
	}
	return dossier.Field{}, 0
}

// thirdAmount is the amount that Tesseract reads, 0 for none.
func (s span) thirdAmount(ctx context.Context) int64 {
	print, _ := s.look(ctx, glance{ocr.HanS, ""})
	fen, _ := figures(print)
	return fen
}

// amountFigures is an amount with two decimals after nothing but words and
// currency marks; recognisers take one of its comma and point for the other.
var amountFigures = regexp.MustCompile(`^(?:CNY|RMB|USD|[^A-Za-z0-9.,\x{FFFD}])*(\d{1,3}(?:[.,]\d{3})+|\d+)[.,](\d{2})$`)

// figures reads an amount with its currency marks.
func figures(s string) (fen int64, ok bool) {
	m := amountFigures.FindStringSubmatch(strings.TrimRight(s, ".,;元"))
	if m == nil {
		return 0, false
	}
	yuan := strings.NewReplacer(",", "", ".", "").Replace(m[1])
	return chinese.ParseAmount(yuan + "." + m[2])
}
