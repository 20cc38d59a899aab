// Package tesseract recognises text with Tesseract, through gosseract, in
// child processes of the same binary: a recognition that hangs, leaks or
// crashes costs a child and nothing else, and ends when its context ends.
package tesseract

import (
	"context"
	"errors"
	"fmt"
	"image"
	"runtime"
	"sync"
	"sync/atomic"
	"time"

	"zhengqi/internal/dossier"
	"zhengqi/internal/ocr"
)

// imagesPerChild is after how many pictures a child is replaced: Tesseract's
// memory grows slowly with use.
const imagesPerChild = 200

// Options are the settings of an Engine.
type Options struct {
	Workers int    // children at most; 0 means one a processor
	Models  string // folder of the .traineddata files; "" means where Debian puts them
}

// Engine is an ocr.Engine over a pool of children, started when first needed.
type Engine struct {
	models string
	slots  chan struct{} // one token a child that may work
	whole  sync.Mutex    // held while taking every slot: two that did so at once would wait for each other
	busy   atomic.Int64

	mu     sync.Mutex
	idle   []*process
	closed bool
}

var errClosed = errors.New("the recogniser is closed")

// New returns an engine after checking that the models of the program's
// languages are installed; a missing one is an error with the code
// ocr_model_missing that names its Debian package.
func New(opts Options) (*Engine, error) {
	dir := findModels(opts.Models)
	for _, l := range []ocr.Language{ocr.HanS, ocr.ChiSim, ocr.English} {
		if err := checkModels(dir, l); err != nil {
			return nil, err
		}
	}
	workers := opts.Workers
	if workers <= 0 {
		workers = runtime.GOMAXPROCS(0)
	}
	return &Engine{models: dir, slots: make(chan struct{}, workers)}, nil
}

// Recognise implements ocr.Engine. A child that dies under a picture is
// replaced and the picture tried once more; a second death is an error with
// the code ocr_failed.
func (e *Engine) Recognise(ctx context.Context, r ocr.Request) ([]ocr.TextLine, error) {
	if err := e.check(r); err != nil {
		return nil, err
	}
	select {
	case e.slots <- struct{}{}:
		defer func() { <-e.slots }()
	case <-ctx.Done():
		return nil, ctx.Err()
	}
	a, err := e.try(ctx, r)
	if err != nil && ctx.Err() == nil && !errors.Is(err, errClosed) {
		a, err = e.try(ctx, r)
	}
	if ctx.Err() != nil {
		return nil, ctx.Err()
	}
	if err != nil {
		return nil, failed(err)
	}
	e.busy.Add(int64(a.busy))
	if a.failure != "" {
		return nil, failed(errors.New(a.failure))
	}
	return shift(parseHOCR(a.hocr), r.Image.Bounds().Min), nil
}

// Busy returns how long the children have spent inside recognition, all
// together, since the engine was made; the loading of models is left out.
func (e *Engine) Busy() time.Duration { return time.Duration(e.busy.Load()) }

// Warm starts every child and loads the models of the languages in each, so
// that the first picture does not wait for them.
func (e *Engine) Warm(ctx context.Context, languages ...ocr.Language) error {
	if err := e.takeAll(ctx); err != nil {
		return err
	}
	defer e.giveAll()
	blank := image.NewGray(image.Rect(0, 0, 32, 32))
	held := make([]*process, 0, cap(e.slots))
	defer func() {
		for _, p := range held {
			e.release(p)
		}
	}()
	for range cap(e.slots) {
		p, err := e.acquire("")
		if err != nil {
			return failed(err)
		}
		for _, l := range languages {
			if _, err := p.ask(ctx, ocr.Request{Image: blank, Language: l, Layout: ocr.Line}); err != nil {
				return failed(err)
			}
		}
		held = append(held, p)
	}
	return nil
}

// takeAll takes every slot, so that nobody else has a child at work.
func (e *Engine) takeAll(ctx context.Context) error {
	e.whole.Lock()
	defer e.whole.Unlock()
	for taken := range cap(e.slots) {
		select {
		case e.slots <- struct{}{}:
		case <-ctx.Done():
			e.give(taken)
			return ctx.Err()
		}
	}
	return nil
}

func (e *Engine) giveAll() { e.give(cap(e.slots)) }

func (e *Engine) give(n int) {
	for range n {
		<-e.slots
	}
}

// Close ends the children. It waits for those at work.
func (e *Engine) Close() error {
	e.mu.Lock()
	idle := e.idle
	e.idle, e.closed = nil, true
	e.mu.Unlock()
	errs := []error{e.takeAll(context.Background())}
	e.giveAll()
	for _, p := range idle {
		errs = append(errs, p.stop())
	}
	return errors.Join(errs...)
}

func (e *Engine) check(r ocr.Request) error {
	if r.Image == nil || r.Image.Bounds().Empty() {
		return failed(errors.New("the image is empty"))
	}
	size := r.Image.Bounds().Size()
	if size.X > maxPixels/size.Y || len(r.Alphabet) > maxText {
		return &dossier.Error{
			Class: dossier.TooLarge, Code: "ocr_too_large",
			Message:   "图像过大，无法识别文字。",
			MessageEN: "The image is too large for text recognition.",
		}
	}
	return checkModels(e.models, r.Language)
}

func (e *Engine) try(ctx context.Context, r ocr.Request) (answer, error) {
	p, err := e.acquire(r.Language)
	if err != nil {
		return answer{}, err
	}
	a, err := p.ask(ctx, r)
	if err != nil {
		return answer{}, err
	}
	e.release(p)
	return a, nil
}

// acquire takes an idle child, by preference one that has the language's
// models loaded, or starts a new one.
func (e *Engine) acquire(language ocr.Language) (*process, error) {
	e.mu.Lock()
	defer e.mu.Unlock()
	if e.closed {
		return nil, errClosed
	}
	last := len(e.idle) - 1
	if last < 0 {
		return startProcess(e.models)
	}
	at := last
	for i, p := range e.idle {
		if p.warm[language] {
			at = i
		}
	}
	p := e.idle[at]
	e.idle = append(e.idle[:at], e.idle[at+1:]...)
	return p, nil
}

// release gives a child back, or ends it when it has served its time.
func (e *Engine) release(p *process) {
	e.mu.Lock()
	keep := !e.closed && p.served < imagesPerChild
	if keep {
		e.idle = append(e.idle, p)
	}
	e.mu.Unlock()
	if !keep {
		_ = p.stop() // a child that ends badly after its work harms nobody
	}
}

func failed(cause error) error {
	var known *dossier.Error
	if errors.As(cause, &known) || errors.Is(cause, context.Canceled) || errors.Is(cause, context.DeadlineExceeded) {
		return cause
	}
	return &dossier.Error{
		Class: dossier.Unavailable, Code: "ocr_failed",
		Message:   "文字识别程序出错，请重试。",
		MessageEN: "Text recognition failed; try again.",
		Cause:     fmt.Errorf("tesseract: %w", cause),
	}
}

// shift moves the boxes of lines by the origin of the request's image.
func shift(lines []ocr.TextLine, by image.Point) []ocr.TextLine {
	if by == (image.Point{}) {
		return lines
	}
	for i := range lines {
		lines[i].Box = lines[i].Box.Add(by)
		for j := range lines[i].Words {
			w := &lines[i].Words[j]
			w.Box = w.Box.Add(by)
			for k := range w.Chars {
				w.Chars[k].Box = w.Chars[k].Box.Add(by)
			}
		}
	}
	return lines
}
