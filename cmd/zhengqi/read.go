package main

import (
	"context"
	"encoding/json"
	"fmt"
	"io"
	"os"
	"slices"
	"strings"
	"time"

	"zhengqi/internal/dossier"
	"zhengqi/internal/pipeline"
	"zhengqi/internal/raster"
	"zhengqi/internal/report"
)

type readCommand struct {
	Files []string `arg:"" help:"要读取的文件。 Files to read."`
	Kind  string   `help:"材料种类；给出则不再判别。 The kind; skips classification." placeholder:"KIND"`
	JSON  bool     `name:"json" help:"每行一个 JSON 对象。 One JSON object a line."`
}

// reading is one line of read --json.
type reading struct {
	File           string           `json:"file"`
	Kind           dossier.Kind     `json:"kind,omitempty"`
	KindConfidence float64          `json:"kind_confidence"`
	Pages          []int            `json:"pages"`
	ElapsedMS      int64            `json:"elapsed_ms"`
	Fields         dossier.Fields   `json:"fields"`
	Error          *dossier.Problem `json:"error"`
}

// Run reads the files one after the other and prints what they hold in input
// order.
func (c *readCommand) Run(ctx context.Context, to streams) error {
	if c.Kind != "" && !dossier.ValidKind(dossier.Kind(c.Kind)) {
		return &dossier.Error{Class: dossier.Invalid, Code: "unknown_kind",
			Message: "没有这种材料：" + c.Kind, MessageEN: "no such kind: " + c.Kind}
	}
	p, engine, err := newPipeline(ctx, to.err, 1)
	if err != nil {
		return err
	}
	defer engine.Close()
	if err := warm(ctx, engine.tesseract); err != nil {
		return err
	}
	show := printReading
	if c.JSON {
		show = printReadingJSON
	}
	for _, file := range c.Files {
		for _, r := range readOne(ctx, p, file, dossier.Kind(c.Kind)) {
			if r.Error != nil {
				fmt.Fprintf(to.err, "zhengqi: %s: %s\n", report.Clean(file), r.Error.Message)
			}
			if err := show(to.out, r); err != nil {
				return err
			}
		}
		if ctx.Err() != nil {
			return ctx.Err()
		}
	}
	return nil
}

// readOne gives one reading for every paper in the file, or one that carries
// the reason why there is none.
func readOne(ctx context.Context, p *pipeline.Pipeline, file string, kind dossier.Kind) []reading {
	start := time.Now()
	data, err := readFile(file)
	var papers []dossier.Paper
	if err == nil {
		papers, err = p.ReadDocument(ctx, data, kind)
	}
	elapsed := time.Since(start).Milliseconds()
	if err != nil {
		return []reading{{File: file, Pages: []int{}, ElapsedMS: elapsed, Fields: dossier.Fields{}, Error: dossier.ProblemOf(err)}}
	}
	readings := make([]reading, len(papers))
	for i, paper := range papers {
		readings[i] = reading{File: file, Kind: paper.Kind, KindConfidence: paper.KindConfidence,
			Pages: paper.Pages, ElapsedMS: elapsed, Fields: paper.Fields}
	}
	return readings
}

// readFile reads a file as far as the size limit allows the gate to refuse it.
func readFile(name string) ([]byte, error) {
	f, err := os.Open(name)
	if err != nil {
		return nil, errNotReadable(err)
	}
	defer f.Close()
	if info, err := f.Stat(); err == nil && info.IsDir() {
		return nil, &dossier.Error{Class: dossier.Invalid, Code: "file_is_folder",
			Message: "这是一个文件夹；整个团组请用 zhengqi check", MessageEN: "this is a folder; zhengqi check takes those"}
	}
	data, err := io.ReadAll(io.LimitReader(f, raster.DefaultLimits.Bytes+1))
	if err != nil {
		return nil, errNotReadable(err)
	}
	return data, nil
}

func errNotReadable(err error) error {
	return &dossier.Error{Class: dossier.Invalid, Code: "file_not_readable",
		Message: "文件无法打开，请检查路径和权限", MessageEN: "the file cannot be opened; check its path and permissions", Cause: err}
}

func printReadingJSON(w io.Writer, r reading) error {
	return json.NewEncoder(w).Encode(r)
}

func printReading(w io.Writer, r reading) error {
	if r.Error != nil {
		_, err := fmt.Fprintf(w, "%s\n  无法读取 unreadable: %s (%s)\n", report.Clean(r.File), r.Error.Message, r.Error.Code)
		return err
	}
	spec := dossier.Spec(r.Kind)
	fmt.Fprintf(w, "%s\n  %s %s  %.2f  %d ms\n", report.Clean(r.File), spec.Title, r.Kind, r.KindConfidence, r.ElapsedMS)
	names := make([]string, 0, len(r.Fields))
	for name := range r.Fields {
		names = append(names, name)
	}
	slices.Sort(names)
	for _, name := range names {
		if f := r.Fields[name]; f.Value == "" && len(f.List) == 0 {
			continue
		}
		if err := printField(w, spec, name, r.Fields[name]); err != nil {
			return err
		}
	}
	return nil
}

func printField(w io.Writer, spec dossier.KindSpec, name string, f dossier.Field) error {
	value, mark := f.Value, ""
	if f.List != nil {
		value = strings.Join(f.List, "、")
	}
	if f.Review {
		mark = "  ← 请核对 please check"
	}
	declared, _ := spec.Field(name)
	_, err := fmt.Fprintf(w, "    %-22s %s %s (%.3f)%s\n", name, declared.Title, report.Clean(value), f.Confidence, mark)
	return err
}
