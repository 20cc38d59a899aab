package rules_test

import (
	"strings"
	"testing"

	"zhengqi/internal/dossier"
)

// lenient is a pack with every state that an empty slot can have.
const lenient = `profile: office
version: "2026-01-01.1"
from: "2026-01-01"
title: 办
title_en: office
seeds: {S: 条文}
deferral: {workdays: 10, sources: [{seed: S, line: 9, clause: 十个工作日}]}
businesses:
  - id: new
    title: 新办
    slots:
      - {id: passport, title: 护照, title_en: passport, accepts: [passport], owner: applicant, prefix: passport, sources: [{seed: S, line: 1, clause: 护照}]}
      - id: old_page
        title: 旧护照
        title_en: old passport
        accepts: [passport]
        owner: applicant
        prefix: passport_old
        fits: paper.older
        need: optional
      - id: photo
        title: 照片
        title_en: photo
        accepts: [photo]
        owner: applicant
        prefix: photo
        defer: [{seed: S, line: 2, clause: 容缺}]
        sources: [{seed: S, line: 2, clause: 照片}]
      - id: social
        title: 社保
        title_en: social insurance
        accepts: [social_insurance]
        owner: applicant
        prefix: social
        exempt:
          - {title: 法定代表人, title_en: the legal representative, when: known.applicant.legal_representative && applicant.legal_representative, sources: [{seed: S, line: 3, clause: 法人除外}]}
        sources: [{seed: S, line: 3, clause: 社保}]
      - {id: letter, title: 公函, title_en: letter, accepts: [company_letter], owner: enterprise, prefix: letter, sources: [{seed: S, line: 6, clause: 公函}]}
      - {id: contract, title: 合同, title_en: contract, accepts: [contract], owner: enterprise, prefix: trade, need: not_stated}
      - {id: licence, title: 执照, title_en: licence, accepts: [business_licence], owner: enterprise, prefix: licence, need: not_required}
    notes:
      - {severity: info, title: 原件当场查验, title_en: the original is shown on the spot, sources: [{seed: S, line: 4, clause: 原件}]}
rules:
  - id: passport.citizen
    title: 国籍
    title_en: citizen
    scope: [passport]
    checks: [{check: passport.nationality == 'CHN', severity: fail, message: 外国, message_en: foreign}]
    sources: [{seed: S, line: 5, clause: 公民}]
  - id: passport.count
    title: 一本
    title_en: one
    scope: [passport]
    together: true
    checks: [{check: count.passport == 1, severity: warn, message: "{{count.passport}}本", message_en: "{{count.passport}}"}]
    sources: [{seed: S, line: 5, clause: 一本}]
`

func passport(path, until, nationality string) dossier.Document {
	return dossier.Document{ID: path, Path: path, Owner: "a", Status: dossier.StatusRead, Papers: []dossier.Paper{{Kind: dossier.Passport, KindConfidence: 1,
		Fields: dossier.Fields{"expiry_date": {Value: until, Confidence: 1}, "nationality": {Value: nationality, Confidence: 1}}}}}
}

func enterprisePaper(path string, kind dossier.Kind) dossier.Document {
	return dossier.Document{ID: path, Path: path, Owner: dossier.OwnerEnterprise, Status: dossier.StatusRead,
		Papers: []dossier.Paper{{Kind: kind, KindConfidence: 1}}}
}

func lenientReport(t *testing.T, change func(*dossier.Group)) dossier.Report {
	t.Helper()
	g := dossier.Group{Profile: "office", Business: "new", Date: "2026-11-20", Applicants: []dossier.Applicant{{Folder: "a", NameZh: "王晓琳"}},
		Documents: []dossier.Document{passport("a/new", "2034-01-01", "CHN"), enterprisePaper("letter", dossier.CompanyLetter)}}
	if change != nil {
		change(&g)
	}
	return judge(t, load(t, map[string]string{"office": lenient}), g)
}

func TestWhatAnEmptySlotMeans(t *testing.T) {
	r := lenientReport(t, nil)
	want(t, "applicant", states(r.Applicants[0].Part), map[string]dossier.SlotState{"passport": "ok", "old_page": "not_required", "photo": "deferred", "social": "missing"})
	want(t, "enterprise", states(r.Enterprise), map[string]dossier.SlotState{"letter": "ok", "contract": "not_stated", "licence": "not_required"})
	want(t, "findings", brief(r.Applicants[0].Findings), []string{"photo.present warn - -", "social.present fail - -"})
	for _, f := range r.Applicants[0].Findings {
		want(t, "deferred "+f.Rule, f.Deferred, f.Rule == "photo.present")
		want(t, "how to mend "+f.Rule, f.Mend != "" && f.MendEN != "", true)
	}
	want(t, "verdict", string(r.Verdict), "incomplete")
}

func TestTheCompanyIsNamedWhereItIsCertain(t *testing.T) {
	licence := func(name dossier.Field) func(*dossier.Group) {
		return func(g *dossier.Group) {
			d := enterprisePaper("licence", dossier.BusinessLicence)
			d.Papers[0].Fields = dossier.Fields{"name": name}
			g.Documents = append(g.Documents, d)
		}
	}
	want(t, "nothing known", lenientReport(t, nil).Company, "")
	want(t, "read", lenientReport(t, licence(dossier.Field{Value: "甲公司", Confidence: 1})).Company, "甲公司")
	want(t, "flagged", lenientReport(t, licence(dossier.Field{Value: "甲公司", Confidence: 0.5, Review: true})).Company, "")
	want(t, "declared", lenientReport(t, func(g *dossier.Group) {
		licence(dossier.Field{Value: "甲公司", Confidence: 1})(g)
		g.Enterprise.Name = "乙公司"
	}).Company, "乙公司")
}

func TestAnExemptionFreesOnlyWhoItNames(t *testing.T) {
	yes, no := true, false
	r := lenientReport(t, func(g *dossier.Group) { g.Applicants[0].LegalRepresentative = &yes })
	want(t, "exempt", states(r.Applicants[0].Part)["social"], dossier.SlotExempt)
	want(t, "told once", brief(r.Applicants[0].Findings), []string{"photo.present warn - -", "social.exempt info - -"})
	r = lenientReport(t, func(g *dossier.Group) { g.Applicants[0].LegalRepresentative = &no })
	want(t, "not exempt", states(r.Applicants[0].Part)["social"], dossier.SlotMissing)
}

func TestWhatIsDeferredHasADeadline(t *testing.T) {
	yes := true
	free := func(g *dossier.Group) { g.Applicants[0].LegalRepresentative = &yes }
	r := lenientReport(t, free)
	want(t, "verdict", string(r.Verdict), "deferrable")
	want(t, "group", brief(r.Findings), []string{"defer.allowed info - -", "defer.cure.workdays_10 info - -", "business.stated info - -"})
	if r.Deadline == nil || *r.Deadline != "2026-12-04" || r.Provisional {
		t.Errorf("deadline %v, provisional %v", r.Deadline, r.Provisional)
	}
	r = lenientReport(t, func(g *dossier.Group) { free(g); g.Date = "2026-12-25" })
	if r.Deadline == nil || !r.Provisional {
		t.Errorf("a deadline in a year without a notice: %v, provisional %v", r.Deadline, r.Provisional)
	}
}

func TestWhatIsNotStatedIsNeverFine(t *testing.T) {
	r := lenientReport(t, func(g *dossier.Group) { g.Documents = append(g.Documents, enterprisePaper("c", dossier.Contract)) })
	want(t, "a paper that nobody asked for", states(r.Enterprise)["contract"], dossier.SlotNotStated)
	c := builtin(t)
	p := packOf(t, c, "shenzhen-2022")
	r, err := p.Evaluate(c.CaseGroup(t, p, "{}"))
	showMistakes(t, err)
	want(t, "an office that lists nothing", []dossier.Verdict{r.Enterprise.Verdict, r.Applicants[0].Verdict}, []dossier.Verdict{dossier.Review, dossier.Review})
}

func TestTheOlderPassportHasItsOwnPlace(t *testing.T) {
	r := lenientReport(t, func(g *dossier.Group) {
		g.Documents = append(g.Documents, passport("a/before", "2025-01-01", "USA"))
	})
	want(t, "slots", states(r.Applicants[0].Part)["old_page"], dossier.SlotOK)
	want(t, "the old one is not judged as the new one", brief(r.Applicants[0].Findings), []string{"photo.present warn - -", "social.present fail - -"})
	r = lenientReport(t, func(g *dossier.Group) {
		g.Documents = append(g.Documents, passport("a/twin", "2034-01-01", "CHN"))
	})
	want(t, "two that end together", brief(r.Applicants[0].Findings), []string{"photo.present warn - -", "social.present fail - -", "passport.count warn - -"})
}

// A mistyped folder makes two people of one, of whom one lacks everything: that
// is told beside what is missing.
func TestTheEmptyHandedAreHeldAgainstFolders(t *testing.T) {
	told := func(change func(*dossier.Group)) []string {
		r := evaluate(t, "{}", change)
		return brief(r.Findings)
	}
	mistyped := func(g *dossier.Group) {
		g.Applicants = append(g.Applicants, g.Applicants[0])
		g.Applicants[0].Folder, g.Applicants[1] = "applicants/1", dossier.Applicant{Folder: g.Applicants[0].Folder}
	}
	want(t, "a folder that is not declared", told(mistyped), []string{"document.applicant.match manual - -"})
	want(t, "as declared", told(func(*dossier.Group) {}), []string{})
	want(t, "nothing handed in yet", told(func(g *dossier.Group) {
		g.Applicants = append(g.Applicants, dossier.Applicant{Folder: "applicants/9", NameZh: "王晓琳"})
	}), []string{})
	message := evaluate(t, "{}", mistyped).Findings[0].Message
	if !strings.Contains(message, "（applicants/1）") || !strings.Contains(message, "（01）") {
		t.Errorf("the message names %s", message)
	}
}
