package web

import (
	"net/http"

	"zhengqi/internal/dossier"
	"zhengqi/internal/report"
)

// rulesPage lists the offices with the version in force, and the packs that
// cannot be used any more; a draft is tried and made active there.
type rulesPage struct {
	Title    string
	Profiles []rulesRow
	Unusable []dossier.UnusablePack
}

// rulesRow is an office's pack in force.
type rulesRow struct {
	ID, Title, TitleEN, Version, From string
	Businesses                        []report.Title
}

func (s *Server) rulesPage(r *http.Request) (string, any, error) {
	profiles, err := s.Rules.Profiles(r.Context())
	if err != nil {
		return "", nil, err
	}
	page := rulesPage{Title: "规则"}
	if page.Unusable, err = s.Rules.Unusable(r.Context()); err != nil {
		return "", nil, err
	}
	for _, p := range profiles {
		row := rulesRow{ID: p.ID, Title: p.Title, TitleEN: p.TitleEN, Version: p.Version, From: p.From}
		for _, b := range p.Businesses {
			row.Businesses = append(row.Businesses, report.BusinessTitle(b))
		}
		page.Profiles = append(page.Profiles, row)
	}
	return "rules", page, nil
}

// packPage is all that a pack says, an entry after the other.
type packPage struct {
	Title   string
	Pack    Profile
	Entries []packEntry
}

// packEntry is one entry of a pack: a parameter, a slot, a rule.
type packEntry struct {
	Part, Name string
	Lines      []dossier.RuleLine
}

func (s *Server) packPage(r *http.Request) (string, any, error) {
	profile, lines, err := s.Rules.Show(r.Context(), r.PathValue("pack"))
	if err != nil {
		return "", nil, err
	}
	page := packPage{Title: profile.ID + " " + profile.Version, Pack: profile}
	for _, l := range lines {
		last := len(page.Entries) - 1
		if last < 0 || page.Entries[last].Part != l.Part || page.Entries[last].Name != l.Name {
			page.Entries = append(page.Entries, packEntry{Part: l.Part, Name: l.Name})
			last++
		}
		page.Entries[last].Lines = append(page.Entries[last].Lines, l)
	}
	return "pack", page, nil
}
