package reader

import (
	"context"
	"testing"

	"zhengqi/internal/dossier"
)

// taxValues are the values of a certificate of one page with those lines.
func taxValues(lines ...string) map[string]string {
	p := ownPage(append([]string{"        税收完税证明"}, lines...)...)
	return values(readTaxCertificate(context.Background(), &text{rows: p.rows}))
}

func TestAmountInWordsThatWraps(t *testing.T) {
	for tail, want := range map[string]string{
		"          捌分":     "肆拾万肆仟叁佰玖拾捌元柒角捌分",
		"          伍分":     "?肆拾万肆仟叁佰玖拾捌元柒角伍分",
		"          经办人:赵丽": "?肆拾万肆仟叁佰玖拾捌元柒角",
	} {
		got := taxValues("增值税     404,398.78",
			"          (大写)人民币肆拾万肆仟叁佰玖拾捌元柒角      小写", tail, "合计                                       ￥404,398.78")
		if got["total_amount_words"] != want || got["total_amount"] != "404398.78" {
			t.Errorf("%s: %s, %s", tail, got["total_amount_words"], got["total_amount"])
		}
	}
}

func TestAmountsSideBySideAreOfTwoColumns(t *testing.T) {
	got := taxValues("税种           税款所属期                  减免税额     实缴税额",
		"增值税         2025.04.01-2025.06.30    0.00       84,250.42",
		"城市维护建                               0.00        5,897.52",
		"设税          2025.01.01-2025.03.31",
		"企业所得税      2025.01.01-2025.12.31    0.00    1,154,866.72",
		"合计                                           1,245,014.66")
	for field, want := range map[string]string{"items": "增值税 城市维护建设税 企业所得税", "period_start": "2025-01-01", "period_end": "2025-12-31", "total_amount": "1245014.66"} {
		if got[field] != want {
			t.Errorf("%s: %q, want %q", field, got[field], want)
		}
	}
}

func TestFirstAndLastDayOneUnderTheOther(t *testing.T) {
	got := taxValues("征收项目       税款所属期间      实缴税额",
		"             2025/01/01", "增值税                       48,898.56", "             2025/01/31",
		"             2025/02/01", "消费税                        1,466.95", "             2025/02/28",
		"合计                         50,365.51")
	if got["period_start"] != "2025-01-01" || got["period_end"] != "2025-02-28" {
		t.Errorf("%s to %s", got["period_start"], got["period_end"])
	}
}

func TestRowsThatDoNotAddUpAreForReview(t *testing.T) {
	got := taxValues("税种       税款所属期                 实缴税额",
		"增值税      2025.04.01-2025.06.30     84,250.42",
		"企业所得税   2025.01.01-2025.09.30    154,866.72",
		"合计                               467,496.56")
	for field, want := range map[string]string{"items": "?增值税 企业所得税", "period_start": "?2025-01-01", "period_end": "?2025-09-30"} {
		if got[field] != want {
			t.Errorf("%s: %q, want %q", field, got[field], want)
		}
	}
}

func TestPageWithoutAHeadGivesNoValuesOfIt(t *testing.T) {
	rows := []string{"凭证号码               税种       税款所属期                 实缴税额",
		"                    增值税                              84,250.42",
		"912101023180119494           2025.04.01-2025.06.30",
		"366195206216446206  企业所得税  2025.01.01-2025.09.30    154,866.72"}
	got := taxValues(rows...)
	if got["certificate_number"] != "" || got["taxpayer_id"] != "" && got["taxpayer_id"][0] != '?' {
		t.Errorf("number %s, taxpayer %s", got["certificate_number"], got["taxpayer_id"])
	}
	for field, v := range taxValues(append(rows, "开具日期:2026年5月18日      第2页 共3页")...) {
		if v[0] != '?' {
			t.Errorf("%s of a later page: %s", field, v)
		}
	}
}

func TestNumberBesideASumIsTheCertificates(t *testing.T) {
	for line, want := range map[string]string{
		"完税证明号码:366016886288541706    金额合计:￥764,087.82":  "366016886288541706",
		"                              (26)21证明35818005": "(26)21证明35818005",
	} {
		if got := taxValues(line); got["certificate_number"] != want {
			t.Errorf("%s: %q", line, got["certificate_number"])
		}
	}
}

func TestTaxpayerBeforeACodeInBrackets(t *testing.T) {
	if got := taxValues("沈阳华晟机电设备有限公司:(纳税人识别号:91350100M000100Y43)"); got["taxpayer_name"] != "沈阳华晟机电设备有限公司" {
		t.Errorf("taxpayer %q", got["taxpayer_name"])
	}
}

func TestWordsThatGoOnInTheNextLineOfASentence(t *testing.T) {
	got := taxValues("你单位实缴税款合计65,707.37元(大写:陆万伍仟柒佰零柒圆叁", "角柒分)。", "其中:增值税65,707.37元。")
	if got["total_amount_words"] != "陆万伍仟柒佰零柒圆叁角柒分" {
		t.Errorf("words %q", got["total_amount_words"])
	}
}

func TestDaysThatTheOthersVouchFor(t *testing.T) {
	day := func(s string, review bool) dossier.Field {
		return dossier.Field{Value: s, Confidence: surely, Review: review}
	}
	for name, c := range map[string]struct {
		days []dossier.Field
		want bool
	}{
		"one within is unsure":     {[]dossier.Field{day("2025-01-01", false), day("2025-04-01", true)}, true},
		"the first is unsure":      {[]dossier.Field{day("2025-01-01", true), day("2025-04-01", false)}, false},
		"one is unsure and no 1st": {[]dossier.Field{day("2025-01-01", false), day("2025-04-04", true)}, false},
	} {
		if got := vouched(c.days, "2025-01-01", false); got != c.want {
			t.Errorf("%s: %v", name, got)
		}
	}
}

func TestNumberOfACertificateIsNoVoucher(t *testing.T) {
	for line, want := range map[string]bool{"No362078727560917441": false, "912102023180119494": false, "91210211055307421W": false, "362078727560917441增值税": true} {
		if got := voucher.MatchString(line); got != want {
			t.Errorf("%s: %v", line, got)
		}
	}
}

func TestVoucherOnALaterPageNamesNobodyElse(t *testing.T) {
	lead, next := sheet{page: ownPage("纳税人识别号:91350100M000100Y43")}, sheet{page: ownPage("912102023180119494   增值税   1,234.00")}
	lead.verdict.kind, next.verdict.kind = "tax_certificate", "tax_certificate"
	if ofAnother(lead, next) {
		t.Error("parted by a voucher")
	}
}

func TestTotalInASentence(t *testing.T) {
	p := ownPage("税收完税证明", "你公司于2025年01月01日至2025年12月31日期间共缴纳各项税费382,399.76元", "其中:增值税341,222.27元、城市维护建设税24,116.44元、地方", "教育附加6,824.39元。")
	if got := values(readTaxCertificate(context.Background(), &text{rows: p.rows})); got["total_amount"] != "382399.76" {
		t.Errorf("total %q", got["total_amount"])
	}
	s := scannedSpan("日期间共缴纳各项税费叁拾柒万伍仟零陆拾捌元捌角伍分", 0.99)
	if got := s.trimWords().text(); got != "叁拾柒万伍仟零陆拾捌元捌角伍分" {
		t.Errorf("words %q", got)
	}
}
