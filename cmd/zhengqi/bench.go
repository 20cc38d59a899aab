package main

import (
	"context"
	"fmt"
	"os"
	"runtime"
	"slices"
	"time"

	"zhengqi/internal/bench"
	"zhengqi/internal/dossier"
	"zhengqi/internal/intake"
	"zhengqi/internal/ocr/tesseract"
	"zhengqi/internal/pipeline"
	"zhengqi/internal/specimen"
)

type benchCommand struct {
	Kinds   []string `help:"只测这些种类。 Only these kinds." placeholder:"KIND"`
	Levels  []string `help:"只测这些图像等级。 Only these levels." placeholder:"LEVEL"`
	Samples int      `help:"每种类每等级的样本数。 Samples a kind and level." default:"6"`
	Seed    uint64   `help:"随机种子。 The seed." default:"7"`
	Held    bool     `help:"用未参与调试的版式。 Use the layouts kept apart."`
	Groups  bool     `help:"也测整组。 Also measure whole groups." default:"true" negatable:""`

	Pictures string `help:"只测机读码：此目录中的图像，每幅旁有同名 .txt 真值。 Only zones: of the pictures of this directory, each with its truth in a .txt." type:"existingdir" placeholder:"DIR"`
	Zones    int    `help:"只测机读码：每等级 N 本合成护照。 Only zones: of N synthetic passports a level." placeholder:"N"`
	Whole    bool   `help:"机读码另经完整识读（含印刷区核对）。 Read zones with the whole reader too, which looks at the printed zone."`
	Lines    int    `help:"只测单行识别：每类每等级 N 行。 Only lines: N of each sort and level, cut out of synthetic papers." placeholder:"N"`
	Offices  int    `help:"只测规则：各办理地、各业务的 N 个团组。 Only rules: N groups of every office and business." placeholder:"N"`
	Stored   int    `help:"只测规则变更：N 名已存申请人的试算与重新评估。 Only a change of rules: preview and reprocessing of N stored applicants." placeholder:"N"`
	Apart    bool   `help:"单行用未参与训练的字体排印。 Set the lines in typefaces that our networks were not trained on."`
	Compare  bool   `help:"另用 Tesseract 识读以比较。 Read with Tesseract too, to compare."`
}

// Run prints the measurement table; silent errors are listed on standard
// error.
func (c *benchCommand) Run(ctx context.Context, to streams) error {
	boundMemory(readers(), memoryToDraw)
	fmt.Fprintf(to.out, "commit %s, %s, %d cores, %s\n\n", version, runtime.Version(), runtime.GOMAXPROCS(0), time.Now().Format(time.DateOnly))
	switch {
	case c.Lines > 0:
		return c.lines(ctx, to)
	case c.Offices > 0:
		return c.offices(ctx, to)
	case c.Stored > 0:
		return c.stored(ctx, to)
	case c.Pictures != "" || c.Zones > 0:
		return c.zones(ctx, to)
	}
	return c.papers(ctx, to)
}

// papers measures whole papers, then groups of them.
func (c *benchCommand) papers(ctx context.Context, to streams) error {
	p, engine, err := newPipeline(ctx, to.err, 0)
	if err != nil {
		return err
	}
	defer engine.Close()
	if err := warm(ctx, engine.tesseract); err != nil {
		return err
	}
	o := c.options()
	o.Busy = engine.tesseract.Busy
	if c.Compare {
		o.Rival = engine.tesseract
	}
	if c.Samples > 0 {
		if err := bench.Papers(ctx, p, o, to.out, to.err); err != nil {
			return err
		}
	}
	if !c.Groups {
		return nil
	}
	return c.groups(ctx, p, engine.tesseract, to)
}

func (c *benchCommand) options() bench.Options {
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
	return o
}

// zones measures the reader of machine-readable zones alone.
func (c *benchCommand) zones(ctx context.Context, to streams) error {
	z := bench.ZoneOptions{Now: time.Now()}
	if c.Compare || c.Whole {
		p, engine, err := newPipeline(ctx, to.err, 1)
		if err != nil {
			return err
		}
		defer engine.Close()
		if err := warm(ctx, engine.tesseract); err != nil {
			return err
		}
		if c.Compare {
			z.Rival = engine.tesseract
		}
		if c.Whole {
			z.Whole = p
		}
	}
	if c.Pictures != "" {
		if err := bench.ZonePictures(ctx, c.Pictures, z, to.out, to.err); err != nil {
			return err
		}
	}
	o := c.options()
	o.N, o.Levels = c.Zones, withoutPDF(o.Levels)
	return bench.ZonePassports(ctx, o, z, to.out, to.err)
}

func withoutPDF(levels []string) []string {
	return slices.DeleteFunc(slices.Clone(levels), func(level string) bool { return level == specimen.LevelPDF })
}

// lines measures the readers of single lines.
func (c *benchCommand) lines(ctx context.Context, to streams) error {
	readers, err := bench.OwnLineReaders()
	if err != nil {
		return err
	}
	if c.Compare {
		engine, err := tesseract.New(tesseract.Options{Workers: 1})
		if err != nil {
			return err
		}
		defer engine.Close()
		if err := warm(ctx, engine); err != nil {
			return err
		}
		readers = append(readers, bench.TesseractLineReaders(engine)...)
	}
	o := c.options()
	o.N, o.Levels = c.Lines, withoutPDF(o.Levels)
	return bench.Lines(ctx, o, bench.LineOptions{Apart: c.Apart, Readers: readers}, to.out, to.err)
}

// groups measures a whole group of scans, then smaller ones with many defects
// at each level.
func (c *benchCommand) groups(ctx context.Context, p *pipeline.Pipeline, engine *tesseract.Engine, to streams) error {
	bench.WriteGroupHead(to.out)
	if err := c.group(ctx, specimen.Options{Applicants: dossier.MaxApplicants, Defects: 14, Level: "mixed"}, p, engine, to); err != nil {
		return err
	}
	for _, level := range []string{"0", "1", "2", "3"} {
		if err := c.group(ctx, specimen.Options{Applicants: 10, Defects: 40, Level: level}, p, engine, to); err != nil {
			return err
		}
	}
	return nil
}

// group measures one whole group: written, read on every core and judged.
func (c *benchCommand) group(ctx context.Context, o specimen.Options, p *pipeline.Pipeline, engine *tesseract.Engine, to streams) error {
	o.Seed, o.Profile, o.Business, o.Date, o.Held = c.Seed, "liaoning-2026", "new", today(), c.Held
	start, busy := time.Now(), engine.Busy()
	g, err := judgeGroup(ctx, o, p)
	if err != nil {
		return err
	}
	run := bench.GroupRun{Level: o.Level, Applicants: o.Applicants, Documents: g.documents, Cores: runtime.GOMAXPROCS(0),
		Wall: time.Since(start) - g.writing, Recognising: engine.Busy() - busy, Judgement: g.judgement}
	run.Write(to.out)
	for _, missed := range run.Judgement.Missed {
		fmt.Fprintf(to.err, "missed at level %s: %s\n", o.Level, missed)
	}
	for _, fail := range run.Judgement.FalseFails {
		fmt.Fprintf(to.err, "false fail at level %s: %s\n", o.Level, fail)
	}
	return nil
}

// judgedGroup is a synthetic group with what the program made of it.
type judgedGroup struct {
	documents int
	writing   time.Duration
	report    dossier.Report
	judgement bench.Judgement
}

// judgeGroup writes a synthetic group, reads it on every core and judges it.
func judgeGroup(ctx context.Context, o specimen.Options, p *pipeline.Pipeline) (judgedGroup, error) {
	dir, err := os.MkdirTemp("", "zhengqi-bench-")
	if err != nil {
		return judgedGroup{}, err
	}
	defer os.RemoveAll(dir)
	start := time.Now()
	truth, err := specimen.Write(dir, o)
	if err != nil {
		return judgedGroup{}, err
	}
	submission, err := intake.Open(dir)
	if err != nil {
		return judgedGroup{}, err
	}
	defer submission.Close()
	out := judgedGroup{writing: time.Since(start), documents: len(submission.Files)}
	group := submission.Group
	if group.Documents, err = p.ReadAll(ctx, sourcesOf(submission), func() {}); err != nil {
		return judgedGroup{}, err
	}
	if out.report, err = p.Evaluate(ctx, group, nil); err != nil {
		return judgedGroup{}, err
	}
	out.judgement = bench.Judge(truth, out.report)
	return out, nil
}
