package raster

import (
	"bufio"
	"encoding/gob"
	"errors"
	"fmt"
	"image"
	"io"
	"os"
	"os/signal"
	"runtime"
	"syscall"

	"zhengqi/internal/dossier"
)

// childVariable marks a process as a renderer child.
const childVariable = "ZHENGQI_RENDERER"

// renderRequest asks for a page of a PDF, counted from 1, or, where Page is 0,
// for the number of its pages.
type renderRequest struct {
	Data   []byte
	Page   int
	Limits Limits
	Fields []formField // of the page's form
}

// renderAnswer is a page without its pixels, which follow it row by row with
// four bytes a pixel, or a number of pages, or a failure.
type renderAnswer struct {
	Pages   int
	Size    image.Point
	Grey    bool
	DPI     int
	Text    []TextLine
	Hidden  []string
	Redrawn []image.Rectangle
	Failure *renderFailure
}

// renderFailure is an error on its way between processes.
type renderFailure struct {
	Known *dossier.Error // without its cause; nil for another error
	Cause string
}

func failureOf(err error) *renderFailure {
	f := &renderFailure{Cause: err.Error()}
	var known *dossier.Error
	if errors.As(err, &known) {
		bare := *known
		bare.Cause = nil
		f.Known, f.Cause = &bare, ""
		if known.Cause != nil {
			f.Cause = known.Cause.Error()
		}
	}
	return f
}

func (f *renderFailure) error() error {
	if f.Known == nil {
		return errors.New(f.Cause)
	}
	if f.Cause != "" {
		f.Known.Cause = errors.New(f.Cause)
	}
	return f.Known
}

// Every program that reads PDFs is a renderer when started as one: a test's too,
// so no main has to remember it.
func init() {
	if os.Getenv(childVariable) == "" {
		return
	}
	// An interrupt at the terminal reaches the whole group; the parent
	// decides when its children end, by closing their input.
	signal.Ignore(os.Interrupt, syscall.SIGTERM)
	runtime.GOMAXPROCS(2) // one renders, one sees the input end
	if err := serveRenderer(os.Stdin, os.Stdout); err != nil {
		fmt.Fprintln(os.Stderr, "renderer:", err)
		os.Exit(1)
	}
	os.Exit(0)
}

// serveRenderer answers requests. The end of its input, which is that of the
// parent too, ends the process in the middle of a page.
func serveRenderer(in io.Reader, out io.Writer) error {
	requests := make(chan renderRequest)
	go func() {
		decoder := gob.NewDecoder(bufio.NewReaderSize(in, 1<<16))
		for {
			var r renderRequest
			if err := decoder.Decode(&r); err != nil {
				os.Exit(0)
			}
			requests <- r
		}
	}()
	encoder := gob.NewEncoder(out)
	for r := range requests {
		page, answer := r.answer()
		if err := encoder.Encode(answer); err != nil {
			return err
		}
		if page == nil {
			continue
		}
		if _, err := out.Write(page.Image.Pix); err != nil {
			return err
		}
	}
	return nil
}

// answer does what is asked for.
func (r renderRequest) answer() (*Page, renderAnswer) {
	if r.Page == 0 {
		pages, err := countPages(r.Data)
		if err != nil {
			return nil, renderAnswer{Failure: failureOf(err)}
		}
		return nil, renderAnswer{Pages: pages}
	}
	p, err := drawPage(r.Data, r.Page, r.Limits, r.Fields)
	if err != nil {
		return nil, renderAnswer{Failure: failureOf(err)}
	}
	return p, renderAnswer{Size: p.Image.Rect.Size(), Grey: p.Grey, DPI: p.DPI, Text: p.Text, Hidden: p.Hidden, Redrawn: p.Redrawn}
}
