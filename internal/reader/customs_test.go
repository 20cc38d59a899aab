package reader

import (
	"context"
	"testing"

	"github.com/google/go-cmp/cmp"

	"zhengqi/internal/dossier"
)

// checkTyped reads typed lines as a page's own text: they are of the kind, and
// the fields are as wanted.
func checkTyped(t *testing.T, kind dossier.Kind, want map[string]string, lines ...string) {
	t.Helper()
	p := ownPage(lines...)
	if v := decide(p.rows, ""); v.kind != kind {
		t.Errorf("kind %s, want %s", v.kind, kind)
	}
	got := values(readFields(context.Background(), kind, &text{rows: p.rows}))
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}

func TestCustomsDeclarationOfBoxes(t *testing.T) {
	checkTyped(t, dossier.CustomsDeclaration, map[string]string{
		"entry_id": "090820250134745986", "consignor_name": "沈阳华晟机电设备有限公司", "consignor_uscc": "91350100M000100Y43",
		"declaration_date": "2025-05-10", "trade_country": "PHL", "destination_country": "VNM",
	},
		"       中华人民共和国海关出口货物报关单",
		"预录入编号:E90820250134745986     海关编号:090820250134745986 (大连港)      页码/页数:1/1",
		"境内发货人(91350100M000100Y43)        出境关别(0908)     出口日期       申报日期",
		"沈阳华晟机电设备有限公司              大连港            20250512     20250510",
		"境外收货人(NO)                     运输方式(2)       运输工具名称及航次号    提运单号",
		"Luzon Builders Inc.             水路运输          DONG FANG FU/7469E  COSU388661135",
		"生产销售单位(91210103666354526P)      监管方式(0110)     征免性质(101)",
		"沈阳另外制造有限公司                一般贸易           一般征税",
		"合同协议号         贸易国(地区)(PHL)      运抵国(地区)(VNM)      指运港",
		"XS59131252    菲律宾                 越南                  海防",
		"项号    商品编号        商品名称及规格型号       最终目的国(地区)",
		"1     8428363543   配件                日本",
		"申报单位(91110108551385082Q)沈阳顺达国际货运代理有限公司")
}

func TestCustomsDeclarationForImports(t *testing.T) {
	checkTyped(t, dossier.CustomsDeclaration, map[string]string{
		"entry_id": "090820251503241258", "consignor_name": "沈阳华晟机电设备有限公司", "consignor_uscc": "91350100M000100Y43",
		"declaration_date": "2025-10-11", "trade_country": "HKG", "destination_country": "MEX",
	},
		"         海关进口货物报关单",
		"海关编号       090820251503241258     申报日期        2025-10-11",
		"境内收货人名称    沈阳华晟机电设备有限公司         统一社会信用代码    91350100M000100Y43",
		"消费使用单位名称   沈阳另外制造有限公司           统一社会信用代码    91210103666354526P",
		"申报单位名称     大连通达报关有限公司           统一社会信用代码    91110108551385082Q",
		"贸易国(地区)    中国香港                 启运国(地区)     墨西哥",
		"录入日期       2025-10-10           报关状态        已放行")
}

// What contradicts itself, and what has lost its label, is for a person.
func TestCustomsDeclarationInDoubt(t *testing.T) {
	checkTyped(t, dossier.CustomsDeclaration, map[string]string{
		"entry_id": "?090820251134745986", "consignor_name": "?沈阳华晟机电设备有限公司",
		"declaration_date": "?2024-05-10", "trade_country": "?PHL",
	},
		"       中华人民共和国海关出口货物报关单",
		"海关编号:090820251134745986",
		"申报日期:20240510     提运单号:1     成交方式:FOB     指运港:横滨",
		"沈阳华晟机电设备有限公司",
		"贸易国(地区)(JPN)",
		"菲律宾",
		"申报单位:沈阳顺达国际货运代理有限公司")
}

func TestTheNumberOfADeclarationUnderItsBars(t *testing.T) {
	for line, want := range map[string]string{
		"*090820251305476063*": "090820251305476063", "090820251305476063": "?090820251305476063", "报关单编码:090820251305476063": "090820251305476063",
	} {
		got := values(readCustomsDeclaration(t.Context(), &text{rows: ownPage(line, "海关进口货物报关单").rows}))
		if got["entry_id"] != want {
			t.Errorf("%s: %s, want %s", line, got["entry_id"], want)
		}
	}
}
