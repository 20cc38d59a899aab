package main

import (
	"context"
	"encoding/json"
	"fmt"
	"net/http"
	"strings"
	"time"
)

type reprocessCommand struct {
	Server string `help:"服务地址。 The server's address." default:"http://127.0.0.1:8080"`
	Reread bool   `help:"同时重新识读图像。 Also read the pictures again."`
}

// readyWait is how long reprocess waits for the server.
const readyWait = 5 * time.Second

// Run asks the server to re-evaluate every stored group under the rules now
// active. Pictures are read again only with --reread; corrections stay.
func (c *reprocessCommand) Run(ctx context.Context, to streams) error {
	client := apiClient{base: strings.TrimRight(c.Server, "/")}
	if err := client.waitReady(ctx, readyWait); err != nil {
		return err
	}
	body, err := json.Marshal(map[string]bool{"reread": c.Reread})
	if err != nil {
		return err
	}
	var answer struct {
		Queued int `json:"queued"`
	}
	if err := client.do(ctx, http.MethodPost, "/api/v1/reprocess", jsonBody(body), &answer); err != nil {
		return err
	}
	_, err = fmt.Fprintf(to.out, "已排队重新评估 %d 个团组。 %d groups queued.\n", answer.Queued, answer.Queued)
	return err
}
