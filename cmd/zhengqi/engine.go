package main

import (
	"context"
	"errors"
	"io"
	"log/slog"
	"time"

	"zhengqi/internal/ocr"
	"zhengqi/internal/ocr/lines"
	"zhengqi/internal/ocr/tesseract"
	"zhengqi/internal/pipeline"
	"zhengqi/internal/rules"
)

// recogniser is what reads text: our own networks, or the user's model for one
// of them, before a pool of Tesseract processes.
type recogniser struct {
	*lines.Engine
	tesseract *tesseract.Engine
}

// newRecogniser starts a pool of as many processes as workers, or one a core
// where workers is 0. The caller closes it.
func newRecogniser(ctx context.Context, log *slog.Logger, workers int) (recogniser, error) {
	if workers == 0 {
		workers = readers()
	}
	behind, err := tesseract.New(tesseract.Options{Workers: workers})
	if err != nil {
		return recogniser{}, err
	}
	engine, err := lines.NewEngine(behind, lineModel(ctx, log))
	if err != nil {
		return recogniser{}, errors.Join(err, behind.Close())
	}
	return recogniser{engine, behind}, nil
}

// newPipeline makes a pipeline over a recogniser, which the caller closes, and
// the packs of the program. What is to be said of the recogniser goes to
// messages.
func newPipeline(ctx context.Context, messages io.Writer, workers int) (*pipeline.Pipeline, recogniser, error) {
	catalogue, err := rules.Builtin()
	if err != nil {
		return nil, recogniser{}, err
	}
	return newPipelineOver(ctx, catalogue, messages, workers)
}

// newPipelineOver is newPipeline with packs of one's own.
func newPipelineOver(ctx context.Context, catalogue *rules.Catalogue, messages io.Writer, workers int) (*pipeline.Pipeline, recogniser, error) {
	engine, err := newRecogniser(ctx, slog.New(slog.NewTextHandler(messages, nil)), workers)
	if err != nil {
		return nil, recogniser{}, err
	}
	return pipeline.New(engine, catalogue.Always, time.Now), engine, nil
}

// warm loads the models before any file is timed.
func warm(ctx context.Context, engine *tesseract.Engine) error {
	return engine.Warm(ctx, ocr.HanS, ocr.ChiSim, ocr.English)
}
