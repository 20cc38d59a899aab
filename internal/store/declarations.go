package store

import (
	"context"
	"strings"
	"unicode"

	"zhengqi/internal/dossier"
)

// SetFacts puts the facts of g in place of those that the group g.ID declares,
// which must still be those of seen; what they were is kept, with who changed
// them and why. A report on the new facts follows. Applicants who have documents
// stay even where g does not list them. The same facts again change nothing.
func (db *DB) SetFacts(ctx context.Context, seen, g dossier.Group, by, why string) error {
	if !signed(by, why) {
		return errUnsigned()
	}
	return db.change(ctx, func(c *change) error {
		if err := c.lock(g.ID); err != nil {
			return err
		}
		old, _, err := facts(c.ctx, c.Tx, g.ID)
		if err != nil {
			return err
		}
		former, err := sameFacts(old, seen)
		if err != nil {
			return err
		}
		if former == "" {
			return errFactsChanged()
		}
		if same, err := sameFacts(old, g); err != nil || same != "" {
			return err
		}
		if err := c.exec(`INSERT INTO declarations (group_id, id, facts, made_by, why, made_at)
			SELECT $1, COUNT(*) + 1, $2, $3, $4, $5 FROM declarations WHERE group_id = $1`, g.ID, former, by, why, c.now); err != nil {
			return err
		}
		if err := c.setFacts(g.ID, g); err != nil {
			return err
		}
		return c.settle(g.ID)
	})
}

// signed reports whether it is said who does something and why, in bounds and in
// characters that show.
func signed(by, why string) bool {
	return strings.TrimSpace(by) != "" && strings.TrimSpace(why) != "" && len(by)+len(why) <= maxReason && shows(by+why)
}

// shows reports whether a text has no control or format characters.
func shows(s string) bool {
	return !strings.ContainsFunc(s, func(r rune) bool { return unicode.In(r, unicode.Cc, unicode.Cf) })
}

// sameFacts gives what two groups both declare, as JSON; "" where they differ.
func sameFacts(a, b dossier.Group) (string, error) {
	first, err := factsOf(a)
	if err != nil {
		return "", err
	}
	if second, err := factsOf(b); err != nil || first != second {
		return "", err
	}
	return first, nil
}

// Redeclarations returns who changed what the group declares, in order.
func (db *DB) Redeclarations(ctx context.Context, groupID string) ([]dossier.Redeclaration, error) {
	list, err := all(ctx, db.read, scanRedeclaration, `SELECT made_by, why, made_at FROM declarations WHERE group_id = $1 ORDER BY id`, groupID)
	return list, databaseError(err)
}

func scanRedeclaration(row scanner) (r dossier.Redeclaration, err error) {
	var at int64
	err = row.Scan(&r.By, &r.Why, &at)
	r.At = moment(at)
	return r, err
}
