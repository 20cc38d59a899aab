package main

import (
	"cmp"
	"encoding/json"
	"fmt"
	"strings"

	"zhengqi/internal/dossier"
	"zhengqi/internal/rules"
)

type rulesCommand struct {
	List rulesList `cmd:"" help:"列出规则包。 List the packs."`
	Show rulesShow `cmd:"" help:"显示一个规则包的全部内容。 Show all of one pack."`
	Diff rulesDiff `cmd:"" help:"比较两个规则包。 Compare two packs."`
	Test rulesTest `cmd:"" help:"运行规则包自带的用例。 Run the packs' own cases."`

	Preview  rulesPreview  `cmd:"" help:"试算：施行一个规则包会改变什么。 What a pack would change, before it is active."`
	Activate rulesActivate `cmd:"" help:"施行一个规则包。 Make a pack active."`
}

type rulesList struct{}

// Run lists every pack, oldest version first.
func (rulesList) Run(to streams) error {
	catalogue, err := rules.Builtin()
	if err != nil {
		return err
	}
	for _, info := range catalogue.List() {
		fmt.Fprintf(to.out, "%-16s %-14s 自 from %s  %s  %d 条规则 rules\n", info.Profile, info.Version, info.From, info.Title, len(info.Rules))
	}
	return nil
}

type rulesShow struct {
	Pack string `arg:"" help:"办理地规则，或 规则@版本。 The profile, or PROFILE@VERSION."`
	Date string `help:"哪一天有效的版本（默认今天）。 The version in force that day." placeholder:"YYYY-MM-DD"`
	JSON bool   `name:"json" help:"以JSON输出。 Print JSON."`
}

// Run prints what the pack says: its parameters, what each business requires,
// and its rules with their clauses.
func (c rulesShow) Run(to streams) error {
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
	entry := ""
	for _, l := range pack.Lines() {
		if at := l.Part + " " + l.Name; at != entry {
			entry = at
			fmt.Fprintf(to.out, "\n%s\n", at)
		}
		fmt.Fprintf(to.out, "  %s\n", strings.TrimPrefix(l.Key+": "+l.Value, ": "))
	}
	return nil
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
	From string `arg:"" help:"先前的规则包：规则或 规则@版本。 The earlier pack: PROFILE or PROFILE@VERSION."`
	To   string `arg:"" help:"后来的规则包。 The later pack."`
	JSON bool   `name:"json" help:"以JSON输出。 Print JSON."`
}

// Run says in words what differs between two packs.
func (c rulesDiff) Run(to streams) error {
	catalogue, err := rules.Builtin()
	if err != nil {
		return err
	}
	from, err := findPack(catalogue, c.From, "")
	if err != nil {
		return err
	}
	later, err := findPack(catalogue, c.To, "")
	if err != nil {
		return err
	}
	changes := rules.Diff(from, later)
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
