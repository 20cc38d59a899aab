package main

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"mime/multipart"
	"net/http"
	"net/textproto"
	"strings"
	"time"

	"zhengqi/internal/dossier"
	"zhengqi/internal/intake"
	"zhengqi/internal/report"
)

type submitCommand struct {
	Group  string        `arg:"" help:"团组目录或 ZIP。 The group: a directory or a ZIP." placeholder:"DIR|ZIP"`
	Server string        `help:"服务地址。 The server's address." default:"http://127.0.0.1:8080"`
	Key    string        `help:"幂等键：同一键重复提交只生效一次。 Idempotency key: a repeated submission has no second effect." placeholder:"KEY"`
	Wait   time.Duration `help:"等待服务就绪的最长时间。 How long to wait for the server to be ready." default:"60s"`
}

// Run sends the group at c.Group through the public HTTP API, shows progress
// until every document is done, and prints the report and the address of its
// page.
func (c *submitCommand) Run(ctx context.Context, to streams) error {
	submission, err := intake.OpenToSend(c.Group)
	if err != nil {
		return fileError{c.Group, err}
	}
	defer submission.Close()
	client := apiClient{base: strings.TrimRight(c.Server, "/"), key: c.Key}
	if err := client.waitReady(ctx, c.Wait); err != nil {
		return err
	}
	id, err := client.createGroup(ctx, submission.Group)
	if err != nil {
		return err
	}
	fmt.Fprintf(to.err, "团组 group %s：上传 %d 个文件 uploading %d files\n", id, len(submission.Files), len(submission.Files))
	if err := client.upload(ctx, id, acceptable(submission.Files, to.err)); err != nil {
		return err
	}
	if err := client.follow(ctx, id, to.err); err != nil {
		return err
	}
	result, err := client.report(ctx, id)
	if err != nil {
		return err
	}
	if err := report.Text(to.out, result); err != nil {
		return err
	}
	_, err = fmt.Fprintf(to.out, "\n报告页面 report page: %s/groups/%s\n", client.base, id)
	return err
}

// acceptable leaves out the files that the border refuses, naming each.
func acceptable(files []intake.File, stderr io.Writer) []intake.File {
	var good []intake.File
	for _, f := range files {
		if f.Problem != nil {
			fmt.Fprintf(stderr, "zhengqi: %s: %s\n", report.Clean(f.Path), f.Problem.Message)
			continue
		}
		good = append(good, f)
	}
	return good
}

// apiClient speaks to the HTTP API as any outside client does.
type apiClient struct {
	base string
	key  string
}

// pollEvery is how often the client asks how far the group is.
const pollEvery = 500 * time.Millisecond

func (c apiClient) waitReady(ctx context.Context, atMost time.Duration) error {
	ctx, cancel := context.WithTimeout(ctx, atMost)
	defer cancel()
	for {
		err := c.do(ctx, http.MethodGet, "/readyz", nil, nil)
		if err == nil {
			return nil
		}
		select {
		case <-ctx.Done():
			return &dossier.Error{Class: dossier.Unavailable, Code: "server_not_ready",
				Message:   "服务没有就绪，请先运行 zhengqi serve：" + c.base,
				MessageEN: "the server is not ready; start zhengqi serve first", Cause: err}
		case <-time.After(pollEvery):
		}
	}
}

func (c apiClient) createGroup(ctx context.Context, g dossier.Group) (string, error) {
	body, err := json.Marshal(g)
	if err != nil {
		return "", err
	}
	var created struct {
		ID string `json:"id"`
	}
	err = c.do(ctx, http.MethodPost, "/api/v1/groups", jsonBody(body), &created)
	return created.ID, err
}

// upload streams all files in one request; each file part is preceded by its
// path within the group.
func (c apiClient) upload(ctx context.Context, id string, files []intake.File) error {
	reader, writer := io.Pipe()
	form := multipart.NewWriter(writer)
	go func() {
		err := writeParts(form, files)
		writer.CloseWithError(errors.Join(err, form.Close()))
	}()
	body := requestBody{form.FormDataContentType(), reader}
	return c.do(ctx, http.MethodPost, "/api/v1/groups/"+id+"/files", &body, nil)
}

func writeParts(form *multipart.Writer, files []intake.File) error {
	for _, f := range files {
		if err := form.WriteField("path", f.Path); err != nil {
			return err
		}
		header := textproto.MIMEHeader{}
		header.Set("Content-Disposition", `form-data; name="file"; filename="file"`)
		header.Set("Content-Type", "application/octet-stream")
		part, err := form.CreatePart(header)
		if err != nil {
			return err
		}
		if err := copyFile(part, f); err != nil {
			return err
		}
	}
	return nil
}

func copyFile(to io.Writer, f intake.File) error {
	from, err := f.Open()
	if err != nil {
		return err
	}
	defer from.Close()
	_, err = io.Copy(to, from)
	return err
}

// follow shows a progress bar until the group's report covers every document.
func (c apiClient) follow(ctx context.Context, id string, to io.Writer) error {
	bar := newProgress(to, "读取材料 reading")
	defer bar.finish()
	for {
		var g struct {
			Progress struct {
				Total  int  `json:"total"`
				Done   int  `json:"done"`
				Report bool `json:"report"`
				// Error says why no report can be made.
				Error *dossier.Problem `json:"error"`
			} `json:"progress"`
		}
		if err := c.do(ctx, http.MethodGet, "/api/v1/groups/"+id, nil, &g); err != nil {
			return err
		}
		bar.set(g.Progress.Done, g.Progress.Total)
		if p := g.Progress.Error; p != nil {
			return &dossier.Error{Class: dossier.Internal, Code: p.Code, Message: p.Message, MessageEN: p.MessageEN}
		}
		if g.Progress.Done == g.Progress.Total && g.Progress.Report {
			return nil
		}
		select {
		case <-ctx.Done():
			return ctx.Err()
		case <-time.After(pollEvery):
		}
	}
}

func (c apiClient) report(ctx context.Context, id string) (dossier.Report, error) {
	var r dossier.Report
	err := c.do(ctx, http.MethodGet, "/api/v1/groups/"+id+"/report", nil, &r)
	return r, err
}

// requestBody is what a request carries.
type requestBody struct {
	contentType string
	reader      io.Reader
}

func jsonBody(data []byte) *requestBody {
	return &requestBody{"application/json", bytes.NewReader(data)}
}

// maxAnswer bounds what the client reads of an answer: a thousand groups with
// all that flips in them are a tenth of it.
const maxAnswer = 256 << 20

// do makes one request and decodes its JSON answer into out, where not nil. A
// problem document becomes a dossier.Error.
func (c apiClient) do(ctx context.Context, method, path string, body *requestBody, out any) error {
	var reader io.Reader
	if body != nil {
		reader = body.reader
	}
	request, err := http.NewRequestWithContext(ctx, method, c.base+path, reader)
	if err != nil {
		return err
	}
	request.Header.Set("Accept", "application/json")
	if body != nil {
		request.Header.Set("Content-Type", body.contentType)
		if c.key != "" {
			request.Header.Set("Idempotency-Key", c.key)
		}
	}
	response, err := http.DefaultClient.Do(request)
	if err != nil {
		return &dossier.Error{Class: dossier.Unavailable, Code: "server_unreachable",
			Message: "无法连接服务：" + c.base, MessageEN: "the server cannot be reached", Cause: err}
	}
	defer response.Body.Close()
	answer := io.LimitReader(response.Body, maxAnswer)
	if response.StatusCode >= http.StatusBadRequest {
		return problemFrom(response.StatusCode, answer)
	}
	if out == nil {
		return nil
	}
	return json.NewDecoder(answer).Decode(out)
}

func problemFrom(status int, body io.Reader) error {
	var p struct {
		Code   string `json:"code"`
		Detail string `json:"detail"`
		Errors []struct{ Location, Message string }
	}
	if err := json.NewDecoder(body).Decode(&p); err != nil || p.Code == "" {
		p.Code, p.Detail = "http_error", http.StatusText(status)
	}
	class := dossier.Invalid
	if status >= http.StatusInternalServerError {
		class = dossier.Unavailable
	}
	out := &dossier.Error{Class: class, Code: p.Code, Message: p.Detail, MessageEN: fmt.Sprintf("the server answered %d", status)}
	var mistakes details
	for _, e := range p.Errors {
		mistakes = append(mistakes, strings.TrimPrefix(e.Location+": "+e.Message, ": "))
	}
	if len(mistakes) > 0 {
		out.Cause = mistakes
	}
	return out
}
