package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"path"
	"slices"
	"strings"

	"zhengqi/internal/dossier"
)

// MaxDocuments is the most files a group holds.
const MaxDocuments = 2000

const selectDocument = `SELECT id, CASE status WHEN 'withdrawn' THEN withdrawn_path ELSE path END, owner, owner_guess, owner_reason, sha256, size_bytes, status, problem, papers,
	elapsed_ms, version, uploaded_at, reader_version, withdrawn_by, withdrawn_why, withdrawn_at FROM documents`

// selectStanding is of the documents of a group that were not withdrawn.
const selectStanding = selectDocument + ` WHERE group_id = $1 AND status <> 'withdrawn' ORDER BY position`

func scanDocument(row scanner) (d dossier.Document, err error) {
	var problem, papers string
	var uploaded, guess, withdrawnAt int64
	var withdrawn dossier.Withdrawal
	err = row.Scan(&d.ID, &d.Path, &d.Owner, &guess, &d.OwnerReason, &d.SHA256, &d.Size, &d.Status, &problem, &papers,
		&d.ElapsedMS, &d.Version, &uploaded, &d.ReaderVersion, &withdrawn.By, &withdrawn.Why, &withdrawnAt)
	if err != nil {
		return d, err
	}
	if d.Status == dossier.StatusWithdrawn {
		withdrawn.At = moment(withdrawnAt)
		d.Withdrawn = &withdrawn
	}
	d.OwnerGuess, d.UploadedAt = guess != 0, moment(uploaded)
	if err := fromJSON(problem, &d.Problem); err != nil {
		return d, err
	}
	d.Papers, err = papersOf(papers)
	return d, err
}

// Document returns the document as it was read, withdrawn or not, and the id of
// its group.
func (db *DB) Document(ctx context.Context, id string) (dossier.Document, string, error) {
	d, groupID, err := document(ctx, db.read, id)
	return d, groupID, databaseError(err)
}

func document(ctx context.Context, q querier, id string) (dossier.Document, string, error) {
	var groupID string
	err := q.QueryRowContext(ctx, `SELECT group_id FROM documents WHERE id = $1`, id).Scan(&groupID)
	if errors.Is(err, sql.ErrNoRows) {
		return dossier.Document{}, "", errNoDocument(id)
	}
	if err != nil {
		return dossier.Document{}, "", err
	}
	d, err := scanDocument(q.QueryRowContext(ctx, selectDocument+` WHERE id = $1`, id))
	return d, groupID, err
}

// AddDocuments adds files to the group in one transaction with the tasks that
// read them. Of each it takes Path, Owner, OwnerGuess, OwnerReason, SHA256,
// Size and Problem. A file with a Problem was refused at the border and is
// kept as unreadable; so is, as duplicate_file, one whose owner handed the
// same bytes in before. A path that is taken gets a number. Owners that are
// not yet applicants become applicants. Where fill is not nil, the declared
// facts become what it makes of those that are, in the same transaction.
//
// A key other than "" makes the call repeatable: with the same body hash it
// gives the documents of the first call and replayed, with another one the
// error idempotency_key_reused. Neither changes anything.
func (db *DB) AddDocuments(ctx context.Context, groupID string, files []dossier.Document, once dossier.Once, fill func(dossier.Group) dossier.Group) (added []dossier.Document, replayed bool, err error) {
	err = db.change(ctx, func(c *change) error {
		ids, err := c.answered(groupID, once)
		if err != nil {
			return err
		}
		if replayed = ids != nil; !replayed {
			if ids, err = c.accept(groupID, files, once, fill); err != nil {
				return err
			}
		}
		added, err = c.documents(ids)
		return err
	})
	return added, replayed, err
}

// accept fills in the facts, writes the files and remembers the answer.
func (c *change) accept(groupID string, files []dossier.Document, once dossier.Once, fill func(dossier.Group) dossier.Group) ([]string, error) {
	if fill != nil {
		if err := c.fillFacts(groupID, fill); err != nil {
			return nil, err
		}
	}
	ids, err := c.addAll(groupID, files)
	if err != nil {
		return nil, err
	}
	return ids, c.remember(groupID, once, ids)
}

// answered returns the ids that an earlier call of the same key gave, or nil.
func (c *change) answered(groupID string, once dossier.Once) ([]string, error) {
	var hash, answer string
	err := c.row(`SELECT body_hash, answer FROM requests WHERE group_id = $1 AND key = $2`, groupID, once.Key).Scan(&hash, &answer)
	if once.Key == "" || errors.Is(err, sql.ErrNoRows) {
		return nil, nil
	}
	if err != nil {
		return nil, err
	}
	if hash != once.BodyHash {
		return nil, errKeyReused()
	}
	ids := []string{}
	return ids, fromJSON(answer, &ids)
}

func (c *change) remember(groupID string, once dossier.Once, ids []string) error {
	if once.Key == "" {
		return nil
	}
	answer, err := toJSON(ids)
	if err != nil {
		return err
	}
	return c.exec(`INSERT INTO requests (group_id, key, body_hash, answer, made_at) VALUES ($1, $2, $3, $4, $5)`,
		groupID, once.Key, once.BodyHash, answer, c.now)
}

func (c *change) documents(ids []string) ([]dossier.Document, error) {
	list := make([]dossier.Document, len(ids))
	for i, id := range ids {
		d, err := scanDocument(c.row(selectDocument+` WHERE id = $1`, id))
		if err != nil {
			return nil, err
		}
		list[i] = d
	}
	return list, nil
}

// addAll writes the files, their events and tasks, and returns their ids.
func (c *change) addAll(groupID string, files []dossier.Document) ([]string, error) {
	if err := c.revise(groupID); err != nil {
		return nil, err
	}
	present, err := all(c.ctx, c.Tx, scanDocument, selectStanding, groupID)
	if err != nil {
		return nil, err
	}
	if len(present)+len(files) > MaxDocuments {
		return nil, errTooManyDocuments()
	}
	seq, err := c.nextEvents(groupID, len(files))
	if err != nil {
		return nil, err
	}
	shelf := newShelf(present)
	ids := make([]string, len(files))
	for i, file := range files {
		d := shelf.place(file)
		if err := c.add(groupID, d, seq+int64(i)); err != nil {
			return nil, err
		}
		ids[i] = d.ID
	}
	if err := c.addApplicants(groupID, files); err != nil {
		return nil, err
	}
	return ids, c.settle(groupID)
}

// add writes one placed document; position is also the number of its event.
func (c *change) add(groupID string, d dossier.Document, position int64) error {
	problem, err := toJSON(d.Problem)
	if err != nil {
		return err
	}
	guess := 0
	if d.OwnerGuess {
		guess = 1
	}
	err = c.exec(`INSERT INTO documents (id, group_id, position, path, owner, owner_guess, owner_reason, sha256, size_bytes,
		status, problem, uploaded_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)`,
		d.ID, groupID, position, d.Path, d.Owner, guess, d.OwnerReason, d.SHA256, d.Size, d.Status, problem, c.now)
	if err != nil {
		return err
	}
	err = c.tell(groupID, dossier.Event{Seq: position, Kind: dossier.EventDocument, DocumentID: d.ID, Status: d.Status})
	if err != nil || d.Status != dossier.StatusStored {
		return err
	}
	return c.ask(dossier.Task{Name: dossier.TaskRead, Queue: dossier.QueueIntake, Subject: d.ID, Attempt: 1}, position)
}

// addApplicants makes applicants of the owners that are not yet.
func (c *change) addApplicants(groupID string, files []dossier.Document) error {
	g, _, err := facts(c.ctx, c.Tx, groupID)
	if err != nil {
		return err
	}
	owners := make([]dossier.Owner, len(files))
	for i, f := range files {
		owners[i] = f.Owner
	}
	before := len(g.Applicants)
	if g.Applicants = withOwners(g.Applicants, owners); len(g.Applicants) == before {
		return nil
	}
	return c.saveFacts(g)
}

func withOwners(applicants []dossier.Applicant, owners []dossier.Owner) []dossier.Applicant {
	for _, owner := range owners {
		known := slices.ContainsFunc(applicants, func(a dossier.Applicant) bool { return a.Folder == string(owner) })
		if !known && owner != dossier.OwnerNone && owner != dossier.OwnerEnterprise {
			applicants = append(applicants, dossier.Applicant{Folder: string(owner)})
		}
	}
	return applicants
}

// shelf knows which paths and contents a group has.
type shelf struct {
	paths    map[string]bool
	contents map[content]string // the path of the first such file
}

type content struct {
	owner dossier.Owner
	sha   string
}

func newShelf(present []dossier.Document) *shelf {
	s := &shelf{map[string]bool{}, map[content]string{}}
	for _, d := range present {
		s.put(d)
	}
	return s
}

// put takes a document up. One that could not be read may be tried again, so
// its content does not count.
func (s *shelf) put(d dossier.Document) {
	s.paths[d.Path] = true
	if d.SHA256 != "" && d.Status != dossier.StatusUnreadable {
		s.contents[content{d.Owner, d.SHA256}] = d.Path
	}
}

// place gives a new file its id, a path of its own and its first status.
func (s *shelf) place(d dossier.Document) dossier.Document {
	d.ID, d.Status, d.Path = newID(), dossier.StatusStored, s.freePath(d.Path)
	if first, ok := s.contents[content{d.Owner, d.SHA256}]; ok && d.Problem == nil {
		d.Problem = dossier.DuplicateFile(first)
	}
	if d.Problem != nil {
		d.Status = dossier.StatusUnreadable
	}
	s.put(d)
	return d
}

func (s *shelf) freePath(p string) string {
	ext := path.Ext(p)
	free := p
	for n := 2; s.paths[free]; n++ {
		free = fmt.Sprintf("%s (%d)%s", strings.TrimSuffix(p, ext), n, ext)
	}
	return free
}
