package reader

import (
	"testing"

	"zhengqi/internal/dossier"
)

// Typed pages have no seal, and say so of themselves in grey: whether an office
// put its seal is for a person.
func TestAuditFormOfRows(t *testing.T) {
	checkTyped(t, dossier.AuditForm, map[string]string{
		"company_name": "重庆华晟软件技术有限公司", "uscc": "91350100M000100Y43", "applicant_name": "王晓琳", "id_number": "11010519491231002X",
		"opinions": "?区商务委|经核实,该公司为进出口实绩企业。同意申办|false 区公安局||false 区政府外办|材料齐全,同意上报。|false",
	},
		"         重庆市万州区APEC商务旅行卡审核表",
		"企业性质:口央企  口市属国有企业  口区属国有企业",
		"申请单位    单位名称        重庆华晟软件技术有限公司",
		"基本信息    统一社会信用代码    91350100M000100Y43",
		"          姓名          王晓琳",
		"          身份证号码       11010519491231002X",
		"          联系电话        15075473622",
		"                经核实,该公司为进出口实绩企业。",
		"区商务委          同意申办",
		"办理意见",
		"                            单位签章:",
		"                            2026年10月28日",
		"区公安局",
		"办理意见",
		"                            单位签章:",
		"                            年  月  日",
		"                材料齐全,同意上报。",
		"区政府外办",
		"办理意见",
		"                            单位签章:",
		"                            2026年10月15日")
}

func TestAuditFormOfColumns(t *testing.T) {
	checkTyped(t, dossier.AuditForm, map[string]string{
		"company_name": "重庆华晟软件技术有限公司", "applicant_name": "王晓琳",
		"opinions": "?区商务委|经核实,为实绩企业。|false 区税务局||false 区政府外办|同意|false",
	},
		"         重庆市万州区APEC商务旅行卡审核表",
		"单位名称   重庆华晟软件技术有限公司      申请人姓名   王晓琳",
		"  区商务委意见        区税务局意见       区政府外办意见",
		"  经核实,为实                             同意",
		"  绩企业。",
		"  单位签章:         单位签章:        单位签章:",
		"  年  月  日                      2026年11月11日")
}
