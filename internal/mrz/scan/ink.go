package scan

import (
	"math"

	"zhengqi/internal/mrz/scan/cell"
)

// inkRule says which pixels are ink: those darker than the mean of the window
// around them by a share of it, by so many deviations of the window, and by
// so many grey levels.
type inkRule struct{ share, deviations, levels float32 }

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

// inkMask marks the pixels of l that are ink.
func inkMask(l cell.Level, rule inkRule) []bool {
	mask := make([]bool, l.W*l.H)
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

// columns holds the sums, and sums of squares, of the pixels of each column
// within reach of a row.
type columns struct {
	level     cell.Level
	top, foot int
	sums      []uint32
	squares   []uint32
}

func newColumns(l cell.Level) *columns {
	return &columns{level: l, sums: make([]uint32, l.W), squares: make([]uint32, l.W)}
}

// moveTo brings the columns to the window around row y; rows only go down.
func (c *columns) moveTo(y int) {
	l := c.level
	for ; c.foot < min(y+inkReach+1, l.H); c.foot++ {
		for x, v := range l.Pix[c.foot*l.W:][:l.W] {
			c.sums[x] += uint32(v)
			c.squares[x] += uint32(v) * uint32(v)
		}
	}
	for ; c.top < y-inkReach; c.top++ {
		for x, v := range l.Pix[c.top*l.W:][:l.W] {
			c.sums[x] -= uint32(v)
			c.squares[x] -= uint32(v) * uint32(v)
		}
	}
}

// mark marks the ink of row y.
func (c *columns) mark(rule inkRule, y int, mask []bool) {
	l := c.level
	row := l.Pix[y*l.W:][:l.W]
	var sum, squares uint32
	for x := range min(inkReach, l.W) {
		sum, squares = sum+c.sums[x], squares+c.squares[x]
	}
	for x, v := range row {
		if in := x + inkReach; in < l.W {
			sum, squares = sum+c.sums[in], squares+c.squares[in]
		}
		if out := x - inkReach - 1; out >= 0 {
			sum, squares = sum-c.sums[out], squares-c.squares[out]
		}
		n := float32((min(x+inkReach+1, l.W) - max(x-inkReach, 0)) * (c.foot - c.top))
		mean := float32(sum) / n
		depth := mean - float32(v) - rule.levels
		if depth <= rule.share*mean {
			continue
		}
		mask[x] = rule.deviations == 0 || aboveDeviations(depth+rule.levels, rule.deviations, float32(squares)/n-mean*mean)
	}
}

// aboveDeviations reports whether depth is more than so many deviations of a
// variance.
func aboveDeviations(depth, deviations, variance float32) bool {
	return depth*depth > deviations*deviations*variance
}

// grain is the deviation of the picture's noise: that of the difference
// between a pixel and its neighbours, where it is smallest.
func grain(l cell.Level) float32 {
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
			return float32(float64(d) / 0.674 / math.Sqrt(6))
		}
	}
	return 0
}
