package web

import (
	"crypto/rand"
	"encoding/json"
	"io"
	"log/slog"
	"net"
	"net/http"
	"net/netip"
	"runtime/debug"
	"slices"
	"strings"
	"time"

	"zhengqi/internal/dossier"
	"zhengqi/internal/report"
)

// policy lets a page load nothing but this server's own files: no inline
// script or style, no frame around it.
const policy = "default-src 'self'; frame-ancestors 'none'; form-action 'self'; base-uri 'none'; object-src 'none'"

// guard sets the headers every answer carries, refuses what other sites' pages
// send or ask for under a name of their own, answers unknown paths and methods, and turns a panic into a coded 500.
func (s *Server) guard(mux *http.ServeMux) http.Handler {
	var foreign http.CrossOriginProtection
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		id := rand.Text()
		setHeaders(w.Header(), id)
		defer s.recoverPanic(w, r, id)
		if !s.answersTo(r.Host) {
			s.refuse(w, r, http.StatusMisdirectedRequest, errUnknownHost(r.Host))
			return
		}
		if err := foreign.Check(r); err != nil {
			s.refuse(w, r, http.StatusForbidden, errForeign(err))
			return
		}
		handler, pattern := mux.Handler(r)
		if pattern == "" {
			s.unknown(w, r, handler)
			return
		}
		if r.Body != nil && r.Body != http.NoBody {
			r = r.WithContext(r.Context()) // the server must find its own body where it was, to see what is left of it
			r.Body = &patientBody{r.Body, http.NewResponseController(w)}
		}
		mux.ServeHTTP(w, r)
	})
}

func setHeaders(h http.Header, id string) {
	h.Set("X-Request-Id", id)
	h.Set("X-Content-Type-Options", "nosniff")
	h.Set("Referrer-Policy", "same-origin")
	h.Set("X-Frame-Options", "DENY")
	h.Set("Content-Security-Policy", policy)
	h.Set("Cache-Control", "no-store")
}

func errForeign(cause error) error {
	return &dossier.Error{Class: dossier.Invalid, Code: "cross_origin", Cause: cause,
		Message: "该请求来自其他网站的页面，已拒绝。", MessageEN: "the request comes from a page of another site and is refused"}
}

// answersTo reports whether the server may be called by a host: an address, a
// name without a dot, which nobody can register, or one of Hosts. Any other
// domain may be one that another site's page points here (DNS rebinding).
func (s *Server) answersTo(host string) bool {
	name := hostName(host)
	_, err := netip.ParseAddr(name)
	return err == nil || !strings.Contains(name, ".") || strings.HasSuffix(name, ".localhost") || slices.Contains(s.Hosts, name)
}

// hostName is a host without its port, in small letters.
func hostName(host string) string {
	if alone, _, err := net.SplitHostPort(host); err == nil {
		host = alone
	}
	return strings.ToLower(strings.Trim(host, "[]"))
}

func errUnknownHost(host string) error {
	host = report.Clean(hostName(host))
	return &dossier.Error{Class: dossier.Invalid, Code: "unknown_host",
		Message:   "服务没有 " + host + " 这个域名。若确应以此域名访问，请在启动时加 --host " + host + "。",
		MessageEN: "the server is not known as " + host + "; if it should be, start it with --host " + host}
}

// unknown answers a path that is not there with 404 and a method that a path
// does not have with 405; handler is what the mux would have answered.
func (s *Server) unknown(w http.ResponseWriter, r *http.Request, handler http.Handler) {
	said := &headerOnly{header: http.Header{}}
	handler.ServeHTTP(said, r)
	if allow := said.header.Get("Allow"); allow != "" {
		w.Header().Set("Allow", allow)
		s.refuse(w, r, http.StatusMethodNotAllowed, &dossier.Error{Class: dossier.Invalid, Code: "method_not_allowed",
			Message: "该地址不支持此方法，可用：" + allow + "。", MessageEN: "this path has no such method; it has " + allow})
		return
	}
	s.refuse(w, r, http.StatusNotFound, &dossier.Error{Class: dossier.NotFound, Code: "not_found",
		Message: "没有这个地址，请检查链接。", MessageEN: "there is nothing at this path"})
}

// headerOnly is a ResponseWriter that keeps the header and drops the body.
type headerOnly struct{ header http.Header }

// Header implements http.ResponseWriter.
func (h *headerOnly) Header() http.Header { return h.header }

// Write implements http.ResponseWriter.
func (h *headerOnly) Write(p []byte) (int, error) { return len(p), nil }

// WriteHeader implements http.ResponseWriter.
func (h *headerOnly) WriteHeader(int) {}

// refuse answers with a problem: a page to who looks at pages, else JSON.
func (s *Server) refuse(w http.ResponseWriter, r *http.Request, status int, err error) {
	p := problemOf(err)
	p.Status, p.Title = status, http.StatusText(status)
	if wantsPage(r) {
		s.renderError(w, p)
		return
	}
	writeProblem(w, p)
}

// wantsPage reports whether a browser asks for one of the pages, which are all
// outside /api/.
func wantsPage(r *http.Request) bool {
	return !strings.HasPrefix(r.URL.Path, "/api/") && strings.Contains(r.Header.Get("Accept"), "text/html")
}

func writeProblem(w http.ResponseWriter, p *ProblemDocument) {
	w.Header().Set("Content-Type", problemType)
	w.WriteHeader(p.Status)
	json.NewEncoder(w).Encode(p)
}

func (s *Server) recoverPanic(w http.ResponseWriter, r *http.Request, id string) {
	v := recover()
	if v == nil {
		return
	}
	if v == http.ErrAbortHandler {
		panic(v)
	}
	s.Log.ErrorContext(r.Context(), "panic", slog.String("request", id), slog.Any("panic", v), slog.String("stack", string(debug.Stack())))
	s.refuse(w, r, http.StatusInternalServerError, nil)
}

// stall is how long a client may send nothing of a body it has announced.
const stall = time.Minute

// patientBody lets a body take as long as it needs while something arrives.
// The deadline is lifted at its end, else it would end the request later.
type patientBody struct {
	io.ReadCloser
	connection *http.ResponseController
}

// Read implements io.Reader.
func (b *patientBody) Read(p []byte) (int, error) {
	b.connection.SetReadDeadline(time.Now().Add(stall))
	n, err := b.ReadCloser.Read(p)
	if err != nil {
		b.connection.SetReadDeadline(time.Time{})
	}
	return n, err
}
