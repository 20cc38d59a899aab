package reader

import (
	"context"
	"image"
	"slices"
	"unicode"

	"golang.org/x/image/draw"

	"zhengqi/internal/ocr"
)

// The alphabets of a second look.
const (
	digitAlphabet  = "0123456789"
	idAlphabet     = "0123456789X"
	usccAlphabet   = "0123456789ABCDEFGHJKLMNPQRTUWXY"
	codeAlphabet   = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ"
	hyphenAlphabet = codeAlphabet + "-" // of codes whose hyphens count
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
	return p.lookScaled(ctx, r, g, asItIs)
}

// lookScaled is look at a picture drawn wider or smaller than it is: our networks
// part the strokes of a line of another scale at other places.
func (p *page) lookScaled(ctx context.Context, r run, g glance, by scale) []glyph {
	if p.ink == nil {
		return r.glyphs
	}
	k := seenAt{r.box(), g, by}
	if _, done := p.seen[k]; !done {
		p.seen[k] = p.lookIn(ctx, p.ink, r, g, by)
	}
	return p.seen[k]
}

// seenAt is the place and the way of a second look.
type seenAt struct {
	box image.Rectangle
	glance
	by scale
}

// scale is by how much a picture is drawn larger than it is.
type scale struct{ across, down float64 }

// The scales of looks by our own networks.
var (
	asItIs  = scale{1, 1}
	wider   = scale{1.12, 1}
	smaller = scale{0.8, 0.8}
)

// lookIn recognises the place of a run in another picture of the same surface.
func (p *page) lookIn(ctx context.Context, plane *image.Gray, r run, g glance, by scale) []glyph {
	h := medianHeight(r.glyphs)
	if h < 4 {
		return nil
	}
	img := padded(plane, p.apart(plane, r), int(0.3*h))
	factor := min(lookHeight/h, 4)
	if size := img.Bounds().Size(); g.language != ocr.Own && float64(size.X)*factor < 8000 && float64(size.Y)*factor < 400 {
		by = scale{factor, factor}
	}
	if by != asItIs {
		img = resize(img, by)
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
	gs := s.lookAt(ctx, g)
	return flat(gs), lowestOf(gs)
}

// lookAt is what a second look at every run of the span reads; nothing where one
// of them gave nothing.
func (s span) lookAt(ctx context.Context, g glance) []glyph {
	return s.lookScaled(ctx, g, asItIs)
}

// lookScaled is lookAt at a picture of another scale.
func (s span) lookScaled(ctx context.Context, g glance, by scale) []glyph {
	var out []glyph
	for _, r := range s {
		gs := r.page.lookScaled(ctx, r, g, by)
		if len(gs) == 0 {
			return nil
		}
		out = append(out, gs...)
	}
	return out
}

// apart is the box of a run with little of the white around it, without any of
// the characters close before and behind it in its row, nor rulings beside it: a
// part of one would be read as a character of the run.
func (p *page) apart(plane *image.Gray, r run) image.Rectangle {
	const white = 0.12 // character heights
	box, margin := r.box(), int(white*medianHeight(r.glyphs))
	out := image.Rect(box.Min.X-margin, box.Min.Y, box.Max.X+margin, box.Max.Y)
	for _, w := range p.rows {
		from := slices.Index(w.glyphs, r.glyphs[0])
		if from < 0 {
			continue
		}
		if from > 0 && w.gapBefore(from) < closeBy {
			out.Min.X = whitest(plane, w.glyphs[from-1].box, w.glyphs[from].box)
		}
		if to := from + len(r.glyphs); to < len(w.glyphs) && w.gapBefore(to) < closeBy {
			out.Max.X = whitest(plane, w.glyphs[to-1].box, w.glyphs[to].box)
		}
		break
	}
	out = out.Intersect(plane.Bounds())
	if slices.ContainsFunc(r.glyphs, func(g glyph) bool { return unicode.IsLower(g.r) }) {
		return out // few letters reach over and under such a line: without its tail a y is a v
	}
	return tightened(plane, out)
}

// tightened takes off a box what a seal leaves over and under a line: rows of
// little or pale ink, which would make the print small in its picture.
func tightened(plane *image.Gray, box image.Rectangle) image.Rectangle {
	const halo = 2 // of the blur of print, in pixels
	ink := make([]int, box.Dy())
	for y := range ink {
		for _, v := range plane.Pix[plane.PixOffset(box.Min.X, box.Min.Y+y):][:box.Dx()] {
			ink[y] += (255 - int(v)) * (255 - int(v))
		}
	}
	if len(ink) == 0 {
		return box
	}
	least := slices.Sorted(slices.Values(ink))[len(ink)*8/10] / 6
	printed := func(n int) bool { return n >= least }
	above := slices.IndexFunc(ink, printed)
	slices.Reverse(ink)
	below := slices.IndexFunc(ink, printed)
	return image.Rect(box.Min.X, box.Min.Y+max(above-halo, 0), box.Max.X, box.Max.Y-max(below-halo, 0))
}

// closeBy is the gap, in character heights, up to which the print beside a run
// would get into its picture.
const closeBy = 0.6

// whitest is the column with the least ink around the border of two characters
// that stand side by side; their boxes are inexact.
func whitest(plane *image.Gray, a, b image.Rectangle) int {
	border, reach := (a.Max.X+b.Min.X)/2, min(a.Dx(), b.Dx())/3
	best, least := border, 1<<30
	for d := 0; d <= reach; d++ {
		for _, x := range []int{border - d, border + d} {
			n := 0
			for y := min(a.Min.Y, b.Min.Y); y < max(a.Max.Y, b.Max.Y); y++ {
				n += 255 - int(plane.GrayAt(x, y).Y)
			}
			if n < least {
				best, least = x, n
			}
		}
	}
	return best
}

// crop copies a box with a white margin around it.
func crop(src *image.Gray, box image.Rectangle, margin int) *image.Gray {
	return padded(src, box.Inset(-margin).Intersect(src.Bounds()), margin)
}

// padded copies a box onto white, with as much more around it.
func padded(src *image.Gray, box image.Rectangle, margin int) *image.Gray {
	pad := max(margin, 8)
	dst := whitePaper(max(1, box.Dx())+2*pad, max(1, box.Dy())+2*pad)
	paste(dst, image.Pt(pad, pad), src, box)
	return dst
}

func resize(src *image.Gray, by scale) *image.Gray {
	size := src.Bounds().Size()
	dst := image.NewGray(image.Rect(0, 0, max(1, int(float64(size.X)*by.across)), max(1, int(float64(size.Y)*by.down))))
	draw.CatmullRom.Scale(dst, dst.Bounds(), src, src.Bounds(), draw.Src, nil)
	return dst
}
