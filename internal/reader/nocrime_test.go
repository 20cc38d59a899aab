package reader

import (
	"context"
	"testing"

	"github.com/google/go-cmp/cmp"

	"zhengqi/internal/dossier"
)

func TestNoCrimeRecordsOfManyForms(t *testing.T) {
	for name, c := range map[string]struct {
		lines []string
		want  map[string]string
	}{
		"a form with labels of officers": {[]string{
			"          个人犯罪记录查询及证明出具表",
			"受理编号:80670981500967          证明文号:辽公(沈)证(2026)第00549661号",
			"申请人    王晓琳     性别    女     出生日期    1949-12-31",
			"身份证号   11010519491231002X       联系电话    15004479890",
			"          经查询1984-03-10至2026-11-16期间,申请人无犯罪记录。",
			"                               查询人:陈立新     2026-11-16",
			"                               审核人:郭强       2026-11-17",
			"出具单位(盖章)   沈阳市公安局大东分局创新路派出所",
			"                         出具日期:2026 年 11 月 17 日",
		}, map[string]string{
			"certificate_number": "辽公(沈)证(2026)第00549661号", "name": "王晓琳", "sex": "F", "birth_date": "1949-12-31", "id_number": "11010519491231002X",
			"period_start": "1984-03-10", "period_end": "2026-11-16", "has_record": "false", "issue_date": "2026-11-17",
			"issuing_authority": "沈阳市公安局大东分局创新路派出所",
		}},
		"labels over values, under a watermark": {[]string{
			"             无犯罪记录证明",
			"被查询人        性别        国籍",
			"     限本    本         人使用",
			"王晓琳         女         中国",
			"证件类型        证件号码                 出生日期",
			"居民身份证      11010519491231002X     1949.12.31",
			"查询结果",
			"未发现有犯罪记录",
			"                        开具机关  沈阳市公安局和平分局中山路派出所",
			"有效期至 2027.01.14       开具日期  2026.10.14",
		}, map[string]string{
			"name": "王晓琳", "sex": "F", "birth_date": "1949-12-31", "id_number": "11010519491231002X", "has_record": "false",
			"issue_date": "2026-10-14", "issuing_authority": "沈阳市公安局和平分局中山路派出所",
		}},
		"an answer to a company": {[]string{
			"          犯罪记录查询结果告知函",
			"辽宁瑞丰工程咨询有限公司:",
			"  你单位2026年10月29日来函申请查询王晓琳(居民身份证号码:",
			"11010519491231002X)犯罪记录情况。经查询公安机关违法犯罪人",
			"员信息管理系统,截至2026年11月1日,未查询到该人有犯罪记录。",
			"                              辽阳市公安局白塔分局",
			"                                2026年11月03日",
		}, map[string]string{
			"name": "王晓琳", "id_number": "11010519491231002X", "has_record": "false", "period_end": "2026-11-01", "issue_date": "2026-11-03",
			"issuing_authority": "辽阳市公安局白塔分局",
		}},
		"a sentence without a label, the office at the top": {[]string{
			"   辽阳市公安局白塔分局中山路派出所",
			"        有无违法犯罪记录证明",
			"  王晓琳,女,汉族,公民身份号码11010519491231002X,出生",
			"于1949年12月31日,户籍所在地:辽宁省辽阳市白塔区文化路79号。",
			"  经核查,该人自2016年06月21日起至2026年09月17日止,无违法犯罪记录。",
			"                            (公章)",
			"                         二〇二六年九月十七日",
		}, map[string]string{
			"name": "王晓琳", "sex": "F", "birth_date": "1949-12-31", "id_number": "11010519491231002X", "has_record": "false",
			"period_start": "2016-06-21", "period_end": "2026-09-17", "issue_date": "2026-09-17", "issuing_authority": "辽阳市公安局白塔分局中山路派出所",
		}},
		"a record": {[]string{
			"          犯罪记录查询结果告知函",
			"经查询,被查询人:王晓琳,证件号码:11010519491231002X,",
			"发现有犯罪记录:2012年因盗窃罪被判处有期徒刑一年。",
			"                              辽阳市公安局白塔分局",
			"                                2026年11月03日",
		}, map[string]string{
			"name": "王晓琳", "id_number": "11010519491231002X", "has_record": "true", "issue_date": "2026-11-03", "issuing_authority": "辽阳市公安局白塔分局",
		}},
		"a refusal that names the person it is for": {[]string{
			"        不予出具无犯罪记录证明通知书",
			"                          沈公(和)不证(2026)第00012号",
			"王晓琳:",
			"    你于2026年11月1日申请出具无犯罪记录证明,身份证号码11010519491231002X。经查询,你有犯罪",
			"记录,决定不予出具无犯罪记录证明。",
			"                          沈阳市公安局和平分局",
			"                          2026年11月3日",
		}, map[string]string{
			"certificate_number": "沈公(和)不证(2026)第00012号", "name": "王晓琳", "id_number": "11010519491231002X", "has_record": "true",
			"issue_date": "2026-11-03", "issuing_authority": "沈阳市公安局和平分局",
		}},
		"a label that no list knows": {[]string{
			"          有无犯罪记录证明",
			"   持卡对象:王晓琳    身份证号:11010519491231002X",
			"   经核查,该同志没有违法犯罪记录。        经办民警:于海波",
			"   开具单位:沈阳市公安局和平分局(盖章)    开具日期:2026年11月3日",
		}, map[string]string{
			"name": "?王晓琳", "id_number": "11010519491231002X", "has_record": "false", "issue_date": "2026-11-03", "issuing_authority": "沈阳市公安局和平分局",
		}},
	} {
		p := ownPage(c.lines...)
		if v := decide(p.rows, ""); v.kind != dossier.NoCrimeRecord {
			t.Errorf("%s: kind %s", name, v.kind)
		}
		if diff := cmp.Diff(c.want, values(readNoCrimeRecord(context.Background(), &text{rows: p.rows}))); diff != "" {
			t.Errorf("%s:\n%s", name, diff)
		}
	}
}

func TestVerdict(t *testing.T) {
	for line, want := range map[string]string{
		"经查询,未发现有犯罪记录。": "false", "查询结果 无犯罪记录": "false", "该人未受过刑事处分。": "false", "截至今日没有违法犯罪记录。": "false",
		"决定不予出具无犯罪记录证明。": "true", "经查,该人有犯罪记录。": "true", "曾因盗窃被判处有期徒刑": "true",
		"无犯罪记录证明": "", "如有犯罪记录,不再受理。": "", "有无犯罪记录查询": "",
		"未发现有犯罪记录。该人曾因盗窃被判处拘役": "?true",
	} {
		p := ownPage(line)
		if got := judged(verdictIn((&text{rows: p.rows}).stream())); got != want && !(want == "" && got == "?") {
			t.Errorf("%s: %q, want %q", line, got, want)
		}
	}
}

func TestLostBracketOfAPoliceNumber(t *testing.T) {
	for s, want := range map[string]string{
		"辽公沈)证(2026)第00738389号": "辽公(沈)证(2026)第00738389号", "辽公(沈证(2026)第00738389号": "辽公(沈)证(2026)第00738389号",
		"辽公(沈)证2026)第00738389号": "辽公(沈)证(2026)第00738389号", "辽公(沈)证〔2026第00738389号": "辽公(沈)证〔2026〕第00738389号",
		"沪公(杨)证(2026)第00123456号": "沪公(杨)证(2026)第00123456号", "辽公沈证字2026年第12号": "辽公沈证字2026年第12号",
		"[2026]第12175号": "[2026]第12175号", "辽公沈证【202615487227号": "辽公沈证【2026】5487227号",
	} {
		if got := withTwins(s); got != want {
			t.Errorf("%s: %s, want %s", s, got, want)
		}
	}
}

func TestPoliceNumberOfWhichSomethingIsLost(t *testing.T) {
	for _, line := range []string{"65016号", "浙公(西湖)证(2026〕847889号"} {
		if got := readPoliceNumber(context.Background(), scannedSpan(line, 0.9999, line, "")); !got.Review {
			t.Errorf("%s: %q is certain", line, got.Value)
		}
	}
}

func TestPoliceNumberKeepsItsSquareBrackets(t *testing.T) {
	for line, want := range map[string]string{
		"[2026]第24467950号": "[2026]第24467950号", "辽公(沈)无犯证字[2026]第757号": "辽公(沈)无犯证字[2026]第757号",
		"辽公(沈)无犯证字[2026第757号": "?辽公(沈)无犯证字[2026]第757号", "辽公(沈)无犯证字2026第757号": "?辽公(沈)无犯证字2026第757号",
	} {
		if got := judged(readPoliceNumber(context.Background(), scannedSpan(line, 0.9999, line, ""))); got != want {
			t.Errorf("%s: %q, want %q", line, got, want)
		}
	}
	for s, want := range map[string]string{"王[晓琳": "王晓琳", "[王晓琳]": "王晓琳", "]王晓琳[": "王晓琳", "[A]1号": "[A]1号"} {
		if got := unspotted(tidy(s)); got != want {
			t.Errorf("%s: %q, want %q", s, got, want)
		}
	}
}

func TestNameWithPrintMissingBehindItIsForReview(t *testing.T) {
	for line, want := range map[string]string{
		"经查,被查询人:王晓琳,证件名称:身份证,未发现有犯罪记录。":           "王晓琳",
		"经查,被查询人:王晓           ,证件名称:身份证,未发现有犯罪记录。": "?王晓",
		"被查询人:王晓琳           性别:女":                  "王晓琳",
	} {
		name := map[bool]string{true: "王晓", false: "王晓琳"}[want == "?王晓"]
		p := scannedPage(name, line)
		if got := values(readNoCrimeRecord(context.Background(), &text{rows: p.rows})); got["name"] != want {
			t.Errorf("%s: %q, want %q", line, got["name"], want)
		}
	}
}

func TestCleanForAPartOnlyIsForReview(t *testing.T) {
	for line, want := range map[string]string{
		"该人2015年因危险驾驶罪受到刑事处罚,除此之外未发现其他犯罪记录。":      "?false",
		"经查询,除2015年危险驾驶罪外未发现其他犯罪记录。":              "?false",
		"经查询,2015年犯危险驾驶罪,未发现其有别的犯罪记录。":            "?false",
		"在2020年1月1日前未发现犯罪记录。":                     "?false",
		"该人2020年之前没有犯罪记录。":                        "?false",
		"经查询,未发现犯罪记录,2021年有盗窃犯罪记录。":               "?false",
		"未发现有犯罪记录。该人2012年因故被处拘役。":                 "?false",
		"营口市公安局站前分局有无违法犯罪记录证明。无违法犯罪记录。":           "false",
		"该人目前未发现有犯罪记录。":                           "false",
		"截至2026年11月1日,未查询到该人有犯罪记录。本证明不作无罪证明之外的用途": "false",
		"未发现有犯罪记录。本证明所称犯罪记录,是指国家专门机关对犯罪人员的客观记载。":  "false",
	} {
		p := ownPage(line)
		if got := judged(verdictIn((&text{rows: p.rows}).stream())); got != want {
			t.Errorf("%s: %q, want %q", line, got, want)
		}
	}
}

func TestNumberOfAnAgentIsNotThePersons(t *testing.T) {
	for _, c := range []struct{ person, agent, want, sex string }{
		{"被查询人张伟,女,护照E12345678,", "代办人李明 11010519491231002X", "E12345678", "F"},
		{"被查询人:张伟,男,护照号码:E12345678,", "代办人:李明   证件号码:11010519491231002X", "E12345678", "M"},
		{"被查询人:张伟,男,", "代办人:李明   证件号码:11010519491231002X", "?11010519491231002X", "M"},
		{"受某公司委托查询张伟,女,身份证11010519491231002X,", "经办人李明", "11010519491231002X", "F"},
	} {
		p := ownPage("无犯罪记录证明", c.person, "经查询,未发现其有犯罪记录。", c.agent, "沈阳市公安局")
		got := values(readNoCrimeRecord(context.Background(), &text{rows: p.rows}))
		if got["id_number"] != c.want || got["sex"] != c.sex {
			t.Errorf("%s %s: %q, sex %q", c.person, c.agent, got["id_number"], got["sex"])
		}
	}
}

func TestEnglishLabelIsNoName(t *testing.T) {
	for line, want := range map[string]string{"姓名 Name  王晓琳": "王晓琳", "姓名   Name": "", "姓名   一九七六年三月八日出生": ""} {
		p := ownPage("无犯罪记录证明", line, "沈阳市公安局")
		if got := values(readNoCrimeRecord(context.Background(), &text{rows: p.rows})); got["name"] != want {
			t.Errorf("%s: %q, want %q", line, got["name"], want)
		}
	}
}

func TestApplicantWhoIsNotThePersonIsForReview(t *testing.T) {
	for line, want := range map[string]string{
		"兹证明张伟,男,身份证号码:11010519491231002X,未发现其有犯罪记录。": "?李明",
		"兹证明张伟在我辖区居住期间未发现其有犯罪记录。":                     "?李明",
		"兹证明李明,男,身份证号码:11010519491231002X,未发现其有犯罪记录。": "李明",
		"经查询,申请人未发现有犯罪记录。":                            "李明",
	} {
		p := ownPage("无犯罪记录证明", "申请人:李明(受托人)", line, "沈阳市公安局")
		if got := values(readNoCrimeRecord(context.Background(), &text{rows: p.rows})); got["name"] != want {
			t.Errorf("%s: %q, want %q", line, got["name"], want)
		}
	}
}

func TestOfficeWithoutItsHeadIsForReview(t *testing.T) {
	for name, c := range map[string]struct {
		lines []string
		want  string
	}{
		"wrapped at its label":  {[]string{"出具机关:唐山市公", "        安局平山分局"}, "唐山市公安局平山分局"},
		"wrapped in a cell":     {[]string{"               辽宁省沈阳市公", "出具机关       安局平山分局"}, "辽宁省沈阳市公安局平山分局"},
		"a long name":           {[]string{"内蒙古自治区呼和浩特市公安局新城区分局中山东路街道派出所"}, "内蒙古自治区呼和浩特市公安局新城区分局中山东路街道派出所"},
		"the head was not read": {[]string{"经查询无误", "安局平山分局"}, "?安局平山分局"},
	} {
		p := ownPage(append([]string{"无犯罪记录证明"}, c.lines...)...)
		fields := readFields(context.Background(), dossier.NoCrimeRecord, &text{rows: p.rows})
		if got := judged(fields["issuing_authority"]); got != c.want {
			t.Errorf("%s: %q, want %q", name, got, c.want)
		}
	}
}

func TestNumbersOfPolicePapers(t *testing.T) {
	for line, want := range map[string]string{
		"证明编号:2026634286":            "2026634286",
		"辽公盘证【2026】1336号":            "辽公盘证【2026】1336号",
		"编号 (2026)第14179号":           "(2026)第14179号",
		"文号:[2026]第14179号":           "[2026]第14179号",
		"(2026)第43848150号":           "(2026)第43848150号",
		"No.〔2026〕第403503号":          "〔2026〕第403503号",
		"NO: 2026774692":             "2026774692",
		"大公证第2026-9535号":             "大公证第2026-9535号",
		"受理编号:80670981500967":        "",
		"根据工作规定(公通字〔2021〕19号)出具,验证码": "",
	} {
		p := ownPage("无犯罪记录证明", line)
		if got := values(readNoCrimeRecord(context.Background(), &text{rows: p.rows})); got["certificate_number"] != want {
			t.Errorf("%s: %q", line, got["certificate_number"])
		}
	}
}

func TestPeriodThatWasLookedThrough(t *testing.T) {
	for name, c := range map[string]struct {
		lines []string
		want  string
	}{
		"one day cut short":     {[]string{"在1985/08/15至2026/10/2期间,未发现犯罪记录。"}, "?1985-08-15 ?2026-10-02"},
		"in a sentence":         {[]string{"在1992年7月28日至2026年10月11日期间,未发现犯罪记录。"}, "1992-07-28 2026-10-11"},
		"with a long dash":      {[]string{"查询时间范围 2018-09-01 一 2026-11-06"}, "2018-09-01 2026-11-06"},
		"folded in a cell":      {[]string{"查询起止时间    2004-04-11至    工作单位", "              2026-10-19"}, "2004-04-11 2026-10-19"},
		"a day that wraps":      {[]string{"查询时间范围    1992年07月28日—2026年", "               10月11日"}, "1992-07-28 2026-10-11"},
		"until a day":           {[]string{"截止到2026年10月17日,无犯罪记录。"}, " 2026-10-17"},
		"of validity":           {[]string{"有效期自2026年10月17日至2027年1月16日"}, " "},
		"two different periods": {[]string{"自1992年7月28日至2026年10月11日", "自2001年7月28日至2026年10月11日"}, "?1992-07-28 ?2026-10-11"},
	} {
		p := ownPage(append([]string{"无犯罪记录证明"}, c.lines...)...)
		got := values(readNoCrimeRecord(context.Background(), &text{rows: p.rows}))
		if have := got["period_start"] + " " + got["period_end"]; have != c.want {
			t.Errorf("%s: %q, want %q", name, have, c.want)
		}
	}
}

func TestPersonAndNumbersInSentences(t *testing.T) {
	for line, want := range map[string]string{
		"兹证明被查询人萧东礼,身份证号:11010519491231002X,未发现被刑事处罚的记录。":          "萧东礼 11010519491231002X false",
		"经查,吕智东(汉族,护照号码:EL3909468,身份证号码为11010519491231002X)无犯罪记录。": "吕智东 11010519491231002X false",
		"经查询,公民覃礼(男,身份证号码为11010519491231002X),未发现犯罪记录。":            "覃礼 11010519491231002X false",
		"我辖区居民朱富浩(ZHU FUHAO),证件号码11010519491231002X,未受过刑事处罚。":      "朱富浩 11010519491231002X false",
	} {
		p := ownPage("无犯罪记录证明", line)
		got := values(readNoCrimeRecord(context.Background(), &text{rows: p.rows}))
		if have := got["name"] + " " + got["id_number"] + " " + got["has_record"]; have != want {
			t.Errorf("%s: %s", line, have)
		}
	}
}

func TestVerdictWhoseLabelStandsBetweenItsLines(t *testing.T) {
	p := ownPage("无犯罪记录证明", "查询结果     遵纪守法,无违法犯罪记", "           录。")
	if got := values(readNoCrimeRecord(context.Background(), &text{rows: p.rows})); got["has_record"] != "false" {
		t.Errorf("record %q", got["has_record"])
	}
}

func TestNumberBehindAnOffice(t *testing.T) {
	p := ownPage("无犯罪记录证明", "抚顺市公安局新抚分局[2026]第12175号")
	if got := values(readNoCrimeRecord(context.Background(), &text{rows: p.rows})); got["certificate_number"] != "[2026]第12175号" {
		t.Errorf("number %q", got["certificate_number"])
	}
}

func TestNameBehindAWordOfTheSentence(t *testing.T) {
	p := ownPage("有无违法犯罪记录证明", "兹有朱玲洁(女,公民身份号码:11010519491231002X),未发现违法犯罪记录。")
	if got := values(readNoCrimeRecord(context.Background(), &text{rows: p.rows})); got["name"] != "朱玲洁" {
		t.Errorf("name %q", got["name"])
	}
}

func TestLabelOfAPeriodBrokenOverTwoLines(t *testing.T) {
	p := ownPage("无犯罪记录证明", "查询时间范    1992年07月28日—2026年", "围          10月11日", "未发现犯罪记录。", "                       2026年10月15日")
	got := values(readNoCrimeRecord(context.Background(), &text{rows: p.rows}))
	if have := got["period_start"] + " " + got["period_end"] + " " + got["issue_date"]; have != "1992-07-28 2026-10-11 2026-10-15" {
		t.Error(have)
	}
}

func TestSexThatAnUnsureNumberBearsOut(t *testing.T) {
	for sex, want := range map[string]string{"女": "F", "男": "?M"} {
		s := scannedSpan("性别:"+sex, 0.99, "", "")
		x := linesOf(s)
		got := agreeingSex(newForm(x, noCrimeTerms...), x.stream(), dossier.Field{Value: "11010519491231002X", Review: true})
		if judged(got) != want {
			t.Errorf("%s: %s", sex, judged(got))
		}
	}
}

func TestTitleReadWronglyIsNoCrime(t *testing.T) {
	for title, want := range map[string]string{"无只耳貂罪记录证明": "false", "因盗窃罪记录在案": "?false"} {
		p := ownPage(title, "经查询,遵纪守法,无违法犯罪记录。")
		if got := verdictIn((&text{rows: p.rows}).stream()); judged(got) != want {
			t.Errorf("%s: %s", title, judged(got))
		}
	}
}

func TestFaintMarkBesideAVerdict(t *testing.T) {
	s := scannedSpan("遵纪守法,无违法犯罪记录。", 0.999, "", "")
	for i, g := range s[0].glyphs {
		if !isLetter(g.r) {
			s[0].glyphs[i].conf = 0.1
		}
	}
	if got := verdictIn(linesOf(s).stream()); judged(got) != "false" {
		t.Errorf("record %s", judged(got))
	}
}
