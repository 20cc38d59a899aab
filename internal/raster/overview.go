package raster

import "image"

// overview is a page at reduced sizes and what is measured on them, made once
// for all that ask about it.
type overview struct {
	k       int          // pixels of the page to one of small, each way
	small   *image.NRGBA // its longer side has about skewSide pixels
	tiny    *image.NRGBA // and here about outlineSide
	gray    *image.Gray  // small
	ink     bitmap       // of gray
	outline sheetOutline // in pixels of small
	found   bool         // there is such an outline
	stats   Stats
}

// overview looks at the page when it is first called.
func (p *Page) overview() *overview {
	p.once.Do(func() {
		o := &p.seen
		o.k = shrinkBy(p.Image.Rect, skewSide)
		o.small = reduce(p.Image, o.k)
		shrink := shrinkBy(o.small.Rect, outlineSide)
		o.tiny = reduce(o.small, shrink)
		o.gray = grayOf(o.small)
		o.ink = localInk(o.gray)
		o.outline, o.found = findOutline(o.tiny)
		o.outline.quad = o.outline.quad.scaled(float64(shrink))
		o.stats = o.measure(p.Image.Rect.Size())
	})
	return &p.seen
}
