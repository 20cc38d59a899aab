package raster

import (
	"context"
	"net/http"
	"regexp"
	"strings"
	"sync"
)

// File is an upload that passed the gate. Its pages are decoded one at a time,
// on demand. Its methods may be called from several goroutines.
type File struct {
	format Format
	data   []byte
	pages  int
	limits Limits
	info   pictureInfo
	fields map[int][]formField // of a PDF's form, by page

	mu    sync.Mutex
	made  map[int]*Page // pages already decoded, by number: several steps look at each
	spare int           // pixels that may yet be kept in made
}

// Open is the gate: it checks type, size, pixels (from the header, before
// anything is decoded), pages, encryption and completeness, and keeps data,
// which must not change afterwards. Errors are dossier.Error with one of the
// codes empty_file, unsupported_type, text_file, too_large, too_many_pixels,
// too_many_pages, encrypted_pdf, dynamic_form, damaged_file.
func Open(data []byte, limits Limits) (f *File, err error) {
	defer recoverDamaged(&err)
	if len(data) == 0 {
		return nil, errEmpty()
	}
	if int64(len(data)) > limits.Bytes {
		return nil, errTooLarge(int64(len(data)), limits.Bytes)
	}
	format, ok := Sniff(data)
	if !ok && bareText(data) {
		return nil, errText()
	}
	if !ok {
		return nil, errUnsupported(nil)
	}
	f = &File{format: format, data: data, pages: 1, limits: limits, made: map[int]*Page{}, spare: limits.Pixels}
	if format == PDF {
		f.pages, f.fields, err = checkPDF(data, limits)
	} else {
		f.info, err = checkPicture(format, data, limits)
	}
	if err != nil {
		return nil, err
	}
	return f, nil
}

// bareText reports whether a file is text and nothing else, as far as its
// beginning shows: no document in a language of text, and none in pieces.
func bareText(data []byte) bool {
	head := data[:min(len(data), SniffLength)]
	return strings.HasPrefix(http.DetectContentType(head), "text/plain") && !writtenAsText.Match(head)
}

// writtenAsText are the marks of what programs write as text: rich text, mail and
// saved pages (MIME), PDF, PostScript, markup, and bytes in base64.
var writtenAsText = regexp.MustCompile(`(?i)^\s*\{\\rtf|^(mime-version|received|content-type|return-path|from):|\n(mime-version|received|content-type|return-path|from):|%pdf|%%eof|\d obj\b|endobj|endstream|<\w+[ >]|[0-9A-Za-z+/=]{60}`)

// Format returns the type of the file.
func (f *File) Format() Format { return f.format }

// NumPages returns the number of pages; a picture has one.
func (f *File) NumPages() int { return f.pages }

// Close releases the file's bytes. Pages already decoded stay valid.
func (f *File) Close() error {
	f.mu.Lock()
	defer f.mu.Unlock()
	f.data, f.made = nil, nil
	return nil
}

// Page decodes page n, counted from 1. It returns damaged_file where the
// content cannot be decoded, too_many_pixels for a PDF page that cannot be
// rendered within the limits, and ctx.Err where ctx ends first. A page is
// decoded once: callers share it and leave it as it is. Of a long PDF only as
// many pages are kept as the limit of pixels holds.
func (f *File) Page(ctx context.Context, n int) (p *Page, err error) {
	defer recoverDamaged(&err)
	if n < 1 || n > f.pages {
		return nil, errNoPage(n, f.pages)
	}
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	f.mu.Lock()
	defer f.mu.Unlock()
	if p := f.made[n]; p != nil {
		return p, nil
	}
	if f.format == PDF {
		p, err = renderPage(ctx, f.data, n, f.limits, f.fields[n])
	} else {
		p, err = decodePicture(f.format, f.data, f.info)
	}
	if err == nil {
		f.keep(p)
	}
	return p, err
}

// keep holds a page for the next caller, where there is room for it.
func (f *File) keep(p *Page) {
	if size := p.Image.Rect.Size(); f.made != nil && size.X*size.Y <= f.spare {
		f.spare -= size.X * size.Y
		f.made[p.Number] = p
	}
}
