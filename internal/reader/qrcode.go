package reader

import (
	"image"
	"math"
	"slices"
)

// A QR code bears at three of its corners a square in a square: across its
// middle dark, white, dark, white and dark are 1, 1, 3, 1 and 1 modules wide.

// finder is such a square, with the width of a module.
type finder struct {
	x, y, module float64
	seen         int // how many rows of pixels cross it
}

// qrCodes are the places of the QR codes of an upright picture.
func qrCodes(img *image.Gray) []image.Rectangle {
	all := finders(img)
	var out []image.Rectangle
	for _, a := range all {
		for _, b := range all {
			for _, c := range all {
				if box, ok := cornered(a, b, c); ok && !slices.ContainsFunc(out, box.Overlaps) {
					out = append(out, box)
				}
			}
		}
	}
	return out
}

// cornered is the place of a code with finders at its upper left, upper right
// and lower left corners.
func cornered(a, b, c finder) (image.Rectangle, bool) {
	const fewest, most, askew = 12, 80, 0.08 // modules between two of them; of their distance
	side := b.x - a.x
	m := (a.module + b.module + c.module) / 3
	slack := askew*side + m
	like := func(f finder) bool { return math.Abs(f.module-m) < 0.3*m }
	if side < fewest*m || side > most*m || !like(a) || !like(b) || !like(c) ||
		math.Abs(b.y-a.y) > slack || math.Abs(c.x-a.x) > slack || math.Abs(c.y-a.y-side) > 2*slack {
		return image.Rectangle{}, false
	}
	edge := 3.5 * m
	return image.Rect(int(min(a.x, c.x)-edge), int(min(a.y, b.y)-edge), int(b.x+edge), int(c.y+edge)), true
}

// finders finds the squares of QR codes by the rows of pixels across them.
func finders(img *image.Gray) []finder {
	const step, least, most = 2, 2, 400 // rows; crossings that make one; of them
	var all []finder
	for y := img.Rect.Min.Y; y < img.Rect.Max.Y; y += step {
		line := img.Pix[img.PixOffset(img.Rect.Min.X, y):][:img.Rect.Dx()]
		for _, at := range crossings(line) {
			x := float64(img.Rect.Min.X) + at.middle
			if down, ok := crossingAt(img, int(x), y); ok && math.Abs(down.module-at.module) < 0.5*at.module {
				all = addFinder(all, finder{x, down.middle, at.module, 1}, most)
			}
		}
	}
	all = slices.DeleteFunc(all, func(f finder) bool { return f.seen < least })
	return all
}

// addFinder adds a crossing to those of the same square, or as another where there
// are fewer than most.
func addFinder(all []finder, f finder, most int) []finder {
	for i, o := range all {
		if math.Abs(o.x-f.x) < 2*o.module && math.Abs(o.y-f.y) < 2*o.module {
			all[i].seen++
			return all
		}
	}
	if len(all) >= most {
		return all
	}
	return append(all, f)
}

// crossing is where a line of pixels goes over the middle of a square.
type crossing struct{ middle, module float64 }

// crossings finds stretches of a line as wide to each other as those of a
// square are.
func crossings(line []byte) []crossing {
	var out []crossing
	var widths [5]int // of the last stretches, the newest last
	for from := 0; from < len(line); {
		dark, to := line[from] < darkInk, from+1
		for to < len(line) && (line[to] < darkInk) == dark {
			to++
		}
		copy(widths[:], widths[1:])
		widths[4] = to - from
		if m, ok := moduleOf(widths); dark && ok {
			middle := float64(to-widths[4]-widths[3]) - float64(widths[2])/2
			out = append(out, crossing{middle, m})
		}
		from = to
	}
	return out
}

// moduleOf is the width of a module where stretches are as wide to each other as
// those across a square are.
func moduleOf(widths [5]int) (float64, bool) {
	const least = 1.6 // pixels: print of less is not to be told
	sum := 0
	for _, w := range widths {
		sum += w
	}
	m := float64(sum) / 7
	for i, w := range widths {
		want := 1.0
		if i == 2 {
			want = 3
		}
		if math.Abs(float64(w)-want*m) > 0.5*m*math.Sqrt(want)+0.5 {
			return 0, false
		}
	}
	return m, m >= least
}

// crossingAt is where the column of pixels at x goes over a square around y.
func crossingAt(img *image.Gray, x, y int) (crossing, bool) {
	const reach = 120 // pixels
	from, to := max(img.Rect.Min.Y, y-reach), min(img.Rect.Max.Y, y+reach)
	line := make([]byte, 0, to-from)
	for v := from; v < to; v++ {
		line = append(line, img.GrayAt(x, v).Y)
	}
	for _, c := range crossings(line) {
		if at := float64(from) + c.middle; math.Abs(at-float64(y)) < 1.5*c.module {
			return crossing{at, c.module}, true
		}
	}
	return crossing{}, false
}
