package reader

import (
	"encoding/binary"
	"math/bits"
)

// Most of a page is white: eight of its pixels are looked at at a time.

const (
	eachPixel = 0x0101010101010101
	tops      = 0x80 * eachPixel // the top bit of each of eight pixels
)

// below tells which of eight pixels are darker than level, by their top bits.
// level is at least 128.
func below(px uint64, level uint64) uint64 {
	return ^(((px | tops) - (level-128)*eachPixel) & px) & tops
}

// eightFrom returns the eight pixels of a row from x on, those beyond its end
// white.
func eightFrom(row []uint8, x int) uint64 {
	if x+8 <= len(row) {
		return binary.LittleEndian.Uint64(row[x:])
	}
	last := [8]uint8{255, 255, 255, 255, 255, 255, 255, 255}
	copy(last[:], row[x:])
	return binary.LittleEndian.Uint64(last[:])
}

// firstMarked returns the first of the eight pixels that are marked, and the others
// that are.
func firstMarked(marked uint64) (pixel int, others uint64) {
	return bits.TrailingZeros64(marked) / 8, marked & (marked - 1)
}

// nextDark returns the first place of a row from x on that is darker than level,
// or its end.
func nextDark(row []uint8, x int, level uint64) int {
	for ; x < len(row); x += 8 {
		if marked := below(eightFrom(row, x), level); marked != 0 {
			pixel, _ := firstMarked(marked)
			return x + pixel
		}
	}
	return len(row)
}

// nextLight returns the first place of a row from x on that is no darker than
// level, or its end.
func nextLight(row []uint8, x int, level uint64) int {
	for ; x < len(row); x += 8 {
		if light := ^below(eightFrom(row, x), level) & tops; light != 0 {
			pixel, _ := firstMarked(light)
			return min(x+pixel, len(row))
		}
	}
	return len(row)
}
