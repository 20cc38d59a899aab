package specimen

import (
	"fmt"
	"slices"
	"time"
)

func taxCertificateLayouts() []layout {
	return slices.Concat([]layout{
		{name: "table", draw: taxPaper(drawTaxTable)},
		{name: "narrative", draw: taxPaper(drawTaxNarrative)},
		{name: "electronic", draw: taxPaper(drawTaxElectronic)},
		{name: "summary", held: true, draw: taxPaper(drawTaxSummary)},
	}, moreTaxLayouts(), anyTaxLayouts(), heldTaxLayouts())
}

// taxItem is one payment of one tax.
type taxItem struct {
	voucher, tax, good string
	from, to, paid     time.Time
	fen                int64
}

// taxRecord is what a tax office certifies of one company and year.
type taxRecord struct {
	company company
	number  string
	issue   time.Time
	items   []taxItem
}

// taxPaper turns a drawing of a record into a layout; with the defect
// tax.kind.allowed one of the look-alikes is drawn.
func taxPaper(draw func(f *facts, r taxRecord) paper) func(f *facts) paper {
	return func(f *facts) paper {
		if f.defect == "tax.kind.allowed" {
			return pick(f.rng, []func(f *facts) paper{drawNoTaxOwed, drawTaxInquiry})(f)
		}
		return draw(f, newTaxRecord(f))
	}
}

func newTaxRecord(f *facts) taxRecord {
	r := taxRecord{company: f.company, number: "3" + digits(f.rng, 2) + "0" + digits(f.rng, 14)}
	if f.defect == "tax.taxpayer.match" {
		r.company = otherCompany(f)
	}
	r.issue = f.today.AddDate(0, 0, -between(f.rng, 2, 20))
	r.items = taxItems(f, taxYear(f))
	return r
}

// taxYear is the year before submission, or two earlier for the defect.
func taxYear(f *facts) int {
	if f.defect == "tax.year.previous" {
		return f.today.Year() - 3
	}
	return f.today.Year() - 1
}

// taxItems are quarterly payments with the income tax of the year, so that
// the periods cover the whole year.
func taxItems(f *facts, year int) []taxItem {
	var items []taxItem
	for quarter := range 4 {
		from := day(year, 3*quarter+1, 1)
		to := from.AddDate(0, 3, -1)
		vat := int64(between(f.rng, 800000, 9000000))
		items = append(items, newTaxItem(f, "增值税", "商业", from, to, vat))
		if quarter%2 == 1 {
			items = append(items, newTaxItem(f, "城市维护建设税", "市区（增值税附征）", from, to, vat*7/100))
		}
	}
	items = append(items, newTaxItem(f, "印花税", "买卖合同", day(year, 10, 1), day(year, 12, 31), int64(between(f.rng, 20000, 900000))))
	return append(items, newTaxItem(f, "企业所得税", "应纳税所得额", day(year, 1, 1), day(year, 12, 31), int64(between(f.rng, 900000, 60000000))))
}

func newTaxItem(f *facts, tax, good string, from, to time.Time, fen int64) taxItem {
	return taxItem{"3" + digits(f.rng, 17), tax, good, from, to, to.AddDate(0, 0, between(f.rng, 5, 15)), fen}
}

func (r taxRecord) total() int64 {
	var sum int64
	for _, i := range r.items {
		sum += i.fen
	}
	return sum
}

func (r taxRecord) from() time.Time {
	return slices.MinFunc(r.items, func(a, b taxItem) int { return a.from.Compare(b.from) }).from
}

func (r taxRecord) to() time.Time {
	return slices.MaxFunc(r.items, func(a, b taxItem) int { return a.to.Compare(b.to) }).to
}

// taxes are the names of the taxes paid, each once, as they come.
func (r taxRecord) taxes() []string {
	var names []string
	for _, i := range r.items {
		if !slices.Contains(names, i.tax) {
			names = append(names, i.tax)
		}
	}
	return names
}

func (r taxRecord) sum(tax string) int64 {
	var sum int64
	for _, i := range r.items {
		if i.tax == tax {
			sum += i.fen
		}
	}
	return sum
}

func (r taxRecord) truth(authority string) map[string]any {
	return map[string]any{
		"certificate_number": r.number, "issue_date": isoDate(r.issue), "tax_authority": plain(authority),
		"taxpayer_id": r.company.uscc, "taxpayer_name": plain(r.company.name),
		"total_amount": yuan(r.total()), "total_amount_words": amountWords(r.total()),
		"period_start": isoDate(r.from()), "period_end": isoDate(r.to()), "items": r.taxes(),
	}
}

// office is the office named on the papers of f, one in three being its
// service hall.
func (r taxRecord) office(f *facts) string {
	if f.rng.IntN(3) == 0 {
		return f.company.taxOffice + "第一税务分局（办税服务厅）"
	}
	return f.company.taxOffice
}

// drawTaxTable draws the certificate in table form, on wide paper.
func drawTaxTable(f *facts, r taxRecord) paper {
	p := newPage(241, 165)
	c := ink{60, 52, 48}
	n := pen{p, 9, pick(f.rng, songs), c}
	authority := r.office(f)
	n.sized(14).in(fontSongBold).spreadMid(120, 15, 62, "中华人民共和国")
	n.sized(19).in(fontSongBold).spreadMid(120, 24, 74, "税收完税证明")
	n.sized(8).at(16, 14, fmt.Sprintf("（%d1）辽国证明", r.issue.Year()%100))
	n.sized(10.5).end(226, 24, "No."+r.number)
	n.at(16, 33, "填发日期： "+zhDateSpaced(r.issue))
	n.end(226, 33, "税务机关： "+authority)
	g := form{n, 16, 36, 0.25}
	g.row(8, []float64{28, 70, 24, 88}, "|纳税人识别号", "|"+r.company.uscc, "|纳税人名称", r.company.name)
	y := table{n.sized(8.5), 16, g.y, 0.25, 6.6, []column{{"原凭证号", 42, 'c'}, {"税种", 34, 'c'}, {"品目名称", 36, 'c'},
		{"税款所属时期", 46, 'c'}, {"入(退)库日期", 24, 'c'}, {"实缴(退)金额", 28, 'r'}}}.draw(r.rows(" 至 ", "2006-01-02"))
	g.y = y
	g.row(8, []float64{28, 122, 60}, "|金额合计", "(大写)人民币"+amountWords(r.total()), "¥"+grouped(r.total()))
	h := g.y
	g.row(24, []float64{70, 50, 90}, "", "", "备注："+f.company.taxOffice)
	n.at(20, h+9, "税务机关")
	n.at(21, h+15, "（盖章）")
	n.at(92, h+8, "填 票 人")
	n.at(90, h+15, "电子税务局")
	p.seal(54, h+11, 16, f.company.taxOffice, "征税专用章")
	n.sized(10).in(fontHeiBold).spreadMid(120, g.y+6, 64, "妥善保管、手写无效")
	n.sized(7.5).at(228, 60, "收")
	for i, s := range []string{"据", "联", "交", "纳", "税", "人", "作", "完", "税", "证", "明"} {
		n.sized(7.5).at(228, 64+float64(i)*4, s)
	}
	return paper{[]*page{p}, r.truth(authority)}
}

// rows are the items as table rows, the period joined by the given mark.
func (r taxRecord) rows(join, format string) [][]string {
	var rows [][]string
	for _, i := range r.items {
		rows = append(rows, []string{i.voucher, i.tax, i.good, i.from.Format(format) + join + i.to.Format(format),
			i.paid.Format(format), grouped(i.fen)})
	}
	return rows
}

// drawTaxNarrative draws the certificate in text form.
func drawTaxNarrative(f *facts, r taxRecord) paper {
	p := newA4()
	n := pen{p, 12.5, pick(f.rng, append(songs, fontFang)), black}
	authority := f.company.taxOffice
	n.sized(16).in(fontSongBold).spreadMid(105, 28, 70, "中华人民共和国")
	n.sized(24).in(fontSongBold).spreadMid(105, 40, 92, "税收完税证明")
	n.sized(11).at(24, 54, fmt.Sprintf("（%d）辽国证明%s", r.issue.Year(), "000"+digits(f.rng, 5)))
	n.sized(11).end(186, 54, "No "+r.number)
	n.at(24, 66, "填发日期："+zhDate(r.issue))
	y := n.para(24, 76, 162, 9.5, fmt.Sprintf("纳税人名称：%s", r.company.name))
	y = n.para(24, y, 162, 9.5, "纳税人识别号："+r.company.uscc)
	y = n.indented(24, y+2, 162, 9.5, fmt.Sprintf("你单位自%s至%s期间，在我局已缴纳入库税款共计人民币（大写）%s（¥%s），其中：",
		zhDate(r.from()), zhDate(r.to()), amountWords(r.total()), grouped(r.total())))
	for i, tax := range r.taxes() {
		y = n.indented(24, y, 162, 9, fmt.Sprintf("%d．%s %s元；", i+1, tax, grouped(r.sum(tax))))
	}
	n.indented(24, y+2, 162, 9.5, "特此证明。")
	n.end(184, 228, "税务机关（盖章）："+authority)
	n.end(184, 239, "填票人："+pick(f.rng, []string{"赵丽", "孙国强", "电子税务局"}))
	p.seal(150, 230, 20, authority, "征税专用章")
	n.sized(9).mid(105, 280, "本证明遗失不补，涂改无效。")
	return paper{[]*page{p}, r.truth(authority)}
}

// drawTaxElectronic draws the upright e-certificate of the tax portal.
func drawTaxElectronic(f *facts, r taxRecord) paper {
	p := newA4()
	n := pen{p, 9, pick(f.rng, heis), black}
	authority := r.office(f)
	n.sized(19).in(fontSongBold).mid(105, 26, "中华人民共和国税收完税证明")
	n.sized(10).mid(105, 34, "（电子）")
	n.at(18, 44, "证明编号："+r.number)
	n.end(192, 44, "填发日期："+isoDate(r.issue))
	n.at(18, 50, "税务机关："+authority)
	g := form{n, 18, 54, 0.2}
	g.row(9, []float64{28, 146}, "|纳税人名称", r.company.name)
	g.row(9, []float64{28, 146}, "|纳税人识别号", r.company.uscc)
	y := table{n.sized(8), 18, g.y, 0.2, 8, []column{{"原凭证号", 37, 'c'}, {"税种", 29, 'c'}, {"品目名称", 27, 'c'},
		{"税款所属时期", 36, 'c'}, {"入（退）库日期", 21, 'c'}, {"实缴（退）金额", 24, 'r'}}}.draw(r.rows(" 至 ", "2006-01-02"))
	g.y = y
	g.row(10, []float64{28, 98, 48}, "|金额合计", "（大写）人民币"+amountWords(r.total()), "|￥"+grouped(r.total()))
	p.qr(22, g.y+8, 28, f.rng.Uint64(), black)
	n.sized(8).para(22, g.y+42, 70, 4.2, "验证码："+verification(f, 8, 0)+"　可登录电子税务局或扫描二维码查验")
	n.at(120, g.y+20, "税务机关（电子章）")
	p.seal(150, g.y+24, 18, f.company.taxOffice, "业务专用章")
	n.sized(8).mid(105, 286, "第1页/共1页")
	return paper{[]*page{p}, r.truth(authority)}
}

// drawTaxSummary draws a wide certificate whose rows are sums by tax and
// whose period stands in the head.
func drawTaxSummary(f *facts, r taxRecord) paper {
	p := newPage(297, 210)
	n := pen{p, 11, pick(f.rng, kais), black}
	authority := f.company.taxOffice
	n.sized(22).in(fontHeiBold).spreadMid(148, 30, 110, "税收完税证明")
	n.sized(10).end(272, 30, "№ "+r.number)
	n.at(26, 46, "纳税人名称："+r.company.name)
	n.at(26, 54, "纳税人识别号："+r.company.uscc)
	n.at(160, 54, "税款所属时期："+r.from().Format("2006.01.02")+" - "+r.to().Format("2006.01.02"))
	var rows [][]string
	for i, tax := range r.taxes() {
		rows = append(rows, []string{fmt.Sprint(i + 1), tax, grouped(r.sum(tax)), "已入库"})
	}
	y := table{n, 26, 59, 0.4, 11, []column{{"序号", 22, 'c'}, {"征收项目", 96, 'c'}, {"实缴税额（元）", 70, 'r'}, {"备注", 58, 'c'}}}.draw(rows)
	g := form{n, 26, y, 0.4}
	g.row(12, []float64{58, 188}, "|合计（小写）", "￥"+grouped(r.total()))
	g.row(12, []float64{58, 188}, "|合计（大写）", amountWords(r.total()))
	n.at(150, g.y+16, "开具税务机关："+authority)
	n.at(150, g.y+26, "开具日期："+zhDatePadded(r.issue))
	p.seal(205, g.y+20, 20, authority, "征税专用章")
	return paper{[]*page{p}, r.truth(authority)}
}

// drawNoTaxOwed draws a proof that no tax is owed, which proves no payment.
func drawNoTaxOwed(f *facts) paper {
	p := newA4()
	n := pen{p, 14, pick(f.rng, songs), black}
	issue := f.today.AddDate(0, 0, -between(f.rng, 2, 20))
	n.sized(22).in(fontSongBold).spreadMid(105, 46, 74, "无欠税证明")
	n.sized(11).end(186, 60, fmt.Sprintf("%s税无欠税证〔%d〕%s号", "沈", issue.Year(), digits(f.rng, 5)))
	n.at(26, 80, f.company.name+"：")
	y := n.indented(26, 92, 158, 11, fmt.Sprintf("你单位（统一社会信用代码：%s，法定代表人：%s）在税收征管信息系统内，截至%s，未发现有欠税情形。", f.company.uscc, f.company.legalRep, zhDate(issue)))
	n.indented(26, y+2, 158, 11, "特此证明。")
	n.end(180, 190, f.company.taxOffice)
	n.end(180, 202, zhDate(issue))
	p.seal(155, 194, 21, f.company.taxOffice, "业务专用章")
	return paper{[]*page{p}, map[string]any{"kind": "other"}}
}

// drawTaxInquiry draws the answer to a question for tax information.
func drawTaxInquiry(f *facts) paper {
	p := newA4()
	n := pen{p, 13, pick(f.rng, songs), black}
	issue := f.today.AddDate(0, 0, -between(f.rng, 2, 20))
	n.sized(21).in(fontHeiBold).mid(105, 44, "涉税信息查询结果告知书")
	n.sized(11).end(186, 58, fmt.Sprintf("税查告〔%d〕%s号", issue.Year(), digits(f.rng, 4)))
	n.at(26, 76, f.company.name+"（纳税人识别号："+f.company.uscc+"）：")
	y := n.indented(26, 88, 158, 10, fmt.Sprintf("你单位于%s提出的涉税信息查询申请收悉。经查询，现将你单位登记信息及申报信息告知如下：", zhDate(issue.AddDate(0, 0, -2))))
	y = n.indented(26, y, 158, 10, "登记状态：正常；增值税纳税人类型：一般纳税人；申报期限内应申报税种均已申报。")
	n.indented(26, y, 158, 10, "上述信息仅供参考，不作为涉税证明使用。")
	n.end(180, 190, f.company.taxOffice)
	n.end(180, 202, zhDate(issue))
	p.seal(155, 194, 21, f.company.taxOffice, "业务专用章")
	return paper{[]*page{p}, map[string]any{"kind": "other"}}
}
