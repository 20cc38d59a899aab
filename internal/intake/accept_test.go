package intake_test

import (
	"errors"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"testing/iotest"
	"time"

	"zhengqi/internal/blob"
	"zhengqi/internal/dossier"
	"zhengqi/internal/intake"
	"zhengqi/internal/store"
)

// border is an intake before a real database and blob store, with one group.
type border struct {
	*testing.T
	*intake.Intake
	db      *store.DB
	blobs   *blob.Dir
	groupID string
	tempDir string
}

func newBorder(t *testing.T) *border {
	t.Helper()
	dir := t.TempDir()
	b := &border{T: t, tempDir: filepath.Join(dir, "temp")}
	b.ok(os.Mkdir(b.tempDir, 0o700))
	path := filepath.Join(dir, "z.db")
	b.ok(store.Migrate(t.Context(), path))
	var err error
	b.db, err = store.Open(t.Context(), path, time.Now)
	b.ok(err)
	t.Cleanup(func() { b.db.Close() })
	b.blobs, err = blob.OpenDir(filepath.Join(dir, "blobs"))
	b.ok(err)
	g, err := b.db.CreateGroup(t.Context(), dossier.Group{})
	b.ok(err)
	b.groupID = g.ID
	b.Intake = intake.New(b.blobs, b.db, b.tempDir)
	return b
}

func (b *border) ok(err error) {
	b.Helper()
	if err != nil {
		b.Fatal(err)
	}
}

func (b *border) upload(uploads map[intake.Upload]string) []dossier.Document {
	b.Helper()
	batch := b.Begin(b.groupID)
	for u, data := range uploads {
		b.ok(batch.Take(b.Context(), u, strings.NewReader(data)))
	}
	docs, _, err := batch.Accept(b.Context(), "", time.Now())
	b.ok(err)
	return docs
}

// wantEnterprise checks what the group declares of its enterprise.
func (b *border) wantEnterprise(name string) {
	b.Helper()
	g, err := b.db.Group(b.Context(), b.groupID)
	b.ok(err)
	if g.Enterprise.Name != name {
		b.Errorf("the enterprise is %q, want %q", g.Enterprise.Name, name)
	}
}

// documents shows documents as path -> owner or problem.
func documents(docs []dossier.Document) map[string]string {
	shown := map[string]string{}
	for _, d := range docs {
		shown[d.Path] = string(d.Owner)
		if d.Problem != nil {
			shown[d.Path] = "! " + d.Problem.Code
		}
	}
	return shown
}

func TestUploadsFindTheirPlace(t *testing.T) {
	b := newBorder(t)
	docs := b.upload(map[intake.Upload]string{
		{FileName: "flat.jpg"}:                                        jpeg + "1",
		{FileName: "p.jpg", Path: "applicants/01/护照.jpg"}:             jpeg + "2",
		{FileName: "tax.jpg", Path: "enterprise/tax.jpg"}:             jpeg + "3",
		{FileName: "photo.jpg", Applicant: "02"}:                      jpeg + "4",
		{FileName: "sign.jpg", Applicant: "applicants/02"}:            jpeg + "5",
		{Path: "applicants/02/deep/x.jpg", Applicant: "02"}:           jpeg + "6",
		{FileName: "../../etc/passwd"}:                                jpeg + "7",
		{FileName: `C:\Users\x\bad.jpg`}:                              jpeg + "8",
		{FileName: "who.jpg", Applicant: "../03"}:                     jpeg + "9",
		{FileName: "letter.docx"}:                                     "not a picture",
		{FileName: "Group.yaml"}:                                      "business: new",
		{FileName: "empty.jpg"}:                                       "",
		{FileName: "huge.jpg"}:                                        jpeg + strings.Repeat("x", intake.MaxFile),
		{FileName: "renamed.jpg", Path: "applicants/02/renamed.jpeg"}: "GIF89a",
	})
	same(t, documents(docs), map[string]string{
		"flat.jpg": "", "applicants/01/护照.jpg": "applicants/01", "enterprise/tax.jpg": "enterprise",
		"applicants/02/photo.jpg": "applicants/02", "applicants/02/sign.jpg": "applicants/02", "applicants/02/deep/x.jpg": "applicants/02",
		"etc/passwd": "! unsafe_path", "C:/Users/x/bad.jpg": "! unsafe_path", "who.jpg": "! unsafe_path",
		"letter.docx": "! text_file", "Group.yaml": "! misnamed_declaration", "empty.jpg": "! empty_file", "huge.jpg": "! too_large", "applicants/02/renamed.jpeg": "! unsupported_type",
	})
	for _, d := range docs {
		if (d.Status == dossier.StatusStored) != (d.Problem == nil && d.SHA256 != "") {
			t.Errorf("%s is %s with %q, %v", d.Path, d.Status, d.SHA256, d.Problem)
		}
	}
}

func TestUploadedBytesAreStored(t *testing.T) {
	b := newBorder(t)
	docs := b.upload(map[intake.Upload]string{{FileName: "a.jpg"}: jpeg})
	r, err := b.blobs.Open(t.Context(), docs[0].SHA256)
	b.ok(err)
	defer r.Close()
	data, err := io.ReadAll(r)
	b.ok(err)
	same(t, string(data), jpeg)
}

func TestUploadedZIPIsUnpacked(t *testing.T) {
	b := newBorder(t)
	zipped, err := os.ReadFile(writeZIP(t,
		entry{name: "团组/group.yaml", data: "enterprise: {name: 示例}"},
		entry{name: "团组/applicants/01/p.jpg", data: jpeg},
		entry{name: "团组/applicants/01/copy.jpg", data: jpeg},
		entry{name: "团组/notes.txt", data: "hello"},
		entry{name: "../evil.jpg", data: jpeg}))
	b.ok(err)
	batch := b.Begin(b.groupID)
	b.ok(batch.Take(t.Context(), intake.Upload{FileName: "团组.zip"}, strings.NewReader(string(zipped))))
	docs, _, err := batch.Accept(t.Context(), "", time.Now())
	b.ok(err)
	same(t, documents(docs), map[string]string{"applicants/01/p.jpg": "applicants/01", "applicants/01/copy.jpg": "! duplicate_file",
		"notes.txt": "! text_file", "evil.jpg": "! unsafe_path"})
	b.wantEnterprise("示例")
	if left, err := os.ReadDir(b.tempDir); err != nil || len(left) != 0 {
		t.Errorf("temporary files left: %v, %v", left, err)
	}
}

func TestUploadedDeclaration(t *testing.T) {
	b := newBorder(t)
	batch := b.Begin(b.groupID)
	for name, data := range map[string]string{"group.yaml": "enterprise: {name: 示例}", ".DS_Store": "x", "a.jpg": jpeg} {
		b.ok(batch.Take(t.Context(), intake.Upload{FileName: name}, strings.NewReader(data)))
	}
	docs, _, err := batch.Accept(t.Context(), "", time.Now())
	b.ok(err)
	same(t, documents(docs), map[string]string{"a.jpg": ""})
	b.wantEnterprise("示例")
	wrong := b.upload(map[intake.Upload]string{{FileName: "group.yaml"}: "colour: red"})
	same(t, documents(wrong), map[string]string{"group.yaml": "! invalid_group_yaml"})
}

func TestBadZIPsAreDocumentsWithProblems(t *testing.T) {
	office, err := os.ReadFile(writeZIP(t, entry{name: "[Content_Types].xml"}))
	if err != nil {
		t.Fatal(err)
	}
	badYAML, err := os.ReadFile(writeZIP(t, entry{name: "group.yaml", data: "colour: red"}, entry{name: "a.jpg", data: jpeg}))
	if err != nil {
		t.Fatal(err)
	}
	b := newBorder(t)
	docs := b.upload(map[intake.Upload]string{
		{FileName: "letter.docx"}: string(office),
		{FileName: "cut.zip"}:     "PK\x03\x04 and no more",
		{FileName: "group.zip"}:   string(badYAML),
	})
	same(t, documents(docs), map[string]string{"letter.docx": "! unsupported_type", "cut.zip": "! damaged_zip",
		"group.yaml": "! invalid_group_yaml", "a.jpg": ""})
}

func TestRepeatedRequestAddsNothing(t *testing.T) {
	b := newBorder(t)
	send := func(data string) ([]dossier.Document, bool, error) {
		batch := b.Begin(b.groupID)
		b.ok(batch.Take(t.Context(), intake.Upload{FileName: "a.jpg"}, strings.NewReader(data)))
		return batch.Accept(t.Context(), "key", time.Now())
	}
	first, replayed, err := send(jpeg)
	if err != nil || replayed {
		t.Fatalf("first: %v, %v", replayed, err)
	}
	again, replayed, err := send(jpeg)
	if err != nil || !replayed {
		t.Fatalf("second: %v, %v", replayed, err)
	}
	same(t, again, first)
	_, _, err = send(jpeg + "other")
	wantCode(t, err, "idempotency_key_reused")
}

func TestBrokenUploadIsAnError(t *testing.T) {
	b := newBorder(t)
	lost := errors.New("connection lost")
	for name, data := range map[string]string{"at once": "", "in a picture": jpeg + strings.Repeat("x", 5000), "in a ZIP": "PK\x03\x04" + strings.Repeat("x", 5000)} {
		batch := b.Begin(b.groupID)
		err := batch.Take(t.Context(), intake.Upload{FileName: "a.jpg"}, io.MultiReader(strings.NewReader(data), iotest.ErrReader(lost)))
		if !errors.Is(err, lost) {
			t.Errorf("broken %s: %v", name, err)
		}
	}
}

// Files refused as a whole count like any other: a request of damaged ZIPs
// does not grow without bound.
func TestRefusedZIPsAreBounded(t *testing.T) {
	b := newBorder(t)
	batch := b.Begin(b.groupID)
	for range intake.MaxFiles {
		b.ok(batch.Take(t.Context(), intake.Upload{FileName: "x.zip"}, strings.NewReader("PK\x03\x04 no more")))
	}
	err := batch.Take(t.Context(), intake.Upload{FileName: "x.zip"}, strings.NewReader("PK\x03\x04 no more"))
	if got := dossier.ProblemOf(err).Code; err == nil || got != "too_many_files" {
		t.Errorf("one ZIP too many: %v", err)
	}
}
