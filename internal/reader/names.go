package reader

import (
	"context"

	"zhengqi/internal/dossier"
	"zhengqi/internal/ocr"
)

// readName reads a person's name. There are characters that look alike, and
// nothing else on the paper tells them apart: it is certain where two models
// read it without hesitation, and a third says the same. A name without such a
// character that our own model reads clearly needs only the second.
func readName(ctx context.Context, v span) dossier.Field {
	f := readText(ctx, v)
	if !f.Certain() || v.own() {
		return f
	}
	if !surnameFirst(f.Value) {
		f.Confidence, f.Review = doubtful, true // another value of the row, or misread
		return f
	}
	v = v.withoutSealMark()
	first, _ := v.confidence()
	again, second := v.look(ctx, glance{language: ocr.HanS})
	if first >= clearly && second >= nameGlyph && !hasLookalike(f.Value) {
		return f
	}
	third, _ := v.look(ctx, glance{language: ocr.ChiSim})
	alike := letters(tidy(again)) == letters(f.Value) && letters(tidy(third)) == letters(f.Value)
	if !alike || min(first, second) < leastNameConfidence {
		f.Confidence, f.Review = doubtful, true
	}
	return f
}
