package photo

import (
	"image"
	"strconv"

	"zhengqi/internal/dossier"
	"zhengqi/internal/raster"
)

// Inspect measures a portrait or a signature and returns fields of source
// image: for a photo background_white, has_border, colour and, where a face is
// found, face_count, face_middle (as a share of the width) and face_share (of
// the height); for a signature background_white, has_border, ink_fill and touches_edge. A measure near its
// limit is flagged for review; one that cannot be taken is left out. Other
// kinds have no such fields.
func Inspect(p *raster.Page, kind dossier.Kind) dossier.Fields {
	c := canvas{p.Image}
	if c.w() < minSide || c.h() < minSide {
		return dossier.Fields{}
	}
	var f dossier.Fields
	switch kind {
	case dossier.Photo:
		f = inspectPhoto(c, p.Grey)
	case dossier.Signature:
		f = inspectSignature(c)
	}
	for name, field := range f {
		field.Source, field.Page, field.Raw = dossier.SourceImage, p.Number, field.Value
		f[name] = field
	}
	return f
}

// minSide is the least side in pixels on which anything can be measured.
const minSide = 16

// canvas is the picture that is measured.
type canvas struct{ *image.NRGBA }

func (c canvas) w() int { return c.Rect.Dx() }
func (c canvas) h() int { return c.Rect.Dy() }

// share returns how many of the pixels of r, 0 to 1, satisfy is.
func (c canvas) share(r image.Rectangle, is func(r, g, b uint8) bool) float64 {
	r = r.Intersect(c.Rect)
	if r.Empty() {
		return 0
	}
	n := 0
	for y := r.Min.Y; y < r.Max.Y; y++ {
		row := c.Pix[c.PixOffset(r.Min.X, y):c.PixOffset(r.Max.X, y)]
		for i := 0; i+2 < len(row); i += 4 {
			if is(row[i], row[i+1], row[i+2]) {
				n++
			}
		}
	}
	return float64(n) / float64(r.Dx()*r.Dy())
}

// limits sort a measure: at or above yes it holds, at or below no it does not,
// and in between the nearer one is said, for review.
type limits struct{ no, yes float64 }

func (l limits) field(measure float64) dossier.Field {
	middle := (l.no + l.yes) / 2
	f := dossier.Field{Value: strconv.FormatBool(measure >= middle), Confidence: 0.97}
	if measure > l.no && measure < l.yes {
		f.Confidence, f.Review = 0.6, true
	}
	return f
}

// near reports whether two colours differ by less than by in every channel.
func near(a, b colour, by int) bool {
	for i := range a {
		if d := int(a[i]) - int(b[i]); d >= by || -d >= by {
			return false
		}
	}
	return true
}

// colour is red, green and blue.
type colour [3]uint8

// medianColour returns the median of each channel over the rectangles.
func (c canvas) medianColour(rects []image.Rectangle) colour {
	var histogram [3][256]int
	total := 0
	for _, r := range rects {
		c.share(r, func(r, g, b uint8) bool {
			histogram[0][r]++
			histogram[1][g]++
			histogram[2][b]++
			total++
			return false
		})
	}
	var out colour
	for i := range out {
		seen := 0
		for v, n := range histogram[i] {
			if seen += n; 2*seen > total {
				out[i] = uint8(v)
				break
			}
		}
	}
	return out
}
