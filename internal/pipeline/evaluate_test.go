package pipeline_test

import (
	"slices"
	"testing"
	"time"

	"zhengqi/internal/dossier"
	"zhengqi/internal/pipeline"
	"zhengqi/internal/rules"
)

func evaluate(t *testing.T, g dossier.Group, corrections ...dossier.Correction) dossier.Report {
	t.Helper()
	catalogue, err := rules.Builtin()
	if err != nil {
		t.Fatal(err)
	}
	report, err := pipeline.New(nil, catalogue.Always, time.Now).Evaluate(t.Context(), g, corrections)
	if err != nil {
		t.Fatal(err)
	}
	return report
}

func TestAGroupThatDeclaresNothingIsJudgedByTheDefaults(t *testing.T) {
	if r := evaluate(t, dossier.Group{Date: "2026-11-20"}); r.Profile != dossier.DefaultProfile || r.Business != dossier.DefaultBusiness {
		t.Errorf("judged as %q, %q", r.Profile, r.Business)
	}
}

func TestTheReportTellsOfACorrectionWithoutItsPaper(t *testing.T) {
	g := dossier.Group{Date: "2026-11-20", Applicants: []dossier.Applicant{{Folder: "applicants/01", NameZh: "王晓琳"}},
		Documents: []dossier.Document{loose("a.pdf", dossier.Passport, "document_number", "E12345678")}}
	g.Documents[0].Owner = "applicants/01"
	r := evaluate(t, g, dossier.Correction{DocumentID: "a.pdf", Paper: 2, Kind: dossier.NoCrimeRecord, Page: 3, Field: "name", Value: "王晓琳", By: "李审核"})
	told := slices.ContainsFunc(r.Applicants[0].Findings, func(f dossier.Finding) bool {
		return f.Rule == "document.correction.lost" && f.Severity == dossier.Manual && *f.File == "a.pdf"
	})
	if !told {
		t.Errorf("findings: %+v", r.Applicants[0].Findings)
	}
}
