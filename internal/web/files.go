package web

import (
	"context"
	"errors"
	"io"
	"mime"
	"mime/multipart"
	"net/http"

	"github.com/danielgtaylor/huma/v2"

	"zhengqi/internal/dossier"
)

type uploadInput struct {
	ID      string `path:"id" maxLength:"64"`
	Key     string `header:"Idempotency-Key" maxLength:"200" doc:"A repeated upload with the same key gives the first answer."`
	content io.Reader
	media   string
}

// Resolve keeps the body unread: files are streamed to disk.
func (in *uploadInput) Resolve(ctx huma.Context) []error {
	in.content, in.media = ctx.BodyReader(), ctx.Header("Content-Type")
	return nil
}

// UploadAnswer is the body of POST /groups/{id}/files.
type UploadAnswer struct {
	Accepted []DocumentView `json:"accepted" doc:"Files now stored; one that cannot be read carries its error already."`
	Refused  []RefusedFile  `json:"refused" doc:"Files not stored, each with its reason."`
}

// RefusedFile is a file that was not taken in.
type RefusedFile struct {
	File  string           `json:"file"`
	Error *dossier.Problem `json:"error"`
}

type uploadOutput struct {
	Body UploadAnswer
}

func (s *Server) registerFiles() {
	upload := operation(http.MethodPost, "/groups/{id}/files", "uploadFiles", "上传材料 Hand in files", "files")
	upload.Description = "一次可传多个文件，或一个 ZIP。每个文件部分之前可有 applicant（申请人目录）与 path（团组内路径）。 " +
		"Many files or one ZIP; a file part may be preceded by the fields applicant and path."
	upload.DefaultStatus = http.StatusAccepted
	upload.Errors = append(upload.Errors, http.StatusConflict, http.StatusRequestEntityTooLarge, http.StatusUnsupportedMediaType)
	text := &huma.Schema{Type: huma.TypeString}
	file := &huma.Schema{Type: huma.TypeArray, Items: &huma.Schema{Type: huma.TypeString, Format: "binary"}}
	upload.RequestBody = &huma.RequestBody{Required: true, Content: map[string]*huma.MediaType{"multipart/form-data": {
		Schema: &huma.Schema{Type: huma.TypeObject, Required: []string{"file"},
			Properties: map[string]*huma.Schema{"applicant": text, "path": text, "file": file}}}}}
	upload.MaxBodyBytes, upload.BodyReadTimeout = -1, -1
	huma.Register(s.api, upload, s.uploadFiles)
}

func (s *Server) uploadFiles(ctx context.Context, in *uploadInput) (*uploadOutput, error) {
	media, parameters, err := mime.ParseMediaType(in.media)
	if err != nil || media != "multipart/form-data" || parameters["boundary"] == "" {
		return nil, s.fail(ctx, errNotMultipart(err))
	}
	parts := &uploadParts{form: multipart.NewReader(in.content, parameters["boundary"])}
	taken, err := s.intake.Accept(ctx, in.ID, in.Key, parts.next)
	if err != nil {
		return nil, s.fail(ctx, err)
	}
	out := &uploadOutput{Body: UploadAnswer{Accepted: []DocumentView{}, Refused: []RefusedFile{}}}
	for _, t := range taken {
		if t.Document != nil {
			out.Body.Accepted = append(out.Body.Accepted, viewDocument(in.ID, *t.Document))
		} else {
			out.Body.Refused = append(out.Body.Refused, RefusedFile{t.File, t.Problem})
		}
	}
	return out, nil
}

func errNotMultipart(cause error) error {
	return &dossier.Error{Class: dossier.Unsupported, Code: "not_multipart", Cause: cause,
		Message: "请以 multipart/form-data 上传文件。", MessageEN: "upload files as multipart/form-data"}
}

// uploadParts walks a multipart body: fields named path and applicant wait for
// the file parts that follow; a lone applicant holds for all of them.
type uploadParts struct {
	form      *multipart.Reader
	paths     []string
	applicant []string
	last      string
}

// maxField bounds the text fields of an upload.
const maxField = 1024

// next gives the next file part, io.EOF at the end of the body.
func (u *uploadParts) next() (Upload, error) {
	for {
		part, err := u.form.NextRawPart()
		if errors.Is(err, io.EOF) {
			return Upload{}, io.EOF
		}
		if err != nil {
			return Upload{}, errBrokenUpload(err)
		}
		name := fileName(part)
		if name == "" {
			if err := u.keep(part); err != nil {
				return Upload{}, err
			}
			continue
		}
		return Upload{Name: name, Path: u.takePath(), Applicant: u.takeApplicant(), Body: part}, nil
	}
}

// fileName gives the part's file name as sent, folders included; empty for a
// text field.
func fileName(part *multipart.Part) string {
	_, parameters, err := mime.ParseMediaType(part.Header.Get("Content-Disposition"))
	if err != nil {
		return part.FileName()
	}
	return parameters["filename"]
}

func (u *uploadParts) keep(part *multipart.Part) error {
	text, err := io.ReadAll(io.LimitReader(part, maxField+1))
	if err != nil {
		return errBrokenUpload(err)
	}
	if len(text) > maxField {
		return &dossier.Error{Class: dossier.TooLarge, Code: "field_too_long",
			Message: "字段 " + part.FormName() + " 过长。", MessageEN: "a text field of the upload is too long"}
	}
	switch part.FormName() {
	case "path":
		u.paths = append(u.paths, string(text))
	case "applicant":
		u.applicant = append(u.applicant, string(text))
	}
	return nil
}

func (u *uploadParts) takePath() string {
	if len(u.paths) == 0 {
		return ""
	}
	path := u.paths[0]
	u.paths = u.paths[1:]
	return path
}

func (u *uploadParts) takeApplicant() string {
	if len(u.applicant) > 0 {
		u.last, u.applicant = u.applicant[0], u.applicant[1:]
	}
	return u.last
}

func errBrokenUpload(cause error) error {
	return &dossier.Error{Class: dossier.Invalid, Code: "broken_upload", Cause: cause,
		Message: "上传内容不完整，请重新上传；使用同一 Idempotency-Key 不会重复。", MessageEN: "the upload broke off; send it again, with the same Idempotency-Key nothing doubles"}
}
