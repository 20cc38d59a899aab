package reader

import (
	"context"
	"image"
	"image/color"
	"slices"
	"unicode"

	"github.com/agnivade/levenshtein"

	"zhengqi/internal/dossier"
	"zhengqi/internal/ocr"
)

// hiddenText is the field that lists what a PDF says and does not show.
const hiddenText = "hidden_text"

// checkShown looks, for every value taken from a PDF's own text, whether the
// picture of the page says the same: text over an opaque box, under a picture,
// or in a font that shows other characters is what nobody sees who opens the
// file. Such a value is flagged, and listed with the words that leave no mark.
func checkShown(ctx context.Context, fields dossier.Fields, t *text) {
	out := dossier.Field{Confidence: 1, Source: dossier.SourceImage, Review: true}
	for _, p := range t.pages() {
		if p.source != dossier.SourceText {
			continue
		}
		out.Page = p.number()
		out.List = append(out.List, p.raster.Hidden...)
		for name, f := range fields {
			if f.Page != p.number() || f.Source != dossier.SourceText || p.shows(ctx, t, f) {
				continue
			}
			fields[name] = inDoubt(f)
			out.List = append(out.List, f.Raw)
		}
	}
	slices.Sort(out.List)
	out.List = slices.Compact(out.List)
	if out.List != nil {
		fields[hiddenText] = out
	}
}

// shows reports whether the picture says what the own text says in the box of a
// field, looking at its first rows, at all of a list.
func (p *page) shows(ctx context.Context, t *text, f dossier.Field) bool {
	const mostRows = 3
	box := image.Rect(f.Box[0], f.Box[1], f.Box[0]+f.Box[2], f.Box[1]+f.Box[3])
	if slices.ContainsFunc(p.raster.Redrawn, box.In) {
		return true
	}
	rows := 0
	for _, r := range t.rows {
		if r.page != p || rows == mostRows && f.List == nil {
			continue
		}
		within := wordsIn(r, box)
		if len(within) == 0 {
			continue
		}
		rows++
		if !p.showsRun(ctx, run{p, within}) {
			return false
		}
	}
	return true
}

// wordsIn returns the words of a row that reach into a box, whole: where the
// characters of a word stand within it is only estimated. For a word of one
// character, too little to go by, it is the row.
func wordsIn(r row, box image.Rectangle) []glyph {
	parts := map[int]bool{}
	for _, g := range r.glyphs {
		if g.box.Add(g.box.Size().Div(2)).Min.In(box) {
			parts[g.part] = true
		}
	}
	words := slices.DeleteFunc(slices.Clone(r.glyphs), func(g glyph) bool { return !parts[g.part] })
	if len(words) == 1 {
		return r.glyphs
	}
	return words
}

// plane takes one grey value of a pixel.
type plane func(r, g, b uint8) uint8

// planes are the ways to look at a coloured page: red alone, in which seals
// vanish, and then all colours, for print in red.
var planes = []plane{
	func(r, _, _ uint8) uint8 { return r },
	func(r, g, b uint8) uint8 { return color.GrayModel.Convert(color.NRGBA{r, g, b, 255}).(color.Gray).Y },
}

// showsRun compares a run of own text with what is read at its place. Most of
// its characters must be there, and those that are clearly read must be the
// same.
func (p *page) showsRun(ctx context.Context, r run) bool {
	want := []rune(letters(flat(r.glyphs)))
	if len(want) < 2 {
		return true
	}
	for _, through := range planes {
		switch compareShown(want, p.lookAtPicture(ctx, r, through)) {
		case saysSame:
			return true
		case saysOther:
			return false
		}
	}
	return false
}

// compareShown compares text with the characters read where it should stand.
func compareShown(want []rune, got []glyph) saying {
	const most = 0.5 // of the characters
	got = slices.DeleteFunc(slices.Clone(got), func(g glyph) bool { return letters(string(g.r)) == "" })
	if len(got) == len(want) {
		for i, g := range got {
			if want[i] != unicode.ToUpper(g.r) && g.conf >= clearly {
				return saysOther
			}
		}
	}
	if levenshtein.ComputeDistance(string(want), letters(flat(got))) <= int(most*float64(len(want))) {
		return saysSame
	}
	return saysNothing
}

// lookAtPicture reads the place of a run of own text in the picture of its page.
func (p *page) lookAtPicture(ctx context.Context, r run, through plane) []glyph {
	box := r.box().Inset(-int(0.3 * medianHeight(r.glyphs))).Intersect(p.raster.Image.Rect)
	img := image.NewGray(box)
	for y := box.Min.Y; y < box.Max.Y; y++ {
		for x := box.Min.X; x < box.Max.X; x++ {
			c := p.raster.Image.NRGBAAt(x, y)
			img.SetGray(x, y, color.Gray{through(c.R, c.G, c.B)})
		}
	}
	lines, err := p.engine.Recognise(ctx, ocr.Request{Image: img, Language: ocr.Own, Layout: ocr.Line})
	if err != nil {
		return nil // a context that ended is reported by Read
	}
	return slices.Concat(recognisedGlyphs(lines)...)
}
