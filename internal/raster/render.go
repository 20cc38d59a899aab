package raster

import (
	"errors"
	"image"
	"math"

	"github.com/klippa-app/go-pdfium"
	"github.com/klippa-app/go-pdfium/enums"
	pdferrors "github.com/klippa-app/go-pdfium/errors"
	"github.com/klippa-app/go-pdfium/references"
	"github.com/klippa-app/go-pdfium/requests"
)

const (
	pointsPerInch = 72
	minResolution = 36 // below it no text survives, so the page is refused
)

// drawPage renders page n (1-based) of a PDF and takes the text it states
// itself.
func drawPage(data []byte, n int, limits Limits, fields []formField) (*Page, error) {
	page := new(Page)
	err := inSandbox(func(instance pdfium.Pdfium) error {
		doc, err := instance.OpenDocument(&requests.OpenDocument{File: &data})
		if errors.Is(err, pdferrors.ErrPassword) {
			return errEncrypted(err)
		}
		if err != nil {
			return errDamaged(err)
		}
		s := sketcher{instance, doc.Document, requests.Page{
			ByIndex: &requests.PageByIndex{Document: doc.Document, Index: n - 1}}}
		return s.fill(page, limits, fields)
	})
	return page, err
}

// countPages opens a PDF in the sandbox and returns how many pages it has.
func countPages(data []byte) (pages int, err error) {
	err = inSandbox(func(instance pdfium.Pdfium) error {
		doc, err := instance.OpenDocument(&requests.OpenDocument{File: &data})
		if err != nil {
			return err
		}
		count, err := instance.FPDF_GetPageCount(&requests.FPDF_GetPageCount{Document: doc.Document})
		if err != nil {
			return err
		}
		pages = count.PageCount
		return nil
	})
	return pages, err
}

// sketcher is one page of a document opened in a sandbox.
type sketcher struct {
	pdfium.Pdfium
	document references.FPDF_DOCUMENT
	page     requests.Page
}

func (r sketcher) fill(page *Page, limits Limits, fields []formField) error {
	dpi, err := r.resolution(limits.Pixels)
	if err != nil {
		return err
	}
	res, err := r.RenderPageInDPI(&requests.RenderPageInDPI{
		Page: r.page, DPI: dpi, RenderForm: true, Document: &r.document,
		RenderFlags: enums.FPDF_RENDER_FLAG_ANNOT,
	})
	if err != nil {
		return errDamaged(err)
	}
	defer res.Cleanup()
	page.DPI = dpi
	page.Image = opaque(res.Result.RenderedImage)
	page.Grey = colourless(page.Image)
	if page.Text, page.Hidden, err = r.text(page.Image); err != nil || len(fields) == 0 {
		return err
	}
	toPixels, err := r.pageToPixels(page.Image.Rect.Dx(), page.Image.Rect.Dy())
	lines, redrawn := formLines(page.Image, fields, toPixels)
	page.Text, page.Redrawn = append(page.Text, lines...), redrawn
	return err
}

// resolution returns PDFResolution, or less where the page is so large that
// it would pass the limit of pixels.
func (r sketcher) resolution(pixels int) (int, error) {
	size, err := r.FPDF_GetPageSizeByIndex(&requests.FPDF_GetPageSizeByIndex{
		Document: r.document, Index: r.page.ByIndex.Index})
	if err != nil {
		return 0, errDamaged(err)
	}
	inches := size.Width / pointsPerInch * size.Height / pointsPerInch
	if !(inches > 0) || math.IsInf(inches, 0) {
		return 0, errDamaged(errors.New("the page has no area"))
	}
	dpi := min(PDFResolution, int(math.Sqrt(float64(pixels)/inches)))
	if dpi < minResolution {
		side := func(points float64) int { return int(points / pointsPerInch * PDFResolution) }
		return 0, errTooManyPixels(side(size.Width), side(size.Height), pixels)
	}
	return dpi, nil
}

// colourless reports whether no pixel is more than faintly coloured.
func colourless(img *image.NRGBA) bool {
	const faint = 12
	for i := 0; i+3 < len(img.Pix); i += 4 {
		r, g, b := img.Pix[i], img.Pix[i+1], img.Pix[i+2]
		if max(r, g, b)-min(r, g, b) > faint {
			return false
		}
	}
	return true
}
