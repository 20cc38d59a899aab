// Package pipeline is the only place that knows the order of the steps: bytes
// to fields, fields to report. The queue's workers, the HTTP API and the
// command line all call in here; it knows neither queue nor HTTP.
package pipeline

import (
	"context"
	"fmt"
	"runtime/debug"
	"slices"
	"strconv"
	"time"

	"golang.org/x/sync/semaphore"

	"zhengqi/internal/dossier"
	"zhengqi/internal/ocr"
	"zhengqi/internal/photo"
	"zhengqi/internal/raster"
	"zhengqi/internal/reader"
	"zhengqi/internal/rules"
	"zhengqi/internal/stage"
)

// ReaderVersion names the version of the readers; a stored reading made by
// another version may be made again.
const ReaderVersion = reader.Version

// Pipeline turns files into papers and groups into reports. It may be used
// from several goroutines.
type Pipeline struct {
	reader   *reader.Reader
	rules    func(context.Context) (*rules.Catalogue, error)
	now      func() time.Time
	previews *semaphore.Weighted // one at a time
}

// New returns a Pipeline that recognises text with engine and judges by the
// packs that active gives; now is the clock.
func New(engine ocr.Engine, active func(context.Context) (*rules.Catalogue, error), now func() time.Time) *Pipeline {
	return &Pipeline{reader: reader.New(engine), rules: active, now: now, previews: semaphore.NewWeighted(1)}
}

// ReadDocument reads the papers in the file data. A kind other than "" skips
// classification. The error of a file that cannot be read is a dossier.Error
// whose class says whether another try may help; a defect of the program that a
// file brings to light costs this file and no other.
func (p *Pipeline) ReadDocument(ctx context.Context, data []byte, kind dossier.Kind) (papers []dossier.Paper, err error) {
	defer func() {
		if defect := recover(); defect != nil {
			papers, err = nil, errDefect(defect, debug.Stack())
		}
	}()
	opened := stage.Start(ctx, stage.Open)
	file, err := raster.Open(data, raster.DefaultLimits)
	opened()
	if err != nil {
		return nil, err
	}
	defer file.Close()
	papers, err = p.reader.Read(ctx, file, reader.Options{Kind: kind, Now: p.now()})
	if err != nil {
		return nil, err
	}
	for i := range papers {
		if err := addPictureFields(ctx, &papers[i], file, int64(len(data))); err != nil {
			return nil, err
		}
	}
	return papers, nil
}

// errDefect is the error of a file whose reading ended in a panic.
func errDefect(defect any, stack []byte) error {
	return &dossier.Error{
		Class: dossier.Internal, Code: "read_failed",
		Message:   "读取此文件时程序出错，请人工查看该文件。",
		MessageEN: "The program failed on this file; please look at it yourself.",
		Cause:     fmt.Errorf("panic: %v\n%s", defect, stack),
	}
}

// addPictureFields adds the fields every kind has, measured on the first page
// of the paper, and those the specs of photos and signatures need.
func addPictureFields(ctx context.Context, paper *dossier.Paper, file *raster.File, size int64) error {
	defer stage.Start(ctx, stage.Picture)()
	page, err := file.Page(ctx, paper.Pages[0])
	if err != nil {
		return err
	}
	if paper.Fields == nil {
		paper.Fields = dossier.Fields{}
	}
	bounds := page.Image.Bounds()
	measured := func(value string) dossier.Field {
		return dossier.Field{Value: value, Raw: value, Confidence: 1, Source: dossier.SourceImage, Page: page.Number}
	}
	paper.Fields["format"] = measured(string(file.Format()))
	paper.Fields["size_bytes"] = measured(strconv.FormatInt(size, 10))
	paper.Fields["width"] = measured(strconv.Itoa(bounds.Dx()))
	paper.Fields["height"] = measured(strconv.Itoa(bounds.Dy()))
	paper.Fields["color_space"] = measured(colorSpace(page))
	quality := measured("")
	quality.List = append([]string{}, raster.Quality(page)...)
	for _, code := range paper.Fields["quality"].List { // what the reader found wrong where it mattered
		if !slices.Contains(quality.List, code) {
			quality.List = append(quality.List, code)
		}
	}
	paper.Fields["quality"] = quality
	for name, field := range inspect(page, paper.Kind) {
		paper.Fields[name] = field
	}
	return nil
}

func inspect(page *raster.Page, kind dossier.Kind) dossier.Fields {
	if !slices.Contains([]dossier.Kind{dossier.Photo, dossier.Signature}, kind) {
		return nil
	}
	return photo.Inspect(page, kind)
}

func colorSpace(page *raster.Page) string {
	if page.Grey {
		return "grey"
	}
	return "color"
}
