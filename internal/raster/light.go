package raster

import "image"

const (
	lightCell   = 4  // pixels to a cell of the background estimate
	strokeWidth = 48 // pixels: dark marks up to this width are ink, wider ones ground
)

// background is an estimate of how bright the bare paper is at each place.
type background struct {
	cells *image.Gray  // one value to lightCell by lightCell pixels
	small *image.NRGBA // the picture at the same size
	white [3]float64   // red, green and blue of paper relative to its luma
}

// backgroundOf closes the ink of a reduced picture. A closing keeps straight
// edges where they are, so that a hard shadow stays as sharp as it is.
func backgroundOf(img *image.NRGBA) background {
	small := reduce(img, min(lightCell, img.Rect.Dx(), img.Rect.Dy()))
	gray := grayOf(small)
	cells := closing(gray, strokeWidth/lightCell/2)
	return background{darkSide(cells), small, whiteBalance(small, gray, cells)}
}

// darkSide smooths the ground so that at the edge of a shadow it is nowhere
// brighter than the paper: what is in the shadow would become ink there.
func darkSide(cells *image.Gray) *image.Gray {
	smooth := blur(cells, 1)
	for i, v := range cells.Pix {
		smooth.Pix[i] = min(smooth.Pix[i], v)
	}
	return smooth
}

// whiteBalance averages the colour of cells that are as bright as their
// ground.
func whiteBalance(small *image.NRGBA, gray, ground *image.Gray) [3]float64 {
	sum := [3]float64{1, 1, 1}
	total := 1.0
	for i, v := range gray.Pix {
		if int(v) < int(ground.Pix[i])-6 || v < 40 {
			continue
		}
		for c := range sum {
			sum[c] += float64(small.Pix[4*i+c])
		}
		total += float64(v)
	}
	for c := range sum {
		sum[c] = min(max(sum[c]/total, 0.6), 1.6)
	}
	return sum
}

// row writes to gains what the pixels of row y must be multiplied by, in
// 1/256, to bring paper to 255. grounds is room for a value a cell and one more.
func (b background) row(y int, gains, grounds []uint32) {
	w, h := b.cells.Rect.Dx(), b.cells.Rect.Dy()
	y0, fy := cellAt(y, h)
	lower := b.cells.Pix[min(y0+1, h-1)*b.cells.Stride:][:w]
	for x, v := range b.cells.Pix[y0*b.cells.Stride:][:w] {
		grounds[x] = uint32(v)*(8-fy) + uint32(lower[x])*fy // 8 times the ground
	}
	grounds[w] = grounds[w-1]
	for x := range gains {
		x0, fx := cellAt(x, w)
		gains[x] = gainOf[grounds[x0]*(8-fx)+grounds[x0+1]*fx]
	}
}

// gainOf is the gain for 64 times a ground.
var gainOf = func() (t [64*255 + 1]uint32) {
	for v := range t {
		t[v] = 255 * 256 * 64 / max(uint32(v), 64*24)
	}
	return t
}()

// cellAt returns the cell whose centre lies at or before pixel p and the
// eighths of the way to the next one.
func cellAt(p, cells int) (int, uint32) {
	eighths := 2*p + 1 - lightCell
	if eighths < 0 {
		return 0, 0
	}
	cell := eighths / (2 * lightCell)
	if cell >= cells-1 {
		return cells - 1, 0
	}
	return cell, uint32(eighths % (2 * lightCell))
}

// even returns the picture in grey with paper at 255 everywhere and red seals
// taken off.
func even(img *image.NRGBA) *image.Gray {
	w, h := img.Rect.Dx(), img.Rect.Dy()
	dst := image.NewGray(img.Rect)
	ground := backgroundOf(img)
	tone := ground.tone()
	gains, grounds := make([]uint32, w), make([]uint32, ground.cells.Rect.Dx()+1)
	for y := range h {
		ground.row(y, gains, grounds)
		tone.Even(dst.Pix[y*dst.Stride:][:w], img.Pix[y*img.Stride:], gains)
	}
	stretch(dst)
	return dst
}

// stretch spreads the values so that ink reaches black and the grain of the
// paper white.
func stretch(img *image.Gray) {
	black, white := levels(histogramOf(img.Pix), len(img.Pix))
	var table [256]uint8
	for v := range table {
		table[v] = uint8(min(max((v-black)*255/(white-black), 0), 255))
	}
	for i, v := range img.Pix {
		img.Pix[i] = table[v]
	}
}

// histogramOf counts the values. Most neighbours are alike, and a count waits for
// the one before it: so four are kept.
func histogramOf(values []uint8) *[256]int {
	var counts [4][256]int
	for ; len(values) >= 4; values = values[4:] {
		counts[0][values[0]]++
		counts[1][values[1]]++
		counts[2][values[2]]++
		counts[3][values[3]]++
	}
	for _, v := range values {
		counts[0][v]++
	}
	for v := range counts[0] {
		counts[0][v] += counts[1][v] + counts[2][v] + counts[3][v]
	}
	return &counts[0]
}

// levels picks the black point, darker than all but a half per cent, and the
// white point, at the darker shoulder of the paper's peak.
func levels(histogram *[256]int, total int) (black, white int) {
	const maxBlack, minWhite = 110, 190
	seen := 0
	for black < maxBlack && seen+histogram[black] < total/200 {
		seen += histogram[black]
		black++
	}
	peak := 255
	for v := 254; v >= minWhite; v-- {
		if histogram[v] > histogram[peak] {
			peak = v
		}
	}
	white = peak
	for white > minWhite && histogram[white] > histogram[peak]/8 {
		white--
	}
	return black, white
}
