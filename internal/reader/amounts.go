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

// minus ends what stands before an amount that is taken off: one in brackets, or
// behind a sign or the word for one.
var minus = regexp.MustCompile(`(?:[-−–(]|负)(?:¥|CNY|RMB|人民币)?$`)

// clipped reports whether the print goes on close before the span: figures cut
// out of longer ones, or with a sign.
func (s span) clipped() bool {
	before, gap := s.rowBefore()
	return gap < adjoining && !currencyMark.MatchString(before) || s.negative()
}

// negative reports whether an amount is one that is taken off.
func (s span) negative() bool {
	before, _ := s.rowBefore()
	at := slipMoney.FindStringIndex(s.text())
	return minus.MatchString(before) || at != nil && minus.MatchString(s.text()[:at[0]])
}

// rowBefore is what stands before the span in its row, and how far from it.
func (s span) rowBefore() (string, float64) {
	for _, r := range s[0].page.rows {
		if i := slices.Index(r.glyphs, s[0].glyphs[0]); i >= 0 {
			return flat(r.glyphs[:i]), r.gapBefore(i)
		}
	}
	return "", noPrint
}

// noPrint is the gap before the first of a row.
const noPrint = 100

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
	again := v.lookAt(ctx, glance{ocr.Own, amountAlphabet})
	p := ofTwo(v.glyphs(), again)
	fenAgain, okAgain := figures(flat(again))
	switch {
	case ok && okAgain && fen == fenAgain && p >= sureText:
		return fieldOf(v, chinese.FormatYuan(fen), p, !v.clipped()), fen
	case ok && okAgain && fen == fenAgain && v.thirdAmount(ctx) == fen:
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

var slipMoney = regexp.MustCompile(`\d{1,3}(?:[.,]\d{3})+[.,]\d{2}|\d+\.\d{2}`)

// readSlipAmount reads the amount of a slip in figures and words; that they
// agree proves both. The figures of the label come first, then any others: those
// that say what the words say are the amount wherever they stand.
func readSlipAmount(ctx context.Context, f *form, out dossier.Fields) {
	words := wordsOf(f)
	if readBoxedSum(ctx, f, words, out) {
		return
	}
	labelled := f.labelledMoney()
	for _, v := range labelled {
		for _, fen := range v.figureReadings(ctx) {
			if both := readWords(ctx, words, fen); both.says == saysSame && !contradicted(words, fen) {
				put(out, "amount", fieldOf(v, chinese.FormatYuan(fen), proven, !v.negative()))
				put(out, "amount_words", both.field)
				return
			}
		}
	}
	if said, ok := chinese.ParseAmountWords(capitals(words.text())); ok {
		for _, v := range f.allMoney() {
			if slices.Contains(v.figureReadings(ctx), said) {
				put(out, "amount", fieldOf(v, chinese.FormatYuan(said), proven, !v.negative()))
				put(out, "amount_words", readWords(ctx, words, said).field)
				return
			}
		}
	}
	readLoneAmount(ctx, words, first(labelled), f, out)
	if amount := out["amount"]; amount.Certain() && (len(f.values("amount")) == 0 && len(labelled) > 0 || differ(labelled)) {
		out["amount"] = inDoubt(amount) // it may be another amount than that of the transfer
	}
}

// differ reports whether amounts are not all the same.
func differ(all []span) bool {
	for _, v := range all {
		a, _ := figures(all[0].text())
		if b, ok := figures(v.text()); ok && a != b {
			return true
		}
	}
	return false
}

// contradicted reports whether the words, clearly read, are another amount.
func contradicted(words span, fen int64) bool {
	said, ok := chinese.ParseAmountWords(plainWords(words.text()))
	lowest, _ := words.confidence()
	return ok && said != fen && lowest >= surely
}

// readLoneAmount reads an amount that nothing bears out: words and figures do
// not agree, or one of them was not read.
func readLoneAmount(ctx context.Context, words, figures span, f *form, out dossier.Fields) {
	amount, fen := readAmount(ctx, figures)
	both := readWords(ctx, words, fen)
	said, ok := chinese.ParseAmountWords(both.field.Value)
	switch {
	case !amount.Known() && ok:
		if words.saidClearly(ctx, said) {
			both.field = fieldOf(words, both.field.Value, agreed, true)
		}
		amount = fieldOf(words, chinese.FormatYuan(said), both.field.Confidence, !both.field.Review)
	case !amount.Known():
		amount, _ = readAmount(ctx, first(f.allMoney()))
		amount = inDoubt(amount)
	case both.says == saysOther && !words.own():
		amount = inDoubt(amount)
	}
	put(out, "amount", amount)
	put(out, "amount_words", both.field)
}

// saidClearly reports whether both our networks are sure of an amount in words.
func (s span) saidClearly(ctx context.Context, fen int64) bool {
	first, _ := s.confidence()
	again, second := s.look(ctx, glance{ocr.Own, wordsAlphabet})
	a, okA := chinese.ParseAmountWords(plainWords(s.text()))
	b, okB := chinese.ParseAmountWords(plainWords(again))
	return okA && okB && a == fen && b == fen && min(first, second) >= surely
}

// labelledMoney are the amounts in figures at the labels for one: first those of
// a transfer, then of any amount.
func (f *form) labelledMoney() []span {
	var out []span
	for _, v := range append(f.values("amount"), f.values("other_amount")...) {
		if part := cutWhole(v, slipMoney); !part.empty() {
			out = append(out, part)
		}
	}
	return out
}

// allMoney are the amounts in figures anywhere on the slip.
func (f *form) allMoney() []span {
	var out []span
	for _, m := range f.stream().findAll(slipMoney, -1) {
		out = append(out, m[0])
	}
	return out
}

// figureReadings are the amounts that our networks read at a place.
func (s span) figureReadings(ctx context.Context) []int64 {
	var out []int64
	if fen, ok := figures(s.text()); ok {
		out = append(out, fen)
	}
	if s.own() {
		return out
	}
	again, _ := s.look(ctx, glance{ocr.Own, amountAlphabet})
	if fen, ok := figures(again); ok && !slices.Contains(out, fen) {
		out = append(out, fen)
	}
	return out
}

// figuresBehind is where an amount in figures begins behind one in words.
var figuresBehind = regexp.MustCompile(`[元圆整正角分]\(?(?:小写)?\)?[:(]*(?:[¥0-9A-Z].*)$`)

// beforeFigures drops the amount in figures behind one in words.
func (s span) beforeFigures() span {
	t := s.text()
	at := figuresBehind.FindStringIndex(t)
	if at == nil {
		return s
	}
	return s.first(len([]rune(t[:at[0]])) + 1)
}

// numeralsOfWords are in every amount in words; the names of places have none.
const numeralsOfWords = "壹贰叁肆伍陆柒捌玖一二三四五六七八九"

// speckBehind is a character behind the end of an amount in words, which a gap
// parts from it: what stands beside the paper, or a seal.
var speckBehind = regexp.MustCompile(`[元圆整正][^元圆角分整正零壹贰叁肆伍陆柒捌玖]$`)

// upToEnd drops a speck behind an amount in words.
func (s span) upToEnd() span {
	last := s[len(s)-1]
	n := len(last.glyphs)
	if n < 2 || !speckBehind.MatchString(s.text()) || (row{glyphs: last.glyphs, height: medianHeight(last.glyphs)}).gapBefore(n-1) < 0.8 {
		return s
	}
	return s.first(len([]rune(s.text())) - 1)
}

// wordsOf finds the amount in words: at its label, else anywhere.
func wordsOf(f *form) span {
	all := f.values("amount_words")
	for _, i := range f.marksOf("amount_words") {
		all = append(all, f.around(i))
	}
	for _, v := range all {
		if strings.ContainsAny(v.text(), "元圆园整正分角") && withoutPlaces(v) {
			return v.beforeFigures().trimWords().upToEnd()
		}
	}
	for _, m := range f.stream().without(placeNames).findAll(capitalWords, -1) {
		if withoutPlaces(m[0]) && strings.ContainsAny(m[0].text(), numeralsOfWords) {
			return m[0]
		}
	}
	return nil
}
