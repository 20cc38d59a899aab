package specimen

import (
	"regexp"
	"slices"
	"strings"
	"testing"

	"zhengqi/internal/racetest"
)

func TestAmountWords(t *testing.T) {
	for fen, want := range map[int64]string{
		72000: "柒佰贰拾元整", 150000: "壹仟伍佰元整", 222000: "贰仟贰佰贰拾元整", 2160000: "贰万壹仟陆佰元整",
		14719750: "壹拾肆万柒仟壹佰玖拾柒元伍角整", 16364719: "壹拾陆万叁仟陆佰肆拾柒元壹角玖分", 10000500: "壹拾万零伍元整",
		1000100: "壹万零壹元整", 100000000: "壹佰万元整", 10000000000: "壹亿元整", 10000100000: "壹亿零壹仟元整",
		5: "伍分", 50: "伍角整", 105: "壹元零伍分", 10100000: "壹拾万壹仟元整", 1000000000000: "壹佰亿元整",
	} {
		if got := amountWords(fen); got != want {
			t.Errorf("amountWords(%d) = %s, want %s", fen, got, want)
		}
	}
}

func TestDatesInNumerals(t *testing.T) {
	for _, c := range []struct {
		y, m, d   int
		want, old string
	}{
		{2025, 10, 1, "二〇二五年十月一日", "二〇二五年十月一日"},
		{2012, 2, 23, "二〇一二年二月二十三日", "二〇一二年二月廿三日"},
		{2004, 11, 18, "二〇〇四年十一月十八日", "二〇〇四年十一月十八日"},
		{2020, 12, 30, "二〇二〇年十二月三十日", "二〇二〇年十二月三十日"},
		{2016, 1, 20, "二〇一六年一月二十日", "二〇一六年一月廿日"},
	} {
		at := day(c.y, c.m, c.d)
		if got := capsDate(at); got != c.want {
			t.Errorf("capsDate = %s, want %s", got, c.want)
		}
		if got := oldCapsDate(at); got != c.old {
			t.Errorf("oldCapsDate = %s, want %s", got, c.old)
		}
	}
}

func TestGrouped(t *testing.T) {
	for fen, want := range map[int64]string{5: "0.05", 72000: "720.00", 123456789: "1,234,567.89", 100000: "1,000.00"} {
		if got := grouped(fen); got != want {
			t.Errorf("grouped(%d) = %s, want %s", fen, got, want)
		}
	}
}

// TestTruthIsInNormalForm holds the truth to the names and forms of the
// contract.
func TestTruthIsInNormalForm(t *testing.T) {
	racetest.Long(t)
	const (
		date  = `^\d{4}-\d\d-\d\d$`
		month = `^\d{4}-\d\d$`
		money = `^\d+\.\d\d$`
		text  = `^\S+$`
		count = `^\d+$`
		code  = `^[0-9A-Za-z]+$`
		yes   = `^(true|false)$`
		iso3  = `^[A-Z]{3}$`
		party = `\S`
	)
	personForms := map[string]string{"name": text, "surname": text, "given_names": text, "name_pinyin": `^[A-Z]+ [A-Z]+$`, "former_name": text,
		"id_number": `^\d{17}[\dX]$`, "sex": `^[MF]$`, "birth_date": date, "birth_place": text, "home_address": text, "mobile_number": `^1\d{10}$`,
		"email": `^[a-z0-9.]+@[a-z.]+$`, "insurance_place": text, "position": text, "months_employed": count, "passport_number": code, "passport_type": text,
		"issue_date": date, "expiry_date": date, "issuing_authority": text, "issue_place": text, "has_apec_visa": yes, "residence_country": iso3, "has_old_card": yes}
	forms := map[string]map[string]string{
		"social_insurance": {"name": text, "id_number": `^\d{17}[\dX]$`, "employer": text, "period_start": month, "period_end": month,
			"month_count": count, "months": month, "arrears_months": month, "issue_date": date, "issuer": text, "verification_code": code},
		"no_crime_record": {"certificate_number": text, "name": text, "sex": `^[MF]$`, "id_number": `^\d{17}[\dX]$`, "birth_date": date,
			"period_start": date, "period_end": date, "has_record": yes, "issuing_authority": text, "issue_date": date},
		"tax_certificate": {"certificate_number": code, "issue_date": date, "tax_authority": text, "taxpayer_id": code, "taxpayer_name": text,
			"total_amount": money, "total_amount_words": text, "period_start": date, "period_end": date, "items": text},
		"tax_rating": {"taxpayer_name": text, "taxpayer_id": code, "year": count, "rating": `^[ABMCD]$`, "issuer": text, "issue_date": date},
		"business_licence": {"uscc": code, "name": text, "type": text, "legal_representative": text, "registered_capital": money,
			"establishment_date": date, "term_end": date, "address": text, "scope": text},
		"remittance_slip": {"payer_name": text, "payer_account": `^[\d*]+$`, "payee_name": text, "payee_account": count, "payee_bank": text,
			"amount": money, "amount_words": text, "date": date, "purpose": text, "serial_number": code, "status": text},
		"company_letter": {"company_name": text, "applicant_names": text, "employee_count": count, "date": date, "has_seal": yes, "has_letterhead": yes, "stated_items": text},
		"customs_declaration": {"entry_id": `^\d{18}$`, "consignor_name": text, "consignor_uscc": code, "declaration_date": date,
			"trade_country": iso3, "destination_country": iso3},
		"contract":      {"party_a": party, "party_b": party, "date": date, "countries": iso3},
		"intent_letter": {"party_a": party, "party_b": party, "date": date, "countries": iso3},
		"project_plan":  {"party_a": party, "party_b": party, "date": date, "countries": iso3},
		"audit_form": {"company_name": text, "uscc": code, "applicant_name": text, "id_number": `^\d{17}[\dX]$`,
			"opinions": `^区\S+\|\S*\|(true|false)$`},
		"loss_proof":      {"name": text, "card_number": `^[A-Z0-9]{6,15}$`, "issuer": text, "kind": `^(police|newspaper)$`, "date": date},
		"card":            {"card_number": `^[A-Z0-9]{6,15}$`, "name": `^[A-Z]+ [A-Z]+$`, "passport_number": `^E[A-Z0-9]\d{7}$`, "expiry_date": date},
		"basic_info_form": personForms, "application_form": personForms,
		"visa_page":     {"country": iso3, "holder_name": `^[A-Z]+ [A-Z]+$`, "valid_from": date, "valid_until": date},
		"passport_page": {"kind": `^other$`}, "other": {"kind": `^other$`},
	}
	everyPaper(t, func(t *testing.T, kind string, _ *facts, p paper) {
		for name, value := range p.truth {
			for _, s := range eachOf(value) {
				if form := forms[kind][name]; form == "" || !regexp.MustCompile(form).MatchString(s) {
					t.Errorf("%s = %q is not of the form %q", name, s, form)
				}
			}
		}
	})
}

// TestTruthIsWhole lists what each kind must at least hold on every layout.
func TestTruthIsWhole(t *testing.T) {
	racetest.Long(t)
	least := map[string][]string{
		"social_insurance": {"name", "id_number", "employer", "period_start", "period_end", "month_count", "months", "issue_date", "issuer"},
		"no_crime_record":  {"name", "id_number", "has_record", "issuing_authority", "issue_date"},
		"tax_certificate": {"certificate_number", "issue_date", "tax_authority", "taxpayer_id", "taxpayer_name", "total_amount",
			"total_amount_words", "period_start", "period_end", "items"},
		"tax_rating":       {"taxpayer_name", "taxpayer_id", "year", "rating", "issuer", "issue_date"},
		"business_licence": {"uscc", "name", "type", "legal_representative", "establishment_date", "address", "scope"}, // partnerships print no capital
		"remittance_slip": {"payer_name", "payer_account", "payee_name", "payee_account", "payee_bank", "amount", "amount_words", "date",
			"purpose", "serial_number"},
		"company_letter":      {"company_name", "applicant_names", "employee_count", "date", "has_seal"},
		"customs_declaration": {"entry_id", "consignor_name", "consignor_uscc", "declaration_date", "trade_country", "destination_country"},
		"loss_proof":          {"name", "issuer", "kind", "date"},
		"audit_form":          {"company_name", "uscc", "applicant_name", "id_number", "opinions"},
		"card":                {"card_number", "name", "expiry_date"},
		"visa_page":           {"country", "holder_name", "valid_from", "valid_until"},
	}
	everyPaper(t, func(t *testing.T, kind string, _ *facts, p paper) {
		for _, name := range least[kind] {
			if _, ok := p.truth[name]; !ok && !leftOut(t, kind, name) {
				t.Errorf("no %s", name)
			}
		}
	})
}

// leftOut reports values that papers of random look need not print.
func leftOut(t *testing.T, kind, name string) bool {
	missing := map[string][]string{
		"social_insurance": {"issue_date", "issuer"},
		"no_crime_record":  {"certificate_number", "issue_date"},
		"tax_certificate":  {"certificate_number", "issue_date", "taxpayer_id", "total_amount_words"},
		"tax_rating":       {"issue_date", "issuer", "taxpayer_id"},
		"remittance_slip":  {"amount_words", "payee_bank", "serial_number", "purpose", "date", "payer_account", "payee_account"},
	}
	return strings.HasSuffix(t.Name(), "/any") && slices.Contains(missing[kind], name)
}
