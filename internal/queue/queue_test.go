package queue_test

import (
	"context"
	"errors"
	"log/slog"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/hibiken/asynq"

	"zhengqi/internal/dossier"
	"zhengqi/internal/queue"
	"zhengqi/internal/store"
)

func read(subject string) dossier.Task {
	return dossier.Task{Name: dossier.TaskRead, Queue: dossier.QueueIntake, Subject: subject, Attempt: 1}
}

func enqueue(t *testing.T, c *queue.Client, task dossier.Task) {
	t.Helper()
	if err := c.Enqueue(t.Context(), task); err != nil {
		t.Fatal(err)
	}
}

func pending(t *testing.T, c *queue.Client, name dossier.Queue) []string {
	t.Helper()
	ids := []string{}
	tasks, err := asynq.NewInspectorFromRedisClient(c.Redis()).ListPendingTasks(string(name), asynq.PageSize(1000))
	if err != nil && !errors.Is(err, asynq.ErrQueueNotFound) {
		t.Fatal(err)
	}
	for _, task := range tasks {
		ids = append(ids, task.ID)
	}
	return ids
}

func same(t *testing.T, got, want any) {
	t.Helper()
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("(-want +got)\n%s", diff)
	}
}

func TestTaskCarriesIDsOnly(t *testing.T) {
	_, c := start(t, t.TempDir())
	enqueue(t, c, read("doc1"))
	info, err := asynq.NewInspectorFromRedisClient(c.Redis()).GetTaskInfo("intake", "document:read/doc1/1")
	if err != nil {
		t.Fatal(err)
	}
	same(t, string(info.Payload), `{"id":"doc1"}`)
	subject, err := queue.Subject(info.Payload)
	if err != nil || subject != "doc1" {
		t.Errorf("Subject gives %q, %v", subject, err)
	}
	if info.MaxRetry < 5 || info.Timeout == 0 || info.Retention != 0 {
		t.Errorf("retry %d, timeout %v, retention %v", info.MaxRetry, info.Timeout, info.Retention)
	}
}

func TestSubjectRefusesAnythingButAnID(t *testing.T) {
	for _, data := range []string{"", "{}", `{"id":7}`, `{"id":""}`, `{"id":"` + strings.Repeat("x", 65) + `"}`, "\xff"} {
		_, err := queue.Subject([]byte(data))
		wantCode(t, err, "invalid_task")
	}
}

func TestSameTaskIsQueuedOnce(t *testing.T) {
	_, c := start(t, t.TempDir())
	for range 3 {
		enqueue(t, c, read("a"))
	}
	enqueue(t, c, read("b"))
	same(t, pending(t, c, dossier.QueueIntake), []string{"document:read/a/1", "document:read/b/1"})
}

func TestFlushedTaskIsQueuedAgain(t *testing.T) {
	_, c := start(t, t.TempDir())
	enqueue(t, c, read("a"))
	if err := c.Redis().FlushAll(t.Context()).Err(); err != nil {
		t.Fatal(err)
	}
	enqueue(t, c, read("a"))
	enqueue(t, c, read("a"))
	same(t, pending(t, c, dossier.QueueIntake), []string{"document:read/a/1"})
}

func TestArchivedTaskIsReplaced(t *testing.T) {
	_, c := start(t, t.TempDir())
	enqueue(t, c, read("a"))
	if err := asynq.NewInspectorFromRedisClient(c.Redis()).ArchiveTask("intake", read("a").ID()); err != nil {
		t.Fatal(err)
	}
	same(t, pending(t, c, dossier.QueueIntake), []string{})
	enqueue(t, c, read("a"))
	same(t, pending(t, c, dossier.QueueIntake), []string{"document:read/a/1"})
}

// A worker that dies between taking a task and claiming its document leaves
// the task running for ever.
func TestOrphanedTaskGetsASecond(t *testing.T) {
	_, c := start(t, t.TempDir())
	enqueue(t, c, read("a"))
	taken := make(chan struct{})
	server := asynq.NewServerFromRedisClient(c.Redis(), asynq.Config{
		Concurrency: 1, Queues: map[string]int{"intake": 1}, TaskCheckInterval: 10 * time.Millisecond, LogLevel: asynq.FatalLevel})
	hold := make(chan struct{})
	err := server.Start(asynq.HandlerFunc(func(context.Context, *asynq.Task) error {
		close(taken)
		<-hold
		return nil
	}))
	if err != nil {
		t.Fatal(err)
	}
	<-taken
	server.Stop()
	enqueue(t, c, read("a"))
	enqueue(t, c, read("a"))
	if ids := pending(t, c, dossier.QueueIntake); len(ids) == 0 || len(ids) > 2 || !strings.HasPrefix(ids[0], "document:read/a/1/again-") {
		t.Errorf("beside the orphan wait %v", ids)
	}
	close(hold)
	server.Shutdown()
}

func TestConnectRefusesAnInvalidURL(t *testing.T) {
	_, err := queue.Connect("http://x", time.Now)
	wantCode(t, err, "invalid_redis_url")
}

// group stores a group with n documents and so fills the outbox.
func group(t *testing.T, db *store.DB, n int) []string {
	t.Helper()
	g, err := db.CreateGroup(t.Context(), dossier.Group{})
	if err != nil {
		t.Fatal(err)
	}
	docs, _, err := db.AddDocuments(t.Context(), g.ID, make([]dossier.Document, n), dossier.Once{}, nil)
	if err != nil {
		t.Fatal(err)
	}
	ids := []string{}
	for _, d := range docs {
		ids = append(ids, "document:read/"+d.ID+"/1")
	}
	return ids
}

func relay(t *testing.T, c *queue.Client) *store.DB {
	t.Helper()
	path := filepath.Join(t.TempDir(), "z.db")
	if err := store.Migrate(t.Context(), path); err != nil {
		t.Fatal(err)
	}
	db, err := store.Open(t.Context(), path, time.Now)
	if err != nil {
		t.Fatal(err)
	}
	ctx, cancel := context.WithCancel(t.Context())
	done := make(chan struct{})
	go func() {
		queue.Relay(ctx, db, c, slog.New(slog.DiscardHandler))
		close(done)
	}()
	t.Cleanup(func() {
		cancel()
		<-done
		db.Close()
	})
	return db
}

func TestRelayMovesEveryTaskInOrder(t *testing.T) {
	_, c := start(t, t.TempDir())
	db := relay(t, c)
	want := group(t, db, 250)
	eventually(t, "all tasks queued", func() bool { return len(pending(t, c, dossier.QueueIntake)) == 250 })
	same(t, pending(t, c, dossier.QueueIntake), want)
	eventually(t, "the outbox empty", func() bool {
		left, err := db.Outbox(t.Context(), 1)
		return err == nil && len(left) == 0
	})
}

func TestRelayWaitsForRedis(t *testing.T) {
	_, c := start(t, t.TempDir())
	db := relay(t, c)
	if err := syscall.Kill(pid(t, c), syscall.SIGKILL); err != nil {
		t.Fatal(err)
	}
	want := group(t, db, 3)
	eventually(t, "tasks queued once Redis is back", func() bool {
		return c.Ping(t.Context()) == nil && len(pending(t, c, dossier.QueueIntake)) == 3
	})
	same(t, pending(t, c, dossier.QueueIntake), want)
}
