package rules_test

import (
	"encoding/json"
	"fmt"
	"maps"
	"slices"
	"strings"
	"sync"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"

	"zhengqi/internal/dossier"
	"zhengqi/internal/rules"
)

// evaluate judges the clean base group with changes.
func evaluate(t testing.TB, changes string, more ...func(*dossier.Group)) dossier.Report {
	t.Helper()
	c, p := liaoning(t)
	g := c.CaseGroup(t, p, changes)
	for _, f := range more {
		f(&g)
	}
	report, err := p.Evaluate(g)
	if err != nil {
		t.Fatal(err)
	}
	return report
}

// brief writes findings as "RULE SEVERITY FILE FIELD".
func brief(findings []dossier.Finding) []string {
	out := []string{}
	for _, f := range findings {
		file, field := "-", "-"
		if f.File != nil {
			file = *f.File
		}
		if f.Field != nil {
			field = *f.Field
		}
		out = append(out, fmt.Sprintf("%s %s %s %s", f.Rule, f.Severity, file, field))
	}
	return out
}

func states(p dossier.Part) map[string]dossier.SlotState {
	out := make(map[string]dossier.SlotState)
	for _, d := range p.Documents {
		out[d.Slot] = d.State
	}
	return out
}

func want(t *testing.T, what string, got, want any) {
	t.Helper()
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("%s (-want +got):\n%s", what, diff)
	}
}

func TestACleanGroupIsComplete(t *testing.T) {
	r := evaluate(t, "{}")
	want(t, "verdict", r.Verdict, dossier.Complete)
	want(t, "version", r.RulesVersion, "2026-01-01.1")
	want(t, "enterprise", states(r.Enterprise), map[string]dossier.SlotState{"company_letter": "ok", "business_licence": "ok",
		"tax_proof": "ok", "trade_proof": "ok", "payment_mfa": "ok", "applicant_visa_and_email": "not_required"})
	want(t, "applicant", states(r.Applicants[0].Part), map[string]dossier.SlotState{"passport": "ok",
		"no_crime_record": "ok", "social_insurance": "ok", "photo": "ok", "signature": "ok"})
	data, err := json.Marshal(r)
	if err != nil {
		t.Fatal(err)
	}
	if strings.Contains(string(data), `"findings":null`) || !strings.Contains(string(data), `"unassigned":[]`) {
		t.Errorf("lists must not be null: %s", data)
	}
}

func TestFlaggedValuesThatPassAreNamedOnceAPaper(t *testing.T) {
	r := evaluate(t, `{01/passport.document_number: "?", 01/passport.birth_date: "?", 01/passport.issue_place: "?沈阳"}`)
	want(t, "findings", brief(r.Applicants[0].Findings), []string{"passport.fields.review manual 01/passport -"})
	message := r.Applicants[0].Findings[0].Message
	for _, s := range []string{"护照号码“E12345678”", "出生日期“1985-03-20”", "请核对"} {
		if !strings.Contains(message, s) {
			t.Errorf("the message lacks %s: %s", s, message)
		}
	}
	if strings.Contains(message, "签发地点") {
		t.Errorf("no verdict hangs on the place of issue: %s", message)
	}
	want(t, "state", states(r.Applicants[0].Part)["passport"], dossier.SlotReview)
	want(t, "verdict", r.Verdict, dossier.Review)
}

// A declared ID number that cannot be is mistyped: no paper fails for it, and
// what another paper says for certain counts in its place.
func TestAnImpossibleDeclaredNumberFailsNoPaper(t *testing.T) {
	agreeing := evaluate(t, `{01.id_number: "210102198503201202"}`)
	want(t, "beside another paper", brief(agreeing.Applicants[0].Findings),
		[]string{"idcard.checksum warn - declared_id_number", "social.id.match warn 01/social_insurance id_number"})
	alone := evaluate(t, `{01.id_number: "210102198503201202", 01/social_insurance.id_number: null}`)
	if !slices.Contains(brief(alone.Applicants[0].Findings), "no_crime.subject.match manual 01/no_crime_record id_number") {
		t.Errorf("alone: %v", brief(alone.Applicants[0].Findings))
	}
	other := evaluate(t, `{01.id_number: "210102198503261223"}`) // one that can be
	if !slices.Contains(brief(other.Applicants[0].Findings), "no_crime.subject.match fail 01/no_crime_record id_number") {
		t.Errorf("another person's number: %v", brief(other.Applicants[0].Findings))
	}
}

func TestBooleansAreShownInWords(t *testing.T) {
	r := evaluate(t, `{01/no_crime_record.has_record: "?false", 01/passport.sex: "?"}`)
	for _, want := range []string{"有犯罪记录“否”", "性别“女”"} {
		if !slices.ContainsFunc(r.Applicants[0].Findings, func(f dossier.Finding) bool { return strings.Contains(f.Message, want) }) {
			t.Errorf("no finding says %s: %v", want, r.Applicants[0].Findings)
		}
	}
}

func TestAFlaggedValueThatWouldFailIsManual(t *testing.T) {
	r := evaluate(t, `{01/no_crime_record.issue_date: "?2026-01-01"}`)
	want(t, "findings", brief(r.Applicants[0].Findings),
		[]string{"no_crime.validity.max_3m manual 01/no_crime_record issue_date"})
	if m := r.Applicants[0].Findings[0].Message; !strings.Contains(m, "2026-01-01") || !strings.Contains(m, "核对") {
		t.Errorf("the message does not say what was read: %s", m)
	}
}

func TestTheEnterpriseNameOfADoubtfulLicenceIsToBeLookedAtThere(t *testing.T) {
	r := evaluate(t, `{enterprise.name: null, enterprise/business_licence.name: "?"}`)
	want(t, "enterprise", brief(r.Enterprise.Findings), []string{"business_licence.fields.review manual enterprise/business_licence name"})
	want(t, "applicant", brief(r.Applicants[0].Findings), []string{})
}

func TestAProhibitedCaseBars(t *testing.T) {
	r := evaluate(t, `{01/no_crime_record.has_record: true}`)
	want(t, "findings", brief(r.Applicants[0].Findings), []string{
		"no_crime.result.clean fail 01/no_crime_record has_record", "ban.criminal manual 01/no_crime_record has_record"})
	want(t, "applicant", r.Applicants[0].Verdict, dossier.Barred)
	want(t, "group", r.Verdict, dossier.Barred)
	want(t, "enterprise", r.Enterprise.Verdict, dossier.Complete)
}

// A photo of two people is for a person at both, each naming the other.
func TestAPaperOfTwoPeopleIsForAPerson(t *testing.T) {
	r := evaluate(t, `{group.applicants: 2, 01/photo.sha256: a, more-2/photo: {sha256: a}, 01/no_crime_record.certificate_number: "?42", more-2/no_crime_record: {certificate_number: "42"}}`)
	for i, other := range []string{"more-2/photo", "01/photo"} {
		var got []string
		for _, f := range r.Applicants[i].Findings {
			if strings.HasPrefix(f.Rule, "photo.") && strings.Contains(f.Message, other) && strings.Contains(f.MessageEN, other) {
				got = append(got, f.Rule+" "+string(f.Severity))
			}
			if f.Rule == "no_crime.owner.review" {
				t.Errorf("said of a number that is not certain: %s", f.Message)
			}
		}
		want(t, r.Applicants[i].Name, got, []string{"photo.unique warn", "photo.owner.review manual"})
	}
	want(t, "state", states(r.Applicants[0].Part)["photo"], dossier.SlotReview)
	want(t, "verdict", r.Applicants[0].Verdict, dossier.Review)
}

// A paper in the wrong folder is told to bear the name of who it seems to be
// of, where that is one person.
func TestAPaperOfAnotherApplicantSaysWhose(t *testing.T) {
	message := func(changes, rule string) string {
		for _, f := range evaluate(t, changes).Applicants[0].Findings {
			if f.Rule == rule && f.Severity == dossier.Fail {
				return f.Message + f.MessageEN
			}
		}
		t.Fatalf("no %s", rule)
		return ""
	}
	const two = "group.applicants: 2, more-2/passport: {name_zh: 孙庆}, 01/social_insurance.name: 孙庆"
	if m := message("{"+two+"}", "social.name.match"); !strings.Contains(m, "与申请人孙庆（more-2）的姓名相同") || !strings.Contains(m, "belong to 孙庆（more-2）") {
		t.Error(m)
	}
	if m := message("{01/social_insurance.name: 孙庆}", "social.name.match"); strings.Contains(m, "与申请人") || strings.Contains(m, "belong") {
		t.Error(m)
	}
	if m := message(`{01/passport.expiry_date: "2026-11-01"}`, "passport.validity.min_1y"); !strings.Contains(m, "到申报日2026-11-20已经过期（应") || !strings.Contains(m, ", before 2026-11-20") {
		t.Error(m)
	}
	if m := message(`{01/passport.expiry_date: "2027-11-01"}`, "passport.validity.min_1y"); !strings.Contains(m, "自申报日2026-11-20起不足1年（应") || !strings.Contains(m, "less than 1 years after") {
		t.Error(m)
	}
}

func TestAnUnreadableFileIsNamedAndFillsNothing(t *testing.T) {
	r := evaluate(t, `{01/photo: null}`, func(g *dossier.Group) {
		g.Documents = append(g.Documents, dossier.Document{Path: "01/p.jpg", Owner: "01", Status: dossier.StatusUnreadable,
			Problem: &dossier.Problem{Code: "damaged_file", Message: "文件已损坏。", MessageEN: "damaged"}})
	})
	want(t, "findings", brief(r.Applicants[0].Findings), []string{"document.readable manual 01/p.jpg -", "photo.present manual 01/p.jpg -"})
	for _, f := range r.Applicants[0].Findings {
		if !strings.Contains(f.Message, "01/p.jpg") {
			t.Errorf("%s does not name the file: %s", f.Rule, f.Message)
		}
	}
	want(t, "state", states(r.Applicants[0].Part)["photo"], dossier.SlotReview)
}

// A note beside the papers is none of them; a file that nobody can read may be
// any, and has to be sent again unless it is not known to be at fault.
func TestAFileOfTextIsNoMissingPaper(t *testing.T) {
	for code, want := range map[string]struct {
		finding string
		resend  bool
	}{
		dossier.TextFileCode:      {"photo.present fail - -", false},
		dossier.MisnamedCode:      {"photo.present fail - -", true},
		"unsupported_type":        {"photo.present manual 01/x -", true},
		dossier.ReadingFailedCode: {"photo.present manual 01/x -", false},
	} {
		r := evaluate(t, `{01/photo: null}`, func(g *dossier.Group) {
			g.Documents = append(g.Documents, dossier.Document{Path: "01/x", Owner: "01", Status: dossier.StatusUnreadable, Problem: &dossier.Problem{Code: code, Message: "。", MessageEN: "."}})
		})
		findings := r.Applicants[0].Findings
		if got := brief(findings); !slices.Equal(got, []string{"document.readable manual 01/x -", want.finding}) || findings[0].Resend != want.resend || (findings[0].Mend != "") != want.resend {
			t.Errorf("%s: %v, resend %v (%q)", code, got, findings[0].Resend, findings[0].Mend)
		}
	}
}

func TestADuplicateIsOnlyInformation(t *testing.T) {
	r := evaluate(t, `{}`, func(g *dossier.Group) {
		g.Documents = append(g.Documents, dossier.Document{Path: "01/again.jpg", Owner: "01", Status: dossier.StatusUnreadable,
			Problem: dossier.DuplicateFile("01/photo.jpg")})
	})
	want(t, "findings", brief(r.Applicants[0].Findings), []string{"document.duplicate info 01/again.jpg -"})
	want(t, "verdict", r.Verdict, dossier.Complete)
}

func TestAPaperOfTheWrongKindIsNamed(t *testing.T) {
	sure := evaluate(t, `{enterprise/tax_certificate: null, enterprise/other: {}}`)
	want(t, "sure", brief(sure.Enterprise.Findings), []string{"tax.present fail - -", "tax.kind.allowed fail enterprise/other -"})
	unsure := evaluate(t, `{enterprise/tax_certificate: null, enterprise/other: {}}`, func(g *dossier.Group) {
		for i := range g.Documents {
			if g.Documents[i].Path == "enterprise/other" {
				g.Documents[i].Papers[0].KindConfidence = 0.4
			}
		}
	})
	want(t, "unsure", brief(unsure.Enterprise.Findings), []string{"tax.present manual enterprise/other -", "tax.kind.allowed manual enterprise/other -"})
	want(t, "sure", states(sure.Enterprise)["tax_proof"], dossier.SlotMissing)
	want(t, "unsure", states(unsure.Enterprise)["tax_proof"], dossier.SlotReview)
}

func TestAMisplacedPaperIsNotMissing(t *testing.T) {
	r := evaluate(t, "{01/passport: null, enterprise/business_licence: null, enterprise/passport: {}, 01/business_licence: {}}")
	for part, k := range map[string][2]any{
		"applicant":  {r.Applicants[0].Part, "passport.present manual enterprise/passport -"},
		"enterprise": {r.Enterprise, "business_licence.present manual 01/business_licence -"},
	} {
		if got := brief(k[0].(dossier.Part).Findings); !slices.Contains(got, k[1].(string)) {
			t.Errorf("%s: %v lacks %v", part, got, k[1])
		}
	}
}

func TestAGuessedOwnerIsToBeConfirmed(t *testing.T) {
	r := evaluate(t, "{}", func(g *dossier.Group) {
		for i := range g.Documents {
			g.Documents[i].OwnerGuess = g.Documents[i].Path == "01/photo"
		}
	})
	want(t, "findings", brief(r.Applicants[0].Findings), []string{"photo.owner.review manual 01/photo -"})
	want(t, "state", states(r.Applicants[0].Part)["photo"], dossier.SlotReview)
}

func TestAPaperOfADoubtfulKindNeverFails(t *testing.T) {
	r := evaluate(t, "{01/photo.width: 550}", func(g *dossier.Group) {
		for i := range g.Documents {
			if g.Documents[i].Path == "01/photo" {
				g.Documents[i].Papers[0].KindConfidence = 0.3
			}
		}
	})
	want(t, "findings", brief(r.Applicants[0].Findings), []string{"photo.pixels manual 01/photo width",
		"photo.ratio_3_4 manual 01/photo width", "photo.kind.review manual 01/photo -"})
}

func TestSlipsCountWhereverTheyLieAndCopiesOnce(t *testing.T) {
	r := evaluate(t, `{group.applicants: 2, 01/remittance_slip: {amount: "720.00", serial_number: "2"}}`, func(g *dossier.Group) {
		for _, d := range g.Documents {
			if d.Path == "01/remittance_slip" {
				d.SHA256, d.Path, d.Owner = "aa", "a.jpg", dossier.OwnerNone
				copied := d
				copied.Path = "b.jpg"
				g.Documents = append(slices.DeleteFunc(g.Documents, func(d dossier.Document) bool { return d.Path == "01/remittance_slip" }), d, copied)
				break
			}
		}
	})
	var files []string
	for _, d := range r.Enterprise.Documents {
		if d.Slot == "payment_mfa" {
			files = append(files, *d.File)
		}
	}
	want(t, "slips", files, []string{"a.jpg", "enterprise/remittance_slip"})
	want(t, "unassigned", r.Unassigned, []dossier.Unassigned{{File: "b.jpg", Kind: "remittance_slip", Reason: "与“a.jpg”内容完全相同，不重复计算"}})
	for _, f := range r.Enterprise.Findings {
		if f.Rule == "payment.amount" {
			t.Errorf("two slips of 720 for two applicants: %s", f.Message)
		}
	}
}

func TestNothingIsDropped(t *testing.T) {
	document := func(path, owner string, status dossier.Status, kinds ...dossier.Kind) dossier.Document {
		d := dossier.Document{Path: path, Owner: dossier.Owner(owner), Status: status}
		for _, k := range kinds {
			d.Papers = append(d.Papers, dossier.Paper{Kind: k})
		}
		return d
	}
	r := evaluate(t, "{}", func(g *dossier.Group) {
		g.Documents = append(g.Documents,
			document("x/1.jpg", "", dossier.StatusRead, dossier.Photo),
			document("x/2.jpg", "", dossier.StatusUnreadable),
			document("x/3.jpg", "nobody", dossier.StatusRead, dossier.Photo),
			document("x/4.pdf", "enterprise", dossier.StatusRead, dossier.Passport, dossier.Other),
			document("x/5.jpg", "01", dossier.StatusRead, dossier.TaxCertificate),
			document("x/6.jpg", "01", dossier.StatusReading),
			document("x/7.jpg", "01", dossier.StatusRead),
			document("x/8.jpg", "enterprise", dossier.StatusRead, dossier.Card))
	})
	var got []string
	for _, u := range r.Unassigned {
		got = append(got, u.File+" "+string(u.Kind))
		if u.Reason == "" {
			t.Errorf("%s has no reason", u.File)
		}
	}
	want(t, "unassigned", got, []string{"x/1.jpg photo", "x/2.jpg other", "x/3.jpg photo", "x/4.pdf passport", "x/4.pdf other",
		"x/5.jpg tax_certificate", "x/6.jpg other", "x/7.jpg other", "x/8.jpg card"})
	want(t, "top findings", brief(r.Findings), []string{"document.readable manual x/2.jpg -"})
}

func TestThirtyOneApplicantsAreStillJudged(t *testing.T) {
	r := evaluate(t, "{group.applicants: 31}")
	want(t, "findings", brief(r.Findings), []string{"group.size.max_30 fail - -"})
	if len(r.Applicants) != 31 || len(r.Applicants[30].Findings) < 5 {
		t.Errorf("applicants: %d, findings of the last: %d", len(r.Applicants), len(r.Applicants[30].Findings))
	}
}

func TestABusinessThatThePackDoesNotStateIsForAPerson(t *testing.T) {
	r := evaluate(t, "{group.business: payment}")
	want(t, "verdict", r.Verdict, dossier.Review)
	want(t, "enterprise", r.Enterprise.Verdict, dossier.Review)
	want(t, "applicant", r.Applicants[0].Verdict, dossier.Review)
	want(t, "findings", brief(r.Findings), []string{"business.stated manual - -"})
	if len(r.Unassigned) == 0 {
		t.Error("the papers must be listed")
	}
}

func TestWrongGroupsAreRefused(t *testing.T) {
	_, p := liaoning(t)
	for code, g := range map[string]dossier.Group{
		"invalid_date":     {Business: "new", Date: "2026-02-30"},
		"unknown_business": {Business: "nonsense", Date: "2026-11-20"},
	} {
		_, err := p.Evaluate(g)
		if got := dossier.ProblemOf(err).Code; got != code || dossier.ClassOf(err) != dossier.Invalid {
			t.Errorf("want %s, got %v", code, err)
		}
	}
}

func TestPacksAreFoundByTheDay(t *testing.T) {
	c := builtin(t)
	for _, k := range []struct{ profile, date, code string }{
		{"liaoning-2026", "2026-01-01", ""},
		{"liaoning-2026", "2025-12-31", "no_rules_in_force"},
		{"atlantis", "2026-01-01", "unknown_profile"},
	} {
		_, err := c.Pack(k.profile, k.date)
		if code := dossier.ProblemOf(err).Code; err != nil && code != k.code || err == nil && k.code != "" {
			t.Errorf("%s on %s: want %q, got %v", k.profile, k.date, k.code, err)
		}
	}
	if _, err := c.PackVersion("liaoning-2026", "2026-01-01.1"); err != nil {
		t.Error(err)
	}
	if _, err := c.PackVersion("liaoning-2026", "2026-01-01.99"); dossier.ProblemOf(err).Code != "unknown_version" {
		t.Errorf("got %v", err)
	}
}

func TestEvaluateIsAPureFunction(t *testing.T) {
	c, p := liaoning(t)
	const changes = `{group.applicants: 4, 01/passport.birth_date: "?1985-03-26", 01/photo: null, enterprise/company_letter.has_seal: null,
		01/remittance_slip: {}, enterprise/other: {}, enterprise/tax_rating: {rating: D},
		01/social_insurance.months: ["2026-10", "2026-09", "2026-10", "2026-08"]}`
	g := c.CaseGroup(t, p, changes)
	before, _ := json.Marshal(g)
	first, err := p.Evaluate(g)
	if err != nil {
		t.Fatal(err)
	}
	for range 20 {
		slices.Reverse(g.Documents[:len(g.Documents)/2])
		again, err := p.Evaluate(g)
		if err != nil {
			t.Fatal(err)
		}
		want(t, "report", again, first)
	}
	after, _ := json.Marshal(g)
	want(t, "group", string(after), string(before))
}

func TestOnePackServesManyAtOnce(t *testing.T) {
	c, p := liaoning(t)
	g := c.CaseGroup(t, p, `{01/photo: null, 01/passport.birth_date: "?1985-03-26", enterprise/tax_rating: {rating: D}}`)
	first, err := p.Evaluate(g)
	if err != nil {
		t.Fatal(err)
	}
	var all sync.WaitGroup
	for range 8 {
		all.Go(func() {
			again, err := p.Evaluate(g)
			if err != nil || !cmp.Equal(first, again) {
				t.Errorf("another report: %v", err)
			}
		})
	}
	all.Wait()
}

func TestMessagesStayShort(t *testing.T) {
	r := evaluate(t, fmt.Sprintf(`{01/no_crime_record.name: %q, 01/social_insurance.arrears_months: [%s]}`,
		strings.Repeat("王", 100_000), strings.Repeat("2026-05, ", 5000)))
	for _, f := range r.Applicants[0].Findings {
		if len(f.Message) > 2000 {
			t.Errorf("%s: a message of %d bytes", f.Rule, len(f.Message))
		}
	}
}

func TestEveryFailCarriesItsClause(t *testing.T) {
	r := evaluate(t, `{01/passport.expiry_date: "2027-01-01"}`)
	f := r.Applicants[0].Findings[0]
	if !strings.Contains(f.Source, "「（1）申请人有效护照（护照有效期不少于1年」") || !strings.Contains(f.Source, "S-LN26 L160") {
		t.Errorf("source: %s", f.Source)
	}
	for _, s := range []string{f.Message, f.MessageEN} {
		if !strings.Contains(s, "2027-01-01") || strings.Contains(s, "{{") {
			t.Errorf("message: %s", s)
		}
	}
}

// bigGroup is the base group with thirty applicants who have every paper.
func bigGroup(t testing.TB, c *rules.Catalogue, p *rules.Pack) dossier.Group {
	g := c.CaseGroup(t, p, "{}")
	var own []dossier.Document
	for _, d := range g.Documents {
		if d.Owner == "01" {
			own = append(own, d)
		}
	}
	for i := 2; i <= 30; i++ {
		a := g.Applicants[0]
		a.Folder = fmt.Sprintf("%02d", i)
		g.Applicants = append(g.Applicants, a)
		for _, d := range own {
			d.Owner, d.Path = dossier.Owner(a.Folder), a.Folder+strings.TrimPrefix(d.Path, "01")
			d.Papers = slices.Clone(d.Papers)
			for j, p := range d.Papers { // each has papers of his own
				d.Papers[j].Fields = maps.Clone(p.Fields)
				for _, number := range []string{"document_number", "certificate_number", "verification_code"} {
					if f, ok := p.Fields[number]; ok {
						f.Value = fmt.Sprintf("%s%02d", f.Value[:len(f.Value)-2], i)
						d.Papers[j].Fields[number] = f
					}
				}
			}
			g.Documents = append(g.Documents, d)
		}
	}
	return g
}

// BenchmarkEvaluate judges the base group, of one applicant who has every
// paper, and thirty such applicants.
func BenchmarkEvaluate(b *testing.B) {
	c, p := liaoning(b)
	for name, g := range map[string]dossier.Group{"one": c.CaseGroup(b, p, "{}"), "thirty": bigGroup(b, c, p)} {
		b.Run(name, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				if _, err := p.Evaluate(g); err != nil {
					b.Fatal(err)
				}
			}
			b.ReportMetric(float64(b.Elapsed().Microseconds())/float64(b.N*len(g.Applicants)), "µs/applicant")
		})
	}
}

func BenchmarkLoad(b *testing.B) {
	for b.Loop() {
		builtin(b)
	}
}

// A finding that compares two prints of one page says where both stand.
func TestFindingsShowThePlacesTheyCompare(t *testing.T) {
	zone, print := dossier.Box{120, 880, 310, 42}, dossier.Box{640, 90, 180, 30}
	r := evaluate(t, "{01/passport.viz_document_number: E12345673}", func(g *dossier.Group) {
		for _, d := range g.Documents {
			for _, p := range d.Papers {
				for name, box := range map[string]dossier.Box{"document_number": zone, "viz_document_number": print} {
					if f, ok := p.Fields[name]; ok && p.Kind == dossier.Passport {
						f.Page, f.Box = 1, box
						p.Fields[name] = f
					}
				}
			}
		}
	})
	for _, f := range r.Applicants[0].Findings {
		if f.Rule == "passport.viz_mrz.match" {
			want(t, "evidence", f.Evidence, []dossier.Evidence{
				{File: "01/passport", Field: "document_number", Page: 1, Box: zone},
				{File: "01/passport", Field: "viz_document_number", Page: 1, Box: print},
			})
			return
		}
	}
	t.Errorf("no such finding among %v", brief(r.Applicants[0].Findings))
}

func TestTextThatAPageDoesNotShowIsForAPerson(t *testing.T) {
	r := evaluate(t, `{01/social_insurance.hidden_text: [2026-08-11]}`)
	want(t, "findings", brief(r.Applicants[0].Findings), []string{"document.text.shown manual 01/social_insurance hidden_text"})
	if m := r.Applicants[0].Findings[0].Message; !strings.Contains(m, "2026-08-11") {
		t.Errorf("the message does not say what is hidden: %s", m)
	}
}

// What decides on a slot is looked up before the licence has its own: the rules
// look again.
func TestFactsAreLookedUpAnewOnceEveryPaperHasItsPlace(t *testing.T) {
	const pack = `profile: office
version: "2026-01-01.1"
from: "2026-01-01"
title: 办
title_en: office
seeds: {S: 条文}
businesses:
  - id: new
    title: 新办
    slots:
      - {id: home, title: 本企业合同, title_en: own contract, accepts: [contract], owner: enterprise, prefix: trade, need: optional, fits: enterprise.name == '甲公司'}
      - {id: other, title: 其他合同, title_en: other contract, accepts: [contract], owner: enterprise, prefix: other, need: optional}
      - {id: licence, title: 执照, title_en: licence, accepts: [business_licence], owner: enterprise, prefix: licence, sources: [{seed: S, line: 1, clause: 执照}]}
rules:
  - id: enterprise.named
    title: 企业名称
    title_en: the name
    scope: [enterprise]
    checks: [{check: enterprise.name == '甲公司', severity: fail, message: 名称不符, message_en: another name}]
    sources: [{seed: S, line: 1, clause: 名称}]
`
	c, err := rules.Load(fstest.MapFS{"office.yaml": {Data: []byte(pack)}})
	if err != nil {
		t.Fatal(err)
	}
	p, err := c.Pack("office", "2026-11-20")
	if err != nil {
		t.Fatal(err)
	}
	document := func(path string, kind dossier.Kind, fields dossier.Fields) dossier.Document {
		return dossier.Document{ID: path, Path: path, Owner: dossier.OwnerEnterprise, Status: dossier.StatusRead,
			Papers: []dossier.Paper{{Kind: kind, KindConfidence: 1, Pages: []int{1}, Fields: fields}}}
	}
	r, err := p.Evaluate(dossier.Group{Profile: "office", Business: "new", Date: "2026-11-20", Documents: []dossier.Document{
		document("a-contract.jpg", dossier.Contract, dossier.Fields{}),
		document("b-licence.jpg", dossier.BusinessLicence, dossier.Fields{"name": {Value: "甲公司", Confidence: 1}}),
	}})
	if err != nil {
		t.Fatal(err)
	}
	if got := brief(r.Enterprise.Findings); slices.ContainsFunc(got, func(f string) bool { return strings.HasPrefix(f, "enterprise.named") }) {
		t.Errorf("the name on the licence is not seen: %v", got)
	}
}

// What no reader fills in is for a person in any case, and is told apart from
// what was not read.
func TestWhatNoProgramCanTellIsMarked(t *testing.T) {
	for changes, want := range map[string]string{
		`{01/no_crime_record.is_original: null}`:                                               "no_crime.original true true",
		`{01/no_crime_record.has_record: null}`:                                                "no_crime.result.clean false false",
		`{01/no_crime_record.is_original: null, 01/no_crime_record.issue_date: "?2026-10-21"}`: "no_crime.original true false",
	} {
		r := evaluate(t, changes)
		got := ""
		for _, d := range r.Applicants[0].Documents {
			if d.Slot == "no_crime_record" {
				for _, f := range r.Applicants[0].Findings[:1] {
					got = fmt.Sprint(f.Rule, " ", f.ByPerson, " ", d.ByPerson)
				}
			}
		}
		if got != want {
			t.Errorf("%s: %s, want %s", changes, got, want)
		}
	}
}
