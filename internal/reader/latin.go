package reader

import (
	"context"
	"regexp"
	"slices"
	"strings"
	"unicode"

	"github.com/agnivade/levenshtein"
	"golang.org/x/text/unicode/norm"

	"zhengqi/internal/chinese"
	"zhengqi/internal/dossier"
	"zhengqi/internal/ocr"
)

// newUpperForm is newForm with the labels of the vocabulary, which are in
// capitals, found whatever the paper sets them in.
func newUpperForm(t *text, vocabulary ...[]term) *form {
	capitals := text{rows: make([]row, len(t.rows))}
	for i, r := range t.rows {
		capitals.rows[i] = r
		capitals.rows[i].glyphs = make([]glyph, len(r.glyphs))
		for k, g := range r.glyphs {
			g.r = unicode.ToUpper(g.r)
			capitals.rows[i].glyphs[k] = g
		}
	}
	f := newForm(&capitals, vocabulary...)
	f.text = t
	return f
}

// inWordsOf is the text of glyphs with a space between the words that the
// recogniser, or the PDF, parts.
func inWordsOf(glyphs []glyph) string {
	var b strings.Builder
	for i, g := range glyphs {
		if i > 0 && g.part != glyphs[i-1].part {
			b.WriteByte(' ')
		}
		b.WriteRune(g.r)
	}
	return b.String()
}

// inWords is the text of a span, word by word.
func (s span) inWords() string {
	var parts []string
	for _, r := range s {
		parts = append(parts, inWordsOf(r.glyphs))
	}
	return strings.Join(parts, " ")
}

// pointEnd is how a Latin name ends of which the last point is a part.
var pointEnd = regexp.MustCompile(`(?i)\b(?:ltd|inc|corp|co|ltda|bhd|k|v|a|s|c|l|p|b)\.$`)

// tidyLatin is a Latin text with single spaces, without the marks around it.
func tidyLatin(s string) string {
	s = strings.Join(strings.Fields(norm.NFKC.String(s)), " ")
	s = strings.NewReplacer("’", "'", "‘", "'", " ,", ",", " .", ".", "( ", "(", " )", ")").Replace(s)
	s = strings.Trim(s, " :;,|_-~'\"`·“”‘’\\/、。[]{}=*")
	if !pointEnd.MatchString(s) {
		s = strings.TrimRight(s, ". ")
	}
	return s
}

// squeezed is the letters of a text in capitals with doubled ones once: our
// network reads two alike that stand side by side as one.
func squeezed(s string) string {
	var b strings.Builder
	last := rune(0)
	for _, r := range letters(s) {
		if r != last {
			b.WriteRune(r)
		}
		last = r
	}
	return b.String()
}

// readLatin reads a name in Latin letters. Tesseract reads it by two models, for
// ours knows neither words nor doubled letters: the name is certain where both
// part the same words and set the same points, and one has the letters of ours.
func readLatin(ctx context.Context, v span) dossier.Field {
	if v.empty() {
		return dossier.Field{}
	}
	if v.own() {
		value := tidyLatin(v.inWords())
		return fieldOf(v, value, ownText, paired(value))
	}
	wide := v.widened()
	eng, first := wide.lookInWords(ctx, ocr.English)
	han, second := wide.lookInWords(ctx, ocr.HanS)
	ours := squeezed(v.text())
	value := eng
	if levenshtein.ComputeDistance(squeezed(han), ours) < levenshtein.ComputeDistance(squeezed(eng), ours) {
		value = han
	}
	if value == "" {
		return fieldOf(v, tidyLatin(v.spaced()), doubtful, false)
	}
	ok := outline(eng) == outline(han) && squeezed(value) == ours && min(first, second) >= weakGlyph && paired(value) && !v.sealed()
	return fieldOf(v, value, confidenceIn(ok), ok)
}

// outline is a text with all its letters alike: where its words and marks are.
func outline(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsLetter(r) {
			return 'x'
		}
		return r
	}, s)
}

// lookInWords is what a model reads of the span, word by word, and its lowest
// confidence.
func (s span) lookInWords(ctx context.Context, language ocr.Language) (string, float64) {
	var parts []string
	lowest := 1.0
	for _, r := range s {
		gs := r.page.look(ctx, r, glance{language: language})
		least, _ := span{{glyphs: gs}}.confidence()
		parts, lowest = append(parts, inWordsOf(gs)), min(lowest, least)
	}
	return tidyLatin(strings.Join(parts, " ")), lowest
}

const monthWords = `(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)`

// englishDate is a day with the month by its name, in a text without spaces.
var englishDate = regexp.MustCompile(`(?i)(?:\d{1,2}(?:st|nd|rd|th)?(?:dayof)?[-./,]*` + monthWords + `[-./,]*(?:19|20)\d{2}|` + monthWords + `[-./,]*\d{1,2}(?:st|nd|rd|th)?[-./,]*(?:19|20)\d{2}|(?:19|20)\d{2}[-./,]*` + monthWords + `[-./,]*\d{1,2})`)

// datesLatin are the letters and marks of dates on papers in English.
const datesLatin = "0123456789ABCDEFGHIJLMNOPRSTUVY.,-/"

var latinDateLooks = []glance{{ocr.Own, datesLatin}, {ocr.English, ""}}

// widened is the span with a character's width of what stands before and behind
// it: the first character of a stretch of print may have been passed over, or the
// point at its end, and a second look is to show it.
func (s span) widened() span {
	out := slices.Clone(s)
	for k, r := range out {
		if len(r.glyphs) == 0 || r.page.ink == nil {
			continue
		}
		last, h := len(r.glyphs)-1, int(medianHeight(r.glyphs))
		left, right := r.glyphs[0].box.Min.X-h, r.glyphs[last].box.Max.X+h
		for _, w := range r.page.rows {
			if i := slices.Index(w.glyphs, r.glyphs[0]); i > 0 {
				left = max(left, w.glyphs[i-1].box.Max.X)
			}
			if i := slices.Index(w.glyphs, r.glyphs[last]); i >= 0 && i+1 < len(w.glyphs) {
				right = min(right, w.glyphs[i+1].box.Min.X)
			}
		}
		gs := slices.Clone(r.glyphs)
		gs[0].box.Min.X = min(gs[0].box.Min.X, max(left, r.page.bounds().Min.X))
		gs[last].box.Max.X = max(gs[last].box.Max.X, min(right, r.page.bounds().Max.X))
		out[k].glyphs = gs
	}
	return out
}

// anyDateIn is the first date that a text holds, in Chinese, in figures or with
// the month by its English name.
func anyDateIn(s string) (chinese.DateValue, bool) {
	flat := strings.Join(strings.Fields(s), "")
	if at := englishDate.FindStringIndex(flat); at != nil && !digitAt(flat, at[0]-1) && !digitAt(flat, at[1]) {
		if d, ok := chinese.ParseEnglishDate(flat[at[0]:at[1]]); ok {
			return d, true
		}
	}
	return dateIn(flat)
}

// digitAt reports whether a digit stands at a byte of s.
func digitAt(s string, i int) bool { return i >= 0 && i < len(s) && s[i] >= '0' && s[i] <= '9' }
