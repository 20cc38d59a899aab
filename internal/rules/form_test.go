package rules_test

import (
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
