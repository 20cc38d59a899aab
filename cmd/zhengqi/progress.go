package main

import (
	"fmt"
	"io"
	"os"
	"sync"

	"github.com/schollz/progressbar/v3"
)

// progress shows how far a long step is: a bar on a terminal, a line at every
// tenth elsewhere. It may be used from several goroutines.
type progress struct {
	mu          sync.Mutex
	to          io.Writer
	title       string
	bar         *progressbar.ProgressBar // nil where no person watches
	done, total int
	shown       int // tenths told so far
}

func newProgress(to io.Writer, title string) *progress {
	p := &progress{to: to, title: title}
	if isTerminal(to) {
		p.bar = progressbar.NewOptions(1,
			progressbar.OptionSetWriter(to), progressbar.OptionSetDescription(title), progressbar.OptionShowCount(),
			progressbar.OptionSetWidth(30), progressbar.OptionSetPredictTime(true))
	}
	return p
}

func isTerminal(w io.Writer) bool {
	f, ok := w.(*os.File)
	if !ok {
		return false
	}
	info, err := f.Stat()
	return err == nil && info.Mode()&os.ModeCharDevice != 0
}

// set says that done of total are finished.
func (p *progress) set(done, total int) {
	p.mu.Lock()
	defer p.mu.Unlock()
	if done == p.done && total == p.total {
		return
	}
	p.done, p.total = done, max(total, 1)
	p.show()
}

// add says that one more is finished.
func (p *progress) add() {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.done++
	p.show()
}

// show draws the state; a bar that cannot be drawn stops no work.
func (p *progress) show() {
	if p.bar != nil {
		p.bar.ChangeMax(p.total)
		_ = p.bar.Set(p.done)
		return
	}
	if tenths := 10 * p.done / p.total; tenths > p.shown {
		p.shown = tenths
		fmt.Fprintf(p.to, "%s %d/%d\n", p.title, p.done, p.total)
	}
}

// finish leaves the bar as it stands and ends its line.
func (p *progress) finish() {
	if p.bar != nil {
		_ = p.bar.Exit()
		fmt.Fprintln(p.to)
	}
}
