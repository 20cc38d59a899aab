package main

import (
	"bytes"
	"cmp"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"net/url"
	"strconv"
	"strings"
	"time"

	"zhengqi/internal/dossier"
)

// serverAddress is where a server is called: a URL of http or https without a
// slash at its end.
type serverAddress string

// UnmarshalText takes a URL, or HOST:PORT for one of http.
func (a *serverAddress) UnmarshalText(text []byte) error {
	written := string(text)
	if !strings.Contains(written, "://") && strings.Contains(written, ":") {
		written = "http://" + written
	}
	if u, err := url.Parse(written); err != nil || !callable(u) {
		return &dossier.Error{Class: dossier.Invalid, Code: "bad_server", Message: "服务地址应如 http://127.0.0.1:8080 或 127.0.0.1:8080：" + string(text),
			MessageEN: "the server's address must be a URL of http or https, or HOST:PORT", Cause: err}
	}
	*a = serverAddress(strings.TrimRight(written, "/"))
	return nil
}

// callable reports whether u is of http or https and says nothing but where.
func callable(u *url.URL) bool {
	_, err := strconv.ParseUint(cmp.Or(u.Port(), "80"), 10, 16)
	return err == nil && (u.Scheme == "http" || u.Scheme == "https") && u.Hostname() != "" && u.User == nil && u.RawQuery == "" && u.Fragment == ""
}

// serverFlag names the server that a command speaks to.
type serverFlag struct {
	Server serverAddress `help:"服务地址。 The server's address." default:"http://127.0.0.1:8080" placeholder:"URL"`
}

// apiClient speaks to the HTTP API as any outside client does.
type apiClient struct {
	base string
	key  string
	say  io.Writer // where it tells that it waits; nil for nowhere
}

// client speaks to the server at a and tells on stderr what it waits for.
func (a serverAddress) client(to streams) apiClient { return apiClient{base: string(a), say: to.err} }

// How long commands wait for the server, how long before they say so, and how
// often a client asks again.
const (
	readyWait = 5 * time.Second
	waitQuiet = time.Second
	pollEvery = 500 * time.Millisecond
)

// waitReady waits until the server is ready, for as long as atMost.
func (c apiClient) waitReady(ctx context.Context, atMost time.Duration) error {
	ctx, cancel := context.WithTimeout(ctx, atMost)
	defer cancel()
	if c.ready(ctx, waitQuiet) == nil {
		return nil
	}
	if c.say != nil {
		fmt.Fprintf(c.say, "等待服务就绪（至多 %s）：%s waiting for the server\n", atMost, c.base)
	}
	for {
		err := c.ready(ctx, atMost)
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

// ready asks once whether the server is ready.
func (c apiClient) ready(ctx context.Context, atMost time.Duration) error {
	ctx, cancel := context.WithTimeout(ctx, atMost)
	defer cancel()
	return c.do(ctx, http.MethodGet, "/readyz", nil, nil)
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
