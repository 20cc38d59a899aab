package specimen

import (
	"fmt"
	"time"
)

func heldBasicInfo() []layout {
	return []layout{{name: "held-two-pages", held: true, draw: drawHeldTwoPages}, {name: "held-list", held: true, draw: drawHeldList}}
}

func heldApplications() []layout {
	return []layout{{name: "held-left-photo", held: true, draw: drawHeldLeftPhoto}, {name: "held-letters", held: true, draw: drawHeldLetters}}
}

// drawHeldTwoPages draws a form of two pages, its fields named by keys.
func drawHeldTwoPages(f *facts) paper {
	q := newQuestionnaire(f, pick(f.rng, []func(time.Time) string{dashDate, zhDate, dotDate}))
	q.name = func(key, label string) (string, string) { return "apply." + key, label }
	n := pen{q.p, 11, fontMing, black}
	value := pen{q.p, 11, fontWenKai, ink{0, 40, 110}}
	n.sized(18).in(fontZenHei).mid(105, 30, "APEC商务旅行卡申请人员基本资料")
	n.sized(10).mid(105, 38, "（第一部分　本人情况）")
	w := []float64{56, 114}
	q.rows(n, value, 20, 46, 13, w, [][]question{{{"姓名", "name"}}, {{"姓名的汉语拼音", "name_pinyin"}}, {{"曾用名", "former_name"}}, {{"性别", "sex"}}, {{"出生日期", "birth_date"}},
		{{"出生地点（国/省/市）", "birth_place"}}, {{"居民身份证号", "id_number"}}, {{"现家庭住址", "home_address"}}, {{"居留国家或地区", "residence_country"}}, {{"移动电话", "mobile_number"}}, {{"电子邮件", "email"}}})
	first := q.p
	first.text(98, 285, 9, fontMing, grey, "1 / 2")
	q.p = newA4()
	n.p = q.p
	n.sized(10).mid(105, 26, "（第二部分　工作与护照）")
	y := q.rows(n, value, 20, 34, 13, w, [][]question{{{"现任职务", "position"}}, {{"社保参保地", "insurance_place"}}, {{"在所属单位连续工作（月）", "months_employed"}}, {{"护照号", "passport_number"}}, {{"护照类型", "passport_type"}},
		{{"护照签发日期", "issue_date"}}, {{"护照有效期至", "expiry_date"}}, {{"护照签发机关", "issuing_authority"}}, {{"护照签发地", "issue_place"}}})
	for _, ask := range []question{{"是否有APEC经济体签证记录", "has_apec_visa"}, {"是否有旧APEC商务旅行卡", "has_old_card"}} {
		n.at(22, y+12, ask.label)
		q.tick(n, 90, y+12, ask, "是", "否")
		y += 12
	}
	n.sized(9).at(98, 285, "2 / 2")
	second := q.p
	q.p = first
	return q.paper(second)
}

// drawHeldList draws the answers of a form as a plain list that a program
// printed.
func drawHeldList(f *facts) paper {
	q := newQuestionnaire(f, pick(f.rng, []func(time.Time) string{dashDate, zhDatePadded}))
	n := pen{q.p, 10.5, pick(f.rng, []face{fontMono, fontZenHei}), black}
	n.sized(14).at(24, 26, "申请人员基本资料（APEC商务旅行卡）")
	n.sized(8.5).ink(grey).at(24, 33, "打印时间 "+f.today.AddDate(0, 0, -3).Format("2006-01-02")+" 09:4"+digits(f.rng, 1)+"　单位 "+f.company.name)
	y := 44.0
	for i, ask := range []question{{"护照号码", "passport_number"}, {"护照种类", "passport_type"}, {"签发日期", "issue_date"}, {"失效日期", "expiry_date"}, {"签发机关", "issuing_authority"}, {"签发地点", "issue_place"},
		{"姓", "surname"}, {"名", "given_names"}, {"姓名拼音", "name_pinyin"}, {"曾用名", "former_name"}, {"身份证号", "id_number"}, {"性别", "sex"}, {"出生日期", "birth_date"}, {"出生地点", "birth_place"}, {"家庭住址", "home_address"},
		{"手机号码", "mobile_number"}, {"电子邮箱", "email"}, {"参保地", "insurance_place"}, {"职务", "position"}, {"在所属单位连续工作时间(月)", "months_employed"}, {"是否有APEC经济体签证记录", "has_apec_visa"},
		{"居留国家或地区", "residence_country"}, {"是否有旧APEC卡", "has_old_card"}} {
		if i%2 == 0 {
			q.p.fill(24, y-6, 162, 9.6, ink{244, 244, 246})
		}
		n.ink(grey).end(86, y, ask.label)
		q.fill(n, area{92, y - 5.4, 92, 8}, 'l', ask)
		y += 9.6
	}
	return q.paper()
}

// drawHeldLeftPhoto draws a landscape form with the photo on its left.
func drawHeldLeftPhoto(f *facts) paper {
	q := newQuestionnaire(f, pick(f.rng, []func(time.Time) string{zhDate, dashDate}))
	q.p = newPage(297, 210)
	n := pen{q.p, 9.5, pick(f.rng, []face{fontZenHei, fontMing}), black}
	value := n.in(pick(f.rng, []face{fontWenKai, fontMono})).sized(10.5)
	n.sized(17).mid(148, 20, "亚太经合组织商务旅行卡申请事项表")
	q.p.frame(area{14, 30, 40, 52}, 0.3, black)
	q.photo(16, 32.5, 36)
	n.sized(8).mid(34, 88, "近期免冠照片")
	w := []float64{32, 42, 32, 42, 32, 44}
	y := q.rows(n, value, 58, 30, 13, w, [][]question{{{"姓名", "name"}, {"拼音", "name_pinyin"}, {"性别", "sex"}}, {{"出生日期", "birth_date"}, {"出生地点", "birth_place"}, {"曾用名", "former_name"}},
		{{"身份证号", "id_number"}, {"居留国家或地区", "residence_country"}, {"手机号码", "mobile_number"}}, {{"家庭住址", "home_address"}}, {{"参保地", "insurance_place"}, {"电子邮箱", "email"}}})
	n.sized(8).at(14, 104, "申请人亲笔签名：")
	q.sign(f, 14, 108, 38)
	y = q.rows(n, value, 58, y, 13, w, [][]question{{{"现任职务", "position"}, {"连续工作月数", "months_employed"}, {"护照号码", "passport_number"}}, {{"签发日期", "issue_date"}, {"有效期至", "expiry_date"}, {"护照种类", "passport_type"}},
		{{"签发地点", "issue_place"}, {"签发机关", "issuing_authority"}}, {{"是否有APEC签证", "has_apec_visa"}, {"是否有旧卡", "has_old_card"}}})
	n.at(58, y+12, "单位审核意见：情况属实，同意申请。")
	n.at(180, y+12, f.company.name)
	n.at(180, y+20, zhDate(f.today.AddDate(0, 0, -between(f.rng, 1, 15))))
	q.p.seal(226, y+15, 16, f.company.name, "")
	return q.paper()
}

// drawHeldLetters draws numbered questions, the answer behind each.
func drawHeldLetters(f *facts) paper {
	q := newQuestionnaire(f, pick(f.rng, []func(time.Time) string{zhDate, zhDateSpaced, dotDate}))
	n := pen{q.p, 11, pick(f.rng, []face{fontMing, fontFang}), black}
	value := n.in(pick(f.rng, []face{fontWenKai, fontZenHei})).ink(ink{30, 30, 120})
	q.photo(24, 20, 27)
	n.sized(18).in(fontZenHei).at(64, 34, "APEC商务旅行卡")
	n.sized(18).in(fontZenHei).at(64, 44, "申 请 事 项 表")
	y := 70.0
	for i, row := range [][]question{{{"中文姓名", "name"}, {"姓名拼音", "name_pinyin"}}, {{"性别", "sex"}, {"曾用名", "former_name"}}, {{"出生年月日", "birth_date"}}, {{"出生地点", "birth_place"}}, {{"身份证号码", "id_number"}},
		{{"住址", "home_address"}}, {{"手机号码", "mobile_number"}, {"参保地", "insurance_place"}}, {{"电子邮箱", "email"}}, {{"职务", "position"}, {"连续工作时间（月）", "months_employed"}},
		{{"护照号码", "passport_number"}, {"护照种类", "passport_type"}}, {{"护照签发日期", "issue_date"}, {"护照失效日期", "expiry_date"}}, {{"护照签发机关", "issuing_authority"}},
		{{"护照签发地点", "issue_place"}, {"居留国家或地区", "residence_country"}}, {{"有无APEC经济体签证", "has_apec_visa"}, {"有无旧APEC卡", "has_old_card"}}} {
		n.at(22, y, fmt.Sprintf("%c.", 'A'+rune(i)))
		for k, ask := range row {
			x, w := 30+80*float64(k), 158/float64(len(row))
			n.at(x, y, ask.label+" ——")
			skip := n.width(ask.label + " ——")
			q.fill(value, area{x + skip, y - 5.2, w - skip - 2, 7}, 'l', ask)
		}
		y += 12
	}
	n.at(30, y+12, "签名")
	q.sign(f, 44, y+2, 38)
	n.at(120, y+12, zhDate(f.today.AddDate(0, 0, -between(f.rng, 1, 15))))
	return q.paper()
}
