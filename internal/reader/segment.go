package reader

import (
	"cmp"
	"image"
	"slices"

	"zhengqi/internal/raster"
	"zhengqi/internal/raster/pixels"
)

// segmentHeight is the character height, in pixels of the reduced picture, at
// which text is told from its surroundings.
const segmentHeight = 14.0

// faintInk is the grey level below which a pixel beside ink belongs to it: thin
// strokes fade before they end.
const faintInk = 180

// segments finds the stretches of text on a picture without ruling lines:
// boxes of neighbouring characters that stand on one line, less than about a
// character apart. height is the usual character height.
func segments(ink *image.Gray, height float64) []image.Rectangle {
	k := max(1, int(height/segmentHeight))
	marks := components(ink, k)
	h := int(height)/k + 1
	marks = slices.DeleteFunc(marks, func(b image.Rectangle) bool { return !isText(b, h) })
	// Where thin strokes have faded, the parts of a character find each other
	// only once some of them are joined.
	strokes := slices.Clone(marks)
	lines := partLines(joinStrokes(joinLines(joinStrokes(marks, h), h), h), strokes, h)
	var out []image.Rectangle
	for _, b := range takeMarks(joinTall(lines, h), h) {
		if b.Dy() < h/4 && b.Dx() < h/3 {
			continue // a speck, or a dot with no character near it
		}
		out = append(out, image.Rect(b.Min.X*k, b.Min.Y*k, b.Max.X*k, b.Max.Y*k).Intersect(ink.Bounds()))
	}
	return bridge(ink, out, int(height)+1)
}

// isText leaves out pictures, frames and what is left of rulings. Characters of
// a bold title may hang together.
func isText(b image.Rectangle, h int) bool {
	w, t := b.Dx(), b.Dy()
	switch {
	case t > 4*h || w > 40*h || w > 20*max(t, h/2):
		return false
	case w > 4*h && t < h/3, t > 2*h && w < h/4:
		return false
	}
	return true
}

// components returns the boxes of the connected ink of a picture reduced k
// times, in reduced pixels; a reduced pixel is as dark as any of its pixels.
// What is nowhere as dark as ink is grain.
func components(src *image.Gray, k int) []image.Rectangle {
	w := src.Bounds().Dx() / k
	dark, faint := inkMasks(src, k)
	var out []image.Rectangle
	for _, c := range raster.Components(faint, w) {
		if inkIn(dark, w, c.Box) >= min(2, c.Area) {
			out = append(out, c.Box)
		}
	}
	return out
}

// inkMasks returns which reduced pixels are ink, and which are at least faint.
func inkMasks(src *image.Gray, k int) (dark, faint []uint8) {
	return inkMask(src, k, darkInk), inkMask(src, k, faintInk)
}

// inkMask returns which reduced pixels hold one that is darker than level.
func inkMask(src *image.Gray, k int, level uint8) []uint8 {
	w, h := src.Bounds().Dx()/k, src.Bounds().Dy()/k
	mask := make([]uint8, w*h)
	ink := make([]uint64, (w*k+wordBits-1)/wordBits)
	for y := range h * k {
		row := mask[y/k*w:][:w]
		pixels.Below(ink, src.Pix[y*src.Stride:][:w*k], level)
		for i, marked := range ink {
			for bit := 0; marked != 0; {
				bit, marked = firstBit(marked)
				row[uint(i*wordBits+bit)/uint(k)] = 1
			}
		}
	}
	return mask
}

// inkIn counts the ink in a box of a mask with rows of w.
func inkIn(mask []uint8, w int, box image.Rectangle) int {
	n := 0
	for y := box.Min.Y; y < box.Max.Y; y++ {
		for _, v := range mask[y*w+box.Min.X : y*w+box.Max.X] {
			n += int(v)
		}
	}
	return n
}

// joinStrokes puts together the strokes of characters that stand over each
// other, such as those of 二 and 言.
func joinStrokes(marks []image.Rectangle, h int) []image.Rectangle {
	slices.SortFunc(marks, byLeft)
	sets := raster.NewForest(len(marks))
	for i, a := range marks {
		for j := i + 1; j < len(marks) && marks[j].Min.X < a.Max.X; j++ {
			if b := marks[j]; stacked(a, b, h) {
				sets.Join(i, j)
			}
		}
	}
	joined := make([]image.Rectangle, len(marks))
	var out []image.Rectangle
	for i, m := range marks {
		joined[sets.Root(i)] = joined[sets.Root(i)].Union(m)
	}
	for _, b := range joined {
		if !b.Empty() {
			out = append(out, b)
		}
	}
	return out
}

func stacked(a, b image.Rectangle, h int) bool {
	u := a.Union(b)
	gap := gapY(a, b)
	wide := min(a.Max.X, b.Max.X) - max(a.Min.X, b.Min.X)
	return gap <= h/3 && u.Dy() <= h+h/3 && u.Dx() <= h+h/2 && 2*wide >= min(a.Dx(), b.Dx())
}

// gapY is how much white stands between two boxes down the page; it is negative
// where they stand beside each other.
func gapY(a, b image.Rectangle) int { return max(a.Min.Y, b.Min.Y) - min(a.Max.Y, b.Max.Y) }

func byLeft(a, b image.Rectangle) int {
	return cmp.Or(cmp.Compare(a.Min.X, b.Min.X), cmp.Compare(a.Min.Y, b.Min.Y))
}

// joinLines joins characters into lines until nothing more fits together.
func joinLines(boxes []image.Rectangle, h int) []image.Rectangle {
	for {
		slices.SortFunc(boxes, byLeft)
		joined := joinOnce(boxes, h)
		if len(joined) == len(boxes) {
			return joined
		}
		boxes = joined
	}
}

func joinOnce(boxes []image.Rectangle, h int) []image.Rectangle {
	var out []image.Rectangle
	for _, b := range boxes {
		if i := lineFor(out, b, h); i >= 0 {
			out[i] = out[i].Union(b)
		} else {
			out = append(out, b)
		}
	}
	return out
}

// lineFor returns the line that the box goes on with, or -1: it ends less than
// a character before the box, and shares more than half of the lower one's
// height.
func lineFor(lines []image.Rectangle, b image.Rectangle, h int) int {
	best, bestShare := -1, 0.5
	for i, l := range lines {
		tall := max(h, min(l.Dy(), b.Dy()))
		if b.Min.X-l.Max.X > tall || l.Union(b).Dy() > 2*max(h, max(l.Dy(), b.Dy())*2/3) {
			continue
		}
		shared := min(l.Max.Y, b.Max.Y) - max(l.Min.Y, b.Min.Y)
		if share := float64(shared) / float64(min(l.Dy(), b.Dy())); share > bestShare {
			best, bestShare = i, share
		}
	}
	return best
}
