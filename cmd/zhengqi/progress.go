package main

import (
	"io"

	"github.com/schollz/progressbar/v3"
)

// progress is a bar on standard error that learns its total as it goes.
type progress struct {
	bar *progressbar.ProgressBar
}

func newProgress(to io.Writer, title string) *progress {
	return &progress{progressbar.NewOptions(1,
		progressbar.OptionSetWriter(to), progressbar.OptionSetDescription(title), progressbar.OptionShowCount(),
		progressbar.OptionSetWidth(30), progressbar.OptionSetPredictTime(true), progressbar.OptionUseANSICodes(false))}
}

func (p *progress) set(done, total int) {
	p.bar.ChangeMax(max(total, 1))
	p.show(p.bar.Set(done))
}

func (p *progress) add() { p.show(p.bar.Add(1)) }

func (p *progress) finish() { p.show(p.bar.Exit()) }

// show drops the bar's error: a bar that cannot be drawn stops no work.
func (p *progress) show(error) {}
