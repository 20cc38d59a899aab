package specimen

import (
	"fmt"
	"slices"
	"time"
)

func licenceLayouts() []layout {
	return slices.Concat([]layout{
		{name: "duplicate", draw: licencePaper(drawLicenceDuplicate)},
		{name: "original", draw: licencePaper(drawLicenceOriginal)},
		{name: "portrait", draw: licencePaper(drawLicencePortrait)},
		{name: "electronic", draw: licencePaper(drawLicenceElectronic)},
		{name: "two_columns", held: true, draw: licencePaper(drawLicenceColumns)},
	}, moreLicenceLayouts(), anyLicenceLayouts(), heldLicenceLayouts())
}

// licence is what a registrar has entered of a company.
type licence struct {
	company company
	term    time.Time // zero: no end
	issue   time.Time
}

func licencePaper(draw func(f *facts, l licence) paper) func(f *facts) paper {
	return func(f *facts) paper { return draw(f, newLicence(f)) }
}

func newLicence(f *facts) licence {
	l := licence{company: f.company, issue: f.company.established.AddDate(between(f.rng, 0, 3), between(f.rng, 0, 11), 0)}
	if f.rng.IntN(2) == 0 {
		l.term = f.company.established.AddDate(between(f.rng, 3, 5)*10, 0, -1)
	}
	if f.rng.IntN(2) == 0 {
		l.company.scope += scopeTail
	}
	switch f.defect {
	case "enterprise.three_elements.match":
		l.company = swapElement(f, l.company)
	case "enterprise.uscc.checksum":
		l.company.uscc = spoiled(l.company.uscc)
	case "business_licence.operating_term":
		l.term = f.today.AddDate(-between(f.rng, 0, 1), -between(f.rng, 1, 9), 0)
	}
	if f.defect != "business_licence.operating_term" && !l.term.IsZero() && l.term.Before(f.today.AddDate(1, 0, 0)) {
		l.term = time.Time{}
	}
	if l.issue.After(f.today) {
		l.issue = f.company.established
	}
	return l
}

// scopeTail closes the scope of most licences since 2015.
const scopeTail = "（依法须经批准的项目，经相关部门批准后方可开展经营活动）"

// swapElement is c with the name or the code of another company.
func swapElement(f *facts, c company) company {
	other := otherCompany(f)
	if f.rng.IntN(2) == 0 {
		c.name = other.name
		return c
	}
	c.uscc = other.uscc
	return c
}

// spoiled alters one digit of a credit code, which breaks its check character.
func spoiled(uscc string) string {
	b := []byte(uscc)
	b[11] = '0' + (b[11]-'0'+1)%10
	if uscc[11] > '9' {
		b[11] = '3'
	}
	return string(b)
}

// end is the operating term's last day as printed after 至.
func (l licence) end(write func(time.Time) string) string {
	if l.term.IsZero() {
		return "长期"
	}
	return write(l.term)
}

func (l licence) capitalWords() string { return amountWords(int64(l.company.capitalWan) * 1000000) }

func (l licence) truth(fields ...string) map[string]any {
	c := l.company
	all := map[string]any{
		"term_end": endless, "uscc": c.uscc, "name": plain(c.name), "type": plain(c.kind), "legal_representative": plain(c.legalRep),
		"registered_capital": yuan(int64(c.capitalWan) * 1000000), "establishment_date": isoDate(c.established),
		"address": plain(c.address), "scope": plain(c.scope),
	}
	if !l.term.IsZero() {
		all["term_end"] = isoDate(l.term)
	}
	t := map[string]any{}
	for _, name := range append(fields, "uscc", "name", "type", "legal_representative", "registered_capital",
		"establishment_date", "address", "scope") {
		t[name] = all[name]
	}
	return t
}

// gold is the ink of a licence's frame.
var gold = ink{186, 146, 62}

// goldFrame draws the double frame with corner knots that licences have.
func goldFrame(p *page, a area) {
	p.frame(a, 2.2, gold)
	p.frame(area{a.x + 3, a.y + 3, a.w - 6, a.h - 6}, 0.5, gold)
	for _, c := range []point{{a.x, a.y}, {a.x + a.w, a.y}, {a.x, a.y + a.h}, {a.x + a.w, a.y + a.h}} {
		p.ellipse(c.x, c.y, 5, 5, 0, gold)
		p.ellipse(c.x, c.y, 2.4, 2.4, 0, ink{250, 244, 224})
	}
}

// emblem draws a red disc with gold stars over a gate, in the place of the
// national emblem.
func emblem(p *page, cx, cy, r float64) {
	p.ellipse(cx, cy, r, r, 0, ink{200, 32, 30})
	p.ellipse(cx, cy, r*0.93, r*0.93, r*0.07, gold)
	p.ellipse(cx, cy-r*0.42, r*0.16, r*0.16, 0, gold)
	for _, d := range []float64{-0.45, -0.2, 0.2, 0.45} {
		p.ellipse(cx+d*r, cy-r*0.1+abs(d)*r*0.25, r*0.07, r*0.07, 0, gold)
	}
	p.fill(cx-r*0.5, cy+r*0.2, r, r*0.12, gold)
	p.fill(cx-r*0.38, cy+r*0.32, r*0.76, r*0.22, gold)
}

// entries writes letter-spaced labels with their values in one column; the
// values wrap. It returns the y below.
func (n pen) entries(x, y, label, w float64, pairs [][2]string) float64 {
	lead := n.mm() * 1.45
	for _, pair := range pairs {
		n.spread(x, y, label, pair[0])
		y = n.para(x+label+5, y, w-label-5, lead, pair[1]) + lead*0.55
	}
	return y
}

// drawLicenceDuplicate draws the landscape 副本 of 2014 to 2019.
func drawLicenceDuplicate(f *facts, l licence) paper {
	p := newPage(297, 210)
	p.ground = ink{253, 251, 242}
	goldFrame(p, area{10, 10, 277, 190})
	emblem(p, 148, 32, 14)
	n := pen{p, 11.5, pick(f.rng, songs), black}
	n.sized(34).in(fontSongBold).spreadMid(148, 64, 92, "营业执照")
	n.sized(14).in(fontSongBold).mid(148, 73, "（副　本）")
	n.sized(10).at(28, 34, "统一社会信用代码")
	n.sized(12).in(fontLatin).at(28, 41, l.company.uscc)
	n.sized(9).at(205, 34, "（副本号："+fmt.Sprint(between(f.rng, 1, 2))+"-1）")
	p.qr(238, 26, 26, f.rng.Uint64(), black)
	write := pick(f.rng, []func(time.Time) string{zhDatePadded, oldCapsDate})
	n.entries(34, 86, 27, 220, [][2]string{
		{"名称", l.company.name}, {"类型", l.company.kind}, {"住所", l.company.address}, {"法定代表人", l.company.legalRep},
		{"注册资本", l.capitalWords()}, {"成立日期", write(l.company.established)},
		{"营业期限", write(l.company.established) + "至" + l.end(write)}, {"经营范围", l.company.scope}})
	n.sized(12).at(196, 178, "登记机关")
	n.sized(12).at(216, 187, zhDateSpaced(l.issue))
	p.seal(232, 175, 19, l.company.registrar, "")
	n.sized(7.5).at(20, 195, "国家企业信用信息公示系统网址：http://www.gsxt.gov.cn")
	n.sized(7.5).end(277, 195, "国家市场监督管理总局监制")
	return paper{[]*page{p}, l.truth("term_end")}
}

// drawLicenceOriginal draws the landscape 正本 since 2019, which names no
// term unless it has an end.
func drawLicenceOriginal(f *facts, l licence) paper {
	p := newPage(297, 210)
	p.ground = ink{252, 250, 240}
	goldFrame(p, area{11, 11, 275, 188})
	emblem(p, 148, 34, 14)
	n := pen{p, 12, pick(f.rng, songs), black}
	n.sized(38).in(fontSongBold).spreadMid(148, 69, 99, "营业执照")
	n.sized(10).at(28, 37, "统一社会信用代码")
	n.sized(12).in(fontLatin).at(28, 44, l.company.uscc)
	p.qr(240, 25, 25, f.rng.Uint64(), black)
	n.sized(6.5).para(240, 54, 28, 3.2, "扫描二维码登录“国家企业信用信息公示系统”了解更多登记、备案、许可、监管信息。")
	left := [][2]string{{"名称", l.company.name}, {"类型", l.company.kind}, {"法定代表人", l.company.legalRep}, {"经营范围", l.company.scope}}
	right := [][2]string{{"注册资本", l.capitalWords()}, {"成立日期", zhDatePadded(l.company.established)}}
	fields := []string{}
	if !l.term.IsZero() {
		right = append(right, [2]string{"营业期限", "自" + zhDatePadded(l.company.established) + "至" + zhDatePadded(l.term)})
		fields = append(fields, "term_end")
	}
	right = append(right, [2]string{"住所", l.company.address})
	n.entries(34, 90, 28, 124, left)
	n.entries(170, 90, 23, 99, right)
	n.sized(14).at(196, 171, "登记机关")
	n.sized(12).at(212, 182, zhDateSpaced(l.issue))
	p.seal(233, 170, 18, l.company.registrar, "")
	n.sized(7).at(21, 194, "国家企业信用信息公示系统网址：http://www.gsxt.gov.cn")
	return paper{[]*page{p}, l.truth(fields...)}
}

// drawLicencePortrait draws an upright duplicate.
func drawLicencePortrait(f *facts, l licence) paper {
	p := newA4()
	p.ground = ink{254, 252, 245}
	goldFrame(p, area{9, 9, 192, 279})
	emblem(p, 105, 34, 14)
	n := pen{p, 11.5, pick(f.rng, append(songs, fontKai)), black}
	n.sized(32).in(fontSongBold).spreadMid(105, 68, 84, "营业执照")
	n.sized(13).mid(105, 78, "（副　本）")
	n.sized(10.5).mid(105, 88, "统一社会信用代码  "+l.company.uscc)
	p.qr(168, 20, 22, f.rng.Uint64(), black)
	write := pick(f.rng, []func(time.Time) string{zhDatePadded, zhDate, capsDate})
	n.entries(22, 104, 27, 166, [][2]string{
		{"名称", l.company.name}, {"类型", l.company.kind}, {"法定代表人", l.company.legalRep},
		{"注册资本", fmt.Sprintf("%d万元人民币", l.company.capitalWan)}, {"成立日期", write(l.company.established)},
		{"营业期限", "自" + write(l.company.established) + "至" + l.end(write)},
		{"住所", l.company.address}, {"经营范围", l.company.scope}})
	n.sized(12).at(112, 252, "登记机关："+l.company.registrar)
	n.sized(12).at(134, 263, zhDateSpaced(l.issue))
	p.seal(156, 254, 20, l.company.registrar, "")
	n.sized(7.5).mid(105, 282, "企业应当于每年1月1日至6月30日通过国家企业信用信息公示系统报送年度报告")
	return paper{[]*page{p}, l.truth("term_end")}
}

// drawLicenceElectronic draws the print of the electronic licence, without
// frame.
func drawLicenceElectronic(f *facts, l licence) paper {
	p := newPage(297, 210)
	n := pen{p, 11, pick(f.rng, heis), black}
	emblem(p, 46, 34, 12)
	n.sized(28).in(fontHeiBold).at(70, 38, "营业执照")
	n.sized(12).at(132, 38, "（副本）")
	n.sized(10).at(70, 46, "电子营业执照打印件，与纸质营业执照具有同等法律效力")
	p.qr(246, 18, 32, f.rng.Uint64(), black)
	pairs := [][2]string{{"统一社会信用代码", l.company.uscc}, {"名称", l.company.name}, {"类型", l.company.kind},
		{"法定代表人", l.company.legalRep}, {"注册资本", fmt.Sprintf("人民币%d万元整", l.company.capitalWan)},
		{"成立日期", isoDate(l.company.established)}}
	fields := []string{}
	if !l.term.IsZero() {
		pairs, fields = append(pairs, [2]string{"营业期限", isoDate(l.company.established) + " 至 " + isoDate(l.term)}), []string{"term_end"}
	}
	pairs = append(pairs, [2]string{"住所", l.company.address}, [2]string{"经营范围", l.company.scope})
	n.entries(24, 66, 36, 250, pairs)
	n.at(190, 176, "登记机关："+l.company.registrar)
	n.at(190, 185, "核准日期："+zhDatePadded(l.issue))
	p.seal(246, 174, 19, l.company.registrar, "")
	n.sized(8).at(24, 200, "打印时间："+f.today.AddDate(0, 0, -3).Format("2006-01-02"))
	return paper{[]*page{p}, l.truth(fields...)}
}

// drawLicenceColumns draws a landscape duplicate in two columns with dates in
// old numerals.
func drawLicenceColumns(f *facts, l licence) paper {
	p := newPage(297, 210)
	p.ground = ink{250, 247, 235}
	goldFrame(p, area{8, 8, 281, 194})
	emblem(p, 40, 36, 15)
	n := pen{p, 10.5, pick(f.rng, []face{fontMing, fontFang, fontWenKai}), black}
	n.sized(36).in(fontKai).spreadMid(148, 46, 110, "营业执照")
	n.sized(13).in(fontKai).mid(148, 57, "副　本")
	n.sized(11).mid(148, 68, "（统一社会信用代码："+l.company.uscc+"）")
	p.qr(242, 20, 28, f.rng.Uint64(), black)
	n.entries(24, 86, 26, 122, [][2]string{{"企业名称", l.company.name}, {"企业类型", l.company.kind}, {"住所", l.company.address},
		{"法定代表人", l.company.legalRep}, {"注册资本", "（人民币）" + l.capitalWords()}})
	n.entries(156, 86, 24, 116, [][2]string{{"成立日期", capsDate(l.company.established)},
		{"营业期限", capsDate(l.company.established) + "至" + l.end(capsDate)}, {"经营范围", l.company.scope}})
	n.sized(11).at(190, 176, l.company.registrar)
	n.sized(11).at(196, 186, capsDate(l.issue))
	p.seal(222, 176, 19, l.company.registrar, "")
	return paper{[]*page{p}, l.truth("term_end")}
}
