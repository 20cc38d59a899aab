package specimen

import (
	"fmt"
	"strings"
	"time"
)

func auditLayouts() []layout {
	return append([]layout{
		{name: "attachment", draw: drawAuditAttachment},
		{name: "by-hand", draw: drawAuditByHand},
		{name: "across", draw: drawAuditAcross},
		{name: "two-pages", draw: drawAuditTwoPages},
	}, heldAudits()...)
}

// opinion is what one office writes on the form. Its truth is the office as
// the form names it, all that is written above the place for the seal, and
// whether a seal is there, with upright strokes between.
type opinion struct {
	bureau, full    string
	statement, view string
	sealed          bool
	date            time.Time // zero where the place for it is empty
}

func (o opinion) text() string { return plain(o.statement + o.view) }

func (o opinion) truth() string {
	return strings.Join([]string{plain(o.bureau), o.text(), fmt.Sprint(o.sealed)}, "|")
}

// audit is one form of Wanzhou with its opinions.
type audit struct {
	company  company
	who      person
	contact  person
	opinions []opinion
}

// inWanzhou moves a company that is registered elsewhere.
func inWanzhou(f *facts, c company) company {
	if c.district == "万州区" {
		return c
	}
	c.name = pick(f.rng, []string{"重庆", "重庆市万州区", "重庆万州"}) + pick(f.rng, shopNames) + c.trade + "有限公司"
	c.uscc = uscc(f.rng, "500101")
	c.province, c.city, c.district = "重庆市", "重庆市", "万州区"
	c.phone = "023-58" + digits(f.rng, 6)
	return c
}

// newAudit fills the form in; ask stands before what an office decides.
func newAudit(f *facts, ask string) audit {
	a := audit{company: inWanzhou(f, f.company), who: correspondent(f), contact: otherPerson(f)}
	since := zhDate(day(f.today.Year()-between(f.rng, 1, 8), between(f.rng, 1, 12), 1))
	agree := func() string {
		return ask + pick(f.rng, []string{"同意", "同意。", "情况属实，同意办理。", "情况属实", "同意申办"})
	}
	owes := pick(f.rng, []string{"不存在欠税", "（否）存在欠税", "（是/否√）存在欠税"})
	real := pick(f.rng, []string{"进出口实绩", "进出口计划"})
	a.opinions = []opinion{
		{bureau: "区商务委", full: "重庆市万州区商务委员会", statement: "经核实，该公司为" + real + "企业。", view: agree()},
		{bureau: "区税务局", full: "国家税务总局重庆市万州区税务局", statement: fmt.Sprintf("经核实，该公司上一年度纳税总额为%d.%s万元，%s。", between(f.rng, 3, 900), digits(f.rng, 2), owes), view: agree()},
		{bureau: "区公安局", full: "重庆市万州区公安局", statement: pick(f.rng, []string{"经查，申请人无犯罪记录。", "未发现违法犯罪记录，同意办理。", "同意。", ""})},
		{bureau: "区人力社保局", full: "重庆市万州区人力资源和社会保障局", statement: "经核实，" + a.who.nameZh + "（申请人）自" + since + "起在" + a.company.name + "连续缴纳社保。", view: agree()},
		{bureau: "区政府外办", full: "重庆市万州区人民政府外事办公室", statement: pick(f.rng, []string{"同意推荐。", "材料齐全，同意上报。", "同意", ""})},
	}
	for i := range a.opinions {
		o := &a.opinions[i]
		if o.sealed = o.statement != "" && f.rng.IntN(7) > 0; o.sealed || f.rng.IntN(2) == 0 {
			o.date = f.today.AddDate(0, 0, i-between(f.rng, 6, 40))
		}
	}
	return a
}

func (a audit) truth() map[string]any {
	var opinions []string
	for _, o := range a.opinions {
		opinions = append(opinions, o.truth())
	}
	return map[string]any{"company_name": plain(a.company.name), "uscc": a.company.uscc, "applicant_name": a.who.nameZh,
		"id_number": a.who.idNumber, "opinions": opinions}
}

// dated is the date of an opinion, or the empty place for one.
func (o opinion) dated() string {
	if o.date.IsZero() {
		return "年　　月　　日"
	}
	return zhDate(o.date)
}

// write writes an opinion into its cell in ink of its own, with the seal over
// the place for it at the foot.
func (o opinion) write(n, hand pen, a area, lead float64) {
	y := a.y + lead
	if o.statement != "" {
		y = hand.para(a.x+2, y, a.w-4, lead, o.statement)
	}
	if o.view != "" {
		hand.para(a.x+2, y, a.w-4, lead, o.view)
	}
	foot := a.y + a.h
	n.at(a.x+a.w*0.42, foot-6.6, "单位签章：")
	n.end(a.x+a.w-4, foot-1.8, o.dated())
	if o.sealed {
		r := min(14, a.h*0.42)
		n.p.seal(a.x+a.w*0.74, foot-r-1, r, o.full, "")
	}
}

const auditTitle = "重庆市万州区APEC商务旅行卡审核表"

// auditKinds are the boxes to tick above the form.
func auditKinds(f *facts) string {
	kinds := []string{"央企", "市属国有企业", "区属国有企业", "非公有制企业", "其它"}
	ticked, s := between(f.rng, 2, 3), ""
	for i, k := range kinds {
		box := "□"
		if i == ticked {
			box = "■"
		}
		s += box + k + " "
	}
	return strings.TrimSpace(s)
}

// head draws the two blocks of the form that tell of the enterprise and the
// applicant, each row h high, and returns the y below.
func (a audit) head(n, hand pen, x, y, w, h float64) float64 {
	blocks := []struct {
		title []string
		rows  [][2]string
	}{{[]string{"申请单位", "基本信息"}, [][2]string{{"单位名称", a.company.name}, {"统一社会信用代码", a.company.uscc}, {"联系人及电话", a.contact.nameZh + " " + a.company.phone}}},
		{[]string{"申请人", "基本信息"}, [][2]string{{"姓名", a.who.nameZh}, {"职务", a.who.position}, {"身份证号码", a.who.idNumber}, {"联系电话", a.who.phone}}}}
	for _, b := range blocks {
		all := h * float64(len(b.rows))
		n.p.frame(area{x, y, 30, all}, 0.25, n.c)
		n.stacked(x+15, y+all/2, b.title)
		for _, r := range b.rows {
			n.p.frame(area{x + 30, y, 42, h}, 0.25, n.c)
			n.p.frame(area{x + 72, y, w - 72, h}, 0.25, n.c)
			n.cell(area{x + 30, y, 42, h}, 'c', r[0])
			hand.cell(area{x + 72, y, w - 72, h}, 'l', r[1])
			y += h
		}
	}
	return y
}

// stacked writes short lines one below another around cx, cy.
func (n pen) stacked(cx, cy float64, lines []string) {
	lead := n.mm() * 1.3
	y := cy - lead*float64(len(lines)-1)/2 + n.mm()*0.36
	for _, s := range lines {
		n.mid(cx, y, s)
		y += lead
	}
}

// offices draws a row for each opinion, h high.
func (a audit) offices(n, hand pen, x, y, w, h float64) float64 {
	for _, o := range a.opinions {
		n.p.frame(area{x, y, 30, h}, 0.25, n.c)
		n.stacked(x+15, y+h/2, []string{o.bureau, "办理意见"})
		cell := area{x + 30, y, w - 30, h}
		n.p.frame(cell, 0.25, n.c)
		o.write(n, hand, cell, 5.6)
		y += h
	}
	return y
}

func drawAuditAttachment(f *facts) paper {
	a := newAudit(f, "办理意见：")
	p := newA4()
	n := pen{p, 10.5, pick(f.rng, songs), black}
	n.sized(12).in(fontHei).at(20, 16, "附件4")
	n.sized(17).in(fontSongBold).mid(105, 27, auditTitle)
	n.at(20, 36, auditKinds(f))
	y := a.head(n, n.in(pick(f.rng, []face{fontSong, fontFang, fontKai})), 20, 39, 170, 9)
	a.offices(n, n, 20, y, 170, 34)
	return paper{[]*page{p}, a.truth()}
}

// drawAuditByHand draws the form filled in with a pen, on taller rows.
func drawAuditByHand(f *facts) paper {
	a := newAudit(f, "")
	p := newA4()
	n := pen{p, 10, fontHei, black}
	hand := pen{p, 12, pick(f.rng, []face{fontKai, fontFang, fontWenKai}), ink{30, 40, 110}}
	n.sized(16).in(fontHeiBold).spreadMid(105, 20, 130, auditTitle)
	n.sized(9).at(16, 30, "企业性质："+auditKinds(f))
	n.sized(9).end(194, 30, "编号："+fmt.Sprint(f.today.Year())+"-"+digits(f.rng, 3))
	y := a.head(n, hand, 16, 33, 178, 9.5)
	y = a.offices(n, hand, 16, y, 178, 33)
	n.sized(8.5).at(16, y+6, "注：本表一式两份，由申请单位和区政府外办各存一份。涂改无效。")
	return paper{[]*page{p}, a.truth()}
}

// drawAuditAcross sets the opinions side by side under a head of four columns.
func drawAuditAcross(f *facts) paper {
	a := newAudit(f, "意见：")
	p := newPage(297, 210)
	n := pen{p, 10.5, pick(f.rng, []face{fontMing, fontMicroHei, fontSong}), black}
	n.sized(18).in(fontSongBold).mid(148, 24, auditTitle)
	g := form{n, 16, 32, 0.3}
	w := []float64{38, 96, 38, 93}
	g.row(11, w, "|单位名称", a.company.name, "|统一社会信用代码", a.company.uscc)
	g.row(11, w, "|申请人姓名", a.who.nameZh, "|身份证号码", a.who.idNumber)
	g.row(11, w, "|职　务", a.who.position, "|申请人电话", a.who.phone)
	g.row(11, w, "|单位联系人", a.contact.nameZh, "|联系人电话", a.company.phone)
	x := 16.0
	for _, o := range a.opinions {
		p.frame(area{x, g.y, 53, 12}, 0.3, black)
		n.sized(10).mid(x+26.5, g.y+7.5, o.bureau+"意见")
		p.frame(area{x, g.y + 12, 53, 92}, 0.3, black)
		o.write(n.sized(9.5), n.sized(10), area{x, g.y + 12, 53, 92}, 6)
		x += 53
	}
	n.sized(9).at(16, 194, "企业类型："+auditKinds(f))
	return paper{[]*page{p}, a.truth()}
}

// drawAuditTwoPages draws the form with the enterprise's own statement on the
// first page and the opinions on the second.
func drawAuditTwoPages(f *facts) paper {
	a := newAudit(f, "办理意见：")
	p, q := newA4(), newA4()
	n := pen{p, 12, pick(f.rng, []face{fontSong, fontFang, fontMing}), black}
	n.sized(20).in(fontHeiBold).mid(105, 40, "重庆市万州区APEC商务旅行卡")
	n.sized(20).in(fontHeiBold).spreadMid(105, 52, 50, "审核表")
	n.sized(11).at(22, 68, auditKinds(f))
	y := a.head(n, n, 22, 73, 166, 13)
	p.frame(area{22, y, 166, 60}, 0.25, black)
	n.indented(26, y+9, 158, 8, "我公司承诺所填内容及所附材料真实有效，如有虚假，愿承担一切法律责任。")
	n.at(112, y+40, "法定代表人："+a.company.legalRep)
	n.at(112, y+52, zhDate(f.today.AddDate(0, 0, -between(f.rng, 41, 60))))
	p.seal(84, y+40, 18, a.company.name, "")
	m := n
	m.p, m.size = q, 11.5
	end := a.offices(m, m, 22, 24, 166, 46)
	m.sized(9).at(22, end+8, "说明：各部门应在五个工作日内出具意见。")
	return paper{[]*page{p, q}, a.truth()}
}
