package rules_test

import (
	"errors"
	"os"
	"testing"

	"zhengqi/internal/dossier"
	"zhengqi/internal/rules"
)

// FuzzParsePack asks that any file is either a pack or a list of mistakes, and
// that what is taken for a pack can judge a group.
func FuzzParsePack(f *testing.F) {
	f.Add([]byte(minimal))
	for _, name := range []string{"packs/liaoning-2026.yaml", "packs/liaoning-2026.cases.yaml"} {
		data, err := os.ReadFile(name)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(data)
	}
	f.Add([]byte("a: &a [*a]"))
	f.Add([]byte("parameters: {x: &x {y: *x}}"))
	f.Fuzz(func(t *testing.T, data []byte) {
		p, err := rules.ParsePack("p.yaml", data)
		if err != nil {
			var ms rules.Mistakes
			if !errors.As(err, &ms) || len(ms) == 0 {
				t.Fatalf("an error without mistakes: %v", err)
			}
			return
		}
		if len(p.Info().Businesses) == 0 {
			t.Fatal("a pack without business")
		}
		g := dossier.Group{Date: "2026-11-20", Business: p.Info().Businesses[0], Applicants: []dossier.Applicant{{Folder: "a"}}}
		if _, err := p.Evaluate(g); err != nil {
			t.Fatal(err)
		}
	})
}

// FuzzEvaluate puts any text into the fields of a group: no text may make the
// evaluation panic, and none may be taken for a fail when it is flagged.
func FuzzEvaluate(f *testing.F) {
	for _, s := range []string{"", "2026-02-30", "9999-12-31", "-1", "NaN", "1e309", "长期", "210102198503201220", "\xff\xfe", "????"} {
		f.Add(s)
	}
	c, p := liaoning(f)
	base := c.CaseGroup(f, p, "{}")
	f.Fuzz(func(t *testing.T, s string) {
		g := base
		g.Documents = dossier.Apply(base.Documents, nil)
		for _, d := range g.Documents {
			for name, field := range d.Papers[0].Fields {
				field.Value, field.Review = s, true
				if field.List != nil {
					field.List, field.Value = []string{s, s}, ""
				}
				d.Papers[0].Fields[name] = field
			}
		}
		r, err := p.Evaluate(g)
		if err != nil {
			t.Fatal(err)
		}
		for _, finding := range append(r.Enterprise.Findings, r.Applicants[0].Findings...) {
			if finding.Severity == dossier.Fail {
				t.Errorf("%s fails on flagged values: %s", finding.Rule, finding.Message)
			}
		}
	})
}
