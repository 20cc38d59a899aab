package web

import (
	"bytes"
	"context"
	"encoding/json"
	"io"
	"net/http"

	"github.com/danielgtaylor/huma/v2"

	"zhengqi/internal/dossier"
	"zhengqi/internal/report"
)

type reportInput struct {
	ID     string `path:"id" maxLength:"64" doc:"The group's id."`
	Accept string `header:"Accept" maxLength:"500" doc:"The media type wanted."`
	Format string `query:"format" enum:"json,html,xlsx,pdf" doc:"In place of Accept, for a link."`
	Rules  string `query:"rules_version" maxLength:"64" doc:"Made anew under this version of the office's rules, in place of the newest report: what was true when that version was in force. Nothing is stored." example:"2026-01-01.1"`
}

// reportForms are the forms of the report, the default first.
var reportForms = []form{
	{"json", jsonType, func(w io.Writer, r dossier.Report) error { return json.NewEncoder(w).Encode(r) }},
	{"html", htmlType, report.HTML},
	{"xlsx", xlsxType, report.XLSX},
	{"pdf", pdfType, report.PDF},
}

func (s *Server) registerReports() {
	get := s.operation(http.MethodGet, "/api/v1/groups/{id}/report", "getReport", "完整性报告 The completeness report",
		http.StatusNotFound, http.StatusNotAcceptable, http.StatusUnprocessableEntity, http.StatusServiceUnavailable)
	get.Description = "Accept 为 application/json、text/html、XLSX 或 PDF，链接可用 ?format=json、html、xlsx、pdf。在此之后材料、更正或规则有变化的，报告带 outdated，不能作出新报告的另带 error。尚无报告时为 404 report_not_ready；服务器缺少 PDF 字体时为 503 pdf_font_missing。 " +
		"As Accept or format says. It is marked outdated where papers, corrections or rules have changed since, with the error that prevents a newer one. Before the first report: 404 report_not_ready; without the fonts of a PDF: 503 pdf_font_missing."
	get.Responses["200"] = &huma.Response{Description: "The newest report", Content: content(reportForms)}
	get.Responses["200"].Content[jsonType].Schema = schemaOf[dossier.Report](s, "Report")
	huma.Register(s.api, get, func(ctx context.Context, in *reportInput) (*huma.StreamResponse, error) {
		if in.Rules != "" {
			r, err := s.Rules.Rebuild(ctx, in.ID, in.Rules)
			return s.answer(ctx, r, err, "report-"+in.ID, wanted{in.Accept, in.Format, reportForms})
		}
		return s.reportAs(ctx, in.ID, "report", wanted{in.Accept, in.Format, reportForms})
	})
}

// reportAs answers with the group's newest report, which says so where it is
// outdated, in the form the client wants, a file under the given name.
func (s *Server) reportAs(ctx context.Context, groupID, name string, want wanted) (*huma.StreamResponse, error) {
	r, _, err := s.report(ctx, groupID)
	return s.answer(ctx, r, err, name+"-"+groupID, want)
}

// report gives the group's newest report, marked under the rules in force, and
// what it rests on, also where there is none yet.
func (s *Server) report(ctx context.Context, groupID string) (dossier.Report, dossier.ReportMeta, error) {
	r, meta, err := s.Store.Report(ctx, groupID)
	if err != nil {
		return r, meta, err
	}
	inForce, err := s.Rules.InForce(ctx)
	if err != nil {
		return r, meta, err
	}
	return r.Marked(meta, inForce), meta, nil
}

// answer writes a report in the form the client wants, a file of that name,
// unless there was an error.
func (s *Server) answer(ctx context.Context, r dossier.Report, err error, name string, want wanted) (*huma.StreamResponse, error) {
	f, refused := want.form()
	if refused != nil {
		return nil, s.fail(ctx, refused)
	}
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
		if f.media == htmlType {
			c.SetHeader("Content-Security-Policy", reportPolicy)
		}
		if as := f.disposition(name); as != "" {
			c.SetHeader("Content-Disposition", as)
		}
		c.BodyWriter().Write(body.Bytes())
	}}, nil
}

// reportPolicy fits a report page: it holds its own style and nothing else.
const reportPolicy = "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'"
