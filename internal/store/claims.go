package store

import (
	"context"
	"database/sql"
	"errors"
	"time"

	"zhengqi/internal/dossier"
)

const (
	// Lease is how long a claim holds without renewal.
	Lease = 20 * time.Second
	// MaxAttempts is how often a document is claimed before it is given up.
	MaxAttempts = 3
	// retryPause, times the attempts made, passes after a failed attempt.
	retryPause = 2 * time.Second
)

// Claim takes hold of a document for reading, for the length of Lease. One
// that needs no reading now, or that another worker holds, gives not_due; one
// that has used up its attempts becomes unreadable and gives not_due too.
func (db *DB) Claim(ctx context.Context, documentID string) (dossier.Claim, error) {
	claim := dossier.Claim{DocumentID: documentID}
	claimed := false
	err := db.change(ctx, func(c *change) error {
		attempts, err := c.due(&claim)
		if err != nil {
			return err
		}
		if attempts >= MaxAttempts {
			return c.end(claim, dossier.Reading{Problem: readingFailed()})
		}
		claimed = true
		return c.take(&claim)
	})
	if err == nil && !claimed {
		err = errNotDue()
	}
	return claim, err
}

// due fills in what the claim needs to know of its document and returns the
// attempts made, where the document is to be read now.
func (c *change) due(claim *dossier.Claim) (attempts int, err error) {
	var fresh int
	var isDue bool
	err = c.row(`SELECT group_id, sha256, fence, fresh, attempts,
		(status = 'stored' AND retry_at <= $2) OR (status = 'reading' AND lease_until <= $2)
		FROM documents WHERE id = $1`, claim.DocumentID, c.now).
		Scan(&claim.GroupID, &claim.SHA256, &claim.Fence, &fresh, &attempts, &isDue)
	switch {
	case errors.Is(err, sql.ErrNoRows):
		return 0, errNoDocument(claim.DocumentID)
	case err != nil:
		return 0, err
	case !isDue:
		return 0, errNotDue()
	}
	claim.Fresh = fresh != 0
	return attempts, nil
}

// take raises the fence, under which alone the reading may be written.
func (c *change) take(claim *dossier.Claim) error {
	if err := c.lock(claim.GroupID); err != nil {
		return err
	}
	err := c.row(`UPDATE documents SET status = 'reading', fence = fence + 1, attempts = attempts + 1, lease_until = $3,
		version = version + 1 WHERE id = $1 AND fence = $2 RETURNING fence`,
		claim.DocumentID, claim.Fence, c.now+Lease.Microseconds()).Scan(&claim.Fence)
	if errors.Is(err, sql.ErrNoRows) {
		return errNotDue()
	}
	if err != nil {
		return err
	}
	return c.tellDocument(*claim, dossier.StatusReading)
}

func (c *change) tellDocument(claim dossier.Claim, status dossier.Status) error {
	return c.tell(claim.GroupID, dossier.Event{Kind: dossier.EventDocument, DocumentID: claim.DocumentID, Status: status})
}

// Renew holds the claim for another Lease, or gives lease_lost where another
// worker has taken over.
func (db *DB) Renew(ctx context.Context, claim dossier.Claim) error {
	return db.change(ctx, func(c *change) error {
		result, err := c.ExecContext(ctx, `UPDATE documents SET lease_until = $3 WHERE id = $1 AND fence = $2 AND status = 'reading'`,
			claim.DocumentID, claim.Fence, c.now+Lease.Microseconds())
		return oneRow(result, err, errLeaseLost())
	})
}

// oneRow gives missing where the statement changed no row.
func oneRow(result sql.Result, err, missing error) error {
	if err != nil {
		return err
	}
	if n, err := result.RowsAffected(); err != nil || n == 0 {
		return errors.Join(err, missing)
	}
	return nil
}

// Finish writes the outcome of a claim. Under a lost lease it changes nothing
// and gives lease_lost. The last document of a group to finish asks for the
// report in the same transaction.
func (db *DB) Finish(ctx context.Context, claim dossier.Claim, reading dossier.Reading) error {
	return db.change(ctx, func(c *change) error { return c.end(claim, reading) })
}

func (c *change) end(claim dossier.Claim, reading dossier.Reading) error {
	status := dossier.StatusRead
	if reading.Problem != nil {
		status = dossier.StatusUnreadable
	}
	problem, err := toJSON(reading.Problem)
	if err != nil {
		return err
	}
	papers, err := toJSON(reading.Papers)
	if err != nil {
		return err
	}
	if err := c.revise(claim.GroupID); err != nil {
		return err
	}
	result, err := c.ExecContext(c.ctx, `UPDATE documents SET status = $3, problem = $4, papers = $5, elapsed_ms = $6,
		reader_version = $7, version = version + 1, lease_until = 0, fresh = 0
		WHERE id = $1 AND fence = $2 AND status = 'reading'`,
		claim.DocumentID, claim.Fence, status, problem, papers, reading.ElapsedMS, reading.ReaderVersion)
	if err := oneRow(result, err, errLeaseLost()); err != nil {
		return err
	}
	if err := c.tellDocument(claim, status); err != nil {
		return err
	}
	return c.settle(claim.GroupID)
}

// Fail gives the claim back after a failed attempt that may go better another
// time. After MaxAttempts the document becomes unreadable.
func (db *DB) Fail(ctx context.Context, claim dossier.Claim) error {
	return db.change(ctx, func(c *change) error {
		if err := c.lock(claim.GroupID); err != nil {
			return err
		}
		var attempts int
		err := c.row(`UPDATE documents SET retry_at = $3 + attempts * $4 WHERE id = $1 AND fence = $2 AND status = 'reading'
			RETURNING attempts`, claim.DocumentID, claim.Fence, c.now, retryPause.Microseconds()).Scan(&attempts)
		if errors.Is(err, sql.ErrNoRows) {
			return errLeaseLost()
		}
		if err != nil {
			return err
		}
		if attempts >= MaxAttempts {
			return c.end(claim, dossier.Reading{Problem: readingFailed()})
		}
		return c.backOnShelf(claim)
	})
}

// Release gives the claim back as if it had not been made: the worker stops,
// and another goes on at once.
func (db *DB) Release(ctx context.Context, claim dossier.Claim) error {
	return db.change(ctx, func(c *change) error {
		if err := c.lock(claim.GroupID); err != nil {
			return err
		}
		result, err := c.ExecContext(ctx, `UPDATE documents SET attempts = attempts - 1, retry_at = 0
			WHERE id = $1 AND fence = $2 AND status = 'reading'`, claim.DocumentID, claim.Fence)
		if err := oneRow(result, err, errLeaseLost()); err != nil {
			return err
		}
		if err := c.ask(readTask(claim), 0); err != nil {
			return err
		}
		return c.backOnShelf(claim)
	})
}

// readTask is the task for the claim after this one.
func readTask(claim dossier.Claim) dossier.Task {
	queue := dossier.QueueIntake
	if claim.Fresh {
		queue = dossier.QueueReprocess
	}
	return dossier.Task{Name: dossier.TaskRead, Queue: queue, Subject: claim.DocumentID, Attempt: claim.Fence + 1}
}

func (c *change) backOnShelf(claim dossier.Claim) error {
	err := c.exec(`UPDATE documents SET status = 'stored', lease_until = 0, version = version + 1 WHERE id = $1`, claim.DocumentID)
	if err != nil {
		return err
	}
	return c.tellDocument(claim, dossier.StatusStored)
}

// Known returns the papers that this version of the readers has read from the
// same bytes before, or not_read_before.
func (db *DB) Known(ctx context.Context, sha, readerVersion string) ([]dossier.Paper, error) {
	var text string
	err := db.read.QueryRowContext(ctx, `SELECT papers FROM documents
		WHERE sha256 = $1 AND reader_version = $2 AND status = 'read' LIMIT 1`, sha, readerVersion).Scan(&text)
	if errors.Is(err, sql.ErrNoRows) {
		return nil, errNotReadBefore()
	}
	if err != nil {
		return nil, databaseError(err)
	}
	papers, err := papersOf(text)
	return papers, databaseError(err)
}
