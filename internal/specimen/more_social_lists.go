package specimen

import (
	"fmt"
	"slices"
)

// drawShaanxi draws a statement of several sheets in small print, the newest
// month first, each sheet with its head.
func drawShaanxi(f *facts) paper {
	r := newSocialRecord(f, 60).paused(f)
	r.code = verification(f, 16, 0)
	rows := r.shaanxiRows()
	var pages []*page
	const each = 34
	all := (len(rows) + each - 1) / each
	body := pick(f.rng, songs)
	for part := range slices.Chunk(rows, each) {
		p := newA4()
		pages = append(pages, p)
		n := pen{p, 8, body, black}
		y := r.shaanxiHead(n)
		y = table{n.sized(7.5), 12, y, 0.15, 5.4, []column{{"序号", 10, 'c'}, {"费款所属期", 20, 'c'}, {"缴费单位名称", 58, 'l'}, {"缴费基数", 19, 'r'},
			{"单位缴费", 19, 'r'}, {"个人缴费", 18, 'r'}, {"到账日期", 22, 'c'}, {"缴费类型", 20, 'c'}}}.draw(part)
		n.pageOf(105, 290, "第#页 / 共$页", len(pages), all)
		if len(pages) == all {
			r.shaanxiFoot(n, y)
		}
	}
	return paper{pages, r.truth(shaanxiIssuer)}
}

const shaanxiIssuer = "西安市养老保险经办处"

func (r socialRecord) shaanxiHead(n pen) float64 {
	n.sized(16).in(fontSongBold).mid(105, 20, "陕西省城镇职工基本养老保险")
	n.sized(16).in(fontSongBold).mid(105, 27.5, "个人缴费信息对账单")
	n.at(12, 36, "验证编号："+r.code)
	n.end(198, 36, "打印日期："+r.issue.Format("2006-01-02")+" 10:27:33")
	return n.labelRow(12, 39, 10.5, []labelled{{34, "姓名", r.name}, {26, "性别", sexZh(r.sex)}, {56, "社会保障号码", r.idNumber},
		{70, "现参保单位名称", r.employer().name}})
}

func (r socialRecord) shaanxiFoot(n pen, y float64) {
	y = n.para(12, y+6, 112, 3.8, "声明：1.本对账单仅反映养老保险个人缴费信息，不含视同缴费年限。2.如对缴费记录有异议，请于60日内向参保地经办机构申请核对。3.防伪验证请登录陕西省社会保险网上服务系统。咨询电话：029-12333。")
	n.sized(10).at(140, y-4, shaanxiIssuer)
	n.sized(10).at(146, y+3, zhDatePadded(r.issue))
	n.p.seal(160, y-2, 18, shaanxiIssuer, "养老保险业务专用章")
}

func (r socialRecord) shaanxiRows() [][]string {
	var rows [][]string
	for i, m := range r.months {
		rows = append(rows, []string{fmt.Sprint(len(r.months) - i), m.compact(), r.units[m.unit].name, m.wage(),
			fmt.Sprintf("%.2f", float64(m.base)*0.16), m.pension(), m.at.AddDate(0, 1, 7+i%9).Format("20060102"), m.mark("正常缴费")})
	}
	slices.Reverse(rows)
	return rows
}

// drawSocialLeaders draws a certificate without a single rule: dotted lines
// lead from what is asked to what is known, and ranges follow in sentences.
func drawSocialLeaders(f *facts) paper {
	r := newSocialRecord(f, 40).paused(f)
	p := newA4()
	n := pen{p, 12, pick(f.rng, []face{fontFang, fontSong, fontWenKai}), black}
	const issuer = "成都市社会保险事业管理局"
	n.watermarked("成都社保")
	n.sized(22).in(fontSongBold).spreadMid(105, 40, 110, "社会保险参保缴费证明")
	y := 62.0
	for _, pair := range [][2]string{{"参保人员姓名", r.name}, {"社会保障号码", r.idNumber}, {"个人编码", r.personCode},
		{"缴费单位", r.employer().name}, {"单位编码", r.employer().code}, {"险种", "城镇职工基本养老保险"}, {"目前状态", r.state("正常缴费", "中断缴费")}} {
		n.leader(28, y, 154, pair[0], pair[1])
		y += 9
	}
	n.at(28, y+5, "缴费时段：")
	y += 13
	for i, s := range r.spans() {
		n.sized(11).at(34, y, fmt.Sprintf("（%s）%s至%s", tens(i+1), s.from.Format("2006年01月"), s.to.Format("2006年01月")))
		n.sized(11).at(42, y+6.5, fmt.Sprintf("%s　计%d个月%s", r.units[s.unit].name, s.n, leaderNote(s)))
		y += 15
	}
	n.at(28, y+3, fmt.Sprintf("累计缴费月数（含转入）：%d", len(r.months)+between(f.rng, 1, 90)))
	n.end(180, 236, issuer)
	n.end(180, 246, capsDate(r.issue))
	p.seal(152, 238, 20, issuer, "证明专用章")
	n.sized(8).ink(grey).mid(105, 282, "如需核验，请关注“成都人社”微信公众号 - 便民服务 - 证明核验")
	return paper{[]*page{p}, r.truth(issuer)}
}

func (n pen) watermarked(s string) {
	n.sized(26).in(fontHei).ink(ink{150, 170, 190}.pale()).watermark(s, 46)
}

func leaderNote(s span) string {
	if s.arrears {
		return "（补缴）"
	}
	return ""
}

// drawRoster draws the statement that an employer prints for its staff: the
// company in the head, the person in a row.
func drawRoster(f *facts) paper {
	r := newSocialRecord(f, 18)
	paid := r.paid()
	r.months, r.units = paid, r.units[len(r.units)-1:]
	for i := range r.months {
		r.months[i].unit = 0
	}
	r.code = verification(f, 18, 0)
	p := newPage(297, 210)
	n := pen{p, 10, pick(f.rng, heis), black}
	const issuer = "南宁市社会保险事业管理中心"
	n.sized(17).in(fontHeiBold).mid(148, 22, "单位职工参加社会保险缴费情况表")
	n.at(20, 34, "单位全称："+r.employer().name)
	n.at(150, 34, "统一社会信用代码："+r.employer().uscc)
	n.at(20, 41, "单位管理码："+r.employer().code)
	n.at(150, 41, "所属税务机关："+f.company.taxOffice)
	y := table{n.sized(9), 20, 46, 0.3, 9, []column{{"序号", 12, 'c'}, {"姓名", 26, 'c'}, {"身份证号", 46, 'c'}, {"参保险种", 50, 'c'},
		{"缴费起始", 26, 'c'}, {"缴费截止", 26, 'c'}, {"实缴月数", 20, 'c'}, {"月缴费基数", 26, 'r'}, {"缴费类别", 25, 'c'}}}.draw(r.rosterRows())
	g := form{n.sized(9), 20, y, 0.3}
	g.row(9, []float64{257}, "|以下空白")
	y = n.sized(8).para(20, g.y+7, 150, 4.4, "说明：1.本表由用人单位经办人登录网上经办大厅自助打印，仅列示所勾选职工。2.缴费截止为最近一次到账月份。3.授权码校验网址 http://rsj.nanning.example，有效期六个月。")
	n.at(20, y+6, "授权码："+r.code)
	n.at(20, y+13, "单位经办人："+pick(f.rng, []string{"韦小兰", "覃建军", "莫丽"})+"　电话：0771-"+digits(f.rng, 7))
	n.at(196, y+8, issuer)
	n.at(196, y+16, "出具时间："+zhDateSpaced(r.issue))
	p.seal(228, y+8, 20, issuer, "网上经办专用章")
	return paper{[]*page{p}, r.truth(issuer)}
}

func (r socialRecord) rosterRows() [][]string {
	var rows [][]string
	for i, s := range r.spans() {
		row := []string{fmt.Sprint(i + 1), r.name, r.idNumber, "企业职工基本养老保险", s.from.Format("2006.01"), s.to.Format("2006.01"),
			fmt.Sprint(s.n), r.months[0].wage(), "正常"}
		if s.arrears {
			row[8] = "补缴"
		}
		rows = append(rows, row)
	}
	return rows
}

// drawSmallPrint draws every insurance in its own columns in the smallest
// print, years and months apart, under a head without rules.
func drawSmallPrint(f *facts) paper {
	r := newSocialRecord(f, 24).paused(f)
	p := newPage(297, 210)
	n := pen{p, 7.5, pick(f.rng, []face{fontSong, fontHei, fontMing}), black}
	const issuer = "苏州工业园区社会保险和公积金管理中心"
	n.sized(13).in(fontHeiBold).at(14, 17, "参保人员缴费明细清单")
	n.sized(7).ink(grey).at(14, 22, "PERSONAL CONTRIBUTION STATEMENT")
	y := n.flush(40, 30, 90, 5, [][2]string{{"姓名", r.name}, {"性别", sexZh(r.sex)}, {"证件号码", r.idNumber}})
	n.flush(150, 30, 120, 5, [][2]string{{"工作单位", r.employer().name}, {"个人账号", r.personCode}, {"制表日期", r.issue.Format("2006/01/02")}})
	y = table{n.sized(7), 14, y + 2, 0.1, 4.7, []column{{"年", 12, 'c'}, {"月", 9, 'c'}, {"单位名称", 74, 'l'}, {"基数", 20, 'r'}, {"养老(单位)", 22, 'r'},
		{"养老(个人)", 22, 'r'}, {"医疗(个人)", 22, 'r'}, {"失业(个人)", 22, 'r'}, {"公积金(个人)", 24, 'r'}, {"到账", 16, 'c'}, {"说明", 26, 'c'}}}.draw(r.smallRows())
	n.at(14, y+6, "注：公积金缴存额与社会保险缴费合并列示，仅供参考；本清单涂改无效。")
	n.at(14, y+11, "打印终端：ZZ-0"+digits(f.rng, 3)+"　操作员：自助　第 1 页，共 1 页")
	n.sized(9).at(200, y+10, issuer)
	p.seal(240, y+8, 15, issuer, "业务章")
	return paper{[]*page{p}, r.truth(issuer)}
}

func (r socialRecord) smallRows() [][]string {
	var rows [][]string
	for _, m := range r.months {
		base := float64(m.base)
		rows = append(rows, []string{m.at.Format("2006"), m.at.Format("01"), r.units[m.unit].name, m.wage(), fmt.Sprintf("%.2f", base*0.16),
			m.pension(), fmt.Sprintf("%.2f", base*0.02), fmt.Sprintf("%.2f", base*0.005), fmt.Sprintf("%.2f", base*0.1), "是", m.mark("")})
	}
	return rows
}
