package rules_test

import (
	"context"
	"strings"
	"testing"

	"zhengqi/internal/dossier"
	"zhengqi/internal/rules"
)

// source keeps packs in memory and counts how often they are asked for.
type source struct {
	packs []dossier.PackText
	asked int
}

func (s *source) Packs(context.Context) ([]dossier.PackText, error) { s.asked++; return s.packs, nil }
func (s *source) PackCount(context.Context) (int, error)            { return len(s.packs), nil }

// own is an office's own pack beside that of Wanzhou.
const own = `profile: wanzhou-2025
version: "2027-01-01.1"
from: "2027-01-01"
title: 试
title_en: own
extends: wanzhou-2025
parameters: {min_months: 5}
`

func TestDraftsThatAreRefused(t *testing.T) {
	s := rules.NewShelf(&source{})
	for name, k := range map[string]struct {
		pack dossier.PackText
		code string
	}{
		"a name that is taken":    {dossier.PackText{Name: "mfa", Body: own}, "pack_exists"},
		"the name of no file":     {dossier.PackText{Name: "../own", Body: own}, "bad_pack_name"},
		"a version that is taken": {dossier.PackText{Name: "own", Body: strings.ReplaceAll(own, "2027-01-01", "2025-07-29")}, "broken_pack"},
		"a mistake":               {dossier.PackText{Name: "own", Body: own + "rules: [{id: x}]\n"}, "broken_pack"},
		"no office's":             {dossier.PackText{Name: "own", Body: own + "abstract: true\n"}, "abstract_pack"},
		"a case that fails":       {dossier.PackText{Name: "own", Body: own, Cases: "extends: wanzhou-2025\ncases: {social.months.min_6: [{failed: {}}]}\n"}, "cases_failed"},
	} {
		if _, _, err := s.Draft(t.Context(), k.pack); dossier.ProblemOf(err).Code != k.code {
			t.Errorf("%s: %v, want %s", name, err, k.code)
		}
	}
	if _, pack, err := s.Draft(t.Context(), dossier.PackText{Name: "own", Body: own, Cases: "extends: wanzhou-2025\nwithout: [social.months.min_6, social.consecutive]\n"}); err != nil || pack.Info().Version != "2027-01-01.1" {
		t.Errorf("a good one: %v", err)
	}
}

func TestTheShelfLoadsPacksOnceUntilOneIsAdded(t *testing.T) {
	from := &source{}
	s := rules.NewShelf(from)
	for range 3 {
		if _, err := s.Catalogue(t.Context()); err != nil {
			t.Fatal(err)
		}
	}
	if from.asked != 1 {
		t.Errorf("asked %d times", from.asked)
	}
	from.packs = append(from.packs, dossier.PackText{Name: "own", Body: own})
	c, err := s.Catalogue(t.Context())
	if err != nil || from.asked != 2 {
		t.Fatalf("asked %d times, %v", from.asked, err)
	}
	for day, version := range map[string]string{"2026-12-31": "2025-07-29.1", "2027-01-01": "2027-01-01.1"} {
		if p, err := c.Pack("wanzhou-2025", day); err != nil || p.Info().Version != version {
			t.Errorf("%s: %v, %v", day, p, err)
		}
	}
}
