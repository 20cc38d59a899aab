package main

import (
	"context"
	"errors"
	"io"
	"time"

	"zhengqi/internal/dossier"
	"zhengqi/internal/intake"
	"zhengqi/internal/rules"
	"zhengqi/internal/web"
)

// newWeb makes the web server over the parts of the house.
func newWeb(h *house, catalogue *rules.Catalogue) *web.Server {
	return web.New(web.Options{
		Store: h.db, Intake: frontDesk{intake.New(h.blobs, h.db, h.temp), time.Now},
		Profiles: func() []web.Profile { return profilesInForce(catalogue, today()) },
		Ready:    h.ready, Version: version, Log: h.log,
	})
}

// profilesInForce lists each profile once, in the version of that day; one
// that is not yet in force is left out.
func profilesInForce(catalogue *rules.Catalogue, day string) []web.Profile {
	var profiles []web.Profile
	seen := map[string]bool{}
	for _, info := range catalogue.List() {
		if seen[info.Profile] {
			continue
		}
		seen[info.Profile] = true
		if pack, err := catalogue.Pack(info.Profile, day); err == nil {
			info = pack.Info()
			profiles = append(profiles, web.Profile{ID: info.Profile, Title: info.Title, TitleEN: info.TitleEN,
				Version: info.Version, Businesses: info.Businesses})
		}
	}
	return profiles
}

// frontDesk takes the web's uploads to the border.
type frontDesk struct {
	intake *intake.Intake
	now    func() time.Time
}

// Accept implements web.Intake.
func (f frontDesk) Accept(ctx context.Context, groupID, key string, next func() (web.Upload, error)) ([]dossier.Document, error) {
	batch := f.intake.Begin(groupID)
	for {
		upload, err := next()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			return nil, err
		}
		place := intake.Upload{FileName: upload.FileName, Path: upload.Path, Applicant: upload.Applicant}
		if err := batch.Take(ctx, place, upload.Body); err != nil {
			return nil, err
		}
	}
	documents, _, err := batch.Accept(ctx, key, f.now())
	return documents, err
}

// Folder implements web.Intake.
func (frontDesk) Folder(name string) (string, bool) { return intake.ApplicantFolder(name) }
