package specimen

import (
	"fmt"
	"slices"
	"time"
)

func anyCustomsLayouts() []layout { return []layout{{name: "any", draw: drawAnyCustoms}} }

// entryForm is a customs declaration whose look is composed at random.
type entryForm struct {
	*ledger
	declaration
	inward bool
	coded  int // where codes of companies and countries stand
	day    func(time.Time) string
	typed  bool // brackets as typed on a keyboard
}

// Where the codes stand that belong to a value.
const (
	codeInLabel = iota
	codeAfter
	codeBefore
	codeApart
	codeWays
)

// drawAnyCustoms draws such a declaration: title and numbers, the head of
// labels and values in one of several manners, the goods, and the end.
func drawAnyCustoms(f *facts) paper {
	rng := newRand(f.rng.Uint64(), 79)
	style := newLedgerStyle(rng, f)
	style.sheetW, style.sheetH, style.repeats, style.top = 297, 210, 0, between2(rng, 12, 16)
	if rng.IntN(3) == 0 {
		style.sheetW, style.sheetH = 210, 297
	}
	style.x, style.size = between2(rng, 12, 18), pick(rng, []float64{7.5, 8, 8, 8.5, 9})
	style.w, style.fill, style.units = style.sheetW-2*style.x, true, unitHead
	e := &entryForm{ledger: &ledger{ledgerStyle: style, f: f, rng: rng, said: map[string]bool{}}, inward: rng.IntN(2) == 0}
	e.declaration = newDeclaration(f, map[bool]string{false: "0", true: "1"}[e.inward])
	e.coded, e.typed = rng.IntN(codeWays), rng.IntN(2) == 0
	e.day = pick(rng, []func(time.Time) string{compactDate, compactDate, isoDate, dotDate, socialMonthAs("2006/01/02")})
	e.n = pen{nil, e.size, e.body, black}
	e.next()
	e.crown()
	e.fields()
	e.wares()
	e.ending()
	e.numbers()
	return paper{e.pages, e.declaration.truth()}
}

// say picks the word for an export or an import.
func (e *entryForm) say(out, in string) string {
	if e.inward {
		return in
	}
	return out
}

// crown draws the title and the numbers of the declaration.
func (e *entryForm) crown() {
	g, n := e.rng, e.n
	way := e.say("出口", "进口")
	title := pick(g, []string{"中华人民共和国海关" + way + "货物报关单", "中华人民共和国海关" + way + "货物报关单", "海关" + way + "货物报关单", way + "货物报关单",
		"中华人民共和国海关" + way + "货物报关单（仅供核对用）", "中华人民共和国海关" + way + "货物报关单证明联"})
	big := n.in(e.caps).sized(pick(g, []float64{13, 14, 15, 16, 18}))
	if g.IntN(3) == 0 {
		bars(n.p, e.x+e.w-50, e.y-6, 48, 7, e.entry)
		n.sized(7).mid(e.x+e.w-26, e.y+4.5, pick(g, []string{"*" + e.entry + "*", e.entry}))
		if e.sheetW < 250 {
			e.y += 8
		}
	}
	e.y += big.mm()
	big.mid(e.sheetW/2, e.y, title)
	e.y += big.mm()*0.6 + 3
	e.figures()
}

// figures draws the numbers of the declaration in a line.
func (e *entryForm) figures() {
	g, n := e.rng, e.n
	before := pick(g, []string{e.entry, e.entry, pick(g, []string{"I", "E"}) + compactDate(e.date) + digits(g, 9), ""})
	label := pick(g, []string{"海关编号", "海关编号", "报关单号", "报关单编号", "报关单编码"})
	pairs := [][2]string{{label, e.entry}, {"页码/页数", "1/1"}}
	if before != "" {
		pairs = append([][2]string{{pick(g, []string{"预录入编号", "预录入编号", "统一编号"}), before}}, pairs...)
	}
	if g.IntN(3) == 0 {
		pairs[len(pairs)-1] = [2]string{"申报现场", e.port()}
	}
	if e.colon == "  " {
		e.colon = "："
	}
	e.y += n.mm()
	each := e.w / float64(len(pairs))
	for i, p := range pairs {
		n.at(e.x+float64(i)*each, e.y, p[0]+e.colon+p[1])
	}
	e.y += 2.5
}

func (e *entryForm) port() string {
	return pick(e.again(71), []string{"大连港", "新港海关", "沈阳海关", "大窑湾海关", "营口海关", "桃仙机场", "丹东海关", "鲅鱼圈海关"})
}

// with puts a code to a label or a value.
func (e *entryForm) with(label, code, value string) [][2]string {
	open, shut := "（", "）"
	if e.typed {
		open, shut = "(", ")"
	}
	switch {
	case code == "":
		return [][2]string{{label, value}}
	case e.coded == codeInLabel:
		return [][2]string{{label + open + code + shut, value}}
	case e.coded == codeAfter:
		return [][2]string{{label, value + open + code + shut}}
	case e.coded == codeBefore && len(code) > 10:
		return [][2]string{{label, code + " " + value}}
	case len(code) > 10:
		return [][2]string{{label, value}, {"统一社会信用代码", code}}
	}
	return [][2]string{{label, value + open + code + shut}}
}

// list is the head of the declaration, label by label.
func (e *entryForm) list() [][2]string {
	g := e.rng
	made := e.maker(e.f)
	moved := e.day(e.date.AddDate(0, 0, between(g, 1, 4)))
	if e.inward {
		moved = e.day(e.date.AddDate(0, 0, -between(g, 1, 4)))
	}
	country := func(label string, at economy) [][2]string { return e.with(label, at.code, at.zh) }
	bracket := pick(g, []string{"（地区）", "(地区)", ""})
	first := slices.Concat(e.with(e.say("境内发货人", "境内收货人"), e.company.uscc, e.company.name),
		e.with(e.say("出境关别", "进境关别"), "0908", e.port()),
		[][2]string{{e.say("出口日期", "进口日期"), moved}, {"申报日期", e.day(e.date)}}, maybe(g, 2, []string{"备案号"}, ""))
	second := slices.Concat([][2]string{{e.say("境外收货人", "境外发货人"), e.trade.partner}},
		e.with("运输方式", "2", "水路运输"), maybe(g, 2, []string{"运输工具名称及航次号", "运输工具名称"}, "DONG FANG/"+digits(g, 4)+"E"), maybe(g, 2, []string{"提运单号"}, "COSU"+digits(g, 9)))
	third := slices.Concat(e.with(e.say("生产销售单位", "消费使用单位"), made.uscc, made.name), e.with("监管方式", "0110", "一般贸易"), e.with("征免性质", "101", "一般征税"), maybe(g, 2, []string{"许可证号"}, ""))
	fourth := slices.Concat([][2]string{{"合同协议号", pick(g, []string{"XS", "HT-", "LN", ""}) + digits(g, 8)}}, country("贸易国"+bracket, e.trade),
		country(e.say("运抵国", "启运国")+bracket, e.partner), maybe(g, 2, []string{e.say("指运港", "经停港")}, e.partner.zh), maybe(g, 3, []string{e.say("离境口岸", "入境口岸")}, "大连"))
	fifth := slices.Concat(maybe(g, 2, []string{"包装种类", "包装种类（22）"}, "纸制或纤维板制盒/箱"), [][2]string{{"件数", fmt.Sprint(between(g, 2, 60))}, {"毛重（千克）", digits(g, 4)}, {"净重（千克）", digits(g, 3)}},
		e.with("成交方式", "3", "FOB"), maybe(g, 2, []string{"运费"}, ""), maybe(g, 3, []string{"保费"}, ""))
	groups := [][][2]string{first, second, third, fourth, fifth}
	if g.IntN(3) == 0 {
		g.Shuffle(len(groups)-1, func(i, k int) { groups[i+1], groups[k+1] = groups[k+1], groups[i+1] })
	}
	return slices.Concat(groups...)
}
