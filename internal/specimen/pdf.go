package specimen

import (
	"bytes"
	"encoding/binary"
	"errors"
	"fmt"
	"image"
	"image/color"
	"image/png"
	"sync"

	"github.com/signintech/gopdf"
)

// pdfWriter writes pages as a PDF with text of its own.
type pdfWriter struct {
	doc    *gopdf.GoPdf
	fonts  map[face]bool // already in the document
	page   int           // being written, from 1
	fields []placedField
}

// pdfFonts holds the parsed TrueType faces. The library keeps state in them,
// so documents are written one at a time, under its lock.
var pdfFonts = struct {
	sync.Mutex
	gopdf.FontContainer
	held map[face]bool
}{held: map[face]bool{}}

// pdf writes the page alone as a document.
func (p *page) pdf() ([]byte, error) { return writePDF([]*page{p}) }

// writePDF writes pages as one document.
func writePDF(pages []*page) ([]byte, error) {
	if len(pages) == 0 {
		return nil, errors.New("a PDF needs a page")
	}
	pdfFonts.Lock()
	defer pdfFonts.Unlock()
	w := &pdfWriter{doc: &gopdf.GoPdf{}, fonts: map[face]bool{}}
	w.doc.Start(gopdf.Config{PageSize: pages[0].size(), Unit: gopdf.UnitPT})
	for _, p := range pages {
		w.doc.AddPageWithOption(gopdf.PageOption{PageSize: new(p.size())})
		w.page++
		for _, i := range p.items {
			if err := i.write(w); err != nil {
				return nil, err
			}
		}
	}
	return w.bytes()
}

// bytes ends the document.
func (w *pdfWriter) bytes() ([]byte, error) {
	if err := w.drawFields(); err != nil {
		return nil, err
	}
	data, err := w.doc.GetBytesPdfReturnErr()
	if err != nil || len(w.fields) == 0 {
		return data, err
	}
	return saveForm(data, w.fields)
}

func (p *page) size() gopdf.Rect { return gopdf.Rect{W: pt(p.w), H: pt(p.h)} }

func pt(mm float64) float64 { return mm / mmPerPoint }

func (t *textItem) write(w *pdfWriter) error {
	if t.field != nil {
		w.hold(t)
		return nil
	}
	w.doc.SetTextColor(t.ink.r, t.ink.g, t.ink.b)
	x, y := pt(t.at.x), pt(t.at.y)
	if t.degrees != 0 {
		w.doc.Rotate(t.degrees, x, y)
		defer w.doc.RotateReset()
	}
	w.doc.SetXY(x, y)
	if err := w.doc.SetCharSpacing(pt(t.gap)); err != nil {
		return err
	}
	for _, run := range pdfRuns(t.s, t.face) {
		if err := w.use(run.face, t.size/mmPerPoint); err != nil {
			return err
		}
		if err := w.doc.Text(run.s); err != nil {
			return err
		}
	}
	return nil
}

type pdfRun struct {
	s    string
	face face
}

// pdfRuns splits s where f lacks a character and the general sans stands in.
func pdfRuns(s string, f face) []pdfRun {
	var runs []pdfRun
	for _, r := range s {
		use := fontFiles[f].pdfFace
		if use.lacks(r) {
			use = fontZenHei
		}
		if n := len(runs); n > 0 && runs[n-1].face == use {
			runs[n-1].s += string(r)
		} else {
			runs = append(runs, pdfRun{string(r), use})
		}
	}
	return runs
}

// use makes the TrueType face f the current one.
func (w *pdfWriter) use(f face, sizePt float64) error {
	name := fmt.Sprintf("f%d", f)
	if !w.fonts[f] {
		if err := holdFont(f, name); err != nil {
			return err
		}
		if err := w.doc.AddTTFFontFromFontContainer(name, &pdfFonts.FontContainer); err != nil {
			return err
		}
		w.fonts[f] = true
	}
	return w.doc.SetFont(name, "", sizePt)
}

// holdFont parses the face once; the caller holds the lock.
func holdFont(f face, name string) error {
	if pdfFonts.held[f] {
		return nil
	}
	data, err := readFace(fontFiles[f])
	if err != nil {
		return fmt.Errorf("font %s (Debian package %s): %w", fontFiles[f].path, fontFiles[f].debian, err)
	}
	if err := pdfFonts.AddTTFFontData(name, data); err != nil {
		return fmt.Errorf("font %s: %w", fontFiles[f].path, err)
	}
	pdfFonts.held[f] = true
	return nil
}

var errFont = errors.New("damaged font collection")

// extractFace returns one face of a TrueType collection as a face of its own;
// a single face is returned as it is.
func extractFace(data []byte, index int) ([]byte, error) {
	if len(data) < 16 || string(data[:4]) != "ttcf" {
		return data, nil
	}
	at := 12 + 4*index
	if len(data) < at+4 {
		return nil, errFont
	}
	start := int(binary.BigEndian.Uint32(data[at:]))
	if start < 0 || len(data) < start+12 {
		return nil, errFont
	}
	size := 12 + 16*int(binary.BigEndian.Uint16(data[start+4:]))
	if len(data) < start+size {
		return nil, errFont
	}
	return copyTables(data, bytes.Clone(data[start:start+size]))
}

// copyTables appends to the directory out the tables it names and sets their
// new places.
func copyTables(data, out []byte) ([]byte, error) {
	size := len(out)
	for at := 12; at < size; at += 16 {
		from := int(binary.BigEndian.Uint32(out[at+8:]))
		length := int(binary.BigEndian.Uint32(out[at+12:]))
		if from < 0 || length < 0 || from+length > len(data) {
			return nil, errFont
		}
		binary.BigEndian.PutUint32(out[at+8:], uint32(len(out)))
		out = append(out, data[from:from+length]...)
		for len(out)%4 != 0 {
			out = append(out, 0)
		}
	}
	return out, nil
}

func (p *polygonItem) write(w *pdfWriter) error {
	points := make([]gopdf.Point, len(p.points))
	for i, q := range p.points {
		points[i] = gopdf.Point{X: pt(q.x), Y: pt(q.y)}
	}
	w.doc.SetFillColor(p.ink.r, p.ink.g, p.ink.b)
	w.doc.Polygon(points, "F")
	return nil
}

func (s *strokeItem) write(w *pdfWriter) error {
	w.doc.SetStrokeColor(s.ink.r, s.ink.g, s.ink.b)
	w.doc.SetLineWidth(pt(s.width))
	for i := range s.points {
		j := (i + 1) % len(s.points)
		if j == 0 && !s.closed {
			break
		}
		w.doc.Line(pt(s.points[i].x), pt(s.points[i].y), pt(s.points[j].x), pt(s.points[j].y))
	}
	return nil
}

func (i *imageItem) write(w *pdfWriter) error {
	return w.place(i.img, i.at, i.w, i.h)
}

func (s *sheetItem) write(w *pdfWriter) error {
	return w.place(s.sheet.render(300), s.at, s.sheet.w, s.sheet.h)
}

// write places the seal as a transparent picture, as issuers' systems do.
func (s *sealItem) write(w *pdfWriter) error {
	const scale = 300 / 25.4
	a := s.stamp(scale)
	img := image.NewNRGBA(a.Bounds())
	for i, v := range a.Pix {
		c := color.NRGBA{s.ink.r, s.ink.g, s.ink.b, uint8(float64(v) * 0.8)}
		img.SetNRGBA(i%a.Stride, i/a.Stride, c)
	}
	wide, high := float64(img.Bounds().Dx())/scale, float64(img.Bounds().Dy())/scale
	return w.place(img, point{s.at.x - wide/2, s.at.y - high/2}, wide, high)
}

func (w *pdfWriter) place(img image.Image, at point, wide, high float64) error {
	var buf bytes.Buffer
	if err := png.Encode(&buf, img); err != nil {
		return err
	}
	holder, err := gopdf.ImageHolderByBytes(buf.Bytes())
	if err != nil {
		return err
	}
	return w.doc.ImageByHolder(holder, pt(at.x), pt(at.y), &gopdf.Rect{W: pt(wide), H: pt(high)})
}
