package specimen

import (
	"fmt"
	"slices"
	"time"
)

func moreSocialLayouts() []layout {
	return []layout{
		{name: "henan", draw: drawHenan},
		{name: "folded", draw: drawFolded},
		{name: "matrix", draw: drawMonthMatrix},
		{name: "shaanxi", draw: drawShaanxi},
		{name: "leaders", draw: drawSocialLeaders},
		{name: "roster", draw: drawRoster},
		{name: "small_print", draw: drawSmallPrint},
	}
}

// paused is r with the last months at the former employer unpaid, as people
// pause between two jobs, and a base that rises each July.
func (r socialRecord) paused(f *facts) socialRecord {
	r.months = slices.Clone(r.months)
	if len(r.units) > 1 {
		former := len(r.at(0))
		cut := between(f.rng, 0, min(3, former-1))
		r.months = slices.Delete(r.months, former-cut, former)
	}
	for i := range r.months {
		if m := &r.months[i]; m.at.Year() == r.issue.Year() && m.at.Month() >= time.July {
			m.base += 315
		}
	}
	return r
}

// mark is what a month's row carries for a late payment, else its own word.
func (m socialMonth) mark(usual string) string {
	if m.arrears {
		return "补缴"
	}
	return usual
}

// years lists the calendar years with paid months, oldest first.
func (r socialRecord) years() []int {
	var out []int
	for _, m := range r.months {
		if y := m.at.Year(); !slices.Contains(out, y) {
			out = append(out, y)
		}
	}
	return out
}

// month finds the payment of a month.
func (r socialRecord) month(year, month int) (socialMonth, bool) {
	for _, m := range r.months {
		if m.at.Year() == year && int(m.at.Month()) == month {
			return m, true
		}
	}
	return socialMonth{}, false
}

// lastMonth is the month before the statement.
func (r socialRecord) lastMonth() time.Time { return firstOfMonth(r.issue).AddDate(0, -1, 0) }

// drawHenan draws one sheet a year with a grid of its twelve months, the
// newest year first; employers stand in a list of open-ended ranges.
func drawHenan(f *facts) paper {
	r := newSocialRecord(f, 16).paused(f)
	r.code = hex(f, 32)
	var pages []*page
	years := r.years()
	slices.Reverse(years)
	body := pick(f.rng, songs)
	for _, year := range years {
		p := newA4()
		pages = append(pages, p)
		r.henanSheet(pen{p, 9, body, black}, year, f.rng.Uint64())
	}
	return paper{pages, r.truth("郑州市社会保险中心")}
}

func hex(f *facts, n int) string {
	b := make([]byte, n)
	for i := range b {
		b[i] = "0123456789ABCDEF"[f.rng.IntN(16)]
	}
	return string(b)
}

func (r socialRecord) henanSheet(n pen, year int, seed uint64) {
	n.sized(17).in(fontHeiBold).mid(105, 34, "河南省社会保险个人参保证明")
	n.sized(12).in(fontHeiBold).mid(105, 41, fmt.Sprintf("（%d年）", year))
	n.p.qr(20, 14, 20, seed, black)
	n.sized(8).at(44, 19, "表单验证号码"+r.code)
	n.end(190, 47, "单位：元")
	g := form{n, 20, 49, 0.25}
	g.row(7, []float64{26, 40, 26, 40, 14, 24}, "|证件类型", "|居民身份证", "|证件号码", "|"+r.idNumber, "|性别", "|"+sexZh(r.sex))
	g.row(7, []float64{26, 40, 26, 78}, "|姓名", "|"+r.name, "|个人编号", "|"+r.personCode)
	y := table{n, 20, g.y, 0.25, 6.6, []column{{"单位名称", 78, 'c'}, {"险种类型", 44, 'c'}, {"起始年月", 24, 'c'}, {"截止年月", 24, 'c'}}}.draw(r.henanUnits())
	g.y = y
	g.row(7, []float64{170}, "|缴费明细情况")
	g.row(6.5, []float64{18, 50, 50, 52}, "|", "|基本养老保险", "|失业保险", "|工伤保险")
	y = table{n.sized(8.5), 20, g.y, 0.25, 6.4, []column{{"月份", 18, 'c'}, {"缴费基数", 25, 'c'}, {"缴费情况", 25, 'c'}, {"缴费基数", 25, 'c'},
		{"缴费情况", 25, 'c'}, {"缴费基数", 26, 'c'}, {"缴费情况", 26, 'c'}}}.draw(r.henanGrid(year))
	y = n.sized(8).para(20, y+6, 170, 4.2, "说明：1、本证明的信息，仅证明参保情况及在本年内缴费情况，本证明自打印之日起三个月内有效。2、扫描二维码验证表单真伪。3、●表示已经实缴，△表示欠费，○表示外地转入，-表示未制定计划。4、若参保对象存在在多个单位参保时，以参加养老保险所在单位为准。")
	n.at(118, y+14, "郑州市社会保险中心")
	n.at(118, y+21, "打印时间："+isoDate(r.issue))
	n.p.seal(140, y+15, 19, "郑州市社会保险中心", "参保证明专用章")
}

func (r socialRecord) henanUnits() [][]string {
	var rows [][]string
	for i, u := range r.units {
		paid, to := r.at(i), "-"
		if i < len(r.units)-1 {
			to = paid[len(paid)-1].compact()
		}
		rows = append(rows, []string{u.name, "企业职工基本养老保险", paid[0].compact(), to})
	}
	return rows
}

func (r socialRecord) henanGrid(year int) [][]string {
	var rows [][]string
	for month := 1; month <= 12; month++ {
		row := []string{fmt.Sprintf("%02d", month), "-", "-", "-", "-", "-", "-"}
		if m, ok := r.month(year, month); ok {
			base, state := fmt.Sprint(m.base), m.mark("●")
			row = []string{row[0], base, state, base, state, base, "-"}
		}
		rows = append(rows, row)
	}
	return rows
}

// drawFolded draws a long list of months folded into two columns, the unit
// given by a number.
func drawFolded(f *facts) paper {
	r := newSocialRecord(f, 36).paused(f)
	p := newA4()
	n := pen{p, 9.5, pick(f.rng, heis), black}
	const issuer = "天津市滨海新区社会保险基金管理中心"
	n.sized(18).in(fontHeiBold).mid(105, 24, "社会保险缴费证明（个人）")
	n.sized(8).end(194, 31, "查询编号 "+digits(f.rng, 16))
	y := 40.0
	n.lined(16, y, 50, "姓名 ", r.name)
	n.lined(72, y, 70, "公民身份号码 ", r.idNumber)
	n.lined(148, y, 46, "性别 ", sexZh(r.sex))
	n.lined(16, y+8, 178, "现缴费单位 ", r.employer().name)
	n.sized(8).at(16, y+17, fmt.Sprintf("查询区间：%s—%s　险种：城镇企业职工基本养老保险　（金额单位：元）", zhMonth(r.window), zhMonth(r.lastMonth())))
	half := (len(r.months) + 1) / 2
	cols := []column{{"缴费年月", 20, 'c'}, {"单位", 12, 'c'}, {"缴费基数", 22, 'r'}, {"个人缴费额", 22, 'r'}, {"标志", 13, 'c'}}
	below := table{n.sized(8), 16, y + 20, 0.15, 5.8, cols}.draw(r.foldedRows(r.months[:half]))
	table{n.sized(8), 105, y + 20, 0.15, 5.8, cols}.draw(r.foldedRows(r.months[half:]))
	n.in(fontHeiBold).at(16, below+8, "缴费单位名称")
	for i, u := range r.units {
		n.at(20, below+15+float64(i)*6, fmt.Sprintf("%s  %s（统一社会信用代码%s）", circled(i), u.name, u.uscc))
	}
	y = below + 32
	n.sized(7.5).ink(grey).para(16, y, 100, 4, "标志栏：“正”为按月缴纳，“补”字样为补缴。本证明加盖电子印章后有效，查验电话：022-12333。")
	n.end(188, y+8, issuer)
	n.end(188, y+16, r.issue.Format("2006.01.02"))
	p.seal(168, y+10, 19, issuer, "业务专用章(3)")
	return paper{[]*page{p}, r.truth(issuer)}
}

func circled(i int) string { return string(rune('①' + i)) }

func (r socialRecord) foldedRows(months []socialMonth) [][]string {
	var rows [][]string
	for _, m := range months {
		rows = append(rows, []string{m.at.Format("2006-01"), circled(m.unit), m.wage(), m.pension(), m.mark("正")})
	}
	return rows
}

// drawMonthMatrix draws a landscape matrix, years down and months across, one
// matrix row for each unit and year.
func drawMonthMatrix(f *facts) paper {
	r := newSocialRecord(f, 22).paused(f)
	r.code = digits(f.rng, 12)
	p := newPage(297, 210)
	n := pen{p, 9.5, pick(f.rng, songs), black}
	const issuer = "青岛市市北区社会保险事业中心"
	securityWaves(p, area{14, 12, 269, 22}, ink{200, 60, 60}.pale())
	n.sized(20).in(fontSongBold).mid(148, 26, "职工社会保险缴费情况证明")
	y := n.labelRow(14, 40, 12, []labelled{{40, "参保人", r.name}, {64, "证件号", r.idNumber}, {20, "性别", sexZh(r.sex)},
		{100, "参保单位（最近）", r.employer().name}, {45, "参保状态", r.state("参保缴费", "暂停缴费")}})
	cols := []column{{"年度", 20, 'c'}, {"缴费单位", 81, 'l'}}
	for month := 1; month <= 12; month++ {
		cols = append(cols, column{fmt.Sprintf("%d月", month), 14, 'c'})
	}
	y = table{n.sized(9), 14, y + 4, 0.25, 9, cols}.draw(r.matrixRows())
	n.sized(8).at(14, y+6, "图例：“√”已缴　“补缴”为补缴到账　“／”未缴。医疗、生育、失业、工伤保险与养老保险同步征缴。")
	n.sized(8).at(14, y+11, "缴费基数申报及调整详见“单位缴费明细”，本表不含转移接续前的缴费年限。")
	n.at(14, y+24, "打印流水："+digits(f.rng, 20))
	n.at(14, y+31, "校验码："+r.code+"（90日内有效）")
	p.qr(110, y+16, 22, f.rng.Uint64(), black)
	n.at(196, y+24, issuer)
	n.at(210, y+32, zhDate(r.issue))
	p.seal(232, y+26, 20, issuer, "社会保险缴费证明专用章")
	return paper{[]*page{p}, r.truth(issuer)}
}

func (r socialRecord) matrixRows() [][]string {
	var rows [][]string
	for _, year := range r.years() {
		for i, u := range r.units {
			row, any := []string{fmt.Sprintf("%d年度", year), u.name}, false
			for month := 1; month <= 12; month++ {
				m, ok := r.month(year, month)
				if ok = ok && m.unit == i; ok {
					row, any = append(row, m.mark("√")), true
				} else {
					row = append(row, "／")
				}
			}
			if any {
				rows = append(rows, row)
			}
		}
	}
	return rows
}
