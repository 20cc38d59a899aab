package scan

import (
	"image"

	"zhengqi/internal/mrz/scan/cell"
)

// A pixel is ink where it is darker than the mean of the window around it by
// this share and by this many grey levels.
const (
	inkReach  = 14
	inkShare  = 0.12
	inkLevels = 5
)

// inkMask marks the pixels that are darker than their surroundings.
func inkMask(l cell.Level) []bool {
	sums := integral(l)
	stride := l.W + 1
	mask := make([]bool, l.W*l.H)
	for y := range l.H {
		top, bottom := max(y-inkReach, 0), min(y+inkReach+1, l.H)
		above, below := sums[top*stride:], sums[bottom*stride:]
		for x := range l.W {
			left, right := max(x-inkReach, 0), min(x+inkReach+1, l.W)
			sum := below[right] - below[left] - above[right] + above[left]
			mean := float32(sum) / float32((right-left)*(bottom-top))
			mask[y*l.W+x] = float32(l.Pix[y*l.W+x]) < mean*(1-inkShare)-inkLevels
		}
	}
	return mask
}

// integral holds at (y, x) the sum of all pixels above and left of that point.
func integral(l cell.Level) []uint32 {
	stride := l.W + 1
	sums := make([]uint32, stride*(l.H+1))
	for y := range l.H {
		var row uint32
		for x, v := range l.Pix[y*l.W:][:l.W] {
			row += uint32(v)
			sums[(y+1)*stride+x+1] = sums[y*stride+x+1] + row
		}
	}
	return sums
}

// blob is a connected patch of ink.
type blob struct {
	box  image.Rectangle
	area int
}

func (b blob) center() point {
	return point{float64(b.box.Min.X+b.box.Max.X) / 2, float64(b.box.Min.Y+b.box.Max.Y) / 2}
}

// size is the larger side of the blob.
func (b blob) size() int { return max(b.box.Dx(), b.box.Dy()) }

// span is a run of ink in one row that belongs to a blob.
type span struct{ from, to, blob int }

// blobs returns the connected patches of the mask, eight neighbours counted.
func blobs(mask []bool, w int) []blob {
	var found []blob
	parents := forest{}
	var above []span
	for y := 0; y*w < len(mask); y++ {
		row := spansOf(mask[y*w : y*w+w])
		k := 0
		for i := range row {
			s := &row[i]
			s.blob = len(found)
			found = append(found, blob{image.Rect(s.from, y, s.to, y+1), s.to - s.from})
			parents = append(parents, s.blob)
			for k < len(above) && above[k].to < s.from {
				k++
			}
			for j := k; j < len(above) && above[j].from <= s.to; j++ {
				parents.join(above[j].blob, s.blob)
			}
		}
		above = row
	}
	return merged(found, parents)
}

func spansOf(row []bool) []span {
	var out []span
	for x := 0; x < len(row); x++ {
		if !row[x] {
			continue
		}
		from := x
		for x < len(row) && row[x] {
			x++
		}
		out = append(out, span{from: from, to: x})
	}
	return out
}

func merged(found []blob, parents forest) []blob {
	var out []blob
	place := make([]int, len(found))
	for i := range found {
		root := parents.root(i)
		if root == i {
			place[i] = len(out)
			out = append(out, found[i])
			continue
		}
		b := &out[place[root]]
		b.box = b.box.Union(found[i].box)
		b.area += found[i].area
	}
	return out
}

// forest joins numbers into sets; the smallest of a set is its root.
type forest []int

func (f forest) root(i int) int {
	for f[i] != i {
		f[i] = f[f[i]]
		i = f[i]
	}
	return i
}

func (f forest) join(a, b int) {
	a, b = f.root(a), f.root(b)
	f[max(a, b)] = min(a, b)
}

func newForest(n int) forest {
	f := make(forest, n)
	for i := range f {
		f[i] = i
	}
	return f
}
