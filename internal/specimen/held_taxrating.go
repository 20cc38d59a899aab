package specimen

import (
	"fmt"
	"strings"
)

func heldTaxRatingLayouts() []layout {
	return []layout{
		{name: "cards", held: true, draw: drawRatingCards},
		{name: "proof", held: true, draw: drawRatingProof},
		{name: "turned_table", held: true, draw: drawRatingTurned},
		{name: "report", held: true, draw: drawRatingReport},
	}
}

// drawRatingCards draws labels above values in boxes.
func drawRatingCards(f *facts) paper {
	r := newRatingRecord(f)
	p := newPage(210, 180)
	n := pen{p, 12, pick(f.rng, append(heis, fontKai)), black}
	n.sized(17).in(fontHeiBold).mid(105, 24, "纳税缴费信用评价结果")
	for i, field := range [][2]string{{"企业名称", r.company.name}, {"纳税人识别号", r.company.uscc}, {"年度", fmt.Sprint(r.year)},
		{"信用级别", r.grade}, {"得分", fmt.Sprintf("%d.00", r.score)}, {"评价机关", r.office}} {
		x, y := 16+float64(i%2)*90, 36+float64(i/2)*26
		p.frame(area{x, y, 86, 22}, 0.25, blue)
		n.sized(8).ink(blue).at(x+4, y+7, field[0])
		n.at(x+4, y+15, field[1])
	}
	p.qr(18, 124, 26, f.rng.Uint64(), black)
	n.sized(8).at(18, 156, "扫一扫查看A、B、M、C、D级说明")
	n.end(192, 140, "打印日期 "+r.issue.Format("2006.01.02"))
	p.seal(150, 142, 18, r.office, "征管业务章")
	return paper{[]*page{p}, r.truth("issuer", "issue_date")}
}

// drawRatingProof draws a letter whose year is in Chinese numerals beside the
// figures.
func drawRatingProof(f *facts) paper {
	r := newRatingRecord(f)
	p := newA4()
	n := pen{p, 14, pick(f.rng, []face{fontKai, fontWenKai, fontMing}), black}
	n.sized(22).in(fontSongBold).spreadMid(105, 46, 64, "证明")
	n.sized(11).end(184, 58, "编号："+digits(f.rng, 10))
	y := n.indented(26, 80, 158, 11, fmt.Sprintf("我局所辖纳税人%s（社会信用代码：%s，地址：%s）近年按期申报、及时缴税。", r.company.name, r.company.uscc, r.company.address))
	y = n.indented(26, y, 158, 11, fmt.Sprintf("该企业%d年度（%s年）纳税信用级别：%s级，未被列入重大税收违法失信主体名单。", r.year, capsYear(r.year), r.grade))
	n.indented(26, y, 158, 11, "特此证明，有效期至下一次评价结果公布之日。")
	n.end(180, 200, r.office)
	n.end(180, 212, zhDateSpaced(r.issue))
	p.seal(150, 204, 20, r.office, "")
	return paper{[]*page{p}, r.truth("issuer", "issue_date")}
}

func capsYear(year int) string {
	return strings.TrimSuffix(capsDate(day(year, 1, 1)), "年一月一日")
}

// drawRatingTurned draws a table whose titles stand in the first column.
func drawRatingTurned(f *facts) paper {
	r := newRatingRecord(f)
	p := newA4()
	n := pen{p, 10.5, pick(f.rng, append(songs, fontZenHei)), black}
	n.sized(18).in(fontSongBold).mid(105, 34, "纳税信用状态查询结果告知单")
	n.sized(9).at(22, 44, "申请人："+r.company.legalRep+"　申请日期："+zhDate(r.issue.AddDate(0, 0, -1)))
	y := table{n, 22, 48, 0.3, 11, []column{{"项目", 46, 'c'}, {"内容", 120, 'l'}}}.draw([][]string{
		{"被查询单位", r.company.name}, {"纳税人识别号", r.company.uscc}, {"登记注册类型", plain(r.company.kind)}, {"评价年度", fmt.Sprintf("%d年", r.year)},
		{"评价级别", r.grade + "级纳税人"}, {"评价状态", "有效"}, {"上期级别", "未参与评价"}, {"备注", "M级为新设立企业或年度内无生产经营业务收入且评价得分70分以上企业"}})
	n.end(186, y+18, "受理税务机关："+r.office)
	n.end(186, y+27, "出具日期："+isoDate(r.issue))
	p.seal(156, y+20, 19, r.office, "受理专用章")
	n.sized(8.5).at(22, 280, "本告知单一式一份，交申请人。")
	return paper{[]*page{p}, r.truth("issuer", "issue_date")}
}

// drawRatingReport draws a report of sections with other dates and figures.
func drawRatingReport(f *facts) paper {
	r := newRatingRecord(f)
	p := newA4()
	n := pen{p, 9.5, pick(f.rng, heis), black}
	p.fill(0, 0, 6, 297, ink{30, 100, 170})
	n.sized(20).in(fontHeiBold).at(16, 28, "企业纳税信用报告")
	n.sized(8.5).ink(grey).at(16, 35, "报告编号 XY"+digits(f.rng, 12))
	y := 48.0
	for _, part := range [][]string{{"一、基本信息", "纳税人名称|" + r.company.name, "统一社会信用代码|" + r.company.uscc, "成立日期|" + isoDate(r.company.established), "注册资本|" + fmt.Sprintf("%d万元", r.company.capitalWan), "法定代表人|" + r.company.legalRep},
		{"二、纳税信用评价", "评价年度|" + fmt.Sprint(r.year), "信用等级|" + r.grade, "评价得分|" + fmt.Sprint(r.score), "评定税务机关|" + r.office},
		{"三、税务处罚与欠税", "近三年处罚记录|0条", "当前欠税余额|0.00元"}} {
		n.sized(11).in(fontHeiBold).ink(ink{30, 100, 170}).at(16, y, part[0])
		y += 7.5
		for _, row := range part[1:] {
			label, value, _ := strings.Cut(row, "|")
			n.ink(grey).at(22, y, label)
			n.at(70, y, value)
			y += 7
		}
		y += 5
	}
	n.at(22, y+10, "报告生成日期　"+zhDatePadded(r.issue))
	p.seal(150, y+14, 18, r.office, "纳税服务科")
	n.sized(8).ink(grey).mid(105, 288, "第 1 页 / 共 1 页")
	return paper{[]*page{p}, r.truth("issuer", "issue_date")}
}
