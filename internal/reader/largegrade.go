package reader

import (
	"context"
	"image"
	"regexp"
	"slices"
	"strings"

	"zhengqi/internal/dossier"
	"zhengqi/internal/ocr"
	"zhengqi/internal/raster"
)

// A certificate may bear the grade larger than any line of text, and as red as a
// seal: under the label of it, or under the sentence that ends in one.

// gradeUnderneath is what the row over a large grade ends in.
var gradeUnderneath = regexp.MustCompile(`(?:级别|等级)[:;为是]{0,2}$`)

// largeGrade reads the grade in large print, where there is one.
func largeGrade(ctx context.Context, f *form) dossier.Field {
	for i, r := range f.rows {
		if r.page.sheet == nil || !gradeUnderneath.MatchString(flat(r.glyphs)) {
			continue
		}
		if field := r.page.gradeIn(ctx, f.roomUnder(i), r.height); field.Known() {
			return field
		}
	}
	return dossier.Field{}
}

// roomUnder is the place from row i to the next line of text on its page.
func (f *form) roomUnder(i int) image.Rectangle {
	const most, word, away = 9, 4, 0.2 // character heights, characters
	r := f.rows[i]
	page := r.page.bounds()
	room := image.Rect(page.Min.X, r.box.Max.Y+int(away*r.height), page.Max.X, r.box.Max.Y+int(most*r.height))
	for _, n := range f.rows[i+1:] {
		if n.page == r.page && len(n.glyphs) >= word && n.height < 2*r.height {
			room.Max.Y = min(room.Max.Y, n.box.Min.Y-int(away*r.height))
		}
	}
	return room.Intersect(r.page.sheet.Color.Rect)
}

// gradeIn reads the grade in a place where nothing but it stands: certain where it
// is read alike with what stands behind it and by itself.
func (p *page) gradeIn(ctx context.Context, room image.Rectangle, height float64) dossier.Field {
	const least = 1.4 // character heights
	if float64(room.Dy()) < least*height {
		return dossier.Field{}
	}
	plane := darkest(p.sheet.Color, room)
	letter, line := largePrint(plane, int(least*height))
	if letter.Empty() {
		return dossier.Field{}
	}
	whole, first := p.readLarge(ctx, plane, line, "")
	alone, second := p.readLarge(ctx, plane, letter, "ABCDM")
	if len(alone) != 1 || second < surely {
		return dossier.Field{}
	}
	certain := strings.TrimSuffix(whole, "级") == alone && min(first, second) >= clearly
	v := span{{p, []glyph{{r: rune(alone[0]), box: letter, conf: second}}}}
	return locate(dossier.Field{Value: alone, Raw: whole, Confidence: confidenceIn(certain), Review: !certain}, v)
}

// darkest is a place of a picture in grey, every pixel by the darkest of its
// colours, from the darkest print to the paper.
func darkest(src *image.NRGBA, room image.Rectangle) *image.Gray {
	const print = 90 // how much darker than the paper
	plane := image.NewGray(room)
	counts := [256]int{}
	for y := room.Min.Y; y < room.Max.Y; y++ {
		for x := room.Min.X; x < room.Max.X; x++ {
			px := src.Pix[src.PixOffset(x, y):][:3]
			v := min(px[0], px[1], px[2])
			plane.Pix[plane.PixOffset(x, y)] = v
			counts[v]++
		}
	}
	paper, seen := 255, 0
	for ; paper > 0 && 2*seen < len(plane.Pix); paper-- {
		seen += counts[paper]
	}
	dark := min(slices.IndexFunc(counts[:], func(n int) bool { return n > 0 }), paper-print)
	for i, v := range plane.Pix {
		plane.Pix[i] = uint8(min(max(0, (int(v)-dark)*255/(paper-dark)), 255))
	}
	return plane
}

// largePrint is the first character of the one line of print in a plane that is
// taller than least, and the line; nothing where there is not just one.
func largePrint(plane *image.Gray, least int) (letter, line image.Rectangle) {
	const half, longest = 128, 4
	mask := make([]uint8, len(plane.Pix))
	for i, v := range plane.Pix {
		mask[i] = uint8((int(v) - half) >> 8 & 1)
	}
	var all []image.Rectangle
	for _, c := range raster.Components(mask, plane.Rect.Dx()) {
		b := c.Box.Add(plane.Rect.Min)
		if c.Box.Dy() >= least/2 && b.In(plane.Rect.Inset(1)) {
			all = append(all, b)
			line = line.Union(b)
		}
	}
	if line.Dy() < least || line.Dx() > longest*line.Dy() {
		return image.Rectangle{}, line
	}
	slices.SortFunc(all, byLeft)
	for _, b := range all {
		if letter.Empty() || b.Min.X < letter.Max.X {
			letter = letter.Union(b)
		}
	}
	return letter, line
}

// readLarge reads a line of large print, at the size of other lines.
func (p *page) readLarge(ctx context.Context, plane *image.Gray, box image.Rectangle, alphabet string) (string, float64) {
	const usual = 40.0
	size := usual / float64(box.Dy())
	img := resize(padded(plane, box, box.Dy()/4), scale{size, size})
	lines, err := p.engine.Recognise(ctx, ocr.Request{Image: img, Language: ocr.Own, Alphabet: alphabet, Layout: ocr.Line})
	if err != nil {
		return "", 0
	}
	gs := slices.Concat(recognisedGlyphs(lines)...)
	return flat(gs), lowestOf(gs)
}
