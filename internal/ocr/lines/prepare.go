package lines

import (
	"image"
	"math"
	"slices"
)

// Contrast is stretched between these shares of the grey levels, over at least
// minContrast of the whole range; train/samples.py does the same.
const (
	darkShare, lightShare = 0.02, 0.95
	minContrast           = 0.15
	lowest, highest       = -0.2, 1.2
)

// picture is a line made ready for a network: rows of grey, ink about 0 and
// paper about 1. scale is columns of the picture a pixel of the line; used is
// the columns before the padding.
type picture struct {
	values []float32
	scale  float64
	used   int
}

// prepare scales the line to the height and pads it with its last columns'
// grey to a multiple of unit columns.
func prepare(line *image.Gray, height, unit int) picture {
	size := line.Bounds().Size()
	width := max(int(math.Round(float64(size.X*height)/float64(size.Y))), 8)
	values := resize(line, width, height)
	stretch(values)
	padded := (width + unit - 1) / unit * unit
	p := picture{make([]float32, padded*height), float64(width) / float64(size.X), width}
	last := edge(values, width)
	for y := range height {
		row := p.values[y*padded : (y+1)*padded]
		copy(row, values[y*width:(y+1)*width])
		for x := width; x < padded; x++ {
			row[x] = last
		}
	}
	return p
}

// inkShare is how much of the darkest ink's darkness, against the paper beside
// it, a pixel has at least to count as ink; room is the paper left around the
// ink, and leastHeight the least height, both as shares of heights: a dash
// alone is no tall line.
const (
	inkShare    = 0.35
	room        = 0.12
	leastHeight = 0.35
)

// trim cuts away the paper around the ink of a line.
func trim(line *image.Gray) *image.Gray {
	across, down := inkIn(line)
	left, right := ends(across)
	top, bottom := ends(down)
	if lack := int(leastHeight*float64(len(down))) - (bottom - top); lack > 0 {
		top, bottom = top-lack/2, bottom+(lack+1)/2
	}
	by := int(math.Ceil(room * float64(bottom-top)))
	box := image.Rect(left-by, top-by, right+by, bottom+by).Add(line.Bounds().Min)
	return line.SubImage(box.Intersect(line.Bounds())).(*image.Gray)
}

// inkIn tells of every column and of every row of a line whether ink stands in
// it.
func inkIn(line *image.Gray) (across, down []bool) {
	size := line.Bounds().Size()
	across, down = make([]bool, size.X), make([]bool, size.Y)
	limits := inkLimits(line)
	for y := range size.Y {
		for x, v := range line.Pix[y*line.Stride:][:size.X] {
			if float64(v) < limits[x] {
				across[x], down[y] = true, true
			}
		}
	}
	return across, down
}

// inkLimits returns the grey that parts ink from paper in every column. Paper
// is what is lightest nearby, so that a shadow over one end of the line leaves
// the other end its ink.
func inkLimits(line *image.Gray) []float64 {
	size := line.Bounds().Size()
	dark, light := columnExtremes(line)
	limits, darkest := make([]float64, size.X), 1.0
	for x := range limits {
		paper := max(float64(slices.Max(light[max(x-size.Y, 0):min(x+size.Y+1, size.X)])), 1)
		limits[x] = paper
		darkest = min(darkest, float64(dark[x])/paper)
	}
	for x := range limits {
		limits[x] *= 1 - inkShare*(1-darkest)
	}
	return limits
}

// columnExtremes returns the darkest and the lightest grey of every column.
func columnExtremes(line *image.Gray) (dark, light []uint8) {
	size := line.Bounds().Size()
	dark, light = slices.Repeat([]uint8{255}, size.X), make([]uint8, size.X)
	for y := range size.Y {
		for x, v := range line.Pix[y*line.Stride:][:size.X] {
			dark[x], light[x] = min(dark[x], v), max(light[x], v)
		}
	}
	return dark, light
}

// extremes returns the darkest and the lightest grey.
func extremes(line *image.Gray) (dark, light uint8) {
	size := line.Bounds().Size()
	dark = 255
	for y := range size.Y {
		for _, v := range line.Pix[y*line.Stride:][:size.X] {
			dark, light = min(dark, v), max(light, v)
		}
	}
	return dark, light
}

// ends returns the first place that is set and the one after the last.
func ends(set []bool) (from, to int) {
	from, to = len(set), 0
	for i, s := range set {
		if s {
			from, to = min(from, i), i+1
		}
	}
	return min(from, to), to
}

// leastContrast is the least difference of greys that ink makes.
const leastContrast = 12

// tap says which samples one sample of the result is made of.
type tap struct {
	from    int
	weights []float32
}

// taps maps a row of samples to another length: by shares of the area when it
// shrinks, linearly between the middles of samples when it grows.
func taps(from, to int) []tap {
	scale := float64(from) / float64(to)
	out, room := make([]tap, to), make([]float32, from+2*to)
	for i := range out {
		if scale > 1 {
			out[i] = areaTap(float64(i)*scale, min(float64(i+1)*scale, float64(from)), room)
		} else {
			out[i] = linearTap((float64(i)+0.5)*scale-0.5, from, room)
		}
		room = room[len(out[i].weights):]
	}
	return out
}

// areaTap and linearTap keep their weights in the beginning of room.
func areaTap(low, high float64, room []float32) tap {
	t := tap{int(low), room[:0]}
	for x := t.from; float64(x) < high; x++ {
		share := min(high, float64(x+1)) - max(low, float64(x))
		t.weights = append(t.weights, float32(share/(high-low)))
	}
	return t
}

func linearTap(at float64, samples int, room []float32) tap {
	at = min(max(at, 0), float64(samples-1))
	low := min(int(at), max(samples-2, 0))
	if samples == 1 {
		return tap{0, append(room[:0], 1)}
	}
	share := float32(at - float64(low))
	return tap{low, append(room[:0], 1-share, share)}
}

// resize returns the line at another size, grey levels from 0 to 1.
func resize(line *image.Gray, width, height int) []float32 {
	size := line.Bounds().Size()
	across, down := taps(size.X, width), taps(size.Y, height)
	rows := make([]float32, width*size.Y)
	for y := range size.Y {
		pixels := line.Pix[y*line.Stride:][:size.X]
		for x, t := range across {
			var sum float32
			for k, w := range t.weights {
				sum += w * float32(pixels[t.from+k])
			}
			rows[y*width+x] = sum / 255
		}
	}
	out := make([]float32, width*height)
	for y, t := range down {
		into := out[y*width : (y+1)*width]
		for k, w := range t.weights {
			for x, v := range rows[(t.from+k)*width:][:width] {
				into[x] += w * v
			}
		}
	}
	return out
}

// stretch spreads the contrast.
func stretch(values []float32) {
	low, high := levels(values)
	span := max(high-low, minContrast)
	for i, v := range values {
		values[i] = min(max((v-low)/span, lowest), highest)
	}
}

// levels returns the grey under which darkShare, and lightShare, of the values
// lie.
func levels(values []float32) (low, high float32) {
	const steps = 4096
	var counts [steps + 1]int
	for _, v := range values {
		counts[int(v*steps+0.5)]++
	}
	dark, light := int(darkShare*float64(len(values)-1)), int(lightShare*float64(len(values)-1))
	low, high = -1, -1
	seen := 0
	for level, n := range counts {
		seen += n
		if low < 0 && seen > dark {
			low = float32(level) / steps
		}
		if high < 0 && seen > light {
			high = float32(level) / steps
		}
	}
	return low, high
}

// edge is the mean grey of the last two columns.
func edge(values []float32, width int) float32 {
	var sum float32
	rows := len(values) / width
	for y := range rows {
		sum += values[y*width+width-1] + values[y*width+width-2]
	}
	return sum / float32(2*rows)
}
