package store_test

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"zhengqi/internal/dossier"
	"zhengqi/internal/store"
)

// clock is a clock that only moves when told.
type clock struct {
	mu  sync.Mutex
	now time.Time
}

func newClock() *clock { return &clock{now: time.Date(2026, 11, 20, 9, 0, 0, 0, time.UTC)} }

func (c *clock) Now() time.Time {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.now
}

func (c *clock) Advance(d time.Duration) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.now = c.now.Add(d)
}

func openDB(t *testing.T) (*store.DB, *clock) {
	t.Helper()
	path := filepath.Join(t.TempDir(), "a name 100%?#.db")
	c := newClock()
	return openPath(t, path, c), c
}

func openPath(t *testing.T, path string, c *clock) *store.DB {
	t.Helper()
	if err := store.Migrate(t.Context(), path); err != nil {
		t.Fatal(err)
	}
	db, err := store.Open(t.Context(), path, c.Now)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { db.Close() })
	return db
}

func wantCode(t *testing.T, err error, code string) {
	t.Helper()
	var coded *dossier.Error
	if !errors.As(err, &coded) || coded.Code != code {
		t.Fatalf("error is %v, want code %s", err, code)
	}
	if coded.Message == "" || coded.MessageEN == "" {
		t.Errorf("error %s says nothing to people", code)
	}
}

func TestOpenRefusesAMissingDatabase(t *testing.T) {
	path := filepath.Join(t.TempDir(), "none.db")
	_, err := store.Open(t.Context(), path, time.Now)
	wantCode(t, err, "database_not_migrated")
	if _, err := os.Stat(path); err == nil {
		t.Error("Open made the file it should only have checked")
	}
}

func TestOpenRefusesAnEmptyDatabase(t *testing.T) {
	path := filepath.Join(t.TempDir(), "empty.db")
	if err := os.WriteFile(path, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	_, err := store.Open(t.Context(), path, time.Now)
	wantCode(t, err, "database_not_migrated")
}

func TestMigrateTwiceKeepsData(t *testing.T) {
	path := filepath.Join(t.TempDir(), "z.db")
	c := newClock()
	first := openPath(t, path, c)
	g, err := first.CreateGroup(t.Context(), dossier.Group{Profile: "liaoning-2026"})
	if err != nil {
		t.Fatal(err)
	}
	if err := first.Close(); err != nil {
		t.Fatal(err)
	}
	if _, err := openPath(t, path, c).Group(t.Context(), g.ID); err != nil {
		t.Errorf("after a second start: %v", err)
	}
}

func TestDatabaseIsReadableByItsOwnerOnly(t *testing.T) {
	path := filepath.Join(t.TempDir(), "z.db")
	openPath(t, path, newClock())
	for _, suffix := range []string{"", "-wal", "-shm"} {
		info, err := os.Stat(path + suffix)
		if err != nil {
			t.Fatal(err)
		}
		if info.Mode().Perm() != 0o600 {
			t.Errorf("%s has mode %v", filepath.Base(path+suffix), info.Mode())
		}
	}
}

func TestIDsSayNothing(t *testing.T) {
	db, _ := openDB(t)
	g, err := db.CreateGroup(t.Context(), dossier.Group{Enterprise: dossier.Enterprise{Name: "大连示例有限公司"}})
	if err != nil {
		t.Fatal(err)
	}
	if len(g.ID) != 26 || strings.Trim(g.ID, "abcdefghijklmnopqrstuvwxyz234567") != "" {
		t.Errorf("id %q is not 128 bits in base32", g.ID)
	}
}
