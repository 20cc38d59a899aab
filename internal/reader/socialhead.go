package reader

import (
	"cmp"
	"image"
	"regexp"
	"strings"

	"zhengqi/internal/chinese"
)

// socialEndings tell what a label that no vocabulary lists names; the first that
// matches holds. A label of the key "stop" only marks where another value ends.
var socialEndings = []struct {
	key     string
	pattern *regexp.Regexp
}{
	{"stop", regexp.MustCompile(`^(?:代|受托|委托|申领|领取|监护|担保|被?授权(?:人|代表)|收件|经手)|经办人|联系|法人|法定|负责人|操作|制表人|打印人|曾用名|原单位|原参保|出生|首次|有效期|截止`)},
	{"verification_code", regexp.MustCompile(`(?:验证|校验|查验|核验|验真|防伪|真伪|鉴真|授权|认证|验伪|鉴伪|鉴别)\p{Han}{0,4}(?:码|号|编号|编码|代码|序列号)$`)},
	{"id_number", regexp.MustCompile(`(?:身份证?|证件|社会保障|公民)\p{Han}{0,4}(?:号码?|\))$`)},
	{"name", regexp.MustCompile(`(?:姓名|被保险人|参保人员?|参保职工|参保者|缴费人|职工)$`)},
	{"issuer", regexp.MustCompile(`(?:经办|出具|打印|开具|出证|制发|核发|签发|盖章|办理|受理|发证|证明|填发|征缴)\p{Han}{0,2}(?:单位|机构|部门|机关|窗口)(?:名称)?(?:\(\p{Han}{1,3}\))?$`)},
	{"issue_date", regexp.MustCompile(`(?:打印|查询|出具|开具|出证|制表|生成|填发|签发|制作|下载|核发|落款|证明|出单|制证|开证|导出|发证|经办|盖章)\p{Han}{0,2}(?:日期|时间|时点|时刻|日)$|^日期$`)},
	{"employer", regexp.MustCompile(`(?:单位|雇主)(?:名称|全称)?(?:\(\p{Han}{2,4}\))?$|(?:企业|公司)(?:名称|全称)$|(?:所在|任职|参保|缴费|现|工作|用人)(?:企业|公司)$`)},
	{"stop", regexp.MustCompile(`(?:号码?|编号|编码|代码|日期|时间|年月|月数|年限|状态|状况|类型|类别|险种|基数|性别|地址|电话|区间|时段|期间|机构|机关|部门|参保地|金额|地区|年度|流水|民族|方式|说明|备注)$`)},
}

// socialLabel tells what a label of a statement names by its ending; "" where
// it is none.
func socialLabel(label string) string {
	for _, e := range socialEndings {
		if e.pattern.MatchString(label) {
			return e.key
		}
	}
	return ""
}

// newSocialForm finds the labels of a statement.
func newSocialForm(t *text) *form {
	f := newForm(t, socialTerms...)
	f.addUnlisted(socialLabel)
	f.addTranslations()
	return f
}

// sealBehind is the place of a seal in brackets behind a label.
var sealBehind = regexp.MustCompile(`^\((?:盖章|公章|章|签章|签字|印章)\)`)

// labelInEnglish is what a label says once more in English; the words stand as
// close as those of a line of text.
var labelInEnglish = regexp.MustCompile(`^[(/]?(?:(?:Full|Insured|Personal|Persons?|Employee'?s?|Citizen|Social|Security|Identity|Identification|ID|Card|Employer|Company|Organi[sz]ation|Unit|Work|` +
	`Name|Number|No\.?|Sex|Gender|Verification|Check|Security|Code|Issu(?:ed?|ing|er)|Print(?:ed|ing)?|Query|Date|Time|Authority|Agency|Office|of|by|the|and|for)[ .]?)+[)]?`)

// wordsAndColon are Latin words behind a label, whatever they were read as.
var wordsAndColon = regexp.MustCompile(`^[(/]?[A-Za-z][A-Za-z .]{1,24}[)]?:`)

// latinWord are two characters within a word.
var latinWord = regexp.MustCompile(`^[A-Za-z0-9]{2}$`)

// addTranslations makes labels as long as their English words behind them or the
// place of a seal, which are no values.
func (f *form) addTranslations() {
	for i, m := range f.marks {
		rest := f.rest(i)
		if rest.empty() {
			continue
		}
		said := rest.text()
		n := max(len([]rune(labelInEnglish.FindString(said))), len([]rune(sealBehind.FindString(said))), len(wordsAndColon.FindString(said)))
		runes := []rune(said)
		if n > 0 && (n == len(runes) || !latinWord.MatchString(string(runes[n-1:n+1])) || f.rows[m.row].gapBefore(m.to+n) > 0.3) {
			f.marks[i].to = m.to + n
		}
	}
}

// broken returns the values of labels of the key that are broken into two lines:
// the value stands right of them, between these.
func (f *form) broken(key string) []span {
	var out []span
	for j, r := range f.rows {
		for _, upper := range r.cells(gapWithin) {
			lower, ok := f.secondLine(j, upper)
			if t := flat(upper.glyphs) + flat(lower.glyphs); ok && socialKey(t) == key {
				if v := f.beside(upper.box().Union(lower.box()), r); !v.empty() {
					out = append(out, v)
				}
			}
		}
	}
	return out
}

// socialKey is the key of a label, listed or known by its ending.
func socialKey(label string) string {
	for _, list := range socialTerms {
		for _, t := range list {
			if t.phrase == label {
				return cmp.Or(t.key, "stop")
			}
		}
	}
	return socialLabel(label)
}

// secondLine is the short cell that stands close under one of row j, in its
// column.
func (f *form) secondLine(j int, upper run) (run, bool) {
	const near, most = 1.7, 4 // character heights; characters
	for k := j + 1; k < len(f.rows) && k <= j+2 && f.rows[k].page == f.rows[j].page; k++ {
		if centre(f.rows[k].glyphs)-centre(f.rows[j].glyphs) > near*f.rows[j].height {
			break
		}
		for _, c := range f.rows[k].cells(gapWithin) {
			if overlapX(c.box(), upper.box()) && len(c.glyphs) <= most && hanIn(flat(c.glyphs)) == len(c.glyphs) {
				return c, true
			}
		}
	}
	return run{}, false
}

// beside is the first cell right of a box and at its height.
func (f *form) beside(box image.Rectangle, r row) span {
	var best span
	for _, o := range f.rows {
		if mid := int(centre(o.glyphs)); o.page != r.page || mid < box.Min.Y || mid > box.Max.Y {
			continue
		}
		for _, c := range o.cells(gapWithin) {
			if x := c.box().Min.X; x > box.Max.X && (best.empty() || x < best[0].box().Min.X) && float64(x-box.Max.X) < gapToNext*r.height {
				best = span{c}
			}
		}
	}
	return best.trim(aroundValue)
}

// socialDate is the first date at a label of one, else the last day printed in
// eight figures that stands alone.
func socialDate(f *form) span {
	for _, v := range f.values("issue_date") {
		if d := dateOf(v); dateAnywhere.MatchString(d.text()) {
			return d
		}
		if eightFigures.MatchString(v.text()) {
			return v.first(8)
		}
	}
	if v := first(f.broken("issue_date")); dateAnywhere.MatchString(v.text()) {
		return dateOf(v)
	}
	if v := f.like("issue_date", dateAnywhere); !v.empty() {
		return v
	}
	for i := len(f.rows) - 1; i >= 0; i-- {
		cells := f.rows[i].cells(gapWithin)
		if len(cells) != 1 {
			continue
		}
		if v := (span{cells[0]}); eightFigures.MatchString(v.text()) && len(v.text()) == 8 {
			return v // it stands alone, as no day in a row of payments does
		}
	}
	return nil
}

// eightFigures are a day written without marks, at the beginning of a text.
var eightFigures = regexp.MustCompile(`^20\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])(?:\D|$)`)

// socialNumber is the number at its label, else the only one on the paper that
// its check bears out; sure reports whether no label gives another that is as
// good.
func socialNumber(f *form, s stream) (v span, sure bool) {
	all := append(f.values("id_number"), f.broken("id_number")...)
	if v, sure := plainest(fitting(all, func(t string) bool { return chinese.IDNumberValid(keep(t, idAlphabet)) })); !v.empty() {
		return v, sure
	}
	if v := first(fitting(all, func(t string) bool { return len(keep(t, idAlphabet)) >= 15 })); !v.empty() {
		return v, true
	}
	var only span
	for _, m := range s.findAll(citizenNumber, -1) {
		switch {
		case !chinese.IDNumberValid(strings.ToUpper(m[0].text())):
		case only.empty():
			only = m[0]
		case only.text() != m[0].text():
			return nil, false
		}
	}
	return only, true
}
