package store

import (
	"cmp"
	"context"
	"database/sql"
	"errors"
	"reflect"

	"zhengqi/internal/dossier"
)

// CreateGroup stores the declared facts of g as a new group and returns it
// with its id. Documents of g are not looked at.
func (db *DB) CreateGroup(ctx context.Context, g dossier.Group) (dossier.Group, error) {
	created, _, err := db.CreateGroupOnce(ctx, g, "", "")
	return created, err
}

// CreateGroupOnce is CreateGroup made repeatable: under a key other than "" and
// the same bodyHash it gives the group of the first call and replayed, with
// another bodyHash the error idempotency_key_reused.
func (db *DB) CreateGroupOnce(ctx context.Context, g dossier.Group, key, bodyHash string) (created dossier.Group, replayed bool, err error) {
	err = db.change(ctx, func(c *change) error {
		id, err := c.createdUnder(key, bodyHash)
		if err != nil {
			return err
		}
		if replayed = id != ""; replayed {
			created, _, err = facts(ctx, c.Tx, id)
			return err
		}
		if created, err = c.create(g); err != nil || key == "" {
			return err
		}
		return c.exec(`INSERT INTO group_requests (key, body_hash, group_id, made_at) VALUES ($1, $2, $3, $4)`,
			key, bodyHash, created.ID, c.now)
	})
	return created, replayed, err
}

// createdUnder returns the id of the group an earlier call under key made, or
// the empty text.
func (c *change) createdUnder(key, bodyHash string) (string, error) {
	if key == "" {
		return "", nil
	}
	var hash, id string
	err := c.row(`SELECT body_hash, group_id FROM group_requests WHERE key = $1`, key).Scan(&hash, &id)
	if errors.Is(err, sql.ErrNoRows) {
		return "", nil
	}
	if err == nil && hash != bodyHash {
		return "", errKeyReused()
	}
	return id, err
}

func (c *change) create(g dossier.Group) (dossier.Group, error) {
	g.ID, g.Documents = newID(), nil
	facts, err := factsOf(g)
	if err != nil {
		return g, err
	}
	err = c.exec(`INSERT INTO groups (id, facts, enterprise, profile, business, date, applicants, created_at, updated_at)
		VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $8)`,
		g.ID, facts, g.Enterprise.Name, g.Profile, g.Business, g.Date, len(g.Applicants), c.now)
	if err != nil {
		return g, err
	}
	return g, c.tell(g.ID, dossier.Event{Kind: dossier.EventFacts})
}

// fillFacts sets the facts to what fill makes of those that are, which nobody
// changes meanwhile. It does nothing where they stay the same.
func (c *change) fillFacts(groupID string, fill func(dossier.Group) dossier.Group) error {
	if err := c.lock(groupID); err != nil {
		return err
	}
	old, _, err := facts(c.ctx, c.Tx, groupID)
	if err != nil {
		return err
	}
	g := fill(old)
	if reflect.DeepEqual(old, g) {
		return nil
	}
	return c.setFacts(groupID, g)
}

func (c *change) setFacts(groupID string, g dossier.Group) error {
	if err := c.revise(groupID); err != nil {
		return err
	}
	owners, err := all(c.ctx, c.Tx, scanOwner, `SELECT owner FROM documents WHERE group_id = $1 AND status <> 'withdrawn' ORDER BY position`, groupID)
	if err != nil {
		return err
	}
	g.ID, g.Applicants = groupID, withOwners(g.Applicants, owners)
	if err := c.saveFacts(g); err != nil {
		return err
	}
	return c.tell(groupID, dossier.Event{Kind: dossier.EventFacts})
}

func scanOwner(row scanner) (owner dossier.Owner, err error) {
	err = row.Scan(&owner)
	return owner, err
}

func (c *change) saveFacts(g dossier.Group) error {
	facts, err := factsOf(g)
	if err != nil {
		return err
	}
	return c.exec(`UPDATE groups SET facts = $2, enterprise = $3, profile = $4, business = $5, date = $6, applicants = $7 WHERE id = $1`,
		g.ID, facts, g.Enterprise.Name, g.Profile, g.Business, g.Date, len(g.Applicants))
}

// factsOf gives the declared facts as JSON: what other columns hold is left
// out.
func factsOf(g dossier.Group) (string, error) {
	g.ID, g.Documents = "", nil
	return toJSON(g)
}

// Group returns the group with its documents in the order they came, without
// those withdrawn, as they were read: corrections are not applied. An unknown id gives group_not_found.
func (db *DB) Group(ctx context.Context, id string) (dossier.Group, error) {
	g, _, err := db.groupAt(ctx, id)
	return g, err
}

// Basis returns all that a report on the group rests on: the group as read,
// the corrections, and its revision, which is never newer than the rest.
func (db *DB) Basis(ctx context.Context, id string) (dossier.Group, []dossier.Correction, int64, error) {
	g, revision, err := db.groupAt(ctx, id)
	if err != nil {
		return dossier.Group{}, nil, 0, err
	}
	corrections, err := db.Corrections(ctx, id)
	return g, corrections, revision, err
}

// Judged returns the ids of the groups of a profile that have documents, the
// oldest first; "" is those that declare none.
func (db *DB) Judged(ctx context.Context, profiles ...string) ([]string, error) {
	var out []string
	for _, profile := range profiles {
		ids, err := all(ctx, db.read, scanID, `SELECT id FROM groups g
			WHERE profile = $1 AND EXISTS (SELECT 1 FROM documents d WHERE d.group_id = g.id) ORDER BY created_at, id`, profile)
		if err != nil {
			return nil, databaseError(err)
		}
		out = append(out, ids...)
	}
	return out, nil
}

func (db *DB) groupAt(ctx context.Context, id string) (dossier.Group, int64, error) {
	g, revision, err := facts(ctx, db.read, id)
	if err != nil {
		return dossier.Group{}, 0, databaseError(err)
	}
	g.Documents, err = all(ctx, db.read, scanDocument, selectStanding, id)
	return g, revision, databaseError(err)
}

func facts(ctx context.Context, q querier, id string) (g dossier.Group, revision int64, err error) {
	var text string
	err = q.QueryRowContext(ctx, `SELECT facts, revision FROM groups WHERE id = $1`, id).Scan(&text, &revision)
	if errors.Is(err, sql.ErrNoRows) {
		return g, 0, errNoGroup(id)
	}
	if err != nil {
		return g, 0, err
	}
	err = fromJSON(text, &g)
	g.ID = id
	return g, revision, err
}

const selectSummary = `SELECT g.id, g.enterprise, g.profile, g.business, g.date, g.applicants, g.verdict, g.evaluated = g.revision AND g.problem = '', g.created_at, g.updated_at,
	COALESCE((SELECT r.rules_version FROM reports r WHERE r.group_id = g.id ORDER BY r.revision DESC LIMIT 1), ''),
	(SELECT COUNT(*) FROM documents d WHERE d.group_id = g.id AND d.status <> 'withdrawn'),
	(SELECT COUNT(*) FROM documents d WHERE d.group_id = g.id AND d.status IN ('read', 'unreadable'))
	FROM groups g`

// Groups returns up to limit groups, newest first, older than the group before
// where that is not empty.
func (db *DB) Groups(ctx context.Context, limit int, before string) ([]dossier.GroupSummary, error) {
	const older = ` WHERE $1 = '' OR (g.created_at, g.id) < (SELECT b.created_at, b.id FROM groups b WHERE b.id = $1)
		ORDER BY g.created_at DESC, g.id DESC LIMIT $2`
	list, err := all(ctx, db.read, scanSummary, selectSummary+older, before, limit)
	return list, databaseError(err)
}

// Summary returns the group's line of the list: how far it is, without reading
// what its documents hold. An unknown id gives group_not_found.
func (db *DB) Summary(ctx context.Context, id string) (dossier.GroupSummary, error) {
	s, err := scanSummary(db.read.QueryRowContext(ctx, selectSummary+` WHERE g.id = $1`, id))
	if errors.Is(err, sql.ErrNoRows) {
		return s, errNoGroup(id)
	}
	return s, databaseError(err)
}

func scanSummary(row scanner) (s dossier.GroupSummary, err error) {
	var created, updated int64
	err = row.Scan(&s.ID, &s.Enterprise, &s.Profile, &s.Business, &s.Date, &s.Applicants, &s.Verdict, &s.Current, &created, &updated,
		&s.RulesVersion, &s.Total, &s.Done)
	s.Outdated = s.Verdict != "" && !s.Current
	s.Profile, s.Business = cmp.Or(s.Profile, dossier.DefaultProfile), cmp.Or(s.Business, dossier.DefaultBusiness)
	s.Created, s.Updated = moment(created), moment(updated)
	return s, err
}
