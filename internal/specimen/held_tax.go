package specimen

import (
	"fmt"
	"strings"
	"time"
)

func heldTaxLayouts() []layout {
	return []layout{
		{name: "receipt", held: true, draw: taxPaper(drawTaxReceipt)},
		{name: "two_languages", held: true, draw: taxPaper(drawTaxTwoLanguages)},
		{name: "blocks", held: true, draw: taxPaper(drawTaxBlocks)},
		{name: "statement", held: true, draw: taxPaper(drawTaxStatement)},
	}
}

// drawTaxReceipt draws an upright receipt with a band down its side and the
// taxpayer at the foot.
func drawTaxReceipt(f *facts, r taxRecord) paper {
	r = r.quarterly()
	p := newPage(182, 257)
	brown := ink{110, 60, 30}
	n, label := pen{p, 9.5, pick(f.rng, []face{fontSong, fontMono, fontKai}), black}, pen{p, 8, fontSong, brown}
	authority := r.office(f)
	p.frame(area{22, 40, 148, 176}, 0.5, brown)
	label.sized(10).down(14, 70, 9, "第二联收据纳税人收执")
	label.sized(20).in(fontSongBold).spreadMid(96, 24, 96, "税收完税证明")
	label.sized(9).end(170, 34, "№ "+r.number)
	label.at(24, 34, "填发日期")
	n.at(40, 34, zhDateSpaced(r.issue))
	var rows [][]string
	for _, i := range r.items {
		rows = append(rows, []string{i.tax, i.good, i.from.Format("2006.01.02") + "—" + i.to.Format("2006.01.02"), i.paid.Format("2006.01.02"), grouped(i.fen)})
	}
	y := table{n.sized(8.5), 22, 40, 0.25, 11, []column{{"税种", 30, 'c'}, {"品目", 28, 'c'}, {"所属时期", 40, 'c'}, {"入库日期", 24, 'c'}, {"金额", 26, 'r'}}}.draw(rows)
	y = max(y, 150)
	p.line(22, y, 170, y, 0.3, brown)
	label.at(25, y+7, "合计人民币（大写）")
	n.at(54, y+7, amountWords(r.total()))
	label.at(122, y+7, "小写")
	n.at(131, y+7, "￥"+grouped(r.total()))
	p.line(22, y+11, 170, y+11, 0.3, brown)
	for i, row := range [][2]string{{"纳税人名称", r.company.name}, {"纳税人代码", r.company.uscc}, {"注册地址", r.company.address}, {"征收机关", authority}} {
		label.at(25, y+19+float64(i)*8, row[0])
		n.at(48, y+19+float64(i)*8, row[1])
	}
	label.at(25, y+55, "征收机关（盖章）")
	label.at(90, y+55, "填票人（章） 王晓")
	p.seal(64, y+54, 16, f.company.taxOffice, "征税专用章")
	label.mid(96, 250, "手写无效　逾期不缴按税法规定加收滞纳金")
	return paper{[]*page{p}, r.truth(authority)}
}

// drawTaxTwoLanguages draws every label in Chinese and English.
func drawTaxTwoLanguages(f *facts, r taxRecord) paper {
	p := newA4()
	n := pen{p, 9.5, pick(f.rng, []face{fontHei, fontMing, fontMicroHei}), black}
	en := pen{p, 7, fontLatin, grey}
	authority := f.company.taxOffice
	n.sized(18).in(fontSongBold).mid(105, 24, "税收完税证明")
	en.sized(10).mid(105, 30, "TAX PAYMENT CERTIFICATE")
	y := 42.0
	for _, row := range [][3]string{{"证明编号", "Certificate No.", r.number}, {"纳税人名称", "Name of taxpayer", r.company.name}, {"纳税人识别号", "Taxpayer ID", r.company.uscc},
		{"税款所属期", "Tax period", isoDate(r.from()) + " 至 " + isoDate(r.to())}, {"出证税务机关", "Issuing authority", authority}} {
		n.at(20, y, row[0])
		en.at(20, y+3.6, row[1])
		n.at(62, y+1.5, row[2])
		p.dotted(20, y+5.4, 190, 1.2, grey)
		y += 9.5
	}
	var rows [][]string
	for _, tax := range r.taxes() {
		rows = append(rows, []string{tax, map[string]string{"增值税": "Value-added tax", "城市维护建设税": "Urban maintenance", "印花税": "Stamp duty", "企业所得税": "Corporate income tax"}[tax], "CNY", grouped(r.sum(tax))})
	}
	y = table{n.sized(9), 20, y + 2, 0.2, 8.5, []column{{"税种", 50, 'l'}, {"Tax", 56, 'l'}, {"币种", 20, 'c'}, {"已缴税额", 44, 'r'}}}.draw(rows)
	n.at(20, y+8, "合计 Total")
	n.end(189, y+8, grouped(r.total()))
	n.at(20, y+15, "人民币大写："+amountWords(r.total()))
	y = n.para(20, y+26, 170, 5.4, "兹证明上述纳税人在所列期间内已缴纳上列税款。本证明英文部分仅供参考，以中文为准。")
	en.sized(8).para(20, y, 170, 4.4, "This is to certify that the taxes listed above have been paid. In case of discrepancy the Chinese text shall prevail.")
	n.end(184, 236, authority)
	n.end(184, 244, zhDatePadded(r.issue))
	en.end(184, 249, "Date of issue: "+r.issue.Format("02 Jan 2006"))
	p.seal(154, 238, 20, authority, "出口退税专用章")
	return paper{[]*page{p}, r.truth(authority)}
}

// drawTaxBlocks draws each payment as a block of labelled lines, in two
// columns, with the sum in the head.
func drawTaxBlocks(f *facts, r taxRecord) paper {
	r = r.quarterly()
	p := newPage(297, 210)
	n := pen{p, 8.5, pick(f.rng, append(heis, fontSong)), black}
	authority := r.office(f)
	n.sized(9).ink(grey).at(16, 14, "全国统一电子税票样式（打印件）")
	n.sized(18).in(fontHeiBold).mid(148, 22, "电子税收完税证明")
	g := form{n.sized(9), 16, 28, 0.25}
	g.row(9, []float64{30, 104, 30, 101}, "|税票号码", r.number, "|开票日期", r.issue.Format("20060102"))
	g.row(9, []float64{30, 104, 30, 101}, "|缴款单位（人）", r.company.name, "|纳税人代码", r.company.uscc)
	g.row(9, []float64{30, 104, 30, 101}, "|税额合计", "人民币"+amountWords(r.total()), "|合计（元）", grouped(r.total()))
	g.row(9, []float64{30, 235}, "|开票机关", authority)
	for i, item := range r.items {
		x, y := 16+float64(i%2)*134, g.y+8+float64(i/2)*34
		p.frame(area{x, y - 4, 130, 30}, 0.12, grey)
		n.in(fontHeiBold).at(x+3, y+1, fmt.Sprintf("%d. %s（%s）", i+1, item.tax, item.good))
		for k, row := range [][2]string{{"原凭证号", item.voucher}, {"所属期间", zhDate(item.from) + "－" + zhDate(item.to)}, {"缴款日期", isoDate(item.paid)}, {"实缴税额", grouped(item.fen) + " 元"}} {
			n.ink(grey).at(x+3, y+7+float64(k)*5.2, row[0])
			n.at(x+24, y+7+float64(k)*5.2, row[1])
		}
	}
	p.seal(262, 190, 15, f.company.taxOffice, "电子税票专用章")
	n.sized(7.5).at(16, 203, "验票网址：https://inv-veri.example/zz　查验次数以系统记录为准　第 1 页 共 1 页")
	return paper{[]*page{p}, r.truth(authority)}
}

// drawTaxStatement draws running text alone, the sums in one sentence.
func drawTaxStatement(f *facts, r taxRecord) paper {
	p := newA4()
	n := pen{p, 14, pick(f.rng, []face{fontSong, fontFang, fontWenKai}), black}
	authority := f.company.taxOffice
	n.sized(22).in(fontHeiBold).mid(105, 42, "税收完税证明")
	n.sized(11).mid(105, 52, "〔文书〕 税证字 "+r.number)
	var parts []string
	for _, tax := range r.taxes() {
		parts = append(parts, tax+grouped(r.sum(tax))+"元")
	}
	y := n.indented(28, 74, 154, 10.5, fmt.Sprintf("兹有%s，统一社会信用代码为%s，法定代表人%s，主管税务机关为%s。", r.company.name, r.company.uscc, r.company.legalRep, authority))
	y = n.indented(28, y, 154, 10.5, fmt.Sprintf("经查金税系统，该纳税人在税款所属期%s至%s内实际缴纳：%s。合计¥%s（人民币%s），已全部入库。",
		zhDatePadded(r.from()), zhDatePadded(r.to()), strings.Join(parts, "，"), grouped(r.total()), amountWords(r.total())))
	n.indented(28, y, 154, 10.5, "该纳税人本年度"+fmt.Sprint(r.issue.Year())+"年1月1日以后的税款不在本证明之列。")
	n.at(28, 214, "经办："+pick(f.rng, []string{"刘畅", "马骏", "何静"}))
	n.end(182, 222, authority)
	n.end(182, 233, r.issue.Format(time.DateOnly))
	p.seal(152, 226, 21, authority, "证明专用章")
	n.sized(9).mid(105, 284, "咨询电话：12366　地址："+f.company.city+f.company.district+"办税服务厅3号窗口")
	return paper{[]*page{p}, r.truth(authority)}
}
