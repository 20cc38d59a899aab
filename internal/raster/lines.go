package raster

import (
	"cmp"
	"image"
	"slices"
)

const (
	layoutSide   = 1000 // about the longest side of the picture that layout is measured on
	inkThreshold = 150
	faintInk     = 215 // grey level of print that is faint all over
)

// layout is the ink of a sheet at reduced size.
type layout struct {
	factor int         // sheet pixels to a layout pixel
	marks  []Component // patches that may be characters or parts of them
	height float64     // median height of characters in layout pixels, 0 unknown
}

func layoutOf(gray *image.Gray) layout {
	k := shrinkBy(gray.Rect, layoutSide)
	reduced := reduceGray(gray, k)
	marks := marksOf(inkOf(reduced, inkThreshold))
	l := layout{k, marks, characterHeight(marks)}
	if l.height*float64(k) < minTextHeight {
		return wholer(l, marksOf(inkOf(reduced, faintInk)))
	}
	return l
}

// wholer takes the marks of faint print where they are far larger: the strokes
// of its characters had fallen to pieces.
func wholer(l layout, faint []Component) layout {
	const larger = 1.6
	if height := characterHeight(faint); height*float64(l.factor) >= minTextHeight && height > larger*l.height {
		return layout{l.factor, faint, height}
	}
	return l
}

// layout is that of the sheet, measured where it is not known.
func (s *Sheet) layout() layout {
	if s.laid != nil {
		return *s.laid
	}
	return layoutOf(s.Gray)
}

// marksOf returns the patches of ink that may be characters or parts of them.
func marksOf(ink bitmap) []Component {
	var marks []Component
	for _, c := range ink.components() {
		if isMark(c, ink) {
			marks = append(marks, c)
		}
	}
	return marks
}

// isMark leaves out specks, rules, frames and pictures.
func isMark(c Component, ink bitmap) bool {
	w, h := c.Box.Dx(), c.Box.Dy()
	longest := max(ink.w, ink.h)
	return c.Area >= 4 && max(w, h) >= 3 && max(w, h) <= longest/10 &&
		!(w > 12*h) && !(h > 12*w)
}

// characterHeight is the median of the marks' longer sides, each weighted by
// that side, so that dots and loose strokes of Chinese characters count for
// little. It is 0 where there are too few marks to tell.
func characterHeight(marks []Component) float64 {
	if len(marks) < 8 {
		return 0
	}
	sizes := make([]int, len(marks))
	total := 0
	for i, m := range marks {
		sizes[i] = max(m.Box.Dx(), m.Box.Dy())
		total += sizes[i]
	}
	slices.Sort(sizes)
	seen := 0
	for _, s := range sizes {
		if seen += s; 2*seen >= total {
			return float64(s)
		}
	}
	return 0
}

// Lines returns the boxes of text lines in sheet pixels, from top to bottom.
// Columns of a table, which stand more than about two characters apart, are
// lines of their own.
func (s *Sheet) Lines() []image.Rectangle {
	l := s.layout()
	if l.height == 0 {
		return nil
	}
	boxes := mergeLines(l.marks, l.height)
	out := make([]image.Rectangle, 0, len(boxes))
	for _, b := range boxes {
		if float64(b.Dy()) < l.height/3 {
			continue
		}
		b = image.Rect(b.Min.X*l.factor, b.Min.Y*l.factor, b.Max.X*l.factor, b.Max.Y*l.factor)
		out = append(out, b.Intersect(s.Gray.Rect))
	}
	slices.SortStableFunc(out, func(a, b image.Rectangle) int {
		return cmp.Or(cmp.Compare(a.Min.Y+a.Max.Y, b.Min.Y+b.Max.Y), cmp.Compare(a.Min.X, b.Min.X))
	})
	return out
}

// mergeLines joins marks from left to right: each joins the line that ends
// nearest before it and shares most of its height.
func mergeLines(marks []Component, height float64) []image.Rectangle {
	marks = slices.Clone(marks)
	slices.SortFunc(marks, func(a, b Component) int {
		return cmp.Or(cmp.Compare(a.Box.Min.X, b.Box.Min.X), cmp.Compare(a.Box.Min.Y, b.Box.Min.Y))
	})
	reach := int(2 * height)
	var done, open []image.Rectangle
	for _, m := range marks {
		open = slices.DeleteFunc(open, func(r image.Rectangle) bool {
			if r.Max.X+reach < m.Box.Min.X {
				done = append(done, r)
				return true
			}
			return false
		})
		if i := bestLine(open, m.Box); i >= 0 {
			open[i] = open[i].Union(m.Box)
		} else {
			open = append(open, m.Box)
		}
	}
	return append(done, open...)
}

// bestLine returns the index of the line that shares the greatest part of the
// lower of the two heights, at least half of it, or -1.
func bestLine(open []image.Rectangle, box image.Rectangle) int {
	best, bestShare := -1, 0.5
	for i, r := range open {
		shared := min(r.Max.Y, box.Max.Y) - max(r.Min.Y, box.Min.Y)
		share := float64(shared) / float64(min(r.Dy(), box.Dy()))
		if share > bestShare && r.Union(box).Dy() <= 2*max(r.Dy(), box.Dy()) {
			best, bestShare = i, share
		}
	}
	return best
}
