package workers_test

import (
	"context"
	"fmt"
	"log/slog"
	"os"
	"os/exec"
	"strconv"
	"testing"
	"time"

	"zhengqi/internal/blob"
	"zhengqi/internal/dossier"
	"zhengqi/internal/queue"
	"zhengqi/internal/store"
	"zhengqi/workers"
)

func contents(n int) []string {
	list := make([]string, n)
	for i := range list {
		list[i] = fmt.Sprintf("content %d", i)
	}
	return list
}

func TestFlushLosesNothing(t *testing.T) {
	b := newBench(t)
	g := newGate()
	p := &pipe{read: g.read}
	b.work(p)
	id, docs := b.group(contents(8)...)
	<-g.entered
	<-g.entered
	b.ok(b.queue.Redis().FlushAll(t.Context()).Err())
	close(g.open)
	if got := b.report(id); len(got.Findings) != 8 {
		t.Errorf("report is %+v", got)
	}
	b.wantFinishedOnce(id, docs)
}

func TestFlushBeforeTheReportLosesNothing(t *testing.T) {
	b := newBench(t)
	id, docs := b.group("a")
	claim, err := b.db.Claim(t.Context(), docs[0].ID)
	b.ok(err)
	b.ok(b.db.Finish(t.Context(), claim, dossier.Reading{}))
	b.eventually("the outbox empty", func() bool {
		left, err := b.db.Outbox(t.Context(), 1)
		return err == nil && len(left) == 0
	})
	b.ok(b.queue.Redis().FlushAll(t.Context()).Err())
	b.work(&pipe{})
	b.report(id)
}

func TestStopGivesTheClaimBack(t *testing.T) {
	b := newBench(t)
	g := newGate()
	p := &pipe{read: g.read}
	id, docs := b.group("a", "b", "c")
	for range store.MaxAttempts + 1 {
		w := b.work(p)
		<-g.entered
		<-g.entered
		started := time.Now()
		w.Stop()
		if took := time.Since(started); took > 10*time.Second {
			t.Errorf("Stop took %v", took)
		}
		for _, d := range docs {
			if status := b.document(d.ID).Status; status != dossier.StatusStored {
				t.Fatalf("after Stop a document is %s", status)
			}
		}
	}
	close(g.open)
	b.work(p)
	b.report(id)
	b.wantFinishedOnce(id, docs)
}

func TestLateResultIsDropped(t *testing.T) {
	b := newBench(t)
	g := newGate()
	b.work(&pipe{read: g.read})
	id, docs := b.group("late")
	<-g.entered
	b.jump(store.Lease)
	claim, err := b.db.Claim(t.Context(), docs[0].ID)
	b.ok(err)
	close(g.open)
	quick := []dossier.Paper{{Kind: dossier.Passport, Fields: dossier.Fields{"document_number": {Value: "quick"}}}}
	b.ok(b.db.Finish(t.Context(), claim, dossier.Reading{Papers: quick}))
	if got := b.report(id); got.Findings[0].Rule != "quick" {
		t.Errorf("report is %+v", got)
	}
	b.wantFinishedOnce(id, docs)
}

// Environment of a test process that only works until it is killed.
const (
	dirEnv    = "ZHENGQI_TEST_WORK_DIR"
	offsetEnv = "ZHENGQI_TEST_WORK_OFFSET"
)

func TestMain(m *testing.M) {
	if os.Getenv(dirEnv) != "" {
		if err := workUntilKilled(); err != nil {
			fmt.Fprintln(os.Stderr, err)
			os.Exit(1)
		}
	}
	os.Exit(m.Run())
}

func workUntilKilled() error {
	offset, err := strconv.Atoi(os.Getenv(offsetEnv))
	if err != nil {
		return err
	}
	now := func() time.Time { return time.Now().Add(time.Duration(offset) * time.Second) }
	b := &bench{dir: os.Getenv(dirEnv)}
	db, err := store.Open(context.Background(), b.database(), now)
	if err != nil {
		return err
	}
	blobs, err := blob.OpenDir(b.blobDir())
	if err != nil {
		return err
	}
	log := slog.New(slog.DiscardHandler)
	redis, err := queue.StartRedis(context.Background(), b.redisDir(), log)
	if err != nil {
		return err
	}
	client, err := queue.Connect(redis.URL(), now)
	if err != nil {
		return err
	}
	go queue.Relay(context.Background(), db, client, log)
	slow := &pipe{read: func(ctx context.Context, _ string) error {
		select {
		case <-ctx.Done():
		case <-time.After(100 * time.Millisecond):
		}
		return ctx.Err()
	}}
	w := workers.New(workers.Config{Store: db, Blobs: blobs, Pipeline: slow, Queue: client, ReaderVersion: "v1", Concurrency: 2, Now: now, Log: log})
	if err := w.Start(); err != nil {
		return err
	}
	select {}
}

// Each process, and its Redis with it, is killed without warning once it has
// finished a document and is at no document's last attempt, as one that takes
// every process with it is given up; the clock of the next is past the leases
// that it has left behind.
func TestKillLosesNothing(t *testing.T) {
	b := newIdleBench(t)
	id, docs := b.group(contents(12)...)
	for round := range 5 {
		cmd := exec.Command(os.Args[0])
		cmd.Stderr = os.Stderr
		cmd.Env = append(os.Environ(), dirEnv+"="+b.dir, offsetEnv+"="+strconv.Itoa(round*25))
		b.ok(cmd.Start())
		before := len(b.finished(id))
		b.eventually("progress", func() bool { return len(b.finished(id)) > before && !b.atLastAttempt(id) })
		b.ok(cmd.Process.Kill())
		cmd.Wait()
	}
	b.jump(5 * 25 * time.Second)
	b.startQueue()
	b.work(&pipe{})
	if got := b.report(id); len(got.Findings) != 12 {
		t.Errorf("the report knows %d documents, want 12", len(got.Findings))
	}
	b.wantFinishedOnce(id, docs)
	for _, d := range docs {
		if status := b.document(d.ID).Status; status != dossier.StatusRead {
			t.Errorf("document %s is %s", d.Path, status)
		}
	}
}
