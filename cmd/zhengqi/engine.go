package main

import (
	"context"
	"runtime"
	"time"

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
func warm(ctx context.Context, engine *tesseract.Engine) error {
	return engine.Warm(ctx, ocr.HanS, ocr.ChiSim, ocr.English)
}
