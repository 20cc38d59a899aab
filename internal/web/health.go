package web

import (
	"context"
	"net/http"

	"github.com/danielgtaylor/huma/v2"

	"zhengqi/internal/dossier"
)

type healthOutput struct {
	Body struct {
		Status string `json:"status" example:"ok"`
	}
}

func (s *Server) registerHealth() {
	huma.Register(s.api, s.operation(http.MethodGet, "/healthz", "healthz", "进程存活 The process lives"),
		func(context.Context, *struct{}) (*healthOutput, error) { return healthy(), nil })
	huma.Register(s.api, s.operation(http.MethodGet, "/readyz", "readyz", "可以受理 Ready to accept work", http.StatusServiceUnavailable), s.readyz)
}

func (s *Server) readyz(ctx context.Context, _ *struct{}) (*healthOutput, error) {
	if err := s.Ready(ctx); err != nil {
		return nil, s.fail(ctx, &dossier.Error{Class: dossier.Unavailable, Code: "not_ready", Cause: err,
			Message: "服务的某一部分尚未就绪，请稍后重试。", MessageEN: "a part of the service is not ready; try again"})
	}
	return healthy(), nil
}

func healthy() *healthOutput {
	out := &healthOutput{}
	out.Body.Status = "ok"
	return out
}
