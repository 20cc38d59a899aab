package reader

import (
	"image"
	"regexp"
	"slices"
	"strings"

	"zhengqi/internal/chinese"
)

// What a value looks like finds it where no layout is known: at a label in
// whatever direction, and, as a guess for a person, anywhere on the paper.

// like returns what the pattern finds at a label of the key: right of it up to
// the next label, in the lines beside it, or under it in its column. Of a
// pattern with a group it is the group.
func (f *form) like(key string, pattern *regexp.Regexp) span {
	for _, i := range f.marksOf(key) {
		if v := f.at(i, pattern); !v.empty() {
			return v
		}
	}
	return nil
}

// at returns what the pattern finds at mark i.
func (f *form) at(i int, pattern *regexp.Regexp) span {
	if v := part(f.rest(i), pattern); !v.empty() {
		return v
	}
	return f.nearLabel(i, pattern)
}

// likeAny is like for the first key that has such a value.
func (f *form) likeAny(pattern *regexp.Regexp, keys ...string) span {
	for _, k := range keys {
		if v := f.like(k, pattern); !v.empty() {
			return v
		}
	}
	return nil
}

// rest is all that stands right of mark i up to the next label of its row.
func (f *form) rest(i int) span {
	m := f.marks[i]
	r := f.rows[m.row]
	end := len(r.glyphs)
	if i+1 < len(f.marks) && f.marks[i+1].row == m.row {
		end = f.marks[i+1].from
	}
	if m.to >= end {
		return nil
	}
	return span{{r.page, r.glyphs[m.to:end]}}
}

// nearLabel is the first of all that the pattern finds near mark i.
func (f *form) nearLabel(i int, pattern *regexp.Regexp) span { return first(f.allNear(i, pattern)) }

// allNear returns what the pattern finds beside mark i a little higher or lower
// than it, where a cell has several lines, or under it in its column.
func (f *form) allNear(i int, pattern *regexp.Regexp) []span {
	var out []span
	m := f.marks[i]
	r := f.rows[m.row]
	label := boxOf(r.glyphs[m.from:m.to])
	for j := max(0, m.row-1); j < len(f.rows) && j <= m.row+3; j++ {
		n := f.rows[j]
		if j == m.row || n.page != r.page || float64(n.box.Min.Y-label.Max.Y) > gapBelow*r.height {
			continue
		}
		off := centre(n.glyphs) - centre(r.glyphs[m.from:m.to])
		level := off < 1.15*r.height && off > -1.15*r.height
		for _, c := range n.cells(cellGapAround) {
			v := part(span{c}, pattern)
			if v.empty() || f.labelled(j, v[0]) {
				continue
			}
			b := v[0].box()
			if level && b.Min.X > label.Max.X && b.Min.X < f.reach(i) || off > 0 && underLabel(b, label, r.height) {
				out = append(out, v)
			}
		}
	}
	return out
}

// cellGapAround parts the cells around a label, in character heights.
const cellGapAround = 1.0

// underLabel reports whether a box stands in the column of a label over it:
// below it, or begun with it.
func underLabel(b, label image.Rectangle, height float64) bool {
	d := float64(b.Min.X - label.Min.X)
	return overlapX(b, label) || overlapX(label, b) || d > -height && d < height
}

// part is what the pattern finds in a span.
func part(v span, pattern *regexp.Regexp) span {
	if v.empty() {
		return nil
	}
	if pattern.NumSubexp() > 0 {
		return cut(v, pattern)
	}
	return cutWhole(v, pattern)
}

var longCode = regexp.MustCompile(`[0-9A-Z]{15,20}`)

// codesIn are the places of different codes on the paper that pass their check.
func codesIn(s stream, passes func(string) bool) []span {
	var out []span
	var seen []string
	for _, r := range s.text.rows {
		for _, c := range r.cells(gapWithin) {
			for _, v := range passing(span{c}, passes) {
				if t := v.text(); !slices.Contains(seen, t) {
					seen, out = append(seen, t), append(out, v)
				}
			}
		}
	}
	return out
}

// codeLength is how many characters a credit code and a citizen number have.
const codeLength = 18

// passing returns the codes within a span that pass their check; a mark beside
// a code may have been read as a part of it.
func passing(v span, passes func(string) bool) []span {
	letters := []rune(v.text())
	var out []span
	for i := 0; i+codeLength <= len(letters); i++ {
		if passes(string(letters[i : i+codeLength])) {
			out = append(out, v.from(i).first(codeLength))
			i += codeLength - 1
		}
	}
	return out
}

// codeOf is the code with a valid check within what stands at a label, else all
// that looks like a code there.
func codeOf(v span, passes func(string) bool) span {
	if all := passing(v, passes); len(all) == 1 {
		return all[0]
	}
	return cutWhole(v, longCode)
}

// companyAlone returns the one company that a paper names, where its name or
// the name and a colon fill a cell; offices and banks are none.
func companyAlone(s stream) span {
	var out span
	for _, r := range s.text.rows {
		for _, c := range r.cells(gapWithin) {
			v := span{c}.trim(aroundValue)
			t := v.text()
			if !onlyCompany.MatchString(t) || noTaxpayer.MatchString(t) || !out.empty() && out.text() == t {
				continue
			}
			if !out.empty() {
				return nil
			}
			out = v
		}
	}
	return out
}

// companyAnywhere is the first company a paper names at all.
func companyAnywhere(s stream) span {
	for _, m := range s.findAll(companyShape, -1) {
		if t := m[0].text(); !noTaxpayer.MatchString(t) {
			return m[0]
		}
	}
	return nil
}

// companyShape is what names of companies look like, onlyCompany such a name and
// nothing else.
var (
	companyShape = regexp.MustCompile(`\p{Han}[\p{Han}()A-Za-z0-9·]{3,45}?(?:公司|合作社|事务所|工厂|厂|中心|企业|商行|经营部|\(有限合伙\)|\(普通合伙\))(?:\p{Han}{2,8}分公司)?`)
	onlyCompany  = regexp.MustCompile(`^` + companyShape.String() + `$`)
)

var noTaxpayer = regexp.MustCompile(`税务|银行|公安|服务中心`)

// companyCode finds the credit code of a company at its label, else the only one
// on the paper that passes its check.
func companyCode(f *form, s stream, key string) span {
	for _, i := range f.marksOf(key) {
		if v := codeOf(f.rest(i), chinese.USCCValid); !v.empty() {
			return v
		}
		if v := f.nearLabel(i, longCode); !v.empty() {
			return v
		}
	}
	if all := codesIn(s, chinese.USCCValid); len(all) == 1 {
		return all[0]
	}
	return nil
}

// lastLines drops the lines of a span in front of the last ones that are of the
// pattern by themselves: a pattern that goes over the end of a line takes in
// what stands there.
func lastLines(v span, pattern *regexp.Regexp) span {
	for i := len(v) - 1; i > 0; i-- {
		if pattern.MatchString(v[i:].text()) {
			return v[i:]
		}
	}
	return v
}

// product joins every beginning with every ending.
func product(beginnings, endings []string) []string {
	var out []string
	for _, b := range beginnings {
		for _, e := range endings {
			out = append(out, b+e)
		}
	}
	return out
}

// before is the text of a row left of a span.
func before(s stream, v span) string {
	line, t := flat(rowGlyphs(s, v[:1])), v[:1].text()
	if at := strings.Index(line, t); at >= 0 {
		return line[:at]
	}
	return ""
}
