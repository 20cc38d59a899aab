package reader

import (
	"context"
	"regexp"
	"slices"
	"strings"
	"unicode"

	"zhengqi/internal/dossier"
	"zhengqi/internal/ocr"
)

// statutory are the sentences that the law puts into scopes of business: read
// exactly, they need nothing else to bear them out.
var statutory = regexp.MustCompile(`\(?(?:除?依法须经批准的项目外?[,;]?(?:经相关部门批准后方可开展经营活动|凭营业执照依法自主开展经营活动)|(?:一般|许可)项目:)[。.]?\)?`)

// readScope reads the scope of business. The clauses of each of its parts have
// the same mark between them, of those that recognisers take for each other.
func (f *form) readScope(ctx context.Context, v span) dossier.Field {
	if v.empty() {
		return dossier.Field{}
	}
	stop, clear := v.fullStop()
	if v.own() {
		field := readLong(ctx, v)
		field.Value += stop
		field.Review = field.Review || f.goesOnBelow(v)
		return field
	}
	read := sentenceMark.ReplaceAllString(scopeMarks(tidy(v.text())), "$1,")
	value, plain := evenParts(mendClauses(read))
	certain := value == read && wholeClauses(value) && paired(value) && !f.goesOnBelow(v) && !v.holed() && clear
	if f.fillsLine(v) && !strings.HasSuffix(value, ")") {
		certain = false
	}
	if certain && !plain && !v.partedAlike(ctx, value) {
		certain = false
	}
	for _, part := range v.between(statutory) {
		read := readLong(ctx, part)
		if letters(read.Value) == "" {
			continue
		}
		if !read.Certain() || !part.marksClear() && !part.confirmed(ctx, clauses, glance{ocr.HanS, ""}) {
			certain = false
		}
	}
	return fieldOf(v, value+stop, confidenceIn(certain), certain)
}

// fullStop is the 。 that ends a text, where one is printed, and whether it, or
// that there is none between two brackets, is clear.
func (s span) fullStop() (stop string, clear bool) {
	clear = true
	for _, r := range s {
		for i := 1; i < len(r.glyphs); i++ {
			clear = clear && !r.markBetween(r.glyphs[i-1], r.glyphs[i])
		}
	}
	if last := s[len(s)-1].glyphs; last[len(last)-1].r == '。' {
		return "。", clear && last[len(last)-1].conf >= clearly
	}
	return "", clear
}

// markBetween reports whether a mark that was not read stands between two
// brackets of a scan, which have as much white between them without it. Where all
// is dark nothing can be said.
func (r run) markBetween(a, b glyph) bool {
	const white = 0.7 // of the way from bracket to bracket, where nothing stands there
	if a.r != ')' || b.r != '(' || r.page.ink == nil {
		return false
	}
	widest, apart := whiteAmid(r.page.ink, a, b)
	return widest > 0 && float64(widest) < white*float64(apart)
}

// plainlyParted is how many marks that are all alike are no mistake.
const plainlyParted = 3

// evenParts makes the marks of each part of a scope even, and says whether all
// parts have enough of them.
func evenParts(s string) (even string, plain bool) {
	plain = true
	at := 0
	for _, m := range append(scopeHeads.FindAllStringIndex(s, -1), []int{len(s), len(s)}) {
		part, n := evenMarks(s[at:m[0]])
		even, at = even+part, m[0]
		plain = plain && (n == 0 || n >= plainlyParted)
	}
	return even, plain
}

// partedAlike reports whether another look at a scope reads the same marks
// between its clauses.
func (s span) partedAlike(ctx context.Context, value string) bool {
	marks := func(s string) string { return keep(s, ",;") }
	return marks(scopeMarks(tidy(flat(s.lookAt(ctx, glance{language: ocr.Own}))))) == marks(value)
}

// scopeMarks drops the marks that no scope has.
func scopeMarks(s string) string {
	return strings.Map(func(r rune) rune {
		if r == ':' || unspotted(string(r)) != "" {
			return r
		}
		return -1
	}, s)
}

// between returns what stands before, between and behind the places that the
// pattern matches.
func (s span) between(pattern *regexp.Regexp) []span {
	t := s.text()
	var out []span
	at := 0
	for _, m := range append(pattern.FindAllStringIndex(t, -1), []int{len(t), len(t)}) {
		if m[0] > at {
			out = append(out, s.from(len([]rune(t[:at]))).first(len([]rune(t[at:m[0]]))))
		}
		at = m[1]
	}
	return out
}

// marksClear reports whether every mark of a text was clearly read: no second
// model bears marks out, for each reads them in its own way.
func (s span) marksClear() bool {
	for _, r := range s {
		for _, g := range r.glyphs {
			if !unicode.IsLetter(g.r) && !unicode.IsDigit(g.r) && g.conf < clearly {
				return false
			}
		}
	}
	return true
}

// wholeClauses reports whether a scope is made as all are: no mark follows
// another, something parts what stands in brackets from the next clause, and a
// colon stands only behind the heads of its parts.
func wholeClauses(s string) bool {
	letters := []rune(s)
	for i, r := range letters {
		if i == 0 || unicode.IsLetter(r) || unicode.IsDigit(r) {
			if i > 0 && letters[i-1] == ')' && !scopeHeadAhead.MatchString(string(letters[i:])) {
				return false
			}
			continue
		}
		if strings.ContainsRune(";,、:", r) && strings.ContainsRune(";,、:(", letters[i-1]) {
			return false
		}
		if r == ':' && !scopeHead.MatchString(string(letters[:i])) {
			return false
		}
	}
	return true
}

// lostOne is the head of a part of a scope whose first character was taken for
// a dash and dropped.
var lostOne = regexp.MustCompile(`(^|[^一])(般(?:经营)?项目:)`)

// mendClauses puts right, for a person to see, the slips of a scope.
func mendClauses(s string) string {
	s = lostOne.ReplaceAllString(noWords.Replace(mendSentence(s)), "${1}一$2")
	if strings.Count(s, "(") == strings.Count(s, ")")+1 && strings.HasSuffix(s, "经营活动") {
		s += ")"
	}
	return s
}

// fillsLine reports whether the last line of a text goes as far as its lines can:
// the next one may not have been read.
func (f *form) fillsLine(v span) bool {
	last := v[len(v)-1]
	height, end := medianHeight(last.glyphs), last.box().Max.X
	left, right := last.page.bounds().Max.X, last.page.bounds().Max.X
	for _, m := range f.marks {
		if r := f.rows[m.row]; r.page == last.page && m.key != "" {
			left = min(left, f.leftOf(m))
		}
	}
	edge := right - (left - last.page.bounds().Min.X) // as wide a margin as on the left
	for _, r := range v[:len(v)-1] {
		edge = r.box().Max.X
	}
	return float64(edge-end) < 1.2*height
}

// goesOnBelow reports whether print that no label claims stands close under the
// last line of a text: it may be the rest of it.
func (f *form) goesOnBelow(s span) bool {
	letters, pitch := 4, 1.0
	if s.own() {
		letters, pitch = 1, 1.6 // no line of print is lost between
	}
	last := s[len(s)-1]
	box, height := last.box(), medianHeight(last.glyphs)
	for j, r := range f.rows {
		if r.page != last.page || slices.ContainsFunc(f.marks, func(m mark) bool { return m.row == j }) {
			continue
		}
		if gap := float64(r.box.Min.Y - box.Max.Y); gap < -height/2 || gap > pitch*height {
			continue
		}
		clear := 0
		for _, g := range r.glyphs {
			if unicode.Is(unicode.Han, g.r) && g.conf >= surely && g.box.Min.X < box.Max.X && g.box.Max.X > s[0].box().Min.X {
				clear++
			}
		}
		if clear >= letters && !holds(r, last.glyphs[0]) {
			return true
		}
	}
	return false
}

// scopeHead is the head of a part of a scope, where it begins.
var (
	scopeHead      = regexp.MustCompile(`(?:^|[;,。.)])(?:一般|许可)(?:经营)?项目$`)
	scopeHeads     = regexp.MustCompile(`(?:一般|许可)(?:经营)?项目:`)
	scopeHeadAhead = regexp.MustCompile(`^` + scopeHeads.String())
)

// sentences are what the law has registrars add to scopes.
var sentences = []string{"依法须经批准的项目,经相关部门批准后方可开展经营活动", "除依法须经批准的项目外,凭营业执照依法自主开展经营活动"}

// noWords are what words of scopes are misread as, and mean nothing.
var noWords = strings.NewReplacer("赁物进出口", "货物进出口", "户告", "广告", "百赁", "百货", "策刬", "策划", "办公品销售", "办公用品销售")

// mendSentence puts right the characters of the sentences that were misread.
func mendSentence(s string) string {
	for _, right := range sentences {
		letters := []rune(s)
		for _, m := range findAll(letters, []rune(right)) {
			if m.edits > 0 {
				s = string(letters[:m.from]) + right + string(letters[m.to:])
				break
			}
		}
	}
	return s
}

// clauses is a scope with all its separators alike.
func clauses(s string) string {
	return strings.NewReplacer(",", ";", ".", ";", ":", ";").Replace(tidy(s))
}

// sentenceMark is the comma within the sentences that the law puts into scopes.
var sentenceMark = regexp.MustCompile(`(依法须经批准的项目外?)[,;]`)

// beforeBut is the comma before what a clause leaves out.
var beforeBut = regexp.MustCompile(`[,;](但)`)

// evenMarks makes the marks between clauses the one that most of them are, and
// says how many there are. A colon behind no head is one of them, misread.
func evenMarks(s string) (even string, parted int) {
	const kept = '\uFFFC' // stands for a comma that parts no clauses
	s = beforeBut.ReplaceAllString(sentenceMark.ReplaceAllString(s, "$1"+string(kept)), string(kept)+"$1")
	letters := []rune(s)
	var places []int
	depth, semicolons, commas := 0, 0, 0
	for i, r := range letters {
		switch {
		case r == '(':
			depth++
		case r == ')':
			depth = max(0, depth-1)
		case depth > 0:
		case r == ';':
			semicolons++
			places = append(places, i)
		case r == ',':
			commas++
			places = append(places, i)
		case r == ':' && !scopeHead.MatchString(string(letters[:i])):
			places = append(places, i)
		}
	}
	mark := ';'
	if commas > semicolons {
		mark = ','
	}
	for _, i := range places {
		letters[i] = mark
	}
	return strings.ReplaceAll(string(letters), string(kept), ","), len(places)
}
