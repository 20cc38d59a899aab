package main

import (
	"cmp"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"net/http"
	"os"
	"path/filepath"
	"strings"

	"zhengqi/internal/dossier"
	"zhengqi/internal/rules"
	"zhengqi/internal/web"
)

// readPackFile reads a pack from its file, with the cases beside it where
// there are any. What is wrong in it is told by who compiles it.
func readPackFile(file string) (dossier.PackText, error) {
	name, isYAML := strings.CutSuffix(file, ".yaml")
	if !isYAML {
		return dossier.PackText{}, &dossier.Error{Class: dossier.Invalid, Code: "bad_pack_name",
			Message: file + "：规则包的文件名应以 .yaml 结尾。", MessageEN: file + ": the name of a pack's file ends in .yaml"}
	}
	body, err := os.ReadFile(file)
	if err != nil {
		return dossier.PackText{}, &dossier.Error{Class: dossier.NotFound, Code: "file_not_found",
			Message: file + "：规则包文件无法读取。", MessageEN: file + ": the file cannot be read", Cause: err}
	}
	cases, err := os.ReadFile(name + ".cases.yaml")
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return dossier.PackText{}, err
	}
	return dossier.PackText{Name: filepath.Base(name), Body: string(body), Cases: string(cases)}, nil
}

// catalogueWith are the packs of the program and, where a file is named, that
// of an office beside them.
func catalogueWith(file string) (*rules.Catalogue, error) {
	if file == "" {
		return rules.Builtin()
	}
	text, err := readPackFile(file)
	if err != nil {
		return nil, err
	}
	return rules.With(text)
}

// sendPack posts a pack to the server.
func sendPack(ctx context.Context, client apiClient, path, file string, answer any) error {
	text, err := readPackFile(file)
	if err != nil {
		return err
	}
	if err := client.waitReady(ctx, readyWait); err != nil {
		return err
	}
	body, err := json.Marshal(map[string]string{"name": text.Name, "body": text.Body, "cases": text.Cases})
	if err != nil {
		return err
	}
	return client.do(ctx, http.MethodPost, path, jsonBody(body), answer)
}

type rulesPreview struct {
	File string `arg:"" help:"规则包文件。 The pack's file." placeholder:"FILE"`
	serverFlag
	JSON bool `name:"json" help:"以JSON输出。 Print JSON."`
}

// Run tells what differs from the rules now active and what would flip among
// the stored groups. It changes nothing.
func (c rulesPreview) Run(ctx context.Context, to streams) error {
	var p dossier.Preview
	if err := sendPack(ctx, c.Server.client(to), "/api/v1/rules/preview", c.File, &p); err != nil {
		return err
	}
	if c.JSON {
		return printJSON(to, p)
	}
	fmt.Fprintf(to.out, "%s %s，自 %s 起，取代 %s\n", p.Profile, p.Version, p.From, cmp.Or(p.Instead, "（无）"))
	for _, change := range p.Changes {
		fmt.Fprintf(to.out, "  %s\n", change.Text)
	}
	printRuleFlips(to, p.FlipSum)
	printFlips(to, p.Flipped)
	if more := p.Count - len(p.Flipped); more > 0 {
		fmt.Fprintf(to.out, "……另有 %d 个团组未列出。 %d more groups are not listed.\n", more, more)
	}
	_, err := fmt.Fprintf(to.out, "评估了 %d 个团组，其中 %d 个的结论有变，%d 个无法评估。 %d of %d groups would change.\n",
		p.Groups, p.Count, p.Failed, p.Count, p.Groups)
	return err
}

type rulesActivate struct {
	File string `arg:"" help:"规则包文件。 The pack's file." placeholder:"FILE"`
	serverFlag
}

// Run makes the pack active for good. Stored groups keep their reports until
// they are judged anew.
func (c rulesActivate) Run(ctx context.Context, to streams) error {
	var profile web.Profile
	if err := sendPack(ctx, c.Server.client(to), "/api/v1/rules", c.File, &profile); err != nil {
		return err
	}
	_, err := fmt.Fprintf(to.out, "%s %s 已施行，%s已存团组请运行 zhengqi reprocess。 Run zhengqi reprocess for stored groups.\n",
		profile.ID, profile.Version, validity(profile))
	return err
}

// validity says from which to which day an active pack holds.
func validity(p web.Profile) string {
	switch p.Until {
	case "":
		return fmt.Sprintf("自 %s 起适用。 Active from %s on. ", p.From, p.From)
	case p.From:
		return fmt.Sprintf("但自 %s 起已有更新的版本，此版本不会适用。 A later version holds from %s on: this one never will. ", p.From, p.From)
	}
	return fmt.Sprintf("自 %s 起至 %s 前适用，其后由更新的版本取代。 Active from %s until before %s, when a later version holds. ", p.From, p.Until, p.From, p.Until)
}
