package store_test

import (
	"database/sql"
	"fmt"
	"strings"
	"time"

	"zhengqi/internal/dossier"
	"zhengqi/internal/store"
)

// withdraw withdraws a document in its present version.
func (s *suite) withdraw(id string) dossier.Document {
	s.Helper()
	d, err := s.db.Withdraw(s.Context(), id, s.document(id).Version, "李审核", "交错了")
	s.ok(err)
	return d
}

// standing are the paths of the group's documents.
func (s *suite) standing(groupID string) []string {
	s.Helper()
	g, err := s.db.Group(s.Context(), groupID)
	s.ok(err)
	paths := []string{}
	for _, d := range g.Documents {
		paths = append(paths, d.Path)
	}
	return paths
}

// withdrawnIsKept withdraws a document that was read and corrected: it is no
// part of the group any more, and nothing of it is lost.
func withdrawnIsKept(s *suite) {
	g, docs := s.group(2)
	s.read(docs[0].ID)
	s.read(docs[1].ID)
	_, err := s.db.Correct(s.Context(), docs[0].ID, s.document(docs[0].ID).Version, []dossier.Correction{{Field: "name_zh", Value: "王", By: "a"}})
	s.ok(err)
	_, _, before, err := s.db.Basis(s.Context(), g.ID)
	s.ok(err)
	s.drain()
	was := s.document(docs[0].ID)
	got := s.withdraw(docs[0].ID)
	was.Status, was.Version, was.Withdrawn = dossier.StatusWithdrawn, was.Version+1, &dossier.Withdrawal{By: "李审核", Why: "交错了", At: s.clock.Now()}
	s.same(got, was)
	s.same(s.document(docs[0].ID), was)
	gone, err := s.db.Withdrawn(s.Context(), g.ID)
	s.ok(err)
	s.same(gone, []dossier.Document{was})
	s.same(s.standing(g.ID), []string{docs[1].Path})
	s.same(s.drain(), []string{fmt.Sprintf("group:evaluate/%s/%d", g.ID, before+1)})
	basis, corrections, revision, err := s.db.Basis(s.Context(), g.ID)
	s.ok(err)
	if len(basis.Documents) != 1 || len(corrections) != 1 || revision != before+1 {
		s.Errorf("judged on %+v, %+v at %d", basis.Documents, corrections, revision)
	}
	sum, err := s.db.Summary(s.Context(), g.ID)
	s.ok(err)
	s.same([]int{sum.Total, sum.Done}, []int{1, 1})
	events, err := s.db.Events(s.Context(), g.ID, 0, 100)
	s.ok(err)
	last := events[len(events)-1]
	s.same(last, dossier.Event{Seq: last.Seq, Kind: dossier.EventDocument, DocumentID: docs[0].ID, Status: dossier.StatusWithdrawn, At: s.clock.Now()})
}

func withdrawRefuses(s *suite) {
	g, docs := s.group(1)
	s.read(docs[0].ID)
	id, version := docs[0].ID, s.document(docs[0].ID).Version
	for _, c := range []struct {
		id      string
		version int64
		by, why string
		code    string
	}{
		{"nope", version, "a", "b", "document_not_found"}, {id, version - 1, "a", "b", "version_mismatch"},
		{id, version, " ", "b", "unsigned"}, {id, version, "a", "", "unsigned"},
		{id, version, "a", strings.Repeat("x", 20_000), "unsigned"},
	} {
		_, err := s.db.Withdraw(s.Context(), c.id, c.version, c.by, c.why)
		wantCode(s.T, err, c.code)
	}
	s.same(s.standing(g.ID), []string{docs[0].Path})
	s.withdraw(id)
	_, err := s.db.Withdraw(s.Context(), id, version, "a", "b")
	wantCode(s.T, err, "document_withdrawn")
	_, err = s.db.Correct(s.Context(), id, s.document(id).Version, []dossier.Correction{{Field: "name_zh", Value: "王", By: "a"}})
	wantCode(s.T, err, "document_withdrawn")
}

// withdrawnWhileRead withdraws a document under a worker's hands: what the
// worker does afterwards changes nothing, and the group waits for it no more.
func withdrawnWhileRead(s *suite) {
	g, docs := s.group(2)
	s.read(docs[0].ID)
	claim := s.claim(docs[1].ID)
	s.drain()
	s.withdraw(docs[1].ID)
	s.same(s.drain(), []string{"group:evaluate/" + g.ID + "/3"})
	before := s.document(docs[1].ID)
	wantCode(s.T, s.db.Renew(s.Context(), claim), "lease_lost")
	wantCode(s.T, s.db.Finish(s.Context(), claim, aReading("LATE")), "lease_lost")
	wantCode(s.T, s.db.Fail(s.Context(), claim), "lease_lost")
	wantCode(s.T, s.db.Release(s.Context(), claim), "lease_lost")
	s.clock.Advance(time.Hour)
	_, err := s.db.Claim(s.Context(), docs[1].ID)
	wantCode(s.T, err, "not_due")
	overdue, err := s.db.Overdue(s.Context(), 10)
	s.ok(err)
	s.same(identities(overdue), []string{"group:evaluate/" + g.ID + "/3"})
	_, err = s.db.Reprocess(s.Context(), true)
	s.ok(err)
	s.same(s.drain(), []string{"document:read/" + docs[0].ID + "/2"})
	s.same(s.document(docs[1].ID), before)
}

// withdrawnComesAgain hands the path and the bytes of a withdrawn document in
// again, twice.
func withdrawnComesAgain(s *suite) {
	g, docs := s.group(1)
	for range 2 {
		s.read(docs[0].ID)
		s.withdraw(docs[0].ID)
		again, _, err := s.db.AddDocuments(s.Context(), g.ID, []dossier.Document{file(docs[0].Path, docs[0].SHA256)}, dossier.Once{}, nil)
		s.ok(err)
		if again[0].Path != docs[0].Path || again[0].Status != dossier.StatusStored || again[0].Problem != nil {
			s.Errorf("again: %+v", again[0])
		}
		docs = again
	}
	gone, err := s.db.Withdrawn(s.Context(), g.ID)
	s.ok(err)
	if len(gone) != 2 || gone[0].Path != docs[0].Path || gone[1].Path != docs[0].Path {
		s.Errorf("withdrawn: %+v", gone)
	}
}

// withdrawnLast withdraws all that a group has: what it lacks is judged.
func withdrawnLast(s *suite) {
	g, docs := s.group(1)
	s.drain()
	s.withdraw(docs[0].ID)
	s.same(s.drain(), []string{"group:evaluate/" + g.ID + "/2"})
	s.same(s.standing(g.ID), []string{})
}

// copyOfWithdrawnIsRead withdraws a file of which copies were left unread: the
// first of them is read in its place.
func copyOfWithdrawnIsRead(s *suite) {
	g, _ := s.group(0)
	docs, _, err := s.db.AddDocuments(s.Context(), g.ID, []dossier.Document{file("a.jpg", "aa"), file("b.jpg", "aa"), file("c.jpg", "aa")}, dossier.Once{}, nil)
	s.ok(err)
	s.read(docs[0].ID)
	s.drain()
	s.withdraw(docs[0].ID)
	s.same(s.drain(), []string{"document:read/" + docs[1].ID + "/1"})
	if d := s.document(docs[2].ID); d.Problem.Code != dossier.DuplicateCode || !strings.Contains(d.Problem.Message, "b.jpg") {
		s.Errorf("the other copy is %+v", d.Problem)
	}
	s.withdraw(docs[2].ID)
	s.read(docs[1].ID)
	if d := s.document(docs[1].ID); d.Status != dossier.StatusRead || d.Problem != nil {
		s.Errorf("the copy is %+v", d)
	}
}

// copyOfUnreadableIsRead: so does a file whose original could not be read, and
// was withdrawn.
func copyOfUnreadableIsRead(s *suite) {
	g, _ := s.group(0)
	docs, _, err := s.db.AddDocuments(s.Context(), g.ID, []dossier.Document{file("a.jpg", "aa"), file("b.jpg", "aa")}, dossier.Once{}, nil)
	s.ok(err)
	s.ok(s.db.Finish(s.Context(), s.claim(docs[0].ID), dossier.Reading{Problem: &dossier.Problem{Code: "damaged_file"}}))
	s.drain()
	s.withdraw(docs[0].ID)
	s.same(s.drain(), []string{"document:read/" + docs[1].ID + "/1"})
	if d := s.document(docs[1].ID); d.Status != dossier.StatusStored || d.Problem != nil {
		s.Errorf("the copy is %s, %+v", d.Status, d.Problem)
	}
}

// olderDatabase brings a database to the newest schema that knows neither the
// dates of groups nor withdrawals.
func olderDatabase(s *suite) {
	g, docs := s.group(1)
	raw, err := sql.Open("sqlite", s.path)
	s.ok(err)
	defer raw.Close()
	for _, statement := range []string{`ALTER TABLE groups DROP COLUMN date`, `ALTER TABLE documents DROP COLUMN withdrawn_by`, `ALTER TABLE documents DROP COLUMN withdrawn_why`,
		`ALTER TABLE documents DROP COLUMN withdrawn_at`, `DROP TABLE declarations`, `ALTER TABLE documents DROP COLUMN withdrawn_path`, `DELETE FROM goose_db_version WHERE version_id >= 9`} {
		_, err := raw.ExecContext(s.Context(), statement)
		s.ok(err)
	}
	s.ok(store.Migrate(s.Context(), s.path))
	sum, err := s.db.Summary(s.Context(), g.ID)
	s.ok(err)
	s.same(sum.Date, "2026-11-20")
	s.withdraw(docs[0].ID)
}
