package rules_test

import (
	"testing"

	"zhengqi/internal/dossier"
	"zhengqi/internal/racetest"
)

// disagreements are the values of each trait that a report lists.
func disagreements(r dossier.Report) map[string][]string {
	out := map[string][]string{}
	for _, trait := range r.Applicants[0].Identity {
		for _, v := range trait.Values {
			places := ""
			for _, at := range v.Places {
				places += " " + at.File + "#" + at.Field
			}
			if v.Review {
				places += " ?"
			}
			out[trait.Name] = append(out[trait.Name], v.Value+places)
		}
	}
	return out
}

func TestIdentityListsEveryDisagreementOnce(t *testing.T) {
	racetest.Long(t)
	for name, c := range map[string]struct {
		changes string
		want    map[string][]string
	}{
		"none":   {`{}`, map[string][]string{}},
		"a name": {`{01/social_insurance.name: 王晓林}`, map[string][]string{"name_zh": {"王晓琳 #name_zh 01/passport#name_zh 01/no_crime_record#name", "王晓林 01/social_insurance#name"}}},
		"a name read in doubt": {`{01/social_insurance.name: "?王晓林"}`,
			map[string][]string{"name_zh": {"王晓琳 #name_zh 01/passport#name_zh 01/no_crime_record#name", "王晓林 01/social_insurance#name ?"}}},
		"two numbers beside a masked one": {`{01.id_number: "210102********1220", 01/social_insurance.id_number: "210102198503261220", 01/no_crime_record.id_number: "210102198503271220"}`,
			map[string][]string{"id_number": {"210102198503271220 01/no_crime_record#id_number #id_number", "210102198503261220 01/social_insurance#id_number"}}},
		"an umlaut":       {`{01/passport.surname: LYU, 01.name_latin: LÜ XIAOLIN, 01/visa_page: {holder_name: LV XIAOLIN}, 01/passport.given_names: XIAOLIN}`, map[string][]string{}},
		"half a name":     {`{01/passport.given_names: null, 01.name_latin: WANG XIAOLIN}`, map[string][]string{}},
		"a masked number": {`{01/social_insurance.id_number: "210102********1220"}`, map[string][]string{}},
	} {
		t.Run(name, func(t *testing.T) {
			want(t, "identity", disagreements(evaluate(t, c.changes)), c.want)
		})
	}
	t.Run("sex and birth of the ID number", func(t *testing.T) {
		got := disagreements(evaluate(t, `{01/passport.sex: M, 01/passport.birth_date: "1985-01-01"}`))
		if len(got["sex"]) != 2 || len(got["birth_date"]) != 2 || len(got) != 2 {
			t.Errorf("%v", got)
		}
	})
	t.Run("what the online form says", func(t *testing.T) {
		got := disagreements(evaluate(t, `{01.form.passport_number: E00000001, 01.form.sex: 男, 01.form.surname: 王, 01.form.given_names: 晓琳, 01.form.name_pinyin: WANG XIAO LIN}`))
		want(t, "identity", got, map[string][]string{"passport_number": {"E00000001 #passport_number", "E12345678 01/passport#document_number"},
			"sex": {"M #sex", "F 01/passport#sex #sex 01/no_crime_record#id_number 01/social_insurance#id_number"}})
	})
	t.Run("a passport of unknown expiry", func(t *testing.T) {
		got := disagreements(evaluate(t, `{01/passport#2: {document_number: E00000001}}`))
		if len(got["passport_number"]) != 2 {
			t.Errorf("%v", got)
		}
	})
	t.Run("an older passport", func(t *testing.T) {
		got := disagreements(evaluate(t, `{01/passport#2: {document_number: E00000001, expiry_date: "2020-01-01"}}`))
		if len(got) != 0 {
			t.Errorf("%v", got)
		}
	})
}

func TestLapsesAreListedByDay(t *testing.T) {
	r := evaluate(t, `{01/passport.expiry_date: "2028-03-01", 01/passport#2: {document_number: E00000001, expiry_date: "2027-12-01"}, 01/no_crime_record.issue_date: "?2026-10-31", enterprise/business_licence.term_end: "9999-12-31"}`)
	var got []string
	for _, l := range r.Applicants[0].Lapses {
		if l.Review {
			l.Date += " ?"
		}
		got = append(got, l.Date+" "+l.Rule+" "+l.File)
	}
	want(t, "lapses", got, []string{"2027-01-31 ? no_crime.validity.max_3m 01/no_crime_record", "2027-03-01 passport.validity.min_1y 01/passport"})
	if len(r.Enterprise.Lapses) != 0 {
		t.Errorf("a term without an end lapses: %v", r.Enterprise.Lapses)
	}
}
