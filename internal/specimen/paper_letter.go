package specimen

import (
	"fmt"
	"time"
)

func letterLayouts() []layout {
	return append([]layout{
		{name: "listed", draw: drawLetterListed},
		{name: "flowing", draw: drawLetterFlowing},
		{name: "boxed", draw: drawLetterBoxed},
		{name: "one-by-one", draw: drawLetterOneByOne},
	}, append(anyLetterLayouts(), heldLetters()...)...)
}

// letter is what an enterprise writes to the foreign-affairs office.
type letter struct {
	company            company
	people             []person
	employees          int
	date               time.Time
	trade, assets, tax int // 万元
	number             string
}

func newLetter(f *facts) letter {
	l := letter{
		company: f.company, people: f.people, employees: f.company.employees, date: f.today.AddDate(0, 0, -between(f.rng, 1, 20)),
		trade: between(f.rng, 300, 9000), assets: between(f.rng, 800, 30000), tax: between(f.rng, 20, 900),
		number: fmt.Sprintf("〔%d〕%d号", f.today.Year(), between(f.rng, 1, 60)),
	}
	switch f.defect {
	case "company_letter.names_all_applicants":
		l.people = leaveOneOut(f)
	case "enterprise.employees.min":
		l.employees = between(f.rng, 3, 8)
	}
	return l
}

// leaveOneOut is the group without one applicant; a single applicant is
// replaced by a stranger.
func leaveOneOut(f *facts) []person {
	if len(f.people) < 2 {
		return []person{otherPerson(f)}
	}
	i := f.rng.IntN(len(f.people))
	return append(append([]person{}, f.people[:i]...), f.people[i+1:]...)
}

func (l letter) truth() map[string]any {
	names := make([]string, len(l.people))
	for i, p := range l.people {
		names[i] = plain(p.nameZh)
	}
	return map[string]any{
		"company_name": plain(l.company.name), "applicant_names": names, "employee_count": fmt.Sprint(l.employees),
		"date": isoDate(l.date), "has_seal": "true",
	}
}

// headed is the truth of a letter on the enterprise's own paper, which states
// the items.
func (l letter) headed(items ...string) map[string]any {
	t := l.truth()
	t["has_letterhead"], t["stated_items"] = "true", items
	return t
}

// everyItem is what S-LN26 L152 asks a letter to state.
var everyItem = []string{"性质", "规模", "经营范围", "APEC往来", "员工人数", "上年度贸易额", "总资产", "纳税"}

const foreignOffice = "辽宁省人民政府外事办公室："

// leader is the name that a letter's title carries.
func (l letter) leader() string {
	if len(l.people) == 0 {
		return "我公司人员"
	}
	return fmt.Sprintf("%s等%d人", l.people[0].nameZh, len(l.people))
}

func letterhead(p *page, f *facts, c company, number string) {
	n := pen{p, 22, fontSongBold, red}
	n.spreadMid(105, 32, 150, c.name)
	p.line(22, 40, 188, 40, 0.8, red)
	p.line(22, 41.4, 188, 41.4, 0.25, red)
	n.sized(10).in(fontSong).ink(black).end(188, 47, number)
}

// drawLetterListed draws a letter with numbered items and a table of
// applicants, on a page of its own where they are many.
func drawLetterListed(f *facts) paper {
	l := newLetter(f)
	p := newA4()
	letterhead(p, f, l.company, "外联函"+l.number)
	n := pen{p, 11.5, pick(f.rng, songs), black}
	n.sized(17).in(fontSongBold).mid(105, 60, "关于"+l.leader()+"申办APEC商务旅行卡的函")
	n.at(24, 72, foreignOffice)
	y := 80.0
	for _, s := range l.items() {
		y = n.indented(24, y, 162, 6.6, s)
	}
	y = n.indented(24, y, 162, 6.6, "现为下列人员申办APEC商务旅行卡，请予办理。上述内容真实无误，我公司承担相应责任。")
	pages := []*page{p}
	if y+float64(len(l.people))*7 > 240 {
		p = newA4()
		pages, y, n.p = append(pages, p), 24, p
		n.in(fontHeiBold).at(24, 20, "附：申请人名单")
	}
	y = l.list(n, y)
	n.at(24, y+9, "联系人："+f.company.legalRep+"　　联系电话："+f.company.phone)
	n.end(186, y+18, l.company.name)
	n.end(186, y+27, zhDate(l.date))
	p.seal(156, y+21, 20, l.company.name, "")
	return paper{pages, l.headed(everyItem...)}
}

// list draws the applicants and returns the y below.
func (l letter) list(n pen, y float64) float64 {
	var rows [][]string
	for i, who := range l.people {
		rows = append(rows, []string{fmt.Sprint(i + 1), who.nameZh, sexZh(who.sex), who.position, who.passportNumber, who.phone})
	}
	return table{n.sized(10), 24, y, 0.25, 6.6, []column{{"序号", 14, 'c'}, {"姓名", 26, 'c'}, {"性别", 14, 'c'}, {"职务", 40, 'c'},
		{"护照号码", 34, 'c'}, {"联系电话", 34, 'c'}}}.draw(rows)
}

func (l letter) items() []string {
	c := l.company
	return []string{
		fmt.Sprintf("%s（统一社会信用代码：%s）成立于%s，注册资本%d万元。现将有关情况说明如下：", c.name, c.uscc, zhDate(c.established), c.capitalWan),
		"一、企业性质：" + plain(c.kind) + "。",
		fmt.Sprintf("二、企业规模：%s，员工人数%d人。", scale(l.employees), l.employees),
		"三、生产经营范围：" + c.scope + "。",
		fmt.Sprintf("四、与APEC经济体贸易往来情况：我公司与%s、韩国等经济体保持长期业务往来，主要合作伙伴为%s。", c.tradeEconomy.zh, c.tradeEconomy.partner),
		fmt.Sprintf("五、上年度贸易额：%d万元；总资产：%d万元；纳税：%d万元。", l.trade, l.assets, l.tax),
	}
}

func scale(employees int) string {
	if employees >= 300 {
		return "中型企业"
	}
	return "小型企业"
}

// drawLetterFlowing draws a letter in running text that names the applicants
// one after another.
func drawLetterFlowing(f *facts) paper {
	l := newLetter(f)
	p := newA4()
	n := pen{p, 12, pick(f.rng, []face{fontFang, fontKai, fontSong}), black}
	n.sized(20).in(fontHeiBold).ink(blue).at(24, 26, l.company.name)
	n.sized(8.5).ink(grey).at(24, 32, "地址："+l.company.address+"　电话："+l.company.phone)
	p.line(24, 35, 186, 35, 0.5, blue)
	n.sized(18).in(fontSongBold).mid(105, 52, "关于申办APEC商务旅行卡的申请")
	n.at(24, 66, foreignOffice)
	c, names := l.company, ""
	for i, who := range l.people {
		if i > 0 {
			names += "、"
		}
		names += who.nameZh
	}
	y := n.indented(24, 75, 162, 7.6, fmt.Sprintf("%s系%s，注册于%s，员工人数%d人，属%s。公司主要从事%s。", c.name, plain(c.kind), c.address, l.employees, scale(l.employees), c.scope))
	y = n.indented(24, y, 162, 7.6, fmt.Sprintf("上年度公司贸易额为%d万元，总资产%d万元，缴纳税款%d万元。公司与%s（%s）等亚太经合组织经济体有经常性贸易往来，业务人员需要频繁前往洽谈。", l.trade, l.assets, l.tax, c.tradeEconomy.zh, c.tradeEconomy.partner))
	y = n.indented(24, y, 162, 7.6, fmt.Sprintf("为便利商务往来，现申请为我公司以下%d名员工办理APEC商务旅行卡：%s。", len(l.people), names))
	n.indented(24, y, 162, 7.6, "特此申请，请予批准。")
	n.end(184, 240, l.company.name)
	n.end(184, 250, capsDate(l.date))
	p.seal(154, 242, 20, l.company.name, "")
	return paper{[]*page{p}, l.headed(everyItem...)}
}
