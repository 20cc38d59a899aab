package store_test

import (
	"fmt"
	"sync"
	"sync/atomic"
	"time"

	"zhengqi/internal/dossier"
	"zhengqi/internal/store"
)

func claimIsExclusive(s *suite) {
	_, docs := s.group(1)
	claim := s.claim(docs[0].ID)
	if claim.Fence != 1 || claim.SHA256 != docs[0].SHA256 || claim.Fresh {
		s.Errorf("claim is %+v", claim)
	}
	_, err := s.db.Claim(s.Context(), docs[0].ID)
	wantCode(s.T, err, "not_due")
	s.ok(s.db.Finish(s.Context(), claim, aReading("A")))
	s.clock.Advance(time.Hour)
	_, err = s.db.Claim(s.Context(), docs[0].ID)
	wantCode(s.T, err, "not_due")
}

func fencedFinish(s *suite) {
	_, docs := s.group(1)
	slow := s.claim(docs[0].ID)
	s.clock.Advance(store.Lease)
	quick := s.claim(docs[0].ID)
	before := s.document(docs[0].ID)
	wantCode(s.T, s.db.Finish(s.Context(), slow, aReading("SLOW")), "lease_lost")
	wantCode(s.T, s.db.Renew(s.Context(), slow), "lease_lost")
	wantCode(s.T, s.db.Fail(s.Context(), slow), "lease_lost")
	wantCode(s.T, s.db.Release(s.Context(), slow), "lease_lost")
	s.same(s.document(docs[0].ID), before)
	s.ok(s.db.Finish(s.Context(), quick, aReading("QUICK")))
	wantCode(s.T, s.db.Finish(s.Context(), slow, aReading("SLOW")), "lease_lost")
	wantCode(s.T, s.db.Finish(s.Context(), quick, aReading("TWICE")), "lease_lost")
	if v := s.document(docs[0].ID).Papers[0].Fields["document_number"].Value; v != "QUICK" {
		s.Errorf("the document holds %q", v)
	}
}

func renewHolds(s *suite) {
	_, docs := s.group(1)
	claim := s.claim(docs[0].ID)
	for range 5 {
		s.clock.Advance(store.Lease - time.Second)
		s.ok(s.db.Renew(s.Context(), claim))
	}
	_, err := s.db.Claim(s.Context(), docs[0].ID)
	wantCode(s.T, err, "not_due")
	s.ok(s.db.Finish(s.Context(), claim, aReading("A")))
}

func threeAttempts(s *suite) {
	g, docs := s.group(1)
	s.drain()
	for range store.MaxAttempts {
		s.claim(docs[0].ID)
		s.clock.Advance(store.Lease)
	}
	_, err := s.db.Claim(s.Context(), docs[0].ID)
	wantCode(s.T, err, "not_due")
	if d := s.document(docs[0].ID); d.Status != dossier.StatusUnreadable || d.Problem.Code != "reading_failed" {
		s.Errorf("after %d lost claims the document is %s, %+v", store.MaxAttempts, d.Status, d.Problem)
	}
	s.same(s.drain(), []string{"group:evaluate/" + g.ID + "/2"})
}

func failWaits(s *suite) {
	g, docs := s.group(1)
	s.drain()
	for attempt := 1; ; attempt++ {
		s.ok(s.db.Fail(s.Context(), s.claim(docs[0].ID)))
		if attempt == store.MaxAttempts {
			break
		}
		overdue, err := s.db.Overdue(s.Context(), 10)
		s.ok(err)
		s.same(identities(overdue), []string{})
		_, err = s.db.Claim(s.Context(), docs[0].ID)
		wantCode(s.T, err, "not_due")
		s.clock.Advance(time.Minute)
		overdue, err = s.db.Overdue(s.Context(), 10)
		s.ok(err)
		s.same(identities(overdue), []string{fmt.Sprintf("document:read/%s/%d", docs[0].ID, attempt+1)})
	}
	if d := s.document(docs[0].ID); d.Status != dossier.StatusUnreadable || d.Problem.Code != "reading_failed" {
		s.Errorf("after %d failures the document is %s, %+v", store.MaxAttempts, d.Status, d.Problem)
	}
	s.same(s.drain(), []string{"group:evaluate/" + g.ID + "/2"})
}

func releaseIsNoAttempt(s *suite) {
	_, docs := s.group(1)
	s.drain()
	for range store.MaxAttempts + 2 {
		claim := s.claim(docs[0].ID)
		s.ok(s.db.Release(s.Context(), claim))
		s.same(s.drain(), []string{fmt.Sprintf("document:read/%s/%d", docs[0].ID, claim.Fence+1)})
	}
	s.read(docs[0].ID)
}

// Workers of several processes race for every document; each is read once.
func manyClaimAtOnce(s *suite) {
	g, docs := s.group(5)
	var won atomic.Int64
	var wg sync.WaitGroup
	for worker := range 8 {
		db := s.db
		if worker%2 == 1 {
			db = openPath(s.T, s.path, s.clock)
		}
		wg.Go(func() {
			for _, d := range docs {
				claim, err := db.Claim(s.Context(), d.ID)
				if err == nil {
					won.Add(1)
					err = db.Finish(s.Context(), claim, aReading("A"))
				}
				if err != nil && dossier.ClassOf(err) != dossier.Conflict {
					s.Error(err)
				}
			}
		})
	}
	wg.Wait()
	if won.Load() != int64(len(docs)) {
		s.Errorf("%d claims were won on %d documents", won.Load(), len(docs))
	}
	overdue, err := s.db.Overdue(s.Context(), 10)
	s.ok(err)
	s.same(identities(overdue), []string{fmt.Sprintf("group:evaluate/%s/%d", g.ID, 1+len(docs))})
}
