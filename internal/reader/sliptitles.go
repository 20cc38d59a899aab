package reader

import (
	"image"
	"slices"
	"strings"
	"unicode"
)

// title is a place where a party is named without a part: at the head of a box,
// beside it, or written downwards along it.
type title struct {
	side string
	page *page
	box  image.Rectangle
}

// titles finds the titles of the boxes; where there are none, the labels that
// name their party serve.
func (f *form) titles() []title {
	var boxes, labels []title
	for _, m := range f.marks {
		t := title{partyOf(m.key), f.rows[m.row].page, f.boxOf(m)}
		switch {
		case m.key == "payer" || m.key == "payee":
			boxes = append(boxes, t)
		case t.side != "":
			labels = append(labels, t)
		}
	}
	boxes = append(boxes, f.down...)
	if len(boxes) > 0 && slices.ContainsFunc(boxes, func(t title) bool { return t.side != boxes[0].side }) {
		return boxes
	}
	return append(boxes, labels...)
}

func partyOf(key string) string {
	if side, _, _ := strings.Cut(key, "_"); side == "payer" || side == "payee" {
		return side
	}
	return ""
}

func (f *form) boxOf(m mark) image.Rectangle { return boxOf(f.rows[m.row].glyphs[m.from:m.to]) }

// titleHead are the characters that the titles of the parties begin with.
const titleHead = "付收转汇借贷"

// addDownwards finds 付款人 and 收款人 written downwards, a character a row. They
// are titles, and none of their characters is a value.
func (f *form) addDownwards() {
	var parts []mark
	for i, r := range f.rows {
		for n, g := range r.glyphs {
			if !strings.ContainsRune(titleHead, g.r) || !f.lonely(i, n) {
				continue
			}
			t, of := f.downFrom(i, n, title{"", r.page, g.box})
			if t.side != "any" && t.box.Dy() > 2*g.box.Dy() && !f.inColumn(t, append(parts, of...)) {
				f.down, parts = append(f.down, t), append(parts, of...)
			}
		}
	}
	for _, m := range parts {
		f.add(m)
	}
}

// downFrom extends a title from its first character, glyph n of row i, over those
// that stand under it, and returns their places.
func (f *form) downFrom(i, n int, t title) (title, []mark) {
	const pitch = 4 // character heights from one to the next
	parts, word := []mark{{"", i, n, n + 1}}, string(f.rows[i].glyphs[n].r)
	for j := i + 1; j < len(f.rows) && f.rows[j].page == t.page; j++ {
		if float64(f.rows[j].box.Min.Y-t.box.Max.Y) > pitch*f.rows[i].height {
			break
		}
		n := f.charUnder(j, t.box)
		if n < 0 {
			continue
		}
		r := f.rows[j].glyphs[n].r
		if strings.ContainsRune(titleHead, r) {
			break
		}
		word += string(r)
		t.box = t.box.Union(f.rows[j].glyphs[n].box)
		parts = append(parts, mark{"", j, n, n + 1})
	}
	t.side = partyIn(word)
	return t, parts
}

// inColumn reports whether characters that are none of those of titles stand close
// over and under one: it is a part of a longer text written downwards.
func (f *form) inColumn(t title, of []mark) bool {
	const close = 0.8 // of the height of a character
	own := map[[2]int]bool{}
	for _, m := range of {
		own[m.place()] = true
	}
	near := int(close * f.rows[of[len(of)-1].row].height)
	over, under := false, false
	for j, r := range f.rows {
		if r.page != t.page || r.box.Max.Y < t.box.Min.Y-near || r.box.Min.Y > t.box.Max.Y+near {
			continue
		}
		for n, g := range r.glyphs {
			if own[[2]int{j, n}] || !unicode.Is(unicode.Han, g.r) || !overlapX(g.box, t.box) || !f.lonely(j, n) {
				continue
			}
			over = over || g.box.Max.Y <= t.box.Min.Y+near
			under = under || g.box.Min.Y >= t.box.Max.Y-near
		}
	}
	return over && under
}

// lonely reports whether a gap or a label stands on both sides of glyph n of
// row i.
func (f *form) lonely(i, n int) bool {
	r := f.rows[i]
	return (n == 0 || r.gapBefore(n) > 0.3) && !f.marked(i, n) &&
		(n+1 == len(r.glyphs) || r.gapBefore(n+1) > 0.3 || f.marked(i, n+1))
}

// charUnder is the place of the character of 款人 or the like, or the first of the
// next title, that stands under the box in row j; -1 where none does.
func (f *form) charUnder(j int, over image.Rectangle) int {
	for n, g := range f.rows[j].glyphs {
		if strings.ContainsRune(titleHead+"款入出人方单位户", g.r) && overlapX(g.box, over) && f.lonely(j, n) {
			return n
		}
	}
	return -1
}

// sideBySide returns two titles of different parties that stand in one row.
func sideBySide(titles []title) (left, right title, ok bool) {
	for _, a := range titles {
		for _, b := range titles {
			shared := min(a.box.Max.Y, b.box.Max.Y) - max(a.box.Min.Y, b.box.Min.Y)
			if a.side != b.side && a.box.Min.X < b.box.Min.X && 2*shared > min(a.box.Dy(), b.box.Dy()) {
				return a, b, true
			}
		}
	}
	return title{}, title{}, false
}

// firstParty is the first row that names a party; 0 where none does.
func (f *form) firstParty() int {
	for _, m := range f.marks {
		if partyOf(strings.TrimSuffix(m.key, unsure)) != "" {
			return m.row
		}
	}
	return 0
}
