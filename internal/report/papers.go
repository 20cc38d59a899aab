package report

import (
	"fmt"
	"slices"
	"strings"

	"zhengqi/internal/dossier"
)

// papers are the papers of a report by their files; one file may hold several.
type papers map[string][]paper

// paper is one of them; no pages are all, or are not known.
type paper struct {
	kind  dossier.Kind
	pages []int
}

// filedOf are the papers of r, in slots or without one.
func filedOf(r dossier.Report) papers {
	out := papers{}
	add := func(documents []dossier.SlotDocument) {
		for _, d := range documents {
			if d.File != nil {
				out[*d.File] = append(out[*d.File], paper{d.Kind, d.Pages})
			}
		}
	}
	add(r.Enterprise.Documents)
	for _, a := range r.Applicants {
		add(a.Documents)
	}
	for _, u := range r.Unassigned {
		out[u.File] = append(out[u.File], paper{kind: u.Kind})
	}
	return out
}

// on are the papers of a file that take a page: all where none is known to.
func (p papers) on(file string, page int) []paper {
	all := p[file]
	its := slices.DeleteFunc(slices.Clone(all), func(f paper) bool { return !slices.Contains(f.pages, page) })
	if len(its) > 0 {
		return its
	}
	return all
}

// source names the paper at a place: by its kind, where that is not in doubt,
// and by its page, where the file holds several.
func (p papers) source(at dossier.Evidence) string {
	file := Clean(at.File)
	if len(p[at.File]) > 1 && at.Page > 0 {
		file += fmt.Sprintf(" 第%d页", at.Page)
	}
	on := p.on(at.File, at.Page)
	if len(on) == 0 || slices.ContainsFunc(on, func(f paper) bool { return f.kind != on[0].kind }) {
		return file
	}
	return fmt.Sprintf("%s（%s）", dossier.Spec(on[0].kind).Title, file)
}

// placesOf says where the values stand that a finding compares, so that both
// can be looked at; the files are named where there are several.
func (p papers) placesOf(evidence []dossier.Evidence) string {
	if len(evidence) < 2 {
		return ""
	}
	several := slices.ContainsFunc(evidence, func(e dossier.Evidence) bool { return e.File != evidence[0].File })
	var places []string
	for _, e := range evidence {
		file := ""
		if several {
			file = Clean(e.File) + " "
		}
		places = append(places, fmt.Sprintf("%s（%s第%d页 %d,%d %d×%d）", p.titleOn(e.File, e.Field, e.Page), file, e.Page, e.Box[0], e.Box[1], e.Box[2], e.Box[3]))
	}
	return strings.Join(places, "；")
}

// fieldTitle is the Chinese title of the field a finding concerns, or its name.
func (p papers) fieldTitle(f dossier.Finding) string {
	switch {
	case f.Field == nil:
		return ""
	case f.File == nil:
		return factTitle(*f.Field)
	}
	page := 0
	for _, e := range f.Evidence {
		if e.File == *f.File && e.Field == *f.Field {
			page = e.Page
		}
	}
	return p.titleOn(*f.File, *f.Field, page)
}

// titleOn is what a field is called on the paper at a page of a file.
func (p papers) titleOn(file, field string, page int) string {
	for _, f := range p.on(file, page) {
		if spec, ok := dossier.Spec(f.kind).Field(field); ok {
			return spec.Title
		}
	}
	if field == "file" { // of the rules: the paper as such
		return factTitle(field)
	}
	return Clean(field)
}
