package reader

import (
	"image"
	"regexp"
)

// box is what stands at one label of a form: the code in brackets behind the
// label, and the values that may be its own, the likeliest first.
type box struct {
	row    int
	label  image.Rectangle
	code   span
	values []span
}

// bracketed is a code in brackets behind a label, and what follows it.
var bracketed = regexp.MustCompile(`^\(([0-9A-Za-z]{1,20})\)`)

// boxes are the boxes of all labels of the key, in order. A value stands right
// of its label, between its lines or under it; which of them it is, is for what it says to tell.
func (f *form) boxes(key string) []box {
	var out []box
	for i, m := range f.marks {
		if m.key != key {
			continue
		}
		b := box{row: m.row, label: boxOf(f.rows[m.row].glyphs[m.from:m.to])}
		right := f.right(i).trim(aroundValue)
		if at := bracketed.FindStringSubmatchIndex(right.text()); at != nil {
			b.code = right.from(1).first(at[3] - at[2])
			right = right.from(at[1]).trim(aroundValue)
		}
		for _, v := range []span{right, f.around(i), f.under(i)} {
			if !v.empty() {
				b.values = append(b.values, f.wrappedWithin(v, f.reach(i), fullLine).trim(aroundValue))
			}
		}
		out = append(out, b)
	}
	return out
}

// in returns what the pattern's first group matches in a value of the boxes, the
// first that has it.
func in(boxes []box, pattern *regexp.Regexp) span {
	for _, b := range boxes {
		for _, v := range b.values {
			if at := cut(v, pattern); !at.empty() {
				return at
			}
		}
	}
	return nil
}
