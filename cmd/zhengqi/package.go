package main

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"

	"zhengqi/internal/bundle"
	"zhengqi/internal/dossier"
	"zhengqi/internal/intake"
	"zhengqi/internal/pipeline"
	"zhengqi/internal/report"
)

type packageCommand struct {
	groupFlags
	Out string `short:"o" required:"" help:"写入的 ZIP。 The ZIP to write." placeholder:"FILE.zip"`
}

// Run judges a group and writes its package for the platform. An incomplete
// group is packed, too: the package says what is missing.
func (c *packageCommand) Run(ctx context.Context, to streams) error {
	submission, err := openSubmission(c.Group)
	if err != nil {
		return err
	}
	defer submission.Close()
	// What cannot be written is told before the papers are read, not after.
	if err := placeFor(c.Out); err != nil {
		return err
	}
	temp, err := os.CreateTemp(filepath.Dir(c.Out), ".zhengqi-*.zip")
	if err != nil {
		return errNotWritable(c.Out, err)
	}
	defer os.Remove(temp.Name())
	defer temp.Close()
	g, err := c.judge(ctx, submission, to)
	if err != nil {
		return err
	}
	group := pipeline.Basis(g.group, nil)
	if err := pack(ctx, temp, bundle.Input{Group: group, Report: g.report, Open: bytesOf(submission), Fix: fixFor(g.line, group)}); err != nil {
		return err
	}
	if err := errors.Join(temp.Chmod(0o644), temp.Close(), os.Rename(temp.Name(), c.Out)); err != nil {
		return errNotWritable(c.Out, err)
	}
	title := report.VerdictTitle(g.report.Verdict)
	_, err = fmt.Fprintf(to.out, "已写入 written: %s\n结论 verdict: %s (%s)\n", report.Clean(c.Out), title.Zh, title.En)
	return err
}

func pack(ctx context.Context, f *os.File, in bundle.Input) error {
	w := bufio.NewWriter(f)
	if err := bundle.Write(ctx, w, in); err != nil {
		return err
	}
	return w.Flush()
}

// fixFor brings pictures to the form that the office of a group asks for.
func fixFor(line *pipeline.Pipeline, g dossier.Group) bundle.Fix {
	return func(ctx context.Context, data []byte, kind dossier.Kind) (dossier.FixedPicture, error) {
		return line.FixPicture(ctx, data, kind, g.Profile, g.Date)
	}
}

// bytesOf opens the documents of a submission by their paths.
func bytesOf(s *intake.Submission) func(context.Context, dossier.Document) ([]byte, error) {
	return func(_ context.Context, d dossier.Document) ([]byte, error) {
		for _, f := range s.Files {
			if f.Path == d.Path {
				return f.Bytes()
			}
		}
		return nil, errNotReadable(os.ErrNotExist)
	}
}
