package reader

import (
	"image"
	"slices"
	"sort"
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"

	"zhengqi/internal/dossier"
	"zhengqi/internal/ocr"
	"zhengqi/internal/raster"
)

// glyph is one character in its NFKC form, with its place on the page's
// reading surface (the sheet, or the page itself where it has its own text).
type glyph struct {
	r    rune
	conf float64 // 0 to 1
	box  image.Rectangle
	part int // the stretch of print it belongs to: within one there is no column gap
}

// row is one visual line of a page, glyphs from left to right across all
// columns.
type row struct {
	page   *page
	glyphs []glyph
	box    image.Rectangle
	height float64 // median height of its characters
}

// text is what a paper says: the rows of its pages, top to bottom.
type text struct {
	rows []row
}

// pages are the pages that rows stand on, in order.
func (t *text) pages() []*page {
	var out []*page
	for _, r := range t.rows {
		if len(out) == 0 || out[len(out)-1] != r.page {
			out = append(out, r.page)
		}
	}
	return out
}

// run is a stretch of one row.
type run struct {
	page   *page
	glyphs []glyph
}

// span is a value as it stands on the page: one run, or several where it
// wraps. The zero span is nothing read.
type span []run

func (s span) empty() bool { return len(s) == 0 }

// text returns the characters without any white space.
func (s span) text() string {
	var b strings.Builder
	for _, r := range s {
		b.WriteString(flat(r.glyphs))
	}
	return b.String()
}

// spaced returns the characters with a space wherever the print leaves a gap.
func (s span) spaced() string {
	var parts []string
	for _, r := range s {
		parts = append(parts, spacedText(r.glyphs))
	}
	return strings.Join(parts, " ")
}

// confidence returns the lowest and the mean confidence of the characters.
func (s span) confidence() (lowest, mean float64) {
	lowest, n := 1, 0
	for _, r := range s {
		for _, g := range r.glyphs {
			lowest = min(lowest, g.conf)
			mean += g.conf
			n++
		}
	}
	if n == 0 {
		return 0, 0
	}
	return lowest, mean / float64(n)
}

// trim drops leading and trailing characters of cutset.
func (s span) trim(cutset string) span {
	out := slices.Clone(s)
	for len(out) > 0 && len(out[0].glyphs) > 0 && strings.ContainsRune(cutset, out[0].glyphs[0].r) {
		out[0].glyphs = out[0].glyphs[1:]
		if len(out[0].glyphs) == 0 {
			out = out[1:]
		}
	}
	for n := len(out) - 1; n >= 0 && len(out[n].glyphs) > 0; n = len(out) - 1 {
		last := len(out[n].glyphs) - 1
		if !strings.ContainsRune(cutset, out[n].glyphs[last].r) {
			break
		}
		if out[n].glyphs = out[n].glyphs[:last]; last == 0 {
			out = out[:n]
		}
	}
	return out
}

func flat(glyphs []glyph) string {
	var b strings.Builder
	for _, g := range glyphs {
		b.WriteRune(g.r)
	}
	return b.String()
}

func spacedText(glyphs []glyph) string {
	h := medianHeight(glyphs)
	var b strings.Builder
	for i, g := range glyphs {
		if i > 0 && float64(g.box.Min.X-glyphs[i-1].box.Max.X) > 0.35*h {
			b.WriteByte(' ')
		}
		b.WriteRune(g.r)
	}
	return b.String()
}

func boxOf(glyphs []glyph) image.Rectangle {
	var b image.Rectangle
	for _, g := range glyphs {
		b = b.Union(g.box)
	}
	return b
}

func (r run) box() image.Rectangle { return boxOf(r.glyphs) }

// place returns the page number and the box, on the page as uploaded, of the
// first page the span lies on.
func (s span) place() (int, dossier.Box) {
	if s.empty() {
		return 0, dossier.Box{}
	}
	p := s[0].page
	var b image.Rectangle
	for _, r := range s {
		if r.page == p {
			b = b.Union(r.box())
		}
	}
	return p.number(), p.toPage(b)
}

func medianHeight(glyphs []glyph) float64 {
	var heights []int
	for _, g := range glyphs {
		if !strings.ContainsRune(",.:;-_·。，、：；—一'\"“”", g.r) {
			heights = append(heights, g.box.Dy())
		}
	}
	if len(heights) == 0 {
		return float64(boxOf(glyphs).Dy())
	}
	slices.Sort(heights)
	return float64(heights[len(heights)/2])
}

// recognisedGlyphs flattens the recogniser's lines, one slice a line; a word is
// a part.
func recognisedGlyphs(lines []ocr.TextLine) [][]glyph {
	var out [][]glyph
	for _, l := range lines {
		var gs []glyph
		for part, w := range l.Words {
			n := len(gs)
			if len(w.Chars) == 0 {
				gs = appendWord(gs, w.Text, w.Confidence, w.Box)
			}
			for _, c := range w.Chars {
				gs = appendWord(gs, c.Text, min(c.Confidence, 1), c.Box)
			}
			for i := n; i < len(gs); i++ {
				gs[i].part = part
			}
		}
		if len(gs) > 0 {
			mendFigures(gs)
			out = append(out, gs)
		}
	}
	return out
}

// figuresLike are letters that recognisers make of figures.
var figuresLike = map[rune]rune{'q': '9', 'l': '1'}

// mendFigures takes the small letters of a number that stand for figures for
// those: in one of figures and capitals there are no small letters. Such a
// figure is weak.
func mendFigures(gs []glyph) {
	const least, weak = 3, 0.6
	for from := 0; from < len(gs); from++ {
		to, digits, small, others := from, 0, 0, 0
		for ; to < len(gs) && (isAlphanumeric(gs[to].r) || strings.ContainsRune(",.", gs[to].r)); to++ {
			if gs[to].r == 'o' && to > 0 && strings.ContainsRune("No", gs[to-1].r) {
				break // No, in front of a number
			}
			switch _, like := figuresLike[gs[to].r]; {
			case isDigit(gs[to].r):
				digits++
			case like:
				small++
			case unicode.IsLower(gs[to].r):
				others++
			}
		}
		dated := small == 1 && to == from+1 && from > 0 && to < len(gs) &&
			strings.ContainsRune("年月", gs[from-1].r) && strings.ContainsRune("月日", gs[to].r)
		if (digits >= least-1 && small > 0 || dated) && others == 0 {
			for i := from; i < to; i++ {
				if d, like := figuresLike[gs[i].r]; like {
					gs[i].r, gs[i].conf = d, min(gs[i].conf, weak)
				}
			}
		}
		from = max(from, to)
	}
}

// ownGlyphs flattens a PDF page's own text, one slice a line.
func ownGlyphs(lines []raster.TextLine) [][]glyph {
	var out [][]glyph
	part := 0
	for _, l := range lines {
		var gs []glyph
		for _, w := range l.Words {
			n := len(gs)
			gs = appendWord(gs, w.Text, 1, roomFor(w.Text, w.Box))
			part++
			for i := n; i < len(gs); i++ {
				gs[i].part = part
			}
		}
		if len(gs) > 0 {
			out = append(out, gs)
		}
	}
	return out
}

// roomFor widens the box of a word in which its characters have no place: a page
// may set its text however narrow, and no character is nowhere.
func roomFor(word string, box image.Rectangle) image.Rectangle {
	least := 0
	for _, r := range norm.NFKC.String(word) {
		least += width(r)
	}
	box.Max.X, box.Max.Y = max(box.Max.X, box.Min.X+least), max(box.Max.Y, box.Min.Y+1)
	return box
}

// appendWord appends the characters of a word in NFKC form, its box shared out
// evenly among them, wide characters counting double.
func appendWord(gs []glyph, word string, conf float64, box image.Rectangle) []glyph {
	runes := []rune(strings.Join(strings.Fields(norm.NFKC.String(word)), ""))
	total := 0
	for _, r := range runes {
		total += width(r)
	}
	at := 0
	for _, r := range runes {
		from := box.Min.X + box.Dx()*at/total
		at += width(r)
		to := box.Min.X + box.Dx()*at/total
		gs = append(gs, glyph{r: r, conf: conf, box: image.Rect(from, box.Min.Y, to, box.Max.Y)})
	}
	return gs
}

func width(r rune) int {
	if r >= 0x2E80 {
		return 2
	}
	return 1
}

// makeRows joins lines that stand side by side into visual rows.
func makeRows(p *page, lines [][]glyph) []row {
	var rows []row
	sort.SliceStable(lines, func(i, j int) bool { return centre(lines[i]) < centre(lines[j]) })
	for _, gs := range lines {
		h, c := medianHeight(gs), centre(gs)
		if n := len(rows) - 1; n >= 0 && beside(rows[n], gs, c, h) {
			rows[n].glyphs = append(rows[n].glyphs, gs...)
			continue
		}
		rows = append(rows, row{page: p, glyphs: slices.Clone(gs), height: h})
	}
	for i := range rows {
		gs := rows[i].glyphs
		sort.SliceStable(gs, func(a, b int) bool { return gs[a].box.Min.X < gs[b].box.Min.X })
		rows[i].box, rows[i].height = boxOf(gs), medianHeight(gs)
	}
	return rows
}

// beside reports whether a line belongs to the row: at the same height, and
// not over it.
func beside(r row, gs []glyph, c, h float64) bool {
	if below := c - centre(r.glyphs); below > 0.45*min(h, r.height) {
		return false
	}
	return !slices.ContainsFunc(r.glyphs, func(g glyph) bool {
		return slices.ContainsFunc(gs, func(other glyph) bool {
			o := g.box.Intersect(other.box)
			return o.Dx() > g.box.Dx()/2 && o.Dy() > 0
		})
	})
}

// centre is the median middle of the characters: marks above and below the
// line do not move it.
func centre(gs []glyph) float64 {
	var mids []int
	for _, g := range gs {
		mids = append(mids, g.box.Min.Y+g.box.Max.Y)
	}
	slices.Sort(mids)
	return float64(mids[len(mids)/2]) / 2
}

// cells splits the row where the print leaves a gap of more than gap
// character heights.
func (r row) cells(gap float64) []run {
	var out []run
	start := 0
	for i := 1; i <= len(r.glyphs); i++ {
		if i == len(r.glyphs) || r.parted(i, gap) {
			out = append(out, run{r.page, r.glyphs[start:i]})
			start = i
		}
	}
	return out
}

// parted reports whether more than gap character heights of white stand left
// of glyph i. Recognised boxes are inexact, so that within one stretch of print
// it takes more.
func (r row) parted(i int, gap float64) bool {
	if r.glyphs[i].part == r.glyphs[i-1].part {
		gap += 0.8
	}
	return r.gapBefore(i) > gap
}

func (r row) ownText() bool { return r.page.source == dossier.SourceText }

// flat returns the text of all rows without white space, a newline after each
// row.
func (t *text) flat() string {
	var b strings.Builder
	for _, r := range t.rows {
		b.WriteString(flat(r.glyphs))
		b.WriteByte('\n')
	}
	return b.String()
}
