package store_test

import (
	"sync"
	"time"

	"zhengqi/internal/dossier"
)

func createOnce(s *suite) {
	g := dossier.Group{Profile: "liaoning-2026", Enterprise: dossier.Enterprise{Name: "大连示例有限公司"}}
	first, replayed, err := s.db.CreateGroupOnce(s.Context(), g, "key", "hash")
	s.ok(err)
	if replayed {
		s.Error("the first request counts as replayed")
	}
	again, replayed, err := s.db.CreateGroupOnce(s.Context(), g, "key", "hash")
	s.ok(err)
	if !replayed {
		s.Error("the second request does not count as replayed")
	}
	s.same(again, first)
	_, _, err = s.db.CreateGroupOnce(s.Context(), g, "key", "other")
	wantCode(s.T, err, "idempotency_key_reused")
	other, _, err := s.db.CreateGroupOnce(s.Context(), g, "", "hash")
	s.ok(err)
	list, err := s.db.Groups(s.Context(), 10, "")
	s.ok(err)
	if len(list) != 2 || other.ID == first.ID {
		s.Errorf("%d groups, want the one under the key and the one without", len(list))
	}
}

func summaryOfOne(s *suite) {
	_, err := s.db.Summary(s.Context(), "nope")
	wantCode(s.T, err, "group_not_found")
	g, docs := s.group(3)
	s.clock.Advance(time.Second)
	s.read(docs[0].ID)
	s.group(0)
	got, err := s.db.Summary(s.Context(), g.ID)
	s.ok(err)
	list, err := s.db.Groups(s.Context(), 10, "")
	s.ok(err)
	s.same(got, list[1])
	if got.Total != 3 || got.Done != 1 {
		s.Errorf("%d of %d documents done, want 1 of 3", got.Done, got.Total)
	}
}

// fillFactsAtOnce lets many fill in a fact each: none is lost, and a fill that
// changes nothing asks for nothing.
func fillFactsAtOnce(s *suite) {
	g, docs := s.group(1)
	s.read(docs[0].ID)
	var filling sync.WaitGroup
	for _, fill := range []func(*dossier.Group){
		func(g *dossier.Group) { g.Business = "new" }, func(g *dossier.Group) { g.Date = "2026-11-20" },
		func(g *dossier.Group) { g.Enterprise.Name = "大连示例有限公司" }, func(g *dossier.Group) { g.State = "待提交" },
	} {
		filling.Go(func() {
			err := s.db.FillFacts(s.Context(), g.ID, func(g dossier.Group) dossier.Group {
				fill(&g)
				return g
			})
			if err != nil {
				s.Error(err)
			}
		})
	}
	filling.Wait()
	got, err := s.db.Group(s.Context(), g.ID)
	s.ok(err)
	if got.Business != "new" || got.Date != "2026-11-20" || got.Enterprise.Name == "" || got.State == "" {
		s.Errorf("a fact was lost: %+v", got)
	}
	s.drain()
	s.ok(s.db.FillFacts(s.Context(), g.ID, func(g dossier.Group) dossier.Group { return g }))
	if tasks := s.drain(); len(tasks) != 0 {
		s.Errorf("unchanged facts ask for %v", tasks)
	}
}
