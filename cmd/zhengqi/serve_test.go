package main

import (
	"context"
	"log/slog"
	"net"
	"os"
	"path/filepath"
	"testing"
	"time"

	"zhengqi/internal/dossier"
	"zhengqi/internal/intake"
	"zhengqi/internal/queue"
	"zhengqi/internal/specimen"
	"zhengqi/internal/store"
)

// freeAddress gives a loopback address nobody listens on.
func freeAddress(t *testing.T) string {
	t.Helper()
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer l.Close()
	return l.Addr().String()
}

// served is a server over one data directory that can be killed and started
// again, and the client that speaks to it.
type served struct {
	program *program
	data    string
	listen  string
	client  apiClient
}

func startServer(ctx context.Context, t *testing.T, data string) *served {
	t.Helper()
	listen := freeAddress(t)
	s := &served{data: data, listen: listen, client: apiClient{base: "http://" + listen, key: "test"}}
	s.start(ctx, t)
	return s
}

func (s *served) start(ctx context.Context, t *testing.T) {
	t.Helper()
	notNow := time.Now().In(dossier.Shanghai).Add(12 * time.Hour).Format("15:04")
	s.program = startProgram(t, "serve", "--data", s.data, "--listen", s.listen, "--reprocess-at", notNow)
	if err := s.client.waitReady(ctx, time.Minute); err != nil {
		t.Fatalf("%v\n%s", err, s.program.stderr)
	}
}

type groupState struct {
	Progress struct {
		Total  int  `json:"total"`
		Done   int  `json:"done"`
		Report bool `json:"report"`
	} `json:"progress"`
	Documents []struct {
		ID     string         `json:"id"`
		File   string         `json:"file"`
		Status dossier.Status `json:"status"`
	} `json:"documents"`
}

func (s *served) state(ctx context.Context, t *testing.T, id string) groupState {
	t.Helper()
	var g groupState
	if err := s.client.do(ctx, "GET", "/api/v1/groups/"+id, nil, &g); err != nil {
		t.Fatalf("%v\n%s", err, s.program.stderr)
	}
	return g
}

// waitDone waits until at least n documents of the group are done.
func (s *served) waitDone(ctx context.Context, t *testing.T, id string, n int) groupState {
	t.Helper()
	for {
		g := s.state(ctx, t, id)
		if g.Progress.Done >= min(n, g.Progress.Total) {
			return g
		}
		wait(ctx, t, 50*time.Millisecond)
	}
}

// waitReport waits until every document is done and a report covers them.
func (s *served) waitReport(ctx context.Context, t *testing.T, id string) (groupState, dossier.Report) {
	t.Helper()
	for {
		g := s.state(ctx, t, id)
		if g.Progress.Done == g.Progress.Total && g.Progress.Report {
			r, err := s.client.report(ctx, id)
			if err != nil {
				t.Fatal(err)
			}
			return g, r
		}
		wait(ctx, t, 100*time.Millisecond)
	}
}

func wait(ctx context.Context, t *testing.T, d time.Duration) {
	t.Helper()
	select {
	case <-ctx.Done():
		t.Fatal(ctx.Err())
	case <-time.After(d):
	}
}

// submit sends the group at dir and returns its id.
func (s *served) submit(ctx context.Context, t *testing.T, dir string) (string, int) {
	t.Helper()
	submission, err := intake.Open(dir)
	if err != nil {
		t.Fatal(err)
	}
	defer submission.Close()
	id, err := s.client.createGroup(ctx, submission.Group)
	if err != nil {
		t.Fatal(err)
	}
	if err := s.client.upload(ctx, id, submission.Files); err != nil {
		t.Fatal(err)
	}
	return id, len(submission.Files)
}

// expectReadOnce fails unless every document of the group was read exactly
// once in effect.
func (s *served) expectReadOnce(ctx context.Context, t *testing.T, id string, files int) {
	t.Helper()
	db, err := store.Open(ctx, filepath.Join(s.data, "zhengqi.db"), time.Now)
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	events, err := db.Events(ctx, id, 0, 10_000)
	if err != nil {
		t.Fatal(err)
	}
	reads := map[string]int{}
	for _, e := range events {
		if e.Kind == dossier.EventDocument && e.Status == dossier.StatusRead {
			reads[e.DocumentID]++
		}
	}
	if len(reads) != files {
		t.Errorf("%d documents were read, want %d", len(reads), files)
	}
	for document, n := range reads {
		if n != 1 {
			t.Errorf("document %s was read %d times in effect", document, n)
		}
	}
}

func TestKillInTheMiddleLosesNothing(t *testing.T) {
	ctx := testContext(t)
	dir, _ := writeGroup(t, specimen.Options{Applicants: 4, Seed: 11, Level: "0"})
	s := startServer(ctx, t, filepath.Join(t.TempDir(), "data"))
	id, files := s.submit(ctx, t, dir)
	for kill := range 5 {
		s.waitDone(ctx, t, id, 1+kill*files/5)
		s.program.kill()
		s.start(ctx, t)
	}
	g, r := s.waitReport(ctx, t, id)
	if g.Progress.Total != files || len(r.Applicants) != 4 {
		t.Errorf("%d documents and %d applicants, want %d and 4", g.Progress.Total, len(r.Applicants), files)
	}
	s.expectReadOnce(ctx, t, id, files)
}

func TestFlushingRedisLosesNothing(t *testing.T) {
	ctx := testContext(t)
	dir, _ := writeGroup(t, specimen.Options{Applicants: 4, Seed: 12, Level: "0"})
	s := startServer(ctx, t, filepath.Join(t.TempDir(), "data"))
	id, files := s.submit(ctx, t, dir)
	for flush := range 3 {
		s.waitDone(ctx, t, id, 1+flush*files/3)
		flushRedis(ctx, t, s.data)
	}
	g, r := s.waitReport(ctx, t, id)
	if g.Progress.Total != files || len(r.Applicants) != 4 {
		t.Errorf("%d documents and %d applicants, want %d and 4", g.Progress.Total, len(r.Applicants), files)
	}
	s.expectReadOnce(ctx, t, id, files)
}

func flushRedis(ctx context.Context, t *testing.T, data string) {
	t.Helper()
	sockets, err := filepath.Glob(filepath.Join(data, "redis", "*.sock"))
	if err != nil || len(sockets) != 1 {
		t.Fatalf("redis sockets: %v %v", sockets, err)
	}
	client, err := queue.Connect("unix://"+sockets[0], time.Now)
	if err != nil {
		t.Fatal(err)
	}
	defer client.Close()
	if err := client.Redis().FlushAll(ctx).Err(); err != nil {
		t.Fatal(err)
	}
}

func TestInterruptStopsEverythingAndASecondStartFindsTheData(t *testing.T) {
	ctx := testContext(t)
	dir, _ := writeGroup(t, specimen.Options{Applicants: 1, Seed: 13, Level: "0"})
	s := startServer(ctx, t, filepath.Join(t.TempDir(), "data"))
	id, files := s.submit(ctx, t, dir)
	s.waitDone(ctx, t, id, 1)
	if took := s.program.interrupt(t); took > 10*time.Second {
		t.Errorf("took %v to stop", took)
	}
	s.start(ctx, t)
	again, _ := s.submit(ctx, t, dir)
	if again != id {
		t.Errorf("the same submission made a second group: %s and %s", id, again)
	}
	g, _ := s.waitReport(ctx, t, id)
	if g.Progress.Total != files {
		t.Errorf("%d documents, want %d", g.Progress.Total, files)
	}
	s.expectReadOnce(ctx, t, id, files)
}

// A part that cannot be opened is an error, and those before it are closed:
// the second try meets the same error, not a data directory in use.
func TestAHouseThatCannotBeOpenedIsClosedAgain(t *testing.T) {
	data := t.TempDir()
	if err := os.Mkdir(filepath.Join(data, "zhengqi.db"), 0o700); err != nil {
		t.Fatal(err)
	}
	for range 2 {
		h, err := openHouse(t.Context(), data, nil, slog.New(slog.DiscardHandler))
		if h != nil || dossier.ProblemOf(err).Code != "database" {
			t.Errorf("house %v, error %v", h, err)
		}
	}
}
