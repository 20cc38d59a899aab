package web

import (
	"archive/zip"
	"context"
	"io"
	"net/http"

	"github.com/danielgtaylor/huma/v2"

	"zhengqi/internal/dossier"
	"zhengqi/internal/report"
)

type noticeInput struct {
	ID        string `path:"id" maxLength:"64" doc:"The group's id."`
	Accept    string `header:"Accept" maxLength:"500" doc:"The media type wanted."`
	Format    string `query:"format" enum:"html,xlsx,pdf" doc:"In place of Accept, for a link."`
	Applicant string `query:"applicant" maxLength:"500" doc:"Only what concerns one person, by the folder as the report has it, or \"enterprise\"."`
}

// noticeForms are the forms of the notice on whose part, the default first; ""
// is the whole group.
func noticeForms(whose string) []form {
	as := func(write func(report.Notice, io.Writer) error) func(io.Writer, dossier.Report) error {
		return func(w io.Writer, r dossier.Report) error {
			if whose == "" {
				return write(report.NewNotice(r), w)
			}
			n, err := report.NoticeOn(r, whose)
			if err != nil {
				return err
			}
			return write(n, w)
		}
	}
	return []form{{"html", htmlType, as(report.Notice.HTML)}, {"xlsx", xlsxType, as(report.Notice.XLSX)}, {"pdf", pdfType, as(report.Notice.PDF)}}
}

func (s *Server) registerNotices() {
	get := s.operation(http.MethodGet, "/api/v1/groups/{id}/notice", "getNotice", "补正通知书 The notice to the company",
		http.StatusNotFound, http.StatusNotAcceptable, http.StatusUnprocessableEntity, http.StatusServiceUnavailable)
	get.Description = "依最新的报告列明企业须补正的事项、办法、依据与期限；Accept 为 text/html、XLSX 或 PDF，链接可用 ?format=html、xlsx、pdf；?applicant= 只列一人的（没有此人时为 404 no_such_applicant）。 " +
		"What the company has to mend, how and by when, from the newest report; for one person with applicant. Before the first report: 404 report_not_ready."
	get.Responses["200"] = &huma.Response{Description: "The notice", Content: content(noticeForms(""))}
	huma.Register(s.api, get, func(ctx context.Context, in *noticeInput) (*huma.StreamResponse, error) {
		return s.reportAs(ctx, in.ID, "notice", wanted{in.Accept, in.Format, noticeForms(in.Applicant)})
	})
	all := s.operation(http.MethodGet, "/api/v1/groups/{id}/notices", "getNotices", "各人的补正通知书 The notices on each part",
		http.StatusNotFound, http.StatusUnprocessableEntity, http.StatusServiceUnavailable)
	all.Description = "ZIP：企业与团组一份，每名申请人一份，均为 PDF。 A ZIP of PDFs: one on the enterprise and the group, and one on every applicant."
	all.Responses["200"] = &huma.Response{Description: "The notices", Content: content(noticesForms)}
	huma.Register(s.api, all, func(ctx context.Context, in *groupInput) (*huma.StreamResponse, error) {
		return s.reportAs(ctx, in.ID, "notices", wanted{"", "zip", noticesForms})
	})
}

// noticesForms is the one form the notices on each part have.
var noticesForms = []form{{"zip", zipType, zipNotices}}

func zipNotices(w io.Writer, r dossier.Report) error {
	z := zip.NewWriter(w)
	for _, n := range report.Notices(r) {
		f, err := z.CreateHeader(&zip.FileHeader{Name: n.Name + ".pdf", Method: zip.Deflate, Modified: report.DayOf(r)})
		if err != nil {
			return err
		}
		if err := n.PDF(f); err != nil {
			return err
		}
	}
	return z.Close()
}
