package web

import (
	"context"
	"net/http"
	"reflect"

	"github.com/danielgtaylor/huma/v2"
)

type healthOutput struct {
	Body struct {
		Status string `json:"status" example:"ok"`
	}
}

func (s *Server) registerHealth() {
	live := huma.Operation{Method: http.MethodGet, Path: "/healthz", OperationID: "healthz", Summary: "进程存活 The process lives", Tags: []string{"health"}}
	huma.Register(s.api, live, func(context.Context, *struct{}) (*healthOutput, error) { return healthy(), nil })
	ready := huma.Operation{Method: http.MethodGet, Path: "/readyz", OperationID: "readyz", Summary: "可以受理 Ready to accept work",
		Tags: []string{"health"}, Errors: []int{http.StatusServiceUnavailable}}
	huma.Register(s.api, ready, s.readyz)
}

func (s *Server) readyz(ctx context.Context, _ *struct{}) (*healthOutput, error) {
	if err := s.ready(ctx); err != nil {
		return nil, s.fail(ctx, err)
	}
	return healthy(), nil
}

func healthy() *healthOutput {
	out := &healthOutput{}
	out.Body.Status = "ok"
	return out
}

func typeOf[T any]() reflect.Type { return reflect.TypeFor[T]() }

// waitFor waits for a change and reports whether the client is still there
// and the server still open.
func (s *Server) waitFor(ctx context.Context, changed <-chan struct{}) bool {
	select {
	case <-changed:
		return true
	case <-ctx.Done():
		return false
	case <-s.closing:
		return false
	}
}
