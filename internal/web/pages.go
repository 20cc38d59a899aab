package web

import (
	"bytes"
	"embed"
	"html/template"
	"log/slog"
	"net/http"
	"strconv"
	"time"

	"zhengqi/internal/dossier"
)

//go:embed templates/*.html
var templates embed.FS

// pages are the templates, each with the layout around it.
type pages map[string]*template.Template

func parsePages() pages {
	p := pages{}
	for _, name := range []string{"groups", "group", "error"} {
		p[name] = template.Must(template.ParseFS(templates, "templates/layout.html", "templates/verdict.html", "templates/"+name+".html"))
	}
	return p
}

func (s *Server) registerPages(mux *http.ServeMux) {
	mux.HandleFunc("GET /{$}", s.page(s.groupsPage))
	mux.HandleFunc("GET /groups/{id}", s.page(s.groupPage))
	mux.HandleFunc("/", s.page(func(*http.Request) (string, any, error) { return "", nil, errNoPage() }))
}

// page turns a handler that returns a template's name and data, or an error,
// into an http.HandlerFunc; errors are shown as a page of their own.
func (s *Server) page(handle func(*http.Request) (string, any, error)) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		name, data, err := handle(r)
		status := http.StatusOK
		if err != nil {
			s.fail(r.Context(), err)
			p := problemOf(err)
			status, name, data = p.Status, "error", errorPage{"无法显示", p.Detail, p.DetailEN}
		}
		s.render(w, status, name, data)
	}
}

type errorPage struct {
	Title, Message, MessageEN string
}

func (s *Server) render(w http.ResponseWriter, status int, name string, data any) {
	var body bytes.Buffer
	if err := s.pages[name].ExecuteTemplate(&body, "layout", data); err != nil {
		s.log.Error("page", slog.String("template", name), slog.Any("error", err))
		http.Error(w, "internal error", http.StatusInternalServerError)
		return
	}
	w.Header().Set("Content-Type", "text/html; charset=utf-8")
	w.WriteHeader(status)
	w.Write(body.Bytes())
}

func errNoPage() error {
	return &dossier.Error{Class: dossier.NotFound, Code: "not_found", Message: "没有这个页面。", MessageEN: "there is no such page"}
}

// groupsPerPage is how many groups one page of the list shows.
const groupsPerPage = 50

type groupsPage struct {
	Title    string
	Profiles []Profile
	Groups   []groupRow
	Next     string
}

type groupRow struct {
	ID, Enterprise, Profile, Business, Updated string
	Applicants, Total, Done                    int
	Verdict                                    verdictView
}

// shanghai is where every office is.
var shanghai = time.FixedZone("Asia/Shanghai", 8*60*60)

func (s *Server) groupsPage(r *http.Request) (string, any, error) {
	groups, err := s.store.Groups(r.Context(), groupsPerPage, r.URL.Query().Get("before"))
	if err != nil {
		return "", nil, err
	}
	page := groupsPage{Title: "团组", Profiles: s.rules.Profiles()}
	for _, g := range groups {
		page.Groups = append(page.Groups, groupRow{
			ID: g.ID, Enterprise: g.Enterprise, Profile: s.profileTitle(g.Profile), Business: businessTitle(g.Business),
			Updated: g.Updated.In(shanghai).Format("2006-01-02 15:04"), Applicants: g.Applicants,
			Total: g.Total, Done: g.Done, Verdict: viewVerdict(g.Verdict)})
	}
	if len(groups) == groupsPerPage {
		page.Next = groups[len(groups)-1].ID
	}
	return "groups", page, nil
}

func (s *Server) profileTitle(id string) string {
	for _, p := range s.rules.Profiles() {
		if p.ID == id {
			return p.Title
		}
	}
	return id
}

func (s *Server) groupPage(r *http.Request) (string, any, error) {
	g, err := s.store.Group(r.Context(), r.PathValue("id"))
	if err != nil {
		return "", nil, err
	}
	result, meta, err := s.latestReport(r.Context(), g.ID)
	if err != nil {
		return "", nil, err
	}
	page := s.viewGroupPage(g, result, meta)
	return "group", page, nil
}

// groupPageView is the data of the page of one group.
type groupPageView struct {
	Title, ID, Enterprise, Profile, Business, Date, RulesVersion, Deadline string
	Applicants, Total, Done                                                int
	HasReport, Settled, Provisional                                        bool
	Verdict                                                                verdictView
	EnterpriseSlots                                                        []slotView
	Columns                                                                []slotView
	People                                                                 []personRow
	Sections                                                               []sectionView
	Unassigned                                                             []unassignedView
}

func (s *Server) viewGroupPage(g dossier.Group, r dossier.Report, meta dossier.ReportMeta) groupPageView {
	p := progressOf(g, meta.Current)
	v := groupPageView{Title: "团组 " + g.ID, ID: g.ID, Enterprise: g.Enterprise.Name, Profile: s.profileTitle(g.Profile),
		Business: businessTitle(g.Business), Date: g.Date, RulesVersion: r.RulesVersion, Applicants: len(g.Applicants),
		Total: p.Total, Done: p.Done, HasReport: r.Verdict != "", Settled: p.Report && p.Done == p.Total,
		Provisional: r.Provisional, Verdict: viewVerdict(r.Verdict)}
	if r.Deadline != nil {
		v.Deadline = *r.Deadline
	}
	v.EnterpriseSlots = mergeSlots(r.Enterprise.Documents)
	v.Columns, v.People = viewMatrix(r.Applicants)
	v.Sections = viewSections(r)
	for _, u := range r.Unassigned {
		v.Unassigned = append(v.Unassigned, unassignedView{u.File, dossier.Spec(u.Kind).Title, u.Reason})
	}
	if len(r.Applicants) > v.Applicants {
		v.Applicants = len(r.Applicants)
	}
	return v
}

func anchorOf(i int) string { return "applicant-" + strconv.Itoa(i+1) }
