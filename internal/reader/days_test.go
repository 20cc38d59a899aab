package reader

import (
	"testing"
	"time"

	"zhengqi/internal/dossier"
)

func TestDatesThatCannotBeAreForReview(t *testing.T) {
	now := time.Date(2026, 11, 20, 12, 0, 0, 0, time.UTC)
	cases := []struct {
		kind    dossier.Kind
		name    string
		value   string
		row     string
		certain bool
	}{
		{dossier.RemittanceSlip, "date", "9999-12-31", "交易日期 长期", false},
		{dossier.RemittanceSlip, "date", "2026-11-20", "交易日期 2026-11-20 打印日期 2026-11-20", true},
		{dossier.RemittanceSlip, "date", "2026-11-01", "交易日期 2026-11-01 打印日期 2026-11-20", true},
		{dossier.TaxCertificate, "issue_date", "2026-01-14", "增值税 2026-01-14 填发 2026年11月2日", false},
		{dossier.TaxCertificate, "issue_date", "2026-11-02", "增值税 2026-01-14 填发 2026年11月2日", true},
		{dossier.TaxCertificate, "issue_date", "2026-11-02", "开具日期 2026-11-02 打印日期 2026-11-09", true},
		{dossier.TaxCertificate, "issue_date", "2026-11-02", "2026/11/9 15:32 开具日期:2026年11月2日", true},
		{dossier.TaxCertificate, "issue_date", "2026-11-02", "2026年11月2日 打印日期 2026-11-09", false},
		{dossier.TaxCertificate, "issue_date", "2026-11-02", "填发日期 2026-11-02 入库日期 2026-11-09", false},
		{dossier.NoCrimeRecord, "issue_date", "2026-11-02", "截至2026年11月2日 二〇二六年十一月三日", false},
		{dossier.NoCrimeRecord, "issue_date", "2026-11-02", "2026年11月2日 有效期至 2027年2月2日", true},
	}
	for _, c := range cases {
		p := ownPage(c.row)
		p.now = now
		fields := dossier.Fields{c.name: {Value: c.value, Confidence: 1}}
		doubtDates(c.kind, fields, &text{rows: p.rows})
		if fields[c.name].Certain() != c.certain {
			t.Errorf("%s %s on %q: certain %v, want %v", c.kind, c.value, c.row, !c.certain, c.certain)
		}
	}
}
