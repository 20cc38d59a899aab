package pipeline_test

import (
	"context"
	"testing"
	"time"

	"zhengqi/internal/dossier"
	"zhengqi/internal/pipeline"
	"zhengqi/internal/rules"
)

// shelf keeps packs in memory.
type shelf []dossier.PackText

func (s *shelf) Packs(context.Context) ([]dossier.PackText, error) { return *s, nil }
func (s *shelf) PackCount(context.Context) (int, error)            { return len(*s), nil }

// stored keeps groups in memory, by their ids.
type stored map[string]dossier.Group

func (s stored) Judged(_ context.Context, profiles ...string) ([]string, error) {
	var ids []string
	for _, id := range []string{"early", "late", "other", "broken"} {
		for _, p := range profiles {
			if s[id].Profile == p {
				ids = append(ids, id)
			}
		}
	}
	return ids, nil
}

func (s stored) Basis(_ context.Context, id string) (dossier.Group, []dossier.Correction, int64, error) {
	return s[id], nil, 1, nil
}

// stricter asks for more employees than the pack it extends.
const stricter = `profile: liaoning-2026
version: "2026-06-01.1"
from: "2026-06-01"
title: 试
title_en: stricter
extends: liaoning-2026
parameters: {min_employees: 50.0}
`

// TestPreviewTellsWhatWouldFlip previews a stricter pack over a group before its
// first day, one after, one of another office and one that cannot be judged.
func TestPreviewTellsWhatWouldFlip(t *testing.T) {
	staff := 20
	group := func(profile, business, date string) dossier.Group {
		return dossier.Group{Profile: profile, Business: business, Date: date, Enterprise: dossier.Enterprise{Name: "沈阳示例有限公司", Employees: &staff},
			Applicants: []dossier.Applicant{{Folder: "a"}}}
	}
	groups := stored{"early": group("liaoning-2026", "new", "2026-05-31"), "late": group("liaoning-2026", "new", "2026-06-01"),
		"other": group("mfa", "new", "2026-06-01"), "broken": group("liaoning-2026", "nothing", "2026-06-01")}
	active := rules.NewShelf(&shelf{})
	p := pipeline.New(nil, active.Catalogue, time.Now)
	draft, pack, err := active.Draft(t.Context(), dossier.PackText{Name: "stricter", Body: stricter})
	if err != nil {
		t.Fatal(err)
	}
	preview, err := p.Preview(t.Context(), draft, pack, groups)
	if err != nil {
		t.Fatal(err)
	}
	if preview.Groups != 1 || preview.Failed != 1 || preview.Instead != "2026-01-01.1" || len(preview.Changes) != 1 {
		t.Errorf("preview %+v", preview)
	}
	if len(preview.Flipped) != 1 || preview.Flipped[0].GroupID != "late" {
		t.Fatalf("flipped %+v", preview.Flipped)
	}
	f := preview.Flipped[0].Flips[0]
	if f.Folder != "" || len(f.Gained) != 1 || f.Gained[0].Rule != "enterprise.employees.min" {
		t.Errorf("flip %+v", f)
	}
}

// TestAnActivatedPackJudges evaluates a group before and after a pack was kept.
func TestAnActivatedPackJudges(t *testing.T) {
	staff := 20
	g := dossier.Group{Profile: "liaoning-2026", Business: "new", Date: "2026-06-01", Enterprise: dossier.Enterprise{Name: "沈阳示例有限公司", Employees: &staff}}
	kept := &shelf{}
	p := pipeline.New(nil, rules.NewShelf(kept).Catalogue, time.Now)
	before, err := p.Evaluate(t.Context(), g, nil)
	if err != nil {
		t.Fatal(err)
	}
	*kept = append(*kept, dossier.PackText{Name: "stricter", Body: stricter})
	after, err := p.Evaluate(t.Context(), g, nil)
	if err != nil {
		t.Fatal(err)
	}
	if before.RulesVersion != "2026-01-01.1" || after.RulesVersion != "2026-06-01.1" || len(dossier.NewGroupFlips("", before, after).Flips) != 1 {
		t.Errorf("judged by %s, then by %s", before.RulesVersion, after.RulesVersion)
	}
}
