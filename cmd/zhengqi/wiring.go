package main

import (
	"context"
	"errors"
	"io"
	"time"

	"zhengqi/internal/dossier"
	"zhengqi/internal/intake"
	"zhengqi/internal/web"
)

// newWeb makes the web server over the parts of the house.
func newWeb(h *house, desk rulesDesk) *web.Server {
	return web.New(web.Options{
		Store: h.db, Intake: frontDesk{intake.New(h.blobs, h.db, h.temp), time.Now},
		Rules: desk, Packer: newPacker(h, desk), Fixer: newFixer(h, desk.line), Hosts: h.hosts, Ready: h.ready, Version: version, Log: h.log,
	})
}

// frontDesk takes the web's uploads to the border.
type frontDesk struct {
	intake *intake.Intake
	now    func() time.Time
}

// Accept implements web.Intake.
func (f frontDesk) Accept(ctx context.Context, groupID, key string, next func() (web.Upload, error)) (web.Accepted, error) {
	batch := f.intake.Begin(groupID)
	for {
		upload, err := next()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			return web.Accepted{}, err
		}
		place := intake.Upload{FileName: upload.FileName, Path: upload.Path, Applicant: upload.Applicant}
		if err := batch.Take(ctx, place, upload.Body); err != nil {
			return web.Accepted{}, err
		}
	}
	documents, _, err := batch.Accept(ctx, key, f.now())
	out := web.Accepted{Documents: documents}
	if declaration := batch.Declaration(); declaration != nil {
		out.Agrees = func(g dossier.Group) bool { return intake.Agrees(g, *declaration) }
	}
	return out, err
}

// Folder implements web.Intake.
func (frontDesk) Folder(name string) (string, bool) { return intake.ApplicantFolder(name) }
