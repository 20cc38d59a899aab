package scan

import (
	"cmp"
	"image"
	"math"
	"slices"

	"zhengqi/internal/raster"
)

// chain is a row of blobs of like size: perhaps a line of text. size is the
// blobs' median height, from and to are the ends along the line.
type chain struct {
	blobs    []blob
	middle   point
	along    point
	from, to float64 // of the blobs' centres, relative to middle
	size     float64
}

func (c chain) length() float64 { return c.to - c.from }

// offset is how far p lies below the line of the chain.
func (c chain) offset(p point) float64 { return p.minus(c.middle).dot(c.along.across()) }

// Characters of a zone are at least this tall on a picture reduced for
// finding, and at most that tall; a chain has at least so many.
const (
	leastSize   = 4
	mostSize    = 64
	leastLinked = 5
)

// No page of text has more blobs or lines than these; pictures of gravel or of
// noise do, and their time is to be bounded too.
const (
	mostBlobs  = 20_000
	mostChains = 300
)

// chains links neighbouring blobs of like size and returns the rows they make,
// longest first.
func chains(all []blob) []chain {
	kept := slices.DeleteFunc(slices.Clone(all), func(b blob) bool {
		return b.size() < leastSize || b.size() > mostSize || b.Area*8 < b.size()*b.size() && b.Area < 6
	})
	if len(kept) > mostBlobs {
		slices.SortFunc(kept, func(a, b blob) int { return cmp.Compare(b.Area, a.Area) })
		kept = kept[:mostBlobs]
	}
	var out []chain
	for _, cluster := range clusters(kept) {
		out = append(out, rows(cluster)...)
	}
	out = joinCollinear(longest(out))
	return longest(out)
}

// longest sorts chains by length and keeps as many as a page may have.
func longest(list []chain) []chain {
	slices.SortFunc(list, func(a, b chain) int { return cmp.Compare(b.length(), a.length()) })
	return list[:min(len(list), mostChains)]
}

// clusters groups blobs whose gaps are smaller than they are.
func clusters(all []blob) [][]blob {
	slices.SortFunc(all, func(a, b blob) int {
		return cmp.Or(cmp.Compare(a.Box.Min.X, b.Box.Min.X), cmp.Compare(a.Box.Min.Y, b.Box.Min.Y))
	})
	groups := raster.NewForest(len(all))
	cells := map[image.Point][]int{}
	for i, b := range all {
		c := b.Box.Min.Add(b.Box.Max).Div(2).Div(mostSize)
		for dy := -1; dy <= 1; dy++ {
			for dx := -1; dx <= 1; dx++ {
				for _, j := range cells[c.Add(image.Pt(dx, dy))] {
					if linked(all[j], b) {
						groups.Join(i, j)
					}
				}
			}
		}
		cells[c] = append(cells[c], i)
	}
	members := map[int][]blob{}
	for i, b := range all {
		members[groups.Root(i)] = append(members[groups.Root(i)], b)
	}
	var out [][]blob
	for i := range all {
		if len(members[i]) >= leastLinked {
			out = append(out, members[i])
		}
	}
	return out
}

// linked reports whether two blobs may be neighbours on one line: of like
// size, and nearer than the lines of a zone are to each other.
func linked(a, b blob) bool {
	small, large := min(a.size(), b.size()), max(a.size(), b.size())
	if large > 2*small {
		return false
	}
	dx := max(a.Box.Min.X, b.Box.Min.X) - min(a.Box.Max.X, b.Box.Max.X)
	dy := max(a.Box.Min.Y, b.Box.Min.Y) - min(a.Box.Max.Y, b.Box.Max.Y)
	return 10*max(dx, dy) <= 9*small+5
}

// rows splits a cluster into the lines that run along its longest extent.
func rows(cluster []blob) []chain {
	points := make([]point, len(cluster))
	for i, b := range cluster {
		points[i] = b.center()
	}
	middle, along := axis(points)
	down := along.across()
	height := func(b blob) float64 { return b.center().minus(middle).dot(down) }
	slices.SortFunc(cluster, func(a, b blob) int { return cmp.Compare(height(a), height(b)) })
	size := medianSize(cluster)
	var out []chain
	start := 0
	for i := 1; i <= len(cluster); i++ {
		if i < len(cluster) && height(cluster[i])-height(cluster[i-1]) < 0.45*size {
			continue
		}
		if c, ok := newChain(cluster[start:i]); ok {
			out = append(out, c)
		}
		start = i
	}
	return out
}

func medianSize(list []blob) float64 {
	sizes := make([]int, len(list))
	for i, b := range list {
		sizes[i] = b.size()
	}
	slices.Sort(sizes)
	return float64(sizes[len(sizes)*6/10])
}

// newChain makes a chain of blobs that lie on a line: few enough strays, and
// longer than it is tall.
func newChain(list []blob) (chain, bool) {
	if len(list) < leastLinked {
		return chain{}, false
	}
	c := chain{blobs: slices.Clone(list), size: medianSize(list)}
	c.settle()
	if c.length() < 4*c.size {
		return chain{}, false
	}
	var spread float64
	for _, b := range c.blobs {
		o := c.offset(b.center())
		spread += o * o
	}
	return c, math.Sqrt(spread/float64(len(c.blobs))) < 0.5*c.size
}

// settle fits the line of the chain to its blobs.
func (c *chain) settle() {
	points := make([]point, len(c.blobs))
	for i, b := range c.blobs {
		points[i] = b.center()
	}
	c.middle, c.along = axis(points)
	c.from, c.to = math.Inf(1), math.Inf(-1)
	for _, p := range points {
		t := p.minus(c.middle).dot(c.along)
		c.from, c.to = min(c.from, t), max(c.to, t)
	}
}

// joinCollinear joins chains that continue one another: a line of a zone
// breaks where glare, a crease or a stroke of a pen crosses it.
func joinCollinear(list []chain) []chain {
	for i := 0; i < len(list); i++ {
		for j := i + 1; j < len(list); j++ {
			if !continues(list[i], list[j]) {
				continue
			}
			list[i].blobs = append(list[i].blobs, list[j].blobs...)
			list[i].settle()
			list = slices.Delete(list, j, j+1)
			j = i
		}
	}
	return list
}

func continues(a, b chain) bool {
	if b.size > 1.6*a.size || a.size > 1.6*b.size {
		return false
	}
	near := b.middle.minus(a.middle).dot(a.along)
	reach := b.length()/2 + 8*a.size
	if near < a.from-reach || near > a.to+reach {
		return false
	}
	return math.Abs(a.offset(b.middle)) < 0.6*a.size && math.Abs(a.along.dot(b.along.across())) < 0.12
}
