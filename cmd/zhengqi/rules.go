package main

import (
	"encoding/json"
	"fmt"

	"zhengqi/internal/dossier"
	"zhengqi/internal/rules"
)

type rulesCommand struct {
	List rulesList `cmd:"" help:"列出规则包。 List the packs."`
	Show rulesShow `cmd:"" help:"显示一个规则包。 Show one pack."`
	Test rulesTest `cmd:"" help:"运行规则包自带的用例。 Run the packs' own cases."`
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
	Profile string `arg:"" help:"办理地规则。 The profile."`
	Date    string `help:"哪一天有效的版本（默认今天）。 The version in force that day." placeholder:"YYYY-MM-DD"`
}

// Run prints what the pack in force is.
func (c rulesShow) Run(to streams) error {
	catalogue, err := rules.Builtin()
	if err != nil {
		return err
	}
	if c.Date == "" {
		c.Date = today()
	}
	pack, err := catalogue.Pack(c.Profile, c.Date)
	if err != nil {
		return err
	}
	encoder := json.NewEncoder(to.out)
	encoder.SetIndent("", "  ")
	encoder.SetEscapeHTML(false)
	return encoder.Encode(pack.Info())
}

type rulesTest struct{}

// Run runs the cases of every pack; a case that fails ends with status 1.
func (rulesTest) Run(to streams) error {
	catalogue, err := rules.Builtin()
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
