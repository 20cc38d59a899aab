package main

import (
	"context"

	"zhengqi/internal/dossier"
	"zhengqi/internal/pipeline"
	"zhengqi/internal/rules"
	"zhengqi/internal/store"
	"zhengqi/internal/web"
)

// rulesDesk is the web's way to the rules.
type rulesDesk struct {
	shelf *rules.Shelf
	line  *pipeline.Pipeline
	db    *store.DB
}

// Profiles implements web.Rules.
func (d rulesDesk) Profiles(ctx context.Context) ([]web.Profile, error) {
	catalogue, err := d.shelf.Catalogue(ctx)
	if err != nil {
		return nil, err
	}
	return profilesInForce(catalogue, today()), nil
}

// Has implements web.Rules.
func (d rulesDesk) Has(ctx context.Context, profile string) (bool, error) {
	catalogue, err := d.shelf.Catalogue(ctx)
	return err == nil && catalogue.Has(profile), err
}

// InForce implements web.Rules.
func (d rulesDesk) InForce(ctx context.Context) (dossier.InForce, error) {
	catalogue, err := d.shelf.Catalogue(ctx)
	if err != nil {
		return nil, err
	}
	return func(profile, date string) (string, error) {
		pack, err := catalogue.Pack(profile, date)
		if err != nil {
			return "", err
		}
		return pack.Info().Version, nil
	}, nil
}

// Show implements web.Rules.
func (d rulesDesk) Show(ctx context.Context, name string) (web.Profile, []dossier.RuleLine, error) {
	catalogue, err := d.shelf.Catalogue(ctx)
	if err != nil {
		return web.Profile{}, nil, err
	}
	pack, err := findPack(catalogue, name, "")
	if err != nil {
		return web.Profile{}, nil, err
	}
	return profileOf(catalogue, pack), pack.Lines(), nil
}

// Diff implements web.Rules.
func (d rulesDesk) Diff(ctx context.Context, from, to string) ([]dossier.RuleChange, error) {
	catalogue, err := d.shelf.Catalogue(ctx)
	if err != nil {
		return nil, err
	}
	before, err := findPack(catalogue, from, "")
	if err != nil {
		return nil, err
	}
	after, err := findPack(catalogue, to, "")
	if err != nil {
		return nil, err
	}
	return rules.Diff(before, after), nil
}

// Preview implements web.Rules.
func (d rulesDesk) Preview(ctx context.Context, text dossier.PackText) (dossier.Preview, error) {
	draft, pack, err := d.shelf.Draft(ctx, text)
	if err != nil {
		return dossier.Preview{}, err
	}
	return d.line.Preview(ctx, draft, pack, d.db)
}

// Activate implements web.Rules.
func (d rulesDesk) Activate(ctx context.Context, text dossier.PackText) (web.Profile, error) {
	catalogue, pack, err := d.shelf.Draft(ctx, text)
	if err != nil {
		return web.Profile{}, err
	}
	info := pack.Info()
	text.Profile, text.Version, text.Basis = info.Profile, info.Version, pack.Basis()
	return profileOf(catalogue, pack), d.db.AddPack(ctx, text)
}

// Unusable implements web.Rules.
func (d rulesDesk) Unusable(ctx context.Context) ([]dossier.UnusablePack, error) {
	catalogue, err := d.shelf.Catalogue(ctx)
	if err != nil {
		return nil, err
	}
	return append([]dossier.UnusablePack{}, catalogue.Unusable()...), nil
}

// Rebuild implements web.Rules.
func (d rulesDesk) Rebuild(ctx context.Context, groupID, version string) (dossier.Report, error) {
	catalogue, err := d.shelf.Catalogue(ctx)
	if err != nil {
		return dossier.Report{}, err
	}
	group, corrections, _, err := d.db.Basis(ctx, groupID)
	if err != nil {
		return dossier.Report{}, err
	}
	if group.Unfinished() {
		return dossier.Report{}, dossier.ErrNoReport()
	}
	group = pipeline.Basis(group, corrections)
	pack, err := catalogue.PackVersion(group.Profile, version)
	if err != nil {
		return dossier.Report{}, err
	}
	return pack.Evaluate(group)
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
			profiles = append(profiles, profileOf(catalogue, pack))
		}
	}
	return profiles
}

func profileOf(catalogue *rules.Catalogue, pack *rules.Pack) web.Profile {
	info := pack.Info()
	return web.Profile{ID: info.Profile, Title: info.Title, TitleEN: info.TitleEN, Version: info.Version, From: info.From, Until: catalogue.Until(info), Businesses: info.Businesses}
}
