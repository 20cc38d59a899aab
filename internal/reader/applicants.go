package reader

import (
	"context"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"unicode"

	"zhengqi/internal/dossier"
)

const (
	personPrint = `\p{Han}[\p{Han}·•]{1,3}`
	asideOf     = `(?:\([^()]{1,20}\))?`
	labelOfName = `(?:(?:申请人|申办人|持卡人|人员)?(?:姓名)?:)?`
)

var (
	// listedNames are names set one behind another.
	listedNames = regexp.MustCompile(`(?:人员|(?:申请|申办|办卡|持卡|办理|[\d一二三四五六七八九十])人|员工|同志|名单|旅行卡|商务卡|职工)(?:如下|名单|为|是|分别为|有|包括)?[:;](` + personPrint + asideOf + `(?:[、,，;和及](?:` + personPrint + `)` + asideOf + `)*)(?:等|[。.,，;]|共|$)`)
	namesBefore = regexp.MustCompile(`(?:为|关于|派|委派|申请人|人员|兹有|现有)(?:我公司|我司|本公司|我单位|公司|员工|职工|申请)*(` + personPrint + asideOf + `(?:[、,和及]` + personPrint + asideOf + `)*)(?:等|\(共)?(?:同志|(?:\d{1,2}|[一二两三四五六七八九十]{1,2})(?:名|人|位)|申请办理|申办|办理)`)
	numbered    = regexp.MustCompile(`^\(?(\d{1,2})[.)、:,;。]{0,2}` + labelOfName + `(` + personPrint + `)(?:[,;:(、。.]|$)`)
	nameFirst   = regexp.MustCompile(`^` + labelOfName + `(` + personPrint + `)(?:[,;:(、。.]|$)`)
	oneName     = regexp.MustCompile(`(` + personPrint + `)(?:\([^()]*\))?`)
	nameAlone   = regexp.MustCompile(`^(\p{Han}[\p{Han}·•]{1,5})(?:\([^()]*\))?$`)
	howMany     = regexp.MustCompile(`(?:等|共|以下|下列|上述|合计|总计|计|为|的|公司|(?:人员|人|名单|情况)\(?)(\d{1,2})(?:名|人|位)(?:员工|人员|同志|申请|申办|办理|职工|[。:;,，的)]|$)`)
)

// readApplicants reads for whom a letter is written. The list is certain if it
// has as many names as the letter says, or as it counts itself, and every name
// is certain.
func (f *form) readApplicants(ctx context.Context, s stream) dossier.Field {
	count, said := saidCount(s)
	var best []span
	counted := false
	numbers, whole := f.namesNumbered()
	lists := [][]span{numbers, f.namesInTable(), namesListed(s, listedNames), namesListed(s, namesBefore)}
	for i, list := range lists {
		fits := said && len(list) == count || !said && whole && i == 0
		if fits && !counted || !counted && len(list) > len(best) {
			best, counted = list, fits
		}
	}
	return nameList(ctx, best, counted && !slices.ContainsFunc(lists, func(list []span) bool { return namesOthers(list, best) }))
}

// namesOthers reports whether a list of names has one that another has not.
func namesOthers(list, than []span) bool {
	return slices.ContainsFunc(list, func(v span) bool {
		return !slices.ContainsFunc(than, func(w span) bool { return strings.HasPrefix(v.text(), w.text()) })
	})
}

// saidCount is how many people the letter says it is for.
func saidCount(s stream) (int, bool) {
	m := s.without(employees).find(howMany)
	if m == nil {
		return 0, false
	}
	n, err := strconv.Atoi(m[1].text())
	return n, err == nil && n > 0
}

// nameList makes a field of names; counted says that none is missing.
func nameList(ctx context.Context, names []span, counted bool) dossier.Field {
	if len(names) == 0 {
		return dossier.Field{}
	}
	out := dossier.Field{Confidence: agreed, Review: !counted}
	var all span
	for _, v := range names {
		f := readName(ctx, v)
		if f.Value == "" || slices.Contains(out.List, f.Value) {
			out.Review = true
			continue
		}
		out.List = append(out.List, f.Value)
		out.Confidence, out.Review = min(out.Confidence, f.Confidence), out.Review || f.Review
		all = append(all, v...)
	}
	out.Raw = strings.Join(out.List, " ")
	return locate(out, all)
}

// namesInTable are the names in the columns that are headed so.
func (f *form) namesInTable() []span {
	var out []span
	for _, m := range f.marks {
		if m.key != "name" {
			continue
		}
		head := boxOf(f.rows[m.row].glyphs[m.from:m.to])
		misses := 0
		for j := m.row + 1; j < len(f.rows) && misses < 2; j++ {
			v := f.nameUnder(j, head.Min.X, head.Max.X)
			if v.empty() {
				misses++
				continue
			}
			misses = 0
			if !slices.ContainsFunc(out, v.covers) {
				out = append(out, v)
			}
		}
	}
	return out
}

// nameUnder is the name in row j of a column from x to x.
func (f *form) nameUnder(j, from, to int) span {
	for _, c := range f.rows[j].cells(0.9) {
		b := c.box()
		if mid := (b.Min.X + b.Max.X) / 2; mid < from-(to-from)/2 || mid > to+(to-from)/2 {
			continue
		}
		if v := cut(span{c}, nameAlone); !v.empty() && !f.labelled(j, c) && surnameFirst(v.text()) {
			return v
		}
	}
	return nil
}

// namesNumbered are names behind the numbers of a list: 1. 王强, 2. 李明; and
// whether no number was left out, and the list ends where they do.
func (f *form) namesNumbered() (names []span, whole bool) {
	start, last, next := 0, 0, 1
	for i, r := range f.rows {
		cells := r.cells(0.9)
		for k := range cells {
			for n := next; n <= next+2; n++ {
				if v := numberedAt(cells[k:], n); !v.empty() {
					if len(names) == 0 {
						start = i
					}
					names, last, next = append(names, v), i, n+1
					break
				}
			}
		}
	}
	return names, len(names) > 0 && next == len(names)+1 && !f.numberedRow(last+1) && f.headsPeople(start)
}

// peopleFollow are the last words of what stands over a list of applicants.
var peopleFollow = regexp.MustCompile(`(?:人员|名单|申请人|申办人|员工|职工|同志)[^。;]{0,12}$`)

// headsPeople reports whether the rows over row i say that it begins a list of
// applicants, and not of papers or of whom to call.
func (f *form) headsPeople(i int) bool {
	over := ""
	for _, r := range f.rows[max(0, i-2):i] {
		over += flat(r.glyphs)
	}
	return peopleFollow.MatchString(over) && !notApplicants.MatchString(over)
}

// notApplicants is what stands over a list of other things.
var notApplicants = regexp.MustCompile(`(?:附件|联系|经办|材料)[^。;]{0,6}$`)

// numberedRow reports whether row i may begin with a number of a list, or stands
// on another page than the row before.
func (f *form) numberedRow(i int) bool {
	return i >= len(f.rows) || f.rows[i].page != f.rows[i-1].page || !unicode.Is(unicode.Han, f.rows[i].glyphs[0].r)
}

// numberedAt is the name behind the number n, in one cell with it or in the next.
func numberedAt(cells []run, n int) span {
	text := flat(cells[0].glyphs)
	v := span{cells[0]}
	if strings.Trim(text, ".、,;:。()") == strconv.Itoa(n) && len(cells) > 1 {
		v = cut(span{cells[1]}, nameFirst)
	} else if m := numbered.FindStringSubmatchIndex(text); m != nil && text[m[2]:m[3]] == strconv.Itoa(n) {
		v = v.from(len([]rune(text[:m[4]]))).first(len([]rune(text[m[4]:m[5]])))
	} else {
		return nil
	}
	if v.empty() || !surnameFirst(v.text()) || paperName.MatchString(v.text()) || factName.MatchString(v.text()) {
		return nil
	}
	return v
}

// factName is what a fact about a company is called that begins as a name may.
var factName = regexp.MustCompile(`单位|名称|申请人|企业|公司|范围|时间|人数|资本|地址|日期|电话|法人|代表|代码|业务|性质|号码|职务|产品|情况`)

// paperName is what a paper is called that begins as a name may.
var paperName = regexp.MustCompile(`(?:表|证明|(?:公|请|信|介绍)函|(?:请|诺|证|明|托|议|知|任|定)书|件|执照|护照|照片|材料|名单|合同|说明)$`)

// namesListed are the names of the first list that a pattern finds, in which all
// are names.
func namesListed(s stream, pattern *regexp.Regexp) []span {
	for _, m := range s.findAll(pattern, -1) {
		var out []span
		for _, v := range cutAll(m[1], oneName) {
			if last := len([]rune(v.text())) - 1; strings.HasSuffix(v.text(), "等") {
				v = v.first(last)
			}
			if surnameFirst(v.text()) && !strings.HasPrefix(v.text(), "申请") && len([]rune(v.text())) > 1 {
				out = append(out, v)
			}
		}
		if len(out) > 0 {
			return out
		}
	}
	return nil
}

// cutAll is cut for every match.
func cutAll(v span, pattern *regexp.Regexp) []span {
	t := v.text()
	var out []span
	for _, m := range pattern.FindAllStringSubmatchIndex(t, -1) {
		out = append(out, v.from(len([]rune(t[:m[2]]))).first(len([]rune(t[m[2]:m[3]]))))
	}
	return out
}
