package reader

import (
	"context"
	"image"
	"math"
	"strings"

	"zhengqi/internal/dossier"
	"zhengqi/internal/mrz/scan"
	"zhengqi/internal/ocr"
)

// The printed zone of a data page in millimetres from the middle of the
// machine-readable zone's first line, to the right of its first cell and
// downwards (ICAO 9303-4, figure 3): what lies right of the portrait.
const (
	plateLeft, plateRight = 31.0, 120.0
	plateTop, plateBottom = -66.0, -4.0
)

// Sizes of a zone in millimetres (ICAO 9303-3, 4.2): the width of its 44
// cells, and from the top of the upper characters to the foot of the lower.
const (
	zoneWidth  = 44 * 2.54
	zoneHeight = 6.35 + 2.5
	zoneMiddle = 1.25 // from the top of the upper characters to their middle
)

// platePerMM is the scale at which the printed zone is recognised: values are
// about as tall as the recogniser likes them.
const platePerMM = 13.0

// evenReach is how many pixels of the plate around a point tell its paper.
const evenReach = 32

// plate is the printed zone of a passport cut out upright and evened, for
// recognition.
type plate struct {
	engine      ocr.Engine
	page        int
	tone        *image.Gray // as photographed
	ink         *image.Gray // evened, the security print gone
	origin      [2]float64  // of the page's picture, where the plate's corner lies
	right, down [2]float64  // pixels of the picture a pixel of the plate
}

// newPlate cuts the printed zone out of a page by where its machine-readable
// zone lies.
func newPlate(p *page, found *scan.Result) *plate {
	c := found.Corners
	var out plate
	out.engine, out.page = p.engine, p.number()
	for axis, at := range []func(scan.Corner) float64{
		func(c scan.Corner) float64 { return c.X },
		func(c scan.Corner) float64 { return c.Y },
	} {
		right := (at(c[1]) - at(c[0]) + at(c[2]) - at(c[3])) / 2 / zoneWidth
		down := (at(c[3]) - at(c[0]) + at(c[2]) - at(c[1])) / 2 / zoneHeight
		out.right[axis], out.down[axis] = right/platePerMM, down/platePerMM
		out.origin[axis] = at(c[0]) + plateLeft*right + (plateTop+zoneMiddle)*down
	}
	out.tone = out.cut(p.raster.Image)
	out.ink = evened(out.tone, evenReach)
	return &out
}

// at maps a point of the plate to the page's picture.
func (p *plate) at(x, y float64) (float64, float64) {
	return p.origin[0] + x*p.right[0] + y*p.down[0], p.origin[1] + x*p.right[1] + y*p.down[1]
}

// toPage maps a box of the plate to the page as uploaded.
func (p *plate) toPage(r image.Rectangle) dossier.Box {
	lowX, lowY, highX, highY := math.Inf(1), math.Inf(1), math.Inf(-1), math.Inf(-1)
	for _, corner := range []image.Point{r.Min, {X: r.Max.X, Y: r.Min.Y}, r.Max, {X: r.Min.X, Y: r.Max.Y}} {
		x, y := p.at(float64(corner.X), float64(corner.Y))
		lowX, highX = min(lowX, x), max(highX, x)
		lowY, highY = min(lowY, y), max(highY, y)
	}
	return pageBox(image.Rect(int(lowX), int(lowY), int(math.Ceil(highX)), int(math.Ceil(highY))))
}

// cut samples the plate's luminance, as the mean of four points a pixel where
// the picture is finer.
func (p *plate) cut(img *image.NRGBA) *image.Gray {
	w, h := int((plateRight-plateLeft)*platePerMM), int((plateBottom-plateTop)*platePerMM)
	out := image.NewGray(image.Rect(0, 0, w, h))
	for y := range h {
		for x := range w {
			var sum float64
			for k := range 4 {
				sum += luminanceAt(img, p, float64(x)+0.25+0.5*float64(k%2), float64(y)+0.25+0.5*float64(k/2))
			}
			out.Pix[y*out.Stride+x] = uint8(sum / 4)
		}
	}
	return out
}

// luminanceAt is the luminance of the picture under a point of the plate,
// between pixels; white beyond the picture.
func luminanceAt(img *image.NRGBA, p *plate, x, y float64) float64 {
	px, py := p.at(x, y)
	px, py = px-0.5, py-0.5
	x0, y0 := int(math.Floor(px)), int(math.Floor(py))
	b := img.Bounds()
	if x0 < 0 || y0 < 0 || x0+1 >= b.Dx() || y0+1 >= b.Dy() {
		return 255
	}
	fx, fy := px-float64(x0), py-float64(y0)
	i := y0*img.Stride + x0*4
	top := luminance(img.Pix[i:])*(1-fx) + luminance(img.Pix[i+4:])*fx
	i += img.Stride
	bottom := luminance(img.Pix[i:])*(1-fx) + luminance(img.Pix[i+4:])*fx
	return top*(1-fy) + bottom*fy
}

func luminance(pix []uint8) float64 {
	return 0.299*float64(pix[0]) + 0.587*float64(pix[1]) + 0.114*float64(pix[2])
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

// phrase is a stretch of text on a plate without a wide gap in it.
type phrase struct {
	text string // NFKC, without spaces
	conf float64
	box  image.Rectangle
}

// phrases recognises the whole plate.
func (p *plate) phrases(ctx context.Context) []phrase {
	lines, err := p.engine.Recognise(ctx, ocr.Request{Image: p.ink, Language: ocr.HanS, Layout: ocr.Sparse})
	if err != nil {
		return nil // unknown; a context that ended is reported by Read
	}
	var out []phrase
	for _, glyphs := range recognisedGlyphs(lines) {
		r := row{glyphs: glyphs, height: medianHeight(glyphs)}
		for _, cell := range r.cells(1.0) {
			out = append(out, phrasesOf(cell.glyphs)...)
		}
	}
	return out
}

// nationalityEnd ends the nationality, which the date of birth may follow
// closely.
const nationalityEnd = "CHINESE"

// phrasesOf makes one phrase, or two where a nationality ends inside.
func phrasesOf(glyphs []glyph) []phrase {
	text := flat(glyphs)
	at := strings.Index(text, nationalityEnd)
	if end := len([]rune(text[:max(at, 0)])) + len(nationalityEnd); at >= 0 && end < len(glyphs) {
		return []phrase{phraseOf(glyphs[:end]), phraseOf(glyphs[end:])}
	}
	return []phrase{phraseOf(glyphs)}
}

func phraseOf(glyphs []glyph) phrase {
	lowest, _ := span{{glyphs: glyphs}}.confidence()
	return phrase{flat(glyphs), lowest, boxOf(glyphs)}
}

// look recognises one box of the plate again, as a line.
func (p *plate) look(ctx context.Context, box image.Rectangle, g glance) phrase {
	margin := max(box.Dy()/4, 4)
	lines, err := p.engine.Recognise(ctx, ocr.Request{
		Image: crop(p.ink, box, margin), Language: g.language, Layout: ocr.Line, Alphabet: g.alphabet,
	})
	if err != nil {
		return phrase{}
	}
	var glyphs []glyph
	for _, gs := range recognisedGlyphs(lines) {
		glyphs = append(glyphs, gs...)
	}
	out := phraseOf(glyphs)
	out.box = box
	return out
}

// softGlance is a look at the picture as photographed: strokes that evening
// would thicken stay apart. scale shrinks it.
type softGlance struct {
	language ocr.Language
	scale    float64
}

// lookSoftly recognises one box of the plate as a line, as photographed.
func (p *plate) lookSoftly(ctx context.Context, box image.Rectangle, g softGlance) phrase {
	const margin = 10
	img := resize(spread(p.tone, box.Inset(-margin)), g.scale)
	lines, err := p.engine.Recognise(ctx, ocr.Request{Image: img, Language: g.language, Layout: ocr.Line})
	if err != nil {
		return phrase{}
	}
	var glyphs []glyph
	for _, gs := range recognisedGlyphs(lines) {
		glyphs = append(glyphs, gs...)
	}
	out := phraseOf(glyphs)
	out.box = box
	return out
}

// spread copies a box and spreads its tones from the darkest hundredth to the
// paper, which most of it is.
func spread(g *image.Gray, box image.Rectangle) *image.Gray {
	box = box.Intersect(g.Rect)
	out := image.NewGray(image.Rect(0, 0, max(box.Dx(), 1), max(box.Dy(), 1)))
	var counts [256]int
	for y := range box.Dy() {
		copy(out.Pix[y*out.Stride:], g.Pix[(box.Min.Y+y)*g.Stride+box.Min.X:][:box.Dx()])
	}
	for _, v := range out.Pix {
		counts[v]++
	}
	dark, paper := percentile(counts, len(out.Pix)/100), percentile(counts, len(out.Pix)*6/10)
	for i, v := range out.Pix {
		out.Pix[i] = uint8(min(max((int(v)-dark)*255/max(paper-dark, 1), 0), 255))
	}
	return out
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
