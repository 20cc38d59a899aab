package specimen

import (
	"fmt"
	"time"
)

func heldLicenceLayouts() []layout {
	return []layout{
		{name: "register_print", held: true, draw: licencePaper(drawLicenceRegister)},
		{name: "above", held: true, draw: licencePaper(drawLicenceAbove)},
		{name: "owner", held: true, draw: licencePaper(drawLicenceOwner)},
		{name: "scanned_copy", held: true, draw: licencePaper(drawLicenceScannedCopy)},
	}
}

// drawLicenceRegister draws the licence as the public register shows it, in a
// ruled grid.
func drawLicenceRegister(f *facts, l licence) paper {
	p := newA4()
	n := pen{p, 9.5, pick(f.rng, append(heis, fontSong)), black}
	n.sized(9).ink(grey).at(14, 14, "国家企业信用信息公示系统")
	n.sized(16).in(fontHeiBold).mid(105, 28, "营业执照信息")
	pairs, fields := l.ended([][2]string{{"统一社会信用代码", l.company.uscc}, {"企业名称", l.company.name}, {"类型", l.company.kind}, {"法定代表人", l.company.legalRep},
		{"注册资本", fmt.Sprintf("%d万元人民币", l.company.capitalWan)}, {"成立日期", zhDatePadded(l.company.established)}}, "营业期限")
	pairs = append(pairs, [2]string{"登记机关", l.company.registrar}, [2]string{"核准日期", zhDatePadded(l.issue)}, [2]string{"登记状态", "存续（在营、开业、在册）"})
	g := form{n, 14, 36, 0.2}
	for i := 0; i < len(pairs); i += 2 {
		right := [2]string{}
		if i+1 < len(pairs) {
			right = pairs[i+1]
		}
		g.row(12, []float64{30, 61, 24, 67}, pairs[i][0], pairs[i][1], right[0], right[1])
	}
	g.row(11, []float64{30, 152}, "住所", l.company.address)
	h := max(20, n.mm()*1.15*float64(len(n.wrap(l.company.scope, 150)))+4)
	g.row(h, []float64{30, 152}, "经营范围", l.company.scope)
	p.seal(160, g.y+26, 19, l.company.registrar, "企业登记信息查询章")
	n.sized(8).at(14, g.y+10, "提示：以上信息由企业登记机关提供，打印日期 "+f.today.AddDate(0, 0, -2).Format(time.DateOnly)+"，打印件加盖查询章有效。")
	n.sized(8).mid(105, 288, "1 / 1")
	return paper{[]*page{p}, l.truth(fields...)}
}

// drawLicenceAbove draws small labels above their values on wide paper, the
// code on the right.
func drawLicenceAbove(f *facts, l licence) paper {
	l = l.longScope()
	p := newPage(297, 210)
	p.ground = ink{249, 247, 240}
	p.frame(area{7, 7, 283, 196}, 2.6, gold)
	emblem(p, 36, 32, 13)
	n := pen{p, 11, pick(f.rng, []face{fontFang, fontHei, fontMing}), black}
	n.sized(30).in(fontKai).spread(62, 42, 92, "营业执照")
	n.sized(11).at(164, 40, "副本")
	p.qr(254, 16, 24, f.rng.Uint64(), black)
	n.sized(8).ink(gold).end(248, 26, "统一社会信用代码")
	n.sized(12).in(fontLatinMono).end(248, 34, l.company.uscc)
	write := pick(f.rng, []func(time.Time) string{zhDate, capsDate})
	y := 66.0
	for _, row := range [][2][2]string{{{"名　称", l.company.name}, {"法定代表人", l.company.legalRep}}, {{"类　型", l.company.kind}, {"注册资本", l.capitalWords()}},
		{{"住　所", l.company.address}, {"成立日期", write(l.company.established)}}} {
		for i, field := range row {
			x := 20 + float64(i)*150
			n.sized(8).ink(gold).at(x, y, field[0])
			n.at(x, y+7, field[1])
		}
		y += 18
	}
	n.sized(8).ink(gold).at(20, y, "经营范围")
	n.sized(9).para(20, y+6, 150, 4.6, l.company.scope)
	n.sized(8).ink(gold).at(200, y, "营业期限")
	n.sized(9.5).at(200, y+6.5, write(l.company.established)+" 至 "+l.end(write))
	n.at(200, 166, l.company.registrar)
	n.at(212, 176, zhDatePadded(l.issue))
	p.seal(232, 168, 19, l.company.registrar, "")
	n.sized(7).ink(gold).mid(148, 198, "市场主体应当于每年1月1日至6月30日通过国家企业信用信息公示系统报送公示年度报告")
	return paper{[]*page{p}, l.truth("term_end")}
}

// drawLicenceOwner draws the licence of an enterprise of one owner, whose name
// stands under another label.
func drawLicenceOwner(f *facts, l licence) paper {
	l.company.kind = "个人独资企业"
	p := newPage(260, 190)
	p.ground = ink{253, 249, 236}
	goldFrame(p, area{10, 10, 240, 170})
	emblem(p, 130, 30, 12)
	n := pen{p, 10.5, pick(f.rng, []face{fontSong, fontWenKai, fontMicroHei}), black}
	n.sized(26).in(fontSongBold).spreadMid(130, 58, 120, "个人独资企业营业执照")
	n.sized(10).mid(130, 67, "（副本）")
	n.at(28, 80, "统一社会信用代码："+l.company.uscc)
	n.end(232, 80, "注册号："+l.company.uscc[2:8]+"7"+digits(f.rng, 8))
	pairs, fields := l.ended([][2]string{{"企业名称", l.company.name}, {"企业住所", l.company.address}, {"投资人姓名", l.company.legalRep}, {"企业类型", l.company.kind},
		{"成立日期", capsDate(l.company.established)}}, "经营期限")
	y := 92.0
	for _, pair := range append(pairs, [2]string{"经营范围及方式", l.company.scope}) {
		n.at(32, y, pair[0]+"：")
		y = n.para(70, y, 158, 5.4, pair[1]) + 2.6
	}
	n.at(150, 160, "登记机关（盖章）")
	n.at(164, 170, capsDate(l.issue))
	p.seal(196, 160, 17, l.company.registrar, "")
	return paper{[]*page{p}, l.without(l.truth(fields...), "registered_capital")}
}

// drawLicenceScannedCopy draws a licence copied onto a larger sheet with what
// an office writes and stamps around it.
func drawLicenceScannedCopy(f *facts, l licence) paper {
	p := newA4()
	n := pen{p, 9, pick(f.rng, []face{fontSong, fontHei, fontKai}), ink{40, 40, 40}}
	p.frame(area{18, 30, 174, 125}, 1.2, grey)
	p.frame(area{20, 32, 170, 121}, 0.3, grey)
	n.sized(20).in(fontSongBold).spreadMid(105, 52, 64, "营业执照")
	n.sized(8).mid(105, 58, "（副　本）　　（5-3）")
	n.sized(8).at(26, 44, "代码 "+l.company.uscc)
	p.qr(164, 36, 18, f.rng.Uint64(), ink{40, 40, 40})
	write := pick(f.rng, []func(time.Time) string{zhDatePadded, oldCapsDate})
	n.entries(26, 68, 22, 156, [][2]string{{"名称", l.company.name}, {"类型", l.company.kind}, {"住所", l.company.address}, {"法定代表人", l.company.legalRep},
		{"注册资本", fmt.Sprintf("人民币%d万元整", l.company.capitalWan)}, {"成立日期", write(l.company.established)},
		{"营业期限", "自" + write(l.company.established) + "至" + l.end(write)}, {"经营范围", l.company.scope}})
	n.at(120, 138, "登记机关")
	n.at(132, 146, zhDateSpaced(l.issue))
	p.add(&sealItem{at: point{160, 138}, rx: 14, ry: 14, around: l.company.registrar, star: true, ink: ink{90, 90, 90}})
	n.sized(13).in(fontHei).stamp(30, 176, 62, 12, "与原件核对一致")
	n.sized(10).at(110, 184, "核对人：孙丽　　日期："+f.today.AddDate(0, 0, -4).Format("2006.1.2"))
	p.seal(150, 205, 20, l.company.name, "")
	n.sized(9).at(30, 260, "本复印件仅用于办理APEC商务旅行卡，再次复印无效。")
	return paper{[]*page{p}, l.truth("term_end")}
}
