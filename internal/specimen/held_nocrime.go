package specimen

import "fmt"

func heldNoCrimeLayouts() []layout {
	return []layout{
		{name: "dotted", held: true, draw: heldRecord(drawRecordDotted)},
		{name: "inquiry", held: true, draw: heldRecord(drawRecordInquiry)},
		{name: "hall", held: true, draw: heldRecord(drawRecordHall)},
		{name: "short", held: true, draw: heldRecord(drawRecordShort)},
	}
}

// heldRecord is noCrime with a refusal of its own.
func heldRecord(draw func(f *facts, r policeRecord) paper) func(f *facts) paper {
	return func(f *facts) paper {
		r := newPoliceRecord(f)
		if r.found && f.rng.IntN(2) == 0 {
			return drawHeldRefusal(f, r)
		}
		return draw(f, r)
	}
}

// drawRecordDotted draws dotted lines between labels and values, with the
// period as one of them.
func drawRecordDotted(f *facts, r policeRecord) paper {
	p := newA4()
	n := pen{p, 12, pick(f.rng, append(kais, fontSong)), black}
	p.frame(area{14, 14, 182, 269}, 0.4, blue)
	n.sized(22).in(fontKai).spreadMid(105, 44, 100, "无犯罪记录证明")
	n.sized(10).at(28, 56, r.number)
	y := 74.0
	for _, pair := range [][2]string{{"被证明人姓名", r.name}, {"性别", sexZh(r.sex)}, {"公民身份号码", r.idNumber}, {"出生年月日", zhDatePadded(r.birth)}, {"现住址", r.address},
		{"查询时段", r.from.Format("2006.01.02") + "至" + r.to.Format("2006.01.02")}, {"查询结论", r.verdict("未发现犯罪记录", "发现犯罪记录")}} {
		n.leader(30, y, 150, pair[0], pair[1])
		y += 12
	}
	n.sized(10).para(30, y+4, 150, 6, "以上查询结论以公安机关执法办案信息系统为依据，不包含中国香港、澳门特别行政区及台湾地区的记录。用途：申办证件。")
	n.end(178, 214, "出证机关："+r.issuer)
	n.end(178, 225, "出证时间："+zhDateSpaced(r.issue))
	p.seal(148, 216, 20, r.issuer, "无犯罪记录专用章")
	return paper{[]*page{p}, r.truth("certificate_number", "sex", "birth_date", "period_start", "period_end")}
}

// drawRecordInquiry draws an answer whose sentence begins with the office and
// ends with the person.
func drawRecordInquiry(f *facts, r policeRecord) paper {
	p := newA4()
	n := pen{p, 15, pick(f.rng, []face{fontSong, fontFang, fontMing}), black}
	n.sized(22).in(fontSongBold).mid(105, 48, "犯罪记录查询证明")
	n.sized(11).end(186, 60, r.number)
	y := n.indented(26, 82, 158, 11, fmt.Sprintf("依申请，我单位于%s通过公安信息查询系统，对申请人在%s至%s期间的犯罪记录进行了查询，%s。",
		zhDate(r.to), isoDate(r.from), isoDate(r.to), r.verdict("未查见犯罪记录", "查见有犯罪记录")))
	y = n.indented(26, y, 158, 11, fmt.Sprintf("申请人：%s（%s，%s生，居民身份证：%s）。", r.name, sexZh(r.sex), zhDate(r.birth), r.idNumber))
	n.indented(26, y, 158, 11, "本证明一式一份，三个月内有效，不得转借。")
	n.at(30, 190, r.issuer)
	n.at(30, 202, capsDate(r.issue))
	p.seal(58, 194, 21, r.issuer, "")
	n.sized(10).at(30, 270, "（第一联 交申请人）　制证人：08")
	return paper{[]*page{p}, r.truth("certificate_number", "sex", "birth_date", "period_start", "period_end")}
}

// drawRecordHall draws what a government service portal prints: a grid with
// the photo's place, other numbers and the time of printing.
func drawRecordHall(f *facts, r policeRecord) paper {
	p := newA4()
	n := pen{p, 10, pick(f.rng, heis), black}
	n.sized(9).ink(blue).at(18, 18, "一网通办 · 公安政务服务平台")
	n.sized(9).ink(grey).end(192, 18, "办件编号 "+digits(f.rng, 18))
	n.sized(19).in(fontHeiBold).mid(105, 36, "有无犯罪记录电子证明")
	g := form{n, 18, 46, 0.2}
	g.row(11, []float64{28, 42, 24, 48, 32}, "|姓名", r.name, "|性别", sexZh(r.sex), "|（照片）")
	g.row(11, []float64{28, 42, 24, 48, 32}, "|民族", "汉族", "|国籍", "中国", "")
	g.row(11, []float64{28, 114, 32}, "|身份号码", r.idNumber, "")
	g.row(11, []float64{28, 146}, "|证明编号", r.number)
	g.row(11, []float64{28, 146}, "|申请用途", "办理APEC商务旅行卡")
	g.row(18, []float64{28, 146}, "|证明内容", fmt.Sprintf("经查询，截至%s，%s%s。", isoDate(r.to), r.name, r.verdict("无犯罪记录", "有犯罪记录")))
	g.row(11, []float64{28, 59, 28, 59}, "|出具单位", r.issuer, "|出具日期", isoDate(r.issue))
	g.row(11, []float64{28, 59, 28, 59}, "|有效期", "3个月", "|下载时间", isoDate(r.issue.AddDate(0, 0, 1))+" 09:12")
	p.seal(160, g.y-8, 18, r.issuer, "电子政务专用章")
	p.qr(20, g.y+14, 30, f.rng.Uint64(), black)
	n.sized(8.5).para(56, g.y+24, 110, 5, "1.本证明为电子证照，扫描二维码可查看原件。2.根据《公安机关办理犯罪记录查询工作规定》，本证明仅反映查询时的记录情况。")
	return paper{[]*page{p}, r.truth("certificate_number", "sex", "period_end")}
}

// drawRecordShort draws a half sheet of two sentences in large letters.
func drawRecordShort(f *facts, r policeRecord) paper {
	p := newPage(210, 148)
	n := pen{p, 14, pick(f.rng, []face{fontKai, fontFang, fontHei}), black}
	n.sized(20).in(fontSongBold).spreadMid(105, 26, 50, "证明")
	y := n.indented(22, 44, 166, 9, fmt.Sprintf("%s（身份证号：%s），%s，%s生，户口在%s。该同志在我所管辖期间%s。", r.name, r.idNumber, sexZh(r.sex), zhDate(r.birth), r.address,
		r.verdict("无违法犯罪前科", "有犯罪前科记录")))
	n.indented(22, y, 166, 9, "仅作出国（境）用，有效期三个月。")
	n.at(108, 108, r.issuer)
	n.at(128, 118, r.issue.Format("2006.01.02"))
	p.seal(146, 110, 19, r.issuer, "")
	n.sized(9).at(22, 138, "值班电话 "+f.company.phone+"　户籍民警 赵毅")
	return paper{[]*page{p}, r.truth("sex", "birth_date")}
}

// drawHeldRefusal draws the refusal with its reasons as points.
func drawHeldRefusal(f *facts, r policeRecord) paper {
	p := newA4()
	n := pen{p, 13, pick(f.rng, append(kais, fontHei)), black}
	n.sized(15).in(fontSongBold).mid(105, 36, r.issuer)
	n.sized(20).in(fontSongBold).mid(105, 48, "不予出具无犯罪记录证明通知书")
	n.sized(11).mid(105, 58, r.number)
	y := n.indented(26, 78, 158, 9.5, fmt.Sprintf("%s（公民身份号码：%s）：", r.name, r.idNumber))
	for _, s := range []string{"一、经查询，你在人民法院生效裁判中有犯罪记录。", "二、根据有关规定，本单位不予出具《无犯罪记录证明》。", "三、如你认为查询结果有误，可于收到本通知书后申请复查一次。"} {
		y = n.indented(26, y+1, 158, 9.5, s)
	}
	n.at(110, y+30, "签发机关　"+r.issuer)
	n.at(110, y+40, "签发日期　"+zhDate(r.issue))
	p.seal(160, y+32, 20, r.issuer, "")
	n.sized(9.5).at(26, 276, "被通知人签收：　　　　　　　　年　　月　　日")
	return paper{[]*page{p}, r.truth("certificate_number")}
}
