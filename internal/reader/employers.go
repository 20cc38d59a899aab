package reader

import (
	"maps"
	"regexp"
	"slices"
	"strings"

	"zhengqi/internal/chinese"
)

// employer is who paid, as printed in a row: a name, or a code whose name
// stands nowhere.
type employer struct {
	name  string
	code  string
	at    span
	bare  bool // it stands in a line that does not say who it is
	older bool // the newest rows name nobody that could be read, or two at once
}

// known reports whether anybody is named.
func (e employer) known() bool { return e.name != "" || e.code != "" }

// is reports whether two prints name the same employer.
func (e employer) is(o employer) bool {
	if e.name != "" && o.name != "" {
		return sameEmployer(e.name, o.name)
	}
	return e.code != "" && e.code == o.code
}

func sameEmployer(a, b string) bool {
	m := chinese.MatchEmployer(a, b)
	return m == chinese.EmployerSame || m == chinese.EmployerLikely
}

// codePrint is what stands for an employer: a number, a letter, a sign of the
// cycle of ten, 单位1.
const codePrint = `[A-Z]?\d{5,20}|\(?\d{1,2}\)?|[A-Z]\d{0,3}|[甲乙丙丁戊]|(?:单位|公司)[A-Z\d一二三四五甲乙丙丁]{1,2}`

var (
	companyName = regexp.MustCompile(`\p{Han}(?:\(\p{Han}{1,8}\)|[\p{Han}()A-Za-z0-9·]){2,45}?(?:有限责任公司|股份公司|有限公司|公司|合作社|事务所|分公司|(?:工厂|厂|中心)(?:[^和与及由代派在至\P{Han}]{0,2}?有限(?:责任)?公司)?|集团(?:(?:[^和与及由代派在至\P{Han}]{0,6}?|\)[^和与及由代派在至\P{Han}]{0,12}?)(?:\(\p{Han}{1,8}\))?(?:有限责任公司|有限公司|公司))?|有限合伙\)?|商行|经营部)(?:[\p{Han}()]{2,8}分公司)?(?:\([一二三四五六]\))?`)
	// wholeCompany is a text that is a company's name and nothing else.
	wholeCompany = regexp.MustCompile(`^` + companyName.String() + `$`)
	unitCode     = regexp.MustCompile(`^(?:[A-Z]?\d{5,20}|[0-9A-HJ-NPQRTUWXY]{18})$`)
	// numberedName is a line of a list that gives the names behind numbers.
	numberedName = regexp.MustCompile(`^\(?(\d{1,2})[).、:]?(\p{Han}.*)$`)
	// codeThenName is a code of a list, before the name that it stands for.
	codeThenName = regexp.MustCompile(`(?:^|[;,。、:])(?:单位(?:编号|编码|代码|代号))?:?(` + codePrint + `)(?:[:=.)—-]|对应|单位名称|代表|表示|即|为|是|指)+(\p{Han}[^;,。]*)`)
	codeBefore   = regexp.MustCompile(`^([甲乙丙丁戊]|(?:单位|公司)[一二三四五甲乙丙丁]|[A-Z]\d{0,3})\p{Han}`)
	codeLabelled = regexp.MustCompile(`单位(?:编号|编码|代码|代号|序号)?:?(` + codePrint + `)`)
	// officeWords tell the place that keeps the insurance from who pays it.
	officeWords = regexp.MustCompile(`社会保险|社会保障|社保|医疗保障|医保|人力资源和社会保障|税务局|政务服务`)
)

// unitList is the names behind unit codes.
type unitList map[string]employer

// add keeps the name behind a code. A code with two names, as where each table
// has its own list, has none.
func (u unitList) add(code string, e employer) {
	if before, ok := u[code]; ok && !sameEmployer(before.name, e.name) {
		e = employer{code: code}
	}
	u[code] = e
}

// unitNames reads the table that gives the names behind unit codes, and says
// which lines do.
func unitNames(lines []line) (units unitList, explains map[int]bool) {
	units, explains = unitList{}, map[int]bool{}
	tabled := unitList{} // a table of names tells more than a name beside a code elsewhere
	for _, l := range lines {
		before := len(units)
		if l.heads || slices.ContainsFunc(l.cells, func(c cell) bool { return monthCell.MatchString(c.text) }) {
			continue
		}
		for i, c := range l.cells {
			for _, m := range (span{c.run}).all(codeThenName) {
				if e, ok := companyIn(m[2][0]); ok {
					units.add(plainCode(m[1].text()), e)
				}
			}
			if m := numberedName.FindStringSubmatch(c.text); m != nil && i == 0 && len(l.cells) == 1 {
				if e, ok := companyIn(c.run); ok {
					units.add(m[1], e)
				}
			}
			code := plainCode(strings.TrimPrefix(c.text, "单位编号:"))
			if !unitCode.MatchString(code) && !shortCode.MatchString(code) {
				continue
			}
			if e, ok := unitBeside(l.cells, i, shortCode.MatchString(code)); ok {
				if c.sense == senseCode {
					tabled.add(code, e)
				}
				units.add(code, e)
			}
		}
		explains[l.index] = len(units) > before
	}
	maps.Copy(units, tabled)
	addSpelledOut(lines, units, explains)
	return units, explains
}

// addSpelledOut adds the codes that stand right before their names.
func addSpelledOut(lines []line, units unitList, explains map[int]bool) {
	for i, l := range lines {
		for _, c := range l.cells {
			if e, code := spelledOut(c, lines); code != "" && !l.heads && !l.months() {
				units.add(code, e)
				explains[i] = true
			}
		}
	}
}

// spelledOut is the company behind a code that stands right before its name,
// where a column of codes or of payers has that code alone.
func spelledOut(c cell, lines []line) (employer, string) {
	m := codeBefore.FindStringSubmatch(c.text)
	if m == nil {
		return employer{}, ""
	}
	used := slices.ContainsFunc(lines, func(l line) bool {
		return slices.ContainsFunc(l.cells, func(o cell) bool {
			return plainCode(o.text) == m[1] && (o.sense == senseCode || o.sense == senseEmployer)
		})
	})
	e, ok := companyIn(run{c.page, c.glyphs[min(len(c.glyphs), len([]rune(m[1]))):]})
	if !used || !ok {
		return employer{}, ""
	}
	return e, m[1]
}

// plainCode is a code without brackets around it.
func plainCode(s string) string { return strings.Trim(s, "()[]") }

// shortCode is a code that is no number.
var shortCode = regexp.MustCompile(`^(?:[A-Z]\d{0,3}|[甲乙丙丁戊]|(?:单位|公司)[A-Z\d一二三四五甲乙丙丁]{1,2})$`)

// all are the occurrences of a pattern within a span of one line.
func (s span) all(pattern *regexp.Regexp) []found {
	one := text{rows: []row{{page: s[0].page, glyphs: s[0].glyphs}}}
	return one.stream().findAll(pattern, -1)
}

// unitBeside is the company right of the code in cell i, else, of a number, left
// of it.
func unitBeside(cells []cell, i int, short bool) (employer, bool) {
	const near = 30 // cells
	if i+1 < len(cells) {
		if e, ok := companyIn(mergeCells(cells[i+1 : min(i+1+near, len(cells))])); ok {
			return e, true
		}
	}
	if i > 0 && !short {
		return companyIn(mergeCells(cells[max(0, i-near):i]))
	}
	return employer{}, false
}

func mergeCells(cells []cell) run {
	out := run{page: cells[0].page}
	for _, c := range cells {
		out.glyphs = append(out.glyphs, c.glyphs...)
	}
	return out
}

// companyIn finds a company's name in a stretch of a row.
func companyIn(c run) (employer, bool) {
	v := cutWhole(span{c}, companyName)
	if v.empty() {
		return employer{}, false
	}
	e := employerAt(v)
	return e, e.name != "" && !isOffice(e.at.text())
}

// noEmployer is in the words around the names of employers.
var noEmployer = regexp.MustCompile(`参保|缴费|姓名|权益|单位`)

// onlyEmployer is the one company that the lines of a paper name.
func onlyEmployer(t *text) span {
	var only employer
	for _, r := range t.rows {
		for _, m := range (span{{r.page, r.glyphs}}).all(companyName) {
			e := employerAt(m[0])
			switch {
			case e.name == "" || isOffice(e.at.text()) || noEmployer.MatchString(e.name):
			case only.at.empty() || strings.HasSuffix(only.name, e.name):
				only = e
			case !strings.HasSuffix(e.name, only.name) && !sameEmployer(e.name, only.name):
				return nil
			}
		}
	}
	return only.at
}

// isOffice reports whether a name is that of a place that keeps the insurance.
func isOffice(name string) bool {
	return officeWords.MatchString(name) && !strings.HasSuffix(name, "公司")
}

// monthsBefore is what a sentence says of the time before it names a company.
var monthsBefore = regexp.MustCompile(`^年度|^.*(?:\d[年月日]|20\d{4}|20\d{2}[-./]\d{1,2})(?:起|止|期间|以来|一直|连续)*(?:在|于|由)?|^(?:期间|起|止)(?:在|于|由)|^(?:城镇|企业|机关)?(?:企业)?(?:职工)?(?:基本)?(?:养老|失业|工伤|医疗|生育)保险|^(?:以[上下]|上述|均)*(?:在|于|由|系)|^(?:现|当前|目前|最近|最后)?(?:缴费|参保|用人|工作|所在|就业|投保|现)?单位(?:全称|名称)?(?:为|是|系)?:?`)

// leadingFigures are the end of a number before a name.
var leadingFigures = regexp.MustCompile(`^[0-9A-Za-z]+|^.*\d{6,}[Xx]?`)

// employerAt is the employer printed at v, without the time or the label in
// front of it.
func employerAt(v span) employer {
	v = v.byLines()
	v = v.from(len([]rune(monthsBefore.FindString(v.text()))))
	v = v.from(len([]rune(leadingFigures.FindString(v.text())))).companyAfter(payerLabel)
	if standsForName.MatchString(v.text()) {
		return employer{}
	}
	return employer{name: normalName(v.text()), at: v}
}

// standsForName is what a sentence says in place of a name it gave before.
var standsForName = regexp.MustCompile(`^(?:上述|以上|前述|该|此|本|其)(?:用人|缴费|参保)?(?:单位|公司|企业)|(?:单位|公司|企业)在[我本]`)

// companyAfter is what follows a pattern at the beginning of v, where that is a
// whole company's name.
func (s span) companyAfter(pattern *regexp.Regexp) span {
	if rest := s.from(len([]rune(pattern.FindString(s.text())))); wholeCompany.MatchString(rest.text()) && !strings.ContainsAny(rest.text()[:3], "为是") {
		return rest
	}
	return s
}

// payerLabel is the label of who pays right before the name.
var payerLabel = regexp.MustCompile(`^(?:现?(?:缴费|参保|用人|所在|工作)|现)?单位(?:名称|全称)?:?`)

// payer finds who paid the row: a company's name, what stands in the column of
// employers, or a unit code with a name.
func payer(cells []cell, units map[string]employer) employer {
	cells = slices.DeleteFunc(slices.Clone(cells), func(c cell) bool { return c.sense == senseOffice || yearCell.MatchString(c.text) })
	if len(cells) == 0 {
		return employer{}
	}
	if own := (line{cells: cells}).senseIn(senseEmployer); len(own) == 1 && wholeCompany.MatchString(own[0].text) && !isOffice(own[0].text) {
		return employerAt(span{own[0].run})
	}
	for _, c := range append(regroup(cells), mergeCells(cells)) {
		if e, ok := companyIn(c); ok {
			return e
		}
	}
	for _, c := range cells {
		if code, ok := knownCode(c, units); ok {
			return units[code]
		}
	}
	for _, c := range cells {
		switch {
		case c.sense == senseEmployer && namesSomebody(c.text):
			return employer{name: normalName(c.text), at: span{c.run}}
		case c.sense == senseCode && unitCode.MatchString(c.text):
			return employer{code: c.text, at: span{c.run}}
		}
	}
	return employer{}
}

// namesSomebody reports whether a text in the column of employers is long
// enough to be a name: 个体工商户, 灵活就业人员.
func namesSomebody(s string) bool {
	const least = 4
	return len([]rune(hanOnly(s))) >= least && !isOffice(s) && !sumUnit.MatchString(s) && !label.MatchString(s)
}

// sumUnit is what sums are given in, behind a label that also names employers:
// 单位:元(人民币).
var sumUnit = regexp.MustCompile(`^\(?(?:人民币)?(?:[百千万]?元|角|分)`)

// knownCode is the unit code that a cell bears: one of those with a name, or in
// a column of codes one of a single misread figure.
func knownCode(c cell, units map[string]employer) (string, bool) {
	const shortest = 4 // digits: fewer are a number of a list, in the column of payers alone
	payers := c.sense == senseCode || c.sense == senseEmployer
	code := plainCode(c.text)
	if _, ok := units[code]; ok && (payers || len(code) >= shortest || shortCode.MatchString(code)) {
		return code, true
	}
	const least = 6
	if c.sense != senseCode || len(c.text) < least || c.page.source != "ocr" {
		return "", false
	}
	near, far := "", true
	for code := range units {
		switch n := misread(code, c.text); {
		case n == 1 && near == "":
			near = code
		case n <= 2:
			far = false
		}
	}
	return near, near != "" && far
}

// misread counts the places where two codes of one length differ; codes of
// other lengths differ everywhere.
func misread(a, b string) int {
	if len(a) != len(b) {
		return max(len(a), len(b))
	}
	n := 0
	for i := range len(a) {
		if a[i] != b[i] {
			n++
		}
	}
	return n
}

// regroup joins cells that stand less than the width of a character apart:
// names set wide are cut into several.
func regroup(cells []cell) []run {
	const enough = 60 // characters that tell where a name ends and how high it is
	out := []run{cells[0].run}
	for _, c := range cells[1:] {
		last := &out[len(out)-1]
		end := run{last.page, last.glyphs[max(0, len(last.glyphs)-enough):]}
		if float64(c.box().Min.X-end.box().Max.X) < 1.2*medianHeight(end.glyphs) {
			last.glyphs = slices.Concat(last.glyphs, c.glyphs)
			continue
		}
		out = append(out, c.run)
	}
	return out
}
