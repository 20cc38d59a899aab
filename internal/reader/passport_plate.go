package reader

import (
	"context"
	"image"
	"math"
	"slices"

	"zhengqi/internal/dossier"
	"zhengqi/internal/mrz/scan"
	"zhengqi/internal/ocr"
)

// The printed zone of a data page in millimetres of its frame: what lies right
// of the portrait, above the machine-readable zone (ICAO 9303-4, figure 3).
const (
	plateLeft, plateRight = 31.0, 120.0
	plateTop, plateBottom = -64.0, -4.0
)

// platePerMM is the scale at which lines of print are told from the ground;
// linePerMM that at which they are recognised: values are then about as tall
// as the recogniser likes them; softPerMM another one, whose mistakes are other
// ones.
const (
	platePerMM = 8
	linePerMM  = 13
	softPerMM  = 10.5
)

// plate is the printed zone of a passport, laid flat.
type plate struct {
	engine  ocr.Engine
	page    int
	picture *image.NRGBA
	frame   frame
	ink     *image.Gray // the zone at platePerMM, the security print gone
}

// newPlate finds the printed zone of a page by where its machine-readable zone
// lies.
func newPlate(p *page, found *scan.Result) *plate {
	out := &plate{engine: p.engine, page: p.number(), picture: p.raster.Image, frame: newFrame(found.Corners)}
	whole := image.Rect(0, 0, (plateRight-plateLeft)*platePerMM, (plateBottom-plateTop)*platePerMM)
	out.ink = evened(out.cut(whole, platePerMM), 2.5*platePerMM)
	return out
}

// toPage maps a box of the plate to the page as uploaded.
func (p *plate) toPage(r image.Rectangle) dossier.Box {
	lowX, lowY, highX, highY := math.Inf(1), math.Inf(1), math.Inf(-1), math.Inf(-1)
	for _, corner := range []image.Point{r.Min, {X: r.Max.X, Y: r.Min.Y}, r.Max, {X: r.Min.X, Y: r.Max.Y}} {
		x, y := p.frame.at(plateLeft+float64(corner.X)/platePerMM, plateTop+float64(corner.Y)/platePerMM)
		lowX, highX = min(lowX, x), max(highX, x)
		lowY, highY = min(lowY, y), max(highY, y)
	}
	seen := image.Rect(int(lowX), int(lowY), int(math.Ceil(highX)), int(math.Ceil(highY)))
	return pageBox(seen.Intersect(p.picture.Rect))
}

// cut samples the luminance of a box of the plate at a scale in pixels a
// millimetre, as the mean of four points a pixel where the picture is much
// finer.
func (p *plate) cut(box image.Rectangle, perMM float64) *image.Gray {
	left, top := plateLeft+float64(box.Min.X)/platePerMM, plateTop+float64(box.Min.Y)/platePerMM
	w, h := int(float64(box.Dx())/platePerMM*perMM), int(float64(box.Dy())/platePerMM*perMM)
	out := image.NewGray(image.Rect(0, 0, max(w, 1), max(h, 1)))
	points := []float64{0.5}
	if p.frame.perMM() > 1.6*perMM {
		points = []float64{0.25, 0.75}
	}
	for i := range out.Pix {
		x, y := float64(i%out.Stride), float64(i/out.Stride)
		sum := 0
		for _, dy := range points {
			for _, dx := range points {
				sum += luminanceAt(p.picture, p.frame, left+(x+dx)/perMM, top+(y+dy)/perMM)
			}
		}
		out.Pix[i] = uint8(sum / (len(points) * len(points)))
	}
	return out
}

// luminanceAt is the luminance of the picture at a place of the frame, between
// pixels; white beyond the picture.
func luminanceAt(img *image.NRGBA, f frame, x, y float64) int {
	px, py := f.at(x, y)
	px, py = px-0.5, py-0.5
	if !(px >= 0 && py >= 0 && px < float64(img.Rect.Dx()-1) && py < float64(img.Rect.Dy()-1)) {
		return 255
	}
	x0, y0 := int(px), int(py)
	fx, fy := int(256*(px-float64(x0))), int(256*(py-float64(y0)))
	i := y0*img.Stride + x0*4
	top := luminance(img.Pix[i:])*(256-fx) + luminance(img.Pix[i+4:])*fx
	i += img.Stride
	bottom := luminance(img.Pix[i:])*(256-fx) + luminance(img.Pix[i+4:])*fx
	return (top*(256-fy) + bottom*fy) >> 24
}

// luminance is that of a pixel times 256 (ITU-R BT.601).
func luminance(pix []uint8) int {
	return 77*int(pix[0]) + 150*int(pix[1]) + 29*int(pix[2])
}

// Ink is as dark, relative to the paper around it, as the first share or
// darker; what is lighter than the second is paper: so the waves of security
// print vanish.
const darkShare, lightShare = 0.45, 0.88

// evened divides a picture by its mean over reach pixels around and stretches
// what is darker.
func evened(g *image.Gray, reach int) *image.Gray {
	w, h := g.Rect.Dx(), g.Rect.Dy()
	sums := make([]int, (w+1)*(h+1))
	for y := range h {
		row := 0
		for x := range w {
			row += int(g.Pix[y*g.Stride+x])
			sums[(y+1)*(w+1)+x+1] = sums[y*(w+1)+x+1] + row
		}
	}
	out := image.NewGray(image.Rect(0, 0, w, h))
	for y := range h {
		top, bottom := max(y-reach, 0)*(w+1), min(y+reach+1, h)*(w+1)
		for x := range w {
			left, right := max(x-reach, 0), min(x+reach+1, w)
			sum := sums[bottom+right] - sums[bottom+left] - sums[top+right] + sums[top+left]
			mean := float64(sum) / float64((right-left)*(bottom-top)/(w+1))
			share := float64(g.Pix[y*g.Stride+x]) / max(mean, 1)
			out.Pix[y*out.Stride+x] = uint8(255 * min(max((share-darkShare)/(lightShare-darkShare), 0), 1))
		}
	}
	return out
}

// Sizes of print on a data page in pixels of the plate: a character of a
// value, the least height of one (labels are smaller), and the least width of
// a value.
const (
	valueHeight = 2 * platePerMM
	leastHeight = 3 * platePerMM / 2
	leastWidth  = 3 * platePerMM
)

// runs are the boxes of the plate's lines of print that are as tall as values
// are. At the top, only such as may hold a number: titles are longer.
func (p *plate) runs() []image.Rectangle {
	const head, longest = 18 * platePerMM, 32 * platePerMM
	marks := components(p.ink, 1)
	marks = slices.DeleteFunc(marks, func(b image.Rectangle) bool { return !isText(b, valueHeight) })
	characters := joinStrokes(marks, valueHeight)
	lines := joinLines(slices.Clone(characters), valueHeight)
	return slices.DeleteFunc(lines, func(l image.Rectangle) bool {
		return l.Dx() < leastWidth || usualHeightIn(l, characters) < leastHeight || l.Max.Y < head && l.Dx() > longest
	})
}

// usualHeightIn is the median height of the characters of a line; specks are
// none.
func usualHeightIn(line image.Rectangle, characters []image.Rectangle) int {
	var heights []int
	for _, c := range characters {
		if c.In(line) && c.Dy() > platePerMM/2 {
			heights = append(heights, c.Dy())
		}
	}
	if len(heights) == 0 {
		return 0
	}
	slices.Sort(heights)
	return heights[len(heights)/2]
}

// phrase is a stretch of text on a plate without a wide gap in it.
type phrase struct {
	text string // NFKC, without spaces
	conf float64
	box  image.Rectangle
}

func phraseOf(glyphs []glyph) phrase {
	lowest, _ := span{{glyphs: glyphs}}.confidence()
	return phrase{flat(glyphs), lowest, boxOf(glyphs)}
}

// plateLook says how to look at a line: with the ground evened away, or as
// photographed, where strokes that evening would thicken stay apart; and at
// which scale.
type plateLook struct {
	glance
	soft  bool
	perMM float64
}

// look recognises one box of the plate again.
func (p *plate) look(ctx context.Context, box image.Rectangle, l plateLook) phrase {
	out := phraseOf(p.glyphs(ctx, box, l))
	out.box = box
	return out
}

// glyphs recognises one box of the plate as a line; boxes come back in pixels
// of the plate.
func (p *plate) glyphs(ctx context.Context, box image.Rectangle, l plateLook) []glyph {
	img, at := p.line(box, l)
	lines, err := p.engine.Recognise(ctx, ocr.Request{Image: img, Language: l.language, Layout: ocr.Line, Alphabet: l.alphabet})
	if err != nil {
		return nil // unknown; a context that ended is reported by Read
	}
	var out []glyph
	for _, gs := range recognisedGlyphs(lines) {
		for _, g := range gs {
			g.box = image.Rect(
				int(float64(g.box.Min.X)*platePerMM/l.perMM), int(float64(g.box.Min.Y)*platePerMM/l.perMM),
				int(math.Ceil(float64(g.box.Max.X)*platePerMM/l.perMM)), int(math.Ceil(float64(g.box.Max.Y)*platePerMM/l.perMM)),
			).Add(at)
			out = append(out, g)
		}
	}
	return out
}

// line cuts a box with what stands close around it, and tells where on the
// plate the cut begins.
func (p *plate) line(box image.Rectangle, l plateLook) (*image.Gray, image.Point) {
	const around, margin = 5 * platePerMM / 2, 3 * platePerMM / 4
	if l.soft {
		wide := box.Inset(-margin)
		return spread(p.cut(wide, l.perMM)), wide.Min
	}
	wide := box.Inset(-around)
	ink := evened(p.cut(wide, l.perMM), int(around*l.perMM/platePerMM))
	trim := int((around - margin) * l.perMM / platePerMM)
	return ink.SubImage(ink.Rect.Inset(trim)).(*image.Gray), wide.Min
}

// spread spreads the tones of a line from the darkest hundredth to the paper,
// which most of it is.
func spread(g *image.Gray) *image.Gray {
	var counts [256]int
	for _, v := range g.Pix {
		counts[v]++
	}
	dark, paper := percentile(counts, len(g.Pix)/100), percentile(counts, len(g.Pix)*6/10)
	for i, v := range g.Pix {
		g.Pix[i] = uint8(min(max((int(v)-dark)*255/max(paper-dark, 1), 0), 255))
	}
	return g
}

// percentile is the smallest tone that more than n pixels do not exceed.
func percentile(counts [256]int, n int) int {
	sum := 0
	for tone, count := range counts {
		if sum += count; sum > n {
			return tone
		}
	}
	return len(counts) - 1
}
