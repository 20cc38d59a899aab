package specimen

import (
	"fmt"
	"slices"
	"strings"
	"time"
)

func moreTaxLayouts() []layout {
	return []layout{
		{name: "sheets", draw: taxPaper(drawTaxSheets)},
		{name: "letter", draw: taxPaper(drawTaxLetter)},
		{name: "refunds", draw: taxPaper(drawTaxRefunds)},
		{name: "portal", draw: taxPaper(drawTaxPortal)},
		{name: "bureau", draw: taxPaper(drawTaxBureau)},
	}
}

// monthly is r with a payment of every month, as certificates of several
// sheets list them.
func (r taxRecord) monthly(f *facts) taxRecord {
	year := r.items[0].from.Year()
	r.items = nil
	for month := range 12 {
		from := day(year, month+1, 1)
		to := from.AddDate(0, 1, -1)
		vat := int64(between(f.rng, 300000, 5000000))
		for _, i := range []taxItem{{tax: "增值税", good: f.company.trade, fen: vat}, {tax: "城市维护建设税", good: "市区（增值税附征）", fen: vat * 7 / 100},
			{tax: "教育费附加", good: "增值税教育费附加", fen: vat * 3 / 100}, {tax: "地方教育附加", good: "增值税地方教育附加", fen: vat * 2 / 100}} {
			r.items = append(r.items, newTaxItem(f, i.tax, i.good, from, to, i.fen))
		}
	}
	return r
}

// refunded is r with one payment partly paid back.
func (r taxRecord) refunded(f *facts) taxRecord {
	back := r.items[0]
	back.voucher, back.fen = "3"+digits(f.rng, 17), -back.fen*int64(between(f.rng, 5, 30))/100
	back.paid = back.paid.AddDate(0, 2, 3)
	r.items = slices.Insert(slices.Clone(r.items), 2, back)
	return r
}

// bracketed writes a refund in brackets, as tax offices do.
func bracketed(fen int64) string {
	if fen < 0 {
		return "(￥" + grouped(-fen) + ")"
	}
	return grouped(fen)
}

// quarterly is r without the taxes of small sums, so that a paper stays on one sheet.
func (r taxRecord) quarterly() taxRecord {
	r.items = slices.DeleteFunc(slices.Clone(r.items), func(i taxItem) bool { return i.tax == "城市维护建设税" })
	return r
}

// drawTaxSheets draws a certificate of several sheets in the smallest print,
// each with its own sum, the whole at the end.
func drawTaxSheets(f *facts, r taxRecord) paper {
	r = r.monthly(f)
	authority, body := r.office(f), pick(f.rng, songs)
	const each = 26
	all := (len(r.items) + each - 1) / each
	var pages []*page
	for part := range slices.Chunk(r.items, each) {
		p := newPage(241, 190)
		pages = append(pages, p)
		n := pen{p, 8, body, black}
		r.sheetHead(n, authority)
		sheet := taxRecord{items: part}
		y := table{n.sized(7.5), 12, 46, 0.15, 4.4, []column{{"原凭证号", 40, 'c'}, {"税种", 34, 'c'}, {"品目名称", 44, 'c'},
			{"税款所属时期", 46, 'c'}, {"入(退)库日期", 24, 'c'}, {"实缴(退)金额", 29, 'r'}}}.draw(sheet.rows("至", "2006-01-02"))
		g := form{n, 12, y, 0.15}
		g.row(6, []float64{188, 29}, "|本页小计", "￥"+grouped(sheet.total()))
		if len(pages) == all {
			g.row(7, []float64{40, 118, 59}, "|金额合计", "（大写）人民币"+amountWords(r.total()), "|￥"+grouped(r.total()))
			n.at(16, g.y+7, "税务机关（盖章）")
			n.at(90, g.y+7, "填票人　电子税务局")
			n.at(150, g.y+7, "备注：共"+fmt.Sprint(all)+"页，合计见末页")
			p.seal(56, min(g.y+6, 172), 15, f.company.taxOffice, "征税专用章")
		}
		n.pageOf(120, 186, "第#页，共$页　妥善保管，手写无效", len(pages), all)
	}
	return paper{pages, r.truth(authority)}
}

func (r taxRecord) sheetHead(n pen, authority string) {
	n.sized(12).in(fontSongBold).spreadMid(120, 13, 60, "中华人民共和国")
	n.sized(16).in(fontSongBold).spreadMid(120, 21, 66, "税收完税证明")
	n.sized(9).end(229, 21, "No "+r.number)
	n.at(12, 29, "填发日期："+zhDatePadded(r.issue))
	n.end(229, 29, "税务机关："+authority)
	g := form{n, 12, 32, 0.15}
	g.row(7, []float64{30, 64, 26, 97}, "|纳税人识别号", "|"+r.company.uscc, "|纳税人名称", r.company.name)
	g.row(7, []float64{30, 187}, "|税款限缴期限", "见各原凭证")
}

// drawTaxLetter draws the certificate as a letter with a table of sums inside
// and its date under the seal.
func drawTaxLetter(f *facts, r taxRecord) paper {
	p := newA4()
	n := pen{p, 13, pick(f.rng, []face{fontFang, fontKai, fontSong}), black}
	authority := f.company.taxOffice
	n.sized(15).in(fontSongBold).mid(105, 30, "中华人民共和国")
	n.sized(23).in(fontSongBold).mid(105, 42, "税收完税证明（文书式）")
	n.sized(11).end(184, 56, fmt.Sprintf("（%d）辽税证　№%s", r.issue.Year(), r.number))
	n.at(26, 70, r.company.name+"：")
	y := n.indented(26, 80, 158, 8.5, fmt.Sprintf("你单位（纳税人识别号%s）%s至%s（税款所属期）在我局入库税款情况如下：",
		r.company.uscc, zhDate(r.from()), zhDate(r.to())))
	var rows [][]string
	for _, tax := range r.taxes() {
		rows = append(rows, []string{tax, grouped(r.sum(tax)), "0.00"})
	}
	y = table{n.sized(11.5), 30, y, 0.3, 9, []column{{"税（费）种", 60, 'c'}, {"已缴金额（元）", 50, 'r'}, {"减免金额（元）", 40, 'r'}}}.draw(rows)
	y = n.indented(26, y+10, 158, 8.5, fmt.Sprintf("以上合计人民币%s（小写：%s元）。", amountWords(r.total()), grouped(r.total())))
	n.indented(26, y, 158, 8.5, "特此证明。本证明仅供办理"+pick(f.rng, []string{"商务旅行卡", "招投标", "银行授信"})+"使用，他用无效。")
	n.end(180, 216, authority)
	n.end(180, 226, capsDate(r.issue))
	p.seal(152, 220, 21, authority, "征税专用章")
	n.sized(9).at(26, 262, "开具人：于洋　审核人：周敏　联系电话：024-12366")
	return paper{[]*page{p}, r.truth(authority)}
}

// drawTaxRefunds draws labels above their values and refunds in brackets.
func drawTaxRefunds(f *facts, r taxRecord) paper {
	r = r.refunded(f)
	p := newPage(297, 210)
	n := pen{p, 9, pick(f.rng, []face{fontSong, fontMono, fontMing}), black}
	authority := r.office(f)
	securityWaves(p, area{12, 10, 273, 26}, ink{120, 90, 40}.pale())
	n.sized(20).in(fontSongBold).spreadMid(148, 26, 96, "税收完税证明")
	n.sized(8).at(14, 16, "国家税务总局监制")
	n.sized(11).end(283, 26, "No●"+r.number)
	y := n.labelRow(14, 40, 12, []labelled{{54, "填发日期", zhDate(r.issue)}, {105, "填发税务机关", authority}, {110, "主管税务所（科、分局）", strings.TrimPrefix(f.company.taxOffice, "国家税务总局")}})
	y = n.labelRow(14, y, 12, []labelled{{80, "纳税人识别号（统一社会信用代码）", r.company.uscc}, {189, "纳税人名称", r.company.name}})
	var rows [][]string
	for _, i := range r.items {
		rows = append(rows, []string{i.tax, i.good, i.from.Format("2006.01.02") + "-" + i.to.Format("2006.01.02"), i.paid.Format("2006.01.02"), i.voucher, bracketed(i.fen)})
	}
	y = table{n.sized(8.5), 14, y, 0.2, 6.6, []column{{"税种", 46, 'c'}, {"品目名称", 48, 'c'}, {"税款所属时期", 58, 'c'}, {"入（退）库日期", 34, 'c'},
		{"原凭证号", 46, 'c'}, {"实缴（退）金额", 37, 'r'}}}.draw(rows)
	y = n.labelRow(14, y, 12, []labelled{{189, "金额合计（大写）", "人民币" + amountWords(r.total())}, {80, "（小写）", "¥" + grouped(r.total())}})
	n.at(16, y+8, "备注：括号内为退库税额。")
	n.at(120, y+8, "填票人：ETAX2100")
	p.seal(222, y+10, 17, f.company.taxOffice, "征税专用章")
	n.sized(7.5).mid(148, 206, "收 据 联　　交 纳 税 人 作 完 税 证 明")
	return paper{[]*page{p}, r.truth(authority)}
}

// drawTaxPortal draws what the tax portal prints on plain paper, the newest
// payment first, without rules.
func drawTaxPortal(f *facts, r taxRecord) paper {
	r = r.quarterly()
	p := newA4()
	n := pen{p, 8.5, pick(f.rng, heis), black}
	authority := f.company.taxOffice
	n.sized(7.5).ink(grey).at(14, 12, r.issue.Format("2006/1/2")+" 15:32")
	n.sized(7.5).ink(grey).end(196, 12, "电子税务局 - 税收完税证明")
	n.sized(15).in(fontHeiBold).at(14, 26, "税收完税证明（表格式）")
	y := n.flush(42, 36, 150, 6, [][2]string{{"票证号码", r.number}, {"纳税人全称", r.company.name}, {"社会信用代码", r.company.uscc},
		{"登记注册地址", f.company.address}, {"开具税务机关", authority}, {"开具日期", r.issue.Format("2006-01-02")}, {"制票日期起止", r.items[0].paid.Format("2006-01-02") + " ~ " + isoDate(r.issue)}})
	p.line(14, y, 196, y, 0.4, blue)
	rows := r.rows("~", "20060102")
	slices.Reverse(rows)
	y = table{n.sized(8), 14, y + 1, 0, 7.4, []column{{"原凭证号", 38, 'l'}, {"征收项目", 26, 'l'}, {"征收品目", 30, 'l'}, {"所属期起止", 38, 'l'},
		{"入库日期", 22, 'c'}, {"实缴金额", 28, 'r'}}}.draw(rows)
	p.line(14, y+1, 196, y+1, 0.4, blue)
	n.in(fontHeiBold).at(14, y+8, "合计金额")
	n.in(fontHeiBold).end(194, y+8, grouped(r.total())+" 元")
	n.at(14, y+14, "大写：人民币"+amountWords(r.total()))
	p.qr(16, y+22, 24, f.rng.Uint64(), black)
	n.sized(7.5).ink(grey).para(44, y+27, 70, 4, "扫码查验本证明真伪，或登录电子税务局“涉税文书电子签章验证”。查验码 "+verification(f, 10, 0))
	p.ovalSeal(160, y+34, 21, 14, f.company.taxOffice, "电子税票", "专用章")
	n.sized(7.5).ink(grey).at(14, 290, "https://etax.liaoning.example/zhcx/wszm")
	n.sized(7.5).ink(grey).end(196, 290, "1/1")
	return paper{[]*page{p}, r.truth(authority)}
}

// drawTaxBureau draws a paper certificate of sections, one a tax, with the sum
// before them.
func drawTaxBureau(f *facts, r taxRecord) paper {
	p := newA4()
	n := pen{p, 10, pick(f.rng, []face{fontHei, fontKai, fontSong}), black}
	authority := r.office(f)
	p.frame(area{12, 12, 186, 273}, 0.5, ink{150, 110, 60})
	n.sized(18).in(fontHeiBold).mid(105, 30, "税 收 完 税 证 明")
	n.lined(20, 42, 80, "证明字号：", r.number)
	n.lined(108, 42, 82, "填发日期：", r.issue.Format("2006年01月02日"))
	n.lined(20, 51, 170, "缴税单位：", r.company.name)
	n.lined(20, 60, 80, "税务登记证号：", r.company.uscc)
	n.lined(108, 60, 82, "经济类型：", "有限责任公司")
	n.lined(20, 69, 170, "缴纳税额合计：", fmt.Sprintf("￥%s　人民币%s", grouped(r.total()), amountWords(r.total())))
	r.sections(n, 79)
	n.end(186, 250, "税务机关（章）："+authority)
	n.at(20, 250, "经办人：刘洋")
	p.seal(150, 252, 18, f.company.taxOffice, "办税服务厅征税专用章(02)")
	n.sized(8).mid(105, 280, "一式两联，第二联交纳税人收执，遗失不补")
	return paper{[]*page{p}, r.truth(authority)}
}

// sections lists the payments under the names of their taxes.
func (r taxRecord) sections(n pen, y float64) {
	for _, tax := range r.taxes() {
		n.in(fontHeiBold).at(20, y, tax)
		y += 5.6
		for _, i := range r.items {
			if i.tax != tax {
				continue
			}
			n.sized(8.5).at(26, y, i.good)
			n.sized(8.5).at(66, y, "所属期 "+zhDatePadded(i.from)+"—"+zhDatePadded(i.to))
			n.sized(8.5).at(138, y, "缴款 "+i.paid.Format(time.DateOnly))
			n.sized(8.5).end(190, y, grouped(i.fen))
			y += 5.2
		}
		n.p.dotted(20, y-2, 190, 1.4, black)
		y += 3.5
	}
}
