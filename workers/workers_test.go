package workers_test

import (
	"context"
	"errors"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"zhengqi/internal/dossier"
	"zhengqi/internal/store"
)

func TestGroupGoesThrough(t *testing.T) {
	b := newBench(t)
	b.work(&pipe{})
	id, docs := b.group("a", "b", "c", "d")
	if got := b.report(id); got.Verdict != dossier.Complete || len(got.Findings) != 4 {
		t.Errorf("report is %+v", got)
	}
	b.wantFinishedOnce(id, docs)
	if d := b.document(docs[0].ID); d.Status != dossier.StatusRead || d.ReaderVersion != "v1" {
		t.Errorf("document is %+v", d)
	}
}

func TestDamagedFileIsAResult(t *testing.T) {
	b := newBench(t)
	p := &pipe{read: func(_ context.Context, data string) error {
		if data == "bad" {
			return errDamaged
		}
		return nil
	}}
	b.work(p)
	id, docs := b.group("bad", "good")
	if got := b.report(id); len(got.Findings) != 1 {
		t.Errorf("report is %+v", got)
	}
	if d := b.document(docs[0].ID); d.Status != dossier.StatusUnreadable || d.Problem.Code != "damaged_file" {
		t.Errorf("damaged document is %+v", d)
	}
	if n := p.count("bad"); n != 1 {
		t.Errorf("a damaged file was read %d times", n)
	}
}

func TestThreeFailuresMakeUnreadable(t *testing.T) {
	for name, read := range map[string]func(context.Context, string) error{
		"error": func(context.Context, string) error { return errMachine },
		"panic": func(context.Context, string) error { panic("index out of range") },
	} {
		t.Run(name, func(t *testing.T) {
			b := newBench(t)
			p := &pipe{read: read}
			b.work(p)
			id, docs := b.group("x")
			for n := 1; n < store.MaxAttempts; n++ {
				b.eventually("another attempt", func() bool {
					return p.count("x") == n && b.document(docs[0].ID).Status == dossier.StatusStored
				})
				b.jump(time.Minute)
			}
			b.report(id)
			if d := b.document(docs[0].ID); d.Status != dossier.StatusUnreadable || d.Problem.Code != "reading_failed" {
				t.Errorf("document is %+v", d)
			}
			if n := p.count("x"); n != store.MaxAttempts {
				t.Errorf("%d attempts, want %d", n, store.MaxAttempts)
			}
		})
	}
}

func TestMissingBytesAreAResult(t *testing.T) {
	b := newBench(t)
	b.work(&pipe{})
	g, err := b.db.CreateGroup(t.Context(), dossier.Group{})
	b.ok(err)
	docs, _, err := b.db.AddDocuments(t.Context(), g.ID, []dossier.Document{{Path: "a", SHA256: sha("gone")}}, dossier.Once{}, nil)
	b.ok(err)
	b.report(g.ID)
	if d := b.document(docs[0].ID); d.Status != dossier.StatusUnreadable || d.Problem.Code != "no_such_blob" {
		t.Errorf("document is %+v", d)
	}
}

func TestSameBytesAreReadOnce(t *testing.T) {
	b := newBench(t)
	p := &pipe{}
	w := b.work(p)
	first, _ := b.group("same")
	b.report(first)
	second, docs := b.group("same")
	b.report(second)
	if n := p.count("same"); n != 1 {
		t.Errorf("read %d times", n)
	}
	if papers := b.document(docs[0].ID).Papers; len(papers) != 1 || papers[0].Fields["document_number"].Value != "same" {
		t.Errorf("the second document holds %+v", papers)
	}
	w.Stop()
	b.workAs(p, "v2")
	third, _ := b.group("same")
	b.report(third)
	if n := p.count("same"); n != 2 {
		t.Errorf("new readers left the count at %d", n)
	}
}

func TestRereadReadsAgain(t *testing.T) {
	b := newBench(t)
	p := &pipe{}
	b.work(p)
	id, docs := b.group("a")
	b.report(id)
	_, err := b.db.Correct(t.Context(), docs[0].ID, b.document(docs[0].ID).Version,
		[]dossier.Correction{{Field: "document_number", Value: "E00000007", By: "李"}})
	b.ok(err)
	b.report(id)
	_, err = b.db.Reprocess(t.Context(), true)
	b.ok(err)
	got := b.report(id)
	if n := p.count("a"); n != 2 {
		t.Errorf("read %d times", n)
	}
	if got.Findings[0].Rule != "E00000007" {
		t.Errorf("the correction was lost: %+v", got)
	}
}

// Reports never queue behind documents.
func TestCorrectionIsJudgedWhileReadersAreBusy(t *testing.T) {
	b := newBench(t)
	g := newGate()
	p := &pipe{}
	p.read = func(ctx context.Context, data string) error {
		if data == "quick" {
			return nil
		}
		return g.read(ctx, data)
	}
	b.work(p)
	quick, docs := b.group("quick")
	b.report(quick)
	b.group("slow 1", "slow 2", "slow 3")
	<-g.entered
	<-g.entered
	_, err := b.db.Correct(t.Context(), docs[0].ID, b.document(docs[0].ID).Version,
		[]dossier.Correction{{Field: "document_number", Value: "E00000007", By: "李"}})
	b.ok(err)
	if got := b.report(quick); got.Findings[0].Rule != "E00000007" {
		t.Errorf("report is %+v", got)
	}
	close(g.open)
}

func TestFailingRulesAreTold(t *testing.T) {
	b := newBench(t)
	b.work(&pipe{evaluate: func() error {
		return &dossier.Error{Class: dossier.Invalid, Code: "no_pack", Message: "没有规则包", MessageEN: "no pack"}
	}})
	id, _ := b.group("a")
	b.eventually("the failure told", func() bool {
		_, meta, err := b.db.Report(t.Context(), id)
		return err != nil && meta.Problem != nil && meta.Problem.Code == "no_pack"
	})
}

// The text of an error may hold what was read: it stays out of Redis.
func TestRedisLearnsNothingOfAnError(t *testing.T) {
	b := newBench(t)
	b.work(&pipe{evaluate: func() error { return errors.New("王晓琳 210102198503201220") }})
	b.group("a")
	b.eventually("a try that failed", func() bool {
		keys, err := b.queue.Redis().Keys(t.Context(), "asynq:*:t:*").Result()
		b.ok(err)
		for _, key := range keys {
			kept, err := b.queue.Redis().HGet(t.Context(), key, "msg").Result()
			if err == nil && strings.Contains(kept, "王晓琳") {
				t.Fatalf("%s holds %q", key, kept)
			}
			if err == nil && strings.Contains(kept, "internal") {
				return true
			}
		}
		return false
	})
}

func TestBrokenRulesAreTriedAgain(t *testing.T) {
	b := newBench(t)
	var tries atomic.Int64
	b.work(&pipe{evaluate: func() error {
		if tries.Add(1) == 1 {
			return errors.New("hiccup")
		}
		return nil
	}})
	id, _ := b.group("a")
	b.report(id)
}
