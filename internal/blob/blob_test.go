package blob_test

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"zhengqi/internal/blob"
	"zhengqi/internal/blob/blobtest"
)

func TestDirConforms(t *testing.T) {
	blobtest.Run(t, func(t *testing.T) blobtest.Store {
		d, err := blob.OpenDir(t.TempDir())
		if err != nil {
			t.Fatal(err)
		}
		return d
	})
}

func TestDirLeavesNothingOfRefusedBytes(t *testing.T) {
	root := t.TempDir()
	d, err := blob.OpenDir(root)
	if err != nil {
		t.Fatal(err)
	}
	if _, _, err := d.Put(t.Context(), strings.NewReader("too long"), 3); err == nil {
		t.Fatal("no error over the limit")
	}
	if left := files(t, root); len(left) != 0 {
		t.Errorf("left behind: %v", left)
	}
}

func TestOpenDirClearsAbandonedWritesOnly(t *testing.T) {
	root := t.TempDir()
	first, err := blob.OpenDir(root)
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(root, "incoming", "put-crashed"), []byte("half"), 0o600); err != nil {
		t.Fatal(err)
	}
	slow := &openingReader{root: root, data: bytes.NewReader([]byte("a slow upload"))}
	sha, _, err := first.Put(t.Context(), slow, 100)
	if err != nil {
		t.Fatalf("an upload during another start: %v", err)
	}
	left := files(t, root)
	if len(left) != 1 || filepath.Base(left[0]) != sha {
		t.Errorf("files are %v, want only %s", left, sha)
	}
}

// openingReader opens the store a second time in the middle of an upload.
type openingReader struct {
	root string
	data *bytes.Reader
}

func (o *openingReader) Read(p []byte) (int, error) {
	if _, err := blob.OpenDir(o.root); err != nil {
		return 0, err
	}
	return o.data.Read(p)
}

func files(t *testing.T, root string) []string {
	t.Helper()
	var found []string
	err := filepath.Walk(root, func(name string, info os.FileInfo, err error) error {
		if err == nil && !info.IsDir() {
			found = append(found, name)
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return found
}
