package specimen

import (
	"strconv"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"zhengqi/internal/racetest"
)

// defectCase names a defect, the kind that shows it and what must be true of
// a paper with it, but of no paper without it.
type defectCase struct {
	kind, defect string
	broken       func(f *facts, p paper) bool
}

func defectCases() []defectCase {
	return []defectCase{
		{"social_insurance", "social.months.min_6", func(_ *facts, p paper) bool { return number(p, "month_count") < 6 }},
		{"social_insurance", "social.name.match", func(f *facts, p paper) bool {
			return p.truth["name"] != f.person.nameZh && p.truth["id_number"] != f.person.idNumber
		}},
		{"social_insurance", "social.employer.match", func(f *facts, p paper) bool { return p.truth["employer"] != plain(f.company.name) }},
		{"social_insurance", "social.consecutive", func(_ *facts, p paper) bool { return !contiguous(p.truth["months"].([]string)) }},
		{"social_insurance", "social.recent", func(f *facts, p paper) bool {
			return p.truth["period_end"].(string) < f.today.AddDate(0, -3, 0).Format(isoMonth)
		}},
		{"no_crime_record", "no_crime.subject.match", func(f *facts, p paper) bool {
			return p.truth["name"] != f.person.nameZh && p.truth["id_number"] != f.person.idNumber
		}},
		{"no_crime_record", "no_crime.issuer.police", func(f *facts, p paper) bool { return p.truth["issuing_authority"] != f.person.policeStation }},
		{"no_crime_record", "no_crime.validity.max_3m", func(f *facts, p paper) bool {
			return p.truth["issue_date"].(string) < isoDate(f.today.AddDate(0, -3, 0))
		}},
		{"no_crime_record", "no_crime.result.clean", func(_ *facts, p paper) bool { return p.truth["has_record"] == "true" }},
		{"tax_certificate", "tax.taxpayer.match", func(f *facts, p paper) bool {
			return p.truth["taxpayer_name"] != plain(f.company.name) && p.truth["taxpayer_id"] != f.company.uscc
		}},
		{"tax_certificate", "tax.year.previous", func(f *facts, p paper) bool { return p.truth["period_end"].(string)[:4] == "2023" }},
		{"tax_certificate", "tax.kind.allowed", func(_ *facts, p paper) bool { return p.truth["kind"] == "other" }},
		{"tax_rating", "tax.credit.min_grade_M", func(_ *facts, p paper) bool { return p.truth["rating"] == "C" || p.truth["rating"] == "D" }},
		{"tax_rating", "tax.year.previous", func(f *facts, p paper) bool { return p.truth["year"] == "2023" }},
		{"tax_rating", "tax.taxpayer.match", func(f *facts, p paper) bool { return p.truth["taxpayer_name"] != plain(f.company.name) }},
		{"business_licence", "enterprise.three_elements.match", func(f *facts, p paper) bool {
			return p.truth["name"] != plain(f.company.name) || p.truth["uscc"] != f.company.uscc
		}},
		{"business_licence", "enterprise.uscc.checksum", func(_ *facts, p paper) bool { return !validCode(p.truth["uscc"].(string)) }},
		{"business_licence", "business_licence.operating_term", func(f *facts, p paper) bool {
			end, printed := p.truth["term_end"].(string)
			return printed && end < isoDate(f.today)
		}},
		{"remittance_slip", "payment.amount", func(f *facts, p paper) bool { return number(p, "amount") < 720*len(f.people) }},
		{"remittance_slip", "payment.payee", func(_ *facts, p paper) bool { return p.truth["payee_name"] != feePayee }},
		{"remittance_slip", "payment.account", func(_ *facts, p paper) bool { return p.truth["payee_account"] == olderAccount }},
		{"remittance_slip", "payment.payer.match", func(f *facts, p paper) bool { return p.truth["payer_name"] != plain(f.company.name) }},
		{"remittance_slip", "payment.status.success", func(_ *facts, p paper) bool {
			status, printed := p.truth["status"].(string)
			return printed && openStatus(status)
		}},
		{"company_letter", "company_letter.names_all_applicants", func(f *facts, p paper) bool { return !cmp.Equal(p.truth["applicant_names"], names(f.people)) }},
		{"company_letter", "enterprise.employees.min", func(_ *facts, p paper) bool { return number(p, "employee_count") < 10 }},
		{"customs_declaration", "trade.customs.previous_year", func(_ *facts, p paper) bool { return p.truth["declaration_date"].(string)[:4] != "2025" }},
		{"customs_declaration", "trade.customs.apec_counterparty", func(_ *facts, p paper) bool { return p.truth["trade_country"] == "DEU" }},
	}
}

func number(p paper, name string) int {
	f, err := strconv.ParseFloat(p.truth[name].(string), 64)
	if err != nil {
		return -1
	}
	return int(f)
}

func contiguous(months []string) bool {
	for i := 1; i < len(months); i++ {
		at, err := time.Parse(isoMonth, months[i-1])
		if err != nil || at.AddDate(0, 1, 0).Format(isoMonth) != months[i] {
			return false
		}
	}
	return true
}

func validCode(code string) bool { return usccCheck(code[:17]) == code[17] }

func openStatus(s string) bool {
	return s == "处理中" || s == "待复核" || s == "银行处理中" || s == "待授权"
}

func names(people []person) []string {
	var out []string
	for _, p := range people {
		out = append(out, p.nameZh)
	}
	return out
}

// TestDefects draws every layout with and without every defect of its kind.
func TestDefects(t *testing.T) {
	racetest.Long(t)
	for _, c := range defectCases() {
		for _, l := range paperLayouts(c.kind) {
			t.Run(c.defect+"/"+l.name, func(t *testing.T) {
				for seed := range uint64(8) {
					if f := testFacts(seed, 3, c.defect); !c.broken(f, l.draw(f)) {
						t.Errorf("seed %d: the defect does not show", seed)
					}
					if f := testFacts(seed, 3, ""); c.broken(f, l.draw(f)) {
						t.Errorf("seed %d: a clean paper shows the defect", seed)
					}
				}
			})
		}
	}
}

// TestDefectsArePrinted checks that papers with a defect show their truth and
// stay on their pages.
func TestDefectsArePrinted(t *testing.T) {
	racetest.Long(t)
	for _, c := range defectCases() {
		for _, l := range paperLayouts(c.kind) {
			if c.defect == "trade.customs.apec_counterparty" {
				continue // 德国 is no economy of the list
			}
			t.Run(c.defect+"/"+l.name, func(t *testing.T) {
				for seed := range uint64(4) {
					p := l.draw(testFacts(seed, 3, c.defect))
					checkPrinted(t, p)
					for _, pg := range p.pages {
						checkPage(t, pg)
						checkOverlap(t, pg)
					}
				}
			})
		}
	}
}

// TestArrearsArePrinted draws the one defect of social insurance that the
// contract's fields do not hold.
func TestArrearsArePrinted(t *testing.T) {
	for _, l := range paperLayouts("social_insurance") {
		t.Run(l.name, func(t *testing.T) {
			with := printedText(l.draw(testFacts(3, 3, "social.no_arrears")))
			without := printedText(l.draw(testFacts(3, 3, "")))
			if marks(with) <= marks(without) {
				t.Error("no month is marked as an arrear")
			}
		})
	}
}

// TestOnlyThePlantedDefectShows keeps one defect from showing another.
func TestOnlyThePlantedDefectShows(t *testing.T) {
	apart := map[string]bool{"tax.kind.allowed": true}
	cases := defectCases()
	for _, planted := range cases {
		for _, other := range cases {
			if planted.kind != other.kind || planted.defect == other.defect || apart[planted.defect] || apart[other.defect] || related(planted.defect, other.defect) {
				continue
			}
			for _, l := range paperLayouts(planted.kind) {
				f := testFacts(5, 3, planted.defect)
				if other.broken(f, l.draw(f)) {
					t.Errorf("%s with %s also shows %s", l.name, planted.defect, other.defect)
				}
			}
		}
	}
}

// related reports defects that one paper shows together by their nature.
func related(a, b string) bool {
	pair := map[string]string{"payment.payee": "payment.account", "payment.account": "payment.payee",
		"enterprise.uscc.checksum": "enterprise.three_elements.match"}
	return pair[a] == b
}
