package reader

import (
	"regexp"
	"slices"
	"strings"

	"zhengqi/internal/chinese"
)

// totalWords finds the total in words, and the amount they say where they say
// one as they stand: in the row of its label, else anywhere.
func totalWords(f *form, s stream) (span, int64) {
	var likely span
	for _, m := range f.marks {
		if m.key == "total" {
			one := text{rows: []row{f.rows[m.row]}}
			likely = orElse(likely, whole(one.stream().find(capitalLike)))
		}
	}
	for _, m := range s.findAll(capitalLike, -1) {
		v := f.wholeWords(m[0].trimWords())
		if fen, ok := chinese.ParseAmountWords(plainWords(v.text())); ok && fen > 0 && strings.HasPrefix(v.text(), likely.text()) {
			return v, fen
		}
		if len([]rune(v.text())) >= 4 && capitalWords.MatchString(v.text()) {
			likely = orElse(likely, v)
		}
	}
	return f.wholeWords(likely), 0
}

// How an amount in words ends, and what goes on with one in the line under it.
var (
	wordsEnd  = regexp.MustCompile(`[分整正]$`)
	wordsTail = regexp.MustCompile(`^\p{Han}{0,14}[元圆角分整正]$`)
)

// wholeWords puts behind an amount in words the line under its cell that goes on
// with it.
func (f *form) wholeWords(v span) span {
	const most = 2.2 // character heights from line to line
	if v.empty() || wordsEnd.MatchString(v.text()) {
		return v
	}
	last := v[len(v)-1]
	i := f.rowOf(last)
	if i < 0 {
		return v
	}
	for _, c := range f.rows[i].cells(gapWithin) {
		if !slices.Contains(c.glyphs, last.glyphs[0]) {
			continue
		}
		tail := f.lineUnder(c, most)
		whole := slices.Concat(v, tail)
		_, parses := chinese.ParseAmountWords(plainWords(whole.text()))
		if wordsTail.MatchString(tail.text()) && (parses || !v.own()) {
			return whole
		}
	}
	return v
}

// capitalLike is an amount in words as recognisers mangle it: anything between
// the words for yuan and its label.
var capitalLike = regexp.MustCompile(`(?:人民币)?(?:\(?大写\)?)?[:;]?(?:人民币)?[^\s:;()\d¥]{1,30}[元圆园][^\s\d¥,。;()]{0,6}[整正分角]|` + capitalWords.String())

func whole(f found) span {
	if f == nil {
		return nil
	}
	return f[0].trimWords()
}

// sumLead is what a sentence says right before a sum in words.
var sumLead = regexp.MustCompile(`(?:[共合总]计|税款|税费|各项税|金额|总额|税额)$`)

// trimWords drops the label in front of an amount in words, and what a sentence
// says before it.
func (s span) trimWords() span {
	if v := cutWhole(s, capitalWords); !v.empty() && (v.own() || sumLead.MatchString(strings.TrimSuffix(s.text(), v.text()))) {
		return v
	}
	if at := strings.LastIndexAny(s.text(), "写币:;)"); at >= 0 {
		skip := len([]rune(s.text()[:at])) + 1
		return s.from(skip)
	}
	return s
}
