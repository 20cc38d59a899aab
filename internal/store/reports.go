package store

import (
	"context"
	"database/sql"
	"errors"

	"zhengqi/internal/dossier"
)

// SaveReport stores the report made of the group as it was at revision. It
// does nothing where that revision or a newer one has been judged: an older
// report never replaces a newer. One that says the same as the newest takes its
// place, so that to judge every day anew takes no room. The list of groups
// counts the applicants that the report has, where it has any.
func (db *DB) SaveReport(ctx context.Context, groupID string, revision int64, report dossier.Report) error {
	body, err := toJSON(report)
	if err != nil {
		return databaseError(err)
	}
	return db.change(ctx, func(c *change) error {
		newer, err := c.judged(groupID, revision, nil)
		if err != nil || !newer {
			return err
		}
		if err := c.putReport(groupID, revision, report, body); err != nil {
			return err
		}
		if err := c.exec(`UPDATE groups SET verdict = $2, applicants = COALESCE(NULLIF($3, 0), applicants) WHERE id = $1`, groupID, report.Verdict, len(report.Applicants)); err != nil {
			return err
		}
		return c.tell(groupID, dossier.Event{Kind: dossier.EventReport})
	})
}

// putReport leaves the report alone that a later run is to be held against.
func (c *change) putReport(groupID string, revision int64, report dossier.Report, body string) error {
	result, err := c.ExecContext(c.ctx, `UPDATE reports SET revision = $2, made_at = $3
		WHERE group_id = $1 AND revision = (SELECT MAX(revision) FROM reports WHERE group_id = $1) AND body = $4
		AND NOT EXISTS (SELECT 1 FROM reprocessed p WHERE p.group_id = $1 AND p.before = reports.revision AND p.revision > $2)`,
		groupID, revision, c.now, body)
	if err != nil {
		return err
	}
	if n, err := result.RowsAffected(); err != nil || n > 0 {
		return err
	}
	return c.exec(`INSERT INTO reports (group_id, revision, rules_version, verdict, body, made_at) VALUES ($1, $2, $3, $4, $5, $6)`,
		groupID, revision, report.RulesVersion, report.Verdict, body, c.now)
}

// SaveFailure records that no report can be made of the group as it was at
// revision, and why. The report before it stays, no longer current.
func (db *DB) SaveFailure(ctx context.Context, groupID string, revision int64, problem *dossier.Problem) error {
	return db.change(ctx, func(c *change) error {
		newer, err := c.judged(groupID, revision, problem)
		if err != nil || !newer {
			return err
		}
		return c.tell(groupID, dossier.Event{Kind: dossier.EventReport})
	})
}

// judged marks the revision as judged and reports whether it was the newest.
func (c *change) judged(groupID string, revision int64, problem *dossier.Problem) (bool, error) {
	if err := c.lock(groupID); err != nil {
		return false, err
	}
	text, err := toJSON(problem)
	if err != nil {
		return false, err
	}
	result, err := c.ExecContext(c.ctx, `UPDATE groups SET evaluated = $2, problem = $3 WHERE id = $1 AND evaluated < $2`, groupID, revision, text)
	if err != nil {
		return false, err
	}
	n, err := result.RowsAffected()
	return n > 0, err
}

// Report returns the newest report on the group and what it rests on, as they
// were at one moment. Before the first one it gives report_not_ready, or the
// problem that prevented it in the meta.
func (db *DB) Report(ctx context.Context, groupID string) (report dossier.Report, meta dossier.ReportMeta, err error) {
	var problem string
	var version, body sql.NullString
	var revision, made sql.NullInt64
	err = db.read.QueryRowContext(ctx, `SELECT g.evaluated = g.revision AND g.problem = '', g.problem, r.revision, r.rules_version, r.body, r.made_at
		FROM groups g LEFT JOIN reports r ON r.group_id = g.id AND r.revision = (SELECT MAX(n.revision) FROM reports n WHERE n.group_id = g.id)
		WHERE g.id = $1`, groupID).Scan(&meta.Current, &problem, &revision, &version, &body, &made)
	if errors.Is(err, sql.ErrNoRows) {
		return report, meta, errNoGroup(groupID)
	}
	if err == nil {
		err = fromJSON(problem, &meta.Problem)
	}
	if err != nil {
		return report, meta, databaseError(err)
	}
	if !revision.Valid {
		return report, meta, dossier.ErrNoReport()
	}
	meta.Revision, meta.RulesVersion, meta.MadeAt = revision.Int64, version.String, moment(made.Int64)
	return report, meta, databaseError(fromJSON(body.String, &report))
}
