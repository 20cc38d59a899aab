package specimen

import (
	"fmt"
	"slices"
	"time"
)

func taxRatingLayouts() []layout {
	return slices.Concat([]layout{
		{name: "information", draw: drawRatingInformation},
		{name: "certificate", draw: drawRatingCertificate},
		{name: "payment_credit", draw: drawPaymentCredit},
		{name: "years", held: true, draw: drawRatingYears},
	}, moreTaxRatingLayouts(), anyTaxRatingLayouts(), heldTaxRatingLayouts())
}

// ratingRecord is one year's tax credit of a company.
type ratingRecord struct {
	company     company
	year, score int
	grade       string
	issue       time.Time
	office      string
}

func newRatingRecord(f *facts) ratingRecord {
	r := ratingRecord{company: f.company, year: taxYear(f), grade: pick(f.rng, []string{"A", "B", "B", "M"}), office: f.company.taxOffice}
	switch f.defect {
	case "tax.taxpayer.match":
		r.company = otherCompany(f)
	case "tax.credit.min_grade_M":
		r.grade = pick(f.rng, []string{"C", "D"})
	}
	r.score = map[string]int{"A": 90, "B": 71, "M": 70, "C": 42, "D": 20}[r.grade] + between(f.rng, 0, 9)
	r.issue = f.today.AddDate(0, 0, -between(f.rng, 2, 30)).Add(time.Duration(between(f.rng, 30000, 64000)) * time.Second)
	return r
}

func (r ratingRecord) truth(fields ...string) map[string]any {
	all := map[string]any{
		"taxpayer_name": plain(r.company.name), "taxpayer_id": r.company.uscc, "year": fmt.Sprint(r.year), "rating": r.grade,
		"issuer": plain(r.office), "issue_date": isoDate(r.issue),
	}
	t := map[string]any{}
	for _, name := range append(fields, "taxpayer_name", "taxpayer_id", "year", "rating") {
		t[name] = all[name]
	}
	return t
}

// drawRatingInformation draws the portal's print of the evaluation.
func drawRatingInformation(f *facts) paper {
	r := newRatingRecord(f)
	p := newA4()
	n := pen{p, 11, pick(f.rng, heis), black}
	n.sized(20).in(fontHeiBold).mid(105, 36, "纳税信用评价信息")
	g := form{n, 25, 50, 0.25}
	two := []float64{50, 110}
	g.row(12, two, "|纳税人名称", r.company.name)
	g.row(12, two, "|纳税人识别号", r.company.uscc)
	g.row(12, two, "|评价年度", fmt.Sprint(r.year))
	g.row(12, two, "|评价得分", fmt.Sprintf("%d.0", r.score))
	g.row(12, two, "|纳税信用级别", r.grade+"级")
	g.row(12, two, "|主管税务机关", r.office)
	p.qr(28, g.y+16, 30, f.rng.Uint64(), black)
	n.sized(9).at(28, g.y+52, "扫描二维码可查验本信息")
	n.at(120, g.y+34, "打印日期："+isoDate(r.issue))
	p.seal(150, g.y+30, 20, r.office, "业务专用章")
	n.sized(8.5).para(25, 262, 160, 5, "说明：纳税信用级别设A、B、M、C、D五级。评价结果动态调整，以税务系统最新记录为准。")
	return paper{[]*page{p}, r.truth("issuer", "issue_date")}
}

// drawRatingCertificate draws a narrative proof of the grade.
func drawRatingCertificate(f *facts) paper {
	r := newRatingRecord(f)
	p := newA4()
	n := pen{p, 14.5, pick(f.rng, append(songs, fontKai)), black}
	n.sized(24).in(fontSongBold).spreadMid(105, 50, 100, "纳税信用等级证明")
	n.sized(11).end(186, 64, fmt.Sprintf("税信证〔%d〕第%s号", r.issue.Year(), digits(f.rng, 6)))
	y := n.indented(26, 86, 158, 11.5, fmt.Sprintf("兹证明%s（纳税人识别号：%s）在%d年度纳税信用评价中，被评定为%s级纳税人。",
		r.company.name, r.company.uscc, r.year, r.grade))
	n.indented(26, y+2, 158, 11.5, "特此证明。")
	n.end(180, 182, r.office)
	n.end(180, 194, zhDate(r.issue))
	p.seal(152, 186, 21, r.office, "纳税信用专用章")
	return paper{[]*page{p}, r.truth("issuer", "issue_date")}
}

// drawPaymentCredit draws the print under the name in force since July 2025.
func drawPaymentCredit(f *facts) paper {
	r := newRatingRecord(f)
	p := newPage(297, 210)
	edge := ink{40, 90, 160}
	p.frame(area{14, 14, 269, 182}, 1.0, edge)
	n := pen{p, 13, pick(f.rng, kais), black}
	n.sized(24).in(fontHeiBold).ink(edge).mid(148, 44, "纳税缴费信用级别")
	y := 66.0
	for _, line := range [][2]string{{"纳税人（缴费人）名称", r.company.name}, {"统一社会信用代码（纳税人识别号）", r.company.uscc},
		{"评价年度", fmt.Sprintf("%d年", r.year)}, {"评价级别", r.grade}} {
		n.end(122, y, line[0]+"：")
		n.in(fontSong).at(124, y, line[1])
		y += 14
	}
	n.sized(60).in(fontLatinBold).ink(red).mid(240, 138, r.grade)
	p.qr(34, 132, 34, f.rng.Uint64(), black)
	n.at(120, 150, "主管税务机关："+r.office)
	n.at(120, 162, "查询时间："+r.issue.Format("2006-01-02 15:04:05"))
	p.seal(188, 154, 20, r.office, "业务专用章")
	return paper{[]*page{p}, r.truth("issuer", "issue_date")}
}

// drawRatingYears draws a list of several years, the newest first.
func drawRatingYears(f *facts) paper {
	r := newRatingRecord(f)
	p := newA4()
	n := pen{p, 10, pick(f.rng, []face{fontMing, fontZenHei}), black}
	n.sized(9).ink(grey).at(18, 16, "国家税务总局电子税务局")
	n.sized(17).in(fontSongBold).mid(105, 34, "纳税人信用等级查询结果")
	n.at(18, 50, "社会信用代码："+r.company.uscc)
	n.at(18, 58, "纳税人名称："+r.company.name)
	var rows [][]string
	for i := range 4 {
		grade, score := r.grade, r.score
		if i > 0 {
			grade, score = "B", between(f.rng, 71, 88)
		}
		rows = append(rows, []string{fmt.Sprint(i + 1), fmt.Sprint(r.year - i), fmt.Sprint(score), grade, r.office})
	}
	y := table{n, 18, 64, 0.2, 10, []column{{"序号", 16, 'c'}, {"年度", 26, 'c'}, {"分数", 26, 'c'}, {"等级", 26, 'c'},
		{"评定机关", 80, 'c'}}}.draw(rows)
	n.end(192, y+18, "导出日期："+r.issue.Format("2006/01/02"))
	p.seal(164, y+14, 19, r.office, "办税服务厅业务专用章")
	return paper{[]*page{p}, r.truth("issuer", "issue_date")}
}
