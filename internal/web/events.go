package web

import (
	"context"
	"encoding/json"
	"io"
	"net/http"
	"time"

	"github.com/danielgtaylor/huma/v2"
	"github.com/danielgtaylor/huma/v2/adapters/humago"

	"zhengqi/internal/dossier"
)

// ReportEvent says that a group has a report; Revision rises with every new
// one.
type ReportEvent struct {
	Revision     int64           `json:"revision"`
	Verdict      dossier.Verdict `json:"verdict" enum:"barred,incomplete,review,deferrable,complete"`
	RulesVersion string          `json:"rules_version"`
}

func (s *Server) registerEvents() {
	o := s.operation(http.MethodGet, "/api/v1/groups/{id}/events", "groupEvents", "实时进度 Live progress (server-sent events)",
		http.StatusNotFound, http.StatusUnprocessableEntity)
	o.Description = "先发送当前状态，之后每有变化即发送；断线重连不会错过结果。 The present state is sent first, then every change: " +
		"who reconnects misses nothing that counts. Comments keep the connection alive."
	o.Responses["200"] = &huma.Response{Description: "The events progress and report, until the client leaves", Content: map[string]*huma.MediaType{
		"text/event-stream": {Schema: &huma.Schema{Type: huma.TypeArray, Items: &huma.Schema{OneOf: []*huma.Schema{
			eventSchema("progress", schemaOf[ProgressView](s, "ProgressView")),
			eventSchema("report", schemaOf[ReportEvent](s, "ReportEvent")),
		}}}},
	}}
	huma.Register(s.api, o, s.groupEvents)
}

func eventSchema(name string, data *huma.Schema) *huma.Schema {
	return &huma.Schema{Type: huma.TypeObject, Title: name, Required: []string{"event", "data"}, Properties: map[string]*huma.Schema{
		"event": {Type: huma.TypeString, Enum: []any{name}}, "data": data}}
}

// groupEvents opens an event stream on a group that there is.
func (s *Server) groupEvents(ctx context.Context, in *groupInput) (*huma.StreamResponse, error) {
	if _, err := s.Store.Summary(ctx, in.ID); err != nil {
		return nil, s.fail(ctx, err)
	}
	return &huma.StreamResponse{Body: func(c huma.Context) {
		_, w := humago.Unwrap(c)
		w.Header().Set("Content-Type", "text/event-stream")
		w.Header().Set("X-Accel-Buffering", "no") // a proxy must pass events on at once
		out := &eventWriter{w: w, connection: http.NewResponseController(w)}
		defer out.connection.SetWriteDeadline(time.Time{})
		s.follow(c.Context(), in.ID, out)
	}}, nil
}

// follow sends what changes in the group until the client or the server goes.
// It looks again at every heartbeat too: a change may come from another
// process.
func (s *Server) follow(ctx context.Context, id string, out *eventWriter) {
	heartbeat := time.NewTicker(s.Heartbeat)
	defer heartbeat.Stop()
	err := out.write("retry: 2000\n\n") // how soon to come back, in ms
	for err == nil {
		changed := s.Store.Changed(id)
		now, lookErr := s.standing(ctx, id)
		if lookErr != nil || out.tell(now) != nil {
			return
		}
		select {
		case <-changed:
			err = s.pause(ctx)
		case <-heartbeat.C:
			err = out.write(": alive\n\n")
		case <-ctx.Done():
			return
		case <-s.closing:
			return
		}
	}
}

// pace is the least time between two looks: many changes at once are told
// together.
const pace = 100 * time.Millisecond

func (s *Server) pause(ctx context.Context) error {
	select {
	case <-time.After(pace):
		return nil
	case <-ctx.Done():
		return ctx.Err()
	case <-s.closing:
		return http.ErrServerClosed
	}
}

// eventWriter writes server-sent events and knows what it has said last.
type eventWriter struct {
	w          http.ResponseWriter
	connection *http.ResponseController
	progress   string
	revision   int64
}

// sendTimeout is how long a client may leave an event unread.
const sendTimeout = 10 * time.Second

// tell sends what has not been said yet of the group; at first that is all.
func (e *eventWriter) tell(now standing) error {
	progress, err := json.Marshal(now.progress)
	if err != nil {
		return err
	}
	if string(progress) != e.progress {
		e.progress = string(progress)
		if err := e.send("progress", progress); err != nil {
			return err
		}
	}
	if now.report.Verdict == "" || now.meta.Revision == e.revision {
		return nil
	}
	e.revision = now.meta.Revision
	report, err := json.Marshal(ReportEvent{now.meta.Revision, now.report.Verdict, now.report.RulesVersion})
	if err != nil {
		return err
	}
	return e.send("report", report)
}

func (e *eventWriter) send(event string, data []byte) error {
	return e.write("event: " + event + "\ndata: " + string(data) + "\n\n")
}

func (e *eventWriter) write(text string) error {
	e.connection.SetWriteDeadline(time.Now().Add(sendTimeout))
	if _, err := io.WriteString(e.w, text); err != nil {
		return err
	}
	return e.connection.Flush()
}
