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
	length, thick := int(2.5*textHeight), max(3, int(textHeight/5))
	erase(dst, src, lattice{b.Dx(), b.Dy(), 1, src.Stride}, length, thick)
	erase(dst, src, lattice{b.Dy(), b.Dx(), src.Stride, 1}, int(2*textHeight), thick)
	return dst
}

// lattice walks a picture along its rows or along its columns: n steps along
// each of m lines.
type lattice struct {
	n, m         int
	step, stride int
}

func (l lattice) at(i, line int) int { return i*l.step + line*l.stride }

// erase paints over the runs of at least length pixels along l that are no
// thicker than thick across it at most places.
func erase(dst, src *image.Gray, l lattice, length, thick int) {
	for line := range l.m {
		start := -1
		for i := 0; i <= l.n; i++ {
			if i < l.n && src.Pix[l.at(i, line)] < darkInk {
				if start < 0 {
					start = i
				}
				continue
			}
			if start >= 0 && i-start >= length {
				eraseRun(dst, src, l, [3]int{start, i, line}, thick)
			}
			start = -1
		}
	}
}

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
