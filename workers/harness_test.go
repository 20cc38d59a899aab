package workers_test

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"log/slog"
	"path/filepath"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"zhengqi/internal/blob"
	"zhengqi/internal/dossier"
	"zhengqi/internal/queue"
	"zhengqi/internal/store"
	"zhengqi/workers"
)

// pipe is a pipeline for tests: it reads any bytes as a passport whose number
// they are, and judges every group complete, unless told otherwise.
type pipe struct {
	read     func(ctx context.Context, data string) error // nil: at once
	evaluate func() error

	mu    sync.Mutex
	reads map[string]int // by content
}

func (p *pipe) ReadDocument(ctx context.Context, data []byte, _ dossier.Kind) ([]dossier.Paper, error) {
	p.mu.Lock()
	if p.reads == nil {
		p.reads = map[string]int{}
	}
	p.reads[string(data)]++
	p.mu.Unlock()
	if p.read != nil {
		if err := p.read(ctx, string(data)); err != nil {
			return nil, err
		}
	}
	return []dossier.Paper{{Kind: dossier.Passport, Pages: []int{1}, Fields: dossier.Fields{"document_number": {Value: string(data)}}}}, nil
}

func (p *pipe) Evaluate(_ context.Context, group dossier.Group, corrections []dossier.Correction) (dossier.Report, error) {
	if p.evaluate != nil {
		if err := p.evaluate(); err != nil {
			return dossier.Report{}, err
		}
	}
	var names []dossier.Finding
	for _, d := range dossier.Apply(group.Documents, corrections) {
		for _, paper := range d.Papers {
			names = append(names, dossier.Finding{Rule: paper.Fields["document_number"].Value})
		}
	}
	return dossier.Report{Verdict: dossier.Complete, Findings: names}, nil
}

func (p *pipe) count(data string) int {
	p.mu.Lock()
	defer p.mu.Unlock()
	return p.reads[data]
}

// gate holds readings until it is opened.
type gate struct {
	entered chan string
	open    chan struct{}
}

func newGate() *gate { return &gate{make(chan string, 100), make(chan struct{})} }

func (g *gate) read(ctx context.Context, data string) error {
	g.entered <- data
	select {
	case <-g.open:
		return nil
	case <-ctx.Done():
		return ctx.Err()
	}
}

// bench is a database, a Redis with its relay, blobs, and a clock that can
// jump.
type bench struct {
	testing.TB
	dir    string
	db     *store.DB
	blobs  *blob.Dir
	queue  *queue.Client
	offset atomic.Int64
}

func (b *bench) now() time.Time { return time.Now().Add(time.Duration(b.offset.Load())) }

func (b *bench) jump(d time.Duration) { b.offset.Add(int64(d)) }

func (b *bench) ok(err error) {
	b.Helper()
	if err != nil {
		b.Fatal(err)
	}
}

func newBench(t testing.TB) *bench {
	t.Helper()
	b := newIdleBench(t)
	b.startQueue()
	return b
}

// newIdleBench is a bench without its queue.
func newIdleBench(t testing.TB) *bench {
	t.Helper()
	b := &bench{TB: t, dir: t.TempDir()}
	var err error
	b.ok(store.Migrate(t.Context(), b.database()))
	b.db, err = store.Open(t.Context(), b.database(), b.now)
	b.ok(err)
	t.Cleanup(func() { b.db.Close() })
	b.blobs, err = blob.OpenDir(b.blobDir())
	b.ok(err)
	return b
}

func (b *bench) startQueue() {
	b.Helper()
	redis, err := queue.StartRedis(b.Context(), b.redisDir(), slog.New(slog.DiscardHandler))
	b.ok(err)
	b.Cleanup(redis.Stop)
	b.queue, err = queue.Connect(redis.URL(), b.now)
	b.ok(err)
	b.Cleanup(func() { b.queue.Close() })
	b.relay()
}

func (b *bench) redisDir() string { return filepath.Join(b.dir, "redis") }

func (b *bench) database() string { return filepath.Join(b.dir, "z.db") }

func (b *bench) blobDir() string { return filepath.Join(b.dir, "blobs") }

func (b *bench) relay() {
	ctx, cancel := context.WithCancel(b.Context())
	done := make(chan struct{})
	go func() {
		queue.Relay(ctx, b.db, b.queue, slog.New(slog.DiscardHandler))
		close(done)
	}()
	b.Cleanup(func() {
		cancel()
		<-done
	})
}

// work starts workers on the bench.
func (b *bench) work(p *pipe) *workers.Workers {
	b.Helper()
	return b.workAs(p, "v1")
}

func (b *bench) workAs(p *pipe, version string) *workers.Workers {
	b.Helper()
	w := workers.New(workers.Config{Store: b.db, Blobs: b.blobs, Pipeline: p, Queue: b.queue, ReaderVersion: version,
		Concurrency: 2, Now: b.now, Log: slog.New(slog.DiscardHandler)})
	b.ok(w.Start())
	b.Cleanup(w.Stop)
	return w
}

// group hands in a group of one file for each of contents.
func (b *bench) group(contents ...string) (string, []dossier.Document) {
	b.Helper()
	g, err := b.db.CreateGroup(b.Context(), dossier.Group{})
	b.ok(err)
	var files []dossier.Document
	for i, text := range contents {
		sha, size, err := b.blobs.Put(b.Context(), strings.NewReader(text), 1000)
		b.ok(err)
		files = append(files, dossier.Document{Path: fmt.Sprintf("%d.jpg", i), SHA256: sha, Size: size})
	}
	docs, _, err := b.db.AddDocuments(b.Context(), g.ID, files, dossier.Once{}, nil)
	b.ok(err)
	return g.ID, docs
}

func (b *bench) document(id string) dossier.Document {
	b.Helper()
	d, _, err := b.db.Document(b.Context(), id)
	b.ok(err)
	return d
}

func (b *bench) eventually(what string, ok func() bool) {
	b.Helper()
	deadline := time.After(60 * time.Second)
	for !ok() {
		select {
		case <-deadline:
			b.Fatalf("never: %s", what)
		case <-time.After(5 * time.Millisecond):
		}
	}
}

// report waits for a current report and returns it.
func (b *bench) report(groupID string) dossier.Report {
	b.Helper()
	var report dossier.Report
	b.eventually("a current report", func() bool {
		r, meta, err := b.db.Report(b.Context(), groupID)
		report = r
		return err == nil && meta.Current
	})
	return report
}

// finished counts how often each document of the group was finished: once is
// right.
func (b *bench) finished(groupID string) map[string]int {
	b.Helper()
	events, err := b.db.Events(b.Context(), groupID, 0, 10_000)
	b.ok(err)
	counts := map[string]int{}
	for _, e := range events {
		if e.Status == dossier.StatusRead || e.Status == dossier.StatusUnreadable {
			counts[e.DocumentID]++
		}
	}
	return counts
}

// atLastAttempt tells whether a document that is not finished has been claimed
// as often as one may be.
func (b *bench) atLastAttempt(groupID string) bool {
	b.Helper()
	events, err := b.db.Events(b.Context(), groupID, 0, 10_000)
	b.ok(err)
	claims := map[string]int{}
	for _, e := range events {
		switch e.Status {
		case dossier.StatusReading:
			claims[e.DocumentID]++
		case dossier.StatusRead, dossier.StatusUnreadable:
			delete(claims, e.DocumentID)
		}
	}
	for _, n := range claims {
		if n >= store.MaxAttempts {
			return true
		}
	}
	return false
}

func (b *bench) wantFinishedOnce(groupID string, docs []dossier.Document) {
	b.Helper()
	counts := b.finished(groupID)
	for _, d := range docs {
		if counts[d.ID] != 1 {
			b.Errorf("document %s was finished %d times", d.Path, counts[d.ID])
		}
	}
}

func sha(text string) string {
	sum := sha256.Sum256([]byte(text))
	return hex.EncodeToString(sum[:])
}

var errDamaged = &dossier.Error{Class: dossier.Invalid, Code: "damaged_file", Message: "文件已损坏", MessageEN: "damaged"}

var errMachine = errors.New("the recogniser died")
