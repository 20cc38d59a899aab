package reader

import (
	"regexp"
	"slices"
	"strings"
)

// personNamed finds the person: at a label, in front of what a sentence says of
// the person, or, where none begins with a surname, whatever stands there.
// named tells whether anything says that it is the person.
func personNamed(f *form, s stream) (v span, named bool) {
	var likely span
	for _, v := range slices.Concat(namesAtLabels(f, "name"), namesAtLabels(f, "applicant"), namesInText(s, personInText, personQueried)) {
		if looksPerson(v) {
			return v, !certifiesAnother(s, v) && !f.namesAnother(v)
		}
		if !notAPerson.MatchString(v.text()) && !heading.MatchString(v.text()) {
			likely = orElse(likely, v)
		}
	}
	if v := openedTo(f); !v.empty() {
		return v, true
	}
	if v := loneName(f); !v.empty() {
		return v, false
	}
	return likely, true
}

func looksPerson(v span) bool {
	return surnameFirst(v.text()) && isPerson(v.text()) && !notAPerson.MatchString(v.text())
}

// personCertified is the name of whom the sentence of a paper certifies.
var personCertified = regexp.MustCompile(`兹证明(?:姓名)?[:;,]?(\p{Han}[\p{Han}·•]{1,14}?)(?:[,;:。.(]|性别|国籍|身份证|男|女|证件|护照|公民|同志|系|在|自|于)`)

// certifiesAnother reports whether the sentence of a paper names another person
// than v: an applicant may act for somebody.
func certifiesAnother(s stream, v span) bool {
	return slices.ContainsFunc(namesInText(s, personCertified), func(x span) bool {
		return looksPerson(x) && x.text() != v.text()
	})
}

// namesAnother reports whether a label of the name gives another person than v.
func (f *form) namesAnother(v span) bool {
	return slices.ContainsFunc(f.marksOf("name"), func(i int) bool {
		x := part(f.rest(i), personAtLabel)
		return !x.empty() && looksPerson(x) && !sayAlike(x, v)
	})
}

// openedTo is the person that a notice is for: alone in a row but for a colon.
func openedTo(f *form) span {
	for _, r := range f.rows {
		v := span{{r.page, r.glyphs}}
		if t, ok := strings.CutSuffix(v.text(), ":"); ok && surnameFirst(t) && isPerson(t) && !notAPerson.MatchString(t) {
			return v.trim(aroundValue)
		}
	}
	return nil
}

// officer is what stands before the name of one who issues a paper.
var officer = regexp.MustCompile(`经办|审核|民警|联系|代表|签发|核发|填|复核|主管|查询人|委托|受托|代|申领|领取|领证|监护|担保|承办|打印|操作`)

// loneName is the first name of a person that fills a cell with no label
// before it, or behind one that is not known.
func loneName(f *form) span {
	for i, r := range f.rows {
		for _, c := range r.cells(cellGapAround) {
			v := span{c}.trim(aroundValue)
			if label, _, ok := strings.Cut(v.text(), ":"); ok && !officer.MatchString(label) && !f.labelled(i, c) {
				v = v.from(len([]rune(label)) + 1)
			}
			t := v.text()
			if surnameFirst(t) && isPerson(t) && !notAPerson.MatchString(t) && !heading.MatchString(t) && !f.labelled(i, c) && !f.follows(i, c) {
				return v
			}
		}
	}
	return nil
}

// follows reports whether a label stands in row i before the cell.
func (f *form) follows(i int, c run) bool {
	return slices.ContainsFunc(f.marks, func(m mark) bool {
		return m.row == i && f.rows[i].glyphs[m.to-1].box.Max.X <= c.box().Min.X
	})
}

// notAPerson is what stands where a name might and is none.
var notAPerson = regexp.MustCompile(`族$|(?i:^(?:full)?name|^sex|^date|^nationality|^document|^applicant)|年.*月|出生|人员|公民|居民|村民|该人|本人|上述|未发现|查询|证|记录|使用|性别|公司|单位|时间|日期|号码|类型|结果|用途|民警|国籍|地址|电话|编号|说明|公安|派出`)

func namesAtLabels(f *form, key string) []span {
	var out []span
	for _, i := range f.marksOf(key) {
		for _, v := range append([]span{part(f.rest(i), personAtLabel), f.right(i).trim(aroundValue)}, f.allNear(i, personAtLabel)...) {
			if !v.empty() {
				out = append(out, v)
			}
		}
	}
	return out
}

func namesInText(s stream, patterns ...*regexp.Regexp) []span {
	var out []span
	for _, pattern := range patterns {
		for _, m := range s.findAll(pattern, -1) {
			v := group(m)
			if long := v.from(len([]rune(beforePerson.FindString(v.text())))); !long.empty() {
				out = append(out, long, long[len(long)-1:])
			}
			out = append(out, v[len(v)-1:])
		}
	}
	return out
}

// cutShort reports whether print is missing behind a name in a sentence of a
// scan: a gap follows, and no label behind it.
func (f *form) cutShort(v span) bool {
	const gap = 1.2
	if v.empty() || v.own() {
		return false
	}
	i, last := f.rowOf(v[len(v)-1]), v[len(v)-1].glyphs
	if i < 0 {
		return false
	}
	r := f.rows[i]
	from := slices.Index(r.glyphs, v[0].glyphs[0])
	to := slices.Index(r.glyphs, last[len(last)-1]) + 1
	if from <= 0 || to >= len(r.glyphs) || r.gapBefore(from) > gap || r.gapBefore(to) <= gap {
		return false
	}
	return !slices.ContainsFunc(f.marks, func(m mark) bool { return m.row == i && m.from == to })
}
