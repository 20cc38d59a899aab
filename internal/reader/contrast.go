package reader

import (
	"image"
	"slices"
)

// Print that is faint by itself, or bleached by glare, is brought to the
// darkness of other print, cell by cell.
const (
	toneCell  = 8   // pixels, looked at by the means of two by two
	toneBlock = 8   // cells over which the grain of the paper is measured
	fullInk   = 170 // how dark the darkest of print is that needs no help
	leastInk  = 14  // how dark the darkest is that can be print
	mostGain  = 4
	grainMore = 22 // and how much more, in tenths of the grain of the paper
)

// faintness is what tells faint print on a picture from what is none.
type faintness struct {
	grain inkMap // of the paper around each cell, by grainIn
	red   inkMap // which cells a seal has coloured: its traces are no print
	reach int    // cells that print lies about as far from print
}

// faintnessOf measures a picture; height is the usual character height.
func faintnessOf(colour *image.NRGBA, height float64) faintness {
	t := inkMap{w: colour.Rect.Dx() / toneCell, h: colour.Rect.Dy() / toneCell}
	return faintness{t.grainOf(colour), t.redCells(colour), max(1, int(height/toneCell+0.5))}
}

// darken darkens what is faint in the same picture as print on white, in place.
func (f faintness) darken(img *image.Gray) {
	t := newInkMap(img)
	t.widen(f.reach)
	gains := t.gains(f.grain)
	gains.smooth(2)
	gains.apply(img, f.red)
}

// inkMap is a value for each cell of a picture.
type inkMap struct {
	w, h int
	v    []int
}

// newInkMap returns how dark the darkest ink of each cell is.
func newInkMap(img *image.Gray) inkMap {
	w, h := img.Rect.Dx()/toneCell, img.Rect.Dy()/toneCell
	t := inkMap{w, h, make([]int, w*h)}
	for y := range h * toneCell / 2 {
		upper, lower := img.Pix[2*y*img.Stride:], img.Pix[(2*y+1)*img.Stride:]
		row := t.v[2*y/toneCell*w:][:w]
		for x := range row {
			least := 4 * 255
			for i := x * toneCell; i < (x+1)*toneCell; i += 2 {
				least = min(least, int(upper[i])+int(upper[i+1])+int(lower[i])+int(lower[i+1]))
			}
			row[x] = max(row[x], 255-least/4)
		}
	}
	return t
}

// grainOf is grainIn for the surroundings of each cell.
func (t inkMap) grainOf(colour *image.NRGBA) inkMap {
	out := inkMap{t.w, t.h, make([]int, t.w*t.h)}
	for y := 0; y < t.h; y += toneBlock {
		for x := 0; x < t.w; x += toneBlock {
			block := image.Rect(x, y, min(x+toneBlock, t.w), min(y+toneBlock, t.h))
			grain := grainIn(colour, block)
			for j := block.Min.Y; j < block.Max.Y; j++ {
				for i := block.Min.X; i < block.Max.X; i++ {
					out.v[j*t.w+i] = grain
				}
			}
		}
	}
	return out
}

// grainIn is how much the pixels of a cell of bare paper differ in a part of
// the picture, where paper is 255: a fifth of the cells of any are bare.
func grainIn(colour *image.NRGBA, cells image.Rectangle) int {
	var paper, ranges [256]int
	n := 0
	for y := cells.Min.Y; y < cells.Max.Y; y++ {
		for x := cells.Min.X; x < cells.Max.X; x++ {
			low, high := cellRange(colour.Pix[y*toneCell*colour.Stride+4*x*toneCell:], colour.Stride)
			paper[high]++
			ranges[high-low]++
			n++
		}
	}
	return 255 * percentile(ranges, n/5) / max(percentile(paper, n/2), 1)
}

// cellRange returns the least and the greatest mean of two by two pixels of
// the cell with which pix begins.
func cellRange(pix []uint8, stride int) (low, high int) {
	low = 4 * 255
	for y := 0; y < toneCell; y += 2 {
		upper, lower := pix[y*stride:][:4*toneCell], pix[(y+1)*stride:][:4*toneCell]
		for i := 1; i < len(upper); i += 8 {
			v := int(upper[i]) + int(upper[i+4]) + int(lower[i]) + int(lower[i+4])
			low, high = min(low, v), max(high, v)
		}
	}
	return low / 4, high / 4
}

// widen takes the greatest value within r cells.
func (t inkMap) widen(r int) {
	for y := range t.h {
		t.along(y*t.w, 1, t.w, r, slices.Max)
	}
	for x := range t.w {
		t.along(x, t.w, t.h, r, slices.Max)
	}
}

// smooth takes the mean within r cells.
func (t inkMap) smooth(r int) {
	mean := func(v []int) int {
		sum := 0
		for _, x := range v {
			sum += x
		}
		return sum / len(v)
	}
	for y := range t.h {
		t.along(y*t.w, 1, t.w, r, mean)
	}
	for x := range t.w {
		t.along(x, t.w, t.h, r, mean)
	}
}

// along replaces the n values from at on, step apart, by what of makes of those
// within r places.
func (t inkMap) along(at, step, n, r int, of func([]int) int) {
	line := make([]int, n)
	for i := range line {
		line[i] = t.v[at+i*step]
	}
	for i := range line {
		t.v[at+i*step] = of(line[max(0, i-r):min(n, i+r+1)])
	}
}

// gains returns what ink is to be darkened by, in 1/256.
func (t inkMap) gains(grain inkMap) inkMap {
	out := inkMap{t.w, t.h, make([]int, t.w*t.h)}
	for i, dark := range t.v {
		least := leastInk + grainMore*grain.v[i]/10
		gain := 256
		if dark < fullInk && dark > least*3/4 {
			gain = min(256*fullInk/dark, 256*mostGain)
			gain = 256 + (gain-256)*min(dark-least*3/4, least/4)/(least/4)
		}
		out.v[i] = gain
	}
	return out
}

// redCells tells which cells hold the red of a seal, or lie beside one that
// does.
func (t inkMap) redCells(colour *image.NRGBA) inkMap {
	const redder, fewest = 15, 2 // parts of a hundred; pixels of those looked at
	out := inkMap{t.w, t.h, make([]int, t.w*t.h)}
	for y := range t.h {
		for x := range t.w {
			red := 0
			for j := y * toneCell; j < (y+1)*toneCell; j += 2 {
				row := colour.Pix[j*colour.Stride+4*x*toneCell:][:4*toneCell]
				for i := 0; i < len(row); i += 8 {
					r, other := int(row[i]), int(max(row[i+1], row[i+2]))
					if 100*(r-other) > redder*r {
						red++
					}
				}
			}
			if red >= fewest {
				out.v[y*t.w+x] = 1
			}
		}
	}
	out.widen(1)
	return out
}

// apply darkens the picture but where it is red.
func (t inkMap) apply(img *image.Gray, red inkMap) {
	for y := range t.h * toneCell {
		gains := t.v[y/toneCell*t.w:][:t.w]
		for x, gain := range gains {
			if gain == 256 || red.v[y/toneCell*t.w+x] != 0 {
				continue
			}
			cell := img.Pix[y*img.Stride+x*toneCell:][:toneCell]
			for i, v := range cell {
				cell[i] = uint8(max(0, 255-(255-int(v))*gain/256))
			}
		}
	}
}
