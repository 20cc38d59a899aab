// Package blob keeps uploaded bytes under the SHA-256 of their content. The
// same bytes are kept once; what Put has returned survives a crash.
package blob

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"

	"zhengqi/internal/dossier"
)

// Dir keeps blobs as files under one directory, fanned out by the first two
// bytes of the name. It may be used from several goroutines and processes.
type Dir struct {
	root string
}

// OpenDir returns the blobs under root, making the directory where it is
// missing and clearing what interrupted writes have left.
func OpenDir(root string) (*Dir, error) {
	d := &Dir{root: filepath.Clean(root)}
	if err := os.MkdirAll(d.incoming(), 0o700); err != nil {
		return nil, unavailable(err)
	}
	return d, d.clearIncoming()
}

func (d *Dir) incoming() string { return filepath.Join(d.root, "incoming") }

func (d *Dir) file(sha string) string { return filepath.Join(d.root, sha[:2], sha[2:4], sha) }

// clearIncoming removes temporary files that no open process holds: a crash
// leaves them behind, and names never repeat.
func (d *Dir) clearIncoming() error {
	entries, err := os.ReadDir(d.incoming())
	if err != nil {
		return unavailable(err)
	}
	for _, entry := range entries {
		name := filepath.Join(d.incoming(), entry.Name())
		if abandoned(name) {
			if err := os.Remove(name); err != nil && !errors.Is(err, fs.ErrNotExist) {
				return unavailable(err)
			}
		}
	}
	return nil
}

// Put streams r into the store and returns the SHA-256 of the bytes in hex
// and their number. More than limit bytes give an error of class TooLarge and
// leave nothing behind; an error of r is returned as it is.
func (d *Dir) Put(ctx context.Context, r io.Reader, limit int64) (sha string, size int64, err error) {
	temp, err := createHeld(d.incoming())
	if err != nil {
		return "", 0, unavailable(err)
	}
	defer func() {
		temp.Close()
		if err != nil {
			os.Remove(temp.Name())
		}
	}()
	hash := sha256.New()
	size, err = io.Copy(io.MultiWriter(temp, hash), &bounded{ctx: ctx, r: r, left: limit})
	if err != nil {
		return "", 0, err
	}
	sha = hex.EncodeToString(hash.Sum(nil))
	if err := d.keep(temp, sha); err != nil {
		return "", 0, unavailable(err)
	}
	return sha, size, nil
}

// keep makes the written bytes durable before they get their name, and the
// name durable before anybody is told of it.
func (d *Dir) keep(temp *os.File, sha string) error {
	if err := temp.Sync(); err != nil {
		return err
	}
	name := d.file(sha)
	if err := os.MkdirAll(filepath.Dir(name), 0o700); err != nil {
		return err
	}
	if err := os.Rename(temp.Name(), name); err != nil {
		return err
	}
	for dir := filepath.Dir(name); ; dir = filepath.Dir(dir) {
		if err := syncDir(dir); err != nil || dir == d.root {
			return err
		}
	}
}

func syncDir(name string) error {
	dir, err := os.Open(name)
	if err != nil {
		return err
	}
	defer dir.Close()
	return dir.Sync()
}

// Open returns the bytes stored under sha. A name that is not stored gives an
// error of class NotFound.
func (d *Dir) Open(ctx context.Context, sha string) (io.ReadCloser, error) {
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	if raw, err := hex.DecodeString(sha); err != nil || len(raw) != sha256.Size {
		return nil, notFound(fmt.Errorf("not a SHA-256: %q", sha))
	}
	f, err := os.Open(d.file(sha))
	if errors.Is(err, fs.ErrNotExist) {
		return nil, notFound(err)
	}
	if err != nil {
		return nil, unavailable(err)
	}
	return f, nil
}

// bounded reads at most left bytes and then fails instead of cutting short.
type bounded struct {
	ctx  context.Context
	r    io.Reader
	left int64
}

// Read implements io.Reader.
func (b *bounded) Read(p []byte) (int, error) {
	if err := b.ctx.Err(); err != nil {
		return 0, err
	}
	n, err := b.r.Read(p)
	b.left -= int64(n)
	if b.left < 0 {
		return 0, tooLarge()
	}
	return n, err
}

func tooLarge() error {
	return &dossier.Error{Class: dossier.TooLarge, Code: "too_large",
		Message:   "文件超过大小上限。请压缩或降低分辨率后重新上传。",
		MessageEN: "The file is over the size limit; compress it or lower its resolution and upload it again."}
}

func notFound(cause error) error {
	return &dossier.Error{Class: dossier.NotFound, Code: "no_such_blob", Cause: cause,
		Message: "找不到文件的原始内容。", MessageEN: "The original bytes of the file are not there."}
}

func unavailable(cause error) error {
	return &dossier.Error{Class: dossier.Unavailable, Code: "blobs_unavailable", Cause: cause,
		Message: "文件存储暂时不可用，请稍后重试。", MessageEN: "The file store is not available at the moment; try again."}
}
