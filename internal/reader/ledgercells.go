package reader

import (
	"image"
	"slices"
	"strings"
)

// Columns of a table on a scan may stand so close that the boxes of characters,
// which are inexact, show no gap between them: rulings part them, or white right
// through the row.

// columnCells are the cells of a row of a table.
func (r row) columnCells() []run {
	var out []run
	rules := r.rulesAcross()
	for _, c := range r.joinLists(r.cells(cellGap)) {
		start := 0
		for i := 1; i <= len(c.glyphs); i++ {
			if i == len(c.glyphs) || ruleBetween(rules, c.glyphs[i-1], c.glyphs[i]) || r.whiteBetween(c.glyphs[i-1], c.glyphs[i]) {
				out = append(out, run{c.page, c.glyphs[start:i]})
				start = i
			}
		}
	}
	return out
}

// joinLists puts together what the white behind a 、 parted: a list goes on after
// it.
func (r row) joinLists(cells []run) []run {
	const white = 1.5 // character heights
	out := cells[:0:0]
	for _, c := range cells {
		if n := len(out) - 1; n >= 0 {
			end := out[n].glyphs[len(out[n].glyphs)-1]
			if end.r == '、' && float64(c.glyphs[0].box.Min.X-end.box.Max.X) < white*r.height {
				out[n].glyphs = slices.Concat(out[n].glyphs, c.glyphs)
				continue
			}
		}
		out = append(out, c)
	}
	return out
}

// rulesAcross are the rulings that cross a row of a scan from over its
// characters to under them.
func (r row) rulesAcross() []image.Rectangle {
	var out []image.Rectangle
	middle := int(centre(r.glyphs))
	half := int(r.height / 2)
	for _, b := range r.page.rules {
		if b.Min.Y < middle-half && b.Max.Y > middle+half && b.Dy() > 3*half {
			out = append(out, b)
		}
	}
	return out
}

func ruleBetween(rules []image.Rectangle, a, b glyph) bool {
	for _, r := range rules {
		if 2*r.Min.X > a.box.Min.X+a.box.Max.X && 2*r.Min.X < b.box.Min.X+b.box.Max.X {
			return true
		}
	}
	return false
}

// whiteBetween reports whether the ink of a scan leaves white between two
// characters of one stretch of print, where neither is a mark that has white
// around it.
func (r row) whiteBetween(a, b glyph) bool {
	if r.page.ink == nil || a.part != b.part || strings.ContainsRune(",、。;:()-—~·", a.r) || strings.ContainsRune("(-—~·,、。", b.r) {
		return false
	}
	widest, _ := whiteAmid(r.page.ink, a, b)
	return float64(widest) > cellGap*r.height
}

// whiteAmid is the most columns side by side without ink between the middles of
// two characters of a line, and how many columns those are apart.
func whiteAmid(ink *image.Gray, a, b glyph) (widest, apart int) {
	from, to := (a.box.Min.X+a.box.Max.X)/2, (b.box.Min.X+b.box.Max.X)/2
	box := image.Rect(from, a.box.Min.Y, to, a.box.Max.Y).Intersect(ink.Rect)
	return widestWhite(ink, box), to - from
}

// strokeInk is the grey level below which a pixel may be of a faint stroke.
const strokeInk = 200

// widestWhite is the most columns of a box side by side that hold no ink.
func widestWhite(img *image.Gray, box image.Rectangle) int {
	most, run := 0, 0
	for x := box.Min.X; x < box.Max.X; x++ {
		run++
		for y := box.Min.Y; y < box.Max.Y; y++ {
			if img.Pix[img.PixOffset(x, y)] < strokeInk {
				run = 0
				break
			}
		}
		most = max(most, run)
	}
	return most
}
