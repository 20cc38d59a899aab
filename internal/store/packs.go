package store

import (
	"context"

	"zhengqi/internal/dossier"
)

// AddPack keeps a pack for good. A name, or a version of a profile, that is
// there already is refused with pack_exists.
func (db *DB) AddPack(ctx context.Context, p dossier.PackText) error {
	return db.change(ctx, func(c *change) error {
		basis, err := toJSON(p.Basis)
		if err != nil {
			return err
		}
		result, err := c.ExecContext(ctx, `INSERT INTO packs (name, profile, version, body, cases, basis, made_at)
			VALUES ($1, $2, $3, $4, $5, $6, $7) ON CONFLICT DO NOTHING`, p.Name, p.Profile, p.Version, p.Body, p.Cases, basis, c.now)
		if err != nil {
			return err
		}
		if n, err := result.RowsAffected(); err != nil || n > 0 {
			return err
		}
		return errPackExists()
	})
}

// Packs returns every pack that was added, the first first.
func (db *DB) Packs(ctx context.Context) ([]dossier.PackText, error) {
	list, err := all(ctx, db.read, scanPack, `SELECT name, profile, version, body, cases, basis, made_at FROM packs ORDER BY made_at, name`)
	return list, databaseError(err)
}

// PackCount returns how many packs were added: as packs never change, another
// number is the only change there is.
func (db *DB) PackCount(ctx context.Context) (n int, err error) {
	err = db.read.QueryRowContext(ctx, `SELECT count(*) FROM packs`).Scan(&n)
	return n, databaseError(err)
}

func scanPack(row scanner) (p dossier.PackText, err error) {
	var made int64
	var basis string
	if err := row.Scan(&p.Name, &p.Profile, &p.Version, &p.Body, &p.Cases, &basis, &made); err != nil {
		return p, err
	}
	p.MadeAt = moment(made)
	return p, fromJSON(basis, &p.Basis)
}
