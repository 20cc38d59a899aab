package rules_test

import (
	"slices"
	"strings"
	"testing"

	"zhengqi/internal/dossier"
)

func TestAFindingOverSeveralPapersNamesTheOneToLookAt(t *testing.T) {
	for what, months := range map[string]string{"not read": "null", "flagged": "'?2025-01'"} {
		r := evaluate(t, `{01/social_insurance#2: {period_end: 2026-03, employer: 沈阳示例贸易有限公司},
			01/social_insurance.months: [2026-06, 2026-07, 2026-08, 2026-09, 2026-10], 01/social_insurance#2.months: `+months+`}`)
		for _, f := range r.Applicants[0].Findings {
			if f.Rule == "social.consecutive" && (f.Severity != dossier.Manual || *f.File != "01/social_insurance#2") {
				t.Errorf("%s: %s %s", what, f.Severity, *f.File)
			}
		}
		if !slices.ContainsFunc(r.Applicants[0].Findings, func(f dossier.Finding) bool { return f.Rule == "social.consecutive" }) {
			t.Errorf("%s: the rule is silent", what)
		}
	}
}

func TestACorrectionWithoutItsPaperIsForAPerson(t *testing.T) {
	lost := []dossier.Correction{{Kind: dossier.Photo, Field: "kind", Value: "passport", By: "李审核"},
		{Kind: dossier.Passport, Field: "expiry_date", Value: "2031-01-01", By: "李审核"}}
	r := evaluate(t, `{}`, func(g *dossier.Group) {
		for i := range g.Documents {
			if g.Documents[i].Path == "01/photo" {
				g.Documents[i].Lost = lost
			}
		}
		g.Documents = append(g.Documents,
			dossier.Document{Path: "x.pdf", Status: dossier.StatusUnreadable, Problem: &dossier.Problem{Code: "damaged_file"}, Lost: lost},
			dossier.Document{Path: "y.pdf", Status: dossier.StatusReading, Lost: lost})
	})
	want(t, "applicant", brief(r.Applicants[0].Findings), []string{"document.correction.lost manual 01/photo -"})
	want(t, "top", brief(r.Findings), []string{"document.correction.lost manual x.pdf -", "document.readable manual x.pdf -"})
	want(t, "verdict", r.Verdict, dossier.Review)
	for _, text := range []string{"护照资料页的“有效期至”更正为“2031-01-01”", "李审核", "材料种类更正为“passport”"} {
		if m := r.Applicants[0].Findings[0].Message; !strings.Contains(m, text) {
			t.Errorf("the message lacks %s: %s", text, m)
		}
	}
}

func TestAPaperNotRecognisedMayBeWhatARuleLacks(t *testing.T) {
	for rule, changes := range map[string]string{
		"trade.kind.by_industry": "{enterprise/customs_declaration: null, enterprise/contract: {}}",
		"trade.intent.support":   "{enterprise.industry: other, enterprise/customs_declaration: null, enterprise/intent_letter: {}, enterprise/business_email: {}}",
	} {
		severity := func(tweaks ...func(*dossier.Group)) (out []dossier.Severity) {
			for _, f := range evaluate(t, changes, tweaks...).Enterprise.Findings {
				if f.Rule == rule {
					out = append(out, f.Severity)
				}
			}
			return out
		}
		want(t, rule, severity(), []dossier.Severity{dossier.Fail})
		want(t, rule+" with a paper not recognised", severity(unrecognised), []dossier.Severity{dossier.Manual})
		want(t, rule+" with a file not read", severity(unreadable), []dossier.Severity{dossier.Manual})
	}
}

func TestASlipThatWasNotReadMayMakeUpTheSum(t *testing.T) {
	copied := func(g *dossier.Group) {
		for i, d := range g.Documents {
			if d.Path == "enterprise/remittance_slip" {
				g.Documents[i].SHA256, d.SHA256 = "aa", "aa"
				d.Path, d.Owner = "z/copy.jpg", "01"
				g.Documents = append(g.Documents, d)
			}
		}
	}
	for name, k := range map[string]struct {
		put  func(*dossier.Group)
		want dossier.Severity
	}{
		"nothing else":           {func(*dossier.Group) {}, dossier.Fail},
		"a paper not recognised": {unrecognised, dossier.Manual},
		"an unreadable file":     {unreadable, dossier.Manual},
		"a copy":                 {copied, dossier.Fail},
	} {
		var got []dossier.Severity
		for _, f := range evaluate(t, `{enterprise/remittance_slip.amount: "360.00"}`, k.put).Enterprise.Findings {
			if f.Rule == "payment.amount" {
				got = append(got, f.Severity)
			}
		}
		want(t, name, got, []dossier.Severity{k.want})
	}
}

// unrecognised puts a paper into the enterprise's folder that nobody knows.
func unrecognised(g *dossier.Group) {
	g.Documents = append(g.Documents, dossier.Document{Path: "enterprise/x.jpg", Owner: dossier.OwnerEnterprise,
		Papers: []dossier.Paper{{Kind: dossier.Other, KindConfidence: 0.3}}})
}

// unreadable puts a file of nobody into the group that could not be read.
func unreadable(g *dossier.Group) {
	g.Documents = append(g.Documents, dossier.Document{Path: "x.pdf", Status: dossier.StatusUnreadable,
		Problem: &dossier.Problem{Code: "damaged_file"}})
}

func TestALoosePaperMayBeTheMissingOne(t *testing.T) {
	loose := func(kind dossier.Kind, confidence float64) func(*dossier.Group) {
		return func(g *dossier.Group) {
			g.Documents = append(g.Documents, dossier.Document{Path: "x.jpg",
				Papers: []dossier.Paper{{Kind: kind, KindConfidence: confidence}}})
		}
	}
	for name, k := range map[string]struct {
		put  func(*dossier.Group)
		want string
	}{
		"a photo of nobody":       {loose(dossier.Photo, 1), "photo.present manual x.jpg -"},
		"a paper not recognised":  {loose(dossier.Other, 0.3), "photo.present manual x.jpg -"},
		"a paper of another kind": {loose(dossier.Signature, 1), "photo.present fail - -"},
		"a paper of no kind":      {loose(dossier.Other, 0.9), "photo.present fail - -"},
		"a kind that is not sure": {loose(dossier.Signature, 0.6), "photo.present manual x.jpg -"},
	} {
		r := evaluate(t, "{01/photo: null}", k.put)
		want(t, name, brief(r.Applicants[0].Findings), []string{k.want})
	}
}

func TestAnUnreadableFileOfNobodyMayBeTheMissingOne(t *testing.T) {
	r := evaluate(t, "{01/photo: null, enterprise/remittance_slip: null}", unreadable)
	want(t, "applicant", brief(r.Applicants[0].Findings), []string{"photo.present manual x.pdf -"})
	want(t, "enterprise", brief(r.Enterprise.Findings), []string{"payment.present manual x.pdf -"})
}

// A finding that is certain by one value does not show another as certain.
func TestAMessageMarksWhatIsNotCertain(t *testing.T) {
	for _, k := range []struct{ width, height, want string }{
		{"550", "'?733'", "宽550、高733（待核对）像素"},
		{"550", "733", "宽550、高733像素"},
		{"'?550'", "800", "宽550、高800像素"}, // told of beside
	} {
		r := evaluate(t, "{01/photo.width: "+k.width+", 01/photo.height: "+k.height+"}")
		i := slices.IndexFunc(r.Applicants[0].Findings, func(f dossier.Finding) bool { return f.Rule == "photo.pixels" })
		if i < 0 || !strings.Contains(r.Applicants[0].Findings[i].Message, k.want) {
			t.Errorf("%s by %s: %v", k.width, k.height, r.Applicants[0].Findings)
		}
	}
}

func TestAMessageSaysTheSexInWords(t *testing.T) {
	r := evaluate(t, "{01/passport.sex: M}")
	i := slices.IndexFunc(r.Applicants[0].Findings, func(f dossier.Finding) bool { return f.Rule == "idcard.birth_sex.match_passport" })
	if i < 0 || !strings.Contains(r.Applicants[0].Findings[i].Message, "性别为女，护照为男") {
		t.Errorf("got %v", r.Applicants[0].Findings)
	}
}
