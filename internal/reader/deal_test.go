package reader

import (
	"context"
	"testing"

	"github.com/google/go-cmp/cmp"

	"zhengqi/internal/dossier"
)

func TestDealsVisasAndFormsOnOwnText(t *testing.T) {
	for name, c := range map[string]struct {
		kind  dossier.Kind
		lines []string
		want  map[string]string
	}{
		"contract in Chinese, the parties by their roles": {dossier.Contract, []string{
			"          货物购销合同",
			"甲方(卖方):沈阳华晟机电设备有限公司",
			"乙方(买方):明和机械工业株式会社",
			"国别:日本    城市:名古屋",
			"甲方将于2025年9月1日前交货。",
			"甲方(盖章):          乙方(签字):",
			"签订日期:2025年3月12日",
		}, map[string]string{"party_a": "沈阳华晟机电设备有限公司", "party_b": "明和机械工业株式会社", "date": "2025-03-12", "countries": "JPN"}},
		"contract of which the first label was not read, with names under the roles at its end": {dossier.Contract, []string{
			"          产品供货合同",
			"供疗:沈阳华晟机电设备有限公司", "需方:南风出口有限公司", "运抵国别:智利", "签订日期:2025年3月12日",
			"一、质量要求:按技术协议执行。", "二、交货时间:年内。", "三、运输方式:海运。", "四、结算方式:电汇。", "五、违约责任:按民法典执行。", "六、争议解决:协商。", "七、其他:无。",
			"                    供方                              需方",
			"单位名称(章):沈阳华晟机电设备有限公司        单位名称(章):南风出口有限公司",
		}, map[string]string{"party_a": "?沈阳华晟机电设备有限公司", "party_b": "?南风出口有限公司", "date": "2025-03-12", "countries": "CHL"}},
		"contract of which one party's label was not read": {dossier.Contract, []string{
			"          产品供货合同",
			"供疗:沈阳华晟机电设备有限公司", "需方:南风出口有限公司", "运抵国别:智利", "签订日期:2025年3月12日",
		}, map[string]string{"party_a": "?南风出口有限公司", "date": "2025-03-12", "countries": "CHL"}},
		"project plan, two economies": {dossier.ProjectPlan, []string{
			"项目计划书",
			"编制单位:沈阳华晟机电设备有限公司",
			"合作单位:红河工业股份公司",
			"目标经济体:越南、泰国",
			"编制日期:二〇二五年三月十二日",
		}, map[string]string{"party_a": "沈阳华晟机电设备有限公司", "party_b": "红河工业股份公司", "date": "2025-03-12", "countries": "VNM THA"}},
		"visa without a zone, days first": {dossier.VisaPage, []string{
			"REPUBLIC OF SINGAPORE", "e-VISA", "Name       : WANG XIAOLIN", "Date of birth     : 13-11-1985",
			"Valid from     : 03-02-2025", "Valid until    : 02-02-2026",
		}, map[string]string{"country": "SGP", "holder_name": "WANG XIAOLIN", "valid_from": "2025-02-03", "valid_until": "2026-02-02"}},
		"form, blank and ticked": {dossier.ApplicationForm, []string{
			"     APEC商务旅行卡申请事项表",
			"姓名   王晓琳      曾用名",
			"身份证号   11010519491231002X",
			"性别:  男 √女", "是否有旧APEC卡:  是 √否",
			"失效日期   2035年3月11日",
		}, map[string]string{"name": "王晓琳", "id_number": "11010519491231002X", "sex": "F", "has_old_card": "false", "expiry_date": "2035-03-11"}},
	} {
		t.Run(name, func(t *testing.T) {
			p := ownPage(c.lines...)
			if diff := cmp.Diff(c.want, values(readFields(context.Background(), c.kind, &text{rows: p.rows}))); diff != "" {
				t.Error(diff)
			}
		})
	}
}

func TestOneOfTwoChoicesIsNoAnswer(t *testing.T) {
	p := ownPage("是否有旧APEC卡:  是  否")
	if f := readPersonForm(context.Background(), &text{rows: p.rows})["has_old_card"]; f.Known() {
		t.Errorf("nothing is ticked, and %q read", f.Value)
	}
}

func TestTermOfVisaThatEndsBeforeItBeginsIsForReview(t *testing.T) {
	p := ownPage("REPUBLIC OF SINGAPORE", "Valid from     : 03-02-2026", "Valid until    : 02-02-2025")
	got := values(readVisa(context.Background(), &text{rows: p.rows}))
	if got["valid_from"] != "?2026-02-03" || got["valid_until"] != "?2025-02-02" {
		t.Errorf("%v", got)
	}
}
