package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"mime/multipart"
	"net/http"
	"net/textproto"
	"time"

	"zhengqi/internal/dossier"
	"zhengqi/internal/intake"
	"zhengqi/internal/report"
)

type submitCommand struct {
	Group string `arg:"" help:"团组目录或 ZIP。 The group: a directory or a ZIP." placeholder:"DIR|ZIP"`
	serverFlag
	Key  string        `help:"幂等键：同一键重复提交只生效一次。 Idempotency key: a repeated submission has no second effect." placeholder:"KEY"`
	Wait time.Duration `help:"等待服务就绪的最长时间。 How long to wait for the server to be ready." default:"60s"`
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
	client := c.Server.client(to)
	client.key = c.Key
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
