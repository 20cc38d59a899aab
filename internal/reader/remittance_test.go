package reader

import (
	"context"
	"testing"
)

func TestBareLabelsFindTheirSide(t *testing.T) {
	for name, c := range map[string]struct {
		lines        []string
		payer, payee string
	}{
		"side by side": {[]string{
			"户名  沈阳华晟机电设备有限公司        户名  外交部某某服务中心",
			"账号  6222000011112222333      账号  9558850200001278881",
		}, "沈阳华晟机电设备有限公司", "外交部某某服务中心"},
		"the left label not read": {[]string{
			"已名  沈阳华晟机电设备有限公司        户名  外交部某某服务中心",
			"账号  6222000011112222333      账号  9558850200001278881",
		}, "?沈阳华晟机电设备有限公司", "外交部某某服务中心"},
		"the right label not read": {[]string{
			"户名  沈阳华晟机电设备有限公司        已名  外交部某某服务中心",
			"账号  6222000011112222333      账号  9558850200001278881",
		}, "沈阳华晟机电设备有限公司", "?外交部某某服务中心"},
		"one below the other, the upper label not read": {[]string{
			"付款人  已名  沈阳华晟机电设备有限公司",
			"收款人  户名  外交部某某服务中心",
		}, "?沈阳华晟机电设备有限公司", "外交部某某服务中心"},
		"no side to be told": {[]string{"户名  外交部某某服务中心"}, "", ""},
	} {
		p := ownPage(c.lines...)
		got := values(readRemittanceSlip(context.Background(), &text{rows: p.rows}))
		if got["payer_name"] != c.payer || got["payee_name"] != c.payee {
			t.Errorf("%s: payer %q, payee %q; want %q, %q", name, got["payer_name"], got["payee_name"], c.payer, c.payee)
		}
	}
}

func TestDateWithoutItsLabelIsForReview(t *testing.T) {
	for line, want := range map[string]string{
		"交易日期  2026年11月03日": "2026-11-03", "2026年11月03日": "?2026-11-03", "打印时间戳 2026年11月03日": "",
	} {
		p := ownPage("网上银行电子回单", line)
		if got := values(readRemittanceSlip(context.Background(), &text{rows: p.rows})); got["date"] != want {
			t.Errorf("%s: %q, want %q", line, got["date"], want)
		}
	}
}

func TestReceiptNumberStandsInForReview(t *testing.T) {
	for name, c := range map[string]struct {
		lines []string
		want  string
	}{
		"both":           {[]string{"电子回单号码:441062391039", "交易流水号:95576004219966"}, "95576004219966"},
		"receipt's only": {[]string{"电子回单号码:441062391039"}, "?441062391039"},
	} {
		p := ownPage(c.lines...)
		if got := values(readRemittanceSlip(context.Background(), &text{rows: p.rows})); got["serial_number"] != c.want {
			t.Errorf("%s: %q, want %q", name, got["serial_number"], c.want)
		}
	}
}
