package web

import (
	"context"
	"io"
	"log/slog"
	"mime"
	"net/http"
	"strconv"

	"github.com/danielgtaylor/huma/v2"
)

// Packer packs a group for the Ministry's platform: the ZIP, to be closed by
// the caller, and its size in bytes.
type Packer interface {
	Pack(ctx context.Context, groupID string) (io.ReadCloser, int64, error)
}

func (s *Server) registerPackages() {
	get := s.operation(http.MethodGet, "/api/v1/groups/{id}/package", "getPackage", "外交部平台材料包 The package for the Ministry's platform",
		http.StatusNotFound, http.StatusUnprocessableEntity, http.StatusServiceUnavailable)
	get.Description = "ZIP：每人一个目录，图片按平台的要求缩小为 JPG，按上传顺序命名；填报单按平台填报页的顺序列出各项的值、来源与是否须核对；README 说明预审结论与缺什么。尚无报告时为 404 report_not_ready。 " +
		"The pictures as the platform takes them and the fields of its form, each with where it comes from; a README tells what the group lacks. Before the first report: 404 report_not_ready."
	get.Responses["200"] = &huma.Response{Description: "The package", Content: content([]form{{"zip", zipType, nil}})}
	huma.Register(s.api, get, func(ctx context.Context, in *groupInput) (*huma.StreamResponse, error) {
		file, size, err := s.Packer.Pack(ctx, in.ID)
		if err != nil {
			return nil, s.fail(ctx, err)
		}
		return &huma.StreamResponse{Body: func(c huma.Context) {
			defer file.Close()
			c.SetHeader("Content-Type", zipType)
			c.SetHeader("Content-Length", strconv.FormatInt(size, 10))
			c.SetHeader("Content-Disposition", mime.FormatMediaType("attachment", map[string]string{"filename": "package-" + in.ID + ".zip"}))
			if _, err := io.Copy(c.BodyWriter(), file); err != nil {
				s.Log.WarnContext(ctx, "package", slog.Any("error", err))
			}
		}}, nil
	})
}
