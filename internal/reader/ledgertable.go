package reader

import (
	"regexp"
	"slices"
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
	senseWindow // what span of time the paper is about
)

// headWords tell the sense of a heading; the first that matches holds.
var headWords = []struct {
	sense   sense
	pattern *regexp.Regexp
}{
	{senseWindow, regexp.MustCompile(`(?:查询|统计|证明|打印|出具)\p{Han}{0,2}(?:时段|期间|区间|范围|起止)`)},
	{senseCount, regexp.MustCompile(`月数|个月|年限|次数`)},
	{senseSerial, regexp.MustCompile(`^(?:序号?|行号|编号|号|No\.?)$`)},
	{senseRange, regexp.MustCompile(`起止|起讫|起至|时段|时间段|所属期间`)},
	{senseBooked, regexp.MustCompile(`[到入划做台记]账|[到入]帐|扣款|[缴收]款[日时]|征收|核定|办理|首次|参保[时日]|开户|变动|变更|入库|实缴[时日]|[缴交][费纳][时日]|申报|结算|操作|更新`)},
	{senseFrom, regexp.MustCompile(`起始|始年月|开始|^起|[期日间]起$|始期|增员`)},
	{senseTo, regexp.MustCompile(`终止|截止|截至|结束|^止|[期日间]止$|止期|停保|减员`)},
	{senseCode, regexp.MustCompile(`(?:单位|企业)(?:社保|管理|保险)?(?:编号|编码|代码|代号|序号|号|登记号|识别号|管理码|保险号)|社保登记号|登记编?号|信用代码|^(?:编码|代码)$`)},
	{senseMoney, regexp.MustCompile(`基数|金额|[应实]缴|个人[缴交应]|单位[缴交应部实](?:费|纳|金|部|缴|$)|工资|本金|利息|划入|账户|\(元\)|合计|小计`)},
	{senseOffice, regexp.MustCompile(`经办|参保地|[缴交][费纳]地|统筹|区县|区划|机构|所在地|行政区|地区`)},
	{senseEmployer, regexp.MustCompile(`单位名称|单位全称|(?:缴费|交费|缴纳|参保|用人|工作|就业|投保|所在|现|申报)单位|^单位$|企业(?:名称|全称|单位)?$|公司|雇主`)},
	{senseYear, regexp.MustCompile(`^\p{Han}{0,4}年(?:度|份)?$`)},
	{senseMonth, regexp.MustCompile(`年月|月份?$|所属期|款期|期号|月度|账期|缴费期|期间|所属月`)},
	{senseStatus, regexp.MustCompile(`状态|类型|标[志识]|情况|方式|备注|险种|种类`)},
}

// headSense is what a column holds that is headed by s, with or without what the
// heading adds in brackets.
func headSense(s string) sense {
	for _, w := range headWords {
		if w.pattern.MatchString(s) {
			return w.sense
		}
	}
	if bare := bareHead(s); bare != s {
		return headSense(bare)
	}
	return senseNone
}

// bareHead is a heading without what it adds in brackets.
func bareHead(s string) string {
	if i := strings.IndexByte(s, '('); i > 0 && strings.HasSuffix(s, ")") {
		return s[:i]
	}
	return s
}

// cell is a stretch of a line, with the sense of the column it stands in.
type cell struct {
	run
	text  string
	sense sense
	head  string // of its column
}

// line is a row cut into cells.
type line struct {
	row   row
	index int // of the row in its table
	text  string
	cells []cell
	heads bool // it heads the columns of a table
	until int  // where the table beside begins, 0 for none
}

// tableLines cuts rows into cells and tells of each, by the heading over it,
// what it holds.
func tableLines(rows []row) []line {
	rows = foldRows(withoutEdges(rows))
	out := make([]line, len(rows))
	for i, r := range rows {
		out[i] = line{row: r, index: i, text: flat(r.glyphs)}
		for _, c := range r.columnCells() {
			for _, part := range splitMonth(c) {
				out[i].cells = append(out[i].cells, cell{run: part, text: cellText(part.glyphs)})
			}
		}
	}
	datedHeads(out)
	var heads []cell
	for i := 0; i < len(out); i++ {
		if n, columns := headBlock(out, i); n > 0 {
			heads = columns
			for k := i; k < i+n; k++ {
				out[k].heads = true
			}
			i += n - 1
			continue
		}
		if afterTable.MatchString(out[i].text) {
			heads = nil
		}
		for k := range out[i].cells {
			c := &out[i].cells[k]
			c.sense, c.head = columnOver(heads, *c, out[i].row.height)
			*c = c.inFull()
		}
	}
	datedCards(out)
	return out
}

// headBlock finds the heading of a table that begins at line i, which may be set
// in several lines: how many they are, 0 for none, and its columns.
func headBlock(lines []line, i int) (int, []cell) {
	const close, wide, most = 1.45, 1.9, 8 // character heights from line to line; lines
	n := i
	for ; n < len(lines) && n-i < most && lines[n].wordy(); n++ {
		if n == i {
			continue
		}
		away := (centre(lines[n].row.glyphs) - centre(lines[n-1].row.glyphs)) / lines[n].row.height
		if lines[n].row.page != lines[i].row.page || away > close && (away > wide || !apart(lines[n-1], lines[n])) {
			break
		}
	}
	for n > i+1 && !lines[n-1].endsHead() && sensesOf(lines[i:n-1]) >= sensesOf(lines[i:n]) {
		n--
	}
	if n == i {
		return 0, nil
	}
	columns := joinHeads(lines[i:n])
	timed := slices.ContainsFunc(columns, func(c cell) bool {
		return c.sense == senseMonth || c.sense == senseYear || c.sense == senseRange || c.sense == senseBooked
	})
	follows := n < len(lines) && len(columns) == len(lines[n].cells) && slices.ContainsFunc(lines[n].cells, lines[n].dates)
	if sensesOf(lines[i:n]) < 2 && !(timed && follows) {
		return 0, nil
	}
	return n - i, columns
}

// apart reports whether no cell of a line stands over one of the other: they are
// headings of different columns.
func apart(a, b line) bool {
	return !slices.ContainsFunc(a.cells, func(c cell) bool {
		return slices.ContainsFunc(b.cells, func(o cell) bool { return overlapX(c.box(), o.box()) })
	})
}

// endsHead reports whether a line holds no more than the ends of headings: (元).
func (l line) endsHead() bool {
	const most = 3
	return !slices.ContainsFunc(l.cells, func(c cell) bool { return len([]rune(c.text)) > most })
}

// sensesOf counts the columns of a heading whose words are known.
func sensesOf(lines []line) int {
	n := 0
	columns := joinHeads(lines)
	labels := func(c cell) bool { return c.sense == senseNone && socialKey(c.text) == "" }
	if len(columns) > 2 && !slices.ContainsFunc(columns, labels) {
		return len(columns)
	}
	for _, c := range columns {
		if c.sense != senseNone && len([]rune(bareHead(c.text))) <= longestHead {
			n++
		}
	}
	return n
}

// longestHead is how many characters the heading of a column has at most.
const longestHead = 14

// joinHeads puts the words of a heading together that stand under each other.
func joinHeads(lines []line) []cell {
	var out []cell
	for _, l := range lines {
		for _, c := range l.cells {
			k := slices.IndexFunc(out, func(o cell) bool { return overlapX(o.box(), c.box()) })
			if k < 0 {
				out = append(out, cell{run: c.run, text: c.text})
				continue
			}
			out[k].text += c.text
			out[k].glyphs = slices.Concat(out[k].glyphs, c.glyphs)
		}
	}
	for k := range out {
		out[k].sense = headSense(out[k].text)
	}
	return out
}

// wordy reports whether a line holds short words and no values, as headings do.
func (l line) wordy() bool {
	if hanOnly(l.text) == "" && !strings.ContainsAny(l.text, "()") || afterTable.MatchString(l.text) {
		return false
	}
	if !slices.ContainsFunc(l.cells, func(c cell) bool {
		return bareMonth(c.text) == 0 && (hanOnly(c.text) != "" || strings.ContainsAny(c.text, "()"))
	}) {
		return false // months, and marks beside them
	}
	if slices.ContainsFunc(l.cells, func(c cell) bool { return bareMonth(c.text) > 0 }) && slices.ContainsFunc(l.cells, func(c cell) bool { return paidWords.MatchString(c.text) }) {
		return false // a month, and how it was paid
	}
	return !slices.ContainsFunc(l.cells, func(c cell) bool {
		return strings.ContainsAny(c.text, "0123456789") && bareMonth(c.text) == 0 || labelColon.MatchString(c.text) || wholeCompany.MatchString(c.text) || len([]rune(bareHead(c.text))) > longestHead
	})
}

var (
	// grantHead heads the months of what was paid to the person.
	grantHead = regexp.MustCompile(`(?:发放|领取|支付|享受|计发|拨付)\p{Han}{0,2}(?:年月|月份|时间|期间|日期)|待遇(?:类型|类别|名称|金额|项目|种类)`)
	// grantTitle is the title of such a table.
	grantTitle = regexp.MustCompile(`(?:待遇|保险金|失业金|养老金|退休金|津贴|补贴)\p{Han}{0,4}(?:发放|领取|支付|享受)`)
)

// granted reports whether a line belongs to a table of what the insurance paid
// to the person, as its heading or the title over this says.
func (b *book) granted(l line) bool {
	head := b.headOf(l.index)
	if head < 0 || grantHead.MatchString(b.lines[head].text) {
		return head >= 0
	}
	title := head - 1
	for title > 0 && b.lines[title].heads && b.lines[title].tabular() {
		title--
	}
	return title >= 0 && grantTitle.MatchString(b.lines[title].text) && !strings.Contains(b.lines[title].text, "缴")
}

// afterTable begins the lines that stand under a table.
var afterTable = regexp.MustCompile(`^(?:备注[:]|说明|注|图例|声明|提示|打印|经办|证明|温馨|本证明|本表|以上|截至|“|社保经办|社会保险经办|查验|验真|授权码)`)

// cellText is the text of a cell without the specks and rulings around it.
func cellText(gs []glyph) string {
	s := flat(gs)
	if t := strings.Trim(s, "|!:;'`._·~,[]"); t != "" {
		return plainNumerals(t)
	}
	return s
}

// monthThenWord is a month with the next cell's words close behind it.
var monthThenWord = regexp.MustCompile(`^(\*?20\d{2}(?:0[1-9]|1[0-2]|[-./年](?:0?[1-9]|1[0-2])月?)\*?)([^\d年月日至到起止份开前后以底-].*\p{Han}.*|[是有正缴已实足√✓✔●否无])$`)

// splitMonth parts a month from the words that stand close behind it.
func splitMonth(c run) []run {
	if parts := splitNumbers(c); len(parts) > 1 {
		return parts
	}
	m := monthThenWord.FindStringSubmatch(flat(c.glyphs))
	if m == nil || strings.ContainsAny(m[2], "年,。") {
		return []run{c}
	}
	n := len([]rune(m[1]))
	return []run{{c.page, c.glyphs[:n]}, {c.page, c.glyphs[n:]}}
}

// splitNumbers parts the numbers of months that head columns close to each
// other: 0102, 030405.
func splitNumbers(c run) []run {
	s := flat(c.glyphs)
	if !numbersOfMonths.MatchString(s) {
		return nil
	}
	var out []run
	for i := 0; i < len(s); i += 2 {
		if i > 0 && atoi(s[i:i+2]) != atoi(s[i-2:i])+1 {
			return nil
		}
		out = append(out, run{c.page, c.glyphs[i : i+2]})
	}
	return out
}

var numbersOfMonths = regexp.MustCompile(`^(?:0[1-9]|1[0-2]){2,12}$`)

var (
	labelColon = regexp.MustCompile(`:.`)
)

// columnOver is the sense and the words of the heading that stands over a cell,
// or hardly beside it.
func columnOver(heads []cell, c cell, height float64) (sense, string) {
	const near = 2.0 // character heights
	best, words, bestGap := senseNone, "", int(near*height)
	box := c.box()
	for _, h := range heads {
		b := h.box()
		gap := max(b.Min.X-box.Max.X, box.Min.X-b.Max.X)
		if gap < bestGap || gap < 0 && gap == bestGap {
			best, words, bestGap = h.sense, h.text, gap
		}
	}
	return best, words
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
