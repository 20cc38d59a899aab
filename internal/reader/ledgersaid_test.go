package reader

import (
	"context"
	"testing"

	"zhengqi/internal/racetest"
)

// readTyped reads a statement of social insurance of those lines.
func readTyped(lines ...string) map[string]string {
	p := ownPage(append([]string{"      社会保险参保证明"}, append(lines, "打印日期:2026年11月12日")...)...)
	return values(readSocialInsurance(context.Background(), &text{rows: p.rows}))
}

// TestMonthsOwedAreNotPaid takes no month for paid that a sentence says is owed,
// and is certain only where the sentence says that the months were paid.
func TestMonthsOwedAreNotPaid(t *testing.T) {
	three := monthsFrom("2026-07", "2026-09")
	for line, want := range map[string]string{
		"欠费月份: 2026年7月、8月、9月 共计3个月":             "",
		"断缴月份:2026年7月、8月、9月,共3个月":               "",
		"该职工2026年7月、8月、9月社会保险费尚未到账,共3个月。":       "?" + three,
		"自2026年7月至2026年9月未足额到账,共3个月。":           "?" + three,
		"王晓琳2026年7月、8月、9月在本单位就职,共3个月。":          "?" + three,
		"该职工2026年7月、8月、9月社会保险费已到账,无欠费,共3个月。":    three,
		"缴费月份:2026年7月、8月、9月,共3个月":               three,
		"缴费月份:2026年7月、8月、9月,共3个月。参保期间未发现欠费、中断。": three,
	} {
		if got := readTyped("姓名:王晓琳", "参保单位:"+here, line)["months"]; got != want {
			t.Errorf("%s: months %s, want %s", line, got, want)
		}
	}
}

// TestListsOfMonthsInSentences reads months listed by years, whose commas may
// have been read as points, and is certain of none where a list was not read.
func TestListsOfMonthsInSentences(t *testing.T) {
	const of = "缴费单位:" + here
	ten, two := monthsFrom("2026-01", "2026-10"), monthsFrom("2025-11", "2025-12")
	for said, want := range map[string]string{
		"2026年:1,2.3.4,5.6,7,8.9.10月," + of + ",共10个月(已到账)。": two + " " + ten,
		"2026年:1,2*3:4,5.6,7,8.9.10月," + of + ",共10个月(已到账)。": "?" + two,
		"2026年:1,2.3.4,5.6,7,8.9.月," + of + ",共10个月(已到账)。":   "?" + two,
	} {
		if got := readTyped("姓名:王晓琳", "2025年:11,12月,"+of+",共2个月(已到账)。", said)["months"]; got != want {
			t.Errorf("%s: months %s, want %s", said, got, want)
		}
	}
	if got := readTyped("姓名:王晓琳", "参保单位:"+here, "缴费月份:2025年11月、12月共2个月,2026年:1*2、3月")["months"]; got != "?"+two {
		t.Errorf("a second list unread: months %s, want them flagged", got)
	}
}

// TestWhatSentencesLeaveOpenIsFlagged is certain of no month and no name that a
// sentence can be understood to say otherwise.
func TestWhatSentencesLeaveOpenIsFlagged(t *testing.T) {
	const of, worked = "缴费单位:" + here, "该职工自2026年7月至2026年9月由" + here
	for _, line := range []string{
		worked + "缴费,共计3个月,其中8月未补缴。",
		worked + "缴费,共计3个月,8月份至今没有补缴。",
		"2026年1.5月," + of + ",共2个月(已到账)。",
		"2025年:11,12月," + of + ",共2个月,2026年度123月",
	} {
		if got := readTyped("姓名:王晓琳", line)["months"]; got != "" && got[0] != '?' {
			t.Errorf("%s: months %s, want them flagged", line, got)
		}
	}
	rows := []string{"缴费年月     单位缴费     单位名称"}
	for _, m := range []string{"202601", "202602", "202603", "202604", "202605", "202606"} {
		rows = append(rows, m+"     644.00     "+here)
	}
	if got := readTyped(append(rows, "实缴5个月,未缴合计1个月")...)["months"]; got != "?"+monthsFrom("2026-01", "2026-06") {
		t.Errorf("numbers of what was paid and what was not: months %s, want them flagged", got)
	}
	for _, pays := range []string{"由辽宁远大集团和沈阳华晟公司缴费", "由辽宁远大集团代沈阳华晟有限公司缴费", "由辽宁远大集团派往沈阳华晟公司工作", "由辽宁远大集团下属华晟有限公司缴费"} {
		if got := readTyped("王晓琳自2026年7月至2026年9月" + pays + ",共计3个月。")["employer"]; got != "" && got[0] != '?' {
			t.Errorf("%s: employer %s, want it flagged", pays, got)
		}
	}
}

// TestNamesThatLookLikeWords keeps the words of a name that sentences use too.
func TestNamesThatLookLikeWords(t *testing.T) {
	for _, name := range []string{"上海由你网络科技有限公司", "北京由心健康管理有限公司", "沈阳事业单位后勤服务有限公司"} {
		if got := readTyped("姓名:王晓琳", "参保单位:"+name, "缴费月份:2026年7月、8月、9月,共3个月")["employer"]; got != name {
			t.Errorf("employer %s, want %s", got, name)
		}
	}
}

// TestEmployerOfTheSentence names who paid by the sentence that says so, and
// leaves it in doubt where this names two.
func TestEmployerOfTheSentence(t *testing.T) {
	paid := "2026年7月、8月、9月缴费共3个月。"
	for said, want := range map[string]string{
		"王晓琳在" + there + "工作至2024年,现于" + here + "," + paid: "?" + there,
		"王晓琳在" + here + "工作," + paid:                       here,
		"承办:" + there + "。参保单位:" + here + "," + paid:       here,
	} {
		if got := readTyped("姓名:王晓琳", said)["employer"]; got != want {
			t.Errorf("%s: employer %s, want %s", said, got, want)
		}
	}
}

// TestNamesOfGroups reads names with 集团 in them to their end.
func TestNamesOfGroups(t *testing.T) {
	for _, name := range []string{"内蒙古森特(集团)工业自动化股份有限公司呼和浩特分公司", "四川海纳纺织品集团有限公司", "广东远航集团(佛山)有限公司", "辽宁远大集团"} {
		if got := readTyped("姓名:王晓琳   所在单位 "+name, "该职工自2025年12月至2026年2月由所在单位连续缴费,共计3个月。")["employer"]; got != name {
			t.Errorf("employer %s, want %s", got, name)
		}
	}
}

// TestAnEndIsNoName flags a name over which words of its column stand: it may be
// the end of a longer one.
func TestAnEndIsNoName(t *testing.T) {
	got := readTyped("参保起止时间          单位                            养老",
		"                  佛山高新:广东远航汽车零",
		"202107 - 202112                                   6",
		"                  部件集团有限公司",
		"                  佛山高新:广东远航汽车零",
		"202512 - 202602                                   3",
		"                  部件集团有限公司")
	if got["employer"] == "部件集团有限公司" {
		t.Errorf("employer %s, want it flagged", got["employer"])
	}
}

// TestADayOfPaymentIsNoDayOfIssue takes no day in a row of the table for that of
// the paper, whose own was not read.
func TestADayOfPaymentIsNoDayOfIssue(t *testing.T) {
	for last, want := range map[string]string{"202601            644.00              20260120": "", "             20260120": "20260120"} {
		p := ownPage("      社会保险参保证明", "202602            644.00              20260217", last)
		if got := socialDate(newSocialForm(&text{rows: p.rows})).text(); got != want {
			t.Errorf("%s: issued %q, want %q", last, got, want)
		}
	}
}

// TestLegendsThatDenyGaps takes no mark for one of arrears that its legend says
// are none.
func TestLegendsThatDenyGaps(t *testing.T) {
	for said, want := range map[string]bool{"说明:√表示正常(无欠费)": true, "说明:√表示正常缴费": true, "说明:√表示欠费": false} {
		p := ownPage(said)
		if got, told := legends(tableLines(p.rows))["√"]; got != want || !told {
			t.Errorf("%s: paid %v, told %v", said, got, told)
		}
	}
}

// TestNamesOneSlipApart flags months beside those of a name that is much the
// same, or the end of the other, however clear both are.
func TestNamesOneSlipApart(t *testing.T) {
	for other, want := range map[string]bool{"苏州亦生物技术有限公司": true, "生物技术有限公司": true, "沈阳华晟机电设备有限公司": false} {
		p := scannedPage("", other, "苏州水兴生物技术有限公司")
		at := func(i int) span { return span{{p, p.rows[i].glyphs}} }
		a, b := employerAt(at(0)), employerAt(at(1))
		l := ledger{entries: []entry{{months: []string{"2025-12"}, at: at(0), employer: a}, {months: []string{"2026-01"}, at: at(1), employer: b}}}
		if got := l.doubtful(b, payments{months: []string{"2026-01"}}); got != want {
			t.Errorf("%s may be the same employer: %v", other, got)
		}
	}
}

// TestAgentsAreNotTheInsured takes nobody for the insured who acts for them, and
// flags a name and a number that other labels contradict.
func TestAgentsAreNotTheInsured(t *testing.T) {
	insured := "参保人姓名:王晓琳    社会保障号:11010519491231002X"
	for line, want := range map[string]string{
		"代办人姓名:李四海    代办人身份证号:110101199003074514": "王晓琳 11010519491231002X",
		"受托人姓名:李四海    受托人证件号码:110101199003074514": "王晓琳 11010519491231002X",
		"参保人姓名:李四海    身份证号:110101199003074514":    "?李四海 ?110101199003074514",
	} {
		got := readTyped(line, insured, "参保单位:"+here)
		if got := got["name"] + " " + got["id_number"]; got != want {
			t.Errorf("%s: %s, want %s", line, got, want)
		}
	}
}

// TestACodeWithTwoNamesHasNone does not choose between the names that two lists
// give for one code.
func TestACodeWithTwoNamesHasNone(t *testing.T) {
	lines := func(last string) map[string]string {
		return readTyped("姓名:王晓琳",
			"年月     单位编号   养老     失业", "202607    甲    400.00   10.00", "202608    甲    400.00   10.00", "注:甲为"+there,
			"年月     单位编号   养老     失业", "202609    甲    400.00   10.00", "202610    甲    400.00   10.00", "注:甲为"+last)
	}
	if got := lines(here); got["employer"] != "" && got["employer"][0] != '?' || got["months"] != "" && got["months"][0] != '?' {
		t.Errorf("two names: %v", got)
	}
	if got := lines(there); got["employer"] != there || got["months"] != monthsFrom("2026-07", "2026-10") {
		t.Errorf("one name: %v", got)
	}
}

// TestHeadingsThatNameNoPayer takes no company for who paid that stands between
// two rows behind words that say something else of it, and doubts one that the
// head of the paper contradicts.
func TestHeadingsThatNameNoPayer(t *testing.T) {
	racetest.Long(t)
	for line, want := range map[string]string{
		"打印单位:" + there + "    第1页":       "?" + here,
		"技术支持:" + there:                   "?" + here,
		"系统维护:" + there + "   客服电话:12333": "?" + here,
		"以上由" + there + "代缴":              "?" + here,
		"开发单位:" + there:                   "?" + there,
		there:                             "?" + there,
		"参保单位:" + there:                   there,
		"所属单位:" + there:                   there,
		"单位编号:12345678  单位名称:" + there:    there,
		here: here,
	} {
		got := readTyped("姓名:王晓琳", "参保单位:"+here,
			"年月    缴费基数   个人缴费", "202607    5000.00   400.00", "202608    5000.00   400.00", line,
			"年月    缴费基数   个人缴费", "202609    5000.00   400.00", "202610    5000.00   400.00")["employer"]
		if got != want {
			t.Errorf("%s: employer %s, want %s", line, got, want)
		}
	}
}

// TestWhatTheInsurancePaidIsNoPayment leaves out the tables of what the person
// was paid.
func TestWhatTheInsurancePaidIsNoPayment(t *testing.T) {
	for _, table := range [][]string{
		{"待遇发放记录", "发放年月   待遇类型    金额"},
		{"失业保险金领取记录", "年月       险种      金额"},
	} {
		lines := append([]string{"姓名:王晓琳", "参保单位:" + here, "缴费年月    缴费基数   个人缴费", "202608    5000.00   400.00", "202609    5000.00   400.00"}, table...)
		if got := readTyped(append(lines, "202603    失业金     1400.00", "202604    失业金     1400.00")...)["months"]; got != "2026-08 2026-09" {
			t.Errorf("%s: months %s", table[0], got)
		}
	}
}

// TestTheLastMonthIsFoundOnce looks through a paper for its newest date but
// once, however many ranges go on until now.
func TestTheLastMonthIsFoundOnce(t *testing.T) {
	b := book{ledger: ledger{lines: []line{{text: "打印日期:2026年11月12日"}}}}
	first := b.lastMonth()
	b.lines = nil
	if again := b.lastMonth(); first != "2026-10" || again != first {
		t.Errorf("last month %s, then %s", first, again)
	}
}
