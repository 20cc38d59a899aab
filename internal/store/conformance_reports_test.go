package store_test

import (
	"database/sql"
	"fmt"
	"strings"
	"testing"
	"time"

	"zhengqi/internal/dossier"
	"zhengqi/internal/store"
)

func correctAppends(s *suite) {
	g, docs := s.group(1)
	s.read(docs[0].ID)
	s.drain()
	id := docs[0].ID
	for i, value := range []string{"E1", "E2"} {
		version := s.document(id).Version
		d, err := s.db.Correct(s.Context(), id, version, []dossier.Correction{{Field: "document_number", Value: value, By: "李审核", Why: "看原件"}})
		s.ok(err)
		if f := d.Papers[0].Fields["document_number"]; f.Value != value || f.Source != dossier.SourcePerson {
			s.Errorf("corrected field is %+v", f)
		}
		if d.Version != version+1 {
			s.Errorf("version went from %d to %d", version, d.Version)
		}
		s.same(s.drain(), []string{fmt.Sprintf("group:evaluate/%s/%d", g.ID, i+3)})
	}
	if v := s.document(id).Papers[0].Fields["document_number"].Value; v != "E12345678" {
		s.Errorf("the reading itself became %q", v)
	}
	list, err := s.db.Corrections(s.Context(), g.ID)
	s.ok(err)
	if len(list) != 2 || list[0].Value != "E1" || list[1].Value != "E2" || list[0].ID >= list[1].ID ||
		list[0].By != "李审核" || list[0].Why != "看原件" || !list[0].At.Equal(s.clock.Now()) {
		s.Errorf("corrections are %+v", list)
	}
}

func correctRefuses(s *suite) {
	_, docs := s.group(2)
	s.read(docs[0].ID)
	id, version := docs[0].ID, s.document(docs[0].ID).Version
	for name, c := range map[string]struct {
		k    dossier.Correction
		code string
	}{
		"no such paper":    {dossier.Correction{Paper: 1, Field: "name_zh", Value: "x", By: "a"}, "invalid_correction"},
		"negative paper":   {dossier.Correction{Paper: -1, Field: "name_zh", Value: "x", By: "a"}, "invalid_correction"},
		"nobody":           {dossier.Correction{Field: "name_zh", Value: "x"}, "invalid_correction"},
		"long reason":      {dossier.Correction{Field: "name_zh", Value: "x", By: "a", Why: strings.Repeat("x", 20_000)}, "invalid_correction"},
		"no such field":    {dossier.Correction{Field: "salary", Value: "x", By: "a"}, "unknown_field"},
		"no such kind":     {dossier.Correction{Field: "kind", Value: "x", By: "a"}, "unknown_kind"},
		"not a date":       {dossier.Correction{Field: "birth_date", Value: "1990-13-01", By: "a"}, "bad_value"},
		"no day":           {dossier.Correction{Field: "birth_date", Value: "2030-02-30", By: "a"}, "bad_value"},
		"list for a value": {dossier.Correction{Field: "name_zh", List: []string{"x"}, By: "a"}, "bad_value"},
		"value for a list": {dossier.Correction{Field: "quality", Value: "x", By: "a"}, "bad_value"},
		"too long":         {dossier.Correction{Field: "name_zh", Value: string(make([]byte, 20_000)), By: "a"}, "bad_value"},
	} {
		_, err := s.db.Correct(s.Context(), id, version, []dossier.Correction{{Field: "name_zh", Value: "王", By: "a"}, c.k})
		s.Run(name, func(t *testing.T) { wantCode(t, err, c.code) })
	}
	_, err := s.db.Correct(s.Context(), id, version-1, []dossier.Correction{{Field: "name_zh", Value: "王", By: "a"}})
	wantCode(s.T, err, "version_mismatch")
	_, err = s.db.Correct(s.Context(), docs[1].ID, 1, []dossier.Correction{{Field: "name_zh", Value: "王", By: "a"}})
	wantCode(s.T, err, "invalid_correction")
	if now := s.document(id).Version; now != version {
		s.Errorf("refused corrections raised the version from %d to %d", version, now)
	}
	kind := []dossier.Correction{{Field: "kind", Value: "tax_rating", By: "a"}, {Field: "rating", Value: "A", By: "a"}}
	_, err = s.db.Correct(s.Context(), id, version, kind)
	s.ok(err)
}

func report(verdict dossier.Verdict) dossier.Report {
	return dossier.Report{Profile: "liaoning-2026", RulesVersion: "2026-01-01.1", Verdict: verdict, Findings: []dossier.Finding{{Rule: "x"}}}
}

func olderReportDropped(s *suite) {
	g, docs := s.group(1)
	s.read(docs[0].ID)
	_, _, err := s.db.Report(s.Context(), g.ID)
	wantCode(s.T, err, "report_not_ready")
	s.ok(s.db.SaveReport(s.Context(), g.ID, 2, report(dossier.Incomplete)))
	s.ok(s.db.SaveReport(s.Context(), g.ID, 1, report(dossier.Complete)))
	s.ok(s.db.SaveReport(s.Context(), g.ID, 2, report(dossier.Complete)))
	got, meta, err := s.db.Report(s.Context(), g.ID)
	s.ok(err)
	s.same(got, report(dossier.Incomplete))
	s.same(meta, dossier.ReportMeta{Revision: 2, RulesVersion: "2026-01-01.1", MadeAt: s.clock.Now(), Current: true})
	page, err := s.db.Groups(s.Context(), 1, "")
	s.ok(err)
	if page[0].Verdict != dossier.Incomplete || page[0].Done != 1 || !page[0].Current || page[0].Outdated || page[0].Date != "2026-11-20" || page[0].RulesVersion != "2026-01-01.1" {
		s.Errorf("summary is %+v", page[0])
	}
	_, err = s.db.Reprocess(s.Context(), false)
	s.ok(err)
	if again, err := s.db.Summary(s.Context(), g.ID); err != nil || again.Verdict != dossier.Incomplete || again.Current || !again.Outdated {
		s.Errorf("while a newer report is on its way: %+v, %v", again, err)
	}
	two := report(dossier.Complete)
	two.Applicants = []dossier.ApplicantPart{{Folder: "01"}, {Folder: "02"}}
	s.ok(s.db.SaveReport(s.Context(), g.ID, 3, two))
	if again, err := s.db.Summary(s.Context(), g.ID); err != nil || again.Applicants != 2 || page[0].Applicants == 2 {
		s.Errorf("two applicants in the report: %+v, %v; before %+v", again, err, page[0])
	}
}

func reportCurrency(s *suite) {
	g, docs := s.group(1)
	s.read(docs[0].ID)
	_, corrections, revision, err := s.db.Basis(s.Context(), g.ID)
	s.ok(err)
	if len(corrections) != 0 {
		s.Errorf("corrections of nobody: %v", corrections)
	}
	_, err = s.db.Correct(s.Context(), docs[0].ID, s.document(docs[0].ID).Version, []dossier.Correction{{Field: "name_zh", Value: "王", By: "a"}})
	s.ok(err)
	s.ok(s.db.SaveReport(s.Context(), g.ID, revision, report(dossier.Complete)))
	_, meta, err := s.db.Report(s.Context(), g.ID)
	s.ok(err)
	if meta.Current {
		s.Error("a report made before the correction counts as current")
	}
	overdue, err := s.db.Overdue(s.Context(), 10)
	s.ok(err)
	s.same(identities(overdue), []string{fmt.Sprintf("group:evaluate/%s/%d", g.ID, revision+1)})
}

func failureIsTold(s *suite) {
	g, docs := s.group(1)
	s.read(docs[0].ID)
	problem := &dossier.Problem{Code: "no_pack", Message: "没有规则包", MessageEN: "no pack"}
	s.ok(s.db.SaveFailure(s.Context(), g.ID, 2, problem))
	_, meta, err := s.db.Report(s.Context(), g.ID)
	wantCode(s.T, err, "report_not_ready")
	s.same(meta.Problem, problem)
	overdue, err := s.db.Overdue(s.Context(), 10)
	s.ok(err)
	s.same(identities(overdue), []string{})
	seen, err := s.db.Group(s.Context(), g.ID)
	s.ok(err)
	g.Profile = "liaoning-2026"
	s.ok(s.db.SetFacts(s.Context(), seen, g, "李", "误填"))
	s.ok(s.db.SaveReport(s.Context(), g.ID, 3, report(dossier.Complete)))
	_, meta, err = s.db.Report(s.Context(), g.ID)
	s.ok(err)
	if meta.Problem != nil || !meta.Current {
		s.Errorf("after a good report the meta is %+v", meta)
	}
}

func overdueFinds(s *suite) {
	g, docs := s.group(3)
	s.drain()
	s.read(docs[0].ID)
	s.claim(docs[1].ID)
	overdue, err := s.db.Overdue(s.Context(), 10)
	s.ok(err)
	s.same(identities(overdue), []string{"document:read/" + docs[2].ID + "/1"})
	s.clock.Advance(store.Lease)
	overdue, err = s.db.Overdue(s.Context(), 10)
	s.ok(err)
	s.same(identities(overdue), []string{"document:read/" + docs[1].ID + "/2", "document:read/" + docs[2].ID + "/1"})
	s.read(docs[1].ID)
	s.read(docs[2].ID)
	overdue, err = s.db.Overdue(s.Context(), 10)
	s.ok(err)
	s.same(identities(overdue), []string{"group:evaluate/" + g.ID + "/4"})
	s.ok(s.db.SaveReport(s.Context(), g.ID, 4, report(dossier.Complete)))
	overdue, err = s.db.Overdue(s.Context(), 10)
	s.ok(err)
	s.same(identities(overdue), []string{})
}

func outboxEmpties(s *suite) {
	<-s.db.OutboxReady()
	_, docs := s.group(3)
	<-s.db.OutboxReady()
	tasks, err := s.db.Outbox(s.Context(), 2)
	s.ok(err)
	s.same(tasks[0], dossier.Task{Name: dossier.TaskRead, Queue: dossier.QueueIntake, Subject: docs[0].ID, Attempt: 1})
	s.ok(s.db.Sent(s.Context(), tasks))
	s.ok(s.db.Sent(s.Context(), tasks))
	s.same(s.drain(), []string{"document:read/" + docs[2].ID + "/1"})
	s.same(s.drain(), []string{})
}

func eventsInOrder(s *suite) {
	g, docs := s.group(1)
	s.read(docs[0].ID)
	s.ok(s.db.SaveReport(s.Context(), g.ID, 2, report(dossier.Complete)))
	events, err := s.db.Events(s.Context(), g.ID, 0, 100)
	s.ok(err)
	now, id := s.clock.Now(), docs[0].ID
	want := []dossier.Event{
		{Seq: 1, Kind: dossier.EventFacts, At: now},
		{Seq: 2, Kind: dossier.EventDocument, DocumentID: id, Status: dossier.StatusStored, At: now},
		{Seq: 3, Kind: dossier.EventDocument, DocumentID: id, Status: dossier.StatusReading, At: now},
		{Seq: 4, Kind: dossier.EventDocument, DocumentID: id, Status: dossier.StatusRead, At: now},
		{Seq: 5, Kind: dossier.EventReport, At: now},
	}
	s.same(events, want)
	rest, err := s.db.Events(s.Context(), g.ID, 3, 1)
	s.ok(err)
	s.same(rest, want[3:4])
}

func changedWakes(s *suite) {
	g, docs := s.group(2)
	changed := s.db.Changed(g.ID)
	other, _ := s.group(1)
	select {
	case <-changed:
		s.Fatalf("woken by a change of group %s", other.ID)
	default:
	}
	s.claim(docs[0].ID)
	select {
	case <-changed:
	case <-time.After(5 * time.Second):
		s.Fatal("not woken by a change")
	}
}

func knownReadings(s *suite) {
	_, docs := s.group(1)
	_, err := s.db.Known(s.Context(), docs[0].SHA256, "v1")
	wantCode(s.T, err, "not_read_before")
	s.read(docs[0].ID)
	papers, err := s.db.Known(s.Context(), docs[0].SHA256, "v1")
	s.ok(err)
	s.same(papers, aReading("E12345678").Papers)
	_, err = s.db.Known(s.Context(), docs[0].SHA256, "v2")
	wantCode(s.T, err, "not_read_before")
}

func reprocess(s *suite) {
	s.group(0)
	g, docs := s.group(1)
	s.read(docs[0].ID)
	s.ok(s.db.SaveReport(s.Context(), g.ID, 2, report(dossier.Complete)))
	s.drain()
	run, err := s.db.Reprocess(s.Context(), false)
	s.ok(err)
	if run.Total != 1 {
		s.Errorf("reprocess took %d groups", run.Total)
	}
	s.same(s.drain(), []string{"group:reprocess/" + g.ID + "/3"})
	overdue, err := s.db.Overdue(s.Context(), 10)
	s.ok(err)
	s.same(identities(overdue), []string{"group:reprocess/" + g.ID + "/3"})
	if d := s.document(docs[0].ID); d.Status != dossier.StatusRead {
		s.Errorf("a plain reprocess sent the document back to %s", d.Status)
	}
}

// runTellsWhatItChanged follows a run over two groups, of which one flips.
func runTellsWhatItChanged(s *suite) {
	flips, docs := s.group(1)
	s.read(docs[0].ID)
	same, docs2 := s.group(1)
	s.read(docs2[0].ID)
	before := dossier.Report{Verdict: dossier.Complete, Applicants: []dossier.ApplicantPart{{Folder: "01", Part: dossier.Part{Verdict: dossier.Complete}}}}
	s.ok(s.db.SaveReport(s.Context(), flips.ID, 2, before))
	s.ok(s.db.SaveReport(s.Context(), same.ID, 2, before))
	s.drain()
	run, err := s.db.Reprocess(s.Context(), false)
	s.ok(err)
	s.drain()
	after := dossier.Report{Verdict: dossier.Incomplete, Applicants: []dossier.ApplicantPart{{Folder: "01", Part: dossier.Part{Verdict: dossier.Incomplete,
		Findings: []dossier.Finding{{Rule: "photo.pixels", Severity: dossier.Fail}}}}}}
	s.ok(s.db.SaveReport(s.Context(), flips.ID, 3, after))
	half, err := s.db.Reprocessing(s.Context(), run.ID)
	s.ok(err)
	if half.Total != 2 || half.Done != 1 || half.Failed != 0 {
		s.Errorf("after one of two: %+v", half)
	}
	s.ok(s.db.SaveReport(s.Context(), same.ID, 3, before))
	changed, err := s.db.Differences(s.Context(), run.ID, "")
	s.ok(err)
	if changed.Count != 1 || changed.Flipped[0].GroupID != flips.ID || len(changed.Flipped[0].Flips) != 1 || changed.Flipped[0].Flips[0].After != dossier.Incomplete {
		s.Errorf("differences are %+v", changed)
	}
	if more, err := s.db.Differences(s.Context(), run.ID, flips.ID); err != nil || more.Count != 0 || len(more.Flipped) != 0 {
		s.Errorf("after the only one: %+v, %v", more, err)
	}
	if done, err := s.db.Reprocessing(s.Context(), run.ID); err != nil || done.Done != 2 {
		s.Errorf("at the end: %+v, %v", done, err)
	}
	_, err = s.db.Reprocessing(s.Context(), "nope")
	wantCode(s.T, err, "run_not_found")
	s.clock.Advance(91 * 24 * time.Hour)
	if old, err := s.db.Reprocessing(s.Context(), run.ID); err != nil || old.Done != 2 {
		s.Errorf("after a quarter: %+v, %v", old, err)
	}
	_, err = s.db.Reprocess(s.Context(), false)
	s.ok(err)
	_, err = s.db.Reprocessing(s.Context(), run.ID)
	wantCode(s.T, err, "run_not_found")
}

func reread(s *suite) {
	g, docs := s.group(1)
	s.read(docs[0].ID)
	_, err := s.db.Correct(s.Context(), docs[0].ID, s.document(docs[0].ID).Version, []dossier.Correction{{Field: "name_zh", Value: "王", By: "a"}})
	s.ok(err)
	s.drain()
	_, err = s.db.Reprocess(s.Context(), true)
	s.ok(err)
	s.same(s.drain(), []string{"document:read/" + docs[0].ID + "/2"})
	claim := s.claim(docs[0].ID)
	if !claim.Fresh {
		s.Error("the claim does not ask for a fresh reading")
	}
	again := aReading("NEW")
	again.Papers = append([]dossier.Paper{{Kind: dossier.Other, Pages: []int{2}}}, again.Papers...)
	s.ok(s.db.Finish(s.Context(), claim, again))
	group, corrections, _, err := s.db.Basis(s.Context(), g.ID)
	s.ok(err)
	fields := dossier.Apply(group.Documents, corrections)[0].Papers[1].Fields
	s.same([]string{fields["document_number"].Value, fields["name_zh"].Value}, []string{"NEW", "王"})
}

// A report that says the same again takes the place of the one before, and is
// no difference; one that says something else stands beside it.
func sameReportAgain(s *suite) {
	g, docs := s.group(1)
	s.read(docs[0].ID)
	for i, verdict := range []dossier.Verdict{dossier.Complete, dossier.Complete, dossier.Incomplete} {
		s.clock.Advance(time.Hour)
		run, err := s.db.Reprocess(s.Context(), false)
		s.ok(err)
		_, _, revision, err := s.db.Basis(s.Context(), g.ID)
		s.ok(err)
		made := report(verdict)
		made.Enterprise.Verdict = verdict
		s.ok(s.db.SaveReport(s.Context(), g.ID, revision, made))
		got, meta, err := s.db.Report(s.Context(), g.ID)
		s.ok(err)
		s.same(got, made)
		s.same(meta, dossier.ReportMeta{Revision: revision, RulesVersion: "2026-01-01.1", MadeAt: s.clock.Now(), Current: true})
		differences, err := s.db.Differences(s.Context(), run.ID, "")
		s.ok(err)
		if want := i / 2; differences.Count != want {
			s.Errorf("run %d made %d differences", i, differences.Count)
		}
		if progress, err := s.db.Reprocessing(s.Context(), run.ID); err != nil || progress.Done != 1 {
			s.Errorf("run %d: %+v, %v", i, progress, err)
		}
	}
	raw, err := sql.Open("sqlite", s.path)
	s.ok(err)
	defer raw.Close()
	var kept int
	if s.ok(raw.QueryRow(`SELECT COUNT(*) FROM reports`).Scan(&kept)); kept != 2 {
		s.Errorf("%d reports are kept", kept)
	}
}

// A worker that began before a run ends after its start and says the same as
// before: what the run changes is told all the same.
func sameReportWhileARunBegins(s *suite) {
	g, docs := s.group(1)
	s.read(docs[0].ID)
	before, after := report(dossier.Complete), report(dossier.Incomplete)
	before.Enterprise.Verdict, after.Enterprise.Verdict = dossier.Complete, dossier.Incomplete
	s.ok(s.db.SaveReport(s.Context(), g.ID, 2, before))
	var revisions []int64
	var runs []string
	for range 2 {
		run, err := s.db.Reprocess(s.Context(), false)
		s.ok(err)
		_, _, revision, err := s.db.Basis(s.Context(), g.ID)
		s.ok(err)
		runs, revisions = append(runs, run.ID), append(revisions, revision)
	}
	s.ok(s.db.SaveReport(s.Context(), g.ID, revisions[0], before))
	s.ok(s.db.SaveReport(s.Context(), g.ID, revisions[1], after))
	for i, run := range runs {
		if differences, err := s.db.Differences(s.Context(), run, ""); err != nil || differences.Count != i {
			s.Errorf("run %d: %v, %v", i, differences, err)
		}
	}
}
