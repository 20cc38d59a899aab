package specimen

import (
	"fmt"
	"strings"
	"time"
)

func lossLayouts() []layout {
	return append([]layout{
		{name: "receipt", draw: drawLossReceipt},
		{name: "certificate", draw: drawLossCertificate},
		{name: "clipping", draw: drawLossClipping},
		{name: "pasted", draw: drawLossPasted},
	}, heldLosses()...)
}

// loss is a card that was lost and told to the police or to a newspaper.
type loss struct {
	who             person
	card            string
	issuer, kind    string
	lost, told, day time.Time // day: of the paper
}

func newLoss(f *facts, kind string) loss {
	l := loss{who: correspondent(f), card: cardNumber(f), kind: kind, day: f.today.AddDate(0, 0, -between(f.rng, 5, 90))}
	l.told = l.day.AddDate(0, 0, -f.rng.IntN(4))
	l.lost = l.told.AddDate(0, 0, -between(f.rng, 1, 12))
	l.issuer = l.who.policeStation
	if f.rng.IntN(2) == 0 {
		at := divisions[f.rng.IntN(18)]
		l.issuer = at.city + "公安局" + shortDistrict(at.district) + "分局" + pick(f.rng, streets) + "派出所"
	}
	if kind == "newspaper" {
		l.issuer = pick(f.rng, []string{"辽宁日报", "沈阳日报", "大连日报", "沈阳晚报", "辽沈晚报", "华商晨报", "深圳特区报", "大连晚报"})
	}
	return l
}

// truth is what the paper says; the card's number only where it is printed.
func (l loss) truth(card bool) map[string]any {
	t := map[string]any{"name": l.who.nameZh, "issuer": l.issuer, "kind": l.kind, "date": isoDate(l.day)}
	if card {
		t["card_number"] = l.card
	}
	return t
}

// drawLossReceipt draws the receipt for a report as a form; the officer, the
// time of the loss and that of the report stand on it too.
func drawLossReceipt(f *facts) paper {
	l := newLoss(f, "police")
	p := newA4()
	n := pen{p, 11, pick(f.rng, songs), black}
	n.sized(13).in(fontSong).mid(105, 30, l.issuer)
	n.sized(20).in(fontSongBold).spreadMid(105, 42, 70, "接报案回执")
	n.sized(10).end(186, 52, "（"+l.issuer[:3]+"）公接回字〔"+fmt.Sprint(l.day.Year())+"〕第"+digits(f.rng, 5)+"号")
	g := form{n, 24, 56, 0.25}
	g.row(12, []float64{32, 49, 32, 49}, "|报案人姓名", "|"+l.who.nameZh, "|性　　别", "|"+sexZh(l.who.sex))
	g.row(12, []float64{32, 130}, "|证件号码", "居民身份证 "+l.who.idNumber)
	g.row(12, []float64{32, 49, 32, 49}, "|联系电话", "|"+l.who.phone, "|护照号码", "|"+l.who.passportNumber)
	g.row(12, []float64{32, 130}, "|住　　址", l.who.hukouAddress)
	g.row(12, []float64{32, 130}, "|报案时间", zhDate(l.told)+fmt.Sprintf("%d时%d分", between(f.rng, 8, 20), between(f.rng, 1, 59)))
	n.p.frame(area{24, g.y, 162, 58}, 0.25, black)
	y := n.indented(28, g.y+10, 154, 8, fmt.Sprintf("报案内容：%s称其于%s在%s附近不慎将APEC商务旅行卡遗失，卡号：%s。", l.who.nameZh, zhDate(l.lost), pick(f.rng, []string{"机场候机楼", "地铁二号线", "火车站", "商场"}), l.card))
	n.indented(28, y+2, 154, 8, "我单位已予登记。本回执仅证明报案事实，供办理补领证件之用。")
	n.at(28, g.y+50, "接警民警："+otherPerson(f).nameZh+"　警号："+digits(f.rng, 6))
	n.at(118, g.y+76, "（单位印章）")
	n.end(182, g.y+86, zhDate(l.day))
	p.seal(146, g.y+76, 20, l.issuer, "")
	n.sized(9).at(24, 272, "第一联：交报案人　　第二联：存档")
	return paper{[]*page{p}, l.truth(true)}
}

// drawLossCertificate draws a certificate in running text.
func drawLossCertificate(f *facts) paper {
	l := newLoss(f, "police")
	number := f.rng.IntN(3) > 0
	p := newA4()
	n := pen{p, 15, pick(f.rng, []face{fontFang, fontSong, fontKai}), black}
	n.sized(26).in(fontSongBold).spreadMid(105, 50, 90, pick(f.rng, []string{"挂失证明", "遗失证明", "报案证明"}))
	card := "APEC商务旅行卡一张"
	if number {
		card = "APEC商务旅行卡（编号" + l.card + "）一张"
	}
	y := n.indented(28, 74, 154, 11, fmt.Sprintf("兹有%s公司职员%s，%s，%s出生，公民身份号码%s，于%s到我所报称：其%s于%s丢失，%s。",
		strings.TrimSuffix(f.company.name, "公司"), l.who.nameZh, sexZh(l.who.sex), zhDate(l.who.birth), l.who.idNumber, zhDate(l.told), card, zhDate(l.lost), "经查找未果，现予挂失"))
	n.indented(28, y, 154, 11, "特此证明。")
	n.end(182, 200, l.issuer)
	n.end(182, 213, capsDate(l.day))
	p.seal(150, 203, 21, l.issuer, "户口专用章")
	n.sized(10).at(28, 250, "经办人："+otherPerson(f).nameZh+"　　联系电话："+f.company.phone)
	return paper{[]*page{p}, l.truth(number)}
}

// strangersNotices are other people's and companies' notices of the same page.
func strangersNotices(f *facts, n int) []string {
	var out []string
	for i := range n {
		who, c := otherPerson(f), otherCompany(f)
		out = append(out, []string{
			who.nameZh + "身份证丢失，号码" + who.idNumber + "，声明作废。",
			c.name + "公章（编号" + digits(f.rng, 13) + "）遗失，声明作废。",
			"遗失声明：" + who.nameZh + "护照（号码" + who.passportNumber + "）不慎遗失，特此声明。",
			c.name + "营业执照副本丢失，统一社会信用代码" + c.uscc + "，声明作废。",
			who.nameZh + "遗失机动车驾驶证，证号" + who.idNumber + "，特此声明。",
		}[(i+f.rng.IntN(2)*2)%5])
	}
	return out
}

// notice is the card's own notice, with its number and without.
func (l loss) notice(f *facts) (with, without string) {
	head, tail := l.who.nameZh, pick(f.rng, []string{"声明作废。", "特此声明。", "自登报之日起作废。"})
	return head + "遗失APEC商务旅行卡一张，卡号" + l.card + "，" + tail, head + "不慎将APEC商务旅行卡丢失，" + tail
}

// drawLossClipping draws a piece of a newspaper: three columns of notices
// under a strip with the paper's name and day.
func drawLossClipping(f *facts) paper {
	l := newLoss(f, "newspaper")
	p := newPage(150, 110)
	p.ground = ink{236, 232, 222}
	n := pen{p, 8.5, pick(f.rng, songs), ink{40, 38, 36}}
	p.line(6, 16, 144, 16, 0.6, black)
	n.sized(16).in(pick(f.rng, []face{fontKai, fontSongBold, fontHeiBold})).at(8, 13, l.issuer)
	n.at(62, 9, zhDate(l.day)+"　星期"+[]string{"日", "一", "二", "三", "四", "五", "六"}[l.day.Weekday()])
	n.at(62, 14, "责编："+otherPerson(f).nameZh+"　电话：024-"+digits(f.rng, 8))
	n.sized(10).in(fontHeiBold).end(143, 13, "分类信息  0"+fmt.Sprint(between(f.rng, 4, 9))+"版")
	n.sized(13).in(fontHeiBold).spreadMid(75, 24, 44, "遗失声明")
	notices := strangersNotices(f, 8)
	with, without := l.notice(f)
	number := f.rng.IntN(4) > 0
	own := map[bool]string{true: with, false: without}[number]
	at := f.rng.IntN(8)
	notices = append(append(append([]string{}, notices[:at]...), own), notices[at:]...)
	for i, s := range notices {
		x, y := 8+float64(i%3)*46, 32+float64(i/3)*26
		n.indented(x, y, 42, 4.2, s)
		p.line(x, y+19.5, x+42, y+19.5, 0.1, grey)
	}
	p.line(52, 27, 52, 106, 0.1, grey)
	p.line(98, 27, 98, 106, 0.1, grey)
	return paper{[]*page{p}, l.truth(number)}
}

// drawLossPasted draws a sheet with one notice pasted on and typed words
// about where it appeared; the sheet was made some days after.
func drawLossPasted(f *facts) paper {
	l := newLoss(f, "newspaper")
	p := newA4()
	n := pen{p, 13, pick(f.rng, heis), black}
	n.sized(18).in(fontHeiBold).mid(105, 34, "登报挂失凭证")
	n.at(28, 54, "报纸名称："+"《"+l.issuer+"》")
	n.at(28, 65, "刊登日期："+isoDate(l.day))
	n.at(28, 76, "版　　面：第"+fmt.Sprint(between(f.rng, 4, 16))+"版（分类广告）")
	n.at(28, 87, "原件粘贴处：")
	p.polygon([]point{{52, 98}, {158, 101}, {155, 168}, {50, 164}}, ink{228, 222, 208})
	m := pen{p, 11, pick(f.rng, songs), ink{40, 36, 34}}
	m.sized(15).in(fontSongBold).mid(104, 114, "遗 失 声 明")
	with, _ := l.notice(f)
	y := m.indented(60, 126, 88, 7, with)
	m.indented(60, y, 88, 7, strangersNotices(f, 1)[0])
	n.sized(11).end(182, 200, "提交单位："+f.company.name)
	n.sized(11).end(182, 210, "提交日期："+isoDate(f.today.AddDate(0, 0, -between(f.rng, 0, 4))))
	p.seal(150, 206, 19, f.company.name, "")
	return paper{[]*page{p}, l.truth(true)}
}
