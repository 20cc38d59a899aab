package scan

import (
	"math"

	"zhengqi/internal/mrz/scan/cell"
)

// inkRule says which pixels are ink: those darker than the mean of the window
// around them by a share of it, by so many deviations of the window, and by
// so many grey levels.
type inkRule struct{ share, deviations, levels float64 }

var (
	// plainInk is fair print on even paper.
	plainInk = inkRule{share: 0.12, levels: 5}
	// faintInk finds pale print, and print on a pattern paler than itself.
	faintInk = inkRule{deviations: 0.8, levels: 3}
	// boldInk is print on a pattern nearly as strong.
	boldInk = inkRule{deviations: 1.3, levels: 5}
)

// inkReach is how far the window around a pixel goes to either side.
const inkReach = 14

// inkMask marks the pixels of l that are ink with 1.
func inkMask(l cell.Level, rule inkRule) []uint8 {
	mask := make([]uint8, l.W*l.H)
	if rule.deviations > 0 {
		rule.levels = max(rule.levels, 3*grain(l))
	}
	columns := newColumns(l)
	for y := range l.H {
		columns.moveTo(y)
		columns.mark(rule, y, mask[y*l.W:][:l.W])
	}
	return mask
}

// columns holds, of the pixels of each column within reach of a row, the sum in
// the lower half of a word and the sum of squares in the upper half. Columns
// beyond the edges hold nothing; column 0 is the one at inkReach+1.
type columns struct {
	level     cell.Level
	top, foot int
	sums      []uint64
	widths    []int // of the window around each pixel
}

const lowerHalf = 1<<32 - 1

// powers gives a pixel and its square in the two halves of a word.
var powers = func() (t [256]uint64) {
	for v := range t {
		t[v] = uint64(v) | uint64(v*v)<<32
	}
	return t
}()

func newColumns(l cell.Level) *columns {
	c := &columns{level: l, sums: make([]uint64, l.W+2*inkReach+1), widths: make([]int, l.W)}
	for x := range c.widths {
		c.widths[x] = min(x+inkReach+1, l.W) - max(x-inkReach, 0)
	}
	return c
}

// moveTo brings the columns to the window around row y; rows only go down.
func (c *columns) moveTo(y int) {
	l := c.level
	sums := c.sums[inkReach+1:][:l.W]
	for ; c.foot < min(y+inkReach+1, l.H); c.foot++ {
		for x, v := range l.Pix[c.foot*l.W:][:len(sums)] {
			sums[x] += powers[v]
		}
	}
	for ; c.top < y-inkReach; c.top++ {
		for x, v := range l.Pix[c.top*l.W:][:len(sums)] {
			sums[x] -= powers[v]
		}
	}
}

// mark marks the ink of row y. Everything is multiplied by the number of pixels
// in the window, so that nothing is divided, and compared as whole numbers of
// 1/fine.
func (c *columns) mark(rule inkRule, y int, mask []uint8) {
	const fine = 1 << 20
	rows, share, levels := c.foot-c.top, int(rule.share*fine), int(rule.levels*fine)
	enter, leave := c.sums[2*inkReach+1:][:len(mask)], c.sums[:len(mask)]
	widths, row := c.widths[:len(mask)], c.level.Pix[y*c.level.W:][:len(mask)]
	var window uint64
	for _, s := range c.sums[:2*inkReach+1] {
		window += s
	}
	for x := range mask {
		window += enter[x] - leave[x]
		n, sum := widths[x]*rows, int(window&lowerHalf)
		depth := sum - n*int(row[x])
		if depth*fine > n*levels+share*sum && rule.deep(depth, n, window) {
			mask[x] = 1
		}
	}
}

// deep reports whether n times the depth of a pixel below the mean of the window
// of n pixels is enough for the window's deviation.
func (r inkRule) deep(depth, n int, window uint64) bool {
	sum := float64(window & lowerHalf)
	variance := float64(n)*float64(window>>32) - sum*sum
	return r.deviations == 0 || float64(depth)*float64(depth) > r.deviations*r.deviations*variance
}

// grain is the deviation of the picture's noise: that of the difference
// between a pixel and its neighbours, where it is smallest.
func grain(l cell.Level) float64 {
	var counts [256]int
	n := 0
	for y := 1; y+1 < l.H; y += 3 {
		row := l.Pix[y*l.W:][:l.W]
		for x := 1; x+1 < l.W; x += 3 {
			d := 2*int(row[x]) - int(row[x-1]) - int(row[x+1])
			counts[min(max(d, -d), 255)]++
			n++
		}
	}
	seen := 0
	for d, count := range counts {
		if seen += count; seen*2 >= n { // the median is 0.674 deviations
			return float64(d) / 0.674 / math.Sqrt(6)
		}
	}
	return 0
}
