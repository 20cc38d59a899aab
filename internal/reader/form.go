package reader

import (
	"image"
	"regexp"
	"slices"
	"sort"
	"strings"
	"unicode"
)

// term is one printed label and the key it stands for. A term with the key ""
// only marks where another value ends.
type term struct {
	key, phrase string
}

// terms makes one term of each phrase, all for one key.
func terms(key string, phrases ...string) []term {
	out := make([]term, len(phrases))
	for i, p := range phrases {
		out[i] = term{key, p}
	}
	return out
}

// mark is a label found in a row: glyphs [from, to).
type mark struct {
	key      string
	row      int
	from, to int
}

// form is a text with its labels found.
type form struct {
	*text
	marks []mark          // by row, then from left to right
	down  []title         // titles written downwards
	told  map[[2]int]bool // rows and places of labels whose party another line tells
	loose map[[2]int]bool // rows and places of labels that no list holds
}

// newForm finds the labels of the vocabulary in the text. Where labels
// overlap the longer one holds, so that 纳税人名称 is not taken for 名称.
func newForm(t *text, vocabulary ...[]term) *form {
	f := &form{text: t}
	f.addTerms(vocabulary...)
	return f
}

// addTerms finds the labels of the vocabulary beside those already found.
func (f *form) addTerms(vocabulary ...[]term) {
	var all []term
	for _, v := range vocabulary {
		all = append(all, v...)
	}
	sort.SliceStable(all, func(i, j int) bool { return len(all[i].phrase) > len(all[j].phrase) })
	var marks []mark
	for i, r := range f.rows {
		first, end := f.marksIn(i)
		marks = append(marks, rowMarks(i, r, f.marks[first:end], all)...)
	}
	f.marks = marks
}

// rowMarks finds the labels of one row beside those already found: those printed
// exactly first, so that 出生日期 is never taken for a misread 出具日期.
func rowMarks(index int, r row, marks []mark, all []term) []mark {
	letters := []rune(flat(r.glyphs))
	taken := make([]bool, len(letters))
	marks = slices.Clone(marks)
	for _, m := range marks {
		for i := m.from; i < m.to; i++ {
			taken[i] = true
		}
	}
	for _, exact := range []bool{true, false} {
		for _, t := range all {
			for _, m := range findAll(letters, []rune(t.phrase)) {
				if exact != (m.edits == 0) || anyTaken(taken[m.from:m.to]) || !standsAlone(r, m, taken, t.phrase) {
					continue
				}
				m.to += len(goesOn.FindString(string(letters[m.to:]))) / len("名")
				for i := m.from; i < m.to; i++ {
					taken[i] = true
				}
				marks = append(marks, mark{t.key, index, m.from, m.to})
			}
		}
	}
	sort.Slice(marks, func(i, j int) bool { return marks[i].from < marks[j].from })
	return marks
}

// goesOnAsLabel is the label of a day that other words than a day go on: 查询时间范围.
var goesOnAsLabel = regexp.MustCompile(`(?:日期|时间)[^\d一二〇○零]$`)

// goesOn is how labels of somebody go on.
var goesOn = regexp.MustCompile(`^(?:名称|全称)`)

func anyTaken(taken []bool) bool {
	for _, t := range taken {
		if t {
			return true
		}
	}
	return false
}

// standsAlone reports whether a short phrase is a label there and not a part
// of running text: something ends before it, and a colon, a gap or the end of
// the row follows, or it opens the row.
func standsAlone(r row, m match, taken []bool, phrase string) bool {
	if m.to-m.from > 5 && m.edits == 0 {
		return true
	}
	before := m.from == 0 || taken[m.from-1] || !unicode.IsLetter(r.glyphs[m.from-1].r) || r.gapBefore(m.from) > 0.6
	if !before {
		return false
	}
	if m.to == len(r.glyphs) || strings.ContainsRune(":：(;", r.glyphs[m.to].r) || strings.HasSuffix(phrase, ":") {
		return true
	}
	if r.gapBefore(m.to) > 0.3 {
		return true
	}
	if r.glyphs[m.to].r == '、' {
		return false // one of several: 纳税人、税务机关各执一份
	}
	return m.from == 0 && m.edits == 0 && !goesOnAsLabel.MatchString(phrase+string(r.glyphs[m.to].r)) || !unicode.Is(unicode.Han, r.glyphs[m.to].r)
}

// gapBefore is the white space left of glyph i, in character heights.
func (r row) gapBefore(i int) float64 {
	if i <= 0 || i >= len(r.glyphs) || r.height == 0 {
		return 100
	}
	return float64(r.glyphs[i].box.Min.X-r.glyphs[i-1].box.Max.X) / r.height
}

// How far apart, in character heights, things of one value may stand.
const (
	gapWithin = 2.5 // between the characters of a value
	gapToNext = 22  // between a label and its value in a wide cell
	gapBelow  = 3.6 // between a label and a value under it
)

// value returns what stands at the first label of the key that has a value:
// right of it in its row, else under it. The zero span means none was found.
func (f *form) value(key string) span { return first(f.values(key)) }

func first(all []span) span {
	if len(all) == 0 {
		return nil
	}
	return all[0]
}

// values returns the value of every label of the key, those of listed labels first.
func (f *form) values(key string) []span {
	var out []span
	for _, i := range f.marksOf(key) {
		v := f.right(i).trim(aroundValue)
		if v.empty() {
			v = f.under(i)
		}
		if !v.empty() {
			out = append(out, v)
		}
	}
	return out
}

// sealHere is what is printed where a seal goes; it is no value.
var sealHere = regexp.MustCompile(`^\(?(?:盖章|签章|公章|章|签字)\)?$`)

// aroundValue are marks that stand before or behind a value. One at the end of
// a line may stand within a value that wraps.
const aroundValue = ":;|, ”"

// right returns the run right of mark i, up to the next label or a wide gap,
// with the marks behind it.
func (f *form) right(i int) span {
	m := f.marks[i]
	r := f.rows[m.row]
	end := len(r.glyphs)
	if i+1 < len(f.marks) && f.marks[i+1].row == m.row {
		end = f.marks[i+1].from
	}
	from := m.to
	for from < end && strings.ContainsRune(":;|,.·'”“\"_-", r.glyphs[from].r) {
		from++
	}
	if from >= end || end == len(r.glyphs) && r.gapBefore(from) > gapToNext && !f.flushRight(i) {
		return nil
	}
	to := from + 1
	for to < end && r.gapBefore(to) <= gapWithin {
		to++
	}
	v := span{{r.page, r.glyphs[from:to]}}
	if s := v.trim(aroundValue).text(); sealHere.MatchString(s) || heading.MatchString(s) {
		return nil
	}
	return v
}

// flushRight reports whether mark i begins a row that ends where those of other
// labels do: the values of such a form stand at its right edge.
func (f *form) flushRight(i int) bool {
	const least = 3
	m := f.marks[i]
	r := f.rows[m.row]
	if m.from > 0 || len(row{page: r.page, glyphs: r.glyphs[m.to:], height: r.height}.cells(gapWithin)) > 1 {
		return false
	}
	n := 0
	for _, o := range f.marks {
		if w := f.rows[o.row]; o.from == 0 && w.page == r.page && o.to < len(w.glyphs) && alike(w.box.Max.X, r.box.Max.X, int(r.height/2)) {
			n++
		}
	}
	return n >= least
}

// heading is a short word that heads a column or names a value, and is none:
// that of a table none of whose labels is known stands where a value would.
var heading = regexp.MustCompile(`^(?:\p{Han}{0,5}(?:[^一二三四五六七八九十百千零〇]号|号码|日期|时间|状态|金额|性别|单位|电话|编码)|号|民族|年龄|籍贯|国籍|职务|学历|备注|序号|住址|地址)$`)

// reach is how far right the value of mark i may go: to the next label of its
// row, else to the right edge of the page's text.
func (f *form) reach(i int) int {
	m := f.marks[i]
	if i+1 < len(f.marks) && f.marks[i+1].row == m.row {
		return f.rows[m.row].glyphs[f.marks[i+1].from].box.Min.X
	}
	const word = 3 // characters; less is what stands beside the paper
	edge := 0
	for _, r := range f.rows {
		if r.page != f.rows[m.row].page || r.box.Max.X <= edge {
			continue
		}
		for _, c := range r.cells(gapWithin) {
			if len(c.glyphs) >= word {
				edge = max(edge, c.box().Max.X)
			}
		}
	}
	return edge
}

// under returns the value below mark i in its column.
func (f *form) under(i int) span { return f.below(i).trim(aroundValue) }

// below returns the run below mark i in its column.
func (f *form) below(i int) span {
	m := f.marks[i]
	r := f.rows[m.row]
	label := boxOf(r.glyphs[m.from:m.to])
	for j := m.row + 1; j < len(f.rows) && j <= m.row+3; j++ {
		below := f.rows[j]
		if below.page != r.page || float64(below.box.Min.Y-label.Max.Y) > gapBelow*r.height {
			return nil
		}
		for _, c := range below.cells(1.2) {
			if v := (span{c}).trim(aroundValue); !v.empty() && overlapX(c.box(), label) && !f.labelled(j, c) && !heading.MatchString(v.text()) {
				return span{c}
			}
		}
	}
	return nil
}

func overlapX(a, b image.Rectangle) bool {
	return min(a.Max.X, b.Max.X)-max(a.Min.X, b.Min.X) > min(a.Dx(), b.Dx())/3
}

// labelled reports whether a label begins within the run of row j.
func (f *form) labelled(j int, c run) bool {
	b := c.box()
	first, end := f.marksIn(j)
	for _, m := range f.marks[first:end] {
		if x := f.leftOf(m); x >= b.Min.X && x < b.Max.X {
			return true
		}
	}
	return false
}

func (f *form) rowOf(r run) int {
	for j := range f.rows {
		if f.rows[j].page == r.page && len(f.rows[j].glyphs) > 0 &&
			r.box().Overlaps(f.rows[j].box) && holds(f.rows[j], r.glyphs[0]) {
			return j
		}
	}
	return -1
}

func holds(r row, g glyph) bool {
	for _, x := range r.glyphs {
		if x == g {
			return true
		}
	}
	return false
}
