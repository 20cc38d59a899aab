package web

import (
	"context"
	"errors"
	"log/slog"
	"net/http"

	"github.com/danielgtaylor/huma/v2"

	"zhengqi/internal/dossier"
)

// problemType is the media type of RFC 9457.
const problemType = "application/problem+json"

// ProblemDocument is an RFC 9457 problem document with a stable code. Title is the
// HTTP status in words, Detail is Chinese, DetailEN the same in English.
type ProblemDocument struct {
	Type     string              `json:"type" example:"about:blank"`
	Title    string              `json:"title" doc:"The HTTP status in words."`
	Status   int                 `json:"status" doc:"The HTTP status code."`
	Code     string              `json:"code" doc:"Stable, snake_case: what to branch on." example:"group_not_found"`
	Detail   string              `json:"detail" doc:"What failed, why, and what to do, in Chinese."`
	DetailEN string              `json:"detail_en,omitempty" doc:"The same in English."`
	Errors   []*huma.ErrorDetail `json:"errors,omitempty" doc:"The single mistakes of a request that does not fit its schema."`
}

// Error returns the code and the English sentence.
func (p *ProblemDocument) Error() string { return p.Code + ": " + p.DetailEN }

// GetStatus returns the HTTP status.
func (p *ProblemDocument) GetStatus() int { return p.Status }

// ContentType returns the media type of RFC 9457.
func (p *ProblemDocument) ContentType(string) string { return problemType }

// statusOf is the one table from a class of error to an HTTP status.
var statusOf = map[dossier.Class]int{
	dossier.Invalid:     http.StatusBadRequest,
	dossier.NotFound:    http.StatusNotFound,
	dossier.Conflict:    http.StatusConflict,
	dossier.TooLarge:    http.StatusRequestEntityTooLarge,
	dossier.Unsupported: http.StatusUnsupportedMediaType,
	dossier.Unavailable: http.StatusServiceUnavailable,
	dossier.Internal:    http.StatusInternalServerError,
}

// statusOfCode are the codes that HTTP has a status of its own for.
var statusOfCode = map[string]int{
	"version_mismatch":  http.StatusPreconditionFailed,
	"if_match_required": http.StatusPreconditionRequired,
	"not_acceptable":    http.StatusNotAcceptable,
}

// problemOf turns an error into its problem document.
func problemOf(err error) *ProblemDocument {
	shown := dossier.ProblemOf(err)
	status, ok := statusOfCode[shown.Code]
	if !ok {
		status = statusOf[dossier.ClassOf(err)]
	}
	out := &ProblemDocument{Type: "about:blank", Title: http.StatusText(status), Status: status,
		Code: shown.Code, Detail: shown.Message, DetailEN: shown.MessageEN}
	var many interface{ Details() []string }
	if errors.As(err, &many) {
		for _, text := range many.Details() {
			out.Errors = append(out.Errors, &huma.ErrorDetail{Message: text})
		}
	}
	return out
}

// fail logs what only the log may know and returns the problem to show.
func (s *Server) fail(ctx context.Context, err error) *ProblemDocument {
	p := problemOf(err)
	if p.Status >= http.StatusInternalServerError && !errors.Is(err, context.Canceled) {
		s.Log.ErrorContext(ctx, "request failed", slog.String("code", p.Code), slog.Any("error", err))
	}
	return p
}

// frameworkCodes name the refusals of the HTTP framework itself.
var frameworkCodes = map[int]struct{ code, message string }{
	http.StatusBadRequest:            {"bad_request", "请求内容不是有效的 JSON，请对照接口文档检查。"},
	http.StatusRequestTimeout:        {"request_timeout", "请求内容没有及时送达，请检查网络后重试。"},
	http.StatusRequestEntityTooLarge: {"too_large", "请求内容超过大小上限。"},
	http.StatusUnsupportedMediaType:  {"unsupported_media_type", "不支持这种请求内容类型，请用 application/json。"},
	http.StatusUnprocessableEntity:   {"invalid_request", "请求内容不符合接口文档，请按 errors 逐条改正。"},
}

// codeErrors gives the framework's own errors the shape of every other one.
func codeErrors(_ huma.Context, _ string, v any) (any, error) {
	e, ok := v.(*huma.ErrorModel)
	if !ok {
		return v, nil
	}
	known, ok := frameworkCodes[e.Status]
	if !ok {
		known.code, known.message = "internal", dossier.ProblemOf(nil).Message
	}
	for _, detail := range e.Errors {
		detail.Value = nil // the client knows what it sent, and it may be large
	}
	return &ProblemDocument{Type: "about:blank", Title: e.Title, Status: e.Status, Code: known.code,
		Detail: known.message, DetailEN: e.Detail, Errors: e.Errors}, nil
}
