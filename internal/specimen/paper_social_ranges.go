package specimen

import (
	"fmt"
	"slices"
	"time"
)

// drawBeijing draws the yearly statement: a table of employers by ranges and
// one of contributions by year, a star marking a year with arrears.
func drawBeijing(f *facts) paper {
	r := newSocialRecord(f, 30)
	r.code = verification(f, 6, 0)
	p, n := beijingPage(f, r, 1)
	n.in(fontHeiBold).at(15, 51, "一、养老保险单位变动记录")
	y := table{n, 15, 53, 0.2, 6.5, []column{{"缴费起始年月", 34, 'c'}, {"缴费截止年月", 34, 'c'}, {"实际缴费月数", 30, 'c'},
		{"单位名称", 129, 'l'}, {"缴费区县", 40, 'c'}}}.draw(r.beijingUnits())
	n.in(fontHeiBold).at(15, y+7, "二、五险缴费明细")
	y = table{n.sized(8), 15, y + 9, 0.2, 6.5, []column{{"缴费起止年月", 47, 'c'}, {"养老实际缴费月数", 22, 'c'}, {"养老年缴费基数", 24, 'r'},
		{"养老个人缴费", 24, 'r'}, {"失业实际缴费月数", 22, 'c'}, {"工伤实际缴费月数", 22, 'c'}, {"医疗实际缴费月数", 22, 'c'},
		{"医疗年缴费基数", 24, 'r'}, {"医疗个人缴费", 24, 'r'}, {"生育实际缴费月数", 36, 'c'}}}.draw(r.beijingYears())
	p.seal(238, min(y+16, 180), 19, "北京市朝阳区社会保险基金管理中心", "社保业务专用章")
	last, m := beijingPage(f, r, 2)
	m.in(fontHeiBold).at(15, 51, "三、补充资料")
	m.para(15, 59, 265, 6, "备注：1.如需鉴定真伪，请30日内通过登录http://fuwu.rsj.beijing.gov.cn/bjdkhy/ggfw/，进入“社保权益单校验”，录入校验码和查询流水号进行甄别。")
	m.para(15, 73, 265, 6, "2.为保证信息安全，请妥善保管个人权益记录。 3.缴费起止年月前标有“*”的，表示该年度内有补缴。")
	m.at(190, 100, "北京市朝阳区社会保险基金管理中心")
	m.at(205, 108, "日期："+zhDatePadded(r.issue))
	last.seal(225, 102, 20, "北京市朝阳区社会保险基金管理中心", "社保业务专用章")
	truth := r.truth("北京市朝阳区社会保险基金管理中心")
	delete(truth, "arrears_months") // a star marks the year, not the month
	return paper{[]*page{p, last}, truth}
}

// beijingPage starts a page of the statement with its heading.
func beijingPage(f *facts, r socialRecord, number int) (*page, pen) {
	p := newPage(297, 210)
	n := pen{p, 9, fontSong, black}
	n.sized(16).in(fontHeiBold).mid(148, 20, "北京市社会保险个人权益记录(参保人员缴费信息)")
	n.at(15, 31, "参保人姓名："+r.name)
	n.at(120, 31, "校验码："+r.code)
	n.at(15, 37.5, "社会保障号码："+r.idNumber)
	n.at(120, 37.5, "查询流水号：1102"+r.issue.Format("20060102")+r.personCode[:8])
	n.at(15, 44, "单位名称："+r.employer().name)
	n.at(120, 44, "查询日期："+isoDate(r.issue))
	n.sized(8).mid(148, 200, fmt.Sprintf("第 %d 页 ( 共 2 页 )", number))
	return p, n
}

// beijingUnits are the employers; arrears do not interrupt their ranges.
func (r socialRecord) beijingUnits() [][]string {
	var rows [][]string
	r.months = slices.Clone(r.months)
	for i := range r.months {
		r.months[i].arrears = false
	}
	for _, s := range r.spans() {
		rows = append(rows, []string{s.from.Format("2006-01"), s.to.Format("2006-01"), fmt.Sprint(s.n), r.units[s.unit].name, "朝阳区"})
	}
	return rows
}

// beijingYears sums the months by calendar year.
func (r socialRecord) beijingYears() [][]string {
	var rows [][]string
	for i := 0; i < len(r.months); {
		from, n, star := r.months[i], 0, ""
		for ; i < len(r.months) && r.months[i].at.Year() == from.at.Year(); i++ {
			n++
			if r.months[i].arrears {
				star = "*"
			}
		}
		count, base := fmt.Sprint(n), n*from.base
		rows = append(rows, []string{star + from.at.Format("2006-01") + "至" + r.months[i-1].at.Format("2006-01"),
			count, fmt.Sprintf("%d.00", base), fmt.Sprintf("%.2f", float64(base)*0.08), count, count, count,
			fmt.Sprintf("%d.00", base), fmt.Sprintf("%.2f", float64(base)*0.02), count})
	}
	return rows
}

// drawGuangdong draws ranges of months with counts by insurance.
func drawGuangdong(f *facts) paper {
	r := newSocialRecord(f, 30)
	p := newA4()
	n := pen{p, 10.5, pick(f.rng, songs), black}
	const issuer = "佛山市社会保险基金管理局"
	n.sized(18).in(fontSongBold).mid(105, 28, "广东省社会保险个人参保证明")
	y := n.indented(20, 42, 170, 7, "该参保人在佛山市参加社会保险情况如下：")
	g := form{n, 20, y - 3, 0.25}
	g.row(8, []float64{26, 44, 30, 70}, "|姓名", "|"+r.name, "|证件号码", "|"+r.idNumber)
	g.row(8, []float64{170}, "|参保险种情况")
	y = table{n.sized(9.5), 20, g.y, 0.25, 9, []column{{"参保起止时间", 42, 'c'}, {"单位", 68, 'l'}, {"养老", 15, 'c'}, {"工伤", 15, 'c'},
		{"失业", 15, 'c'}, {"备注", 15, 'c'}}}.draw(r.guangdongRows())
	h := form{n.sized(9.5), 20, y, 0.25}
	total := fmt.Sprintf("实际缴费%d个月，缓缴0个月", len(r.months))
	h.row(9, []float64{42, 128}, "|截止"+isoDate(r.issue), "|该参保人累计月数合计 "+total)
	y = n.sized(8.5).para(20, h.y+8, 170, 5, "备注：本《参保证明》标注的“缓缴”是指：《转发人力资源社会保障部办公厅 国家税务总局办公厅关于特困行业阶段性实施缓缴企业社会保险费政策的通知》等文件实施范围内的企业申请缓缴三项社保费单位缴费部分。")
	n.at(118, y+12, "证明机构名称（证明专用章）")
	n.at(118, y+19, issuer)
	n.at(118, y+26, "证明时间："+r.issue.Add(9*time.Hour+41*time.Minute).Format("2006-01-02 15:04"))
	p.seal(150, y+18, 20, issuer, "证明专用章")
	return paper{[]*page{p}, r.truth(issuer)}
}

func (r socialRecord) guangdongRows() [][]string {
	var rows [][]string
	for _, s := range r.spans() {
		note, n := "", fmt.Sprint(s.n)
		if s.arrears {
			note = "补缴"
		}
		rows = append(rows, []string{s.from.Format("200601") + " - " + s.to.Format("200601"), r.units[s.unit].name, n, n, n, note})
	}
	return rows
}

// drawLiaoningRanges draws range rows with a kind of payment.
func drawLiaoningRanges(f *facts) paper {
	r := newSocialRecord(f, 28)
	r.code = digits(f.rng, 18)
	p := newA4()
	n := pen{p, 11, pick(f.rng, append(songs, kais...)), black}
	issuer := f.company.city + "社会保险中心"
	n.sized(20).in(fontSongBold).mid(105, 30, "辽宁省城镇企业职工")
	n.sized(20).in(fontSongBold).mid(105, 40, "基本养老保险个人权益记录单")
	g := form{n, 18, 52, 0.35}
	four := []float64{32, 48, 36, 58}
	g.row(10, four, "|姓　　名", "|"+r.name, "|个人编号", "|"+r.personCode)
	g.row(10, four, "|性　　别", "|"+sexZh(r.sex), "|公民身份号码", "|"+r.idNumber)
	g.row(10, []float64{32, 142}, "|单位名称", "|"+r.employer().name)
	g.row(10, four, "|参保状态", "|"+r.state("参保缴费", "中断缴费"), "|首次参保年月", "|"+r.months[0].at.Format("2006年01月"))
	y := table{n.sized(10), 18, g.y, 0.35, 9, []column{{"起始年月", 28, 'c'}, {"终止年月", 28, 'c'}, {"月数", 16, 'c'},
		{"缴费类型", 28, 'c'}, {"缴费单位", 74, 'l'}}}.draw(r.rangeRows())
	p.qr(20, y+12, 26, f.rng.Uint64(), black)
	n.sized(8.5).at(20, y+43, "验证码："+r.code)
	n.at(116, y+26, "经办机构："+issuer)
	n.at(116, y+35, "打印日期："+zhDateSpaced(r.issue))
	p.seal(152, y+30, 21, issuer, "养老保险业务专用章")
	return paper{[]*page{p}, r.truth(issuer)}
}

func (r socialRecord) rangeRows() [][]string {
	var rows [][]string
	for _, s := range r.spans() {
		kind := "正常应缴"
		if s.arrears {
			kind = "补缴"
		}
		rows = append(rows, []string{s.from.Format("2006.01"), s.to.Format("2006.01"), fmt.Sprint(s.n), kind, r.units[s.unit].name})
	}
	return rows
}

// drawShenzhen draws the landscape statement with unit numbers in its rows
// and their names at the foot.
func drawShenzhen(f *facts) paper {
	r := newSocialRecord(f, 15)
	p := newPage(297, 210)
	n := pen{p, 8.5, pick(f.rng, songs), black}
	const issuer = "深圳市社会保险基金管理局"
	n.sized(15).in(fontHeiBold).mid(140, 18, "深圳市社会保险历年参保缴费明细表（个人）")
	n.at(12, 29, "姓名："+r.name)
	n.at(60, 29, "社保电脑号："+r.personCode[:9])
	n.at(115, 29, "身份证号码："+r.idNumber)
	n.at(200, 29, "页码：1")
	n.at(12, 35, "参保单位名称："+r.employer().name)
	n.at(135, 35, "单位编号："+r.employer().code)
	n.at(200, 35, "计算单位：元")
	y := table{n.sized(7.5), 12, 38, 0.15, 6, shenzhenColumns()}.draw(r.shenzhenRows())
	y = n.sized(8).para(12, y+6, 190, 4.2, "备注：1.本证明可作为参保人在本单位参加社会保险的证明。向相关部门提供，查验部门可通过登录网址：https://sipub.sz.gov.cn/vp/，输入下列验真码核查，验真码有效期三个月。2.上述“缴费明细”表中带“*”标识为补缴。")
	n.sized(8).at(12, y+1, "单位编号对应的单位名称：")
	n.sized(8).at(12, y+6, "单位编号")
	n.sized(8).at(42, y+6, "单位名称")
	for i, u := range r.units {
		n.sized(8).at(12, y+11+float64(i)*5, u.code)
		n.sized(8).at(42, y+11+float64(i)*5, u.name)
	}
	n.at(222, y+10, issuer)
	n.at(222, y+16, "打印日期："+zhDate(r.issue))
	p.seal(262, 25, 17, issuer, "社保费缴纳清单证明专用章")
	return paper{[]*page{p}, r.truth(issuer)}
}

func shenzhenColumns() []column {
	return []column{{"缴费年", 15, 'c'}, {"月", 10, 'c'}, {"单位编号", 24, 'c'}, {"养老基数", 24, 'r'}, {"养老单位交", 24, 'r'},
		{"养老个人交", 24, 'r'}, {"医疗险种", 18, 'c'}, {"医疗基数", 24, 'r'}, {"医疗单位交", 22, 'r'}, {"医疗个人交", 22, 'r'},
		{"生育基数", 24, 'r'}, {"工伤基数", 22, 'r'}, {"失业基数", 20, 'r'}}
}

func (r socialRecord) shenzhenRows() [][]string {
	var rows [][]string
	for _, m := range r.months {
		star, base := "", float64(m.base)
		if m.arrears {
			star = "*"
		}
		rows = append(rows, []string{m.at.Format("2006"), star + m.at.Format("01"), r.units[m.unit].code, m.wage(),
			fmt.Sprintf("%.2f", base*0.15), m.pension(), "1", m.wage(), fmt.Sprintf("%.2f", base*0.05),
			fmt.Sprintf("%.2f", base*0.02), m.wage(), m.wage(), "2360.00"})
	}
	return rows
}

// drawHunan draws three rows a month, one an insurance, under a table of the
// person's employment relations.
func drawHunan(f *facts) paper {
	r := newSocialRecord(f, 10)
	p := newA4()
	n := pen{p, 9, pick(f.rng, heis), black}
	const issuer = "长沙市人力资源和社会保障局社会保险中心"
	n.sized(16).in(fontSongBold).mid(105, 20, "个人参保信息（实缴明细）")
	n.end(192, 28, "当前参保状态："+r.state("正常参保", "暂停参保"))
	g := form{n, 18, 31, 0.2}
	g.row(7, []float64{24, 50, 30, 70}, "|个人编号", "|"+r.personCode, "|性别", "|"+sexZh(r.sex))
	g.row(7, []float64{24, 50, 30, 70}, "|姓名", "|"+r.name, "|身份证号码", "|"+r.idNumber)
	g.row(7, []float64{24, 150}, "|经办机构", "|"+issuer)
	var relations [][]string
	for _, s := range r.spans() {
		relations = append(relations, []string{r.units[s.unit].uscc, r.units[s.unit].name, s.from.Format("200601") + "-" + s.to.Format("200601")})
	}
	y := table{n, 18, g.y, 0.2, 7, []column{{"统一社会信用代码", 46, 'c'}, {"单位名称", 88, 'c'}, {"起止时间", 40, 'c'}}}.draw(relations)
	y = table{n.sized(7.5), 18, y + 3, 0.2, 4.9, []column{{"费款所属期", 24, 'c'}, {"险种类型", 50, 'c'}, {"缴费基数", 24, 'r'},
		{"本期应缴", 24, 'r'}, {"到账标志", 24, 'c'}, {"缴费类型", 28, 'c'}}}.draw(r.hunanRows())
	n.sized(8).at(18, y+6, "说明：本信息由参保地社保经办机构负责解释；参保人如有疑问，请与参保地社保经办机构联系。")
	n.at(120, y+13, "（盖章）")
	n.at(138, y+13, "打印日期："+isoDate(r.issue))
	p.seal(165, y+9, 17, issuer, "业务专用章")
	return paper{[]*page{p}, r.truth(issuer)}
}

func (r socialRecord) hunanRows() [][]string {
	var rows [][]string
	for _, m := range r.months {
		kind := "正常应缴"
		if m.arrears {
			kind = "补缴"
		}
		for _, insurance := range []string{"企业职工基本养老保险", "工伤保险", "失业保险"} {
			rows = append(rows, []string{m.compact(), insurance, m.wage(), m.pension(), "正常", kind})
		}
	}
	return rows
}

// drawChongqing draws a narrative proof with ranges below it.
func drawChongqing(f *facts) paper {
	r := newSocialRecord(f, 26)
	r.code = verification(f, 12, 0)
	p := newA4()
	n := pen{p, 12, pick(f.rng, kais), black}
	const issuer = "重庆市万州区社会保险局"
	n.sized(20).in(fontHeiBold).mid(105, 36, "重庆市社会保险个人参保证明")
	n.sized(10).end(188, 46, "编号："+r.code)
	first, last := r.months[0].at, r.months[len(r.months)-1].at
	y := n.indented(22, 62, 166, 9, fmt.Sprintf("兹证明%s（%s，社会保障号码%s）在我市参加企业职工基本养老保险，现参保单位为%s。截至%s，其%s至%s期间缴费情况如下：",
		r.name, sexZh(r.sex), r.idNumber, r.employer().name, zhDate(r.issue), zhMonth(first), zhMonth(last)))
	for i, s := range r.spans() {
		y = n.indented(22, y+1, 166, 9, fmt.Sprintf("%d．自%s至%s在%s%s，共%d个月。", i+1, zhMonth(s.from), zhMonth(s.to), r.units[s.unit].name, chongqingKind(s), s.n))
	}
	n.indented(22, y+2, 166, 9, "特此证明。")
	n.end(185, y+30, issuer)
	n.end(185, y+40, capsDate(r.issue))
	p.seal(160, y+32, 21, issuer, "参保证明专用章")
	n.sized(9).para(22, 268, 166, 5, "本证明由重庆市人力资源和社会保障网上服务大厅打印，查验请登录 ggfw.rlsbj.cq.gov.cn，有效期三个月。")
	return paper{[]*page{p}, r.truth(issuer)}
}

func zhMonth(t time.Time) string { return fmt.Sprintf("%d年%d月", t.Year(), t.Month()) }

func chongqingKind(s span) string {
	if s.arrears {
		return "补缴"
	}
	return "连续缴纳"
}
