package main

import (
	"context"
	"errors"
	"io"
	"os"

	"golang.org/x/sync/semaphore"

	"zhengqi/internal/blob"
	"zhengqi/internal/bundle"
	"zhengqi/internal/dossier"
	"zhengqi/internal/pipeline"
	"zhengqi/internal/raster"
	"zhengqi/internal/store"
)

// packer packs stored groups into files of the directory temp, one at a time:
// a page may take as much memory as the reading of one. Nobody waits for a
// client that is slow to take what is packed.
type packer struct {
	db    *store.DB
	blobs *blob.Dir
	temp  string
	desk  rulesDesk
	turn  *semaphore.Weighted
}

func newPacker(h *house, desk rulesDesk) *packer {
	return &packer{h.db, h.blobs, h.temp, desk, semaphore.NewWeighted(1)}
}

// Pack implements web.Packer. The file has no name any more, so that nothing
// of it is left once it is closed.
func (p *packer) Pack(ctx context.Context, groupID string) (io.ReadCloser, int64, error) {
	in, err := p.input(ctx, groupID)
	if err != nil {
		return nil, 0, err
	}
	if err := p.turn.Acquire(ctx, 1); err != nil {
		return nil, 0, err
	}
	defer p.turn.Release(1)
	f, err := os.CreateTemp(p.temp, "package-*.zip")
	if err != nil {
		return nil, 0, err
	}
	size, err := packed(ctx, f, in)
	if err := errors.Join(err, os.Remove(f.Name())); err != nil {
		f.Close()
		return nil, 0, err
	}
	return f, size, nil
}

// packed writes the package into f, gives its size and goes back to its
// beginning.
func packed(ctx context.Context, f *os.File, in bundle.Input) (int64, error) {
	if err := pack(ctx, f, in); err != nil {
		return 0, err
	}
	size, err := f.Seek(0, io.SeekCurrent)
	if err != nil {
		return 0, err
	}
	_, err = f.Seek(0, io.SeekStart)
	return size, err
}

// input is a stored group as its newest report judged it.
func (p *packer) input(ctx context.Context, groupID string) (bundle.Input, error) {
	report, meta, err := p.db.Report(ctx, groupID)
	if err != nil {
		return bundle.Input{}, err
	}
	group, corrections, revision, err := p.db.Basis(ctx, groupID)
	if err != nil {
		return bundle.Input{}, err
	}
	inForce, err := p.desk.InForce(ctx)
	if err != nil {
		return bundle.Input{}, err
	}
	group = pipeline.Basis(group, corrections)
	meta.Current = meta.Current && meta.Revision == revision
	return bundle.Input{Group: group, Report: report.Marked(meta, inForce), Open: p.open, Fix: fixFor(p.desk.line, group)}, nil
}

// open gives the bytes of a stored document.
func (p *packer) open(ctx context.Context, d dossier.Document) ([]byte, error) {
	return bytesIn(ctx, p.blobs, d)
}

// bytesIn are the bytes of a stored document.
func bytesIn(ctx context.Context, blobs *blob.Dir, d dossier.Document) ([]byte, error) {
	r, err := blobs.Open(ctx, d.SHA256)
	if err != nil {
		return nil, err
	}
	defer r.Close()
	return io.ReadAll(io.LimitReader(r, raster.DefaultLimits.Bytes+1))
}
