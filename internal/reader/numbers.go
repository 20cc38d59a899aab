package reader

import (
	"context"
	"regexp"
	"slices"
	"strings"

	"zhengqi/internal/dossier"
	"zhengqi/internal/ocr"
)

// likeDigits are what recognisers that know all characters make of digits.
var likeDigits = strings.NewReplacer("q", "9", "g", "9", "o", "0", "O", "0", "D", "0", "l", "1", "I", "1", "|", "1", "i", "1", "z", "2", "Z", "2", "s", "5", "S", "5", "B", "8", "b", "6")

// digitsOf is a number of digits and stars with such characters put right; ""
// where it holds others, or too many of them.
func digitsOf(s string) string {
	kept := compactCase(s)
	out := likeDigits.Replace(kept)
	wrong := 0
	for i := range kept {
		if kept[i] != out[i] {
			wrong++
		}
	}
	if strings.Trim(out, digitAlphabet+"*") != "" || 4*wrong > len(kept) {
		return ""
	}
	return out
}

// compactCase keeps letters, digits and stars as they are.
func compactCase(s string) string {
	return strings.Map(func(r rune) rune {
		if r < 0x80 && isLetter(r) || r == '*' || r == '|' {
			return r
		}
		return -1
	}, s)
}

// dashes are what hyphens in a code are written or read as.
var dashes = strings.NewReplacer("—", "-", "–", "-", "‐", "-", "‑", "-", "−", "-")

// printedCode is a code as it is printed, without spaces: with the hyphens
// between its characters.
func printedCode(s string) string {
	return strings.Trim(strings.Map(func(r rune) rune {
		if r == '-' || compactCase(string(r)) != "" {
			return r
		}
		return -1
	}, dashes.Replace(s)), "-")
}

// readNumber reads a number that may hold letters, but mostly holds none: as
// digits where it can be read so.
func readNumber(ctx context.Context, v span) dossier.Field {
	if v.own() || digitsOf(v.text()) == "" || v.letterFirst() || strings.Contains(printedCode(v.text()), "-") {
		return readCode(ctx, v, hyphenAlphabet)
	}
	return readDigits(ctx, v)
}

// letterFirst reports whether a number begins with what was clearly read as a
// letter: the letters of such a number stand there.
func (s span) letterFirst() bool {
	g := s[0].glyphs[0]
	return g.r >= 'A' && g.r <= 'Z' && g.conf >= surely
}

// readSlipAccount reads an account on a slip, with stars where it is masked.
func readSlipAccount(ctx context.Context, v span) dossier.Field {
	if v.own() || digitsOf(v.text()) == "" {
		return readAccount(ctx, v)
	}
	f := readDigits(ctx, v)
	shortest := shortestAccount
	if strings.HasPrefix(f.Value, "62") {
		shortest = shortestCard
	}
	if tooLong(f.Value, v.own()) || len(f.Value) < shortest {
		return inDoubt(f)
	}
	return f
}

// shortestCard is the least number of digits of a card of the domestic banks,
// whose numbers begin with 62.
const shortestCard = 16

// readDigits reads a number of digits by three models: what our two networks
// surely read alike is right, and so is what one of them and Tesseract do where
// the other reads no other digits, or as many unsurely in the picture of the whole
// row. Of other readings that differ, two outvote one.
func readDigits(ctx context.Context, v span) dossier.Field {
	if strings.Contains(v.text(), "*") {
		return readMasked(ctx, v)
	}
	first, _ := v.confidence()
	own := digitsOf(v.text())
	again := v.lookAt(ctx, glance{ocr.Own, digitAlphabet})
	codes, lowest := keepDigits(flat(again)), lowestOf(again)
	if p := ofTwo(v.glyphs(), again); own == codes && p >= sureText {
		return fieldOf(v, own, p, !v.besideRuling())
	}
	third, _ := v.look(ctx, glance{ocr.HanS, ""})
	print := digitsOf(third)
	letters, outvoted := own != keepDigits(v.text()), len(codes) == len(own) // some of its characters were none; are others
	switch {
	case own == print && (own == codes || first >= surely):
		return fieldOf(v, own, agreed, !v.besideRuling())
	case codes == print && (letters && lowest >= surely || outvoted && first < surely && lowest >= clearly):
		return fieldOf(v, codes, agreed, !v.besideRuling())
	case codes == print && outvoted:
		own = codes
	}
	return fieldOf(v, own, doubtful, false)
}

// readMasked reads a number in which stars stand for digits: every stretch of
// digits as any other number, the stars by their even places.
func readMasked(ctx context.Context, v span) dossier.Field {
	value := digitsOf(v.text())
	whole := len(v) == 1 && value != "" && evenStars(v[0].glyphs)
	for _, part := range v.between(stars) {
		f := readDigits(ctx, part)
		whole = whole && f.Certain() && f.Value == digitsOf(part.text())
	}
	return fieldOf(v, value, confidenceIn(whole), whole)
}

var stars = regexp.MustCompile(`\*+`)

// evenStars reports whether the stars of a number stand without a gap in which
// one more may have been.
func evenStars(gs []glyph) bool {
	var steps []int
	for i := 1; i < len(gs); i++ {
		if gs[i].r == '*' && gs[i-1].r == '*' {
			steps = append(steps, gs[i].box.Min.X-gs[i-1].box.Min.X)
		}
	}
	if len(steps) < 2 {
		return false
	}
	slices.Sort(steps)
	return 2*steps[len(steps)-1] < 3*steps[len(steps)/2]
}
