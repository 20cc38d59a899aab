package raster

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"sync"
	"time"

	"github.com/pdfcpu/pdfcpu/pkg/api"
	"github.com/pdfcpu/pdfcpu/pkg/pdfcpu"
	"github.com/pdfcpu/pdfcpu/pkg/pdfcpu/model"
)

const (
	gateTime       = 10 * time.Second
	maxDecodeBytes = 64 << 20
	tailLength     = 2048 // where the end of a whole PDF is looked for
)

// disableConfigDir runs once: the library's setting is a global variable.
var disableConfigDir = sync.OnceFunc(api.DisableConfigDir)

var errPDFEnd = errors.New("the end of the PDF is missing")

// checkPDF reads the structure of the document and returns its number of
// pages, and by page what was filled in of its form. A password that only restricts printing or editing is no obstacle;
// one that is needed to open the document is.
func checkPDF(data []byte, limits Limits) (int, map[int][]formField, error) {
	tail := data[max(0, len(data)-tailLength):]
	if !bytes.Contains(tail, []byte("%%EOF")) {
		return 0, nil, errDamaged(errPDFEnd)
	}
	ctx, cancel := context.WithTimeout(context.Background(), gateTime)
	defer cancel()
	doc, err := pdfcpu.ReadWithContext(ctx, bytes.NewReader(data), gateConfiguration())
	if isEncrypted(err) {
		return 0, nil, errEncrypted(err)
	}
	if err != nil {
		return 0, nil, errDamaged(err)
	}
	if err := doc.EnsurePageCount(); err != nil || doc.PageCount < 1 {
		return 0, nil, errDamaged(fmt.Errorf("no pages: %w", err))
	}
	if doc.PageCount > limits.Pages {
		return 0, nil, errTooManyPages(doc.PageCount, limits.Pages)
	}
	fields, dynamic := formOf(doc)
	if dynamic {
		return 0, nil, errDynamicForm()
	}
	return doc.PageCount, fields, checkContent(ctx, doc, data)
}

// checkContent validates the document leniently. Many offices' programs write
// PDFs that break the standard in some corner and that every viewer shows: what
// fails here is still taken if the renderer finds the same pages in it.
func checkContent(ctx context.Context, doc *model.Context, data []byte) error {
	invalid := api.ValidateContext(doc)
	if invalid == nil {
		return nil
	}
	pages, err := renderablePages(ctx, data)
	if err != nil || pages != doc.PageCount {
		return errDamaged(errors.Join(invalid, err))
	}
	return nil
}

func isEncrypted(err error) bool {
	return errors.Is(err, pdfcpu.ErrWrongPassword) || errors.Is(err, pdfcpu.ErrEncrypted) ||
		errors.Is(err, pdfcpu.ErrOwnerPasswordRequired) || errors.Is(err, pdfcpu.ErrPermissionDenied)
}

// gateConfiguration keeps pdfcpu off the network and the home directory and
// bounds what a small file may unfold to.
func gateConfiguration() *model.Configuration {
	disableConfigDir()
	conf := model.NewDefaultConfiguration()
	conf.Cmd = model.VALIDATE
	conf.ValidationMode = model.ValidationRelaxed
	conf.Offline = true
	conf.Limits.MaxDecodeBytes = maxDecodeBytes
	conf.Limits.MaxStreamBytes = maxDecodeBytes
	return conf
}
