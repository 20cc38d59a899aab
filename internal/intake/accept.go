package intake

import (
	"bufio"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"io"
	"os"
	"path"
	"slices"
	"strings"
	"time"

	"zhengqi/internal/dossier"
	"zhengqi/internal/formbook"
	"zhengqi/internal/raster"
)

// Blobs keeps bytes under their SHA-256; more than limit bytes give an error
// of class TooLarge, and errors of r are returned as they are.
type Blobs interface {
	Put(ctx context.Context, r io.Reader, limit int64) (sha string, size int64, err error)
}

// Documents writes the rows of files in one transaction with the tasks that
// read them and with what fill makes of the group's facts.
type Documents interface {
	AddDocuments(ctx context.Context, groupID string, files []dossier.Document, once dossier.Once, fill func(dossier.Group) dossier.Group) ([]dossier.Document, bool, error)
}

// Intake takes uploads in. It may be used from several goroutines.
type Intake struct {
	blobs     Blobs
	documents Documents
	tempDir   string // for ZIP files while they are unpacked
}

// New returns an Intake; ZIP files pass through tempDir.
func New(blobs Blobs, documents Documents, tempDir string) *Intake {
	return &Intake{blobs: blobs, documents: documents, tempDir: tempDir}
}

// Upload is one file of a request: its name, and where the sender says it
// belongs. Path and Applicant may be empty; Applicant is a folder of the
// group, with or without "applicants/".
type Upload struct {
	FileName  string
	Path      string
	Applicant string
}

// Batch is what one request hands in: first every file is taken, then all are
// accepted at once.
type Batch struct {
	intake      *Intake
	groupID     string
	documents   []dossier.Document
	declaration *dossier.Group // the facts of a group.yaml that was among them
	forms       []filledForm   // by their places among the documents
	books       int            // workbooks among them
}

// Begin starts a batch for the group.
func (in *Intake) Begin(groupID string) *Batch { return &Batch{intake: in, groupID: groupID} }

// Take streams one uploaded file, or a ZIP of many, into the blob store; a
// group.yaml becomes the declaration. A file that is refused is remembered
// with its problem, and the batch goes on; an error means that the upload
// itself broke off or cannot be stored.
func (b *Batch) Take(ctx context.Context, u Upload, r io.Reader) error {
	d := b.place(u)
	if d.Problem == nil && ignored(d.Path) {
		return nil
	}
	head := bufio.NewReaderSize(r, raster.SniffLength)
	start, err := head.Peek(raster.SniffLength)
	if err != nil && !errors.Is(err, io.EOF) {
		return err
	}
	if d.Problem == nil && misnamed(d.Path) {
		d.Problem = problemMisnamed()
	}
	switch {
	case d.Path == DeclarationName:
		return b.takeDeclaration(d, head)
	case d.Problem == nil && isZIP(start):
		return b.takeZIP(ctx, d, head)
	}
	return b.take(ctx, d, head)
}

// takeDeclaration reads a group.yaml sent as a file of its own.
func (b *Batch) takeDeclaration(d dossier.Document, r io.Reader) error {
	data, err := io.ReadAll(io.LimitReader(r, maxDeclaration+1))
	if err != nil {
		return err
	}
	g, err := ParseDeclaration(data)
	if err != nil {
		return b.note(d, err)
	}
	b.declaration = &g
	return nil
}

// Accept writes all that was taken in one transaction and returns its
// documents. What the group leaves unknown is filled in from the declaration
// and, as for the day of submission, by now. key is the Idempotency-Key, or
// empty; replayed reports that the same batch was accepted under it before.
func (b *Batch) Accept(ctx context.Context, key string, now time.Time) (documents []dossier.Document, replayed bool, err error) {
	hash, err := b.hash()
	if err != nil {
		return nil, false, err
	}
	return b.intake.documents.AddDocuments(ctx, b.groupID, b.documents, dossier.Once{Key: key, BodyHash: hash},
		func(g dossier.Group) dossier.Group {
			if b.declaration != nil {
				g = Fill(g, *b.declaration)
			}
			g.Applicants = withFolders(slices.Clone(g.Applicants), b.folders())
			return WithDate(b.fillForms(g), now)
		})
}

// Declaration is what a group.yaml among the files says, nil where there was
// none that could be read.
func (b *Batch) Declaration() *dossier.Group { return b.declaration }

// folders are the owners of what was taken.
func (b *Batch) folders() []string {
	out := make([]string, len(b.documents))
	for i, d := range b.documents {
		out[i] = string(d.Owner)
	}
	return out
}

// fillForms fills what g leaves empty from the forms that were taken, and says
// at their documents what became of them.
func (b *Batch) fillForms(g dossier.Group) dossier.Group {
	for _, f := range b.forms {
		g, b.documents[f.At].Problem = withForm(g, f.Book)
	}
	return g
}

// hash identifies what the batch holds.
func (b *Batch) hash() (string, error) {
	data, err := json.Marshal(struct {
		Documents   []dossier.Document
		Declaration *dossier.Group
		Forms       []filledForm `json:",omitempty"`
	}{b.documents, b.declaration, b.forms})
	sum := sha256.Sum256(data)
	return hex.EncodeToString(sum[:]), err
}

// place gives an upload its path and owner.
func (b *Batch) place(u Upload) dossier.Document {
	name := u.Path
	if name == "" {
		name = u.FileName
	}
	name = composed(name)
	if !safe(name) {
		return dossier.Document{Path: shown(name), Problem: problemUnsafePath()}
	}
	if u.Applicant == "" {
		return dossier.Document{Path: name, Owner: OwnerOf(name)}
	}
	folder, ok := ApplicantFolder(u.Applicant)
	if !ok {
		return dossier.Document{Path: name, Problem: problemUnsafePath()}
	}
	if !strings.HasPrefix(name, folder+"/") {
		name = path.Join(folder, path.Base(name))
	}
	return dossier.Document{Path: name, Owner: dossier.Owner(folder)}
}

// take stores the bytes of one file, or the problem that keeps it out.
func (b *Batch) take(ctx context.Context, d dossier.Document, r *bufio.Reader) error {
	if len(b.documents) >= MaxFiles {
		return errTooManyFiles()
	}
	if d.Problem == nil {
		if err := b.store(ctx, &d, r); err != nil {
			return err
		}
	}
	b.documents = append(b.documents, d)
	return nil
}

func (b *Batch) store(ctx context.Context, d *dossier.Document, r *bufio.Reader) error {
	head, err := r.Peek(raster.SniffLength)
	if err != nil && !errors.Is(err, io.EOF) {
		return refuse(d, err)
	}
	if _, ok := raster.Sniff(head); !ok {
		_, err := raster.Open(head, raster.DefaultLimits)
		return refuse(d, err)
	}
	d.SHA256, d.Size, err = b.intake.blobs.Put(ctx, r, MaxFile)
	return refuse(d, err)
}

// refuse notes on the document why its bytes are not taken; what is not the
// fault of the file is returned.
func refuse(d *dossier.Document, err error) error {
	if err == nil {
		return nil
	}
	switch dossier.ClassOf(err) {
	case dossier.Invalid, dossier.TooLarge, dossier.Unsupported:
		d.SHA256, d.Problem = "", dossier.ProblemOf(err)
		return nil
	}
	return err
}

// takeZIP unpacks an uploaded ZIP by way of a temporary file.
func (b *Batch) takeZIP(ctx context.Context, d dossier.Document, r io.Reader) error {
	f, err := os.CreateTemp(b.intake.tempDir, "upload-*.zip")
	if err != nil {
		return errTemporary(err)
	}
	defer f.Close()
	os.Remove(f.Name()) // the open file stays; nothing is left after a crash
	size, err := io.Copy(f, io.LimitReader(r, MaxTotal+1))
	if err != nil {
		return err
	}
	if size > MaxTotal {
		return errZIPTooLarge()
	}
	if taken, err := b.takeForm(d, f, size); taken {
		return err
	}
	s, err := readZIP(f)
	if s == nil {
		return b.note(d, err)
	}
	if err != nil {
		if err := b.note(dossier.Document{Path: DeclarationName}, err); err != nil {
			return err
		}
	} else if s.Declared {
		b.declaration = &s.Group
	}
	s.takeForms(&b.books)
	for _, form := range s.forms {
		b.forms = append(b.forms, filledForm{len(b.documents) + form.At, form.Book})
	}
	return b.TakeFiles(ctx, s.Files)
}

// takeForm takes an upload that is a workbook; it reports false for any other
// archive.
func (b *Batch) takeForm(d dossier.Document, r io.ReaderAt, size int64) (bool, error) {
	if size > formbook.MaxSize {
		return false, nil
	}
	data, err := io.ReadAll(io.NewSectionReader(r, 0, size))
	if err != nil {
		return true, errTemporary(err)
	}
	if !formbook.IsBook(data) {
		return false, nil
	}
	if len(b.documents) >= MaxFiles {
		return true, errTooManyFiles()
	}
	book, err := readBook(data, &b.books)
	if err != nil {
		return true, b.note(d, err)
	}
	b.forms = append(b.forms, filledForm{len(b.documents), book})
	d.Size, d.Problem = size, formTaken(book, nil)
	b.documents = append(b.documents, d)
	return true, nil
}

// note remembers a file that is refused as a whole.
func (b *Batch) note(d dossier.Document, err error) error {
	if err := refuse(&d, err); err != nil {
		return err
	}
	if len(b.documents) >= MaxFiles {
		return errTooManyFiles()
	}
	b.documents = append(b.documents, d)
	return nil
}

// TakeFiles stores the files of a submission.
func (b *Batch) TakeFiles(ctx context.Context, files []File) error {
	for _, f := range files {
		if err := b.takeFile(ctx, f); err != nil {
			return err
		}
	}
	return nil
}

func (b *Batch) takeFile(ctx context.Context, f File) error {
	d := dossier.Document{Path: f.Path, Owner: f.Owner, Size: f.Size, Problem: f.Problem}
	if f.Problem != nil {
		return b.take(ctx, d, nil)
	}
	r, err := f.Open()
	if err != nil {
		return b.note(d, err)
	}
	defer r.Close()
	return b.take(ctx, d, bufio.NewReaderSize(r, raster.SniffLength))
}
