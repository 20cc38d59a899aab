package bench

import (
	"context"
	"database/sql"
	"errors"
	"fmt"

	_ "modernc.org/sqlite" // the driver "sqlite"

	"zhengqi/internal/dossier"
	"zhengqi/internal/store"
)

// StoreGroups fills the database file path with copies of one group, whose
// documents have been read, until they hold as many applicants as asked for,
// and returns how many groups that is.
func StoreGroups(ctx context.Context, db *store.DB, path string, group dossier.Group, applicants int) (int, error) {
	if err := storeGroup(ctx, db, group); err != nil {
		return 0, err
	}
	copies := max(applicants/len(group.Applicants), 1)
	raw, err := sql.Open("sqlite", path)
	if err != nil {
		return 0, err
	}
	defer raw.Close()
	raw.SetMaxOpenConns(1)
	for _, statement := range []string{
		`INSERT INTO groups (id, facts, enterprise, profile, business, date, applicants, revision, evaluated, unhurried, last_event, verdict, problem, created_at, updated_at)
			SELECT id || '-' || n, facts, enterprise, profile, business, date, applicants, revision, evaluated, unhurried, last_event, verdict, problem, created_at + n, updated_at FROM groups, n`,
		`INSERT INTO documents (id, group_id, position, path, owner, owner_guess, owner_reason, sha256, size_bytes, status, problem, papers, elapsed_ms, reader_version, version, fence, attempts, lease_until, retry_at, fresh, uploaded_at)
			SELECT id || '-' || n, group_id || '-' || n, position, path, owner, owner_guess, owner_reason, sha256, size_bytes, status, problem, papers, elapsed_ms, reader_version, version, fence, attempts, lease_until, retry_at, fresh, uploaded_at FROM documents, n`,
		`DELETE FROM outbox`,
	} {
		if statement[:6] == "INSERT" {
			statement = fmt.Sprintf(`WITH RECURSIVE n(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM n WHERE n < %d) `, copies-1) + statement
		}
		if copies == 1 && statement[:4] == "WITH" {
			continue
		}
		if _, err := raw.ExecContext(ctx, statement); err != nil {
			return 0, err
		}
	}
	return copies, nil
}

// storeGroup stores one group as if its documents had been uploaded and read.
func storeGroup(ctx context.Context, db *store.DB, group dossier.Group) error {
	created, err := db.CreateGroup(ctx, group)
	if err != nil {
		return err
	}
	added, _, err := db.AddDocuments(ctx, created.ID, group.Documents, dossier.Once{}, nil)
	if err != nil {
		return err
	}
	if len(added) != len(group.Documents) {
		return errors.New("documents of the group were lost")
	}
	for i, d := range added {
		claim, err := db.Claim(ctx, d.ID)
		if err != nil {
			return err
		}
		reading := dossier.Reading{Papers: group.Documents[i].Papers, ReaderVersion: group.Documents[i].ReaderVersion}
		if err := db.Finish(ctx, claim, reading); err != nil {
			return err
		}
	}
	return nil
}
