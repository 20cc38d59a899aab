package rules_test

import (
	"context"
	"errors"
	"maps"
	"slices"
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
		"a parameter in vain":     {dossier.PackText{Name: "own", Body: strings.Replace(own, "min_months", "min_moths", 1)}, "broken_pack"},
		"silent of what none has": {dossier.PackText{Name: "own", Body: own + "silent: {no.such.rule: 无}\n"}, "broken_pack"},
		"cases of no rule":        {dossier.PackText{Name: "own", Body: own, Cases: "extends: wanzhou-2025\nwithout: [no.such.rule]\n"}, "broken_pack"},
		"no office's":             {dossier.PackText{Name: "own", Body: own + "abstract: true\n"}, "abstract_pack"},
		"a case that fails":       {dossier.PackText{Name: "own", Body: own, Cases: "extends: wanzhou-2025\ncases: {social.months.min_6: [{failed: {}}]}\n"}, "cases_failed"},
	} {
		if _, _, err := s.Draft(t.Context(), k.pack); dossier.ProblemOf(err).Code != k.code {
			t.Errorf("%s: %v, want %s", name, err, k.code)
		}
	}
	two := "extends: wanzhou-2025\ncases:\n  social.months.min_6:\n    - {failed: {}}\n    - {failed: {}}\n"
	var failed rules.Mistakes
	if _, _, err := s.Draft(t.Context(), dossier.PackText{Name: "own", Body: own, Cases: two}); !errors.As(err, &failed) || len(failed) != 5 ||
		!strings.HasPrefix(failed[3].String(), "own.cases.yaml:4: social.months.min_6：") || failed[4].Line != 5 {
		t.Errorf("not every case that fails: %v", err)
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

// What an office's pack makes wrong in what it extends is told at its own line.
func TestMistakesOfAnOfficeAreInItsOwnFile(t *testing.T) {
	s := rules.NewShelf(&source{})
	for name, k := range map[string]struct{ body, want string }{
		"a parameter of another type": {strings.Replace(own, "5}", "fünf}", 1), `own.yaml:7: the parameter "min_months" does not fit library.yaml:`},
		"a rule without its clause":   {own + "rules:\n  - {id: social.months.min_6, own: 自查}\n", "own.yaml:9: an own check, without a clause, may be at most warn"},
		"a ban of its own":            {own + "bans:\n  - {id: ban.x, title: 试, title_en: x, message: 试}\n", "own.yaml:9: message_en is missing"},
	} {
		_, _, err := s.Draft(t.Context(), dossier.PackText{Name: "own", Body: k.body})
		var ms rules.Mistakes
		if !errors.As(err, &ms) || !strings.HasPrefix(ms.English(t), k.want) || slices.ContainsFunc(ms, func(m rules.Mistake) bool { return m.File != "own.yaml" }) {
			t.Errorf("%s: want %s\n%v", name, k.want, err)
		}
	}
}

// What an active pack names in vain does not set it aside: it said the same
// when it was activated.
func TestAnActivePackMayNameInVain(t *testing.T) {
	vain := dossier.PackText{Name: "own", Profile: "wanzhou-2025", Version: "2027-01-01.1", Body: strings.Replace(own, "min_months", "min_moths", 1) + "without: [no.such.rule]\n"}
	c, err := rules.NewShelf(&source{packs: []dossier.PackText{vain}}).Catalogue(t.Context())
	if err != nil || len(c.Unusable()) != 0 {
		t.Fatalf("set aside: %v, %v", c.Unusable(), err)
	}
	if p, err := c.Pack("wanzhou-2025", "2027-01-01"); err != nil || p.Info().Version != "2027-01-01.1" {
		t.Errorf("%v, %v", p, err)
	}
}

// A pack that the program no longer understands is set aside: it takes no other
// with it, no older version takes its place, and a new one supersedes it.
func TestAPackThatCannotBeUsedIsSetAside(t *testing.T) {
	broken := dossier.PackText{Name: "own", Profile: "wanzhou-2025", Version: "2027-01-01.1", Body: own + "once_known: true\n"}
	from := &source{packs: []dossier.PackText{broken}}
	s := rules.NewShelf(from)
	c, err := s.Catalogue(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	if aside := c.Unusable(); len(aside) != 1 || aside[0].Version != "2027-01-01.1" || aside[0].Problem.Code != "broken_pack" {
		t.Errorf("set aside: %+v", aside)
	}
	if _, err := c.Pack("mfa", "2027-06-01"); err != nil {
		t.Errorf("another office: %v", err)
	}
	if p, err := c.Pack("wanzhou-2025", "2026-12-31"); err != nil || p.Info().Version != "2025-07-29.1" {
		t.Errorf("the day before: %v, %v", p, err)
	}
	if _, err := c.Pack("wanzhou-2025", "2027-01-01"); dossier.ProblemOf(err).Code != "rules_unusable" {
		t.Errorf("on its day: %v", err)
	}
	if _, err := c.PackVersion("wanzhou-2025", "2027-01-01.1"); dossier.ProblemOf(err).Code != "rules_unusable" {
		t.Errorf("by its version: %v", err)
	}
	next := dossier.PackText{Name: "next", Profile: "wanzhou-2025", Version: "2028-01-01.1", Body: strings.ReplaceAll(strings.ReplaceAll(own, "2027-01-01", "2028-01-01"), "extends: wanzhou-2025", "extends: own")}
	both, err := rules.NewShelf(&source{packs: []dossier.PackText{broken, next}}).Catalogue(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	if _, err := both.Pack("wanzhou-2025", "2028-06-01"); len(both.Unusable()) != 2 || dossier.ProblemOf(err).Code != "rules_unusable" {
		t.Errorf("what extends it: %v, set aside %+v", err, both.Unusable())
	}
	again := dossier.PackText{Name: "again", Profile: "wanzhou-2025", Version: "2027-01-01.10", Body: strings.ReplaceAll(own, "2027-01-01.1", "2027-01-01.10")}
	sameDay, err := rules.NewShelf(&source{packs: []dossier.PackText{broken, again}}).Catalogue(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	if p, err := sameDay.Pack("wanzhou-2025", "2027-01-01"); err != nil || p.Info().Version != again.Version {
		t.Errorf("mended on its day: %v, %v", p, err)
	}
	mended := dossier.PackText{Name: "mended", Profile: "wanzhou-2025", Version: "2027-01-02.1", Body: strings.ReplaceAll(own, "2027-01-01", "2027-01-02")}
	if _, _, err := s.Draft(t.Context(), mended); err != nil {
		t.Fatalf("a new version cannot be drafted: %v", err)
	}
	from.packs = append(from.packs, mended)
	if c, err = s.Catalogue(t.Context()); err != nil {
		t.Fatal(err)
	}
	for day, code := range map[string]string{"2027-01-01": "rules_unusable", "2027-01-02": ""} {
		_, err := c.Pack("wanzhou-2025", day)
		if got := ""; err != nil && dossier.ProblemOf(err).Code != code || err == nil && got != code {
			t.Errorf("%s: %v", day, err)
		}
	}
}

// An office's pack stays its own when the program comes to have one of the same
// name, and what extends it extends the office's.
func TestAnOwnPackKeepsItsName(t *testing.T) {
	office := strings.ReplaceAll(strings.ReplaceAll(own, "profile: wanzhou-2025", "profile: office"), "min_months: 5", "min_months: 7")
	next := "profile: office\nversion: \"2027-02-01.1\"\nfrom: \"2027-02-01\"\ntitle: 试\ntitle_en: next\nextends: mfa\n"
	s := rules.NewShelf(&source{packs: []dossier.PackText{{Name: "mfa", Profile: "office", Version: "2027-01-01.1", Body: office},
		{Name: "next", Profile: "office", Version: "2027-02-01.1", Body: next}}})
	c, err := s.Catalogue(t.Context())
	if err != nil || len(c.Unusable()) != 0 {
		t.Fatalf("%v, %+v", err, c.Unusable())
	}
	if p, err := c.Pack("mfa", "2027-03-01"); err != nil || p.Info().Profile != "mfa" {
		t.Errorf("the program's: %v, %v", p, err)
	}
	p, err := c.Pack("office", "2027-03-01")
	if err != nil || p.Info().Version != "2027-02-01.1" {
		t.Fatalf("the office's: %v, %v", p, err)
	}
	for _, l := range p.Lines() {
		if l.Part == "parameter" && l.Name == "min_months" && l.Value != "7" {
			t.Errorf("it extends another pack: min_months is %s", l.Value)
		}
	}
}

// An active pack judges by what it extended at its activation, also where a
// newer program has other packs of these names.
func TestAnActivePackKeepsWhatItExtends(t *testing.T) {
	text := dossier.PackText{Name: "own", Profile: "wanzhou-2025", Version: "2027-01-01.1", Body: own}
	_, draft, err := rules.NewShelf(&source{}).Draft(t.Context(), text)
	if err != nil {
		t.Fatal(err)
	}
	text.Basis = draft.Basis()
	if _, has := text.Basis["wanzhou-2025"]; !has || text.Basis["library"] == "" || len(text.Basis) != 2 {
		t.Errorf("the basis has %v", slices.Sorted(maps.Keys(text.Basis)))
	}
	since := func(basis map[string]string) string {
		t.Helper()
		text.Basis = basis
		c, err := rules.NewShelf(&source{packs: []dossier.PackText{text}}).Catalogue(t.Context())
		if err != nil || len(c.Unusable()) != 0 {
			t.Fatalf("%v, %+v", err, c.Unusable())
		}
		p, err := c.PackVersion("wanzhou-2025", "2027-01-01.1")
		if err != nil {
			t.Fatal(err)
		}
		changes := rules.Diff(draft, p)
		if len(changes) == 0 {
			return ""
		}
		return changes[0].After
	}
	older := maps.Clone(text.Basis)
	older["library"] = strings.ReplaceAll(older["library"], "passport.expiry_date", "passport.issue_date")
	if said := since(older); !strings.Contains(said, "passport.issue_date") {
		t.Errorf("with another library: %q", said)
	}
	if said := since(draft.Basis()); said != "" {
		t.Errorf("with its own: %q", said)
	}
}
