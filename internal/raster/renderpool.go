package raster

import (
	"bufio"
	"context"
	"encoding/gob"
	"errors"
	"fmt"
	"image"
	"io"
	"os"
	"os/exec"
	"runtime"
	"slices"
	"strings"
	"sync"
)

// renderers are the processes that render PDFs for this one: children of the
// same binary, as many as there are cores, each with one document at a time.
// A document that would keep one busy for minutes costs a child and nothing
// else; they end with this process.
var renderers = rendererPool{slots: make(chan struct{}, runtime.GOMAXPROCS(0))}

type rendererPool struct {
	slots chan struct{} // one token a child that may work

	mu   sync.Mutex
	idle []*renderer
}

// renderPage renders page n (1-based) of a PDF and takes the text it states
// itself.
func renderPage(ctx context.Context, data []byte, n int, limits Limits, fields []formField) (*Page, error) {
	page, _, err := renderers.ask(ctx, renderRequest{data, n, limits, fields})
	if err != nil {
		return nil, err
	}
	page.Number, page.rendered = n, true
	return page, nil
}

// renderablePages returns how many pages the renderer finds in a PDF.
func renderablePages(ctx context.Context, data []byte) (int, error) {
	_, answer, err := renderers.ask(ctx, renderRequest{Data: data})
	return answer.Pages, err
}

// ask gives a request to a child. One that dies under it is replaced and the
// request tried once more: it may have been at fault for an earlier document.
// When ctx ends first the child is killed and ctx.Err returned.
func (p *rendererPool) ask(ctx context.Context, r renderRequest) (*Page, renderAnswer, error) {
	select {
	case p.slots <- struct{}{}:
		defer func() { <-p.slots }()
	case <-ctx.Done():
		return nil, renderAnswer{}, ctx.Err()
	}
	page, answer, err := p.try(ctx, r)
	if err != nil && ctx.Err() == nil {
		page, answer, err = p.try(ctx, r)
	}
	switch {
	case ctx.Err() != nil:
		return nil, renderAnswer{}, ctx.Err()
	case err != nil:
		return nil, renderAnswer{}, errDamaged(fmt.Errorf("the renderer: %w", err))
	case answer.Failure != nil:
		return nil, renderAnswer{}, answer.Failure.error()
	}
	return page, answer, nil
}

func (p *rendererPool) try(ctx context.Context, r renderRequest) (*Page, renderAnswer, error) {
	child, err := p.take()
	if err != nil {
		return nil, renderAnswer{}, err
	}
	stop := context.AfterFunc(ctx, child.kill)
	page, answer, err := child.exchange(r)
	if err != nil || !stop() {
		child.kill()
		return nil, renderAnswer{}, errors.Join(err, child.end())
	}
	p.mu.Lock()
	defer p.mu.Unlock()
	p.idle = append(p.idle, child)
	return page, answer, nil
}

// take returns an idle child or starts one.
func (p *rendererPool) take() (*renderer, error) {
	p.mu.Lock()
	defer p.mu.Unlock()
	if last := len(p.idle) - 1; last >= 0 {
		child := p.idle[last]
		p.idle = p.idle[:last]
		return child, nil
	}
	return startRenderer()
}

// renderer is a child as its parent sees it.
type renderer struct {
	cmd     *exec.Cmd
	in      io.WriteCloser
	out     *bufio.Reader
	encoder *gob.Encoder
	decoder *gob.Decoder
}

// inherited names what a child keeps of its parent's environment. The rest may
// hold secrets, which a renderer of hostile documents has no use for.
var inherited = []string{"HOME", "XDG_CACHE_HOME", "TMPDIR"}

func startRenderer() (*renderer, error) {
	exe, err := os.Executable()
	if err != nil {
		return nil, err
	}
	cmd := exec.Command(exe)
	cmd.Env = []string{childVariable + "=1"}
	for _, e := range os.Environ() {
		if name, _, _ := strings.Cut(e, "="); slices.Contains(inherited, name) {
			cmd.Env = append(cmd.Env, e)
		}
	}
	in, err := cmd.StdinPipe()
	if err != nil {
		return nil, err
	}
	out, err := cmd.StdoutPipe()
	if err != nil {
		return nil, err
	}
	if err := cmd.Start(); err != nil {
		return nil, err
	}
	buffered := bufio.NewReaderSize(out, 1<<16)
	return &renderer{cmd, in, buffered, gob.NewEncoder(in), gob.NewDecoder(buffered)}, nil
}

// exchange sends a request and waits for its answer, and for the page where it
// is one.
func (c *renderer) exchange(r renderRequest) (*Page, renderAnswer, error) {
	var a renderAnswer
	if err := c.encoder.Encode(r); err != nil {
		return nil, a, err
	}
	if err := c.decoder.Decode(&a); err != nil || a.Failure != nil || r.Page == 0 {
		return nil, a, err
	}
	page := &Page{Image: image.NewNRGBA(image.Rectangle{Max: a.Size}), Grey: a.Grey, DPI: a.DPI, Text: a.Text, Hidden: a.Hidden, Redrawn: a.Redrawn}
	_, err := io.ReadFull(c.out, page.Image.Pix)
	return page, a, err
}

// kill makes an exchange with the child fail.
func (c *renderer) kill() { _ = c.cmd.Process.Kill() } // fails only when it has ended already

// end reaps a child that was killed.
func (c *renderer) end() error { return errors.Join(c.in.Close(), c.cmd.Wait()) }
