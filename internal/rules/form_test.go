package rules_test

import (
	"slices"
	"strings"
	"testing"

	"zhengqi/internal/dossier"
)

// TestTheOnlineFormOfAPerson fills in a form with a wrong number, a date that is
// not the passport's and, on paper, the address.
func TestTheOnlineFormOfAPerson(t *testing.T) {
	c := builtin(t)
	p := packOf(t, c, "mfa")
	g := c.CaseGroup(t, p, "{01/basic_info_form: {home_address: 沈阳市和平区示例路1号}}")
	g.Applicants[0].Form = map[string]string{"mobile_number": "1380000", "expiry_date": "2034-03-10", "passport_number": "E12345678", "email": "a@b.cn"}
	r, err := p.Evaluate(g)
	showMistakes(t, err)
	var said []string
	for _, f := range r.Applicants[0].Findings {
		if f.Rule == "form.fields.complete" {
			said = append(said, f.Message)
		}
	}
	if len(said) != 3 {
		t.Fatalf("findings: %q", said)
	}
	for i, want := range []string{"", "手机号码", "失效日期"} {
		if i > 0 && !strings.HasSuffix(said[i], "："+want+"。") {
			t.Errorf("%q does not end in %s", said[i], want)
		}
	}
	for _, filled := range []string{"家庭住址", "电子邮箱", "身份证号", "姓名拼音"} {
		if strings.Contains(said[0], filled) {
			t.Errorf("%s is filled in: %s", filled, said[0])
		}
	}
	if !strings.Contains(said[0], "出生地点") {
		t.Errorf("the place of birth is not: %s", said[0])
	}
}

func TestAFormThatIsNotBegunIsNotMissed(t *testing.T) {
	c := builtin(t)
	p := packOf(t, c, "mfa")
	r, err := p.Evaluate(c.CaseGroup(t, p, "{}"))
	showMistakes(t, err)
	want(t, "verdict", r.Verdict, dossier.Complete)
}

// formFindings are the messages about the online form in a report, by severity.
func formFindings(findings []dossier.Finding) map[dossier.Severity][]string {
	out := map[dossier.Severity][]string{}
	for _, f := range findings {
		if f.Rule == "form.fields.complete" {
			out[f.Severity] = append(out[f.Severity], f.Message)
		}
	}
	return out
}

func TestAFlaggedReadingFillsInNothing(t *testing.T) {
	c := builtin(t)
	p := packOf(t, c, "mfa")
	r, err := p.Evaluate(c.CaseGroup(t, p, `{01/basic_info_form: {home_address: "?沈阳市和平区示例路1号", email: a@b.cn}}`))
	showMistakes(t, err)
	said := formFindings(r.Applicants[0].Findings)
	if look := strings.Join(said[dossier.Manual], " "); !strings.Contains(look, "家庭住址") || strings.Contains(look, "电子邮箱") {
		t.Errorf("to look at: %q", look)
	}
	if empty := strings.Join(said[dossier.Warn], " "); strings.Contains(empty, "家庭住址") || strings.Contains(empty, "电子邮箱") {
		t.Errorf("empty: %q", empty)
	}
}

// TestTheFormIsHeldAgainstThePapers has the same disagreement read with
// certainty, flagged, and not at all.
func TestTheFormIsHeldAgainstThePapers(t *testing.T) {
	c := builtin(t)
	p := packOf(t, c, "mfa")
	const item = "注册资金（万元）（营业执照）"
	for values, want := range map[[2]string]dossier.Severity{{"500", "5000000.00"}: "", {"500", "4000000.00"}: dossier.Warn, {"500", "5000000.01"}: dossier.Warn,
		{"500", "?4000000.00"}: dossier.Manual, {"500", "?5000000.00"}: "", {"500.5055", "5005055.00"}: "", {"1000.123", "10001230.00"}: ""} {
		g := c.CaseGroup(t, p, `{enterprise.form.registered_capital: "`+values[0]+`", enterprise/business_licence.registered_capital: "`+values[1]+`"}`)
		r, err := p.Evaluate(g)
		showMistakes(t, err)
		var got dossier.Severity
		for severity, messages := range formFindings(r.Findings) {
			if strings.Contains(strings.Join(messages, " "), item) {
				got = severity
			}
		}
		if got != want {
			t.Errorf("%s: %q, want %q", values, got, want)
		}
	}
}

// TestAFilledFormIsNoMissingPaper has a form among the files: nothing that is
// asked for may be it.
func TestAFilledFormIsNoMissingPaper(t *testing.T) {
	c := builtin(t)
	p := packOf(t, c, "mfa")
	for code, verdict := range map[string]dossier.Verdict{dossier.OnlineFormCode: dossier.Complete, dossier.OnlineFormDoubtCode: dossier.Review} {
		g := c.CaseGroup(t, p, "{}")
		g.Documents = append(g.Documents, dossier.Document{ID: "form", Path: "form.xlsx", Status: dossier.StatusUnreadable,
			Problem: &dossier.Problem{Code: code, Message: "表单", MessageEN: "form"}})
		r, err := p.Evaluate(g)
		showMistakes(t, err)
		want(t, code, r.Verdict, verdict)
	}
}

// The form is held against the passport that holds, and against nothing that
// says the same in another way.
func TestTheFormIsComparedWithWhatHolds(t *testing.T) {
	for changes, want := range map[string][]string{
		`{01/passport#2: {document_number: E00000001, expiry_date: "2020-01-01", issue_date: "2010-01-02"}, 01.form.passport_number: E12345678}`: nil,
		`{01/passport#2: {document_number: E00000001, expiry_date: "2020-01-01"}, 01.form.passport_number: E00000001}`:                           {"warn 护照号码"},
		`{01/passport#2: {document_number: E00000001}, 01.form.passport_number: E00000001}`:                                                      nil,
		`{01/passport#2: {document_number: E00000001}, 01.form.passport_number: E00000002}`:                                                      {"manual 护照号码"},
		`{01/social_insurance.id_number: "210102********1220", 01.form.id_number: "210102198503201220"}`:                                         nil,
		`{01/no_crime_record.id_number: E12345678, 01.form.id_number: "210102198503201220"}`:                                                     nil,
		`{01/passport.issue_place: 辽宁, 01.form.issue_place: LIAONING}`:                                                                           nil,
		`{01.form.surname: 王, 01.form.email: a@b.cn}`:                                                                                            nil,
		`{01.form.birth_date: 1985/03/20}`:                                                                                                       {"warn 出生日期"},
	} {
		r := evaluate(t, changes)
		var got []string
		for _, f := range r.Applicants[0].Findings {
			if f.Rule == "form.papers.match" {
				_, titles, _ := strings.Cut(f.Message, "：")
				titles, _, _ = strings.Cut(titles, "。")
				got = append(got, string(f.Severity)+" "+titles)
			}
		}
		if !slices.Equal(got, want) {
			t.Errorf("%s: %q, want %q", changes, got, want)
		}
		for _, trait := range r.Applicants[0].Identity {
			if trait.Name == "birth_date" || trait.Name == "name_zh" {
				t.Errorf("%s: the identity differs: %+v", changes, trait)
			}
		}
	}
}
