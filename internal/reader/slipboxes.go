package reader

import (
	"context"
	"image"
	"regexp"
	"strings"

	"zhengqi/internal/chinese"
	"zhengqi/internal/dossier"
)

// Preprinted slips have a box for every figure of an amount, under the names of
// the places from hundreds of millions down to fen.
var placeNames = regexp.MustCompile(`[亿千仟百佰十拾万]{3,}[元圆]角分`)

// boxedSum returns the figures that stand under the names of the places, down to
// the fen, and what they come to.
func (f *form) boxedSum() (span, int64) {
	for j, r := range f.rows {
		line := flat(r.glyphs)
		at := placeNames.FindStringIndex(line)
		if at == nil {
			continue
		}
		from := len([]rune(line[:at[0]]))
		places := r.glyphs[from : from+len([]rune(line[at[0]:at[1]]))]
		for k := j + 1; k < len(f.rows) && k <= j+3 && f.rows[k].page == r.page; k++ {
			if v, fen := figuresUnder(f.rows[k], places); fen > 0 {
				return v, fen
			}
		}
	}
	return nil, 0
}

// figuresUnder are the figures of a row under the names of places, one under each
// from the first on to the last; 0 where one is lacking.
func figuresUnder(r row, places []glyph) (span, int64) {
	var v span
	fen, next := int64(0), -1
	for n, g := range r.glyphs {
		at := nearestPlace(g.box, places)
		if at < 0 || !isDigit(g.r) {
			continue
		}
		if next >= 0 && at != next {
			return nil, 0
		}
		next = at + 1
		fen = fen*10 + int64(g.r-'0')
		if v.empty() {
			v = span{{r.page, nil}}
		}
		v[0].glyphs = r.glyphs[n-len(v[0].glyphs) : n+1]
	}
	if next != len(places) {
		return nil, 0
	}
	return v, fen
}

// nearestPlace is the place under whose name a figure stands, -1 for none.
func nearestPlace(b image.Rectangle, places []glyph) int {
	pitch := centreX(places[len(places)-1].box) - centreX(places[len(places)-2].box)
	for i, p := range places {
		if d := centreX(b) - centreX(p.box); 2*d <= pitch && -2*d <= pitch {
			return i
		}
	}
	return -1
}

// readBoxedSum reads an amount in boxes and the one in words; on a picture nothing
// but the words tells whether each figure was read.
func readBoxedSum(ctx context.Context, f *form, words span, out dossier.Fields) bool {
	v, fen := f.boxedSum()
	if v.empty() {
		return false
	}
	both := readWords(ctx, words, fen)
	same := both.says == saysSame && !contradicted(words, fen)
	amount := fieldOf(v, chinese.FormatYuan(fen), proven, same || v.own() && both.says != saysOther)
	put(out, "amount", amount)
	put(out, "amount_words", both.field)
	return true
}

// withoutPlaces reports whether words are an amount and not the names of places.
func withoutPlaces(v span) bool { return !placeNames.MatchString(strings.TrimSpace(v.text())) }
