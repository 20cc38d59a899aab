package reader

import (
	"math"

	"zhengqi/internal/mrz/scan"
)

// Sizes of a zone in millimetres (ICAO 9303-3, 4.2): the width of its 44
// cells, and from the top of the upper characters to the foot of the lower.
const (
	zoneWidth  = 44 * 2.54
	zoneHeight = 6.35 + 2.5
	zoneMiddle = 1.25 // from the top of the upper characters to their middle
)

// frame maps millimetres on a data page, to the right and downwards from the
// middle of the left edge of the zone's first line, to pixels of the picture:
// a projection, so that a page held askew lies flat in it.
type frame struct{ m [9]float64 }

// newFrame lays the frame by the corners of a zone: top left, top right,
// bottom right, bottom left.
func newFrame(corners [4]scan.Corner) frame {
	s := unitSquareTo(corners)
	const middle = zoneMiddle / zoneHeight
	return frame{[9]float64{
		s[0] / zoneWidth, s[1] / zoneHeight, s[2] + s[1]*middle,
		s[3] / zoneWidth, s[4] / zoneHeight, s[5] + s[4]*middle,
		s[6] / zoneWidth, s[7] / zoneHeight, s[8] + s[7]*middle,
	}}
}

// unitSquareTo is the projection that takes the unit square's corners, in the
// order of those of a zone, to c; of corners that are no quadrilateral it is
// the parallelogram of the first three.
func unitSquareTo(c [4]scan.Corner) [9]float64 {
	dx1, dy1 := c[1].X-c[2].X, c[1].Y-c[2].Y
	dx2, dy2 := c[3].X-c[2].X, c[3].Y-c[2].Y
	sx, sy := c[0].X-c[1].X+c[2].X-c[3].X, c[0].Y-c[1].Y+c[2].Y-c[3].Y
	var g, h float64
	if den := dx1*dy2 - dx2*dy1; den != 0 {
		g, h = (sx*dy2-dx2*sy)/den, (dx1*sy-sx*dy1)/den
	}
	return [9]float64{
		c[1].X - c[0].X + g*c[1].X, c[3].X - c[0].X + h*c[3].X, c[0].X,
		c[1].Y - c[0].Y + g*c[1].Y, c[3].Y - c[0].Y + h*c[3].Y, c[0].Y,
		g, h, 1,
	}
}

// at maps a place of the page to the picture.
func (f frame) at(x, y float64) (float64, float64) {
	w := f.m[6]*x + f.m[7]*y + f.m[8]
	return (f.m[0]*x + f.m[1]*y + f.m[2]) / w, (f.m[3]*x + f.m[4]*y + f.m[5]) / w
}

// perMM is how many pixels of the picture a millimetre of the page takes, in
// the middle of the printed zone.
func (f frame) perMM() float64 {
	const x, y = (plateLeft + plateRight) / 2, (plateTop + plateBottom) / 2
	x0, y0 := f.at(x-10, y)
	x1, y1 := f.at(x+10, y)
	return math.Hypot(x1-x0, y1-y0) / 20
}
