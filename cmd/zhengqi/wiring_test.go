package main

import (
	"archive/zip"
	"bytes"
	"io"
	"path/filepath"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"zhengqi/internal/blob"
	"zhengqi/internal/dossier"
	"zhengqi/internal/intake"
	"zhengqi/internal/rules"
	"zhengqi/internal/store"
	"zhengqi/internal/web"
)

// border is a front desk with the store behind it.
type border struct {
	frontDesk
	db    *store.DB
	blobs *blob.Dir
}

func newBorder(t *testing.T) border {
	t.Helper()
	dir := t.TempDir()
	path := filepath.Join(dir, "z.db")
	if err := store.Migrate(t.Context(), path); err != nil {
		t.Fatal(err)
	}
	db, err := store.Open(t.Context(), path, time.Now)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { db.Close() })
	blobs, err := blob.OpenDir(filepath.Join(dir, "blobs"))
	if err != nil {
		t.Fatal(err)
	}
	now := func() time.Time { return time.Date(2026, 11, 21, 20, 0, 0, 0, time.UTC) } // the 22nd in China
	return border{frontDesk{intake.New(blobs, db, dir), now}, db, blobs}
}

// accept hands one file in to a group under a key.
func (b border) accept(t *testing.T, groupID, key, name string, data []byte) error {
	t.Helper()
	sent := false
	_, err := b.Accept(t.Context(), groupID, key, func() (web.Upload, error) {
		if sent {
			return web.Upload{}, io.EOF
		}
		sent = true
		return web.Upload{FileName: name, Body: bytes.NewReader(data)}, nil
	})
	return err
}

func (b border) group(t *testing.T, id string) dossier.Group {
	t.Helper()
	g, err := b.db.Group(t.Context(), id)
	if err != nil {
		t.Fatal(err)
	}
	return g
}

// handIn hands one file in to a new group as declared and returns its facts
// after.
func (b border) handIn(t *testing.T, declared dossier.Group, name string, data []byte) dossier.Group {
	t.Helper()
	g, err := b.db.CreateGroup(t.Context(), declared)
	if err != nil {
		t.Fatal(err)
	}
	if err := b.accept(t, g.ID, "key", name, data); err != nil {
		t.Fatal(err)
	}
	return b.group(t, g.ID)
}

func TestUploadsFillInWhatIsNotDeclared(t *testing.T) {
	var archive bytes.Buffer
	w := zip.NewWriter(&archive)
	f, err := w.Create("group.yaml")
	if err != nil {
		t.Fatal(err)
	}
	io.WriteString(f, "business: renew\nenterprise: {name: 大连示例有限公司}\napplicants: [{folder: \"01\", name_zh: 王晓琳}]\n")
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	desk := newBorder(t)
	want := dossier.Group{Business: "renew", Date: "2026-11-22", Enterprise: dossier.Enterprise{Name: "大连示例有限公司"},
		Applicants: []dossier.Applicant{{Folder: "applicants/01", NameZh: "王晓琳"}}, Documents: []dossier.Document{}}
	got := desk.handIn(t, dossier.Group{}, "团组.zip", archive.Bytes())
	want.ID = got.ID
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("by group.yaml and the day: %s", diff)
	}
	want.Business, want.Date, want.Enterprise.Name = "new", "2026-11-20", "已申报公司"
	got = desk.handIn(t, dossier.Group{Business: "new", Date: "2026-11-20", Enterprise: dossier.Enterprise{Name: "已申报公司"}}, "团组.zip", archive.Bytes())
	want.ID = got.ID
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("what was declared does not stay: %s", diff)
	}
}

func TestALaterDeclarationStatesWhatWasADefault(t *testing.T) {
	desk := newBorder(t)
	g := desk.handIn(t, dossier.Group{}, "a.txt", []byte("no picture"))
	if err := desk.accept(t, g.ID, "later", intake.DeclarationName, []byte("profile: mfa\nbusiness: renew\ndate: 2026-12-01\n")); err != nil {
		t.Fatal(err)
	}
	if g = desk.group(t, g.ID); g.Profile != "mfa" || g.Business != "renew" || g.Date != "2026-11-22" {
		t.Errorf("profile %q, business %q, date %s", g.Profile, g.Business, g.Date)
	}
}

func TestARefusedUploadChangesNothing(t *testing.T) {
	desk := newBorder(t)
	g := desk.handIn(t, dossier.Group{}, intake.DeclarationName, []byte("enterprise: {name: 大连示例有限公司}\n"))
	err := desk.accept(t, g.ID, "key", intake.DeclarationName, []byte("business: renew\n"))
	if dossier.ProblemOf(err).Code != "idempotency_key_reused" {
		t.Errorf("error %v", err)
	}
	if diff := cmp.Diff(g, desk.group(t, g.ID)); diff != "" {
		t.Errorf("another request under the key: %s", diff)
	}
}

func TestUploadToAnUnknownGroup(t *testing.T) {
	_, err := newBorder(t).Accept(t.Context(), "nope", "", func() (web.Upload, error) { return web.Upload{}, io.EOF })
	if dossier.ClassOf(err) != dossier.NotFound {
		t.Errorf("error %v", err)
	}
}

func TestProfilesInForce(t *testing.T) {
	catalogue, err := rules.Builtin()
	if err != nil {
		t.Fatal(err)
	}
	if got := profilesInForce(catalogue, "1999-01-01"); len(got) != 0 {
		t.Errorf("before any rules there are %v", got)
	}
	got := profilesInForce(catalogue, "2026-11-22")
	if len(got) == 0 || got[0].ID != "liaoning-2026" || got[0].Title == "" || got[0].Version == "" {
		t.Errorf("%+v", got)
	}
}

// While a paper of the group is still to be read, no report is rebuilt that
// would call it missing.
func TestNoReportIsRebuiltOfHalfAGroup(t *testing.T) {
	b := newBorder(t)
	g, err := b.db.CreateGroup(t.Context(), dossier.Group{Profile: "liaoning-2026", Business: "new", Date: "2026-11-20"})
	if err != nil {
		t.Fatal(err)
	}
	files := []dossier.Document{{Path: "applicants/01/p.jpg", Owner: "applicants/01", SHA256: "a", Size: 1}}
	if _, _, err := b.db.AddDocuments(t.Context(), g.ID, files, dossier.Once{}, nil); err != nil {
		t.Fatal(err)
	}
	desk := rulesDesk{shelf: rules.NewShelf(b.db), db: b.db}
	if _, err := desk.Rebuild(t.Context(), g.ID, "2026-01-01.1"); dossier.ProblemOf(err).Code != "report_not_ready" {
		t.Errorf("rebuilt: %v", err)
	}
}
