package main

import (
	"cmp"
	"context"
	"encoding/json"
	"fmt"
	"net/http"
	"net/url"
	"strings"

	"zhengqi/internal/dossier"
	"zhengqi/internal/report"
	"zhengqi/internal/rules"
	"zhengqi/internal/web"
)

type rulesCommand struct {
	List rulesList `cmd:"" help:"列出规则包。 List the packs."`
	Show rulesShow `cmd:"" help:"显示一个规则包的全部内容。 Show all of one pack."`
	Diff rulesDiff `cmd:"" help:"比较两个规则包。 Compare two packs."`
	Test rulesTest `cmd:"" help:"运行规则包自带的用例。 Run the packs' own cases."`

	Preview  rulesPreview  `cmd:"" help:"试算：施行一个规则包会改变什么。 What a pack would change, before it is active."`
	Activate rulesActivate `cmd:"" help:"施行一个规则包。 Make a pack active."`
}

// rulesFlag says whose packs are meant: those of a server, to which offices add
// their own, or those of the program.
type rulesFlag struct {
	Server serverAddress `help:"查看此服务现行的规则包，含本单位施行的；默认只看程序自带的。 Those of a server, active ones of your own included; else those of the program." placeholder:"URL"`
}

// get asks the server for what it says of its rules.
func (f rulesFlag) get(ctx context.Context, to streams, path string, answer any) error {
	client := f.Server.client(to)
	if err := client.waitReady(ctx, readyWait); err != nil {
		return err
	}
	return client.do(ctx, http.MethodGet, "/api/v1/rules"+path, nil, answer)
}

type rulesList struct{ rulesFlag }

// Run lists every pack of the program, oldest version first, or those in force
// at a server.
func (c rulesList) Run(ctx context.Context, to streams) error {
	if c.Server != "" {
		return c.served(ctx, to)
	}
	catalogue, err := rules.Builtin()
	if err != nil {
		return err
	}
	for _, info := range catalogue.List() {
		fmt.Fprintf(to.out, "%-16s %-14s 自 from %s  %s  %d 条规则 rules\n", info.Profile, info.Version, info.From, info.Title, len(info.Rules))
	}
	return nil
}

// served lists the packs in force at the server, and those it cannot use.
func (c rulesList) served(ctx context.Context, to streams) error {
	var answer struct {
		Profiles []web.Profile
		Unusable []dossier.UnusablePack
	}
	if err := c.get(ctx, to, "", &answer); err != nil {
		return err
	}
	for _, p := range answer.Profiles {
		fmt.Fprintf(to.out, "%-16s %-14s 自 from %s  %s\n", p.ID, p.Version, p.From, p.Title)
	}
	for _, u := range answer.Unusable {
		fmt.Fprintf(to.out, "%-16s %-14s 不能使用 unusable：%s\n", u.Profile, u.Version, report.Clean(u.Problem.Message))
	}
	return nil
}

type rulesShow struct {
	rulesFlag
	Pack string `arg:"" help:"办理地规则，或 规则@版本。 The profile, or PROFILE@VERSION."`
	Date string `help:"程序自带的规则包哪一天有效的版本（默认今天）。 The program's version in force that day." placeholder:"YYYY-MM-DD"`
	JSON bool   `name:"json" help:"以JSON输出。 Print JSON."`
}

// Run prints what the pack says: its parameters, what each business requires,
// and its rules with their clauses.
func (c rulesShow) Run(ctx context.Context, to streams) error {
	if c.Server != "" {
		return c.served(ctx, to)
	}
	catalogue, err := rules.Builtin()
	if err != nil {
		return err
	}
	pack, err := findPack(catalogue, c.Pack, c.Date)
	if err != nil {
		return err
	}
	if c.JSON {
		return printJSON(to, struct {
			rules.Info
			Lines []dossier.RuleLine `json:"lines"`
		}{pack.Info(), pack.Lines()})
	}
	info := pack.Info()
	fmt.Fprintf(to.out, "%s %s\n自 from %s\n%s\n%s\n", info.Profile, info.Version, info.From, info.Title, info.TitleEN)
	printLines(to, pack.Lines())
	return nil
}

// served prints what a pack of the server says.
func (c rulesShow) served(ctx context.Context, to streams) error {
	if c.Date != "" {
		return &dossier.Error{Class: dossier.Invalid, Code: "bad_date",
			Message: "向服务查询时不用 --date，请写 规则@版本。", MessageEN: "of a server's packs name the version, PROFILE@VERSION, not the date"}
	}
	var p struct {
		web.Profile
		Lines []dossier.RuleLine `json:"lines"`
	}
	if err := c.get(ctx, to, "/"+url.PathEscape(c.Pack), &p); err != nil {
		return err
	}
	if c.JSON {
		return printJSON(to, p)
	}
	fmt.Fprintf(to.out, "%s %s\n%s\n%s\n%s\n", p.ID, p.Version, strings.TrimSpace(validity(p.Profile)), p.Title, p.TitleEN)
	printLines(to, p.Lines)
	return nil
}

// printLines writes what a pack says, entry by entry.
func printLines(to streams, lines []dossier.RuleLine) {
	entry := ""
	for _, l := range lines {
		if at := l.Part + " " + l.Name; at != entry {
			entry = at
			fmt.Fprintf(to.out, "\n%s\n", at)
		}
		fmt.Fprintf(to.out, "  %s\n", strings.TrimPrefix(l.Key+": "+l.Value, ": "))
	}
}

// findPack finds a pack by PROFILE@VERSION, or by its profile the version in
// force on a day, today where none is named.
func findPack(catalogue *rules.Catalogue, name, date string) (*rules.Pack, error) {
	if profile, version, ok := strings.Cut(name, "@"); ok {
		return catalogue.PackVersion(profile, version)
	}
	return catalogue.Pack(name, cmp.Or(date, today()))
}

func printJSON(to streams, v any) error {
	encoder := json.NewEncoder(to.out)
	encoder.SetIndent("", "  ")
	encoder.SetEscapeHTML(false)
	return encoder.Encode(v)
}

type rulesDiff struct {
	rulesFlag
	From string `arg:"" help:"先前的规则包：规则或 规则@版本。 The earlier pack: PROFILE or PROFILE@VERSION."`
	To   string `arg:"" help:"后来的规则包。 The later pack."`
	JSON bool   `name:"json" help:"以JSON输出。 Print JSON."`
}

// changes are what differs between the two packs.
func (c rulesDiff) changes(ctx context.Context, to streams) ([]dossier.RuleChange, error) {
	if c.Server != "" {
		var answer struct{ Changes []dossier.RuleChange }
		err := c.get(ctx, to, "/"+url.PathEscape(c.To)+"/diff?from="+url.QueryEscape(c.From), &answer)
		return answer.Changes, err
	}
	catalogue, err := rules.Builtin()
	if err != nil {
		return nil, err
	}
	from, err := findPack(catalogue, c.From, "")
	if err != nil {
		return nil, err
	}
	later, err := findPack(catalogue, c.To, "")
	if err != nil {
		return nil, err
	}
	return rules.Diff(from, later), nil
}

// Run says in words what differs between two packs.
func (c rulesDiff) Run(ctx context.Context, to streams) error {
	changes, err := c.changes(ctx, to)
	if err != nil {
		return err
	}
	if c.JSON {
		return printJSON(to, changes)
	}
	for _, change := range changes {
		fmt.Fprintln(to.out, change.Text)
	}
	fmt.Fprintf(to.out, "%d 处不同。 %d differences.\n", len(changes), len(changes))
	return nil
}

type rulesTest struct {
	File string `arg:"" optional:"" help:"本单位的规则包文件，用例在其旁 NAME.cases.yaml。 A pack of your own, its cases beside it." placeholder:"FILE"`
}

// Run runs the cases of every pack, those of FILE included; a case that fails
// ends with status 1.
func (c rulesTest) Run(to streams) error {
	catalogue, err := catalogueWith(c.File)
	if err != nil {
		return err
	}
	results, err := catalogue.RunCases()
	if err != nil {
		return err
	}
	failed := 0
	for _, r := range results {
		if !r.OK() {
			failed++
			fmt.Fprintf(to.out, "%s:%d: %s, %s: want %s, got %s\n", r.File, r.Line, r.Rule, r.Case, r.Want, r.Got)
		}
	}
	fmt.Fprintf(to.out, "%d passed, %d failed\n", len(results)-failed, failed)
	if failed > 0 {
		return &dossier.Error{Class: dossier.Internal, Code: "cases_failed", Message: "规则包的用例未全部通过。", MessageEN: "cases of the packs failed"}
	}
	return nil
}
