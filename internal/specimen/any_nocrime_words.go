package specimen

import (
	"fmt"
	"strings"
	"time"
)

// shows notes that a field is printed.
func (k *policeClerk) shows(name string) {
	k.fields = append(k.fields, name)
}

// citizen is what the text says of the person, apart from the name: the
// number and some of the rest, in any order.
func (k *policeClerk) citizen(labelled bool) []string {
	r := k.r
	id := pick(k.rng, []string{"公民身份号码", "公民身份号码", "居民身份证号码", "身份证号码", "身份证号", "证件号码"})
	said := func(label, value string) string {
		if labelled {
			return label + "：" + value
		}
		return value
	}
	parts := []string{id + pick(k.rng, []string{"：", "：", "", "为"}) + r.idNumber}
	more := []func() string{
		func() string { k.shows("sex"); return said("性别", sexZh(r.sex)) },
		func() string { k.shows("birth_date"); return k.born(labelled) },
		func() string { return said("民族", "汉族") }, func() string { return "国籍" + pick(k.rng, []string{"：", ""}) + "中国" },
		func() string { return "户籍地址：" + r.address }, func() string { return "护照号码：" + k.f.person.passportNumber },
		func() string { return "现住" + k.f.company.address },
	}
	for i, odds := range []int{2, 2, 4, 6, 4, 8, 12} {
		if !k.one(odds) {
			continue
		}
		if s := more[i](); k.one(3) {
			parts = append(parts, s)
		} else {
			parts = append(parts[:len(parts)-1], s, parts[len(parts)-1])
		}
	}
	return parts
}

// born is the date of birth in a sentence.
func (k *policeClerk) born(labelled bool) string {
	if labelled {
		return pick(k.rng, []string{"出生日期：", "出生年月日：", "出生："}) + k.date(k.r.birth)
	}
	if k.one(12) {
		return capsDate(k.r.birth) + "出生"
	}
	return pick(k.rng, []string{k.date(k.r.birth) + "出生", k.date(k.r.birth) + "生", "出生于" + k.date(k.r.birth), "出生日期" + k.date(k.r.birth)})
}

// subject names the person with what is said of it.
func (k *policeClerk) subject() string {
	name := k.r.name
	if k.one(8) {
		name += "（" + k.f.person.surname + " " + k.f.person.given + "）"
		if k.f.person.nameZh != k.r.name {
			name = k.r.name
		}
	}
	switch k.rng.IntN(5) {
	case 0:
		return "被查询人：" + name + "，" + strings.Join(k.citizen(true), "，")
	case 1:
		return pick(k.rng, []string{"", "申请人", "居民", "公民"}) + k.r.name + "（" + strings.Join(k.citizen(k.one(2)), "，") + "）"
	case 2:
		return "姓名：" + name + "，" + strings.Join(k.citizen(true), "，")
	}
	return pick(k.rng, []string{"", "", "申请人", "被查询人", "我辖区居民"}) + name + "，" + strings.Join(k.citizen(false), "，")
}

// window is the time that was searched, as the sentence names it; often none
// or its end only.
func (k *policeClerk) window() string {
	write := pick(k.rng, []func(time.Time) string{k.date, zhDate, dashDate})
	from, to := write(k.r.from), write(k.r.to)
	switch k.rng.IntN(9) {
	case 0, 1:
		return ""
	case 2:
		k.shows("period_end")
		return pick(k.rng, []string{"截至", "截止", "截止到"}) + to + "，"
	}
	k.shows("period_start")
	k.shows("period_end")
	return pick(k.rng, []string{fmt.Sprintf("在%s至%s期间，", from, to), fmt.Sprintf("自%s至%s期间，", from, to), fmt.Sprintf("自%s起至%s止，", from, to),
		fmt.Sprintf("（在%s至%s期间）", from, to), fmt.Sprintf("%s至%s，", from, to), fmt.Sprintf("从%s到%s期间", from, to), fmt.Sprintf("在%s—%s期间", from, to)})
}

// verdict says what was found.
func (k *policeClerk) verdict() string {
	if k.r.found {
		return pick(k.rng, []string{"发现有犯罪记录", "发现其有犯罪记录", "有犯罪记录", "查询到有犯罪记录", "存在犯罪记录", "曾受过刑事处罚，有犯罪记录"})
	}
	return pick(k.rng, []string{"未发现有犯罪记录", "未发现有犯罪记录", "未发现其有犯罪记录", "无犯罪记录", "无违法犯罪记录", "未发现有违法犯罪记录", "没有犯罪记录", "未查询到犯罪记录",
		"未发现犯罪记录", "未受过刑事处罚，无犯罪记录", "未发现刑事犯罪记录", "遵纪守法，无违法犯罪记录", "未发现被刑事处罚的记录", "在我辖区居住期间无违法犯罪记录"})
}

// told draws the certificate as running text.
func (k *policeClerk) told() {
	k.top(pick(k.rng, policeTitles))
	if k.one(8) {
		k.y += k.n.mm() * 1.5
		k.n.at(k.left, k.y, pick(k.rng, []string{"有关单位：", k.f.company.name + "：", "日本国驻沈阳总领事馆："}))
	}
	opening := pick(k.rng, []string{"经查，", "经查，", "经核查，", "经查询，", "兹证明", "兹证明", "经我单位查询，", "经查询全国违法犯罪人员信息系统，", "根据本人申请，经查询公安信息系统，"})
	s, way := opening+k.subject(), k.rng.IntN(3)
	if way > 0 {
		s = strings.TrimPrefix(s, "经查，")
	}
	switch way {
	case 0:
		k.text(s + "，" + k.window() + k.verdict() + "。")
	case 1:
		k.text(s + "。" + pick(k.rng, []string{"经查，", "经核查公安机关信息系统，", "经查询，"}) + pick(k.rng, []string{"该人", "上述人员", ""}) + k.window() + k.verdict() + "。")
	default:
		k.text(s + "。")
		k.text(pick(k.rng, []string{"经查，", "经核查，", "查询结果："}) + k.window() + k.verdict() + "。")
	}
	k.more()
	k.use()
	k.end()
}

// more adds what some papers say after the finding: the sentence of the court,
// or the same in English.
func (k *policeClerk) more() {
	past := k.r.issue.AddDate(-between(k.rng, 6, 12), -between(k.rng, 1, 9), between(k.rng, 1, 20))
	switch {
	case k.r.found && k.one(3):
		k.text(fmt.Sprintf("该人于%s因%s被判处%s。", k.date(past), pick(k.rng, []string{"盗窃罪", "交通肇事罪", "寻衅滋事罪"}), pick(k.rng, []string{"有期徒刑一年", "拘役六个月，缓刑一年", "有期徒刑八个月"})))
	case k.r.name == k.f.person.nameZh && k.one(14):
		finding := map[bool]string{true: "has a criminal record", false: "has no criminal record"}[k.r.found]
		k.y = k.n.in(fontLatinSerif).sized(k.n.size*0.8).para(k.left, k.y+k.lead(), k.w(), k.lead()*0.75,
			"This is to certify that "+k.f.person.surname+" "+k.f.person.given+" "+finding+" according to the records of this bureau.") - k.lead()*0.75
	}
}

// use says what the paper is for and ends it.
func (k *policeClerk) use() {
	if k.one(3) {
		k.text(pick(k.rng, []string{"用途：办理APEC商务旅行卡。", "本证明仅供申办APEC商务旅行卡使用。", "该证明用于办理商务旅行证件，他用无效。", "使用单位：" + k.f.company.name + "。"}))
	}
	if k.one(2) {
		k.text(pick(k.rng, []string{"特此证明。", "特此证明！", "特此证明"}))
	}
}

// fielded draws labels and values with a sentence below them.
func (k *policeClerk) fielded() {
	k.top(pick(k.rng, policeTitles))
	k.notes(k.labels())
	k.y += 4
	k.text(pick(k.rng, []string{"经查，", "经查询，", "经核查，", "经查询公安机关违法犯罪信息系统，"}) + pick(k.rng, []string{"该人", "上述被查询人", "被查询人", "申请人"}) + k.window() + k.verdict() + "。")
	k.use()
	k.end()
}

// labels are the person's values behind their labels.
func (k *policeClerk) labels() [][2]string {
	k.shows("sex")
	r := k.r
	name, id := k.spacedOut()
	pairs := [][2]string{{pick(k.rng, []string{"姓名", "姓名", "被查询人", "被查询人姓名", "申请人"}), name}, {"性别", sexZh(r.sex)}}
	if k.one(3) {
		pairs = append(pairs, pick(k.rng, [][2]string{{"民族", "汉族"}, {"国籍", "中国"}}))
	}
	if !k.one(4) {
		k.shows("birth_date")
		pairs = append(pairs, [2]string{pick(k.rng, []string{"出生日期", "出生日期", "出生年月日", "出生"}), k.date(r.birth)})
	}
	if k.one(2) {
		pairs = append(pairs, [2]string{pick(k.rng, []string{"证件类型", "证件名称", "证件种类"}), pick(k.rng, []string{"居民身份证", "身份证"})})
	}
	pairs = append(pairs, [2]string{pick(k.rng, []string{"证件号码", "公民身份号码", "身份证号码", "身份证号"}), id})
	if k.one(3) {
		pairs = append(pairs, [2]string{pick(k.rng, []string{"户籍地址", "户籍所在地", "住址"}), r.address})
	}
	if k.one(6) {
		pairs = append(pairs, [2]string{"护照号码", k.f.person.passportNumber})
	}
	if k.one(6) {
		pairs = append(pairs, [2]string{"工作单位", k.f.company.name})
	}
	if k.one(12) {
		for i, pair := range pairs {
			pairs[i][0] += englishLabels[pair[0]]
		}
	}
	return pairs
}

// englishLabels are what stands behind the labels of papers for use abroad.
var englishLabels = map[string]string{"姓名": " Name", "被查询人": " Name", "被查询人姓名": " Name", "申请人": " Applicant", "性别": " Sex", "国籍": " Nationality", "出生日期": " Date of Birth",
	"出生年月日": " Date of Birth", "出生": " Born", "证件类型": " Document", "证件名称": " Document", "证件种类": " Document", "证件号码": " ID No.", "公民身份号码": " ID No.",
	"身份证号码": " ID No.", "身份证号": " ID No.", "户籍地址": " Address", "户籍所在地": " Address", "住址": " Address", "护照号码": " Passport No.", "工作单位": " Employer"}

// spacedOut is the name and the number, now and then with spaces inside.
func (k *policeClerk) spacedOut() (name, id string) {
	name, id = k.r.name, k.r.idNumber
	if letters := []rune(name); len(letters) == 2 && k.one(3) {
		name = string(letters[:1]) + pick(k.rng, []string{"　", "  "}) + string(letters[1:])
	}
	if k.one(20) {
		id = id[:6] + " " + id[6:14] + " " + id[14:]
	}
	return name, id
}
