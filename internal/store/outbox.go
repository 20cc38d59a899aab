package store

import (
	"context"

	"zhengqi/internal/dossier"
)

// Outbox returns up to limit tasks that wait to be queued, oldest first.
func (db *DB) Outbox(ctx context.Context, limit int) ([]dossier.Task, error) {
	tasks, err := all(ctx, db.read, scanTask,
		`SELECT name, queue, subject, attempt FROM outbox ORDER BY created_at, position, task_id LIMIT $1`, limit)
	return tasks, databaseError(err)
}

// Sent takes tasks that the queue holds out of the outbox.
func (db *DB) Sent(ctx context.Context, tasks []dossier.Task) error {
	if len(tasks) == 0 {
		return nil
	}
	return db.change(ctx, func(c *change) error {
		for _, t := range tasks {
			if err := c.exec(`DELETE FROM outbox WHERE task_id = $1`, t.ID()); err != nil {
				return err
			}
		}
		return nil
	})
}

// Overdue returns up to limit tasks for what should be moving: documents to be
// read without a live lease, and groups to be judged. Most of them are in the
// queue already, under the same identity; those that are not, it has lost.
func (db *DB) Overdue(ctx context.Context, limit int) ([]dossier.Task, error) {
	tasks, err := all(ctx, db.read, scanTask, `SELECT 'document:read', CASE WHEN fresh = 1 THEN 'reprocess' ELSE 'intake' END, id, fence + 1
		FROM documents WHERE status = 'stored' AND retry_at <= $1 OR status = 'reading' AND lease_until <= $1
		ORDER BY uploaded_at, position LIMIT $2`, db.now().UnixMicro(), limit)
	if err != nil {
		return nil, databaseError(err)
	}
	groups, err := all(ctx, db.read, scanTask, dueGroups+` ORDER BY g.updated_at LIMIT $1`, limit)
	return append(tasks, groups...), databaseError(err)
}

// Events returns up to limit events of the group after the event of number
// after, in order.
func (db *DB) Events(ctx context.Context, groupID string, after int64, limit int) ([]dossier.Event, error) {
	events, err := all(ctx, db.read, scanEvent, `SELECT seq, kind, document_id, status, made_at FROM events
		WHERE group_id = $1 AND seq > $2 ORDER BY seq LIMIT $3`, groupID, after, limit)
	return events, databaseError(err)
}

func scanEvent(row scanner) (e dossier.Event, err error) {
	var at int64
	err = row.Scan(&e.Seq, &e.Kind, &e.DocumentID, &e.Status, &at)
	e.At = moment(at)
	return e, err
}
