package raster

import (
	"image"
)

const (
	ruleInk  = 170 // darker pixels of an evened sheet may belong to a rule
	ruleHalo = 215 // and these to its blurred sides
)

// WithoutRules returns the sheet with the straight rules of tables, frames and
// underlines taken out of Gray; recognisers take them for characters. Rules
// are runs of ink longer than any stroke of a character and no thicker than
// one; where a character crosses a rule, it stays whole.
func (s *Sheet) WithoutRules() *Sheet {
	height := s.TextHeight
	if height == 0 {
		height = 24
	}
	eraser := ruleEraser{length: int(max(48, 3.5*height)), thickness: int(max(6, height/3))}
	out := *s
	across := eraser.eraseAcross(s.Gray)
	out.Gray = turnGray(eraser.eraseAcross(turnGray(across, 1)), 3)
	return &out
}

// ruleEraser knows how long rules are at least and how thick at most, in
// pixels.
type ruleEraser struct{ length, thickness int }

// eraseAcross whitens the horizontal rules of a copy of src.
func (e ruleEraser) eraseAcross(src *image.Gray) *image.Gray {
	dst := image.NewGray(src.Rect)
	w, h := src.Rect.Dx(), src.Rect.Dy()
	for y := range h {
		copy(dst.Pix[y*dst.Stride:][:w], src.Pix[y*src.Stride:][:w])
	}
	for y := range h {
		row := src.Pix[y*src.Stride:][:w]
		for from := 0; from < w; {
			if row[from] >= ruleInk {
				from++
				continue
			}
			to := from
			for to < w && row[to] < ruleInk {
				to++
			}
			if to-from >= e.length {
				e.whiten(dst, src, image.Rect(from, y, to, y+1))
			}
			from = to
		}
	}
	return dst
}

// whiten clears the columns of a run over the thickness of its rule. The
// thickness is the median over the run's columns: where a column is thicker,
// something crosses and stays.
func (e ruleEraser) whiten(dst, src *image.Gray, run image.Rectangle) {
	y := run.Min.Y
	spans := make([][2]int, 0, run.Dx())
	var thick []int
	for x := run.Min.X; x < run.Max.X; x++ {
		top, bottom := e.extent(src, x, y)
		spans = append(spans, [2]int{top, bottom})
		thick = append(thick, bottom-top)
	}
	usual := median(thick)
	if usual > e.thickness {
		return
	}
	for i, span := range spans {
		if thick[i] > usual+2 {
			continue
		}
		for row := span[0]; row < span[1]; row++ {
			dst.Pix[row*dst.Stride+run.Min.X+i] = 255
		}
	}
}

// extent returns the rows from top to before bottom that are dark around
// (x, y), looking no further than tells a rule from a stroke.
func (e ruleEraser) extent(src *image.Gray, x, y int) (top, bottom int) {
	reach := 2 * e.thickness
	top, bottom = y, y+1
	for top > 0 && y-top < reach && src.Pix[(top-1)*src.Stride+x] < ruleHalo {
		top--
	}
	for bottom < src.Rect.Dy() && bottom-y < reach && src.Pix[bottom*src.Stride+x] < ruleHalo {
		bottom++
	}
	return top, bottom
}
