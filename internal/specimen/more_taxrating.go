package specimen

import (
	"fmt"
	"time"
)

func moreTaxRatingLayouts() []layout {
	return []layout{
		{name: "honour", draw: drawRatingHonour},
		{name: "indicators", draw: drawRatingIndicators},
		{name: "notice", draw: drawRatingNotice},
		{name: "query_page", draw: drawRatingQuery},
		{name: "slip", draw: drawRatingSlip},
	}
}

// drawRatingHonour draws a framed certificate with the grade in the middle.
func drawRatingHonour(f *facts) paper {
	r := newRatingRecord(f)
	p := newPage(297, 210)
	p.ground = ink{254, 250, 240}
	goldFrame(p, area{12, 12, 273, 186})
	n := pen{p, 16, pick(f.rng, append(kais, fontSong)), black}
	n.sized(30).in(fontSongBold).ink(red).spreadMid(148, 48, 130, "纳税信用等级证书")
	n.at(40, 76, "纳税人："+r.company.name)
	n.sized(12).at(40, 86, "社会信用代码："+r.company.uscc)
	n.indented(40, 102, 216, 11, fmt.Sprintf("根据《纳税信用管理办法》，经评定，你单位%d年度纳税信用等级为", r.year))
	n.sized(36).in(fontSongBold).ink(red).mid(148, 134, r.grade+" 级")
	n.sized(12).at(40, 150, "特发此证，以资证明。")
	n.end(258, 166, r.office)
	n.end(258, 178, capsDate(r.issue))
	p.seal(226, 168, 20, r.office, "")
	n.sized(9).at(40, 178, "证书编号："+fmt.Sprint(r.issue.Year())+digits(f.rng, 8)+"　有效期一年")
	return paper{[]*page{p}, r.truth("issuer", "issue_date")}
}

// drawRatingIndicators draws the sheet with what was deducted and the grade of
// the year before beside this year's.
func drawRatingIndicators(f *facts) paper {
	r := newRatingRecord(f)
	p := newA4()
	n := pen{p, 9, pick(f.rng, append(songs, fontMicroHei)), black}
	n.sized(17).in(fontHeiBold).mid(105, 26, "纳税缴费信用评价明细表")
	n.end(192, 35, "单位：分")
	g := form{n, 18, 37, 0.2}
	g.row(8.5, []float64{30, 74, 26, 44}, "|缴费人名称", r.company.name, "|评价年度", fmt.Sprintf("|%d年度", r.year))
	g.row(8.5, []float64{30, 74, 26, 44}, "|统一社会信用代码", r.company.uscc, "|评价方式", "|年度指标得分")
	g.row(8.5, []float64{30, 144}, "|主管税务机关", r.office)
	y := table{n.sized(8), 18, g.y + 3, 0.2, 7, []column{{"指标编号", 22, 'c'}, {"指标名称", 84, 'l'}, {"扣分次数", 20, 'c'}, {"扣分标准", 24, 'c'}, {"扣分", 24, 'c'}}}.draw([][]string{
		{"010101", "未按规定期限纳税申报（按税种按次计算）", "1", "5分", "5"}, {"020102", "未按规定期限缴纳已申报或批准延期申报的应纳税（费）款", "0", "5分", "0"},
		{"030110", "应当开具而未开具发票", "0", "5分", "0"}, {"050107", "税务机关进行风险评估、纳税辅导次数", "2", "—", "0"}, {"060304", "存在欠缴社会保险费情形", "0", "11分", "0"}})
	h := form{n, 18, y + 3, 0.2}
	h.row(9, []float64{44, 43, 44, 43}, "|本年度评价得分", fmt.Sprintf("|%d", r.score), "|本年度信用级别", "|"+r.grade+"级")
	h.row(9, []float64{44, 43, 44, 43}, "|上年度评价得分", "|—", "|复评/复核记录", "|无")
	y = n.sized(8).para(18, h.y+7, 174, 4.4, "注：1.信用级别共设A、B、M、C、D五级，年度评价指标得分90分以上为A级。2.级别发生调整的，以调整后最新记录为准。3.本表由纳税人自行下载，加盖税务机关电子印章。")
	n.end(184, y+16, r.office)
	n.end(184, y+24, "下载时间："+r.issue.Format(time.DateTime))
	p.seal(154, y+18, 19, r.office, "电子业务专用章")
	n.sized(8).mid(105, 288, "— 1 —")
	return paper{[]*page{p}, r.truth("issuer", "issue_date")}
}

// drawRatingNotice draws the letter that tells an enterprise its grade.
func drawRatingNotice(f *facts) paper {
	r := newRatingRecord(f)
	p := newA4()
	n := pen{p, 14, pick(f.rng, []face{fontFang, fontSong, fontKai}), black}
	n.sized(20).in(fontSongBold).mid(105, 40, r.office)
	n.sized(20).in(fontSongBold).mid(105, 51, "纳税缴费信用级别告知书")
	n.sized(11).end(184, 62, fmt.Sprintf("税信告〔%d〕%s号", r.issue.Year(), digits(f.rng, 5)))
	n.at(26, 80, r.company.name+"：")
	n.at(26, 90, "（纳税人识别号："+r.company.uscc+"）")
	y := n.indented(26, 102, 158, 10.5, fmt.Sprintf("根据《纳税缴费信用管理办法》（国家税务总局公告2025年第12号）规定，现将你单位%d年度纳税缴费信用评价结果告知如下：评价级别为%s级，得分%d分。", r.year, r.grade, r.score))
	n.indented(26, y, 158, 10.5, "如对评价结果有异议，可在年度评价结果确定后的12个月内填写《纳税缴费信用复评（核）申请表》，向我局申请复评。")
	n.end(178, 206, "（税务机关印章）")
	n.end(178, 217, zhDatePadded(r.issue))
	p.seal(150, 210, 21, r.office, "文书专用章")
	return paper{[]*page{p}, r.truth("issuer", "issue_date")}
}

// drawRatingQuery draws the page of a portal with a search form above its one
// result.
func drawRatingQuery(f *facts) paper {
	r := newRatingRecord(f)
	p := newPage(297, 180)
	n := pen{p, 9, pick(f.rng, heis), black}
	p.fill(0, 0, 297, 12, ink{20, 90, 180})
	n.sized(10).in(fontHeiBold).ink(white).at(10, 8.3, "国家税务总局辽宁省电子税务局")
	n.sized(8).ink(white).end(287, 8.3, r.company.legalRep+"　退出")
	n.sized(8).ink(grey).at(10, 20, "我要查询 > 纳税信用 > 纳税信用状态查询")
	n.at(14, 32, "评价年度")
	p.frame(area{34, 27, 40, 7.4}, 0.2, grey)
	n.at(37, 32, fmt.Sprint(r.year))
	p.fill(84, 27, 22, 7.4, ink{20, 90, 180})
	n.ink(white).mid(95, 32, "查 询")
	p.frame(area{110, 27, 22, 7.4}, 0.2, grey)
	n.mid(121, 32, "重 置")
	y := table{n.sized(8.5), 10, 40, 0.12, 9, []column{{"纳税人识别号", 46, 'c'}, {"纳税人名称", 74, 'c'}, {"年度", 18, 'c'}, {"得分", 18, 'c'},
		{"信用级别", 22, 'c'}, {"判级原因", 40, 'c'}, {"主管税务机关", 59, 'c'}}}.draw([][]string{
		{r.company.uscc, r.company.name, fmt.Sprint(r.year), fmt.Sprint(r.score), r.grade, "指标得分判级", r.office}})
	n.sized(8).ink(grey).at(10, y+7, "共 1 条记录　第 1/1 页")
	n.sized(8).ink(grey).at(10, y+14, "温馨提示：A级纳税人名单由税务机关主动公开；如需申请信用修复，请点击“纳税信用修复”。12366 热线服务时间 8:30-17:30")
	n.end(286, y+30, "查询日期："+isoDate(r.issue))
	p.seal(252, y+34, 17, r.office, "办税服务厅")
	return paper{[]*page{p}, r.truth("issuer", "issue_date")}
}

// drawRatingSlip draws a small slip of dotted lines from a terminal.
func drawRatingSlip(f *facts) paper {
	r := newRatingRecord(f)
	p := newPage(148, 190)
	n := pen{p, 10, pick(f.rng, []face{fontMono, fontMing, fontZenHei}), black}
	n.sized(14).mid(74, 22, "纳税信用级别查询单")
	n.sized(8).mid(74, 28, "（自助办税终端打印）")
	y := 44.0
	for _, pair := range [][2]string{{"纳税人名称", r.company.name}, {"税号", r.company.uscc}, {"所属年度", fmt.Sprintf("%d", r.year)},
		{"评价结果", r.grade}, {"是否新设立企业", "否"}, {"评定机关", r.office}, {"终端编号", "BS" + digits(f.rng, 6)}, {"打印时间", r.issue.Format("2006-01-02 15:04")}} {
		n.leader(14, y, 120, pair[0], pair[1])
		y += 10
	}
	barcode(p, area{40, y + 4, 68, 12}, f.rng.Uint64())
	p.ovalSeal(104, y+32, 21, 14, r.office, "自助终端", "专用章")
	n.sized(8).mid(74, 184, "请核对打印内容，复印无效")
	return paper{[]*page{p}, r.truth("issuer", "issue_date")}
}
