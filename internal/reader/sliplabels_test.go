package reader

import (
	"context"
	"image"
	"testing"
)

func TestWhatOnlySaysThatMoneyWasSentIsForReview(t *testing.T) {
	for want, lines := range map[string][]string{
		"?汇兑":  {"摘要:汇兑"},
		"制卡费":  {"摘要:普通汇款", "备注:制卡费"},
		"?制卡费": {"摘要:制卡费", "用途:"},
	} {
		if got := slipOf(append([]string{"付款人户名:沈阳华晟机电设备有限公司"}, lines...)...)["purpose"]; got != want {
			t.Errorf("%q, want %q", got, want)
		}
	}
}

func TestAccountsInSentences(t *testing.T) {
	for name, lines := range map[string][]string{
		"behind its label": {"付款人账号:6222000011112222333内款项已于2026年11月4日划出"},
		"in a letter":      {"沈阳华晟机电设备有限公司:", "我行已于2026年11月4日从贵单位账号为6222000011112222333的账户支付以下款项。"},
	} {
		if got := slipOf(lines...)["payer_account"]; got != "6222000011112222333" && got != "?6222000011112222333" {
			t.Errorf("%s: %q", name, got)
		}
	}
}

func TestLabelsThatGapsPart(t *testing.T) {
	got := slipOf("汇出行  名称  中国银行盘锦市分行    汇入行  名称  中国工商银行北京东四南支行", "收   款人全称:外交部机关及驻外机构服务中心")
	if name := slipOf("付款人名称:沈阳华晟机电设备有限公司    收             款  人 名 称:外交部机关及驻外机构服务中心")["payee_name"]; name != "外交部机关及驻外机构服务中心" {
		t.Errorf("payee %q", name)
	}
	for field, want := range map[string]string{"payer_name": "", "payee_bank": "中国工商银行北京东四南支行", "payee_name": "外交部机关及驻外机构服务中心"} {
		if got[field] != want {
			t.Errorf("%s %q, want %q", field, got[field], want)
		}
	}
}

// TestLastCharacterOfALabelMayStandApart reads a label whose characters are not
// as far apart as the recogniser says.
func TestLastCharacterOfALabelMayStandApart(t *testing.T) {
	p := ownPage("收款方单位名称外交部机关及驻外机构服务中心", "付款日期:2026-11-06")
	for i, apart := range map[int][]int{0: {6, 7}, 1: {3}} {
		gs := p.rows[i].glyphs
		for _, n := range apart {
			for k := n; k < len(gs); k++ {
				gs[k].box = gs[k].box.Add(image.Pt(int(0.25*p.rows[i].height)+int(0.2*p.rows[i].height)*(n-5)*(n/6), 0))
			}
		}
	}
	got := values(readRemittanceSlip(context.Background(), &text{rows: p.rows}))
	if got["payee_name"] != "外交部机关及驻外机构服务中心" || got["date"] != "2026-11-06" {
		t.Errorf("payee %q on %q", got["payee_name"], got["date"])
	}
}

func TestTextWrittenDownwardsHoldsNoTitle(t *testing.T) {
	got := slipOf(
		"                                                                                        联",
		"    户名  辽宁德润进出口有限公司        收  户名  外交部机关及驻外机构服务中心          付",
		"                                        款                                              款",
		"    账号  6217000033334444555           方  账号  9558850200001278881                   人",
		"                                                                                        留")
	if got["payee_name"] != "外交部机关及驻外机构服务中心" {
		t.Errorf("payee %q, payer %q", got["payee_name"], got["payer_name"])
	}
}

func TestLetterBeforeANumberStays(t *testing.T) {
	p := scannedPage("82026110211268257", "B2026110211268257")
	if got := judged(readNumber(context.Background(), span{{p, p.rows[0].glyphs}})); got != "?B2026110211268257" {
		t.Error(got)
	}
}

func TestValueInAColumnOfLabelsIsNone(t *testing.T) {
	got := slipOf(
		"    交易日期2026-11-06", "    交易状态成功", "    付款用途制卡费", "    凭证种类回单", "金额人民币叁仟陆佰元整")
	if got["amount_words"] != "叁仟陆佰元整" {
		t.Errorf("amount in words %q", got["amount_words"])
	}
}

func TestFirstDayOfATermIsNotItsEnd(t *testing.T) {
	p := scannedPage("2011年11月30日", "合伙期限  2m1#1月0日至2061#1n月2日")
	for i := range p.rows[0].glyphs {
		p.rows[0].glyphs[i].conf = 0.5
	}
	f := newForm(&text{rows: p.rows}, licenceTerms...)
	if got := judged(readTermEnd(context.Background(), f.prose("term"))); got != "?2011-11-30" {
		t.Error(got)
	}
}

func TestAmountInWordsIsNoNameOfAPlace(t *testing.T) {
	got := slipOf("亿于百十万干]同!十元角分", "客户号:7", "伍仟零肆拾元正")
	if got["amount_words"] != "伍仟零肆拾元正" || got["amount"] != "5040.00" {
		t.Errorf("%q, %q", got["amount_words"], got["amount"])
	}
	for line, want := range map[string]string{"伍仟零肆拾元正  久": "伍仟零肆拾元正", "伍仟零肆拾元  整": "伍仟零肆拾元整", "伍仟零肆拾元正": "伍仟零肆拾元正"} {
		p := ownPage(line)
		if got := (span{{p, p.rows[0].glyphs}}).upToEnd().text(); got != want {
			t.Errorf("%s: %s", line, got)
		}
	}
}
