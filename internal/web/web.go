// Package web is the face of the program: the JSON API under /api/v1 and the
// Chinese pages under /. It knows the domain only; what it needs of the
// database and the border is declared here and handed in.
package web

import (
	"context"
	"crypto/rand"
	"embed"
	"io"
	"log/slog"
	"net/http"
	"runtime/debug"

	"github.com/danielgtaylor/huma/v2"
	"github.com/danielgtaylor/huma/v2/adapters/humago"

	"zhengqi/internal/dossier"
)

// Store is what the API and the pages need of the database.
type Store interface {
	CreateGroup(ctx context.Context, g dossier.Group, key string) (dossier.Group, error)
	Group(ctx context.Context, id string) (dossier.Group, error)
	Groups(ctx context.Context, limit int, before string) ([]dossier.GroupSummary, error)
	Document(ctx context.Context, id string) (dossier.Document, string, error)
	Correct(ctx context.Context, documentID string, version int64, corrections []dossier.Correction) (dossier.Document, error)
	Corrections(ctx context.Context, groupID string) ([]dossier.Correction, error)
	Report(ctx context.Context, groupID string) (dossier.Report, dossier.ReportMeta, error)
	Events(ctx context.Context, groupID string, after int64, limit int) ([]dossier.Event, error)
	Changed(groupID string) <-chan struct{}
	Reprocess(ctx context.Context, profile string) (int, error)
	Ping(ctx context.Context) error
}

// Upload is one file, or one ZIP of files, on its way in. Path may be empty;
// Applicant, where given, says whose it is.
type Upload struct {
	Name      string
	Path      string
	Applicant string
	Body      io.Reader
}

// Accepted says what became of one uploaded file: it has a Document, which may
// carry a problem of its own, or it was refused for Problem.
type Accepted struct {
	File     string
	Document *dossier.Document
	Problem  *dossier.Problem
}

// Intake takes files in. Next gives the uploads of one request one after the
// other and io.EOF at their end.
type Intake interface {
	Accept(ctx context.Context, groupID, key string, next func() (Upload, error)) ([]Accepted, error)
}

// Rules tells which rule packs there are.
type Rules interface {
	Profiles() []Profile
}

// Profile is one office's rules.
type Profile struct {
	ID      string `json:"id" example:"liaoning-2026"`
	Title   string `json:"title" doc:"Chinese title."`
	Version string `json:"rules_version" doc:"The version in force today."`
}

// Options are the parts a Server is made of. Ready says whether every part is
// up; Today gives the day in Asia/Shanghai as YYYY-MM-DD.
type Options struct {
	Store   Store
	Intake  Intake
	Rules   Rules
	Ready   func(context.Context) error
	Today   func() string
	Version string
	Log     *slog.Logger
}

// Server answers HTTP requests.
type Server struct {
	store   Store
	intake  Intake
	rules   Rules
	ready   func(context.Context) error
	today   func() string
	log     *slog.Logger
	pages   pages
	closing chan struct{} // closed by Close: event streams end
	handler http.Handler
	api     huma.API
}

//go:embed assets
var assets embed.FS

// New returns a Server over the given parts.
func New(o Options) *Server {
	s := &Server{store: o.Store, intake: o.Intake, rules: o.Rules, ready: o.Ready, today: o.Today, log: o.Log,
		pages: parsePages(), closing: make(chan struct{})}
	mux := http.NewServeMux()
	config := huma.DefaultConfig("zhengqi", o.Version)
	config.Info.Description = "证齐：APEC 商务旅行卡申请材料预审接口。 Pre-screening of applications for the APEC Business Travel Card."
	config.OpenAPIPath, config.DocsPath, config.SchemasPath = "/openapi", "", ""
	config.CreateHooks = nil
	config.Transformers = append(config.Transformers, codeErrors)
	s.api = humago.New(mux, config)
	s.registerGroups()
	s.registerFiles()
	s.registerDocuments()
	s.registerReports()
	s.registerHealth()
	s.registerPages(mux)
	mux.Handle("GET /assets/", http.FileServerFS(assets))
	s.handler = s.guard(mux)
	return s
}

// ServeHTTP answers one request.
func (s *Server) ServeHTTP(w http.ResponseWriter, r *http.Request) { s.handler.ServeHTTP(w, r) }

// Close ends the event streams, so that the HTTP server can shut down; it may
// be called once.
func (s *Server) Close() { close(s.closing) }

// OpenAPI returns the OpenAPI 3.1 document of the API as JSON.
func (s *Server) OpenAPI() ([]byte, error) { return s.api.OpenAPI().MarshalJSON() }

// guard sets the headers every answer carries, gives the request an id for the
// log, and turns a panic into a coded 500.
func (s *Server) guard(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		id := rand.Text()
		h := w.Header()
		h.Set("X-Request-Id", id)
		h.Set("X-Content-Type-Options", "nosniff")
		h.Set("Referrer-Policy", "same-origin")
		h.Set("X-Frame-Options", "DENY")
		h.Set("Content-Security-Policy", "default-src 'self'; style-src 'self' 'unsafe-inline'; frame-ancestors 'none'; form-action 'self'; base-uri 'none'")
		h.Set("Cache-Control", "no-store")
		defer s.recoverPanic(w, r, id)
		next.ServeHTTP(w, r)
	})
}

func (s *Server) recoverPanic(w http.ResponseWriter, r *http.Request, id string) {
	v := recover()
	if v == nil {
		return
	}
	if v == http.ErrAbortHandler {
		panic(v)
	}
	s.log.ErrorContext(r.Context(), "panic", slog.String("request", id), slog.Any("panic", v), slog.String("stack", string(debug.Stack())))
	w.Header().Set("Content-Type", "application/problem+json")
	w.WriteHeader(http.StatusInternalServerError)
	io.WriteString(w, `{"type":"about:blank","status":500,"title":"Internal Server Error","code":"internal","detail":"处理时发生内部错误，请重试或联系管理员。"}`)
}
