package web

import (
	"context"
	"encoding/json"
	"net/http"
	"time"

	"github.com/danielgtaylor/huma/v2"
	"github.com/danielgtaylor/huma/v2/adapters/humago"

	"zhengqi/internal/dossier"
)

type reprocessInput struct {
	Body struct {
		Reread bool `json:"reread,omitempty" doc:"Read the files again from their bytes first; corrections stay."`
	}
}

type reprocessOutput struct {
	Location string `header:"Location"`
	Body     struct {
		ID     string `json:"id" doc:"The run: see GET /reprocess/{id}."`
		Queued int    `json:"queued" doc:"Groups whose report will be made again."`
	}
}

type runInput struct {
	ID string `path:"id" maxLength:"64" doc:"The run's id."`
}

type runOutput struct{ Body dossier.Reprocessing }

type differencesInput struct {
	ID    string `path:"id" maxLength:"64" doc:"The run's id."`
	After string `query:"after" maxLength:"64" doc:"The last group that was listed: the next 1000 that flipped, and sums of these alone."`
}

type differencesOutput struct {
	Body struct {
		dossier.Reprocessing
		dossier.FlipSum
	}
}

func (s *Server) registerReprocess() {
	again := s.operation(http.MethodPost, "/api/v1/reprocess", "reprocess", "按现行规则重新评估已存团组 Re-evaluate stored groups", bodyStatuses...)
	again.DefaultStatus = http.StatusAccepted
	huma.Register(s.api, again, s.reprocess)
	statuses := []int{http.StatusNotFound, http.StatusUnprocessableEntity}
	huma.Register(s.api, s.operation(http.MethodGet, "/api/v1/reprocess/{id}", "getReprocess", "重新评估的进度 How far a run is", statuses...), s.getRun)
	huma.Register(s.api, s.operation(http.MethodGet, "/api/v1/reprocess/{id}/differences", "reprocessDifferences",
		"重新评估改变了什么 What a run changed", statuses...), s.runDifferences)
	events := s.operation(http.MethodGet, "/api/v1/reprocess/{id}/events", "reprocessEvents", "重新评估的实时进度 Live progress of a run (server-sent events)", statuses...)
	events.Responses["200"] = &huma.Response{Description: "The event progress, until the run is done", Content: map[string]*huma.MediaType{
		"text/event-stream": {Schema: &huma.Schema{Type: huma.TypeArray, Items: eventSchema("progress", schemaOf[dossier.Reprocessing](s, "Reprocessing"))}},
	}}
	huma.Register(s.api, events, s.runEvents)
}

func (s *Server) reprocess(ctx context.Context, in *reprocessInput) (*reprocessOutput, error) {
	run, err := s.Store.Reprocess(ctx, in.Body.Reread)
	if err != nil {
		return nil, s.fail(ctx, err)
	}
	out := &reprocessOutput{Location: "/api/v1/reprocess/" + run.ID}
	out.Body.ID, out.Body.Queued = run.ID, run.Total
	return out, nil
}

func (s *Server) getRun(ctx context.Context, in *runInput) (*runOutput, error) {
	run, err := s.Store.Reprocessing(ctx, in.ID)
	if err != nil {
		return nil, s.fail(ctx, err)
	}
	return &runOutput{run}, nil
}

func (s *Server) runDifferences(ctx context.Context, in *differencesInput) (*differencesOutput, error) {
	out := &differencesOutput{}
	var err error
	if out.Body.Reprocessing, err = s.Store.Reprocessing(ctx, in.ID); err != nil {
		return nil, s.fail(ctx, err)
	}
	if out.Body.FlipSum, err = s.Store.Differences(ctx, in.ID, in.After); err != nil {
		return nil, s.fail(ctx, err)
	}
	return out, nil
}

// runEvents opens an event stream on a run that there is.
func (s *Server) runEvents(ctx context.Context, in *runInput) (*huma.StreamResponse, error) {
	if _, err := s.Store.Reprocessing(ctx, in.ID); err != nil {
		return nil, s.fail(ctx, err)
	}
	return &huma.StreamResponse{Body: func(c huma.Context) {
		_, w := humago.Unwrap(c)
		w.Header().Set("Content-Type", "text/event-stream")
		w.Header().Set("X-Accel-Buffering", "no")
		out := &eventWriter{w: w, connection: http.NewResponseController(w)}
		defer out.connection.SetWriteDeadline(time.Time{})
		s.followRun(c.Context(), in.ID, out)
	}}, nil
}

// runPace is how often a run is looked at: its groups change in other
// processes too.
const runPace = 500 * time.Millisecond

// followRun sends the progress of a run until it is done or the client goes.
func (s *Server) followRun(ctx context.Context, id string, out *eventWriter) {
	look := time.NewTicker(runPace)
	defer look.Stop()
	for {
		run, err := s.Store.Reprocessing(ctx, id)
		if err != nil {
			return
		}
		data, err := json.Marshal(run)
		if err != nil || out.send("progress", data) != nil || run.Done == run.Total {
			return
		}
		select {
		case <-look.C:
		case <-ctx.Done():
			return
		case <-s.closing:
			return
		}
	}
}
