package dossier_test

import (
	"encoding/json"
	"testing"

	"github.com/google/go-cmp/cmp"

	"zhengqi/internal/dossier"
)

func TestFieldJSONKeepsItsValueAndItsShape(t *testing.T) {
	for _, f := range []dossier.Field{
		{Value: "E12345678", Raw: "E12345678", Confidence: 0.999, Source: dossier.SourceMRZ, Page: 1, Box: dossier.Box{120, 880, 310, 42}},
		{List: []string{"2026-01", "2026-02"}, Source: dossier.SourceOCR, Review: true},
		{List: []string{}, Source: dossier.SourceImage},
		{Raw: "???", Review: true},
	} {
		data, err := json.Marshal(f)
		if err != nil {
			t.Fatal(err)
		}
		var back dossier.Field
		if err := json.Unmarshal(data, &back); err != nil {
			t.Fatalf("%s: %v", data, err)
		}
		if diff := cmp.Diff(f, back); diff != "" {
			t.Errorf("%s: %s", data, diff)
		}
	}
}

func TestApplyLeavesReadingsAloneAndLetsTheNewestCorrectionWin(t *testing.T) {
	docs := []dossier.Document{{ID: "d", Papers: []dossier.Paper{{Kind: dossier.Other, Fields: dossier.Fields{
		"name": {Value: "王小琳", Raw: "王小琳", Review: true, Page: 1},
	}}}}}
	corrected := dossier.Apply(docs, []dossier.Correction{
		{DocumentID: "d", Field: "kind", Value: "no_crime_record"},
		{DocumentID: "d", Field: "name", Value: "王晓林"},
		{DocumentID: "d", Field: "name", Value: "王晓琳"},
		{DocumentID: "d", Paper: 7, Field: "name", Value: "nobody"},
		{DocumentID: "elsewhere", Field: "name", Value: "nobody"},
	})
	want := dossier.Field{Value: "王晓琳", Raw: "王小琳", Confidence: 1, Source: dossier.SourcePerson, Page: 1}
	if diff := cmp.Diff(want, corrected[0].Papers[0].Fields["name"]); diff != "" {
		t.Error(diff)
	}
	if got := corrected[0].Papers[0].Kind; got != dossier.NoCrimeRecord {
		t.Errorf("kind %s", got)
	}
	if got := docs[0].Papers[0]; got.Kind != dossier.Other || got.Fields["name"].Value != "王小琳" {
		t.Errorf("the reading itself was changed: %+v", got)
	}
}

func TestCheckCorrection(t *testing.T) {
	for _, c := range []struct {
		kind        dossier.Kind
		name, value string
		list        []string
		code        string
	}{
		{dossier.Passport, "expiry_date", "2030-02-28", nil, ""},
		{dossier.Passport, "expiry_date", "2030-02-30", nil, "bad_value"},
		{dossier.Passport, "expiry_date", "", nil, ""},
		{dossier.Passport, "width", "600", nil, ""},
		{dossier.Passport, "employer", "某公司", nil, "unknown_field"},
		{dossier.Passport, "surname", "", []string{"WANG"}, "bad_value"},
		{dossier.SocialInsurance, "months", "", []string{"2026-01"}, ""},
		{dossier.SocialInsurance, "months", "2026-01", nil, "bad_value"},
		{dossier.RemittanceSlip, "amount", "720.00", nil, ""},
		{dossier.RemittanceSlip, "amount", "720", nil, "bad_value"},
		{dossier.NoCrimeRecord, "has_record", "maybe", nil, "bad_value"},
		{dossier.Passport, "sex", "F", nil, ""},
		{dossier.Passport, "sex", "女", nil, "bad_value"},
		{dossier.Passport, "nationality", "CHN", nil, ""},
		{dossier.Passport, "nationality", "中国", nil, "bad_value"},
		{dossier.Passport, "document_number", "et3189582", nil, "bad_value"},
		{dossier.Passport, "document_number", "Ｅ12345678", nil, "bad_value"},
		{dossier.Passport, "surname", "Wei", nil, "bad_value"},
		{dossier.Passport, "given_names", "XIAO LIN", nil, ""},
		{dossier.Passport, "given_names", "XIAO  LIN", nil, "bad_value"},
		{dossier.BasicInfoForm, "surname", "欧阳", nil, ""},
		{dossier.BusinessLicence, "uscc", "123", nil, "bad_value"},
		{dossier.BusinessLicence, "uscc", "91350100M000100Y43", nil, ""},
		{dossier.NoCrimeRecord, "id_number", "11010519491231002x", nil, "bad_value"},
		{dossier.NoCrimeRecord, "id_number", "1101**********002X", nil, ""},
		{dossier.NoCrimeRecord, "name", " 王晓琳", nil, "bad_value"},
		{dossier.NoCrimeRecord, "name", "王晓琳\u200b", nil, "bad_value"},
		{dossier.NoCrimeRecord, "name", "阿依古丽·买买提", nil, ""},
		{dossier.SocialInsurance, "employer", "公司\x00", nil, "bad_value"},
		{dossier.NoCrimeRecord, "id_number", "USA110080032115", nil, ""},
		{dossier.NoCrimeRecord, "id_number", "A123456(7)", nil, ""},
		{dossier.SocialInsurance, "id_number", "E****5678", nil, ""},
		{dossier.TaxCertificate, "taxpayer_id", "9121**********1234", nil, ""},
		{dossier.CustomsDeclaration, "consignor_uscc", "2101960001", nil, ""},
		{dossier.Passport, "viz_surname", "MÜLLER", nil, ""},
		{dossier.Passport, "viz_given_names", "JOHN R. O’BRIEN", nil, ""},
		{dossier.BusinessLicence, "name", "沈阳 ABC (中国) 有限公司", nil, ""},
		{dossier.SocialInsurance, "months", "", []string{"2026-01", "2026年2月"}, "bad_value"},
		{dossier.SocialInsurance, "months", "", []string{"2026-13"}, "bad_value"},
		{dossier.SocialInsurance, "months", "", []string{}, ""},
		{dossier.Contract, "countries", "", []string{"KOR", "日本"}, "bad_value"},
		{dossier.Kind("hat"), "kind", "hat", nil, "unknown_kind"},
		{dossier.TaxRating, "kind", "tax_rating", nil, ""},
	} {
		err := dossier.CheckCorrection(c.kind, c.name, c.value, c.list)
		got := ""
		if err != nil {
			got = dossier.ProblemOf(err).Code
		}
		if got != c.code {
			t.Errorf("%s.%s = %q %v: code %q, want %q", c.kind, c.name, c.value, c.list, got, c.code)
		}
	}
}

func TestStrongerOrdersVerdicts(t *testing.T) {
	order := []dossier.Verdict{"", dossier.Complete, dossier.Deferrable, dossier.Review, dossier.Incomplete, dossier.Barred}
	for i, weak := range order {
		for _, strong := range order[i:] {
			if dossier.Stronger(weak, strong) != strong || dossier.Stronger(strong, weak) != strong {
				t.Errorf("%q is not stronger than %q", strong, weak)
			}
		}
	}
}
