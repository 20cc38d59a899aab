package web

import (
	"bytes"
	"context"
	"encoding/json"
	"io"
	"mime"
	"net/http"

	"github.com/danielgtaylor/huma/v2"

	"zhengqi/internal/dossier"
	"zhengqi/internal/report"
)

type reportInput struct {
	ID     string `path:"id" maxLength:"64" doc:"The group's id."`
	Accept string `header:"Accept" maxLength:"500" doc:"The media type wanted."`
	Format string `query:"format" enum:"json,html,xlsx" doc:"In place of Accept, for a link."`
}

// reportForms are the forms of the report, the default first.
var reportForms = []form{
	{"json", jsonType, func(w io.Writer, r dossier.Report) error { return json.NewEncoder(w).Encode(r) }},
	{"html", htmlType, report.HTML},
	{"xlsx", xlsxType, report.XLSX},
}

func (s *Server) registerReports() {
	get := s.operation(http.MethodGet, "/api/v1/groups/{id}/report", "getReport", "完整性报告 The completeness report",
		http.StatusNotFound, http.StatusNotAcceptable, http.StatusUnprocessableEntity)
	get.Description = "Accept 为 application/json、text/html 或 XLSX，链接可用 ?format=json、html、xlsx。尚无报告时为 404 report_not_ready。 " +
		"As Accept or format says. Before the first report: 404 report_not_ready."
	get.Responses["200"] = &huma.Response{Description: "The newest report", Content: content(reportForms)}
	get.Responses["200"].Content[jsonType].Schema = schemaOf[dossier.Report](s, "Report")
	huma.Register(s.api, get, func(ctx context.Context, in *reportInput) (*huma.StreamResponse, error) {
		return s.reportAs(ctx, in.ID, "report", wanted{in.Accept, in.Format, reportForms})
	})
}

// reportAs answers with the group's newest report in the form the client wants.
// A workbook is a download under the given name.
func (s *Server) reportAs(ctx context.Context, groupID, name string, want wanted) (*huma.StreamResponse, error) {
	f, err := want.form()
	if err != nil {
		return nil, s.fail(ctx, err)
	}
	r, _, err := s.Store.Report(ctx, groupID)
	if err != nil {
		return nil, s.fail(ctx, err)
	}
	var body bytes.Buffer
	if err := f.write(&body, r); err != nil {
		return nil, s.fail(ctx, err)
	}
	return &huma.StreamResponse{Body: func(c huma.Context) {
		c.SetHeader("Content-Type", f.media)
		c.SetHeader("Vary", "Accept")
		switch f.media {
		case htmlType:
			c.SetHeader("Content-Security-Policy", reportPolicy)
		case xlsxType:
			c.SetHeader("Content-Disposition", mime.FormatMediaType("attachment", map[string]string{"filename": name + "-" + groupID + ".xlsx"}))
		}
		c.BodyWriter().Write(body.Bytes())
	}}, nil
}

// reportPolicy fits a report page: it holds its own style and nothing else.
const reportPolicy = "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'"
