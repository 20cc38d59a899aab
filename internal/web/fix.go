package web

import (
	"context"
	"mime"
	"net/http"
	"strings"

	"github.com/danielgtaylor/huma/v2"

	"zhengqi/internal/dossier"
)

// Fixer brings the picture of a stored document to the form that its group's
// office asks for. The errors are dossier errors.
type Fixer interface {
	Fix(ctx context.Context, documentID string) (dossier.FixedPicture, error)
}

func (s *Server) registerFix() {
	get := s.operation(http.MethodGet, "/api/v1/documents/{id}/fix", "fixPicture", "修正后的照片或签名 The photo or signature in the form asked for",
		http.StatusBadRequest, http.StatusNotFound, http.StatusUnprocessableEntity)
	get.Description = "JPEG：按办理地的规则裁剪、缩放、校正白底并压缩；不改动原件，须另行上传。做不到的以代码说明原因，如 picture_too_small、picture_without_face、picture_ground_not_white。 " +
		"Cut, resized, its ground lightened and compressed as the rules ask; the original stays, and the JPEG is to be uploaded. What cannot be done is refused with a code."
	get.Responses["200"] = &huma.Response{Description: "The picture", Content: map[string]*huma.MediaType{"image/jpeg": {}}}
	huma.Register(s.api, get, func(ctx context.Context, in *documentInput) (*fixOutput, error) {
		fixed, err := s.Fixer.Fix(ctx, in.ID)
		if err != nil {
			return nil, s.fail(ctx, err)
		}
		return &fixOutput{ContentType: "image/jpeg", Done: strings.Join(fixed.DoneEN, "; "),
			Disposition: mime.FormatMediaType("attachment", map[string]string{"filename": "fixed-" + in.ID + ".jpg"}), Body: fixed.JPEG}, nil
	})
}

type fixOutput struct {
	ContentType string `header:"Content-Type"`
	Disposition string `header:"Content-Disposition"`
	Done        string `header:"X-Zhengqi-Done" doc:"What was done to the picture."`
	Body        []byte
}
