package rules_test

import (
	"testing"

	"zhengqi/internal/dossier"
)

// What a function sorts is a copy: a list is a paper's own.
func TestJudgingLeavesTheListsOfPapersAlone(t *testing.T) {
	const counting = `profile: office
version: "2026-01-01.1"
from: "2026-01-01"
title: 办
title_en: office
seeds: {S: 条文}
businesses:
  - id: new
    title: 新办
    slots:
      - {id: insurance, title: 社保, title_en: insurance, accepts: [social_insurance], owner: applicant, prefix: social_insurance, sources: [{seed: S, line: 1, clause: 社保}]}
rules:
  - id: social_insurance.months
    title: 月数
    title_en: months
    scope: [insurance]
    checks: [{check: count_distinct(social_insurance.months) >= 3, severity: fail, message: 月数, message_en: months}]
    sources: [{seed: S, line: 2, clause: 三个月}]
`
	months := []string{"2026-10", "2026-09", "2026-10", "2026-08"}
	g := dossier.Group{Profile: "office", Business: "new", Date: "2026-11-20", Applicants: []dossier.Applicant{{Folder: "a"}},
		Documents: []dossier.Document{{Path: "a/s", Owner: "a", Status: dossier.StatusRead, Papers: []dossier.Paper{{Kind: dossier.SocialInsurance,
			KindConfidence: 1, Fields: dossier.Fields{"months": {List: months, Confidence: 1}}}}}}}
	r := judge(t, load(t, map[string]string{"office": counting}), g)
	want(t, "findings", brief(r.Applicants[0].Findings), []string{})
	want(t, "months", months, []string{"2026-10", "2026-09", "2026-10", "2026-08"})
}
