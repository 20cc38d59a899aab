package reader

import (
	"context"
	"image"
	"regexp"
	"slices"
	"strings"

	"zhengqi/internal/chinese"
	"zhengqi/internal/dossier"
)

// Preprinted slips have a box for every figure of an amount, under the names of
// the places from hundreds of millions down to fen; small, they are taken for other
// characters.
var placeNames = regexp.MustCompile(`[亿千仟百佰十拾万丰干白自力]{3,}[元圆]角分`)

// boxed is an amount in boxes, and whether its row is that of the amount.
type boxed struct {
	figures span
	fen     int64
	named   bool
}

// boxedSums returns the sums whose figures stand under the names of the places,
// down to the fen; first the one whose row says that it is the amount.
func (f *form) boxedSums() []boxed {
	var named, out []boxed
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
				if f.namesAmount(j, k) {
					named = append(named, boxed{v, fen, true})
				} else {
					out = append(out, boxed{v, fen, false})
				}
				break
			}
		}
	}
	return append(named, out...)
}

// namesAmount reports whether a label for the amount stands in rows j to k, and
// none for something else.
func (f *form) namesAmount(j, k int) bool {
	named := false
	for _, m := range f.marks {
		if m.row < j || m.row > k {
			continue
		}
		if !strings.HasPrefix(m.key, "amount") && m.key != "other_amount" {
			return false
		}
		named = true
	}
	return named
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

// readBoxedSum reads an amount in boxes and the one in words. On a picture nothing
// but the words tells whether each figure was read; without them, the box must be
// that of the amount, and no other amount may differ.
func readBoxedSum(ctx context.Context, f *form, words span, out dossier.Fields) bool {
	all := f.boxedSums()
	if len(all) == 0 {
		return false
	}
	sum := all[0]
	both := readWords(ctx, words, sum.fen)
	same := both.says == saysSame && !contradicted(words, sum.fen)
	alone := sum.named && both.says != saysOther && !slices.ContainsFunc(all[1:], func(o boxed) bool { return o.named && o.fen != sum.fen })
	for _, v := range f.labelledMoney() {
		fen, ok := figures(v.text())
		alone = alone && (!ok || fen == sum.fen)
	}
	amount := fieldOf(sum.figures, chinese.FormatYuan(sum.fen), proven, same || sum.figures.own() && alone)
	put(out, "amount", amount)
	put(out, "amount_words", both.field)
	return true
}

// withoutPlaces reports whether words are an amount and not the names of places.
func withoutPlaces(v span) bool { return !placeNames.MatchString(strings.TrimSpace(v.text())) }
