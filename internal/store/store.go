// Package store keeps groups, documents, corrections and reports in SQLite.
// It is the truth of the program: what a call has returned survives a crash,
// and everything the queue knows can be made again from here. The SQL is
// written so that PostgreSQL understands it too.
package store

import (
	"context"
	"database/sql"
	"embed"
	"errors"
	"io/fs"
	"net/url"
	"os"
	"sync"
	"time"

	"github.com/pressly/goose/v3"
	_ "modernc.org/sqlite" // the driver "sqlite"
)

//go:embed migrations/*.sql
var migrations embed.FS

// DB is an open database. It may be used from several goroutines, and the
// file from several processes; Changed and OutboxReady tell only of changes
// made through this DB.
type DB struct {
	read  *sql.DB
	write *sql.DB // one connection: SQLite has one writer
	now   func() time.Time

	outboxReady chan struct{}
	mu          sync.Mutex
	waiting     map[string]chan struct{} // by group, closed at its next change
}

// Migrate brings the SQLite file path to the newest schema, making the file
// where it is missing, readable by its owner only.
func Migrate(ctx context.Context, path string) error {
	f, err := os.OpenFile(path, os.O_CREATE|os.O_RDWR, 0o600)
	if err != nil {
		return databaseError(err)
	}
	f.Close()
	db, err := openWriter(path)
	if err != nil {
		return databaseError(err)
	}
	defer db.Close()
	provider, err := newProvider(db)
	if err != nil {
		return databaseError(err)
	}
	_, err = provider.Up(ctx)
	return databaseError(err)
}

// Open opens the SQLite file path, which Migrate has made; now is the clock.
// A missing file or another schema than this program's gives a coded error.
func Open(ctx context.Context, path string, now func() time.Time) (*DB, error) {
	if _, err := os.Stat(path); err != nil {
		return nil, errNotMigrated(err)
	}
	write, err := openWriter(path)
	if err != nil {
		return nil, databaseError(err)
	}
	read, err := sql.Open("sqlite", dataSource(path, "_pragma=query_only(1)"))
	if err != nil {
		write.Close()
		return nil, databaseError(err)
	}
	read.SetMaxOpenConns(4)
	db := &DB{read: read, write: write, now: now,
		outboxReady: make(chan struct{}, 1), waiting: map[string]chan struct{}{}}
	if err := db.checkVersion(ctx); err != nil {
		db.Close()
		return nil, err
	}
	db.outboxReady <- struct{}{}
	return db, nil
}

func openWriter(path string) (*sql.DB, error) {
	db, err := sql.Open("sqlite", dataSource(path, "_txlock=immediate"))
	if err != nil {
		return nil, err
	}
	db.SetMaxOpenConns(1)
	return db, nil
}

// dataSource asks for durability first: a committed change is on disk.
func dataSource(path, extra string) string {
	file := url.URL{Scheme: "file", Opaque: (&url.URL{Path: path}).EscapedPath()}
	return file.String() + "?_pragma=busy_timeout(10000)&_pragma=journal_mode(WAL)&_pragma=synchronous(FULL)&_pragma=foreign_keys(1)&" + extra
}

func newProvider(db *sql.DB) (*goose.Provider, error) {
	dir, err := fs.Sub(migrations, "migrations")
	if err != nil {
		return nil, err
	}
	return goose.NewProvider(goose.DialectSQLite3, db, dir)
}

func (db *DB) checkVersion(ctx context.Context) error {
	provider, err := newProvider(db.write)
	if err != nil {
		return databaseError(err)
	}
	current, target, err := provider.GetVersions(ctx)
	switch {
	case err != nil:
		return databaseError(err)
	case current < target:
		return errNotMigrated(nil)
	case current > target:
		return errTooNew()
	}
	return nil
}

// Close closes the database.
func (db *DB) Close() error { return errors.Join(db.write.Close(), db.read.Close()) }

// Ping reports whether the database answers.
func (db *DB) Ping(ctx context.Context) error { return databaseError(db.read.PingContext(ctx)) }

// Changed returns a channel that is closed at the group's next change. Take
// the channel before looking, so that no change falls between.
func (db *DB) Changed(groupID string) <-chan struct{} {
	db.mu.Lock()
	defer db.mu.Unlock()
	ch, ok := db.waiting[groupID]
	if !ok {
		ch = make(chan struct{})
		db.waiting[groupID] = ch
	}
	return ch
}

// OutboxReady returns a channel that receives when the outbox may hold new
// tasks, and once after Open.
func (db *DB) OutboxReady() <-chan struct{} { return db.outboxReady }

func (db *DB) tellChanged(groups map[string]bool) {
	db.mu.Lock()
	defer db.mu.Unlock()
	for id := range groups {
		if ch, ok := db.waiting[id]; ok {
			close(ch)
			delete(db.waiting, id)
		}
	}
}

func (db *DB) tellOutbox() {
	select {
	case db.outboxReady <- struct{}{}:
	default:
	}
}
