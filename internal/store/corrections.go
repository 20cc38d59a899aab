package store

import (
	"context"
	"fmt"
	"strings"

	"zhengqi/internal/dossier"
)

// Correct adds a person's corrections to the document, which must still be of
// version ifMatch, and returns it with all its corrections applied and its new
// version. Nothing is ever overwritten: the newest correction of a field
// counts. A new report follows as soon as no document of the group is being
// read. Of each correction it takes Paper, Field, Value, List, By and Why;
// what dossier.CheckCorrection refuses is refused.
func (db *DB) Correct(ctx context.Context, documentID string, ifMatch int64, corrections []dossier.Correction) (corrected dossier.Document, err error) {
	err = db.change(ctx, func(c *change) error {
		d, groupID, err := document(ctx, c.Tx, documentID)
		if err != nil {
			return err
		}
		if err := c.touch(groupID, d, ifMatch); err != nil {
			return err
		}
		if err := c.addCorrections(groupID, d, corrections); err != nil {
			return err
		}
		if corrected, err = c.correctedDocument(documentID); err != nil {
			return err
		}
		return c.settle(groupID)
	})
	return corrected, err
}

// touch raises the version of the document, which must be ifMatch, and the
// revision of its group. One that was withdrawn changes no more.
func (c *change) touch(groupID string, d dossier.Document, ifMatch int64) error {
	if d.Withdrawn != nil {
		return errWithdrawn()
	}
	if err := c.revise(groupID); err != nil {
		return err
	}
	result, err := c.ExecContext(c.ctx, `UPDATE documents SET version = version + 1 WHERE id = $1 AND version = $2`, d.ID, ifMatch)
	return oneRow(result, err, errVersion(ifMatch, d.Version))
}

// addCorrections checks and writes the corrections in order; a correction of
// the kind counts for those after it.
func (c *change) addCorrections(groupID string, d dossier.Document, corrections []dossier.Correction) error {
	if len(corrections) == 0 {
		return errCorrection("没有任何更正内容。", "There is nothing to correct.")
	}
	earlier, err := c.correctionsOf(d.ID)
	if err != nil {
		return err
	}
	d = dossier.Apply([]dossier.Document{d}, earlier)[0]
	for _, k := range corrections {
		k = k.On(d)
		if err := checkCorrection(d, k); err != nil {
			return err
		}
		if err := c.addCorrection(groupID, k); err != nil {
			return err
		}
		d = dossier.Apply([]dossier.Document{d}, []dossier.Correction{k})[0]
	}
	return nil
}

func (c *change) addCorrection(groupID string, k dossier.Correction) error {
	list, err := toJSON(k.List)
	if err != nil {
		return err
	}
	seq, err := c.nextEvents(groupID, 1)
	if err != nil {
		return err
	}
	err = c.exec(`INSERT INTO corrections (group_id, id, document_id, paper, kind, page, field, value, list, made_by, why, made_at)
		VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)`,
		groupID, seq, k.DocumentID, k.Paper, k.Kind, k.Page, k.Field, k.Value, list, k.By, k.Why, c.now)
	if err != nil {
		return err
	}
	return c.tell(groupID, dossier.Event{Seq: seq, Kind: dossier.EventCorrection, DocumentID: k.DocumentID})
}

func (c *change) correctedDocument(id string) (dossier.Document, error) {
	d, _, err := document(c.ctx, c.Tx, id)
	if err != nil {
		return d, err
	}
	corrections, err := c.correctionsOf(id)
	return dossier.Apply([]dossier.Document{d}, corrections)[0], err
}

const selectCorrection = `SELECT id, document_id, paper, kind, page, field, value, list, made_by, why, made_at FROM corrections`

func (c *change) correctionsOf(documentID string) ([]dossier.Correction, error) {
	return all(c.ctx, c.Tx, scanCorrection, selectCorrection+` WHERE document_id = $1 ORDER BY id`, documentID)
}

// Corrections returns the corrections made in the group, in order.
func (db *DB) Corrections(ctx context.Context, groupID string) ([]dossier.Correction, error) {
	list, err := all(ctx, db.read, scanCorrection, selectCorrection+` WHERE group_id = $1 ORDER BY id`, groupID)
	return list, databaseError(err)
}

func scanCorrection(row scanner) (k dossier.Correction, err error) {
	var list string
	var at int64
	if err := row.Scan(&k.ID, &k.DocumentID, &k.Paper, &k.Kind, &k.Page, &k.Field, &k.Value, &list, &k.By, &k.Why, &at); err != nil {
		return k, err
	}
	k.At = moment(at)
	return k, fromJSON(list, &k.List)
}

// maxReason bounds who corrects and why, in bytes.
const maxReason = 10_000

// checkCorrection refuses what nobody could mean.
func checkCorrection(d dossier.Document, k dossier.Correction) error {
	switch {
	case k.Paper < 0 || k.Paper >= len(d.Papers):
		return errCorrection(fmt.Sprintf("该文件没有第 %d 份材料。", k.Paper+1), fmt.Sprintf("The file has no paper %d.", k.Paper))
	case strings.TrimSpace(k.By) == "":
		return errCorrection("请注明更正人。", "Say who corrects.")
	case !shows(k.By + k.Why):
		return errCorrection("更正人与原因中有不可见的字符。", "Who corrects and why holds characters that do not show.")
	case len(k.By)+len(k.Why) > maxReason:
		return errCorrection("更正内容过长。", "The correction is too long.")
	case k.Field == "kind":
		return dossier.CheckCorrection(dossier.Kind(k.Value), k.Field, k.Value, k.List)
	}
	return dossier.CheckCorrection(d.Papers[k.Paper].Kind, k.Field, k.Value, k.List)
}
