package specimen

import (
	"fmt"
	"time"
)

func basicInfoLayouts() []layout {
	return append([]layout{{name: "ruled", draw: drawBasicRuled}, {name: "numbered", draw: drawBasicNumbered},
		{name: "stacked", draw: drawBasicStacked}, {name: "printed", draw: drawBasicPrinted}}, heldBasicInfo()...)
}

const basicTitle = "APEC商务旅行卡申请人员基本资料"

// drawBasicRuled draws a ruled form whose fields have the names of their
// labels.
func drawBasicRuled(f *facts) paper {
	q := newQuestionnaire(f, pick(f.rng, []func(time.Time) string{dashDate, zhDate}))
	q.name = func(_, label string) (string, string) { return label, "" }
	n := pen{q.p, 10, fontSong, black}
	value := pen{q.p, 10, fontMing, ink{10, 10, 90}}
	n.sized(16).in(fontSongBold).mid(105, 26, basicTitle)
	n.sized(9).at(18, 36, "单位名称："+f.company.name)
	w := []float64{34, 54, 34, 52}
	y := q.rows(n, value, 18, 40, 10, w, [][]question{{{"姓", "surname"}, {"名", "given_names"}}, {{"姓名拼音", "name_pinyin"}, {"曾用名", "former_name"}},
		{{"身份证号", "id_number"}}})
	q.p.frame(area{18, y, 34, 10}, 0.2, black)
	q.p.frame(area{52, y, 140, 10}, 0.2, black)
	n.cell(area{18, y, 34, 10}, 'c', "性别")
	q.choose(value, area{53, y + 1, 30, 8}, question{"性别", "sex"}, "男", "女")
	y = q.rows(n, value, 18, y+10, 10, w, [][]question{{{"出生日期", "birth_date"}, {"出生地点", "birth_place"}}, {{"家庭住址", "home_address"}},
		{{"手机号码", "mobile_number"}, {"参保地", "insurance_place"}}, {{"电子邮箱", "email"}}, {{"职务", "position"}, {"连续工作时间（月）", "months_employed"}},
		{{"护照号码", "passport_number"}, {"护照种类", "passport_type"}}, {{"签发日期", "issue_date"}, {"失效日期", "expiry_date"}},
		{{"签发机关", "issuing_authority"}}, {{"签发地点", "issue_place"}, {"居留国家或地区", "residence_country"}},
		{{"是否有APEC经济体签证记录", "has_apec_visa"}, {"是否有旧APEC卡", "has_old_card"}}})
	n.sized(8.5).para(18, y+8, 174, 5, "填表说明：请使用 Adobe Acrobat Reader 打开本表填写并保存，所填内容应与护照一致。带*号项目为必填项，职务只填写一项。")
	return q.paper()
}

// drawBasicNumbered draws a form of numbered questions with boxes to tick;
// its fields are called as the program that made it counted them.
func drawBasicNumbered(f *facts) paper {
	q := newQuestionnaire(f, pick(f.rng, []func(time.Time) string{dashDate, dotDate, func(t time.Time) string { return t.Format("2006/01/02") }}))
	q.name = func(_, label string) (string, string) { return fmt.Sprintf("Text%d", q.fields), label }
	n := pen{q.p, 10.5, fontHei, black}
	value := pen{q.p, 10.5, fontMicroHei, black}
	n.sized(15).in(fontHeiBold).at(20, 26, "申请人员基本资料")
	n.sized(9).in(fontLatin).ink(grey).at(20, 32, "APEC Business Travel Card - Applicant Information")
	q.p.line(20, 35, 190, 35, 0.6, blue)
	y, number := 46.0, 1
	for _, row := range [][]question{{{"姓名", "name"}, {"汉语拼音", "name_pinyin"}}, {{"曾用名", "former_name"}, {"性别", "sex"}}, {{"公民身份号码", "id_number"}},
		{{"出生日期", "birth_date"}, {"出生地", "birth_place"}}, {{"家庭住址", "home_address"}}, {{"手机号码", "mobile_number"}, {"职务", "position"}}, {{"电子邮箱", "email"}},
		{{"社保参保地", "insurance_place"}, {"在本单位连续工作月数", "months_employed"}}, {{"护照号码", "passport_number"}, {"护照种类", "passport_type"}},
		{{"护照签发日期", "issue_date"}, {"护照失效日期", "expiry_date"}}, {{"护照签发机关", "issuing_authority"}}, {{"护照签发地点", "issue_place"}, {"居留国家或地区", "residence_country"}},
		{{"是否有APEC经济体签证记录", "has_apec_visa"}}, {{"是否持有旧APEC卡", "has_old_card"}}} {
		for i, ask := range row {
			q.numbered(n, value, 20+88*float64(i), y, 84+float64(2-len(row))*86, number, ask)
			number++
		}
		y += 14.5
	}
	n.sized(8).ink(grey).mid(105, 280, "第 1 页 共 1 页")
	return q.paper()
}

// numbered draws one question with its answer on a line below or boxes.
func (q *questionnaire) numbered(n, value pen, x, y, w float64, number int, ask question) {
	n.sized(9).at(x, y, fmt.Sprintf("%d. %s", number, ask.label))
	switch ask.key {
	case "sex":
		q.tick(n, x+4, y+6.5, ask, "男", "女")
	case "has_apec_visa", "has_old_card":
		q.tick(n, x+4, y+6.5, ask, "是", "否")
	default:
		q.p.line(x, y+8.4, x+w, y+8.4, 0.2, grey)
		q.fill(value, area{x, y + 1.6, w, 6.6}, 'l', ask)
	}
}

// drawBasicStacked draws a form whose fields lie in shaded boxes under their
// labels, named within one another, and saved without their appearances.
func drawBasicStacked(f *facts) paper {
	q := newQuestionnaire(f, pick(f.rng, []func(time.Time) string{dashDate, zhDatePadded}))
	q.name = func(key, _ string) (string, string) {
		return fmt.Sprintf("form1[0].#subform[0].f%02d[0]", q.fields), ""
	}
	q.bare = true
	n := pen{q.p, 8.5, fontHei, ink{60, 60, 70}}
	value := pen{q.p, 10, fontMicroHei, black}
	q.p.fill(0, 0, 210, 20, ink{28, 60, 140})
	n.sized(15).in(fontHeiBold).ink(white).mid(105, 13.5, basicTitle)
	y := 30.0
	for _, block := range []struct {
		title string
		rows  [][]question
	}{{"一、个人信息", [][]question{{{"中文姓", "surname"}, {"中文名", "given_names"}, {"性别", "sex"}}, {{"姓名拼音（与护照一致）", "name_pinyin"}, {"曾用名", "former_name"}, {"身份证号码", "id_number"}},
		{{"出生日期", "birth_date"}, {"出生地点（国/省/市）", "birth_place"}, {"手机号码", "mobile_number"}}, {{"家庭住址", "home_address"}}, {{"电子邮箱", "email"}, {"居留国家或地区", "residence_country"}}}},
		{"二、工作信息", [][]question{{{"职务", "position"}, {"参保地", "insurance_place"}, {"在所属单位连续工作时间（月）", "months_employed"}}}},
		{"三、护照信息", [][]question{{{"护照号码", "passport_number"}, {"护照种类", "passport_type"}, {"签发地点", "issue_place"}}, {{"签发日期", "issue_date"}, {"失效日期", "expiry_date"}},
			{{"签发机关", "issuing_authority"}}, {{"是否有APEC经济体签证记录", "has_apec_visa"}, {"是否有旧APEC卡", "has_old_card"}}}}} {
		n.sized(11).in(fontHeiBold).ink(blue).at(18, y+4, block.title)
		y += 9
		for _, row := range block.rows {
			w := (174 - 4*float64(len(row)-1)) / float64(len(row))
			for i, ask := range row {
				x := 18 + (w+4)*float64(i)
				n.at(x, y+3, ask.label)
				q.p.fill(x, y+5, w, 8, ink{238, 241, 250})
				q.fill(value, area{x, y + 5, w, 8}, 'l', ask)
			}
			y += 17
		}
	}
	return q.paper()
}

// drawBasicPrinted draws the form as printed from the screen: no fields are
// left in it.
func drawBasicPrinted(f *facts) paper {
	q := newQuestionnaire(f, pick(f.rng, []func(time.Time) string{zhDate, dashDate}))
	q.p = newPage(297, 210)
	n := pen{q.p, 9.5, pick(f.rng, songs), black}
	value := n.in(pick(f.rng, []face{fontKai, fontMing, fontFang}))
	n.sized(16).in(fontHeiBold).mid(148.5, 20, "亚太经合组织商务旅行卡申请人员基本资料表")
	n.sized(9).end(281, 29, "填报单位："+f.company.name)
	w := []float64{30, 59, 30, 58, 30, 58}
	y := q.rows(n, value, 16, 33, 11, w, [][]question{{{"姓名", "name"}, {"姓名拼音", "name_pinyin"}, {"曾用名", "former_name"}}, {{"性别", "sex"}, {"出生日期", "birth_date"}, {"身份证号", "id_number"}},
		{{"出生地点", "birth_place"}, {"参保地", "insurance_place"}, {"手机号码", "mobile_number"}}, {{"家庭住址", "home_address"}, {"电子邮箱", "email"}},
		{{"职务", "position"}, {"连续工作时间（月）", "months_employed"}, {"居留国家或地区", "residence_country"}}, {{"护照号码", "passport_number"}, {"护照种类", "passport_type"}, {"签发地点", "issue_place"}},
		{{"护照签发日期", "issue_date"}, {"护照失效日期", "expiry_date"}}, {{"护照签发机关", "issuing_authority"}}, {{"有无APEC经济体签证", "has_apec_visa"}, {"有无旧APEC卡", "has_old_card"}}})
	n.at(16, y+12, "本人声明以上内容真实、准确。")
	n.at(190, y+12, "申请人签名：")
	q.sign(f, 214, y+3, 30)
	return q.paper()
}
