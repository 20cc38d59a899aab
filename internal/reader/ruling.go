package reader

import "image"

const darkInk = 140 // grey level below which a pixel is ink

// withoutRules returns the picture with ruling lines painted over: straight
// runs of ink, across or down, far longer than a character and thin. Frames
// and table lines make the recogniser drop or mangle text that touches them.
func withoutRules(src *image.Gray, textHeight float64) *image.Gray {
	if textHeight <= 0 {
		textHeight = usualHeight
	}
	b := src.Bounds()
	dst := image.NewGray(image.Rect(0, 0, b.Dx(), b.Dy()))
	for y := range b.Dy() {
		copy(dst.Pix[y*dst.Stride:][:b.Dx()], src.Pix[y*src.Stride:][:b.Dx()])
	}
	thick := max(3, int(textHeight/5))
	eraseAcross(dst, src, int(2.5*textHeight), thick)
	eraseDown(dst, src, int(2*textHeight), thick)
	return dst
}

// eraseAcross paints over the runs of at least length pixels within rows that
// are no thicker than thick at most places.
func eraseAcross(dst, src *image.Gray, length, thick int) {
	w, h := dst.Rect.Dx(), dst.Rect.Dy()
	l := lattice{w, h, 1, src.Stride}
	for y := range h {
		row := src.Pix[y*src.Stride:][:w]
		for x := 0; x < w; x++ {
			from := x
			for x < w && row[x] < darkInk {
				x++
			}
			if x-from >= length {
				eraseRun(dst, src, l, [3]int{from, x, y}, thick)
			}
		}
	}
}

// eraseDown is eraseAcross for columns, all of which it walks at once: a
// picture lies in memory row by row.
func eraseDown(dst, src *image.Gray, length, thick int) {
	w, h := dst.Rect.Dx(), dst.Rect.Dy()
	l := lattice{h, w, src.Stride, 1}
	runs := make([]int, w) // how many rows of ink end at this one
	for y := range h + 1 {
		var row []uint8
		if y < h {
			row = src.Pix[y*src.Stride:][:w]
		}
		for x := range runs {
			if row != nil && row[x] < darkInk {
				runs[x]++
				continue
			}
			if runs[x] >= length {
				eraseRun(dst, src, l, [3]int{y - runs[x], y, x}, thick)
			}
			runs[x] = 0
		}
	}
}

// lattice walks a picture along its rows or along its columns: n steps along
// each of m lines.
type lattice struct {
	n, m         int
	step, stride int
}

func (l lattice) at(i, line int) int { return i*l.step + line*l.stride }

// eraseRun paints the pixels [from, to) of a line and their blurred edges,
// sparing those where strokes of a character cross.
func eraseRun(dst, src *image.Gray, l lattice, r [3]int, thick int) {
	for i := r[0]; i < r[1]; i++ {
		up, down := extent(src, l, i, r[2], -1, thick), extent(src, l, i, r[2], 1, thick)
		if up+down+1 > thick {
			continue
		}
		for line := max(0, r[2]-up-1); line <= min(l.m-1, r[2]+down+1); line++ {
			dst.Pix[l.at(i, line)] = 255
		}
	}
}

// extent counts the ink pixels next to (i, line) across the run, up to limit.
func extent(src *image.Gray, l lattice, i, line, direction, limit int) int {
	n := 0
	for k := line + direction; k >= 0 && k < l.m && n <= limit && src.Pix[l.at(i, k)] < darkInk; k += direction {
		n++
	}
	return n
}
