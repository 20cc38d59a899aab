package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
	"time"

	"zhengqi/internal/dossier"
	"zhengqi/internal/intake"
	"zhengqi/internal/pipeline"
	"zhengqi/internal/report"
)

// groupFlags name a group that is judged with no server, and what goes over
// what it declares.
type groupFlags struct {
	Group    string `arg:"" help:"团组目录或 ZIP。 The group: a directory or a ZIP." placeholder:"DIR|ZIP"`
	Profile  string `help:"办理地规则，优先于 group.yaml。 Over what group.yaml says." placeholder:"ID"`
	Business string `help:"业务类型，优先于 group.yaml。" placeholder:"ID"`
	Reason   string `help:"换补卡原因，优先于 group.yaml。" placeholder:"ID"`
	Date     string `help:"提交日期，优先于 group.yaml；默认今天。" placeholder:"YYYY-MM-DD"`
	Rules    string `help:"另用本单位的规则包文件。 Also use a pack file of your own." placeholder:"FILE"`
}

type checkCommand struct {
	groupFlags
	JSON    bool   `name:"json" help:"输出 JSON 报告。 Print the report as JSON."`
	HTML    string `name:"html" help:"另存 HTML 报告。 Also write the report as HTML." placeholder:"FILE"`
	XLSX    string `name:"xlsx" help:"另存 XLSX 报告。 Also write the report as XLSX." placeholder:"FILE"`
	PDF     string `name:"pdf" help:"另存 PDF 报告。 Also write the report as PDF." placeholder:"FILE"`
	Notice  string `name:"notice" help:"另存给企业的补正通知书，HTML、XLSX 或 PDF。 Also write the notice to the company." placeholder:"FILE.html|.xlsx|.pdf"`
	Notices string `name:"notice-dir" help:"另存企业与每名申请人各自的补正通知书（PDF）。 Also write a notice on each part." placeholder:"DIR"`
}

// pipeline judges by the packs of the program and that of --rules.
func (c *groupFlags) pipeline(ctx context.Context, to streams) (*pipeline.Pipeline, recogniser, error) {
	catalogue, err := catalogueWith(c.Rules)
	if err != nil {
		return nil, recogniser{}, err
	}
	return newPipelineOver(ctx, catalogue, to.err, 0)
}

// Run pre-screens one group and ends with the exit status of its verdict.
func (c *checkCommand) Run(ctx context.Context, to streams) error {
	forms, err := c.forms()
	if err != nil {
		return err
	}
	// What cannot be written is told before the papers are read, not after.
	for _, f := range forms {
		if err := placeFor(f.name); err != nil {
			return err
		}
	}
	if info, err := os.Stat(c.Notices); err == nil && !info.IsDir() {
		return errNotWritable(c.Notices, err)
	}
	if c.printed() {
		if err := report.PDFReady(); err != nil {
			return err
		}
	}
	submission, err := openSubmission(c.Group)
	if err != nil {
		return err
	}
	defer submission.Close()
	group, err := c.judge(ctx, submission, to)
	if err != nil {
		return err
	}
	result := group.report
	if err := c.write(result, forms, to.out); err != nil {
		return err
	}
	if err := writeNotices(c.Notices, result); err != nil {
		return err
	}
	if result.Verdict != dossier.Complete {
		return exitStatus(exitVerdict)
	}
	return nil
}

// placeFor refuses the name of a file that cannot be written: of a folder, or in
// one that is not there.
func placeFor(name string) error {
	if name == "" {
		return nil
	}
	if info, err := os.Stat(filepath.Dir(name)); err != nil || !info.IsDir() {
		return errNotWritable(name, err)
	}
	if info, err := os.Stat(name); err == nil && info.IsDir() {
		return &dossier.Error{Class: dossier.Invalid, Code: "report_not_writable",
			Message: name + " 是一个文件夹，请写出文件名。", MessageEN: "this is a folder; name a file"}
	}
	return nil
}

// judged is a group with what was read, the report on it and the pipeline that
// made it, which recognises no more but can still bring pictures to their form.
type judged struct {
	group  dossier.Group
	report dossier.Report
	line   *pipeline.Pipeline
}

// judge reads the papers of the submission and makes the report on it.
func (c *groupFlags) judge(ctx context.Context, submission *intake.Submission, to streams) (out judged, err error) {
	g := submission.Group
	if err := c.override(&g); err != nil {
		return out, err
	}
	p, engine, err := c.pipeline(ctx, to)
	if err != nil {
		return out, err
	}
	defer engine.Close()
	// Rules that do not exist are told before the papers are read, not after.
	if _, err := p.Evaluate(ctx, g, nil); err != nil {
		return out, err
	}
	if len(submission.Files) == 0 {
		fmt.Fprintf(to.err, "zhengqi: %s：没有任何材料文件，各项均按缺少报告。 There is no file at all: everything is reported as missing.\n", report.Clean(c.Group))
	}
	if g.Documents, err = readAll(ctx, p, submission, to.err); err != nil {
		return out, err
	}
	r, err := p.Evaluate(ctx, g, nil)
	return judged{g, r, p}, err
}

// openSubmission opens the group at name; an error names it.
func openSubmission(name string) (*intake.Submission, error) {
	submission, err := intake.Open(name)
	if err != nil {
		return nil, fileError{name, err}
	}
	return submission, nil
}

// override lays the command line over what group.yaml says; the defaults of
// the contract come last.
func (c *groupFlags) override(g *dossier.Group) error {
	*g = intake.WithDate(intake.Fill(dossier.Group{Profile: c.Profile, Business: c.Business, Reason: c.Reason, Date: c.Date}, *g), time.Now())
	if _, err := time.Parse(time.DateOnly, g.Date); err != nil {
		return &dossier.Error{Class: dossier.Invalid, Code: "bad_date",
			Message: "日期应为 YYYY-MM-DD：" + g.Date, MessageEN: "the date must be YYYY-MM-DD", Cause: err}
	}
	return nil
}

// readAll reads every file of the submission and shows how far it is.
func readAll(ctx context.Context, p *pipeline.Pipeline, s *intake.Submission, progressTo io.Writer) ([]dossier.Document, error) {
	bar := newProgress(progressTo, "读取材料 reading")
	defer bar.finish()
	bar.set(0, len(s.Files))
	return p.ReadAll(ctx, sourcesOf(s), bar.add)
}

func sourcesOf(s *intake.Submission) []pipeline.Source {
	sources := make([]pipeline.Source, len(s.Files))
	for i, f := range s.Files {
		sources[i] = pipeline.Source{Path: f.Path, Owner: f.Owner, Read: f.Bytes}
	}
	return sources
}

func (c *checkCommand) write(r dossier.Report, forms []form, out io.Writer) error {
	for _, form := range forms {
		if err := writeForm(form, r); err != nil {
			return err
		}
	}
	if !c.JSON {
		return report.Text(out, r)
	}
	encoder := json.NewEncoder(out)
	encoder.SetIndent("", "  ")
	encoder.SetEscapeHTML(false)
	return encoder.Encode(r)
}

// form is a form of the report that goes into a file; without a name it is not
// wanted.
type form struct {
	name  string
	write func(io.Writer, dossier.Report) error
}

// forms are the files wanted beside the output. What form a notice has is said
// by the end of its name.
func (c *checkCommand) forms() ([]form, error) {
	notice := form{c.Notice, report.NoticeHTML}
	switch ext := strings.ToLower(filepath.Ext(c.Notice)); {
	case ext == ".xlsx":
		notice.write = report.NoticeXLSX
	case ext == ".pdf":
		notice.write = report.NoticePDF
	case c.Notice != "" && ext != ".html":
		return nil, &dossier.Error{Class: dossier.Invalid, Code: "bad_notice_name",
			Message: "补正通知书的文件名应以 .html、.xlsx 或 .pdf 结尾：" + c.Notice, MessageEN: "the name of the notice must end with .html, .xlsx or .pdf"}
	}
	return []form{{c.HTML, report.HTML}, {c.XLSX, report.XLSX}, {c.PDF, report.PDF}, notice}, nil
}

// printed reports whether a PDF is wanted.
func (c *checkCommand) printed() bool {
	return c.PDF != "" || c.Notices != "" || strings.EqualFold(filepath.Ext(c.Notice), ".pdf")
}

func writeForm(to form, r dossier.Report) error {
	if to.name == "" {
		return nil
	}
	f, err := os.Create(to.name)
	if err != nil {
		return errNotWritable(to.name, err)
	}
	if err := errors.Join(to.write(f, r), f.Close()); err != nil {
		if info, statErr := os.Lstat(to.name); statErr == nil && info.Mode().IsRegular() {
			os.Remove(to.name) // half a file would pass for a whole one
		}
		return err
	}
	return nil
}

func errNotWritable(name string, cause error) error {
	return &dossier.Error{Class: dossier.Invalid, Code: "report_not_writable",
		Message: "报告无法写入 " + name + "，请检查路径和权限。", MessageEN: "the report cannot be written", Cause: cause}
}

// writeNotices writes the notice on each part of r into dir, which is made
// where it is not there; "" means that none is wanted.
func writeNotices(dir string, r dossier.Report) error {
	if dir == "" {
		return nil
	}
	if err := os.MkdirAll(dir, 0o755); err != nil {
		return errNotWritable(dir, err)
	}
	for _, n := range report.Notices(r) {
		write := func(w io.Writer, _ dossier.Report) error { return n.PDF(w) }
		if err := writeForm(form{filepath.Join(dir, n.Name+".pdf"), write}, r); err != nil {
			return err
		}
	}
	return nil
}
