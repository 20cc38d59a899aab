package main

import (
	"context"
	"fmt"
	"os"
	"runtime"
	"time"

	"zhengqi/internal/bench"
	"zhengqi/internal/dossier"
	"zhengqi/internal/intake"
	"zhengqi/internal/ocr/tesseract"
	"zhengqi/internal/pipeline"
	"zhengqi/internal/specimen"
)

type benchCommand struct {
	Kinds      []string `help:"只测这些种类。 Only these kinds." placeholder:"KIND"`
	Levels     []string `help:"只测这些图像等级。 Only these levels." placeholder:"LEVEL"`
	Samples    int      `help:"每种类每等级的样本数。 Samples a kind and level." default:"6"`
	Seed       uint64   `help:"随机种子。 The seed." default:"7"`
	Held       bool     `help:"用未参与调试的版式。 Use the layouts kept apart."`
	Applicants int      `help:"整组测量的申请人数，0 为不测。 Applicants of the whole-group run, 0 for none." default:"30"`
	Defects    int      `help:"整组埋入的缺陷数。 Defects planted in it." default:"14"`
}

// Run prints the measurement table; silent errors are listed on standard
// error.
func (c *benchCommand) Run(ctx context.Context, to streams) error {
	p, engine, err := newPipeline(0)
	if err != nil {
		return err
	}
	defer engine.Close()
	if err := warm(ctx, engine); err != nil {
		return err
	}
	o := bench.Options{Kinds: bench.Kinds, Levels: bench.Levels, N: c.Samples, Seed: c.Seed, Date: today(), Held: c.Held}
	if len(c.Levels) > 0 {
		o.Levels = c.Levels
	}
	if len(c.Kinds) > 0 {
		o.Kinds = nil
		for _, k := range c.Kinds {
			o.Kinds = append(o.Kinds, dossier.Kind(k))
		}
	}
	fmt.Fprintf(to.out, "commit %s, %s, %d cores, %s\n\n", version, runtime.Version(), runtime.GOMAXPROCS(0), time.Now().Format(time.DateOnly))
	if c.Samples > 0 {
		if err := bench.Papers(ctx, p, o, to.out, to.err); err != nil {
			return err
		}
	}
	if c.Applicants == 0 {
		return nil
	}
	dir, err := os.MkdirTemp("", "zhengqi-bench-")
	if err != nil {
		return err
	}
	defer os.RemoveAll(dir)
	return c.group(ctx, dir, p, engine, to)
}

// group measures one whole group: written, read on every core and judged.
func (c *benchCommand) group(ctx context.Context, dir string, p *pipeline.Pipeline, engine *tesseract.Engine, to streams) error {
	truth, err := specimen.Write(dir, specimen.Options{Applicants: c.Applicants, Seed: c.Seed, Defects: c.Defects,
		Level: "mixed", Profile: "liaoning-2026", Business: "new", Date: today()})
	if err != nil {
		return err
	}
	submission, err := intake.OpenFolder(dir)
	if err != nil {
		return err
	}
	defer submission.Close()
	start, busy := time.Now(), engine.Busy()
	group := submission.Group
	if group.Documents, err = readAll(ctx, p, submission, to.err); err != nil {
		return err
	}
	result, err := p.Evaluate(group, nil)
	if err != nil {
		return err
	}
	run := bench.GroupRun{Applicants: c.Applicants, Documents: len(group.Documents), Cores: runtime.GOMAXPROCS(0),
		Wall: time.Since(start), Recognising: engine.Busy() - busy, Judgement: bench.Judge(truth, result)}
	run.Write(to.out)
	for _, missed := range run.Judgement.Missed {
		fmt.Fprintln(to.err, "missed:", missed)
	}
	for _, fail := range run.Judgement.FalseFails {
		fmt.Fprintln(to.err, "false fail:", fail)
	}
	return nil
}
