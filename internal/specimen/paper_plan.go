package specimen

import (
	"fmt"
	"strings"
)

// drawPlanCover draws a plan with a title page and a page of text.
func drawPlanCover(f *facts) paper {
	d := newFarDeal(f)
	p := newA4()
	n := pen{p, 14, pick(f.rng, append(songs, fontKai)), black}
	n.sized(26).in(fontHeiBold).mid(105, 80, d.partner.zh+d.us.trade+"项目")
	n.sized(26).in(fontHeiBold).mid(105, 96, "计　划　书")
	labels := pick(f.rng, [][3]string{{"项目单位", "合作单位", "编制日期"}, {"甲方", "乙方", "日期"}, {"申报单位", "境外合作方", "编制时间"}})
	on := pick(f.rng, []string{capsDate(d.date), zhDate(d.date)})
	for i, s := range []string{d.us.name, d.firm.zh, on} {
		y := 180 + float64(i)*16
		n.spread(36, y, 36, labels[i])
		n.at(73, y, "：")
		n.ruled(80, y, 96, s)
	}
	p.line(30, 106, 180, 106, 0.6, blue)
	return paper{[]*page{p, d.planPage(n)}, d.truth(plain(d.us.name), d.firm.zh)}
}

func (d farDeal) planPage(n pen) *page {
	p := newA4()
	n.p, n.size = p, 11.5
	y := 30.0
	year := d.date.Year()
	for i, s := range [][2]string{{"项目概况", "本项目拟在" + d.partner.zh + d.cityZh + "建设服务中心，总建筑面积八百平方米，预计" + fmt.Sprintf("%d年12月", year+1) + "投入使用。"},
		{"市场分析", "当地近三年相关产品进口额年均增长百分之九，公司产品性能价格比具有优势。"},
		{"技术方案", "采用公司自主研发的第三代产品，关键部件寿命不低于一万小时。"},
		{"进度计划", fmt.Sprintf("%d年3月1日前完成选址，%d年6月30日前完成设备安装。", year+1, year+1)},
		{"组织保障", "成立项目领导小组，组长由" + d.us.legalRep + "担任，成员定期赴现场工作。"}, {"投资与收益", "项目总投资二百六十万元，预计三年收回投资。"}} {
		n.in(fontHeiBold).at(24, y, tens(i+1)+"、"+s[0])
		y = n.indented(24, y+9, 162, 8, s[1]) + 4
	}
	p.seal(154, y+20, 20, d.us.name, "")
	return p
}

// drawPlanProposal draws a plan in English for two economies.
func drawPlanProposal(f *facts) paper {
	d := newFarDeal(f)
	other := pick(f.rng, markets)
	for other.code == d.partner.code {
		other = pick(f.rng, markets)
	}
	p := newA4()
	n := pen{p, 10, pick(f.rng, []face{fontLatin, fontLatinSerif}), black}
	p.fill(0, 0, 210, 22, ink{30, 90, 110})
	n.sized(17).in(fontLatinBold).ink(white).at(20, 15, "PROJECT PLAN")
	y := 36.0
	for _, s := range [][2]string{{"Project", tradeLatin[d.us.trade] + " cooperation"}, {"Prepared by", d.us.english()}, {"Partner", d.partner.partner},
		{"Target economies", d.partner.en + "; " + other.en}, {"Date", pick(f.rng, []string{d.date.Format("02 January 2006"), monthDayYear(d.date), isoDate(d.date)})},
		{"Version", "1." + digits(f.rng, 1)}, {"Project manager", "Sales Department"}} {
		n.in(fontLatinBold).at(20, y, s[0])
		n.at(66, y, s[1])
		y += 7.4
	}
	for i, s := range [][2]string{{"Purpose", "The plan describes how the company will build up sales and service together with its partner."},
		{"Scope", "Market study, demonstration of equipment, training of dealers, installation of a spare-parts store."},
		{"Milestones", "Kick-off " + d.date.AddDate(0, 1, 3).Format("2 Jan 2006") + "; interim report " + d.date.AddDate(0, 6, 12).Format("2 Jan 2006") + "; close " + d.date.AddDate(1, 2, 7).Format("2 Jan 2006") + "."},
		{"Resources", "Four sales engineers travel about six times a year; a budget of CNY 900,000 is set aside."},
		{"Risks", "Exchange rates, certification of products, delays of customs clearance."}} {
		n.sized(12).in(fontLatinBold).ink(ink{30, 90, 110}).at(20, y+8, fmt.Sprintf("%d  %s", i+1, s[0]))
		y = n.para(20, y+15, 170, 5.8, s[1])
	}
	p.seal(152, y+22, 19, d.us.name, "")
	truth := d.truth(d.us.english(), latin(d.partner.partner))
	truth["countries"] = []string{d.partner.code, other.code}
	return paper{[]*page{p}, truth}
}

// drawPlanSheet draws a plan as a table of particulars.
func drawPlanSheet(f *facts) paper {
	d := newFarDeal(f)
	p := newA4()
	n := pen{p, 10.5, pick(f.rng, append(heis, songs...)), black}
	n.sized(18).in(fontHeiBold).mid(105, 28, pick(f.rng, []string{"国际合作项目计划书", "境外项目计划表", "经贸合作项目计划书"}))
	n.sized(9.5).at(20, 39, "编号："+d.number)
	n.sized(9.5).end(190, 39, "填表日期："+pick(f.rng, []string{zhDate(d.date), isoDate(d.date), d.date.Format("2006.01.02")}))
	g := form{n, 20, 42, 0.3}
	half, full := []float64{34, 51, 34, 51}, []float64{34, 136}
	begin, end := d.date.AddDate(0, 1, 0), d.date.AddDate(1, 5, 0)
	g.row(10, full, "|项目名称", d.partner.zh+"市场"+d.us.trade+"合作项目")
	g.row(10, full, "|实施单位（甲方）", d.us.name)
	g.row(10, full, "|合作单位（乙方）", d.partner.partner)
	g.row(10, half, "|合作经济体", d.partner.zh, "|实施地点", d.cityZh)
	g.row(10, half, "|项目负责人", d.us.legalRep, "|联系电话", d.us.phone)
	g.row(10, full, "|实施期限", zhDate(begin)+" 至 "+zhDate(end))
	for _, s := range [][2]string{{"项目目标", "扩大" + d.us.trade + "业务在当地的份额，年度新增销售额二百万美元，培养当地服务人员十名。"},
		{"主要内容", "一、市场调研与客户走访；二、产品展示与技术交流；三、签订供货合同；四、建立售后服务网点。"},
		{"进度安排", "前三个月完成调研，第四至九个月完成洽谈与签约，其后进入实施与验收阶段。"},
		{"经费预算", "合计人民币壹佰贰拾万元整，其中差旅费三十万元，展览费二十万元，其他七十万元。"},
		{"预期效益", "项目完成后三年内实现销售收入六百万美元，上缴税金约四百万元。"}} {
		g.row(24, full, "|"+s[0], s[1])
	}
	g.row(40, full, "|单位意见", "同意立项。")
	p.seal(150, g.y-20, 18, strings.TrimSpace(d.us.name), "")
	return paper{[]*page{p}, d.truth(plain(d.us.name), latin(d.partner.partner))}
}
