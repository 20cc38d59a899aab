package specimen

import "time"

func applicationLayouts() []layout {
	return append([]layout{{name: "table", draw: drawApplicationTable}, {name: "sections", draw: drawApplicationSections},
		{name: "blanks", draw: drawApplicationBlanks}, {name: "bilingual", draw: drawApplicationBilingual}}, heldApplications()...)
}

// drawApplicationTable draws the table of matters with a photo in its corner.
func drawApplicationTable(f *facts) paper {
	q := newQuestionnaire(f, pick(f.rng, []func(time.Time) string{zhDate, dashDate, dotDate}))
	n := pen{q.p, 10.5, pick(f.rng, songs), black}
	value := n.in(pick(f.rng, []face{fontKai, fontSong, fontFang}))
	n.sized(18).in(fontSongBold).mid(105, 26, "APEC商务旅行卡申请事项表")
	n.sized(9.5).at(16, 36, "申请单位："+f.company.name)
	w := []float64{28, 42, 28, 42}
	y := q.rows(n, value, 16, 40, 11, w, [][]question{{{"姓名", "name"}, {"性别", "sex"}}, {{"姓名拼音", "name_pinyin"}, {"曾用名", "former_name"}},
		{{"出生日期", "birth_date"}, {"出生地点", "birth_place"}}, {{"身份证号", "id_number"}}})
	q.p.frame(area{156, 40, 38, 44}, 0.2, black)
	q.photo(159, 41.5, 30.5)
	wide := []float64{28, 61, 28, 61}
	y = q.rows(n, value, 16, y, 11, wide, [][]question{{{"家庭住址", "home_address"}}, {{"手机号码", "mobile_number"}, {"电子邮箱", "email"}}, {{"职务", "position"}, {"参保地", "insurance_place"}},
		{{"护照号码", "passport_number"}, {"护照种类", "passport_type"}}, {{"签发日期", "issue_date"}, {"失效日期", "expiry_date"}}, {{"签发机关", "issuing_authority"}}, {{"签发地点", "issue_place"}, {"居留国家或地区", "residence_country"}}})
	wide = []float64{50, 39, 50, 39}
	y = q.rows(n, value, 16, y, 11, wide, [][]question{{{"在本单位连续工作时间（月）", "months_employed"}, {"是否有旧APEC卡", "has_old_card"}}, {{"是否有APEC经济体签证记录", "has_apec_visa"}}})
	g := form{n, 16, y, 0.2}
	g.row(26, []float64{28, 150}, "|申请事由", "本人因工作需要，须经常往来"+f.company.tradeEconomy.zh+"等亚太经合组织经济体从事商务活动，特申请办理APEC商务旅行卡。")
	g.row(26, []float64{28, 61, 28, 61}, "|申请人签名", "", "|单位意见", "同意申办。")
	q.sign(f, 48, g.y-23, 40)
	q.p.seal(174, g.y-12, 15, f.company.name, "")
	n.at(16, g.y+9, "填表日期："+zhDate(f.today.AddDate(0, 0, -between(f.rng, 1, 15))))
	return q.paper()
}

// drawApplicationSections draws sections with shaded heads and no rules
// between the answers.
func drawApplicationSections(f *facts) paper {
	q := newQuestionnaire(f, pick(f.rng, []func(time.Time) string{dashDate, zhDatePadded}))
	n := pen{q.p, 10, pick(f.rng, heis), black}
	n.sized(17).in(fontHeiBold).mid(105, 24, "申请亚太经合组织（APEC）商务旅行卡事项表")
	q.photo(160, 34, 32)
	y := 34.0
	for i, block := range []struct {
		title string
		rows  [][]question
	}{{"申请人基本情况", [][]question{{{"姓", "surname"}, {"名", "given_names"}}, {{"拼音", "name_pinyin"}, {"性别", "sex"}}, {{"出生日期", "birth_date"}, {"曾用名", "former_name"}}, {{"身份证号码", "id_number"}},
		{{"出生地点", "birth_place"}}, {{"家庭住址", "home_address"}}, {{"手机", "mobile_number"}, {"居留国家或地区", "residence_country"}}, {{"电子邮箱", "email"}}}},
		{"护照情况", [][]question{{{"护照号码", "passport_number"}, {"护照种类", "passport_type"}}, {{"签发日期", "issue_date"}, {"失效日期", "expiry_date"}}, {{"签发机关", "issuing_authority"}}, {{"签发地点", "issue_place"}}}},
		{"任职及出访情况", [][]question{{{"职务", "position"}, {"参保地", "insurance_place"}}, {{"连续工作时间（月）", "months_employed"}}, {{"是否有APEC经济体签证记录", "has_apec_visa"}}, {{"是否有旧APEC卡", "has_old_card"}}}}} {
		width := 174.0
		if i == 0 {
			width = 136
		}
		q.p.fill(18, y, width, 7.4, ink{222, 226, 232})
		n.in(fontHeiBold).at(20, y+5.4, tens(i+1)+"、"+block.title)
		y = q.pairs(n, 20, y+9, width, block.rows) + 3
	}
	n.at(20, y+12, "本人保证以上所填内容真实无误。")
	n.at(110, y+12, "申请人（签名）：")
	q.sign(f, 138, y+2, 36)
	n.at(110, y+26, zhDateSpaced(f.today.AddDate(0, 0, -between(f.rng, 1, 15))))
	return q.paper()
}

// pairs draws rows of labels with a colon and the answers after them.
func (q *questionnaire) pairs(n pen, x, y, width float64, rows [][]question) float64 {
	for _, row := range rows {
		for i, ask := range row {
			at := x + float64(i)*width/2
			label := ask.label + "："
			n.at(at, y+5.5, label)
			skip := n.width(label)
			q.fill(n, area{at + skip - 1, y, width/float64(len(row)) - skip - 2, 8}, 'l', ask)
		}
		y += 9
	}
	return y
}

// drawApplicationBlanks draws a form of blanks filled in by typewriter, with
// boxes to tick.
func drawApplicationBlanks(f *facts) paper {
	q := newQuestionnaire(f, pick(f.rng, []func(time.Time) string{zhDate, zhDateSpaced}))
	n := pen{q.p, 11, fontSong, black}
	value := n.in(pick(f.rng, []face{fontKai, fontMono, fontWenKai})).ink(ink{20, 30, 90})
	n.sized(19).in(fontHeiBold).spreadMid(105, 28, 110, "商务旅行卡申请事项表")
	q.photo(158, 36, 33)
	y := 44.0
	for _, row := range [][]question{{{"姓名", "name"}, {"拼音", "name_pinyin"}}, {{"曾用名", "former_name"}}, {{"出生日期", "birth_date"}}, {{"出生地点", "birth_place"}}, {{"身份证号", "id_number"}},
		{{"家庭住址", "home_address"}}, {{"手机号码", "mobile_number"}, {"护照号码", "passport_number"}}, {{"电子邮箱", "email"}},
		{{"护照签发日期", "issue_date"}, {"失效日期", "expiry_date"}}, {{"签发机关", "issuing_authority"}}, {{"签发地点", "issue_place"}, {"护照种类", "passport_type"}},
		{{"职务", "position"}, {"参保地", "insurance_place"}}, {{"在所属单位连续工作时间（月）", "months_employed"}, {"居留国家或地区", "residence_country"}}} {
		width := 172.0
		if y < 84 {
			width = 132
		}
		for i, ask := range row {
			w := width / float64(len(row))
			q.blank(n, value, 20+w*float64(i), y, w-3, ask)
		}
		y += 11.5
	}
	y = q.ticks(n, 20, y, 11)
	n.at(20, y+14, "申请人签名：")
	q.sign(f, 46, y+3, 40)
	n.at(112, y+14, "日期："+zhDate(f.today.AddDate(0, 0, -between(f.rng, 1, 15))))
	return q.paper()
}

// blank draws a label and a line with the answer on it.
func (q *questionnaire) blank(n, value pen, x, y, w float64, ask question) {
	n.at(x, y, ask.label)
	from := x + n.width(ask.label) + 1
	q.p.line(from, y+1.6, x+w, y+1.6, 0.2, n.c)
	q.fill(value, area{from, y - 5.4, x + w - from, 6.6}, 'l', ask)
}

// ticks draws the questions that are answered with a tick, one below the
// other.
func (q *questionnaire) ticks(n pen, x, y, lead float64) float64 {
	for _, ask := range []struct {
		question
		choices []string
	}{{question{"性别", "sex"}, []string{"男", "女"}}, {question{"是否有APEC经济体签证记录", "has_apec_visa"}, []string{"是", "否"}}, {question{"是否有旧APEC卡", "has_old_card"}, []string{"是", "否"}}} {
		n.at(x, y, ask.label+"：")
		q.tick(n, x+4+n.width(ask.label+"："), y, ask.question, ask.choices...)
		y += lead
	}
	return y
}

// drawApplicationBilingual draws a form with Chinese and English labels over
// the answers.
func drawApplicationBilingual(f *facts) paper {
	q := newQuestionnaire(f, pick(f.rng, []func(time.Time) string{dashDate, func(t time.Time) string { return t.Format("2006/01/02") }}))
	n := pen{q.p, 7.2, pick(f.rng, heis), grey}
	value := n.sized(10).ink(black).in(pick(f.rng, append(heis, fontKai)))
	n.sized(15).in(fontHeiBold).ink(black).mid(90, 22, "APEC商务旅行卡申请事项表")
	n.sized(10).in(fontLatin).ink(black).mid(90, 28, "Application for an APEC Business Travel Card")
	q.photo(163, 14, 30)
	y := 58.0
	for _, row := range [][]question{{{"姓 Surname", "surname"}, {"名 Given names", "given_names"}, {"性别 Sex", "sex"}}, {{"姓名拼音 Name in pinyin", "name_pinyin"}, {"曾用名 Former name", "former_name"}, {"身份证号 ID number", "id_number"}},
		{{"出生日期 Date of birth", "birth_date"}, {"出生地点 Place of birth", "birth_place"}}, {{"家庭住址 Home address", "home_address"}}, {{"手机号码 Mobile", "mobile_number"}, {"电子邮箱 E-mail", "email"}},
		{{"职务 Position", "position"}, {"参保地 Place of social insurance", "insurance_place"}, {"连续工作时间（月） Months employed", "months_employed"}},
		{{"护照号码 Passport No.", "passport_number"}, {"护照种类 Passport type", "passport_type"}, {"签发地点 Place of issue", "issue_place"}}, {{"签发日期 Date of issue", "issue_date"}, {"失效日期 Date of expiry", "expiry_date"}},
		{{"签发机关 Authority", "issuing_authority"}, {"居留国家或地区 Residence", "residence_country"}}, {{"是否有APEC经济体签证记录 Visa of an APEC economy", "has_apec_visa"}, {"是否有旧APEC卡 Former ABTC", "has_old_card"}}} {
		w := 176 / float64(len(row))
		for i, ask := range row {
			a := area{17 + w*float64(i), y, w, 14}
			q.p.frame(a, 0.25, black)
			n.at(a.x+1.2, y+3.8, ask.label)
			q.fill(value, area{a.x, y + 5, w, 8.4}, 'l', ask)
		}
		y += 14
	}
	n.ink(black).sized(9).at(17, y+10, "申请人签名 Signature of applicant")
	q.p.frame(area{17, y + 13, 70, 24}, 0.25, black)
	q.sign(f, 31, y+14, 42)
	n.ink(black).sized(9).at(110, y+10, "填表日期 Date: "+dashDate(f.today.AddDate(0, 0, -between(f.rng, 1, 15))))
	return q.paper()
}
