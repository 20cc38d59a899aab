package main

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"zhengqi/internal/dossier"
	"zhengqi/internal/pipeline"
	"zhengqi/internal/report"
)

type fixCommand struct {
	Files   []string `arg:"" help:"照片、签名文件，或团组目录。 Photos, signatures, or the directory of a group." placeholder:"FILE|DIR"`
	Out     string   `short:"o" help:"写入的目录，原件不动。 The directory to write to; the originals stay." default:"fixed" placeholder:"DIR"`
	Profile string   `help:"办理地规则（默认 liaoning-2026，团组以 group.yaml 为准）。 The profile." placeholder:"ID"`
	Kind    string   `help:"材料种类，不写则自动判别。 The kind; told by the content where not given." enum:",photo,signature" default:""`
	Date    string   `help:"按哪一天的规则，默认今天。 The rules of which day." placeholder:"YYYY-MM-DD"`
}

// Run brings photos and signatures to the form that the office asks for: each
// that can be is written below Out, the reason is told where one cannot. Of a
// group, only the pictures that its report complains of are touched.
func (c *fixCommand) Run(ctx context.Context, to streams) error {
	p, engine, err := newPipeline(ctx, to.err, 0)
	if err != nil {
		return err
	}
	defer engine.Close()
	refused := false
	for _, name := range c.Files {
		pictures, err := c.pictures(ctx, p, name)
		if err != nil {
			return fileError{name, err}
		}
		if len(pictures) == 0 {
			fmt.Fprintf(to.out, "%s：没有需要处理的照片或签名 nothing to be done\n", report.Clean(name))
		}
		for _, picture := range pictures {
			if err := c.fix(ctx, p, picture, to); err != nil {
				refused = true
				fmt.Fprintf(to.err, "zhengqi: %s\n", report.Clean(describe(fileError{picture.name, err})))
			}
		}
	}
	if refused {
		return exitStatus(exitVerdict)
	}
	return nil
}

// picture is a photo or signature to be fixed.
type picture struct {
	name, out     string // where it lies, and where below Out it goes
	data          []byte
	kind          dossier.Kind
	profile, date string
}

// pictures are the picture of a file, or those of a group that need a fix.
func (c *fixCommand) pictures(ctx context.Context, p *pipeline.Pipeline, name string) ([]picture, error) {
	info, err := os.Stat(name)
	if err != nil {
		return nil, errNotReadable(err)
	}
	if info.IsDir() {
		return c.ofGroup(ctx, p, name)
	}
	data, err := readFile(name)
	if err != nil {
		return nil, err
	}
	kind := dossier.Kind(c.Kind)
	if kind == "" {
		papers, err := p.ReadDocument(ctx, data, "")
		if err != nil {
			return nil, err
		}
		kind = papers[0].Kind
	}
	profile, date := cmp.Or(c.Profile, dossier.DefaultProfile), cmp.Or(c.Date, today())
	return []picture{{name, filepath.Base(name), data, kind, profile, date}}, nil
}

// ofGroup are the pictures that the report on a group complains of.
func (c *fixCommand) ofGroup(ctx context.Context, p *pipeline.Pipeline, dir string) ([]picture, error) {
	submission, err := openSubmission(dir)
	if err != nil {
		return nil, err
	}
	defer submission.Close()
	flags := groupFlags{Group: dir, Profile: c.Profile, Date: c.Date}
	group := submission.Group
	if err := flags.override(&group); err != nil {
		return nil, err
	}
	if group.Documents, err = p.ReadAll(ctx, sourcesOf(submission), func() {}); err != nil {
		return nil, err
	}
	result, err := p.Evaluate(ctx, group, nil)
	if err != nil {
		return nil, err
	}
	group = group.WithDefaults()
	var out []picture
	for _, d := range group.Documents {
		if len(d.Papers) != 1 || !slices.Contains(pipeline.Pictures, d.Papers[0].Kind) || !report.Fixable(result, d.Path) {
			continue
		}
		data, err := bytesOf(submission)(ctx, d)
		if err != nil {
			return nil, err
		}
		out = append(out, picture{d.Path, filepath.FromSlash(d.Path), data, d.Papers[0].Kind, group.Profile, group.Date})
	}
	return out, nil
}

// fix writes one picture in its new form.
func (c *fixCommand) fix(ctx context.Context, p *pipeline.Pipeline, in picture, to streams) error {
	fixed, err := p.FixPicture(ctx, in.data, in.kind, in.profile, in.date)
	if err != nil {
		return err
	}
	out := filepath.Join(c.Out, strings.TrimSuffix(in.out, filepath.Ext(in.out))+".jpg")
	if _, err := os.Stat(out); err == nil {
		return errExists(out)
	}
	if err := errors.Join(os.MkdirAll(filepath.Dir(out), 0o755), os.WriteFile(out, fixed.JPEG, 0o644)); err != nil {
		return errNotWritable(out, err)
	}
	done := strings.Join(append(slices.Clone(fixed.Done), "存为JPEG"), "，")
	_, err = fmt.Fprintf(to.out, "%s → %s：%s\n", report.Clean(in.name), report.Clean(out), done)
	return err
}

func errExists(name string) error {
	return &dossier.Error{Class: dossier.Conflict, Code: "file_exists",
		Message: name + " 已经存在，请用 -o 换一个目录", MessageEN: "the file exists; name another directory with -o"}
}
