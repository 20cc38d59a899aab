package reader

import (
	"context"
	"testing"

	"zhengqi/internal/dossier"
)

// TestHeadsOfStatements reads whose statement it is and who employs the person.
func TestHeadsOfStatements(t *testing.T) {
	const number = "11010519491231002X"
	for what, c := range map[string]struct {
		lines []string
		want  map[string]string
	}{
		"labels in two languages": {[]string{
			"参保人姓名 Name:  王晓琳     证件号码 ID Number:  " + number,
			"当前参保单位 Employer:  " + here,
			"验真码 Code   T2WM2D04NCGXJNYNC022    打印日期 Date   2026-11-05",
		}, map[string]string{"name": "王晓琳", "id_number": number, "employer": here, "verification_code": "T2WM2D04NCGXJNYNC022", "issue_date": "2026-11-05"}},
		"English words misread, and small letters behind one": {[]string{
			"参保人员姓名Name:王晓琳    校验码Code  kbf6d2c3u793",
			"现工作单位Empltoyer:" + here,
		}, map[string]string{"name": "王晓琳", "employer": here, "verification_code": "kbf6d2c3u793"}},
		"the place of a seal behind the label": {[]string{
			"姓名:王晓琳    身份证号:" + number,
			"参保单位(盖章):" + here,
		}, map[string]string{"name": "王晓琳", "employer": here}},
		"a sentence, and another company over its own months": {[]string{
			"王晓琳(女,身份证号:" + number + ")在东莞市参加社会保险,参保单位:" + here + "。其缴费明细如下:",
			"          缴费单位:" + there,
			"          缴费单位:" + here,
		}, map[string]string{"name": "王晓琳", "employer": "?" + here}},
		"a code behind the company": {[]string{
			"姓名:王晓琳    身份证号:" + number,
			"单位全称:" + here + "(42656719)",
		}, map[string]string{"employer": here}},
		"what sums are given in": {[]string{
			"姓名:王晓琳    身份证号:" + number,
			"                    金额单位:元(人民币)",
			"42656719" + here + "沈阳市",
		}, map[string]string{"employer": "?" + here}},
		"a sentence that begins with the name": {[]string{
			"  王晓琳,女,身份证号码" + number + ",在我省参加企业职工基本养老保险的情况",
			"如下:",
		}, map[string]string{"name": "王晓琳"}},
		"words of a seal and of a label around the issuer": {[]string{
			"姓名:王晓琳    身份证号:" + number,
			"经办机构:西宁市城西区社会保险局(盖章)    经办日期:2026-11-05",
			"本清单可在网上核查,输入下列验真码(57b1f818abcac4f085cbad4055bb97be)核查,有效期三个月。",
		}, map[string]string{"issuer": "西宁市城西区社会保险局", "issue_date": "2026-11-05", "verification_code": "57b1f818abcac4f085cbad4055bb97be"}},
		"an issuer without its beginning": {[]string{
			"姓名:王晓琳    身份证号:" + number,
			"经办机构:山区社会保险经办中心",
		}, map[string]string{"issuer": "?山区社会保险经办中心"}},
		"an issuer of a city misread": {[]string{
			"姓名:王晓琳    身份证号:" + number,
			"经办机构:夏门市社会保险中心",
		}, map[string]string{"issuer": "?夏门市社会保险中心"}},
		"only what a telephone prints over it": {[]string{
			"电子社保卡",
			"姓名:王晓琳    身份证号:" + number,
		}, map[string]string{"issuer": "?电子社保卡"}},
		"what stands for a name given before": {[]string{
			"社会保险参保证明",
			"兹证明王晓琳(公民身份号码:" + number + ")系厦门",
			"鹭屿进出口贸易有限公司职工。该同志自2022年5月起至2026年9月止,由",
			"上述单位在我中心参加企业职工基本养老保险,期间连续缴费。",
		}, map[string]string{"employer": "厦门鹭屿进出口贸易有限公司"}},
		"one of a list of persons": {[]string{
			"兹证明王晓琳,身份证号码" + number + ",系" + here + "职工,已在我中心参加社会保险。",
			"姓名      身份证号               备注",
			"刘正宁    370202199005145232     正常",
			"王晓琳    " + number + "     正常",
		}, map[string]string{"name": "?王晓琳"}},
		"the first of a list of persons": {[]string{
			"姓名      身份证号               备注",
			"刘正宁    370202199005145232     正常",
			"王晓琳    " + number + "     正常",
		}, map[string]string{"name": "?刘正宁"}},
	} {
		got := values(readFields(context.Background(), dossier.SocialInsurance, &text{rows: ownPage(c.lines...).rows}))
		for field, want := range c.want {
			if got[field] != want {
				t.Errorf("%s: %s %q, want %q", what, field, got[field], want)
			}
		}
	}
}

func TestOfficesUnderSeals(t *testing.T) {
	for printed, want := range map[string]string{
		"厦门市思明区社会保险经力中心":   "?厦门市思明区社会保险经办中心",
		"洛阳市涧西区社会保龄基金管理中心": "?洛阳市涧西区社会保险基金管理中心",
		"合肥市人力资源和杜会保障局":    "?合肥市人力资源和社会保障局",
		"无锡市医疗和养老保险管理中闷":   "?无锡市医疗和养老保险管理中心",
		"北京市西城区杜会保险局":      "?北京市西城区社会保险局",
		"台肥市社会保险管理中心":      "?合肥市社会保险管理中心",
		"昌明市社会保险局":         "?昌明市社会保险局", // 昆明 is named nowhere
	} {
		p := scannedPage(printed, "姓名:王晓琳    参保地:合肥市", "", printed)
		if got := judged(readIssuer(context.Background(), newSocialForm(&text{rows: p.rows}))); got != want {
			t.Errorf("%s read as %s, want %s", printed, got, want)
		}
	}
}
