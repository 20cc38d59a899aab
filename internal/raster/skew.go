package raster

import (
	"image"
	"math"
)

const (
	maxSkew    = 15.0 // degrees either way
	coarseStep = 0.5
	fineStep   = 0.05
	minEdges   = 200 // fewer edge points tell no angle
	minPeak    = 1.35
)

// skewOf returns the angle in degrees, clockwise positive, by which the lines
// of ink lean by their ends, or 0 where it shows no lines. Lines may
// run across or down.
func skewOf(across, down []edgePoint) float64 {
	a, sharpA := bestAngle(across, -1)
	b, sharpB := bestAngle(down, 1)
	switch {
	case sharpA < minPeak && sharpB < minPeak:
		return 0
	case sharpB > sharpA:
		return b
	}
	return a
}

// edgePoint is where ink ends: along is the position on the line that is
// sought, level that across it.
type edgePoint struct{ along, level float64 }

// lowerEdges returns the pixels of ink that have none below, and those that
// have none to the right, as points of lines across and of lines down.
func lowerEdges(ink bitmap) (across, down []edgePoint) {
	for y := range ink.h - 1 {
		row, next := ink.row(y), ink.row(y+1)
		for x := range ink.w - 1 {
			if row[x] == 0 {
				continue
			}
			if next[x] == 0 {
				across = append(across, edgePoint{float64(x), float64(y)})
			}
			if row[x+1] == 0 {
				down = append(down, edgePoint{float64(y), float64(x)})
			}
		}
	}
	return across, down
}

// localInk marks what is darker than three quarters of the ground around it,
// and by more than grain.
func localInk(gray *image.Gray) bitmap {
	const cell, radius, grain = 4, 4, 24
	w, h := gray.Rect.Dx(), gray.Rect.Dy()
	b := bitmap{w, h, make([]uint8, w*h)}
	if w < cell || h < cell {
		return b
	}
	ground := closing(reduceGray(gray, cell), radius)
	for y := range h {
		cells := ground.Pix[min(y/cell, ground.Rect.Dy()-1)*ground.Stride:][:ground.Rect.Dx()]
		row := b.row(y)
		for x, v := range gray.Pix[y*gray.Stride:][:w] {
			paper := int(cells[min(x/cell, len(cells)-1)])
			if 4*int(v) < 3*paper && paper-int(v) >= grain {
				row[x] = 1
			}
		}
	}
	return b
}

// bestAngle returns the angle in degrees whose projection profile is the most
// uneven, and how much more so than the middling angle. way is the sign with
// which a point's level changes with its place along the line.
func bestAngle(points []edgePoint, way float64) (angle, sharpness float64) {
	if len(points) < minEdges {
		return 0, 0
	}
	score := func(degrees float64) float64 {
		return unevenness(points, way*math.Tan(degrees*math.Pi/180))
	}
	best, sum, n := 0.0, 0.0, 0.0
	for d := -maxSkew; d <= maxSkew; d += coarseStep {
		v := score(d)
		sum, n = sum+v, n+1
		if v > best {
			angle, best = d, v
		}
	}
	centre := angle
	for d := centre - coarseStep; d <= centre+coarseStep; d += fineStep {
		if v := score(d); v > best {
			angle, best = d, v
		}
	}
	return angle, best * n / max(sum, 1)
}

// unevenness is the sum of the squares of the profile's counts.
func unevenness(points []edgePoint, tangent float64) float64 {
	const bins = 4096
	var profile [bins]int32
	for _, p := range points {
		profile[int(p.level+p.along*tangent+bins/2)&(bins-1)]++
	}
	sum := 0.0
	for _, n := range profile {
		sum += float64(n) * float64(n)
	}
	return sum
}
