package reader

import (
	"context"

	"zhengqi/internal/chinese"
	"zhengqi/internal/dossier"
)

// Statements of several pages print their head on each, and some forms print a
// name twice: of the prints of one value that say most alike the clearest is read.

// plainest is, of the prints of what the first of some values says, the clearest
// of those that say what most do; sure reports whether nothing else is said, or
// by a misread print alone.
func plainest(all []span) (v span, sure bool) {
	if len(all) == 0 {
		return nil, true
	}
	count := map[string]int{}
	sure = true
	for i, x := range all {
		switch {
		case !mayBeMisread(all[0], x):
			sure = false
		case !x.among(all[:i]):
			count[letters(x.text())]++
		}
	}
	second := 0
	for _, x := range all {
		n := count[letters(x.text())]
		if v.empty() || n > count[letters(v.text())] || n == count[letters(v.text())] && x.clearer(v) && n > 0 {
			v = x
		}
	}
	for t, n := range count {
		if t != letters(v.text()) {
			second = max(second, n)
		}
	}
	return v, sure && letters(v.text()) == letters(all[0].text()) && (second == 0 || count[letters(v.text())] > second)
}

// mayBeMisread reports whether two prints say the same, or one may be the other
// misread: no PDF's own text, no short name and no number that its check bears out.
func mayBeMisread(a, b span) bool {
	const short = 4
	x, y := letters(a.text()), letters(b.text())
	if x == y {
		return true
	}
	return !a.own() && !b.own() && min(len([]rune(x)), len([]rune(y))) >= short &&
		!(chinese.IDNumberValid(keep(x, idAlphabet)) && chinese.IDNumberValid(keep(y, idAlphabet))) && nearlySame(x, y)
}

// nearlySame reports whether two texts may be one, with a character misread or,
// of long ones, some.
func nearlySame(a, b string) bool {
	x, y := []rune(letters(a)), []rune(letters(b))
	longest := max(len(x), len(y))
	slips := max(1, longest/4)
	return longest > 1 && len(common(x, y)) >= longest-slips
}

// clearer reports whether the least clear character of a print is clearer than
// that of another.
func (s span) clearer(o span) bool {
	a, _ := s.confidence()
	b, _ := o.confidence()
	return a > b
}

// among reports whether a print is one of some others.
func (s span) among(all []span) bool {
	for _, o := range all {
		if !s.empty() && !o.empty() && s[0].page == o[0].page && s[0].box().Overlaps(o[0].box()) {
			return true
		}
	}
	return false
}

// readBorneOut reads a value, for which another print of it that says the same
// does what a second look does: it lifts doubt of how clear the print is, and no other.
func readBorneOut(ctx context.Context, v span, all []span, read func(context.Context, span) dossier.Field) dossier.Field {
	field := read(ctx, v)
	if v.own() || !field.Review || letters(field.Value) != letters(v.text()) || v.sealed() || v.cutInFront() || oddName(field.Value) {
		return field
	}
	for _, again := range append([][]glyph{v.lookApart(ctx)}, v.lookElsewise(ctx)...) {
		if t := letters(plainText(again)); t != "" && t != letters(field.Value) {
			return field
		}
	}
	for _, o := range all {
		if v.among([]span{o}) {
			continue
		}
		if p := calibrated(together(v.glyphs(), o.glyphs())); p >= sureName {
			return fieldOf(v, field.Value, p, true)
		}
	}
	return field
}
