package reader

import (
	"image"
	"slices"

	"zhengqi/internal/raster"
)

// What joining characters from left to right leaves apart: the parts of large
// characters, marks that hang below a line, and thin marks between characters,
// which are nowhere as dark as ink.

// joinTall puts together the parts of characters larger than usual, where they
// are set apart from each other: together they are as high as what stands beside
// them.
func joinTall(boxes []image.Rectangle, h int) []image.Rectangle {
	const taller, reach, lower = 1.3, 4, 0.85
	for _, whole := range slices.Clone(boxes) {
		tall := whole.Dy()
		if float64(tall) < taller*float64(h) {
			continue
		}
		row := image.Rect(whole.Min.X-reach*tall, whole.Min.Y-tall/8, whole.Max.X+reach*tall, whole.Max.Y+tall/8)
		var parts, rest []image.Rectangle
		for _, b := range boxes {
			if b.In(row) && b.Dx() <= tall*5/4 && float64(b.Dy()) < lower*float64(tall) && apartX(b, whole) >= 0 {
				parts = append(parts, b)
			} else {
				rest = append(rest, b)
			}
		}
		boxes = append(rest, characters(parts, tall)...)
	}
	return boxes
}

// characters joins parts that stand over each other, or all but touch, to
// characters of a height; those that make none stay as they are.
func characters(parts []image.Rectangle, tall int) []image.Rectangle {
	sets := raster.NewForest(len(parts))
	for i, a := range parts {
		for j, b := range parts[:i] {
			if apartX(a, b) <= tall/16 {
				sets.Join(i, j)
			}
		}
	}
	whole := make([]image.Rectangle, len(parts))
	for i, b := range parts {
		whole[sets.Root(i)] = whole[sets.Root(i)].Union(b)
	}
	isOne := func(u image.Rectangle) bool { return u.Dy() >= tall*4/5 && u.Dx() <= tall*5/4 }
	var out []image.Rectangle
	for i, b := range parts {
		switch u := whole[sets.Root(i)]; {
		case !isOne(u):
			out = append(out, b)
		case sets.Root(i) == i:
			out = append(out, u)
		}
	}
	return out
}

// apartX is how much white stands between two boxes across; it is negative where
// they stand over each other.
func apartX(a, b image.Rectangle) int { return max(a.Min.X, b.Min.X) - min(a.Max.X, b.Max.X) }

// takeMarks gives lines the marks that reach into them and stick out: commas
// hang below figures, and are no line of their own.
func takeMarks(boxes []image.Rectangle, h int) []image.Rectangle {
	isMark := func(b image.Rectangle) bool { return 2*b.Dy() <= h+1 && 2*b.Dx() <= h+1 }
	var out, marks []image.Rectangle
	for _, b := range boxes {
		if isMark(b) {
			marks = append(marks, b)
		} else {
			out = append(out, b)
		}
	}
	for _, m := range marks {
		i := slices.IndexFunc(out, func(l image.Rectangle) bool {
			within := m.Min.X >= l.Min.X-h/8 && m.Max.X <= l.Max.X+h/8
			return within && m.Min.Y <= l.Max.Y && m.Max.Y >= l.Min.Y && l.Union(m).Dy() <= l.Dy()+h/3
		})
		if i < 0 {
			out = append(out, m)
			continue
		}
		out[i] = out[i].Union(m)
	}
	return out
}

// bridge makes one of two segments of a line where thin marks stand in the gap
// between them: points in one of a character, brackets in one that is wider.
func bridge(ink *image.Gray, lines []image.Rectangle, h int) []image.Rectangle {
	slices.SortFunc(lines, byLeft)
	for i := 0; i < len(lines); i++ {
		for j := i + 1; j < len(lines) && lines[j].Min.X-lines[i].Max.X <= 2*h; j++ {
			if a, b := lines[i], lines[j]; sameLine(a, b, h) && bridged(ink, a, b, h) {
				lines[i] = a.Union(b)
				lines = slices.Delete(lines, j, j+1)
				j = i
			}
		}
	}
	return lines
}

// sameLine reports whether two segments are print of one size at one height.
func sameLine(a, b image.Rectangle, h int) bool {
	low, tall := min(a.Dy(), b.Dy()), max(a.Dy(), b.Dy())
	shared := min(a.Max.Y, b.Max.Y) - max(a.Min.Y, b.Min.Y)
	return 3*low >= 2*h && 4*tall <= 5*low+4 && 10*shared >= 8*low
}

// paleInk is the grey level below which a pixel between characters may be of a
// thin stroke.
const paleInk = 215

// bridged reports whether marks stand between two segments that are together
// higher than the grain of the paper. Brackets are higher than what they stand
// beside, and pieces of rulings higher than those.
func bridged(ink *image.Gray, a, b image.Rectangle, h int) bool {
	const point, wide = 1.3, 1.8 // widest gaps, in character heights
	gap := float64(b.Min.X-a.Max.X) / float64(h)
	if gap <= 0 || gap > wide {
		return false
	}
	room := image.Rect(a.Max.X, max(a.Min.Y, b.Min.Y)-h/3, b.Min.X, min(a.Max.Y, b.Max.Y)+h/3).Intersect(ink.Rect)
	mask := make([]uint8, room.Dx()*room.Dy())
	for y := range room.Dy() {
		for x, v := range ink.Pix[ink.PixOffset(room.Min.X, room.Min.Y+y):][:room.Dx()] {
			mask[y*room.Dx()+x] = uint8((int(v) - paleInk) >> 8 & 1)
		}
	}
	total := 0
	for _, m := range raster.Components(mask, room.Dx()) {
		inside := m.Box.Min.X > 0 && m.Box.Max.X < room.Dx() && m.Box.Min.Y > 0 && m.Box.Max.Y < room.Dy()
		if inside && m.Area >= 4 && m.Box.Dx() <= h/2 && (gap <= point || 4*m.Box.Dy() >= 3*h) {
			total += m.Box.Dy()
		}
	}
	return 4*total >= h
}
