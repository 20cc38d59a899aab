package main

import (
	"context"
	"image"
	"runtime"
	"time"

	"golang.org/x/sync/errgroup"

	"zhengqi/internal/ocr"
	"zhengqi/internal/ocr/tesseract"
	"zhengqi/internal/pipeline"
	"zhengqi/internal/rules"
)

// newPipeline makes a pipeline over a pool of recogniser processes: as many as
// workers, or one a core where workers is 0. The caller closes the engine.
func newPipeline(workers int) (*pipeline.Pipeline, *tesseract.Engine, error) {
	if workers == 0 {
		workers = runtime.GOMAXPROCS(0)
	}
	catalogue, err := rules.Builtin()
	if err != nil {
		return nil, nil, err
	}
	engine, err := tesseract.New(tesseract.Options{Workers: workers})
	if err != nil {
		return nil, nil, err
	}
	return pipeline.New(engine, catalogue, time.Now), engine, nil
}

// warm loads the models before any file is timed.
func warm(ctx context.Context, engine ocr.Engine) error {
	blank := image.NewGray(image.Rect(0, 0, 64, 32))
	for i := range blank.Pix {
		blank.Pix[i] = 0xff
	}
	var g errgroup.Group
	for _, language := range []ocr.Language{ocr.HanS, ocr.English} {
		g.Go(func() error {
			_, err := engine.Recognise(ctx, ocr.Request{Image: blank, Language: language, Layout: ocr.Line})
			return err
		})
	}
	return g.Wait()
}
