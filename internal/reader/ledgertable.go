package reader

import (
	"regexp"
	"strings"
)

// sense is what a column of a table holds, by the word that heads it.
type sense int

const (
	senseNone sense = iota
	senseRange
	senseFrom
	senseTo
	senseBooked // when money came in or a relation began: no month paid for
	senseMonth
	senseYear
	senseCount
	senseSerial
	senseMoney
	senseCode
	senseOffice
	senseEmployer
	senseStatus
)

// headWords tell the sense of a heading; the first that matches holds.
var headWords = []struct {
	sense   sense
	pattern *regexp.Regexp
}{
	{senseCount, regexp.MustCompile(`月数|个月|年限|次数`)},
	{senseSerial, regexp.MustCompile(`^(?:序号?|行号|编号|号|No\.?)$`)},
	{senseRange, regexp.MustCompile(`起止|起讫|起至|时段|所属期间|属期起`)},
	{senseBooked, regexp.MustCompile(`[到入划做台记]账|[到入]帐|扣款|[缴收]款[日时]|征收|核定|办理|首次|参保[时日]|开户|变动|变更|入库|实缴[时日]|[缴交][费纳][时日]|申报|结算|操作|更新`)},
	{senseFrom, regexp.MustCompile(`起始|开始|^起|始期|增员`)},
	{senseTo, regexp.MustCompile(`终止|截止|截至|结束|^止|止期|停保|减员`)},
	{senseCode, regexp.MustCompile(`单位(?:社保|管理|保险)?(?:编号|编码|代码|号|登记号|识别号)|信用代码|^(?:编码|代码)$`)},
	{senseMoney, regexp.MustCompile(`基数|金额|[应实]缴|个人[缴交应]|单位[缴交应部实](?:费|纳|金|部|缴|$)|工资|本金|利息|划入|账户|\(元\)|合计|小计`)},
	{senseOffice, regexp.MustCompile(`经办|参保地|[缴交][费纳]地|统筹|区县|区划|机构|所在地|行政区|地区`)},
	{senseEmployer, regexp.MustCompile(`单位名称|单位全称|(?:缴费|交费|缴纳|参保|用人|工作|就业|投保|所在|现|申报)单位|^单位$|企业|公司|雇主`)},
	{senseYear, regexp.MustCompile(`^\p{Han}{0,4}年(?:度|份)?$`)},
	{senseMonth, regexp.MustCompile(`年月|月份?$|所属期|款期|期号|月度|账期|缴费期|期间|所属月`)},
	{senseStatus, regexp.MustCompile(`状态|类型|标[志识]|情况|方式|备注|险种|种类`)},
}

func headSense(s string) sense {
	for _, w := range headWords {
		if w.pattern.MatchString(s) {
			return w.sense
		}
	}
	return senseNone
}

// cell is a stretch of a line, with the sense of the column it stands in.
type cell struct {
	run
	text  string
	sense sense
}

// line is a row cut into cells.
type line struct {
	row   row
	index int // of the row in its text
	text  string
	cells []cell
	heads bool // it heads the columns of a table
}

// tableLines cuts rows into cells and tells of each, by the heading over it,
// what it holds.
func tableLines(rows []row) []line {
	out := make([]line, len(rows))
	var heads []cell
	for i, r := range rows {
		l := line{row: r, index: i, text: flat(r.glyphs)}
		for _, c := range r.cells(cellGap) {
			for _, part := range splitMonth(c) {
				l.cells = append(l.cells, cell{run: part, text: cellText(part.glyphs)})
			}
		}
		if l.heads = headsColumns(l); l.heads {
			if i == 0 || !out[i-1].heads {
				heads = nil
			}
			for _, c := range l.cells {
				heads = append(heads, cell{c.run, c.text, headSense(c.text)})
			}
		} else {
			if afterTable.MatchString(l.text) {
				heads = nil
			}
			for k := range l.cells {
				l.cells[k].sense = columnSense(heads, l.cells[k], r.height)
			}
		}
		out[i] = l
	}
	return out
}

// afterTable begins the lines that stand under a table.
var afterTable = regexp.MustCompile(`^(?:备注|说明|注|图例|声明|提示|打印|经办|证明|温馨|本证明|本表|以上)`)

// cellText is the text of a cell without the specks and rulings around it.
func cellText(gs []glyph) string {
	s := flat(gs)
	if t := strings.Trim(s, "|!:;'`._·~,[]"); t != "" {
		return t
	}
	return s
}

// monthThenWord is a month with the next cell's words close behind it.
var monthThenWord = regexp.MustCompile(`^(\*?20\d{2}(?:0[1-9]|1[0-2]|[-./年](?:0?[1-9]|1[0-2])月?)\*?)([^\d年月日至到起止份开前后以底-].*\p{Han}.*)$`)

// splitMonth parts a month from the words that stand close behind it.
func splitMonth(c run) []run {
	m := monthThenWord.FindStringSubmatch(flat(c.glyphs))
	if m == nil || strings.ContainsAny(m[2], "年,。") {
		return []run{c}
	}
	n := len([]rune(m[1]))
	return []run{{c.page, c.glyphs[:n]}, {c.page, c.glyphs[n:]}}
}

var (
	figuresInHead = regexp.MustCompile(`\d{3}`)
	labelColon    = regexp.MustCompile(`:.`)
)

// headsColumns reports whether a line is the heading of a table: words for
// columns, and no values.
func headsColumns(l line) bool {
	known := 0
	for _, c := range l.cells {
		if figuresInHead.MatchString(c.text) || labelColon.MatchString(c.text) || wholeCompany.MatchString(c.text) {
			return false
		}
		if headSense(c.text) != senseNone && len([]rune(c.text)) <= 14 {
			known++
		}
	}
	return known >= 2
}

// columnSense is the sense of the heading that stands over a cell, or hardly
// beside it.
func columnSense(heads []cell, c cell, height float64) sense {
	const near = 2.0 // character heights
	best, bestGap := senseNone, int(near*height)
	box := c.box()
	for _, h := range heads {
		b := h.box()
		gap := max(b.Min.X-box.Max.X, box.Min.X-b.Max.X)
		if gap < bestGap || gap < 0 && gap == bestGap {
			best, bestGap = h.sense, gap
		}
	}
	return best
}

// senseIn returns the cells of a line that stand in a column of the sense.
func (l line) senseIn(s sense) []cell {
	var out []cell
	for _, c := range l.cells {
		if c.sense == s {
			out = append(out, c)
		}
	}
	return out
}
