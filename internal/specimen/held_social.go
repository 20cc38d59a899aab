package specimen

import (
	"fmt"
	"slices"
	"strings"
)

func heldSocialLayouts() []layout {
	return []layout{
		{name: "by_insurance", held: true, draw: drawSocialByInsurance},
		{name: "year_lines", held: true, draw: drawSocialYearLines},
		{name: "months_across", held: true, draw: drawSocialAcross},
		{name: "app", held: true, draw: drawSocialApp},
		{name: "sealed_list", held: true, draw: drawSocialSealed},
	}
}

// drawSocialByInsurance draws ranges under the name of each insurance.
func drawSocialByInsurance(f *facts) paper {
	r := newSocialRecord(f, 34).paused(f)
	r.code = verification(f, 14, 0)
	p := newA4()
	n := pen{p, 10, pick(f.rng, []face{fontMing, fontFang, fontHei}), black}
	const issuer = "福州市鼓楼区机关事业和企业社会保险中心"
	n.sized(9).at(18, 18, "闽社保证〔"+fmt.Sprint(r.issue.Year())+"〕")
	n.sized(19).in(fontKai).mid(105, 32, "社会保险参保缴费凭证")
	y := 46.0
	for _, row := range [][4]string{{"参保人姓名", r.name, "有效身份证件号码", r.idNumber}, {"个人社保号", r.personCode, "就业单位", r.employer().name}} {
		n.sized(8).ink(blue).at(20, y, row[0])
		n.at(20, y+6, row[1])
		n.sized(8).ink(blue).at(86, y, row[2])
		n.at(86, y+6, row[3])
		p.line(20, y+9, 190, y+9, 0.2, blue)
		y += 15
	}
	y = table{n.sized(8.5), 20, y, 0, 6.6, []column{{"险种", 42, 'l'}, {"起始", 20, 'c'}, {"截止", 20, 'c'}, {"月数", 12, 'c'}, {"缴费单位", 60, 'l'}, {"性质", 16, 'c'}}}.draw(r.insuranceRows())
	p.line(20, y, 190, y, 0.4, blue)
	n.sized(8).at(20, y+6, "查验码 "+r.code+"　查验方式：闽政通 APP 扫码")
	n.end(184, y+24, issuer)
	n.end(184, y+32, "开具时间 "+zhDateSpaced(r.issue))
	p.seal(160, y+24, 19, issuer, "社保业务专用章")
	return paper{[]*page{p}, r.truth(issuer)}
}

func (r socialRecord) insuranceRows() [][]string {
	var rows [][]string
	for i, insurance := range []string{"企业职工基本养老保险", "失业保险", "工伤保险"} {
		for _, s := range r.spans() {
			state := "正常"
			if s.arrears {
				state = "补缴"
			}
			rows = append(rows, []string{insurance, s.from.Format("2006/01"), s.to.Format("2006/01"), fmt.Sprint(s.n), r.units[s.unit].name, state})
		}
		if i < 2 {
			rows = append(rows, []string{"", "", "", "", "", ""})
		}
	}
	return rows
}

// drawSocialYearLines draws a letter that lists the months of each year in a
// line.
func drawSocialYearLines(f *facts) paper {
	r := newSocialRecord(f, 30).paused(f)
	p := newA4()
	n := pen{p, 13, pick(f.rng, kais), black}
	issuer := f.company.city + "社会保障事务服务中心"
	n.sized(24).in(fontSongBold).spreadMid(105, 44, 60, "证明")
	y := n.indented(26, 66, 158, 9, fmt.Sprintf("%s（身份证号%s），系%s职工，其在我市企业职工基本养老保险个人账户的缴费记载如下：", r.name, r.idNumber, r.employer().name))
	for _, u := range slices.Backward(r.units) {
		unit := slices.Index(r.units, u)
		n.in(fontHei).at(30, y+2, "缴费单位："+u.name)
		y += 9
		for _, line := range r.yearLines(unit) {
			y = n.sized(11.5).para(36, y+1, 146, 6.5, line)
		}
		y += 3
	}
	y = n.indented(26, y+4, 158, 9, "以上情况属实，特此证明。")
	n.sized(10).at(26, y+2, "（此件仅供本人办理因私、商务出国证照使用）")
	n.end(180, y+24, issuer)
	n.end(180, y+34, capsDate(r.issue))
	p.seal(154, y+26, 20, issuer, "个人权益记录专用章")
	n.sized(9).at(26, 284, "经办人：李萌　审核：02　联系电话："+f.company.phone)
	return paper{[]*page{p}, r.truth(issuer)}
}

// yearLines are the months at a unit, a line a year.
func (r socialRecord) yearLines(unit int) []string {
	var lines []string
	for _, year := range r.years() {
		var months []string
		for _, m := range r.at(unit) {
			if m.at.Year() == year {
				months = append(months, fmt.Sprintf("%d%s", m.at.Month(), m.lateNote()))
			}
		}
		if len(months) > 0 {
			lines = append(lines, fmt.Sprintf("%d年度：%s月，共%d个月；", year, strings.Join(months, "、"), len(months)))
		}
	}
	return lines
}

func (m socialMonth) lateNote() string {
	if m.arrears {
		return "（补缴）"
	}
	return ""
}

// drawSocialAcross draws the months as columns and what was paid as rows.
func drawSocialAcross(f *facts) paper {
	r := newSocialRecord(f, 12)
	r.code = digits(f.rng, 16)
	p := newPage(297, 210)
	n := pen{p, 9, pick(f.rng, append(heis, fontMing)), black}
	const issuer = "合肥市社会保险征缴中心"
	n.sized(17).in(fontSongBold).mid(148, 24, "安徽省职工社会保险缴费情况查询单")
	n.at(14, 38, "职工姓名："+r.name)
	n.at(70, 38, "身份证号码："+r.idNumber)
	n.at(150, 38, "个人编号："+r.personCode)
	n.at(14, 46, "缴费单位全称：1."+r.units[0].name)
	if len(r.units) > 1 {
		n.at(150, 46, "2."+r.units[1].name)
	}
	cols := []column{{"缴费月份", 36, 'c'}}
	rows := [][]string{{"单位序号"}, {"缴费基数"}, {"养老单位缴费"}, {"养老个人缴费"}, {"失业个人缴费"}, {"到账情况"}}
	for _, m := range r.months {
		cols = append(cols, column{m.compact(), 19.4, 'c'})
		base := float64(m.base)
		for i, s := range []string{fmt.Sprint(m.unit + 1), m.wage(), fmt.Sprintf("%.2f", base*0.16), m.pension(), fmt.Sprintf("%.2f", base*0.005), m.mark("到账")} {
			rows[i] = append(rows[i], s)
		}
	}
	y := table{n.sized(8), 14, 54, 0.25, 8, cols}.draw(rows)
	y = n.sized(8).para(14, y+7, 150, 4.4, "注：1.单位序号对应上方所列缴费单位。2.养老保险的缴费比例为单位16%、个人8%。3.本查询单打印后三个月内有效，可凭查验码在安徽政务服务网核验。")
	n.at(14, y+4, "查验码："+r.code)
	n.at(200, y+12, issuer+"（章）")
	n.at(214, y+20, r.issue.Format("2006-01-02"))
	p.seal(234, y+13, 19, issuer, "缴费查询专用章")
	return paper{[]*page{p}, r.truth(issuer)}
}

// drawSocialApp draws a print of a telephone's screens: a card a month, in
// two columns, the newest first.
func drawSocialApp(f *facts) paper {
	r := newSocialRecord(f, 16)
	p := newPage(200, 285)
	p.ground = ink{245, 246, 249}
	n := pen{p, 8.5, pick(f.rng, heis), black}
	const issuer = "武汉市人社局一网通办"
	p.fill(0, 0, 200, 16, ink{40, 110, 220})
	n.sized(12).in(fontHeiBold).ink(white).mid(100, 11, "我的社保缴费记录")
	p.fill(8, 20, 184, 24, white)
	n.sized(11).at(14, 29, r.name)
	n.ink(grey).at(40, 29, "证件号码 "+r.idNumber)
	n.at(14, 37, "参保单位 "+r.employer().name)
	n.ink(grey).end(186, 29, "职工养老")
	months := slices.Clone(r.months)
	slices.Reverse(months)
	for i, m := range months {
		x, y := 8+float64(i%2)*94, 50+float64(i/2)*24
		p.fill(x, y, 90, 21, white)
		n.sized(10).in(fontHeiBold).at(x+4, y+6, m.at.Format("2006年01月"))
		n.sized(8).ink(ink{30, 140, 80}).end(x+86, y+6, m.mark("已缴费"))
		n.sized(7.5).ink(grey).at(x+4, y+12, r.units[m.unit].name)
		n.sized(7.5).at(x+4, y+18, "基数 "+m.wage()+"　个人 "+m.pension()+"　单位 "+fmt.Sprintf("%.2f", float64(m.base)*0.16))
	}
	n.sized(8).ink(grey).at(14, 262, "数据来源："+issuer)
	n.sized(8).ink(grey).at(14, 268, "查询时间："+r.issue.Format("2006-01-02")+" 21:14")
	n.sized(7.5).ink(grey).at(14, 276, "没有更多了　若有疑问请拨打 12333")
	p.seal(160, 264, 15, issuer, "电子章")
	return paper{[]*page{p}, r.truth(issuer)}
}

// drawSocialSealed draws a small-print list with seals over its rows, the
// unit given by its credit code and named in the head only.
func drawSocialSealed(f *facts) paper {
	r := newSocialRecord(f, 20).paused(f)
	p := newA4()
	n := pen{p, 9, pick(f.rng, []face{fontSong, fontMicroHei, fontKai}), black}
	const issuer = "石家庄市社会保险事业服务中心"
	n.sized(16).in(fontHeiBold).mid(105, 22, "河北省企业职工基本养老保险缴费明细")
	y := n.flush(60, 34, 120, 6.4, [][2]string{{"姓　　名", r.name}, {"公民身份证号", r.idNumber}, {"出具时间", r.issue.Format("2006.01.02")}, {"缴费起止", r.months[0].compact() + "-" + r.lastMonth().Format("200601") + "（查询范围）"}})
	for i, u := range r.units {
		n.at(20, y+float64(i)*6, fmt.Sprintf("单位%d：%s　%s", i+1, u.uscc, u.name))
	}
	y += float64(len(r.units)) * 6
	n.at(20, y, "现工作单位："+r.employer().name)
	var rows [][]string
	for _, m := range r.months {
		rows = append(rows, []string{m.at.Format("2006年01月"), r.units[m.unit].uscc, m.wage(), fmt.Sprintf("%.2f", float64(m.base)*0.16), m.pension(), m.mark("实缴"), m.at.AddDate(0, 1, 11).Format("2006-01-02")})
	}
	below := table{n.sized(7.5), 20, y + 4, 0.12, 5.6, []column{{"所属期", 26, 'c'}, {"单位信用代码", 42, 'c'}, {"月缴费基数", 24, 'r'}, {"单位应缴", 22, 'r'}, {"个人应缴", 20, 'r'}, {"状态", 16, 'c'}, {"划账日期", 24, 'c'}}}.draw(rows)
	n.sized(8).at(20, below+6, "第1页/共1页　本明细由自助服务一体机打印，加盖红色电子印章有效")
	n.end(190, below+18, issuer)
	p.seal(164, below+8, 20, issuer, "社会保险缴费证明专用章")
	return paper{[]*page{p}, r.truth(issuer)}
}
