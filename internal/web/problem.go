package web

import (
	"context"
	"errors"
	"log/slog"
	"net/http"

	"github.com/danielgtaylor/huma/v2"

	"zhengqi/internal/dossier"
)

// Problem is an RFC 9457 problem document with a stable code. Title and
// Detail are Chinese, DetailEN is the same sentence in English.
type Problem struct {
	Type     string              `json:"type" example:"about:blank"`
	Title    string              `json:"title" doc:"The HTTP status in words."`
	Status   int                 `json:"status" doc:"The HTTP status code."`
	Code     string              `json:"code" doc:"Stable, snake_case: what to branch on." example:"not_found"`
	Detail   string              `json:"detail" doc:"What failed, why, and what to do, in Chinese."`
	DetailEN string              `json:"detail_en,omitempty" doc:"The same in English."`
	Errors   []*huma.ErrorDetail `json:"errors,omitempty" doc:"The single mistakes of a request that does not fit its schema."`
}

// Error returns the code and the English sentence.
func (p *Problem) Error() string { return p.Code + ": " + p.DetailEN }

// GetStatus returns the HTTP status.
func (p *Problem) GetStatus() int { return p.Status }

// ContentType returns the media type of RFC 9457.
func (p *Problem) ContentType(string) string { return "application/problem+json" }

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

// problemOf turns an error into its problem document; a stale If-Match is 412.
func problemOf(err error) *Problem {
	shown := dossier.ProblemOf(err)
	status := statusOf[dossier.ClassOf(err)]
	if shown.Code == "version_mismatch" {
		status = http.StatusPreconditionFailed
	}
	return &Problem{Type: "about:blank", Title: http.StatusText(status), Status: status,
		Code: shown.Code, Detail: shown.Message, DetailEN: shown.MessageEN}
}

// fail logs what only the log may know and returns the problem to show.
func (s *Server) fail(ctx context.Context, err error) error {
	p := problemOf(err)
	if p.Status >= http.StatusInternalServerError && !errors.Is(err, context.Canceled) {
		s.log.ErrorContext(ctx, "request failed", slog.String("code", p.Code), slog.Any("error", err))
	}
	return p
}

// frameworkCodes name the refusals of the HTTP framework itself.
var frameworkCodes = map[int]struct{ code, message string }{
	http.StatusBadRequest:            {"bad_request", "请求格式有误，请对照接口文档检查。"},
	http.StatusNotAcceptable:         {"not_acceptable", "不支持所要求的返回格式。"},
	http.StatusRequestEntityTooLarge: {"too_large", "请求内容超过大小上限。"},
	http.StatusUnsupportedMediaType:  {"unsupported_media_type", "不支持这种请求内容类型。"},
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
		known.code, known.message = "http_error", e.Detail
	}
	return &Problem{Type: "about:blank", Title: e.Title, Status: e.Status, Code: known.code,
		Detail: known.message, DetailEN: e.Detail, Errors: e.Errors}, nil
}
