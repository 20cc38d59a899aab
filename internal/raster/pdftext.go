package raster

import (
	"image"
	"math"
	"slices"
	"strings"
	"unicode"

	"github.com/klippa-app/go-pdfium/enums"
	"github.com/klippa-app/go-pdfium/requests"
	"github.com/klippa-app/go-pdfium/responses"
)

const (
	maxChars   = 100_000 // a page with more is not a page of text
	maxObjects = 200_000
	mostHidden = 50
)

// text returns the page's own text: its visible characters as lines of words
// in pixels of img. Words that leave no mark on the picture are left out and
// returned as hidden; a page whose text is all invisible (the layer some
// scanner's recogniser put over its picture) has neither.
func (r sketcher) text(img *image.NRGBA) (lines []TextLine, hidden []string, err error) {
	chars, elsewhere, err := r.chars()
	if err != nil || len(chars) == 0 {
		return nil, nil, err
	}
	invisible, err := r.allInvisible()
	if err != nil || invisible {
		return nil, nil, err
	}
	toPixels, err := r.pageToPixels(img.Rect.Dx(), img.Rect.Dy())
	if err != nil {
		return nil, nil, err
	}
	settle(chars, elsewhere, img, toPixels)
	placed := placeChars(chars, toPixels)
	way := wayOf(placed)
	for i := range placed {
		placed[i].box = way.upright(placed[i].box)
	}
	words := slices.DeleteFunc(wordsOf(placed), func(w TextWord) bool {
		shown := marked(img, way.back(w.Box))
		if !shown && len(hidden) < mostHidden {
			hidden = append(hidden, w.Text)
		}
		return !shown
	})
	lines = linesOf(words)
	for i := range lines {
		lines[i].Box = way.back(lines[i].Box)
		for j := range lines[i].Words {
			lines[i].Words[j].Box = way.back(lines[i].Words[j].Box)
		}
	}
	return lines, hidden, nil
}

// way is the direction that text runs on the picture, in clockwise quarter
// turns from left-to-right.
type way int

// wayOf returns the direction that most characters follow each other in.
func wayOf(chars []placedChar) way {
	var votes [4]int
	for i := 1; i < len(chars); i++ {
		a, b := chars[i-1].box, chars[i].box
		if a.Empty() || b.Empty() {
			continue
		}
		dx, dy := b.Min.X+b.Max.X-a.Min.X-a.Max.X, b.Min.Y+b.Max.Y-a.Min.Y-a.Max.Y
		switch {
		case dx >= abs(dy):
			votes[0]++
		case dy >= abs(dx):
			votes[1]++
		case -dx >= abs(dy):
			votes[2]++
		default:
			votes[3]++
		}
	}
	best := 0
	for i, n := range votes {
		if n > votes[best] {
			best = i
		}
	}
	return way(best)
}

// upright turns a box about the origin so that text runs left to right; back
// undoes it.
func (w way) upright(r image.Rectangle) image.Rectangle {
	for range w {
		r = image.Rect(r.Min.Y, -r.Min.X, r.Max.Y, -r.Max.X)
	}
	return r
}

func (w way) back(r image.Rectangle) image.Rectangle {
	for range w {
		r = image.Rect(-r.Min.Y, r.Min.X, -r.Max.Y, r.Max.X)
	}
	return r
}

func (r sketcher) chars() ([]*responses.GetPageTextStructuredChar, map[int]responses.CharPosition, error) {
	text, err := r.FPDFText_LoadPage(&requests.FPDFText_LoadPage{Page: r.page})
	if err != nil {
		return nil, nil, errDamaged(err)
	}
	count, err := r.FPDFText_CountChars(&requests.FPDFText_CountChars{TextPage: text.TextPage})
	if err != nil {
		return nil, nil, errDamaged(err)
	}
	defer r.FPDFText_ClosePage(&requests.FPDFText_ClosePage{TextPage: text.TextPage})
	if count.Count <= 0 || count.Count > maxChars {
		return nil, nil, nil
	}
	structured, err := r.GetPageTextStructured(&requests.GetPageTextStructured{
		Page: r.page, Mode: requests.GetPageTextStructuredModeChars})
	if err != nil {
		return nil, nil, errDamaged(err)
	}
	elsewhere, err := r.replaceBoxes(text.TextPage, structured.Chars)
	if err != nil {
		return nil, nil, errDamaged(err)
	}
	return structured.Chars, elsewhere, nil
}

// allInvisible reports whether the page draws text, and every text object of
// it in rendering mode 3 (ISO 32000-1, 9.3.6).
func (r sketcher) allInvisible() (bool, error) {
	count, err := r.FPDFPage_CountObjects(&requests.FPDFPage_CountObjects{Page: r.page})
	if err != nil {
		return false, errDamaged(err)
	}
	found := false
	for i := range min(count.Count, maxObjects) {
		mode, isText, err := r.textMode(i)
		if err != nil {
			return false, err
		}
		if isText && mode != enums.FPDF_TEXTRENDERMODE_INVISIBLE {
			return false, nil
		}
		found = found || isText
	}
	return found, nil
}

func (r sketcher) textMode(index int) (mode enums.FPDF_TEXT_RENDERMODE, isText bool, err error) {
	object, err := r.FPDFPage_GetObject(&requests.FPDFPage_GetObject{Page: r.page, Index: index})
	if err != nil {
		return 0, false, errDamaged(err)
	}
	kind, err := r.FPDFPageObj_GetType(&requests.FPDFPageObj_GetType{PageObject: object.PageObject})
	if err != nil || kind.Type != enums.FPDF_PAGEOBJ_TEXT {
		return 0, false, nil
	}
	res, err := r.FPDFTextObj_GetTextRenderMode(&requests.FPDFTextObj_GetTextRenderMode{PageObject: object.PageObject})
	if err != nil {
		return 0, false, errDamaged(err)
	}
	return res.TextRenderMode, true, nil
}

// pageToPixels returns the map from page coordinates (points, y upwards,
// before the page's own rotation and cropping) to pixels of a picture of
// w by h.
func (r sketcher) pageToPixels(w, h int) (matrix, error) {
	const reach = 10_000 // far points make the rounding of the answers small
	var p [3]point
	for i, at := range [3]point{{0, 0}, {reach, 0}, {0, reach}} {
		res, err := r.FPDF_PageToDevice(&requests.FPDF_PageToDevice{
			Page: r.page, SizeX: w, SizeY: h, PageX: at.x, PageY: at.y})
		if err != nil {
			return identity, errDamaged(err)
		}
		p[i] = point{float64(res.DeviceX), float64(res.DeviceY)}
	}
	return matrix{
		(p[1].x - p[0].x) / reach, (p[2].x - p[0].x) / reach, p[0].x,
		(p[1].y - p[0].y) / reach, (p[2].y - p[0].y) / reach, p[0].y,
		0, 0, 1,
	}, nil
}

// placedChar is a character with its box in pixels; an empty box for white
// space.
type placedChar struct {
	text string
	box  image.Rectangle
}

func placeChars(chars []*responses.GetPageTextStructuredChar, toPixels matrix) []placedChar {
	out := make([]placedChar, 0, len(chars))
	across := acrossText(chars)
	for i, c := range chars {
		if across[i] {
			continue
		}
		text := strings.Map(printable, c.Text)
		if text == "" {
			out = append(out, placedChar{})
			continue
		}
		out = append(out, placedChar{text, pixelBox(c.PointPosition, toPixels)})
	}
	return out
}

// acrossText tells which characters are set across the text: those aslant or
// turned another way than most, and one that stands between two such ones, as at
// the top of a seal's ring.
func acrossText(chars []*responses.GetPageTextStructuredChar) []bool {
	var ways [4]int
	for _, c := range chars {
		if !aslant(c.Angle) && strings.Map(printable, c.Text) != "" {
			ways[quarter(c.Angle)]++
		}
	}
	usual := slices.Index(ways[:], slices.Max(ways[:]))
	out := make([]bool, len(chars))
	before, between := false, -1 // a character right behind one that is across
	for i, c := range chars {
		if strings.Map(printable, c.Text) == "" {
			continue
		}
		out[i] = aslant(c.Angle) || quarter(c.Angle) != usual
		switch {
		case out[i] && between >= 0:
			out[between], between = true, -1
		case !out[i] && before:
			between = i
		default:
			between = -1
		}
		before = out[i]
	}
	return out
}

// quarter is how many quarters of a turn an angle in radians comes nearest to.
func quarter(angle float64) int {
	return (int(math.Round(angle/(math.Pi/2)))%4 + 4) % 4
}

// aslant reports whether a character stands at an angle, in radians, that is
// none of the four of a page: it is of a watermark, set across the text.
func aslant(angle float64) bool {
	const upright = 0.1
	quarters := angle / (math.Pi / 2)
	return math.Abs(quarters-math.Round(quarters))*math.Pi/2 > upright
}

func printable(r rune) rune {
	if unicode.IsSpace(r) || !unicode.IsGraphic(r) || r >= 0xFFF0 && r <= 0xFFFF {
		return -1
	}
	return r
}

// pixel rounds a coordinate, bounded against hostile numbers.
func pixel(v float64) int {
	const bound = 1 << 20
	if !(v > -bound) {
		return -bound
	}
	return int(math.Round(min(v, bound)))
}

// wordsOf joins characters in the document's order until white space, a gap
// of more than half a character, or another line.
func wordsOf(chars []placedChar) []TextWord {
	var words []TextWord
	var text strings.Builder
	var box, last image.Rectangle
	flush := func() {
		if text.Len() > 0 {
			words = append(words, TextWord{text.String(), box})
		}
		text.Reset()
		box = image.Rectangle{}
	}
	for _, c := range chars {
		if c.text == "" || text.Len() > 0 && !follows(last, c.box) {
			flush()
		}
		if c.text == "" {
			continue
		}
		text.WriteString(c.text)
		box, last = box.Union(c.box), c.box
	}
	flush()
	return words
}

// follows reports whether b continues the word that a ends. Full-width
// punctuation has a small box in a wide cell, hence the generous gap.
func follows(a, b image.Rectangle) bool {
	size := max(a.Dx(), a.Dy(), b.Dx(), b.Dy())
	gap := b.Min.X - a.Max.X
	middle := (b.Min.Y + b.Max.Y) / 2
	return gap <= size && gap >= -size && middle > a.Min.Y-size/2 && middle < a.Max.Y+size/2
}

// linesOf gathers words that stand beside each other and sorts them: lines
// from the top, words from the left.
func linesOf(words []TextWord) []TextLine {
	slices.SortStableFunc(words, func(a, b TextWord) int {
		return (a.Box.Min.Y + a.Box.Max.Y) - (b.Box.Min.Y + b.Box.Max.Y)
	})
	var lines []TextLine
	for _, w := range words {
		if n := len(lines); n > 0 && sameLine(lines[n-1].Words[len(lines[n-1].Words)-1].Box, w.Box) && !lines[n-1].stacked(w.Box) {
			lines[n-1].Words = append(lines[n-1].Words, w)
			lines[n-1].Box = lines[n-1].Box.Union(w.Box)
			continue
		}
		lines = append(lines, TextLine{Words: []TextWord{w}, Box: w.Box})
	}
	for _, line := range lines {
		slices.SortStableFunc(line.Words, func(a, b TextWord) int { return a.Box.Min.X - b.Box.Min.X })
	}
	return lines
}

// stacked reports whether a box stands wholly over or under a word of the line: two
// small lines beside a tall title are no one line with it.
func (l TextLine) stacked(b image.Rectangle) bool {
	return slices.ContainsFunc(l.Words, func(w TextWord) bool {
		a := w.Box
		across := min(a.Max.X, b.Max.X) - max(a.Min.X, b.Min.X)
		return 2*across > min(a.Dx(), b.Dx()) && (a.Max.Y <= b.Min.Y || b.Max.Y <= a.Min.Y)
	})
}

// sameLine reports whether the middles of two boxes lie within less than half
// the height of the taller one.
func sameLine(a, b image.Rectangle) bool {
	apart := (b.Min.Y + b.Max.Y) - (a.Min.Y + a.Max.Y)
	return max(apart, -apart) < max(a.Dy(), b.Dy(), 4)*4/5
}

// marked reports whether the picture shows anything within box.
func marked(img *image.NRGBA, box image.Rectangle) bool {
	const contrast = 24
	box = box.Inset(-1).Intersect(img.Rect)
	low, high := uint8(255), uint8(0)
	for y := box.Min.Y; y < box.Max.Y; y++ {
		row := img.Pix[img.PixOffset(box.Min.X, y):img.PixOffset(box.Max.X, y)]
		for i := 0; i+2 < len(row); i += 4 {
			low, high = min(low, row[i], row[i+1], row[i+2]), max(high, row[i], row[i+1], row[i+2])
		}
		if high > low && high-low >= contrast {
			return true
		}
	}
	return false
}
