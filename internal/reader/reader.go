// Package reader tells which kind a paper is, by what it says, and reads its
// fields. Each kind has one file; the list of them is readers.
package reader

import (
	"context"
	"slices"
	"time"

	"zhengqi/internal/dossier"
	"zhengqi/internal/ocr"
	"zhengqi/internal/raster"
	"zhengqi/internal/stage"
)

// Version names this state of the readers; it is raised whenever a reading may
// change.
const Version = "12"

// Options say how to read a file.
type Options struct {
	Kind dossier.Kind // skips classification; "" classifies by content
	Now  time.Time    // the present, for two-digit years and plausible dates
}

// Reader reads papers with a recogniser. It may be used from several
// goroutines.
type Reader struct {
	engine ocr.Engine
}

// New returns a reader that recognises text with engine.
func New(engine ocr.Engine) *Reader { return &Reader{engine} }

// Read returns the papers of a file in page order: one for a picture, one or
// several for a PDF. A page that cannot be decoded is an error for a file of
// one page, else a paper of kind other without fields. ctx ends it early, with
// ctx.Err.
func (r *Reader) Read(ctx context.Context, f *raster.File, opts Options) ([]dossier.Paper, error) {
	var c collector
	for n := 1; n <= f.NumPages(); n++ {
		s, err := r.readPage(ctx, f, n, opts)
		if ctx.Err() != nil {
			return nil, ctx.Err()
		}
		if err != nil && (f.NumPages() == 1 || dossier.ClassOf(err) == dossier.Unavailable) {
			return nil, err
		}
		c.add(ctx, s)
	}
	papers := c.finish(ctx)
	return papers, ctx.Err()
}

// sheet is one page with what it was taken for.
type sheet struct {
	number  int
	page    *page // nil where there is nothing to read
	verdict verdict
	fields  dossier.Fields // already read; nil where the kind's reader is to read them
	beside  []sheet        // further papers of the page, already read
}

// zonesOf is a page whose documents were read by their zones.
func zonesOf(p *page, zones []zoneReading) sheet {
	var all []sheet
	for _, z := range zones {
		all = append(all, sheet{number: p.number(), page: p, fields: z.fields,
			verdict: verdict{kind: z.kind, confidence: z.confidence, title: true}})
	}
	all[0].beside = all[1:]
	return all[0]
}

func (r *Reader) readPage(ctx context.Context, f *raster.File, n int, opts Options) (sheet, error) {
	out := sheet{number: n, verdict: verdict{kind: dossier.Other}}
	opened := stage.Start(ctx, stage.Open)
	src, err := f.Page(ctx, n)
	opened()
	if err != nil {
		return out, err
	}
	if opts.Kind == dossier.Photo || opts.Kind == dossier.Signature {
		out.verdict = verdict{kind: opts.Kind, confidence: 1, title: true}
		return out, nil
	}
	p := &page{raster: src, engine: r.engine, now: opts.Now}
	if p.takeOwnText() {
		out.page, out.verdict = p, decide(p.rows, opts.Kind)
		return out, nil
	}
	return r.readPicture(ctx, p, opts)
}

// readPicture reads a page by its picture: a passport zone first, then whether
// it is a photo or a signature, then its text.
func (r *Reader) readPicture(ctx context.Context, p *page, opts Options) (sheet, error) {
	out := sheet{number: p.number(), page: p, verdict: verdict{kind: dossier.Other}}
	if opts.Kind == "" || opts.Kind == dossier.Passport || opts.Kind == dossier.Card {
		searched := stage.Start(ctx, stage.Zone)
		zones := r.readZones(ctx, p, opts.Kind)
		searched()
		if mayBeCard(zones) {
			return r.readSmallCard(ctx, p, opts, zones)
		}
		if zones[0].found != nil || opts.Kind == dossier.Passport {
			out, err := r.unlessPlain(ctx, p, opts, zonesOf(p, zones))
			if err == nil && out.verdict.kind == dossier.VisaPage && out.fields != nil && len(out.beside) == 0 {
				err = addVisaPrint(ctx, p, zones[0].found, out.fields)
			}
			return out, err
		}
	}
	if v, ok := pictured(p.raster); ok && opts.Kind == "" {
		out.page, out.verdict = nil, v
		return out, nil
	}
	return r.readByText(ctx, p, opts)
}

// clearZone is the confidence from which a zone says by itself what a paper is.
// Below it rows of figures may have been taken for one, as a table has them: what
// the paper says in words goes before, where it is plain.
const (
	clearZone = 0.7
	plainKind = 0.8
)

// unlessPlain gives what a page was taken for by its zones, unless none of them
// is clear and its text plainly is of another paper.
func (r *Reader) unlessPlain(ctx context.Context, p *page, opts Options, byZone sheet) (sheet, error) {
	clear := func(s sheet) bool { return s.verdict.confidence >= clearZone }
	if opts.Kind != "" || clear(byZone) || slices.ContainsFunc(byZone.beside, clear) {
		return byZone, nil
	}
	byText, err := r.readByText(ctx, p, opts)
	if err != nil || !byText.verdict.outweighs(byZone.verdict.confidence) || byText.page == nil {
		return byZone, ctx.Err()
	}
	return byText, nil
}

// outweighs reports whether what a page says is plainer than a zone on it that is
// as clear as zone.
func (v verdict) outweighs(zone float64) bool {
	return zone < clearZone && v.confidence >= plainKind && !bearsZone(v.kind)
}

// bearsZone reports whether papers of a kind may have a zone.
func bearsZone(k dossier.Kind) bool {
	return k == dossier.Passport || k == dossier.VisaPage || k == dossier.Card
}

// readByText recognises the text of a page and tells its kind by it.
func (r *Reader) readByText(ctx context.Context, p *page, opts Options) (sheet, error) {
	out := sheet{number: p.number(), page: p, verdict: verdict{kind: dossier.Other}}
	if err := p.readLines(ctx); err != nil {
		return out, err
	}
	out.verdict = decide(p.rows, opts.Kind)
	if v, ok := wordless(p.raster, p.rows); ok && out.verdict.kind == dossier.Other {
		out.page, out.verdict = nil, v
	}
	return out, nil
}

// readLines straightens the page and recognises its text.
func (p *page) readLines(ctx context.Context) error {
	straightened := stage.Start(ctx, stage.Straighten)
	p.straighten()
	straightened()
	defer stage.Start(ctx, stage.Lines)()
	return p.recognise(ctx)
}
