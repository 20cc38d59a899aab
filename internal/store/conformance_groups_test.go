package store_test

import (
	"sync"
	"time"

	"zhengqi/internal/dossier"
	"zhengqi/internal/store"
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

// fillFactsAtOnce lets many fill in a fact each: none is lost.
func fillFactsAtOnce(s *suite) {
	g, _ := s.group(1)
	var filling sync.WaitGroup
	for _, fill := range []func(*dossier.Group){
		func(g *dossier.Group) { g.Reason = "lost" }, func(g *dossier.Group) { g.ForwardingDate = "2026-11-20" },
		func(g *dossier.Group) { g.Enterprise.Name = "大连示例有限公司" }, func(g *dossier.Group) { g.State = "待提交" },
	} {
		filling.Go(func() {
			_, _, err := s.db.AddDocuments(s.Context(), g.ID, nil, dossier.Once{}, func(g dossier.Group) dossier.Group {
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
	if got.Reason != "lost" || got.ForwardingDate != "2026-11-20" || got.Enterprise.Name == "" || got.State == "" {
		s.Errorf("a fact was lost: %+v", got)
	}
}

// factsAndFilesAreOne hands facts and files in together: a request that is
// refused or answered before changes neither.
func factsAndFilesAreOne(s *suite) {
	g, err := s.db.CreateGroup(s.Context(), dossier.Group{})
	s.ok(err)
	state := func(state string) func(dossier.Group) dossier.Group {
		return func(g dossier.Group) dossier.Group {
			g.State = state
			return g
		}
	}
	add := func(body string, files ...dossier.Document) error {
		_, _, err := s.db.AddDocuments(s.Context(), g.ID, files, dossier.Once{Key: "key", BodyHash: body}, state(body))
		return err
	}
	wantCode(s.T, add("huge", make([]dossier.Document, store.MaxDocuments+1)...), "too_many_documents")
	got, err := s.db.Group(s.Context(), g.ID)
	s.ok(err)
	s.same(got.State, "")
	s.ok(add("first", file("a.jpg", "aa")))
	wantCode(s.T, add("second", file("b.jpg", "bb")), "idempotency_key_reused")
	s.ok(add("first", file("a.jpg", "aa")))
	got, err = s.db.Group(s.Context(), g.ID)
	s.ok(err)
	s.same(got.State, "first")
	s.same(len(got.Documents), 1)
	s.same(s.drain(), []string{"document:read/" + got.Documents[0].ID + "/1"})
}

// defaultsAreShownAndNotKept lists a group that declares nothing under the
// defaults.
func defaultsAreShownAndNotKept(s *suite) {
	g, err := s.db.CreateGroup(s.Context(), dossier.Group{})
	s.ok(err)
	sum, err := s.db.Summary(s.Context(), g.ID)
	s.ok(err)
	s.same([]string{sum.Profile, sum.Business}, []string{dossier.DefaultProfile, dossier.DefaultBusiness})
	got, err := s.db.Group(s.Context(), g.ID)
	s.ok(err)
	s.same([]string{got.Profile, got.Business}, []string{"", ""})
}
