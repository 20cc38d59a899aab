package reader

import (
	"context"
	"image"
	"slices"
	"strings"
	"testing"
)

// TestPartiesAreToldByTheirTitles reads slips whose labels name no party.
func TestPartiesAreToldByTheirTitles(t *testing.T) {
	const payer, payee = "沈阳华晟机电设备有限公司", "辽宁德润进出口有限公司"
	want := map[string]string{"payer_name": payer, "payer_account": "6222000011112222333", "payee_name": payee, "payee_account": "6217000033334444555"}
	for name, lines := range map[string][]string{
		"titles over the boxes, the payee's first": {
			"收款人信息                              付款人信息",
			"户名  辽宁德润进出口有限公司          户名  沈阳华晟机电设备有限公司",
			"账号  6217000033334444555             账号  6222000011112222333",
		},
		"titles written downwards": {
			"收  户名  辽宁德润进出口有限公司        付  户名  沈阳华晟机电设备有限公司",
			"款  账号  6217000033334444555           款  账号  6222000011112222333",
			"人  开户行  某银行大连支行              人  开户行  某银行沈阳支行",
		},
		"titles written downwards close before wide labels": {
			"收 户 名  辽宁德润进出口有限公司        付 户 名  沈阳华晟机电设备有限公司",
			"款 账 号  6217000033334444555           款 账 号  6222000011112222333",
			"人                                      人",
		},
		"titles at the middle of the boxes": {
			"        全称  沈阳华晟机电设备有限公司",
			"付款方  账号  6222000011112222333",
			"        开户行  某银行沈阳支行",
			"        全称  辽宁德润进出口有限公司",
			"收款方  账号  6217000033334444555",
			"        开户行  某银行大连支行",
		},
		"titles over lists": {
			"收款人", "户名:辽宁德润进出口有限公司", "账号:6217000033334444555",
			"付款人", "户名:沈阳华晟机电设备有限公司", "账号:6222000011112222333",
		},
		"the first label names the party": {
			"收款人户名:辽宁德润进出口有限公司", "账号:6217000033334444555",
			"付款人户名:沈阳华晟机电设备有限公司", "账号:6222000011112222333",
		},
		"labels of no vocabulary": {
			"收方账户名称  辽宁德润进出口有限公司    付方账户名称  沈阳华晟机电设备有限公司",
			"转入方账号  6217000033334444555          转出方账号  6222000011112222333",
		},
		"values under their labels": {
			"转出账号                       转入账号",
			"6222000011112222333            6217000033334444555",
			"转出户名                       转入户名",
			"沈阳华晟机电设备有限公司          辽宁德润进出口有限公司",
		},
		"a column for each party": {
			"项目    收款人                          付款人",
			"户名    辽宁德润进出口有限公司          沈阳华晟机电设备有限公司",
			"账号    6217000033334444555             6222000011112222333",
		},
		"a row for each party": {
			"        户名                          账号",
			"收款方  辽宁德润进出口有限公司        6217000033334444555",
			"付款方  沈阳华晟机电设备有限公司      6222000011112222333",
		},
		"labels of two languages": {
			"付款人户名 Payer's Name  沈阳华晟机电设备有限公司", "付款人账号/Payer A/C No.  6222000011112222333",
			"收款人户名 Payee's Name: 辽宁德润进出口有限公司", "收款人账号/Payee A/C No.: 6217000033334444555",
		},
		"the party in brackets": {
			"户名(付款方)  沈阳华晟机电设备有限公司", "账号(付款方)  6222000011112222333",
			"户名(收款方)  辽宁德润进出口有限公司", "账号(收款方)  6217000033334444555",
		},
		"a counterparty": {
			"交易类型  转账支出", "本方户名  沈阳华晟机电设备有限公司", "本方账号  6222000011112222333",
			"对方户名  辽宁德润进出口有限公司", "对方账号  6217000033334444555",
		},
		"names beside the titles": {
			"付款人  沈阳华晟机电设备有限公司    收款人  辽宁德润进出口有限公司",
			"账号  6222000011112222333           账号  6217000033334444555",
		},
	} {
		t.Run(name, func(t *testing.T) {
			got := values(readRemittanceSlip(context.Background(), &text{rows: ownPage(lines...).rows}))
			for field, value := range want {
				if got[field] != value {
					t.Errorf("%s %q, want %q", field, got[field], value)
				}
			}
		})
	}
}

// TestPartiesWithoutLabels reads what stands under the titles of the parties, and
// what sentences say of them.
func TestPartiesWithoutLabels(t *testing.T) {
	want := map[string]string{
		"payer_name": "?沈阳华晟机电设备有限公司", "payer_account": "?6222000011112222333", "payee_name": "?外交部机关及驻外机构服务中心",
		"payee_account": "?9558850200001278881", "payee_bank": "?中国工商银行北京东四南支行",
	}
	for name, lines := range map[string][]string{
		"lists": {"付款方", "沈阳华晟机电设备有限公司", "6222000011112222333", "收款方", "外交部机关及驻外机构服务中心", "9558850200001278881", "中国工商银行北京东四南支行"},
		"boxes": {
			"付款方                         收款方", "沈阳华晟机电设备有限公司       外交部机关及驻外机构服务中心",
			"6222000011112222333            9558850200001278881", "中国银行沈阳分行               中国工商银行北京东四南支行",
		},
		"a line each": {"付款方:沈阳华晟机电设备有限公司(6222000011112222333)", "收款方:外交部机关及驻外机构服务中心(9558850200001278881)", "开户行:中国工商银行北京东四南支行"},
		"sentences": {
			"汇款通知", "沈阳华晟机电设备有限公司(账号6222000011112222333)于2026年11月3日向外交部机关及驻外机构服务中心",
			"(账号9558850200001278881,开户行中国工商银行北京东四南支行)汇款柒佰贰拾元整。",
		},
	} {
		got := slipOf(lines...)
		for field, value := range want {
			if strings.TrimPrefix(got[field], "?") != value[1:] {
				t.Errorf("%s: %s %q, want %q", name, field, got[field], value)
			}
		}
	}
}

// TestTheTailOfALabelIsNoValue reads a value before which the last character of
// its label, set wide, was left standing.
func TestTheTailOfALabelIsNoValue(t *testing.T) {
	for line, want := range map[string]string{
		"用途      途   制卡费":     "?",
		"用途      商务旅行卡   制卡费": "",
		"用途      制卡费":         "",
	} {
		if got := slipOf(line)["purpose"]; !strings.Contains(got, "制卡费") || strings.HasPrefix(got, "?") != (want == "?") {
			t.Errorf("%s: %q", line, got)
		}
	}
}

// TestABranchOfABankIsNoParty reads a party in whose place its bank stands.
func TestABranchOfABankIsNoParty(t *testing.T) {
	got := slipOf("付款人户名:沈阳华晟机电设备有限公司", "收款人户名:东四南支行")
	if got["payee_name"] != "?东四南支行" || got["payer_name"] != "沈阳华晟机电设备有限公司" {
		t.Errorf("payee %q, payer %q", got["payee_name"], got["payer_name"])
	}
}

// TestLabelIsTakenWhole reads labels within which shorter ones stand.
func TestLabelIsTakenWhole(t *testing.T) {
	for _, label := range []string{"收款人开户行名", "收款方开户银行全称", "收款账户开户网点名称", "开户行名(收款人)", "汇入行全称"} {
		for _, end := range []string{"  ", ":"} {
			const bank = "中国工商银行北京东四南支行"
			if got := slipOf("付款人户名:沈阳华晟机电设备有限公司", label+end+bank)["payee_bank"]; got != bank {
				t.Errorf("%s: %q", label+end, got)
			}
		}
	}
}

func TestPartyToldByWhoHasTheSlip(t *testing.T) {
	parties := []string{
		"本方户名:辽宁德润进出口有限公司   本方账号:6217000033334444555",
		"对方户名:沈阳华晟机电设备有限公司   对方账号:6222000011112222333",
	}
	for name, c := range map[string]struct {
		title, foot  string
		payer, payee string
	}{
		"money came in":  {"收款回单", "借贷标志:贷", "沈阳华晟机电设备有限公司", "辽宁德润进出口有限公司"},
		"money went out": {"付款回单", "", "辽宁德润进出口有限公司", "沈阳华晟机电设备有限公司"},
		"nothing said":   {"电子回单", "", "?辽宁德润进出口有限公司", "?沈阳华晟机电设备有限公司"},
	} {
		got := slipOf(append([]string{c.title}, append(parties, c.foot)...)...)
		if got["payer_name"] != c.payer || got["payee_name"] != c.payee {
			t.Errorf("%s: payer %q, payee %q", name, got["payer_name"], got["payee_name"])
		}
	}
}

func TestDayOfDealingBesideOtherDays(t *testing.T) {
	for want, lines := range map[string][]string{
		"2026-10-29":  {"业务时间:2026-10-29", "打印时间:2026-11-05"},
		"?2026-10-29": {"支付申请时间:2026-10-30", "业务时间:2026-10-29", "银行到账时间:2026-11-03"},
	} {
		if got := slipOf(append([]string{"付款回单"}, lines...)...)["date"]; got != want {
			t.Errorf("%q, want %q", got, want)
		}
	}
}

func TestPartyThatNothingTellsIsForReview(t *testing.T) {
	for name, c := range map[string]struct {
		lines        []string
		payer, payee string
	}{
		"no titles": {[]string{
			"户名  沈阳华晟机电设备有限公司          户名  辽宁德润进出口有限公司",
		}, "?沈阳华晟机电设备有限公司", "?辽宁德润进出口有限公司"},
		"no titles, the payee is one that fees are paid to": {[]string{
			"户名  沈阳华晟机电设备有限公司          户名  辽宁省外事服务中心",
		}, "沈阳华晟机电设备有限公司", "辽宁省外事服务中心"},
		"the character that tells the party misread": {[]string{
			"收款人户名:辽宁德润进出口有限公司", "收款人账号:6217000033334444555", "村款人账号:6222000011112222333", "付款人户名:沈阳华晟机电设备有限公司",
		}, "沈阳华晟机电设备有限公司", "辽宁德润进出口有限公司"},
		"an office that fees are paid to as the payer": {[]string{
			"付款人户名:辽宁省外事服务中心", "收款人户名:沈阳华晟机电设备有限公司",
		}, "?辽宁省外事服务中心", "?沈阳华晟机电设备有限公司"},
	} {
		got := values(readRemittanceSlip(context.Background(), &text{rows: ownPage(c.lines...).rows}))
		if got["payer_name"] != c.payer || got["payee_name"] != c.payee {
			t.Errorf("%s: payer %q, payee %q; want %q, %q", name, got["payer_name"], got["payee_name"], c.payer, c.payee)
		}
		if got["payer_account"] != "" && got["payer_account"][0] != '?' {
			t.Errorf("%s: payer's account %q", name, got["payer_account"])
		}
	}
}

func TestAmountIsThatOfTheWords(t *testing.T) {
	for name, c := range map[string]struct {
		lines []string
		want  string
	}{
		"labels agree":          {[]string{"金额(大写):柒佰贰拾元整", "手续费:￥5.00    (小写):￥720.00"}, "720.00"},
		"no label for figures":  {[]string{"余额 1,000.00   柒佰贰拾元整   CNY720.00"}, "720.00"},
		"words alone":           {[]string{"金额(大写):柒佰贰拾元整"}, "720.00"},
		"words say another one": {[]string{"金额(大写):柒佰贰拾元整", "(小写):￥770.00"}, "770.00"},
	} {
		got := values(readRemittanceSlip(context.Background(), &text{rows: ownPage(c.lines...).rows}))
		if got["amount"] != c.want {
			t.Errorf("%s: amount %q, want %q", name, got["amount"], c.want)
		}
	}
}

func slipOf(lines ...string) map[string]string {
	return values(readRemittanceSlip(context.Background(), &text{rows: ownPage(lines...).rows}))
}

func TestSumInBoxesIsThatOfTheAmount(t *testing.T) {
	const head = "  千百十万千百十元角分"
	for name, c := range map[string]struct {
		lines []string
		want  string
	}{
		"the fee first": {[]string{"手续费" + head, strings.Repeat(" ", 20) + "1 0 5 0", "金  额" + head, strings.Repeat(" ", 18) + "7 2 0 0 0"}, "720.00"},
		"only the fee":  {[]string{"手续费" + head, strings.Repeat(" ", 20) + "1 0 5 0"}, "?10.50"},
		"another sum":   {[]string{"金  额" + head, strings.Repeat(" ", 18) + "7 2 0 0 0", "交易金额:¥960.00"}, "?720.00"},
	} {
		if got := slipOf(append([]string{"电汇凭证(回单)"}, c.lines...)...)["amount"]; got != c.want {
			t.Errorf("%s: %q, want %q", name, got, c.want)
		}
	}
}

func TestSumInBoxes(t *testing.T) {
	for name, c := range map[string]struct{ figures, want string }{
		"whole":              {"                                        ¥ 7 2 0 0 0", "720.00"},
		"a figure is lost":   {"                                        ¥ 7   0 0 0", ""},
		"the last is lost":   {"                                        ¥ 7 2 0 0", ""},
		"another is read":    {"                                        ¥ 7 7 0 0 0", "?770.00"},
		"no figures at all ": {"", ""},
	} {
		got := slipOf("人民币(大写)  柒佰贰拾元整    亿千百十万千百十元角分", c.figures)
		if c.want != "" && got["amount"] != c.want || got["amount_words"] != "柒佰贰拾元整" {
			t.Errorf("%s: %q, %q; want %q", name, got["amount"], got["amount_words"], c.want)
		}
	}
}

func TestValuesThatWrapOnSlips(t *testing.T) {
	const bank = "中国工商银行股份有限公司北京东四南支行"
	for name, lines := range map[string][]string{
		"under the label":     {"收款人开户行:中国工商银行股份有限公司北京东四", "南支行", "用途:制卡费"},
		"flush right":         {"收款人开户行    中国工商银行股份有限公司北京东四", "                                          南支行"},
		"a label of two rows": {"收款方开户银    中国工商银行股份有限公司北京", "行              东四南支行"},
		"over its own label":  {"收款人名称  外交部机关及驻外机构服务中心", "收款人账号  9558850200001278881", "收款人开户行  中国工商银行股份有限公司北京东四", "              南支行"},
	} {
		if got := slipOf(lines...)["payee_bank"]; got != bank {
			t.Errorf("%s: %q", name, got)
		}
	}
}

func TestLabelsOverTheirValues(t *testing.T) {
	got := slipOf("转账日期           交易柜员         摘要", "2026-10-31 12:00   137613           制卡费", "业务流水号         打印时间", "210720054          2026-11-02")
	for field, want := range map[string]string{"date": "2026-10-31", "serial_number": "210720054", "purpose": "制卡费"} {
		if got[field] != want {
			t.Errorf("%s %q, want %q", field, got[field], want)
		}
	}
}

func TestAmountIsThatOfTheTransfer(t *testing.T) {
	for name, c := range map[string]struct {
		lines []string
		want  string
	}{
		"another amount first":            {[]string{"合同金额:50000.00", "付款金额:1200.00"}, "?1200.00"},
		"another amount first, one row":   {[]string{"可用金额:99000.00   交易金额:1200.00"}, "?1200.00"},
		"the words decide":                {[]string{"合同金额:50000.00", "付款金额:1200.00", "金额(大写):壹仟贰佰元整"}, "1200.00"},
		"another amount only":             {[]string{"可用金额:99000.00", "发生额:1200.00"}, "?99000.00"},
		"the same amount twice":           {[]string{"付款金额:1200.00", "实付金额:1200.00"}, "1200.00"},
		"in brackets":                     {[]string{"付款金额:(100.00)"}, "?100.00"},
		"behind the word for minus":       {[]string{"付款金额:负100.00"}, "?100.00"},
		"a sign, though the words do not": {[]string{"付款金额:-100.00", "金额(大写):壹佰元整"}, "?100.00"},
		"a currency":                      {[]string{"付款金额:人民币100.00"}, "100.00"},
	} {
		if got := slipOf(c.lines...)["amount"]; got != c.want {
			t.Errorf("%s: %q, want %q", name, got, c.want)
		}
	}
}

func TestOtherDaysAreNotThatOfTheTransfer(t *testing.T) {
	for line, want := range map[string]string{
		"下载时间:2027-05-01": "", "申请时间:2027-05-01": "", "回单有效期至2027-05-01": "", "归档日期:2027-05-01": "?2027-05-01",
		"过账日期:2027-05-01": "2027-05-01", "交易时间:2027-05-01": "2027-05-01",
	} {
		if got := slipOf("付款人户名:沈阳华晟机电设备有限公司", line)["date"]; got != want {
			t.Errorf("%s: %q, want %q", line, got, want)
		}
	}
}

// TestManyLabelsAreGivenTheirSides reads a page full of labels, which takes
// minutes where each of them is held against all the others again and again.
func TestManyLabelsAreGivenTheirSides(t *testing.T) {
	const all = 3000
	lines := append(slices.Repeat([]string{"付款人"}, all), slices.Repeat([]string{"户名"}, all)...)
	f := newForm(&text{rows: ownPage(append(lines, "收款人", "户名")...).rows}, slipTerms...)
	f.assignSides(f.findSides())
	if n := len(f.marksOf("payer_name")); n != all {
		t.Errorf("%d labels of the payer's name, want %d", n, all)
	}
	if n := len(f.marksOf("payee_name")); n != 1 {
		t.Errorf("%d labels of the payee's name, want 1", n)
	}
}

// Slips of two banks copied one under the other are two payments; a slip with its
// counterfoil is one.
func TestSlipsOfTwoBanksOnOneSheet(t *testing.T) {
	first := []string{"     中国银行网上银行电子回单", "交易日期:2026-11-02   交易流水号:84565135758", "付款人户名:沈阳华晟机电设备有限公司", "付款人账号:6222000011112222",
		"收款人户名:辽宁省外事服务中心", "收款人账号:293476735218", "金额(小写):¥1,500.00"}
	second := []string{"     付款通知书", "大连明和贸易有限公司:", "贵单位账户(账号:6262415337331283263)办理如下付款", "收款单位:辽宁省外事服务中心", "收款账号:293476735218",
		"金额小写:¥3,000.00", "业务流水:70717580610785"}
	foil := []string{"     付款通知书", "付款人户名:沈阳华晟机电设备有限公司", "收款人户名:辽宁省外事服务中心", "收款账号:293476735218", "金额小写:¥1,500.00", "业务流水:84565135758"}
	for name, c := range map[string]struct {
		lines []string
		want  int
	}{"two banks": {slices.Concat(first, second), 2}, "a counterfoil": {slices.Concat(first, foil), 1}, "one": {first, 1}} {
		p := ownPage(c.lines...)
		if got := len((sheet{number: 1, page: p, verdict: decide(p.rows, "")}).parts()); got != c.want {
			t.Errorf("%s: %d papers, want %d", name, got, c.want)
		}
	}
	one, other := ownPage(first...), ownPage(first[1:]...)
	if continues(sheet{page: one, verdict: decide(one.rows, "")}, sheet{page: other, verdict: decide(other.rows, "")}) {
		t.Error("a slip without its title is taken for the second page of another")
	}
}

// TestValueThatHoldsALabelIsWhole reads values with words in brackets that are
// labels elsewhere.
func TestValueThatHoldsALabelIsWhole(t *testing.T) {
	for want, line := range map[string]string{
		"商旅卡办卡费用(团组号213735)":    "用途  商旅卡办卡费用(团组号213735)",
		"商旅卡办卡费用(第三批团组号213735)": "用途  商旅卡办卡费用(第三批团组号213735)",
	} {
		if got := slipOf("付款人户名:沈阳华晟机电设备有限公司", line)["purpose"]; got != want {
			t.Errorf("%q, want %q", got, want)
		}
	}
	if got := slipOf("付款人户名:沈阳华晟机电设备有限公司", "用途  商旅卡办卡费用(流水号123456)")["purpose"]; !strings.HasPrefix(got, "?") {
		t.Errorf("%q is not for review", got)
	}
}

func TestValuesBesideLabelsOfTwoLines(t *testing.T) {
	const payer = "福建中禾(集团)跨境电子商务股份有限公司福州分公司"
	p := ownPage("          福建中禾(集团)跨境电子商务股份有限公司福州",
		"付款单位                                                    收款单位  外交部机关及驻外机构服务中心", "          分公司")
	for i, by := range []int{20, 0, -20} { // the label at the middle of its cell
		for n := range p.rows[i].glyphs {
			p.rows[i].glyphs[n].box = p.rows[i].glyphs[n].box.Add(image.Pt(0, by))
		}
	}
	got := values(readRemittanceSlip(context.Background(), &text{rows: p.rows}))
	if got["payer_name"] != payer {
		t.Errorf("payer %q", got["payer_name"])
	}
	got = slipOf("付款人户名:沈阳华晟机电设备有限公司", "金额(大写)  亿千百十万千百十元角分", "叁仟元整", "凭证号:44267147-545637")
	if got["amount_words"] != "叁仟元整" && got["amount_words"] != "?叁仟元整" || got["serial_number"] != "?44267147-545637" {
		t.Errorf("%q, number %q", got["amount_words"], got["serial_number"])
	}
}

func TestValueWithALineUnderItIsForReview(t *testing.T) {
	p := ownPage("付款人户名  济南佰特液压机械制造集团有限公司                              回单专用章", "            国际业务分公司", "用途        付商务旅行卡", "            第二期",
		"收款人账号  9558850200001278881")
	for i, by := range []int{15, 0, 15, 0} {
		for n := range p.rows[i].glyphs {
			p.rows[i].glyphs[n].box = p.rows[i].glyphs[n].box.Add(image.Pt(0, by))
		}
	}
	got := values(readRemittanceSlip(context.Background(), &text{rows: p.rows}))
	for field, want := range map[string]string{"payer_name": "济南佰特液压机械制造集团有限公司", "purpose": "付商务旅行卡"} {
		if got[field] == want {
			t.Errorf("%s %q is not for review", field, got[field])
		}
	}
}
