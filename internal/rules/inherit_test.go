package rules_test

import (
	"errors"
	"strings"
	"testing"
	"testing/fstest"

	"zhengqi/internal/dossier"
	"zhengqi/internal/rules"
)

// lender is an abstract pack: a slot, a prohibited case and rules that offices
// may take.
const lender = `title: 共用
title_en: shared
abstract: true
parameters: {years: 0}
slots:
  - id: passport
    title: 护照
    title_en: passport
    accepts: [passport]
    owner: applicant
    prefix: passport
bans:
  - {id: ban.foreigner, title: 外国人, title_en: foreigner, message: 外国人, message_en: foreigner}
rules:
  - id: passport.expiry
    title: 有效
    title_en: valid
    mend: 换发
    mend_en: renew
    scope: [passport]
    checks:
      - check: passport.expiry_date >= add_years(group.date, param.years)
        severity: fail
        message: 至{{passport.expiry_date}}
        message_en: until {{passport.expiry_date}}
  - id: passport.citizen
    title: 国籍
    title_en: citizen
    scope: [passport]
    checks:
      - {check: passport.nationality == 'CHN', severity: fail, message: 外国, message_en: foreign, ban: ban.foreigner}
`

// office takes the expiry alone, as a warning.
const office = `profile: office
version: "2026-01-01.1"
from: "2026-01-01"
title: 办
title_en: office
extends: lender
seeds: {S: 条文}
parameters: {years: 1}
businesses:
  - id: new
    title: 新办
    slots:
      - {id: passport, sources: [{seed: S, line: 1, clause: 护照}]}
rules:
  - {id: passport.expiry, at_most: warn, sources: [{seed: S, line: 2, clause: 一年}]}
`

// branch is the pack of an office that follows another one but for a detail.
const branch = `profile: branch
version: "2026-01-01.1"
from: "2026-01-01"
title: 分办
title_en: branch
extends: office
parameters: {years: 2}
`

func load(t *testing.T, packs map[string]string) *rules.Catalogue {
	t.Helper()
	c, err := rules.Load(folder(packs))
	showMistakes(t, err)
	return c
}

func folder(packs map[string]string) fstest.MapFS {
	out := fstest.MapFS{}
	for name, text := range packs {
		out[name+".yaml"] = &fstest.MapFile{Data: []byte(text)}
	}
	return out
}

// onePassport is a group of one applicant whose passport ends on a day.
func onePassport(profile, until string) dossier.Group {
	return dossier.Group{Profile: profile, Business: "new", Date: "2026-11-20", Applicants: []dossier.Applicant{{Folder: "a"}},
		Documents: []dossier.Document{{Path: "a/p", Owner: "a", Status: dossier.StatusRead, Papers: []dossier.Paper{{Kind: dossier.Passport,
			KindConfidence: 1, Fields: dossier.Fields{"expiry_date": {Value: until, Confidence: 1}, "nationality": {Value: "USA", Confidence: 1}}}}}}}
}

func judge(t *testing.T, c *rules.Catalogue, g dossier.Group) dossier.Report {
	t.Helper()
	p, err := c.Pack(g.Profile, g.Date)
	if err != nil {
		t.Fatal(err)
	}
	r, err := p.Evaluate(g)
	if err != nil {
		t.Fatal(err)
	}
	return r
}

func TestAPackTakesWhatItNamesOfAnAbstractOne(t *testing.T) {
	c := load(t, map[string]string{"lender": lender, "office": office})
	r := judge(t, c, onePassport("office", "2027-01-01"))
	want(t, "findings", brief(r.Applicants[0].Findings), []string{"passport.expiry warn a/p -"})
	if m := r.Applicants[0].Findings[0]; !strings.Contains(m.Source, "「一年」") || m.Message != "至2027-01-01" || m.Mend != "换发" || m.MendEN != "renew" {
		t.Errorf("source, message or mending of another: %+v", m)
	}
	if packs := c.List(); len(packs) != 1 {
		t.Errorf("an abstract pack is listed: %v", packs)
	}
}

func TestAPackTakesAllOfAnOffices(t *testing.T) {
	c := load(t, map[string]string{"lender": lender, "office": office, "branch": branch})
	r := judge(t, c, onePassport("branch", "2028-01-01"))
	want(t, "two years", brief(r.Applicants[0].Findings), []string{"passport.expiry warn a/p -"})
	r = judge(t, c, onePassport("office", "2028-01-01"))
	want(t, "the other stays", brief(r.Applicants[0].Findings), []string{})
	without := load(t, map[string]string{"lender": lender, "office": office, "branch": branch + "without: [passport.expiry]\n"})
	r = judge(t, without, onePassport("branch", "2027-01-01"))
	want(t, "left out", brief(r.Applicants[0].Findings), []string{})
}

func TestAProhibitedCaseIsClaimedOnlyWhereItIsStated(t *testing.T) {
	citizen := office + "  - {id: passport.citizen, sources: [{seed: S, line: 3, clause: 公民}]}\n"
	r := judge(t, load(t, map[string]string{"lender": lender, "office": citizen}), onePassport("office", "2030-01-01"))
	want(t, "verdict without the case", string(r.Verdict), "incomplete")
	stated := citizen + "bans:\n  - {id: ban.foreigner, sources: [{seed: S, line: 4, clause: 外国人}]}\n"
	r = judge(t, load(t, map[string]string{"lender": lender, "office": stated}), onePassport("office", "2030-01-01"))
	want(t, "verdict with it", string(r.Verdict), "barred")
	want(t, "which one shows it", r.Applicants[0].Findings[0].Barred, true)
}

// A parameter counts as used wherever it stands in a text.
func TestAParameterMayBeginALine(t *testing.T) {
	broken := strings.Replace(lender, "check: passport.expiry_date >= add_years(group.date, param.years)",
		"check: |-\n          passport.expiry_date >= add_years(group.date,\n          param.years)", 1)
	load(t, map[string]string{"lender": broken, "office": office, "branch": branch})
}

func TestMistakesOfInheritance(t *testing.T) {
	for name, k := range map[string]struct {
		packs map[string]string
		want  string
	}{
		"nothing to extend":     {map[string]string{"office": office}, `office.yaml:6: there is no pack "lender" to extend`},
		"another folder":        {map[string]string{"office": strings.Replace(office, "lender", "../lender", 1)}, "office.yaml:6: there is no pack"},
		"half a mending":        {map[string]string{"lender": strings.Replace(lender, "    mend_en: renew\n", "", 1), "office": office}, "in one language only"},
		"itself":                {map[string]string{"office": strings.Replace(office, "lender", "office", 1)}, "office.yaml:6: the pack extends itself"},
		"a circle":              {map[string]string{"office": strings.Replace(office, "lender", "branch", 1), "branch": branch}, "extends itself"},
		"a wrong type below":    {map[string]string{"lender": lender, "office": strings.Replace(office, "years: 1", "years: eins", 1)}, "lender.yaml:22:"},
		"no clause":             {map[string]string{"lender": lender, "office": strings.Replace(office, ", sources: [{seed: S, line: 2, clause: 一年}]", "", 1)}, "office.yaml:15: the rule passport.expiry needs"},
		"what nobody lends":     {map[string]string{"lender": lender, "office": strings.Replace(office, "passport.expiry,", "passport.expired,", 1)}, "office.yaml:15: title is missing"},
		"a severity of its own": {map[string]string{"lender": lender, "office": strings.Replace(office, "at_most: warn", "at_most: much", 1)}, "office.yaml:15: at_most"},
		"a parameter in vain":   {map[string]string{"lender": lender, "office": office, "branch": strings.Replace(branch, "years: 2", "yeas: 2", 1)}, `branch.yaml:7: no rule, slot or message uses the parameter "yeas"; is "years" meant?`},
		"nothing is left out":   {map[string]string{"lender": lender, "office": office, "branch": branch + "without:\n  - passport.expiri\n"}, `branch.yaml:9: without: there is no rule or prohibited case "passport.expiri" in what the pack extends; is "passport.expiry" meant?`},
		"no slot is left out":   {map[string]string{"lender": lender, "office": office, "branch": branch + "businesses:\n  - {id: new, without: [photo]}\n"}, `branch.yaml:9: without: there is no slot of the business new "photo"`},
		"without a base":        {map[string]string{"test": minimal + "without: [passport.expiry]\n"}, `test.yaml:31: without: there is no rule`},
		"silent of what it has": {map[string]string{"lender": lender, "office": office + "silent: {passport.expiry: 无}\n"}, "office.yaml:16: the pack has the rule"},
	} {
		t.Run(name, func(t *testing.T) {
			_, err := rules.Load(folder(k.packs))
			var ms rules.Mistakes
			if !errors.As(err, &ms) || !strings.Contains(ms.English(t), k.want) {
				t.Errorf("want %q, got\n%v (%v)", k.want, ms, err)
			}
		})
	}
}
