package reader

import (
	"context"
	"image"
	"strings"

	"golang.org/x/image/draw"

	"zhengqi/internal/ocr"
)

// The alphabets of a second look.
const (
	digitAlphabet  = "0123456789"
	idAlphabet     = "0123456789X"
	usccAlphabet   = "0123456789ABCDEFGHJKLMNPQRTUWXY"
	codeAlphabet   = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ"
	dateAlphabet   = "0123456789-./年月日至"
	numerals       = "〇零一二三四五六七八九十廿卅"
	amountAlphabet = "0123456789.,¥元"
	wordsAlphabet  = "零壹贰叁肆伍陆柒捌玖拾佰仟万亿元圆角分整正"
)

// glance says how to look a second time.
type glance struct {
	language ocr.Language
	alphabet string
}

// lookHeight is the character height, in pixels, that Tesseract looks at: it
// likes letters of this size best. Our own networks scale lines themselves.
const lookHeight = 40.0

// look recognises the place of a run again, as one line. A page with its own
// text gives back what it says.
func (p *page) look(ctx context.Context, r run, g glance) []glyph {
	if p.ink == nil {
		return r.glyphs
	}
	k := seenAt{r.box(), g}
	if _, done := p.seen[k]; !done {
		p.seen[k] = p.lookIn(ctx, p.ink, r, g)
	}
	return p.seen[k]
}

// seenAt is the place and the way of a second look.
type seenAt struct {
	box image.Rectangle
	glance
}

// lookIn recognises the place of a run in another picture of the same surface.
func (p *page) lookIn(ctx context.Context, plane *image.Gray, r run, g glance) []glyph {
	h := medianHeight(r.glyphs)
	if h < 4 {
		return nil
	}
	img := crop(plane, r.box(), int(0.3*h))
	factor := min(lookHeight/h, 4)
	if size := img.Bounds().Size(); g.language != ocr.Own && float64(size.X)*factor < 8000 && float64(size.Y)*factor < 400 {
		img = resize(img, factor)
	}
	lines, err := p.engine.Recognise(ctx, ocr.Request{
		Image: img, Language: g.language, Layout: ocr.Line, Alphabet: g.alphabet,
	})
	if err != nil {
		return nil // unconfirmed; a context that ended is reported by Read
	}
	var out []glyph
	for _, gs := range recognisedGlyphs(lines) {
		out = append(out, gs...)
	}
	return out
}

// look is the text of a second look at every run of the span, and its
// lowest confidence.
func (s span) look(ctx context.Context, g glance) (string, float64) {
	var b strings.Builder
	lowest := 1.0
	for _, r := range s {
		gs := r.page.look(ctx, r, g)
		if len(gs) == 0 {
			return "", 0
		}
		for _, x := range gs {
			lowest = min(lowest, x.conf)
		}
		b.WriteString(flat(gs))
	}
	return b.String(), lowest
}

// crop copies a box with a white margin around it.
func crop(src *image.Gray, box image.Rectangle, margin int) *image.Gray {
	box = box.Inset(-margin).Intersect(src.Bounds())
	pad := max(margin, 8)
	dst := image.NewGray(image.Rect(0, 0, max(1, box.Dx())+2*pad, max(1, box.Dy())+2*pad))
	draw.Draw(dst, dst.Bounds(), image.White, image.Point{}, draw.Src)
	draw.Draw(dst, box.Sub(box.Min).Add(image.Pt(pad, pad)), src, box.Min, draw.Src)
	return dst
}

func resize(src *image.Gray, factor float64) *image.Gray {
	size := src.Bounds().Size()
	dst := image.NewGray(image.Rect(0, 0, max(1, int(float64(size.X)*factor)), max(1, int(float64(size.Y)*factor))))
	draw.CatmullRom.Scale(dst, dst.Bounds(), src, src.Bounds(), draw.Src, nil)
	return dst
}
