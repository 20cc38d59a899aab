package reader

import (
	"image"
	"regexp"
	"slices"
	"strings"
)

// misreadSides makes labels of no party of those whose party was not read
// itself, and returns them: 付款人 and 收款人 are one character apart.
func (f *form) misreadSides() []int {
	var out []int
	for i, m := range f.marks {
		if side := partyOf(m.key); side != "" && !f.told[[2]int{m.row, m.from}] && partyIn(flat(f.rows[m.row].glyphs[m.from:m.to])) != side {
			f.marks[i].key = "any" + strings.TrimPrefix(m.key, side)
			out = append(out, i)
		}
	}
	return out
}

// parts are the things that a slip says of a party.
var parts = []string{"name", "account", "bank"}

// sides is what the labels of a slip tell of where its parties stand.
type sides struct {
	titles      map[*page]pageTitles
	left, right int // the columns, where there are two
	columns     bool
	had         map[string]bool // the keys of the labels
	misread     map[int]bool    // labels whose party was not read itself
}

// pageTitles are those of one page.
type pageTitles struct {
	all         []title // from the top down
	left, right title   // two of different parties side by side
	across      bool    // whether there are such
	both        bool    // whether both parties have one
	low         bool    // whether a bare label stands above the first
}

// findSides finds out where the parties stand.
func (f *form) findSides() sides {
	s := sides{titles: map[*page]pageTitles{}, had: map[string]bool{}, misread: map[int]bool{}}
	for _, i := range f.misreadSides() {
		s.misread[i] = true
	}
	for _, m := range f.marks {
		s.had[m.key] = true
	}
	s.left, s.right, s.columns = f.columns()
	for _, t := range f.titles() {
		of := s.titles[t.page]
		of.all = append(of.all, t)
		s.titles[t.page] = of
	}
	for p, t := range s.titles {
		t.left, t.right, t.across = sideBySide(t.all)
		slices.SortStableFunc(t.all, func(a, b title) int { return a.box.Min.Y - b.box.Min.Y })
		t.both = slices.ContainsFunc(t.all, func(o title) bool { return o.side != t.all[0].side })
		t.low = f.aboveAll(t.all[0])
		s.titles[p] = t
	}
	return s
}

// assignSides gives the labels that name no party to the payer or the payee. One
// whose party nothing on the paper tells gets the likely one, marked as unsure:
// the payer usually stands first.
func (f *form) assignSides(s sides) {
	keys := map[int]string{}
	for _, part := range parts {
		bare := f.marksOf("any_" + part)
		for n, i := range bare {
			if side := f.sideOf(i, s); side != "" && !s.had[side+"_"+part] && !s.misread[i] {
				keys[i] = side + "_" + part
				continue
			}
			keys[i] = f.likelySide(i, n, part, len(bare), s) + "_" + part + unsure
		}
	}
	for i, key := range keys {
		f.marks[i].key = key
	}
	f.swapLikely()
	for i, m := range f.marks {
		if (m.key == "payer" || m.key == "payee") && f.namesParty(i) {
			f.marks[i].key += "_name"
		}
	}
}

// swapLikely gives the labels whose party is but likely to the other one where an
// office that fees are paid to would be the payer.
func (f *form) swapLikely() {
	v, _ := f.fitting("payer_name"+unsure, nameLike)
	if !feeOffice.MatchString(v.text()) {
		return
	}
	for i, m := range f.marks {
		if side := partyOf(m.key); side != "" && strings.HasSuffix(m.key, unsure) {
			f.marks[i].key = pick(side == "payer", "payee", "payer") + strings.TrimPrefix(m.key, side)
		}
	}
}

// unsure ends the key of a label whose party is but likely.
const unsure = "?"

// likelySide is the party of label i, the nth of all bare ones for a part.
func (f *form) likelySide(i, n int, part string, all int, s sides) string {
	switch {
	case s.had["payer_"+part]:
		return "payee"
	case s.had["payee_"+part]:
		return "payer"
	case all < 2 && s.columns:
		return pick(2*f.leftOf(f.marks[i]) < s.left+s.right, "payer", "payee")
	case all < 2:
		return "nobody"
	}
	return pick(n == 0, "payer", "payee")
}

// namesParty reports whether the name of a party stands right of its title, in its
// row or in two lines around it.
func (f *form) namesParty(i int) bool {
	v := f.right(i).trim(aroundValue)
	if v.empty() {
		return companyLike.MatchString(f.around(i).trim(aroundValue).text())
	}
	if len(v) != 1 {
		return false
	}
	r := row{page: v[0].page, glyphs: v[0].glyphs, height: medianHeight(v[0].glyphs)}
	return len(r.cells(0.8)) == 1 && (companyLike.MatchString(v.text()) || isPerson(v.text()))
}

// companyLike is the shape of the name of a company, an office or the like.
var companyLike = regexp.MustCompile(`^\p{Han}[\p{Han}A-Za-z0-9()·]{3,}(?:公司|中心|厂|店|部|社|会|局|所|院|行|集团|学校|大学)$`)

// sideOf tells whose the label i is: "" where that cannot be told.
func (f *form) sideOf(i int, s sides) string {
	t := s.titles[f.rows[f.marks[i].row].page]
	if t.across {
		return f.sideAcross(i, t.left, t.right, s)
	}
	return f.sideDown(i, t)
}

// sideAcross tells the party of a label below or beside two titles: by its twin
// in the same row, else by the columns in which such pairs stand.
func (f *form) sideAcross(i int, left, right title, s sides) string {
	m := f.marks[i]
	x := f.leftOf(m)
	first, end := f.marksIn(m.row)
	for j := first; j < end; j++ {
		if j != i && f.marks[j].key == m.key {
			return pick(x < f.leftOf(f.marks[j]), left.side, right.side)
		}
	}
	if s.columns {
		return pick(2*x < s.left+s.right, left.side, right.side)
	}
	switch {
	case x > right.box.Min.X-int(f.rows[m.row].height):
		return right.side
	case x >= left.box.Min.X-int(f.rows[m.row].height) && x < (left.box.Max.X+right.box.Min.X)/2:
		return left.side
	}
	return ""
}

func pick(first bool, a, b string) string {
	if first {
		return a
	}
	return b
}

// columns are the left edges of two labels for the same part in one row.
func (f *form) columns() (left, right int, ok bool) {
	for i, a := range f.marks {
		part := partOfKey(a.key)
		if _, end := f.marksIn(a.row); part != "" {
			for _, b := range f.marks[i+1 : end] {
				if part == partOfKey(b.key) {
					return f.leftOf(a), f.leftOf(b), true
				}
			}
		}
	}
	return 0, 0, false
}

// sideDown tells the party of a label where the parties stand one below the
// other: that of the title named last, or of the nearer one where the first
// title stands at the middle of its box. A label in a row with its twin stands
// side by side with it, and the titles do not tell.
func (f *form) sideDown(i int, t pageTitles) string {
	m := f.marks[i]
	first, end := f.marksIn(m.row)
	for j := first; j < end; j++ {
		if j != i && partOfKey(f.marks[j].key) == partOfKey(m.key) {
			return ""
		}
	}
	if !t.both {
		return ""
	}
	box := f.boxOf(m)
	middle := func(b image.Rectangle) int { return (b.Min.Y + b.Max.Y) / 2 }
	if t.low {
		best := slices.MinFunc(t.all, func(a, b title) int {
			return distance(a.box, middle(box)) - distance(b.box, middle(box))
		})
		return best.side
	}
	return sideAbove(middle(box), t)
}

// sideAbove is the party of the last title that begins above y.
func sideAbove(y int, t pageTitles) string {
	side := ""
	for _, t := range t.all {
		if t.box.Min.Y <= y {
			side = t.side
		}
	}
	return side
}

// partOfKey is what a label with the key says of a party; "" for other labels.
func partOfKey(key string) string {
	if _, part, _ := strings.Cut(key, "_"); part == "name" || part == "account" || part == "bank" {
		return part
	}
	return ""
}

// distance is how far y lies above or below the box; 0 within it.
func distance(b image.Rectangle, y int) int { return max(b.Min.Y-y, y-b.Max.Y, 0) }

// aboveAll reports whether a bare label stands above the first title.
func (f *form) aboveAll(first title) bool {
	return slices.ContainsFunc(f.marks, func(m mark) bool {
		return strings.HasPrefix(m.key, "any_") && f.boxOf(m).Max.Y <= first.box.Min.Y+first.box.Dy()/2
	})
}

func (f *form) leftOf(m mark) int { return f.rows[m.row].glyphs[m.from].box.Min.X }

// marksOf are the labels of a key, by their places in marks: listed ones first.
func (f *form) marksOf(key string) []int {
	var out, loose []int
	for i, m := range f.marks {
		switch {
		case m.key != key:
		case f.loose[m.place()]:
			loose = append(loose, i)
		default:
			out = append(out, i)
		}
	}
	return append(out, loose...)
}
