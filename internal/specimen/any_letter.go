package specimen

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"time"
)

func anyLetterLayouts() []layout { return []layout{{name: "any", draw: drawAnyLetter}} }

// missive is a letter of an enterprise whose look is composed at random.
type missive struct {
	*ledger
	letter
	lead float64 // between lines
}

// drawAnyLetter draws such a letter: head, title, whom it goes to, what the
// enterprise is, who applies, what is promised, and the end.
func drawAnyLetter(f *facts) paper {
	rng := newRand(f.rng.Uint64(), 78)
	style := newLedgerStyle(rng, f)
	style.sheetW, style.sheetH, style.repeats, style.top = 210, 297, 0, 24
	style.x = between2(rng, 20, 28)
	style.w, style.size = 210-2*style.x, pick(rng, []float64{10.5, 11, 11.5, 12, 12, 13})
	style.body = pick(rng, slices.Concat(songs, songs, kais, heis))
	m := &missive{ledger: &ledger{ledgerStyle: style, f: f, rng: rng, said: map[string]bool{}}, letter: newLetter(f)}
	m.n = pen{nil, m.size, m.body, black}
	m.lead = m.n.mm() * pick(rng, []float64{1.55, 1.7, 1.9, 2.1})
	m.next()
	m.crown()
	m.heads()
	m.about()
	m.named()
	m.promises()
	m.ending()
	m.numbers()
	return paper{m.pages, m.letter.truth()}
}

// par writes a paragraph.
func (m *missive) par(s string) {
	m.room(m.lead * float64(1+len(m.n.wrap(s, m.w))))
	m.y = m.n.indented(m.x, m.y, m.w, m.lead, s)
}

// crown draws what stands above the title.
func (m *missive) crown() {
	c, n := m.company, m.n
	colour := pick(m.rng, []ink{red, blue, black, {20, 90, 60}})
	switch m.rng.IntN(6) {
	case 0:
		letterhead(n.p, m.f, c, pick(m.rng, []string{"外字", "函字", "办发", ""})+m.number)
		m.y = 56
	case 1:
		n.sized(16).in(m.caps).ink(colour).at(m.x, m.y, c.name)
		n.sized(8.5).ink(grey).at(m.x, m.y+6, "地址："+c.address)
		n.p.line(m.x, m.y+9, m.x+m.w, m.y+9, 0.4, colour)
		m.y += 22
	case 2:
		n.sized(15).in(m.caps).mid(105, m.y, c.name)
		n.sized(8.5).ink(grey).mid(105, m.y+6, "电话："+c.phone+"　传真："+c.phone)
		n.p.line(m.x, m.y+9, m.x+m.w, m.y+9, 0.25, black)
		m.y += 22
	case 3:
		n.sized(9).ink(colour).end(m.x+m.w, 14, c.name)
		m.y += 12
	default:
		m.y += 6
	}
	if m.rng.IntN(4) == 0 {
		n.sized(10).end(m.x+m.w, m.y, pick(m.rng, []string{"编号：", "文号：", "发文字号："})+pick(m.rng, []string{"外", "函", "行"})+m.number)
		m.y += 9
	}
}

// heads draws the title and whom the letter goes to.
func (m *missive) heads() {
	what := pick(m.rng, []string{"办理APEC商务旅行卡", "申办APEC商务旅行卡", "申请APEC商务旅行卡", "申请办理亚太经合组织（APEC）商务旅行卡", "人员办理APEC商务旅行卡"})
	who := pick(m.rng, []string{"", "", "我公司", "我司", m.leader()})
	lines := pick(m.rng, [][]string{{"关于" + who + what + "的" + pick(m.rng, []string{"函", "申请", "请示", "申请函", "公函", "报告", "申请报告"})},
		{"公　函"}, {"申请函"}, {"公函"}, {"APEC商务旅行卡申请函"}, {m.company.name, "关于" + what + "的函"}, {"单位公函"}, {"申办APEC商务旅行卡公函"}})
	n := m.n.in(m.caps).sized(pick(m.rng, []float64{15, 16, 18, 20, 22}))
	for _, s := range lines {
		for n.width(s) > m.w {
			n = n.sized(n.size - 0.5)
		}
		n.mid(105, m.y, s)
		m.y += n.mm() * 1.6
	}
	m.y += 4
	city := pick(m.rng, []string{"沈阳市", "大连市", m.company.city})
	to := pick(m.rng, []string{"辽宁省人民政府外事办公室", "辽宁省外事办公室", city + "人民政府外事办公室", city + "外事办公室", "省外办", "中华人民共和国外交部领事司", "辽宁省外办", "外交部"})
	m.n.at(m.x, m.y, pick(m.rng, []string{"", "", "致：", "尊敬的"})+to+pick(m.rng, []string{"：", ":", "领导："}))
	m.y += m.lead
}

// about says what the enterprise is: in prose, in numbered lines, or in a
// table.
func (m *missive) about() {
	switch m.rng.IntN(3) {
	case 0:
		m.par(m.prose())
	case 1:
		m.par(pick(m.rng, []string{"我公司基本情况如下：", m.company.name + "基本情况如下：", "现将我公司有关情况报告如下："}))
		how := pick(m.rng, []string{"#、", "（#）", "#．"})
		count := pick(m.rng, []func(int) string{tens, digitsOf})
		for i, p := range m.figures() {
			m.par(strings.Replace(how, "#", count(i+1), 1) + p[0] + "：" + p[1] + pick(m.rng, []string{"；", "。", ""}))
		}
	default:
		m.par(pick(m.rng, []string{"企业基本情况如下表：", "我公司（" + m.company.name + "）基本情况见下表。", "一、企业基本情况"}))
		m.y -= m.lead * 0.4
		size, n := m.size, m.n
		m.n = m.n.sized(10)
		m.grid(m.figures())
		m.n, m.size = n, size
		m.y += m.lead
	}
	partner := m.company.tradeEconomy
	m.par(fmt.Sprintf(pick(m.rng, []string{"我公司与%s等APEC经济体有长期稳定的经贸往来，主要合作伙伴为%s，需经常派员前往洽谈业务。",
		"近年来，公司积极开拓%s等市场，与%s建立了良好合作关系，业务人员往来频繁。", "因业务需要，我公司人员须多次往返%s，与%s开展商务洽谈、设备验收和售后服务。"}), partner.zh, partner.partner))
}

// staff are the ways to say how many work there.
func (m *missive) staff() [2]string {
	return [2]string{pick(m.rng, []string{"员工人数", "员工总数", "职工人数", "从业人员", "现有员工", "在职员工人数", "企业员工人数", "公司人数"}),
		fmt.Sprint(m.employees) + pick(m.rng, []string{"人", "人", "名", ""})}
}

// figures are what the letter tells of the enterprise, label by label.
func (m *missive) figures() [][2]string {
	c, g := m.company, m.rng
	out := [][2]string{{pick(g, []string{"企业名称", "公司名称", "单位名称", "申请单位"}), c.name}}
	rest := slices.Concat([][2]string{m.staff()}, maybe(g, 2, []string{"统一社会信用代码"}, c.uscc), maybe(g, 2, []string{"法定代表人", "企业法人"}, c.legalRep),
		maybe(g, 2, []string{"成立时间", "成立日期", "注册时间"}, m.date2(c.established)), maybe(g, 2, []string{"企业性质", "公司类型"}, plain(c.kind)),
		maybe(g, 2, []string{"注册资本", "注册资金"}, fmt.Sprintf("%d万元", c.capitalWan)), maybe(g, 3, []string{"注册地址", "公司地址"}, c.address),
		maybe(g, 2, []string{"上年度贸易额", "上年进出口额"}, fmt.Sprintf("%d万元", m.trade)), maybe(g, 3, []string{"上年纳税额", "上年度纳税"}, fmt.Sprintf("%d万元", m.tax)),
		maybe(g, 3, []string{"其中外贸人员", "其中技术人员"}, fmt.Sprintf("%d人", m.employees/9+1)), maybe(g, 2, []string{"经营范围", "主营业务"}, c.scope))
	g.Shuffle(len(rest), func(i, k int) { rest[i], rest[k] = rest[k], rest[i] })
	return append(out, rest...)
}

func (m *missive) date2(t time.Time) string {
	return pick(m.rng, []func(time.Time) string{zhDate, isoDate, zhDatePadded, dotDate})(t)
}

// prose tells the same in a paragraph.
func (m *missive) prose() string {
	c, g := m.company, m.rng
	count := fmt.Sprintf(pick(g, []string{"现有员工%d人", "公司员工%d名", "在职职工共%d人", "员工人数为%d人"}), m.employees)
	s := fmt.Sprintf(pick(g, []string{"%s成立于%s，", "我公司%s于%s注册成立，", "%s（以下简称“我公司”）创立于%s，"}), c.name, m.date2(c.established))
	more := []string{count, fmt.Sprintf("注册资本%d万元", c.capitalWan), "主要从事" + firstOf(c.scope), fmt.Sprintf("上年度贸易额%d万元", m.trade), fmt.Sprintf("缴纳税款%d万元", m.tax)}
	g.Shuffle(len(more), func(i, k int) { more[i], more[k] = more[k], more[i] })
	for i, one := range more {
		if i == 0 || one == count || g.IntN(3) > 0 {
			s += one + "，"
		}
	}
	return strings.TrimSuffix(s, "，") + "。"
}

// firstOf is the first line of a scope.
func firstOf(scope string) string { return strings.Split(scope, "；")[0] }

// someOf picks lines at random, in their order.
func someOf(g *rand.Rand, list []string, most int) []string {
	var out []string
	for _, s := range list {
		if len(out) < most && g.IntN(2) == 0 {
			out = append(out, s)
		}
	}
	return out
}
