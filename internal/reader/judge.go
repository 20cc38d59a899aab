package reader

import (
	"context"
	"regexp"
	"slices"
	"strings"
	"unicode"

	"zhengqi/internal/chinese"
	"zhengqi/internal/dossier"
	"zhengqi/internal/ocr"
)

// What a reading is worth, as the probability that it is right.
const (
	proven    = 0.999 // its own check, or a second value on the paper, proves it
	agreed    = 0.995 // two recognisers that share nothing read the same
	alone     = 0.80  // one recogniser, confidently
	doubtful  = 0.50  // the readings differ, or are weak
	ownText   = 1.0   // a PDF's own text
	weakGlyph = 0.55  // below it a character is no reading at all
	nameGlyph = 0.70  // the same for characters of names, which nothing checks
)

// fieldOf makes a field of a value read at v. certain says that it may be
// relied on, unless the picture ends there or print beside it was not read.
func fieldOf(v span, value string, confidence float64, certain bool) dossier.Field {
	if certain && (v.atEdge() || v.besideUnread() || v.besideGlare()) {
		confidence, certain = doubtful, false
	}
	f := dossier.Field{Value: value, Raw: v.spaced(), Confidence: confidence, Review: !certain}
	return locate(f, v)
}

// locate says of a field that it was read at v.
func locate(f dossier.Field, v span) dossier.Field {
	f.Page, f.Box = v.place()
	if !v.empty() {
		f.Source = v[0].page.source
	}
	return f
}

// atEdge reports whether the print reaches an end of the picture, where some of
// it may be cut off.
func (s span) atEdge() bool {
	const near = 0.4 // character heights
	for _, r := range s {
		if r.page.sheet == nil || len(r.glyphs) == 0 {
			continue
		}
		box, page := r.box(), r.page.bounds()
		if room := int(near * medianHeight(r.glyphs)); box.Min.X-page.Min.X < room || page.Max.X-box.Max.X < room {
			return true
		}
	}
	return false
}

func (s span) own() bool { return !s.empty() && s[0].page.source == dossier.SourceText }

// inNeed is the most that a value is worth at which a person is to look: clearly
// read, it may still be another one.
const inNeed = 0.9

// put stores a field where there is a value.
func put(fields dossier.Fields, name string, f dossier.Field) {
	if f.Review {
		f.Confidence = min(f.Confidence, inNeed)
	}
	if f.Known() {
		fields[name] = f
	}
}

// inDoubt flags a value for a person.
func inDoubt(f dossier.Field) dossier.Field {
	f.Confidence, f.Review = min(f.Confidence, doubtful), true
	return f
}

// Confidences of every character: from clearly on, one look of ours is enough for
// a long text; below surely, a better look and Tesseract may outvote it.
const (
	clearly = 0.97
	surely  = 0.90
)

// strokeBefore is what recognisers make of a ruling before a Chinese name.
var strokeBefore = regexp.MustCompile(`^[1lIiTJ]\p{Han}`)

// paired reports whether every bracket of a name has its twin: one that has not
// is a speck, or the other was not read.
func paired(s string) bool {
	depth := 0
	for _, r := range s {
		switch {
		case strings.ContainsRune("(〔【《", r):
			depth++
		case strings.ContainsRune(")〕】》", r):
			depth--
		}
		if depth < 0 {
			return false
		}
	}
	return depth == 0
}

// nameMarks are the marks that names, addresses and scopes of business bear
// besides letters and digits.
const nameMarks = "()·&-—/\\.,;、。\"'《》〔〕【】<>#+%@* "

// unspotted keeps letters, digits, nameMarks and pairs of square brackets: any
// other mark is what a speck, a ruling or a seal leaves within a name.
func unspotted(s string) string {
	var b strings.Builder
	square := squares(s)
	for i, r := range s {
		if unicode.IsLetter(r) || unicode.IsDigit(r) || strings.ContainsRune(nameMarks, r) || square[i] {
			b.WriteRune(r)
		}
	}
	return b.String()
}

var sealMark = regexp.MustCompile(`^[^\p{Han}]{0,2}(?:盖章|签章|公章)[^\p{Han}]{0,2}|^[^\p{Han}]?\(章\)[^\p{Han}]?`)

// withoutSealMark drops (盖章) in front of a value.
func (s span) withoutSealMark() span {
	if m := sealMark.FindString(s.text()); m != "" {
		return s.from(len([]rune(m)))
	}
	return s
}

// ownValue is a PDF's own text: Chinese without spaces, Latin with them.
func ownValue(v span) string {
	if hanIn(v.text()) > 0 {
		return tidy(v.text())
	}
	return tidy(v.spaced())
}

// tidy drops white space and the marks that rulings, dots and colons leave
// around a value, but no bracket of a pair: numbers begin with [2026].
func tidy(s string) string {
	const marks = " :;,.|_-~'\"`·“”‘’\\/、。{}="
	s = strings.Trim(chinese.NormaliseText(s), marks)
	for whole := ""; whole != s; {
		whole = s
		if square := squares(s); strings.HasPrefix(s, "[") && (!square[0] || strings.IndexByte(s, ']') == len(s)-1) {
			s = s[1:]
		} else if n := len(s) - 1; strings.HasSuffix(s, "]") && !square[n] {
			s = s[:n]
		}
		s = strings.Trim(s, marks)
	}
	return s
}

// squares tells where the square brackets of a text stand that have a twin.
func squares(s string) map[int]bool {
	out, open := map[int]bool{}, -1
	for i := range len(s) {
		switch {
		case s[i] == '[':
			open = i
		case s[i] == ']' && open >= 0:
			out[open], out[i], open = true, true, -1
		}
	}
	return out
}

// letters keeps what carries meaning in a name: letters and digits. Brackets,
// dots and commas are read one way or another.
func letters(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			return unicode.ToUpper(r)
		}
		return -1
	}, s)
}

// keep returns the characters of s, in capitals, that the alphabet holds.
func keep(s, alphabet string) string {
	return strings.Map(func(r rune) rune {
		if strings.ContainsRune(alphabet, r) {
			return r
		}
		return -1
	}, strings.ToUpper(s))
}

// compact keeps letters, digits and mask stars, in capitals.
func compact(s string) string {
	return strings.Map(func(r rune) rune {
		if r < 0x80 && (unicode.IsLetter(r) || unicode.IsDigit(r)) || r == '*' {
			return unicode.ToUpper(r)
		}
		return -1
	}, s)
}

// hyphened is compact with the hyphens between the characters.
func hyphened(s string) string {
	return strings.ToUpper(strings.ReplaceAll(printedCode(s), "|", ""))
}

// readCode reads a number or code without a check: certain when two
// recognisers agree and no character has a twin (O and 0, I and 1). Hyphens count
// where they are in the alphabet.
func readCode(ctx context.Context, v span, alphabet string) dossier.Field {
	norm := compact
	if strings.Contains(alphabet, "-") {
		norm = hyphened
	}
	raw := norm(v.text())
	if raw == "" {
		return dossier.Field{}
	}
	if v.own() {
		return fieldOf(v, raw, ownText, true)
	}
	p := v.borneOut(ctx, norm, glance{ocr.Own, alphabet}, glance{ocr.HanS, ""})
	return fieldOf(v, raw, max(p, doubtful), p > 0 && !strings.ContainsAny(raw, "OI") && !v.besideRuling())
}

// hexadecimal is a code whose few small letters look like no capital and no figure.
var hexadecimal = regexp.MustCompile(`^[0-9a-f-]{8,}$`)

// readPrintedCode reads a code in which capitals and small letters differ. On a
// picture many of them look alike.
func readPrintedCode(ctx context.Context, v span) dossier.Field {
	f := readCode(ctx, v, hyphenAlphabet)
	printed := printedCode(v.text())
	switch {
	case !f.Known() || printed == strings.ToUpper(printed):
		return f
	case v.own():
		return fieldOf(v, printed, ownText, true)
	case hexadecimal.MatchString(printed):
		f.Value = printed
		return f
	}
	return fieldOf(v, printed, doubtful, false)
}

// An account of a bank has so many digits, at least and at most; few have more
// than usual.
const (
	shortestAccount = 12
	usualAccount    = 19
	longestAccount  = 22
)

// readAccount reads the number of a bank account. A longer one took in what
// stands beside it, a shorter one lacks some.
func readAccount(ctx context.Context, v span) dossier.Field {
	f := readCode(ctx, v, digitAlphabet)
	f.Review = f.Review || tooLong(f.Value, v.own()) || len(f.Value) < shortestAccount
	return f
}

// tooLong reports whether a number has more digits than an account. On a picture
// one more than usual may be a ruling beside it, where it is a stroke.
func tooLong(number string, own bool) bool {
	n := len(number)
	return n > longestAccount || n > usualAccount && !own && (isStroke(rune(number[0])) || isStroke(rune(number[n-1])))
}

// besideRuling reports whether the first or the last character of a code may
// be a ruling beside it: a stroke, farther from its neighbour than twice what
// the characters usually are apart, and than its place in the code would be.
func (s span) besideRuling() bool {
	for _, r := range s {
		n := len(r.glyphs)
		if n < 3 {
			continue
		}
		var gaps, steps []int
		for i := 1; i < n; i++ {
			a, b := r.glyphs[i-1].box, r.glyphs[i].box
			gaps, steps = append(gaps, b.Min.X-a.Max.X), append(steps, (b.Min.X+b.Max.X-a.Min.X-a.Max.X)/2)
		}
		wide := max(2*median(gaps), int(leastRulingGap*medianHeight(r.glyphs)))
		long := int(longStep * float64(median(steps)))
		away := func(at int) bool { return gaps[at] > wide && steps[at] > long }
		if isStroke(r.glyphs[0].r) && away(0) || isStroke(r.glyphs[n-1].r) && away(n-2) {
			return true
		}
	}
	return false
}

// median is the middle of numbers, of which there is one.
func median(of []int) int { return slices.Sorted(slices.Values(of))[len(of)/2] }

// longStep is how much farther than usual, from middle to middle, a ruling stands
// from a character.
const longStep = 1.25

// leastRulingGap is the least gap, in character heights, that parts a ruling
// from a code: the boxes of characters are not exact.
const leastRulingGap = 0.2

func isStroke(r rune) bool { return strings.ContainsRune("1Il|", r) }

func confidenceIn(ok bool) float64 {
	if ok {
		return agreed
	}
	return doubtful
}

// confirmed reports whether a second look in one of the given ways bears the
// span out.
func (s span) confirmed(ctx context.Context, norm func(string) string, ways ...glance) bool {
	return s.borneOut(ctx, norm, ways...) > 0
}

// borneOut is the probability that the span is right, where second looks in the
// given ways read the same, in the form that norm gives, before a clear one of our
// own reads another; else 0. Our own networks share their training, so that they
// must be sure of it; Tesseract shares nothing with them, and is enough where ours
// are not weak or two of their looks agree.
func (s span) borneOut(ctx context.Context, norm func(string) string, ways ...glance) float64 {
	want := norm(s.text())
	first, _ := s.confidence()
	strong := first >= nameGlyph
	for _, g := range ways {
		again := s.lookAt(ctx, g)
		lowest, p := lowestOf(again), ofTwo(s.glyphs(), again)
		switch same := norm(flat(again)) == want; {
		case same && lowest < weakGlyph:
		case same && g.language != ocr.Own && strong:
			return agreed
		case same && g.language == ocr.Own && p >= sureText:
			return p
		case same && g.language == ocr.Own:
			strong = true
		case g.language == ocr.Own && lowest >= clearly:
			return 0
		}
	}
	return 0
}

func keepDigits(s string) string { return keep(s, digitAlphabet) }
