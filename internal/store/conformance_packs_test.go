package store_test

import (
	"time"

	"zhengqi/internal/dossier"
)

func packsNeverChange(s *suite) {
	first := dossier.PackText{Name: "wanzhou-2027", Profile: "wanzhou-2025", Version: "2027-01-01.1", Body: "profile: wanzhou-2025", Cases: "base: {}", Basis: map[string]string{"library": "title: 共用"}}
	s.ok(s.db.AddPack(s.Context(), first))
	for name, p := range map[string]dossier.PackText{
		"the same name":    {Name: first.Name, Profile: "mfa", Version: "2027-01-01.1", Body: "x"},
		"the same version": {Name: "other", Profile: first.Profile, Version: first.Version, Body: "x"},
	} {
		if err := s.db.AddPack(s.Context(), p); dossier.ProblemOf(err).Code != "pack_exists" {
			s.Errorf("%s: %v", name, err)
		}
	}
	s.clock.Advance(time.Second)
	s.ok(s.db.AddPack(s.Context(), dossier.PackText{Name: "later", Profile: "mfa", Version: "2027-01-01.1", Body: "y"}))
	packs, err := s.db.Packs(s.Context())
	s.ok(err)
	if len(packs) != 2 || packs[0].Body != first.Body || packs[0].Cases != first.Cases || packs[0].Basis["library"] != "title: 共用" || packs[1].Name != "later" || packs[0].MadeAt.IsZero() {
		s.Errorf("packs are %+v", packs)
	}
	if n, err := s.db.PackCount(s.Context()); err != nil || n != 2 {
		s.Errorf("counted %d, %v", n, err)
	}
}

func judgedByProfile(s *suite) {
	g, _ := s.group(1)
	empty, err := s.db.CreateGroup(s.Context(), dossier.Group{Profile: "liaoning-2026", Date: "2026-11-20"})
	s.ok(err)
	ids, err := s.db.Judged(s.Context(), "liaoning-2026", "mfa")
	s.ok(err)
	if len(ids) != 1 || ids[0] != g.ID {
		s.Errorf("judged %v, not %s alone (%s has no documents)", ids, g.ID, empty.ID)
	}
}
