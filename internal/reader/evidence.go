package reader

import (
	"context"
	"math"
	"slices"
	"unicode"

	"zhengqi/internal/dossier"
	"zhengqi/internal/ocr"
)

// Of 1,000 fields of legible papers one may be wrong without a word. From these
// probabilities on a value is certain, so that the expected errors of all certain
// values together stay within that: rare are the values close to the bound.
// Names of persons, which nothing on the paper bears out, need more.
const (
	sureText = 0.99
	sureName = 0.995
)

// calibrated is the probability that a text of which the least clear character
// has the confidence lowest is right: fitted to lines of specimens, and to lines
// in typefaces that our networks were not trained on.
func calibrated(lowest float64) float64 {
	const slope, shift, most = 1.4, -0.4, 0.9999
	if lowest <= 0 {
		return 0
	}
	if lowest >= 1 {
		return most
	}
	return min(1/(1+math.Exp(-shift)*math.Pow((1-lowest)/lowest, slope)), most)
}

// ofBoth is the probability that a number is right which both of our networks
// read alike, from the lowest confidence of either: measured, the second halves
// the doubt that the less sure one leaves.
func ofBoth(lowest float64) float64 { return calibrated((1 + lowest) / 2) }

// ofTwo is the probability that a number is right which two looks of our networks
// read alike: a look that is clear where the other is not makes up for it, unless
// the other is more likely wrong than not.
func ofTwo(a, b []glyph) float64 {
	const even, most = 0.5, 0.999
	lowest := min(lowestOf(a), lowestOf(b))
	if lowest < even {
		return ofBoth(lowest)
	}
	return max(ofBoth(lowest), min(calibrated(together(a, b)), most))
}

// demand is what a text must come up to, to be certain.
type demand struct {
	least float64 // the probability that it is right
	twice bool    // by two looks, however clear the first is
	but   int     // looks of ours that may differ where Tesseract says the same as the rest
	clear float64 // how clear those must be together: both models take a rare character for a common one
}

var (
	ofLong = demand{least: sureText, but: 1, clear: weakGlyph}
	ofText = demand{least: sureText, twice: true, but: 1, clear: weakGlyph}
	ofName = demand{least: sureName, twice: true, clear: surely}
)

// readText reads a short text, of which every character matters.
func readText(ctx context.Context, v span) dossier.Field { return readAs(ctx, v, ofText) }

// readLong reads the name of a company or an office, an address or the like.
func readLong(ctx context.Context, v span) dossier.Field { return readAs(ctx, v, ofLong) }

// readAs reads free text.
func readAs(ctx context.Context, v span, d demand) dossier.Field {
	v = v.withoutSealMark()
	value := unspotted(tidy(v.text()))
	if value == "" {
		return dossier.Field{}
	}
	if v.own() {
		return fieldOf(v, ownValue(v), ownText, paired(ownValue(v)))
	}
	value, p := v.judgeText(ctx, value, d)
	if !unbroken(value) {
		p = min(p, doubtful)
	}
	return fieldOf(v, value, p, p >= d.least)
}

// judgeText is the likeliest of what looks at a text read, and the probability
// that it is right. Our own network looks first, twice where the first look is
// not clear, and at pictures of other scales where both are not.
func (s span) judgeText(ctx context.Context, value string, d demand) (string, float64) {
	first, _ := s.confidence()
	if p := calibrated(first); p >= d.least && !d.twice && unbroken(value) && !s.sealed() {
		return value, p
	}
	again := s.lookApart(ctx)
	if plainText(again) == value {
		if p := calibrated(together(s.glyphs(), again)); p >= d.least && unbroken(value) {
			return value, p
		}
	}
	return s.judgeByAll(ctx, d, append([][]glyph{s.glyphs(), again}, s.lookElsewise(ctx)...))
}

// judgeByAll is judgeText by all looks of ours, the first of which is of the worst
// picture, which takes in the whole row. Where all others agree the text is as
// clear as they are together; where Tesseract, which shares nothing with them, says
// the same, one that is not clear may differ.
func (s span) judgeByAll(ctx context.Context, d demand, looks [][]glyph) (string, float64) {
	value := mostLikely(looks)
	var alike [][]glyph
	outvoted := 0.0
	for _, l := range looks {
		if letters(plainText(l)) == letters(value) {
			alike = append(alike, l)
		} else {
			outvoted = max(outvoted, lowestOf(l))
		}
	}
	p := min(calibrated(lowestOf(alike[0])), doubtful)
	differ := len(looks) - len(alike)
	clear := together(alike...)
	if differ == 0 || differ == 1 && letters(plainText(looks[0])) != letters(value) && outvoted < clearly {
		p = calibrated(clear)
	}
	voted := differ <= d.differing(value) && outvoted < clearly && clear >= d.clear
	if p < d.least && voted && s.saidByTesseract(ctx, value) {
		p = max(p, agreed)
	}
	return value, p
}

// differing is how many looks may differ: none at a few characters, which may as
// well be a label misread.
func (d demand) differing(value string) int {
	const few = 4
	if len([]rune(letters(value))) <= few {
		return 0
	}
	return d.but
}

// mostLikely is the text that looks read, each of them counted by its least clear
// character; one that lacks part of itself only where all do.
func mostLikely(looks [][]glyph) string {
	votes := map[string]float64{}
	best, most := "", -1.0
	for _, l := range looks {
		text := plainText(l)
		if text == "" {
			continue
		}
		votes[text] += lowestOf(l)
		weight := votes[text]
		if unbroken(text) {
			weight += float64(len(looks))
		}
		if weight > most {
			best, most = text, weight
		}
	}
	return best
}

// plainText is the text that glyphs make.
func plainText(glyphs []glyph) string { return unspotted(tidy(flat(glyphs))) }

// unbroken reports whether a text may be all there is of it, and no more.
func unbroken(value string) bool { return paired(value) && !strokeBefore.MatchString(value) }

// saidByTesseract reports whether Tesseract reads the same letters; under a seal,
// whether it and our own network do so in red light too.
func (s span) saidByTesseract(ctx context.Context, value string) bool {
	norm := func(s string) string { return letters(unspotted(tidy(s))) }
	print, lowest := s.look(ctx, glance{language: ocr.HanS})
	return norm(print) == norm(value) && lowest >= weakGlyph && s.legibleUnderSeal(ctx, norm(value), norm)
}

// lookApart is what our own network reads of another picture of the span than
// the row it was first read in: of the span by itself or, under a seal, of what
// shows in red light, for every look at the evened picture shares what taking the
// seal off did to it.
func (s span) lookApart(ctx context.Context) []glyph {
	if s.sealed() {
		return s.lookThroughRed(ctx, ocr.Own, asItIs)
	}
	return s.lookAt(ctx, glance{language: ocr.Own})
}

// lookElsewise is what our own network reads of pictures of other scales; under a
// seal, of one of them in red light.
func (s span) lookElsewise(ctx context.Context) [][]glyph {
	own := glance{language: ocr.Own}
	if s.sealed() {
		return [][]glyph{s.lookScaled(ctx, own, wider), s.lookThroughRed(ctx, ocr.Own, smaller)}
	}
	return [][]glyph{s.lookScaled(ctx, own, wider), s.lookScaled(ctx, own, smaller)}
}

// together is how clear looks that read the same are together: of their least
// clear letter, the geometric mean of what they doubt it by. Where they read
// other letters it is 0.
func together(looks ...[]glyph) float64 {
	doubts := slices.Repeat([]float64{1}, len(lettersOf(looks[0])))
	for _, l := range looks {
		x, y := lettersOf(looks[0]), lettersOf(l)
		if len(x) != len(y) {
			return 0
		}
		for i := range x {
			if unicode.ToUpper(x[i].r) != unicode.ToUpper(y[i].r) {
				return 0
			}
			doubts[i] *= 1 - y[i].conf
		}
	}
	if len(doubts) == 0 {
		return 0
	}
	return 1 - math.Pow(slices.Max(doubts), 1/float64(len(looks)))
}

// lettersOf keeps letters and digits.
func lettersOf(glyphs []glyph) []glyph {
	var out []glyph
	for _, g := range glyphs {
		if unicode.IsLetter(g.r) || unicode.IsDigit(g.r) {
			out = append(out, g)
		}
	}
	return out
}

func lowestOf(glyphs []glyph) float64 {
	lowest, _ := span{{glyphs: glyphs}}.confidence()
	return lowest
}

// glyphs are the characters of all runs.
func (s span) glyphs() []glyph {
	var out []glyph
	for _, r := range s {
		out = append(out, r.glyphs...)
	}
	return out
}
