package web

import (
	"context"
	"net/http"

	"github.com/danielgtaylor/huma/v2"

	"zhengqi/internal/report"
)

type noticeInput struct {
	ID     string `path:"id" maxLength:"64" doc:"The group's id."`
	Accept string `header:"Accept" maxLength:"500" doc:"The media type wanted."`
	Format string `query:"format" enum:"html,xlsx" doc:"In place of Accept, for a link."`
}

// noticeForms are the forms of the notice, the default first.
var noticeForms = []form{{"html", htmlType, report.NoticeHTML}, {"xlsx", xlsxType, report.NoticeXLSX}}

func (s *Server) registerNotices() {
	get := s.operation(http.MethodGet, "/api/v1/groups/{id}/notice", "getNotice", "补正通知书 The notice to the company",
		http.StatusNotFound, http.StatusNotAcceptable, http.StatusUnprocessableEntity)
	get.Description = "依最新的报告列明企业须补正的事项、办法、依据与期限；Accept 为 text/html 或 XLSX，链接可用 ?format=html、xlsx。 " +
		"What the company has to mend, how and by when, from the newest report. Before the first report: 404 report_not_ready."
	get.Responses["200"] = &huma.Response{Description: "The notice", Content: content(noticeForms)}
	huma.Register(s.api, get, func(ctx context.Context, in *noticeInput) (*huma.StreamResponse, error) {
		return s.reportAs(ctx, in.ID, "notice", wanted{in.Accept, in.Format, noticeForms})
	})
}
