package specimen

import (
	"fmt"
)

func moreNoCrimeLayouts() []layout {
	return []layout{
		{name: "residence", draw: noCrime(drawResidenceRecord)},
		{name: "approval", draw: noCrime(drawRecordApproval)},
		{name: "card", draw: noCrime(drawRecordCard)},
		{name: "reply", draw: noCrime(drawRecordReply)},
		{name: "bilingual", draw: noCrime(drawRecordBilingual)},
	}
}

// verdict picks the words for what was found.
func (r policeRecord) verdict(clean, found string) string {
	if r.found {
		return found
	}
	return clean
}

// drawResidenceRecord draws the letter of a station on a person who has lived
// in its area, with a window and several other dates.
func drawResidenceRecord(f *facts, r policeRecord) paper {
	p := newA4()
	n := pen{p, 15, pick(f.rng, []face{fontFang, fontSong, fontWenKai}), black}
	n.sized(18).in(fontSongBold).ink(red).spreadMid(105, 30, 150, r.issuer)
	p.line(26, 36, 184, 36, 0.7, red)
	n.sized(20).in(fontSongBold).mid(105, 58, "有无违法犯罪记录证明")
	n.sized(11).end(184, 67, r.number)
	y := n.indented(26, 84, 158, 10, fmt.Sprintf("%s，%s，汉族，公民身份号码%s，出生于%s，户籍所在地：%s。",
		r.name, sexZh(r.sex), r.idNumber, zhDatePadded(r.birth), r.address))
	y = n.indented(26, y, 158, 10, fmt.Sprintf("经核查全国公安信息资源服务平台，该人自%s起至%s止，%s。",
		zhDatePadded(r.from), zhDatePadded(r.to), r.verdict("无违法犯罪记录", "有犯罪记录")))
	n.indented(26, y, 158, 10, "此证明仅供申办商务旅行证件使用，自签发之日起九十日内有效。")
	n.end(176, 196, "（公章）")
	n.end(176, 207, capsDate(r.issue))
	p.seal(148, 200, 21, r.issuer, "")
	n.sized(10).at(26, 262, "承办民警：于海波　警号：10"+digits(f.rng, 4))
	n.sized(10).at(26, 269, "地址："+f.person.birthPlaceZh+"政务服务中心二楼公安窗口　电话："+f.company.phone)
	return paper{[]*page{p}, r.truth("certificate_number", "sex", "birth_date", "period_start", "period_end")}
}

// drawRecordApproval draws the sheet on which a station answers an
// application, with the dates of the application and of its approval.
func drawRecordApproval(f *facts, r policeRecord) paper {
	p := newA4()
	n := pen{p, 10.5, pick(f.rng, append(songs, fontHei)), black}
	asked := r.issue.AddDate(0, 0, -between(f.rng, 2, 6))
	n.sized(18).in(fontHeiBold).mid(105, 28, "个人犯罪记录查询及证明出具表")
	n.sized(9.5).at(20, 38, "受理编号："+digits(f.rng, 14))
	n.sized(9.5).end(190, 38, "证明文号："+r.number)
	g := form{n, 20, 41, 0.3}
	g.row(10, []float64{26, 44, 18, 20, 26, 36}, "|申请人", "|"+r.name, "|性别", "|"+sexZh(r.sex), "|出生日期", "|"+isoDate(r.birth))
	g.row(10, []float64{26, 62, 26, 56}, "|身份证号", "|"+r.idNumber, "|联系电话", "|"+f.person.phone)
	g.row(10, []float64{26, 144}, "|户籍地址", r.address)
	g.row(10, []float64{26, 144}, "|工作单位", f.company.name)
	g.row(10, []float64{26, 62, 26, 56}, "|申请事由", "|办理商务旅行证件", "|申请日期", "|"+isoDate(asked))
	g.row(30, []float64{26, 144}, "|查询情况", "")
	n.para(50, g.y-20, 136, 6.5, fmt.Sprintf("经查询%s至%s期间，申请人%s。", isoDate(r.from), isoDate(r.to), r.verdict("无犯罪记录", "有犯罪记录")))
	n.end(186, g.y-3, "查询人：陈立新　"+isoDate(r.issue.AddDate(0, 0, -1)))
	g.row(30, []float64{26, 144}, "|审核意见", "")
	n.at(50, g.y-18, r.verdict("情况属实，同意出具。", "情况属实，如实告知申请人。"))
	n.end(186, g.y-3, "审核人：郭强　"+isoDate(r.issue))
	g.row(44, []float64{26, 144}, "|出具单位（盖章）", "")
	n.at(60, g.y-28, r.issuer)
	n.at(96, g.y-12, "出具日期："+zhDateSpaced(r.issue))
	p.seal(136, g.y-22, 20, r.issuer, "犯罪记录查询专用章")
	n.sized(8.5).para(20, g.y+7, 170, 4.6, "填表说明：一、本表一式两份，一份交申请人，一份存档。二、伪造、变造本表的，依照《中华人民共和国治安管理处罚法》处理。三、本表有效期三个月。")
	return paper{[]*page{p}, r.truth("certificate_number", "sex", "birth_date", "period_start", "period_end")}
}

// drawRecordCard draws a landscape e-certificate, each label above its value,
// which names the last day it is good for.
func drawRecordCard(f *facts, r policeRecord) paper {
	p := newPage(297, 210)
	deep := ink{20, 60, 120}
	securityWaves(p, area{16, 30, 265, 150}, deep.pale())
	p.frame(area{10, 10, 277, 190}, 1.4, deep)
	n := pen{p, 13, pick(f.rng, heis), black}
	n.sized(20).in(fontHei).ink(deep.pale()).watermark("仅限本人使用", 52)
	n.sized(26).in(fontHeiBold).ink(deep).mid(148, 40, "无犯罪记录证明")
	n.sized(10).ink(grey).mid(148, 49, r.number)
	for i, field := range [][2]string{{"被查询人", r.name}, {"性别", sexZh(r.sex)}, {"国籍", "中国"}, {"证件类型", "居民身份证"}, {"证件号码", r.idNumber}, {"出生日期", r.birth.Format("2006.01.02")}} {
		x, y := 34+float64(i%3)*82, 70+float64(i/3)*24
		n.sized(9).ink(grey).at(x, y, field[0])
		n.at(x, y+8, field[1])
		p.dotted(x, y+11, x+70, 1.4, deep)
	}
	n.sized(9).ink(grey).at(34, 118, "查询结果")
	n.sized(16).in(fontHeiBold).at(34, 128, r.result())
	p.qr(34, 146, 32, f.rng.Uint64(), black)
	n.sized(9).at(70, 158, "请使用“国家政务服务平台”扫码核验")
	n.sized(9).at(70, 166, "有效期至 "+r.issue.AddDate(0, 3, 0).Format("2006.01.02"))
	n.end(262, 158, "开具机关　"+r.issuer)
	n.end(262, 170, "开具日期　"+r.issue.Format("2006.01.02"))
	p.seal(230, 158, 20, r.issuer, "电子印章")
	return paper{[]*page{p}, r.truth("certificate_number", "sex", "birth_date")}
}

// drawRecordReply draws the answer to an employer that has asked about a
// member of its staff.
func drawRecordReply(f *facts, r policeRecord) paper {
	p := newA4()
	n := pen{p, 14.5, pick(f.rng, append(kais, fontSong)), black}
	n.sized(22).in(fontSongBold).mid(105, 46, "犯罪记录查询结果告知函")
	n.sized(12).mid(105, 57, r.number)
	n.at(26, 76, f.company.name+"：")
	y := n.indented(26, 87, 158, 10.5, fmt.Sprintf("你单位%s来函申请查询%s（居民身份证号码：%s）犯罪记录情况。经查询公安机关违法犯罪人员信息管理系统，截至%s，%s。",
		zhDate(r.issue.AddDate(0, 0, -5)), r.name, r.idNumber, zhDate(r.to), r.verdict("未查询到该人有犯罪记录", "查询到该人有犯罪记录")))
	y = n.indented(26, y, 158, 10.5, "本函仅证明查询当日系统登记情况，请妥善保管，不得用于其他用途。")
	n.indented(26, y, 158, 10.5, "专此函告。")
	n.end(178, 198, r.issuer)
	n.end(178, 209, zhDatePadded(r.issue))
	p.seal(150, 202, 21, r.issuer, "户籍专用章(2)")
	p.line(26, 268, 184, 268, 0.2, black)
	n.sized(9.5).at(26, 274, "经办人：赵爽　核发人：王志　（本函一式两份，存档一份）")
	return paper{[]*page{p}, r.truth("certificate_number", "period_end")}
}

// drawRecordBilingual draws Chinese sentences with their English below.
func drawRecordBilingual(f *facts, r policeRecord) paper {
	p := newA4()
	n := pen{p, 13, pick(f.rng, songs), black}
	en := pen{p, 9.5, fontLatinSerif, black}
	n.sized(22).in(fontSongBold).mid(105, 40, "无犯罪记录证明书")
	en.sized(11).mid(105, 48, "CERTIFICATE OF NO CRIMINAL CONVICTION")
	n.sized(11).at(24, 62, "编号 No.："+r.number)
	y := 78.0
	for _, row := range [][3]string{{"姓名", "Name", r.name}, {"性别", "Sex", sexZh(r.sex)}, {"出生", "Date of birth", zhDate(r.birth)},
		{"证件号码", "ID No.", r.idNumber}} {
		n.at(30, y, row[0])
		en.at(30, y+4.4, row[1])
		n.lined(62, y, 118, "", row[2])
		y += 13
	}
	y = n.indented(24, y+6, 162, 9, fmt.Sprintf("兹证明上述人员在中华人民共和国居住期间，自%s至%s，%s。", zhDate(r.from), zhDate(r.to), r.verdict("未受过刑事处分", "受过刑事处分，有犯罪记录")))
	en.para(24, y, 162, 5, "This is to certify that the above-named person "+r.verdict("has no criminal record", "has a criminal record")+
		" while residing in China from "+r.from.Format("2 January 2006")+" to "+r.to.Format("2 January 2006")+".")
	n.end(180, 218, r.issuer)
	n.end(180, 230, zhDate(r.issue))
	en.end(180, 236, r.issue.Format("January 2, 2006"))
	p.seal(152, 222, 21, r.issuer, "涉外业务专用章")
	barcode(p, area{24, 262, 60, 10}, f.rng.Uint64())
	n.sized(9).at(24, 278, "办理窗口：出入境管理大厅 12 号　查询电话：110 转户政")
	return paper{[]*page{p}, r.truth("certificate_number", "sex", "birth_date", "period_start", "period_end")}
}

// drawRefusalForm draws the refusal as a form.
func drawRefusalForm(f *facts, r policeRecord) paper {
	p := newA4()
	n := pen{p, 12, pick(f.rng, append(songs, fontKai)), black}
	n.sized(20).in(fontHeiBold).mid(105, 42, "不予出具无犯罪记录证明通知书")
	n.sized(10.5).at(24, 54, "文号："+r.number)
	g := form{n, 24, 58, 0.3}
	g.row(12, []float64{36, 126}, "|申请人", r.name)
	g.row(12, []float64{36, 126}, "|公民身份号码", r.idNumber)
	g.row(12, []float64{36, 126}, "|受理时间", zhDate(r.to))
	g.row(34, []float64{36, 126}, "|不予出具理由", "经查询，申请人有犯罪记录，不符合《公安机关办理犯罪记录查询工作规定》规定的出具条件。")
	g.row(24, []float64{36, 126}, "|救济途径", "如有异议，可自收到本通知书之日起三个工作日内向本单位申请复核。")
	n.end(178, g.y+24, r.issuer)
	n.end(178, g.y+34, zhDatePadded(r.issue))
	p.seal(152, g.y+27, 20, r.issuer, "")
	return paper{[]*page{p}, r.truth("certificate_number")}
}
