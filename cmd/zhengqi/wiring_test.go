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

func newFrontDesk(t *testing.T) frontDesk {
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
	return frontDesk{intake.New(blobs, db, dir), db, now}
}

// accept hands one file in to a group as declared and returns its facts after.
func (f frontDesk) accept(t *testing.T, declared dossier.Group, name string, data []byte) dossier.Group {
	t.Helper()
	g, err := f.db.CreateGroup(t.Context(), declared)
	if err != nil {
		t.Fatal(err)
	}
	sent := false
	_, err = f.Accept(t.Context(), g.ID, "key", func() (web.Upload, error) {
		if sent {
			return web.Upload{}, io.EOF
		}
		sent = true
		return web.Upload{FileName: name, Body: bytes.NewReader(data)}, nil
	})
	if err != nil {
		t.Fatal(err)
	}
	if g, err = f.db.Group(t.Context(), g.ID); err != nil {
		t.Fatal(err)
	}
	return g
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
	desk := newFrontDesk(t)
	want := dossier.Group{Profile: "liaoning-2026", Business: "renew", Date: "2026-11-22", Enterprise: dossier.Enterprise{Name: "大连示例有限公司"},
		Applicants: []dossier.Applicant{{Folder: "applicants/01", NameZh: "王晓琳"}}, Documents: []dossier.Document{}}
	got := desk.accept(t, dossier.Group{}, "团组.zip", archive.Bytes())
	want.ID = got.ID
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("by group.yaml and defaults: %s", diff)
	}
	want.Business, want.Date, want.Enterprise.Name = "new", "2026-11-20", "已申报公司"
	got = desk.accept(t, dossier.Group{Business: "new", Date: "2026-11-20", Enterprise: dossier.Enterprise{Name: "已申报公司"}}, "团组.zip", archive.Bytes())
	want.ID = got.ID
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("what was declared does not stay: %s", diff)
	}
}

func TestUploadToAnUnknownGroup(t *testing.T) {
	_, err := newFrontDesk(t).Accept(t.Context(), "nope", "", func() (web.Upload, error) { return web.Upload{}, io.EOF })
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
