package reader

import (
	"context"
	"image"
	"strings"
	"time"
	"unicode"

	"zhengqi/internal/dossier"
	"zhengqi/internal/ocr"
	"zhengqi/internal/raster"
)

// page is one page of a file on its way through the readers.
type page struct {
	raster *raster.Page
	engine ocr.Engine
	now    time.Time
	source dossier.Source // where rows were taken from: text or ocr
	rows   []row

	sheet *raster.Sheet      // upright and at reading scale; nil where the page has its own text
	ink   *image.Gray        // the sheet's Gray without ruling lines
	rules []image.Rectangle  // where rulings that run down stood
	seen  map[seenAt][]glyph // what second looks at ink have read
}

func (p *page) number() int { return p.raster.Number }

// toPage maps a box of the reading surface to the page as uploaded.
func (p *page) toPage(r image.Rectangle) dossier.Box {
	if p.sheet != nil {
		return p.sheet.ToPage(r)
	}
	return dossier.Box{r.Min.X, r.Min.Y, r.Dx(), r.Dy()}
}

// redShare is the share of seal red in a box of the reading surface.
func (p *page) redShare(r image.Rectangle) float64 {
	if p.sheet == nil {
		p.sheet = raster.Straighten(p.raster)
		defer func() { p.sheet = nil }()
	}
	return p.sheet.RedShare(r)
}

// minOwnText is how many characters a PDF page's own text must have to be
// relied on instead of its picture; less is a stamp or a page number.
const minOwnText = 30

// mostGlyphs is how many characters a page, or a paper, of the kinds that are
// read here has at most; more is read only so far.
const mostGlyphs = 20_000

// takeOwnText uses the text a PDF page carries, if it carries enough of it and
// it makes sense: fonts without a mapping to characters give rubbish.
func (p *page) takeOwnText() bool {
	rows := makeRows(p, ownGlyphs(p.raster.Text))
	total, sane := 0, 0
	for _, r := range rows {
		for _, g := range r.glyphs {
			total++
			if g.r < 0x7F || unicode.Is(unicode.Han, g.r) || unicode.IsPunct(g.r) || unicode.IsSymbol(g.r) {
				sane++
			}
		}
	}
	if total < minOwnText || total > mostGlyphs || sane*10 < total*9 {
		return false
	}
	p.rows, p.source = rows, dossier.SourceText
	return true
}

// straighten makes the page's sheet: upright as far as its text tells, without
// ruling lines.
func (p *page) straighten() {
	s := raster.Straighten(p.raster)
	p.setSheet(s.Turn(s.Upright()))
}

func (p *page) setSheet(s *raster.Sheet) {
	p.sheet, p.source = s, dossier.SourceOCR
	p.ink, p.rules = inkAndRules(s)
	p.seen = map[seenAt][]glyph{}
	p.restoreRed()
}

// usualHeight is the character height assumed where it could not be measured.
const usualHeight = 28.0

// recognise reads the whole sheet, row by row, after settling which way is up.
func (p *page) recognise(ctx context.Context) error {
	s, err := p.settleUp(ctx)
	if err != nil {
		return err
	}
	return p.readSurface(ctx, s)
}

// readRows reads the sheet as it lies, row by row.
func (p *page) readRows(ctx context.Context) error {
	return p.readSurface(ctx, p.surface(p.ink))
}

func (p *page) readSurface(ctx context.Context, s *surface) error {
	var lines [][]glyph
	for i := range s.strips {
		gs, err := s.read(ctx, i)
		if err != nil {
			return err
		}
		if _, mean := (span{{p, gs}}).confidence(); mean >= noText {
			lines = append(lines, gs)
		}
	}
	p.rows = makeRows(p, lines)
	return nil
}

// noText is the mean confidence below which a strip is a picture, not text.
const noText = 0.45

func (p *page) height() float64 {
	if p.sheet.TextHeight > 0 {
		return p.sheet.TextHeight
	}
	return usualHeight
}

// Lines read to tell up from down, the letters they must have, the lines read
// at most until these are there, and the confidence from which they need no
// second opinion.
const (
	probeLines   = 3
	probeLetters = 12
	mostProbes   = 8
	plainlyUp    = 0.80
	minProbeRise = 0.05
)

// settleUp turns the sheet by half a turn when its longest lines read better
// that way, or by a quarter where they read well neither way: on a paper of few
// lines, a large title and a code of squares may look like lines set upright. It
// returns the ink of the sheet as it lies then.
func (p *page) settleUp(ctx context.Context) (*surface, error) {
	plain := *p.sheet
	plain.Gray = p.ink // rulings lie both ways
	lying := p.surface(p.ink)
	best, err := lying.probe(ctx)
	up := 0
	for _, quarters := range []int{2, 1, 3} {
		if err != nil || best >= plainlyUp {
			break
		}
		var as float64
		if as, err = p.surface(plain.Turn(quarters).Gray).probe(ctx); as > best+minProbeRise {
			best, up = as, quarters
		}
	}
	if err != nil || up == 0 {
		return lying, err
	}
	p.setSheet(p.sheet.Turn(up))
	return p.surface(p.ink), nil
}

// heard counts the letters and figures of a line, and adds up what they are
// worth, without those as which rulings are read, and a character that comes over
// and over but a few times: as such a column of equal cells is read sideways.
func heard(gs []glyph) (n int, conf float64) {
	const often = 4
	times := map[rune]int{}
	for _, g := range gs {
		if (unicode.IsLetter(g.r) || unicode.IsDigit(g.r)) && !strings.ContainsRune(ruleLike, g.r) && times[g.r] < often {
			times[g.r]++
			n, conf = n+1, conf+g.conf
		}
	}
	return n, conf
}

// ruleLike are characters of straight strokes alone, as which rulings and their
// corners are read.
const ruleLike = "一二三十口日田工王土干皿丁了厂广卜上下LTIlJ"

// longest returns the n boxes with the greatest width among those that can be
// one line of text of about the usual height.
func longest(boxes []image.Rectangle, n int, height float64) []image.Rectangle {
	var out []image.Rectangle
	for _, b := range boxes {
		if h := float64(b.Dy()); b.Dx() < 3*b.Dy() || b.Dx() > 40*b.Dy() || h < 0.5*height || h > 2.5*height {
			continue
		}
		at := len(out)
		for at > 0 && out[at-1].Dx() < b.Dx() {
			at--
		}
		out = append(out[:at], append([]image.Rectangle{b}, out[at:]...)...)
		out = out[:min(len(out), n)]
	}
	return out
}

// bounds is the reading surface.
func (p *page) bounds() image.Rectangle {
	if p.sheet != nil {
		return p.sheet.Gray.Bounds()
	}
	return p.raster.Image.Bounds()
}
