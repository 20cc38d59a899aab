package store

import (
	"context"
	"database/sql"
	"errors"
	"time"

	"zhengqi/internal/dossier"
)

// Reprocess asks for a new report on every group that has documents, in the
// reprocess queue: all of them or, after an error or a crash, none. With reread
// the documents are read again from their bytes first; corrections stay as they
// are.
func (db *DB) Reprocess(ctx context.Context, reread bool) (dossier.Reprocessing, error) {
	run := dossier.Reprocessing{ID: newID()}
	err := db.change(ctx, func(c *change) error {
		if err := c.forgetRuns(); err != nil {
			return err
		}
		if err := c.startRun(run.ID, reread); err != nil {
			return err
		}
		ids, err := all(ctx, c.Tx, scanID, `SELECT group_id FROM reprocessed WHERE run_id = $1`, run.ID)
		if err != nil {
			return err
		}
		run.Total = len(ids)
		for _, id := range ids {
			c.groups[id] = true
			if reread {
				if err := c.rereadAll(id); err != nil {
					return err
				}
			}
		}
		return c.askRun(run.ID)
	})
	return run, err
}

// keepRuns is how long it can be asked what a run changed.
const keepRuns = 90 * 24 * time.Hour

// forgetRuns deletes what old runs changed, so that one a day fills no disk;
// the reports stay.
func (c *change) forgetRuns() error {
	before := c.now - keepRuns.Microseconds()
	if err := c.exec(`DELETE FROM reprocessed WHERE run_id IN (SELECT id FROM reprocessings WHERE made_at < $1)`, before); err != nil {
		return err
	}
	return c.exec(`DELETE FROM reprocessings WHERE made_at < $1`, before)
}

// startRun notes which groups the run is of, and raises their revision: the
// reports they have no longer say all.
func (c *change) startRun(id string, reread bool) error {
	asked := 0
	if reread {
		asked = 1
	}
	if err := c.exec(`INSERT INTO reprocessings (id, reread, made_at) VALUES ($1, $2, $3)`, id, asked, c.now); err != nil {
		return err
	}
	if err := c.exec(`UPDATE groups SET revision = revision + 1, unhurried = revision + 1, updated_at = $1
		WHERE EXISTS (SELECT 1 FROM documents d WHERE d.group_id = groups.id)`, c.now); err != nil {
		return err
	}
	return c.exec(`INSERT INTO reprocessed (run_id, group_id, before, revision)
		SELECT $1, g.id, COALESCE((SELECT MAX(r.revision) FROM reports r WHERE r.group_id = g.id), 0), g.revision
		FROM groups g WHERE EXISTS (SELECT 1 FROM documents d WHERE d.group_id = g.id)`, id)
}

// askRun asks for the report of every group of the run whose documents are all
// done; the others ask for theirs with their last document.
func (c *change) askRun(id string) error {
	c.tasks = true
	return c.exec(`INSERT INTO outbox (task_id, name, queue, subject, attempt, position, created_at)
		SELECT 'group:reprocess/' || g.id || '/' || g.revision, 'group:reprocess', 'reprocess', g.id, g.revision, 0, $2
		FROM reprocessed p JOIN groups g ON g.id = p.group_id
		WHERE p.run_id = $1 AND NOT EXISTS (SELECT 1 FROM documents d WHERE d.group_id = g.id AND d.status IN ('stored', 'reading'))
		ON CONFLICT (task_id) DO NOTHING`, id, c.now)
}

// Reprocessing tells how far a run is. An unknown id gives run_not_found.
func (db *DB) Reprocessing(ctx context.Context, id string) (dossier.Reprocessing, error) {
	run := dossier.Reprocessing{ID: id}
	var made int64
	err := db.read.QueryRowContext(ctx, `SELECT r.made_at, COUNT(p.group_id),
		COUNT(CASE WHEN g.evaluated >= p.revision THEN 1 END),
		COUNT(CASE WHEN g.evaluated >= p.revision AND g.problem <> '' THEN 1 END)
		FROM reprocessings r LEFT JOIN reprocessed p ON p.run_id = r.id LEFT JOIN groups g ON g.id = p.group_id
		WHERE r.id = $1 GROUP BY r.id, r.made_at`, id).Scan(&made, &run.Total, &run.Done, &run.Failed)
	if errors.Is(err, sql.ErrNoRows) {
		return run, errNoRun(id)
	}
	run.MadeAt = moment(made)
	return run, databaseError(err)
}

// Differences sums up what the run changed among the groups judged so far, the
// oldest group first. With after other than "" it is of dossier.ShownFlips
// groups after that one.
func (db *DB) Differences(ctx context.Context, id, after string) (dossier.FlipSum, error) {
	sum := dossier.NewFlipSum()
	rows, err := db.read.QueryContext(ctx, `SELECT p.group_id, old.body, new.body FROM reprocessed p
		JOIN groups g ON g.id = p.group_id
		JOIN reports old ON old.group_id = p.group_id AND old.revision = p.before
		JOIN reports new ON new.group_id = p.group_id AND new.revision =
			(SELECT MIN(r.revision) FROM reports r WHERE r.group_id = p.group_id AND r.revision >= p.revision)
		WHERE p.run_id = $1 AND ($2 = '' OR (g.created_at, g.id) > (SELECT a.created_at, a.id FROM groups a WHERE a.id = $2))
		ORDER BY g.created_at, g.id`, id, after)
	if err != nil {
		return sum, databaseError(err)
	}
	defer rows.Close()
	for rows.Next() && (after == "" || len(sum.Flipped) < dossier.ShownFlips) {
		flips, err := scanFlips(rows)
		if err != nil {
			return sum, databaseError(err)
		}
		sum.Add(flips)
	}
	return sum, databaseError(rows.Err())
}

func scanFlips(row scanner) (out dossier.GroupFlips, err error) {
	var old, now string
	if err := row.Scan(&out.GroupID, &old, &now); err != nil || old == now {
		return out, err
	}
	var before, after dossier.Report
	if err := errors.Join(fromJSON(old, &before), fromJSON(now, &after)); err != nil {
		return out, err
	}
	return dossier.NewGroupFlips(out.GroupID, before, after), nil
}

func scanID(row scanner) (id string, err error) {
	err = row.Scan(&id)
	return id, err
}

// rereadAll sends every finished document whose bytes are stored back to the
// start. Refused files and duplicates stay as they are.
func (c *change) rereadAll(groupID string) error {
	claims, err := all(c.ctx, c.Tx, scanFinished, `SELECT id, fence FROM documents
		WHERE group_id = $1 AND status IN ('read', 'unreadable') AND fence > 0 ORDER BY position`, groupID)
	if err != nil {
		return err
	}
	for i, claim := range claims {
		claim.GroupID = groupID
		err := c.exec(`UPDATE documents SET fresh = 1, attempts = 0, retry_at = 0 WHERE id = $1`, claim.DocumentID)
		if err != nil {
			return err
		}
		if err := c.ask(readTask(claim), int64(i)); err != nil {
			return err
		}
		if err := c.backOnShelf(claim); err != nil {
			return err
		}
	}
	return nil
}

func scanFinished(row scanner) (claim dossier.Claim, err error) {
	claim.Fresh = true
	err = row.Scan(&claim.DocumentID, &claim.Fence)
	return claim, err
}
