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

// codeLook is what one look at a verification code read.
type codeLook struct {
	text   string
	glyphs []glyph
	codes  bool // by the network for codes, which knows no small letters
}

// readVerification reads a verification code by all looks of ours: in the picture
// of its whole row letters that stand twice side by side are often read once.
func readVerification(ctx context.Context, v span) dossier.Field {
	if v.empty() || v.own() {
		return readPrintedCode(ctx, v)
	}
	looks := []codeLook{{printedCode(v.text()), v.glyphs(), false}}
	for _, by := range []scale{asItIs, wider, smaller} {
		han := v.lookScaled(ctx, glance{language: ocr.Own}, by)
		codes := v.lookScaled(ctx, glance{ocr.Own, hyphenAlphabet}, by)
		looks = append(looks, codeLook{printedCode(flat(han)), han, false}, codeLook{printedCode(flat(codes)), codes, true})
	}
	small, plain := smallLetters(looks)
	looks = inOneCase(looks, small)
	value, p := voteOnCode(looks)
	differ := hyphensDiffer(looks, value)
	certain := plain && p >= sureText && !differ && !v.besideRuling()
	if small {
		certain = certain && (smallHex.MatchString(value) || !strings.ContainsAny(value, "1lio"))
	} else {
		certain = certain && !strings.ContainsAny(value, "OI")
	}
	if once := readPrintedCode(ctx, v); !certain && !differ && once.Certain() && once.Value == value {
		return once
	}
	return fieldOf(v, value, max(p, doubtful), certain)
}

// hyphensDiffer reports whether a look saw other hyphens in a code than its value
// has: they are little ink, so that neither seeing nor missing one proves much.
func hyphensDiffer(looks []codeLook, value string) bool {
	return slices.ContainsFunc(looks, func(l codeLook) bool {
		return l.text != "" && strings.Count(l.text, "-") != strings.Count(value, "-")
	})
}

const (
	onlySmall   = "abdefghijlmnqrty" // small letters of another shape than the capitals
	onlyCapital = "ABDEFGHLMNQRTY"
)

// smallHex is a code of hexadecimal figures in small letters, among which none
// looks like another.
var smallHex = regexp.MustCompile(`^[0-9a-f]+$`)

// smallLetters reports whether the letters of a code are small: most looks of the
// network that knows these say so; plain is false where they are of both cases, or none tells its case.
func smallLetters(looks []codeLook) (small, plain bool) {
	lower, upper, either := 0, 0, 0
	for _, l := range looks {
		if l.codes {
			continue
		}
		for _, r := range l.text {
			switch {
			case strings.ContainsRune(onlySmall, r):
				lower++
			case strings.ContainsRune(onlyCapital, r):
				upper++
			case unicode.IsLetter(r):
				either++
			}
		}
	}
	most, least := max(lower, upper), min(lower, upper)
	return lower > upper, least == 0 && (most > 0 || either == 0)
}

// inOneCase writes what looks read in the case of the code. Of small letters the
// network for codes knows none.
func inOneCase(looks []codeLook, small bool) []codeLook {
	var out []codeLook
	for _, l := range looks {
		switch {
		case small && l.codes:
			continue
		case small:
			l.text = strings.ToLower(strings.NewReplacer("O", "0", "I", "l").Replace(l.text))
		default:
			l.text = strings.ToUpper(l.text)
		}
		if hex := strings.NewReplacer("l", "1", "o", "0").Replace(l.text); small && smallHex.MatchString(hex) && len(hex) >= leastHex {
			l.text = hex
		}
		out = append(out, l)
	}
	return out
}

// leastHex is how many figures tell that a code is of hexadecimal ones.
const leastHex = 16

// voteOnCode is what most looks read, each counted by its least clear character,
// and the probability that it is right: that of the looks that agree, if no more
// than the first of the whole row differs from them.
func voteOnCode(looks []codeLook) (value string, p float64) {
	votes := map[string]float64{}
	for _, l := range looks {
		if votes[l.text] += weightOf(l); l.text != "" && (value == "" || votes[l.text] > votes[value]) {
			value = l.text
		}
	}
	var alike [][]glyph
	han, codes := false, !hasCodes(looks)
	for i, l := range looks {
		switch {
		case l.text == value:
			alike = append(alike, l.glyphs)
			han, codes = han || !l.codes, codes || l.codes
		case i > 0 && lowestOf(l.glyphs) >= nameGlyph:
			return value, 0
		}
	}
	if !han || !codes || len(alike) < 3 {
		return value, 0
	}
	return value, calibrated(clearest(alike))
}

// weightOf is how much a look counts: little where it read letters that codes
// seldom have, for they look like figures.
func weightOf(l codeLook) float64 {
	const seldom = 0.3
	if strings.ContainsAny(l.text, "OI") {
		return seldom * lowestOf(l.glyphs)
	}
	return lowestOf(l.glyphs)
}

func hasCodes(looks []codeLook) bool {
	for _, l := range looks {
		if l.codes {
			return true
		}
	}
	return false
}

// clearest is how clear the two clearest of some looks are together.
func clearest(looks [][]glyph) float64 {
	best := 0.0
	for i := range looks {
		for _, o := range looks[:i] {
			best = max(best, together(looks[i], o))
		}
	}
	return best
}
