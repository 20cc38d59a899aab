package web

import (
	"bytes"
	"context"
	"encoding/json"
	"net/http"
	"strings"

	"github.com/danielgtaylor/huma/v2"
	"github.com/danielgtaylor/huma/v2/sse"

	"zhengqi/internal/dossier"
	"zhengqi/internal/report"
)

type reportInput struct {
	ID     string `path:"id" maxLength:"64"`
	Accept string `header:"Accept" doc:"application/json or text/html."`
}

type reprocessInput struct {
	Body struct {
		Profile string `json:"profile,omitempty" maxLength:"64" doc:"Only groups of this profile; empty: all."`
	}
}

type reprocessOutput struct {
	Body struct {
		Queued int `json:"queued" doc:"Groups whose report will be made again."`
	}
}

func (s *Server) registerReports() {
	get := operation(http.MethodGet, "/groups/{id}/report", "getReport", "完整性报告 The completeness report", "reports")
	get.Description = "Accept 为 application/json 或 text/html。"
	get.Errors = append(get.Errors, http.StatusNotAcceptable)
	schema := s.api.OpenAPI().Components.Schemas.Schema(typeOf[dossier.Report](), true, "Report")
	get.Responses = map[string]*huma.Response{"200": {Description: "完整性报告", Content: map[string]*huma.MediaType{
		"application/json": {Schema: schema},
		"text/html":        {Schema: &huma.Schema{Type: huma.TypeString}},
	}}}
	huma.Register(s.api, get, s.getReport)
	again := operation(http.MethodPost, "/reprocess", "reprocess", "按现行规则重新评估已存团组 Re-evaluate stored groups", "reports")
	again.DefaultStatus = http.StatusAccepted
	huma.Register(s.api, again, s.reprocess)
	events := operation(http.MethodGet, "/groups/{id}/events", "groupEvents", "实时进度 Live progress (SSE)", "groups")
	sse.Register(s.api, events, map[string]any{"progress": ProgressView{}, "report": ReportEvent{}}, s.sendEvents)
}

// getReport gives the newest report in the form the client asks for.
func (s *Server) getReport(ctx context.Context, in *reportInput) (*huma.StreamResponse, error) {
	r, _, err := s.store.Report(ctx, in.ID)
	if err != nil {
		return nil, s.fail(ctx, err)
	}
	contentType, err := negotiate(in.Accept)
	if err != nil {
		return nil, s.fail(ctx, err)
	}
	var body bytes.Buffer
	if contentType == htmlType {
		err = report.HTML(&body, r)
	} else {
		err = json.NewEncoder(&body).Encode(r)
	}
	if err != nil {
		return nil, s.fail(ctx, err)
	}
	return &huma.StreamResponse{Body: func(c huma.Context) {
		c.SetHeader("Content-Type", contentType)
		c.SetHeader("Vary", "Accept")
		c.BodyWriter().Write(body.Bytes())
	}}, nil
}

const (
	jsonType = "application/json"
	htmlType = "text/html; charset=utf-8"
)

// negotiate picks the first form of the Accept header that there is; no header
// means JSON. Quality values do not change the order.
func negotiate(accept string) (string, error) {
	if strings.TrimSpace(accept) == "" {
		return jsonType, nil
	}
	for _, item := range strings.Split(accept, ",") {
		name, _, _ := strings.Cut(strings.TrimSpace(item), ";")
		switch strings.TrimSpace(name) {
		case jsonType, "application/*", "*/*":
			return jsonType, nil
		case "text/html", "application/xhtml+xml", "text/*":
			return htmlType, nil
		}
	}
	return "", &dossier.Error{Class: dossier.Unsupported, Code: "not_acceptable",
		Message: "报告只有 application/json 与 text/html 两种格式。", MessageEN: "the report comes as application/json or text/html"}
}

func (s *Server) reprocess(ctx context.Context, in *reprocessInput) (*reprocessOutput, error) {
	n, err := s.store.Reprocess(ctx, in.Body.Profile)
	if err != nil {
		return nil, s.fail(ctx, err)
	}
	out := &reprocessOutput{}
	out.Body.Queued = n
	return out, nil
}

// ReportEvent says that a group has a new report.
type ReportEvent struct {
	Verdict      dossier.Verdict `json:"verdict"`
	RulesVersion string          `json:"rules_version"`
}

// sendEvents sends the group's progress now and after every change, and a
// report event whenever there is a new report, until the client leaves.
func (s *Server) sendEvents(ctx context.Context, in *groupInput, send sse.Sender) {
	var last ProgressView
	var revision int64
	for first := true; ; first = false {
		changed := s.store.Changed(in.ID)
		g, err := s.store.Group(ctx, in.ID)
		if err != nil {
			return
		}
		r, meta, err := s.latestReport(ctx, in.ID)
		if err != nil {
			return
		}
		if p := progressOf(g, meta.Current); first || p != last {
			last = p
			if send.Data(p) != nil {
				return
			}
		}
		if meta.Current && meta.Revision != revision {
			if !first && send.Data(ReportEvent{r.Verdict, r.RulesVersion}) != nil {
				return
			}
			revision = meta.Revision
		}
		if !s.waitFor(ctx, changed) {
			return
		}
	}
}
