package store

import (
	"context"
	"crypto/rand"
	"database/sql"
	"encoding/base32"
	"encoding/json"
	"errors"
	"strings"
	"time"

	"zhengqi/internal/dossier"
)

// querier is what a connection and a transaction have in common.
type querier interface {
	QueryContext(ctx context.Context, query string, args ...any) (*sql.Rows, error)
	QueryRowContext(ctx context.Context, query string, args ...any) *sql.Row
}

// change is one transaction on the truth. Every change begins by locking the
// row of its group (revise, nextEvents or lock), so that changes to one group
// are in order on every database.
type change struct {
	*sql.Tx
	ctx    context.Context
	now    int64 // microseconds
	groups map[string]bool
	tasks  bool
}

// change runs fn in a transaction and, once it is committed, wakes who waits
// for the group or the outbox.
func (db *DB) change(ctx context.Context, fn func(*change) error) error {
	tx, err := db.write.BeginTx(ctx, nil)
	if err != nil {
		return databaseError(err)
	}
	defer tx.Rollback()
	c := &change{Tx: tx, ctx: ctx, now: db.now().UnixMicro(), groups: map[string]bool{}}
	if err := fn(c); err != nil {
		return databaseError(err)
	}
	if err := tx.Commit(); err != nil {
		return databaseError(err)
	}
	db.tellChanged(c.groups)
	if c.tasks {
		db.tellOutbox()
	}
	return nil
}

func (c *change) exec(query string, args ...any) error {
	_, err := c.ExecContext(c.ctx, query, args...)
	return err
}

func (c *change) row(query string, args ...any) *sql.Row {
	return c.QueryRowContext(c.ctx, query, args...)
}

// revise raises the group's revision: a report made before no longer says all.
func (c *change) revise(groupID string) error {
	var revision int64
	err := c.row(`UPDATE groups SET revision = revision + 1, updated_at = $2 WHERE id = $1 RETURNING revision`,
		groupID, c.now).Scan(&revision)
	if errors.Is(err, sql.ErrNoRows) {
		return errNoGroup(groupID)
	}
	return err
}

// nextEvents reserves n numbers in the group's history and returns the first.
func (c *change) nextEvents(groupID string, n int) (int64, error) {
	var last int64
	err := c.row(`UPDATE groups SET last_event = last_event + $2, updated_at = $3 WHERE id = $1 RETURNING last_event`,
		groupID, n, c.now).Scan(&last)
	if errors.Is(err, sql.ErrNoRows) {
		return 0, errNoGroup(groupID)
	}
	c.groups[groupID] = true
	return last - int64(n) + 1, err
}

// lock holds the group's row until the transaction ends.
func (c *change) lock(groupID string) error {
	_, err := c.nextEvents(groupID, 0)
	return err
}

// tell writes the event e, at its Seq or, where that is 0, at the next.
func (c *change) tell(groupID string, e dossier.Event) error {
	if e.Seq == 0 {
		seq, err := c.nextEvents(groupID, 1)
		if err != nil {
			return err
		}
		e.Seq = seq
	}
	return c.exec(`INSERT INTO events (group_id, seq, kind, document_id, status, made_at) VALUES ($1, $2, $3, $4, $5, $6)`,
		groupID, e.Seq, e.Kind, e.DocumentID, e.Status, c.now)
}

// ask puts a task into the outbox. The same task asked for twice is there
// once.
func (c *change) ask(t dossier.Task, position int64) error {
	c.tasks = true
	return c.exec(`INSERT INTO outbox (task_id, name, queue, subject, attempt, position, created_at)
		VALUES ($1, $2, $3, $4, $5, $6, $7) ON CONFLICT (task_id) DO NOTHING`,
		t.ID(), t.Name, t.Queue, t.Subject, t.Attempt, position, c.now)
}

// settle asks for a new report where the group needs one and all its
// documents are done. While documents are being read nothing is judged: what
// is still to come would be reported as missing.
func (c *change) settle(groupID string) error {
	tasks, err := all(c.ctx, c.Tx, scanTask, dueGroups+` AND g.id = $1`, groupID)
	if err != nil {
		return err
	}
	for _, t := range tasks {
		if err := c.ask(t, 0); err != nil {
			return err
		}
	}
	return nil
}

// dueGroups selects, as tasks, the groups whose documents are all done and
// whose newest revision has not been judged.
const dueGroups = `SELECT CASE WHEN g.unhurried = g.revision THEN 'group:reprocess' ELSE 'group:evaluate' END,
	CASE WHEN g.unhurried = g.revision THEN 'reprocess' ELSE 'interactive' END, g.id, g.revision
	FROM groups g WHERE g.evaluated < g.revision
	AND EXISTS (SELECT 1 FROM documents d WHERE d.group_id = g.id)
	AND NOT EXISTS (SELECT 1 FROM documents d WHERE d.group_id = g.id AND d.status IN ('stored', 'reading'))`

// all runs a query and scans every row.
func all[T any](ctx context.Context, q querier, scan func(scanner) (T, error), query string, args ...any) ([]T, error) {
	rows, err := q.QueryContext(ctx, query, args...)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	list := []T{}
	for rows.Next() {
		item, err := scan(rows)
		if err != nil {
			return nil, err
		}
		list = append(list, item)
	}
	return list, rows.Err()
}

// scanner is a row of one or of many.
type scanner interface{ Scan(dest ...any) error }

func scanTask(row scanner) (t dossier.Task, err error) {
	err = row.Scan(&t.Name, &t.Queue, &t.Subject, &t.Attempt)
	return t, err
}

var idEncoding = base32.StdEncoding.WithPadding(base32.NoPadding)

// newID returns 128 random bits: an id says nothing of whom it stands for and
// cannot be guessed.
func newID() string {
	var raw [16]byte
	rand.Read(raw[:]) // never fails: crypto/rand ends the program instead
	return strings.ToLower(idEncoding.EncodeToString(raw[:]))
}

func moment(micro int64) time.Time { return time.UnixMicro(micro).UTC() }

// toJSON gives v as a text, and the empty text for nil.
func toJSON(v any) (string, error) {
	data, err := json.Marshal(v)
	if string(data) == "null" {
		return "", err
	}
	return string(data), err
}

// fromJSON reads what toJSON wrote; the empty text leaves v as it is.
func fromJSON(text string, v any) error {
	if text == "" {
		return nil
	}
	return json.Unmarshal([]byte(text), v)
}
