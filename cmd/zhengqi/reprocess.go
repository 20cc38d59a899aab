package main

import (
	"cmp"
	"context"
	"encoding/json"
	"fmt"
	"net/http"
	"strings"
	"time"

	"zhengqi/internal/dossier"
	"zhengqi/internal/report"
)

type reprocessCommand struct {
	serverFlag
	Reread bool   `help:"同时重新识读图像。 Also read the pictures again."`
	Follow string `name:"run" help:"查看先前一次的进度与差异，不另起一次。 Follow an earlier run instead of starting one." placeholder:"ID"`
	JSON   bool   `name:"json" help:"以JSON输出差异报告。 Print the differences as JSON."`
}

// differences is what a run changed.
type differences struct {
	dossier.Reprocessing
	dossier.FlipSum
}

// differencesOf asks for what a run changed, page after page.
func (c apiClient) differencesOf(ctx context.Context, id string) (d differences, err error) {
	path := "/api/v1/reprocess/" + id + "/differences"
	if err = c.do(ctx, http.MethodGet, path, nil, &d); err != nil {
		return d, err
	}
	for len(d.Flipped) > 0 && len(d.Flipped) < d.Count {
		var more differences
		if err := c.do(ctx, http.MethodGet, path+"?after="+d.Flipped[len(d.Flipped)-1].GroupID, nil, &more); err != nil {
			return d, err
		}
		if len(more.Flipped) == 0 {
			return d, nil
		}
		d.Flipped = append(d.Flipped, more.Flipped...)
	}
	return d, nil
}

// Run asks the server to re-evaluate every stored group under the rules now
// active, follows it and prints what it changed. Pictures are read again only
// with --reread; corrections stay. The run goes on where the command ends.
func (c *reprocessCommand) Run(ctx context.Context, to streams) error {
	client := c.Server.client(to)
	if err := client.waitReady(ctx, readyWait); err != nil {
		return err
	}
	id, err := c.start(ctx, client)
	if err != nil {
		return err
	}
	fmt.Fprintf(to.err, "重新评估 run %s\n", id)
	if err := c.follow(ctx, client, id, to); err != nil {
		return err
	}
	d, err := client.differencesOf(ctx, id)
	if err != nil {
		return err
	}
	if c.JSON {
		return printJSON(to, d)
	}
	printRuleFlips(to, d.FlipSum)
	printFlips(to, d.Flipped)
	_, err = fmt.Fprintf(to.out, "已重新评估 %d 个团组，其中 %d 个的结论有变，%d 个无法评估。 %d groups judged anew, %d changed.\n",
		d.Done, d.Count, d.Failed, d.Done, d.Count)
	return err
}

// start begins a run, or names the one to be followed.
func (c *reprocessCommand) start(ctx context.Context, client apiClient) (string, error) {
	if c.Follow != "" {
		return c.Follow, nil
	}
	body, err := json.Marshal(map[string]bool{"reread": c.Reread})
	if err != nil {
		return "", err
	}
	var run struct{ ID string }
	err = client.do(ctx, http.MethodPost, "/api/v1/reprocess", jsonBody(body), &run)
	return run.ID, err
}

// follow shows the progress of a run until all its groups are judged.
func (c *reprocessCommand) follow(ctx context.Context, client apiClient, id string, to streams) error {
	for {
		var run dossier.Reprocessing
		if err := client.do(ctx, http.MethodGet, "/api/v1/reprocess/"+id, nil, &run); err != nil {
			return err
		}
		fmt.Fprintf(to.err, "\r%d/%d", run.Done, run.Total)
		if run.Done == run.Total {
			fmt.Fprintln(to.err)
			return nil
		}
		select {
		case <-ctx.Done():
			return ctx.Err()
		case <-time.After(pollEvery):
		}
	}
}

// printRuleFlips writes how many findings come and go, by rule.
func printRuleFlips(to streams, s dossier.FlipSum) {
	for _, r := range s.ByRule {
		fmt.Fprintf(to.out, "  %s %s：新增 %d 条，消除 %d 条 %d gained, %d lost\n", r.Severity, r.Rule, r.Gained, r.Lost, r.Gained, r.Lost)
	}
}

// printFlips writes what changes in each group, part by part.
func printFlips(to streams, groups []dossier.GroupFlips) {
	for _, g := range groups {
		fmt.Fprintln(to.out, strings.TrimRight("团组 "+g.GroupID+"  "+report.Clean(g.Company), " "))
		for _, f := range g.Flips {
			whose := strings.TrimSpace(report.Clean(f.Name) + " " + report.Clean(f.Folder))
			fmt.Fprintf(to.out, "  %s：%s → %s\n", cmp.Or(whose, "企业与团组"), report.VerdictTitle(f.Before).Zh, report.VerdictTitle(f.After).Zh)
			printFindings(to, "+", f.Gained)
			printFindings(to, "-", f.Lost)
		}
	}
}

func printFindings(to streams, mark string, findings []dossier.Finding) {
	for _, f := range findings {
		fmt.Fprintf(to.out, "    %s %s %s：%s\n", mark, f.Severity, f.Rule, report.Clean(f.Message))
	}
}
