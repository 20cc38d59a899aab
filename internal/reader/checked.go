package reader

import (
	"cmp"
	"context"
	"regexp"

	"zhengqi/internal/chinese"
	"zhengqi/internal/dossier"
	"zhengqi/internal/ocr"
)

// checked is a code that carries its own proof.
type checked struct {
	alphabet string
	length   int
	repair   func(string) (string, bool) // the code that was meant, if it is proven
}

var (
	idNumber = checked{idAlphabet, 18, func(s string) (string, bool) {
		return s, chinese.IDNumberValid(s) && ofThisCountry.MatchString(s)
	}}
	creditCode = checked{usccAlphabet, 18, chinese.USCCRepair}
)

// ofThisCountry is what citizen numbers begin with: a province, and a year in
// which somebody alive was born.
var ofThisCountry = regexp.MustCompile(`^(?:1[1-5]|2[1-3]|3[1-7]|4[1-6]|5[0-4]|6[1-5]|71|8[1-3]|91)\d{4}(?:19|20)`)

// afterCheck is the probability that a reading is right that passes its check,
// where it was p before.
func afterCheck(p float64) float64 {
	const passing = 0.1 // of wrong readings pass a check, those put right among them
	return min(1-passing*(1-p), proven)
}

// readChecked reads a code with a check character: certain when a reading that
// is not weak passes its check, or two do alike; else what was read, for a person.
// A page's own text is certain as it stands, right or wrong, where it has the
// length of the code.
func readChecked(ctx context.Context, v span, c checked) dossier.Field {
	if v.empty() {
		return dossier.Field{}
	}
	raw := compact(v.text())
	if v.own() {
		return fieldOf(v, raw, ownText, len(raw) == c.length)
	}
	lowest, _ := v.confidence()
	code, ok := c.repair(raw)
	p := afterCheck(calibrated(lowest))
	if !ok || p < sureText {
		code, p = v.checkedAgain(ctx, c, code, ok)
	}
	if p >= sureText { // as long as it is to be, nothing of it stands beside what was read
		return locate(dossier.Field{Value: code, Raw: v.spaced(), Confidence: p}, v)
	}
	return fieldOf(v, cmp.Or(code, raw), max(p, doubtful), false)
}

// checkedAgain is the code that further looks make out where the first, of which
// ok tells whether it passed its check, is not enough, and the probability that it
// is right; 0 where that is open. A look that reads what the first did leaves it no
// less sure than either is alone. Tesseract may only say the same: of what it reads
// too much passes by chance.
func (s span) checkedAgain(ctx context.Context, c checked, first string, ok bool) (string, float64) {
	again := s.lookAt(ctx, glance{ocr.Own, c.alphabet})
	read := compact(flat(again))
	code, also := c.repair(read)
	if !ok && !also {
		again = s.lookAt(ctx, glance{language: ocr.Own})
		code, also = c.repair(compact(flat(again)))
	}
	p := 0.0
	switch second := calibrated(lowestOf(again)); {
	case ok && also && code != first:
		return first, 0
	case ok && also:
		p = afterCheck(max(second, ofTwo(s.glyphs(), again)))
	case also:
		p = afterCheck(second)
	case ok:
		code = first
	case len(read) == c.length:
		return read, 0
	default:
		return "", 0
	}
	if p < sureText {
		print, _ := s.look(ctx, glance{language: ocr.HanS})
		if said, passes := c.repair(compact(print)); passes && said == code {
			p = agreed
		}
	}
	return code, p
}
