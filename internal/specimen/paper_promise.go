package specimen

import "fmt"

func commitmentLayouts() []layout {
	return append([]layout{
		{name: "numbered", draw: drawCommitmentNumbered},
		{name: "plain", draw: drawCommitmentPlain},
		{name: "with-table", draw: drawCommitmentTable},
	}, heldCommitments()...)
}

// promises are what an enterprise answers for.
func promises() []string {
	return []string{"所提供的申办材料真实、合法、有效，不存在隐瞒或弄虚作假情况。", "申请人均为本企业在职人员，确因商务需要前往亚太经合组织经济体。",
		"督促持卡人遵守我国法律和所到经济体法律法规，不从事与商务无关的活动。", "持卡人离职、调动或退休的，及时收回旅行卡并报告外事部门办理注销。",
		"旅行卡遗失、损毁的，立即报告并按规定办理手续。", "如违反上述承诺，愿意承担相应责任，并接受暂停或取消申办资格的处理。"}
}

func drawCommitmentNumbered(f *facts) paper {
	p, c := newA4(), f.company
	n := pen{p, 13, pick(f.rng, append(songs, fontFang)), black}
	n.sized(22).in(fontSongBold).spreadMid(105, 40, 92, "企业责任承诺书")
	n.at(26, 58, "重庆市万州区人民政府外事办公室：")
	y := n.indented(26, 68, 158, 9, fmt.Sprintf("%s（统一社会信用代码：%s）申办APEC商务旅行卡，现郑重承诺如下：", c.name, c.uscc))
	for i, s := range promises() {
		y = n.indented(26, y, 158, 9, fmt.Sprintf("%s、%s", tens(i+1), s))
	}
	n.at(110, y+22, "承诺单位（盖章）：")
	n.at(110, y+33, "法定代表人签字：")
	p.slanted(148, y+34, 16, 4, fontKai, black, c.legalRep)
	n.at(110, y+44, zhDate(f.today.AddDate(0, 0, -between(f.rng, 1, 25))))
	p.seal(142, y+30, 20, c.name, "")
	return paper{[]*page{p}, map[string]any{}}
}

func drawCommitmentPlain(f *facts) paper {
	p, c, who := newA4(), f.company, correspondent(f)
	n := pen{p, 14, pick(f.rng, heis), black}
	n.sized(24).in(fontHeiBold).spreadMid(105, 52, 60, "承诺书")
	text := "本公司（" + c.name + "）就" + who.nameZh + "等人员申请APEC商务旅行卡事宜作出承诺："
	y := n.indented(28, 76, 154, 10, text)
	list := promises()
	y = n.indented(28, y, 154, 10, "本公司"+list[0]+list[1]+list[3])
	y = n.indented(28, y, 154, 10, "本公司已认真阅读《APEC商务旅行卡管理办法》，知悉持卡人及企业的各项义务。"+list[5])
	n.at(28, y+22, "承诺企业："+c.name)
	n.at(28, y+33, "联系电话："+c.phone)
	n.at(28, y+44, "日　　期："+isoDate(f.today.AddDate(0, 0, -between(f.rng, 1, 25))))
	p.seal(82, y+28, 20, c.name, "")
	return paper{[]*page{p}, map[string]any{}}
}

// drawCommitmentTable draws the promise with the staff it is given for.
func drawCommitmentTable(f *facts) paper {
	p, c := newA4(), f.company
	n := pen{p, 10.5, pick(f.rng, songs), black}
	n.sized(17).in(fontHeiBold).mid(105, 28, "APEC商务旅行卡申办企业责任承诺书")
	g := form{n, 22, 36, 0.25}
	w := []float64{34, 49, 34, 49}
	g.row(10, w, "|企业名称", c.name, "|统一社会信用代码", c.uscc)
	g.row(10, w, "|法定代表人", c.legalRep, "|员工人数", fmt.Sprint(c.employees))
	y := n.indented(22, g.y+9, 166, 6.6, "我单位承诺：")
	for i, s := range promises() {
		y = n.indented(22, y, 166, 6.6, fmt.Sprintf("（%s）%s", tens(i+1), s))
	}
	var rows [][]string
	for i, who := range f.people[:min(8, len(f.people))] {
		rows = append(rows, []string{fmt.Sprint(i + 1), who.nameZh, who.position, who.passportNumber, ""})
	}
	y = table{n, 22, y, 0.25, 8, []column{{"序号", 14, 'c'}, {"持卡人", 34, 'c'}, {"职务", 44, 'c'}, {"护照号码", 40, 'c'}, {"本人签字", 34, 'c'}}}.draw(rows)
	n.end(186, y+16, c.name)
	n.end(186, y+25, capsDate(f.today.AddDate(0, 0, -between(f.rng, 1, 25))))
	p.seal(152, y+20, 19, c.name, "")
	return paper{[]*page{p}, map[string]any{}}
}

func requestLayouts() []layout {
	return append([]layout{
		{name: "petition", draw: drawRequestPetition},
		{name: "statement", draw: drawRequestStatement},
		{name: "list", draw: drawRequestList},
	}, heldRequests()...)
}

// request is why a card is to be changed, and what is asked for.
type request struct{ subject, reason, ask string }

func newRequest(f *facts, who person, card string) request {
	return pick(f.rng, []request{
		{"换发", "因原护照签证页用完，已换领新护照（号码" + who.passportNumber + "），原卡（卡号" + card + "）上护照信息与新护照不符", "换发新卡"},
		{"补发", "因保管不慎，所持APEC商务旅行卡（卡号" + card + "）遗失，已向公安机关报案", "注销旧卡并补发新卡"},
		{"更换", "所持APEC商务旅行卡（卡号" + card + "）卡面磨损，无法机读", "更换新卡"},
		{"注销", "因工作调动离职，不再需要使用APEC商务旅行卡（卡号" + card + "）", "予以注销"},
		{"提前制作", "所申请的旅行卡已获部分经济体批准，而近期需赴" + f.company.tradeEconomy.zh + "执行项目", "提前制卡"},
		{"变更护照信息后制作", "在旅行卡制发前更换了护照，新护照号码为" + who.passportNumber, "按新护照信息制卡"},
	})
}

func drawRequestPetition(f *facts) paper {
	p, c, who := newA4(), f.company, correspondent(f)
	r := newRequest(f, who, cardNumber(f))
	letterhead(p, f, c, "外请"+fmt.Sprintf("〔%d〕%d号", f.today.Year(), between(f.rng, 1, 50)))
	n := pen{p, 13, pick(f.rng, append(songs, fontFang)), black}
	n.sized(17).in(fontSongBold).mid(105, 62, "关于为"+who.nameZh+r.subject+"APEC商务旅行卡的请示")
	n.at(26, 78, foreignOffice)
	y := n.indented(26, 90, 158, 9.5, "我公司"+who.position+who.nameZh+r.reason+"。现申请"+r.ask+"。")
	y = n.indented(26, y, 158, 9.5, "妥否，请批示。")
	n.end(182, y+30, c.name)
	n.end(182, y+41, zhDate(f.today.AddDate(0, 0, -between(f.rng, 1, 20))))
	p.seal(150, y+34, 20, c.name, "")
	return paper{[]*page{p}, map[string]any{}}
}

func drawRequestStatement(f *facts) paper {
	p, c, who := newA4(), f.company, correspondent(f)
	r := newRequest(f, who, cardNumber(f))
	n := pen{p, 12.5, pick(f.rng, heis), black}
	n.sized(21).in(fontHeiBold).spreadMid(105, 46, 60, "情况说明")
	n.at(26, 66, pick(f.rng, []string{"深圳市外事办公室：", "大连市人民政府外事办公室："}))
	y := n.indented(26, 77, 158, 9, fmt.Sprintf("%s（%s，身份证号%s）系我公司%s。%s。", who.nameZh, sexZh(who.sex), who.idNumber, who.position, r.reason))
	y = n.indented(26, y, 158, 9, "为不影响正常商务往来，特申请"+r.ask+"，我公司对上述情况的真实性负责。")
	n.at(26, y+10, "特此说明。")
	n.at(26, y+34, "申请人签名：")
	p.slanted(54, y+35, 16, 5, fontFang, ink{30, 30, 60}, who.nameZh)
	n.end(182, y+34, c.name)
	n.end(182, y+45, isoDate(f.today.AddDate(0, 0, -between(f.rng, 1, 20))))
	p.seal(148, y+38, 19, c.name, "")
	return paper{[]*page{p}, map[string]any{}}
}

// drawRequestList asks for several cards in one table.
func drawRequestList(f *facts) paper {
	p, c := newA4(), f.company
	n := pen{p, 11, pick(f.rng, songs), black}
	n.sized(18).in(fontSongBold).mid(105, 34, "APEC商务旅行卡变更事项说明函")
	n.at(22, 48, foreignOffice)
	y := n.indented(22, 57, 166, 7.4, c.name+"下列持卡人的旅行卡需办理变更，具体情况说明如下：")
	var rows [][]string
	for i, who := range f.people[:min(10, len(f.people))] {
		r := newRequest(f, who, cardNumber(f))
		rows = append(rows, []string{fmt.Sprint(i + 1), who.nameZh, r.reason, r.ask})
	}
	y = table{n.sized(9.5), 22, y, 0.25, 10, []column{{"序号", 12, 'c'}, {"持卡人", 26, 'c'}, {"情况说明", 96, 'l'}, {"申请事项", 32, 'c'}}}.draw(rows)
	n.at(22, y+10, "以上情况属实，请予办理。联系人："+otherPerson(f).nameZh+"　电话："+c.phone)
	n.end(186, y+24, c.name)
	n.end(186, y+33, zhDate(f.today.AddDate(0, 0, -between(f.rng, 1, 20))))
	p.seal(154, y+27, 18, c.name, "")
	return paper{[]*page{p}, map[string]any{}}
}
