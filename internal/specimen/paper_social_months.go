package specimen

import (
	"fmt"
	"slices"
)

// songs, heis and kais are the faces a body of that manner may be set in.
var (
	songs = []face{fontSong, fontMing, fontSong}
	heis  = []face{fontHei, fontZenHei, fontMicroHei}
	kais  = []face{fontKai, fontWenKai, fontFang}
)

// drawZhejiang draws month rows that carry a unit number, with a table of the
// units' names.
func drawZhejiang(f *facts) paper {
	r := newSocialRecord(f, 24)
	r.code = verification(f, 20, 0)
	p := newA4()
	n := pen{p, 9, pick(f.rng, songs), black}
	const issuer = "杭州市社会保险管理服务中心"
	n.sized(17).in(fontHeiBold).mid(105, 24, "浙江省社会保险参保证明（个人专用）")
	n.end(192, 33, "验证码："+r.code)
	g := form{n, 18, 36, 0.2}
	g.row(7, []float64{20, 36, 28, 56, 14, 20}, "|姓名", "|"+r.name, "|社会保障号", "|"+r.idNumber, "|性别", "|"+sexZh(r.sex))
	g.row(7, []float64{174}, "|当前参保状态")
	five := []float64{24, 34.5, 34.5, 34.5, 46.5}
	state := r.state("正常参保", "暂停缴费")
	g.row(6.5, five, "|险种", "|养老保险", "|医疗保险", "|失业保险", "|工伤保险")
	g.row(6.5, five, "|参保状态", "|"+state, "|"+state, "|"+state, "|"+state)
	g.row(7, []float64{174}, "|最近24个月单位编号对应单位明细")
	y := r.unitTable(table{pen: n, x: 18, y: g.y, rule: 0.2, row: 6.5, cols: []column{{"单位编号", 40, 'c'}, {"单位名称", 134, 'c'}}})
	g.y = y
	g.row(7, []float64{174}, fmt.Sprintf("|出具证明前24个月缴费情况（%s-%s）", r.window.Format("2006年01月"), r.window.AddDate(0, 23, 0).Format("2006年01月")))
	y = table{n.sized(8.5), 18, g.y, 0.2, 5.2, []column{{"年", 14, 'c'}, {"月", 12, 'c'}, {"单位编号", 34, 'c'}, {"养老", 20, 'c'},
		{"医疗", 20, 'c'}, {"失业", 20, 'c'}, {"缴费状态", 30, 'c'}, {"备注", 24, 'c'}}}.draw(r.zhejiangRows())
	small := n.sized(8)
	y = small.para(18, y+6, 110, 4, "备注：1.本证明涉及个人信息，因保管不当或因向第三方泄露引起的一切后果由参保人承担。2.证明真伪可在浙江政务服务网凭验证码核验。")
	n.sized(10).at(122, y-2, "经办机构："+issuer)
	n.sized(10).at(122, y+5, "打印日期："+zhDate(r.issue))
	p.seal(156, y+1, 19, issuer, "业务专用章")
	return paper{[]*page{p}, r.truth(issuer)}
}

func (r socialRecord) zhejiangRows() [][]string {
	var rows [][]string
	for _, m := range r.months {
		note := ""
		if m.arrears {
			note = "补缴"
		}
		rows = append(rows, []string{m.at.Format("2006"), m.at.Format("01"), r.units[m.unit].code, "√", "√", "√", "已到账", note})
	}
	return rows
}

// state is the present state of an insurance: active unless the last month
// lies more than three months back.
func (r socialRecord) state(active, stopped string) string {
	if r.stopped() {
		return stopped
	}
	return active
}

func (r socialRecord) stopped() bool {
	return r.months[len(r.months)-1].at.AddDate(0, 3, 0).Before(firstOfMonth(r.issue))
}

// unitTable lists the units in two columns, number and name.
func (r socialRecord) unitTable(t table) float64 {
	var rows [][]string
	for _, u := range r.units {
		rows = append(rows, []string{u.code, u.name})
	}
	return t.draw(rows)
}

// drawJiangsu draws one row a paid month with the employer's name.
func drawJiangsu(f *facts) paper {
	r := newSocialRecord(f, 13)
	p := newA4()
	n := pen{p, 10, pick(f.rng, heis), black}
	const issuer = "江苏省社会保险基金管理中心"
	n.sized(18).in(fontSongBold).mid(105, 26, "江苏省社会保险权益记录单")
	n.sized(12).in(fontSongBold).mid(105, 33, "（参保人员）")
	n.at(20, 42, "姓　　名："+r.name)
	n.at(110, 42, "公民身份号码："+r.idNumber)
	n.at(20, 48.5, "性　　别："+sexZh(r.sex))
	n.at(110, 48.5, "现参保单位："+r.employer().name)
	n.in(fontHeiBold).at(20, 57, "参加社会保险基本情况")
	state := r.state("正常", "暂停缴费（中断）")
	y := table{n.sized(9), 20, 59, 0.25, 7, []column{{"险种", 50, 'c'}, {"参保状态", 60, 'c'}, {"参保地", 60, 'c'}}}.draw([][]string{
		{"企业职工基本养老保险", state, "苏州市"}, {"失业保险", state, "苏州市"}, {"工伤保险", state, "苏州市"}})
	n.in(fontHeiBold).at(20, y+8, fmt.Sprintf("出具证明前13个月缴费情况（%s-%s）", r.window.Format("200601"), r.window.AddDate(0, 12, 0).Format("200601")))
	y = table{n.sized(8.5), 20, y + 10, 0.25, 7, []column{{"序号", 12, 'c'}, {"缴费年月", 22, 'c'}, {"单位名称", 66, 'l'},
		{"缴费基数", 24, 'r'}, {"个人缴费", 24, 'r'}, {"备注", 22, 'c'}}}.draw(r.jiangsuRows())
	n.sized(8).para(20, y+6, 170, 4.2, "说明：1.本权益单信息为打印时该参保人员在江苏省内的参保缴费情况。2.本权益单已签具电子印章，不再加盖鲜章。3.可使用“江苏智慧人社”APP扫描二维码验证真伪，有效期6个月。")
	p.qr(20, y+18, 24, f.rng.Uint64(), black)
	n.at(120, y+26, issuer)
	n.at(128, y+33, zhDate(r.issue))
	p.seal(146, y+27, 20, issuer, "电子业务专用章")
	n.sized(8).mid(105, 290, "第 1 页 共 1 页")
	return paper{[]*page{p}, r.truth(issuer)}
}

func (r socialRecord) jiangsuRows() [][]string {
	var rows [][]string
	for i, m := range r.months {
		note := ""
		if m.arrears {
			note = "补缴"
		}
		rows = append(rows, []string{fmt.Sprint(i + 1), m.compact(), r.units[m.unit].name, m.wage(), m.pension(), note})
	}
	return rows
}

// drawHubei draws the months newest first, with the local count of months.
func drawHubei(f *facts) paper {
	r := newSocialRecord(f, 12)
	r.code = verification(f, 20, 4)
	p := newA4()
	n := pen{p, 10, pick(f.rng, songs), black}
	const issuer = "武汉市社会保险中心"
	n.sized(19).in(fontSongBold).mid(105, 27, "湖北省社会保险参保证明（个人专用）")
	g := form{n, 16, 36, 0.3}
	four := []float64{28, 61, 30, 59}
	g.row(8, four, "|姓名", "|"+r.name, "|社会保障号", "|"+r.idNumber)
	g.row(8, four, "|个人编号", "|"+r.personCode, "|性别", "|"+sexZh(r.sex))
	g.row(8, []float64{28, 150}, "|参保单位", "|"+r.employer().name)
	g.row(8, four, "|参保险种", "|企业职工基本养老保险", "|参保缴费状态", "|"+r.state("参保缴费", "暂停缴费"))
	g.row(8, four, "|参保时间", "|"+r.months[0].at.Format("2006-01"), "|本地缴费月数", fmt.Sprintf("|%d", len(r.months)+between(f.rng, 0, 60)))
	g.row(9, []float64{178}, "|近12个月参保缴费情况")
	y := table{n.sized(9.5), 16, g.y, 0.3, 7.2, []column{{"缴费年月", 26, 'c'}, {"单位名称", 72, 'c'}, {"缴费基数", 26, 'c'},
		{"个人应缴", 26, 'c'}, {"缴费类型", 28, 'c'}}}.draw(r.hubeiRows())
	y = n.sized(8.5).para(16, y+7, 120, 4.6, "备注：1.社会保险权益记录请妥善保管。2.验证网址：http://hbsb.hb12333.com，验证有效期至出具之日起三个月。")
	n.at(16, y+2, "授权码："+r.code)
	n.at(140, y+8, "经办机构（盖章）")
	n.at(140, y+15, issuer)
	n.at(140, y+22, "打印时间："+zhDatePadded(r.issue))
	p.seal(166, y+14, 20, issuer, "社会保险业务专用章")
	return paper{[]*page{p}, r.truth(issuer)}
}

func (r socialRecord) hubeiRows() [][]string {
	var rows [][]string
	for _, m := range r.months {
		kind := "正常"
		if m.arrears {
			kind = "补缴"
		}
		rows = append(rows, []string{m.compact(), r.units[m.unit].name, m.wage(), m.pension(), kind})
	}
	slices.Reverse(rows)
	return rows
}

// drawLiaoningMonths draws monthly rows under a header with the employer.
func drawLiaoningMonths(f *facts) paper {
	r := newSocialRecord(f, 18)
	r.code = verification(f, 16, 4)
	p := newA4()
	n := pen{p, 10.5, pick(f.rng, songs), black}
	issuer := f.company.city + "社会保险事业服务中心"
	n.sized(18).in(fontHeiBold).spreadMid(105, 26, 120, "社会保险个人参保缴费证明")
	n.at(20, 40, "姓名："+r.name)
	n.at(75, 40, "性别："+sexZh(r.sex))
	n.at(105, 40, "社会保障号码："+r.idNumber)
	n.at(20, 47.5, "单位名称："+r.employer().name)
	n.at(20, 55, fmt.Sprintf("该同志自%s起在%s参加企业职工基本养老保险，缴费明细如下：", r.months[0].at.Format("2006年1月"), f.company.city))
	y := table{n.sized(9.5), 20, 59, 0.2, 6.4, []column{{"费款所属期", 28, 'c'}, {"单位名称", 62, 'l'}, {"缴费基数（元）", 28, 'r'},
		{"个人缴费（元）", 28, 'r'}, {"缴费类型", 24, 'c'}}}.draw(r.liaoningRows())
	n.sized(9).at(20, y+7, fmt.Sprintf("合计：%d个月", len(r.months)))
	n.sized(9).para(20, y+14, 110, 4.8, "注：本证明可登录辽宁人社网上办事大厅，凭验证码"+r.code+"查验真伪。")
	n.at(128, y+20, issuer)
	n.at(136, y+28, zhDate(r.issue))
	p.seal(155, y+22, 20, issuer, "业务专用章")
	return paper{[]*page{p}, r.truth(issuer)}
}

func (r socialRecord) liaoningRows() [][]string {
	var rows [][]string
	for _, m := range r.months {
		rows = append(rows, []string{m.at.Format("2006-01"), r.units[m.unit].name, m.wage(), m.pension(), m.kind()})
	}
	return rows
}

// drawPlatform draws the print of the national platform, whose head names the
// person only and whose rows have no rules.
func drawPlatform(f *facts) paper {
	r := newSocialRecord(f, 24)
	p := newA4()
	n := pen{p, 9, pick(f.rng, heis), black}
	const issuer = "国家社会保险公共服务平台"
	n.sized(9).ink(blue).at(16, 16, issuer)
	n.sized(9).ink(grey).end(194, 16, "si.12333.gov.cn")
	p.line(16, 19, 194, 19, 0.4, blue)
	n.sized(15).in(fontHeiBold).mid(105, 31, "企业职工基本养老保险缴费明细")
	n.at(20, 42, "姓名  "+r.name)
	n.at(70, 42, "社会保障号码  "+r.idNumber)
	n.at(140, 42, "查询日期  "+isoDate(r.issue))
	p.line(16, 46, 194, 46, 0.2, grey)
	y := table{n, 16, 47, 0, 7.6, []column{{"年月", 22, 'c'}, {"参保地", 24, 'c'}, {"缴费单位", 68, 'l'}, {"缴费基数", 22, 'r'},
		{"个人缴费", 22, 'r'}, {"缴费类型", 20, 'c'}}}.draw(r.platformRows(f.company.city))
	p.line(16, y+1, 194, y+1, 0.2, grey)
	n.sized(7.5).ink(grey).para(16, y+7, 178, 4, "本页信息由参保地社会保险经办机构提供，仅供参保人查询参考；单次最多可查询同一参保地三年内的缴费明细。")
	n.sized(8).ink(grey).mid(105, 288, "1 / 1")
	return paper{[]*page{p}, r.truth(issuer)}
}

func (r socialRecord) platformRows(city string) [][]string {
	var rows [][]string
	for _, m := range r.months {
		rows = append(rows, []string{m.compact(), city, r.units[m.unit].name, m.wage(), m.pension(), m.kind()})
	}
	return rows
}
