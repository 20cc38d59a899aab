package reader

import (
	"image"
	"math/bits"
	"slices"

	"zhengqi/internal/raster"
	"zhengqi/internal/raster/pixels"
)

// Headings and grades are printed in red on some papers. What takes seals off
// takes them off too: here the red print that is no part of a seal is put back.

// How red marks are told from each other, in character heights.
const (
	redReach   = 0.6  // marks so near to each other belong together
	leastSeal  = 4.6  // a seal is at least so wide and so high
	mostSeal   = 26   // and no wider and no higher
	mostRed    = 4.5  // red print is at most so high: grades are large
	leastRed   = 0.6  // and at least
	besideSeal = 0.8  // marks so near to a seal may be its own
	inkAmong   = 0.06 // share of a mark's box with black ink from which it lies over print
)

// restoreRed puts red print back on the picture that text is read from. Forms
// are printed in red too, frames and all, which hold no label back.
func (p *page) restoreRed() {
	plane, found := redPlane(p.sheet.Color)
	if !found {
		return
	}
	h := p.height()
	framed := redMarks(plane, h) // the sides of a square seal are taken off with the frames
	eraseRules(plane, cloneGray(plane), h)
	marks := redMarks(plane, h)
	seals := slices.DeleteFunc(append(framed, marks...), func(b image.Rectangle) bool {
		return float64(min(b.Dx(), b.Dy())) < leastSeal*h || float64(max(b.Dx(), b.Dy())) > mostSeal*h
	})
	for _, box := range inLines(p.apartFrom(seals, marks, h), h) {
		darken(p.ink, plane, box.Inset(-box.Dy()/3)) // with its smallest strokes
	}
}

// redPlane is how red a picture is, in grey: white where it is not. found
// tells whether there is enough red on it for print.
func redPlane(src *image.NRGBA) (plane *image.Gray, found bool) {
	const least = 2000
	plane = image.NewGray(src.Rect)
	pixels.Redness(plane.Pix, src.Pix)
	n := 0
	for _, marked := range inkBitsOf(plane, darkInk).bits {
		n += bits.OnesCount64(marked)
	}
	return plane, n >= least
}

// redMarks returns the boxes of red marks, those that stand together joined.
func redMarks(plane *image.Gray, h float64) []image.Rectangle {
	const most = 3000 // more is a picture or a coloured ground
	k := max(1, int(h/segmentHeight))
	marks := components(plane, k)
	if len(marks) > most {
		return nil
	}
	joined := joinNear(marks, int(redReach*h)/k)
	for i, b := range joined {
		joined[i] = image.Rect(b.Min.X*k, b.Min.Y*k, b.Max.X*k, b.Max.Y*k).Intersect(plane.Rect)
	}
	return joined
}

// joinNear joins marks that are within reach of each other.
func joinNear(marks []image.Rectangle, reach int) []image.Rectangle {
	sets := raster.NewForest(len(marks))
	slices.SortFunc(marks, byLeft)
	for i, a := range marks {
		for j := i + 1; j < len(marks) && marks[j].Min.X <= a.Max.X+reach; j++ {
			if a.Inset(-reach).Overlaps(marks[j]) {
				sets.Join(i, j)
			}
		}
	}
	joined := map[int]image.Rectangle{}
	for i, m := range marks {
		joined[sets.Root(i)] = joined[sets.Root(i)].Union(m)
	}
	var out []image.Rectangle
	for _, b := range joined {
		out = append(out, b)
	}
	slices.SortFunc(out, byLeft)
	return out
}

// apartFrom keeps the marks that may be print: of its size, away from seals, and
// not over black print, where seals are.
func (p *page) apartFrom(seals, all []image.Rectangle, h float64) []image.Rectangle {
	var out []image.Rectangle
	for _, b := range all {
		if t := float64(b.Dy()); t > mostRed*h || t < leastRed*h {
			continue
		}
		near := b.Inset(-int(besideSeal * h))
		if !slices.ContainsFunc(seals, near.Overlaps) && p.inkIn(b) <= inkAmong {
			out = append(out, b)
		}
	}
	return out
}

// inkIn is the share of black ink in a box.
func (p *page) inkIn(b image.Rectangle) float64 {
	n := 0
	for y := b.Min.Y; y < b.Max.Y; y++ {
		for _, v := range p.ink.Pix[p.ink.PixOffset(b.Min.X, y):p.ink.PixOffset(b.Max.X, y)] {
			n += (int(v) - darkInk) >> 8 & 1
		}
	}
	return float64(n) / float64(max(1, b.Dx()*b.Dy()))
}

// inLines keeps the marks that are a line of print: wider than a character, or
// with another of their height beside them.
func inLines(all []image.Rectangle, h float64) []image.Rectangle {
	const wide, apart, alike = 1.7, 4, 0.6
	return slices.DeleteFunc(slices.Clone(all), func(b image.Rectangle) bool {
		return float64(b.Dx()) < wide*float64(b.Dy()) && !slices.ContainsFunc(all, func(o image.Rectangle) bool {
			shared := min(b.Max.Y, o.Max.Y) - max(b.Min.Y, o.Min.Y)
			gap := max(b.Min.X, o.Min.X) - min(b.Max.X, o.Max.X)
			return o != b && float64(shared) >= alike*float64(max(b.Dy(), o.Dy())) && gap < apart*b.Dy()
		})
	})
}

// darken copies what is darker on src in a box.
func darken(dst, src *image.Gray, box image.Rectangle) {
	box = box.Intersect(dst.Rect).Intersect(src.Rect)
	for y := box.Min.Y; y < box.Max.Y; y++ {
		to := dst.Pix[dst.PixOffset(box.Min.X, y):dst.PixOffset(box.Max.X, y)]
		for i, v := range src.Pix[src.PixOffset(box.Min.X, y):src.PixOffset(box.Max.X, y)] {
			to[i] = min(to[i], v)
		}
	}
}
