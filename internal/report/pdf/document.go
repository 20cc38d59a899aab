package pdf

import (
	"cmp"
	"fmt"
	"io"

	"github.com/signintech/gopdf"
)

// The page, in points: A4 with margins of 18 mm, and room for the foot.
const (
	pageWide = 595.28
	pageHigh = 841.89
	margin   = 51.0
	foot     = 34.0
	textWide = pageWide - 2*margin
	leading  = 1.5 // lines of text, in sizes
)

// Ink is a colour: red, green, blue.
type Ink [3]uint8

// Style is how a paragraph is set. Size, Indent and Before, the space above
// it, are in points. Bar draws a line of that colour at its left. Keep
// keeps it on the page of what follows. Centre puts it in the middle.
type Style struct {
	Size, Indent, Before float64
	Ink                  Ink
	Bar                  *Ink
	Keep, Centre         bool
}

// Document is a document being written from the top down. The first error
// stays and ends all work.
type Document struct {
	out     *gopdf.GoPdf
	fonts   *Fonts
	entered map[string]bool
	glyphs  map[rune]glyph
	y       float64 // where the next line begins
	err     error
}

// Write writes what fill says as a PDF with a title, in the fonts f. Without
// the fonts it gives an error of class Unavailable, code pdf_font_missing, and
// writes nothing; else the error is that of w.
func (f *Fonts) Write(w io.Writer, title string, fill func(*Document)) error {
	data, err := f.document(title, fill)
	if err != nil {
		return err
	}
	_, err = w.Write(data)
	return err
}

// document is the whole PDF: w may be slow, and the fonts are not to wait for
// it.
func (f *Fonts) document(title string, fill func(*Document)) ([]byte, error) {
	f.mu.Lock()
	defer f.mu.Unlock()
	if err := f.load(); err != nil {
		return nil, err
	}
	d := &Document{out: &gopdf.GoPdf{}, fonts: f, entered: map[string]bool{}, glyphs: map[rune]glyph{}}
	d.out.Start(gopdf.Config{PageSize: gopdf.Rect{W: pageWide, H: pageHigh}, Unit: gopdf.UnitPT})
	d.out.SetInfo(gopdf.PdfInfo{Title: title, Producer: "zhengqi"})
	d.turn()
	fill(d)
	d.number(title)
	if d.err != nil {
		return nil, d.err
	}
	return d.out.GetBytesPdfReturnErr()
}

func (d *Document) keep(err error) { d.err = cmp.Or(d.err, err) }

// turn begins a page.
func (d *Document) turn() {
	d.out.AddPage()
	d.y = margin
}

// need begins a page where less than that height is left on this one.
func (d *Document) need(height float64) {
	if d.y+height > pageHigh-margin-foot/2 && d.y > margin {
		d.turn()
	}
}

// Space leaves room, in points.
func (d *Document) Space(points float64) { d.y += points }

// Text sets a paragraph; an empty one sets nothing.
func (d *Document) Text(s Style, text string) {
	lines := d.wrap(text, s.Size, textWide-s.Indent)
	if len(lines) == 0 {
		return
	}
	d.y += s.Before
	if s.Keep {
		d.need(s.Size * leading * float64(min(len(lines), 4)+3))
	}
	for _, line := range lines {
		d.line(s, line)
	}
}

func (d *Document) line(s Style, text []rune) {
	high := s.Size * leading
	d.need(high)
	x := margin + s.Indent
	if s.Centre {
		x += (textWide - s.Indent - d.width(text, s.Size)) / 2
	}
	if s.Bar != nil {
		d.fill(*s.Bar, x-8, 2.5, high)
	}
	d.set(text, x, d.y+high-s.Size*0.45, s)
	d.y += high
}

// fill paints a rectangle that begins at the present line.
func (d *Document) fill(ink Ink, x, wide, high float64) {
	d.out.SetFillColor(ink[0], ink[1], ink[2])
	d.out.RectFromUpperLeftWithStyle(x, d.y, wide, high, "F")
}

// number writes the title and the number of the page at the foot of every
// page.
func (d *Document) number(title string) {
	s := Style{Size: 8, Ink: Ink{93, 107, 122}}
	pages := d.out.GetNumberOfPages()
	for n := 1; n <= pages && d.err == nil; n++ {
		d.keep(d.out.SetPage(n))
		d.y = pageHigh - foot
		for _, line := range d.wrap(fmt.Sprintf("%s　第 %d 页，共 %d 页　Page %d of %d", title, n, pages, n, pages), s.Size, textWide) {
			d.set(line, margin+(textWide-d.width(line, s.Size))/2, d.y, s)
			d.y += s.Size * leading
		}
	}
}
