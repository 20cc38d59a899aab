package specimen

import "image"

// ink is an opaque colour.
type ink struct{ r, g, b uint8 }

// The inks most papers need.
var (
	black = ink{20, 20, 24}
	grey  = ink{110, 110, 115}
	red   = ink{205, 28, 36}
	blue  = ink{28, 60, 140}
	white = ink{255, 255, 255}
)

const mmPerPoint = 25.4 / 72

// page is a sheet of paper: a list of things drawn on it, in millimetres from
// its upper left corner. It is rendered as a picture or written as a PDF.
type page struct {
	w, h   float64 // millimetres
	ground ink
	grey   bool // scanned without colour
	items  []item
}

// item is one drawn thing.
type item interface {
	paint(c *canvas)
	write(w *pdfWriter) error
}

func newPage(widthMM, heightMM float64) *page {
	return &page{w: widthMM, h: heightMM, ground: white}
}

// newA4 returns an upright A4 sheet.
func newA4() *page { return newPage(210, 297) }

func (p *page) add(i item) { p.items = append(p.items, i) }

// text writes s with its baseline starting at x, y.
func (p *page) text(xMM, yMM, sizePt float64, f face, c ink, s string) {
	p.spaced(xMM, yMM, sizePt, 0, f, c, s)
}

// spaced writes s with gapMM added after every character.
func (p *page) spaced(xMM, yMM, sizePt, gapMM float64, f face, c ink, s string) {
	p.add(&textItem{at: point{xMM, yMM}, size: sizePt * mmPerPoint, gap: gapMM, face: f, ink: c, s: s})
}

// slanted writes s turned by degrees (counter-clockwise) about its start, as
// watermarks and stamps are.
func (p *page) slanted(xMM, yMM, sizePt, degrees float64, f face, c ink, s string) {
	p.add(&textItem{at: point{xMM, yMM}, size: sizePt * mmPerPoint, degrees: degrees, face: f, ink: c, s: s})
}

// center writes s centred on cx.
func (p *page) center(cxMM, yMM, sizePt float64, f face, c ink, s string) {
	p.text(cxMM-p.width(sizePt, f, s)/2, yMM, sizePt, f, c, s)
}

// width returns the width of s in millimetres.
func (p *page) width(sizePt float64, f face, s string) float64 {
	return f.advance(s) * sizePt * mmPerPoint
}

// line draws a straight line.
func (p *page) line(x1, y1, x2, y2, widthMM float64, c ink) {
	p.add(&strokeItem{points: []point{{x1, y1}, {x2, y2}}, width: widthMM, ink: c})
}

// rect draws the outline of a rectangle.
func (p *page) rect(x, y, w, h, widthMM float64, c ink) {
	p.add(&strokeItem{points: []point{{x, y}, {x + w, y}, {x + w, y + h}, {x, y + h}}, closed: true, width: widthMM, ink: c})
}

// fill paints a rectangle.
func (p *page) fill(x, y, w, h float64, c ink) {
	p.polygon([]point{{x, y}, {x + w, y}, {x + w, y + h}, {x, y + h}}, c)
}

// polygon paints the area within points.
func (p *page) polygon(points []point, c ink) {
	p.add(&polygonItem{points: points, ink: c})
}

// curve draws a line through points.
func (p *page) curve(points []point, widthMM float64, c ink) {
	p.add(&strokeItem{points: points, width: widthMM, ink: c})
}

// ellipse draws the outline of an ellipse, or paints it when widthMM is 0.
func (p *page) ellipse(cx, cy, rx, ry, widthMM float64, c ink) {
	points := ellipsePoints(point{cx, cy}, rx, ry)
	if widthMM == 0 {
		p.polygon(points, c)
		return
	}
	p.add(&strokeItem{points: points, closed: true, width: widthMM, ink: c})
}

// image places a picture.
func (p *page) image(x, y, w, h float64, img image.Image) {
	p.add(&imageItem{at: point{x, y}, w: w, h: h, img: toNRGBA(img)})
}

// qr draws what looks like a QR code of the given side; it holds nothing.
func (p *page) qr(x, y, side float64, seed uint64, c ink) {
	p.image(x, y, side, side, pseudoQR(seed, c))
}

// seal stamps a round red seal: around along the upper arc, a star, and the
// purpose bottom in a straight line with a serial number along the lower arc.
func (p *page) seal(cx, cy, rMM float64, around, bottom string) {
	p.add(&sealItem{at: point{cx, cy}, rx: rMM, ry: rMM, around: around, bottom: bottom, star: true, ink: red})
}

// ovalSeal stamps the oval seal of banks and tax offices: around along the
// upper arc, middle across, bottom under it.
func (p *page) ovalSeal(cx, cy, rxMM, ryMM float64, around, middle, bottom string) {
	p.add(&sealItem{at: point{cx, cy}, rx: rxMM, ry: ryMM, around: around, middle: middle, bottom: bottom, ink: red})
}

func abs(f float64) float64 { return max(f, -f) }
