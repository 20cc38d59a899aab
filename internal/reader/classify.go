package reader

import (
	"math"
	"regexp"
	"slices"
	"strings"

	"zhengqi/internal/dossier"
	"zhengqi/internal/raster"
)

// verdict is what a page was taken for.
type verdict struct {
	kind       dossier.Kind
	confidence float64 // 0 to 1
	title      bool    // a title of the kind stands on the page
	forced     bool    // the caller named the kind
}

// cue is what speaks for a kind wherever it stands on a page: one of several
// phrases that mean the same, or what a pattern finds. It counts once.
type cue struct {
	any     []string
	pattern *regexp.Regexp
	rows    int // in how many rows the pattern must be; 0 for anywhere
	weight  float64
}

const (
	titleWeight  = 12.0
	mentionScore = 1.0
	minScore     = 4.0 // below it a page is of kind other
)

// words makes a cue of each of the lists of phrases, which are parted by |.
func words(weight float64, lists ...string) []cue {
	out := make([]cue, len(lists))
	for i, l := range lists {
		out[i] = cue{any: strings.Split(l, "|"), weight: weight}
	}
	return out
}

// shaped makes a cue of each pattern.
func shaped(weight float64, patterns ...string) []cue {
	out := make([]cue, len(patterns))
	for i, p := range patterns {
		out[i] = cue{pattern: regexp.MustCompile(p), weight: weight}
	}
	return out
}

// manyRows makes a cue of each pattern that so many rows show.
func manyRows(weight float64, rows int, patterns ...string) []cue {
	out := shaped(weight, patterns...)
	for i := range out {
		out[i].rows = rows
	}
	return out
}

func join(lists ...[]cue) []cue { return slices.Concat(lists...) }

// decide tells the kind of a page by what it says; forced, where given, is the
// answer. The title of a look-alike weighs more than words of a kind whose own
// title is not there.
func decide(rows []row, forced dossier.Kind) verdict {
	if forced != "" {
		return verdict{kind: forced, confidence: 1, forced: true}
	}
	heads, body := headings(rows), bodyOf(rows)
	best, second := verdict{kind: dossier.Other}, 0.0
	top, likeTitle := 0.0, false
	for _, k := range cues {
		title := titleWorth(k.kind, heads)
		titled := title > mentionScore
		score := title + k.worth(body)
		likeTitle = likeTitle || titled && k.kind == dossier.Other
		if score > top {
			if best.kind != k.kind {
				second = top
			}
			top, best = score, verdict{kind: k.kind, title: titled}
		} else if k.kind != best.kind {
			second = max(second, score)
		}
	}
	if top < minScore {
		return verdict{kind: dossier.Other, confidence: 0.3}
	}
	if likeTitle && !best.title {
		best.kind = dossier.Other
	}
	best.confidence = (1 - math.Exp(-top/5)) * (1 - 0.5*second/top)
	return best
}

func upperRows(rows []row) [][]rune {
	out := make([][]rune, len(rows))
	for i, r := range rows {
		out[i] = []rune(strings.ToUpper(flat(r.glyphs)))
	}
	return out
}

// kindCues are the cues of one kind.
type kindCues struct {
	kind dossier.Kind
	cues []cue
}

// worth adds up the cues found.
func (k kindCues) worth(b body) (total float64) {
	for _, c := range k.cues {
		if c.in(b) {
			total += c.weight
		}
	}
	return total
}

// body is the text of a page, whole and by rows.
type body struct {
	whole string
	rows  [][]rune
}

// enclosures are rows that name other papers, as the list of what a letter
// encloses.
var enclosures = regexp.MustCompile(`^(?:附件|附)[:：]|复印件|原件[)、;。]|扫描件|` +
	`^[(（]?[\d一二三四五六七八九十]{1,2}[.、)）].{2,24}(?:证明|执照|凭证|回单|合同|协议|护照|照片|承诺书|报关单)[;。,]?$`)

// bodyOf is what the rows say, without those that name other papers. Phrases
// may go on in the next row.
func bodyOf(rows []row) body {
	var b body
	var whole strings.Builder
	for _, r := range upperRows(rows) {
		if s := string(r); !enclosures.MatchString(s) {
			b.rows = append(b.rows, r)
			whole.WriteString(s)
		}
	}
	b.whole = whole.String()
	return b
}

// shortCue is the length of phrases that must stand exactly: 欠税证明 is one
// character from 完税证明.
const shortCue = 4

// in reports whether the cue is in the text.
func (c cue) in(b body) bool {
	if c.rows > 0 {
		n := 0
		for _, r := range b.rows {
			if c.pattern.MatchString(string(r)) {
				n++
			}
		}
		return n >= c.rows
	}
	if c.pattern != nil {
		return c.pattern.MatchString(b.whole)
	}
	return slices.ContainsFunc(c.any, func(s string) bool { return strings.Contains(b.whole, s) }) ||
		slices.ContainsFunc(c.any, b.nearly)
}

// nearly reports whether a phrase is in a row but for a slip.
func (b body) nearly(phrase string) bool {
	letters := []rune(phrase)
	return len(letters) > shortCue && b.hasPiece(letters) && slices.ContainsFunc(b.rows, func(r []rune) bool {
		return len(findAll(r, letters)) > 0
	})
}

// hasPiece reports whether one of the pieces of a phrase stands in the text, of
// which there is one more than it may have slips: without one there is no need
// to search.
func (b body) hasPiece(phrase []rune) bool {
	n := slips(len(phrase)) + 1
	for i := range n {
		if strings.Contains(b.whole, string(phrase[i*len(phrase)/n:(i+1)*len(phrase)/n])) {
			return true
		}
	}
	return false
}

// maxPortrait is the longest side, in pixels, of a picture that is taken for a
// photo or signature without looking for text: papers are scanned larger.
const maxPortrait = 900

// pictured tells photos and signatures by their tones, where the picture is as
// small as they are.
func pictured(p *raster.Page) (verdict, bool) {
	size := p.Image.Bounds().Size()
	if max(size.X, size.Y) > maxPortrait {
		return verdict{}, false
	}
	s := p.Stats()
	if k := toneKind(s); k != dossier.Other {
		return verdict{kind: k, confidence: 0.9, title: true}, true
	}
	return verdict{}, false
}

// wordless tells photos and signatures among larger pictures once no text was
// found on them. A later page with hardly a word is the end of the paper before.
func wordless(p *raster.Page, rows []row) (verdict, bool) {
	if p.Number > 1 {
		return verdict{}, false
	}
	n := 0
	for _, r := range rows {
		for _, g := range r.glyphs {
			if g.conf > 0.8 {
				n++
			}
		}
	}
	if n > 12 {
		return verdict{}, false
	}
	if k := toneKind(p.Stats()); k != dossier.Other {
		return verdict{kind: k, confidence: 0.7, title: true}, true
	}
	return verdict{}, false
}

// textMarks is fewer patches of ink than any page of text has.
const textMarks = 60

// toneKind tells a signature, a few dark strokes on ground of one tone, from a
// photo with its many tones. Whether the ground is white is for the rules.
func toneKind(s raster.Stats) dossier.Kind {
	switch {
	case s.Ink > 0.002 && s.Ink < 0.35 && s.Tones <= 9 && s.Marks < textMarks:
		return dossier.Signature
	case s.Tones >= 12 && s.Middle > 0.12:
		return dossier.Photo
	}
	return dossier.Other
}
