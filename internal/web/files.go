package web

import (
	"bytes"
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
	ID    string `path:"id" maxLength:"64" doc:"The group's id."`
	Key   string `header:"Idempotency-Key" maxLength:"200" doc:"The same upload repeated with the same key gives the first answer and adds nothing."`
	body  io.Reader
	media string
}

// Resolve keeps the body unread: files are streamed to where they are kept.
func (in *uploadInput) Resolve(ctx huma.Context) []error {
	in.body, in.media = ctx.BodyReader(), ctx.Header("Content-Type")
	return nil
}

// UploadAnswer is the body of POST /groups/{id}/files.
type UploadAnswer struct {
	Accepted []DocumentItem `json:"accepted" doc:"Files that will be read."`
	Refused  []DocumentItem `json:"refused" doc:"Files kept in the list of the group but not read, each with its error."`
	Declared *bool          `json:"declared,omitempty" doc:"Of a group.yaml among the files: whether all that it says stands in the group. False where the group states something else, which was declared before and stays."`
	Note     string         `json:"note,omitempty" doc:"What false means, in Chinese."`
	NoteEN   string         `json:"note_en,omitempty" doc:"The same in English."`
}

type uploadOutput struct {
	Body UploadAnswer
}

func (s *Server) registerFiles() {
	o := s.operation(http.MethodPost, "/api/v1/groups/{id}/files", "uploadFiles", "上传材料 Hand in files",
		http.StatusBadRequest, http.StatusNotFound, http.StatusConflict, http.StatusRequestEntityTooLarge,
		http.StatusUnsupportedMediaType, http.StatusUnprocessableEntity, http.StatusServiceUnavailable)
	o.Description = "一次可传多个文件，或一个 ZIP。文件部分之前可有 path（团组内路径）与 applicant（申请人文件夹）。填好的在线表单（XLSX，zhengqi form 的模板）与 group.yaml 一样当作申报。 " +
		"Many files or one ZIP. The fields path and applicant speak of the next file part; without a path the file name counts. " +
		"A filled online form (the workbook that zhengqi form writes) declares, as group.yaml does."
	o.DefaultStatus = http.StatusAccepted
	huma.Register(s.api, o, s.uploadFiles)
	// Declared any earlier, the framework would read the whole body to check it.
	s.api.OpenAPI().Paths[o.Path].Post.RequestBody = uploadBody()
}

func uploadBody() *huma.RequestBody {
	texts := &huma.Schema{Type: huma.TypeArray, Items: &huma.Schema{Type: huma.TypeString}}
	files := &huma.Schema{Type: huma.TypeArray, Items: &huma.Schema{Type: huma.TypeString, Format: "binary"}}
	return &huma.RequestBody{Required: true, Content: map[string]*huma.MediaType{"multipart/form-data": {
		Schema: &huma.Schema{Type: huma.TypeObject, Required: []string{"file"},
			Properties: map[string]*huma.Schema{"path": texts, "applicant": texts, "file": files}}}}}
}

func (s *Server) uploadFiles(ctx context.Context, in *uploadInput) (*uploadOutput, error) {
	if _, err := s.Store.Summary(ctx, in.ID); err != nil {
		return nil, s.fail(ctx, err)
	}
	media, parameters, err := mime.ParseMediaType(in.media)
	if err != nil || media != "multipart/form-data" || parameters["boundary"] == "" {
		return nil, s.fail(ctx, errNotMultipart(err))
	}
	parts := newUploadParts(in.body, parameters["boundary"])
	accepted, err := s.Intake.Accept(ctx, in.ID, in.Key, parts.next)
	if err != nil {
		return nil, s.fail(ctx, errors.Join(parts.broken, err))
	}
	out := &uploadOutput{Body: UploadAnswer{Accepted: []DocumentItem{}, Refused: []DocumentItem{}}}
	for _, d := range accepted.Documents {
		if d.Problem == nil {
			out.Body.Accepted = append(out.Body.Accepted, viewItem(d))
		} else {
			out.Body.Refused = append(out.Body.Refused, viewItem(d))
		}
	}
	if err := s.sayDeclared(ctx, in.ID, accepted.Agrees, &out.Body); err != nil {
		return nil, s.fail(ctx, err)
	}
	return out, nil
}

// sayDeclared says in the answer what became of a group.yaml, if there was one.
func (s *Server) sayDeclared(ctx context.Context, groupID string, agrees func(dossier.Group) bool, answer *UploadAnswer) error {
	if agrees == nil {
		return nil
	}
	g, err := s.Store.Group(ctx, groupID)
	if err != nil {
		return err
	}
	declared := agrees(g)
	answer.Declared = &declared
	if !declared {
		answer.Note = "group.yaml 中有内容与先前申报的不一致，不一致的没有采用；现有申报内容见 GET /api/v1/groups/" + groupID + "。"
		answer.NoteEN = "Some of group.yaml differs from what was declared before, which stays; see GET /api/v1/groups/" + groupID + "."
	}
	return nil
}

func errNotMultipart(cause error) error {
	return &dossier.Error{Class: dossier.Unsupported, Code: "not_multipart", Cause: cause,
		Message: "请以 multipart/form-data 上传文件。", MessageEN: "upload files as multipart/form-data"}
}

// uploadParts walks a multipart body. The fields path and applicant wait for
// the file part that follows them.
type uploadParts struct {
	form    *multipart.Reader
	tail    *tailReader
	ending  []byte // the boundary that closes the body
	waiting Upload
	fields  int
	files   int
	broken  error // what ended the body early
}

func newUploadParts(body io.Reader, boundary string) *uploadParts {
	tail := &tailReader{r: body}
	return &uploadParts{form: multipart.NewReader(tail, boundary), tail: tail, ending: []byte("--" + boundary + "--")}
}

// Bounds of the text fields of an upload: bytes of one, and how many.
const (
	maxField  = 4096
	maxFields = 10_000
)

// next gives the next file part, io.EOF at the end of the body.
func (u *uploadParts) next() (Upload, error) {
	for {
		part, err := u.form.NextRawPart()
		if err != nil {
			return Upload{}, u.end(err)
		}
		name := fileName(part)
		if name == "" {
			if err := u.keep(part); err != nil {
				return Upload{}, err
			}
			continue
		}
		u.files++
		upload := u.waiting
		u.waiting = Upload{}
		upload.FileName, upload.Body = name, partReader{part, u}
		return upload, nil
	}
}

// end tells the end of a whole body from that of a broken one: the multipart
// reader takes a body cut within the header of a part for a whole one.
func (u *uploadParts) end(err error) error {
	if err != io.EOF || !bytes.Contains(u.tail.last, u.ending) {
		return u.broke(err)
	}
	if u.files == 0 {
		return &dossier.Error{Class: dossier.Invalid, Code: "no_files",
			Message: "请求中没有文件，请以 file 字段上传。", MessageEN: "there is no file in the request; send it as the field file"}
	}
	return io.EOF
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
		return u.broke(err)
	}
	if u.fields++; len(text) > maxField || u.fields > maxFields {
		return &dossier.Error{Class: dossier.TooLarge, Code: "field_too_long",
			Message: "上传的文字字段过长或过多。", MessageEN: "a text field of the upload is too long, or there are too many"}
	}
	switch part.FormName() {
	case "path":
		u.waiting.Path = string(text)
	case "applicant":
		u.waiting.Applicant = string(text)
	}
	return nil
}

// broke keeps the error by which the body ended before its end: whoever reads
// it may take it for damage of the file itself.
func (u *uploadParts) broke(cause error) error {
	if errors.Is(cause, io.EOF) { // which would say that all is well
		cause = io.ErrUnexpectedEOF
	}
	u.broken = &dossier.Error{Class: dossier.Invalid, Code: "broken_upload", Cause: cause,
		Message: "上传中断，没有接收任何文件；请重新上传。", MessageEN: "the upload broke off and no file of it was taken; send it again"}
	return u.broken
}

// partReader reads one file part and notes when the body breaks off in it.
type partReader struct {
	part *multipart.Part
	of   *uploadParts
}

// Read implements io.Reader.
func (p partReader) Read(b []byte) (int, error) {
	n, err := p.part.Read(b)
	if err != nil && err != io.EOF {
		err = p.of.broke(err)
	}
	return n, err
}

// tailReader keeps the last bytes read: more than a multipart reader looks
// ahead.
type tailReader struct {
	r    io.Reader
	last []byte
}

const tailLength = 8 << 10

// Read implements io.Reader.
func (t *tailReader) Read(p []byte) (int, error) {
	n, err := t.r.Read(p)
	t.last = append(t.last, p[:n]...)
	if excess := len(t.last) - tailLength; excess > 0 {
		t.last = append(t.last[:0], t.last[excess:]...)
	}
	return n, err
}
