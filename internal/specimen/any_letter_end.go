package specimen

import (
	"fmt"
	"strings"
)

// named lists the applicants: in a sentence, in lines, or in a table.
func (m *missive) named() {
	count := len(m.people)
	switch m.rng.IntN(4) {
	case 0:
		m.par(m.sentence())
	case 1:
		m.par(fmt.Sprintf(pick(m.rng, []string{"现申请为以下%d人办理APEC商务旅行卡：", "申请人名单（共%d人）如下：", "拟办卡人员%d名："}), count))
		m.eachLine()
	default:
		m.par(fmt.Sprintf(pick(m.rng, []string{"现为下列%d名人员申办APEC商务旅行卡：", "申办人员名单（%d人）：", "二、申请人员情况（共%d人）", "申办人员情况如下表，共计%d人。"}), count))
		m.y -= m.lead * 0.5
		m.roster()
		m.y += m.lead
	}
}

// sentence names the applicants one after another.
func (m *missive) sentence() string {
	mark, detail := pick(m.rng, []string{"、", "，", "、"}), m.rng.IntN(4)
	if len(m.people) > 8 {
		detail = 0
	}
	var names []string
	for _, p := range m.people {
		names = append(names, p.nameZh+[]string{"", "（" + p.position + "）", "（护照号" + p.passportNumber + "）", ""}[detail])
	}
	list := strings.Join(names, mark)
	return pick(m.rng, []string{
		fmt.Sprintf("现特为%s%d人申请办理APEC商务旅行卡。", list+"等", len(names)), fmt.Sprintf("申请人：%s，共%d人。", list, len(names)),
		fmt.Sprintf("兹有我公司员工%s（共%d名）申请办理APEC商务旅行卡，请予审批。", list, len(names)),
		fmt.Sprintf("现申请为我公司%d名员工办理APEC商务旅行卡：%s。", len(names), list)})
}

// eachLine writes a line for each applicant.
func (m *missive) eachLine() {
	how, form := pick(m.rng, []string{"%d.", "%d、", "（%d）"}), m.rng.IntN(4)
	label := pick(m.rng, []string{"姓名：", "申请人：", ""})
	for i, p := range m.people {
		text := label + p.nameZh + []string{
			"，" + sexZh(p.sex) + "，" + p.position + "，护照号码" + p.passportNumber,
			"　职务：" + p.position + "　身份证号：" + p.idNumber,
			"，我公司" + p.position + "，联系电话" + p.phone,
			"（" + p.position + "）"}[form]
		m.par(fmt.Sprintf(how, i+1) + text + pick(m.rng, []string{"；", "。", ""}))
	}
}

// rosterColumn is a column of the table of applicants, which one table in so
// many has.
type rosterColumn struct {
	in     int
	titles []string
	cell   func(i int, p person) string
}

var rosterColumns = []rosterColumn{
	{2, []string{"序号", "编号"}, func(i int, _ person) string { return fmt.Sprint(i + 1) }},
	{1, []string{"姓名", "姓　名", "申请人", "申请人姓名", "中文姓名", "人员姓名"}, func(_ int, p person) string { return p.nameZh }},
	{2, []string{"性别"}, func(_ int, p person) string { return sexZh(p.sex) }},
	{2, []string{"职务", "职位", "岗位"}, func(_ int, p person) string { return p.position }},
	{2, []string{"护照号码", "护照号", "因私护照号"}, func(_ int, p person) string { return p.passportNumber }},
	{3, []string{"身份证号码", "身份证号"}, func(_ int, p person) string { return p.idNumber }},
	{4, []string{"出生日期"}, func(_ int, p person) string { return isoDate(p.birth) }},
	{4, []string{"姓名拼音", "英文姓名"}, func(_ int, p person) string { return p.surname + " " + p.given }},
	{4, []string{"联系电话", "手机号码"}, func(_ int, p person) string { return p.phone }},
}

// roster is the table of the applicants.
func (m *missive) roster() {
	t := ledgerTable{}
	var of []rosterColumn
	for _, c := range rosterColumns {
		if m.rng.IntN(c.in) == 0 {
			t.cols = append(t.cols, ledgerColumn{title: pick(m.rng, c.titles), side: 'c', spare: len(of) > 2})
			of = append(of, c)
		}
	}
	for i, p := range m.people {
		var cells []string
		for _, c := range of {
			cells = append(cells, c.cell(i, p))
		}
		t.add(cells...)
	}
	m.size = min(m.size, 10.5)
	m.table(t)
}

// promises are the paragraphs before the end.
func (m *missive) promises() {
	for _, s := range someOf(m.rng, []string{
		"上述人员均为我公司在职员工，与我公司签订劳动合同并缴纳社会保险，无犯罪记录。",
		"我公司承诺所提供的材料真实、合法、有效，如有不实，愿承担相应法律责任。",
		"持卡人将严格遵守国家法律法规和所访经济体的法律，妥善保管旅行卡，离职时及时交回注销。",
		"我公司将对持卡人的境外行为负责，自觉接受外事部门的管理和监督。",
		"申请费用由我公司承担。",
	}, 3) {
		m.par(s)
	}
	m.par(pick(m.rng, []string{"特此申请，请予批准。", "特此函达。", "妥否，请批示。", "请予办理为盼。", "特此报告，请审批。", "专此函商，请予支持。", "望予以批准。"}))
	if m.rng.IntN(3) == 0 {
		m.room(3 * m.lead)
		m.n.at(m.x+2*m.n.mm(), m.y, "此致")
		m.n.at(m.x, m.y+m.lead, pick(m.rng, []string{"敬礼！", "敬礼"}))
		m.y += 2 * m.lead
	}
	if m.rng.IntN(3) == 0 {
		for i, s := range someOf(m.rng, []string{"企业法人营业执照复印件", "完税证明", "报关单", "申请人社会保险缴费证明", "无犯罪记录证明"}, 3) {
			m.room(2 * m.lead)
			m.n.at(m.x+2*m.n.mm(), m.y, []string{"附件：", "　　　"}[min(i, 1)]+fmt.Sprintf("%d.", i+1)+s)
			m.y += m.lead
		}
	}
}

// ending draws the contact, the signature, the date and the seal.
func (m *missive) ending() {
	g, n := m.rng, m.n
	m.room(62)
	n.p = m.n.p
	contact := pick(g, []string{"联系人：", "经办人：", "联 系 人："}) + otherPerson(m.f).nameZh + "　" + pick(g, []string{"联系电话：", "电话：", "手机："}) + m.company.phone
	atEnd := g.IntN(2) == 0
	if !atEnd {
		n.at(m.x, m.y+2, contact)
		m.y += m.lead
	}
	lines := []string{pick(g, []string{"", "", "申请单位：", "单位（盖章）：", "申请企业（公章）："}) + m.company.name}
	if g.IntN(4) == 0 {
		lines = append(lines, pick(g, []string{"法定代表人：", "法人代表（签字）：", "负责人："})+m.company.legalRep)
	}
	date := pick(g, []string{"", "", "", "日期："}) + pick(g, ledgerDates[:9])(m.date)
	lines = append(lines, date)
	wide := 0.0
	for _, s := range lines {
		wide = max(wide, n.width(s))
	}
	y, x := m.y+m.lead+4, m.signAt(g, wide)
	side, apart := g.IntN(3), n.mm()*pick(g, []float64{1.8, 2.2, 2.6})
	for i, s := range lines {
		n.at(x+[]float64{(wide - n.width(s)) / 2, 0, wide - n.width(s)}[side], y+float64(i)*apart, s)
	}
	r := pick(g, []float64{18, 19, 20, 21})
	n.p.seal(min(max(x+wide/2+4, r+2), 208-r), y+3, r, m.company.name, "")
	if atEnd {
		n.sized(max(9, n.size-1)).at(m.x, y+float64(len(lines))*apart+14, "（"+contact+"）")
	}
}
