package web

import (
	"bytes"
	"embed"
	"html/template"
	"log/slog"
	"net/http"

	"zhengqi/internal/dossier"
	"zhengqi/internal/report"
)

//go:embed templates/*.html
var templates embed.FS

// pages are the templates, each with the layout around it.
type pages map[string]*template.Template

func parsePages() pages {
	p := pages{}
	for _, name := range []string{"groups", "group", "rules", "pack", "error"} {
		p[name] = template.Must(template.ParseFS(templates, "templates/layout.html", "templates/verdict.html", "templates/"+name+".html"))
	}
	return p
}

func (s *Server) registerPages(mux *http.ServeMux) {
	mux.HandleFunc("GET /{$}", s.page(s.groupsPage))
	mux.HandleFunc("GET /groups/{id}", s.page(s.groupPage))
	mux.HandleFunc("GET /rules", s.page(s.rulesPage))
	mux.HandleFunc("GET /rules/{pack}", s.page(s.packPage))
	files := http.FileServerFS(assets)
	for _, name := range []string{"/assets/style.css", "/assets/live.js", "/assets/rules.js", "/assets/icon.svg"} {
		mux.HandleFunc("GET "+name, func(w http.ResponseWriter, r *http.Request) {
			w.Header().Set("Cache-Control", "public, max-age=300")
			files.ServeHTTP(w, r)
		})
	}
}

// page turns a handler that returns a template's name and data, or an error,
// into an http.HandlerFunc; errors are shown as a page of their own.
func (s *Server) page(handle func(*http.Request) (string, any, error)) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		name, data, err := handle(r)
		if err != nil {
			s.renderError(w, s.fail(r.Context(), err))
			return
		}
		s.render(w, http.StatusOK, name, data)
	}
}

type errorPage struct {
	Title, Code, Message, MessageEN string
}

func (s *Server) renderError(w http.ResponseWriter, p *ProblemDocument) {
	s.render(w, p.Status, "error", errorPage{"无法显示", p.Code, report.Clean(p.Detail), report.Clean(p.DetailEN)})
}

func (s *Server) render(w http.ResponseWriter, status int, name string, data any) {
	var body bytes.Buffer
	if err := s.pages[name].ExecuteTemplate(&body, "layout", data); err != nil {
		s.Log.Error("page", slog.String("template", name), slog.Any("error", err))
		writeProblem(w, problemOf(err))
		return
	}
	w.Header().Set("Content-Type", htmlType)
	w.WriteHeader(status)
	w.Write(body.Bytes())
}

// groupsPerPage is how many groups one page of the list shows.
const groupsPerPage = 50

type groupsPage struct {
	Title               string
	Profiles            []Profile
	Businesses, Reasons []report.Title
	Groups              []groupRow
	Next                string
}

type groupRow struct {
	ID, Enterprise, Profile, Business, Updated string
	Applicants, Total, Done                    int
	Verdict                                    report.Title
	Outdated                                   bool // the verdict is not that of the group as it is now
}

func (s *Server) groupsPage(r *http.Request) (string, any, error) {
	groups, err := s.groups(r.Context(), groupsPerPage, r.URL.Query().Get("before"))
	if err != nil {
		return "", nil, err
	}
	page := groupsPage{Title: "团组", Profiles: s.profiles(r.Context()), Businesses: report.BusinessTitles(), Reasons: report.ReasonTitles()}
	for _, g := range groups {
		page.Groups = append(page.Groups, groupRow{
			ID: g.ID, Enterprise: report.Clean(g.Enterprise), Profile: profileTitle(page.Profiles, g.Profile), Business: report.BusinessTitle(g.Business).Zh,
			Updated: g.Updated.In(dossier.Shanghai).Format("2006-01-02 15:04"), Applicants: g.Applicants,
			Total: g.Total, Done: g.Done, Verdict: verdictTitle(g.Verdict, g.Total), Outdated: g.Outdated})
	}
	if len(groups) == groupsPerPage {
		page.Next = groups[len(groups)-1].ID
	}
	return "groups", page, nil
}

func (s *Server) groupPage(r *http.Request) (string, any, error) {
	g, err := s.Store.Group(r.Context(), r.PathValue("id"))
	if err != nil {
		return "", nil, err
	}
	now, err := s.standing(r.Context(), g.ID)
	if err != nil {
		return "", nil, err
	}
	withdrawn, err := s.Store.Withdrawn(r.Context(), g.ID)
	if err != nil {
		return "", nil, err
	}
	return "group", viewGroupPage(g, withdrawn, now, s.profiles(r.Context())), nil
}

func profileTitle(profiles []Profile, id string) string {
	for _, p := range profiles {
		if p.ID == id {
			return p.Title
		}
	}
	return report.Clean(id)
}
