package main

import (
	"context"

	"golang.org/x/sync/semaphore"

	"zhengqi/internal/blob"
	"zhengqi/internal/dossier"
	"zhengqi/internal/pipeline"
	"zhengqi/internal/store"
)

// fixer brings pictures of stored groups to the form their office asks for, one
// at a time: a picture may take as much memory as the reading of one.
type fixer struct {
	db    *store.DB
	blobs *blob.Dir
	line  *pipeline.Pipeline
	turn  *semaphore.Weighted
}

func newFixer(h *house, line *pipeline.Pipeline) fixer {
	return fixer{h.db, h.blobs, line, semaphore.NewWeighted(1)}
}

// Fix implements web.Fixer.
func (f fixer) Fix(ctx context.Context, documentID string) (dossier.FixedPicture, error) {
	document, groupID, err := f.db.Document(ctx, documentID)
	if err != nil {
		return dossier.FixedPicture{}, err
	}
	group, corrections, _, err := f.db.Basis(ctx, groupID)
	if err != nil {
		return dossier.FixedPicture{}, err
	}
	document = dossier.Apply([]dossier.Document{document}, corrections)[0]
	kind := dossier.Other
	if len(document.Papers) == 1 {
		kind = document.Papers[0].Kind
	}
	if err := pipeline.Fixable(kind); err != nil {
		return dossier.FixedPicture{}, err
	}
	if err := f.turn.Acquire(ctx, 1); err != nil {
		return dossier.FixedPicture{}, err
	}
	defer f.turn.Release(1)
	data, err := bytesIn(ctx, f.blobs, document)
	if err != nil {
		return dossier.FixedPicture{}, err
	}
	group = group.WithDefaults()
	return f.line.FixPicture(ctx, data, kind, group.Profile, group.Date)
}
