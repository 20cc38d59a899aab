package rules_test

import (
	"errors"
	"os"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"zhengqi/internal/dossier"
	"zhengqi/internal/rules"
)

// minimal is a small pack that is right.
const minimal = `profile: test
version: "2026-01-01.1"
from: "2026-01-01"
title: 测试
title_en: test
seeds: {S: 测试条文}
parameters: {years: 1, names: [甲, 乙]}
businesses:
  - id: new
    title: 新办
    slots:
      - id: passport
        title: 护照
        title_en: passport
        accepts: [passport]
        owner: applicant
        prefix: passport
        sources: [{seed: S, line: 1, clause: 护照}]
rules:
  - id: passport.expiry
    title: 有效
    title_en: valid
    scope: [passport]
    checks:
      - check: passport.expiry_date >= add_years(group.date, param.years)
        severity: fail
        field: passport.expiry_date
        message: 至{{passport.expiry_date}}
        message_en: until {{passport.expiry_date}}, {{param.names}}
    sources: [{seed: S, line: 1, clause: 护照}]
`

func TestAMinimalPackIsRight(t *testing.T) {
	if _, err := rules.ParsePack("p.yaml", []byte(minimal)); err != nil {
		var ms rules.Mistakes
		errors.As(err, &ms)
		t.Fatal(ms)
	}
}

// TestEveryMistakeIsToldAtItsLine breaks the pack in many places at once.
func TestEveryMistakeIsToldAtItsLine(t *testing.T) {
	broken := strings.NewReplacer(
		"passport.expiry_date >= add_years(group.date, param.years)", "passport.expiry_dat >= add_years(group.date, param.years)",
		"severity: fail", "severity: terrible",
		"field: passport.expiry_date", "field: passport.expiry",
		"至{{passport.expiry_date}}", "至{{passport.expiri_date}}",
		"accepts: [passport]", "accepts: [passprot]",
		"scope: [passport]", "scope: [everything]",
		`version: "2026-01-01.1"`, "version: first",
	).Replace(minimal)
	_, err := rules.ParsePack("p.yaml", []byte(broken))
	var ms rules.Mistakes
	if !errors.As(err, &ms) || dossier.ProblemOf(err).Code != "broken_pack" || dossier.ClassOf(err) != dossier.Invalid {
		t.Fatalf("got %v", err)
	}
	for line, part := range map[string]string{
		"p.yaml:2:": "version", "p.yaml:15:": "passprot", "p.yaml:23:": "everything",
		"p.yaml:25: undeclared": "expiry_dat", "p.yaml:25: severity": "severity", "p.yaml:27:": "passport.expiry",
		"p.yaml:28:": "expiri_date",
	} {
		if !slices.ContainsFunc(strings.Split(ms.English(t), "\n"), func(m string) bool {
			return strings.HasPrefix(m, line) && strings.Contains(m, part)
		}) {
			t.Errorf("no mistake at %s about %s in\n%v", line, part, ms)
		}
	}
}

func TestMistakesOfForm(t *testing.T) {
	for name, k := range map[string]struct{ from, to, want string }{
		"unknown key":        {"scope:", "scoop:", `p.yaml:23: the key "scoop" is unknown here; is "scope" meant?`},
		"a key of elsewhere": {"scope:", "unless:", `p.yaml:23: the key "unless" is unknown here; there are id, title, title_en, businesses, scope, `},
		"a text for a list":  {"scope: [passport]", "scope: applicant", "p.yaml:23: a list is expected here, not a text"},
		"a list for a text":  {"title: 测试\n", "title: [测试]\n", "p.yaml:4: a text is expected here, not a list"},
		"a text for a line":  {"line: 1, clause: 护照}]\n", "line: eins, clause: 护照}]\n", "p.yaml:30: a number is expected here, not a text"},
		"a text for yes":     {"    scope:", "    together: ja\n    scope:", "p.yaml:23: true or false is expected here, not a text"},
		"a text for a rule":  {"rules:\n", "rules:\n  - passport.expiry\n", "p.yaml:20: a mapping is expected here, not a text"},
		"doubled key":        {"title: 测试", "title: 测试\ntitle: 又", `p.yaml:5: the key "title" is already defined at line 4`},
		"an empty item":      {"rules:\n", "rules:\n  -\n", "p.yaml:20: an item of a list is empty"},
		"syntax":             {"rules:", "rules: [", "p.yaml:"},
		"wrong shape":        {"title: 测试\n", "title: [测试]\n", "a text is expected"},
		"no source":          {"    sources: [{seed: S, line: 1, clause: 护照}]\n", "", "needs either sources or own"},
		"own check too hard": {"    sources: [{seed: S, line: 1, clause: 护照}]\n", "    own: 自查\n", "at most warn"},
		"unknown seed":       {"{S: 测试条文}", "{T: 测试条文}", `the seed "S"`},
		"not a condition":    {"passport.expiry_date >= add_years(group.date, param.years)", "passport.expiry_date", "must be bool"},
		"wrong types":        {">= add_years(group.date, param.years)", ">= 3", "no matching overload"},
		"ban without entry":  {"severity: fail", "severity: fail\n        ban: ban.x", `ban "ban.x"`},
		"another day":        {`version: "2026-01-01.1"`, `version: "2026-01-02.1"`, "must begin with the day of from, 2026-01-01"},
		"scope twice":        {"scope: [passport]", "scope: [passport, passport]", `scope "passport" stands twice`},
		"no types":           {"passport.expiry_date >=", "string(dyn(1)) >=", "dyn is not to be used"},
		"second document":    {"rules:", "---\nrules:", "only one document"},
		"too deep":           {"passport.expiry_date >=", strings.Repeat("(", 400) + "passport.expiry_date" + strings.Repeat(")", 400) + " >=", "p.yaml:25"},
	} {
		t.Run(name, func(t *testing.T) {
			i := strings.LastIndex(minimal, k.from)
			if i < 0 {
				t.Fatal("the text to replace is not there")
			}
			_, err := rules.ParsePack("p.yaml", []byte(minimal[:i]+k.to+minimal[i+len(k.from):]))
			var ms rules.Mistakes
			if !errors.As(err, &ms) || !strings.Contains(ms.English(t), k.want) {
				t.Errorf("want %q, got\n%v (%v)", k.want, ms, err)
			}
		})
	}
}

func TestTheSameVersionTwiceIsRefused(t *testing.T) {
	_, err := rules.Load(fstest.MapFS{"a.yaml": {Data: []byte(minimal)}, "b.yaml": {Data: []byte(minimal)}})
	var ms rules.Mistakes
	if !errors.As(err, &ms) || ms[0].File != "b.yaml" {
		t.Errorf("got %v", err)
	}
}

func TestTheNewestVersionInForceIsTaken(t *testing.T) {
	later := strings.NewReplacer(`"2026-01-01.1"`, `"2026-06-01.1"`, `from: "2026-01-01"`, `from: "2026-06-01"`).Replace(minimal)
	c, err := rules.Load(fstest.MapFS{"b.yaml": {Data: []byte(later)}, "a.yaml": {Data: []byte(minimal)}})
	showMistakes(t, err)
	for date, version := range map[string]string{"2026-05-31": "2026-01-01.1", "2026-06-01": "2026-06-01.1"} {
		p, err := c.Pack("test", date)
		if err != nil || p.Info().Version != version {
			t.Errorf("%s: want %s, got %v %v", date, version, p, err)
		}
	}
	if got := len(c.List()); got != 2 {
		t.Errorf("packs: %d", got)
	}
}

// TestARunawayExpressionIsUndecided gives checks that cost too much: by walks
// within walks, by a long list, by a long body.
func TestARunawayExpressionIsUndecided(t *testing.T) {
	long := "(" + strings.Join(slices.Repeat([]string{"param.many"}, 30), " + ") + ")"
	for _, check := range []string{
		"passport.quality.all(a, passport.quality.all(b, passport.quality.all(c, a != b + c)))",
		long + ".all(a, a != 'b' && a != 'c' && a != 'd' && a != 'e')",
		"passport.quality.all(a, !(a in " + long + "))",
		"param.many.all(a, " + strings.Join(slices.Repeat([]string{"!a.contains('b')"}, 100), " && ") + ")",
	} {
		text := strings.Replace(minimal, "check: passport.expiry_date >= add_years(group.date, param.years)",
			"check: passport.expiry_date > '' && "+check, 1)
		text = strings.Replace(text, "{years: 1, ", "{years: 1, many: ["+strings.Repeat("a,", 999)+"a], ", 1)
		p, err := rules.ParsePack("p.yaml", []byte(text))
		showMistakes(t, err)
		quality := slices.Repeat([]string{"x"}, 500)
		r, err := p.Evaluate(dossier.Group{Business: "new", Date: "2026-11-20", Applicants: []dossier.Applicant{{Folder: "a"}},
			Documents: []dossier.Document{{Path: "a/p", Owner: "a", Papers: []dossier.Paper{{Kind: dossier.Passport, KindConfidence: 1,
				Fields: dossier.Fields{"quality": {List: quality}, "expiry_date": {Value: "2036-01-01", Confidence: 1}}}}}}})
		if err != nil {
			t.Fatal(err)
		}
		want(t, check[:20], brief(r.Applicants[0].Findings), []string{"passport.expiry manual a/p expiry_date"})
	}
}

func TestALongParameterIsRefused(t *testing.T) {
	_, err := rules.ParsePack("p.yaml", []byte(strings.Replace(minimal, "[甲, 乙]", "["+strings.Repeat("a,", 1000)+"a]", 1)))
	var ms rules.Mistakes
	if !errors.As(err, &ms) || !strings.Contains(ms[0].String(), "parameter names has 1001 items; at most 1000") {
		t.Errorf("got %v", err)
	}
}

func TestTheReadmeNamesEveryFunction(t *testing.T) {
	readme, err := os.ReadFile("packs/README.md")
	if err != nil {
		t.Fatal(err)
	}
	names, err := rules.Functions()
	if err != nil {
		t.Fatal(err)
	}
	if len(names) < 20 {
		t.Fatalf("only %d functions: %v", len(names), names)
	}
	for _, name := range names {
		if !strings.Contains(string(readme), "`"+name+"(") {
			t.Errorf("packs/README.md does not name %s", name)
		}
	}
}
