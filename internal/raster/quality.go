package raster

import (
	"encoding/binary"
	"image"
	"math"
	"slices"
)

const (
	minTextHeight = 11.0 // pixels; recognition fails below
	maxEdgeWidth  = 1.9  // pixels, standard deviation of an edge's blur
	minPaper      = 95   // luma of the brighter parts of the sheet
	minPicture    = 50   // pixels of the shorter side: the least any office takes
)

// Quality names what is wrong with the picture for reading, of: too_small
// blurred glare cut_off dark black_and_white. It is nil for a good one.
func Quality(p *Page) []string {
	o := p.overview()
	gray := grayOf(o.tiny)
	checks := []struct {
		name string
		bad  bool
	}{
		{"too_small", tooSmall(o.stats)},
		{"blurred", edgeWidth(p.Image) > maxEdgeWidth},
		{"glare", hasGlare(gray)},
		{"cut_off", o.cutOff()},
		{"dark", percentile(gray, 0.9) < minPaper},
		{"black_and_white", !p.rendered && (p.Grey || withoutColour(o.tiny))},
	}
	var out []string
	for _, c := range checks {
		if c.bad {
			out = append(out, c.name)
		}
	}
	return out
}

// tooSmall judges print only on pages of text: the specks of a portrait's
// hair are not characters.
func tooSmall(s Stats) bool {
	const textPage, portrait = 80, 0.10 // marks; share of skin
	return min(s.Width, s.Height) < minPicture ||
		s.Marks >= textPage && s.Skin < portrait && s.MarkHeight > 0 && s.MarkHeight < minTextHeight
}

// edgeWidth is EdgeWidth of the picture's luminance.
func edgeWidth(img *image.NRGBA) float64 {
	return edgeWidthOf(img.Rect, func(y int, row []int) {
		pix := img.Pix[y*img.Stride:]
		for x := range row {
			px := binary.LittleEndian.Uint32(pix[4*x:])
			row[x] = int(luma(uint8(px), uint8(px>>8), uint8(px>>16)))
		}
	})
}

// EdgeWidth estimates the blur of a grey picture, as the deviation in pixels of
// the Gaussian that would make its contours as soft as they are; 0 where it has
// too few contours to tell.
func EdgeWidth(img *image.Gray) float64 {
	return edgeWidthOf(img.Rect, func(y int, row []int) {
		for x := range row {
			row[x] = int(img.Pix[y*img.Stride+x])
		}
	})
}

// edgeWidthOf is the median over the contours along every fourth row, each of
// which read fills in.
func edgeWidthOf(bounds image.Rectangle, read func(y int, row []int)) float64 {
	const fewest, contrast = 100, 50
	var widths []float64
	row := make([]int, bounds.Dx())
	for y := 0; y < bounds.Dy(); y += 4 {
		read(y, row)
		widths = appendWidths(widths, row, contrast)
	}
	if len(widths) < fewest {
		return 0
	}
	slices.Sort(widths)
	return widths[len(widths)/2]
}

// appendWidths measures each monotonous rise or fall of at least contrast: its
// height over its steepest slope is its deviation times the square root of
// two pi.
func appendWidths(widths []float64, row []int, contrast int) []float64 {
	for x := 1; x < len(row); {
		sign := 1
		if row[x] < row[x-1] {
			sign = -1
		}
		from, steepest := row[x-1], 0
		for ; x < len(row) && (row[x]-row[x-1])*sign > 0; x++ {
			steepest = max(steepest, (row[x]-row[x-1])*sign)
		}
		if rise := (row[x-1] - from) * sign; rise >= contrast {
			widths = append(widths, float64(rise)/float64(steepest)/math.Sqrt(2*math.Pi))
		}
		if x < len(row) && row[x] == row[x-1] {
			x++
		}
	}
	return widths
}

// hasGlare reports a spot of pure white on paper that is plainly less bright.
func hasGlare(gray *image.Gray) bool {
	const pure, paper = 250, 222
	if percentile(gray, 0.75) > paper {
		return false
	}
	total := len(gray.Pix)
	inverse := image.NewGray(gray.Rect)
	for i, v := range gray.Pix {
		inverse.Pix[i] = 255 - v
	}
	for _, c := range inkOf(inverse, 255-pure+1).components() {
		if c.Area >= total/1000 && c.Area <= total/8 && 2*c.Area > c.Box.Dx()*c.Box.Dy() {
			return true
		}
	}
	return false
}

// cutOff reports that the sheet lies partly outside of the picture.
func (o *overview) cutOff() bool {
	if !o.found || o.outline.open {
		return o.found
	}
	w, h := float64(o.small.Rect.Dx()), float64(o.small.Rect.Dy())
	slack := 0.015 * min(w, h)
	for _, c := range o.outline.quad {
		if c.x < -slack || c.y < -slack || c.x > w+slack || c.y > h+slack {
			return true
		}
	}
	return false
}

// percentile returns the grey level below which the share of pixels lies.
func percentile(gray *image.Gray, share float64) int {
	var histogram [256]int
	for _, v := range gray.Pix {
		histogram[v]++
	}
	seen := 0
	for v, n := range histogram {
		if seen += n; float64(seen) >= share*float64(len(gray.Pix)) {
			return v
		}
	}
	return 255
}

// withoutColour reports that next to no pixel of a reduced picture leaves the
// hue that the whole of it has by the light or the scanner.
func withoutColour(small *image.NRGBA) bool {
	const faint = 14
	var redness, blueness [511]int // how many pixels differ so much, and 255, from their green
	for i := 0; i+2 < len(small.Pix); i += 4 {
		r, g, b := int(small.Pix[i]), int(small.Pix[i+1]), int(small.Pix[i+2])
		redness[r-g+255]++
		blueness[b-g+255]++
	}
	pixels := len(small.Pix) / 4
	midRed, midBlue := middle(&redness, pixels), middle(&blueness, pixels)
	coloured := 0
	for i := 0; i+2 < len(small.Pix); i += 4 {
		r, g, b := int(small.Pix[i]), int(small.Pix[i+1]), int(small.Pix[i+2])
		if abs(r-g-midRed) > faint || abs(b-g-midBlue) > faint {
			coloured++
		}
	}
	return coloured*5000 < pixels
}

// middle is the median of the differences that were counted.
func middle(counts *[511]int, total int) int {
	seen := 0
	for i, n := range counts {
		if seen += n; seen > total/2 {
			return i - 255
		}
	}
	return 0
}

func abs(v int) int { return max(v, -v) }
