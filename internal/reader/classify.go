package reader

import (
	"math"
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

// cue is a phrase that speaks for a kind. A title phrase that fills its row
// speaks loudly; within running text, where papers name other papers, it is as
// weak as any word.
type cue struct {
	phrase string
	weight float64
	title  bool
}

const (
	titleWeight  = 12.0
	mentionScore = 1.0
	minScore     = 5.0 // below it a page is of kind other
)

func titles(phrases ...string) []cue {
	out := make([]cue, len(phrases))
	for i, p := range phrases {
		out[i] = cue{p, titleWeight, true}
	}
	return out
}

func words(weight float64, phrases ...string) []cue {
	out := make([]cue, len(phrases))
	for i, p := range phrases {
		out[i] = cue{p, weight, false}
	}
	return out
}

func join(lists ...[]cue) []cue {
	var out []cue
	for _, l := range lists {
		out = append(out, l...)
	}
	return out
}

// decide tells the kind of a page by what it says; forced, where given, is the
// answer. The title of a look-alike weighs more than words of a kind whose own
// title is not there.
func decide(rows []row, forced dossier.Kind) verdict {
	if forced != "" {
		return verdict{kind: forced, confidence: 1, forced: true}
	}
	lines := upperRows(rows)
	best, second := verdict{kind: dossier.Other}, 0.0
	top, likeTitle := 0.0, false
	for _, k := range cues {
		score, titled := k.score(lines)
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

// score adds up the cues found in the rows. The best title counts once: the
// variants of a title contain one another.
func (k kindCues) score(rows [][]rune) (total float64, titled bool) {
	bestTitle := 0.0
	for _, c := range k.cues {
		w := c.find(rows)
		if !c.title {
			total += w
			continue
		}
		bestTitle = max(bestTitle, w)
		titled = titled || w > mentionScore
	}
	return total + bestTitle, titled
}

// shortCue is the length of phrases that must stand exactly: 欠税证明 is one
// character from 完税证明.
const shortCue = 4

// find returns what the cue counts for in these rows. A phrase in running text
// may go on in the next row; a title may not.
func (c cue) find(rows [][]rune) float64 {
	best := 0.0
	phrase := []rune(c.phrase)
	for i, r := range rows {
		if !c.title && i+1 < len(rows) {
			r = slices.Concat(r, rows[i+1])
		}
		if len(r)+slips(len(phrase)) < len(phrase) {
			continue
		}
		for _, m := range findAll(r, phrase) {
			if m.edits == 0 || len(phrase) > shortCue {
				best = max(best, c.worth(m, i, len(r), len(rows)))
			}
		}
	}
	return best
}

// worth weighs one occurrence: a title must fill a good part of a row in the
// upper part of the page.
func (c cue) worth(m match, row, rowLength, rows int) float64 {
	if !c.title {
		return c.weight
	}
	fills := float64(m.to-m.from) / float64(rowLength)
	if fills < 0.35 || row > max(6, rows/3) {
		return mentionScore
	}
	return c.weight * (0.6 + 0.4*fills)
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
// found on them.
func wordless(p *raster.Page, rows []row) (verdict, bool) {
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
