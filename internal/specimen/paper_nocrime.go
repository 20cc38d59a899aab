package specimen

import (
	"fmt"
	"slices"
	"time"
)

func noCrimeLayouts() []layout {
	return slices.Concat([]layout{
		{name: "national", draw: noCrime(drawNationalRecord)},
		{name: "attestation", draw: noCrime(drawAttestation)},
		{name: "guangdong", draw: noCrime(drawGuangdongRecord)},
		{name: "electronic", draw: noCrime(drawElectronicRecord)},
		{name: "form", held: true, draw: noCrime(drawRecordForm)},
	}, moreNoCrimeLayouts(), anyNoCrimeLayouts(), heldNoCrimeLayouts())
}

// policeRecord is what a police station states about one person.
type policeRecord struct {
	name, idNumber, sex string
	birth               time.Time
	number              string
	issuer              string
	issue, from, to     time.Time
	found               bool
	address             string
}

// noCrime turns a drawing of a record into a layout; the refusal that a
// station issues instead, where there is a record, is drawn for half of the
// papers with that defect.
func noCrime(draw func(f *facts, r policeRecord) paper) func(f *facts) paper {
	return func(f *facts) paper {
		r := newPoliceRecord(f)
		if r.found && f.rng.IntN(2) == 0 {
			return pick(f.rng, []func(*facts, policeRecord) paper{drawRefusal, drawRefusalForm})(f, r)
		}
		return draw(f, r)
	}
}

func newPoliceRecord(f *facts) policeRecord {
	who := *f.person
	if f.defect == "no_crime.subject.match" {
		who = otherPerson(f)
	}
	r := policeRecord{
		name: who.nameZh, idNumber: who.idNumber, sex: who.sex, birth: who.birth,
		issue: f.today.AddDate(0, 0, -between(f.rng, 3, 75)), found: f.defect == "no_crime.result.clean",
		issuer: f.person.policeStation, address: f.person.hukouAddress,
	}
	switch f.defect {
	case "no_crime.validity.max_3m":
		r.issue = f.today.AddDate(0, -3, -between(f.rng, 10, 150))
	case "no_crime.issuer.police":
		r.issuer = pick(f.rng, []string{f.company.city + f.company.district + "文化路社区居民委员会", f.company.name})
	}
	r.from, r.to = r.birth.AddDate(16, 0, 0), r.issue.AddDate(0, 0, -between(f.rng, 0, 2))
	r.number = fmt.Sprintf("%s公(%s)证(%d)第%s号", provinceMark(f.person.birthPlaceZh), string([]rune(r.issuer)[:1]), r.issue.Year(), "00"+digits(f.rng, 6))
	return r
}

// provinceMark is the one-character name of a province.
func provinceMark(province string) string {
	names := []string{"辽辽宁", "京北京", "津天津", "冀河北", "晋山西", "蒙内蒙古", "吉吉林", "黑黑龙江", "沪上海", "苏江苏", "浙浙江", "皖安徽", "闽福建", "赣江西",
		"鲁山东", "豫河南", "鄂湖北", "湘湖南", "粤广东", "桂广西", "琼海南", "渝重庆", "川四川", "黔贵州", "滇云南", "陕陕西", "甘甘肃", "宁宁夏", "新新疆"}
	for _, n := range names {
		if mark := []rune(n); string(mark[1:]) == province {
			return string(mark[:1])
		}
	}
	return "辽"
}

func (r policeRecord) truth(fields ...string) map[string]any {
	all := map[string]any{
		"certificate_number": plain(r.number), "name": plain(r.name), "sex": r.sex, "id_number": r.idNumber,
		"birth_date": isoDate(r.birth), "period_start": isoDate(r.from), "period_end": isoDate(r.to),
		"has_record": fmt.Sprint(r.found), "issuing_authority": plain(r.issuer), "issue_date": isoDate(r.issue),
	}
	t := map[string]any{}
	for _, name := range append(fields, "name", "id_number", "has_record", "issuing_authority", "issue_date") {
		t[name] = all[name]
	}
	return t
}

// result is the sentence of the national form about what was found.
func (r policeRecord) result() string {
	if r.found {
		return "发现有犯罪记录"
	}
	return "未发现有犯罪记录"
}

const recordNote = "注：1.此证明书自开具之日起3个月内有效。2.此证明书只反映出具证明时信息查询平台内的犯罪记录信息情况。3.如未注明查询时间范围，即查询全时段信息。"

// drawNationalRecord draws the form of the 2021 ministry rules.
func drawNationalRecord(f *facts, r policeRecord) paper {
	p := newA4()
	n := pen{p, pick(f.rng, []float64{14, 15, 16}), pick(f.rng, append(songs, fontFang)), black}
	n.sized(24).in(fontSongBold).spreadMid(105, 52, 86, "无犯罪记录证明")
	n.sized(13).end(186, 70, r.number)
	period, fields := "", []string{"certificate_number"}
	if f.rng.IntN(2) == 0 {
		period = fmt.Sprintf("（在%s至%s期间）", isoDate(r.from), isoDate(r.to))
		fields = append(fields, "period_start", "period_end")
	}
	n.indented(26, 90, 158, n.mm()*2.1, fmt.Sprintf("经查，被查询人：%s，国籍：中国，证件名称：身份证，证件号码：%s，%s%s。",
		r.name, r.idNumber, period, r.result()))
	n.end(180, 172, r.issuer)
	n.end(180, 184, zhDate(r.issue))
	p.seal(155, 177, 21, r.issuer, "")
	n.sized(10.5).para(26, 250, 158, 6.5, recordNote)
	return paper{[]*page{p}, r.truth(fields...)}
}

// drawAttestation draws the older narrative of police stations.
func drawAttestation(f *facts, r policeRecord) paper {
	p := newA4()
	n := pen{p, 16, pick(f.rng, []face{fontFang, fontKai, fontSong}), black}
	n.sized(26).in(fontSongBold).spreadMid(105, 50, 44, "证明")
	verdict := "经查询公安信息系统，该人在我辖区居住期间无违法犯罪记录。"
	if r.found {
		verdict = "经查询公安信息系统，该人有犯罪记录。"
	}
	y := n.indented(28, 78, 154, 11.5, fmt.Sprintf("兹证明%s，%s，%s出生，公民身份号码：%s，户籍地址：%s。%s",
		r.name, sexZh(r.sex), zhDate(r.birth), r.idNumber, r.address, verdict))
	n.indented(28, y+2, 154, 11.5, "特此证明。")
	n.end(178, 190, r.issuer)
	n.end(178, 202, pick(f.rng, []string{zhDate(r.issue), capsDate(r.issue)}))
	p.seal(152, 194, 21, r.issuer, "")
	return paper{[]*page{p}, r.truth("sex", "birth_date")}
}

// drawGuangdongRecord draws the provincial form that states the use and the
// time limit.
func drawGuangdongRecord(f *facts, r policeRecord) paper {
	p := newA4()
	n := pen{p, 14, pick(f.rng, songs), black}
	n.sized(22).in(fontHeiBold).mid(105, 42, "无犯罪记录证明")
	n.sized(12).mid(105, 52, r.number)
	verdict := "未发现其有犯罪记录"
	if r.found {
		verdict = "发现其有犯罪记录"
	}
	y := n.indented(26, 72, 158, 10, fmt.Sprintf("%s（性别：%s，出生日期：%s，身份证号码：%s），经核查，自%s至%s，%s。",
		r.name, sexZh(r.sex), zhDate(r.birth), r.idNumber, zhDate(r.from), zhDate(r.to), verdict))
	y = n.indented(26, y+2, 158, 10, "用途："+pick(f.rng, []string{"办理APEC商务旅行卡", "出国（境）商务", "办理商务旅行证件"}))
	n.indented(26, y+2, 158, 10, "本证明有效期三个月，涂改、复印无效。")
	n.end(180, 168, "出具单位："+r.issuer)
	n.end(180, 180, zhDateSpaced(r.issue))
	p.seal(150, 172, 20, r.issuer, "")
	n.sized(10).at(26, 262, "经办人："+pick(f.rng, []string{"陈建华", "李国庆", "王海涛"}))
	n.sized(10).at(110, 262, "联系电话：0"+digits(f.rng, 2)+"-"+digits(f.rng, 8))
	return paper{[]*page{p}, r.truth("certificate_number", "sex", "birth_date", "period_start", "period_end")}
}

// drawElectronicRecord draws the e-certificate of a government portal.
func drawElectronicRecord(f *facts, r policeRecord) paper {
	p := newA4()
	frame := ink{150, 30, 36}
	p.frame(area{12, 12, 186, 273}, 0.9, frame)
	p.frame(area{14.5, 14.5, 181, 268}, 0.3, frame)
	n := pen{p, 12.5, pick(f.rng, heis), black}
	n.sized(25).in(fontHeiBold).mid(105, 50, "无犯罪记录证明")
	n.sized(11).mid(105, 62, "编号："+r.number)
	y := 88.0
	for _, line := range [][2]string{{"姓名", r.name}, {"性别", sexZh(r.sex)}, {"出生日期", isoDate(r.birth)},
		{"证件类型", "居民身份证"}, {"证件号码", r.idNumber}} {
		n.spread(36, y, 22, line[0])
		n.at(60, y, "："+line[1])
		y += 11
	}
	n.para(36, y+5, 140, 9.5, fmt.Sprintf("经查询，截至%s，被查询人%s。", zhDate(r.to), r.result()))
	p.qr(30, 196, 32, f.rng.Uint64(), black)
	n.sized(9).at(30, 234, "扫码验真")
	n.end(178, 210, "出具机关："+r.issuer)
	n.end(178, 221, "出具日期："+zhDate(r.issue))
	p.seal(152, 213, 20, r.issuer, "无犯罪记录证明专用章")
	n.sized(9).para(24, 262, 162, 5.5, recordNote)
	return paper{[]*page{p}, r.truth("certificate_number", "sex", "birth_date", "period_end")}
}

// drawRecordForm draws a ruled bilingual form.
func drawRecordForm(f *facts, r policeRecord) paper {
	p := newA4()
	n := pen{p, 11.5, pick(f.rng, []face{fontKai, fontWenKai, fontMing}), black}
	n.sized(20).in(fontSongBold).mid(105, 34, "无犯罪记录查询证明")
	n.sized(10).in(fontLatinSerif).mid(105, 42, "Certificate of No Criminal Record")
	n.sized(10.5).at(22, 55, "证明编号："+r.number)
	g := form{n, 22, 59, 0.3}
	four := []float64{36, 50, 32, 48}
	g.row(13, four, "|查询对象", "|"+r.name, "|性　别", "|"+sexZh(r.sex))
	g.row(13, four, "|出生年月日", "|"+r.birth.Format("2006.01.02"), "|国　籍", "|中国")
	g.row(13, []float64{36, 130}, "|公民身份号码", "|"+r.idNumber)
	g.row(16, []float64{36, 130}, "|户籍所在地", r.address)
	g.row(13, []float64{36, 130}, "|查询区间", "|"+r.from.Format("2006.01.02")+" 至 "+r.to.Format("2006.01.02"))
	verdict := "经查，在上述期间内没有犯罪记录。"
	if r.found {
		verdict = "经查，在上述期间内有犯罪记录。"
	}
	g.row(26, []float64{36, 130}, "|查询结果", verdict)
	g.row(46, []float64{36, 130}, "|出具单位", "")
	n.at(68, g.y-30, r.issuer)
	n.at(104, g.y-10, r.issue.Format("2006年01月02日"))
	p.seal(140, g.y-22, 19, r.issuer, "户口专用章")
	n.sized(9).para(22, g.y+9, 166, 5.2, "说明：本证明自出具之日起三个月内有效，用途限于申请人申报事项，复印件无效。")
	return paper{[]*page{p}, r.truth("certificate_number", "sex", "birth_date", "period_start", "period_end")}
}

// drawRefusal draws the notice a station issues when there is a record.
func drawRefusal(f *facts, r policeRecord) paper {
	p := newA4()
	n := pen{p, 15, pick(f.rng, append(songs, fontFang)), black}
	n.sized(22).in(fontSongBold).mid(105, 50, "不予出具无犯罪记录证明通知书")
	n.sized(12).end(186, 66, r.number)
	n.at(26, 86, r.name+"：")
	n.indented(26, 98, 158, 11, fmt.Sprintf("你（证件号码：%s）于%s提出的开具无犯罪记录证明的申请收悉。经查，因查询到你有犯罪记录，根据《公安机关办理犯罪记录查询工作规定》，决定不予出具无犯罪记录证明。", r.idNumber, zhDate(r.to)))
	n.indented(26, 158, 158, 11, "如对查询结果有异议，可以向本机关申请复查。")
	n.end(180, 200, r.issuer)
	n.end(180, 212, zhDate(r.issue))
	p.seal(155, 204, 21, r.issuer, "")
	return paper{[]*page{p}, r.truth("certificate_number")}
}
