package reader

import (
	"bytes"
	"cmp"
	"context"
	"image"
	"math"
	"slices"
	"strings"
	"unicode"

	"zhengqi/internal/ocr"
)

// A strip is read as one line: the segments of a row side by side, wide gaps
// closed up.
const (
	stripGap    = 1.3  // widest gap kept, in character heights
	stripWidth  = 70.0 // widest strip, in character heights
	stripMargin = 0.35 // white around the text, in character heights
)

// strip is the segments of one row, from left to right.
type strip []image.Rectangle

// strips groups segments into rows of like height, top to bottom. A row of
// nothing but marks is what is left of a ruling.
func strips(segments []image.Rectangle, height float64) []strip {
	slices.SortFunc(segments, func(a, b image.Rectangle) int {
		return cmp.Or(cmp.Compare(a.Min.Y+a.Max.Y, b.Min.Y+b.Max.Y), cmp.Compare(a.Min.X, b.Min.X))
	})
	var out []strip
	for _, s := range segments {
		i := bestStrip(out, s, height)
		if i < 0 {
			out = append(out, strip{s})
			continue
		}
		out[i] = append(out[i], s)
		slices.SortFunc(out[i], byLeft)
	}
	return slices.DeleteFunc(out, func(t strip) bool {
		return !slices.ContainsFunc(t, func(b image.Rectangle) bool { return float64(b.Dy()) >= leastText*height })
	})
}

// leastText is the least height of print, in character heights.
const leastText = 0.4

// bestStrip returns the strip whose height range is most like the segment's,
// of those that take it, or -1.
func bestStrip(all []strip, s image.Rectangle, height float64) int {
	best, bestLike := -1, 0.0
	for i, t := range all {
		if !t.takes(s, height) {
			continue
		}
		u := t.box()
		shared := min(u.Max.Y, s.Max.Y) - max(u.Min.Y, s.Min.Y)
		if like := float64(shared) / float64(u.Union(s).Dy()); like > bestLike {
			best, bestLike = i, like
		}
	}
	return best
}

// takes reports whether a segment stands in the strip's row beside what it
// holds.
func (t strip) takes(s image.Rectangle, height float64) bool {
	wide := float64(s.Dx())
	for _, b := range t {
		wide += float64(b.Dx()) + stripGap*height
		if s.Min.X < b.Max.X && b.Min.X < s.Max.X || !alikeTall(s, b, height) {
			return false
		}
	}
	u := t.box()
	shared := float64(min(u.Max.Y, s.Max.Y) - max(u.Min.Y, s.Min.Y))
	low := float64(min(u.Dy(), s.Dy()))
	tall := math.Max(height, float64(max(u.Dy(), s.Dy())))
	return wide < stripWidth*height && shared > 0.66*low && float64(u.Union(s).Dy()) < 1.3*tall
}

// alikeTall reports whether two segments may be print of one size. One that is
// lower than characters are is a mark, which any line may hold.
func alikeTall(a, b image.Rectangle, height float64) bool {
	const mark, most = 0.6, 1.45
	low, tall := float64(min(a.Dy(), b.Dy())), float64(max(a.Dy(), b.Dy()))
	return low < mark*height || tall <= most*low
}

func (t strip) box() image.Rectangle {
	var u image.Rectangle
	for _, b := range t {
		u = u.Union(b)
	}
	return u
}

// piece says where a segment lies in the picture of its strip.
type piece struct {
	from int // left edge in the strip
	box  image.Rectangle
}

// compose draws the strip on white and returns it with the place of each
// segment.
func (t strip) compose(ink *image.Gray, height float64) (*image.Gray, []piece) {
	margin, gap := int(stripMargin*height)+1, int(stripGap*height)
	u := t.box()
	var pieces []piece
	x := margin
	for i, b := range t {
		if i > 0 {
			x += min(gap, b.Min.X-t[i-1].Max.X)
		}
		pieces = append(pieces, piece{x, b})
		x += b.Dx()
	}
	dst := whitePaper(x+margin, u.Dy()+2*margin)
	for _, p := range pieces {
		paste(dst, image.Pt(p.from, p.box.Min.Y-u.Min.Y+margin), ink, p.box)
	}
	return dst, pieces
}

// whitePaper is a white picture.
func whitePaper(width, height int) *image.Gray {
	return &image.Gray{Pix: bytes.Repeat([]byte{255}, width*height), Stride: width, Rect: image.Rect(0, 0, width, height)}
}

// paste copies what a box of src holds to a place of dst, which has room for it.
func paste(dst *image.Gray, at image.Point, src *image.Gray, box image.Rectangle) {
	held := box.Intersect(src.Rect)
	at = at.Add(held.Min).Sub(box.Min)
	for y := range held.Dy() {
		copy(dst.Pix[dst.PixOffset(at.X, at.Y+y):][:held.Dx()], src.Pix[src.PixOffset(held.Min.X, held.Min.Y+y):])
	}
}

// readStrip recognises a strip; boxes come back in pixels of ink.
func readStrip(ctx context.Context, e ocr.Engine, ink *image.Gray, t strip, height float64) ([]glyph, error) {
	img, pieces := t.compose(ink, height)
	lines, err := e.Recognise(ctx, ocr.Request{Image: img, Language: ocr.Own, Layout: ocr.Line})
	if err != nil {
		return nil, err
	}
	var out []glyph
	for _, gs := range recognisedGlyphs(lines) {
		for _, g := range gs {
			if strings.ContainsRune("“”‘’\"'`", g.r) {
				continue // what the recogniser makes of a gap
			}
			g.box, g.part = back(g.box, pieces)
			out = append(out, g)
		}
	}
	clip(out)
	numberOne(out)
	out = lostRing(out)
	return readSkipped(ctx, e, ink, t, out, height)
}

// readSkipped reads by themselves the segments of a strip from which nothing
// came: a short one between wide gaps is passed over at times.
func readSkipped(ctx context.Context, e ocr.Engine, ink *image.Gray, t strip, read []glyph, height float64) ([]glyph, error) {
	if len(t) < 2 {
		return read, nil
	}
	for _, b := range t {
		if float64(b.Dx()) < 0.5*height || slices.ContainsFunc(read, func(g glyph) bool { return g.part == partOf(b) }) {
			continue
		}
		alone, err := readStrip(ctx, e, ink, strip{b}, height)
		if err != nil {
			return nil, err
		}
		read = append(read, alone...)
	}
	slices.SortStableFunc(read, func(a, b glyph) int { return cmp.Compare(a.box.Min.X, b.box.Min.X) })
	return read, nil
}

// partOf names a segment.
func partOf(b image.Rectangle) int { return b.Min.X + b.Min.Y<<16 }

// clip bounds the widths of characters: the recogniser shares the white of a gap
// out between those on either side of it.
func clip(gs []glyph) {
	widest, wide := make([]int, len(gs)), make([]bool, len(gs)+1)
	for i, g := range gs {
		widest[i] = max(g.box.Dy()*3/4, 6)
		if width(g.r) == 2 {
			widest[i] = max(g.box.Dy()*5/4, 6)
		}
		wide[i] = g.box.Dx() > widest[i]*8/5
	}
	for i := range gs {
		box, after := &gs[i].box, i > 0 && wide[i-1] && gs[i-1].part == gs[i].part
		switch {
		case !wide[i] || !after:
			box.Max.X = min(box.Max.X, box.Min.X+widest[i])
		case wide[i+1]:
			box.Min.X += (box.Dx() - widest[i]) / 2
			box.Max.X = box.Min.X + widest[i]
		default:
			box.Min.X = box.Max.X - widest[i]
		}
	}
}

// numberOne makes 一 of a dash that stands between Chinese characters as one of
// them does: 第一税务分局. Dashes between characters are two, or thin and long.
func numberOne(gs []glyph) {
	for i := 1; i+1 < len(gs); i++ {
		if !strings.ContainsRune("-–—", gs[i].r) || !unicode.Is(unicode.Han, gs[i-1].r) || !unicode.Is(unicode.Han, gs[i+1].r) {
			continue
		}
		if room := gs[i+1].box.Min.X - gs[i-1].box.Max.X; room < 3*gs[i].box.Dy()/2 {
			gs[i].r = '一'
		}
	}
}

// lostRing puts 〇, a thin ring from which nothing is read at times, into the gap
// it leaves in a year in numerals: 二〇一五年. It is weak.
func lostRing(gs []glyph) []glyph {
	const gap, numerals = 0.7, "〇零一二三四五六七八九"
	for i := 0; i+3 < len(gs); i++ {
		year := gs[i].r == '二' && gs[i+3].r == '年' && strings.ContainsRune(numerals, gs[i+1].r) && strings.ContainsRune(numerals, gs[i+2].r)
		left, right := gs[i].box.Max.X, gs[i+1].box.Min.X
		if year && float64(right-left) > gap*float64(gs[i].box.Dy()) {
			ring := glyph{'〇', weakGlyph, image.Rect(left, gs[i].box.Min.Y, right, gs[i].box.Max.Y), gs[i+1].part}
			return slices.Insert(gs, i+1, ring)
		}
	}
	return gs
}

// back maps a box of the strip to the picture it was cut from, and
// tells which stretch of print it lies in. Its height is that of the stretch:
// the recogniser's own boxes are as high as the strip.
func back(b image.Rectangle, pieces []piece) (image.Rectangle, int) {
	x0, x1 := b.Min.X, b.Max.X
	p := pieces[0]
	for _, q := range pieces {
		if (x0+x1)/2 >= q.from-3 || x0 >= p.from+p.box.Dx() {
			p = q // a character of a stretch begins before the end of that
		}
	}
	shift := p.box.Min.X - p.from
	return image.Rect(
		max(x0+shift, p.box.Min.X-3), p.box.Min.Y,
		min(x1+shift, p.box.Max.X+3), p.box.Max.Y), partOf(p.box)
}
