// Package web is the face of the program: the JSON API under /api/v1 and the
// Chinese pages under /. It knows the domain only; what it needs of the
// database and the border is declared here and handed in.
package web

import (
	"context"
	"embed"
	"io"
	"log/slog"
	"net/http"
	"slices"
	"sync"
	"time"

	"github.com/danielgtaylor/huma/v2"

	"zhengqi/internal/dossier"
)

// Store is what the API and the pages need of the database.
type Store interface {
	// CreateGroupOnce makes a group, or gives the one made before under the
	// same key and bodyHash; without a key it always makes one.
	CreateGroupOnce(ctx context.Context, g dossier.Group, key, bodyHash string) (dossier.Group, bool, error)
	Group(ctx context.Context, id string) (dossier.Group, error)
	Groups(ctx context.Context, limit int, before string) ([]dossier.GroupSummary, error)
	Summary(ctx context.Context, id string) (dossier.GroupSummary, error)
	Document(ctx context.Context, id string) (d dossier.Document, groupID string, err error)
	Correct(ctx context.Context, documentID string, version int64, corrections []dossier.Correction) (dossier.Document, error)
	Corrections(ctx context.Context, groupID string) ([]dossier.Correction, error)
	// SetFacts puts g in place of what the group declares, which must still be
	// what it declares in seen.
	SetFacts(ctx context.Context, seen, g dossier.Group, by, why string) error
	Redeclarations(ctx context.Context, groupID string) ([]dossier.Redeclaration, error)
	// Withdraw takes a document out of its group for good; Withdrawn lists
	// those of a group.
	Withdraw(ctx context.Context, documentID string, version int64, by, why string) (dossier.Document, error)
	Withdrawn(ctx context.Context, groupID string) ([]dossier.Document, error)
	Report(ctx context.Context, groupID string) (dossier.Report, dossier.ReportMeta, error)
	// Changed gives a channel that is closed at the group's next change.
	Changed(groupID string) <-chan struct{}
	Reprocess(ctx context.Context, reread bool) (dossier.Reprocessing, error)
	Reprocessing(ctx context.Context, id string) (dossier.Reprocessing, error)
	// Differences sums up what a run changed, or lists more of it after a group.
	Differences(ctx context.Context, id, after string) (dossier.FlipSum, error)
}

// Upload is one file, or one ZIP of files, on its way in. Path is where the
// sender puts it in the group and may be empty; Applicant, where given, is the
// folder of the person it belongs to.
type Upload struct {
	FileName  string
	Path      string
	Applicant string
	Body      io.Reader
}

// Accepted is what the uploads of one request came to. Agrees is nil unless a
// group.yaml was among them; it reports whether all that it says stands in the
// group.
type Accepted struct {
	Documents []dossier.Document
	Agrees    func(dossier.Group) bool
}

// Intake takes files in. Next gives the uploads of one request one after the
// other and io.EOF at their end; the documents come back in the same order,
// those of refused files with their Problem. The same uploads under the same
// key other than "" give the same documents again. Folder gives the key of the
// applicant whose folder has that name, and false for what cannot be a folder.
type Intake interface {
	Accept(ctx context.Context, groupID, key string, next func() (Upload, error)) (Accepted, error)
	Folder(name string) (string, bool)
}

// Profile is one office's rules.
type Profile struct {
	ID         string   `json:"id" example:"liaoning-2026"`
	Title      string   `json:"title" doc:"Chinese title."`
	TitleEN    string   `json:"title_en" doc:"English title."`
	Version    string   `json:"rules_version" doc:"The version in force today." example:"2026-01-01.1"`
	From       string   `json:"from" doc:"The first day of that version." example:"2026-01-01"`
	Until      string   `json:"until,omitempty" doc:"The day from which a later version holds in its place; absent where there is none."`
	Businesses []string `json:"businesses" doc:"The businesses this office states anything for."`
}

// Rules is what the API needs of the rule packs. Profiles lists those in force
// today; Has says whether there is any of a profile, in force or not. Show says all of a pack, named PROFILE or PROFILE@VERSION, and Diff what
// differs between two. Preview says what a pack would change before it is active, and Activate
// makes it active for good; both refuse a broken one with all its mistakes.
type Rules interface {
	Profiles(ctx context.Context) ([]Profile, error)
	Has(ctx context.Context, profile string) (bool, error)
	// InForce tells which versions judge now: one look at the packs for many
	// groups.
	InForce(ctx context.Context) (dossier.InForce, error)
	Show(ctx context.Context, pack string) (Profile, []dossier.RuleLine, error)
	Diff(ctx context.Context, from, to string) ([]dossier.RuleChange, error)
	Preview(ctx context.Context, pack dossier.PackText) (dossier.Preview, error)
	Activate(ctx context.Context, pack dossier.PackText) (Profile, error)
	// Unusable lists the packs that were activated and cannot be used any more.
	Unusable(ctx context.Context) ([]dossier.UnusablePack, error)
	// Rebuild makes the report on a group under one version of its office's rules.
	Rebuild(ctx context.Context, groupID, version string) (dossier.Report, error)
}

// Options are the parts a Server is made of. Hosts are the names with a dot, such
// as those of a proxy before it, under which it may be called. Ready says whether every part is up. Heartbeat is how often an event
// stream says that it lives: 15 seconds unless set.
type Options struct {
	Store     Store
	Intake    Intake
	Rules     Rules
	Packer    Packer
	Fixer     Fixer
	Hosts     []string
	Ready     func(context.Context) error
	Version   string
	Heartbeat time.Duration
	Log       *slog.Logger
}

// Server answers HTTP requests.
type Server struct {
	Options
	api       huma.API
	pages     pages
	handler   http.Handler
	closing   chan struct{} // closed by Close: event streams end
	closeOnce sync.Once
}

//go:embed assets
var assets embed.FS

// defaultHeartbeat is below the idle timeout of every common proxy.
const defaultHeartbeat = 15 * time.Second

// New returns a Server over the given parts.
func New(o Options) *Server {
	if o.Heartbeat == 0 {
		o.Heartbeat = defaultHeartbeat
	}
	o.Hosts = slices.Clone(o.Hosts)
	for i, host := range o.Hosts {
		o.Hosts[i] = hostName(host)
	}
	s := &Server{Options: o, pages: parsePages(), closing: make(chan struct{})}
	mux := http.NewServeMux()
	s.api = newAPI(mux, o.Version)
	s.registerGroups()
	s.registerDeclaration()
	s.registerFiles()
	s.registerDocuments()
	s.registerReports()
	s.registerNotices()
	s.registerPackages()
	s.registerFix()
	s.registerRules()
	s.registerReprocess()
	s.registerEvents()
	s.registerHealth()
	finishDocument(s.api.OpenAPI())
	s.registerPages(mux)
	s.handler = s.guard(mux)
	return s
}

// ServeHTTP answers one request.
func (s *Server) ServeHTTP(w http.ResponseWriter, r *http.Request) { s.handler.ServeHTTP(w, r) }

// Close ends the event streams, so that the HTTP server can shut down. It may
// be called more than once.
func (s *Server) Close() { s.closeOnce.Do(func() { close(s.closing) }) }
