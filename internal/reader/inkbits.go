package reader

import (
	"image"
	"math/bits"

	"zhengqi/internal/raster/pixels"
)

// inkBits has a bit for each pixel of a picture that is ink. Most of a page is
// white: 64 pixels are passed over at a time.
type inkBits struct {
	words int // a row
	bits  []uint64
}

const wordBits = 64

// inkBitsOf marks what is darker than level.
func inkBitsOf(src *image.Gray, level uint8) inkBits {
	w, h := src.Rect.Dx(), src.Rect.Dy()
	b := inkBits{words: (w + wordBits - 1) / wordBits}
	b.bits = make([]uint64, b.words*h)
	for y := range h {
		pixels.Below(b.row(y), src.Pix[y*src.Stride:][:w], level)
	}
	return b
}

func (b inkBits) row(y int) []uint64 { return b.bits[y*b.words:][:b.words] }

// firstBit returns the place of the lowest bit, and the others.
func firstBit(marked uint64) (bit int, others uint64) {
	return bits.TrailingZeros64(marked), marked & (marked - 1)
}

// nextInk returns the first place of a row from x on that is ink, or its end.
func nextInk(row []uint64, x, end int) int { return nextBit(row, x, end, 0) }

// nextPaper returns the first place of a row from x on that is none, or its end.
func nextPaper(row []uint64, x, end int) int { return nextBit(row, x, end, ^uint64(0)) }

// nextBit returns the first place from x on whose bit is not that of none.
func nextBit(row []uint64, x, end int, none uint64) int {
	for i := x / wordBits; i*wordBits < end; i++ {
		marked := row[i] ^ none
		if from := x - i*wordBits; from > 0 {
			marked &= ^uint64(0) << from
		}
		if marked != 0 {
			return min(end, i*wordBits+bits.TrailingZeros64(marked))
		}
	}
	return end
}

// inkBeside marks what is ink, or has ink before or after it in its row.
func inkBeside(into, row []uint64) {
	for i, word := range row {
		near := word | word<<1 | word>>1
		if i > 0 {
			near |= row[i-1] >> (wordBits - 1)
		}
		if i+1 < len(row) {
			near |= row[i+1] << (wordBits - 1)
		}
		into[i] = near
	}
}

// oneAbove marks what is ink, or has ink above or below it, in row y.
func (b inkBits) oneAbove(into []uint64, y int) {
	above, row, under := b.row(y-1), b.row(y), b.row(y+1)
	for i := range into {
		into[i] = above[i] | row[i] | under[i]
	}
}

// withoutEnds takes the first and the last of so many places off.
func withoutEnds(row []uint64, places int) {
	row[0] &^= 1
	row[(places-1)/wordBits] &= 1<<((places-1)%wordBits) - 1
}
