package store

import (
	"context"
	"slices"

	"zhengqi/internal/dossier"
)

// Withdraw takes the document, which must still be of version ifMatch, out of
// its group and returns it. Its row, bytes and corrections are kept, its path
// and content may come again, and a reading under way is dropped. A new report
// follows as soon as no document of the group is being read. By whom and why
// have to be said; what was withdrawn before gives document_withdrawn.
func (db *DB) Withdraw(ctx context.Context, documentID string, ifMatch int64, by, why string) (withdrawn dossier.Document, err error) {
	if !signed(by, why) {
		return withdrawn, errUnsigned()
	}
	err = db.change(ctx, func(c *change) error {
		d, groupID, err := document(ctx, c.Tx, documentID)
		if err != nil {
			return err
		}
		if err := c.touch(groupID, d, ifMatch); err != nil {
			return err
		}
		if err := c.withdraw(groupID, d, by, why); err != nil {
			return err
		}
		if withdrawn, _, err = document(ctx, c.Tx, documentID); err != nil {
			return err
		}
		return c.settle(groupID)
	})
	return withdrawn, err
}

// withdraw raises the fence too: whoever reads the document has lost it.
func (c *change) withdraw(groupID string, d dossier.Document, by, why string) error {
	err := c.exec(`UPDATE documents SET status = 'withdrawn', withdrawn_path = path, path = '/' || id, withdrawn_by = $2, withdrawn_why = $3,
		withdrawn_at = $4, fence = fence + 1, lease_until = 0 WHERE id = $1`, d.ID, by, why, c.now)
	if err != nil {
		return err
	}
	if err := c.tellDocument(dossier.Claim{GroupID: groupID, DocumentID: d.ID}, dossier.StatusWithdrawn); err != nil {
		return err
	}
	return c.readCopy(groupID, d)
}

// readCopy has the first copy of a withdrawn document read, which was left
// unread for its sake; the other copies are copies of that one then.
func (c *change) readCopy(groupID string, of dossier.Document) error {
	if of.SHA256 == "" || of.Problem != nil && of.Problem.Code == dossier.DuplicateCode {
		return nil
	}
	copies, err := all(c.ctx, c.Tx, scanDocument, selectDocument+` WHERE group_id = $1 AND owner = $2 AND sha256 = $3
		AND status = 'unreadable' ORDER BY position`, groupID, of.Owner, of.SHA256)
	if err != nil {
		return err
	}
	copies = slices.DeleteFunc(copies, func(d dossier.Document) bool { return d.Problem == nil || d.Problem.Code != dossier.DuplicateCode })
	for i, d := range copies {
		if i == 0 {
			err = c.readAfterAll(dossier.Claim{GroupID: groupID, DocumentID: d.ID})
		} else {
			err = c.setProblem(d.ID, dossier.DuplicateFile(copies[0].Path))
		}
		if err != nil {
			return err
		}
	}
	return nil
}

// readAfterAll puts a document that was never claimed on the shelf.
func (c *change) readAfterAll(never dossier.Claim) error {
	if err := c.setProblem(never.DocumentID, nil); err != nil {
		return err
	}
	if err := c.ask(readTask(never), 0); err != nil {
		return err
	}
	return c.backOnShelf(never)
}

func (c *change) setProblem(documentID string, problem *dossier.Problem) error {
	text, err := toJSON(problem)
	if err != nil {
		return err
	}
	return c.exec(`UPDATE documents SET problem = $2, version = version + 1 WHERE id = $1`, documentID, text)
}

// Withdrawn returns the documents of the group that were withdrawn, in the
// order they came.
func (db *DB) Withdrawn(ctx context.Context, groupID string) ([]dossier.Document, error) {
	list, err := all(ctx, db.read, scanDocument, selectDocument+` WHERE group_id = $1 AND status = 'withdrawn' ORDER BY position`, groupID)
	return list, databaseError(err)
}
