package scan

import "math"

// point is a place on a picture in pixels.
type point struct{ x, y float64 }

func (p point) plus(q point) point       { return point{p.x + q.x, p.y + q.y} }
func (p point) minus(q point) point      { return point{p.x - q.x, p.y - q.y} }
func (p point) times(f float64) point    { return point{p.x * f, p.y * f} }
func (p point) dot(q point) float64      { return p.x*q.x + p.y*q.y }
func (p point) across() point            { return point{-p.y, p.x} }
func (p point) length() float64          { return math.Hypot(p.x, p.y) }
func (p point) distance(q point) float64 { return p.minus(q).length() }

// axis returns the mean of the points and the unit vector along which they
// spread most; it points to the right, or down.
func axis(points []point) (middle, along point) {
	for _, p := range points {
		middle = middle.plus(p)
	}
	middle = middle.times(1 / float64(len(points)))
	var xx, xy, yy float64
	for _, p := range points {
		d := p.minus(middle)
		xx, xy, yy = xx+d.x*d.x, xy+d.x*d.y, yy+d.y*d.y
	}
	angle := 0.5 * math.Atan2(2*xy, xx-yy)
	along = point{math.Cos(angle), math.Sin(angle)}
	if along.x < -1e-9 || math.Abs(along.x) <= 1e-9 && along.y < 0 {
		along = along.times(-1)
	}
	return middle, along
}
