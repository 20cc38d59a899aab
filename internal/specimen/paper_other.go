package specimen

import (
	"fmt"
	"time"
)

func profileLayouts() []layout {
	return append([]layout{
		{name: "sections", draw: drawProfileSections},
		{name: "brochure", draw: drawProfileBrochure},
		{name: "facts", draw: drawProfileTable},
	}, heldProfiles()...)
}

func emailLayouts() []layout {
	return []layout{{name: "english", draw: drawEmailEnglish}, {name: "chinese", draw: drawEmailChinese}}
}

func passportPageLayouts() []layout {
	return []layout{{name: "cover", draw: drawPassportCover}, {name: "visas", draw: drawEmptyVisaPage}}
}

func otherLayouts() []layout {
	return []layout{{name: "statement", draw: drawBankStatement}, {name: "notice", draw: drawMeetingNotice}}
}

// otherTruth is the truth of a paper that is none of the kinds read.
func otherTruth() map[string]any { return map[string]any{"kind": "other"} }

func drawProfileSections(f *facts) paper {
	p, c := newA4(), f.company
	n := pen{p, 12, pick(f.rng, songs), black}
	n.sized(20).in(fontHeiBold).mid(105, 34, "企业简介")
	y := n.indented(24, 52, 162, 8, fmt.Sprintf("%s成立于%s，位于%s，是一家专业从事%s的企业，注册资本%d万元，现有员工%d人。", c.name, zhDate(c.established), c.address, c.trade, c.capitalWan, c.employees))
	for _, s := range [][2]string{{"主营业务", c.scope + "。"}, {"发展历程", "公司成立以来坚持质量为本、客户至上，产品和服务覆盖全国二十多个省市，并逐步走向海外。"},
		{"国际合作", "公司与" + c.tradeEconomy.zh + "等APEC经济体企业建立了长期稳定的合作关系，主要伙伴为" + c.tradeEconomy.partner + "。"},
		{"企业荣誉", "公司先后获得守合同重信用企业、高新技术企业等称号，通过质量管理体系认证。"}} {
		n.in(fontHeiBold).at(24, y+4, s[0])
		y = n.indented(24, y+13, 162, 8, s[1])
	}
	n.end(184, 240, c.name)
	p.seal(156, 238, 20, c.name, "")
	return paper{[]*page{p}, map[string]any{}}
}

func drawProfileBrochure(f *facts) paper {
	p, c := newPage(297, 210), f.company
	n := pen{p, 11, pick(f.rng, heis), black}
	p.fill(0, 0, 297, 34, ink{24, 70, 130})
	n.sized(22).in(fontHeiBold).ink(white).at(20, 22, "公司简介")
	n.sized(9).ink(white).end(280, 22, "COMPANY PROFILE")
	n.sized(15).in(fontHeiBold).at(20, 50, c.name)
	y := n.para(20, 62, 160, 7, fmt.Sprintf("我公司创立于%d年，总部设在%s%s，员工%d人。公司主要经营：%s。", c.established.Year(), c.city, c.district, c.employees, c.scope))
	n.para(20, y+4, 160, 7, "公司秉承“诚信、专业、共赢”的经营理念，致力于为海内外客户提供优质产品与完善服务。")
	for i, s := range []string{"组织架构", "总经理办公室", "国际业务部", "生产技术部", "财务部"} {
		p.frame(area{200, 52 + float64(i)*20, 72, 14}, 0.4, blue)
		n.mid(236, 61+float64(i)*20, s)
	}
	n.sized(9).at(20, 196, "地址："+c.address+"　电话："+c.phone)
	return paper{[]*page{p}, map[string]any{}}
}

func correspondent(f *facts) person {
	if f.person != nil {
		return *f.person
	}
	if len(f.people) > 0 {
		return f.people[0]
	}
	return otherPerson(f)
}

func drawEmailEnglish(f *facts) paper {
	p, who, e := newA4(), correspondent(f), f.company.tradeEconomy
	n := pen{p, 10, fontLatin, black}
	sent := day(f.today.Year()-1, between(f.rng, 1, 12), between(f.rng, 1, 28)).Add(time.Duration(between(f.rng, 540, 1080)) * time.Minute)
	n.sized(14).in(fontLatinBold).at(20, 24, "Re: Visit to our factory and supply agreement")
	p.line(20, 28, 190, 28, 0.4, grey)
	y := 36.0
	for _, s := range [][2]string{{"From:", "sales@" + "partner-trading.example"}, {"Sent:", sent.Format("Monday, January 2, 2006 3:04 PM")},
		{"To:", who.surname + " " + who.given + " <" + "business@company.example>"}, {"Subject:", "Re: Visit to our factory and supply agreement"}} {
		n.in(fontLatinBold).at(20, y, s[0])
		n.at(42, y, s[1])
		y += 6.5
	}
	y += 6
	for _, s := range []string{"Dear " + who.surname + " " + who.given + ",",
		"Thank you for your message. We confirm the meeting in " + e.city + " next month and would be pleased to show you our new production line.",
		"Please send us the updated quotation and the delivery schedule for the second half of the year. Our purchasing team will revise the draft contract after your visit.",
		"We look forward to a long cooperation between our companies.", "Best regards,", "Export Department", e.partner, e.city + ", " + e.en} {
		y = n.para(20, y, 170, 6, s) + 3
	}
	p.line(20, y+4, 190, y+4, 0.2, grey)
	n.sized(8).ink(grey).at(20, y+10, "-----Original Message-----   From: "+who.surname+" "+who.given)
	n.sized(8).ink(grey).mid(105, 288, "1/1")
	return paper{[]*page{p}, map[string]any{}}
}

func drawEmailChinese(f *facts) paper {
	p, who, e := newA4(), correspondent(f), f.company.tradeEconomy
	n := pen{p, 10.5, pick(f.rng, heis), black}
	sent := day(f.today.Year()-1, between(f.rng, 1, 12), between(f.rng, 1, 28))
	n.sized(15).in(fontHeiBold).at(20, 26, "回复：关于赴"+e.zh+"商务洽谈的安排")
	y := 36.0
	for _, s := range [][2]string{{"发件人：", e.partner + " <info@partner-trading.example>"}, {"收件人：", who.nameZh + " <business@company.example>"},
		{"时　间：", zhDate(sent) + " 上午9:32"}, {"主　题：", "回复：关于赴" + e.zh + "商务洽谈的安排"}, {"附　件：", "邀请函.pdf（186K）"}} {
		n.ink(grey).at(20, y, s[0])
		n.at(40, y, s[1])
		y += 7
	}
	p.line(20, y, 190, y, 0.2, grey)
	y += 10
	for _, s := range []string{who.nameZh + "先生/女士，您好！", "来信收到。我方欢迎贵公司代表下月来访，商谈" + f.company.trade + "项目的供货事宜，邀请函请见附件。",
		"请提前告知航班信息，以便安排接待。期待与贵公司进一步合作。", "此致", "敬礼", e.partner, e.city + ", " + e.en} {
		y = n.para(20, y, 168, 7, s) + 3
	}
	return paper{[]*page{p}, map[string]any{}}
}

func drawPassportCover(f *facts) paper {
	p := newPage(88, 125)
	p.ground = ink{110, 22, 34}
	n := pen{p, 13, fontSongBold, gold}
	n.spreadMid(44, 26, 62, "中华人民共和国")
	p.ellipse(44, 58, 16, 16, 0.8, gold)
	p.ellipse(44, 52, 3.6, 3.6, 0, gold)
	p.fill(34, 62, 20, 3, gold)
	n.sized(22).spreadMid(44, 92, 26, "护照")
	n.sized(11).in(fontLatinSerif).mid(44, 101, "PASSPORT")
	p.frame(area{38, 108, 12, 7}, 0.6, gold)
	return paper{[]*page{p}, otherTruth()}
}

// drawEmptyVisaPage draws a page for visas with two entry stamps.
func drawEmptyVisaPage(f *facts) paper {
	p := newPage(125, 88)
	p.ground = ink{238, 230, 222}
	for y := 3.0; y < 85; y += 3 {
		p.line(0, y, 125, y+2, 0.1, ink{214, 196, 190})
	}
	n := pen{p, 9, fontSong, ink{120, 60, 60}}
	n.mid(62, 9, "签证 VISAS")
	for i, s := range []string{"大连 DALIAN", "沈阳 SHENYANG"} {
		x, at := 36+float64(i)*52, f.today.AddDate(-1, -i, -between(f.rng, 1, 25))
		p.ellipse(x, 42, 20, 13, 0.5, blue)
		n.sized(7.5).ink(blue).mid(x, 37, "中国边检")
		n.sized(7.5).ink(blue).mid(x, 42.5, at.Format("2006.01.02"))
		n.sized(7).ink(blue).mid(x, 48, s)
	}
	n.sized(8).at(8, 84, fmt.Sprint(between(f.rng, 8, 46)))
	return paper{[]*page{p}, otherTruth()}
}

func drawBankStatement(f *facts) paper {
	p := newA4()
	n := pen{p, 9.5, pick(f.rng, heis), black}
	n.sized(16).in(fontHeiBold).mid(105, 26, "账户交易明细清单")
	n.at(18, 38, "户名："+f.company.name)
	n.at(18, 45, "账号："+f.company.account+"　币种：人民币")
	var rows [][]string
	balance := int64(between(f.rng, 10000000, 90000000))
	at := f.today.AddDate(0, -1, 0)
	for i := range 18 {
		sum := int64(between(f.rng, 10000, 4000000))
		balance += sum * int64(1-2*(i%2))
		at = at.Add(time.Duration(between(f.rng, 8, 30)) * time.Hour)
		rows = append(rows, []string{isoDate(at), pick(f.rng, []string{"货款", "工资", "水电费", "服务费"}), grouped(sum), grouped(balance), otherCompany(f).name})
	}
	table{n.sized(8.5), 18, 50, 0.15, 8, []column{{"交易日期", 26, 'c'}, {"摘要", 22, 'c'}, {"发生额", 30, 'r'}, {"余额", 32, 'r'}, {"对方户名", 64, 'l'}}}.draw(rows)
	n.sized(8).mid(105, 285, "第1页 共1页")
	return paper{[]*page{p}, otherTruth()}
}

func drawMeetingNotice(f *facts) paper {
	p := newA4()
	n := pen{p, 14, pick(f.rng, append(songs, fontFang)), black}
	at := f.today.AddDate(0, 0, between(f.rng, 5, 20))
	n.sized(22).in(fontSongBold).mid(105, 44, "关于召开年度工作会议的通知")
	n.at(26, 68, "各部门：")
	y := n.indented(26, 80, 158, 11, fmt.Sprintf("定于%s上午九时在公司三楼会议室召开年度工作会议，请各部门负责人准时参加，不得缺席。", zhDate(at)))
	y = n.indented(26, y, 158, 11, "会议内容：总结全年工作，部署下一年度任务，表彰先进集体和个人。")
	n.indented(26, y, 158, 11, "请各部门于会前三日将书面材料报送综合办公室。")
	n.end(182, 210, f.company.name)
	n.end(182, 222, zhDate(f.today))
	return paper{[]*page{p}, otherTruth()}
}
