package web

import (
	"bytes"
	"context"
	"encoding/json"
	"net/http"
	"strings"

	"github.com/danielgtaylor/huma/v2"

	"zhengqi/internal/dossier"
	"zhengqi/internal/report"
)

type reportInput struct {
	ID     string `path:"id" maxLength:"64" doc:"The group's id."`
	Accept string `header:"Accept" maxLength:"500" doc:"application/json or text/html."`
}

func (s *Server) registerReports() {
	get := s.operation(http.MethodGet, "/api/v1/groups/{id}/report", "getReport", "完整性报告 The completeness report",
		http.StatusNotFound, http.StatusNotAcceptable, http.StatusUnprocessableEntity)
	get.Description = "Accept 为 application/json 或 text/html。尚无报告时为 404 report_not_ready。 Before the first report: 404 report_not_ready."
	get.Responses["200"] = &huma.Response{Description: "The newest report", Content: map[string]*huma.MediaType{
		"application/json": {Schema: schemaOf[dossier.Report](s, "Report")},
		"text/html":        {Schema: &huma.Schema{Type: huma.TypeString}},
	}}
	huma.Register(s.api, get, s.getReport)
}

// getReport gives the newest report in the form the client asks for.
func (s *Server) getReport(ctx context.Context, in *reportInput) (*huma.StreamResponse, error) {
	media, err := negotiate(in.Accept)
	if err != nil {
		return nil, s.fail(ctx, err)
	}
	r, _, err := s.Store.Report(ctx, in.ID)
	if err != nil {
		return nil, s.fail(ctx, err)
	}
	var body bytes.Buffer
	if media == htmlType {
		err = report.HTML(&body, r)
	} else {
		err = json.NewEncoder(&body).Encode(r)
	}
	if err != nil {
		return nil, s.fail(ctx, err)
	}
	return &huma.StreamResponse{Body: func(c huma.Context) {
		c.SetHeader("Content-Type", media)
		c.SetHeader("Vary", "Accept")
		if media == htmlType {
			c.SetHeader("Content-Security-Policy", reportPolicy)
		}
		c.BodyWriter().Write(body.Bytes())
	}}, nil
}

const (
	jsonType = "application/json"
	htmlType = "text/html; charset=utf-8"

	// reportPolicy fits a report page: it holds its own style and nothing else.
	reportPolicy = "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'"
)

// negotiate picks the first form of the Accept header that there is; no header
// means JSON. Browsers and clients alike name what they like best first, so
// quality values only exclude.
func negotiate(accept string) (string, error) {
	if strings.TrimSpace(accept) == "" {
		return jsonType, nil
	}
	for _, item := range strings.Split(accept, ",") {
		name, parameters, _ := strings.Cut(item, ";")
		if strings.ReplaceAll(parameters, " ", "") == "q=0" {
			continue
		}
		switch strings.ToLower(strings.TrimSpace(name)) {
		case jsonType, "application/*", "*/*":
			return jsonType, nil
		case "text/html", "application/xhtml+xml", "text/*":
			return htmlType, nil
		}
	}
	return "", &dossier.Error{Class: dossier.Unsupported, Code: "not_acceptable",
		Message: "报告只有 application/json 与 text/html 两种格式。", MessageEN: "the report comes as application/json or text/html"}
}
