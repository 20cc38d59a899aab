package specimen

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"time"
)

// capsMonth writes a month in Chinese numerals.
func capsMonth(t time.Time) string {
	s := capsDate(t)
	return s[:strings.Index(s, "月")+len("月")]
}

// turns chooses the rarer turns of a look.
func (s *ledgerStyle) turns(rng *rand.Rand) {
	s.foot = s.units == unitHead && s.form != formList && rng.IntN(4) == 0
	if s.foot && s.fields == headStory { // it would name the employer
		s.fields = headLines
	}
	s.upright = rng.IntN(6) == 0
	s.untilNow = s.form >= formRanges && s.form <= formInsured && s.form != formYears && rng.IntN(3) == 0
	sample := s.month(day(2023, 4, 1))
	s.yearOnce = strings.HasPrefix(sample, "2023年") && rng.IntN(2) == 0
	if slices.Contains([]string{"2023-4", "23-04", "23.04"}, sample) { // a dash between them would confuse anybody
		s.joint = pick(rng, []string{"至", " 至 ", "～", "~"})
	}
}

// brief reports whether months have years of two digits; the title then tells
// the whole years.
func (s ledgerStyle) brief() bool { return len(s.month(day(2023, 4, 1))) == 5 }

// running reports whether a range still runs and is written without its end.
func (l *ledger) running(m ledgerLine) bool { return l.untilNow && m.to.Equal(l.r.lastMonth()) }

// span is the range of a row in one cell.
func (l *ledger) span(m ledgerLine) string {
	if !l.running(m) {
		return l.joined(m.from, m.to)
	}
	return l.month(m.from) + pick(l.again(71), []string{" 至今", "至今", "-", " -", "-至今"})
}

// ending is the end of the range of a row in a cell of its own.
func (l *ledger) ending(m ledgerLine) string {
	if !l.running(m) {
		return l.month(m.to)
	}
	return pick(l.again(71), []string{"至今", "至今", "-", ""})
}

// asOf tells up to which month a range without an end was paid.
func (l *ledger) asOf() {
	if !l.untilNow {
		return
	}
	l.y += l.n.mm() + 1
	how := pick(l.again(72), []string{"缴费数据截至%s。", "以下缴费情况统计至%s（含）", "数据统计截止年月：%s"})
	l.line(l.n, l.n.mm(), fmt.Sprintf(how, l.month(l.r.lastMonth())))
	l.y++
}

// browser draws what a browser shows above a page.
func (l *ledger) browser() {
	g := l.again(73)
	if len(l.pages) > 1 || g.IntN(8) > 0 {
		return
	}
	p, n := l.n.p, l.n.sized(8)
	p.fill(0, 0, l.sheetW, 9, ink{222, 224, 228})
	p.fill(30, 1.8, l.sheetW-60, 5.4, ink{250, 250, 250})
	n.ink(grey).at(34, 5.6, pick(g, []string{"https://rs.12333.example/grqy/cbzm/print", "https://zwfw.example/sbcx/jfmx?type=1", "ggfw.hrss.example/personal/pay"}))
	l.y += 5
	x := l.x
	if g.IntN(2) == 0 {
		x = l.x + l.w - 60
	}
	from := g.IntN(3)
	for i, s := range []string{"查询", "打印", "导出", "返回", "下载", "关闭"}[from : from+3] {
		b := area{x + float64(i)*20, l.y - 10, 15, 6}
		p.fill(b.x, b.y, b.w, b.h, pick(g, []ink{{64, 128, 220}, {200, 200, 205}}))
		n.cell(b, 'c', s)
	}
	l.y += 4
}

// bilingual sets English words behind the labels of some heads.
func (l *ledger) bilingual(pairs [][2]string) [][2]string {
	if l.again(74).IntN(7) > 0 {
		return pairs
	}
	for i, p := range pairs {
		for _, w := range []struct {
			english string
			labels  []string
		}{{"Name", ledgerName}, {"ID Number", ledgerID}, {"Employer", ledgerNow}, {"Date", ledgerDate}, {"Code", ledgerProof}, {"Sex", []string{"性别"}}, {"Personal No.", ledgerMan}} {
			if slices.Contains(w.labels, p[0]) {
				pairs[i][0] += " " + w.english
			}
		}
	}
	return pairs
}

// footed names the employer below the list, where it stands nowhere else.
func (l *ledger) footed(n pen, lead float64) {
	if !l.foot {
		return
	}
	l.y += 2
	s := pick(l.again(75), []string{"单位（盖章）：", "参保单位（盖章）：", "缴费单位：", "用人单位名称：", "单位名称（公章）：", "现参保单位："})
	l.line(n, lead, s+l.r.employer().name)
}

// underCode draws a square code with the verification code below it.
func (l *ledger) underCode(n pen) {
	g := l.again(76)
	l.room(40)
	n.p, l.said["verification_code"] = l.n.p, true
	wide := max(24, n.width(l.r.code))
	mid := pick(g, []float64{l.x + wide/2, l.x + l.w - wide/2})
	if s := pick(g, []string{"", "扫码验证", "扫描二维码查验", "验证码"}); s != "" {
		n.mid(mid, l.y, s)
	}
	n.p.qr(mid-11, l.y+1.5, 22, g.Uint64(), black)
	l.y += 24 + n.mm()
	n.mid(mid, l.y, l.r.code)
	l.y += n.mm() * 1.5
}

// headAgain repeats the titles of a long table in its middle.
func (l *ledger) headAgain(t *ledgerTable) {
	g := l.again(77)
	if len(t.rows) < 10 || t.headUpper() > 0 || g.IntN(6) > 0 {
		return
	}
	var titles []string
	for _, c := range t.cols {
		titles = append(titles, c.title)
	}
	t.rows = slices.Insert(t.rows, between(g, 4, len(t.rows)-3), ledgerRow{cells: titles})
}

// prose enumerates the months of each year in a sentence.
func (l *ledger) prose() {
	g, n := l.again(78), l.n.sized(max(l.size, 10))
	colon, point := pick(g, []string{"：", ":", ""}), pick(g, []string{"、", "、", ",", "，"})
	lead := n.mm() * pick(g, []float64{1.6, 1.9})
	l.y += n.mm()
	for _, m := range l.lines() {
		kind := l.kindOf(m)
		if m.late {
			kind = "补缴"
		}
		var each []string
		for _, month := range m.months {
			each = append(each, fmt.Sprint(month))
		}
		text := fmt.Sprintf("%d年%s%s月", m.from.Year(), colon, strings.Join(each, point))
		if !l.foot {
			text += "，缴费单位" + "：" + l.r.units[m.unit].name
		}
		l.room(3 * lead)
		n.p = l.n.p
		l.y = n.indented(l.x, l.y, l.w, lead, text+fmt.Sprintf("，共%d个月（%s）。", m.n, kind))
	}
}

// turned draws the months as columns and the insurances as rows, in bands.
func (l *ledger) turned() {
	g := l.again(79)
	kinds := append([]string{pick(g, ledgerKinds[2:4])}, []string{"失业保险", "工伤保险", "医疗保险"}[:between(g, 1, 3)]...)
	yes, no := pick(g, []string{"√", "●", "已缴", "base"}), pick(g, []string{"-", "×", "/", "未缴"})
	var all []time.Time
	for at := l.r.months[0].at; !at.After(l.r.months[len(l.r.months)-1].at); at = at.AddDate(0, 1, 0) {
		all = append(all, at)
	}
	if l.newest {
		slices.Reverse(all)
	}
	title := pick(g, []string{"险种", "险种\\年月", "费款所属期"})
	for band := range slices.Chunk(all, pick(g, []int{4, 6, 6, 8})+2*l.broad()) {
		t := ledgerTable{cols: []ledgerColumn{{title: title, side: 'c'}}}
		for _, at := range band {
			t.cols = append(t.cols, ledgerColumn{title: l.month(at), side: 'c', whole: true})
		}
		for _, kind := range kinds {
			row := []string{kind}
			for _, at := range band {
				s := no
				if m, ok := l.r.month(at.Year(), int(at.Month())); ok {
					s = l.tick(m, yes)
				}
				row = append(row, s)
			}
			t.add(row...)
		}
		l.table(t)
		l.y += 3
	}
}

// staff lists the person's ranges among those of others at the employer.
func (l *ledger) staff() {
	g := l.again(80)
	t := ledgerTable{cols: []ledgerColumn{{title: "序号", side: 'c'}, {title: "姓名", side: 'c'}, {title: pick(g, ledgerID), side: 'c'},
		{title: pick(g, ledgerSpan), side: 'c'}, {title: pick(g, ledgerCount), side: 'c'}, {title: pick(g, ledgerKind), side: 'c'}}}
	row := func(name, id string, m ledgerLine) {
		star := ""
		if m.late && l.starred {
			star = "*"
		}
		t.add(fmt.Sprint(len(t.rows)+1), name, id, star+l.joined(m.from, m.to), fmt.Sprint(m.n), l.kindOf(m))
	}
	at, count := g.IntN(4), between(g, 4, 9)
	for i := range count {
		if i == at {
			for _, s := range l.r.spans() {
				row(l.r.name, l.r.idNumber, ledgerLine{from: s.from, to: s.to, n: s.n, late: s.arrears})
			}
		}
		if other := otherPerson(l.f); other.nameZh != l.r.name {
			n := between(g, 2, 24)
			row(other.nameZh, other.idNumber, ledgerLine{from: l.r.lastMonth().AddDate(0, 1-n, 0), to: l.r.lastMonth(), n: n})
		}
	}
	l.table(t)
}
